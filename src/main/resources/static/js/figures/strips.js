// Shares, and lanes of strokes and stretches, for pictures of what went on when.
import { across, axis, line, paused, rect } from "./pictures.js";
import { number, say } from "./words.js";
import { round } from "./recording.js";

// "67%", always beside the two numbers it comes from; nothing out of nothing.
export const percent = (n, of) => (of > 0 ? say("figures.percent", [number(round((100 * n) / of))]) : null);

// One lane for each: [{label, value, spans}]. A stretch too short to be seen is a stroke of three pixels. The last has the axis.
export const strips = (recording, some, title, about, table) => ({
  title,
  about,
  parts: some.map((one, i) => ({
    label: one.label, value: one.value, name: say("figures.lane-name", [one.label, one.value]),
    height: i === some.length - 1 ? 44 : 24,
    shapes: paused(recording, 2, 18).concat([line("grid", "0%", 21, "100%", 21)])
      .concat(one.spans.map((span) => rect("tick", across(span.from, recording), 2, "3", 18)))
      .concat(one.spans.filter((span) => span.to > span.from).map((span) =>
        rect("tick", across(span.from, recording), 2, across(span.to - span.from, recording), 18)))
      .concat(i === some.length - 1 ? axis(recording, 40) : []),
  })),
  table,
});

// One bar, filled as far as n of all.
export const shareBar = (label, value, n, of) => ({
  label, value, name: say("figures.lane-name", [label, value]), height: 24,
  shapes: [rect("gap", "0%", 2, "100%", 18), rect("tick", "0%", 2, `${((100 * n) / Math.max(1, of)).toFixed(2)}%`, 18)],
});
