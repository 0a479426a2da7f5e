// What a hint would say of a text. It keeps nothing, asks nobody, and never says that a text is clean.
import { languages } from "./rules.js";

const LONGEST = 600;
// Somebody's words in class, or a student's work, are nobody's judgment.
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»|‘[^’]*’|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w))*'(?!\w)/g;
const QUOTE = "\uE000", WHOLE = "\uE001"; // in place of words that were quoted; the second where they end a sentence
const END = /(?:[.!?…]+\)*|\uE001)(?=\s|$)/g;
const SHORTENED = /(?:^|[\s(])(?:mr|mrs|ms|mx|dr|sr|sra|prof|vs|p|pp|no|min|approx|e\.g|i\.e)\.$/i;

/** As patterns read it: no accents, plain apostrophes and spaces. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/\u00a0/g, " ");

function sentences(paragraph) {
  const kept = [];
  const bare = paragraph.replace(QUOTED, (words, at) => {
    kept.push(words);
    return /[.!?…]["”»’']$/.test(words) && /^(?:\s+[\p{Lu}¿¡]|\s*$)/u.test(paragraph.slice(at + words.length)) ? WHOLE : QUOTE;
  });
  const found = [];
  let from = 0;
  for (const end of bare.matchAll(END)) {
    const to = end.index + end[0].length;
    if (SHORTENED.test(bare.slice(from, to))) continue;
    found.push({ bare: bare.slice(from, to).trim(), ended: true });
    from = to;
  }
  if (bare.slice(from).trim()) found.push({ bare: bare.slice(from).trim(), ended: false });
  for (const one of found) one.text = one.bare.replace(/[\uE000\uE001]/g, () => kept.shift());
  return found;
}

/** "en", "es", or undefined where its small words say neither. */
export function languageOf(text) {
  const words = plain(text).toLowerCase().match(/[a-z]+/g) ?? [];
  const count = (name) => words.filter((word) => languages[name].words.has(word)).length;
  const spanish = count("es") + (/[¿¡ñ]/i.test(text) ? 1 : 0), english = count("en");
  return spanish === english ? undefined : spanish > english ? "es" : "en";
}

/** Whether a camera could have caught some of it. */
function evident(bare, { labels, evidence }) {
  if (/[\uE000\uE001]/.test(bare) || /\?\)*$/.test(bare)) return true;
  const left = labels.reduce((text, label) => text.replace(label, " "), plain(bare));
  return evidence.some((pattern) => pattern.test(left));
}

/** The rule that explains it: one that asks before sending comes first. */
function explained(bare, language, silent) {
  const text = plain(bare);
  const hits = language.rules.filter((rule) => !silent.has(rule.id) && rule.pattern.test(text));
  const asking = hits.find((rule) => rule.asks?.test(text));
  return { rule: asking ?? hits[0], asks: asking !== undefined };
}

function ofSentence({ bare, text, ended }, name, where) {
  const language = languages[name];
  const cut = bare.slice(0, LONGEST);
  const marker = where.marker && (ended || where.whole) && !where.silent.has("marker") && !evident(cut, language);
  const { rule, asks } = explained(cut, language, where.silent);
  return marker || rule ? { text, language: name, marker, rule, asks } : undefined;
}

/** One for each paragraph that has any: what asks, else where evidence is missing, else what a phrase says. */
export function hints(text, { marker = false, whole = true, silent = [], first = "en" } = {}) {
  const where = { marker, whole, silent: new Set(silent) };
  let before = first, at = 0;
  return text.split("\n").flatMap((paragraph) => {
    const from = at;
    at += paragraph.length + 1;
    const known = languageOf(paragraph);
    before = known ?? before;
    const names = known ? [known] : [before, ...Object.keys(languages).filter((one) => one !== before)];
    const all = sentences(paragraph).flatMap((sentence) => names.map((name) => ofSentence(sentence, name, where)).find((one) => one?.rule)
      ?? ofSentence(sentence, names[0], where) ?? []);
    const one = all.find((hint) => hint.asks) ?? all.find((hint) => hint.marker) ?? all[0];
    return one ? [{ ...said(one), from, to: at - 1 }] : [];
  });
}

function said({ text, language, marker, rule, asks }) {
  const { says } = languages[language];
  return {
    text, language, asks,
    id: marker ? "marker" : rule.id,
    rules: [marker ? "marker" : undefined, rule?.id].filter((one) => one),
    title: marker ? says.marker : says[rule.kind],
    why: rule ? rule.why : says["marker-why"],
    instead: rule ? rule.instead : says["marker-instead"],
    thanks: rule?.kind === "praise-verdict" ? says.thanks : undefined,
    says,
  };
}

/** For the measurement and the tests: what each part finds in one sentence. */
export function parts(sentence, name) {
  const found = sentences(sentence).map(({ bare }) => ({
    marker: !evident(bare, languages[name]),
    rules: languages[name].rules.filter((rule) => rule.pattern.test(plain(bare))).map((rule) => rule.id),
  }));
  return { marker: found.some((one) => one.marker), rules: [...new Set(found.flatMap((one) => one.rules))] };
}
