// Steps of 32 ms become stretches with a beginning and an end.
export const MS = 32;
export const CHOSEN = { begins: 0.4, ends: 0.06, pause: 500, shortest: 200 };

const steps = (ms) => Math.round(ms / MS);

// What is shorter than some steps becomes like what is around it.
function filled(on, value, length) {
  for (let from = 0; from < on.length;) {
    let to = from;
    while (to < on.length && on[to] === on[from]) to++;
    if (on[from] === value && to - from < length && from > 0 && to < on.length) on.fill(1 - value, from, to);
    from = to;
  }
}

// likely: for each step how likely somebody speaks. A pause shorter than half a second belongs to the talk around it.
export function speaking(likely, { begins, ends, pause, shortest } = CHOSEN) {
  const on = new Uint8Array(likely.length);
  for (let i = 0, now = 0; i < likely.length; i++) {
    now = likely[i] >= (now ? ends : begins) ? 1 : 0;
    on[i] = now;
  }
  filled(on, 1, steps(shortest));
  filled(on, 0, steps(pause));
  return on;
}

// names: what each value of a step is called.
export function stretches(values, names) {
  const found = [];
  for (let i = 0; i < values.length; i++) {
    if (i && values[i] === values[i - 1]) continue;
    if (found.length) found.at(-1).to = i * MS;
    found.push({ from: i * MS, to: values.length * MS, code: names[values[i]] });
  }
  return found;
}
