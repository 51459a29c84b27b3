/* The service worker: keeps what was opened or saved for reading without a connection, and the
   marks that were made meanwhile until they can be sent. SHELL is written before it. */
"use strict";

const PAGES = "pages", KEPT = "kept", SHELF = "shell";
// So many pages that were opened are kept, and so many that were saved.
const MOST = { pages: 120, kept: 300 };
const PATIENCE = 6000;
const READ = /^\/(?:item\/\d+|story\/[^/]+)$/;
const LISTS = new Set(["/", "/unread", "/saved", "/for-you", "/watches"]);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(sweep().then(() => self.clients.claim()));
});

// What an older version needed is dropped.
async function sweep() {
  const shelf = await caches.open(SHELF), wanted = new Set(SHELL);
  for (const request of await shelf.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await shelf.delete(request);
  }
}

self.addEventListener("fetch", (event) => {
  const request = event.request, url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "GET" && url.pathname.startsWith("/static/")) {
    event.respondWith(ours(request));
  } else if (request.method === "GET" && request.mode === "navigate") {
    event.respondWith(page(event, request, url));
  } else if (request.method === "POST" && url.pathname === "/marks"
             && (request.headers.get("accept") || "").startsWith("application/json")) {
    event.respondWith(marks(request));
  } else if (request.method === "POST" && url.pathname === "/sign-out") {
    event.respondWith(leave(request));
  }
});

// Our own files bear the digest of their bytes in their names: what is kept is right.
async function ours(request) {
  const found = await caches.match(request, { cacheName: SHELF });
  if (found) return found;
  let answer;
  try { answer = await fetch(request); } catch (lost) {
    // A page of an older version: its files in their present form.
    const name = new URL(request.url).pathname.split("/").pop();
    for (const one of await (await caches.open(SHELF)).keys()) {
      if (new URL(one.url).pathname.endsWith("/" + name)) return caches.match(one, { cacheName: SHELF });
    }
    throw lost;
  }
  if (answer.ok && /\/static\/[0-9a-f]{12}\//.test(request.url)) {
    (await caches.open(SHELF)).put(request, answer.clone());
  }
  return answer;
}

// Whether the last page could not be asked for.
let away = false;

async function page(event, request, url) {
  try {
    const answer = await soon(fetch(request), url);
    away = false;
    const reader = answer.headers.get("x-reader");
    if (answer.ok && !answer.redirected && reader) {
      const copy = answer.clone();
      const listed = url.pathname === "/saved" ? answer.clone().text() : null;
      event.waitUntil(known(reader).then(() => keep(PAGES, url, copy)).then(flush).then(() => listed && gather(listed)));
    } else if (answer.ok && url.pathname === "/sign-in") {
      // Nobody is signed in: nobody's pages are shown. Marks wait for whom they belong to.
      event.waitUntil(drop());
    }
    return answer;
  } catch (lost) {
    away = true;
    return (await kept(url)) || (await caches.match("/offline", { cacheName: SHELF })) || Response.error();
  }
}

// A connection that says nothing is none, if there is a page to show instead.
async function soon(asked, url) {
  let wait;
  const late = new Promise((_, fail) => {
    wait = setTimeout(async () => { if (await kept(url)) fail(new TypeError("late")); }, PATIENCE);
  });
  try { return await Promise.race([asked, late]); } finally { clearTimeout(wait); }
}

function address(url) {
  const report = /^\/story\/[^/]+\/report\/(\d+)$/.exec(url.pathname);
  if (report) return "/item/" + report[1];
  return READ.test(url.pathname) ? url.pathname : LISTS.has(url.pathname) && !url.search ? url.pathname : "";
}

async function keep(name, url, answer) {
  const path = address(url);
  if (!path) return;
  const shelf = await caches.open(name);
  // The order of keys is that of putting: what was opened last is dropped last.
  await shelf.delete(path);
  await shelf.put(path, answer);
  const keys = await shelf.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST[name]))) await shelf.delete(old);
}

async function kept(url) {
  const path = address(url);
  if (!path) return undefined;
  return (await caches.match(path, { cacheName: PAGES })) || caches.match(path, { cacheName: KEPT });
}

// ---- Whose pages these are -------------------------------------------------------------------
async function known(reader) {
  const before = await memory("get", "state", "reader");
  if (before && before !== reader) await drop();
  if (before !== reader) await memory("put", "state", reader, "reader");
}

