// Bars of parts that make a whole, each with its count above it and all of them said below.
import { number, say } from "./words.js";
import { rect } from "./pictures.js";
import { sum } from "./recording.js";

// "14 matched, 6 partly"
const partsOf = (parts) => parts.map((part) => say("figures.n-of-name", [number(part.n), part.name]))
  .reduce((before, part) => say("figures.and-then", [before, part]));

// rows: [{label, value, parts: [{name, n}]}]; a part of nothing has no width, and a narrow one no number above it.
export const stackedBars = (title, about, rows) => ({
  title,
  about,
  parts: rows.map((row) => {
    const all = sum(row.parts.map((part) => part.n));
    let before = 0;
    const shapes = [];
    row.parts.forEach((part, i) => {
      if (part.n === 0) return;
      const x = (100 * before) / all, w = (100 * part.n) / all;
      before += part.n;
      shapes.push(rect(`shade-${i % 5}`, `${x.toFixed(2)}%`, 22, `${w.toFixed(2)}%`, 26));
      if (w >= 6) shapes.push({ is: "text", as: "soft", x: `${(x + w / 2).toFixed(2)}%`, y: 15, anchor: "middle", text: number(part.n) });
    });
    return { label: row.label, value: row.value, name: say("figures.lane-name", [row.label, partsOf(row.parts)]), height: 50, shapes };
  }),
});

// What each row's parts are called and come to, in the same order.
export const tableBehind = (first, names, rows) => ({
  caption: say("figures.table"),
  head: [first].concat(names).concat([say("figures.all")]),
  rows: rows.map((row) => [row.label].concat(row.parts.map((part) => number(part.n))).concat([number(sum(row.parts.map((part) => part.n)))])),
});
export const fromLeft = (names) => say("figures.from-left", [names.reduce((before, name) => say("figures.and-then", [before, name]))]);
