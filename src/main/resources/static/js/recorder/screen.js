// The frame around every screen for recording: clock, undo, pause, what is saved, the end.
import { Clock } from "./clock.js";
import { say, visit } from "./visit.js";

// Where a tap that names an earlier one ends it.
const ENDING = ["waits", "episodes"];
const at = (id) => document.getElementById(id);

// What stands there already is not drawn again: between a tap and its stroke nothing else is to be laid out.
function put(id, words) {
  if (at(id).textContent !== words) at(id).textContent = words;
}

export class Screen {
  constructor(own) {
    this.own = own;
    own.parts.forEach((part) => at("main").insertBefore(part, at("waiting")));
    own.parts.at(-1).append(at("pausing"));
    at("pausing").hidden = false;
    this.kinds();
    this.running(false);
  }

  // Said once. Asked by the style sheet (:has), it would be found out anew at each tap, and the whole room with it.
  kinds() {
    const some = { seats: ".seats", several: ".pad + .pad", asking: ".asking" };
    for (const [is, what] of Object.entries(some)) document.body.classList.toggle(`recording--${is}`, Boolean(at("main").querySelector(what)));
    document.querySelectorAll(".pads").forEach((pads) => pads.classList.toggle("pads--several", Boolean(pads.querySelector(".pad + .pad"))));
  }

  running(yes) {
    at("begin").hidden = yes;
    this.own.parts.forEach((part) => { part.hidden = !yes && !visit.preview; });
    at("undo").disabled = !yes;
    at("done").disabled = !yes;
  }

  over() {
    this.own.parts.forEach((part) => { part.hidden = true; });
  }

  show(record, unsaved) {
    this.own.show(record);
    const pause = at("pause");
    put("pause-says", say(record.paused ? "recorder.resume" : "recorder.pause"));
    pause.setAttribute("aria-pressed", String(record.paused));
    put("of", record.paused && !record.ended ? say("recorder.is-paused") : say("recorder.of-minutes", visit.lasts));
    at("of").classList.toggle("rec-of--paused", record.paused);
    put("last", record.last ? this.named(record.last) : say("recorder.undo-none"));
    at("undo").disabled = !record.last || Boolean(record.ended);
    this.waiting(record, unsaved);
  }

  named(tap) {
    return `${this.what(tap)}, ${Clock.text(tap.ms)}`;
  }

  what(tap) {
    const own = { pause: "recorder.paused", resume: "recorder.resumed" }[tap.code];
    const code = visit.plan.codes.find((one) => one.key === tap.code)?.name ?? "";
    if (own) return say(own);
    if (tap.on && ENDING.includes(visit.kind)) return say("recorder.ended", code);
    if (tap.as === "no") return say("recorder.no");
    if (tap.as && `${visit.instrument}.${tap.as}` in visit.says) return say("figures.lane-name", code, say(`${visit.instrument}.${tap.as}`));
    return tap.seat ? say(visit.kind === "piles" ? "slips.slip-of" : "seat-of", code, tap.seat) : tap.text ?? code;
  }

  // Nothing is called saved that is not. While the disk writes, which is soon over, what was said before still holds.
  waiting(record, unsaved) {
    const taps = record.taps.length, kept = record.unsent - unsaved;
    if (!taps || (unsaved && !this.failed)) return;
    if (this.failed && !unsaved) this.notice("");
    this.failed &&= unsaved;
    if (unsaved) return this.unsaved(unsaved);
    put("saved", kept ? say("recorder.unsent", kept) : say("recorder.sent", taps));
    put("more", kept ? say("recorder.when-network") : "");
    if (record.ended) this.notice(say("recorder.done-waiting"));
  }

  unsaved(some) {
    this.failed = some;
    at("saved").textContent = say("recorder.unsaved", some);
    at("more").textContent = "";
    this.notice(say("recorder.not-saved"));
  }

  finish(record, ms) {
    const taps = record.marks.length, minutes = Math.round(ms / 60000);
    const long = minutes ? say("recorder.minutes", minutes) : say("recorder.seconds", Math.round(ms / 1000));
    at("finish-says").textContent = say(taps > 1 ? "recorder.finish" : taps ? "recorder.finish-one" : "recorder.finish-none", taps, long);
    at("finish-paused").hidden = !record.paused;
    at("finish").showModal();
  }

  notice(sentence) {
    at("waiting").textContent = sentence;
    at("waiting").hidden = !sentence;
  }

  clock(ms) {
    const text = Clock.text(ms);
    if (at("clock").textContent !== text) at("clock").textContent = text;
  }
}
