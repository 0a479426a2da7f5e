// The programs that a page may start beside itself, each by its address; no other text becomes one (trusted types).
const PROGRAMS = new Set(["/sw.js", "/js/hints/worker.js", "/js/listen/worker.js"]);

const known = (address) => {
  if (!PROGRAMS.has(address)) throw new TypeError("Not a program of ours");
  return address;
};
const policy = globalThis.trustedTypes?.createPolicy("ours", { createScriptURL: known });

export const program = (address) => (policy ? policy.createScriptURL(address) : known(address));
