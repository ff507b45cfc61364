"""What the questions of the outlook share: its lists, and steps on its figures."""

from __future__ import annotations

import pandas as pd

from cac_data import periods
from cac_data.claims import Known
from cac_data.codes import TableName
from cac_data.facts import Fact, records
from cac_data.tables import load_table

YEAR_BEFORE_SANCTIONS = 2021
"""Of those on Russia, since which goods for it pass through the region: of what China
counts as sent to Kazakhstan and Kyrgyzstan not all arrives there."""


def listed(name: TableName) -> list[Fact]:
    """Give the rows of one of the three lists of the outlook, in their order."""
    return records(load_table(name).sort_values("position"))


def verdicts_by_claim(verdicts: pd.DataFrame) -> dict[str, Fact]:
    """Give verdicts by claim, with the year in which each is `due` (or None)."""
    verdict_of = {}
    for verdict in records(verdicts):
        period = verdict["period"]
        due = periods.year_of(period) if period else None
        verdict_of[verdict["claim_id"]] = {**verdict, "due": due}
    return verdict_of


def article_year(tables: Known) -> int:
    """Give the year in which the article appeared."""
    return int(tables.article_date[:4])


def of_indicator(years: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    """Give the rows of one indicator of `series`."""
    return years[years["indicator_id"] == indicator_id]


def last_year(years: pd.DataFrame) -> int:
    """Give the last year of which any indicator has a figure; 0 where none has."""
    return int(max(years["year"], default=0))


LARGER_UNITS = {"MW": "GW", "USD mn": "USD bn"}


def in_thousands(fact: Fact) -> Fact:
    """Give a fact in a unit a thousand times as large: USD bn of mn, GW of MW."""
    if not fact:
        return {}
    unit = LARGER_UNITS.get(fact.get("unit"), "")
    return {**fact, "value": fact["value"] / 1000, "unit": unit}
