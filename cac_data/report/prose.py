"""Markdown and code of a notebook as HTML that a page may carry."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import mistune
from markupsafe import Markup
from pygments.lexers.python import PythonLexer
from pygments.token import (
    Comment,
    Keyword,
    Number,
    String,
)

BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|bn|mn|bcm|km|Mt|MW|GW|TWh)(?!\w))")

CODE_CLASSES = (
    (Comment, "c"),
    (String, "s"),
    (Keyword, "k"),
    (Number, "n"),
)


def markdown_to_html(
    source: str, add_heading: Callable[[str, int], tuple[int, str]]
) -> Markup:
    """Return Markdown as HTML without raw HTML, outside images, scripts and styles.

    `add_heading` is told the HTML and the level of each heading, and returns the level
    and the id that it gets on the page.
    """
    renderer = _Renderer(add_heading)
    convert = mistune.create_markdown(
        renderer=renderer, plugins=["table", "strikethrough"]
    )
    renderer.register("table_cell", _table_cell)
    return Markup(convert(source))


class _Renderer(mistune.HTMLRenderer):
    """Markdown as the page takes it: no raw HTML, no outside images, headings known.

    Dollar signs are dollars: nbconvert's own renderer takes what stands between two of
    them for a formula.
    """

    def __init__(self, add_heading: Callable[[str, int], tuple[int, str]]) -> None:
        super().__init__(escape=True, allow_harmful_protocols=False)
        self._add_heading = add_heading

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        level, identifier = self._add_heading(text, level)
        return f'<h{level} id="{identifier}">{text}</h{level}>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{html.escape(url)}">{text or html.escape(url)}</a>'

    def block_code(self, code: str, info: str | None = None) -> str:
        shown = (
            highlight_code(code) if (info or "").startswith("py") else html.escape(code)
        )
        return f'<pre tabindex="0"><code>{shown}</code></pre>\n'


def _table_cell(
    renderer: Any, text: str, align: str | None = None, head: bool = False
) -> str:
    """Write a cell of a Markdown table; mistune's own has a style attribute."""
    kind = ' class="n"' if align == "right" else ""
    return f'<th scope="col"{kind}>{text}</th>' if head else f"<td{kind}>{text}</td>"


@lru_cache(maxsize=500)  # scenarios share the code of a notebook
def highlight_code(code: str) -> Markup:
    """Return Python code as HTML, with the few colours that help reading.

    Pygments' own formatter wraps every name and doubles the size.
    """
    # Python's own lexer gives quotes and text of a string as tokens of their own; one
    # element around all of them looks the same.
    runs: list[tuple[str, str]] = []
    for token, text in PythonLexer(stripnl=True).get_tokens(code):
        name = next((name for kind, name in CODE_CLASSES if token in kind), "")
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + text)
        else:
            runs.append((name, text))
    parts = []
    for name, text in runs:
        shown = html.escape(text, quote=False)
        parts.append(f'<span class="{name}">{shown}</span>' if name else shown)
    return Markup("".join(parts).rstrip("\n"))


def with_units_kept(text: str) -> str:
    """Return a text in which no line ends between a number and its unit."""
    return BEFORE_UNIT.sub("\xa0", text)


def plain_text(markup: str) -> str:
    """Return HTML without its tags, as text that still has to be escaped."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def slug(text: str) -> str:
    """Make an id of a heading: small letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words) or "section"
