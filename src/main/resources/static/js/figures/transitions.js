// Transitions (domain practice, instrument 16): from the signal to the end as the host defined it. Unit: seconds, pauses
// left out. Median, middle half, total, number; the first code is followed. One that was not ended is counted, and how
// long it took is not known.
import { asPoint, dotStrips, medianSaid, secondsOf, stretches, summed, tenths } from "./stretches.js";
import { clock, lasting, number, say } from "./words.js";
import { round } from "./recording.js";

export const transitions = (plan, recording) => {
  const all = stretches(recording), ended = all.filter((one) => !one.open);
  const own = (some, code) => some.filter((one) => one.code === code.key);
  const whole = (some) => secondsOf(some).map((seconds) => round(seconds));
  const first = plan.codes[0], seconds = whole(own(ended, first)), point = asPoint(seconds);
  return {
    n: point.n, of: point.of, unit: point.unit, as: point.as, scale: point.scale,
    headline: seconds.length === 0
      ? { count: number(own(all, first).length), label: say("transitions.label-none", [first.name]) }
      : { count: say("transitions.seconds", [tenths(point.n / 10)]), label: say(seconds.length === 1 ? "transitions.label-one" : "transitions.label", [first.name, number(seconds.length)]) },
    told: plan.codes.map((code) => ({ name: code.name, value: number(own(all, code).length), aside: medianSaid("transitions", whole(own(ended, code))) }))
      .concat([{ name: say("transitions.total"), value: say("n-of-m", [lasting(summed(ended)), lasting(recording.observed)]) }])
      .concat(all.length === ended.length ? [] : [{ name: say("transitions.open"), value: number(all.length - ended.length), aside: say("transitions.open-says") }]),
    counts: plan.codes.map((code) => ({ code: code.key, n: own(all, code).length })),
    pictures: ended.length === 0 ? [] : [dotStrips(
      plan.codes.map((code) => ({ label: code.name, value: number(own(ended, code).length), seconds: whole(own(ended, code)) })),
      say("transitions.strip"), say("transitions.dots"), {
        caption: say("figures.table"), head: [say("transitions.at"), say("transitions.what"), say("transitions.took")],
        rows: ended.map((one) => [clock(one.from), plan.codes.find((code) => code.key === one.code).name, lasting(one.ms)]),
      })],
  };
};
