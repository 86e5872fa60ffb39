// Writing measures: drafts that save themselves, merge with a colleague's, and outlive a bad line.
// Without this script the form posts to the same page and every control still works.
// Keys are read by their place (event.code), so they work in the Mongolian layout too.
(() => {
  "use strict";
  const KEPT = "bielelt-draft:";
  const QUIET = 2000; // ms after the last key; at the latest after LONGEST while somebody types on
  const LONGEST = 8000;
  const AGAIN = 5000;
  const LOOK = 10000;
  const TEXTS = ["progress", "rating", "not_due_until", "not_due_reason"];
  const FIGURE = ["indicator", "unit", "baseline", "target", "value"];
  const same = (one, two) => JSON.stringify(one) === JSON.stringify(two);
  const byId = (id) => document.getElementById(id);

  // What is kept in this browser: {version, base, values, pending}, one entry per person and measure.
  const kept = {
    read(key) {
      try { return JSON.parse(localStorage.getItem(KEPT + key)); } catch { return null; }
    },
    write(key, draft) {
      try { localStorage.setItem(KEPT + key, JSON.stringify(draft)); } catch { /* full or forbidden */ }
    },
    drop(key) {
      try { localStorage.removeItem(KEPT + key); } catch { /* forbidden */ }
    },
    keys(user) {
      try {
        const start = `${KEPT}${user}:`;
        return Object.keys(localStorage).filter((k) => k.startsWith(start)).map((k) => k.slice(KEPT.length));
      } catch { return []; }
    },
  };

  const cookie = (name) => (new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie) || [])[1] || "";

  // Send one draft; the answer is what the server says, or {state: "down" | "signed-out"}.
  async function send(url, { version, base, values }) {
    const body = JSON.stringify({ version, base, draft: values });
    const headers = { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") };
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), 20000);
    try {
      const response = await fetch(url, {
        method: "POST", body, headers, redirect: "manual", signal: waiting.signal, keepalive: body.length < 15000,
      });
      if (response.type === "opaqueredirect") return { state: "signed-out" };
      if (response.ok || response.status === 422) return await response.json();
      return response.status === 404 ? { state: "refused", message: "404" } : { state: "down" };
    } catch {
      return { state: "down" };
    } finally {
      clearTimeout(timer);
    }
  }

  // The list: keys, and texts of this browser that have not arrived --------------------------------

  function list() {
    const links = [...document.querySelectorAll("#my-list .row-main")];
    const step = (by) => {
      const at = links.indexOf(document.activeElement);
      const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
      next?.focus();
      next?.closest("li").scrollIntoView({ block: "nearest" });
    };
    const commands = { KeyJ: () => step(1), KeyK: () => step(-1), Slash: () => byId("q").select() };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.matches("input, select, textarea")) {
        if (event.code === "Escape") event.target.blur();
        return;
      }
      if (!commands[event.code]) return;
      event.preventDefault();
      commands[event.code]();
    });
    for (const field of byId("filters").querySelectorAll("select, [type=checkbox]")) {
      field.addEventListener("change", () => byId("filters").requestSubmit());
    }
    document.querySelector(".tab[aria-current]").scrollIntoView({ block: "nearest", inline: "nearest" });
    bring(byId("kept-elsewhere"));
  }

  async function bring(note) {
    for (const key of kept.keys(note.dataset.user)) {
      const url = note.dataset.url.replace("/0/", `/${key.split(":").pop()}/`);
      const draft = kept.read(key);
      const answer = draft ? await send(`${url}draft/`, draft.pending || draft) : { state: "down" };
      if (answer.state === "saved" && (!draft.pending || same(draft.pending.values, draft.values))) {
        kept.drop(key);
        continue;
      }
      const link = document.createElement("a");
      link.href = url;
      link.textContent = ` ${(draft?.values.progress || url).slice(0, 60)}…`;
      byId("kept-links").append(link);
      note.hidden = false;
    }
  }

  // One measure ----------------------------------------------------------------------------------

  const number = (text) => {
    const bare = text.replace(/\s/g, "").replace(",", ".").replace("−", "-");
    const parts = /^(-?)0*(\d{1,15}?)(?:\.(\d{1,3}))?$/.exec(bare);
    if (!parts) return bare;
    const decimals = (parts[3] || "").replace(/0+$/, "");
    const whole = parts[2] + (decimals ? `.${decimals}` : "");
    return whole === "0" ? "0" : parts[1] + whole;
  };
  const line = (text) => text.split(/\s+/).filter(Boolean).join(" ");

  function writing(page) {
    const form = byId("draft");
    const key = page.dataset.key;
    if (!form) {
      const left = kept.read(key);
      if (left && !byId("conflict-form")) leftover(left, key);
      return;
    }
    const text = form.elements.namedItem("progress");
    const state = byId("save-state");
    const most = Number(page.dataset.most);
    let version = Number(form.elements.namedItem("version").value);
    let base = JSON.parse(form.elements.namedItem("base").value);
    let seen = version; // the newest version anybody told us of
    let pending = null; // sent, and not heard back yet: sent again as it is, which does no harm
    let busy = null;
    let timer = 0;
    let since = 0;
    let paused = false;
    let passing = false;
    let merged = "";

    const rows = () => [...form.querySelectorAll(".figures > .figure:not(.figure-names)")];
    const field = (row, name) => row.querySelector(`[name=${name}]`);

    function values() {
      const found = {};
      for (const name of TEXTS) found[name] = new FormData(form).get(name) || "";
      for (const name of ["progress", "not_due_reason"]) found[name] = found[name].replace(/\r\n?/g, "\n");
      found.quantities = rows().map((row) => Object.fromEntries(
        FIGURE.map((name) => [name, field(row, name).classList.contains("number") ? number(field(row, name).value) : line(field(row, name).value)]),
      )).filter((row) => FIGURE.some((name) => row[name]));
      return found;
    }

    // What the server would refuse stays here, so that the rest is saved all the same.
    function sendable(draft) {
      const fit = { ...draft };
      for (const name of ["progress", "not_due_reason"]) {
        if ([...draft[name]].length > most) fit[name] = base[name];
      }
      if (form.querySelector(".figure input:invalid")) fit.quantities = base.quantities;
      return fit;
    }

    function put(draft, where = null) {
      for (const name of TEXTS) {
        if (where && same(draft[name], where[name])) continue;
        if (name === "progress") putText(draft.progress);
        else if (name === "rating") {
          for (const option of form.querySelectorAll("[name=rating]")) option.checked = option.value === draft.rating;
        } else form.elements.namedItem(name).value = draft[name];
      }
      if (!where || !same(draft.quantities, where.quantities)) putFigures(draft.quantities);
      count();
    }

    function putText(now) {
      const was = text.value;
      let at = text.selectionStart;
      let first = 0;
      while (first < was.length && was[first] === now[first]) first += 1;
      if (at > first) at += now.length - was.length;
      text.value = now;
      if (document.activeElement === text) text.setSelectionRange(Math.max(first, at), Math.max(first, at));
    }

    function putFigures(figures) {
      for (const row of rows()) row.remove();
      for (const figure of [...figures, {}]) {
        const row = addRow();
        for (const name of FIGURE) field(row, name).value = figure[name] || "";
      }
      tidyRows();
      if (figures.length) form.querySelector(".figures").open = true;
    }

    function addRow() {
      const row = byId("figure-row").content.firstElementChild.cloneNode(true);
      byId("figure-row").before(row);
      return row;
    }

    // One empty row is always there; an empty one has nothing to quote or to take away.
    function tidyRows() {
      const isFilled = (row) => FIGURE.some((name) => field(row, name).value);
      if (!rows().length || isFilled(rows().at(-1))) addRow();
      for (const row of rows()) row.querySelector(".figure-buttons").hidden = !isFilled(row);
    }

    function say(word, slots = {}, mood = "") {
      const pattern = state.dataset[word] || slots.message || "";
      state.textContent = pattern.replace("{at}", slots.at || "").replace("{who}", slots.who || "");
      state.dataset.state = word;
      state.className = mood;
    }

    function count() {
      const length = [...text.value].length;
      byId("counter").textContent = `${length} / ${most}`;
      byId("counter").classList.toggle("is-over", length > most);
    }

    function keep() {
      form.elements.namedItem("version").value = version;
      form.elements.namedItem("base").value = JSON.stringify(base);
      const now = values();
      if (!pending && same(now, base)) kept.drop(key);
      else kept.write(key, { version, base, values: now, pending });
    }

    function later(ms) {
      clearTimeout(timer);
      timer = setTimeout(sync, ms);
    }

    function touched() {
      count();
      tidyRows();
      keep();
      if (paused) return;
      if (same(values(), base) && !pending) return;
      if (!["kept", "signedOut"].includes(state.dataset.state)) say("waiting");
      since = since || Date.now();
      later(Math.max(0, Math.min(QUIET, since + LONGEST - Date.now())));
    }

    function sync() {
      busy = busy || save().finally(() => { busy = null; });
      return busy;
    }

    async function save(pull = false) {
      clearTimeout(timer);
      since = 0;
      const now = sendable(values());
      if (!pending && !pull && same(now, base)) return;
      pending = pending || { version, base, values: now };
      keep();
      if (!["kept", "signedOut"].includes(state.dataset.state)) say("saving");
      const answer = await send(page.dataset.draftUrl, pending);
      if (answer.state === "saved") settle(answer);
      else if (answer.state === "conflict") contradict(answer);
      else if (answer.state === "refused") {
        pending = null;
        keep();
        say("refused", answer, "is-bad");
      } else {
        say(answer.state === "signed-out" ? "signedOut" : "kept", {}, "is-bad");
        later(AGAIN);
      }
    }

    function settle(answer) {
      const tried = pending;
      const now = values();
      pending = null;
      seen = answer.version;
      byId("news").hidden = true;
      merged = answer.others || merged;
      if (same(answer.draft, tried.values) || same(sendable(now), tried.values)) {
        put(answer.draft, tried.values);
        base = answer.draft;
        version = answer.version;
      } else { // somebody typed on while another's change came in: the next save merges them
        base = tried.values;
        version = tried.version;
      }
      keep();
      byId("findings").innerHTML = answer.findings;
      const open = page.querySelector(".difference[open]");
      if (byId("difference")) byId("difference").innerHTML = answer.difference;
      if (open && page.querySelector(".difference")) page.querySelector(".difference").open = true;
      if (answer.done === false) byId("done-mark")?.remove();
      const left = values();
      if (same(left, base)) {
        say(merged ? "merged" : "saved", { at: answer.at, who: merged }, "is-good");
        merged = "";
      } else if (same(sendable(left), base)) say("partly", {}, "is-bad");
      else later(QUIET);
    }

    function contradict(answer) {
      pending = null;
      seen = answer.version;
      byId("news").hidden = true;
      keep();
      byId("conflict").innerHTML = answer.html;
      deciding(true);
      say("conflict", {}, "is-bad");
      const panel = byId("conflict-form");
      byId("conflict-title").focus();
      panel.addEventListener("submit", (event) => {
        event.preventDefault();
        const told = (name) => JSON.parse(panel.elements.namedItem(name).value);
        const choice = event.submitter.value;
        const chosen = choice === "mine" ? values() : told(choice);
        if (choice === "proposal") chosen.progress = panel.elements.namedItem("progress").value;
        base = told("base");
        version = answer.version;
        put(chosen);
        byId("conflict").replaceChildren();
        deciding(false);
        keep();
        text.focus();
        sync();
      });
    }

    function deciding(isOpen) {
      paused = isOpen;
      form.hidden = isOpen;
      for (const button of document.querySelectorAll("[form=draft]")) button.hidden = isOpen;
    }

    // Save all there is; true when the server has it.
    async function flush() {
      for (let n = 0; n < 4 && !paused; n += 1) {
        await (busy || null);
        if (!pending && same(values(), base)) return true;
        await sync();
        if (["kept", "signedOut", "refused", "partly"].includes(state.dataset.state)) return false;
      }
      return !paused && !pending && same(values(), base);
    }

    form.addEventListener("input", touched);
    form.addEventListener("change", touched);
    form.addEventListener("submit", async (event) => {
      if (passing) return;
      event.preventDefault();
      const button = event.submitter;
      if (!(await flush())) return;
      if (!button || button.value !== "done") {
        if (state.dataset.state !== "merged") say("saved", { at: new Date().toTimeString().slice(0, 5) }, "is-good");
        return;
      }
      passing = true;
      form.requestSubmit(button);
      passing = false;
    });
    window.addEventListener("online", () => sync());
    window.addEventListener("pagehide", () => { if (!paused) sync(); });

    // What a colleague changed meanwhile.
    setInterval(async () => {
      if (document.hidden || busy || paused || !navigator.onLine) return;
      const response = await fetch(`${page.dataset.versionUrl}?known=${seen}`, { redirect: "manual" }).catch(() => null);
      const news = response?.ok ? await response.json() : null;
      if (!news || news.version === seen || busy) return;
      if (!news.who) { seen = news.version; return; }
      byId("news-words").textContent = byId("news").dataset.words.replace("{who}", news.who).replace("{at}", news.at);
      byId("news").hidden = false;
    }, LOOK);
    byId("news").querySelector("button").addEventListener("click", async () => {
      await (busy || null);
      busy = save(true).finally(() => { busy = null; });
    });

    // Quantities: rows, and quoting them.
    tidyRows();
    form.querySelector(".figures").addEventListener("click", (event) => {
      const row = event.target.closest(".figure");
      const command = event.target.dataset.figure;
      if (command === "remove") {
        row.remove();
        touched();
      } else if (command === "quote") {
        const [name, unit, value] = ["indicator", "unit", "value"].map((part) => line(field(row, part).value));
        if (!name && !value) return;
        const at = text.selectionStart;
        const gap = at && !/\s$/.test(text.value.slice(0, at)) ? " " : "";
        text.setRangeText(`${gap}${name}: ${value}${unit ? ` ${unit}` : ""}`, at, text.selectionEnd, "end");
        text.focus();
        touched();
      }
    });

    const take = byId("take-previous");
    if (take) {
      const offer = () => { take.hidden = text.value.trim() !== ""; };
      text.addEventListener("input", offer);
      offer();
      take.addEventListener("click", () => {
        text.value = take.dataset.text;
        text.focus();
        offer();
        touched();
      });
    }

    keys(page, { text, form });

    // A draft that did not arrive, from an earlier visit of this page.
    const earlier = kept.read(key);
    if (earlier) {
      ({ version, base } = earlier);
      pending = earlier.pending || null;
      put(earlier.values);
      keep();
      sync();
    }
    count();
    if (!earlier && window.matchMedia("(min-width: 62rem)").matches && !window.location.hash) {
      text.focus({ preventScroll: true });
      text.setSelectionRange(text.value.length, text.value.length);
    }
  }

  function keys(page, { text, form }) {
    const go = (rel) => page.querySelector(`a[rel=${rel}]`)?.click();
    const commands = { KeyJ: () => go("next"), KeyK: () => go("prev"), KeyE: () => text.focus() };
    document.addEventListener("keydown", (event) => {
      const control = event.ctrlKey || event.metaKey;
      if (control && event.code === "Enter" && !form.hidden) {
        event.preventDefault();
        form.requestSubmit(byId("finish"));
      } else if (control && event.code === "KeyS" && !form.hidden) {
        event.preventDefault();
        form.requestSubmit(document.querySelector("[form=draft][value=save]"));
      } else if (event.target.matches("input:not([type=radio]), textarea, select")) {
        if (event.code === "Escape") event.target.blur();
      } else if (!control && !event.altKey && commands[event.code]) {
        event.preventDefault();
        commands[event.code]();
      }
    });
  }

  function leftover(left, key) {
    const box = byId("leftover");
    box.hidden = false;
    box.querySelector("textarea").value = left.values.progress;
    box.querySelector("button").addEventListener("click", () => {
      kept.drop(key);
      box.hidden = true;
    });
  }

  // Choosing files is enough to attach them.
  document.addEventListener("change", (event) => {
    if (event.target.matches("#attach [type=file]") && event.target.files.length) event.target.form.requestSubmit();
  });

  if (byId("my-list")) list();
  if (byId("measure")) writing(byId("measure"));
})();
