// Beside the page, as in the product: what each part of the hints finds in each sentence, and what looking costs.
import { hints, languageOf, parts } from "/js/hints/reading.js";

const ROUNDS = 50, WARM = 10;

function rounds(look) {
  const each = [];
  for (let round = 0; round < ROUNDS + WARM; round++) each.push(look());
  return each.slice(WARM).sort((a, b) => a - b);
}

addEventListener("message", ({ data: sentences }) => {
  const timed = (list) => () => {
    const from = performance.now();
    for (const { sentence } of list) hints(sentence, { marker: true });
    return (performance.now() - from) / list.length;
  };
  const cold = timed(sentences)();
  const found = sentences.map(({ language, kind, sentence }) => ({
    language, kind, sentence, ...parts(sentence, language), known: languageOf(sentence) ?? "neither",
  }));
  const long = { sentence: "They moved from the rug to the tables and you said a few words to each of them while ".repeat(8).slice(0, 600) };
  postMessage({ found, cold, warm: rounds(timed(sentences)), longest: rounds(timed(Array(20).fill(long))) });
});
