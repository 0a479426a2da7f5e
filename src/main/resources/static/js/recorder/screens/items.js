// A few statements, each with the answers from paper beside it: one tap for each answer.
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { mark, numbered } from "./keys.js";
import { codes, section } from "./parts.js";

export function screen(act) {
  const answers = ["agree", "partly", "not-really"].filter((answer) => visit.answers.includes(answer));
  const buttons = [];
  const items = codes.map((code, i) => make("div", { class: "flow item", role: "group", "aria-labelledby": `item-${i}` },
    make("h3", { id: `item-${i}`, class: "item__name" }, code.name),
    make("div", { class: "thirds" }, ...answers.map((answer) => {
      const button = make("button", { type: "button", class: "pad", "data-code": code.key, "data-as": answer },
        make("span", {}, say(`${visit.instrument}.${answer}`)), make("b"));
      button.addEventListener("click", () => act({ code: code.key, as: answer }));
      buttons.push(button);
      return button;
    }))));
  return {
    parts: [numbered(section("ask", say(`${visit.instrument}.ask`), ...items), buttons)],
    show(record) {
      buttons.forEach((button) => {
        mark(button, record.marks.filter((tap) => tap.code === button.dataset.code && tap.as === button.dataset.as).length);
        button.disabled = record.paused || record.ended;
      });
    },
  };
}
