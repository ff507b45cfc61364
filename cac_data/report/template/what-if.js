// Moves assumptions of a scenario: some figures and a path follow. What it computes with
// comes from the report's own functions. The page is whole without it.
(() => {
  const told = JSON.parse(document.getElementById("what-if").textContent);
  const { sliders, grids, figures, path, said } = told;
  const panel = document.querySelector(".what-if");
  const find = (selector) => panel.querySelector(selector);
  const own = Object.fromEntries(sliders.map((slider) => [slider.name, slider.value]));
  let now = own, saying;
  const language = document.documentElement.lang;
  const moved = () => sliders.filter(({ name }) => now[name] !== own[name]);

  // Below 0 decimals to tens and so on, where a language counts in a smaller unit.
  const rounded = (value, decimals) => decimals >= 0 ? +value.toFixed(decimals)
    : Math.round(value * 10 ** decimals) * 10 ** -decimals;
  // A number as the page writes it; a bare one is a year, which has no thousands.
  function printed(value, pattern, decimals, plus = "", isYear = pattern === "#") {
    const fraction = Math.max(0, decimals);
    const text = Math.abs(rounded(value, decimals)).toLocaleString(language, {
      useGrouping: !isYear && (language.startsWith("zh") ? "min2" : "always"), numberingSystem: "latn",
      minimumFractionDigits: fraction, maximumFractionDigits: fraction });
    const sign = !/[1-9]/.test(text) ? "" : value < 0 ? "−" : plus;
    return pattern.replace(/\$?#/, (place) => sign + place.replace("#", text));
  }
  const position = ({ pattern, scale, decimals, none }, value) =>
    value === 0 && none ? none
      : printed(value * scale, pattern, decimals, "", Boolean(none) || pattern === "#");
  const plain = (value) => String(+value.toPrecision(10));
  const filled = (words, one, two) => words.replace(/[#@]/g, (mark) => mark === "#" ? one : two);
  const listed = ([first = "", ...others]) =>
    others.reduce((before, next) => filled(said.list, before, next), first);

  // A list by year, from grids that are linear between their nodes.
  const between = (low, high, share) => Array.isArray(low)
    ? low.map((one, at) => between(one, high[at], share)) : low + share * (high - low);
  const combined = { sum: (a, b) => a + b, less: (a, b) => a - b,
    product: (a, b) => a * b, min: Math.min, max: Math.max };
  function follows(term, from) {
    if (typeof term === "string") {
      return grids[term].by.reduce((table, name) => {
        const { nodes } = sliders.find((slider) => slider.name === name);
        const passed = nodes.findLastIndex((node) => node <= from[name]);
        const low = Math.max(0, Math.min(passed, nodes.length - 2));
        const share = (from[name] - nodes[low]) / (nodes[low + 1] - nodes[low]);
        return share ? between(table[low], table[low + 1], share) : table[low];
      }, grids[term].values);
    }
    const value = (list, year) => list[list.length > 1 ? year : 0];
    return term.of.map((part) => follows(part, from)).reduce((one, other) =>
      (one.length > 1 ? one : other).map((_, year) =>
        combined[term.how](value(one, year), value(other, year))));
  }
  const needs = (term) => typeof term === "string" ? grids[term].by : term.of.flatMap(needs);
  const pathFrom = (from) => follows(path.of, from).map((value) => value * path.scale);

  // The axis of the chart has room for every corner, so that a move is seen as one.
  const corners = sliders.filter(({ name }) => needs(path.of).includes(name)).reduce(
    (found, { name, low, high }) => [low, own[name], high]
      .flatMap((to) => found.map((from) => ({ ...from, [name]: to }))), [own]);
  const reached = [0, ...corners.flatMap(pathFrom), ...path.known.map((point) => point[1]),
    ...path.levels.flatMap(({ low, high }) => [low, high])];
  const least = Math.min(...reached), most = Math.max(...reached);
  const power = 10 ** Math.floor(Math.log10((most - least) / 4));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one * 4 >= most - least);
  const from = Math.floor(least / step), many = Math.ceil(most / step) - from;
  const ticks = Array.from({ length: many + 1 }, (_, at) => (from + at) * step);

  function draw() {
    const plot = find(".plot"), { width, height } = plot.getBoundingClientRect();
    if (!width) return;
    const left = 44, right = width - 64, foot = height - 24, last = path.years.at(-1);
    const [first] = path.known[0] ?? path.years;
    const x = (year) => left + (year - first) / (last - first) * (right - left);
    const y = (value) => foot - (value - ticks[0]) / (ticks.at(-1) - ticks[0]) * (foot - 10);
    const drawn = [];
    function add(tag, attributes, text = "") {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const name in attributes) element.setAttribute(name, attributes[name]);
      element.textContent = text;
      drawn.push(element);
    }
    // A year without a figure is a gap; a year alone between two gaps is a dot.
    const line = (kind, points) => add("path", { class: kind,
      d: points.map(([year, value], at) => {
        const goesOn = points[at - 1]?.[0] === year - 1;
        return `${goesOn ? "L" : "M"}${x(year)},${y(value)}${goesOn ? "" : "h0"}`;
      }).join("") });
    for (const { label, low, high } of path.levels) {
      const tall = Math.max(2, y(low) - y(high));
      add("rect", { class: "level", x: left, y: y(high), width: right - left, height: tall });
      add("text", { class: "name", x: left + 6, y: y(high) - 6 }, label);
    }
    const amount = (tick) => printed(tick, " #", Math.max(0, -Math.floor(Math.log10(step))));
    for (const tick of ticks) {
      add("path", { class: tick ? "grid" : "grid zero", d: `M${left},${y(tick)}H${right}` });
      add("text", { class: "tick-name", x: left - 8, y: y(tick) + 4 }, amount(tick));
    }
    const room = (right - left) / (last - first);
    const every = [1, 2, 5, 10, 20, 50].find((years) => years * room >= 44);
    for (let year = Math.ceil(first / every) * every; year <= last; year += every) {
      add("text", { class: "year", x: x(year), y: height - 4 }, year);
    }
    const joined = (values) => [...path.known.slice(-1),
      ...path.years.map((year, at) => [year, values[at]])];
    const ahead = pathFrom(now), end = ahead.at(-1);
    line("known", path.known);
    line("path", joined(ahead));
    line("scenario", joined(pathFrom(own)));
    add("circle", { class: "end", cx: x(last), cy: y(end), r: 5 });
    const here = printed(end, path.pattern, path.decimals);
    add("text", { class: "name", x: x(last) + 9, y: y(end) + 4 }, here);
    plot.ariaLabel = `${path.label}, ${last}: ${here}`;
    plot.replaceChildren(...drawn);
    const name = drawn.at(-1), beyond = x(last) + 9 + name.getComputedTextLength() - width;
    if (beyond > 0) {  // too long for the margin: above the end, up to the edge
      name.setAttribute("x", x(last) + 9 - beyond);
      name.setAttribute("y", y(end) - 10);
    }
  }

  // Where a value lies on a slider, of whose steps it may be none.
  function placeOf(value, steps) {
    const passed = steps.findLastIndex((step) => step <= value), next = steps[passed + 1];
    return next === undefined ? passed : passed + (value - steps[passed]) / (next - steps[passed]);
  }

  function showSlider(slider, at) {
    const { name, low, high, value, positions, drawn } = slider;
    const box = panel.querySelectorAll(".slider")[at], input = box.querySelector("input");
    slider.steps = [...new Set([...positions, now[name]])].sort((one, other) => one - other);
    const words = box.querySelector("b").textContent = position(slider, now[name]);
    const max = slider.steps.length - 1, place = slider.steps.indexOf(now[name]);
    Object.assign(input, { max, value: place, ariaValueText: words });
    box.querySelector(".own").textContent = filled(said.ownValue, position(slider, value));
    const [start, end] = box.querySelectorAll(".ends span");
    start.textContent = position(slider, low);
    end.textContent = position(slider, high);
    box.style.setProperty("--own", slider.steps.indexOf(value) / max);
    box.style.setProperty("--now", place / max);
    box.querySelectorAll(".mark").forEach((mark, one) =>
      mark.style.setProperty("--at", placeOf(drawn[one], slider.steps) / max));
  }

  function showFigure(figure) {
    const { id, of, at, scale, pattern, decimals, value, text } = figure;
    const box = find(`[data-figure="${id}"]`), was = figure.isMoved;
    figure.isMoved = moved().some(({ name }) => needs(of).includes(name));
    if (!figure.isMoved && !was) return;
    const here = figure.isMoved ? follows(of, now)[at] * scale : value;
    figure.shown = figure.isMoved ? printed(here, pattern, decimals) : text;
    const change = rounded(here, decimals) - rounded(value, decimals); // of what is printed
    const by = printed(change, pattern.includes("%") ? said.points : pattern, decimals, "+");
    box.querySelector(".card-value").textContent = figure.shown;
    box.querySelector(".card-note").textContent = /[1-9]/.test(by)
      ? `${by}\n${filled(said.beside, text)}` : said.asInScenario;
  }

  function asScenario() {
    const assumptions = moved().map((one) => `${one.label} ${position(one, now[one.name])}`);
    const words = listed(assumptions), most = 70;
    const fitting = assumptions.filter((_, at) =>
      listed(assumptions.slice(0, at + 1)).length <= most);
    const title = `${said.title}: ${listed(fitting) || words.slice(0, most)}`;
    const parameters = moved().map(({ name, key, yaml }) =>
      `    ${key}: ${filled(yaml, plain(now[name]))}`);
    return [`title: ${JSON.stringify(title)}`,
      `description: ${JSON.stringify(filled(said.description, words, told.title))}`,
      `extends: ${told.extends}`, "parameters:", "  common:", ...parameters, ""].join("\n");
  }

  // A moment after the last move it is said, and kept in the address.
  function tell() {
    const news = figures.filter((figure) => figure.isMoved)
      .map(({ label, period_text: when, shown }) => `${label}${when && ` (${when})`}: ${shown}`);
    find("[role=status]").textContent = news.length ? filled(said.end, listed(news)) : said.asInScenario;
    const to = find(".address").hash || location.pathname + location.search;
    if (moved().length || location.hash.includes("=")) history.replaceState(null, "", to);
  }
  function move(to) {
    now = to;
    sliders.forEach(showSlider);
    figures.forEach(showFigure);
    draw();
    find(".address").hidden = find("details").hidden = !moved().length;
    find(".address").href = `#${moved().map(({ name }) => `${name}=${plain(now[name])}`).join("&")}`;
    find("pre code").textContent = asScenario();
    find(".message").textContent = "";
    clearTimeout(saying);
    saying = setTimeout(tell, 400);
  }

  // All that an address asks for is taken, or nothing.
  function readAddress() {
    if (!location.hash.includes("=")) return;
    const to = { ...own }, faults = [], remarks = [];
    for (const [name, text] of new URLSearchParams(location.hash.slice(1))) {
      const slider = sliders.find((one) => one.name === name), asked = `${name}=${text}`;
      const value = /\d/.test(text) ? Number(text) : NaN;
      if (!slider) {
        faults.push(filled(said.unknown, name, new Intl.ListFormat(language, { type: "unit" }).format(sliders.map((one) => one.name))));
      } else if (!(slider.low <= value && value <= slider.high)) {
        faults.push(filled(said.wrong, asked, [slider.low, slider.high].map(plain).join(" … ")));
      } else {
        const away = (one) => Math.abs(one - value);
        const near = slider.positions.reduce((best, one) => away(one) < away(best) ? one : best);
        to[name] = slider.snaps || away(near) < 1e-9 ? near : value;
        if (away(to[name]) >= 1e-9) remarks.push(filled(said.between, asked, plain(near)));
      }
    }
    if (!faults.length) move(to);
    find(".message").textContent = (faults.length ? faults : remarks).join(" ");
    panel.scrollIntoView({ behavior: "instant" });
  }

  // Room for the longest value, so that no move makes a label wrap.
  sliders.forEach((slider, at) => {
    const lengths = slider.positions.map((value) => position(slider, value).length);
    panel.querySelectorAll(".moved b")[at].style.minWidth = `${Math.max(...lengths)}ch`;
  });
  sliders.forEach(({ name }, at) => find(`#what-if-${name}`).addEventListener("input",
    (event) => move({ ...now, [name]: sliders[at].steps[event.target.value] })));
  find(".back").addEventListener("click", () => move(own));
  find(".copy").hidden = !navigator.clipboard;
  find(".copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(find("pre code").textContent);
    find("details [role=status]").textContent = said.copied;
  });
  panel.hidden = false;
  move(own);
  clearTimeout(saying);
  new ResizeObserver(draw).observe(find(".plot"));
  for (const event of ["load", "hashchange"]) addEventListener(event, readAddress);
})();
