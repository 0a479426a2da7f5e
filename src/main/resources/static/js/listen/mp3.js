import { read, text } from "./bytes.js";

const RATES = { 3: [44100, 48000, 32000], 2: [22050, 24000, 16000], 0: [11025, 12000, 8000] };
const FIRST = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320], SECOND = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const WINDOW = 1024 * 1024;

// A frame of layer III: how long it is, in bytes and in seconds.
function frame(bytes, at) {
  if (bytes[at] !== 0xff || (bytes[at + 1] & 0xe0) !== 0xe0) return null;
  const version = (bytes[at + 1] >> 3) & 3, layer = (bytes[at + 1] >> 1) & 3, index = bytes[at + 2] >> 4, rate = RATES[version]?.[(bytes[at + 2] >> 2) & 3];
  const kilobits = (version === 3 ? FIRST : SECOND)[index];
  if (layer !== 1 || !rate || !kilobits) return null;
  const samples = version === 3 ? 1152 : 576;
  return { size: Math.floor((samples / 8) * kilobits * 1000 / rate) + ((bytes[at + 2] >> 1) & 1), seconds: samples / rate };
}

export async function mp3(file, head, seconds) {
  let from = 0;
  if (text(head, 0, 3) === "ID3") from = 10 + ((head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9]);
  const first = await read(file, from, from + 8192);
  for (let at = 0; at + 4 < first.length; at++) {
    const one = frame(first, at);
    if (one && frame(first, at + one.size)) return cut(file, from + at, seconds);
    if (!from && at > 4096) return null;
  }
  return null;
}

async function* cut(file, from, seconds) {
  while (from < file.size) {
    const bytes = await read(file, from, from + WINDOW);
    let at = 0, long = 0;
    while (long < seconds) {
      const one = at + 4 < bytes.length ? frame(bytes, at) : null;
      if (one && at + one.size > bytes.length) break;
      if (!one && (at + 4 >= bytes.length || !long)) break;
      at += one ? one.size : 1;
      long += one ? one.seconds : 0;
    }
    if (!long) return;
    yield { bytes: bytes.slice(0, at).buffer, seconds: long, read: Math.min(1, (from + at) / file.size) };
    from += at;
  }
}
