import "./early.js";
import { Clock } from "./clock.js";
import { Outbox } from "./outbox.js";
import { Record } from "./record.js";
import { Screen } from "./screen.js";
import { Store } from "./store.js";
import { bunch, offset, pass, say, visit } from "./visit.js";

const clock = new Clock(offset);
const longest = visit.ends + 60 * 60_000 - visit.bell;
const { screen: own } = await import(`./screens/${visit.kind}.js`);
// A screen says what a tap is, or how to tell from what is recorded so far; while it is paused nothing is.
const drawn = own((what) => act(() => (record.paused ? null : typeof what === "function" ? what(record) : what)));
const screen = new Screen(drawn);
document.getElementById("title").textContent = visit.title;
document.getElementById("about").textContent = visit.about;
document.getElementById("of").textContent = say("recorder.of-minutes", visit.lasts);
if (bunch?.way === "tablet") document.getElementById("more").textContent = say("recorder.at-the-lock");
const unsaved = new Map();
let store, outbox, record = new Record([]), queue = Promise.resolve();

const on = (id, event, work) => document.getElementById(id)?.addEventListener(event, work);

// First on the screen, at once; then on the disk of this device, which is said; then to the server. What the disk did not
// take stays on the screen, is said too, and is tried again. No two taps are of the same moment: their times are their order.
function act(what) {
  if (clock.started === undefined || record.ended) return;
  const named = what();
  if (!named) return;
  const ms = Math.max(clock.ms(), (record.latest ?? -1) + 1), tap = { id: crypto.randomUUID(), ms, ...named };
  if (!visit.preview) unsaved.set(tap.id, tap);
  show([...record.taps, { ...tap, sent: false }]);
  if (!visit.preview) after(save);
}

function show(taps) {
  record = new Record(taps);
  screen.show(record, unsaved.size);
}

// One after the other: what is read of the disk is never older than what was written to it.
function after(work) {
  queue = queue.then(work).catch(() => screen.notice(say("recorder.no-store")));
}

async function save() {
  const these = [...unsaved.values()];
  if (!these.length || outbox.gone) return;
  try {
    await store.add(these);
  } catch {
    screen.unsaved(unsaved.size);
    return;
  }
  these.forEach((tap) => unsaved.delete(tap.id));
  screen.waiting(record, unsaved.size);
  outbox.flush();
}

async function refresh() {
  if (outbox.gone) return;
  const { here, waits } = await store.ids();
  const taps = record.taps.filter(({ id }) => here.has(id) || unsaved.has(id)).map((tap) => ({ ...tap, sent: here.has(tap.id) && !waits.has(tap.id) }));
  if (taps.length < record.taps.length) show(taps);
  else screen.waiting(record = new Record(taps), unsaved.size);
  if (outbox.refused) screen.notice(outbox.refused);
  if (record.ended && record.unsent) await counted();
  if (record.ended && !record.unsent && !outbox.gone) {
    await store.forget();
    location.href = visit.done;
  }
}

// Without a network what was counted is shown here; with one, the page that comes next shows it.
async function counted() {
  if (document.getElementById("counted")) return;
  const { shown } = await import("./shown.js");
  if (document.getElementById("counted")) return;
  screen.over();
  document.getElementById("main").append(shown(record.taps, clock.started));
}

function run(started, seen) {
  clock.resume(started, seen, longest);
  if (!visit.preview) {
    outbox = new Outbox(store);
    outbox.addEventListener("late", () => screen.notice(say("recorder.late")));
    outbox.addEventListener("gone", () => over(outbox.said || say("recorder.gone")));
    setInterval(() => record.ended || store.seen(clock.ms()).catch(() => {}), 5000);
    setInterval(() => unsaved.size && after(save), 5000);
    addEventListener("beforeunload", (event) => unsaved.size && event.preventDefault());
    outbox.addEventListener("change", () => after(refresh));
    outbox.addEventListener("held", () => screen.notice(say("recorder.held")));
    outbox.addEventListener("signedout", () => screen.notice(say("recorder.signed-out")));
    outbox.flush();
    navigator.wakeLock?.request("screen").catch(() => {});
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
    });
  }
  screen.running(true);
  screen.show(record, 0);
  setInterval(() => {
    if (outbox?.gone) return;
    screen.clock(record.ended ? record.ended.ms : clock.ms());
    if (!record.ended && !record.paused) drawn.tick?.(clock.ms(), record);
  }, 250);
}

