"""Steps in relations: recognition, borders, partnerships, visas, membership."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.history.dates import begun_by, check_word, span_of
from cac_data.tables import sort_rows

PARTNERSHIP_STEPS: Mapping[str, int] = {
    "strategic": 1,
    "comprehensive_strategic": 2,
    "comprehensive_strategic_new_era": 3,
    "permanent_comprehensive_strategic": 3,
    "all_weather_comprehensive_strategic": 3,
}
"""Level of a partnership and its step. The forms of the third are not ranked."""

_NEEDED = ("agreement_id", "period", "title", "countries", "kind", "source_id")


def _acts(agreements: pd.DataFrame, kind: str, function: str) -> pd.DataFrame:
    """One row per country of the five and agreement of a kind, with all its sources.

    The dating of the first row is kept; sources of its variants are added.
    """
    codes.check_columns(
        agreements.columns, [*_NEEDED, "variant_of", "status"], function=function
    )
    rows = agreements[agreements["kind"] == kind]
    ids: dict[str, list[str]] = {}
    for row in rows.to_dict("records"):
        first = row["variant_of"] or row["agreement_id"]
        ids.setdefault(first, []).append(row["source_id"])
    firsts = rows[rows["variant_of"] == ""].copy()
    firsts["source_ids"] = pd.Series(
        [sorted(set(ids[item])) for item in firsts["agreement_id"]],
        index=firsts.index,
        dtype=object,
    )
    firsts = firsts.explode("countries").rename(columns={"countries": "country"})
    return firsts[firsts["country"].isin(codes.CA5)]


def recognition(agreements: pd.DataFrame) -> pd.DataFrame:
    """Days on which China recognised each of the five and took up relations.

    Columns: ``country, recognised_on, relations_on, days`` (from one to the other;
    missing where a date is not a day), ``source_ids``.
    """
    kept = ["country", "period", "source_ids"]
    known = _acts(agreements, "recognition", "recognition")[kept]
    related = _acts(agreements, "diplomatic_relations", "recognition")[kept]
    both = known.merge(related, on="country", suffixes=("_a", "_b"))
    found = pd.DataFrame(
        {
            "country": both["country"],
            "recognised_on": both["period_a"],
            "relations_on": both["period_b"],
            "days": [
                _days(start, end)
                for start, end in zip(both["period_a"], both["period_b"], strict=True)
            ],
            "source_ids": [
                indicators.merge_ids([one, other])
                for one, other in zip(
                    both["source_ids_a"], both["source_ids_b"], strict=True
                )
            ],
        }
    )
    return sort_rows(found, ["country"])


def _days(start: str, end: str) -> float:
    """Return the days from one day to another; missing where one is no day."""
    one, other = periods.bounds(start), periods.bounds(end)
    if one[0] != one[1] or other[0] != other[1]:
        return math.nan
    return float((date(*other[0]) - date(*one[0])).days)


def border_settlement(agreements: pd.DataFrame) -> pd.DataFrame:
    """Agreements on the border with China, in order of time by country.

    The table holds those of Kazakhstan and the last one of Tajikistan; others are
    missing from the evidence.

    Columns: ``country, period, title, ratified, agreement_id, source_ids``.
    """
    rows = _acts(agreements, "border_agreement", "border_settlement")
    codes.check_columns(agreements.columns, ["ratified"], function="border_settlement")
    columns = ["country", "period", "title", "ratified", "agreement_id", "source_ids"]
    return sort_rows(rows, ["country", "period", "agreement_id"])[columns]


def partnership_steps(agreements: pd.DataFrame) -> pd.DataFrame:
    """Steps of each country's partnership with China, in order of time.

    Columns: ``country, period, level, step`` (see :data:`PARTNERSHIP_STEPS`),
    ``agreement_id, source_ids``.

    ValueError for an unknown level.
    """
    codes.check_columns(agreements.columns, ["level"], function="partnership_steps")
    rows = _acts(agreements, "partnership", "partnership_steps")
    for level in dict.fromkeys(rows["level"]):
        codes.check_member("level", level, PARTNERSHIP_STEPS)
    rows = rows.assign(step=rows["level"].map(PARTNERSHIP_STEPS).astype("int64"))
    columns = ["country", "period", "level", "step", "agreement_id", "source_ids"]
    return sort_rows(rows, ["country", "period", "agreement_id"])[columns]


def visa_exemptions(
    agreements: pd.DataFrame, *, as_of: str | None = None
) -> pd.DataFrame:
    """Exemptions from visas between China and each country, and how far they are.

    `as_of`: the end of this date counts; None for all that is known. What had not begun
    by then has no row.

    Columns: ``country, scope`` (``mutual`` or ``unilateral``), ``state`` on that date
    (``in force``, ``agreed``, ``talks``), ``signed`` (first dating), ``also_signed``
    (list of rival datings), ``in_force`` (from when), ``source_ids``.

    ValueError for a date that is none.
    """
    codes.check_columns(agreements.columns, ["in_force"], function="visa_exemptions")
    rows = _acts(agreements, "visa_exemption", "visa_exemptions")
    rows = begun_by(rows, as_of, "period")
    limit = None if as_of is None else span_of(as_of, argument="as_of")[1]
    made: list[dict[str, Any]] = []
    ordered = sort_rows(rows, ["country", "period", "agreement_id"])
    for row in ordered.to_dict("records"):
        variants = agreements[agreements["variant_of"] == row["agreement_id"]]
        force = row["in_force"]
        is_force = force and (limit is None or periods.bounds(force)[0] <= limit)
        agreed = "talks" if row["status"] == "talks" else "agreed"
        rivals = {text for text in variants["period"] if text}
        made.append(
            {
                "country": row["country"],
                "scope": "unilateral" if row["status"] == "unilateral" else "mutual",
                "state": "in force" if is_force else agreed,
                "signed": "" if row["status"] == "talks" else row["period"],
                "also_signed": sorted(rivals - {row["period"]}),
                "in_force": force,
                "source_ids": row["source_ids"],
            }
        )
    columns = ["country", "scope", "state", "signed", "also_signed", "in_force"]
    return pd.DataFrame(made, columns=[*columns, "source_ids"])


def members(
    agreements: pd.DataFrame, *, organisation: str = "SCO", as_of: str | None = None
) -> pd.DataFrame:
    """Members of an organisation on a date, by its founding and later accessions.

    `organisation`: ``SCO``, the Shanghai Cooperation Organisation.
    `as_of`: the end of this date counts; None for all that is known.

    Columns: ``country, since, by`` (``founding`` or ``accession``), ``source_ids``.

    ValueError for an unknown organisation or a date that is none.
    """
    needed = [*_NEEDED, "organisation", "variant_of"]
    codes.check_columns(agreements.columns, needed, function="members")
    check_word("organisation", organisation, agreements)
    rows = agreements[
        (agreements["organisation"] == organisation)
        & agreements["kind"].isin(["founding", "accession"])
        & (agreements["variant_of"] == "")
    ]
    rows = indicators.with_source_ids(begun_by(rows, as_of, "period"))
    names = {"countries": "country", "period": "since", "kind": "by"}
    rows = rows.explode("countries").rename(columns=names)
    rows = sort_rows(rows, ["country", "since", "agreement_id"])
    return rows[["country", "since", "by", "source_ids"]]
