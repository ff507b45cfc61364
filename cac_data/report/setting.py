"""How the text of a page is set that its templates join of words in Han characters."""

import re

from cac_data.report.latin import ATTRIBUTES
from cac_data.words import set_close
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


def set_text(page: str, language: str) -> str:
    """Set the text of a page close where its language has no blanks between words.

    A template writes ``: `` and ``, `` between what messages say, and a line's end.
    """
    if language.partition("-")[0] not in WITHOUT_BLANKS:
        return page
    return AROUND_DOT.sub(r" \1 ", PARTS.sub(_set, page))


def _set(part: re.Match[str]) -> str:
    return part[0] if part["text"] is None else set_close(part[0])
