"""Texts as blocks and sentences: plain, Markdown or HTML, in linear time.

What is too large to be a text of a person is told, rather than read for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from cac_data.find.mentions import words_in

MOST_BYTES = 5_000_000
"""Some 1,500 pages."""

LONGEST_SENTENCE = 800
"""In characters: what has no full stop for longer is cut at a blank."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""What parts a number and nobody sees: soft hyphens, joiners, blanks of no width."""

_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {
    ord("．"): ".",
    ord("％"): "%",
    ord("＄"): "$",
}
"""Digits as Chinese texts may have them."""


_ITEM = re.compile(r"\s*(?:\||[-*•–]\s|\d{1,2}[.)]\s)")


@dataclass(frozen=True)
class Block:
    """A heading or paragraph, and where it begins in the text."""

    text: str
    start: int
    is_heading: bool = False

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table or list; the line above says of what."""
        return bool(_ITEM.match(self.text))

    @property
    def is_lead(self) -> bool:
        """Whether it says what the rows below it are of."""
        return self.text.rstrip().endswith((":", "："))


def decoded(content: bytes, name: str) -> str:
    """Return a text from the bytes of a file, or tell why they are none.

    ValueError for more than `MOST_BYTES`, for a NUL, and for what is not UTF-8.
    """
    if len(content) > MOST_BYTES:
        message = (
            f"{name}: has more than {MOST_BYTES:,} bytes, some 1,500 pages; allowed: a "
            "shorter text, or parts of this"
        )
        raise ValueError(message)
    fault = ""
    text = ""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        fault = "is in UTF-16; convert it: iconv -f UTF-16 -t UTF-8"
    elif b"\0" in content:
        fault = "is no text, for it has a NUL; allowed: a text, Markdown or HTML"
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            fault = (
                f"is not in UTF-8, as byte {error.start + 1:,} shows; convert it, by "
                "iconv -f WINDOWS-1251 -t UTF-8 (Russian) or -f GB18030 (Chinese)"
            )
    if fault:
        message = f"{name}: {fault}"
        raise ValueError(message)
    return _INVISIBLE.sub("", text).translate(_FULL_WIDTH)


# --- HTML -----------------------------------------------------------------------------

_BLOCKS = {
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "title",
    "tr",
    "ul",
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "title", "caption"}
_SILENT = {"script", "style", "template", "noscript", "svg"}


_TAG_NAME = re.compile(r"/?([a-z][a-z0-9]*)", re.IGNORECASE)
_CELLS = {"td", "th"}


def text_of_page(page: str) -> str:
    """Return what an HTML page says: a blank line between its blocks, a row a line.

    Of its own, as the parser of the standard library takes hours for hostile pages.
    """
    parts = []
    for kind, piece in _pieces_of_page(page):
        if kind == "text":
            parts.append(re.sub(r"\s+", " ", unescape(piece)))
            continue
        match = _TAG_NAME.match(piece)
        name = match[1].lower() if match else ""
        is_end = piece.startswith("/")
        if name in _CELLS:
            parts.append("" if is_end else " | ")
        elif name in _HEADINGS and not is_end:
            parts.append("\n\n# ")
        elif name in _BLOCKS:
            parts.append("\n\n")
    text = "".join(parts)
    return re.sub(r"\n[\n ]*\n", "\n\n", text).strip()


def _pieces_of_page(page: str) -> Iterator[tuple[Literal["text", "tag"], str]]:
    """Yield texts and the insides of tags; comments and scripts are left out."""
    at = 0
    while True:
        start = page.find("<", at)
        if start < 0:
            yield "text", page[at:]
            return
        yield "text", page[at:start]
        is_comment = page.startswith("<!--", start)
        end = page.find("-->" if is_comment else ">", start + 1)
        if end < 0:
            return  # a tag or comment that nothing ends: no text behind it
        inside = "" if is_comment else page[start + 1 : end]
        at = end + (len("-->") if is_comment else 1)
        yield "tag", inside
        match = _TAG_NAME.match(inside)
        if match and match[0].lower() in _SILENT:
            closing = re.compile(f"</{match[0]}", re.IGNORECASE).search(page, at)
            if closing is None:
                return
            at = closing.start()


def is_page(text: str) -> bool:
    """Tell whether a text is HTML, by its beginning."""
    return bool(re.match(r"\s*(?:<!doctype html|<html|<head|<body|<\?xml)", text, re.I))


# --- Blocks and sentences -------------------------------------------------------------

_BLANK_LINES = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]{0,3}(?:[-*•–] |\d{1,2}[.)] |#|\|))|(?<=\|)[ \t]*\n"
)
_HEADING = re.compile(r"\s*#{1,6} ")
_MOST_OF_HEADING = 120


def blocks_of(text: str) -> Iterator[Block]:
    """Cut a text at blank lines, items of lists and headings."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        yield from _block(text[start : gap.start()], start)
        start = gap.end()
    yield from _block(text[start:], start)


def _block(text: str, start: int) -> Iterator[Block]:
    """Yield a block unless it is empty; a heading parts from the lines below it."""
    if not text.strip():
        return
    if _HEADING.match(text):
        first, _, below = text.partition("\n")
        yield Block(first, start, is_heading=True)
        if below.strip():
            yield Block(below, start + len(first) + 1)
        return
    is_short = len(text) < _MOST_OF_HEADING and "\n" not in text.strip()
    ends = text.rstrip()[-1:] in ".!?。！？;；:：,，)”»"
    yield Block(text, start, is_heading=is_short and not ends)


_END = re.compile(
    r"[。！？][”」』）]?"
    r"|(?<![.!?…])[.!?…]{1,6}[\"'”’»)\]]{0,2}(?=\s{1,9}[\"'“‘«(\[]{0,2}[A-ZА-ЯЁ0-9$€\u4e00-\u9fff])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-zА-Яа-яЁё]|млрд|млн|трлн|тыс|долл|куб|кв|чел|см|др|гг|проц|руб|Mr|Ms"
    r"|Mrs|Dr|St|No|vs|approx|ca|cu|sq|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Inc|Ltd|Co|Corp)|\.[A-Za-zА-Яа-я])\.$"
)
_LONGEST_ABBREVIATION = 10
_UNIT_AT_END = re.compile(r"\b(?:долл|руб|чел|проц)\.$")
"""An abbreviation with which a sentence may end."""

_SUBJECT = re.compile(r"(?:стан|[Кк]итай|[Рр]оссия|[Кк]иргизия|[Тт]уркмения)$")
"""A name of a country in the nominative, with which a sentence begins."""

_NEXT_WORD = re.compile(r"\s{1,9}([^\W\d_]+)")


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a block begins and ends."""
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.end() - _LONGEST_ABBREVIATION) : end.end()]
        if _ABBREVIATION.search(before) and not _ends_in_unit(text, before, end.end()):
            continue
        yield from _pieces(text, start, end.end())
        start = end.end()
    yield from _pieces(text, start, len(text))


def _ends_in_unit(text: str, before: str, end: int) -> bool:
    """Tell whether a sentence ends in a unit, and the next word begins another.

    ``5 млрд долл. США`` and ``5 млрд долл. Кыргызстану`` go on; a country that does
    something, as in ``5 млрд долл. Кыргызстан``, does not.
    """
    if not _UNIT_AT_END.search(before):
        return False
    word = _NEXT_WORD.match(text, end)
    if word is None or _SUBJECT.search(word[1]):
        return True
    named = words_in(word[1])
    return not any(each.kind in ("country", "capital") for each in named)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or pieces of one that nobody could read."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end
