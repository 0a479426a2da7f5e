// While one types, a name becomes what stands for it. It happens here, can be taken back, and leaves nothing behind.
// called: a pattern for the names that are looked for; instead: what a found name becomes.
export function watch(called, instead, became, back) {
  const typed = new RegExp(`(?<!\\p{L})(?:${called})(?=[^\\p{L}])`, "gu");
  const left = new RegExp(`(?<!\\p{L})(?:${called})(?!\\p{L})`, "gu");
  const kept = new WeakMap(); // the names that a writer has put back, for each box

  const replace = (box, pattern) => {
    const found = [...box.value.matchAll(pattern)].find(([name]) => !kept.get(box)?.has(name) && !instead(name).includes(name));
    if (!found) return;
    const other = instead(found[0]);
    box.setRangeText(other, found.index, found.index + found[0].length, "preserve");
    box.parentElement.querySelector(".became")?.remove();
    const note = document.createElement("p");
    note.className = "became";
    note.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--plain";
    button.textContent = back;
    button.addEventListener("click", () => {
      kept.set(box, (kept.get(box) ?? new Set()).add(found[0]));
      if (box.value.startsWith(other, found.index)) box.setRangeText(found[0], found.index, found.index + other.length, "end");
      note.remove();
      box.focus();
    });
    note.append(became.replace("{0}", found[0]).replace("{1}", other) + " ", button);
    box.after(note);
    replace(box, pattern);
  };
  const words = (box) => box.matches("textarea, input:not([type])") && box.form?.method === "post";
  document.addEventListener("input", ({ target }) => words(target) && replace(target, typed));
  document.addEventListener("change", ({ target }) => words(target) && replace(target, left));
  // What was typed before the names had come.
  if (words(document.activeElement)) replace(document.activeElement, typed);
}

export const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
