"""Periods as a reader would write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date, format_interval

from cac_data import periods
from cac_data.words.filters import template_filter
from cac_data.words.language import locale
from cac_data.words.macros import say

ONE_END = re.compile(r"-?\d{4}(-\d\d){0,2}")
SKELETONS = {4: "y", 7: "yMMMM", 10: "yMMMMd"}
"""Unicode's names of forms by the length of a year, a month, a day."""

THIN_SPACE = "\N{THIN SPACE}"


@template_filter
def period(text: str) -> str:
    """A period as a reader would write it: January–October 2024, 138–121 BC."""
    ends = str(text).split("/")
    if not all(ONE_END.fullmatch(end) for end in ends):
        return str(text)
    if min(ends) < "1000":
        return _with_era(ends)
    return _in_calendar(ends)


def _with_era(ends: Sequence[str]) -> str:
    """Years of which one is before our era, or of less than four digits."""
    first = periods.bounds(ends[0])[0][0]
    last = periods.bounds(ends[-1])[0][0]
    return say("common.eras", {"first": first, "last": last})


def _in_calendar(ends: Sequence[str]) -> str:
    """Years, months or days, both ends as exact as the less exact of them."""
    length = min(len(end) for end in ends)
    # The first day of a year or a month stands for it.
    days = [date.fromisoformat(f"{end[:length]}-01-01"[:10]) for end in ends]
    first = days[0]
    last = days[-1]
    if length == 10 and len(ends) == 1:
        return format_date(first, "long", locale=locale())
    written = format_interval(first, last, SKELETONS[length], locale=locale())
    # As close as English sets what has no blank of its own.
    begin = written.partition(f"{THIN_SPACE}–")[0]
    dash = " – " if " " in begin else "–"
    return written.replace(f"{THIN_SPACE}–{THIN_SPACE}", dash)
