import { joined, read, text, view } from "./bytes.js";

const AHEAD = 64 * 1024 * 1024;

function* boxes(bytes, from = 0, to = bytes.length) {
  const say = view(bytes);
  for (let at = from; at + 8 <= to;) {
    const size = say.getUint32(at) || to - at;
    if (size < 8) return;
    yield { name: text(bytes, at + 4), from: at + 8, to: Math.min(at + size, to) };
    at += size;
  }
}

const inside = (bytes, { from, to }, ...path) => path.reduce((box, name) => box && [...boxes(bytes, box.from, box.to)].find((one) => one.name === name), { from, to });

// AAC in MPEG-4, as phones record it, with or without a picture: where its pieces lie is told in "moov".
export async function mp4(file, head, seconds) {
  if (text(head, 4) !== "ftyp") return null;
  const moov = await found(file);
  const sound = moov && [...boxes(moov)].filter((one) => one.name === "trak").find((trak) => {
    const kind = inside(moov, trak, "mdia", "hdlr");
    return kind && text(moov, kind.from + 8) === "soun";
  });
  const table = sound && inside(moov, sound, "mdia", "minf", "stbl");
  const config = table && audio(moov, table);
  const pieces = config && places(moov, table);
  return pieces?.length ? cut(file, config, pieces, seconds) : null;
}

async function found(file) {
  for (let at = 0; at + 8 <= file.size;) {
    const bytes = await read(file, at, at + 16), say = view(bytes), small = say.getUint32(0);
    const size = small === 1 ? Number(say.getBigUint64(8)) : small || file.size - at;
    if (text(bytes, 4) === "moov") return size < AHEAD ? read(file, at + 8, at + size) : null;
    if (size < 8) return null;
    at += size;
  }
  return null;
}

// Kind, rate and channels, from the two bytes that a decoder is told before it begins.
function audio(moov, table) {
  const entry = inside(moov, table, "stsd");
  if (text(moov, entry.from + 12) !== "mp4a") return null;
  for (let at = entry.from + 44; at + 4 < entry.to; at++) {
    // The tag of these bytes, its length (which may come in four bytes), then they.
    if (moov[at] !== 5) continue;
    const length = moov[at + 1] === 0x80 ? 4 : 1, from = at + 1 + length;
    if (moov[from - 1] < 2 || moov[from - 1] > 40) continue;
    const rate = ((moov[from] & 7) << 1) | (moov[from + 1] >> 7), channels = (moov[from + 1] >> 3) & 15;
    if (RATES[rate] && channels) return { rate, channels };
  }
  return null;
}

const RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000];

// Where each piece of 1,024 samples lies in the file.
function places(moov, table) {
  const say = view(moov), [sizes, chunks, near, far] = ["stsz", "stsc", "stco", "co64"].map((name) => inside(moov, table, name));
  const offsets = near ?? far;
  if (!sizes || !chunks || !offsets) return null;
  const same = say.getUint32(sizes.from + 4), count = say.getUint32(sizes.from + 8), found = [];
  const runs = say.getUint32(chunks.from + 4), all = say.getUint32(offsets.from + 4);
  for (let run = 0, chunk = 1; run < runs && found.length < count; run++) {
    const at = chunks.from + 8 + 12 * run, next = run + 1 < runs ? say.getUint32(at + 12) : all + 1, each = say.getUint32(at + 4);
    for (; chunk < next; chunk++) {
      let from = near ? say.getUint32(near.from + 4 + 4 * chunk) : Number(say.getBigUint64(far.from + 8 * chunk));
      for (let i = 0; i < each && found.length < count; i++) {
        const size = same || say.getUint32(sizes.from + 12 + 4 * found.length);
        found.push({ from, size });
        from += size;
      }
    }
  }
  return found;
}

async function* cut(file, { rate, channels }, pieces, seconds) {
  const long = 1024 / RATES[rate], many = Math.ceil(seconds / long);
  for (let i = 0; i < pieces.length; i += many) {
    const some = pieces.slice(i, i + many), parts = [];
    for (let from = 0; from < some.length;) {
      let to = from + 1;
      while (to < some.length && some[to].from === some[to - 1].from + some[to - 1].size) to++;
      const run = await read(file, some[from].from, some[to - 1].from + some[to - 1].size);
      for (let at = 0; from < to; at += some[from].size, from++) parts.push(header(rate, channels, some[from].size), run.subarray(at, at + some[from].size));
    }
    yield { bytes: joined(parts), seconds: some.length * long, read: Math.min(1, (i + many) / pieces.length) };
  }
}

// Each piece as it goes over the air (ADTS), so that it can be decoded without the rest of the file.
function header(rate, channels, size) {
  const long = size + 7;
  return Uint8Array.of(0xff, 0xf1, (1 << 6) | (rate << 2) | (channels >> 2), ((channels & 3) << 6) | (long >> 11), (long >> 3) & 255, ((long & 7) << 5) | 31, 0xfc);
}
