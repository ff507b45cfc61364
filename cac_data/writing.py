"""How a language writes what stands in drawings, which know no words themselves."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

PLACE_OF_NUMBER = "#"
"""Stands in a pattern where the number goes: ``$# bn``, ``# BC``."""


@dataclass(frozen=True)
class Writing:
    """A language: its code, its marks in numbers, its months, years before our era.

    Thousands are set apart from `fewest_grouped_digits` before the decimals on. Figures
    of a drawing are written in a unit smaller by a `power` of ten than they are.
    """

    language: str = "en"
    thousands: str = ","
    decimal: str = "."
    before_our_era: str = f"{PLACE_OF_NUMBER} BC"
    months: tuple[str, ...] = tuple(calendar.month_abbr[1:])
    fewest_grouped_digits: int = 4
    power: int = 0

    @property
    def is_in_han(self) -> bool:
        """Whether it writes Chinese characters, which do not slant."""
        return self.language.startswith("zh")

    def number(self, text: str) -> str:
        """Write a number as the language does, of which Python has the text."""
        whole = text.partition(".")[0]
        if sum(map(str.isdecimal, whole)) < self.fewest_grouped_digits:
            text = text.replace(",", "")
        own_mark = {",": self.thousands, ".": self.decimal, "-": "−"}
        return "".join(own_mark.get(character, character) for character in text)

    def year_before_our_era(self, year: int) -> str:
        """Write a year before our era, without a minus."""
        return self.before_our_era.replace(PLACE_OF_NUMBER, str(year))


ENGLISH = Writing()

_now: ContextVar[Writing] = ContextVar("writing", default=ENGLISH)


def writing() -> Writing:
    """How the language writes in which drawings are made now: English unless set."""
    return _now.get()


@contextmanager
def written_as(language: Writing) -> Iterator[None]:
    """Let drawings be made in a language for a while."""
    before = _now.set(language)
    try:
        yield
    finally:
        _now.reset(before)
