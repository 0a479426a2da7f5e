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

  async all() {
    return wait((await database()).transaction("taps").objectStore("taps").index("key").getAll(this.key));
  }

  async taps() {
    return this.opened(await this.all());
  }

  async unsent() {
    return this.opened((await this.all()).filter((one) => !one.sent));
  }

  // Each is opened once: it never changes.
  async opened(rows) {
    const taps = await Promise.all(rows.map(async ({ id, sealed, sent }) => {
      if (!this.known.has(id)) this.known.set(id, await open(this.bunch.key, sealed));
      return { ...this.known.get(id), id, sent };
    }));
    return taps.filter((tap) => tap.code).sort((a, b) => a.ms - b.ms);
  }

  /** All or none. */
  async add(taps) {
    const rows = await Promise.all(taps.map(async ({ id, ...tap }) => ({ id, sealed: await seal(this.bunch.key, tap), key: this.key, sent: false })));
    return write("taps", (all) => rows.forEach((row) => all.add(row)));
  }

  // Marked one by one as they stand now: what was written meanwhile is not overwritten by an older look.
  async sent(taps) {
    const ids = new Set(taps.map((tap) => tap.id));
    const these = (await this.all()).filter((one) => ids.has(one.id));
    return write("taps", (all) => these.forEach((one) => all.put({ ...one, sent: true })));
  }

  async remove(ids) {
    return write("taps", (taps) => ids.forEach((id) => taps.delete(id)));
  }

  /** A shared tablet keeps nothing of a visit that has arrived, or that may not arrive any more. */
  async forget() {
    const taps = await this.all();
    await write(["taps", "visits", "plans"], (stores) => {
      taps.forEach((tap) => stores.taps.delete(tap.id));
      stores.visits.delete(this.key);
      stores.plans.delete(this.key);
    });
  }
}
