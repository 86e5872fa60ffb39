// Dragging a clause to another decision: a shortcut for “To another decision” in its menu.
(() => {
  "use strict";
  const review = document.getElementById("review");
  const form = document.getElementById("move-clause");
  if (!review || !form) return;
  let dragged = null;

  // The clauses below a decision, up to the next one, are its own; the first has its address.
  function addressBelow(decision) {
    let next = decision.nextElementSibling;
    while (next && !next.matches(".decision")) {
      const menu = next.querySelector(".clause-menu");
      if (menu) return menu.dataset.address;
      next = next.nextElementSibling;
    }
    return null;
  }

  function addHandles() {
    for (const menu of review.querySelectorAll(".clause-menu")) {
      const head = menu.closest(".clause").querySelector(".clause-head");
      if (head.querySelector(".drag")) continue;
      const handle = document.createElement("span");
      handle.className = "drag";
      handle.draggable = true;
      handle.textContent = "⠿";
      handle.title = menu.querySelector("a[href$='#move']").textContent;
      handle.setAttribute("aria-hidden", "true"); // the menu does the same by keyboard
      head.prepend(handle);
    }
  }

  function decisionOf(clause) {
    let before = clause.previousElementSibling;
    while (before && !before.matches(".decision")) before = before.previousElementSibling;
    return before;
  }

  function targetOf(event) {
    const target = dragged && event.target.closest(".decision");
    return target && target !== decisionOf(dragged) ? target : null;
  }

  const unmark = () => {
    for (const one of review.querySelectorAll(".is-target")) one.classList.remove("is-target");
  };

  review.addEventListener("dragstart", (event) => {
    if (!event.target.closest(".drag")) return;
    dragged = event.target.closest(".clause");
    dragged.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.id);
  });
  review.addEventListener("dragover", (event) => {
    const target = targetOf(event);
    unmark();
    if (!target) return;
    event.preventDefault();
    target.classList.add("is-target");
  });
  review.addEventListener("dragend", () => {
    unmark();
    if (dragged) dragged.classList.remove("is-dragged");
    dragged = null;
  });
  review.addEventListener("drop", (event) => {
    const target = targetOf(event);
    if (!target) return;
    event.preventDefault();
    const to = addressBelow(target);
    if (to === null) return;
    form.action = dragged.querySelector(".clause-menu a").getAttribute("href").split("#")[0];
    form.elements["new-to"].value = to;
    form.submit();
  });

  addHandles();
  document.addEventListener("htmx:after:settle", addHandles);
})();
