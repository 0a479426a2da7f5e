// W11: hints for who writes, worked out on their own device. Nothing of them is sent, kept or counted, and sending never
// waits for them longer than a blink: where anything fails there are no hints, and the form goes.
import { program } from "../ours.js";
import { drawn, show, sure } from "./note.js";
import { silence, silent } from "./silence.js";

const PAUSE = 600, LONG = 2500, BLINK = 300;
const boxes = new Map(), answers = new Map(), through = new WeakSet();
const first = document.documentElement.lang.startsWith("es") ? "es" : "en";
const quiet = silent().then((ids) => new Set(ids), () => new Set());
let worker, asked = 0;

function started() {
  const made = new Worker(program("/js/hints/worker.js"), { type: "module" });
  made.addEventListener("message", ({ data }) => answered(data.id, data.hints));
  made.addEventListener("error", () => [...answers.keys()].forEach((id) => answered(id, [])));
  return made;
}

function answered(id, hints) {
  answers.get(id)?.(hints);
  answers.delete(id);
}

async function read(box, whole) {
  const state = boxes.get(box), text = box.value, id = ++asked;
  const how = { marker: box.dataset.hints === "visit", whole, first, silent: [...(await quiet)] };
  const hints = await new Promise((done) => {
    answers.set(id, done);
    worker.postMessage({ id, text, how });
  });
  if (box.value !== text) return;
  state.hints = hints;
  show(state, box);
}

function watched(box) {
  if (boxes.has(box)) return;
  worker ??= started();
  const state = drawn(box, async (id) => {
    (await quiet).add(id);
    silence(id).catch(() => {});
    read(box, true);
  });
  boxes.set(box, state);
  // Typed before this ran, or there again after going back.
  if (box.value.trim()) soon(box);
}

function soon(box) {
  const state = boxes.get(box);
  state.timers.forEach(clearTimeout);
  state.timers = [setTimeout(() => read(box, false), PAUSE), setTimeout(() => read(box, true), LONG)];
}

const hinted = (target) => target instanceof Element && target.matches("[data-hints]");

function typed({ target: box }) {
  if (!hinted(box)) return;
  watched(box);
  through.delete(box.form);
  soon(box);
}

/** What asks is shown once before it goes; the second time, and whatever the answer, it goes as it is. */
function sending(event) {
  const form = event.target, mine = [...boxes.keys()].filter((box) => box.form === form && box.value.trim());
  if (mine.length === 0 || through.has(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const go = () => {
    through.add(form);
    form.requestSubmit(event.submitter);
  };
  const blink = new Promise((done) => setTimeout(done, BLINK));
  Promise.race([Promise.all(mine.map((box) => read(box, true))), blink])
    .then(() => mine.flatMap((box) => boxes.get(box).hints.map((hint) => ({ hint, box, state: boxes.get(box) })))
      .find(({ hint, state }) => hint.asks && !state.shown.has(hint.text)))
    .then((one) => (one ? sure(one, go) : go()), go);
}

document.addEventListener("input", typed);
document.addEventListener("submit", sending, true);
for (const moved of ["keyup", "click"])
  document.addEventListener(moved, ({ target }) => boxes.has(target) && show(boxes.get(target), target));
document.addEventListener("focusin", ({ target }) => hinted(target) && watched(target));
if (hinted(document.activeElement)) watched(document.activeElement);
