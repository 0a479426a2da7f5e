import { Clock } from "./clock.js";

const SVG = "http://www.w3.org/2000/svg";
const at = (id) => document.getElementById(id);
const words = (sentence, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), sentence);

function tally(count) {
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

function seat(button, count) {
  if (button.dataset.count === String(count)) return;
  button.dataset.count = count;
  button.classList.toggle("seat--had", count > 0);
  button.setAttribute("aria-label", words(button.dataset.label, count));
  const number = document.createElement("b");
  number.textContent = button.dataset.seat;
  const more = document.createElement("span");
  more.textContent = count > 4 ? count : "";
  button.replaceChildren(number, ...(count > 4 ? [more] : count ? [tally(count)] : []));
}

function line(tap, name) {
  const item = document.createElement("li");
  const when = document.createElement("span");
  when.className = "nums soft";
  when.textContent = Clock.text(tap.ms);
  const who = document.createElement("strong");
  who.textContent = tap.seat ? `${name} ${tap.seat}` : name;
  const said = document.createElement("span");
  said.className = "voice";
  said.textContent = tap.text;
  item.append(when, " ", who, " ", said);
  return item;
}

export class Screen {
  constructor(data) {
    this.say = data;
    this.buttons = [...document.querySelectorAll("button[data-code]")];
    this.names = Object.fromEntries([...document.querySelectorAll("[data-code][data-name]:not([data-seat])")].map((b) => [b.dataset.code, b.dataset.name]));
    document.querySelectorAll("input[name=code]").forEach((chip) => { this.names[chip.value] = chip.dataset.name; });
  }

  running(yes) {
    at("begin").hidden = yes;
    document.querySelectorAll("[data-running]").forEach((part) => { part.hidden = !yes && this.say.preview !== "true"; });
    at("undo").disabled = !yes;
    at("done").disabled = !yes;
  }

  show(record) {
    for (const button of this.buttons) {
      const { code, seat: number } = button.dataset;
      if (number) seat(button, record.count(code, Number(number)));
      else button.querySelector("b").textContent = this.say.kind === "SWITCH" ? "" : record.count(code);
      button.disabled = record.paused || Boolean(record.ended);
      if (this.say.kind === "SWITCH") button.setAttribute("aria-pressed", String(record.current === code));
    }
    if (at("had")) at("had").textContent = new Set(record.marks.filter((tap) => tap.seat).map((tap) => tap.seat)).size;
    at("lines")?.replaceChildren(...record.marks.toReversed().map((tap) => line(tap, this.names[tap.code])));
    const pause = at("pause");
    at("pause-says").textContent = record.paused ? this.say.sayResume : this.say.sayPause;
    pause.setAttribute("aria-pressed", String(record.paused));
    at("last").textContent = record.last ? this.named(record.last) : this.say.sayNone;
    at("undo").disabled = !record.last || Boolean(record.ended);
    this.waiting(record);
  }

  named(tap) {
    if (tap.code === "pause" || tap.code === "resume") return `${tap.code === "pause" ? this.say.sayPaused : this.say.sayResumed}, ${Clock.text(tap.ms)}`;
    const button = this.buttons.find((b) => b.dataset.code === tap.code && (!tap.seat || Number(b.dataset.seat) === tap.seat));
    return `${button?.dataset.name ?? tap.text ?? ""}, ${Clock.text(tap.ms)}`;
  }

  waiting(record) {
    const taps = record.taps.length;
    if (!taps) return;
    at("saved").textContent = record.unsent ? words(this.say.sayUnsent, record.unsent) : words(this.say.saySent, taps);
    at("more").textContent = record.unsent ? this.say.sayWhen : "";
    if (record.ended) this.notice(this.say.sayWaiting);
  }

  finish(record, ms) {
    const taps = record.marks.length;
    const minutes = Math.round(ms / 60000);
    const long = minutes ? words(this.say.sayMinutes, minutes) : words(this.say.saySeconds, Math.round(ms / 1000));
    const { sayFinish, sayFinishOne, sayFinishNone } = this.say;
    at("finish-says").textContent = words(taps > 1 ? sayFinish : taps ? sayFinishOne : sayFinishNone, taps, long);
    at("finish").showModal();
  }

  notice(sentence) {
    at("waiting").textContent = sentence;
    at("waiting").hidden = !sentence;
  }

  clock(ms) {
    const text = Clock.text(ms);
    if (at("clock").textContent !== text) at("clock").textContent = text;
  }
}
