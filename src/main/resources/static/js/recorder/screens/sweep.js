// One seat after the other, in sweeps: the screen says where to look now. Where it stands follows from the last tap.
import { sweeps } from "../../figures/on-task.js";
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { codes, pads, section } from "./parts.js";

const SEATS = visit.plan.seats;
const STEADY = 3000;

// After a seat comes the next of the same sweep, after the last one the first of another.
const next = (seat, sweep) => (seat < SEATS ? { seat: seat + 1, sweep } : { seat: 1, sweep: null });
const after = (tap) => (tap ? next(tap.seat, tap.on ?? tap.id) : { seat: 1, sweep: null });

export function screen(act) {
  let at = after(), last = null, all = [];
  const round = make("p", { class: "small soft" }), here = make("p", { class: "sweep__seat", role: "status" }), hint = make("p", { class: "due" });
  const buttons = pads(codes, (code) => act(() => ({ code: code.key, ...(SEATS ? { seat: at.seat } : {}), ...(SEATS && at.sweep ? { on: at.sweep } : {}) })));
  const step = (words, move) => {
    const button = make("button", { type: "button", class: "button" }, words);
    button.addEventListener("click", () => { at = move(); paint(); });
    return button;
  };
  const index = () => (at.sweep ? all.findIndex((one) => one.id === at.sweep) : all.length);
  const back = step(say("on-task.before"), () => {
    if (at.seat > 1) return { seat: at.seat - 1, sweep: at.sweep };
    return index() > 0 ? { seat: SEATS, sweep: all[index() - 1].id } : at;
  });
  const on = step(say("on-task.after"), () => next(at.seat, at.sweep));

  function paint() {
    const held = all.find((one) => one.id === at.sweep)?.marks.find((tap) => tap.seat === at.seat);
    round.textContent = SEATS ? say("on-task.sweep-now", index() + 1) : "";
    here.textContent = SEATS ? say("on-task.seat-now", at.seat, SEATS) : say("on-task.next-student");
    buttons.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", String(Boolean(SEATS) && held?.code === button.dataset.code)));
  }

  return {
    parts: [section("pads", say("on-task.ask"), round, here, SEATS ? make("p", { class: "sweep__move" }, back, on) : null, hint, buttons)],
    show(record) {
      const tap = record.marks.at(-1) ?? null;
      all = sweeps(record.marks);
      if (tap?.id !== last?.id) at = after(tap);
      last = tap;
      paint();
      const off = record.paused || Boolean(record.ended);
      buttons.querySelectorAll("button").forEach((button) => {
        button.querySelector("b").textContent = record.count(button.dataset.code);
        button.disabled = off;
      });
    },
    // Softly: a look of three seconds before the tap.
    tick(ms) {
      const steady = ms - (last?.ms ?? 0) >= STEADY;
      hint.dataset.due = String(steady);
      if (hint.textContent !== say(steady ? "on-task.tap" : "on-task.watch")) hint.textContent = say(steady ? "on-task.tap" : "on-task.watch");
    },
  };
}
