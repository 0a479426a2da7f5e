// The picture of the stretches: a lane for each who may talk.
const SVG = "http://www.w3.org/2000/svg", LANES = ["teacher", "student", "both", "silence"], HIGH = 40;

function drawn(name, attributes, words) {
  const one = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  if (words) one.textContent = words;
  return one;
}

export class Strip {
  constructor(svg, names) {
    Object.assign(this, { svg, names });
  }

  show(marks) {
    const share = (ms) => `${((100 * ms) / marks.end).toFixed(3)}%`;
    const lanes = LANES.flatMap((code, i) => [
      drawn("line", { x1: "0", x2: "100%", y1: HIGH * i, y2: HIGH * i }),
      ...marks.all.filter((one) => one.code === code).map((one) => drawn("rect", { x: share(one.from), width: share(one.to - one.from), y: HIGH * i + 20, height: HIGH - 22 })),
      drawn("text", { x: "4", y: HIGH * i + 15 }, this.names[code]),
    ]);
    const unsaid = marks.all.filter((one) => one.code === "voice")
      .map((one) => drawn("rect", { class: "strip__unsaid", x: share(one.from), width: share(one.to - one.from), y: 21, height: 2 * HIGH - 23 }));
    this.now = drawn("rect", { class: "strip__now", y: 1, height: HIGH * LANES.length - 2 });
    this.line = drawn("line", { class: "strip__at", y1: 0, y2: HIGH * LANES.length });
    this.svg.replaceChildren(...lanes, ...unsaid, this.now, this.line);
  }

  go(ms, marks) {
    const share = (one) => `${((100 * one) / marks.end).toFixed(3)}%`, { from, to } = marks.all[marks.at(ms)];
    this.now.setAttribute("x", share(from));
    this.now.setAttribute("width", share(to - from));
    this.line.setAttribute("x1", share(ms));
    this.line.setAttribute("x2", share(ms));
  }
}
