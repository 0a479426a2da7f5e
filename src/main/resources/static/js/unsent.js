// What was typed and not sent waits in this tab, sealed, so that Back and a reload bring it back. Coming to a page in any
// other way begins anew, and the door to signing in empties all of it.
import { open, seal } from "./sealed.js";

const key = (form) => `unsent ${form.action} ${words(form).find((box) => box.id)?.id}`;
// With the words comes the version they were written over, so that what somebody else saved meanwhile is not written over.
const words = (form) => [...form.elements].filter((box) => box.matches("textarea, input:not([type]), [type=hidden]:is([name=base], [name=from], [name=read])"));
const named = (box) => box.id || box.name;
const text = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

// Of several that are being sealed, the last one counts; what was sent is kept no more.
const newest = new Map();

async function keep(form) {
  const name = key(form), turn = {};
  newest.set(name, turn);
  const { iv, words: sealed } = await seal(words(form).map((box) => [named(box), box.value]));
  if (newest.get(name) === turn) sessionStorage.setItem(name, `${text(iv)} ${text(sealed)}`);
}

function forget(form) {
  newest.delete(key(form));
  sessionStorage.removeItem(key(form));
}

async function back(form) {
  const kept = sessionStorage.getItem(key(form))?.split(" ");
  const before = new Map(kept && (await open({ iv: bytes(kept[0]), words: bytes(kept[1]) })));
  for (const box of words(form)) if (before.has(named(box)) && box.value === box.defaultValue) box.value = before.get(named(box));
}

if (location.pathname === "/signin") sessionStorage.clear();
// A page that refuses is itself the answer to a form, and going back to it asks for the form's page anew.
const refused = document.getElementById("refusal") !== null;
const returned = ["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);
for (const form of document.querySelectorAll("main form[method=post]"))
  if (refused) keep(form).catch(() => {});
  else if (returned) back(form);
  else forget(form);

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("main form[method=post]");
  if (form) keep(form).catch(() => {});
});
document.addEventListener("submit", ({ target }) => forget(target));
