// Plans that all have accepted, sealed on this device for the days ahead.
import { all, one, write } from "./database.js";
import { shut } from "./doors.js";
import { open, seal } from "./sealing.js";

const AFTER = 36 * 60 * 60 * 1000;

// Without opening: whose, when, and whether something of it waits here.
export async function listed() {
  const [plans, visits, taps] = await Promise.all([all("plans"), all("visits"), all("taps")]);
  const unsent = new Map();
  for (const tap of taps) if (tap.waits) unsent.set(tap.key, (unsent.get(tap.key) ?? 0) + 1);
  const known = new Map([...visits, ...plans].map((row) => [row.key, row]));
  return [...known.values()]
    .map(({ key, holder, begins, ends }) => ({ key, holder, begins, ends, ready: plans.some((plan) => plan.key === key), unsent: unsent.get(key) ?? 0 }))
    .sort((a, b) => a.begins - b.begins);
}

/** Everything that the server has accepted plans for, and no more; what is being recorded stays. */
export async function download({ holder, key }) {
  const asked = Date.now();
  const answer = await fetch("/offline/plans", { method: "POST", redirect: "manual", headers: { Accept: "application/json" } });
  if (!answer.ok) return undefined;
  // The server said what time it is somewhere in between.
  const came = Date.now(), { name, now, plans } = await answer.json();
  const offset = now - Math.round((asked + came) / 2);
  const rows = await Promise.all(plans.map(async (plan) => ({
    key: plan.visit.key, holder, begins: plan.visit.bell, ends: plan.visit.ends, sealed: await seal(key, { ...plan, offset }),
  })));
  const recording = new Set((await all("visits")).map((visit) => visit.key));
  const given = new Set(rows.map((row) => row.key));
  const gone = (await all("plans")).filter((row) => row.holder === holder && !given.has(row.key) && !(recording.has(row.key) && row.ends + AFTER > Date.now() + offset));
  await write("plans", (store) => {
    gone.forEach((row) => store.delete(row.key));
    rows.forEach((row) => store.put(row));
  });
  return { name, ready: rows.map((row) => row.key) };
}

/** By its key, or by its visit's id; undefined where it is not here, or is somebody else's. */
export async function plan(key, bunch) {
  const row = await one("plans", key);
  const opened = row && (await open(bunch.key, row.sealed));
  return opened && { ...opened, holder: row.holder };
}

/**
 * When somebody signs out: nothing of theirs stays but what still waits to be sent, and a recording that goes on in another
 * window of this device.
 */
export async function leave(bunch) {
  const { holder } = bunch;
  const [visits, taps, { held }] = await Promise.all([all("visits"), all("taps"), navigator.locks.query()]);
  const stays = new Set(taps.filter((tap) => tap.waits).map((tap) => tap.key).concat(held.map((lock) => lock.name.replace("recording ", ""))));
  const theirs = visits.filter((row) => row.holder === holder);
  const going = new Set(theirs.filter((row) => !stays.has(row.key)).map((row) => row.key));
  await write(["visits", "taps"], (stores) => {
    going.forEach((key) => stores.visits.delete(key));
    taps.filter((tap) => going.has(tap.key)).forEach((tap) => stores.taps.delete(tap.id));
  });
  await takeOff(holder);
  if (going.size === theirs.length) await shut(bunch);
}

export async function takeOff(holder) {
  const rows = (await all("plans")).filter((row) => row.holder === holder);
  await write("plans", (store) => rows.forEach((row) => store.delete(row.key)));
}
