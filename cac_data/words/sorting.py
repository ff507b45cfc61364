"""How names are sorted in a language."""

from __future__ import annotations

import re

from cac_data.words.messages import spoken

_FIRST_MARKS = re.compile(r"^\W+")


def name_order(name: str) -> tuple[str, str]:
    """A key by which names are sorted in the language that is spoken.

    Capitals and the quotes before a name do not count; ё stands just behind its like.
    Chinese is sorted by pinyin, in which the national code GB 2312 has the 3,755 common
    characters; others stand behind them.

    >>> sorted(["Жуз", "Ель", "«Ёлка»", "еда"], key=name_order)
    ['еда', '«Ёлка»', 'Ель', 'Жуз']
    """
    plain = _FIRST_MARKS.sub("", name).casefold()
    if spoken().locale.language == "zh":
        plain = plain.encode("gb18030").decode("latin-1")
    return plain.replace("ё", "\N{CYRILLIC SMALL LETTER IE}"), plain
