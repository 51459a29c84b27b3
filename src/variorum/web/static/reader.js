/* Keys and quick marks. Everything here can be done without it, by links and forms. */
(function () {
  "use strict";
  var doc = document;
  function one(find, from) { return (from || doc).querySelector(find); }
  function all(find, from) { return Array.prototype.slice.call((from || doc).querySelectorAll(find)); }
  function content(name) { var meta = one('meta[name="' + name + '"]'); return meta ? meta.content : ""; }

  // ---- What is said at the foot of the page -------------------------------------------------
  var toast = one("#toast"), fading = 0;
  function tell(words, again, act) {
    if (!toast) return;
    clearTimeout(fading);
    toast.textContent = words;
    if (again) {
      var at = doc.activeElement, button = doc.createElement("button");
      button.type = "button";
      button.textContent = again;
      button.addEventListener("click", function () {
        toast.textContent = "";
        if (at && at.isConnected) at.focus({ preventScroll: true });
        act();
      });
      toast.appendChild(button);
    }
    fading = setTimeout(function () { toast.textContent = ""; }, again ? 9000 : 6000);
  }

  // ---- Marks --------------------------------------------------------------------------------
  // A place where an item's state shows: a line of a list, or the article itself.
  function state(place) {
    return { read: !place.classList.contains("unread"), saved: place.classList.contains("saved") };
  }
  function show(place, now) {
    var id = place.getAttribute("data-item");
    place.classList.toggle("unread", !now.read);
    place.classList.toggle("saved", now.saved);
    var read = one("button.read", place), save = one("button.save", place), hidden = one("h2 .vh", place);
    if (read) { read.value = (now.read ? "unread " : "read ") + id; read.textContent = now.read ? "Mark unread" : "Mark read"; }
    if (save) { save.value = (now.saved ? "unsave " : "save ") + id; save.textContent = now.saved ? "Saved" : "Save"; }
    if (hidden) hidden.textContent = now.read ? "" : "Unread: ";
  }
  function counts(unread) {
    all('[data-count="unread"]').forEach(function (count) {
      count.textContent = unread ? unread.toLocaleString("en") : "";
    });
  }
  function send(said, again) {
    var body = new URLSearchParams();
    body.append("do", said);
    return fetch("/marks", {
      method: "POST", body: body, credentials: "same-origin",
      headers: { "X-Mark": content("mark"), "Accept": "application/json" }
    }).then(function (answer) {
      // The program was started anew since this page was loaded: its mark is fetched again, once.
      if (answer.status === 403 && !again) return renewed().then(function () { return send(said, true); });
      return answer.json().catch(function () { return {}; }).then(function (told) {
        if (!answer.ok) throw new Error(told.trouble || "The server answered with an error.");
        return told;
      });
    });
  }
  function renewed() {
    return fetch("/sync", { credentials: "same-origin", headers: { "Accept": "application/json" } })
      .then(function (answer) { return answer.json(); })
      .then(function (told) {
        if (!told.mark) return;
        one('meta[name="mark"]').content = told.mark;
        all('input[name="mark"]').forEach(function (field) { field.value = told.mark; });
      });
  }
  function mark(place, said, quiet) {
    var before = state(place), what = said.split(" ")[0], now = { read: before.read, saved: before.saved };
    if (what === "read" || what === "unread") now.read = what === "read"; else now.saved = what === "save";
    show(place, now);
    var here = one('[data-count="here"]'), change = (now.read ? 0 : 1) - (before.read ? 0 : 1);
    function shift(by) {
      if (here && by) here.textContent = Math.max(0, Number(here.textContent.replace(/\D/g, "")) + by).toLocaleString("en");
    }
    shift(change);
    return send(said).then(function (told) {
      if (typeof told.unread === "number") counts(told.unread);
      if (quiet) return;
      var back = { read: "unread", unread: "read", save: "unsave", unsave: "save" }[what];
      var words = { read: "Marked as read.", unread: "Unread again.", save: "Saved.", unsave: "No longer saved." }[what];
      if (told.waits) words += " It is sent when there is a connection.";
      tell(words, "Undo", function () { mark(place, back + said.slice(what.length), true); });
    }).catch(function (trouble) {
      show(place, before);
      shift(-change);
      var lost = trouble instanceof TypeError ? "The server cannot be reached." : trouble.message;
      tell("Not marked. " + lost, "Try again", function () { mark(place, said); });
    });
  }
  doc.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;
    if (form.hasAttribute("data-asks") && !window.confirm(form.getAttribute("data-asks"))) { event.preventDefault(); return; }
    if (!form.hasAttribute("data-quick") || !button || button.name !== "do") return;
    var place = button.closest("[data-item]");
    if (!place) return;
    event.preventDefault();
    mark(place, button.value);
  });

  // ---- Moving about -------------------------------------------------------------------------
  var rows = all(".items > .item");
  function current() {
    var row = doc.activeElement && doc.activeElement.closest && doc.activeElement.closest(".item");
    return row ? rows.indexOf(row) : -1;
  }
  function choose(number) {
    if (number < 0 || number >= rows.length) return false;
    var link = one("h2 a", rows[number]);
    link.focus({ preventScroll: true });
    var box = rows[number].getBoundingClientRect(), top = 76;
    if (box.top < top || box.bottom > window.innerHeight - 60) window.scrollBy(0, box.top - top - 40);
    return true;
  }
  function follow(find, from) { var link = one(find, from); if (link) link.click(); return Boolean(link); }
  function place() {
    if (rows.length) return current() < 0 ? null : rows[current()];
    return one("article[data-item]");
  }
  function press(find) { var where = place(), button = where && one(find, where); if (button) button.click(); }
  function original() {
    var where = place(), link = where && one("a.out", where);
    if (link) link.click();
  }
  function step(by) {
    if (!rows.length) { follow(by > 0 ? 'a[data-page="next"]' : 'a[data-page="before"]'); return; }
    var at = current();
    if (at < 0) choose(by > 0 ? 0 : rows.length - 1);
    else if (!choose(at + by) && by > 0) follow('a[data-page="next"]');
  }
  function search() {
    var box = one('input[type="search"]');
    if (box) { box.focus(); box.select(); } else location.assign("/search");
  }
  var dialog = one("#keys");
  function help() { if (dialog && dialog.showModal && !dialog.open) dialog.showModal(); }
  var letters = {};
  all("#keys [data-go]").forEach(function (line) { letters[line.getAttribute("data-go")] = line.getAttribute("data-href"); });

  var acts = {
    j: function () { step(1); }, k: function () { step(-1); },
    n: function () { follow('a[data-page="next"]'); }, l: function () { follow('a[data-page="next"]'); },
    p: function () { follow('a[data-page="before"]'); }, h: function () { follow('a[data-page="before"]'); },
    o: function () { var row = place(); if (row && rows.length) one("h2 a", row).click(); else original(); },
    v: original,
    m: function () { press("button.read"); },
    s: function () { press("button.save"); },
    A: function () { var form = one("#all"); if (form) form.requestSubmit(); },
    u: function () { follow("a[data-list]"); },
    "/": search, "?": help
  };
  var waits = 0;
  doc.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    var at = event.target;
    if (at.closest && at.closest("input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]")) return;
    if (doc.querySelector("dialog[open]")) return;
    var key = event.key;
    if (Date.now() - waits < 1500) {
      waits = 0;
      if (letters[key]) { event.preventDefault(); location.assign(letters[key]); return; }
    }
    if (key === "g") { waits = Date.now(); return; }
    if (Object.prototype.hasOwnProperty.call(acts, key)) { event.preventDefault(); acts[key](); }
  });
  all("[data-keys]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", help);
  });

  // ---- From a list to a report and back -------------------------------------------------------
  // A tab remembers from where a report was opened, so that one comes back to the very place.
  function memory(kept) {
    try {
      if (kept === undefined) return JSON.parse(sessionStorage.getItem("place") || "null");
      sessionStorage.setItem("place", JSON.stringify(kept));
    } catch (trouble) { /* It is not kept, then. */ }
    return null;
  }
  var was = memory();
  var report = one("article[data-opens]"), list = one(".items[data-list]");
  if (report) {
    var from = was, home = one("a[data-list]"), opens = "read " + report.getAttribute("data-item");
    if (home && from && from.path && (home.getAttribute("data-list") === "" || home.getAttribute("data-list") === from.list)) {
      home.href = from.path + "#i" + report.getAttribute("data-item");
      if (home.getAttribute("data-list") === "" && from.title) one("bdi", home).textContent = from.title;
    }
    // It is read when it is looked at: not in a tab behind, and not when it is loaded ahead.
    var open = function () {
      if (doc.visibilityState !== "visible" || doc.prerendering) return;
      doc.removeEventListener("visibilitychange", open);
      if (report.classList.contains("unread")) mark(report, opens, true);
    };
    doc.addEventListener("visibilitychange", open);
    open();
  } else if (one("main [href^='/item/']")) {
    memory({
      path: location.pathname + location.search, title: doc.title.replace(/ · Variorum$/, ""),
      list: list ? list.getAttribute("data-list") : "",
      ids: rows.map(function (row) { return row.getAttribute("data-item"); })
    });
  }
  // What was read is gone from what is unread: then the next one that is still there.
  var sought = /^#i(\d+)$/.exec(location.hash), before = was && was.path === location.pathname + location.search ? was.ids : [];
  if (sought && rows.length && !report) {
    var there = rows.map(function (row) { return row.getAttribute("data-item"); }), found = there.indexOf(sought[1]);
    for (var at = before.indexOf(sought[1]); found < 0 && at >= 0 && at < before.length; at += 1) found = there.indexOf(before[at]);
    if (found >= 0) choose(found);
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  // ---- Small things -------------------------------------------------------------------------
  // What was done is told once: loading the page again does not say it again.
  var here = new URL(location.href), clean = new URL(location.href);
  if (here.searchParams.has("said")) {
    ["said", "n", "feed", "at"].forEach(function (name) { clean.searchParams.delete(name); });
    history.replaceState(null, "", clean.pathname + clean.search + clean.hash);
  }
  // Moments stand in the words of the server, in UTC; here one knows the reader's own clock.
  all("time[datetime]").forEach(function (time) {
    var moment = new Date(time.dateTime);
    if (isNaN(moment)) return;
    time.title = moment.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    if (time.hasAttribute("data-exact")) time.textContent = time.title;
  });
  // The menu of a phone closes when one looks elsewhere.
  doc.addEventListener("click", function (event) {
    all(".places details[open]").forEach(function (open) { if (!open.contains(event.target)) open.open = false; });
  });
  // A form that takes long says so, and is sent once.
  all("form[data-slow]").forEach(function (form) {
    form.addEventListener("submit", function () {
      var button = one("button", form);
      if (button) setTimeout(function () { button.disabled = true; button.textContent = form.getAttribute("data-slow"); }, 0);
    });
  });
})();
