"""What to watch: figures that will tell early which way things go."""

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from cac_data import (
    codes,
    energy,
    history,
    infrastructure,
    periods,
    trade_until_rewritten as trade,
)
from cac_data.claims import Tables
from cac_data.display import format_value, period_in_words
from cac_data.outlook.series import article_year, levels_of
from cac_data.outlook.wording import with_unit

SIGNAL_LABELS = {
    "signal": "Watch",
    "value_text": "Last",
    "threshold_text": "Threshold",
    "where_from": "The threshold is",
    "means": "At or above it",
    "reached": "Reached",
    "next_on": "Next figure",
}
"""Columns of :func:`signals` that a table shows, with their headings."""

_COLUMNS = (
    *("signal_id", "signal", "value", "threshold", "unit", "period", "value_text"),
    *("threshold_text", "where_from", "means", "reached", "ratio_pct", "text"),
    *("next_on", "source_ids"),
)


def signals(
    tables: Tables, years: pd.DataFrame, *, horizon: int, as_of: str = ""
) -> pd.DataFrame:
    """Last figure of what tells early, against the threshold that will tell.

    Every threshold comes from a table: a pace that a promise needs, the level of the
    year before the article, the level before a change, or all five countries.

    `horizon`: year in which the levels of trade are to be reached.
    `as_of`: the day by which the tables are known; empty for everything known.

    Columns: ``signal_id, signal, value, threshold, unit, period`` (of the figure),
    ``value_text, threshold_text, where_from`` (what the threshold is), ``means`` (what
    it says if it is reached), ``reached, ratio_pct`` (the figure in percent of the
    threshold), ``text`` (both, for a drawing), ``next_on`` (month in which the figure
    of the following year is due, by the lag of the article's forecast that it bears on;
    empty where none gives it), ``source_ids``. Signals whose figures are missing are
    left out.

    ValueError if a table lacks a column.
    """
    made = [
        *_of_trade(tables, years, horizon),
        *_of_transit(tables, years),
        *_of_levels(tables, years),
        *_of_solar_and_wind(tables),
        *_of_works(tables, as_of),
        *_of_people(tables, years),
    ]
    found = pd.DataFrame(made, columns=list(_COLUMNS))
    due = tables["claims"].set_index("claim_id")["resolves_on"]
    found["next_on"] = [
        _next(str(due.get(_DUE.get(name, ""), "")), period)
        for name, period in zip(found["signal_id"], found["period"], strict=True)
    ]
    return found


_DUE = {
    "trade": "c075",
    "without_kyrgyzstan": "c075",
    "gas": "c081",
    "corridor": "c079",
    "solar_wind": "c083",
}
"""Forecasts of the article that are decided by the same figure, at their horizon."""


def _next(resolves_on: str, period: str) -> str:
    """Month in which the year after `period` is known, as the horizon's year will be.

    Forecasts with a date of their own end in the year before they are known.
    """
    if not resolves_on:
        return ""
    return f"{periods.year_of(period[:4]) + 2}{resolves_on[4:]}"


def _signal(
    name: str,
    signal: str,
    pair: tuple[float, float],
    unit: str,
    period: str,
    words: tuple[str, str],
    ids: list[list[str]],
) -> dict[str, Any]:
    """One row; `words` say what the threshold is and what it means to reach it."""
    value, threshold = pair
    where_from, means = words
    text, level = with_unit(value, unit), with_unit(threshold, unit)
    return {
        "signal_id": name,
        "signal": signal,
        "value": value,
        "threshold": threshold,
        "unit": unit,
        "period": period,
        "value_text": f"{text} ({period_in_words(period)})",
        "threshold_text": level,
        "where_from": where_from,
        "means": means,
        "reached": bool(value >= threshold),
        "ratio_pct": 100 * value / threshold if threshold > 0 else math.nan,
        "text": f"{format_value(round(value, 1) + 0.0, 1)} against {level}"
        if unit not in {"grants", "persons", "countries"}
        else f"{format_value(value, 0)} against {level}",
        "source_ids": list(dict.fromkeys(item for part in ids for item in part)),
    }


def _of_trade(
    tables: Tables, years: pd.DataFrame, horizon: int
) -> Iterator[dict[str, Any]]:
    known = levels_of(years, "turnover")
    if len(known) < 2 or int(known["period"].iloc[-1]) >= horizon:
        return
    total = known.assign(country="CA5", value_usd_mn=known["value"] * 1000)
    needed = trade.needed_growth(
        total, tables["trade_targets"], horizon=horizon, inflation=0.0
    )
    if needed.empty:
        return
    top = needed.iloc[-1]
    asked = float(top["nominal_pct"])
    words = (f"what {top['level_name']} in {horizon} needs", "on the way to that level")
    last, before = known.iloc[-1], known.iloc[-2]
    if int(last["period"]) - int(before["period"]) == 1:
        grown = 100 * (last["value"] / before["value"] - 1)
        yield _signal(
            "trade",
            "Growth of trade in a year",
            (float(grown), asked),
            "% a year",
            str(last["period"]),
            words,
            [before["source_ids"], top["source_ids"], last["source_ids"]],
        )
    without = _without_kyrgyzstan(tables, years)
    if without is not None:
        pace, period, ids = without
        yield _signal(
            "without_kyrgyzstan",
            "Growth of exports without Kyrgyzstan",
            (pace, asked),
            "% a year",
            period,
            (words[0], "exports carry their part without the new line"),
            [top["source_ids"], ids],
        )


