// What waits in this browser is sealed. The key comes with each page of the person who is signed in and is kept nowhere:
// signed out, or as somebody else, nothing of it opens.
const given = document.documentElement.dataset.waiting;
delete document.documentElement.dataset.waiting;

const made = () => crypto.subtle.importKey(
  "raw", Uint8Array.from(atob(given.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0)),
  "AES-GCM", false, ["encrypt", "decrypt"],
);
const key = given ? made() : Promise.reject(new Error("Nobody is signed in."));
key.catch(() => {});

export async function seal(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const words = new TextEncoder().encode(JSON.stringify(value));
  return { iv, words: new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, words)) };
}

// Undefined for what was sealed as somebody else.
export async function open({ iv, words }) {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key, words)));
  } catch {
    return undefined;
  }
}
