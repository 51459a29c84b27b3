"use strict";
(function () {
  var panel = document.getElementById("panel");
  if (!panel) return;
  var body = panel.querySelector(".passages");
  var opener = null;

  function node(name, cls, text) {
    var made = document.createElement(name);
    if (cls) made.className = cls;
    if (text) made.textContent = text;
    return made;
  }

  // A block of an article again, without its ids, the passage in it marked.
  function again(block, id) {
    var copy = block.cloneNode(true);
    copy.querySelectorAll("[id]").forEach(function (el) { el.removeAttribute("id"); });
    copy.removeAttribute("id");
    copy.querySelectorAll(".c").forEach(function (el) {
      el.classList.toggle("hit", el.getAttribute("data-p") === id);
    });
    return copy;
  }

  function show(ids) {
    body.textContent = "";
    var first = null;
    ids.forEach(function (id) {
      var mark = document.getElementById(id);
      if (!mark) return;
      var art = mark.closest(".art");
      var part = node("article");
      var head = art.querySelector("header");
      var from = node("p", "from");
      from.appendChild(node("b", "", head.getAttribute("data-sign") + " "));
      from.appendChild(node("bdi", "", head.getAttribute("data-source")));
      if (!first) first = head;
      part.appendChild(from);
      var seen = [];
      art.querySelectorAll("[data-p]").forEach(function (el) {
        if (el.getAttribute("data-p") !== id) return;
        var block = el.closest(".b");
        if (block && seen.indexOf(block) < 0) seen.push(block);
      });
      // A short paragraph says little alone: its neighbours come with it.
      var length = seen.reduce(function (sum, b) { return sum + b.textContent.length; }, 0);
      if (length < 260 && seen.length) {
        var before = seen[0].previousElementSibling;
        var after = seen[seen.length - 1].nextElementSibling;
        if (before && before.classList.contains("b")) seen.unshift(before);
        if (after && after.classList.contains("b")) seen.push(after);
      }
      seen.forEach(function (block) { part.appendChild(again(block, id)); });
      var go = node("a", "go", "Read it in the report");
      go.href = "#" + id;
      go.addEventListener("click", function () { hit(id); close(false); });
      var last = node("p", "from");
      last.appendChild(go);
      if (head.getAttribute("data-open")) {
        var open = node("a", "go", "Open the report");
        open.href = head.getAttribute("data-open");
        last.appendChild(document.createTextNode(" · "));
        last.appendChild(open);
      }
      last.appendChild(node("small", "", head.getAttribute("data-bytes")));
      part.appendChild(last);
      body.appendChild(part);
    });
    return body.childElementCount > 0;
  }

  // The passages that a sign opens: listed, or the one that it leads to.
  function cited(link) {
    return (link.getAttribute("data-cite") || link.getAttribute("href").slice(1)).split(" ");
  }

  // What is told by the sign stays in sight: on a phone the sheet covers the lower half.
  function clear(link) {
    var sheet = panel.getBoundingClientRect();
    if (sheet.width < document.documentElement.clientWidth) {
      // Beside the text it comes from the side that the sign does not stand on.
      panel.classList.toggle("left", link.getBoundingClientRect().right > window.innerWidth - sheet.width - 24);
      return;
    }
    panel.classList.remove("left");
    var bar = document.querySelector(".parts");
    var top = bar ? bar.offsetHeight + 8 : 8;
    var room = window.innerHeight - panel.offsetHeight - 8;
    var told = link.closest("[data-passages]");
    var box = (told || link).getBoundingClientRect();
    // Of what is taller than the room, the end by the sign is shown.
    if (box.height > room - top) box = link.getBoundingClientRect();
    if (box.bottom > room) window.scrollBy(0, box.bottom - room);
    else if (box.top < top) window.scrollBy(0, box.top - top);
  }

  function hit(id) {
    document.querySelectorAll("main .c.hit").forEach(function (el) { el.classList.remove("hit"); });
    document.querySelectorAll("main .c").forEach(function (el) {
      if (el.getAttribute("data-p") === id) el.classList.add("hit");
    });
  }

  function close(back) {
    if (panel.hidden) return;
    panel.hidden = true;
    if (opener) {
      if (opener.removeAttribute) opener.removeAttribute("aria-expanded");
      if (back && opener.focus) opener.focus({ preventScroll: true });
    }
    opener = null;
  }

  document.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    var link = event.target.closest && event.target.closest("a[data-cite]");
    if (link) {
      if (!show(cited(link))) return;
      event.preventDefault();
      if (opener && opener !== link) opener.removeAttribute("aria-expanded");
      opener = link;
      link.setAttribute("aria-expanded", "true");
      panel.hidden = false;
      panel.scrollTop = 0;
      panel.querySelector("h2").focus({ preventScroll: true });
      var mark = body.querySelector(".hit");
      if (mark) {
        var below = mark.getBoundingClientRect().bottom - panel.getBoundingClientRect().bottom;
        if (below > -24) panel.scrollTop = below + 72;
      }
      clear(link);
      return;
    }
    if (!panel.contains(event.target)) close(false);
  });
  panel.querySelector(".close").addEventListener("click", function () { close(true); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close(true);
  });

  // The words behind a sign, where it is pointed at.
  document.addEventListener("mouseover", function (event) {
    var link = event.target.closest && event.target.closest("a[data-cite]:not([title])");
    if (!link || link.closest("svg")) return;
    var mark = document.getElementById(cited(link)[0]);
    if (!mark) return;
    var words = "";
    document.querySelectorAll('[data-p="' + mark.id + '"]').forEach(function (el) {
      if (!el.closest("#panel")) words += (words ? " " : "") + el.textContent;
    });
    words = words.replace(/\s+/g, " ").trim();
    link.title = "\u201c" + (words.length > 140 ? words.slice(0, 138) + " …" : words) + "\u201d";
  });

  // Signs in a long list have their reports' names once it is opened: a page of thousands
  // of them would be twice as heavy.
  document.addEventListener("toggle", function (event) {
    if (!event.target.matches || !event.target.matches("details.more[open]")) return;
    event.target.querySelectorAll("a.s:not([aria-label])").forEach(function (link) {
      var head = document.querySelector("#art-" + link.textContent.trim() + " header");
      if (head) link.setAttribute("aria-label", link.textContent.trim() + ", " + head.getAttribute("data-source"));
    });
  }, true);

  // Where a link leads into something folded, it is unfolded.
  function unfold() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    for (var el = target; el; el = el.parentElement) if (el.tagName === "DETAILS") el.open = true;
    // A whole part is read from its heading on; a passage in the midst of what stands around it.
    var whole = target && target.tagName === "SECTION";
    if (target) target.scrollIntoView({ block: whole ? "start" : "center" });
  }
  window.addEventListener("hashchange", unfold);

  // The choice of a witness as a slider, beside the buttons that work without script.
  document.querySelectorAll(".steps").forEach(function (set) {
    var stops = Array.prototype.slice.call(set.querySelectorAll("input[type=radio]"));
    if (stops.length < 2) return;
    var row = node("div", "slide");
    var back = node("button", "", "‹ before");
    var next = node("button", "", "next ›");
    var range = node("input");
    range.type = "range"; range.min = 0; range.max = stops.length - 1; range.step = 1;
    range.setAttribute("aria-label", "Step through the reports");
    back.type = next.type = "button";
    function at() { return stops.findIndex(function (stop) { return stop.checked; }); }
    function tell() {
      range.value = at();
      range.setAttribute("aria-valuetext", set.querySelectorAll(".step>label")[at()].textContent);
    }
    function go(to) {
      stops[Math.max(0, Math.min(stops.length - 1, to))].checked = true;
      tell();
    }
    range.addEventListener("input", function () { go(Number(range.value)); });
    back.addEventListener("click", function () { go(at() - 1); });
    next.addEventListener("click", function () { go(at() + 1); });
    set.addEventListener("change", function (event) { if (event.target.type === "radio") tell(); });
    row.appendChild(back); row.appendChild(range); row.appendChild(next);
    set.appendChild(row);
    tell();
  });

  // Pointing at a report in a picture shows it everywhere in that part.
  document.querySelectorAll("#claims,#lineage").forEach(function (part) {
    part.addEventListener("mouseover", function (event) {
      var over = event.target.closest && event.target.closest("[data-w]");
      part.querySelectorAll(".lit").forEach(function (el) { el.classList.remove("lit"); });
      if (!over) return;
      var sign = over.getAttribute("data-w");
      part.querySelectorAll("[data-w]").forEach(function (el) {
        if (el.getAttribute("data-w") === sign) el.classList.add("lit");
      });
    });
  });

  // On paper nothing can be unfolded, so all that is said stands open while printing.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details.fold:not([open]),details.more:not([open])"));
    folded.forEach(function (el) { el.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (el) { el.open = false; });
  });
})();
