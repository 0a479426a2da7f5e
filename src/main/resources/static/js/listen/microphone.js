// What the microphone of this device hears stays in the memory of this page, until it is saved as a file or left.
import { clock, filled } from "./said.js";

const OFTEN = 10_000, BITS = 48_000, LONGEST = 4 * 60 * 60 * 1000;
const at = (id) => document.getElementById(id);
const say = at("listen").dataset;

class Recording {
  constructor(stream) {
    this.stream = stream;
    this.parts = [];
    this.since = performance.now();
    this.recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS });
    this.recorder.addEventListener("dataavailable", ({ data }) => this.parts.push(data));
    this.ended = new Promise((resolve) => this.recorder.addEventListener("stop", resolve));
    this.recorder.start(OFTEN);
  }

  get ms() {
    return performance.now() - this.since;
  }

  /** The microphone is off afterwards. */
  async end() {
    if (this.recorder.state !== "inactive") this.recorder.stop();
    await this.ended;
    this.stream.getTracks().forEach((track) => track.stop());
    const { mimeType } = this.recorder, when = new Date(), two = (number) => String(number).padStart(2, "0");
    const name = `lesson-${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}-${two(when.getHours())}${two(when.getMinutes())}`;
    return new File(this.parts, `${name}.${/mp4/.test(mimeType) ? "m4a" : "webm"}`, { type: mimeType, lastModified: when.getTime() });
  }
}

/** begins: told when it is switched on; done: told the file when it has ended. */
export function microphone(begins, done) {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return;
  let recording, ticking, address, unsaved = false;
  const shows = (on) => {
    at("live").hidden = on;
    at("recording").hidden = !on;
    at("file").disabled = on;
    at("dropping").open = false;
  };

  async function begin() {
    at("microphone").disabled = true;
    try {
      // As it sounds: what a browser takes for noise may be a student at the far end.
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false } });
      forget();
      begins();
      recording = new Recording(stream);
    } catch {
      at("status").textContent = say.sayRecordNo;
      return;
    } finally {
      at("microphone").disabled = false;
    }
    at("status").textContent = "";
    shows(true);
    tick();
    ticking = setInterval(tick, 500);
    at("record-end").focus();
    navigator.wakeLock?.request("screen").catch(() => {});
    // Also where the microphone is taken out, or the longest lesson is over.
    recording.recorder.addEventListener("stop", () => end());
  }

  function tick() {
    at("recorded").textContent = filled(say.sayRecordOn, clock(recording.ms));
    if (recording.ms > LONGEST) end();
  }

  async function end() {
    const mine = recording;
    if (!mine) return;
    recording = null;
    clearInterval(ticking);
    const file = await mine.end();
    shows(false);
    address = URL.createObjectURL(file);
    at("record-save").href = address;
    at("record-save").download = file.name;
    at("record-kept").hidden = false;
    unsaved = true;
    done(file);
  }

  async function drop() {
    const mine = recording;
    recording = null;
    clearInterval(ticking);
    await mine.end();
    shows(false);
    at("status").textContent = say.sayRecordDropped;
    at("microphone").focus();
  }

  function forget() {
    if (address) URL.revokeObjectURL(address);
    address = null;
    unsaved = false;
    at("record-kept").hidden = true;
  }

  at("live").hidden = false;
  at("microphone").addEventListener("click", begin);
  at("record-end").addEventListener("click", end);
  at("record-drop").addEventListener("click", drop);
  at("record-save").addEventListener("click", () => { unsaved = false; });
  at("file").addEventListener("change", forget);
  // Whoever keeps the figures is done with the sound.
  at("kept").addEventListener("submit", () => { unsaved = false; });
  addEventListener("beforeunload", (event) => (recording || unsaved) && event.preventDefault());
}
