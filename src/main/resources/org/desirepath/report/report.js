"use strict";
(() => {
  const text = cell => cell.textContent.trim();
  const key = cell => cell && cell.dataset.v !== undefined ? Number(cell.dataset.v) : null;

  const compare = (a, b) => {
    const x = key(a), y = key(b);
    if (x !== null && y !== null) return x - y;
    if (x !== null || y !== null) return x !== null ? -1 : 1;
    return text(a).localeCompare(text(b), "en", { numeric: true });
  };

  for (const box of document.querySelectorAll(".table")) {
    const table = box.querySelector("table");
    const body = table.tBodies[0];
    if (body.rows.length < 2) continue;
    const heads = [...table.tHead.rows[0].cells];

    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(h => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows];
        rows.sort((a, b) => {
          const order = compare(a.cells[column], b.cells[column]);
          return down ? -order : order;
        });
        body.append(...rows);
      });
    });

    if (!box.hasAttribute("data-long")) continue;
    const label = document.createElement("label");
    label.className = "search";
    label.append("Search ");
    const input = document.createElement("input");
    input.type = "search";
    const found = document.createElement("output");
    label.append(input);
    box.prepend(label, found);
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      for (const row of body.rows) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        if (!row.hidden) shown++;
      }
      found.textContent = wanted ? shown + " of " + body.rows.length + " rows" : "";
    });
  }
})();
