// Each tap is one event. Codes that name a seat stand over the seats; the others are pads.
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { chips, chosen, codes, pads, seated, section, Seats } from "./parts.js";

export function screen(act) {
  const plain = codes.filter((code) => !seated.includes(code));
  const which = seated.length > 1 ? chips("code", say("recorder.which"), seated, seated[0].key) : null;
  const seats = seated.length ? new Seats((seat) => act({ code: which ? chosen(which) : seated[0].key, seat })) : null;
  const had = make("span", {}, "0"), buttons = plain.length ? pads(plain, (code) => act({ code: code.key })) : null;
  const ask = say(`${visit.instrument}.ask`);
  return {
    parts: [
      seats && section("ask", [`${ask} `, make("span", { class: "soft" }, had, ` ${say("recorder.so-far", visit.plan.seats)}`)],
        ...(which ? [which] : []), seats.element),
      (buttons || !seats) && section("pads", seats ? say("recorder.or") : ask, ...(buttons ? [buttons] : [])),
    ].filter(Boolean),
    show(record) {
      const off = record.paused || record.ended;
      seats?.show((seat) => record.marks.filter((tap) => tap.seat === seat).length, off);
      had.textContent = new Set(record.marks.map((tap) => tap.seat).filter(Boolean)).size;
      buttons?.querySelectorAll("button").forEach((button) => {
        button.querySelector("b").textContent = record.count(button.dataset.code);
        button.disabled = off;
      });
    },
  };
}
