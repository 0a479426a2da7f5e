// Half a minute of a file at a time, each a small file of its own that a browser can decode, so that a lesson of an hour needs no more
// memory than one of a minute. What is not known here is read whole, if it is small.
import { mp3 } from "./mp3.js";
import { mp4 } from "./mp4.js";
import { wav } from "./wav.js";
import { webm } from "./webm.js";

export const SECONDS = 30;
const MOST_WHOLE = 24 * 1024 * 1024;
const KINDS = [wav, mp4, webm, mp3];

// Each slice: bytes to decode, how many seconds of the lesson it is (undefined where only decoding tells), and how much of the file was read.
export async function* slices(file) {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  for (const kind of KINDS) {
    const found = await kind(file, head, SECONDS).catch(() => null);
    if (found) return yield* found;
  }
  if (file.size > MOST_WHOLE) throw new RangeError("too large to be read whole");
  yield { bytes: await file.arrayBuffer(), read: 1 };
}
