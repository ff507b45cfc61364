"""Periods as a reader would write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from babel.dates import format_date, format_interval

from cac_data import periods
from cac_data.words.language import WITHOUT_BLANKS
from cac_data.words.messages import Language, message_function, spoken

ONE_END = re.compile(r"-?\d{4}(-\d\d){0,2}")
SKELETONS = {4: "y", 7: "yMMMM", 10: "yMMMMd"}
"""Unicode's names of forms by the length of a year, a month, a day."""

FORMS = (
    "period-year",
    "period-years",
    "period-month",
    "period-months",
    "period-months-of-years",
    "period-day",
    "period-days",
    "period-days-of-months",
    "period-days-of-years",
    "months-span",
    "year-listed",
    "years-listed",
    *(f"month-{month}" for month in range(1, 13)),
)
"""Messages by which a language writes periods; their attributes are grammatical cases.

English has none: Babel writes them, and a preposition before them does the rest.
``year-listed`` is a year of several by YEARS, where a language sets it with its noun,
``months-span`` the months of a year by MONTHS.
"""

MONTH = 7  # characters of a period that name it
THIN_SPACE = "\N{THIN SPACE}"
AROUND_DASH = re.compile(r"\s*–\s*")
FIRST_MODERN_YEAR = 1000
"""Earlier years have their era beside them."""


def period(text: str) -> str:
    """A period as a reader would write it: January–October 2024, 138–121 BC."""
    return period_in(spoken(), text)


@message_function("PERIOD")
def period_in(language: Language, text: str, case: str = "") -> str:
    """A period as the language writes it, in a grammatical case of which it has forms.

    Other text stays as it is.
    """
    ends = str(text).split("/")
    if not all(ONE_END.fullmatch(end) for end in ends):
        return str(text)
    if min(ends) < f"{FIRST_MODERN_YEAR}":
        return _with_era(language, ends, case)
    # Both ends as exact as the less exact of them.
    length = min(len(end) for end in ends)
    ends = [end[:length] for end in ends]
    id = _form_of(ends)
    if language.has(id):
        return language.in_case(id, case, **_parts_of(ends))
    return _in_calendar(language, *ends)


@message_function("MONTH")
def month_in(language: Language, text: str, case: str = "") -> str:
    """The month of a day."""
    return period_in(language, text[:MONTH], case)


@message_function("MONTH_NAME")
def month_name_in(language: Language, month: str, case: str = "") -> str:
    """The name of a month, 1 to 12, in a grammatical case, or as it stands alone."""
    id = f"common.month-{month}"
    for form in (f"{id}.{case}", id):
        if language.has(form):
            return language.message(form)
    names: Mapping[int, str] = language.locale.months["stand-alone"]["wide"]
    return names[int(month)]


@message_function("MONTHS")
def months_in(language: Language, text: str) -> str:
    """The months of a period within one year, without the year: October–December."""
    ends = dict.fromkeys(end[:MONTH] for end in text.split("/"))
    months = [end.partition("-")[2].lstrip("0") for end in ends]
    if len(months) > 1 and language.has("common.months-span"):
        both = {"first": months[0], "last": months[-1]}
        return language.message("common.months-span", **both)
    return "–".join(month_name_in(language, month) for month in months)


def _form_of(ends: Sequence[str]) -> str:
    """The id of the message of such a period: a year, some years, a month, a day."""
    is_span = len(set(ends)) > 1
    match len(ends[0]):
        case 4:
            return "common.period-years" if is_span else "common.period-year"
        case 7 if is_span:
            is_of_one_year = ends[0][:4] == ends[-1][:4]
            kind = "months" if is_of_one_year else "months-of-years"
            return f"common.period-{kind}"
        case 7:
            return "common.period-month"
        case _ if not is_span:
            return "common.period-day"
        case _:
            return f"common.period-{_kind_of_days(ends[0], ends[-1])}"


def _kind_of_days(first: str, last: str) -> str:
    """Whether two days are of one month, of one year, or of two."""
    if first[:MONTH] == last[:MONTH]:
        return "days"
    return "days-of-months" if first[:4] == last[:4] else "days-of-years"


def _parts_of(ends: Sequence[str]) -> dict[str, str]:
    """The years, months and days of both ends of a period, as texts without zeros."""
    parts = {}
    for which, end in {"first": ends[0], "last": ends[-1]}.items():
        year, *rest = end.split("-")
        parts[f"{which}-year"] = year
        for unit, number in zip(("month", "day"), rest, strict=False):
            parts[f"{which}-{unit}"] = number.lstrip("0")
    return parts


def _with_era(language: Language, ends: Sequence[str], case: str) -> str:
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
    return language.in_case(f"common.{form}", case, **years)


@cache
def _in_calendar(language: Language, *ends: str) -> str:
    """Years, months or days, both ends as exact as each other."""
    length = len(ends[0])
    # The first day of a year or a month stands for it.
    days = [date.fromisoformat(f"{end}-01-01"[:10]) for end in ends]
    first = days[0]
    last = days[-1]
    if length == 10 and len(ends) == 1:
        return format_date(first, "long", locale=language.locale)
    written = format_interval(first, last, SKELETONS[length], locale=language.locale)
    if language.locale.language in WITHOUT_BLANKS:
        return AROUND_DASH.sub("—", written)
    # As close as English sets what has no blank of its own.
    begin = written.partition(f"{THIN_SPACE}–")[0]
    dash = " – " if " " in begin else "–"
    return written.replace(f"{THIN_SPACE}–{THIN_SPACE}", dash)
