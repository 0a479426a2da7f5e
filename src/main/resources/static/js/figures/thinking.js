// Experience sampling (domain practice, instrument 11; after Csikszentmihalyi and Larson, 1987). Unit: marks that students
// made on paper. A tap "moment" begins a moment; a mark names it with tap.on. The words of the scale are in an order and
// no numbers: the middle mark and the middle half are marks that were made (type 1 of Hyndman and Fan, 1996), and an even
// number of marks has two middle ones. Fewer than ten marks: only the host sees where they lie, as marks without a name.
import { sum } from "./recording.js";
import { clock, many, number, say } from "./words.js";
import { dot, line } from "./pictures.js";

const FEWEST_MARKS = 10, A_MOMENT = "moment";
export const scaleOf = (plan) => plan.codes.filter((code) => code.key !== A_MOMENT);

// Where the plan has no moments, all marks are of one.
export const momentsOf = (plan, recording) => {
  const marks = recording.marks.filter((tap) => tap.code !== A_MOMENT), scale = scaleOf(plan).map((code) => code.key);
  const begun = recording.marks.filter((tap) => tap.code === A_MOMENT);
  const at = (some) => some.map((tap) => scale.indexOf(tap.code)).filter((i) => i >= 0).sort((a, b) => a - b);
  return plan.codes.some((code) => code.key === A_MOMENT)
    ? begun.map((tap, i) => ({ name: say("thinking.nth", [number(i + 1), clock(tap.ms)]), marks: at(marks.filter((mark) => mark.on === tap.id)) }))
    : [{ name: say("thinking.whole"), marks: at(marks) }];
};

const markAt = (marks, part) => marks[Math.max(0, Math.ceil(marks.length * part) - 1)];
const middleMark = (marks, names) => {
  const low = markAt(marks, 0.5), high = marks[Math.floor(marks.length / 2)];
  return low === high ? names[low] : say("thinking.between", [names[low], names[high]]);
};
const middleMarks = (marks, names) => say("thinking.half", [names[markAt(marks, 0.25)], names[markAt(marks, 0.75)]]);

const momentStrip = (moment, names) => {
  const counts = names.map((_, level) => moment.marks.filter((mark) => mark === level).length);
  const most = Math.max.apply(null, counts), beside = most > 16 ? 3 : most > 6 ? 2 : 1, rows = Math.ceil(most / beside), floor = rows * 14 + 8;
  const x = (level, k) => `${(100 * (level + 0.5) / names.length + (k % beside - (beside - 1) / 2) * 4.8).toFixed(2)}%`;
  let shapes = [line("grid", "0%", floor, "100%", floor)];
  counts.forEach((n, level) => {
    shapes = shapes.concat(Array.from({ length: n }, (_, k) => dot(x(level, k), floor - 8 - 14 * Math.floor(k / beside))));
    shapes.push({ is: "text", as: "soft", x: `${(100 * (level + 0.5) / names.length).toFixed(2)}%`, y: floor + 18, anchor: "middle", text: number(level + 1) });
  });
  return { label: moment.name, value: many("thinking.marks", moment.marks.length), name: say("thinking.strip-name", [moment.name, many("thinking.marks", moment.marks.length), middleMark(moment.marks, names)]), height: floor + 24, shapes };
};

const momentStrips = (some, names, title, only) => ({
  title, only,
  about: names.map((name, i) => say("thinking.numbered", [number(i + 1), name])).reduce((before, next) => say("figures.and-then", [before, next])),
  parts: some.map((moment) => momentStrip(moment, names)),
  table: {
    caption: say("figures.table"), head: [say("thinking.moments")].concat(names),
    rows: some.map((moment) => [moment.name].concat(names.map((_, level) => number(moment.marks.filter((mark) => mark === level).length)))),
  },
});

export const thinking = (plan, recording) => {
  const names = scaleOf(plan).map((code) => code.name), all = momentsOf(plan, recording), marked = all.filter((moment) => moment.marks.length > 0);
  const told = (moment) => moment.marks.length < FEWEST_MARKS
    ? { name: moment.name, value: many("thinking.marks", moment.marks.length), aside: moment.marks.length ? say("thinking.few") : null }
    : { name: moment.name, value: say("thinking.middle", [many("thinking.marks", moment.marks.length), middleMark(moment.marks, names)]), aside: middleMarks(moment.marks, names) };
  const enough = marked.filter((moment) => moment.marks.length >= FEWEST_MARKS), few = marked.filter((moment) => moment.marks.length < FEWEST_MARKS);
  const n = sum(all.map((moment) => moment.marks.length));
  return {
    n, of: 0, unit: "marks", as: "none",
    headline: { count: number(n), label: many("thinking.label", all.length) },
    told: all.map(told),
    counts: scaleOf(plan).map((code, level) => ({ code: code.key, n: few.length ? 0 : sum(all.map((moment) => moment.marks.filter((mark) => mark === level).length)) })),
    pictures: (enough.length ? [momentStrips(enough, names, say("thinking.by-moment"))] : [])
      .concat(few.length ? [momentStrips(few, names, say("thinking.only-you"), "host")] : []),
  };
};
