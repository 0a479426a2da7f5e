// A file becomes half minutes of sound at 16 kHz, one after the other, and they become what the worker heard in them.
import { slices } from "./slices.js";
import { RATE } from "./rate.js";
import { program } from "../ours.js";

export class Hearing {
  constructor() {
    this.worker = new Worker(program("/js/listen/worker.js"), { type: "module" });
    this.context = new OfflineAudioContext(1, 1, RATE);
  }

  ask(what, moved = []) {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = ({ data }) => resolve(data);
      this.worker.onerror = reject;
      this.worker.postMessage(what, moved);
    });
  }

  // says: told after each half minute how much of the file was read (0 to 1) and how many seconds were heard.
  async file(file, says) {
    let asked = Promise.resolve({ heard: 0 });
    for await (const { bytes, seconds, read } of slices(file)) {
      const samples = fitted(mono(await this.context.decodeAudioData(bytes)), seconds);
      const { heard } = await asked;
      if (this.cancelled) return null;
      says(read, heard);
      asked = this.ask({ samples }, [samples.buffer]);
    }
    await asked;
    return this.cancelled ? null : (await this.ask({ samples: new Float32Array(0), last: true })).speaks;
  }

  async voices(speaks, marks) {
    return (await this.ask({ speaks, marks })).voices;
  }

  cancel() {
    this.cancelled = true;
    this.worker.terminate();
  }
}

function mono(sound) {
  const samples = sound.getChannelData(0).slice();
  for (let channel = 1; channel < sound.numberOfChannels; channel++)
    sound.getChannelData(channel).forEach((one, i) => { samples[i] += one; });
  return sound.numberOfChannels > 1 ? samples.map((one) => one / sound.numberOfChannels) : samples;
}

// A decoder adds or leaves out a little at each end; as long as the file says it is, so that times stay true.
function fitted(samples, seconds) {
  const length = seconds === undefined ? samples.length : Math.round(seconds * RATE);
  if (samples.length === length) return samples;
  const fit = new Float32Array(length);
  fit.set(samples.subarray(0, length));
  return fit;
}
