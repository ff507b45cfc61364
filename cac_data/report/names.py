"""Names in the prose of a page that can lead to pages of their own: countries."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from cac_data import words
from cac_data.report.publish import named_as
from cac_data.scenarios import units_of

LEFT_ALONE = r"<(h[1-6]|a|code|pre|table)\b.*?</\1>|<[^>]*>"
"""Headings, links, code and tables with all that is in them, and any other tag."""

OF_WORD = r"[^\W\u2e80-\u9fff]"
"""A letter of a word that has blanks around it, as Chinese and Japanese have none."""

DASH = r"[\u2010-\u2015-]"


class Names:
    """The names that the prose of one page has, each marked where it stands first.

    Where a mark leads is known when all pages are there. A name within a longer one,
    as of a railway with dashes, is none.
    """

    def __init__(self, units: Mapping[str, str]) -> None:
        """Look for names as HTML has them, each of the report of a unit."""
        self._units = units
        self._marked: set[str] = set()
        longest_first = sorted(units, key=len, reverse=True)
        names = "|".join(map(re.escape, longest_first)) or "(?!)"
        before = rf"(?<!{OF_WORD})(?<!{DASH})"
        behind = rf"(?!{OF_WORD}|{DASH})"
        self._found = re.compile(rf"(?s){LEFT_ALONE}|{before}(?P<name>{names}){behind}")

    def marked(self, prose: str) -> Markup:
        """Return a piece of prose, HTML, with what it is first to name marked.

        Pieces have to come in the order of the page.
        """
        return Markup(self._found.sub(self._mark, prose))

    def _mark(self, found: re.Match[str]) -> str:
        name = found["name"]
        unit = self._units.get(name or "", "")
        if not unit or unit in self._marked:
            return found[0]
        self._marked.add(unit)
        return named_as(unit, name)


def names_of_countries() -> dict[str, str]:
    """Return the unit whose report is of a country by what the language calls that.

    They are all forms of the name that the language has, as HTML has them.
    """
    return {
        str(escape(form)): unit.name
        for unit in units_of().values()
        for form in words.country_forms(unit.value)
    }
