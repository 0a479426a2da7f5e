// Sends what is not sent yet, again and again until the server has said yes. A batch that arrives twice changes nothing
// there: each tap carries its own id. Of several pages of one device, one sends.
import { write } from "../offline/database.js";

const MOST = 1000; // so that a visit of 300 taps goes in one
const LONGEST_PAUSE = 30_000;

export class Outbox extends EventTarget {
  constructor(store) {
    super();
    Object.assign(this, { store, pause: 1000, most: MOST, busy: false, again: false, refused: "" });
    addEventListener("online", () => this.flush());
  }

  async flush() {
    this.again = true;
    if (this.busy || this.refused) return;
    this.busy = true;
    clearTimeout(this.timer);
    await navigator.locks.request(`outbox ${this.store.key}`, async () => {
      while (this.again && !this.refused) {
        this.again = false;
        const unsent = await this.store.unsent(this.most);
        if (!unsent.length) break;
        // Where the network came back while this was failing, it is tried at once.
        if (await this.send(unsent)) this.again = true;
      }
    });
    this.busy = false;
    this.dispatchEvent(new Event("change"));
  }

  async send(taps) {
    try {
      const { started, pass, visit } = await this.store.visit();
      const answer = await fetch(visit.url, {
        method: "POST", redirect: "manual", signal: AbortSignal.timeout(20_000),
        headers: { "Content-Type": "application/json", Accept: "application/json", ...(pass ? { Authorization: `Pass ${pass}` } : {}) },
        body: JSON.stringify({ started, by: this.store.key.split(" ")[1], taps: taps.map(({ sent, ...tap }) => tap) }),
      });
      if (answer.ok) return await this.taken(taps, (await answer.json()).left);
      if (await this.isGone(answer, visit)) return await this.destroy(answer);
      if (answer.status === 413 && this.most > 1) return Boolean((this.most = Math.ceil(taps.length / 2)));
      if (answer.status === 422) this.refused = (await answer.json()).refused;
      else if (answer.status === 404) this.dispatchEvent(new Event("held"));
      else if (answer.status < 500 && answer.status !== 429) this.dispatchEvent(new Event("signedout"));
    } catch {
      // No network, or the request was lost on the way: what was not confirmed is sent again.
    }
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.pause);
    return false;
  }

  async taken(taps, left) {
    await this.store.sent(taps.filter((tap) => !left.includes(tap.id)));
    if (left.length) {
      await this.store.remove(left);
      await this.tell("late");
      this.dispatchEvent(new Event("late"));
    }
    this.pause = 1000;
    this.dispatchEvent(new Event("change"));
    return true;
  }

  // Deleted by its host, or not there any more: and it is our server that says so, not a page in between. While access is
  // paused a visit is not there either; a pause can end, and its own page tells of it.
  async isGone(answer, visit) {
    if (answer.status === 410) return true;
    if (answer.status !== 404 || answer.headers.get("Cross-Origin-Opener-Policy") !== "same-origin") return false;
    const pause = await fetch(visit.url.replace(/^\/partnerships\/([^/]+)\/.*/, "/pauses/$1"), { redirect: "manual", signal: AbortSignal.timeout(20_000) });
    return pause.status === 404;
  }

  async destroy(answer) {
    this.said = answer.status === 410 ? (await answer.json()).refused : "";
    await this.store.forget();
    await this.tell("gone", this.said);
    this.gone = true;
    this.dispatchEvent(new Event("gone"));
    return false;
  }

  // Said until it is read, on this page or the next one.
  tell(what, said) {
    const { key, bell: begins, ends } = this.store.screen;
    return write("told", (told) => told.put({ key, holder: this.store.bunch.holder, what, said, begins, ends }));
  }
}
