// What was tapped stays on this device, sealed, until the server has it.
import { open, seal } from "../sealed.js";

const wait = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const finished = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = transaction.onerror = () => reject(transaction.error);
});

export class Store {
  static async open(key) {
    const request = indexedDB.open("twolearn-sealed-visits", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("visits", { keyPath: "key" });
      request.result.createObjectStore("taps", { keyPath: "id" }).createIndex("key", "key");
    };
    return new Store(await wait(request), key);
  }

  constructor(database, key) {
    this.database = database;
    this.key = key;
  }

  visit() {
    return wait(this.database.transaction("visits").objectStore("visits").get(this.key));
  }

  async begin(started, offset) {
    await this.write("visits", (visits) => visits.put({ key: this.key, started, offset }));
  }

  all() {
    return wait(this.database.transaction("taps").objectStore("taps").index("key").getAll(this.key));
  }

  async taps() {
    const opened = await Promise.all((await this.all()).map(async (one) => ({ ...(await open(one.sealed)), id: one.id, sent: one.sent })));
    return opened.filter((tap) => tap.code);
  }

  async add({ id, ...tap }) {
    const sealed = await seal(tap);
    return this.write("taps", (taps) => taps.add({ id, sealed, key: this.key, sent: false }));
  }

  async sent(taps) {
    const ids = new Set(taps.map((tap) => tap.id));
    const these = (await this.all()).filter((one) => ids.has(one.id));
    return this.write("taps", (all) => these.forEach((one) => all.put({ ...one, sent: true })));
  }

  // A shared tablet keeps nothing of a visit that has arrived.
  async forget() {
    const taps = await this.all();
    await this.write("taps", (all) => taps.forEach((tap) => all.delete(tap.id)));
    await this.write("visits", (visits) => visits.delete(this.key));
  }

  write(name, work) {
    const transaction = this.database.transaction(name, "readwrite", { durability: "strict" });
    work(transaction.objectStore(name));
    return finished(transaction);
  }
}
