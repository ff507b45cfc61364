"""A frame laid out for people: columns side by side, within a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import pandas as pd
from wcwidth import wcswidth, wcwidth

from cac_data.cli.formats import is_number, text_of

__all__ = ["Layout", "lay_out", "lay_out_record", "wrap"]

_GAP = "  "
_ELLIPSIS = "…"
# Texts of up to this width are not broken, a column of longer ones is never made
# narrower than its longest word, up to the same ...
_WORD = 12
# ... and one that holds sentences not narrower than this: it is left out before.
_SENTENCES, _SENTENCE = 40, 16
# A number is written out up to this many digits, a longer one is cut to the second.
_DIGITS, _SHORT_DIGITS = 8, 6

# Where a line may break: after blanks, between the parts of a name, a list or a span,
# but not within a date.
_BREAKS = re.compile(r"(?<=[\s_/;,])(?=[^\s_/;,])|(?<=[A-Za-z]-)(?=\w)")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class Layout:
    """A frame as text.

    Attributes
    ----------
    text : str
        The lines: head, rule, rows.
    left_out : tuple of str
        Columns for which there was no room.
    is_cut : bool
        Whether some cell had to be cut.
    """

    text: str
    left_out: tuple[str, ...] = ()
    is_cut: bool = False


def _width(text: str) -> int:
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def _chop(piece: str, width: int) -> list[str]:
    """Cut a piece that is wider than a line."""
    found, line, used = [], "", 0
    for character in piece:
        wide = max(wcwidth(character), 0)
        if line and used + wide > width:
            found.append(line)
            line, used = "", 0
        line, used = line + character, used + wide
    return [*found, line]


def wrap(text: str, width: int | None) -> list[str]:
    """Break a text into lines, between words or the parts of a name if it can be.

    Without a width it stays one line.

    Examples
    --------
    >>> wrap("2024-01/2024-10", 8), wrap("china_customs", 10)
    (['2024-01/', '2024-10'], ['china_', 'customs'])
    """
    if width is None or _width(text) <= width:
        return [text]
    lines = [""]
    for piece in _BREAKS.split(text):
        if _width(lines[-1] + piece.rstrip()) <= width:
            lines[-1] += piece
        elif _width(piece.rstrip()) <= width:
            lines.append(piece)
        else:
            lines += _chop(piece, width)
    return [line.rstrip() for line in lines if line.strip()]


def _cut(lines: list[str], width: int, most: int | None) -> list[str]:
    """Keep the first lines, the last of them with a mark where more would come."""
    if most is None or len(lines) <= most:
        return lines
    last = _chop(lines[most - 1], width - 1)[0] if width > 1 else ""
    return [*lines[: most - 1], last + _ELLIPSIS]


def _number(cell: object) -> str:
    """Write a number, one that was computed without the digits that nobody reads."""
    text = text_of(cell)
    if not isinstance(cell, float) or len(text.strip("-").replace(".", "")) <= _DIGITS:
        return text
    digits = max(_SHORT_DIGITS, len(str(int(abs(cell)))))
    return text_of(float(f"{cell:.{digits}g}"))


def _texts(column: pd.Series) -> list[str]:
    if is_number(column):
        return [_number(cell) for cell in column]
    return [_UNSEEN.sub(" ", text_of(cell, "; ")) for cell in column]


@dataclass(frozen=True)
class _Column:
    name: str
    texts: Sequence[str]
    is_number: bool

    def natural(self) -> int:
        """Width in which nothing has to be broken."""
        return max(map(_width, (self.name, *self.texts)))

    def least(self) -> int:
        """Width below which the column would not be read."""
        head = max(_width(piece.rstrip()) for piece in _BREAKS.split(self.name))
        widest = max(map(_width, self.texts), default=1)
        if self.is_number or widest <= _WORD:
            return max(head, widest)
        pieces = (piece for text in self.texts for piece in _BREAKS.split(text))
        longest = max(_width(piece.rstrip()) for piece in pieces)
        floor = _SENTENCE if widest > _SENTENCES else 1
        return max(head, min(longest, _WORD), floor)


def _share(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Give each column its least, and what is left to all alike, up to its wish."""
    widths, left = list(least), room - sum(least)
    order = sorted(range(len(widths)), key=lambda place: natural[place] - least[place])
    for done, place in enumerate(order):
        wish = natural[place] - least[place]
        extra = max(min(wish, left // (len(order) - done)), 0)
        widths[place] += extra
        left -= extra
    return widths


def _fitted(columns: Sequence[_Column], width: int | None) -> list[int]:
    """Return the widths of as many columns, from the left, as there is room for."""
    natural = [column.natural() for column in columns]
    if width is None or sum(natural) + len(_GAP) * (len(natural) - 1) <= width:
        return natural
    least = [column.least() for column in columns]
    while len(least) > 1 and sum(least) + len(_GAP) * (len(least) - 1) > width:
        least.pop()
    least[0] = min(least[0], width)
    return _share(natural[: len(least)], least, width - len(_GAP) * (len(least) - 1))


def _side_by_side(
    blocks: Sequence[Sequence[str]], columns: Sequence[_Column], widths: Sequence[int]
) -> list[str]:
    """Set the lines of cells beside each other."""
    lines = []
    for parts in zip_longest(*blocks, fillvalue=""):
        padded = []
        for part, column, width in zip(parts, columns, widths, strict=True):
            blanks = " " * (width - _width(part))
            padded.append(blanks + part if column.is_number else part + blanks)
        lines.append(_GAP.join(padded).rstrip())
    return lines


def lay_out(
    frame: pd.DataFrame,
    *,
    width: int | None = None,
    most_lines: int | None = 3,
    emphasis: tuple[str, str] = ("", ""),
) -> Layout:
    """Lay out a frame in columns.

    Numbers stand to the right and are never cut. Where the width does not suffice,
    texts are broken into lines, and columns are left out from the right: key and value
    come first in the tables.

    Parameters
    ----------
    frame
        What to show.
    width
        Cells in a line; None for as wide as it is, a line a row.
    most_lines
        Of one row; a longer text is cut. None for no limit.
    emphasis
        What to write before and after each line of the head.

    Returns
    -------
    Layout

    Examples
    --------
    >>> frame = pd.DataFrame({"country": ["KAZ"], "value_usd_mn": [43820.0]})
    >>> print(lay_out(frame, width=15).text)
             value_
    country  usd_mn
    ───────  ──────
    KAZ       43820
    """
    every = [_Column(str(n), _texts(frame[n]), is_number(frame[n])) for n in frame]
    widths = _fitted(every, width)
    columns = every[: len(widths)]
    head = [wrap(c.name, each) for c, each in zip(columns, widths, strict=True)]
    # A name of one line stands on the rule, beside the last line of a longer one.
    highest = max(map(len, head), default=0)
    head = [[""] * (highest - len(names)) + names for names in head]
    before, after = emphasis
    lines = [f"{before}{line}{after}" for line in _side_by_side(head, columns, widths)]
    lines.append(_GAP.join("─" * each for each in widths))
    is_cut = False
    for texts in zip(*(column.texts for column in columns), strict=True):
        whole = [wrap(text, each) for text, each in zip(texts, widths, strict=True)]
        shown = [_cut(b, w, most_lines) for b, w in zip(whole, widths, strict=True)]
        is_cut = is_cut or shown != whole
        lines += _side_by_side(shown, columns, widths)
    left_out = tuple(column.name for column in every[len(widths) :])
    return Layout("\n".join(lines), left_out, is_cut)


def lay_out_record(
    frame: pd.DataFrame,
    *,
    width: int | None = None,
    emphasis: tuple[str, str] = ("", ""),
) -> Layout:
    """Lay out the one row of a frame as a list: name and value, a line each.

    So there is room for all that is known of one thing. What is empty is left out.

    Parameters
    ----------
    frame
        One row.
    width
        Cells in a line; None for as wide as it is.
    emphasis
        What to write before and after each name.

    Returns
    -------
    Layout

    Examples
    --------
    >>> frame = pd.DataFrame({"country": ["KAZ"], "note": [""], "value": [43820.0]})
    >>> print(lay_out_record(frame).text)
    country  KAZ
    value    43820
    """
    texts = {str(name): _texts(frame[name])[0] for name in frame}
    told = {name: text for name, text in texts.items() if text}
    names = max(map(_width, told), default=0)
    room = None if width is None else max(width - names - len(_GAP), _SENTENCE)
    before, after = emphasis
    lines = []
    for name, text in told.items():
        first, *rest = wrap(text, room)
        blanks = " " * (names - _width(name))
        lines.append(f"{before}{name}{after}{blanks}{_GAP}{first}")
        lines += [" " * (names + len(_GAP)) + line for line in rest]
    return Layout("\n".join(lines))
