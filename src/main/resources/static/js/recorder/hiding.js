// For when the class looks, and for a dim room: one tap or H hides everything but a word, another brings it back; what is
// being recorded goes on. Dark stays until it is taken back, on this page only.
const at = (id) => document.getElementById(id);

export function hiding() {
  const cover = at("cover"), page = [at("main"), document.querySelector(".rec-top"), document.querySelector(".rec-end")];
  const hide = (yes) => {
    cover.hidden = !yes;
    page.forEach((part) => { part.inert = yes; });
    (yes ? at("uncover") : at("hide")).focus();
  };
  at("hide").addEventListener("click", () => hide(true));
  at("uncover").addEventListener("click", () => hide(false));
  at("dim").addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme !== "dark";
    if (dark) document.documentElement.dataset.theme = "dark";
    else delete document.documentElement.dataset.theme;
    at("dim").setAttribute("aria-pressed", String(dark));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "h" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, input:not([type=radio])")) return;
    hide(cover.hidden);
  });
}
