// What the taps of one recorder come to before anything is counted. These files run in the browser at Done and on the
// server: plain functions in the part of the language that both read (no classes, no for-of, no spread in a call).
const OWN = ["undo", "pause", "resume", "end"];

// In the order of time, without what was undone.
const net = (taps) => {
  const undone = new Set(taps.map((tap) => tap.undoes).filter((id) => id));
  return taps.filter((tap) => tap.code !== "undo" && !undone.has(tap.id)).sort((a, b) => a.ms - b.ms);
};

const pauses = (taps, end) => {
  const gaps = [];
  let since = -1;
  taps.forEach((tap) => {
    if (tap.code === "pause" && since < 0) since = tap.ms;
    if (tap.code === "resume" && since >= 0) {
      gaps.push({ from: since, to: tap.ms });
      since = -1;
    }
  });
  if (since >= 0 && end > since) gaps.push({ from: since, to: end });
  return gaps;
};

// What went on from each switch to the next; a pause interrupts it, and it goes on after.
export const switches = (recording) => {
  const spans = [];
  let on = null, since = 0, paused = false, over = false;
  const upTo = (ms) => {
    if (on !== null && !paused && ms > since) spans.push({ code: on, from: since, to: ms });
    since = ms;
  };
  recording.taps.forEach((tap) => {
    if (over) return;
    upTo(tap.code === "end" ? recording.end : tap.ms);
    if (tap.code === "end") over = true;
    else if (tap.code === "pause") paused = true;
    else if (tap.code === "resume") paused = false;
    else on = tap.code;
  });
  if (!over) upTo(recording.end);
  return spans;
};

export const length = (span) => span.to - span.from;
export const total = (spans) => spans.reduce((sum, span) => sum + length(span), 0);

// Where taps end what an earlier one began (tap.on names it): from one to the other, or to the end of recording.
export const episodes = (recording) => {
  const ends = new Map(recording.marks.filter((tap) => tap.on).map((tap) => [tap.on, tap.ms]));
  return recording.marks.filter((tap) => !tap.on).map((tap) => ({
    id: tap.id, code: tap.code, seat: tap.seat, from: tap.ms,
    to: ends.has(tap.id) ? ends.get(tap.id) : recording.end, open: !ends.has(tap.id),
  }));
};

// bell: when the lesson was to begin, in milliseconds since recording began; negative where it began before.
export const recorded = (taps, bell) => {
  const all = net(taps);
  const done = all.find((tap) => tap.code === "end");
  const end = done ? done.ms : all.length ? all[all.length - 1].ms : 0;
  const gaps = pauses(all, end);
  return { taps: all, marks: all.filter((tap) => !OWN.includes(tap.code)), end, gaps, observed: end - total(gaps), bell };
};

export const counted = (plan, recording) =>
  plan.codes.map((code) => ({ code, n: recording.marks.filter((tap) => tap.code === code.key && !tap.on).length }));

// How often each seat had one of these codes: an array of the plan's length, the first seat first.
export const bySeat = (plan, recording, codes) =>
  recording.marks.filter((tap) => tap.seat && codes.includes(tap.code)).reduce((seats, tap) => {
    if (tap.seat <= plan.seats) seats[tap.seat - 1] += 1;
    return seats;
  }, Array.from({ length: plan.seats }, () => 0));

export const sum = (numbers) => numbers.reduce((all, n) => all + n, 0);
const sorted = (numbers) => numbers.slice().sort((a, b) => a - b);

// The p-th part of the sorted numbers, between two of them in proportion (type 7 of Hyndman and Fan, 1996).
export const quantile = (numbers, p) => {
  const s = sorted(numbers), at = (s.length - 1) * p, low = Math.floor(at), high = Math.ceil(at);
  return s[low] + (s[high] - s[low]) * (at - low);
};
export const median = (numbers) => quantile(numbers, 0.5);

// Half up at the given number of places, the same on both sides.
export const round = (number, places) => {
  const by = Math.pow(10, places || 0);
  return Math.floor(number * by + 0.5 + 1e-9) / by;
};
