// Each tap ends what went on and begins what it names; where seats are planned, a tap may name one.
import { say, visit } from "../visit.js";
import { codes, name, pads, seated, section, Seats } from "./parts.js";

export function screen(act) {
  const buttons = pads(codes, (code) => act({ code: code.key }));
  const seats = seated.length ? new Seats((seat) => act({ code: seated[0].key, seat })) : null;
  return {
    parts: [
      section("pads", say(`${visit.instrument}.ask`), buttons),
      seats && section("by-seat", say("recorder.by-seat", name(seated[0].key)), seats.element),
    ].filter(Boolean),
    show(record) {
      const now = record.marks.at(-1)?.code, off = record.paused || Boolean(record.ended);
      seats?.show((seat) => record.marks.filter((tap) => tap.seat === seat).length, off);
      buttons.querySelectorAll("button").forEach((button) => {
        button.setAttribute("aria-pressed", String(button.dataset.code === now));
        button.querySelector("b").textContent = button.dataset.code === now ? say("recorder.now") : "";
        button.disabled = off;
      });
    },
  };
}
