// Low-inference script (domain practice, instrument 15): words and acts with their time, and blanks where something was
// missed. Unit: lines. No figure is derived from them; the pair may code them later, together.
import { many, number, lasting, say } from "./words.js";
import { lines } from "./pictures.js";

export const script = (plan, recording) => ({
  n: recording.marks.length, of: 0, unit: "lines", as: "none",
  headline: { count: number(recording.marks.length), label: many("script.label", recording.marks.length) },
  told: [{ name: say("figures.in"), value: lasting(recording.end) }],
  pictures: [lines(plan, recording)],
});
