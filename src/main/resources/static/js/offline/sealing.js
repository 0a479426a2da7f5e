// AES-GCM, with a fresh nonce for each piece.
const plain = { name: "AES-GCM", length: 256 };

export const fresh = () => crypto.subtle.generateKey(plain, true, ["encrypt", "decrypt"]);
export const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

export async function seal(key, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const words = new TextEncoder().encode(JSON.stringify(value));
  return { iv, words: new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, words)) };
}

// Undefined for what another key sealed.
export async function open(key, { iv, words }) {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, words)));
  } catch {
    return undefined;
  }
}

// A key put into another key, and taken out for use only: what was taken out does not leave the browser again.
export async function wrap(key, into) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, words: new Uint8Array(await crypto.subtle.wrapKey("raw", key, into, { name: "AES-GCM", iv })) };
}

export async function unwrap({ iv, words }, from, extractable = false) {
  try {
    return await crypto.subtle.unwrapKey("raw", words, from, { name: "AES-GCM", iv }, plain, extractable, ["encrypt", "decrypt"]);
  } catch {
    return undefined;
  }
}

export const wrapping = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["wrapKey", "unwrapKey"]);

export async function digest(text) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(hash.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
