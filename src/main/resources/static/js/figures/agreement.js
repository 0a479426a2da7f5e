// How alike two people recorded the same lesson, video or script: to talk about the definitions, before anything is
// counted. Nothing of it is kept. Percent = agreements ÷ (agreements + disagreements) × 100 (Kazdin, 1982). Kappa takes
// away what would agree by chance, were each word as frequent as it was and fell anywhere: (p − e) ÷ (1 − e) (Cohen, 1960).
// how: what is compared. "windows" – what was tapped in each window of time, "state" – what went on in the middle of each,
// "intervals" – each interval of the method that both answered, "places" – each place or piece of work, "steps".
import { recorded, round, sum, switches } from "./recording.js";
import { looks } from "./moments.js";
import { ownStepOf } from "./own.js";
import { clock, lasting, number, outOf, say } from "./words.js";

// pairs: [[what one recorded, what the other did], …]
export const cohen = (pairs) => {
  const words = Array.from(new Set(pairs.map((pair) => pair[0]).concat(pairs.map((pair) => pair[1]))));
  const found = new Map(), key = (a, b) => JSON.stringify([a, b]);
  pairs.forEach((pair) => [key(pair[0], pair[1]), key(pair[0], null), key(null, pair[1])].forEach((one) => found.set(one, (found.get(one) || 0) + 1)));
  const count = (a, b) => found.get(key(a, b)) || 0;
  const n = pairs.length, agreed = sum(words.map((word) => count(word, word)));
  const chance = n === 0 ? 0 : sum(words.map((word) => count(word, null) * count(null, word))) / (n * n);
  return { n, agreed, words, count, chance, kappa: n === 0 || chance === 1 ? null : (agreed / n - chance) / (1 - chance) };
};

// Whether one of some spans, in the order of time, reaches into a window; windows are asked for in their order.
const reaching = (spans) => {
  let next = 0;
  return (from, to) => {
    while (next < spans.length && spans[next].to <= from) next += 1;
    return next < spans.length && spans[next].from < to ? spans[next] : null;
  };
};

// Whole windows of the time that both recorded, without those that a pause of either touches.
const windowed = (both, ms, of) => {
  const paused = both.map((recording) => reaching(recording.gaps)), found = both.map((recording) => of(recording, ms));
  return Array.from({ length: Math.floor(Math.min(both[0].end, both[1].end) / ms) }, (_, i) => i * ms)
    .filter((from) => !paused.some((gap) => gap(from, from + ms)))
    .map((from) => ({ at: clock(from), pair: found.map((one) => one(from, from + ms)) }));
};

const tapped = (keys) => (recording, ms) => {
  const found = new Map();
  recording.marks.filter((tap) => !tap.on).forEach((tap) => {
    const at = Math.floor(tap.ms / ms);
    if (!found.has(at)) found.set(at, new Set());
    found.get(at).add(tap.code);
  });
  return (from) => keys.filter((key) => found.has(from / ms) && found.get(from / ms).has(key)).join("+");
};
const goingOn = (recording) => {
  const on = reaching(switches(recording));
  return (from, to) => {
    const middle = (from + to) / 2, span = on(middle, middle + 1);
    return span && span.from <= middle ? span.code : null;
  };
};
// Each look or interval, and what held; those that only one of them marked have nothing on the other side.
const lookedAt = (plan, both) => {
  const of = (recording) => new Map(looks(plan, recording).map((look) => [look.k, plan.codes.filter((code) => look.codes.includes(code.key)).map((code) => code.key).join("+")]));
  const one = of(both[0]), other = of(both[1]);
  return Array.from(new Set(Array.from(one.keys()).concat(Array.from(other.keys())))).sort((a, b) => a - b).map((k) => ({
    at: clock(k * plan.every * 1000), pair: [one.has(k) ? one.get(k) : null, other.has(k) ? other.get(k) : null],
  }));
};

