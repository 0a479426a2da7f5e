// A hint as it stands below a text box: a gray dot with a sentence, its why on request, and a way to be rid of it.
const made = (tag, name, text, ...inside) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...(text ? [text] : []), ...inside);
  return element;
};
const button = (name, text, pressed) => {
  const element = made("button", name, text);
  element.type = "button";
  element.addEventListener("click", pressed);
  return element;
};

/** The room for it, from the moment somebody comes to the box, so that nothing moves when it appears. */
export function drawn(box, silence) {
  const says = made("p", "hint__says");
  says.setAttribute("role", "status");
  const more = made("div", "hint__more");
  more.id = `${box.id}-hint-more`;
  const why = button("hint__why", "", () => opens(why, more, more.hidden));
  why.setAttribute("aria-controls", more.id);
  const frame = made("div", "hint no-print", "", says, why, more);
  opens(why, more, false);
  why.hidden = true;
  (box.closest(".field") ?? box).append(frame);
  return { frame, says, why, more, silence, hints: [], timers: [], shown: new Set(), now: "" };
}

function opens(why, more, open) {
  more.hidden = !open;
  why.setAttribute("aria-expanded", String(open));
}

/** The one of the paragraph that is being written, or else the first. */
export function show(state, box) {
  const at = box.selectionStart;
  const hint = state.hints.find(({ from, to }) => from <= at && at <= to) ?? state.hints[0];
  const now = hint ? `${hint.id} ${hint.text}` : "";
  if (now === state.now) return;
  state.now = now;
  state.frame.lang = hint?.language ?? "";
  state.why.hidden = !hint;
  opens(state.why, state.more, false);
  if (!hint) return state.says.replaceChildren();
  const dot = made("span", "hint__dot");
  dot.setAttribute("aria-hidden", "true");
  state.says.replaceChildren(dot, made("span", "", "", made("b", "", hint.title), " ", made("span", "soft", `“${cut(hint.text)}”`)));
  state.why.textContent = hint.says.why;
  state.more.replaceChildren(...explained(hint), button("button", hint.says.silence, () => silenced(state, hint)));
}

const cut = (text) => (text.length > 44 ? `${text.slice(0, 42).trimEnd()}…` : text);

function explained({ why, instead, thanks, says }) {
  return [made("p", "", why), made("p", "", `${says.instead}: `, made("span", "voice", instead)), ...(thanks ? [made("p", "soft", thanks)] : [])];
}

function silenced(state, hint) {
  state.silence(hint.id);
  state.hints = state.hints.filter((one) => one.id !== hint.id);
  opens(state.why, state.more, false);
  state.why.hidden = true;
  state.says.replaceChildren(hint.says.silenced);
  state.now = "silenced";
}

/** Asks whether it shall go like this. Both answers are one tap, and neither is asked again. */
export function sure({ hint, box, state }, go) {
  state.shown.add(hint.text);
  const dialog = made("dialog", "finish hint__ask");
  dialog.lang = hint.language;
  dialog.setAttribute("aria-label", hint.says.ask);
  const close = (after) => () => {
    dialog.close();
    dialog.remove();
    after();
  };
  const again = close(() => box.focus());
  dialog.append(made("div", "flow", "", made("h2", "", hint.says.ask), made("p", "voice", `“${cut(hint.text)}”`), made("p", "", hint.why),
    made("p", "row", "", button("button", hint.says.send, close(go)), " ", button("button", hint.says.look, again))));
  dialog.addEventListener("cancel", again);
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("button:last-of-type").focus();
}
