// What was tapped stays on this device, sealed, until the server has it.
import { all, database, one, wait, write } from "../offline/database.js";
import { open, seal } from "../offline/sealing.js";

export class Store {
  constructor(visit, bunch) {
    Object.assign(this, { key: visit.key, screen: visit, bunch, known: new Map() });
  }

  /** Those of one person's visits that something waits in, on this device. */
  static async waiting(bunch) {
    const visits = (await all("visits")).filter((row) => row.holder === bunch.holder);
    return Promise.all(visits.map(async (row) => {
      const { visit } = (await open(bunch.key, row.sealed)) ?? {};
      return visit && new Store(visit, bunch);
    })).then((stores) => stores.filter(Boolean));
  }

  async visit() {
    const row = await one("visits", this.key);
    const opened = row && (await open(this.bunch.key, row.sealed));
    return opened && { ...opened, ...row.seen };
  }

  // What a recording on another page began stays: there is one start of a visit on one device.
  async begin(started, offset, pass) {
    const { key, bell: begins, ends, url, done } = this.screen;
    const sealed = await seal(this.bunch.key, { started, offset, pass, visit: { key, bell: begins, ends, url, done } });
    await write("visits", (visits) => visits.add({ key, holder: this.bunch.holder, begins, ends, sealed, seen: { ms: 0, wall: Date.now() } }));
  }

  /** What the clock showed, so that a page that is killed goes on from there. */
  async seen(ms) {
    const row = await one("visits", this.key);
    if (row) await write("visits", (visits) => visits.put({ ...row, seen: { ms, wall: Date.now() } }));
  }

  async index(name) {
    return (await database()).transaction("taps").objectStore("taps").index(name);
  }

  async taps() {
    return this.opened(await wait((await this.index("key")).getAll(this.key)));
  }

  /** At most so many of those that the server does not have. */
  async unsent(most) {
    return this.opened(await wait((await this.index("waits")).getAll(this.key, most)));
  }

  /** Which are here, and which of them the server does not have, without reading them. */
  async ids() {
    const [here, waits] = await Promise.all(["key", "waits"].map(async (name) => wait((await this.index(name)).getAllKeys(this.key))));
    return { here: new Set(here), waits: new Set(waits) };
  }

  // Each is opened once: it never changes.
  async opened(rows) {
    const taps = await Promise.all(rows.map(async ({ id, sealed, waits }) => {
      if (!this.known.has(id)) this.known.set(id, await open(this.bunch.key, sealed));
      return { ...this.known.get(id), id, sent: !waits };
    }));
    return taps.filter((tap) => tap.code).sort((a, b) => a.ms - b.ms);
  }

  /** All or none. */
  async add(taps) {
    const rows = await Promise.all(taps.map(async ({ id, ...tap }) => ({ id, sealed: await seal(this.bunch.key, tap), key: this.key, waits: this.key })));
    return write("taps", (all) => rows.forEach((row) => all.add(row)));
  }

  // Marked one by one as they stand now: what was written meanwhile is not overwritten by an older look.
  async sent(these) {
    return write("taps", (taps) => these.forEach(({ id }) => {
      taps.get(id).onsuccess = ({ target: { result } }) => {
        if (!result) return;
        const { waits, ...row } = result;
        taps.put(row);
      };
    }));
  }

  async remove(ids) {
    return write("taps", (taps) => ids.forEach((id) => taps.delete(id)));
  }

  /** A shared tablet keeps nothing of a visit that has arrived, or that may not arrive any more. */
  async forget() {
    const { here } = await this.ids();
    await write(["taps", "visits", "plans"], (stores) => {
      here.forEach((id) => stores.taps.delete(id));
      stores.visits.delete(this.key);
      stores.plans.delete(this.key);
    });
  }
}
