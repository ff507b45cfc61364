"""The frame that the pages over all reports share: index and comparison.

Like a report, such a page is one file that asks for nothing. It carries one style sheet
and one script, both named by their hash in its Content-Security-Policy; the script only
adds filters and no reader needs it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cac_data.report import assets
from cac_data.report.manifest import versions_now


def render(template: str, *, script: str, **context: Any) -> str:
    """Fill in the template of a page.

    Parameters
    ----------
    template : str
        Name of its file.
    script : str
        Name of the page's script, without its ending.
    **context
        What the template shows.

    Returns
    -------
    str
        The page.
    """
    style = assets.style_sheet("overview")
    text = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),
            script=Markup(assets.script(script)),
            policy=assets.content_security_policy(script, style=style),
            versions=versions_now(),
            **context,
        )
    )
    return f"{text.strip()}\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(assets.TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
