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
      part.appendChild(go);
      body.appendChild(part);
    });
    return body.childElementCount > 0;
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
      if (!show(link.getAttribute("data-cite").split(" "))) return;
      event.preventDefault();
      if (opener && opener !== link) opener.removeAttribute("aria-expanded");
      opener = link;
      link.setAttribute("aria-expanded", "true");
      panel.hidden = false;
      panel.scrollTop = 0;
      panel.querySelector("h2").focus({ preventScroll: true });
      return;
    }
    if (!panel.contains(event.target)) close(false);
  });
  panel.querySelector(".close").addEventListener("click", function () { close(true); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close(true);
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
