/* What makes the reader an app: keeps the worker going, tells when there is no connection, and
   lists what can be read without one. */
(function () {
  "use strict";
  if (!("serviceWorker" in navigator)) return;
  var doc = document, line = doc.getElementById("connection"), list = doc.getElementById("kept");

  navigator.serviceWorker.register("/worker.js").catch(function () {});
  function ask(what) {
    navigator.serviceWorker.ready.then(function (there) { if (there.active) there.active.postMessage(what); });
  }
  function tell(away) { if (line) line.hidden = !away; }
  window.addEventListener("online", function () { tell(false); ask("flush"); });
  window.addEventListener("offline", function () { tell(true); });
  // The worker knows whether this page could be asked for; the browser only guesses.
  ask("away?");
  ask("flush");
  navigator.serviceWorker.addEventListener("message", function (event) {
    var told = event.data || {};
    if (typeof told.away === "boolean") tell(told.away || !navigator.onLine);
    if (typeof told.unread === "number") {
      doc.querySelectorAll('[data-count="unread"]').forEach(function (count) {
        count.textContent = told.unread ? told.unread.toLocaleString("en") : "";
      });
    }
    var toast = doc.getElementById("toast");
    if (toast && told.sent) toast.textContent = told.sent === 1 ? "A mark that you made offline is sent." : told.sent + " marks that you made offline are sent.";
  });

  if (!list || !window.caches) return;
  function entries(name) {
    return caches.open(name).then(function (shelf) {
      return shelf.keys().then(function (keys) {
        return Promise.all(keys.map(function (key) {
          return shelf.match(key).then(function (answer) { return answer.text(); }).then(function (text) {
            var title = new DOMParser().parseFromString(text, "text/html").title.replace(/ · Variorum$/, "");
            return { path: new URL(key.url).pathname, title: title };
          });
        }));
      });
    });
  }
  Promise.all([entries("kept"), entries("pages")]).then(function (found) {
    var seen = {}, own = doc.getElementById("kept-none");
    found[0].reverse().concat(found[1].reverse()).forEach(function (one) {
      if (seen[one.path]) return;
      seen[one.path] = true;
      var item = doc.createElement("li"), head = doc.createElement("h2"), link = doc.createElement("a");
      item.className = "item";
      link.href = one.path;
      link.dir = "auto";
      link.textContent = one.title;
      head.appendChild(link);
      item.appendChild(head);
      list.appendChild(item);
    });
    if (own) own.hidden = list.childElementCount > 0;
  });
})();
