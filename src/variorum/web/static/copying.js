/* Copies what is shown once. Without it, a tap selects the whole of it. */
(function () {
  "use strict";
  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var field = document.getElementById(button.getAttribute("data-copy")), words = button.firstChild;
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(field.textContent).then(function () {
        words.textContent = "Copied";
        setTimeout(function () { words.textContent = "Copy"; }, 2500);
      }, function () { getSelection().selectAllChildren(field); });
    });
  });
})();
