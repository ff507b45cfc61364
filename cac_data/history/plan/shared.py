"""What several sections say: dates, counts in letters, money, clauses."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from cac_data.facts import Fact
from cac_data.lines import Line, RoundedTo, line


def is_known(value: Any) -> bool:
    """Whether there is a figure."""
    return value is not None and not math.isnan(value)


def clauses(*said: Line | None) -> Line:
    """A sentence of clauses, without those of which nothing is known."""
    known = [clause for clause in said if clause is not None]
    return line("common.in-clauses", clauses=known)


def spelled(count: float) -> Line:
    """A count within a sentence, small ones in letters."""
    return line("history.spelled", n=int(count))


def spelled_first(count: float) -> Line:
    """A count at the beginning of a sentence, small ones in letters."""
    return line("history.spelled.first", n=int(count))


def capitalised(text: str) -> str:
    """What a table says, at the beginning of a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def uncapitalised(text: str) -> str:
    """What a table says as a sentence, within another."""
    return f"{text[:1].lower()}{text[1:]}"


def year_of(period: str) -> str:
    """The year in which a period begins."""
    return period[:4]


def period(text: str) -> Line:
    """A period alone, as a name or in a list."""
    return line("history.period", period=text)


def periods(texts: Iterable[str]) -> list[Line]:
    """Each of some periods once."""
    return [period(text) for text in dict.fromkeys(texts)]


def years_of(datings: Iterable[Fact]) -> list[str]:
    """Years before our era to which an event is dated, without their era."""
    return [str(int(row["period"].replace("-", ""))) for row in datings]


def years_bc(datings: Iterable[Fact]) -> Line:
    """The years before our era to which an event is dated."""
    return line("history.readings-bc", years=years_of(datings))


def fits(datings: Iterable[Fact]) -> bool:
    """Whether a dating is that of the article."""
    return any(row["years_off"] == 0 for row in datings)


def money(millions: float, unit: str) -> Line:
    """A sum in its currency, in billions; one that is whole has no decimals."""
    billions = round(millions / 1000, 1)
    amount = RoundedTo(millions / 1000, 0 if billions.is_integer() else 1)
    if unit == "USD mn":
        return line("history.money-in-dollars", billions=amount)
    if unit == "CNY mn":
        return line("history.money-in-yuan", billions=amount)
    return line("history.money-in-euros", billions=amount)


def waived(waivers: Sequence[Fact]) -> Line:
    """Say for whom visas are waived, and since when."""
    since = [
        line(
            "history.waived-since",
            country=row["country"],
            year=year_of(row["in_force"]),
        )
        for row in waivers
    ]
    return line("history.waived", waivers=since)


def done(subjects: Fact) -> Line:
    """Say how many pledges are reported done, of all and by subject."""
    of_all = subjects["all"]
    institutions = subjects["institutions"]
    economy = subjects["economy"]
    if not institutions["made"] or not economy["made"]:
        return line(
            "history.pledges-done",
            done=of_all["done"],
            made=of_all["made"],
        )
    return line(
        "history.pledges-done-by-subject",
        done=of_all["done"],
        made=of_all["made"],
        institutions_done=institutions["done"],
        institutions_made=institutions["made"],
        economy_done=economy["done"],
        economy_made=economy["made"],
    )
