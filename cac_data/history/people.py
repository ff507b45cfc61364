"""Ties between people: workshops, visitors, scholarships."""

import math
from typing import Any

import pandas as pd

from cac_data import codes, periods
from cac_data.history.dates import begun_by
from cac_data.tables import sort_rows

_SERIES = ("country", "indicator", "direction", "place", "detail", "unit", "source_id")

VISITORS = ("arrivals", "tourists", "overnight_tourists")
"""Three counts of visitors that are never compared with one another."""


def running_workshops(
    people: pd.DataFrame, *, as_of: str | None = None
) -> pd.DataFrame:
    """Whether each of the five has a Lu Ban workshop at work, by country.

    ``running``: a source says it was launched; ``disputed``: one that says so is of
    low reliability, or contradicts itself; ``not yet``: agreed, being prepared or
    built; ``nothing known``. What was opened counts as at work: no source reports a
    closure.

    `as_of`: only what had begun by the end of this date; None for all that is known.

    Columns: ``country, status, since`` (first launch), ``workshops`` (launched ones,
    the highest count stated or named), ``stages`` (list), ``source_ids``.

    ValueError for a date that is none.
    """
    needed = ["country", "indicator", "stage", "place", "period", "value"]
    needed += ["obs_status", "source_id"]
    codes.check_columns(people.columns, needed, function="running_workshops")
    rows = people[people["indicator"] == "lu_ban_workshops"]
    rows = begun_by(rows, as_of, "period")
    made = [
        _workshops_of(country, rows[rows["country"] == country])
        for country in codes.CA5
    ]
    return pd.DataFrame(made)


def _workshops_of(country: str, rows: pd.DataFrame) -> dict[str, Any]:
    rows = sort_rows(rows, ["period", "stage", "place", "source_id"])
    launched = rows[rows["stage"] == "launched"]
    sure = launched[launched["obs_status"] != "U"]
    if len(sure):
        status = "running"
    elif len(launched):
        status = "disputed"
    else:
        status = "not yet" if len(rows) else "nothing known"
    # Single workshops are named by place; a total stands without one.
    named = sure.loc[sure["place"] != "", "place"].nunique()
    stated = sure.loc[sure["place"] == "", "value"].max()
    return {
        "country": country,
        "status": status,
        "since": str(sure["period"].iloc[0]) if len(sure) else "",
        "workshops": max(named, 0 if pd.isna(stated) else int(stated)),
        "stages": list(dict.fromkeys(rows["stage"])),
        "source_ids": sorted(set(rows["source_id"])),
    }


def visitor_growth(people: pd.DataFrame) -> pd.DataFrame:
    """Growth of visitors from one year to the next, in percent.

    Only figures of one source, one count (see :data:`VISITORS`), one place and equal
    parts of two years in a row are compared.

    Columns: ``country, indicator, direction, place, start, end`` (periods), ``first,
    last`` (persons), ``growth_pct, source_ids``.
    """
    needed = [*_SERIES, "period", "value", "obs_status"]
    codes.check_columns(people.columns, needed, function="visitor_growth")
    rows = people[people["indicator"].isin(VISITORS) & (people["period"] != "")]
    rows = rows[rows["obs_status"] != "F"]
    made = []
    for keys, group in rows.groupby(list(_SERIES), sort=False):
        named = dict(zip(_SERIES, keys, strict=True))
        value = dict(zip(group["period"], group["value"].map(float), strict=True))
        for end, last in value.items():
            start = _year_before(str(end))
            if start in value:
                made.append(_growth(named, (start, value[start]), (str(end), last)))
    columns = ["country", "indicator", "direction", "place", "start", "end", "first"]
    columns += ["last", "growth_pct", "source_ids"]
    found = pd.DataFrame(made, columns=columns)
    return sort_rows(
        found.assign(
            period=found["end"], _source=[ids[0] for ids in found["source_ids"]]
        ),
        ["country", "indicator", "direction", "place", "period", "_source"],
    )[columns]


def _growth(
    named: dict[str, Any], earlier: tuple[str, float], later: tuple[str, float]
) -> dict[str, Any]:
    kept = ("country", "indicator", "direction", "place")
    return {key: named[key] for key in kept} | {
        "start": earlier[0],
        "end": later[0],
        "first": earlier[1],
        "last": later[1],
        "growth_pct": 100 * (later[1] / earlier[1] - 1),
        "source_ids": [named["source_id"]],
    }


def _year_before(period: str) -> str:
    """Return the same part of the year before: ``2024-01/2024-05`` for 2025."""
    parts = period.split("/")
    return "/".join(periods.of_year(int(part[:4]) - 1) + part[4:] for part in parts)


def pledged_scholarships(people: pd.DataFrame) -> pd.DataFrame:
    """Scholarships that China has pledged to the five together, by year.

    Each pledge is spread evenly over its years; pledges that run at one time are
    added, since the later one is said to be additional. An estimate, not a count of
    students.

    Columns: ``country, period, value, unit`` (``grants``), ``pledges`` (that run in the
    year), ``obs_status`` (``E``), ``source_ids``.
    """
    needed = ["country", "indicator", "period", "value", "source_id"]
    codes.check_columns(people.columns, needed, function="pledged_scholarships")
    pledges = people[people["indicator"] == "scholarships_pledged"]
    by_year: dict[tuple[str, int], list[tuple[float, str]]] = {}
    for row in pledges.to_dict("records"):
        (first, _, _), (last, _, _) = periods.bounds(row["period"])
        part = row["value"] / (last - first + 1)
        for year in range(first, last + 1):
            key = (row["country"], year)
            by_year.setdefault(key, []).append((part, row["source_id"]))
    made = [
        {
            "country": country,
            "period": periods.of_year(year),
            "value": math.fsum(part for part, _ in parts),
            "unit": "grants",
            "pledges": len(parts),
            "obs_status": "E",
            "source_ids": sorted({source for _, source in parts}),
        }
        for (country, year), parts in by_year.items()
    ]
    columns = ["country", "period", "value", "unit", "pledges", "obs_status"]
    found = pd.DataFrame(made, columns=[*columns, "source_ids"])
    return sort_rows(found, ["country", "period"])
