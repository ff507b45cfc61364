"""How the text of a page is set that its templates join of words in Han characters."""

import re

from cac_data.report.latin import ATTRIBUTES
from cac_data.words import set_close
from cac_data.words.han import HAN
from cac_data.words.language import WITHOUT_BLANKS

PARTS = re.compile(
    rf"""(?sx)
    (?P<passed>
        <(?P<raw>style|script|code|pre|textarea)\b{ATTRIBUTES}>.*?</(?P=raw)>
        | <!--.*?--> | </?\w{ATTRIBUTES}> | <[^>]*>
    )
    | (?P<text>[^<]+)
    """
)
"""Text is what stands between tags, but for elements whose text is no prose."""

AROUND_DOT = re.compile(r'\s*(<span aria-hidden="true">·</span>)\s*')
"""A dot between two things keeps a blank on both sides."""

BEHIND_LINK = re.compile(rf"(?<=</a>) (?=\d[^<]*[{HAN}])")
"""A blank between a link and what it leads into, which begins with a figure."""

BEFORE_ASIDE = re.compile(r' (?=<(?:small\b|span class="when"|a class="to-sheet"))')
"""What stands beside a thing is parted from it by the style, by less than a blank."""


def set_text(page: str, language: str) -> str:
    """Set the text of a page close where its language has no blanks between words.

    A template writes ``: `` and ``, `` between what messages say, and a line's end.
    """
    if language.partition("-")[0] not in WITHOUT_BLANKS:
        return page
    close = PARTS.sub(_set, page)
    close = BEHIND_LINK.sub("", BEFORE_ASIDE.sub("", close))
    return AROUND_DOT.sub(r" \1 ", close)


def _set(part: re.Match[str]) -> str:
    return part[0] if part["text"] is None else set_close(part[0])
