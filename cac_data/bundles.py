"""What a notebook hands to JupyterLab and to a report: a MIME bundle a thing."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from traceback import walk_tb
from typing import Any

from cac_data.completion import Completer, described
from cac_data.validate import check_member

KINDS = (
    "brief",
    "text",
    "figure",
    "table",
    "key-figures",
    "verdicts",
    "sources",
    "what-if",
    "sheet",
)

# JupyterLab sets all cells to the right, where words cannot be read.
CELL_OF_WORDS = re.compile(r"<th>|<td>(?=[^<]*[A-Za-z])")


_pictures_wanted: ContextVar[bool] = ContextVar("pictures_wanted", default=False)


@contextmanager
def with_pictures() -> Iterator[None]:
    """Have drawings that no program can draw anew carry a picture, too, for a while.

    Maps and timelines have no form in office programs; a page needs no picture.
    """
    token = _pictures_wanted.set(True)
    try:
        yield
    finally:
        _pictures_wanted.reset(token)


def are_pictures_wanted() -> bool:
    """Return whether drawings are to carry pictures."""
    return _pictures_wanted.get()


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
    """Show what we refuse with the reader's own lines alone.

    The parameters are those that IPython hands to whoever shows an error.
    """
    modules = [frame.f_globals.get("__name__", "") for frame, _ in walk_tb(trace)]
    is_ours = [module.startswith("cac_data.") for module in modules]
    if is_ours[-1] and not is_ours[0]:
        # The traceback ends where the reader called us, not where we raised.
        last_of_reader = trace
        for _ in range(is_ours.index(True) - 1):
            last_of_reader = last_of_reader.tb_next
        last_of_reader.tb_next = None
        error.__suppress_context__ = True
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def _with_words_at_left(frame: Any) -> str | None:
    html: str | None = frame._repr_html_()
    return CELL_OF_WORDS.sub(_aligned_left, html) if html else html


def _aligned_left(tag: re.Match[str]) -> str:
    opening = tag[0].removesuffix(">")
    return f'{opening} style="text-align: left">'


def prepare_shell(frame: type, load: Callable[[Any], Any]) -> None:
    """Let IPython, if it runs, know what this library is asked and answers.

    It shows errors of ours shortly and words at the left, offers the words that a call
    takes, and begins help with what a function does. `load` gives the table of a name.
    """
    shell = running_shell()
    if shell is None or shell.custom_exceptions:
        return
    shell.set_custom_exc((ValueError,), _show_error)
    shell.display_formatter.formatters["text/html"].for_type(frame, _with_words_at_left)
    shell.Completer.custom_matchers.append(Completer(shell, load))
    shell.inspector.mime_hooks.setdefault("text/plain", described)
