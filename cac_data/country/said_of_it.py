"""What the article says of a country, and where sources on it disagree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data.cache import cached
from cac_data.codes import Country
from cac_data.conflicts import COLUMNS_OF_CONFLICT, conflicts
from cac_data.tables import select

DISPUTED = (
    "bilateral_trade",
    "country_profile",
    "external_debt",
    "people_links",
)
"""Tables in which sources on one fact are compared."""

ABOUT_PLACES = "history"
"""The topic in which a place stands for its country: later summits met for all six."""


@dataclass(frozen=True, eq=False)
class SaidOfIt:
    """Claims that name a country or, of its past, a place in it, with their verdicts.

    `others`: how many claims name none, and concern all five alike or China.
    """

    country: Country
    verdicts: pd.DataFrame
    others: int


def of_claims(
    verdicts: pd.DataFrame,
    countries: pd.DataFrame,
    places: pd.DataFrame,
    country: Country,
) -> SaidOfIt:
    """Tell which claims concern a country: rows of `claims.verdicts` that name it."""
    is_its_own = countries["country"] == country
    name = str(countries.loc[is_its_own, "name"].iloc[0])
    names_country = naming(verdicts["statement"], [name])
    sites = places[places["country"] == country]
    names_of_sites = [*sites["name"], *sites["modern_name"]]
    names_place = naming(verdicts["statement"], names_of_sites)
    is_old = verdicts["topic"] == ABOUT_PLACES
    concerned = names_country | (names_place & is_old)
    return SaidOfIt(
        country=country,
        verdicts=verdicts[concerned],
        others=int((~concerned).sum()),
    )


def naming(statements: pd.Series, words: Sequence[str]) -> pd.Series:
    """Tell which statements name any of some words."""
    names = [re.escape(word) for word in words if word]
    if not names:
        return pd.Series(False, statements.index)
    pattern = rf"\b(?:{'|'.join(names)})\b"
    return statements.str.contains(pattern, regex=True).astype(bool)


def of_disputes(tables: Mapping[str, pd.DataFrame], country: Country) -> pd.DataFrame:
    """Give facts on a country of which one side's sources differ, the widest first.

    Columns: `table country what period unit`, and those of `COLUMNS_OF_CONFLICT` as
    `conflicts` gives them, `low` and `high` in `unit`. The index says nothing.
    """
    parts = [disputes_in(tables[name], name, country) for name in DISPUTED]
    known = [part for part in parts if len(part)]
    rows = pd.concat(known or parts[:1], ignore_index=True)
    return rows.sort_values("gap_pct", ascending=False, kind="stable")


@cached
def disputes_in(rows: pd.DataFrame, table: str, country: Country) -> pd.DataFrame:
    """Give the conflicts of one table on a country, in the columns of `of_disputes`."""
    of_country = select(rows, countries=country, parts=True)
    is_counted = of_country["obs_status"] != "F"
    # Trade with services, or with goods left out, is another thing, not another count.
    scope = of_country.get("scope", pd.Series("", of_country.index))
    alike = [of_country[is_counted & (scope == each)] for each in sorted({"", *scope})]
    found = pd.concat([conflicts(part, table=table) for part in alike])
    found = found[found["kind"] == "conflict"]
    what = found["flow"] if "flow" in found else found["indicator"]
    unit = found.get("unit", "USD mn")
    named = found.assign(table=table, what=what, unit=unit)
    # Those that name the fact stand before its kind.
    columns = ["table", "country", "what", "period", "unit", *COLUMNS_OF_CONFLICT]
    return named[columns]
