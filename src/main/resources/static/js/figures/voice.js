// Student voice from paper (domain practice, instrument 12). Unit: answers. Each statement is the host's own; a tap names
// it, and tap.as says agree, partly or not-really. Share of agree = those who agree ÷ all who answered that statement.
// The first statement is followed from visit to visit. A few answers are a few: the number stands beside every share.
import { number, outOf, say } from "./words.js";
import { sum } from "./recording.js";
import { fromLeft, stackedBars, tableBehind } from "./stacked.js";

const VOICES = ["agree", "partly", "not-really"];

export const voice = (plan, recording) => {
  const names = VOICES.map((answer) => say(`voice.${answer}`));
  const rows = plan.codes.map((code) => {
    const parts = VOICES.map((answer, i) => ({ name: names[i], n: recording.marks.filter((tap) => tap.code === code.key && tap.as === answer).length }));
    const all = sum(parts.map((part) => part.n));
    return { key: code.key, label: code.name, value: say("voice.agreed-of", [number(parts[0].n), number(all)]), parts, all };
  });
  const first = rows[0] || { label: "", parts: [{ n: 0 }], all: 0 }, answered = rows.filter((row) => row.all > 0);
  const picture = stackedBars(say("voice.bars"), fromLeft(names), answered);
  picture.table = tableBehind(say("voice.statement"), names, rows);
  return {
    n: first.parts[0].n, of: first.all, unit: "answers", as: "share",
    headline: { count: outOf(first.parts[0].n, first.all), label: say("voice.label-of", [first.label]) },
    told: rows.map((row) => ({ name: row.label, value: row.value })),
    counts: rows.map((row) => ({ code: row.key, n: row.all })),
    pictures: answered.length ? [picture] : [],
  };
};
