// Opportunities to respond (domain practice, instrument 6). Unit: turns; a turn of the whole class at once is one event.
// Rate = turns ÷ minutes observed, gaps left out. Spread = seats with at least one single turn ÷ seats of the plan.
// After the opportunity to respond of MacSuga-Gage and Simonsen; recommended rates conflict, so none is shown.
import { bySeat, counted, sum } from "./recording.js";
import { longEnough, many, number, outOf, rated, say } from "./words.js";
import { seats, ticks } from "./pictures.js";

// How unevenly single turns fall on seats: 0 where each had as many, towards 1 where one had all (Gini, 1912).
export const gini = (numbers) => {
  const all = sum(numbers), s = numbers.slice().sort((a, b) => a - b);
  return all === 0 ? 0 : sum(s.map((n, i) => (2 * (i + 1) - s.length - 1) * n)) / (s.length * all);
};

export const opportunities = (plan, recording) => {
  const counts = counted(plan, recording), turns = sum(counts.map((count) => count.n));
  const seated = plan.seats > 0 && plan.codes.some((code) => code.key === "individual");
  const had = bySeat(plan, recording, ["individual"]), reached = had.filter((n) => n > 0).length;
  const told = counts.map((count) => rated(count.code.name, count.n, recording));
  if (seated && sum(had) > 0) {
    const whole = sum(counts.filter((count) => ["choral", "all", "partner"].includes(count.code.key)).map((count) => count.n));
    if (whole > 0) told.push({ name: say("opportunities.chances"), value: say("opportunities.chances-of", [number(sum(had) + whole * plan.seats), number(plan.seats)]) });
    told.push({ name: say("opportunities.gini"), value: gini(had).toFixed(2), aside: say("opportunities.gini-says") });
  }
  return {
    n: seated ? reached : turns, of: seated ? plan.seats : 0, unit: seated ? "seats" : "turns", as: seated ? "share" : "rate",
    headline: seated
      ? { count: outOf(reached, plan.seats), label: say("opportunities.label-of") }
      : { count: number(turns), label: many("opportunities.label", turns) },
    told,
    brief: !longEnough(recording),
    pictures: (plan.seats > 0 ? [seats(had, say("figures.each-square"))] : []).concat([
      ticks(plan, recording, (tap) => tap.code === "individual", say(plan.seats > 0 ? "figures.strokes" : "figures.strokes-plain")),
    ]),
  };
};
