"""Pages of the site filled in: one look, that of the reports."""

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pygments.formatters import HtmlFormatter

from cac_data.report.templates import TEMPLATES

HERE = Path(__file__).parent / "template"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(template: str, up: str = "", **context: Any) -> str:
    """A page of a template; `up` leads from its folder to the front page's."""
    return ENVIRONMENT.get_template(f"{template}.html.j2").render(up=up, **context)


def _style() -> str:
    """That of the reports, with what only these pages have, and colours of code."""
    sheets = (TEMPLATES / "page.css", TEMPLATES / "overview.css", HERE / "site.css")
    parts = [sheet.read_text("utf-8") for sheet in sheets]
    # What a report says by its style, it says in a language of its own.
    parts[0] = re.sub(r'"page\.[a-z-]+ "', '""', parts[0])
    parts.append(HtmlFormatter(style="default").get_style_defs(".highlight"))
    dark = HtmlFormatter(style="github-dark").get_style_defs(".highlight")
    parts.append(f"@media (prefers-color-scheme: dark) {{\n{dark}\n}}")
    parts.append(".highlight { background: none; }\n")
    return "\n".join(parts)


STYLE = _style()
