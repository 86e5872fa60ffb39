// Answering doubts by keyboard. Everything here is a shortcut for a button on the page.
// Keys are read by their place (event.code), so they work in the Mongolian layout too.
(() => {
  "use strict";
  const SEAM = "||";
  const review = document.getElementById("review");
  let current = null; // number of the doubt in hand, as text

  const doubts = () => [...review.querySelectorAll(".doubt")];
  const isWide = () => window.matchMedia("(min-width: 62rem)").matches; // panes side by side
  const find = (number) => document.getElementById(`doubt-${number}`);

  function show(element) {
    const pane = element.closest(".pane");
    if (!pane || pane.scrollHeight <= pane.clientHeight) {
      element.scrollIntoView({ block: "center" });
      return;
    }
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += top - (pane.clientHeight - Math.min(element.offsetHeight, pane.clientHeight)) / 2;
  }

  function markSource(rows) {
    for (const row of review.querySelectorAll("tr.is-current")) row.classList.remove("is-current");
    const found = rows.map((id) => document.getElementById(id)).filter(Boolean);
    for (const row of found) row.classList.add("is-current");
    if (found.length && isWide()) show(found[0]);
  }

  function take(doubt, scroll = true) {
    for (const other of doubts()) other.classList.toggle("is-current", other === doubt);
    if (!doubt) return;
    current = doubt.dataset.doubt;
    const clause = doubt.closest(".clause");
    markSource((clause.dataset.rows || "").split(" ").filter(Boolean));
    if (!scroll) return;
    show(clause.offsetHeight < doubt.closest(".pane").clientHeight ? clause : doubt);
    doubt.focus({ preventScroll: true });
  }

  function step(by) {
    const all = doubts();
    const at = all.findIndex((doubt) => doubt.dataset.doubt === current);
    take(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  }

  function open(doubt, key) {
    const details = doubt.querySelector(`details[data-key=${key}]`);
    if (!details) return;
    details.open = true;
    const field = details.querySelector("textarea, input:not([type=hidden]), select");
    field.focus();
    if (key === "split") {
      const at = Math.max(0, field.value.indexOf(SEAM));
      field.setSelectionRange(at, at);
    }
  }

  function moveSeam(field) {
    const start = field.value.indexOf(SEAM);
    let at = field.selectionStart;
    let text = field.value;
    if (start >= 0) {
      text = text.replace(SEAM, "");
      if (at > start) at = Math.max(start, at - SEAM.length);
    }
    field.value = `${text.slice(0, at).trimEnd()} ${SEAM} ${text.slice(at).trim()}`;
    const seam = field.value.indexOf(SEAM);
    field.setSelectionRange(seam, seam);
  }

  function inField(event) {
    const field = event.target;
    if (event.code === "Escape") {
      event.preventDefault();
      const details = field.closest("details");
      if (details) details.open = false;
      take(field.closest(".doubt"));
    } else if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.form.requestSubmit(field.form.querySelector("button"));
    } else if (event.code === "Enter" && "seam" in field.dataset) {
      event.preventDefault();
      moveSeam(field);
    }
  }

  const COMMANDS = {
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyA: (doubt) => doubt?.querySelector("[data-key=accept]")?.click(),
    KeyE: (doubt) => doubt && open(doubt, "edit"),
    KeyS: (doubt) => doubt && open(doubt, "split"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea, input, select")) {
      if (review.contains(event.target)) inField(event);
      return;
    }
    const command = COMMANDS[event.code];
    if (!command || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    command(current === null ? null : find(current));
  });

  review.addEventListener("click", (event) => {
    const doubt = event.target.closest(".doubt");
    if (doubt && doubt.dataset.doubt !== current) take(doubt);
  });

  // After an answer the clause was replaced: go on to the doubt the server names. It names
  // none when all are answered; then the way to acceptance is next.
  document.addEventListener("htmx:after:settle", () => {
    const next = document.getElementById("review-progress").dataset.next;
    take(find(next === "" ? current : next));
    if (next === "") document.querySelector("#review-progress .primary")?.focus();
  });

  const named = /^#(doubt-\d+)$/.exec(window.location.hash);
  const asked = named && document.getElementById(named[1]);
  take(asked || review.querySelector(".doubt:not(.is-answered)"), Boolean(asked) || isWide());
})();
