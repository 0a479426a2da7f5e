// Pictures are lists of shapes, drawn alike by the server and by the browser: across in percent of the width, down in pixels.
import { clock, lasting, number, say } from "./words.js";

export const across = (ms, recording) => `${Math.min(100, (100 * ms) / Math.max(1, recording.end)).toFixed(2)}%`;

export const rect = (as, x, y, w, h) => ({ is: "rect", as, x, y, w, h });
export const line = (as, x, y, x2, y2) => ({ is: "line", as, x, y, x2, y2 });
export const dot = (x, y) => ({ is: "dot", x, y });
export const text = (x, y, anchor, words) => ({ is: "text", as: "soft", x, y, anchor, text: words });

const minutes = (ms, recording) => (recording.end < 300000 ? clock(ms) : say("minutes", [number(Math.floor(ms / 60000 + 0.5))]));
export const axis = (recording, y) => [
  text("0%", y, "start", minutes(0, recording)),
  text("50%", y, "middle", minutes(recording.end / 2, recording)),
  text("100%", y, "end", minutes(recording.end, recording)),
];
export const paused = (recording, y, h) =>
  recording.gaps.map((gap) => rect("gap", across(gap.from, recording), y, across(gap.to - gap.from, recording), h));

// Strokes minute by minute. low: whether a tap is drawn thin and low, as one of many, or broad and high.
export const ticks = (plan, recording, low, about) => ({
  title: say("figures.minute-by-minute"),
  about,
  parts: [{
    name: say("figures.chart-name", [number(recording.marks.length), lasting(recording.end)]),
    height: 92,
    shapes: paused(recording, 4, 60)
      .concat([line("grid", "0%", 64, "100%", 64)])
      .concat(recording.marks.map((tap) =>
        low(tap) ? rect("tick", across(tap.ms, recording), 30, "3", 34) : rect("tick", across(tap.ms, recording), 4, "10", 60)))
      .concat(axis(recording, 86)),
  }],
  table: inParts(plan, recording),
});

// Every count, ten minutes by ten minutes.
const PART = 600000;
export const inParts = (plan, recording) => {
  const parts = Math.max(1, Math.ceil(recording.end / PART));
  const found = new Map();
  recording.marks.filter((tap) => !tap.on).forEach((tap) => {
    const at = `${Math.min(Math.floor(tap.ms / PART), parts - 1)} ${tap.code}`;
    found.set(at, (found.get(at) || 0) + 1);
  });
  return {
    caption: say("figures.table"),
    head: [say("figures.part")].concat(plan.codes.map((code) => code.name)),
    rows: Array.from({ length: parts }, (_, i) =>
      [say("part", [clock(i * PART), clock(Math.min((i + 1) * PART, recording.end))])].concat(plan.codes.map((code) =>
        number(found.get(`${i} ${code.key}`) || 0)))),
  };
};

// One lane for each code, with a bar for each stretch.
export const lanes = (plan, recording, spans, title, about) => ({
  title,
  about,
  parts: plan.codes.map((code) => {
    const own = spans.filter((span) => span.code === code.key);
    // Rounded, as what is said of it beside the picture.
    const ms = 1000 * Math.floor(own.reduce((sum, span) => sum + span.to - span.from, 0) / 1000 + 0.5);
    return {
      label: code.name, value: lasting(ms), name: say("figures.lane-name", [code.name, lasting(ms)]), height: 24,
      shapes: [line("grid", "0%", 21, "100%", 21)].concat(own.map((span) =>
        rect("tick", across(span.from, recording), 2, across(span.to - span.from, recording), 18))),
    };
  }),
});

// A number for each seat, the board at the top. only: "host" where nobody else is to see it.
export const seats = (counts, about, only) => ({
  title: say("figures.seat-by-seat"),
  aside: say("figures.board"),
  about,
  only,
  seats: counts.map((n) => ({ had: n > 0, count: n > 0 ? number(n) : "–" })),
});

// Words with their time.
export const lines = (plan, recording) => ({
  lines: recording.marks.map((tap) => ({ id: tap.id, at: clock(tap.ms), who: who(plan, tap), words: tap.text || "" })),
  empty: say("figures.no-lines"),
});
export const who = (plan, tap) => {
  const code = plan.codes.find((one) => one.key === tap.code);
  return tap.seat ? say("seat", [number(tap.seat)]) : code ? code.name : "";
};
