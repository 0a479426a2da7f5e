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

// In a partnership, a colleague's name becomes "a colleague" while one types, and a student's a seat (E2).
// Not where a recording is opened: no words are typed there, and that page fetches nothing.
const partnership = /^\/partnerships\/[0-9a-f-]{36}(?=\/|$)/.exec(location.pathname);
if (partnership && !document.getElementById("listen"))
  document.addEventListener(
    "focusin",
    () => {
      import("./colleagues.js").then(({ colleagues }) => colleagues(`${partnership[0]}/colleagues`)).catch(() => {});
      import("./students.js").then(({ students }) => students()).catch(() => {});
    },
    { once: true },
  );

// W11: hints only where the partners all said yes; the server marks the boxes.
if (document.querySelector("[data-hints]")) import("./hints/hints.js");
if (document.querySelector("[data-blocks]")) import("./blocks.js");
if (document.querySelector("[data-unnamed]")) import("./unnamed.js");
// What somebody records waits on this device until it is sent.
import("./offline/everywhere.js");
