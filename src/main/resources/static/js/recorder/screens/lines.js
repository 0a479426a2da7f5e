// Each entry is a line of words.
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { Clock } from "../clock.js";
import { ask, asked } from "../names.js";
import { chips, chosen, codes, name, seated, section } from "./parts.js";

const written = (tap) => make("li", {},
  make("span", { class: "nums soft" }, Clock.text(tap.ms)), " ",
  make("strong", {}, tap.seat ? say("seat-of", name(tap.code), tap.seat) : name(tap.code)), " ",
  make("span", { class: "voice" }, tap.text ?? ""));

export function screen(act) {
  const who = chips("code", say("recorder.who"), codes, codes[0].key);
  const line = make("input", { id: "line", maxlength: 500, "aria-describedby": "line-note line-readers" });
  const seat = seated.length ? make("input", { id: "line-seat", type: "number", min: 1, max: visit.plan.seats }) : null;
  const lines = make("ol", { class: "script-lines", id: "lines" });
  const form = make("form", { class: "flow", autocomplete: "off" }, who,
    seat && make("div", { class: "field" }, make("label", { for: "line-seat" }, say("recorder.seat")), seat),
    make("div", { class: "field" }, make("label", { for: "line" }, say("recorder.line")), line,
      make("p", { class: "readers", id: "line-readers" }, visit.readers)),
    make("button", { class: "button button--ink" }, say("recorder.write")));
  const write = () => {
    const code = chosen(who), text = line.value.trim();
    if (!text) return;
    const word = asked(text);
    if (word) {
      ask(line, word, write);
      return;
    }
    const named = seat?.value && visit.seated.includes(code) && seat.validity.valid ? { seat: Number(seat.value) } : {};
    act({ code, text, ...named });
    line.value = "";
    line.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    write();
  });
  return {
    parts: [
      section("ask", say(`${visit.instrument}.ask`), form, make("p", { class: "small soft", id: "line-note" }, say(`${visit.instrument}.pitfall`))),
      make("section", { class: "flow" }, lines),
    ],
    show(record) {
      lines.replaceChildren(...record.marks.toReversed().map(written));
    },
  };
}
