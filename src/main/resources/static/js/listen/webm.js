import { joined, read, view } from "./bytes.js";

const HEAD = 0x1a45dfa3, SEGMENT = 0x18538067, CLUSTER = 0x1f43b675, TIME = 0xe7, CUES = 0x1c53bb6b, TAGS = 0x1254c367;
const WINDOW = 256 * 1024, LONGEST = 8 * 1024 * 1024;

function number(bytes, at, whole) {
  let length = 1;
  while (length <= 8 && !(bytes[at] & (0x80 >> (length - 1)))) length++;
  if (length > 8 || at + length > bytes.length) return null;
  let value = whole ? bytes[at] : bytes[at] & (0xff >> length), unknown = !whole && value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    value = value * 256 + bytes[at + i];
    unknown &&= bytes[at + i] === 0xff;
  }
  return { value, length, unknown };
}

function element(bytes, at) {
  const id = number(bytes, at, true), size = id && number(bytes, at + id.length, false);
  return size && { id: id.value, from: at + id.length + size.length, size: size.unknown ? Infinity : size.value };
}

// Matroska, as browsers record it: a head, then clusters that each say when they begin (in thousandths of a second).
export async function webm(file, head, seconds) {
  if (view(head).getUint32(0) !== HEAD) return null;
  const first = element(head, 0), segment = element(head, first.from + first.size);
  if (segment?.id !== SEGMENT) return null;
  const found = await clusters(file, segment.from);
  if (!found.length) return null;
  return cut(file, await read(file, 0, found[0].at), found, seconds);
}

async function clusters(file, from) {
  const found = [];
  for (let at = from; at < file.size;) {
    const bytes = await read(file, at, at + 64), one = element(bytes, 0);
    if (!one) break;
    if (one.id === CLUSTER) found.push({ at, time: time(bytes, one.from) });
    if ((one.id === CUES || one.id === TAGS) && found.length) {
      found.at(-1).end ??= at;
    }
    at = one.size === Infinity ? await next(file, at + one.from) : at + one.from + one.size;
  }
  found.forEach((one, i) => { one.end ??= found[i + 1]?.at ?? file.size; });
  return found;
}

function time(bytes, at) {
  const one = element(bytes, at);
  if (one?.id !== TIME) return 0;
  let value = 0;
  for (let i = 0; i < one.size; i++) value = value * 256 + bytes[one.from + i];
  return value;
}

// A cluster of unknown length ends where the next one begins.
async function next(file, from) {
  for (let at = from; at < file.size; at += WINDOW - 4) {
    const bytes = await read(file, at, at + WINDOW), say = view(bytes);
    for (let i = 0; i + 4 <= bytes.length; i++) if (bytes[i] === 0x1f && say.getUint32(i) === CLUSTER) return at + i;
  }
  return file.size;
}

async function* cut(file, head, found, seconds) {
  for (let i = 0; i < found.length;) {
    let to = i + 1;
    while (to < found.length && found[to].time - found[i].time < seconds * 1000 && found[to].end - found[i].at < LONGEST) to++;
    const bytes = joined([head, await read(file, found[i].at, found[to - 1].end)]);
    yield { bytes, seconds: to < found.length ? (found[to].time - found[i].time) / 1000 : undefined, read: found[to - 1].end / file.size };
    i = to;
  }
}
