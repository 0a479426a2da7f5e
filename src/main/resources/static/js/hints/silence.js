// Which hints a writer does not want to see again: kept on this device only, sealed, so that it opens for that writer alone.
import { open, seal } from "../sealed.js";

const PLACE = "hints", WRITERS = 12;
const bytes = ([iv, words]) => ({ iv: new Uint8Array(iv), words: new Uint8Array(words) });
const kept = () => JSON.parse(localStorage.getItem(PLACE) ?? "[]");

async function sorted() {
  const found = { mine: [], others: [] };
  for (const one of kept()) {
    const ids = await open(bytes(one));
    if (ids) found.mine.push(...ids);
    else found.others.push(one);
  }
  return found;
}

export const silent = async () => (await sorted().catch(() => ({ mine: [] }))).mine;

export async function silence(id) {
  const { mine, others } = await sorted().catch(() => ({ mine: [], others: [] }));
  const { iv, words } = await seal([...new Set([...mine, id])]);
  localStorage.setItem(PLACE, JSON.stringify([[Array.from(iv), Array.from(words)], ...others].slice(0, WRITERS)));
}
