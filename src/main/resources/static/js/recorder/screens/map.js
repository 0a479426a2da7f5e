// The room from above: what happened at which seat, and in which part of the room the teacher stands.
import { ZONES } from "../../figures/seat-map.js";
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { Answers } from "./answers.js";
import { chips, chosen, codes, pads, seated, section, Seats } from "./parts.js";

const key = (what) => `${visit.instrument}.${what}`;

function room(act) {
  const which = seated.length > 1 ? chips("code", say("recorder.which"), seated, seated[0].key) : null;
  const seats = new Seats((seat) => act({ code: which ? chosen(which) : seated[0].key, seat }));
  const had = make("span", {}, "0");
  return {
    part: section("ask", [`${say(key("ask"))} `, make("span", { class: "soft" }, had, ` ${say("recorder.so-far", visit.plan.seats)}`)],
      ...(which ? [which] : []), seats.element),
    show(record, off) {
      seats.show((seat) => record.marks.filter((tap) => tap.seat === seat).length, off);
      had.textContent = new Set(record.marks.map((tap) => tap.seat).filter(Boolean)).size;
    },
  };
}

// Without seats they are counted all the same.
function counts(act, some) {
  const buttons = pads(some, (code) => act({ code: code.key }));
  return {
    part: section("pads", say(key("ask-plain")), buttons),
    show(record, off) {
      buttons.querySelectorAll("button").forEach((button) => {
        button.querySelector("b").textContent = record.count(button.dataset.code);
        button.disabled = off;
      });
    },
  };
}

function zones(act, code) {
  const answers = new Answers(code.name, ZONES, (as) => act({ code: code.key, as }));
  answers.element.classList.add("zones");
  return {
    part: section("zones", [`${say(key("zones"))} `, make("span", { class: "soft small" }, say("figures.board"))], answers.element),
    show(record, off) {
      answers.show(record.marks.findLast((tap) => tap.code === code.key)?.as, off);
    },
  };
}

export function screen(act) {
  const stood = codes.find((code) => code.key === "stood"), acts = codes.filter((code) => code !== stood);
  const parts = [
    seated.length ? room(act) : acts.length ? counts(act, acts) : null,
    stood ? zones(act, stood) : null,
  ].filter(Boolean);
  return {
    parts: parts.map(({ part }) => part),
    show(record) {
      parts.forEach((part) => part.show(record, record.paused || Boolean(record.ended)));
    },
  };
}
