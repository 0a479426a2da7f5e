// A capitalised word is asked about in the sentences of the screen for recording.
import { question } from "./capitals.js";
import { say } from "./visit.js";

export { asked } from "./capitals.js";

const TOLD = "{0}"; // left as it is: the word comes in where the sentence is shown

export const ask = (box, word, on) => question(box, word, {
  name: say("recorder.name", TOLD), seat: say("recorder.name-seat"), as: say("recorder.name-as"), keep: say("recorder.name-keep", TOLD),
}, on);
