"""What is said of where a country stands, of claims on it, and of rival sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from cac_data.country.plan.shared import MEASURES, headed, named_by
from cac_data.country.said_of_it import SaidOfIt
from cac_data.country.standing import Standing
from cac_data.facts import Figure, at
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line


def standing(f: Standing) -> Text:
    """Say in what a country stands first and last of the five, and what it lacks."""
    yield [*_first_and_last_places(f), *_missing(f)]


def _first_and_last_places(f: Standing) -> Iterator[Line]:
    if not f.places:
        yield line("country.no-standing", country=f.country)
        return
    if f.first:
        yield line(
            "country.stands-first",
            country=f.country,
            measures=_names_of_measures(f.first),
        )
    if f.last:
        named = _names_of_measures(f.last, {"balance": "country.in-balance-lowest"})
        yield line("country.stands-last", country=f.country, measures=named)
    if not (f.first or f.last):
        yield line("country.stands-between", country=f.country)
    yield from _by_china(f)
    if any(place.measure == "china_share" for place in f.places):
        yield line("country.stands-share")


def _by_china(f: Standing) -> Iterator[Line]:
    years = {place.measure: place.figure.period for place in f.places}
    if not {"turnover", "exports"} <= {*years}:
        return
    turnover, flows = years["turnover"], years["exports"]
    if turnover == flows:
        yield line("country.stands-by-china-of-year", flows=flows)
    else:
        yield line("country.stands-by-china", turnover=turnover, flows=flows)
        yield line("country.stands-other-measures")


def _missing(f: Standing) -> Iterator[Line]:
    if f.missing and f.places:
        yield line(
            "country.stands-nowhere",
            country=f.country,
            measures=_names_of_measures(f.missing),
        )


def _names_of_measures(
    measures: list[str], otherwise: Mapping[str, str] = {}
) -> list[Line]:
    return [
        line(otherwise.get(measure, f"country.in-{measure}")) for measure in measures
    ]


def standing_figure(f: Standing) -> FigureWords:
    """Say of the strip of ranks how often a country is first."""
    title = line(
        "country.ranks-title",
        country=f.country,
        first=len(f.first),
        total=len(f.places),
    )
    return FigureWords(
        title=title,
        subtitle=line("country.ranks-subtitle"),
        alt=line("country.ranks-alt", title=title),
        names=MEASURES,
        empty=(),
    )


def standing_table(f: Standing) -> TableWords:
    """Say what the table of all figures that are ranked has."""
    columns = ("measure", "country", "rank", "value", "unit", "period")
    return TableWords(
        columns=headed(*columns),
        caption=line("country.ranks-caption"),
        names={
            **MEASURES,
            "USD mn": line("common.unit-usd_mn"),
            "percent": line("common.unit-percent"),
        },
        empty=(),
    )


# --- What the article says, and where sources disagree -------------------------------


def claims(f: SaidOfIt) -> Text:
    """Say how many claims of the article name a country, and how many none."""
    if len(f.verdicts):
        yield [
            line(
                "country.claims",
                country=f.country,
                n=len(f.verdicts),
                others=f.others,
            )
        ]
    else:
        yield [line("country.no-claims", country=f.country, others=f.others)]


WHAT = (
    "debt_service",
    "exports",
    "imports",
    "share_of_external_debt",
    "students",
    "turnover",
)
"""Facts on which sources differ, each with a message."""

WHAT_DIFFERS = named_by("what", WHAT, lambda code: line(f"country.what-{code}"))

DISPUTED: Names = {
    **{
        table: line(f"country.table-{table}")
        for table in (
            "bilateral_trade",
            "country_profile",
            "external_debt",
            "people_links",
        )
    },
    "USD mn": line("common.unit-usd_mn"),
}


def disputes(disputed: pd.DataFrame, country: str) -> Text:
    """Say on how many facts of a country sources differ, and on which most."""
    widest = at(disputed.head(1))
    if not widest:
        yield [line("country.no-disputes", country=country)]
        return
    apart = Figure(
        value=widest.number("gap_pct"),
        unit="percent",
        source_ids=widest.source_ids,
    )
    yield [
        line(
            "country.disputes" if len(disputed) > 1 else "country.disputes-one",
            country=country,
            n=len(disputed),
            what=WHAT_DIFFERS(widest),
            period=widest.period,
            apart=apart,
        )
    ]


def disputes_table(country: str) -> TableWords:
    """Say what the table of conflicting figures on a country has."""
    columns = ("table", "what", "period", "low", "high", "unit", "gap_pct", "reason")
    return TableWords(
        columns=headed(*columns),
        caption=line("country.disputes-caption", country=country),
        cells={"what": WHAT_DIFFERS},
        names=DISPUTED,
        empty=(),
    )
