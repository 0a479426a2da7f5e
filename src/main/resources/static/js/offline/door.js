// <section data-door>: asks for whatever opens one person's key on this device, until it opens.
import { enter } from "./doors.js";

const at = (part, name) => part.querySelector(`[data-door-${name}]`);

export async function opened(door) {
  if (door.way === "tablet") return enter(door);
  const part = document.querySelector("[data-door]");
  part.hidden = false;
  at(part, "name").textContent = door.name ?? "";
  at(part, "pin").hidden = door.way !== "pin";
  at(part, "passkey").hidden = door.way !== "passkey";
  at(part, "gone").hidden = door.way !== "gone";
  part.querySelector(door.way === "pin" ? "input" : "button:not([hidden])")?.focus();
  return new Promise((resolve) => {
    part.addEventListener("submit", async (event) => {
      event.preventDefault();
      const say = at(part, "say"), box = part.querySelector("input"), button = event.submitter ?? part.querySelector("button");
      button.disabled = true;
      const { key, holder, left } = await enter(door, box.value).catch(() => ({}));
      button.disabled = false;
      box.value = "";
      if (key) {
        part.hidden = true;
        resolve({ key, holder });
      } else if (left === 0) {
        at(part, "pin").hidden = true;
        at(part, "gone").hidden = false;
        say.hidden = true;
      } else {
        say.hidden = false;
        say.textContent = left === undefined ? say.dataset.not : say.dataset.left.replace("{0}", left);
        box.focus();
      }
    });
  });
}
