import { Clock } from "./clock.js";
import { Outbox } from "./outbox.js";
import { Record } from "./record.js";
import { Screen } from "./screen.js";
import { Store } from "./store.js";

const data = document.getElementById("main").dataset;
const preview = data.preview === "true";
const clock = new Clock(Number(data.now));
const screen = new Screen(data);
let store, outbox, record = new Record([]), queue = Promise.resolve();

const on = (id, event, work) => document.getElementById(id)?.addEventListener(event, work);

function follow(tap) {
  record = new Record([...record.taps, tap]);
  screen.show(record);
}

// First on this device, then on the screen, then to the server: what a person sees counted cannot be lost. One after the
// other, so that a quick undo takes back the tap just before it and no other.
function act(what) {
  if (clock.started === undefined) return;
  const tap = { id: crypto.randomUUID(), ms: clock.ms() };
  queue = queue.then(async () => {
    const named = record.ended ? null : what();
    if (!named) return;
    if (!preview) await store.add({ ...tap, ...named });
    follow({ ...tap, ...named, sent: false });
    outbox?.flush();
  }).catch(() => screen.notice(data.sayNoStore));
}

async function refresh() {
  record = new Record(await store.taps());
  screen.show(record);
  if (outbox.refused) screen.notice(outbox.refused);
  if (record.ended && !record.unsent) {
    await store.forget();
    location.href = data.done;
  }
}

function run(started, offset) {
  clock.resume(started, offset);
  if (!preview) {
    outbox = new Outbox(store, data.url, started);
    outbox.addEventListener("change", () => { queue = queue.then(refresh); });
    outbox.addEventListener("signedout", () => screen.notice(data.saySignedOut));
    outbox.flush();
    navigator.wakeLock?.request("screen").catch(() => {});
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
    });
  }
  screen.running(true);
  screen.show(record);
  setInterval(() => screen.clock(record.ended ? record.ended.ms : clock.ms()), 250);
}

async function begin() {
  const started = clock.begin();
  if (!preview) await store.begin(started, clock.offset);
  run(started, clock.offset);
}

const undo = () => act(() => record.last && { code: "undo", undoes: record.last.id });

on("start", "click", begin);
on("undo", "click", undo);
on("pause", "click", () => act(() => ({ code: record.paused ? "resume" : "pause" })));
on("done", "click", () => screen.finish(record, clock.ms()));
on("finish-no", "click", () => document.getElementById("finish").close());
on("finish-yes", "click", () => {
  document.getElementById("finish").close();
  if (preview) location.href = data.done;
  else act(() => ({ code: "end" }));
});
document.getElementById("main").addEventListener("click", (event) => {
  const button = event.target.closest("button[data-code]");
  if (!button) return;
  const { code, seat } = button.dataset;
  act(() => record.paused ? null : seat ? { code, seat: Number(seat) } : { code });
});
on("line-form", "submit", (event) => {
  event.preventDefault();
  const line = document.getElementById("line"), seat = document.getElementById("line-seat");
  const code = new FormData(event.target).get("code"), text = line.value.trim();
  if (!text) return;
  const named = seat?.value && seat.dataset.code === code && seat.validity.valid ? { seat: Number(seat.value) } : {};
  act(() => ({ code, text, ...named }));
  line.value = "";
  line.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "u" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.matches("input:not([type=radio])")) undo();
});

screen.running(false);
try {
  if (!preview) {
    store = await Store.open(data.key);
    const visit = await store.visit();
    record = new Record(await store.taps());
    if (visit) run(visit.started, visit.offset);
    else if (data.over === "true") {
      screen.notice(data.sayOver);
      document.getElementById("start").disabled = true;
    }
  }
} catch {
  screen.notice(data.sayNoStore);
  document.getElementById("start").disabled = true;
}
