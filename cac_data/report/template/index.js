// Finds what the reports say with every word asked for, the best first, and says where.
(() => {
  const texts = document.getElementById("texts");
  if (!texts) return;
  const form = document.getElementById("find");
  const status = document.getElementById("status");
  const list = document.getElementById("found");
  const most = 40;
  const language = document.documentElement.lang;
  const small = (text) => text.toLocaleLowerCase(language).replaceAll("ё", "е");
  const number = (value) => value.toLocaleString(language, { numberingSystem: "latn" });
  const betweenWords = /[^\p{L}\p{N}]+/u;
  // What cases change of a Russian word; three letters are left of it.
  const cases =
    /^([а-я]{3,}?)(?:[аыия]ми|и?[аеиоыя][мхй]|[ео](?:го|му|в)|ью|[аеиоуыэюя]{1,2}|[йь])$/;
  const longestCase = 3;
  const segmenter = Intl.Segmenter && new Intl.Segmenter("zh", { granularity: "word" });
  let told;

  // Chinese sets no blank between words.
  function wordsOf(asked) {
    const parts = asked.split(/\s+/).filter(Boolean);
    if (!segmenter || !/\p{Script=Han}/u.test(asked)) return parts;
    return parts.flatMap(part => [...segmenter.segment(part)]
      .filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment));
  }

  // Whether a text has a word, or a part of one, or a Russian word in another case.
  function has(text, asked) {
    if (text.includes(asked)) return true;
    const stem = asked.replace(cases, "$1");
    return stem !== asked && text.split(betweenWords)
      .some(word => word.startsWith(stem) && word.length <= stem.length + longestCase);
  }

  // Lower is better: the words as asked for, words that begin so, then titles, claims,
  // sentences, sources, and of these the shorter.
  function rank(text, wanted, kind, phrase) {
    const words = text.split(betweenWords);
    const begins = (asked) => words.some((word) => word.startsWith(asked));
    return [!text.includes(phrase), !wanted.every(begins), kind, text.length];
  }

  function inOrder(one, other) {
    const place = one.rank.findIndex((value, at) => value !== other.rank[at]);
    return place < 0 ? 0 : one.rank[place] - other.rank[place];
  }

  function find(asked) {
    told = told || JSON.parse(texts.textContent);
    const wanted = wordsOf(small(asked));
    const phrase = small(asked).trim().replace(/\s+/g, " ");
    const hits = [];
    if (!wanted.length) return hits;
    for (const [kind, anchor, heading, reports, sentences] of told.groups) {
      for (const sentence of sentences) {
        const text = small(sentence);
        if (!wanted.every((word) => has(text, word))) continue;
        hits.push({ anchor, heading, reports, sentence, rank: rank(text, wanted, kind, phrase) });
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