// Also where Start was pressed before all was read that this device has of the visit; twice is once.
let starting = false;
async function begin() {
  if (starting) return;
  starting = true;
  await start().finally(() => { starting = false; });
}

async function start() {
  await ready;
  if (outbox || document.getElementById("start").disabled) return;
  if (!visit.preview && !timely()) return;
  const started = clock.begin(longest);
  if (!visit.preview) await store.begin(started, clock.offset, pass);
  run(started);
  // The button that had the focus is gone.
  drawn.parts.map((part) => part.querySelector("button:enabled, textarea")).find(Boolean)?.focus({ preventScroll: true });
}

// Recording begins about the agreed time, by the server's clock. A device that was started anew without a network may not
// know the time; whoever holds it does.
function timely() {
  const early = 15 * 60_000, fits = () => clock.now() > visit.bell - early && clock.now() < visit.ends + early;
  if (fits()) return true;
  if (!document.getElementById("ask-time")) {
    screen.notice(say("recorder.over"));
    return false;
  }
  const box = document.getElementById("time-now"), ask = document.getElementById("ask-time");
  if (!ask.hidden && box.value) {
    const said = new Date(visit.bell);
    said.setHours(...box.value.split(":"), 0, 0);
    clock.offset += said.getTime() - clock.now();
    if (fits()) return true;
    screen.notice(say("recorder.not-now"));
  }
  ask.hidden = false;
  box.focus();
  return false;
}

function over(sentence) {
  screen.over();
  screen.running(false);
  // Nothing waits here any more.
  for (const id of ["saved", "more"]) document.getElementById(id).textContent = "";
  document.getElementById("begin").hidden = true;
  screen.notice(sentence);
}

const undo = () => act(() => record.last && { code: "undo", undoes: record.last.id });

on("start", "click", begin);
on("undo", "click", undo);
on("pause", "click", () => act(() => ({ code: record.paused ? "resume" : "pause" })));
on("done", "click", () => screen.finish(record, clock.ms()));
on("finish-no", "click", () => document.getElementById("finish").close());
on("finish-yes", "click", () => {
  document.getElementById("finish").close();
  if (visit.preview) location.href = visit.done;
  else act(() => ({ code: "end" }));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "u" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.matches("input:not([type=radio])")) undo();
});

// One window of a device records; another waits for it to be closed.
async function mine() {
  const name = `recording ${visit.key}`;
  const got = (options) => new Promise((resolve) => navigator.locks.request(name, options, (lock) => { resolve(lock); return lock && new Promise(() => {}); }));
  if (await got({ ifAvailable: true })) return;
  document.getElementById("elsewhere").hidden = false;
  document.getElementById("begin").hidden = true;
  await got({});
  location.reload();
  await new Promise(() => {});
}

async function prepare() {
  try {
    if (!visit.preview) {
      await mine();
      store = new Store(visit, bunch);
      const begun = await store.visit();
      record = new Record(await store.taps());
      if (begun) run(begun.started, { ms: begun.ms ?? 0, wall: begun.wall, least: record.latest ?? 0 });
      else document.getElementById("already")?.removeAttribute("hidden");
      if (!begun && visit.over) {
        screen.notice(say("recorder.over"));
        document.getElementById("start").disabled = true;
      }
    }
  } catch {
    screen.notice(say("recorder.no-store"));
    document.getElementById("start").disabled = true;
  }
}

const ready = prepare();
