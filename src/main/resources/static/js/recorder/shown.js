// What was counted, at Done and without a network: the figures and pictures that the server shows later.
import { figures } from "../figures/figures.js";
import { make } from "./make.js";
import { say, visit, words } from "./visit.js";

const SVG = "http://www.w3.org/2000/svg";
const svg = (name, attributes, text) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
};

const DRAWN = {
  rect: ({ as, x, y, w, h }) => svg("rect", { class: as, x, y, width: w, height: h }),
  line: ({ as, x, y, x2, y2 }) => svg("line", { class: as, x1: x, y1: y, x2, y2 }),
  dot: ({ x, y }) => svg("circle", { class: "tick", cx: x, cy: y, r: 6 }),
  text: ({ as, x, y, anchor, text }) => svg("text", { class: as, x, y, "text-anchor": anchor }, words(text)),
};

function part({ label, value, name, height, shapes }) {
  const drawing = svg("svg", { class: "chart__svg", height, role: "img", "aria-label": words(name) });
  drawing.append(...shapes.map((shape) => DRAWN[shape.is](shape)));
  return make("div", { class: "lane" },
    label ? make("p", {}, make("strong", {}, words(label)), " ", make("span", { class: "soft" }, words(value ?? ""))) : null, drawing);
}

const table = ({ caption, head, rows }) => make("details", { class: "fold" }, make("summary", {}, words(caption)),
  make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": words(caption) }, make("table", { class: "table" },
    make("thead", {}, make("tr", {}, ...head.map((cell, i) => make("th", { scope: "col", class: i ? "n" : null }, words(cell))))),
    make("tbody", {}, ...rows.map(([first, ...cells]) => make("tr", {}, make("th", { scope: "row" }, words(first)),
      ...cells.map((cell) => make("td", { class: "n" }, words(cell)))))))));

function picture({ title, aside, about, seats, parts, lines, empty, table: behind }) {
  const elements = [];
  if (title) elements.push(make("h3", { class: "figure-head" }, `${words(title)} `, aside ? make("span", { class: "soft small" }, words(aside)) : null));
  if (seats) elements.push(make("ol", { class: "seatmap" }, ...seats.map((seat) => make("li", { class: seat.had ? "had" : null }, words(seat.count)))));
  if (parts) elements.push(make("div", { class: "lanes" }, ...parts.map(part)));
  if (lines && !lines.length) elements.push(make("p", {}, words(empty)));
  if (lines) elements.push(make("ol", { class: "script-lines" }, ...lines.map((line) => make("li", {},
    make("span", { class: "nums soft" }, line.at), " ", make("strong", {}, words(line.who)), " ", make("span", { class: "voice" }, line.words)))));
  if (about) elements.push(make("p", { class: "small soft" }, words(about)));
  if (behind) elements.push(table(behind));
  return elements;
}

export function shown(taps, started) {
  const come = figures(visit.plan, taps, visit.bell - started);
  return make("section", { class: "section", id: "counted", "aria-labelledby": "counted-head" },
    make("h2", { id: "counted-head" }, visit.title),
    make("p", { class: "count" }, make("b", {}, words(come.headline.count)), make("span", {}, words(come.headline.label))),
    make("ul", { class: "counts small" }, ...come.told.map(({ name, value, aside }) => make("li", {},
      make("strong", {}, `${words(name)}:`), ` ${words(value)} `, aside ? make("span", { class: "soft" }, `(${words(aside)})`) : null))),
    visit.plan.method ? make("p", { class: "small soft" }, say("figures.by", say(`method.${visit.plan.method}`, visit.plan.every))) : null,
    come.brief ? make("p", { class: "small soft" }, say("figures.short")) : null,
    come.gaps ? make("p", { class: "small soft" }, words(come.gaps)) : null,
    ...come.pictures.filter(({ only }) => only !== "host" || visit.hosting).flatMap(picture),
    make("p", { class: "small soft" }, say(`${visit.instrument}.pitfall`)));
}
