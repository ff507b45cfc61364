// Filters the list of reports by words, scenario and topic. Without it all are shown.
// The index of a sweep also carries the names of the scenarios that stand on other pages.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const fields = ["q", "scenario", "topic"].map(name => form.elements[name]).filter(Boolean);
  const reports = [...document.querySelectorAll(".report")];
  const blocks = [...document.querySelectorAll(".block")];
  const status = document.getElementById("status");
  const nothing = document.getElementById("nothing");
  const texts = new Map(reports.map(report => [
    report,
    `${report.textContent} ${report.dataset.title}`.toLowerCase().replace(/\s+/g, " ")
  ]));

  const most = 50;
  const found = document.getElementById("found");
  const names = document.getElementById("names");
  const scenarios = names ? names.content.textContent.split("\n").filter(Boolean) : [];
  const lower = scenarios.map(line => line.replace(/\t[0-9]*$/, "").toLowerCase());
  const slugs = names ? names.dataset.notebooks.split(" ") : [];
  const topics = names ? names.dataset.titles.split("|") : [];

  function link(href, text) {
    const item = document.createElement("a");
    item.href = href;
    item.textContent = text;
    return item;
  }

  function result(place) {
    const [id, title, pages] = scenarios[place].split("\t");
    const sheet = Math.floor(place / Number(names.dataset.perPage)) + 1;
    const item = document.createElement("li");
    item.append(link(`index-${sheet}.html#${id}`, title), ` (${id}): `);
    [...pages].forEach((notebook, count) => {
      const page = link(`${id}/${slugs[notebook]}.html`, topics[notebook]);
      page.setAttribute("aria-label", `${topics[notebook]}: ${title}`);
      item.append(count ? ", " : "", page);
    });
    return item;
  }

  // Of the sweep only what is asked for in words is shown, and the first of many.
  function search(wanted, scenario, topic) {
    if (!names) return "";
    const notebook = topic ? String(slugs.indexOf(topic)) : "";
    const places = wanted.length && !scenario
      ? lower.flatMap((text, place) => wanted.every(word => text.includes(word))
        && scenarios[place].split("\t")[2].includes(notebook) ? [place] : [])
      : [];
    found.hidden = !places.length;
    found.querySelector("ul").replaceChildren(...places.slice(0, most).map(result));
    if (!wanted.length || scenario) return "";
    const shown = places.length > most ? `, the first ${most} are shown` : "";
    return `; ${places.length} of ${scenarios.length} scenarios of the sweep match${shown}`;
  }

  function show() {
    const [words, scenario = "", topic = ""] = fields.map(field => field.value);
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
    const more = search(wanted, scenario, topic);
    nothing.hidden = count > 0 || (found !== null && !found.hidden);
    status.textContent = nothing.hidden
      ? `${count} of ${reports.length} ${form.dataset.what || "reports"} shown${more}`
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
