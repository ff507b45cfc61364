// Marks in the contents the section that is being read, and keeps the mark in view.
// The page is whole without it.
(() => {
const nav = document.querySelector(".contents-wide");
const links = [...nav.querySelectorAll("a")];
const heads = links.map((link) => document.getElementById(link.hash.slice(1)));
let due = false;
function mark() {
due = false;
if (!nav.offsetHeight) return;
const left = document.documentElement.scrollHeight - innerHeight - scrollY;
// What has passed this line is being read. On the last screen the line goes down to
// the foot, so that short sections at the end have their turn.
const line = Math.max(Math.min(innerHeight / 4, 160), innerHeight - left);
const tops = heads.map((head) => head.getBoundingClientRect().top);
const asked = links.findIndex((link) => link.hash === location.hash);
const here = asked >= 0 && tops[asked] >= 0 && tops[asked] <= line
? asked : Math.max(0, tops.findLastIndex((top) => top <= line));
links.forEach((link, place) => {
if (place !== here) link.removeAttribute("aria-current");
else if (!link.ariaCurrent) link.setAttribute("aria-current", "location");
});
const box = nav.getBoundingClientRect(), at = links[here].getBoundingClientRect();
if (at.top < box.top + 32) nav.scrollTop -= box.top + 32 - at.top;
if (at.bottom > box.bottom - 32) nav.scrollTop += at.bottom - box.bottom + 32;
}
function later() {
if (!due) due = requestAnimationFrame(mark);
}
addEventListener("scroll", later, { passive: true });
addEventListener("resize", later);
// A link into a fold opens it.
function open() {
const target = location.hash && document.getElementById(location.hash.slice(1));
const fold = target && target.closest("details:not([open])");
if (fold) { fold.open = true; target.scrollIntoView(); }
later();
}
addEventListener("hashchange", open);
addEventListener("load", open);
document.addEventListener("toggle", later, true);
mark();
})();
// The rows that a link saves as CSV, the first with the names of columns.
function rowsIn(link) {
const address = link.getAttribute("href"), rows = [[]];
const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(,|\n)/g)) {
rows.at(-1).push(cell[0] === '"' ? cell.slice(1, -1).replaceAll('""', '"') : cell);
if (end === "\n") rows.push([]);
}
return rows.slice(0, -1);
}
// Narrows a long table to the rows that have every word looked for.
for (const box of document.querySelectorAll(".narrow")) {
const rows = [...box.parentNode.querySelectorAll("tbody tr")];
const found = box.querySelector("output");
const small = (text) =>
text.toLocaleLowerCase(document.documentElement.lang).replaceAll("ё", "е");
box.addEventListener("input", (event) => {
const wanted = small(event.target.value).split(/\s+/).filter(Boolean);
for (const row of rows) {
const text = small(row.textContent);
row.hidden = !wanted.every((word) => text.includes(word));
}
const left = rows.filter((row) => !row.hidden).length;
found.value = wanted.length ? `${left}/${rows.length}` : "";
});
box.hidden = false;
}
