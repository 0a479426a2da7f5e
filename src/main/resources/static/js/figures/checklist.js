// Strategy checklist (domain practice, instrument 13). Unit: steps of the host's own. The last mark of a step holds. A step that was
// changed on purpose stands beside one that was seen, and counts as it does; one that does not apply, or has no mark, is out of the count.
// There is no share of it, no percentage, and no line from visit to visit.
import { clock, number, outOf, say } from "./words.js";

export const STEP_MARKS = ["seen", "changed", "not-seen", "not-applicable"];

const stepOf = (recording, code) => {
  const own = recording.marks.filter((tap) => tap.code === code.key), marks = own.filter((tap) => STEP_MARKS.includes(tap.as));
  const texts = own.filter((tap) => tap.text).map((tap) => tap.text);
  return { code, mark: marks.length ? marks[marks.length - 1] : null, words: texts.join(" / ") };
};

export const checklist = (plan, recording) => {
  const steps = plan.codes.map((code) => stepOf(recording, code));
  const n = (as) => steps.filter((step) => step.mark && step.mark.as === as).length;
  const changed = n("changed"), had = n("seen") + changed, of = had + n("not-seen"), bare = steps.filter((step) => !step.mark).length;
  const told = STEP_MARKS.map((as) => ({ name: say(`checklist.${as}`), value: number(n(as)) }));
  return {
    n: had, of, unit: "steps", as: "none",
    headline: { count: outOf(had, of), label: changed > 0 ? say("checklist.label-changed", [number(changed)]) : say("checklist.label") },
    told: bare > 0 ? told.concat([{ name: say("checklist.bare"), value: number(bare) }]) : told,
    pictures: [{
      title: say("checklist.steps"),
      lines: steps.map((step) => ({
        at: step.mark ? clock(step.mark.ms) : "–", words: step.words,
        who: say("figures.lane-name", [step.code.name, say(step.mark ? `checklist.${step.mark.as}` : "checklist.bare")]),
      })),
    }],
  };
};
