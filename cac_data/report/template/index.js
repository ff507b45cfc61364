// Finds what the reports say with every word asked for, the best first, and says where.
(() => {
  const texts = document.getElementById("texts");
  if (!texts) return;
  const form = document.getElementById("find");
  const status = document.getElementById("status");
  const list = document.getElementById("found");
  const most = 40;
  const language = document.documentElement.lang;
  const small = (text) => text.toLocaleLowerCase(language);
  const number = (value) => value.toLocaleString(language, { numberingSystem: "latn" });
  let told;

  // Lower is better: the words as asked for, words that begin so, then titles, claims,
  // sentences, sources, and of these the shorter.
  function rank(text, wanted, kind) {
    const words = text.split(/[^\p{L}\p{N}]+/u);
    const begins = (asked) => words.some((word) => word.startsWith(asked));
    return [!text.includes(wanted.join(" ")), !wanted.every(begins), kind, text.length];
  }

  function inOrder(one, other) {
    const place = one.rank.findIndex((value, at) => value !== other.rank[at]);
    return place < 0 ? 0 : one.rank[place] - other.rank[place];
  }

  function find(asked) {
    told = told || JSON.parse(texts.textContent);
    const wanted = small(asked).split(/\s+/).filter(Boolean);
    const hits = [];
    if (!wanted.length) return hits;
    for (const [kind, anchor, heading, reports, sentences] of told.groups) {
      for (const sentence of sentences) {
        const text = small(sentence);
        if (!wanted.every((word) => text.includes(word))) continue;
        hits.push({ anchor, heading, reports, sentence, rank: rank(text, wanted, kind) });
      }
    }
    return hits.sort(inOrder);
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
        + (more ? ` ${list.dataset.more.replace("#", number(more))}` : "");
      item.append(link, place);
      return item;
    }));
    status.textContent = !asked.trim() ? ""
      : hits.length ? list.dataset.some.replace("#", number(hits.length)) : list.dataset.none;
    history.replaceState(null, "", asked.trim() ? `#q=${encodeURIComponent(asked)}` : "#search");
  }

  // Takes any address, also one that is not encoded as it should be.
  function readAddress() {
    const asked = new URLSearchParams(location.hash.slice(1)).get("q");
    if (asked === null) return;
    form.elements.q.value = asked;
    show();
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  addEventListener("hashchange", readAddress);
  readAddress();
})();
