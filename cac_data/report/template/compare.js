// Lets a reader choose which scenarios to see. Without it the page shows all of them.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input")];
  const status = document.getElementById("status");
  const plain = boxes.map(box => box.value).join();

  const chosen = () => boxes.filter(box => box.checked).map(box => box.value);

  function show() {
    const shown = new Set(chosen());
    for (const table of document.querySelectorAll("table[data-columns]")) {
      const columns = table.dataset.columns.split(" ");
      const first = Number(table.dataset.first);
      for (const row of table.rows) {
        columns.forEach((id, place) => { row.cells[first + place].hidden = !shown.has(id); });
        // A parameter goes with the last scenario that sets it.
        const changed = [...row.querySelectorAll(".changed")];
        if (changed.length) row.hidden = changed.every(cell => cell.hidden);
      }
    }
    for (const story of document.querySelectorAll("[data-scenario]")) {
      story.hidden = !shown.has(story.dataset.scenario);
    }
    for (const block of document.querySelectorAll(".lens")) {
      block.hidden = [...block.querySelectorAll("[data-scenario]")].every(item => item.hidden);
    }
    status.textContent = shown.size
      ? `${shown.size} of ${boxes.length} scenarios shown`
      : "No scenario is chosen: nothing to compare";
  }

  // Ids are letters, digits, "_" and "~": they need no escapes in an address.
  function read() {
    const found = /^#show=(.*)$/.exec(location.hash);
    if (!found && location.hash) return;
    const ids = found ? found[1].split(",") : null;
    for (const box of boxes) box.checked = !ids || ids.includes(box.value);
    show();
  }

  function keep() {
    const ids = chosen();
    const state = ids.join() === plain ? "" : `show=${ids.join()}`;
    history.replaceState(null, "", `#${state}`);
    show();
  }

  form.addEventListener("change", keep);
  form.addEventListener("submit", event => event.preventDefault());
  document.getElementById("all").addEventListener("click", () => {
    for (const box of boxes) box.checked = true;
    keep();
  });
  addEventListener("hashchange", read);
  form.hidden = false;
  read();
  show();
})();
