// Time since recording began. The device's own clock may be wrong, so it is compared with the server's once, and the
// difference is kept; while the page is open time is taken from a clock that nobody can set.
export class Clock {
  constructor(serverNow) {
    this.offset = serverNow - Date.now();
  }

  begin() {
    return this.resume(Date.now() + this.offset);
  }

  resume(started, offset = this.offset) {
    this.started = started;
    this.offset = offset;
    this.base = Date.now() + offset - started;
    this.mark = performance.now();
    return started;
  }

  ms() {
    return Math.max(0, Math.round(this.base + performance.now() - this.mark));
  }

  static text(ms) {
    const seconds = Math.floor(ms / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}
