// Time on task (domain practice, instrument 1): momentary sampling in sweeps over the seats. Unit: looks at one student.
// On = on ÷ (on + off-academic + off); out of sight is in neither. A sweep is one round over the seats: its taps name its
// first one (tap.on), and the last mark of a seat in a sweep holds. Looks of one visit hang together in time, so no
// interval is computed: the range over sweeps is said. What "on" is, the host says in the plan. After Good and Brophy.
import { across, dot, line, seats, text } from "./pictures.js";
import { number, outOf, say } from "./words.js";
import { percent } from "./strips.js";

const SEEN = ["on", "off-academic", "off"];

// The sweeps in their order, each {id, marks}: one mark for each seat it came to.
export const sweeps = (marks) => {
  const all = new Map();
  marks.forEach((tap) => {
    const id = tap.on || tap.id, sweep = all.get(id) || { id, marks: [] };
    all.set(id, sweep);
    sweep.marks = sweep.marks.filter((mark) => !tap.seat || mark.seat !== tap.seat).concat([tap]);
  });
  return Array.from(all.values());
};

const onOf = (marks) => marks.filter((tap) => tap.code === "on").length;
const seenOf = (marks) => marks.filter((tap) => SEEN.includes(tap.code)).length;

// A point for each sweep, from none at the bottom to all at the top.
const sweepDots = (some) => ({
  title: say("on-task.by-sweep"),
  about: say("on-task.dots"),
  parts: [{
    name: say("on-task.dots-name", [number(some.length)]), height: 132,
    shapes: [line("grid", "0%", 12, "100%", 12), line("grid", "0%", 60, "100%", 60), line("grid", "0%", 108, "100%", 108)]
      .concat(some.map((one, i) => dot(sweepAt(i, some), 108 - (96 * one.on) / one.seen)))
      .concat(some.map((one, i) => text(sweepAt(i, some), 128, "middle", some.length > 7 ? number(one.number) : `${one.on}/${one.seen}`))),
  }],
  table: {
    caption: say("figures.table"), head: [say("on-task.sweep-head"), say("on-task.on-head"), say("on-task.seen-head"), say("on-task.out-head")],
    rows: some.map((one) => [number(one.number), number(one.on), number(one.seen), number(one.out)]),
  },
});
const sweepAt = (i, some) => across((i + 0.5) / some.length, { end: 1 });

const sweepRange = (some) => {
  const by = some.slice().sort((a, b) => a.on / a.seen - b.on / b.seen), low = by[0], high = by[by.length - 1];
  return { name: say("on-task.range"), value: say("on-task.range-of", [outOf(low.on, low.seen), outOf(high.on, high.seen), number(some.length)]) };
};

export const onTask = (plan, recording) => {
  const all = sweeps(recording.marks), marks = all.reduce((some, sweep) => {
    sweep.marks.forEach((mark) => some.push(mark));
    return some;
  }, []);
  const n = onOf(marks), of = seenOf(marks);
  const rounds = plan.seats === 0 ? [] : all.map((sweep, i) => ({
    number: i + 1, on: onOf(sweep.marks), seen: seenOf(sweep.marks), out: sweep.marks.length - seenOf(sweep.marks),
  })).filter((one) => one.seen > 0);
  const code = (key) => marks.filter((tap) => tap.code === key).length;
  const bySeats = Array.from({ length: plan.seats }, (_, i) => marks.filter((tap) => tap.seat === i + 1));
  return {
    n, of, unit: "looks", as: of > 0 ? "share" : "none",
    headline: { count: outOf(n, of), label: say("on-task.label") },
    told: [{ name: say("on-task.share"), value: outOf(n, of), aside: percent(n, of) }]
      .concat(plan.codes.map((one) => ({ name: one.name, value: number(code(one.key)) })))
      .concat(rounds.length === 0 ? [] : [{ name: say("on-task.sweeps"), value: number(rounds.length) }])
      .concat(rounds.length < 2 ? [] : [sweepRange(rounds)]),
    counts: plan.codes.map((one) => ({ code: one.key, n: code(one.key) })),
    pictures: (rounds.length === 0 ? [] : [sweepDots(rounds)]).concat(plan.seats === 0 ? [] : [onSeats(bySeats)]),
  };
};

const onSeats = (bySeats) => {
  const picture = seats(bySeats.map(onOf), say("on-task.each-square"), "host");
  picture.seats = bySeats.map((marks) => ({ had: onOf(marks) > 0, count: seenOf(marks) > 0 ? `${onOf(marks)}/${seenOf(marks)}` : "–" }));
  return picture;
};
