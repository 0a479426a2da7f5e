// <class-list>: the page where a teacher keeps their class on this device.
import { forget, keep, kept } from "./students.js";

customElements.define("class-list", class extends HTMLElement {
  async connectedCallback() {
    this.box = this.querySelector("textarea");
    this.says = this.querySelector("[role=status]");
    this.button = this.querySelector("[data-forget]");
    try {
      const list = await kept();
      this.box.value = list?.names.join("\n") ?? "";
      this.button.hidden = !list;
    } catch {
      this.says.textContent = this.dataset.without;
      return;
    }
    this.querySelector("form").addEventListener("submit", (event) => this.save(event));
    this.button.addEventListener("click", () => this.forget());
  }

  async save(event) {
    event.preventDefault();
    const names = this.box.value.split("\n").map((name) => name.trim()).slice(0, 60);
    const { seat, became, back, saved } = this.dataset;
    try {
      await keep({ names, seat, became, back });
      this.button.hidden = false;
      this.says.textContent = saved.replace("{0}", names.filter((name) => name).length);
    } catch {
      this.says.textContent = this.dataset.without;
    }
  }

  async forget() {
    await forget();
    this.box.value = "";
    this.button.hidden = true;
    this.box.focus();
    this.says.textContent = this.dataset.forgotten;
  }
});
