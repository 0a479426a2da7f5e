// Wait time (domain practice, instrument 5), after Rowe: wait 1 from a question to the next voice, wait 2 from an answer to
// the next voice. Unit: seconds, rounded to 0.5, since a hand is about 0.3 s late at either end. Median, middle half (type 7
// of Hyndman and Fan), number. Share of at least as many seconds as the host named in the plan (plan.least, tenths), of the rounded ones; without
// that none: there is no threshold of ours. A wait that nobody ended, or with a pause in it, is left out.
import { asPoint, dotStrips, medianSaid, stretches, tenths } from "./stretches.js";
import { percent } from "./strips.js";
import { clock, number, outOf, say } from "./words.js";

const toHalf = (ms) => Math.floor(ms / 500 + 0.5) / 2;

export const waits = (recording) => stretches(recording).filter((one) => !one.open && !one.paused);

export const waitTime = (plan, recording) => {
  const all = waits(recording), left = stretches(recording).length - all.length;
  const own = (code) => all.filter((one) => one.code === code.key).map((one) => toHalf(one.ms));
  const longer = (code) => own(code).filter((one) => 10 * one >= plan.least).length;
  const first = plan.codes[0], seconds = own(first), point = asPoint(seconds);
  return {
    n: point.n, of: point.of, unit: point.unit, as: point.as, scale: point.scale,
    headline: seconds.length === 0
      ? { count: number(0), label: say("wait-time.label-none", [first.name]) }
      : { count: say("wait-time.seconds", [tenths(point.n / 10)]), label: say(seconds.length === 1 ? "wait-time.label-one" : "wait-time.label", [first.name, number(seconds.length)]) },
    told: plan.codes.map((code) => ({ name: code.name, value: number(own(code).length), aside: medianSaid("wait-time", own(code)) }))
      .concat(!plan.least ? [] : plan.codes.filter((code) => own(code).length > 0).map((code) => ({
        name: say("wait-time.least", [code.name, tenths(plan.least / 10)]), value: outOf(longer(code), own(code).length), aside: percent(longer(code), own(code).length),
      })))
      .concat(left === 0 ? [] : [{ name: say("wait-time.left"), value: number(left), aside: say("wait-time.left-says") }]),
    counts: plan.codes.map((code) => ({ code: code.key, n: own(code).length })),
    pictures: all.length === 0 ? [] : [dotStrips(
      plan.codes.map((code) => ({ label: code.name, value: number(own(code).length), seconds: own(code) })),
      say("wait-time.strip"), say("wait-time.dots"), {
        caption: say("figures.table"), head: [say("wait-time.at"), say("wait-time.what"), say("wait-time.took")],
        rows: all.map((one) => [clock(one.from), plan.codes.find((code) => code.key === one.code).name, say("wait-time.seconds", [tenths(toHalf(one.ms))])]),
      })],
  };
};
