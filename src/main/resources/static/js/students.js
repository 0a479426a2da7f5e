// Students stand as seats. A teacher may keep a list of their class in this browser alone, sealed: then a name of it
// becomes its seat while they type. It is sent nowhere.
import { open, seal } from "./sealed.js";
import { escaped, watch } from "./names.js";

const NAME = "class list";

const store = (mode) => new Promise((resolve, reject) => {
  const request = indexedDB.open("twolearn-class-list", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("lists");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => resolve(request.result.transaction("lists", mode).objectStore("lists"));
});

const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export async function kept() {
  const sealed = await answer((await store("readonly")).get(NAME));
  return sealed && open(sealed);
}

export async function keep(list) {
  const sealed = await seal(list);
  await answer((await store("readwrite")).put(sealed, NAME));
}

export async function forget() {
  await answer((await store("readwrite")).delete(NAME));
}

export async function students() {
  const list = await kept();
  if (!list) return;
  const seats = new Map(list.names.map((name, i) => [name, i + 1]).filter(([name]) => name));
  if (seats.size === 0) return;
  const longestFirst = [...seats.keys()].sort((a, b) => b.length - a.length);
  watch(longestFirst.map(escaped).join("|"), (name) => list.seat.replace("{0}", seats.get(name)), list.became, list.back);
}
