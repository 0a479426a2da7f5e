// Whose voice it is. What the teacher marked by hand, of their own and of students, is learned from; then what was found is
// learned from again. Both come from the same recording, so that the room and the microphone are the same.
import { Bell, middle } from "./bell.js";

export const OURS = 1, OTHERS = 2;
export const CHOSEN = { weight: 0.2, most: 10, within: 18, across: 2.5, first: 0.2, later: 0.05, again: 2, least: 60 };

// sounds: for each step numbers or null; speaks: for each step whether somebody does; marked: OURS, OTHERS or 0 by hand. Null
// where too little of one of the two is marked.
export function voices(sounds, speaks, marked, chosen = CHOSEN) {
  const { weight, most, within, across, first, later, again, least } = chosen;
  const heard = sounds.map((one, i) => (speaks[i] ? one : null));
  const of = (whose, labels) => heard.filter((one, i) => one && labels[i] === whose);
  let [ours, others] = [of(OURS, marked), of(OTHERS, marked)];
  if (ours.length < least || others.length < least) return null;
  const all = middle(heard.filter(Boolean)).spread;
  let labels;
  for (let turn = 0; turn <= again; turn++) {
    const shared = turn ? later : first, teacher = new Bell(ours, all, shared), students = new Bell(others, all, shared);
    const leaning = heard.map((one) => (one ? weight * Math.max(-most, Math.min(most, teacher.likely(one) - students.likely(one))) : 0));
    labels = path(leaning, speaks, marked, within, across);
    [ours, others] = [of(OURS, labels), of(OTHERS, labels)];
    if (ours.length < least || others.length < least) break;
  }
  return labels;
}

// The likeliest way through: changing within speech costs more than after a silence, and what was marked stays.
function path(leaning, speaks, marked, within, across) {
  const length = leaning.length, came = new Uint8Array(length);
  let ours = 0, others = 0;
  for (let i = 0; i < length; i++) {
    const price = speaks[i] && i && speaks[i - 1] ? within : across;
    const stayOurs = !speaks[i] || ours >= others - price, stayOthers = !speaks[i] || others >= ours - price;
    came[i] = (stayOurs ? 0 : OURS) | (stayOthers ? 0 : OTHERS);
    const one = stayOurs ? ours : others - price, two = stayOthers ? others : ours - price;
    ours = one + leaning[i] - (marked[i] === OTHERS ? 1e6 : 0);
    others = two - leaning[i] - (marked[i] === OURS ? 1e6 : 0);
  }
  const labels = new Uint8Array(length);
  for (let i = length - 1, at = ours >= others ? OURS : OTHERS; i >= 0; i--) {
    labels[i] = speaks[i] ? at : 0;
    if (came[i] & at) at = OURS + OTHERS - at;
  }
  return labels;
}
