// What this device has of a visit: its plan, its way of recording, its words.
import { listed } from "../offline/plans.js";
import { load } from "./loading.js";

const loaded = await load();
if (!loaded) {
  const kept = (await listed()).reduce((all, one) => all + one.unsent, 0), at = (id) => document.getElementById(id);
  at("no-plan").hidden = false;
  at("still-here").hidden = !kept;
  at("still-here").textContent = at("still-here").dataset.say.replace("{0}", kept);
  document.querySelector("footer").hidden = true;
  // With a network the plan comes, or the page says why it does not.
  addEventListener("online", () => location.reload());
  // Nothing else on this page has anything to do.
  await new Promise(() => {});
}
/** bunch: the key of this device, of whoever records; offset: from its clock to the server's; pass: to send with later. */
export const { visit, bunch, offset, pass } = loaded;

// A sentence of the message file; what goes in may be a sentence itself, as figures say it.
export const say = (key, ...args) => {
  if (!(key in visit.says)) throw new Error(`No words for ${key}`);
  return visit.says[key].replace(/\{(\d)\}/g, (_, i) => words(args[i]));
};
export const words = (said) => (said?.say ? say(said.say, ...said.args) : String(said ?? ""));
