// What is ready on this device and what waits here, readable without a network and without opening any of it; and, for who is
// signed in, how it is protected.
import { given } from "../sealed.js";
import { all, one, write } from "./database.js";
import { opened } from "./door.js";
import { doors, protect, signedIn } from "./doors.js";
import { send } from "./everywhere.js";
import { NoSecret, possible } from "./passkey.js";
import { download, leave, listed, takeOff } from "./plans.js";
import { Store } from "../recorder/store.js";

const at = (id) => document.getElementById(id);
const say = at("offline").dataset;
const words = (sentence, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), sentence);
const when = (ms, shape) => new Date(ms).toLocaleString(document.documentElement.lang, shape);
const span = ({ begins, ends }) => `${when(begins, { weekday: "long", month: "long", day: "numeric" })}, ${when(begins, { timeStyle: "short" })}–${when(ends, { timeStyle: "short" })}`;
const show = (id, yes) => { at(id).hidden = !yes; };

const bunch = given && (await signedIn(given));

function row(visit) {
  const item = at("row").content.cloneNode(true), part = (name) => item.querySelector(`[data-${name}]`);
  part("when").textContent = span(visit);
  part("state").textContent = visit.unsent ? words(say.sayUnsent, visit.unsent) : say.sayReady;
  part("open").hidden = !visit.ready;
  part("open").href = `/recorder#${encodeURIComponent(visit.key)}`;
  part("send").hidden = !visit.unsent;
  part("send").addEventListener("click", ({ target }) => sendFor(visit.holder, target));
  return item;
}

async function draw() {
  const visits = await listed(), told = await all("told");
  at("visits").replaceChildren(...visits.map(row));
  show("none", !visits.length);
  at("told").replaceChildren(...told.map((one) => {
    const item = at("notice").content.cloneNode(true);
    item.querySelector("[data-text]").textContent = one.said || words(one.what === "gone" ? say.sayGone : say.sayLate, span(one));
    item.querySelector("button").addEventListener("click", async () => { await write("told", (all) => all.delete(one.key)); draw(); });
    return item;
  }));
  return visits;
}

// Of whoever is signed in it opens by itself; of somebody else on this device, with what they chose.
async function sendFor(holder, button) {
  button.disabled = true;
  const door = await one("doors", holder);
  const theirs = bunch?.holder === holder ? bunch : await opened(door.way ? door : { ...door, way: "gone" });
  at("state").textContent = (await send(theirs)) ? say.sayNotSent : say.saySent;
  button.disabled = false;
  await draw();
}

async function protection() {
  const way = (await one("doors", bunch.holder))?.way ?? "";
  at("protected").textContent = way ? say[`sayBy${way[0].toUpperCase()}${way.slice(1)}`] : say.sayByNothing;
  show("take-off", way);
  at("by-passkey").disabled = !possible();
  show("pins", at("by-pin").checked);
}

async function makeReady(event) {
  event.preventDefault();
  const chosen = new FormData(event.target), way = chosen.get("way"), refuse = (sentence) => { at("refused").textContent = sentence; show("refused", sentence); };
  refuse("");
  if (way === "pin" && !/^.{6,64}$/.test(chosen.get("pin"))) return refuse(say.sayShort);
  if (way === "pin" && chosen.get("pin") !== chosen.get("again")) return refuse(say.sayDiffer);
  try {
    const got = await download(bunch);
    await protect(given, got?.name, way, chosen.get("pin"));
    event.target.reset();
    at("state").textContent = words(say.sayMade, got?.ready.length ?? 0);
    await protection();
    await draw();
  } catch (problem) {
    refuse(problem instanceof NoSecret ? say.sayNoSecret : say.sayStopped);
  }
}

async function signingOut() {
  const stores = (await Store.waiting(bunch)), out = at("signout-form");
  const away = async () => { await leave(bunch); out.dataset.sure = "yes"; out.submit(); };
  show("signing-out", true);
  at("send-first").addEventListener("click", async () => { if (await send(bunch)) at("state").textContent = say.sayNotSent; else await away(); });
  at("destroy").addEventListener("click", async () => {
    try {
      for (const store of stores) {
        const { visit } = await store.visit();
        if ((await store.ids()).waits.size) await told(visit);
        await store.forget();
      }
      await away();
    } catch {
      at("state").textContent = say.sayNotTold;
    }
  });
}

async function told(visit) {
  const answer = await fetch(visit.url.replace(/events$/, "losses"), { method: "POST", redirect: "manual" });
  // Where the visit is not there any more, nobody is there to be told.
  if (!answer.ok && answer.status !== 404) throw new Error();
}

await draw();
if (bunch) {
  show("protection", true);
  await protection();
  at("make-ready").addEventListener("submit", makeReady);
  at("make-ready").addEventListener("change", protection);
  at("take-off").addEventListener("click", async () => { await takeOff(bunch.holder); await protect(given, "", ""); await protection(); await draw(); });
  const arrive = async () => { if (location.hash === "#signing-out") await signingOut(); };
  addEventListener("hashchange", arrive);
  await arrive();
} else show("signed-out", true);
for (const door of await doors()) if (door.way === "gone") show("somebody-locked", true);
