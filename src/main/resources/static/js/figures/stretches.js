// How long what began and ended took: medians, middle halves and strips of dots.
import { across, dot, line, text } from "./pictures.js";
import { fixed, number, say } from "./words.js";
import { episodes, length, median, quantile, round, sum, total } from "./recording.js";

const within = (recording, from, to) =>
  total(recording.gaps.map((gap) => ({ from: Math.max(from, gap.from), to: Math.min(to, gap.to) })).filter((part) => part.to > part.from));

// Each with its milliseconds, pauses left out, and whether a pause fell into it.
export const stretches = (recording) => episodes(recording).map((one) => {
  const paused = within(recording, one.from, one.to);
  return { id: one.id, code: one.code, from: one.from, to: one.to, open: one.open, ms: length(one) - paused, paused: paused > 0 };
});

export const tenths = (seconds) => fixed(round(seconds, 1), 1);

// "Median 1.5 s, the middle half 1.0 to 2.5 s". Of two or three there is no half: from the shortest to the longest. One is said as it is.
export const medianSaid = (key, seconds) => {
  if (seconds.length === 0) return say(`${key}.none`);
  if (seconds.length === 1) return say("seconds", [tenths(seconds[0])]);
  const few = seconds.length < 4, at = (p) => tenths(quantile(seconds, p));
  return few ? say("figures.median-few", [at(0.5), at(0), at(1)]) : say("figures.median", [at(0.5), at(0.25), at(0.75)]);
};

// A median in tenths of a second, as a point in a line of visits; no point where there was none.
export const asPoint = (seconds) => ({
  n: seconds.length === 0 ? 0 : Math.round(10 * round(median(seconds), 1)), of: seconds.length, unit: "seconds",
  as: seconds.length === 0 ? "none" : "plain", scale: 10,
});

// Dots along one line of seconds; where one falls on another, it stands on it. some: [{label, value, seconds}]
export const dotStrips = (some, title, about, table) => {
  const most = Math.max(5, 5 * Math.ceil(some.reduce((top, one) => one.seconds.reduce((a, b) => Math.max(a, b), top), 0) / 5));
  return { title, about, parts: some.map((one) => dotStrip(one, most)), table };
};

const onStrip = (seconds, most) => across(3 + (94 * seconds) / most, { end: 100 });

const dotStrip = (one, most) => {
  const high = one.seconds.map((s, i) => one.seconds.slice(0, i).filter((before) => Math.abs(before - s) < most / 60).length);
  const stack = high.reduce((a, b) => Math.max(a, b), 0), step = stack === 0 ? 0 : Math.min(13, 120 / stack), floor = 10 + stack * step;
  return {
    label: one.label, value: one.value, name: say("figures.lane-name", [one.label, one.value]), height: Math.ceil(floor + 30),
    shapes: [line("grid", "0%", floor + 8, "100%", floor + 8)]
      .concat(one.seconds.map((s, i) => dot(onStrip(s, most), floor - high[i] * step)))
      .concat([
        text(onStrip(0, most), floor + 26, "start", say("seconds", ["0"])),
        text(onStrip(most / 2, most), floor + 26, "middle", say("seconds", [number(most / 2)])),
        text(onStrip(most, most), floor + 26, "end", say("seconds", [number(most)])),
      ]),
  };
};

export const secondsOf = (some) => some.map((one) => one.ms / 1000);
export const summed = (some) => sum(some.map((one) => one.ms));
