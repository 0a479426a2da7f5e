// Moments at which students mark on paper how it was for them; the marks are typed by tap, now or later, one for each paper.
import { Clock } from "../clock.js";
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { mark, numbered } from "./keys.js";
import { codes, pad, section } from "./parts.js";

const MOMENTS = 4, NOTICE = 60000, A_MOMENT = "moment";
const scale = codes.filter((code) => code.key !== A_MOMENT), planned = codes.find((code) => code.key === A_MOMENT);

// By chance, one in each quarter of the planned time, and the same again after a reload.
export function suggested(key, minutes) {
  let seed = [...key].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0, 2166136261);
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  const part = (minutes * 60000) / MOMENTS;
  return Array.from({ length: MOMENTS }, (_, i) => Math.round((i + 0.1 + 0.8 * chance()) * part));
}

export function screen(act) {
  const times = suggested(visit.key, visit.minutes);
  const due = make("p", { class: "soft small suggest", role: "status" }, say("thinking.suggested", ...times.map(Clock.text)));
  const moment = planned ? pad(planned, (code) => { chosen = null; act({ code: code.key }); }) : null;
  const which = make("div", { class: "chips", role: "group", "aria-label": say("thinking.which") });
  const total = make("p", { class: "soft", role: "status" });
  const buttons = make("div", { class: "pads" }, ...scale.map((code, i) => pad({ ...code, name: `${i + 1} ${code.name}` }, () => act((record) => {
    const on = at(record);
    return planned ? on && { code: code.key, on: on.id } : { code: code.key };
  }))));
  let chosen = null, last = null;

  const begun = (record) => record.marks.filter((tap) => tap.code === A_MOMENT);
  const at = (record) => begun(record).find((tap) => tap.id === chosen) ?? begun(record).at(-1);
  const chip = (tap, i, now) => {
    const button = make("button", { type: "button", class: "chip", "aria-pressed": String(tap === now) }, say("thinking.nth", i + 1, Clock.text(tap.ms)));
    button.addEventListener("click", () => { chosen = tap.id; show(last); });
    return button;
  };

  function show(record) {
    last = record;
    const now = at(record), off = record.paused || record.ended;
    const marks = record.marks.filter((tap) => tap.code !== A_MOMENT && (!planned || (now && tap.on === now.id)));
    if (moment) {
      mark(moment, begun(record).length || "");
      moment.disabled = off;
    }
    const held = which.contains(document.activeElement) ? [...which.children].indexOf(document.activeElement) : -1;
    which.replaceChildren(...begun(record).map((tap, i) => chip(tap, i, now)));
    if (held >= 0) which.children[held]?.focus();
    total.textContent = planned && !now ? say("thinking.first-a-moment") : say(marks.length === 1 ? "thinking.marks-one" : "thinking.marks", marks.length);
    buttons.querySelectorAll("button").forEach((button) => {
      mark(button, marks.filter((tap) => tap.code === button.dataset.code).length || "");
      button.disabled = off || Boolean(planned && !now);
    });
  }

  return {
    parts: [
      planned && section("ask", say("thinking.ask"), due, moment),
      numbered(section("typed", say("thinking.typed"), which, total, buttons), [...buttons.children]),
    ].filter(Boolean),
    show,
    tick(ms) {
      due.classList.toggle("suggest--now", times.some((time) => ms >= time && ms < time + NOTICE));
    },
  };
}
