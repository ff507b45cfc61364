"""Text that goes to people, without what a terminal, a page or a mail would obey."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    # Such as colours, and what moves the cursor: CSI, of two characters or of one.
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    # Such as titles of windows and links: OSC and its like, up to their end.
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"
    # Such as the reset of a terminal.
    r"|\x1b[ -/]*[0-~]"
)
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROL = re.compile(
    # C0 without tab and line feed, DEL, and C1.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    # What turns the direction of a text around, so that it reads otherwise, and what
    # ends its lines where nobody sees it.
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    # What no file or no XML can hold: halves of pairs, and two that are no characters.
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BREAK = re.compile(r"[ \t]*\n[ \t\n]*|\t")
INSTEAD = "\N{REPLACEMENT CHARACTER}"


def harmless(document: str) -> str:
    """Return a page, a JSON or a CSV with a replacement for each control character.

    Of such a document nothing may be left out: what looks like a sequence for terminals
    may go beyond the text in which it begins. Tabs and line feeds stay.
    """
    return _CONTROL.sub(INSTEAD, document)


def printable(text: str) -> str:
    r"""Return a text of one or more lines as it may be shown to anybody.

    Sequences that a terminal would obey are left out; any other control character, or
    mark that turns the direction of a text, becomes a replacement character. Tabs and
    the ends of lines stay, the latter as line feeds.

    >>> printable("\x1b[31mred\x1b[0m, and \x07 no bell")
    'red, and � no bell'
    """
    return harmless(_LINE_END.sub("\n", _SEQUENCE.sub("", text)))


def on_one_line(text: str) -> str:
    r"""Return a text as `printable` does, its lines joined by blanks: a label, a title.

    A blank that breaks no line is kept.

    >>> on_one_line("A label\n\nof two paragraphs ")
    'A label of two paragraphs'
    """
    return _BREAK.sub(" ", printable(text)).strip(" \n")
