// E2: nobody is discussed in a partnership they are not in. While one types, the name of a colleague who is not a partner
// becomes "a colleague". It happens here, can be taken back, and leaves nothing behind.
const TITLES = "(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\.? ";
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

export async function watch(address) {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const { names, families, instead, became, back } = await answer.json();
  if (names.length === 0) return;
  const called = [...names.map(escaped), ...families.map((family) => TITLES + escaped(family))].join("|");
  const typed = new RegExp(`(?<!\\p{L})(?:${called})(?=[^\\p{L}])`, "u");
  const left = new RegExp(`(?<!\\p{L})(?:${called})(?!\\p{L})`, "u");
  const kept = new WeakMap(); // the names that a writer has put back, for each box

  const replace = (box, pattern) => {
    const found = pattern.exec(box.value);
    if (!found || kept.get(box)?.has(found[0])) return;
    box.setRangeText(instead, found.index, found.index + found[0].length, "preserve");
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
      if (box.value.startsWith(instead, found.index))
        box.setRangeText(found[0], found.index, found.index + instead.length, "end");
      note.remove();
      box.focus();
    });
    note.append(became.replace("{0}", found[0]) + " ", button);
    box.after(note);
  };
  const words = ({ target }) => target.matches("textarea, input:not([type])") && target.form?.method === "post";
  document.addEventListener("input", (event) => words(event) && replace(event.target, typed));
  document.addEventListener("change", (event) => words(event) && replace(event.target, left));
}
