"""A text with its figures marked, and their rows beside it: one page without a script.

Filled in by `string.Template`, so that the core alone makes it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape
from string import Template
from typing import Any

from cac_data.find.said import MEANINGS, SIGNS, lines_of, summary_of
from cac_data.find.texts import blocks_of

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --soft: #595959;
  --line: #c9c9c9; --found: #d7efdc; --possible: #fbeec2; --near: #dbe7fa;
  --absent: #ececec; --link: #0b4f9c; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #16181b;
  --soft: #b4b4b4; --line: #4a4d52; --found: #1d4a2a; --possible: #574713;
  --near: #1f3d68; --absent: #3a3d42; --link: #9cc5ff; } }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.55 system-ui, sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; } h3 { font-size: 1rem; margin: 0; }
a { color: var(--link); }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 60rem) { main { grid-template-columns: 3fr 2fr; } }
.text p { white-space: pre-wrap; margin: 0 0 1em; } .text .heading { font-weight: 600; }
mark { color: inherit; padding: 0 .15em; border-radius: .2em; }
mark a { color: inherit; } mark small { font-size: .75em; }
.found { background: var(--found); } .possible { background: var(--possible); }
.near { background: var(--near); } .absent { background: var(--absent); }
.state { padding: 0 .4em; border-radius: .2em; font-weight: 400; }
.figure { border-top: 1px solid var(--line); padding: .6rem 0; }
.figure ul { padding-left: 1.2em; margin: .3em 0; } .figure p { margin: .3em 0; }
.soft { color: var(--soft); } dt { font-weight: 600; } dd { margin: 0 0 .4em; }
@media print { main { display: block; } }
"""

PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="$policy">
<title>Figures of $name</title>
<style>$style</style>
</head>
<body>
<header>
<h1>Figures of $name</h1>
<p>$summary.</p>
<dl>
$meanings
</dl>
</header>
<main>
<section class="text" aria-labelledby="the-text">
<h2 id="the-text">The text</h2>
<div lang="$language">
$text
</div>
</section>
<section aria-labelledby="the-rows">
<h2 id="the-rows">Figures and their rows</h2>
$figures
</section>
</main>
<footer class="soft"><p>cac-data $version, tables $data_version.</p></footer>
</body>
</html>
""")

_MEANING = Template(
    '<dt><span class="state $status">$sign $status</span></dt><dd>$text</dd>'
)
_MARK = Template(
    '<mark class="$status" id="mark-$number"><a href="#figure-$number">$text</a>'
    "<small> $sign $status</small></mark>"
)
_FIGURE = Template("""<div class="figure" id="figure-$number">
<h3><a href="#mark-$number">$text</a>
<span class="state $status">$sign $status</span></h3>
$rows$why</div>""")


def page_of(report: Mapping[str, Any], text: str) -> str:
    """Return a page of a text and what was told of its figures."""
    digest = hashlib.sha256(STYLE.encode()).digest()
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{base64.b64encode(digest).decode()}'"
    )
    meanings = (
        _MEANING.substitute(status=status, sign=sign, text=escape(MEANINGS[status]))
        for status, sign in SIGNS.items()
    )
    figures = [
        _figure(number, record)
        for number, record in enumerate(report["figures"], start=1)
    ]
    return PAGE.substitute(
        policy=policy,
        style=STYLE,
        name=escape(report["text"]),
        summary=escape(summary_of(report)),
        meanings="\n".join(meanings),
        language=language_of(text),
        text="\n".join(_paragraphs(text, report["figures"])),
        figures="\n".join(figures) or "<p>None.</p>",
        version=escape(report["version"]),
        data_version=escape(report["data_version"]),
    )


def language_of(text: str) -> str:
    """Return the language in which most letters of a text are written."""
    counts = {
        "zh": len(re.findall("[\u4e00-\u9fff]", text)) * 3,
        "ru": len(re.findall("[А-Яа-яЁё]", text)),
        "en": len(re.findall("[A-Za-z]", text)),
    }
    return max(counts, key=lambda code: counts[code])


def _paragraphs(text: str, figures: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the blocks of a text with its figures marked."""
    waiting = list(enumerate(figures, start=1))[::-1]
    for block in blocks_of(text):
        parts = []
        at = block.start
        end = block.start + len(block.text)
        while waiting and waiting[-1][1]["start"] < end:
            number, record = waiting.pop()
            parts.append(escape(text[at : record["start"]]))
            parts.append(
                _MARK.substitute(
                    number=number,
                    status=record["status"],
                    sign=SIGNS[record["status"]],
                    text=escape(text[record["start"] : record["end"]].strip()),
                )
            )
            at = record["end"]
        parts.append(escape(text[at:end]))
        shown = "".join(parts).strip()
        yield (
            f'<p class="heading">{shown}</p>' if block.is_heading else f"<p>{shown}</p>"
        )


def _figure(number: int, record: Mapping[str, Any]) -> str:
    rows = "\n".join(map(_row, record["matches"]))
    left_out = record["count"] - len(record["matches"])
    more = f"<p>and {left_out} more</p>" if left_out > 0 else ""
    why = f'<p class="soft">{escape(record["why"])}</p>' if record["why"] else ""
    return _FIGURE.substitute(
        number=number,
        status=record["status"],
        sign=SIGNS[record["status"]],
        text=escape(record["text"]),
        rows=rows + more,
        why=why,
    )


def _row(match: Mapping[str, Any]) -> str:
    """Return a row: its figure and fact, then what else is told of it."""
    first, *others = map(escape, lines_of(match))
    linked = [_LINK.sub(r'<a href="\g<0>">\g<0></a>', line) for line in others]
    listed = "".join(f"<li>{line}</li>" for line in linked)
    return f"<p>{first}</p>\n<ul>{listed}</ul>"


_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)]")
