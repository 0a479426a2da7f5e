// A form that the pair built: tally, timer, step and question, each as often as they like. No part
// holds a judgement: a tally and a timer count, a step is seen, changed or not seen, a question takes a line of words.
// The first part is followed from visit to visit, under its own name and the form's, and joined with nothing else.
import { counted, episodes, round, total } from "./recording.js";
import { across, axis, line, paused, rect } from "./pictures.js";
import { clock, lasting, many, number, rated, say } from "./words.js";

const united = (spans) => spans.reduce((all, span) => {
  const last = all[all.length - 1];
  if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
  else all.push({ from: span.from, to: span.to });
  return all;
}, []);

// A timer's stretches, those that overlap as one, without the pauses that fell into them.
export const timed = (code, recording) => united(episodes(recording).filter((one) => one.code === code.key)).reduce((spans, one) => {
  let from = one.from;
  recording.gaps.filter((gap) => gap.to > one.from && gap.from < one.to).forEach((gap) => {
    if (gap.from > from) spans.push({ from, to: gap.from });
    from = Math.max(from, gap.to);
  });
  if (one.to > from) spans.push({ from, to: one.to });
  return spans;
}, []);

const markedOwn = (code, recording) => recording.marks.filter((tap) => tap.code === code.key);
// The last mark of a step holds.
export const ownStepOf = (code, recording) => {
  const marks = markedOwn(code, recording).filter((tap) => tap.as);
  return marks.length ? marks[marks.length - 1] : null;
};

const OWN_PARTS = {
  tally: {
    told: (code, recording) => rated(code.name, markedOwn(code, recording).length, recording),
    followed: (code, recording) => ({ n: markedOwn(code, recording).length, of: 0, unit: "times", as: "rate" }),
    headline: (code, n) => ({ count: number(n), label: say("own-form.times", [code.name]) }),
    shapes: (code, recording) => markedOwn(code, recording).map((tap) => rect("tick", across(tap.ms, recording), 2, "3", 18)),
    value: (code, recording) => many("own-form.marks", markedOwn(code, recording).length),
  },
  timer: {
    told: (code, recording) => ({ name: code.name, value: say("figures.total", [lasting(total(timed(code, recording))), lasting(recording.observed)]),
      aside: many("own-form.stretches", markedOwn(code, recording).filter((tap) => !tap.on).length) }),
    followed: (code, recording) => ({ n: round(total(timed(code, recording)) / 1000), of: round(recording.observed / 1000), unit: "minutes", as: "share" }),
    headline: (code, n, recording) => ({ count: lasting(n * 1000), label: say("own-form.time-of", [code.name, lasting(recording.observed)]) }),
    shapes: (code, recording) => timed(code, recording).map((span) => rect("tick", across(span.from, recording), 2, across(span.to - span.from, recording), 18)),
    value: (code, recording) => lasting(total(timed(code, recording))),
  },
  step: {
    told: (code, recording) => {
      const mark = ownStepOf(code, recording);
      return { name: code.name, value: mark ? say("own-form.at", [say(`own-form.${mark.as}`), clock(mark.ms)]) : say("own-form.unmarked") };
    },
    followed: () => ({ n: 0, of: 0, unit: "none", as: "none" }),
    headline: (code, n, recording) => ({ count: say(ownStepOf(code, recording) ? `own-form.${ownStepOf(code, recording).as}` : "own-form.unmarked"), label: code.name }),
    shapes: (code, recording) => (ownStepOf(code, recording) ? [rect("tick", across(ownStepOf(code, recording).ms, recording), 2, "8", 18)] : []),
    value: (code, recording) => say(ownStepOf(code, recording) ? `own-form.${ownStepOf(code, recording).as}` : "own-form.unmarked"),
  },
  question: {
    told: (code, recording) => ({ name: code.name, value: many("own-form.lines", markedOwn(code, recording).length) }),
    followed: (code, recording) => ({ n: 0, of: 0, unit: "none", as: "none" }),
    headline: (code, n, recording) => ({ count: many("own-form.lines", markedOwn(code, recording).length), label: code.name }),
    shapes: (code, recording) => markedOwn(code, recording).map((tap) => rect("tick", across(tap.ms, recording), 2, "3", 18)),
    value: (code, recording) => many("own-form.lines", markedOwn(code, recording).length),
  },
};
const ownPart = (code) => OWN_PARTS[code.part] || OWN_PARTS.tally;

// "3 of 5 seen, 1 changed on purpose", beside each other and never as a share.
const ownSteps = (plan, recording) => {
  const all = plan.codes.filter((code) => code.part === "step").map((code) => ownStepOf(code, recording));
  const as = (answer) => all.filter((mark) => mark && mark.as === answer).length;
  return all.length === 0 ? [] : [{ name: say("own-form.steps"), value: say("own-form.steps-of", [number(as("seen")), number(all.length), number(as("changed"))]) }];
};

export const own = (plan, recording) => {
  const first = plan.codes[0], followed = first ? ownPart(first).followed(first, recording) : { n: 0, of: 0, unit: "none", as: "none" };
  const lines = recording.marks.filter((tap) => tap.text);
  const picture = {
    title: say("figures.minute-by-minute"), about: say("own-form.lanes"),
    parts: plan.codes.map((code) => ({
      label: code.name, value: ownPart(code).value(code, recording), name: say("figures.lane-name", [code.name, ownPart(code).value(code, recording)]), height: 24,
      shapes: paused(recording, 2, 18).concat([line("grid", "0%", 21, "100%", 21)]).concat(ownPart(code).shapes(code, recording)),
    })),
    table: {
      caption: say("figures.table"), head: [say("own-form.part"), say("own-form.what"), say("own-form.count")],
      rows: plan.codes.map((code) => [code.name, say(`own-form.part-${code.part || "tally"}`), ownPart(code).value(code, recording)]),
    },
  };
  const questions = {
    title: say("own-form.said"),
    lines: lines.map((tap) => ({ id: tap.id, at: clock(tap.ms), who: plan.codes.find((code) => code.key === tap.code).name, words: tap.text })),
  };
  return {
    n: followed.n, of: followed.of, unit: followed.unit, as: followed.as,
    headline: first ? ownPart(first).headline(first, followed.n, recording) : { count: number(0), label: say("own-form.marks", [number(0)]) },
    told: plan.codes.map((code) => ownPart(code).told(code, recording)).concat(ownSteps(plan, recording)),
    counts: counted(plan, recording).map((count) => ({ code: count.code.key, n: count.code.part === "timer" ? round(total(timed(count.code, recording)) / 1000) : count.n })),
    brief: followed.as === "rate" && recording.observed < 300000,
    pictures: (recording.marks.length ? [picture] : []).concat(lines.length ? [questions] : []),
  };
};
