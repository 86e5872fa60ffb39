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
    // Boxes on a page are drawn, and have no offsetHeight.
    const box = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    pane.scrollTop += box.top - frame.top - (pane.clientHeight - Math.min(box.height, pane.clientHeight)) / 2;
    const page = element.closest(".page-frame"); // an enlarged page moves to the side, too
    if (page) page.scrollLeft += box.left - frame.left - Math.max(page.clientWidth - box.width, 0) / 2;
  }

  function mark(ids, name) {
    for (const old of review.querySelectorAll(`.source .${name}`)) old.classList.remove(name);
    const found = ids.map((id) => document.getElementById(id)).filter(Boolean);
    for (const each of found) each.classList.add(name);
    return found;
  }

  function markSource(clause, doubt) {
    const names = (text) => (text || "").split(" ").filter(Boolean);
    const rows = mark(names(clause.dataset.rows), "is-current");
    const cells = mark(names(doubt.dataset.cells), "is-asked");
    const first = cells[0] || rows[0];
    if (first && isWide()) show(first);
  }

  function take(doubt, scroll = true) {
    for (const other of doubts()) other.classList.toggle("is-current", other === doubt);
    if (!doubt) return;
    current = doubt.dataset.doubt;
    const clause = doubt.closest(".clause");
    markSource(clause, doubt);
    if (!scroll) return;
    show(clause.offsetHeight < doubt.closest(".pane").clientHeight ? clause : doubt);
    doubt.focus({ preventScroll: true });
  }

  function step(by) {
    const all = doubts();
    const at = all.findIndex((doubt) => doubt.dataset.doubt === current);
    take(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  }

  // To the next doubt without an answer, from the top again behind the last one.
  function nextOpen() {
    const all = doubts();
    const at = all.findIndex((doubt) => doubt.dataset.doubt === current);
    const waiting = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((doubt) => !doubt.matches(".is-answered"));
    if (waiting) take(waiting);
    else document.querySelector("#review-progress .primary")?.focus();
  }

  function enlarge() {
    document.getElementById("enlarge")?.click();
    const doubt = current === null ? null : find(current);
    if (doubt) markSource(doubt.closest(".clause"), doubt);
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
    KeyN: nextOpen,
    KeyZ: enlarge,
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyA: (doubt) => doubt?.querySelector("[data-key=accept]")?.click(),
    KeyE: (doubt) => doubt && open(doubt, "edit"),
    KeyS: (doubt) => doubt && open(doubt, "split"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea, input:not([type=checkbox]), select")) {
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
