// Pictures of more than one count side by side: never added up, and none better than another.
import { across, axis, line, paused, rect, text } from "./pictures.js";
import { number, say } from "./words.js";
import { sum } from "./recording.js";

const barWidth = (n, of) => `${((100 * n) / Math.max(1, of)).toFixed(2)}%`;
const barSpoken = (label, words) => say("figures.lane-name", [label, words]);

// One bar for each, as long as its number is beside the greatest. some: [{label, n}]
export const pairedBars = (some) => {
  const most = some.reduce((most, one) => Math.max(most, one.n), 0);
  return some.map((one) => ({
    label: one.label, value: number(one.n), name: barSpoken(one.label, number(one.n)), height: 24,
    shapes: [line("grid", "0%", 21, "100%", 21), rect("tick", "0%", 2, barWidth(one.n, most), 18)],
  }));
};

// A lane for each with a stroke for each tap, all on the same clock. some: [{label, taps}]
export const strokeLanes = (recording, some) =>
  some.map((one, i) => ({
    label: one.label, value: number(one.taps.length), name: barSpoken(one.label, number(one.taps.length)),
    height: i === some.length - 1 ? 44 : 24,
    shapes: paused(recording, 2, 18)
      .concat([line("grid", "0%", 21, "100%", 21)])
      .concat(one.taps.map((tap) => rect("tick", across(tap.ms, recording), 3, "3", 18)))
      .concat(i === some.length - 1 ? axis(recording, 40) : []),
  }));

// "Open: 4, Closed: 5"
export const countsListed = (some) =>
  some.map((one) => barSpoken(one.label, number(one.n))).reduce((all, one) => say("figures.and", [all, one]));

// All of one thing, cut into its parts from left to right. some: [{label, n}]
export const stackedBar = (label, some) => {
  const all = sum(some.map((one) => one.n));
  const shapes = [];
  some.forEach((one, i) => {
    const before = sum(some.slice(0, i).map((earlier) => earlier.n));
    if (one.n === 0) return;
    shapes.push(rect(`slice slice-${i}`, barWidth(before, all), 2, barWidth(one.n, all), 22));
    if (one.n / all >= 0.08) shapes.push(text(barWidth(before + one.n / 2, all), 42, "middle", number(one.n)));
  });
  return { label, value: countsListed(some), name: barSpoken(label, countsListed(some)), height: 48, shapes };
};
