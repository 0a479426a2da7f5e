// Kept for a room without network: static files, and two pages that hold nothing of anybody. Never another page, never an answer.
const CACHE = "twolearn-{version}";
const FILES = {files};
const RECORDER = /^\/partnerships\/[0-9a-f-]{36}\/visits\/[0-9a-f-]{36}\/recorder$/;
const PATIENCE = 6000;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request, RECORDER.test(pathname) ? "/recorder" : pathname));
  else if (FILES.includes(pathname)) event.respondWith(kept(pathname).then((file) => file ?? fetch(request)));
});

// As nobody: what is kept is the same for whoever sits here.
async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { credentials: "omit", cache: "no-cache" })));
}

// It waits until the pages of the release before are closed, so that none of them misses a file.
async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith("twolearn-") && name !== CACHE) await caches.delete(name);
}

async function kept(path) {
  return (await caches.open(CACHE)).match(path);
}

// The page itself, where it can be had. A recorder that does not answer soon begins with what is here.
async function page(request, path) {
  const shell = path === "/recorder" || path === "/offline" ? path : "/offline";
  try {
    const patience = shell === "/recorder" ? AbortSignal.timeout(PATIENCE) : undefined;
    const answer = await fetch(request, { signal: patience });
    return answer.status < 502 || answer.status > 504 ? answer : ((await kept(shell)) ?? answer);
  } catch {
    return (await kept(shell)) ?? Response.error();
  }
}
