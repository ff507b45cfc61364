"""What a notebook hands to JupyterLab and to a report: a MIME bundle a thing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from cac_data import codes

KINDS = ("brief", "figure", "table", "key-figures", "verdicts", "sources", "text")


@dataclass(frozen=True)
class Bundle:
    """One thing to show, in every form.

    Attributes
    ----------
    kind : str
        ``figure``, ``table``, ``key-figures``, ``verdicts``, ``sources`` or ``text``.
    content : dict
        The versioned bundle: JSON types only.
    html, text : str
        For JupyterLab, and for a terminal.
    """

    kind: str
    content: dict[str, Any]
    html: str
    text: str

    def mime(self) -> dict[str, Any]:
        """Return the forms by MIME type, as Jupyter takes them."""
        return {
            "text/html": self.html,
            "text/plain": self.text,
            mime_type(self.kind): self.content,
        }


def mime_type(kind: str) -> str:
    """Return the MIME type of the bundles of one kind.

    ValueError if there is no such kind.

    Examples
    --------
    >>> mime_type("key-figures")
    'application/vnd.cac-data.key-figures.v1+json'
    """
    codes.check_member("kind", kind, KINDS)
    return f"application/vnd.cac-data.{kind}.v1+json"


def publish(bundle: Bundle) -> None:
    """Hand the forms to Jupyter, or print the plain one where there is none."""
    interactive = sys.modules.get("IPython.core.interactiveshell")
    if interactive is not None and interactive.InteractiveShell.initialized():
        from IPython.display import publish_display_data

        publish_display_data(bundle.mime())
    else:
        sys.stdout.write(f"{bundle.text}\n")
