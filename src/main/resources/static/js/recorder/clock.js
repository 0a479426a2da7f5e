// Time since recording began. The device's own clock may be hours wrong, so only its difference to the server's counts; while
// the page is open time is taken from a clock that nobody can set. What the device slept meanwhile is added; where somebody
// only set the other clock, nothing is.
const SLEPT = 2000;

export class Clock {
  constructor(offset) {
    this.offset = offset;
    document.addEventListener("visibilitychange", () => this.turn());
  }

  now() {
    return Date.now() + this.offset;
  }

  begin(longest) {
    return this.resume(this.now(), undefined, longest);
  }

  /** @param last what it showed and what the other clock did, {ms, wall}, before the page was closed, and the least that it was then; longest, in ms: no gap is longer */
  resume(started, last, longest = Infinity) {
    Object.assign(this, { started, longest, base: 0 });
    if (last) this.base = Math.max(last.least, last.ms + this.gap(last.ms, Date.now() - last.wall));
    this.mark = performance.now();
    this.wall = Date.now();
    return started;
  }

  turn() {
    const ran = performance.now() - this.mark, slept = Date.now() - this.wall - ran;
    this.base += ran;
    if (!document.hidden && slept > SLEPT) this.base += this.gap(this.base, slept);
    this.mark = performance.now();
    this.wall = Date.now();
  }

  gap(ms, much) {
    return much > 0 && ms + much <= this.longest ? much : 0;
  }

  ms() {
    return Math.max(0, Math.round(this.base + performance.now() - this.mark));
  }

  static text(ms) {
    const seconds = Math.floor(ms / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}
