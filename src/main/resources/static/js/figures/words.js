// What is said is either words already (a string) or the key of a sentence of the message file with what goes into it.
export const say = (key, args) => ({ say: key, args: args || [] });
export const number = (n) => String(n);

// "18:24"
export const clock = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;

// "30 min 10 s", or "40 s"
export const lasting = (ms) => {
  const seconds = Math.floor(ms / 1000), minutes = Math.floor(seconds / 60);
  return minutes === 0 ? say("seconds", [number(seconds)]) : say("length", [number(minutes), number(seconds % 60)]);
};

// One sentence for one, another for more: "KEY-one" and "KEY".
export const many = (key, n) => say(n === 1 ? `${key}-one` : key, [number(n)]);
export const outOf = (n, of) => say("n-of-m", [number(n), number(of)]);
export const fixed = (n, places) => n.toFixed(places);

// The shortest time from which a rate is said. In less, one tap more or less moves it by over 0.2 a minute. The length is
// our convention; that counts and time come before any rate, and gaps are no time, are the rules of the domain practice.
export const SHORTEST = 300000;
export const longEnough = (recording) => recording.observed >= SHORTEST;

// "6 in 18 min 0 s", and the rate behind it where the time was long enough. per: milliseconds.
export const rated = (name, n, recording, per) => ({
  name,
  value: say("figures.total", [number(n), lasting(recording.observed)]),
  aside: n > 0 && longEnough(recording)
    ? say(per === 600000 ? "figures.per-ten" : "figures.per-minute", [fixed(round2(n / (recording.observed / (per || 60000))), 2)])
    : null,
});
const round2 = (n) => Math.floor(n * 100 + 0.5 + 1e-9) / 100;
