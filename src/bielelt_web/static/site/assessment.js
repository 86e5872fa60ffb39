// Rating by keyboard. Everything here is a shortcut for a button on the page.
// Keys are read by their place (event.code), so they work in the Mongolian layout too.
(() => {
  "use strict";
  const answers = document.getElementById("answers");
  if (!answers) return;
  answers.classList.add("has-keys");
  let current = null; // number of the answer in hand, as text

  const cards = () => [...answers.querySelectorAll(".answer-card")];
  const find = (number) => document.getElementById(`answer-${number}`);
  const isWide = () => window.matchMedia("(min-width: 62rem)").matches;
  const formOf = (card) => card?.querySelector("form[data-rate]");
  const why = (card, key) => card.querySelector(`[data-why=${key}]`);

  // What only makes sense with a script is hidden in the page as it comes.
  function dress(root) {
    for (const card of root.querySelectorAll(".answer-card")) {
      for (const hidden of card.querySelectorAll("[data-comment]")) hidden.hidden = false;
      const own = card.querySelector(`.rate[value="${card.dataset.own}"]`);
      own?.classList.add("is-own");
      showSave(card);
    }
  }

  function showSave(card) {
    const line = card.querySelector(".save-line");
    if (line) line.hidden = !card.querySelector(".why.is-open");
  }

  function take(card, scroll = true) {
    for (const other of cards()) other.classList.toggle("is-current", other === card);
    if (!card) return;
    current = card.dataset.answer;
    if (!scroll) return;
    card.focus({ preventScroll: true });
    const top = document.querySelector(".clause-top");
    const covered = top && getComputedStyle(top).position === "sticky" ? top.offsetHeight : 0;
    const { top: above } = card.getBoundingClientRect();
    window.scrollBy({ top: above - covered - 12 });
  }

  function step(by) {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.answer === current);
    take(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  }

  // The next answer without a rating, from the top again after the last; none: all are rated.
  function nextOpen() {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.answer === current);
    return [...all.slice(at + 1), ...all.slice(0, at + 1)].find((card) => "open" in card.dataset);
  }

  function open(card, key) {
    const block = why(card, key);
    if (!block) return;
    block.classList.add("is-open");
    showSave(card);
    block.querySelector("textarea").focus();
  }

  // A difference needs a reason before it is sent: the button waits until it is written.
  function needsReason(card, button) {
    const reason = why(card, "reason").querySelector("textarea");
    return card.dataset.own !== "" && card.dataset.own !== button.value && !reason.value.trim();
  }

  function wait(card, button) {
    for (const rate of card.querySelectorAll(".rate")) rate.classList.toggle("is-pending", rate === button);
    open(card, "reason");
  }

  function save(card) {
    const button =
      card.querySelector(".rate.is-pending") || card.querySelector(".rate[aria-pressed=true]");
    if (button) formOf(card).requestSubmit(button);
    else card.querySelector(".rate").focus();
  }

  answers.addEventListener("submit", (event) => {
    const card = event.target.closest(".answer-card");
    const button = event.submitter;
    if (!button?.matches(".rate") || !needsReason(card, button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wait(card, button);
  }, true);

  answers.addEventListener("click", (event) => {
    const card = event.target.closest(".answer-card");
    if (!card) return;
    if (card.dataset.answer !== current) take(card, false);
    if (event.target.closest("[data-comment]")) open(card, "comment");
    if (event.target.closest("[data-save]")) save(card);
  });

  function inField(event) {
    const card = event.target.closest(".answer-card");
    if (event.code === "Escape") {
      event.preventDefault();
      event.target.closest("details")?.removeAttribute("open");
      for (const rate of card.querySelectorAll(".rate.is-pending")) rate.classList.remove("is-pending");
      take(card);
    } else if (event.code === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (event.target.closest("form[data-rate]")) save(card);
      else event.target.form.requestSubmit();
    }
  }

  const press = (card, key) => card?.querySelector(`.rate[data-key="${key}"]`)?.click();
  const follow = (rel) => document.querySelector(`.turn a[rel=${rel}]`)?.click();

  const COMMANDS = {
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyN: (card) => press(card, "N"),
    KeyC: (card) => card && open(card, "comment"),
    KeyR: (card) => {
      const details = card?.querySelector("[data-return]");
      if (!details) return;
      details.open = true;
      details.querySelector("textarea").focus();
    },
    ArrowLeft: () => follow("prev"),
    ArrowRight: () => follow("next"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, input, select")) {
      if (answers.contains(event.target)) inField(event);
      return;
    }
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    const command = digit ? (card) => press(card, digit[1]) : COMMANDS[event.code];
    if (!command) return;
    event.preventDefault();
    command(current === null ? null : find(current));
  });

  // After a rating the answer was replaced: go on to the next one, or to the next clause.
  document.addEventListener("htmx:after:settle", () => {
    dress(document);
    const card = find(current);
    if (card?.querySelector(".note-error")) {
      take(card);
      open(card, "reason");
      return;
    }
    const next = nextOpen();
    if (next) take(next);
    else {
      take(card, false);
      document.querySelector("[data-next-open]")?.focus();
    }
  });

  dress(document);
  const named = /^#answer-(\d+)$/.exec(window.location.hash);
  const asked = named && find(named[1]);
  const first = asked || answers.querySelector("[data-open]") || cards()[0];
  const lies = first && first.getBoundingClientRect().top > window.innerHeight;
  take(first, Boolean(asked) || (isWide() && lies));
  if (isWide()) first?.focus({ preventScroll: true });
})();
