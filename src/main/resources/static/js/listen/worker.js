// Measures away from the page, so that it stays quick. It gets sound and gives back numbers; nothing of it is kept or sent.
import { Sound } from "./sound.js";
import { RATE, Speech, STEP } from "./speech.js";
import { MS, speaking } from "./stretches.js";
import { voices } from "./voices.js";

const speech = new Speech(), sound = new Sound(), sounds = [], likely = [];
let rest = new Float32Array(0);

function hear(samples, last) {
  const all = new Float32Array(rest.length + samples.length);
  all.set(rest);
  all.set(samples, rest.length);
  let at = 0;
  for (; at + STEP <= all.length; at += STEP) {
    const step = all.subarray(at, at + STEP), how = speech.step(step);
    likely.push(how);
    sounds.push(how > 0.05 ? sound.of(step) : null);
  }
  rest = all.slice(at);
  return last ? { speaks: speaking(likely) } : { heard: (likely.length * STEP) / RATE };
}

// marks: stretches that the teacher named by hand, with whose voice each is.
function tell(speaks, marks) {
  const marked = new Uint8Array(speaks.length);
  for (const { from, to, whose } of marks) marked.fill(whose, Math.round(from / MS), Math.round(to / MS));
  return { voices: voices(sounds, speaks, marked) };
}

self.onmessage = ({ data }) => self.postMessage(data.samples ? hear(data.samples, data.last) : tell(data.speaks, data.marks));
