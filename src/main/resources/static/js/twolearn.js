// Comfort only: every page works without it.
import "./unsent.js";

// Words that were typed and not sent are not lost by a stray tap.
const unsent = new Set();
document.addEventListener("input", ({ target }) => {
  if (target.matches("form[method=post] textarea")) unsent.add(target.form);
});
document.addEventListener("submit", ({ target }) => unsent.delete(target));
addEventListener("beforeunload", (event) => {
  if ([...unsent].some((form) => form.isConnected)) event.preventDefault();
});

// <button type="button" hidden data-print>: shown only where it works.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A page that refuses was the answer to a form. Going back to it later asks for the page that the form stood on.
if (document.getElementById("refusal") && document.referrer.startsWith(location.origin))
  history.replaceState(null, "", document.referrer);

// In a partnership, a colleague's name becomes "a colleague" while one types (E2).
const partnership = /^\/partnerships\/[0-9a-f-]{36}(?=\/|$)/.exec(location.pathname);
if (partnership)
  document.addEventListener(
    "focusin",
    () => import("./colleagues.js").then(({ watch }) => watch(`${partnership[0]}/colleagues`)),
    { once: true },
  );
