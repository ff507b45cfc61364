// Finds sentences of all reports that have every word asked for, and says where.
(() => {
  const texts = document.getElementById("texts");
  if (!texts) return;
  const form = document.getElementById("find");
  const status = document.getElementById("status");
  const list = document.getElementById("found");
  const most = 40;
  let told;

  function find(asked) {
    told = told || JSON.parse(texts.textContent);
    const wanted = asked.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = [];
    if (!wanted.length) return hits;
    for (const [anchor, heading, reports, sentences] of told.groups) {
      for (const sentence of sentences) {
        const text = sentence.toLowerCase();
        if (wanted.every(word => text.includes(word))) hits.push({ anchor, heading, reports, sentence });
      }
    }
    return hits;
  }

  function show() {
    const asked = form.elements.q.value;
    const hits = find(asked);
    list.replaceChildren(...hits.slice(0, most).map(hit => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const place = document.createElement("span");
      const [page, title, scenario] = told.reports[hit.reports[0]];
      const more = hit.reports.length - 1;
      link.href = hit.anchor ? `${page}#${hit.anchor}` : page;
      link.textContent = hit.sentence;
      place.className = "when";
      place.textContent = [title, hit.heading, scenario].filter(Boolean).join(" · ")
        + (more ? ` ${list.dataset.more.replace("#", more)}` : "");
      item.append(link, place);
      return item;
    }));
    status.textContent = !asked.trim() ? ""
      : hits.length ? list.dataset.some.replace("#", hits.length) : list.dataset.none;
    history.replaceState(null, "", asked.trim() ? `#q=${encodeURIComponent(asked)}` : "#search");
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  const asked = /^#q=(.*)$/.exec(location.hash);
  if (asked) {
    form.elements.q.value = decodeURIComponent(asked[1]);
    show();
    form.scrollIntoView();
  }
})();
