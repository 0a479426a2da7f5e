// One slip after the other goes on a pile. The next is the first that lies on none; one may go back and put it elsewhere.
import { make } from "../make.js";
import { say } from "../visit.js";
import { mark, numbered } from "./keys.js";
import { codes, name, pad, section } from "./parts.js";

const MOST = 60;

export function screen(act) {
  let asked = null, next = 1;
  const at = () => asked ?? next;
  const number = make("p", { class: "slip", role: "status", id: "slip" });
  const lies = make("p", { class: "soft" });
  const step = (words, by) => {
    const button = make("button", { type: "button", class: "button" }, words);
    button.addEventListener("click", () => { asked = Math.min(MOST, Math.max(1, at() + by)); last && show(last); });
    return button;
  };
  const back = step(say("slips.back"), -1), on = step(say("slips.on"), 1);
  const buttons = make("div", { class: "pads" }, ...codes.map((code) => pad(code, () => {
    const seat = at();
    if (seat > MOST) return;
    asked = null;
    act({ code: code.key, seat });
  })));
  let last = null;

  function show(record) {
    last = record;
    const on_ = new Map(record.marks.filter((tap) => tap.seat).map((tap) => [tap.seat, tap.code]));
    next = 1;
    while (on_.has(next)) next += 1;
    const off = record.paused || record.ended, now = at(), pile = on_.get(now);
    number.textContent = now > MOST ? say("slips.no-more", MOST) : say("slips.slip", now);
    lies.textContent = pile ? say("slips.lies", name(pile)) : say("slips.so-far", on_.size);
    back.disabled = off || now <= 1;
    on.disabled = off || now >= next;
    buttons.querySelectorAll("button").forEach((button) => {
      mark(button, [...on_.values()].filter((code) => code === button.dataset.code).length, pile === button.dataset.code);
      button.disabled = off || now > MOST;
    });
  }
  return {
    parts: [numbered(section("ask", say("slips.ask"), number, lies, buttons, make("div", { class: "row" }, back, on)), [...buttons.children])],
    show(record) {
      if (last && record.taps.length !== last.taps.length) asked = null;
      show(record);
    },
  };
}
