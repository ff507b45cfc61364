"""What a notebook hands to JupyterLab and to a report: a MIME bundle a thing."""

from __future__ import annotations

import sys
from typing import Any

from cac_data import codes

KINDS = ("brief", "figure", "table", "key-figures", "verdicts", "sources", "text")


def mime_type(kind: str) -> str:
    """Return the MIME type of the bundles of one kind; ValueError if there is none."""
    codes.check_member("kind", kind, KINDS)
    return f"application/vnd.cac-data.{kind}.v1+json"


def publish(kind: str, content: dict[str, Any], html: str, text: str) -> None:
    """Hand a thing to Jupyter, or print its plain form where there is none.

    `content` is the versioned bundle, of JSON types only; the other forms are for
    JupyterLab and for a terminal.
    """
    interactive = sys.modules.get("IPython.core.interactiveshell")
    if interactive is not None and interactive.InteractiveShell.initialized():
        from IPython.display import publish_display_data

        forms = {"text/html": html, "text/plain": text, mime_type(kind): content}
        publish_display_data(forms)
    else:
        sys.stdout.write(f"{text}\n")
