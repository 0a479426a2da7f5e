// The plan that is recorded: from the page, as the server drew it; or, without a network, from what stands sealed here.
import { all, one } from "../offline/database.js";
import { opened } from "../offline/door.js";
import { signedIn } from "../offline/doors.js";
import { plan } from "../offline/plans.js";
import { given } from "../sealed.js";

const address = /\/visits\/([0-9a-f-]{36})\/recorder$/;

/** {visit, bunch, offset, pass}; undefined where there is no plan that all accepted. A look at the screen has no bunch. */
export async function load() {
  const text = document.getElementById("main").dataset.visit;
  const bunch = given && (await signedIn(given).catch(() => undefined));
  if (!text) return kept(bunch);
  const visit = JSON.parse(text), offset = visit.now - came();
  return { visit, bunch, offset, pass: bunch && (await plan(visit.key, bunch).catch(() => undefined))?.pass };
}

// When the page began to arrive, by this device's clock: what it took to load is not part of how far that clock is off.
function came() {
  const [{ responseStart }] = performance.getEntriesByType("navigation");
  return Math.round(Date.now() - (performance.now() - responseStart));
}

async function kept(bunch) {
  const wanted = decodeURIComponent(location.hash.slice(1)), [, visit] = address.exec(location.pathname) ?? [];
  const row = (await all("plans")).find(({ key }) => key === wanted || (visit && key.startsWith(`${visit} `)));
  if (!row) return undefined;
  const own = bunch?.holder === row.holder ? bunch : await opened(await one("doors", row.holder));
  const found = await plan(row.key, own);
  return found && { visit: found.visit, bunch: own, offset: found.offset, pass: found.pass };
}
