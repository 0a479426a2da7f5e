// A stopwatch: a tap at a question or an answer starts it, the next voice ends it.
import { say, visit } from "../visit.js";
import { make } from "../make.js";
import { codes, name, pads, section } from "./parts.js";
import { running } from "./running.js";

const VOICE = { key: "voice", name: say("wait-time.voice"), counts: say("wait-time.voice-says") };

export function screen(act) {
  const now = (record) => running(record).at(-1);
  const buttons = pads(codes.concat([VOICE]), (code) => act((record) => {
    const begun = now(record);
    if (code === VOICE) return begun ? { code: begun.code, on: begun.id } : null;
    return begun ? null : { code: code.key };
  }));
  const state = make("p", { class: "due" });
  function tell(ms, begun) {
    const text = begun ? say("wait-time.running", name(begun.code), Math.max(0, Math.floor((ms - begun.ms) / 1000))) : say("wait-time.idle");
    if (state.textContent !== text) state.textContent = text;
  }
  return {
    parts: [section("pads", say(`${visit.instrument}.ask`), state, buttons)],
    show(record) {
      const begun = now(record), off = record.paused || Boolean(record.ended);
      state.dataset.due = String(Boolean(begun));
      tell(begun?.ms ?? 0, begun);
      buttons.querySelectorAll("button").forEach((button) => {
        const code = button.dataset.code, voice = code === VOICE.key;
        button.disabled = off || voice !== Boolean(begun);
        button.setAttribute("aria-pressed", String(begun?.code === code));
        button.querySelector("b").textContent = voice ? "" : record.marks.filter((tap) => tap.code === code && tap.on).length;
      });
    },
    tick(ms, record) {
      tell(ms, now(record));
    },
  };
}
