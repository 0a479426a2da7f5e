// Everything on the screen follows from the taps, so that it is the same after a reload.
const OWN = new Set(["undo", "pause", "resume", "end"]);

export class Record {
  constructor(taps) {
    this.taps = taps;
    const undone = new Set(taps.map((tap) => tap.undoes).filter(Boolean));
    this.net = taps.filter((tap) => tap.code !== "undo" && !undone.has(tap.id)).sort((a, b) => a.ms - b.ms);
    this.marks = this.net.filter((tap) => !OWN.has(tap.code));
  }

  get paused() {
    return this.net.findLast((tap) => tap.code === "pause" || tap.code === "resume")?.code === "pause";
  }

  get ended() {
    return this.net.find((tap) => tap.code === "end");
  }

  get latest() {
    return this.taps.reduce((latest, tap) => Math.max(latest ?? 0, tap.ms), undefined);
  }

  get last() {
    return this.net.findLast((tap) => tap.code !== "end");
  }

  get unsent() {
    return this.taps.filter((tap) => !tap.sent).length;
  }

  count(code, seat) {
    return this.marks.filter((tap) => tap.code === code && (seat === undefined || tap.seat === seat)).length;
  }
}
