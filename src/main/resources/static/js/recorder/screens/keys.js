// While something of this element has the focus, 1 to 9 press the first nine of these buttons.
export function numbered(element, buttons) {
  buttons.slice(0, 9).forEach((button, i) => button.setAttribute("aria-keyshortcuts", String(i + 1)));
  element.addEventListener("keydown", (event) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=radio]), textarea")) return;
    buttons[Number(event.key) - 1]?.click();
  });
  return element;
}

// What follows from the taps about a button: its number or mark, and whether it is pressed.
export function mark(button, words, pressed) {
  const b = button.querySelector("b");
  if (b.textContent !== String(words)) b.textContent = words;
  if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed));
}
