// Reads what is typed beside the page, so that typing never waits. It has nothing to send to but the page that started it.
import { hints } from "./reading.js";

addEventListener("message", ({ data: { id, text, how } }) => postMessage({ id, hints: hints(text, how) }));