// The k-th mark of each place; of a piece of work only the last holds.
const placed = (both, last) => {
  const of = (recording) => {
    const times = new Map(), marks = new Map();
    recording.marks.filter((tap) => tap.seat && !tap.on).forEach((tap) => {
      times.set(tap.seat, (times.get(tap.seat) || 0) + 1);
      marks.set(last ? String(tap.seat) : `${tap.seat}#${times.get(tap.seat)}`, { seat: tap.seat, nth: times.get(tap.seat), code: tap.code });
    });
    return marks;
  };
  const one = of(both[0]), other = of(both[1]), code = (marks, key) => (marks.has(key) ? marks.get(key).code : null);
  return Array.from(new Set(Array.from(one.keys()).concat(Array.from(other.keys())))).map((key) => {
    const mark = one.get(key) || other.get(key);
    return {
      at: last ? say("alike.slip", [key]) : say("alike.place", [number(mark.seat), number(mark.nth)]),
      pair: [code(one, key), code(other, key)],
    };
  });
};

const stepped = (plan, both) => plan.codes.filter((code) => !code.part || code.part === "step").map((code) => {
  const marks = both.map((recording) => ownStepOf(code, recording));
  return { at: code.name, pair: marks.map((mark) => (mark ? `=${mark.as}` : null)) };
});

// "" in a window where nothing was tapped.
const worded = (plan) => (what) => {
  if (what === "") return say("alike.nothing");
  const named = (key) => {
    const at = key.indexOf("="), code = plan.codes.find((one) => one.key === (at < 0 ? key : key.slice(0, at)));
    const answer = at < 0 ? null : say(`${plan.instrument}.${key.slice(at + 1)}`);
    return code && answer ? say("figures.lane-name", [code.name, answer]) : code ? code.name : answer;
  };
  return what.split("+").map(named).reduce((before, next) => say("alike.and", [before, next]));
};

const compared = (plan, title, all) => {
  const units = all.filter((unit) => unit.pair[0] !== null && unit.pair[1] !== null);
  const come = cohen(units.map((unit) => unit.pair)), name = worded(plan);
  return {
    title, n: come.n, agreed: come.agreed,
    percent: come.n === 0 ? null : round((100 * come.agreed) / come.n, 1).toFixed(1),
    chance: come.n === 0 ? null : round(100 * come.chance, 1).toFixed(1),
    kappa: come.kappa === null ? null : round(come.kappa, 2).toFixed(2),
    count: outOf(come.agreed, come.n),
    left: all.length - units.length,
    table: {
      caption: say("alike.table"),
      head: [say("alike.across")].concat(come.words.map(name)).concat([say("figures.all")]),
      rows: come.words.map((row) => [name(row)].concat(come.words.map((column) => number(come.count(row, column)))).concat([number(come.count(row, null))]))
        .concat([[say("figures.all")].concat(come.words.map((column) => number(come.count(null, column)))).concat([number(come.n)])]),
    },
    differ: units.filter((unit) => unit.pair[0] !== unit.pair[1]).map((unit) => ({ at: unit.at, one: name(unit.pair[0]), other: name(unit.pair[1]) })),
  };
};

export const agreement = (plan, one, other, how, seconds) => {
  const both = [recorded(one, 0), recorded(other, 0)], ms = seconds * 1000;
  const keys = plan.codes.map((code) => code.key), parts = (kinds) => plan.codes.filter((code) => kinds.includes(code.part || "tally")).map((code) => code.key);
  const windows = say("alike.windows", [number(seconds), lasting(Math.min(both[0].end, both[1].end))]);
  if (how === "windows") return [compared(plan, windows, windowed(both, ms, tapped(keys)))];
  if (how === "state") return [compared(plan, windows, windowed(both, ms, goingOn))];
  if (how === "intervals") return [compared(plan, say("alike.intervals", [number(seconds)]), lookedAt(plan, both))];
  if (how === "slips") return [compared(plan, say("alike.slips"), placed(both, true))];
  if (how === "places") return [compared(plan, say("alike.places"), placed(both, false))];
  if (how === "steps") return [compared(plan, say("alike.steps"), stepped(plan, both))];
  return [].concat(parts(["tally", "timer"]).length ? [compared(plan, windows, windowed(both, ms, tapped(parts(["tally", "timer"]))))] : [])
    .concat(parts(["step"]).length ? [compared(plan, say("alike.steps"), stepped(plan, both))] : []);
};
