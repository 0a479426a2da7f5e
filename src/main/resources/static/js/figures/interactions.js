// Ratio of interaction (domain practice, instrument 7). Unit: acts of attention by the teacher. What the student was doing
// decides the side, never the tone. R = wanted : unwanted, as counts; share = wanted ÷ (wanted + unwanted).
// After Sprick and Knight; ratios that others recommend are disputed, so none is shown. A plan that counts only one side has no ratio.
import { bySeat, counted, sum } from "./recording.js";
import { longEnough, number, outOf, rated, say } from "./words.js";
import { inParts } from "./pictures.js";
import { pairedBars, strokeLanes } from "./bars.js";

const interactionSide = (plan, side) => plan.codes.filter((code) => code.key.indexOf(side) === 0);

const interactionSeats = (plan, recording) => {
  const wanted = bySeat(plan, recording, ["wanted-one"]), not = bySeat(plan, recording, ["unwanted-one"]);
  return {
    title: say("figures.seat-by-seat"), aside: say("figures.board"), about: say("interactions.seats"), only: "host",
    seats: wanted.map((n, i) => n + not[i] > 0 ? { had: true, count: `${n} : ${not[i]}` } : { had: false, count: "–" }),
  };
};

export const interactions = (plan, recording) => {
  const sides = ["wanted-", "unwanted-"].map((side) => {
    const codes = interactionSide(plan, side).map((code) => code.key);
    const taps = recording.marks.filter((tap) => codes.includes(tap.code));
    return { planned: codes.length > 0, label: say(`interactions.${side}side`), taps, n: taps.length };
  });
  const wanted = sides[0].n, not = sides[1].n, both = sides[0].planned && sides[1].planned, all = wanted + not;
  const planned = sides.filter((side) => side.planned);
  const seated = plan.seats > 0 && plan.codes.some((code) => code.key.indexOf("-one") > 0);
  const told = counted(plan, recording).map((count) => rated(count.code.name, count.n, recording));
  if (both && all > 0) told.push({ name: say("interactions.share"), value: outOf(wanted, all) });
  return {
    n: wanted, of: both ? all : 0, unit: "percent", as: both && all > 0 ? "share" : "none",
    headline: both
      ? { count: say("interactions.ratio", [number(wanted), number(not)]), label: say("interactions.label") }
      : { count: number(all), label: planned.length ? planned[0].label : "" },
    told,
    brief: !longEnough(recording),
    pictures: [
      { title: say("interactions.bars"), parts: pairedBars(planned) },
      {
        title: say("figures.minute-by-minute"), about: say("figures.lanes-of-strokes"),
        parts: strokeLanes(recording, planned), table: inParts(plan, recording),
      },
    ].concat(seated ? [interactionSeats(plan, recording)] : []),
  };
};
