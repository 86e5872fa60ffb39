// “/” goes to the search; the arrows go from hit to hit. Both only shorten what Tab does.
(() => {
  "use strict";
  const field = document.getElementById("search");
  if (!field) return;
  const hits = [...document.querySelectorAll(".found-group .row-main[href]")];
  const isWriting = (target) => target.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "/" && !isWriting(event.target)) {
      event.preventDefault();
      field.focus();
      field.select();
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = hits.indexOf(document.activeElement);
    if (!by || !hits.length || (at < 0 && event.target !== field)) return;
    event.preventDefault();
    (hits[at + by] || (at + by < 0 ? field : hits[at])).focus();
  });
})();
