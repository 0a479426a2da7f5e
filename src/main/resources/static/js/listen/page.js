import { Hearing } from "./hearing.js";
import { CODES, Marks } from "./marks.js";
import { microphone } from "./microphone.js";
import { clock, filled, lasting, showFigures } from "./said.js";
import { Strip } from "./strip.js";

const LONGEST = 4 * 60 * 60 * 1000, ENOUGH = 12_000, STEP = 2;
const at = (id) => document.getElementById(id);
const say = at("listen").dataset, sound = at("sound");
const names = { teacher: say.nameTeacher, student: say.nameStudent, both: say.nameBoth, silence: say.nameSilence, voice: say.nameVoice };
const strip = new Strip(at("strip"), names);
let hearing, speaks, marks, address;

const ms = () => Math.min(Math.round(1000 * at("at").value), marks.end - 1);

function here() {
  const one = marks.all[marks.at(ms())];
  const words = filled(say.sayNow, clock(one.from), clock(one.to), names[one.code]);
  strip.go(ms(), marks);
  if (at("now").textContent !== words) at("now").textContent = words;
  at("at").setAttribute("aria-valuetext", `${clock(ms())}, ${names[one.code]}`);
  document.querySelectorAll("button[data-code]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.code === one.code)));
}

function show() {
  const unsaid = marks.sum("voice"), [ours, theirs] = ["teacher", "student"].map((code) => marks.named(code));
  if (speaks) {
    strip.show(marks);
    here();
    const enough = marks.end - marks.sum("silence") >= 2 * ENOUGH;
    at("marked").textContent = !enough ? say.sayTooShort : filled(say.sayMarked, Math.floor(ours / 1000), Math.floor(theirs / 1000), ENOUGH / 1000);
    at("find").disabled = !enough || ours < ENOUGH || theirs < ENOUGH;
    at("undo").disabled = !marks.before.length;
  }
  showFigures(at("figures"), CODES.map((code) => ({ name: names[code], ms: marks.sum(code) })), marks.end, say.sayShare);
  at("left").textContent = unsaid ? filled(say.sayLeft, lasting(unsaid)) : say.sayNoneLeft;
  at("keep-it").disabled = unsaid > 0;
  if (!unsaid) at("stretches").value = marks.words;
}

function go(seconds) {
  at("at").value = sound.currentTime = Math.max(0, Math.min(seconds, marks.end / 1000));
  here();
}

function stretch(by) {
  const to = marks.all[Math.max(0, Math.min(marks.at(ms()) + by, marks.all.length - 1))];
  go((to.from + 1) / 1000);
}

function stop(words) {
  hearing?.cancel();
  hearing = null;
  at("measuring").hidden = true;
  at("status").textContent = words;
}

function begin(file) {
  stop("");
  speaks = null;
  at("marking").hidden = at("keeping").hidden = true;
  if (address) URL.revokeObjectURL(address);
  sound.src = address = URL.createObjectURL(file);
  at("measuring").hidden = false;
  at("progress").value = 0;
}

async function measure(file) {
  begin(file);
  const mine = (hearing = new Hearing());
  const found = await mine.file(file, (part, seconds) => {
    if (hearing !== mine) return;
    at("progress").value = part;
    at("status").textContent = filled(say.sayReading, lasting(1000 * seconds));
  });
  if (hearing !== mine) return;
  if (!found.includes(1)) return stop(say.sayNothing);
  speaks = found;
  marks = Marks.heard(found);
  if (marks.end > LONGEST) return stop(say.sayLong);
  at("measuring").hidden = true;
  at("status").textContent = filled(say.sayReady, lasting(marks.end));
  at("at").max = marks.end / 1000;
  // Rounded to a step, the beginning of a stretch would lie in the one before.
  at("at").step = "any";
  at("at").value = 0;
  when(file);
  at("marking").hidden = at("keeping").hidden = false;
  show();
}

// A recorder writes its file when it ends, so it began that much earlier; the teacher may say otherwise.
function when(file) {
  const began = new Date(file.lastModified - marks.end), two = (number) => String(number).padStart(2, "0");
  at("day").value = `${began.getFullYear()}-${two(began.getMonth() + 1)}-${two(began.getDate())}`;
  at("begins").value = `${two(began.getHours())}:${two(began.getMinutes())}`;
}

async function find() {
  at("find").disabled = true;
  const found = await hearing.voices(speaks, marks.voices);
  if (found) marks.found(found);
  at("found").textContent = found ? say.sayFound : say.sayFew;
  show();
}

const acts = {
  before: () => stretch(-1), after: () => stretch(1),
  play: () => (sound.paused ? sound.play() : sound.pause()),
  split: () => { marks.cut(ms()); show(); },
  undo: () => { marks.undo(); show(); },
  back: () => go(ms() / 1000 - STEP), on: () => go(ms() / 1000 + STEP),
  name: (code) => { marks.name(ms(), code); show(); },
};
const KEYS = { ArrowUp: "before", ArrowDown: "after", " ": "play", x: "split", u: "undo", ArrowLeft: "back", ArrowRight: "on" };
const LETTERS = { t: "teacher", s: "student", b: "both", n: "silence" };

for (const id of ["before", "after", "play", "split", "undo"]) at(id).addEventListener("click", acts[id]);
document.querySelectorAll("button[data-code]").forEach((button) => button.addEventListener("click", () => acts.name(button.dataset.code)));
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (!speaks || event.ctrlKey || event.metaKey || event.altKey || target.matches("input:not([type=range]), summary") || (key === " " && target.matches("button, a"))) return;
  if (!KEYS[key] && !LETTERS[key]) return;
  event.preventDefault();
  if (KEYS[key]) acts[KEYS[key]]();
  else acts.name(LETTERS[key]);
});
at("at").addEventListener("input", () => go(Number(at("at").value)));
at("strip").addEventListener("click", (event) => go((event.offsetX / at("strip").clientWidth) * (marks.end / 1000)));
sound.addEventListener("timeupdate", () => { if (speaks && !sound.paused) { at("at").value = sound.currentTime; here(); } });
for (const event of ["play", "pause", "ended"]) sound.addEventListener(event, () => { at("play-says").textContent = sound.paused ? say.sayPlay : say.sayPause; });
at("find").addEventListener("click", find);
at("cancel").addEventListener("click", () => { at("file").value = ""; stop(say.sayCancelled); });
const given = (file) => measure(file).catch((problem) => stop(problem instanceof RangeError ? say.sayLarge : say.sayUnreadable));
at("file").addEventListener("change", () => at("file").files.length && given(at("file").files[0]));
microphone(() => {
  stop("");
  at("file").value = "";
  at("marking").hidden = at("keeping").hidden = true;
}, given);

// The page that refuses holds what was measured.
const before = Marks.read(at("stretches").value);
if (before) {
  marks = before;
  at("keeping").hidden = false;
  show();
}
