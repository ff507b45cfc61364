"""Periods as a reader would write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date, format_interval

from cac_data import periods
from cac_data.words.language import WITHOUT_BLANKS
from cac_data.words.messages import Language, message_function, spoken

ONE_END = re.compile(r"-?\d{4}(-\d\d){0,2}")
SKELETONS = {4: "y", 7: "yMMMM", 10: "yMMMMd"}
"""Unicode's names of forms by the length of a year, a month, a day."""

MONTH = 7  # characters of a period that name it
THIN_SPACE = "\N{THIN SPACE}"
AROUND_DASH = re.compile(r"\s*–\s*")
FIRST_MODERN_YEAR = 1000
"""Earlier years have their era beside them."""


def period(text: str) -> str:
    """A period as a reader would write it: January–October 2024, 138–121 BC."""
    return period_in(spoken(), text)


@message_function("PERIOD")
def period_in(language: Language, text: str) -> str:
    """A period as the language writes it; other text as it is."""
    ends = str(text).split("/")
    if not all(ONE_END.fullmatch(end) for end in ends):
        return str(text)
    if min(ends) < f"{FIRST_MODERN_YEAR}":
        return _with_era(language, ends)
    return _in_calendar(language, ends)


@message_function("MONTH")
def month_in(language: Language, text: str) -> str:
    """The month of a day."""
    return period_in(language, text[:MONTH])


@message_function("MONTHS")
def months_in(language: Language, text: str) -> str:
    """The months of a period within one year, without the year: October–December."""
    ends = dict.fromkeys(end[:MONTH] for end in text.split("/"))
    days = [date.fromisoformat(f"{end}-01") for end in ends]
    return "–".join(format_date(day, "LLLL", locale=language.locale) for day in days)


def _with_era(language: Language, ends: Sequence[str]) -> str:
    """Years of which one is before our era, or of less than four digits."""
    first = periods.bounds(ends[0])[0][0]
    last = periods.bounds(ends[-1])[0][0]
    is_one = first == last
    if last < 0:
        form = "year-bc" if is_one else "years-bc"
    elif first < 0:
        is_early = last < FIRST_MODERN_YEAR
        form = "years-bc-to-ad" if is_early else "years-bc-to-modern"
    else:
        form = "year-ad" if is_one else "years-ad"
    # As text: years have no thousands.
    years = {"first": str(abs(first)), "last": str(abs(last))}
    return language.message(f"common.{form}", **years)


def _in_calendar(language: Language, ends: Sequence[str]) -> str:
    """Years, months or days, both ends as exact as the less exact of them."""
    length = min(len(end) for end in ends)
    # The first day of a year or a month stands for it.
    days = [date.fromisoformat(f"{end[:length]}-01-01"[:10]) for end in ends]
    first = days[0]
    last = days[-1]
    if length == 10 and len(ends) == 1:
        return format_date(first, "long", locale=language.locale)
    written = format_interval(first, last, SKELETONS[length], locale=language.locale)
    if language.locale.language in WITHOUT_BLANKS:
        return AROUND_DASH.sub("–", written)
    # As close as English sets what has no blank of its own.
    begin = written.partition(f"{THIN_SPACE}–")[0]
    dash = " – " if " " in begin else "–"
    return written.replace(f"{THIN_SPACE}–{THIN_SPACE}", dash)
