// What was typed and not sent waits in this tab, so that Back and a reload bring it back. Coming to a page in any other
// way begins anew, and the door to signing in empties all of it.
const key = (form) => `unsent ${form.action} ${words(form).find((box) => box.id)?.id}`;
const words = (form) => [...form.elements].filter((box) => box.matches("textarea, input:not([type]), [type=hidden][name=base], [type=hidden][name=from]"));
const named = (box) => box.id || box.name;

function back(form) {
  const before = new Map(JSON.parse(sessionStorage.getItem(key(form)) ?? "[]"));
  for (const box of words(form)) if (before.has(named(box))) box.value = before.get(named(box));
}

if (location.pathname === "/signin") sessionStorage.clear();
const returned = ["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);
for (const form of document.querySelectorAll("main form[method=post]"))
  if (returned) back(form);
  else sessionStorage.removeItem(key(form));

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("main form[method=post]");
  if (form) sessionStorage.setItem(key(form), JSON.stringify(words(form).map((box) => [named(box), box.value])));
});
document.addEventListener("submit", ({ target }) => sessionStorage.removeItem(key(target)));
