/* Copies what is shown once. Without it, it is selected and copied by hand. */
(function () {
  "use strict";
  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var field = document.getElementById(button.getAttribute("data-copy")), words = button.firstChild;
    field.addEventListener("focus", function () { field.select(); });
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(field.value).then(function () {
        words.textContent = "Copied";
        setTimeout(function () { words.textContent = "Copy"; }, 2500);
      }, function () { field.focus(); });
    });
  });
})();
