"""Closed sets over time: how many of the five had which tie, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from cac_data import codes, indicators
from cac_data.history.dates import begun_by
from cac_data.history.ties import (
    partnership_steps,
    recognition,
    visa_exemptions,
)
from cac_data.tables import sort_rows

TIES: Mapping[str, str] = {
    "relations": "diplomatic relations",
    "strategic": "strategic partnership or higher",
    "comprehensive": "comprehensive one or higher",
    "highest": "above comprehensive",
    "visa": "visa-free both ways",
}
"""Tie: its name. Each is a closed set: all its cases are known, so years compare."""

LEVEL_WORDS: Mapping[str, str] = {
    "strategic": "strategic",
    "comprehensive_strategic": "comprehensive strategic",
    "comprehensive_strategic_new_era": "for a new era",
    "permanent_comprehensive_strategic": "permanent",
    "all_weather_comprehensive_strategic": "all-weather",
}
"""Level of a partnership, as the bar of a chart names it."""

STEP_WORDS: Mapping[int, str] = {
    1: "strategic",
    2: "comprehensive strategic",
    3: "a form above it",
}
"""Step of a partnership in words."""


def ties_by_year(
    agreements: pd.DataFrame,
    *,
    start: int,
    end: int,
    countries: Iterable[str] = codes.CA5,
) -> pd.DataFrame:
    """Count the countries with each tie at the end of the years in which it changed.

    Columns: ``tie`` (in words), ``period, value`` (countries), ``source_ids``: a row
    for the first year with a country, for each with one more, and for the last one. A
    tie that nobody has by then has no rows.
    """
    wanted = set(countries)
    made = []
    for tie, name in TIES.items():
        since = {
            country: (int(period[:4]), ids)
            for country, (period, ids) in _starts(agreements, tie).items()
            if country in wanted and int(period[:4]) <= end
        }
        for year in _telling_years([year for year, _ in since.values()], start, end):
            by_then = [ids for begun, ids in since.values() if begun <= year]
            made.append(
                {
                    "tie": name,
                    "period": str(year),
                    "value": len(by_then),
                    "source_ids": indicators.merge_ids(by_then),
                }
            )
    return pd.DataFrame(made, columns=["tie", "period", "value", "source_ids"])


def _telling_years(changes: Iterable[int], start: int, end: int) -> list[int]:
    """Return the years of a span in which a count changes, its first and its last."""
    years = sorted(changes)
    if not years or years[0] > end:
        return []
    return sorted({max(start, years[0]), end, *(y for y in years if start <= y <= end)})


def _starts(agreements: pd.DataFrame, tie: str) -> dict[str, tuple[str, list[str]]]:
    """Return since when each country has a tie, and who says so."""
    if tie == "relations":
        rows = recognition(agreements).rename(columns={"relations_on": "since"})
    elif tie == "visa":
        rows = visa_exemptions(agreements)
        rows = rows[(rows["scope"] == "mutual") & (rows["in_force"] != "")]
        rows = rows.rename(columns={"in_force": "since"})
    else:
        least = {"strategic": 1, "comprehensive": 2, "highest": 3}[tie]
        rows = partnership_steps(agreements)
        rows = rows[rows["step"] >= least].rename(columns={"period": "since"})
    rows = rows[~rows.duplicated("country")]
    return {
        row["country"]: (row["since"], row["source_ids"])
        for row in rows.to_dict("records")
    }


def partnership_spans(
    agreements: pd.DataFrame, *, until: str, countries: Iterable[str] = codes.CA5
) -> pd.DataFrame:
    """How long each country's partnership stood at which level.

    `until`: the last day told of; the present level is drawn to it.

    Columns: ``country, start, end`` (periods), ``step`` (in words), ``level`` (in
    words), ``source_ids``. A country without a partnership has no row.

    ValueError for an unknown level or a date that is none.
    """
    steps = begun_by(partnership_steps(agreements), until, "period")
    steps = steps[steps["country"].isin(list(countries))].reset_index(drop=True)
    later = steps.groupby("country")["period"].shift(-1)
    found = pd.DataFrame(
        {
            "country": steps["country"],
            "start": steps["period"],
            "end": later.fillna(until).astype("str"),
            "step": steps["step"].map(STEP_WORDS).astype("str"),
            "level": steps["level"].map(LEVEL_WORDS).astype("str"),
            "source_ids": steps["source_ids"],
        }
    )
    found["_rank"] = found["country"].map(list(codes.CA5).index)
    return sort_rows(found.assign(period=found["start"]), ["_rank", "period"])[
        ["country", "start", "end", "step", "level", "source_ids"]
    ]


def border_areas(profile: pd.DataFrame) -> pd.DataFrame:
    """What was claimed along the border with China, and what each country kept.

    The share that a source gives is used where there is one; otherwise it is what is
    left of the claim after the land that was handed over, an estimate.

    Columns: ``country, claimed_km2, kept_pct, basis`` (``published`` or ``worked
    out``), ``source_ids``: a row for each country that borders China or has an area;
    figures are missing where no source was found.
    """
    needed = ["country", "indicator", "value", "source_id"]
    codes.check_columns(profile.columns, needed, function="border_areas")
    made = []
    for country in codes.CA5:
        own = profile[profile["country"] == country].drop_duplicates("indicator")
        value = dict(zip(own["indicator"], own["value"], strict=True))
        claimed = value.get("border_area_in_dispute")
        if claimed is None:
            claimed = value.get("border_area_claimed_by_china")
        if claimed is None and "land_border_with_chn" not in value:
            continue
        kept, basis = value.get("border_area_retained_share"), "published"
        lost = value.get("border_area_transferred_to_china")
        if kept is None:
            basis = ""
            if claimed is not None and lost is not None:
                kept, basis = 100 * (1 - lost / claimed), "worked out"
        # Without an area it is the border itself that a source tells of.
        kind = "land_border_with_chn" if claimed is None else "border_area_"
        used = own[own["indicator"].str.startswith(kind)]
        made.append(
            {
                "country": country,
                "claimed_km2": claimed,
                "kept_pct": kept,
                "basis": basis,
                "source_ids": list(dict.fromkeys(used["source_id"])),
            }
        )
    columns = ["country", "claimed_km2", "kept_pct", "basis", "source_ids"]
    found = pd.DataFrame(made, columns=columns)
    return found.astype({"claimed_km2": "float64", "kept_pct": "float64"})
