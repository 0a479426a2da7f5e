// A language of hints is one file of lines; this reads it. A test reads the same lines with Java.
import english from "./en.js";
import spanish from "./es.js";

function language(lines) {
  const read = { says: {}, words: new Set(), labels: [], evidence: [], rules: [] };
  for (const line of lines.trim().split("\n")) {
    const [what, ...parts] = line.split("\t");
    if (what === "say") read.says[parts[0]] = parts[1];
    else if (what === "words") for (const word of parts[0].split(" ")) read.words.add(word);
    else if (what === "label") read.labels.push(new RegExp(parts[0], "gi"));
    else if (what === "evidence") read.evidence.push(new RegExp(parts[0], "i"));
    else read.rules.push(rule(parts));
  }
  return read;
}

const rule = ([id, kind, pattern, example, why, instead, asks]) => ({
  id, kind, example, why, instead,
  pattern: new RegExp(pattern, "i"),
  asks: asks ? new RegExp(asks, "i") : null,
});

export const languages = { en: language(english), es: language(spanish) };
