// What stands on this device: keys that are wrapped, plans that are sealed, and taps that are sealed until the server has them.
const NAME = "twolearn-sealed-visits";
const VERSION = 3;

export const wait = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const finished = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = transaction.onerror = () => reject(transaction.error);
});

let opened;

export function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const had = request.result.objectStoreNames, make = (name, keyPath) => had.contains(name) || request.result.createObjectStore(name, { keyPath });
      make("visits", "key");
      if (had.contains("taps")) request.result.deleteObjectStore("taps");
      const taps = request.result.createObjectStore("taps", { keyPath: "id" });
      taps.createIndex("key", "key");
      taps.createIndex("waits", "waits");
      make("doors", "holder");
      make("plans", "key");
      make("told", "key");
    };
    request.onsuccess = () => {
      // A newer page wants to change it: this one lets go, and opens it again when it needs it.
      request.result.onversionchange = () => { request.result.close(); opened = undefined; };
      resolve(request.result);
    };
    request.onerror = () => { opened = undefined; reject(request.error); };
  });
  return opened;
}

export const all = async (name) => wait((await database()).transaction(name).objectStore(name).getAll());
export const one = async (name, key) => wait((await database()).transaction(name).objectStore(name).get(key));

/** Strict: what a page says is saved is on the disk. */
export async function write(name, work) {
  const transaction = (await database()).transaction(name, "readwrite", { durability: "strict" });
  const done = finished(transaction);
  work(Array.isArray(name) ? Object.fromEntries(name.map((each) => [each, transaction.objectStore(each)])) : transaction.objectStore(name));
  return done;
}
