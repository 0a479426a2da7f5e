// On each page of somebody who is signed in: plans of the next days come to a device that was made ready, what waits here is
// sent, and nobody signs out of it by mistake.
import { given } from "../sealed.js";
import { Outbox } from "../recorder/outbox.js";
import { Store } from "../recorder/store.js";
import { all } from "./database.js";
import { signedIn } from "./doors.js";
import { download, leave } from "./plans.js";
import { program } from "../ours.js";

const OFTEN = 60_000;
const line = document.getElementById("unsent-here");

export const unsentIn = async (stores) => (await Promise.all(stores.map((store) => store.ids()))).reduce((all, { waits }) => all + waits.size, 0);

function say(count) {
  if (!line) return;
  line.hidden = !count;
  line.querySelector("a").textContent = line.dataset.say.replace("{0}", count);
}

/** All that waits of one person, once; what has arrived whole is taken off. Those that did not arrive stay in it. */
export async function send(bunch) {
  for (const store of await Store.waiting(bunch)) {
    const outbox = new Outbox(store);
    await outbox.flush();
    const taps = outbox.gone ? [] : await store.taps();
    if (taps.some((tap) => tap.code === "end") && taps.every((tap) => tap.sent)) await store.forget();
  }
  return unsentIn(await Store.waiting(bunch));
}

async function ready(bunch) {
  if (!bunch.way || bunch.way === "gone" || Date.now() - sessionStorage.getItem("plans") < OFTEN) return;
  const got = await download(bunch);
  if (got) sessionStorage.setItem("plans", Date.now());
}

/** <p data-ready="VISIT" data-say="…">: says so where its plan is here. */
async function mark(bunch) {
  const here = new Set((await all("plans")).filter((plan) => plan.holder === bunch.holder).map((plan) => plan.key.split(" ")[0]));
  for (const part of document.querySelectorAll("[data-ready]"))
    if (here.has(part.dataset.ready)) {
      part.textContent = part.dataset.say;
      part.hidden = false;
    }
}

// Asked before the form goes: what waits, waits for an answer; plans go in any case.
function leaving(bunch) {
  document.addEventListener("submit", async (event) => {
    if (new URL(event.target.action).pathname !== "/signout" || event.target.dataset.sure) return;
    event.preventDefault();
    const waits = await unsentIn(await Store.waiting(bunch)).catch(() => 0);
    if (waits) location.href = "/offline#signing-out";
    else {
      await leave(bunch).catch(() => {});
      event.target.submit();
    }
  });
}

if (given) {
  navigator.serviceWorker?.register(program("/sw.js")).catch(() => {});
  const bunch = await signedIn(given);
  leaving(bunch);
  await ready(bunch).catch(() => {});
  // The recorder and the page that shows what waits send for themselves.
  await mark(bunch);
  if (line) say(await unsentIn(await Store.waiting(bunch)));
  if (line) say(await send(bunch));
}
