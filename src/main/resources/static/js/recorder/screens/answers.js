// Buttons of which one holds: what is said of something that was tapped.
import { make } from "../make.js";
import { ask, asked } from "../names.js";
import { say, visit } from "../visit.js";
import { numbered } from "./parts.js";

export class Answers {
  constructor(legend, some, press) {
    this.buttons = some.map((as) => {
      const button = make("button", { type: "button", class: "chip", "data-as": as }, say(`${visit.instrument}.${as}`));
      button.addEventListener("click", () => press(as));
      return button;
    });
    this.element = numbered(make("div", { class: "chips answering", role: "group", "aria-label": legend }, ...this.buttons));
  }

  show(held, disabled) {
    this.buttons.forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.as === held));
      button.disabled = disabled;
    });
  }
}

// One line of words with its button; a word that may be a student's name is asked about first.
export function line(id, label, button, readers, write) {
  const input = make("input", { id, maxlength: 500, "aria-describedby": readers });
  const form = make("form", { class: "one-line", autocomplete: "off" },
    make("div", { class: "field" }, make("label", { for: id }, label), input),
    make("button", { class: "button" }, button));
  const done = () => {
    const text = input.value.trim(), word = asked(text);
    if (word) {
      ask(input, word, done);
      return;
    }
    if (text) write(text);
    input.value = "";
    input.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done();
  });
  return form;
}

export const disable = (form, off) => form.querySelectorAll("input, button").forEach((part) => { part.disabled = off; });
