// Copies a figure or a table with where it comes from: its words, rows and sources as text
// for a spreadsheet and as HTML for a text; a figure also as a picture. All of that is on
// the page already. The buttons are seen where this has run.
(() => {
  const said = JSON.parse(document.getElementById("copying").textContent);
  const textOf = (item) => (item?.textContent ?? "").replace(/\s+/g, " ").trim();
  const make = (tag, ...inside) => {
    const item = document.createElement(tag);
    item.append(...inside);
    return item;
  };
  const without = (item, parts) => {
    const copy = item.cloneNode(true);
    copy.querySelectorAll(parts).forEach((part) => part.remove());
    return copy;
  };

  // --- What is copied -------------------------------------------------------------------

  const isShown = (item) => !item.closest("[hidden]");
  const linksIn = (item) => [...item.querySelectorAll("a")].filter(({ hash }) => /^#s\d+$/.test(hash));
  const cellOf = (cell) => linksIn(cell).map(textOf).join(", ") || textOf(cell);
  // The sources of what is shown, each once, as the page lists them.
  function sourcesOf(block) {
    const numbers = linksIn(block).filter(isShown).map(({ hash }) => Number(hash.slice(2)));
    const listed = (number) => without(document.getElementById(`s${number}`), "span").childNodes;
    return [...new Set(numbers)].sort((one, other) => one - other)
      .map((number) => make("p", `[${number}] `, ...listed(number)));
  }
  // Rows as they are saved and as they are shown; of a table that is narrowed, those left.
  function rowsOf(block, link) {
    const lines = [...block.querySelector("table").rows];
    const shown = lines.map((row) => [...row.cells].map(cellOf));
    const saved = link ? rowsIn(link) : shown;
    if (block.matches(".figure")) return { saved, shown: saved };
    const isLeft = (_, at) => isShown(lines[at]);
    return { saved: saved.filter(isLeft), shown: shown.filter(isLeft) };
  }
  function read(block) {
    const caption = block.querySelector("figcaption, caption"), link = block.querySelector("a[download]");
    const name = textOf(caption.querySelector("strong") ?? caption).replace(/\.$/, "");
    const notes = [...block.querySelectorAll(".once, .table-note")];
    const [accessed, citation] = [".accessed", ".citation"].map((part) => textOf(document.querySelector(part)));
    return {
      name, file: (link?.download ?? "key-figures.csv").replace(/\.csv$/, ""),
      title: textOf(block.querySelector(".finding")), measure: textOf(block.querySelector(".measure")),
      caption: textOf(without(caption, ".cites, details")),
      ...rowsOf(block, link),
      notes: notes.map((note) => textOf(without(note, ".cites"))).filter(Boolean),
      sources: sourcesOf(block),
      ends: [accessed, `${citation} ${name}.`].filter(Boolean),
    };
  }
  function asText({ title, measure, caption, saved, notes, sources, ends }) {
    const rows = saved.map((row) => row.map((cell) => cell.replace(/\s+/g, " ")).join("\t"));
    const listed = sources.map((item) => [textOf(item), item.querySelector("a")?.href].filter(Boolean).join(" "));
    const words = [title, measure, caption].filter(Boolean);
    return [...words, "", ...rows, "", ...notes, said.sources, ...listed, ...ends, ""].join("\n");
  }
  function asHtml({ title, measure, caption, shown, notes, sources, ends }) {
    const [head, ...body] = shown;
    const line = (tag, row) => make("tr", ...row.map((cell) => make(tag, cell)));
    const table = make("table", line("th", head), ...body.map((row) => line("td", row)));
    table.border = 1; // a text has no style of ours
    const before = [title && make("b", title), measure, caption].filter(Boolean);
    const after = [...notes, make("b", said.sources)];
    const paragraphs = (items) => items.map((item) => make("p", item));
    const all = make("div", ...paragraphs(before), table, ...paragraphs(after), ...sources, ...paragraphs(ends));
    all.lang = document.documentElement.lang;
    return all.outerHTML;
  }

  // --- The picture ----------------------------------------------------------------------

  const EDGE = 16, FINE = 2, MOST = 15, INK = "#1c2126", SOFT = "#545d66"; // it is always a light one
  const DARK = /@media\(prefers-color-scheme:dark\)\{svg\{[^}]*\}\}/;
  // Lines as long as there is room, which end at blanks, or at any sign of Chinese.
  function linesOf(pencil, text, room) {
    const lines = [""];
    for (const word of text.split(/(?<= )|(?=[\u3040-\u9fff])/)) {
      if (pencil.measureText(lines.at(-1) + word.trim()).width > room) lines.push("");
      lines.push(lines.pop() + word);
    }
    return lines;
  }
  // The drawing, between what it shows and who says so.
  async function draw(block, { title, measure, caption, sources, ends }) {
    const shown = block.querySelector("img"), image = new Image();
    image.src = shown.src.replace(DARK, "");
    await image.decode();
    const [wide, high] = ["width", "height"].map((side) => Number(shown.getAttribute(side)));
    const all = new Set(sources.map((item) => textOf(item.childNodes[1]).replace(/\.$/, "")));
    const publishers = [...all].slice(0, MOST).concat(all.size > MOST ? `… (${all.size})` : []);
    const canvas = make("canvas"), pencil = canvas.getContext("2d");
    const laid = (...texts) => texts.filter(([text]) => text).flatMap(([text, ink, size, weight = 400]) => {
      pencil.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
      return linesOf(pencil, text, wide).map((line) => ({ line, ink, font: pencil.font, step: 1.4 * size }));
    });
    const above = laid([title, INK, 17, 600], [measure, SOFT, 13]);
    const from = all.size && `${said.sources}: ${publishers.join("; ")}.`;
    const below = laid([caption, INK, 13], [from, SOFT, 11], [ends.at(-1), SOFT, 11]);
    const lines = [...above, ...below].reduce((sum, { step }) => sum + step, 0);
    Object.assign(canvas, { width: FINE * (wide + 2 * EDGE), height: FINE * (high + lines + 3 * EDGE) });
    pencil.scale(FINE, FINE);
    pencil.fillStyle = "#ffffff";
    pencil.fillRect(0, 0, canvas.width, canvas.height);
    let down = EDGE / 2;
    const write = ({ line, ink, font, step }) => {
      Object.assign(pencil, { fillStyle: ink, font });
      pencil.fillText(line, EDGE, (down += step));
    };
    above.forEach(write);
    pencil.drawImage(image, EDGE, (down += EDGE / 2), wide, high);
    down += high;
    below.forEach(write);
    return new Promise((done) => canvas.toBlob(done));
  }

  // --- To the clipboard, else into a file -------------------------------------------------

  async function give(outcome, kinds, file) {
    try {
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
      return outcome;
    } catch { // there is none, or it is refused
      const [first] = await Promise.all(Object.values(kinds));
      Object.assign(make("a"), { href: URL.createObjectURL(first), download: file }).click();
      return "saved";
    }
  }
  function copy(block, all, asPicture) {
    if (asPicture) return give("picture", { "image/png": draw(block, all) }, `${all.file}.png`);
    const texts = { "text/plain": asText(all), "text/html": asHtml(all) };
    const kinds = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
    return give("rows", Object.fromEntries(kinds), `${all.file}.tsv`);
  }
  const told = document.querySelector(".told");
  let timer;
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest(".copy button");
    if (!button) return;
    told.textContent = ""; // so that the same is said again
    clearTimeout(timer);
    const block = button.closest(".figure, .table, details"), all = read(block);
    const outcome = await copy(block, all, button.value === "picture").catch(() => "nothing");
    told.textContent = said[outcome].replace("#", all.name);
    timer = setTimeout(() => told.replaceChildren(), 8000);
  });
  document.querySelectorAll(".copy").forEach((buttons) => (buttons.hidden = false));
})();
