"use strict";
(() => {
  const words = {};
  const phases = new Map();
  for (const word of document.querySelectorAll("#words p")) {
    if (word.dataset.word) words[word.dataset.word] = word.textContent;
    else phases.set(word.textContent, word.dataset.phase);
  }

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const text = cell => cell.textContent.replace(/\s+/g, " ").trim();
  /** The text of a cell without footnote marks; a name that was cut, in full. */
  const plain = cell => {
    const named = cell.querySelector("bdi[title]");
    if (named) return named.title;
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("sup, svg").forEach(part => part.remove());
    return text(copy);
  };

  // ---- tables: sort, search, filter, fold ------------------------------------------------------

  const FOLDED = 12, FOLD_BEYOND = 16, CHOICES = 12;
  const global = { phase: "", segment: "" };
  const tables = [];

  const key = cell => cell && cell.dataset.v !== undefined ? Number(cell.dataset.v) : null;
  const compare = (a, b) => {
    const x = key(a), y = key(b);
    if (x !== null && y !== null) return x - y;
    if (x !== null || y !== null) return x !== null ? -1 : 1;
    return text(a).localeCompare(text(b), document.documentElement.lang, { numeric: true });
  };

  const sortable = (heads, body) => heads.forEach((head, column) => {
    const button = make("button", { type: "button" }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(h => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows];
      rows.sort((a, b) => {
        const x = a.cells[column], y = b.cells[column];
        const order = compare(x, y);
        // what can't be had stays below, whichever way
        return down && (key(x) === null) === (key(y) === null) ? -order : order;
      });
      body.append(...rows);
      tables.find(t => t.body === body).show();
    });
  });

  const selection = (label, values, changed) => {
    const select = make("select");
    select.append(make("option", { value: "" }, words.all));
    values.forEach(value => select.append(make("option", { value }, value)));
    select.addEventListener("change", () => changed(select.value));
    return make("label", { class: "filter" }, label + " ", select);
  };

  for (const box of document.querySelectorAll(".table")) {
    const body = box.querySelector("table").tBodies[0];
    const heads = [...box.querySelector("thead tr").cells];
    const names = heads.map(text);
    const rows = [...body.rows];
    const state = { search: "", folded: rows.length > FOLD_BEYOND, columns: new Map() };
    const tools = make("div", { class: "tools" });
    const found = make("output");
    const fold = make("button", { type: "button", class: "fold" });
    const segment = names.indexOf(words.segment);
    const rowPhase = new Map(rows.map(row => [row, phases.get(plain(row.cells[0]))]));

    const wanted = row =>
      (!state.search || row.textContent.toLowerCase().includes(state.search)) &&
      [...state.columns].every(([c, value]) => !value || plain(row.cells[c]) === value) &&
      (!global.phase || rowPhase.get(row) === undefined || rowPhase.get(row) === global.phase) &&
      (!global.segment || segment < 0 || plain(row.cells[segment]) === global.segment);

    const show = () => {
      let shown = 0, hits = 0;
      for (const row of body.rows) {
        const hit = wanted(row);
        if (hit) hits++;
        row.hidden = !hit || (state.folded && shown >= FOLDED);
        if (!row.hidden) shown++;
      }
      const filtered = state.search || global.phase || global.segment ||
        [...state.columns.values()].some(Boolean);
      found.textContent = filtered ? words.found + " " + shown + " / " + rows.length : "";
      fold.hidden = hits <= FOLDED || rows.length <= FOLD_BEYOND;
      fold.textContent = state.folded ? words["show-all"] + " (" + hits + ")" : words["show-fewer"];
    };
    tables.push({ body, show, reveal: () => {
      state.folded = false;
      state.search = "";
      state.columns.clear();
      tools.querySelectorAll("input, select").forEach(input => { input.value = ""; });
      show();
    } });

    if (rows.length > 1) sortable(heads, body);
    if (rows.length > 10) {
      const input = make("input", { type: "search" });
      input.addEventListener("input", () => {
        state.search = input.value.trim().toLowerCase();
        show();
      });
      tools.append(make("label", { class: "filter" }, words.search + " ", input));
      heads.forEach((head, c) => {
        if (c === 0 || head.classList.contains("n") || tools.children.length > 3) return;
        const values = [...new Set(rows.map(row => row.cells[c] ? plain(row.cells[c]) : ""))];
        if (values.length < 2 || values.length > CHOICES || values.some(v => !v || v.length > 40)) return;
        tools.append(selection(names[c], values.sort(), value => {
          state.columns.set(c, value);
          show();
        }));
      });
      tools.append(found);
      box.prepend(tools);
    }
    if (rows.length > FOLD_BEYOND) {
      fold.addEventListener("click", () => {
        state.folded = !state.folded;
        show();
      });
      box.querySelector(".scroll").after(fold);
    }
    show();
  }

  // ---- filters for the whole page ----------------------------------------------------------------

  const bar = make("div", { class: "filters" });
  const apply = () => {
    tables.forEach(table => table.show());
    for (const part of document.querySelectorAll("svg g.node")) {
      const phase = phases.get(titleOf(part));
      part.classList.toggle("dim", Boolean(global.phase && phase !== undefined && phase !== global.phase));
    }
  };
  const titleOf = part => {
    const title = part.querySelector(":scope > title");
    return title ? title.textContent : "";
  };
  const phaseNames = [...new Set(phases.values())];
  if (phaseNames.length > 1) {
    bar.append(selection(words.phase, phaseNames, value => { global.phase = value; apply(); }));
  }
  const segments = new Set();
  for (const box of document.querySelectorAll(".table")) {
    const at = [...box.querySelector("thead tr").cells].findIndex(h => text(h) === words.segment);
    if (at >= 0) for (const row of box.querySelector("tbody").rows) segments.add(plain(row.cells[at]));
  }
  if (segments.size > 1) {
    bar.append(selection(words.segment, [...segments].sort(), value => { global.segment = value; apply(); }));
  }
  if (bar.children.length) document.querySelector("nav").append(bar);

  // ---- figures: zoom, pan, and the numbers behind each part ---------------------------------------

  const factsOf = name => {
    const facts = [];
    for (const id of ["drop-off-table", "deviation-table"]) {
      const table = document.getElementById(id)?.closest("table");
      if (!table) continue;
      const heads = [...table.tHead.rows[0].cells].map(text);
      for (const row of table.tBodies[0].rows) {
        if (plain(row.cells[0]) !== name || facts.length > 7) continue;
        const numbers = [...row.cells].slice(1, 8).map((cell, i) => [heads[i + 1], plain(cell)]);
        facts.push(numbers.filter(([, v]) => v && v !== "–").map(([h, v]) => h + " " + v).join(" · "));
      }
    }
    return facts;
  };

  for (const figure of document.querySelectorAll("main figure")) {
    const box = figure.querySelector(".scroll");
    const svg = figure.querySelector("svg");
    if (!svg || !svg.viewBox.baseVal.width) continue;
    const drawn = svg.getAttribute("viewBox");
    const whole = drawn.split(" ").map(Number);
    let view = [...whole];

    const look = next => {
      const w = Math.min(whole[2], Math.max(whole[2] / 12, next[2]));
      const h = w * whole[3] / whole[2];
      view = [
        Math.min(whole[0] + whole[2] - w, Math.max(whole[0], next[0])),
        Math.min(whole[1] + whole[3] - h, Math.max(whole[1], next[1])),
        w, h];
      svg.setAttribute("viewBox", w < whole[2] ? view.join(" ") : drawn);
      figure.classList.toggle("zoomed", w < whole[2]);
      hide();
    };
    const zoom = (factor, x = .5, y = .5) => look([
      view[0] + x * view[2] * (1 - 1 / factor), view[1] + y * view[3] * (1 - 1 / factor), view[2] / factor]);
    const move = (x, y) => look([view[0] + x * view[2], view[1] + y * view[3], view[2]]);
    const zoomed = () => view[2] < whole[2];

    const button = (sign, name, action) => {
      const made = make("button", { type: "button", "aria-label": name }, sign);
      made.addEventListener("click", action);
      return made;
    };
    const tools = make("div", { class: "zoom" },
      button("+", words["zoom-in"], () => zoom(1.5)),
      button("−", words["zoom-out"], () => zoom(1 / 1.5)),
      button(words["zoom-fit"], words["zoom-fit"], () => look(whole)));
    if (figure.requestFullscreen) {
      tools.append(button(words["zoom-full"], words["zoom-full"], () =>
        document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen()));
    }
    figure.prepend(tools);
    box.setAttribute("aria-label", box.getAttribute("aria-label") + ". " + words["zoom-keys"]);

    box.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = { "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), "0": () => look(whole) }[event.key];
      const pan = event.target === box && zoomed() &&
        { ArrowLeft: [-.15, 0], ArrowRight: [.15, 0], ArrowUp: [0, -.15], ArrowDown: [0, .15] }[event.key];
      if (act) act(); else if (pan) move(...pan); else return;
      event.preventDefault();
    });
    box.addEventListener("wheel", event => {
      if (!event.ctrlKey && !event.metaKey && document.fullscreenElement !== figure) return;
      event.preventDefault();
      const at = svg.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 300), (event.clientX - at.left) / at.width, (event.clientY - at.top) / at.height);
    }, { passive: false });

    const fingers = new Map();
    const spread = () => {
      const [a, b] = [...fingers.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    svg.addEventListener("pointerdown", event => {
      fingers.set(event.pointerId, event);
      if (zoomed() || fingers.size > 1) svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener("pointermove", event => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const at = svg.getBoundingClientRect();
      if (fingers.size === 2) {
        const old = spread();
        fingers.set(event.pointerId, event);
        if (old > 0) zoom(spread() / old, (event.clientX - at.left) / at.width, (event.clientY - at.top) / at.height);
      } else if (zoomed()) {
        move((before.clientX - event.clientX) / at.width, (before.clientY - event.clientY) / at.height);
        fingers.set(event.pointerId, event);
      }
    });
    for (const end of ["pointerup", "pointercancel"]) {
      svg.addEventListener(end, event => fingers.delete(event.pointerId));
    }

    // the numbers behind each part, on hover and on focus
    const peek = make("div", { class: "peek", hidden: "" });
    figure.append(peek);
    let leaving = 0;
    const hide = () => { peek.hidden = true; };
    const parts = [...svg.querySelectorAll("g.node, g.joint, g.row, g.edge")].filter(part => titleOf(part));
    const shown = part => {
      clearTimeout(leaving);
      const name = titleOf(part);
      const lines = [...part.querySelectorAll("text")].map(text).filter(line => line && line !== name);
      peek.replaceChildren(make("b", {}, make("bdi", {}, name)));
      const list = make("ul");
      [lines.join(" · "), ...factsOf(name)].filter(Boolean).forEach(line => list.append(make("li", {}, line)));
      peek.append(list);
      peek.hidden = false;
      const frame = figure.getBoundingClientRect(), at = part.getBoundingClientRect();
      const left = Math.max(8, Math.min(at.left - frame.left, frame.width - peek.offsetWidth - 8));
      const below = at.bottom - frame.top + 6;
      const fits = at.bottom + peek.offsetHeight + 12 < innerHeight;
      peek.style.left = left + "px";
      peek.style.top = (fits ? below : Math.max(8, at.top - frame.top - peek.offsetHeight - 6)) + "px";
    };
    const leave = () => { leaving = setTimeout(hide, 250); };
    if (parts.length) svg.setAttribute("role", "group");
    parts.forEach((part, index) => {
      part.setAttribute("tabindex", index === 0 ? "0" : "-1");
      part.setAttribute("role", "img");
      part.setAttribute("aria-label", [titleOf(part), ...[...part.querySelectorAll("text")].map(text)]
        .filter((line, i, all) => line && all.indexOf(line) === i).join("; "));
      part.addEventListener("pointerenter", () => shown(part));
      part.addEventListener("pointerleave", leave);
      part.addEventListener("focus", () => shown(part));
      part.addEventListener("blur", hide);
      part.addEventListener("keydown", event => {
        const next = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1,
          Home: 0, End: parts.length - 1 }[event.key];
        if (next === undefined || !parts[next]) return;
        event.preventDefault();
        part.setAttribute("tabindex", "-1");
        parts[next].setAttribute("tabindex", "0");
        parts[next].focus();
      });
    });
    peek.addEventListener("pointerenter", () => clearTimeout(leaving));
    peek.addEventListener("pointerleave", leave);
    document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
  }

  // ---- a link into what is folded or filtered away opens it ---------------------------------------

  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) {
      details.open = true;
    }
    const row = target.closest("tbody tr");
    if (row && row.hidden) tables.find(table => table.body === row.parentElement).reveal();
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
