// Shows the values of a chart under the pointer, a finger and keys. They are read from the
// rows behind the figure, which the page has. The page is whole without it.
(() => {
  const { said, figures } = JSON.parse(document.getElementById("readings").textContent);
  const make = (tag, look) => Object.assign(document.createElement(tag), look);
  const joined = (...parts) => parts.filter(Boolean).join(" · ");
  const within = (value, low, high) => Math.max(low, Math.min(value, high));
  // A number as the page writes it: a half goes to the even digit, and none becomes zero.
  function number(value, decimals, plus = "") {
    const write = (digits) => Math.abs(value).toLocaleString(said.locale, {
      numberingSystem: "latn", roundingMode: "halfEven",
      useGrouping: said.locale.startsWith("zh") ? "min2" : "always", ...digits });
    const text = write({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    const shown = value && !/[1-9]/.test(text) ? write({ maximumSignificantDigits: 1 }) : text;
    return (value < 0 ? "−" : value ? plus : "") + shown;
  }
  function rowsOf(figure) {
    const [names, ...rows] = rowsIn(figure.querySelector("a[download]"));
    return rows.map((row) => Object.fromEntries(row.map((cell, at) => [names[at], cell])));
  }
  // What is drawn: each value with its place, and where it stands, in a stack on others.
  function read(saved, told, called) {
    const { kind, at, by, group, panel, marks, places, series, scale = 1, lanes = 0 } = told;
    const { inks = {}, ends = [], kinds = [] } = told, sums = {}, values = [];
    const others = series.filter((code) => !(code in said.colours || code in inks));
    const order = (row) => by ? series.indexOf(row[by]) : 0, all = kind === "fan" ? "some" : "every";
    const rows = saved.filter((row) => marks[all](([name]) => row[name]));
    const key = (row) => JSON.stringify([row[group], row[at]]), keys = [...new Set(rows.map(key))];
    for (const row of rows.sort((one, other) => order(one) - order(other))) {
      const place = places ? places[keys.indexOf(key(row))] : Number(row[at]);
      const code = by ? row[by] : "";
      for (const [name, mark] of marks.filter(([name]) => row[name])) {
        const value = row[name] * scale, stack = [row[panel], place, kind === "bars" && value < 0];
        sums[stack] = (sums[stack] ?? 0) + value;
        values.push({ code, place, value, of: row[panel] ?? "",
          stands: kind === "bars" || kind === "areas" ? sums[stack] : value,
          lane: place + lanes * (order(row) - (series.length - 1) / 2),
          title: joined(called(row[group]), called(row[at])),
          name: joined(by !== at && by !== group && called(code), mark),
          ink: inks[code] ?? said.colours[code] ?? said.colours[others.indexOf(code)],
          ranges: ends.filter(([low, high]) => row[low] && row[high] && row[low] !== row[high])
            .map(([low, high, word]) => [row[low] * scale, row[high] * scale, word]),
          notes: kinds.filter(([one, cell]) => row[one] === cell).map(([, , word]) => word) });
      }
    }
    return values;
  }
  // The stops of the keys: each place in each panel, with the years that have no row.
  function stopsOf(values, { panels, places }) {
    const all = [...new Set(values.map(({ place }) => place))].sort((one, other) => one - other);
    for (let at = 1; !places && at < all.length; at++) {
      if (all[at] - all[at - 1] > 1) all.splice(at, 0, all[at - 1] + 1);
    }
    return panels.flatMap((panel) => all.map((place) => ({ panel, place })));
  }
  for (const [id, told] of Object.entries(figures)) {
    const { panels, lying, decimals, pattern } = told, figure = document.getElementById(id);
    const [drawing, over, plot, box, live] = [".drawing", ".over", ".over svg", ".values",
      "[role=status]"].map((selector) => figure.querySelector(selector));
    const called = (code) => code && (told.names[code] ?? said.names[code] ?? code);
    let values, stops, here = -1;
    const prepare = () => stops ??= stopsOf(values = read(rowsOf(figure), told, called), told);
    const part = ([low, high], value, log) => log ? Math.log(value / low) / Math.log(high / low)
      : (value - low) / (high - low);
    const across = ({ box, x }, value) => box[0] + part(x, value) * (box[2] - box[0]);
    const down = ({ box, y, log }, value) => box[3] - part(y, value, log) * (box[3] - box[1]);
    const along = ({ panel, place }) => (lying ? down : across)(panel, place);
    function lineOf({ name, ink, value, ranges = [], notes = [] }) {
      const line = make("p"), swatch = make("i");
      const [, sign, size] = /([−+]?)(.*)/.exec(number(value, decimals, told.sign ? "+" : ""));
      const amount = pattern.replace(/\$?#/, (place) => sign + place.replace("#", () => size));
      const between = ranges.map(([low, high, word]) => (word && `${word}: `)
        + [low, high].map((end) => number(end, decimals)).join(low < 0 ? " … " : "–"));
      const more = [...between, ...notes].join("; ");
      swatch.style.background = ink || "currentColor";
      if (name) line.append(swatch, `${name} `);
      line.append(isNaN(value) ? said.none : make("b", { textContent: amount }), more && ` (${more})`);
      return line;
    }
    // The values at a stop; where there are years, also which series have none.
    function tell({ panel: { of = "" }, place }) {
      const inPanel = values.filter((value) => value.of === of);
      const found = inPanel.filter((value) => value.place === place);
      const last = new Map(inPanel.map((value) => [value.code, value]));
      const all = told.places || told.kind === "fan" ? found : [...last.values()].map((one) =>
        found.find(({ code }) => code === one.code) ?? { ...one, value: NaN });
      const textContent = joined(called(of), found[0]?.title ?? place);
      box.replaceChildren(make("p", { textContent }), ...(all.length ? all : [{}]).map(lineOf));
      return found;
    }
    function mark(tag, places, ink) {
      const item = plot.appendChild(document.createElementNS(plot.namespaceURI, tag));
      for (const name in places) item.setAttribute(name, `${places[name] * 100}%`);
      item.style.fill = ink || "currentColor";
    }
    function draw(to, isSaid) {
      here = to;
      plot.replaceChildren();
      box.hidden = here < 0;
      if (here < 0) return;
      const { panel, place } = stops[here], [x1, y1, x2, y2] = panel.box, at = along(stops[here]);
      mark("line", lying ? { x1, x2, y1: at, y2: at } : { x1: at, x2: at, y1, y2 });
      for (const { stands, lane, ink } of tell(stops[here])) {
        const cx = across(panel, lying ? stands : place), cy = down(panel, lying ? lane : stands);
        if (cx < x2 + 1e-3 && cy > y1 - 1e-3) mark("circle", { cx, cy }, ink); // not cut off
      }
      // Beside the line, in what is seen of a picture that is wider than the screen.
      const { clientWidth: wide, clientHeight: high } = over, { offsetWidth, offsetHeight } = box;
      const seen = drawing.getBoundingClientRect(), x = at * wide, y = at * high;
      const left = () => Math.max(0, seen.left - over.getBoundingClientRect().left);
      if (isSaid && !lying) drawing.scrollLeft += x - within(x, left() + 8, left() + seen.width - 8);
      const room = Math.min(wide, left() + seen.width) - offsetWidth;
      const beside = (line, size, most) => line + 12 > most ? line - 12 - size : line + 12;
      box.style.left = `${within(lying ? x1 * wide : beside(x, offsetWidth, room), left(), room)}px`;
      box.style.top = `${Math.max(0, lying ? beside(y, offsetHeight, high - offsetHeight) : y1 * high)}px`;
      if (isSaid) live.textContent = [...box.children].map((line) => line.textContent).join("; ");
    }
    function point({ clientX, clientY }, isSaid) {
      prepare();
      const { left, top, width, height } = over.getBoundingClientRect(), room = 0.03;
      const u = (clientX - left) / width, v = (clientY - top) / height;
      const panel = panels.find(({ box }) => v === within(v, box[1] - room, box[3] + room)
        && (lying || u === within(u, box[0] - room, box[2] + room)));
      const away = (at) => stops[at].panel === panel ? Math.abs(along(stops[at]) - (lying ? v : u)) : 9;
      draw(panel ? stops.reduce((best, _, at) => away(at) < away(best) ? at : best, 0) : -1, isSaid);
    }
    drawing.onpointermove = (event) => event.pointerType === "touch" || point(event);
    drawing.onpointerleave = (event) => event.pointerType === "touch" || draw(-1);
    drawing.onclick = (event) => point(event, true);
    over.onblur = () => draw(-1);
    document.addEventListener("pointerdown", ({ target }) => drawing.contains(target) || draw(-1));
    over.onkeydown = (event) => {
      prepare();
      const last = stops.length - 1, turn = panels.length > 1 ? stops.length / panels.length : 1;
      const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: turn, ArrowUp: -turn }[event.key];
      const next = here < 0 && step < 0 ? last : here < 0 ? 0 * step : here + step;
      const to = { Home: 0, End: last, Escape: -1 }[event.key] ?? within(next, 0, last);
      if (isNaN(to) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      draw(to, true);
    };
    over.hidden = false;
    drawing.removeAttribute("tabindex"); // what it holds takes the focus
  }
})();
