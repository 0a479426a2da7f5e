// A look at set times: at the instant, or a yes or no for the interval that just ended. What is due shows, without a sound.
import { interrupted, held, lookAt, looks } from "../../figures/moments.js";
import { recorded } from "../../figures/recording.js";
import { make } from "../make.js";
import { say, visit } from "../visit.js";
import { codes, name, pads, seated, section, Seats } from "./parts.js";

const { plan } = visit;
const momentary = plan.method === "momentary";
const still = matchMedia("(prefers-reduced-motion: reduce)");
const NO = "no";

const named = (look) => (look.codes.length ? look.codes.map(name).join(", ") : say("recorder.no"));

export function screen(act) {
  const due = make("p", { class: "due" }), before = make("p", { class: "small soft" }, say("recorder.none-yet"));
  const answers = momentary ? codes : codes.concat([{ key: NO, name: say("recorder.no"), counts: say("recorder.no-says") }]);
  const says = (code) => (momentary ? { code: code.key } : code.key === NO ? { code: codes[0].key, as: "no" } : { code: code.key, as: "yes" });
  const buttons = pads(answers, (code) => act(says(code)));
  const seats = momentary && seated.length ? new Seats((seat) => act({ code: seated[0].key, seat })) : null;
  let k = -1, some = [], recording = recorded([], null), off = false;

  function paint() {
    const now = some.find((look) => look.k === k), last = some.at(-1), out = k >= 0 && interrupted(plan, recording, k);
    due.dataset.due = String(k >= 0 && !now && !out && !off);
    due.textContent = k < 0 ? (momentary ? "" : say("recorder.first-interval", plan.every))
      : out ? say("recorder.left-out")
        : now ? say("recorder.marked", named(now)) : momentary ? say("recorder.look-now") : say("recorder.ask-interval", plan.every);
    const earlier = last === now ? some.at(-2) : last;
    before.textContent = earlier ? say("recorder.last-mark", named(earlier)) : say("recorder.none-yet");
    buttons.querySelectorAll("button").forEach((button) => {
      const code = button.dataset.code;
      button.setAttribute("aria-pressed", String(Boolean(now && (code === NO ? !now.codes.length : now.codes.includes(code)))));
      button.querySelector("b").textContent = code === NO ? some.filter((look) => !look.codes.length).length : held(some, code).length;
      button.disabled = off || k < 0 || out;
    });
  }

  return {
    parts: [
      section("pads", say(momentary ? `${visit.instrument}.ask` : `${visit.instrument}.ask-${plan.method}`, plan.every), due, before, buttons),
      seats && section("by-seat", say("recorder.by-seat", name(seated[0].key)), seats.element),
    ].filter(Boolean),
    show(record) {
      recording = recorded(record.taps, null);
      some = looks(plan, recording);
      off = record.paused || Boolean(record.ended);
      seats?.show((seat) => record.marks.filter((tap) => tap.seat === seat).length, off);
      paint();
    },
    tick(ms) {
      if (lookAt(plan, ms) === k) return;
      k = lookAt(plan, ms);
      paint();
      if (!still.matches && due.dataset.due === "true") due.animate({ boxShadow: ["0 0 0 0.4rem currentColor", "0 0 0 0 currentColor"] }, { duration: 500 });
    },
  };
}
