// One key for each person on this device. It opens with what comes with each page of who is signed in; and, without a network,
// with a passkey, or with a PIN, or with nothing but the device itself, as they chose.
import { all, one, write } from "./database.js";
import { passkey } from "./passkey.js";
import { digest, fresh, open, seal, unwrap, wrap, wrapping } from "./sealing.js";

export const TRIES = 5;
const ROUNDS = 600_000;

export const doors = async () => (await all("doors")).filter((door) => door.way);
const put = (door) => write("doors", (doors) => doors.put(door));
const gone = ({ holder, name, server }) => ({ holder, name, way: "gone", server });
const locked = (holder, work) => navigator.locks.request(`door ${holder}`, work);

/** Who is signed in, by the 32 bytes that came with their page; they open everything of theirs, whatever else is lost. */
export async function signedIn(given) {
  const holder = await digest(`holder ${given.join(" ")}`);
  return locked(holder, async () => {
    const server = await wrapping(given);
    let door = await one("doors", holder);
    if (!door) await put(door = { holder, way: "", server: await wrap(await fresh(), server) });
    const key = await unwrap(door.server, server);
    if (door.left) await put(door = back(door, key, await open(key, door.left)));
    return { holder, way: door.way, key };
  });
}

// As it was before they signed out: this device stays as ready as they made it.
const back = ({ left, ...door }, key, chosen) => ({ ...door, ...chosen, ...(chosen?.way === "tablet" && { bare: key }) });

/** When somebody signs out: who it was, and what opens without them, are not readable here until they sign in again. */
export async function shut({ holder, key }) {
  await locked(holder, async () => {
    const { name, way, bare, ...door } = await one("doors", holder);
    await put({ ...door, way: "", ...(way && { left: await seal(key, { name, way }) }) });
  });
}

/** @param way "passkey", "pin", "tablet", or "" for nothing without a network */
export async function protect(given, name, way, pin) {
  const { holder } = await signedIn(given);
  const { server } = await one("doors", holder), from = await wrapping(given);
  const door = { holder, name, way, server, salt: crypto.getRandomValues(new Uint8Array(32)) };
  if (way === "tablet") door.bare = await unwrap(server, from);
  else if (way) {
    const into = way === "pin" ? await stretched(pin, door.salt) : await asked(door);
    door.wrapped = await wrap(await unwrap(server, from, true), into);
    door.tries = TRIES;
  }
  await locked(holder, () => put(door));
}

/** What opens: a key; or, for a PIN, how many tries are left. After the last the way in is gone from this device. */
export async function enter(door, pin) {
  if (door.way === "tablet") return { holder: door.holder, way: door.way, key: door.bare };
  if (door.way === "passkey") return { holder: door.holder, key: await unwrap(door.wrapped, await asked(door)) };
  return locked(door.holder, async () => {
    const now = await one("doors", door.holder);
    if (!now?.wrapped || now.way !== "pin") return { left: 0 };
    // Counted before it is tried: who pulls the plug has used one, and after the last has none.
    const left = now.tries - 1;
    if (left < 0) {
      await put(gone(now));
      return { holder: now.holder, left: 0 };
    }
    await put({ ...now, tries: left });
    const key = await unwrap(now.wrapped, await stretched(pin, now.salt));
    if (key) await put({ ...now, tries: TRIES });
    else if (left < 1) await put(gone(now));
    return { holder: now.holder, key, left };
  });
}

async function stretched(pin, salt) {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, typed,
    { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"],
  );
}

async function asked(door) {
  const { id, secret } = await passkey(door.salt, door.credential);
  door.credential = id;
  return wrapping(secret);
}
