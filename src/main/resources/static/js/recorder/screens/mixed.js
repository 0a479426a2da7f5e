// A form of the pair's own: each line of the plan is a tally, a timer, a step or a question, in the order of the plan.
import { Clock } from "../clock.js";
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { ask, asked } from "../names.js";
import { mark, numbered } from "./keys.js";
import { codes, pad, section } from "./parts.js";

const own = (record, code) => record.marks.filter((tap) => tap.code === code.key);
// The beginning that no tap has ended yet.
const running = (record, code) => own(record, code).find((tap) => !tap.on && !own(record, code).some((end) => end.on === tap.id));

const tally = (act) => (code) => {
  const button = pad(code, () => act({ code: code.key }));
  return { element: button, press: [button], show: (record) => mark(button, own(record, code).length) };
};

const timer = (act) => (code) => {
  const button = pad(code, () => act((record) => {
    const begun = running(record, code);
    return begun ? { code: code.key, on: begun.id } : { code: code.key };
  }));
  return {
    element: button, press: [button],
    show: (record) => mark(button, say(running(record, code) ? "own-form.stop" : "own-form.start"), Boolean(running(record, code))),
    tick: (ms, record) => running(record, code) && mark(button, Clock.text(ms - running(record, code).ms)),
  };
};

const step = (act, answers) => (code) => {
  const press = answers.map((as) => {
    const button = make("button", { type: "button", class: "pad" }, make("span", {}, say(`own-form.${as}`)), make("b"));
    button.dataset.as = as;
    button.addEventListener("click", () => act({ code: code.key, as }));
    return button;
  });
  const element = make("div", { class: "flow item", role: "group", "aria-label": code.name },
    make("h3", { class: "item__name" }, code.name, " ", make("small", { class: "soft" }, code.counts)), make("div", { class: "thirds" }, ...press));
  return {
    element, press,
    show: (record) => press.forEach((button) => {
      const last = own(record, code).at(-1);
      mark(button, last?.as === button.dataset.as ? Clock.text(last.ms) : "", last?.as === button.dataset.as);
    }),
  };
};

const question = (act) => (code, i) => {
  const line = make("input", { id: `line-${i}`, maxlength: 500, "aria-describedby": `line-${i}-readers` });
  const button = make("button", { class: "button" }, say("recorder.write"));
  const written = make("ol", { class: "script-lines" });
  const form = make("form", { class: "flow item", autocomplete: "off" },
    make("div", { class: "field" }, make("label", { for: `line-${i}` }, code.name, " ", make("small", { class: "soft" }, code.counts)), line,
      make("p", { class: "readers", id: `line-${i}-readers` }, visit.readers)), button, written);
  const write = () => {
    const text = line.value.trim(), word = asked(text);
    if (!text) return;
    if (word) {
      ask(line, word, write);
      return;
    }
    act({ code: code.key, text });
    line.value = "";
    line.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    write();
  });
  return {
    element: form, press: [button],
    show: (record) => written.replaceChildren(...own(record, code).toReversed().map((tap) =>
      make("li", {}, make("span", { class: "nums soft" }, Clock.text(tap.ms)), " ", make("span", { class: "voice" }, tap.text)))),
  };
};

export function screen(act) {
  const KINDS = { tally: tally(act), timer: timer(act), step: step(act, ["seen", "changed", "not-seen"].filter((as) => visit.answers.includes(as))), question: question(act) };
  const kind = (code) => (KINDS[code.part] ? code.part : "tally");
  const parts = codes.map((code, i) => KINDS[kind(code)](code, i));
  const groups = [];
  parts.forEach((part, i) => {
    const padded = ["tally", "timer"].includes(kind(codes[i])), before = groups.at(-1);
    if (padded && before?.classList.contains("pads")) before.append(part.element);
    else groups.push(padded ? make("div", { class: "pads" }, part.element) : part.element);
  });
  const pressed = parts.filter((part, i) => kind(codes[i]) !== "question").flatMap((part) => part.press);
  return {
    parts: [numbered(section("ask", say(`${visit.instrument}.ask`), ...groups), pressed)],
    show: (record) => parts.forEach((part) => {
      part.show(record);
      part.press.forEach((button) => { button.disabled = Boolean(record.paused || record.ended); });
    }),
    tick: (ms, record) => parts.forEach((part) => part.tick?.(ms, record)),
  };
}
