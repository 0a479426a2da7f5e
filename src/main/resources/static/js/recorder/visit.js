// What this device has of a visit: its plan, its way of recording, its words.
import { load } from "./loading.js";

const loaded = await load();
if (!loaded) {
  document.getElementById("no-plan").hidden = false;
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
