// Student work, sorted after class (domain practice, instrument 10). Unit: slips. tap.seat is the slip's number; the pile
// that a slip was put on last holds. Share of a pile = its slips ÷ the slips that were there, blank ones among them.
// Small groups: what one slip more or less moves is said beside the count.
import { round } from "./recording.js";
import { many, number, outOf, say } from "./words.js";
import { fromLeft, stackedBars, tableBehind } from "./stacked.js";

// From here on one slip is three points of a hundred or less.
const MANY_SLIPS = 40;

export const piled = (recording) => {
  const piles = new Map();
  recording.marks.forEach((tap) => { if (tap.seat) piles.set(tap.seat, tap.code); });
  return piles;
};

export const slips = (plan, recording) => {
  const on = Array.from(piled(recording).values()), all = on.length;
  const piles = plan.codes.map((code) => ({ key: code.key, name: code.name, n: on.filter((key) => key === code.key).length }));
  const first = piles[0] || { name: "", n: 0 };
  const rows = [{ label: many("slips.slips", all), value: null, parts: piles }];
  const picture = stackedBars(say("slips.piles"), fromLeft(piles.map((pile) => pile.name)), rows);
  picture.table = tableBehind(say("slips.sorted"), piles.map((pile) => pile.name), rows);
  return {
    n: first.n, of: all, unit: "slips", as: "share",
    headline: { count: outOf(first.n, all), label: say("slips.label-of", [first.name]) },
    told: piles.map((pile) => ({ name: pile.name, value: outOf(pile.n, all) })).concat(
      all > 0 && all < MANY_SLIPS ? [{ name: say("slips.one"), value: say("slips.points", [number(round(100 / all))]) }] : []),
    counts: piles.map((pile) => ({ code: pile.key, n: pile.n })),
    pictures: all === 0 ? [] : [picture],
  };
};
