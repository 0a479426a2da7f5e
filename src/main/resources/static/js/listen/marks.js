// The stretches of a recording, as they were measured and as the teacher names and cuts them. What was named by hand stays.
import { OTHERS, OURS } from "./voices.js";
import { MS, stretches } from "./stretches.js";

export const CODES = ["teacher", "student", "both", "silence"];
const LETTERS = { teacher: "t", student: "s", both: "b", silence: "n" };
const NAMES = { t: "teacher", s: "student", b: "both", n: "silence" };

export class Marks {
  static heard(speaks) {
    return new Marks(stretches(speaks, ["silence", "voice"]));
  }

  // What a form holds, with the end last; null where it holds none.
  static read(words) {
    const parts = words.trim().split(" ").map((one) => ({ code: NAMES[one[0]], from: Number(one.slice(1)) }));
    return parts.length < 2 ? null : new Marks(parts.slice(0, -1).map((one, i) => ({ ...one, to: parts[i + 1].from })));
  }

  constructor(all) {
    this.all = all;
    this.before = [];
  }

  get end() {
    return this.all.at(-1).to;
  }

  at(ms) {
    const found = this.all.findIndex((one) => ms < one.to);
    return found < 0 ? this.all.length - 1 : found;
  }

  change(all) {
    this.before.push(this.all);
    this.all = all;
  }

  undo() {
    this.all = this.before.pop() ?? this.all;
  }

  name(ms, code) {
    const which = this.at(ms);
    this.change(this.all.map((one, i) => (i === which ? { ...one, code, hand: true } : one)));
  }

  cut(ms) {
    const which = this.at(ms), one = this.all[which], at = Math.round(ms);
    if (at - one.from < MS || one.to - at < MS) return;
    this.change(this.all.toSpliced(which, 1, { ...one, to: at }, { ...one, from: at }));
  }

  // Those that a voice can be learned from.
  get voices() {
    const whose = { teacher: OURS, student: OTHERS };
    return this.all.filter((one) => one.hand && whose[one.code]).map(({ from, to, code }) => ({ from, to, whose: whose[code] }));
  }

  named(code) {
    return this.all.reduce((sum, one) => sum + (one.hand && one.code === code ? one.to - one.from : 0), 0);
  }

  // Everything anew from whose voice each step has; what was named by hand is laid over it.
  found(voices) {
    let all = stretches(voices, ["silence", "teacher", "student"]);
    for (const one of this.all.filter((any) => any.hand))
      all = all.flatMap((other) => [{ ...other, to: Math.min(other.to, one.from) }, { ...other, from: Math.max(other.from, one.to) }])
        .filter((other) => other.to > other.from).concat(one);
    this.change(all.sort((a, b) => a.from - b.from));
  }

  sum(code) {
    return this.all.reduce((sum, one) => sum + (one.code === code ? one.to - one.from : 0), 0);
  }

  // "t0 s1200 e5000": who talks from when, neighbors of one name as one, and the end.
  get words() {
    const changes = this.all.filter((one, i) => !i || one.code !== this.all[i - 1].code);
    return [...changes.map((one) => LETTERS[one.code] + one.from), `e${this.end}`].join(" ");
  }
}
