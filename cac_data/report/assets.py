"""Style sheets and scripts of the pages, and the policy that allows them by their hash.

A page asks for nothing from outside and can be read without a script. It declares a
Content-Security-Policy that allows nothing but its own style sheet, its own images and
its own scripts.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from cac_data.report.columns import column_rules

__all__ = ["TEMPLATES", "content_security_policy", "script", "style_sheet"]

TEMPLATES = Path(__file__).parent / "template"
"""The folder of the templates, styles and scripts."""


@cache
def style_sheet(*more: str) -> str:
    """Return the style sheet of the pages, without comments and spare room.

    Parameters
    ----------
    *more : str
        Names of further sheets of the template, without their ending.

    Returns
    -------
    str
        The common sheet and the further ones.
    """
    sheets = [(TEMPLATES / f"{name}.css").read_text("utf-8") for name in more]
    common = (TEMPLATES / "page.css").read_text("utf-8")
    text = "\n".join([common.replace("/* COLUMNS */", column_rules()), *sheets])
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r" ?([{};,]) ?", r"\1", text).replace(";}", "}")


@cache
def script(name: str) -> str:
    """Return a script of the template, without comment lines and indentation.

    Parameters
    ----------
    name : str
        The file's name without its ending.

    Returns
    -------
    str
        The script; a comment in it must have a line of its own.
    """
    lines = (TEMPLATES / f"{name}.js").read_text("utf-8").splitlines()
    kept = (line.strip() for line in lines)
    return "\n".join(line for line in kept if line and not line.startswith("//"))


@cache
def content_security_policy(*scripts: str, style: str | None = None) -> str:
    """Return the policy that a page declares: its own style and images, no more.

    Parameters
    ----------
    *scripts : str
        Names of the template's scripts that the page carries.
    style : str, optional
        Its style sheet; by default the common one.

    Returns
    -------
    str
        For the ``content`` of the ``meta`` element.
    """
    allowed = " ".join(_source_hash(script(name)) for name in scripts)
    return (
        "default-src 'none'; img-src data:; "
        f"style-src {_source_hash(style_sheet() if style is None else style)}; "
        + (f"script-src {allowed}; " if scripts else "")
        + "base-uri 'none'; form-action 'none'"
    )


def _source_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
