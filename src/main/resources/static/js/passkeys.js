// <passkey-step challenge="…" answer="…" [making]>: asks for a challenge, lets the device answer it, goes on.
const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const toText = bytes =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = list => (list ?? []).map(one => ({ ...one, id: toBytes(one.id) }));
const post = (to, body) =>
  fetch(to, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) });

function asked(options) {
  options.challenge = toBytes(options.challenge);
  if (options.user) {
    options.user.id = toBytes(options.user.id);
    // Many tell a secret later (offline/passkey.js) only where that was asked when they were made.
    options.extensions = { ...options.extensions, prf: {} };
  }
  options.excludeCredentials = known(options.excludeCredentials);
  options.allowCredentials = known(options.allowCredentials);
  return { publicKey: options };
}

function told(credential) {
  const { response } = credential;
  const said = { clientDataJSON: toText(response.clientDataJSON) };
  if (response.attestationObject) {
    said.attestationObject = toText(response.attestationObject);
    said.transports = response.getTransports?.() ?? [];
  } else {
    said.authenticatorData = toText(response.authenticatorData);
    said.signature = toText(response.signature);
    if (response.userHandle) said.userHandle = toText(response.userHandle);
  }
  return {
    id: credential.id, rawId: toText(credential.rawId), type: credential.type, response: said,
    clientExtensionResults: {}, authenticatorAttachment: credential.authenticatorAttachment,
  };
}

customElements.define("passkey-step", class extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.line = this.querySelector("[role=alert]");
    if (!window.PublicKeyCredential) this.say(this.line.dataset.without);
    else this.button.addEventListener("click", () => this.step());
  }

  async step() {
    this.button.disabled = true;
    try {
      const given = await (await post(this.getAttribute("challenge"))).json();
      if (given.say) return this.say(given.say);
      const options = asked(given);
      const keys = navigator.credentials;
      const credential = await (this.hasAttribute("making") ? keys.create(options) : keys.get(options));
      const answer = await post(this.getAttribute("answer"), told(credential));
      const { to, say } = await answer.json();
      if (to) location.href = to;
      else this.say(say);
    } catch {
      this.say(this.line.dataset.stopped);
    } finally {
      this.button.disabled = false;
    }
  }

  say(sentence) {
    this.line.hidden = false;
    this.line.textContent = sentence;
  }
});
