"""Renewable capacity: what was added, and what a goal still needs."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.energy.electricity import (
    TECHNOLOGIES,
    TOGETHER,
    check_once,
    check_one_edition,
    estimated,
)
from cac_data.tables import sort_rows

_NEEDED = (
    *("country", "technology", "indicator", "period", "basis", "vintage"),
    *("source_id", "capacity_mw", "obs_status"),
)
_SERIES = ["country", "technology"]
_EDITION = ["basis", "vintage"]

TARGETS: Mapping[str, tuple[str, ...]] = {
    "solar_and_wind_capacity": ("solar", "wind"),
    "renewables_capacity": ("all_renewables",),
    "hydro_capacity": ("hydro",),
}
"""Goal for capacity in service -> the technologies it counts."""

# Where two bodies count the same year, the country's own ministry knows its plants
# first; the Statistical Review repeats IRENA.
BASES = ("national", "irena", "statistical_review")


def capacity_added(capacity: pd.DataFrame) -> pd.DataFrame:
    """Capacity added in a year, by country and technology, in MW.

    Capacity at the end of the year less that at the end of the year before
    (``how`` = ``difference``), or what the source says was put into service
    (``published``), which comes first. Nothing is worked out over a missing year or
    over a break in the series.

    Columns: ``country, technology, period, added_mw, how, obs_status, basis, vintage,
    source_ids``, sorted. A difference may be negative.

    ValueError for mixed bases or editions, a figure that stands twice, missing columns.
    """
    codes.check_columns(capacity.columns, _NEEDED, function="capacity_added")
    check_one_edition(capacity, function="capacity_added")
    rows = indicators.annual(capacity)
    check_once(rows, [*_SERIES, "indicator", "period"], function="capacity_added")
    rows = indicators.with_source_ids(sort_rows(rows, [*_SERIES, "period"]))
    published = rows[rows["indicator"] == "added_capacity"].assign(how="published")
    published = published.rename(columns={"capacity_mw": "added_mw"})
    stocks = rows[rows["indicator"] == "installed_capacity"]
    found = pd.concat([published, _differences(stocks)], ignore_index=True)
    kept = found.drop_duplicates([*_SERIES, "period"])
    columns = [*_SERIES, "period", "added_mw", "how", "obs_status", *_EDITION]
    return sort_rows(kept[[*columns, "source_ids"]], [*_SERIES, "period"])


def _differences(stocks: pd.DataFrame) -> pd.DataFrame:
    """Rows of a year that follows another one without a break, less that one."""
    before = stocks.groupby(_SERIES, sort=False).shift()
    year = stocks["period"].map(periods.year_of)
    earlier = before["period"].map(periods.year_of, na_action="ignore")
    follows = (year - earlier == 1) & (stocks["obs_status"] != "B")
    found = stocks.assign(
        added_mw=stocks["capacity_mw"] - before["capacity_mw"], how="difference"
    )
    found["obs_status"] = [
        estimated({now, then})
        for now, then in zip(stocks["obs_status"], before["obs_status"], strict=True)
    ]
    found = found[follows].copy()
    found["source_ids"] = [
        indicators.merge_ids(pair)
        for pair in zip(
            stocks.loc[follows, "source_ids"],
            before.loc[follows, "source_ids"],
            strict=True,
        )
    ]
    return found


def fleet_by_year(
    capacity: pd.DataFrame,
    *,
    technologies: Sequence[str] = ("solar", "wind"),
    bases: Sequence[str] = BASES,
) -> pd.DataFrame:
    """Capacity at the end of each year of some technologies together, in MW.

    One figure for a country and year: of the first body that has all the technologies
    in one edition, or, for solar and wind, the two together. A series may pass from
    one body to another, which ``basis`` shows.

    `bases`: bodies, the first is taken where several have the year.

    Columns: ``country, period, capacity_mw, obs_status, basis, vintage, source_ids``; a
    year for which a technology is not known is left out.

    ValueError for an unknown technology or body, or missing columns.
    """
    codes.check_columns(capacity.columns, _NEEDED, function="fleet")
    stocks = indicators.annual(capacity[capacity["indicator"] == "installed_capacity"])
    known = sorted({*TECHNOLOGIES, *capacity["technology"]})
    for item in technologies:
        codes.check_member("technologies", item, known)
    for item in bases:
        codes.check_member("bases", item, sorted({*BASES, *capacity["basis"]}))
    keys = ["country", "period", *_EDITION]
    rows = stocks[stocks["technology"].isin(technologies)]
    check_once(rows, [*keys, "technology"], function="fleet")
    complete = rows.groupby(keys)["technology"].transform("nunique")
    rows = rows[complete == len(set(technologies))]
    word = TOGETHER.get(frozenset(technologies), "")
    rows = pd.concat([rows, stocks[stocks["technology"] == word]])
    rows = rows[rows["basis"].isin(bases)]
    made = [
        {
            **dict(zip(keys, names, strict=True)),
            "capacity_mw": group["capacity_mw"].sum(),
            "obs_status": estimated(group["obs_status"]),
            "source_ids": sorted(set(group["source_id"])),
        }
        for names, group in rows.groupby(keys, sort=False)
    ]
    columns = ["country", "period", "capacity_mw", "obs_status", *_EDITION]
    found = pd.DataFrame(made, columns=[*columns, "source_ids"])
    # In a year the body named first comes last, of it the newest edition.
    found["_rank"] = found["basis"].map({name: -i for i, name in enumerate(bases)})
    found = sort_rows(found, ["period", "_rank", "vintage"])
    kept = found.drop_duplicates(["country", "period"], keep="last")
    return sort_rows(kept.drop(columns="_rank"), ["country", "period"])


def fleet(
    capacity: pd.DataFrame,
    *,
    technologies: Sequence[str] = ("solar", "wind"),
    bases: Sequence[str] = BASES,
) -> pd.DataFrame:
    """Latest capacity at the end of a year of some technologies together, in MW.

    One figure for each country: the latest of :func:`fleet_by_year`.

    `bases`: bodies, the first is taken where several have the year.

    Columns: ``country, period, capacity_mw, obs_status, basis, vintage, source_ids``; a
    country for which a technology is not known is left out.

    ValueError for an unknown technology or body, or missing columns.
    """
    found = fleet_by_year(capacity, technologies=technologies, bases=bases)
    latest = found.drop_duplicates("country", keep="last")
    return sort_rows(latest, ["country"])


def needed_additions(
    capacity: pd.DataFrame, targets: pd.DataFrame, *, bases: Sequence[str] = BASES
) -> pd.DataFrame:
    """Capacity that has to be added a year to reach each goal, in MW a year.

    ``(goal - latest capacity at the end of a year) / years between``. Beside it stands
    what was added in the latest year.

    `bases`: bodies, the first is taken where several have the year.

    Columns: ``country, indicator, set_on, target_period, target_mw, base_period,
    base_mw, years, needed_mw, added_mw, basis, vintage, source_ids``. Where no capacity
    is known, ``base_period`` is empty and the figures are missing; where the goal's
    year is not after the base, ``needed_mw`` is missing.

    ValueError for an unknown body.
    """
    needed = ["country", "indicator", "kind", "target_period", "set_on", "value"]
    needed += ["unit", "source_id"]
    codes.check_columns(targets.columns, needed, function="needed_additions")
    codes.check_columns(capacity.columns, _NEEDED, function="needed_additions")
    goals = targets[
        targets["indicator"].isin(TARGETS)
        & targets["target_period"].map(periods.is_year).astype(bool)
    ]
    indicators.check_one_unit(goals)
    bodies = {
        indicator: fleet(capacity, technologies=technologies, bases=bases)
        for indicator, technologies in TARGETS.items()
        if set(technologies) <= set(capacity["technology"])
    }
    made = [
        _needed(goal, bodies.get(goal["indicator"]), capacity)
        for goal in goals.to_dict("records")
    ]
    columns = ["country", "indicator", "set_on", "target_period", "target_mw"]
    columns += ["base_period", "base_mw", "years", "needed_mw", "added_mw"]
    found = pd.DataFrame(made, columns=[*columns, *_EDITION, "source_ids"])
    found["years"] = found["years"].astype("Int64")
    return sort_rows(found, ["country", "indicator", "target_period", "set_on"])


def _needed(
    goal: Mapping[Any, Any], bodies: pd.DataFrame | None, capacity: pd.DataFrame
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "country": goal["country"],
        "indicator": goal["indicator"],
        "set_on": goal["set_on"],
        "target_period": goal["target_period"],
        "target_mw": goal["value"],
        "base_period": "",
        "base_mw": float("nan"),
        "years": None,
        "needed_mw": float("nan"),
        "added_mw": float("nan"),
        "basis": "",
        "vintage": "",
        "source_ids": [goal["source_id"]],
    }
    known = None if bodies is None else bodies[bodies["country"] == goal["country"]]
    if known is None or known.empty:
        return row
    base = known.iloc[0]
    years = int(goal["target_period"]) - int(base["period"])
    row |= {"base_period": base["period"], "base_mw": base["capacity_mw"]}
    row |= {"basis": base["basis"], "vintage": base["vintage"], "years": years}
    if years > 0:
        row["needed_mw"] = (goal["value"] - base["capacity_mw"]) / years
    same = capacity[
        (capacity["country"] == goal["country"])
        & (capacity["basis"] == base["basis"])
        & (capacity["vintage"] == base["vintage"])
    ]
    technologies = TARGETS[goal["indicator"]]
    same = same[same["technology"].isin(technologies)]
    added = capacity_added(same)
    added = added[added["period"] == base["period"]]
    used = [row["source_ids"], base["source_ids"]]
    if len(added) == len(technologies):
        row["added_mw"] = added["added_mw"].sum()
        used += added["source_ids"].tolist()
    row["source_ids"] = indicators.merge_ids(used)
    return row
