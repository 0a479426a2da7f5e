// A tap begins what it names, another on the same pad ends it; several may go on at once.
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { codes, pads, section } from "./parts.js";
import { running } from "./running.js";

export function screen(act) {
  const open = (record, code) => running(record).find((tap) => tap.code === code);
  const buttons = pads(codes, (code) => act((record) => {
    const begun = open(record, code.key);
    return begun ? { code: code.key, on: begun.id } : { code: code.key };
  }));
  const each = (work) => buttons.querySelectorAll("button").forEach((button) => work(button, button.querySelector("b")));
  return {
    parts: [section("pads", say(`${visit.instrument}.ask`), buttons, make("p", { class: "small soft" }, say("recorder.begins-and-ends")))],
    show(record) {
      each((button, mark) => {
        const on = open(record, button.dataset.code);
        button.setAttribute("aria-pressed", String(Boolean(on)));
        mark.textContent = on ? say("recorder.now") : record.marks.filter((tap) => tap.code === button.dataset.code && !tap.on).length;
        button.disabled = record.paused || Boolean(record.ended);
      });
    },
    tick(ms, record) {
      each((button, mark) => {
        const on = open(record, button.dataset.code), text = on && say("seconds", Math.max(0, Math.floor((ms - on.ms) / 1000)));
        if (on && mark.textContent !== text) mark.textContent = text;
      });
    },
  };
}
