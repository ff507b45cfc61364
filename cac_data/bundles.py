"""What a notebook hands to JupyterLab and to a report: a MIME bundle a thing."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from traceback import walk_tb
from typing import Any

from cac_data.completion import Completer, described
from cac_data.validate import check_member

KINDS = (
    *("brief", "text", "figure", "table", "key-figures", "verdicts", "sources"),
    "what-if",
)


def mime_type(kind: str) -> str:
    """Return the MIME type of the bundles of one kind; ValueError if there is none."""
    check_member("kind", kind, KINDS)
    return f"application/vnd.cac-data.{kind}.v1+json"


def running_shell() -> Any:
    """Return the shell of IPython in which this runs, if it does."""
    module = sys.modules.get("IPython")
    return module.get_ipython() if module else None


def publish(kind: str, content: dict[str, Any], html: str, text: str) -> None:
    """Hand a thing to Jupyter, or print its plain form where there is none.

    `content` is the versioned bundle, of JSON types only; the other forms are for
    JupyterLab and for a terminal.
    """
    if running_shell():
        from IPython.display import publish_display_data

        # Two amounts in dollars are no formula.
        html = f'<div class="mathjax_ignore">{html}</div>'
        forms = {"text/html": html, "text/plain": text, mime_type(kind): content}
        publish_display_data(forms)
    else:
        sys.stdout.write(f"{text}\n")


def _show_error(
    shell: Any, kind: type, error: Any, trace: Any, tb_offset: int | None = None
) -> None:
    """Show what we refuse with the reader's own lines alone."""
    names = [frame.f_globals.get("__name__", "") for frame, _ in walk_tb(trace)]
    ours = [name.startswith("cac_data.") for name in names]
    if ours[-1] and not ours[0]:
        last = trace
        for _ in range(ours.index(True) - 1):
            last = last.tb_next
        last.tb_next, error.__suppress_context__ = None, True
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def _words_left(frame: Any) -> str | None:
    # JupyterLab sets all cells to the right.
    html, words = frame._repr_html_(), r"<th>|<td>(?=[^<]*[A-Za-z])"
    left = ' style="text-align: left">'
    return html and re.sub(words, lambda tag: tag[0][:-1] + left, html)


def prepare_shell(frame: type, load: Callable[[Any], Any]) -> None:
    """Let IPython, if it runs, know what this library is asked and answers.

    It shows errors of ours shortly and words at the left, offers the words that a call
    takes, and begins help with what a function does. `load` gives the table of a name.
    """
    shell = running_shell()
    if shell is None or shell.custom_exceptions:
        return
    shell.set_custom_exc((ValueError,), _show_error)
    shell.display_formatter.formatters["text/html"].for_type(frame, _words_left)
    shell.Completer.custom_matchers.append(Completer(shell, load))
    shell.inspector.mime_hooks.setdefault("text/plain", described)