def _without_kyrgyzstan(
    tables: Tables, years: pd.DataFrame
) -> tuple[float, str, list[str]] | None:
    """Growth a year of the other four's exports over the last two years."""
    sent = levels_of(years, "exports").set_index("period")
    if sent.empty:
        return None
    last = int(sent.index[-1])
    ends = [str(last - 2), str(last)]
    own = trade.by_country(tables["bilateral_trade"], "exports")
    own = own[own["country"] == "KGZ"].set_index("period")
    if not set(ends) <= set(sent.index) & set(own.index):
        return None
    whole = sent["value"].astype(float).to_dict()
    part = own["value_usd_mn"].astype(float).to_dict()
    first, final = (whole[year] - part[year] / 1000 for year in ends)
    ids = [*own.loc[ends, "source_ids"], *sent.loc[ends, "source_ids"]]
    grown = 100 * (math.sqrt(final / first) - 1)
    return grown, ends[1], [item for cited in ids for item in cited]


def _of_transit(tables: Tables, years: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The gap between Chinese exports and Kazakh imports, against that before 2022."""
    gaps = trade.mirror_gap(tables["bilateral_trade"], flow="imports")
    until = years["period"].max() if len(years) else ""
    own = gaps[(gaps["country"] == "KAZ") & (gaps["period"] <= until)]
    before = own[own["period"] <= "2021"]
    if before.empty or own["period"].iloc[-1] <= "2021":
        return
    first, last = before.iloc[-1], own.iloc[-1]
    yield _signal(
        "transit",
        "Chinese exports over recorded imports, Kazakhstan",
        (float(last["ratio"]), float(first["ratio"])),
        "times",
        str(last["period"]),
        (
            f"the ratio of {first['period']}",
            "more is sent than arrives, as in transit",
        ),
        [first["source_ids"], last["source_ids"]],
    )


_LEVELS = {
    "gas": ("Gas of the five to China", "supplies grow, as the article expects"),
    "corridor": ("Cargo on the Middle Corridor", "the corridor grows"),
}


def _of_levels(tables: Tables, years: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Levels that the article expects to grow, against the year before it."""
    since = article_year(tables) - 1
    for name, (signal, means) in _LEVELS.items():
        known = levels_of(years, name)
        before = known[known["period"].map(int) <= since] if len(known) else known
        if before.empty:
            continue
        first, last = before.iloc[-1], known.iloc[-1]
        if first["period"] == last["period"]:
            continue
        yield _signal(
            name,
            signal,
            (float(last["value"]), float(first["value"])),
            str(last["unit"]),
            str(last["period"]),
            (f"the level of {first['period']}", means),
            [first["source_ids"], last["source_ids"]],
        )


def _of_solar_and_wind(tables: Tables) -> Iterator[dict[str, Any]]:
    for row in energy.needed_additions(
        tables["renewable_capacity"], tables["energy_targets"]
    ):
        if row["value"] is None or not row["added"] or row["country"] != "UZB":
            continue
        yield _signal(
            "solar_wind",
            "Solar and wind added in Uzbekistan",
            (row["added"]["value"] / 1000, row["value"] / 1000),
            "GW a year",
            str(row["base"]["period"]),
            (
                f"what the goal for {row['goal']['period']} needs",
                "on the way to it",
            ),
            [row["source_ids"].split(";")],
        )


def _of_works(tables: Tables, as_of: str) -> Iterator[dict[str, Any]]:
    """Works planned for a date, against the part of the time that is over by then."""
    said = tables["schedule_claims"]
    claims = infrastructure.railway_promises(said, as_of)
    named = infrastructure.named_years(claims)
    row = infrastructure.works_pace(said, opening=named["value"]) if named else {}
    if row:
        yield _signal(
            "works",
            "Works done on the railway, by plan",
            (float(row["part_pct"]), float(row["elapsed_pct"])),
            "%",
            str(row["part_by"])[:4],
            ("the part of the time that is over by then", "the railway is on time"),
            [row["source_ids"].split(";")],
        )


def _of_people(tables: Tables, years: pd.DataFrame) -> Iterator[dict[str, Any]]:
    shops = levels_of(years, "workshops")
    if len(shops):
        last = shops.iloc[-1]
        yield _signal(
            "workshops",
            "Countries with a Lu Ban workshop",
            (float(last["value"]), float(len(codes.CA5))),
            "countries",
            str(last["period"]),
            ("all five", "the article's word holds for the whole region"),
            [last["source_ids"]],
        )
    grants = history.pledged_scholarships(tables["people_links"])
    since = str(article_year(tables) - 1)
    before = grants[grants["period"] == since]
    if len(before) and grants["period"].iloc[-1] > since:
        first, last = before.iloc[0], grants.iloc[-1]
        yield _signal(
            "grants",
            f"Grants pledged so far for {grants['period'].iloc[-1]}",
            (float(last["value"]), float(first["value"])),
            "grants",
            str(last["period"]),
            (f"those for {since}", "quotas grow, as the article expects"),
            [first["source_ids"].split(";"), last["source_ids"].split(";")],
        )
    growth = history.visitor_growth(tables["people_links"])
    parts = growth[
        ~growth["end"].map(periods.is_year).astype(bool)
        & (growth["indicator"] == "arrivals")
        & (growth["country"] == "KAZ")
    ]
    if len(parts):
        row = parts.iloc[-1]
        yield _signal(
            "visitors",
            "Arrivals from China in Kazakhstan, part of a year",
            (float(row["last"]), float(row["first"])),
            "persons",
            str(row["end"]),
            ("the same months a year before", "travel grows"),
            [row["source_ids"].split(";")],
        )
