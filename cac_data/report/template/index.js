// Filters the list of reports by words, scenario and topic. Without it all are shown.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const fields = ["q", "scenario", "topic"].map(name => form.elements[name]);
  const reports = [...document.querySelectorAll(".report")];
  const blocks = [...document.querySelectorAll(".block")];
  const status = document.getElementById("status");
  const nothing = document.getElementById("nothing");
  const texts = new Map(reports.map(report => [
    report,
    `${report.textContent} ${report.dataset.title}`.toLowerCase().replace(/\s+/g, " ")
  ]));

  function show() {
    const [words, scenario, topic] = fields.map(field => field.value);
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const report of reports) {
      const fits = (!scenario || report.dataset.scenario === scenario)
        && (!topic || report.dataset.topic === topic)
        && wanted.every(word => texts.get(report).includes(word));
      report.hidden = !fits;
      if (fits) count += 1;
    }
    // From the inner blocks to the outer ones: a heading goes with the last of its reports.
    for (const block of blocks) {
      block.hidden = [...block.querySelectorAll(".report")].every(report => report.hidden);
    }
    nothing.hidden = count > 0;
    status.textContent = nothing.hidden
      ? `${count} of ${reports.length} reports shown`
      : "Nothing matches";
  }

  function read() {
    if (location.hash && !location.hash.includes("=")) return;
    const state = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      const value = state.get(field.name) || "";
      field.value = value;
      if (field.value !== value) field.value = "";
    }
    show();
  }

  function keep() {
    const state = new URLSearchParams();
    for (const field of fields) if (field.value) state.set(field.name, field.value);
    history.replaceState(null, "", `#${state}`);
    show();
  }

  form.addEventListener("input", keep);
  form.addEventListener("submit", event => event.preventDefault());
  for (const button of document.querySelectorAll(".all")) {
    button.addEventListener("click", () => {
      for (const field of fields) field.value = "";
      keep();
      fields[0].focus();
    });
  }
  addEventListener("hashchange", read);
  form.hidden = false;
  read();
  show();
})();
