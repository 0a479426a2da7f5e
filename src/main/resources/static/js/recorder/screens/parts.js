// What several screens are made of.
import { make } from "../make.js";
import { say, visit } from "../visit.js";

const SVG = "http://www.w3.org/2000/svg";

function strokes(count) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "tally");
  svg.setAttribute("viewBox", `0 0 ${4 + 9 * count} 22`);
  svg.setAttribute("aria-hidden", "true");
  for (let i = 0; i < count; i++) {
    const stroke = document.createElementNS(SVG, "path");
    stroke.setAttribute("d", `M${5 + 9 * i} 20L${7 + 9 * i} 3`);
    svg.append(stroke);
  }
  return svg;
}

export const codes = visit.plan.codes;
export const seated = visit.plan.seats > 0 ? codes.filter((code) => visit.seated.includes(code.key)) : [];
export const name = (key) => codes.find((code) => code.key === key)?.name ?? "";

export const section = (id, heading, ...children) =>
  make("section", { class: "flow", "aria-labelledby": id }, make("h2", { id }, ...[heading].flat()), ...children);

// A big target with what it is, an example, and a number or another mark that the screen keeps.
export const pad = (code, press) => {
  const button = make("button", { type: "button", class: "pad", "data-code": code.key },
    make("span", {}, code.name, make("small", { class: "soft" }, code.counts)), make("b"));
  button.addEventListener("click", () => press(code));
  return button;
};

export const pads = (some, press) => numbered(make("div", { class: "pads" }, ...some.map((code) => pad(code, press))));

// While one of its buttons has the focus, 1 to 9 press the first nine.
export function numbered(element) {
  const buttons = [...element.querySelectorAll("button")];
  buttons.slice(0, 9).forEach((button, i) => button.setAttribute("aria-keyshortcuts", String(i + 1)));
  element.addEventListener("keydown", (event) => {
    const button = event.ctrlKey || event.metaKey || event.altKey ? null : buttons[Number(event.key) - 1];
    if (!button || event.key > "9") return;
    button.focus();
    button.click();
  });
  return element;
}

// One of several: what the next tap is about.
export const chips = (id, legend, some, checked) => make("fieldset", { class: "chips" },
  make("legend", { class: "offscreen" }, legend),
  ...some.map(({ key, name: label }) => make("label", { class: "chip" },
    make("input", { type: "radio", name: id, value: key, checked: key === checked }), make("span", {}, label))));
export const chosen = (fieldset) => fieldset.querySelector("input:checked").value;

const soFar = (count) => say("recorder.turns", say("seat", count.seat), count.n);

// A button for each seat, with strokes for what it had.
export class Seats {
  constructor(press) {
    this.buttons = Array.from({ length: visit.plan.seats }, (_, i) => {
      const button = make("button", { type: "button", class: "seat", "data-seat": i + 1, tabindex: i ? -1 : 0 }, make("b", {}, String(i + 1)));
      button.addEventListener("click", () => press(i + 1));
      return button;
    });
    this.element = make("div", { class: "seats" }, ...this.buttons);
    this.element.addEventListener("focusin", ({ target }) => this.stopAt(target));
    this.element.addEventListener("keydown", (event) => this.go(event));
    [this.stop] = this.buttons;
  }

  // For Tab all seats are one stop; arrows go from seat to seat, as they stand in the room.
  stopAt(button) {
    if (this.stop === button) return;
    this.stop.tabIndex = -1;
    button.tabIndex = 0;
    this.stop = button;
  }

  go(event) {
    const all = this.buttons, at = all.indexOf(event.target), row = all.filter((one) => one.offsetTop === all[0].offsetTop).length;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - row, ArrowDown: at + row, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    all[to]?.focus();
  }

  show(count, disabled) {
    this.buttons.forEach((button, i) => {
      const n = count(i + 1);
      button.disabled = disabled;
      if (button.dataset.count === String(n)) return;
      button.dataset.count = n;
      button.classList.toggle("seat--had", n > 0);
      button.setAttribute("aria-label", soFar({ seat: i + 1, n }));
      const more = n > 4 ? [make("span", {}, String(n))] : n ? [strokes(n)] : [];
      button.replaceChildren(make("b", {}, String(i + 1)), ...more);
    });
  }
}
