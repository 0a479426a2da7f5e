// Each tap is a question; what kind it was, its level and its words may be said of it after, if there is time.
import { QUESTION_KINDS, QUESTION_LEVELS } from "../../figures/questions.js";
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { Clock } from "../clock.js";
import { Answers, disable, line } from "./answers.js";
import { codes, name, pads, section } from "./parts.js";

const key = (what) => `${visit.instrument}.${what}`;
const called = (tap) => say(key("which"), name(tap.code), Clock.text(tap.ms));

export function screen(act) {
  let picked = null, latest = null;
  const asked = (record) => record.marks.filter((tap) => !tap.on);
  const about = (record) => asked(record).find((tap) => tap.id === picked) ?? asked(record).at(-1);
  const more = (what) => act((record) => about(record) && { code: about(record).code, on: about(record).id, ...what });

  const buttons = pads(codes, (code) => act({ code: code.key }));
  const groups = [["kind", QUESTION_KINDS], ["level", QUESTION_LEVELS]].map(([group, some]) =>
    ({ some, answers: new Answers(say(key(group)), some, (as) => more({ as })) }));
  const which = make("h2", { id: "which" }), form = line("line", say(key("said")), say("recorder.write"), "line-readers", (text) => more({ text }));
  const list = make("ol", { class: "script-lines" }), soFar = make("p", { class: "small soft", hidden: true }, say(key("so-far")));

  const row = (tap, record, now) => {
    const said = record.marks.filter((one) => one.on === tap.id), words = said.findLast((one) => one.text)?.text ?? "";
    const held = groups.map(({ some }) => said.findLast((one) => some.includes(one.as))?.as).filter(Boolean);
    const button = make("button", { type: "button", class: "asked", "aria-pressed": String(tap === now) },
      make("span", { class: "nums soft" }, Clock.text(tap.ms)), " ", make("strong", {}, [name(tap.code), ...held.map((as) => say(key(as)))].join(", ")),
      " ", make("span", { class: "voice" }, words));
    button.addEventListener("click", () => { picked = tap.id; shown(record); });
    return make("li", {}, button);
  };

  function shown(record) {
    const all = asked(record), off = record.paused || Boolean(record.ended);
    if (all.at(-1)?.id !== latest) picked = null;
    latest = all.at(-1)?.id;
    const now = about(record);
    buttons.querySelectorAll("button").forEach((button) => {
      button.querySelector("b").textContent = all.filter((tap) => tap.code === button.dataset.code).length;
      button.disabled = off;
    });
    const bare = now?.code === "procedural";
    which.textContent = now ? say(key(bare ? "about-procedural" : "about-one"), name(now.code), Clock.text(now.ms)) : say(key("about-none"));
    groups.forEach(({ some, answers }) =>
      answers.show(record.marks.findLast((tap) => now && tap.on === now.id && some.includes(tap.as))?.as, off || !now || bare));
    disable(form, off || !now);
    soFar.hidden = !now;
    const focused = list.contains(document.activeElement);
    list.replaceChildren(...all.toReversed().map((tap) => row(tap, record, now)));
    if (focused) list.querySelector("[aria-pressed=true]")?.focus();
  }

  return {
    parts: [
      section("ask", say(key("ask")), buttons),
      make("section", { class: "flow asking", "aria-labelledby": "which" }, which,
        ...groups.map(({ answers }) => answers.element), form, make("p", { class: "readers", id: "line-readers" }, visit.readers), soFar, list),
    ],
    show: shown,
  };
}
