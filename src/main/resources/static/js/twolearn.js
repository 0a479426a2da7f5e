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
