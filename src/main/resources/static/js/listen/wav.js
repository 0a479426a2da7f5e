import { joined, read, text, view } from "./bytes.js";

const HEAD = 8;

// RIFF: one chunk says how the samples lie, another holds them.
export async function wav(file, head, seconds) {
  if (text(head, 0) !== "RIFF" || text(head, 8) !== "WAVE") return null;
  let format, at = 12;
  for (;;) {
    const bytes = await read(file, at, at + HEAD + 64);
    if (bytes.length < HEAD) return null;
    const name = text(bytes, 0), size = view(bytes).getUint32(4, true);
    if (name === "fmt ") format = bytes.slice(HEAD, HEAD + Math.min(size, 40));
    if (name === "data") return format ? cut(file, format, at + HEAD, size, seconds) : null;
    at += HEAD + size + (size % 2);
  }
}

async function* cut(file, format, from, size, seconds) {
  const perSecond = view(format).getUint32(8, true), block = view(format).getUint16(12, true);
  // A recorder that was cut off left a length of nothing, or of everything.
  const end = size && from + size <= file.size ? from + size : file.size, step = Math.floor((seconds * perSecond) / block) * block;
  for (let at = from; at < end; at += step) {
    const sound = await read(file, at, Math.min(at + step, end));
    yield { bytes: joined([header(format, sound.length), sound]), seconds: sound.length / perSecond, read: Math.min(1, (at + step) / end) };
  }
}

function header(format, length) {
  const head = new Uint8Array(20 + format.length + 8), say = view(head);
  const put = (at, letters) => [...letters].forEach((letter, i) => { head[at + i] = letter.charCodeAt(0); });
  put(0, "RIFF");
  say.setUint32(4, head.length - 8 + length, true);
  put(8, "WAVEfmt ");
  say.setUint32(16, format.length, true);
  head.set(format, 20);
  put(20 + format.length, "data");
  say.setUint32(24 + format.length, length, true);
  return head;
}
