// Questions (domain practice, instrument 4). Unit: questions. Each is open, closed or procedural ("Any questions?"), by its
// words alone; its kind, its level and its words may be added after, by taps that name it. Share = open ÷ (open + closed);
// opinion = opinion ÷ questions that have a kind; levels out of those that have one. The last that was said of a question holds.
import { counted, sum } from "./recording.js";
import { clock, longEnough, many, number, outOf, rated, say } from "./words.js";
import { inParts } from "./pictures.js";
import { countsListed, stackedBar } from "./bars.js";

export const QUESTION_KINDS = ["right-wrong", "opinion"];
export const QUESTION_LEVELS = ["know", "understand", "do"];

// What holds of each question: the last tap that names it and passes.
const lastOfEach = (recording, passes) => new Map(recording.marks.filter((tap) => tap.on && passes(tap)).map((tap) => [tap.on, tap]));
const answered = (recording, answers) => {
  const last = lastOfEach(recording, (tap) => answers.includes(tap.as));
  return (question) => (last.has(question.id) ? last.get(question.id).as : null);
};

const questionSpread = (recording, questions, answers) => {
  const found = questions.map(answered(recording, answers));
  return answers.map((answer) => ({ label: say(`questions.${answer}`), n: found.filter((one) => one === answer).length }));
};
const allCounted = (some) => sum(some.map((one) => one.n));
const questionsCoded = (some, questions) => [number(allCounted(some)), number(questions.length)];

const questionWords = (plan, recording, questions) => {
  const texts = lastOfEach(recording, (tap) => tap.text), of = [QUESTION_KINDS, QUESTION_LEVELS].map((answers) => answered(recording, answers));
  return questions.map((question) => {
    const more = of.map((answer) => answer(question)).filter((answer) => answer);
    const type = plan.codes.find((code) => code.key === question.code).name;
    return {
      at: clock(question.ms), words: texts.has(question.id) ? texts.get(question.id).text : "",
      who: more.reduce((all, answer) => say("figures.and", [all, say(`questions.${answer}`)]), type),
    };
  }).filter((line) => line.words);
};

export const questions = (plan, recording) => {
  const counts = counted(plan, recording), all = recording.marks.filter((tap) => !tap.on);
  const count = (key) => sum(counts.filter((one) => one.code.key === key).map((one) => one.n));
  const taught = all.filter((tap) => tap.code !== "procedural");
  const both = ["open", "closed"].every((key) => plan.codes.some((code) => code.key === key));
  const open = count("open"), of = open + count("closed");
  const kinds = questionSpread(recording, taught, QUESTION_KINDS), levels = questionSpread(recording, taught, QUESTION_LEVELS);
  const told = counts.map((one) => rated(one.code.name, one.n, recording)).concat([rated(say("questions.all"), all.length, recording)]);
  if (allCounted(kinds) > 0) told.push({
    name: say("questions.opinions"), value: outOf(kinds[1].n, allCounted(kinds)),
    aside: say("questions.of-kind", questionsCoded(kinds, taught)),
  });
  if (allCounted(levels) > 0) told.push({
    name: say("questions.level"), value: countsListed(levels), aside: say("questions.of-level", questionsCoded(levels, taught)),
  });
  const types = counts.map((one) => ({ label: one.code.name, n: one.n }));
  const bars = [[say("questions.type"), types], [say("questions.kind"), kinds], [say("questions.level"), levels]];
  const lines = questionWords(plan, recording, all);
  return {
    n: open, of: both ? of : 0, unit: "percent", as: both && of > 0 ? "share" : "none",
    headline: both
      ? { count: outOf(open, of), label: say("questions.label-of") }
      : { count: number(all.length), label: many("questions.label", all.length) },
    told,
    brief: !longEnough(recording),
    pictures: [{
      title: say("questions.bars"), about: say("questions.bars-say"),
      parts: bars.filter((bar) => allCounted(bar[1]) > 0).map((bar) => stackedBar(bar[0], bar[1])),
      table: inParts(plan, recording),
    }].concat(lines.length ? [{ title: say("questions.words"), lines }] : []),
  };
};
