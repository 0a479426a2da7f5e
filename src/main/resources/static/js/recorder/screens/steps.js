// Each step has one of four marks, the last one holds; what was seen or heard may stand beside it.
import { STEP_MARKS } from "../../figures/checklist.js";
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { Clock } from "../clock.js";
import { Answers, disable, line } from "./answers.js";
import { codes, section } from "./parts.js";

const key = (what) => `${visit.instrument}.${what}`;

function step(code, act) {
  const answers = new Answers(code.name, STEP_MARKS, (as) => act({ code: code.key, as }));
  const form = line(`line-${code.key}`, say(key("evidence")), say("recorder.write"), "line-readers", (text) => act({ code: code.key, text }));
  const held = make("span", { class: "small soft" }), words = make("ul", { class: "voice" });
  const element = make("li", { class: "to-mark flow", "data-code": code.key },
    make("p", {}, make("strong", {}, code.name), " ", held, code.counts && make("small", { class: "soft counts-as" }, code.counts)),
    answers.element, words,
    make("details", { class: "fold" }, make("summary", { "aria-label": `${say(key("write"))}: ${code.name}` }, say(key("write"))), form));
  return {
    element,
    show(record) {
      const own = record.marks.filter((tap) => tap.code === code.key), off = record.paused || Boolean(record.ended);
      const mark = own.findLast((tap) => tap.as);
      answers.show(mark?.as, off);
      held.textContent = mark ? say(key("marked"), say(key(mark.as)), Clock.text(mark.ms)) : "";
      disable(form, off);
      words.replaceChildren(...own.filter((tap) => tap.text).map((tap) => make("li", {}, tap.text)));
    },
  };
}

export function screen(act) {
  const steps = codes.map((code) => step(code, act));
  return {
    parts: [section("ask", say(key("ask")), make("p", { class: "readers", id: "line-readers" }, visit.readers),
      make("ol", { class: "marking" }, ...steps.map((one) => one.element)))],
    show(record) {
      steps.forEach((one) => one.show(record));
    },
  };
}