function drop() { return Promise.all([caches.delete(PAGES), caches.delete(KEPT)]); }

async function leave(request) {
  await flush().catch(() => {});
  const answer = await fetch(request);
  await drop();
  await memory("delete", "state", "reader");
  return answer;
}

// ---- Marks -----------------------------------------------------------------------------------
async function marks(request) {
  const said = new URLSearchParams(await request.clone().text()).getAll("do");
  try {
    const answer = await fetch(request);
    if (answer.ok) await flush().catch(() => {});
    if (answer.ok) await follow(said);
    return answer;
  } catch (lost) {
    const reader = await memory("get", "state", "reader");
    if (!reader) throw lost;
    for (const one of said) await memory("add", "marks", { do: one, at: Date.now(), reader: reader });
    if (self.registration.sync) await self.registration.sync.register("marks").catch(() => {});
    return new Response(JSON.stringify({ changed: said.length, waits: true }), {
      status: 202, headers: { "content-type": "application/json" }
    });
  }
}

// What stands in the list of saved items is kept, wherever it was saved.
async function gather(listed) {
  const shelf = await caches.open(KEPT);
  for (const [, item] of (await listed).matchAll(/data-item="(\d+)"/g)) {
    if (!(await shelf.match("/item/" + item))) await fetchKept(item);
  }
}

async function fetchKept(item) {
  const path = "/item/" + item;
  // Keeping is no reading.
  const answer = await fetch(path, { headers: { "x-keeps": "1" } }).catch(() => null);
  if (answer && answer.ok && !answer.redirected) await keep(KEPT, new URL(path, self.location), answer);
}

// What is saved is kept, what is saved no more goes.
async function follow(said) {
  const shelf = await caches.open(KEPT);
  for (const one of said) {
    const [what, items] = one.split(" ");
    if (what !== "save" && what !== "unsave") continue;
    for (const item of items.split(",")) {
      if (what === "unsave") await shelf.delete("/item/" + item);
      else await fetchKept(item);
    }
  }
}

let flushing = null;
function flush() {
  flushing = flushing || send().finally(() => { flushing = null; });
  return flushing;
}

async function send() {
  const waiting = await memory("all", "marks");
  if (!waiting.length) return;
  const who = await fetch("/sync", { headers: { accept: "application/json" } });
  if (!who.ok) return;
  const now = await who.json();
  const own = waiting.filter((one) => one.value.reader === now.reader);
  if (!own.length) return;
  const answer = await fetch("/sync", {
    method: "POST",
    headers: { "x-mark": now.mark, "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      reader: now.reader,
      marks: own.map((one) => ({ do: one.value.do, age: Math.max(0, (Date.now() - one.value.at) / 1000) }))
    })
  });
  // What the server will never take is dropped too, or nothing after it would be sent.
  if (!answer.ok && answer.status !== 400 && answer.status !== 413) return;
  for (const one of own) await memory("delete", "marks", one.key);
  const told = answer.ok ? await answer.json() : {};
  for (const client of await self.clients.matchAll()) {
    client.postMessage({ sent: own.length, unread: told.unread });
  }
}

self.addEventListener("sync", (event) => { if (event.tag === "marks") event.waitUntil(flush()); });
self.addEventListener("message", (event) => {
  if (event.data === "flush") event.waitUntil(flush().catch(() => {}));
  if (event.data === "away?" && event.source) event.source.postMessage({ away: away });
});

// ---- A small memory: "state" by name, "marks" in order -----------------------------------------
function opened() {
  return new Promise((done, fail) => {
    const asked = indexedDB.open("variorum", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("state");
      asked.result.createObjectStore("marks", { autoIncrement: true });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

async function memory(act, name, value, key) {
  const base = await opened();
  try {
    return await new Promise((done, fail) => {
      const deal = base.transaction(name, act === "get" || act === "all" ? "readonly" : "readwrite");
      const store = deal.objectStore(name);
      let found;
      if (act === "get") store.get(value).onsuccess = (event) => { found = event.target.result; };
      else if (act === "put") store.put(value, key);
      else if (act === "add") store.add(value);
      else if (act === "delete") store.delete(value);
      else {
        found = [];
        store.openCursor().onsuccess = (event) => {
          const at = event.target.result;
          if (at) { found.push({ key: at.key, value: at.value }); at.continue(); }
        };
      }
      deal.oncomplete = () => done(found);
      deal.onerror = deal.onabort = () => fail(deal.error);
    });
  } finally {
    base.close();
  }
}
