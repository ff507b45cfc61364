"""The frame that the pages over all reports share: index and comparison.

Like a report, such a page is one file that asks for nothing. It carries one style sheet
and one script, both named by their hash in its Content-Security-Policy; the script only
adds filters and no reader needs it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cac_data.report.publish import versions_now
from cac_data.report.render import TEMPLATES, style_sheet


def render(template: str, *, script: str, **context: Any) -> str:
    """Fill in the template of a page.

    Parameters
    ----------
    template, script : str
        Names of files beside the templates.
    **context
        What the template shows.

    Returns
    -------
    str
        The page.
    """
    text = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(overview_style()),
            script=Markup(script_text(script)),
            policy=content_security_policy(script),
            versions=versions_now(),
            **context,
        )
    )
    return f"{text.strip()}\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@cache
def overview_style() -> str:
    """Return the style sheet: that of the reports, and what only these pages have."""
    text = (TEMPLATES / "overview.css").read_text("utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join([style_sheet(), *(line for line in lines if line)])


@cache
def script_text(name: str) -> str:
    """Return a script without indentation and whole lines of comment.

    Parameters
    ----------
    name : str
        Name of the file.

    Returns
    -------
    str
        What stands between the tags.
    """
    lines = (TEMPLATES / name).read_text("utf-8").splitlines()
    kept = (line.strip() for line in lines if not line.strip().startswith("//"))
    return "\n".join(line for line in kept if line)


def content_security_policy(script: str) -> str:
    """Return the policy of a page: its own style, script and images, no more.

    Parameters
    ----------
    script : str
        Name of the file of its script.

    Returns
    -------
    str
        The value of the header that the page declares.
    """
    return (
        "default-src 'none'; img-src data:; "
        f"style-src '{_digest(overview_style())}'; "
        f"script-src '{_digest(script_text(script))}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
