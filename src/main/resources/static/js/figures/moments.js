// Looks at set times: momentary, at the instant; partial and whole, a yes or no for each interval once it has ended. After
// Cooper, Heron and Heward; the three say different things and nothing is converted between them. A moment or interval
// that nobody marked is not a sample; the last mark of one holds; an interval with a pause in it is left out.
const lookEvery = (plan) => 1000 * Math.max(1, plan.every);

// The number of the look that a tap at this time is about, 0 the first; less where none has been due yet.
export const lookAt = (plan, ms) => Math.floor(ms / lookEvery(plan)) - (plan.method === "momentary" ? 0 : 1);

export const interrupted = (plan, recording, k) =>
  plan.method !== "momentary" && recording.gaps.some((gap) => gap.from < (k + 1) * lookEvery(plan) && gap.to > k * lookEvery(plan));

const nowHeld = (plan, before, tap) => {
  if (tap.as === "no") return [];
  return plan.method === "momentary" ? [tap.code] : before.filter((code) => code !== tap.code).concat([tap.code]);
};

// Each look that was marked: its number, from and to (the instant where it is one), and the codes that hold.
export const looks = (plan, recording) => {
  const some = [];
  recording.marks.forEach((tap) => {
    const k = lookAt(plan, tap.ms), last = some.length > 0 ? some[some.length - 1] : null;
    if (k < 0 || interrupted(plan, recording, k)) return;
    if (last !== null && last.k === k) last.codes = nowHeld(plan, last.codes, tap);
    else some.push({ k, from: k * lookEvery(plan), to: (k + 1) * lookEvery(plan), codes: nowHeld(plan, [], tap) });
  });
  return some;
};

export const held = (some, code) => some.filter((look) => look.codes.includes(code));
