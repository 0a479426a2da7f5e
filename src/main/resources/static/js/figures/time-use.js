// Lesson time use (domain practice, instrument 2). Unit: seconds. One tap at each switch; a category lasts until the next.
// Share of a category = its time ÷ the time observed since the first tap, gaps left out. The host's first category is the
// one followed from visit to visit. First instruction = the first tap of a category of instruction − the bell.
// Duration recording, after Cooper, Heron and Heward; a transition is not waste.
import { round, switches, total } from "./recording.js";
import { lasting, number, say } from "./words.js";
import { lanes } from "./pictures.js";

const INSTRUCTION = ["group", "independent", "guided", "direct"];

export const timeUse = (plan, recording) => {
  const spans = switches(recording), all = total(spans);
  const seconds = (code) => round(total(spans.filter((span) => span.code === code.key)) / 1000);
  const first = plan.codes[0], begun = spans.find((span) => INSTRUCTION.includes(span.code));
  const picture = lanes(plan, recording, spans, say("figures.where-time-went"), say("figures.lanes"));
  picture.table = {
    caption: say("figures.table"),
    head: [say("figures.part"), say("time-use.unit"), say("figures.share")],
    rows: plan.codes.map((code) => [code.name, lasting(seconds(code) * 1000), say("figures.seconds-of", [number(seconds(code)), number(round(all / 1000))])]),
  };
  return {
    n: seconds(first), of: round(all / 1000), unit: "minutes", as: "share",
    headline: { count: lasting(seconds(first) * 1000), label: say("time-use.label-of", [first.name, lasting(round(all / 1000) * 1000)]) },
    told: [{ name: say("figures.in"), value: lasting(recording.end) }].concat(
      begun && recording.bell !== null
        ? [{ name: say("time-use.first"), value: begun.from >= recording.bell ? say("time-use.after-bell", [lasting(begun.from - recording.bell)]) : say("time-use.before-bell", [lasting(recording.bell - begun.from)]) }]
        : []),
    counts: plan.codes.map((code) => ({ code: code.key, n: seconds(code) })),
    pictures: [picture],
  };
};
