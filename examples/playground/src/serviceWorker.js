// Keeps every file of the page, so that it works without a network. The build fills in the list and the version.

const version = "__VERSION__";
const files = ["__FILES__"];
const cacheName = `playground-${version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(files))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("playground-") && name !== cacheName;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// Names of files change with their content, so what is kept is what is wanted. Other requests go their way.
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const request = event.request.mode === "navigate" ? new URL("./", self.registration.scope).href : event.request;
  event.respondWith(caches.match(request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)));
});
