// Disruptions (domain practice, instrument 9): events that the host defined, by where they came from; students are not
// counted. By event: rate = n ÷ minutes observed × 10, seconds lost = sum of those that were ended. By interval: share of
// intervals containing one (partial) or filled by one (whole), never called time, and nothing is converted between them.
import { stretches, summed } from "./stretches.js";
import { clock, lasting, longEnough, many, number, outOf, rated, say } from "./words.js";
import { held, looks } from "./moments.js";
import { percent, strips } from "./strips.js";

const TEN = 600000;

const byEvents = (plan, recording) => {
  const all = stretches(recording), ended = all.filter((one) => !one.open);
  const own = (code) => all.filter((one) => one.code === code.key);
  return {
    n: all.length, of: 0, unit: "events", as: "rate",
    headline: { count: number(all.length), label: many("disruptions.label", all.length) },
    told: [rated(say("disruptions.all"), all.length, recording, TEN)]
      .concat(plan.codes.map((code) => rated(code.name, own(code).length, recording, TEN)))
      .concat([{ name: say("disruptions.lost"), value: say("n-of-m", [lasting(summed(ended)), lasting(recording.observed)]) }])
      .concat(all.length === ended.length ? [] : [{ name: say("disruptions.open"), value: number(all.length - ended.length), aside: say("disruptions.open-says") }]),
    brief: !longEnough(recording),
    counts: plan.codes.map((code) => ({ code: code.key, n: own(code).length })),
    pictures: [strips(recording, plan.codes.map((code) => ({
      label: code.name, value: number(own(code).length), spans: own(code).map((one) => (one.open ? { from: one.from, to: one.from } : one)),
    })), say("disruptions.strip"), say("disruptions.spans"), {
      caption: say("figures.table"), head: [say("disruptions.at"), say("disruptions.what"), say("disruptions.took")],
      rows: all.map((one) => [clock(one.from), plan.codes.find((code) => code.key === one.code).name, one.open ? say("disruptions.not-ended") : lasting(one.ms)]),
    })],
  };
};

const byIntervals = (plan, recording) => {
  const some = looks(plan, recording), of = some.length, any = some.filter((look) => look.codes.length > 0).length;
  const n = (code) => held(some, code.key).length, said = say(`disruptions.share-${plan.method}`);
  return {
    n: any, of, unit: "intervals", as: of > 0 ? "share" : "none",
    headline: { count: outOf(any, of), label: say(`disruptions.label-${plan.method}`, [number(plan.every)]) },
    told: [{ name: said, value: outOf(any, of), aside: percent(any, of) }]
      .concat(plan.codes.map((code) => ({ name: code.name, value: outOf(n(code), of), aside: percent(n(code), of) }))),
    counts: plan.codes.map((code) => ({ code: code.key, n: n(code) })),
    pictures: [strips(recording, plan.codes.map((code) => ({ label: code.name, value: outOf(n(code), of), spans: held(some, code.key) })),
      say("disruptions.strip-intervals"), say("disruptions.intervals"), {
        caption: say("figures.table"), head: [say("disruptions.what"), said], rows: plan.codes.map((code) => [code.name, outOf(n(code), of)]),
      })],
  };
};

export const disruptions = (plan, recording) =>
  (plan.method === "partial" || plan.method === "whole" ? byIntervals(plan, recording) : byEvents(plan, recording));
