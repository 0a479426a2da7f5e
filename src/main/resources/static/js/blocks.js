// Building blocks for what is written after a visit: a time, a count of a total, a quote or a question, put where the cursor is.
const at = new WeakMap(); // the box that was written in last, for each form

document.addEventListener("focusin", ({ target }) => target.form?.querySelector("[data-blocks]") && target.matches("textarea") && at.set(target.form, target));

function insert(button) {
  const box = at.get(button.form) ?? button.form.querySelector(button.closest("[data-blocks]").dataset.blocks);
  const { selectionStart: from, selectionEnd: to, value } = box;
  const words = button.dataset.insert;
  const put = `${from > 0 && !/\s/.test(value[from - 1]) ? " " : ""}${words}${/^\s/.test(value.slice(to)) ? "" : " "}`;
  box.setRangeText(put, from, to, "end");
  const blank = box.value.indexOf("…", from);
  box.focus();
  // The first blank is chosen, so that what is typed next takes its place.
  if (words.includes("…")) box.setSelectionRange(blank, blank + 1);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  button.closest("details")?.removeAttribute("open");
}

for (const blocks of document.querySelectorAll("[data-blocks]")) {
  blocks.hidden = false;
  for (const button of blocks.querySelectorAll("button[data-insert]")) button.addEventListener("click", () => insert(button));
}
document.addEventListener("keydown", ({ key, target }) => {
  const open = key === "Escape" && target.closest?.(".block-choice[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
