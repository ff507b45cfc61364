"""Markdown of a notebook as HTML that a page may carry."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import mistune
from markupsafe import Markup

AddHeading = Callable[[str, int], tuple[int, str]]
"""Takes HTML and level of a heading, and returns its level and id on the page."""


def markdown_to_html(source: str, add_heading: AddHeading) -> Markup:
    """Return Markdown as HTML without raw HTML, outside images, scripts and styles."""
    renderer = _Renderer(escape=True, allow_harmful_protocols=False)
    renderer.add_heading = add_heading
    convert = mistune.create_markdown(
        renderer=renderer, plugins=["table", "strikethrough"]
    )
    return Markup(convert(source))


class _Renderer(mistune.HTMLRenderer):
    """Markdown as the page takes it; dollar signs are dollars, not formulas."""

    add_heading: AddHeading

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        level, identifier = self.add_heading(text, level)
        return f'<h{level} id="{identifier}">{text}</h{level}>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{html.escape(url)}">{text or html.escape(url)}</a>'

    def block_code(self, code: str, info: str | None = None) -> str:
        return f'<pre tabindex="0"><code>{html.escape(code)}</code></pre>\n'

    def table_cell(
        self, text: str, align: str | None = None, head: bool = False
    ) -> str:
        # mistune's own has a style attribute.
        kind = ' class="n"' if align == "right" else ""
        tag = 'th scope="col"' if head else "td"
        return f"<{tag}{kind}>{text}</{tag[:2]}>"
