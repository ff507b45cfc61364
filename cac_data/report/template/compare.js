// Shows scenarios beyond the matrix a page at a time. Without it all are shown.
(() => {
  const pages = document.getElementById("pages");
  if (!pages) return;
  const rows = [...document.querySelectorAll("#rest tbody tr:not(.today)")];
  const [earlier, later] = pages.querySelectorAll("button");
  const many = 24;
  let first = 0;

  function show(start) {
    first = Math.max(0, start < rows.length ? start : first);
    rows.forEach((row, at) => { row.hidden = at < first || at >= first + many; });
    const last = Math.min(first + many, rows.length);
    pages.querySelector("[role=status]").textContent = `${first + 1}–${last} / ${rows.length}`;
    earlier.disabled = first === 0;
    later.disabled = last === rows.length;
  }

  earlier.addEventListener("click", () => show(first - many));
  later.addEventListener("click", () => show(first + many));
  pages.hidden = false;
  show(0);
})();
