// Sends what is not sent yet, in batches, again and again until the server has said yes. A batch that arrives twice
// changes nothing there: each tap carries its own id.
const MOST = 200;
const LONGEST_PAUSE = 30_000;

export class Outbox extends EventTarget {
  constructor(store, url, started) {
    super();
    Object.assign(this, { store, url, started, pause: 1000, busy: false, again: false, refused: "" });
    addEventListener("online", () => this.flush());
  }

  async flush() {
    this.again = true;
    if (this.busy || this.refused) return;
    this.busy = true;
    clearTimeout(this.timer);
    while (this.again && !this.refused) {
      this.again = false;
      const unsent = (await this.store.taps()).filter((tap) => !tap.sent).sort((a, b) => a.ms - b.ms).slice(0, MOST);
      if (!unsent.length) break;
      this.again = await this.send(unsent);
    }
    this.busy = false;
    this.dispatchEvent(new Event("change"));
  }

  async send(taps) {
    try {
      const body = { started: this.started, taps: taps.map(({ id, ms, code, seat, text, undoes }) => ({ id, ms, code, seat, text, undoes })) };
      const answer = await fetch(this.url, {
        method: "POST", redirect: "manual", signal: AbortSignal.timeout(20_000),
        headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(body),
      });
      if (answer.ok) {
        await answer.json();
        await this.store.sent(taps);
        this.pause = 1000;
        this.dispatchEvent(new Event("change"));
        return true;
      }
      if (answer.status === 422 || answer.status === 413) this.refused = (await answer.json()).refused;
      else if (answer.status < 500 && answer.status !== 429) this.dispatchEvent(new Event("signedout"));
    } catch {
      // No network, or the request was lost on the way: what was not confirmed is sent again.
    }
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    this.timer = setTimeout(() => this.flush(), this.pause);
    return false;
  }
}
