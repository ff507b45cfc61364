"""What is said of networks, data centres, cameras and artificial intelligence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from cac_data.facts import Figure
from cac_data.lines import Line, TableWords, Text, line
from cac_data.outlook.plan.shared import NOTHING, day_cell, headings, money_or_number
from cac_data.outlook.technology import STANDINGS, OfCountry, Technology


def technology(facts: Technology) -> Text:
    """Say what is built, signed and proposed, by country, and where money is known."""
    if not facts.number:
        return [[line("outlook.technology-none")]]
    return [list(_technology(facts))]


def _technology(facts: Technology) -> Iterator[Line]:
    yield line(
        "outlook.technology",
        n=facts.number,
        countries=[_of_country(one) for one in facts.countries],
    )
    yield from _intelligence(facts)
    if facts.sums:
        sums = [_sum(amount) for amount in facts.sums]
        yield line("outlook.technology-money", n=len(sums), sums=sums)


def _sum(amount: Figure) -> Line:
    """Say where and when money is known."""
    return line(
        "outlook.sum",
        countries=amount.texts("countries"),
        amount=money_or_number(amount),
        period=amount.period,
    )


def _of_country(one: OfCountry) -> Line:
    counts = [
        line(f"outlook.so-many-{standing}", n=one.counts[standing])
        for standing in STANDINGS
        if one.counts[standing]
    ]
    return line("outlook.technology-of-country", country=one.country, counts=counts)


def _intelligence(facts: Technology) -> Iterator[Line]:
    """Say how far artificial intelligence is."""
    if not any(facts.intelligence.values()):
        return
    built = facts.intelligence["built"]
    being_built = facts.intelligence["being_built"]
    signed = facts.intelligence["signed"]
    if built:
        yield line("outlook.intelligence-built", countries=built)
    elif signed:
        yield line("outlook.intelligence-signed", countries=signed)
    elif being_built:
        yield line("outlook.intelligence-being_built", countries=being_built)
    else:
        yield line("outlook.intelligence-proposed")


# --- The table -----------------------------------------------------------------------


def technology_table() -> TableWords:
    """Say what the table of networks and computing holds."""
    columns = ("countries", "title", "standing", "period", "value")
    return TableWords(
        columns=headings("technology", columns),
        caption=line("outlook.technology-caption"),
        note=[
            [
                line("outlook.technology-not-complete"),
                line("outlook.technology-counts-as"),
                line("outlook.technology-years-inferred"),
                line("outlook.technology-dash"),
            ]
        ],
        cells={
            "countries": _countries_cell,
            "standing": _standing_cell,
            "period": day_cell,
            "value": _money_cell,
        },
        empty=[[line("outlook.technology-none")]],
    )


class ItemRow(TypedDict):
    """What is read of a row of `technology_items`."""

    countries: Sequence[str]
    standing: str
    value: float | None
    unit: str
    printed_as: str


def _countries_cell(row: ItemRow) -> Line:
    return line("outlook.pledge-countries", countries=row["countries"])


def _standing_cell(row: ItemRow) -> Line:
    return line(f"outlook.standing-{row['standing']}")


def _money_cell(row: ItemRow) -> Line | str:
    value = row["value"]
    if value is None:
        return NOTHING
    how = {"printed_as": row["printed_as"]}
    return money_or_number(Figure(value=value, unit=row["unit"], row=how))
