// Respectful interactions (domain practice, instrument 8). Unit: acts, as the host defined each of them. Rate of each
// = acts ÷ minutes observed × 10. They are never added up: what is respectful where is not ours to say, and a sum of them
// would be a verdict. The host's first is the one followed from visit to visit.
import { counted } from "./recording.js";
import { longEnough, number, rated, say } from "./words.js";
import { inParts } from "./pictures.js";
import { strokeLanes } from "./bars.js";

export const respect = (plan, recording) => {
  const counts = counted(plan, recording);
  return {
    n: counts[0].n, of: 0, unit: "acts", as: "rate",
    headline: { count: number(counts[0].n), label: say("respect.label", [counts[0].code.name]) },
    told: counts.map((count) => rated(count.code.name, count.n, recording, 600000)),
    brief: !longEnough(recording),
    pictures: [{
      title: say("figures.minute-by-minute"), about: say("figures.lanes-of-strokes"),
      parts: strokeLanes(recording, counts.map((count) => ({
        label: count.code.name, taps: recording.marks.filter((tap) => tap.code === count.code.key),
      }))),
      table: inParts(plan, recording),
    }],
  };
};
