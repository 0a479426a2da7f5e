// What waits in this browser is sealed. The key comes with each page of the person who is signed in and is kept nowhere:
// signed out, or as somebody else, nothing of it opens.
import * as sealing from "./offline/sealing.js";

const text = document.documentElement.dataset.waiting;
delete document.documentElement.dataset.waiting;
/** As it came with this page, for the key of this device (offline/doors.js); undefined for nobody. */
export const given = text && sealing.bytes(text);

const made = () => crypto.subtle.importKey("raw", given, "AES-GCM", false, ["encrypt", "decrypt"]);
const key = given ? made() : Promise.reject(new Error("Nobody is signed in."));
key.catch(() => {});

export const seal = async (value) => sealing.seal(await key, value);

// Undefined for what was sealed as somebody else, and for nobody.
export const open = async (sealed) => sealing.open(await key.catch(() => null), sealed).catch(() => undefined);
