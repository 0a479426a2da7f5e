// Words of students are kept without a name: before a form of them is sent, each capitalised word is asked about.
import { asked, question } from "./recorder/capitals.js";

for (const form of document.querySelectorAll("form[data-unnamed]")) {
  const says = { name: form.dataset.name, seat: form.dataset.nameSeat, as: form.dataset.nameAs, keep: form.dataset.nameKeep };
  form.addEventListener("submit", (event) => {
    const box = [...form.querySelectorAll("textarea")].find((one) => asked(one.value));
    if (!box) return;
    event.preventDefault();
    question(box, asked(box.value), says, () => form.requestSubmit());
  });
}
