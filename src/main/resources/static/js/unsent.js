// What was typed and not sent waits in this tab, so that Back and a reload bring it back. Coming to a page in any other
// way begins anew, and the door to signing in empties all of it.
const key = (form) => `unsent ${form.action} ${words(form).find((box) => box.id)?.id}`;
// With the words comes the version they were written over, so that what somebody else saved meanwhile is not written over.
const words = (form) => [...form.elements].filter((box) => box.matches("textarea, input:not([type]), [type=hidden]:is([name=base], [name=from], [name=read])"));
const named = (box) => box.id || box.name;

const keep = (form) => sessionStorage.setItem(key(form), JSON.stringify(words(form).map((box) => [named(box), box.value])));

function back(form) {
  const before = new Map(JSON.parse(sessionStorage.getItem(key(form)) ?? "[]"));
  for (const box of words(form)) if (before.has(named(box))) box.value = before.get(named(box));
}

if (location.pathname === "/signin") sessionStorage.clear();
// A page that refuses is itself the answer to a form, and going back to it asks for the form's page anew.
const refused = document.getElementById("refusal") !== null;
const returned = ["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);
for (const form of document.querySelectorAll("main form[method=post]"))
  if (refused) keep(form);
  else if (returned) back(form);
  else sessionStorage.removeItem(key(form));

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("main form[method=post]");
  if (form) keep(form);
});
document.addEventListener("submit", ({ target }) => sessionStorage.removeItem(key(target)));
