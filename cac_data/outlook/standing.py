"""Where each sector stands: last figure, change, what was promised, where it heads."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import energy, indicators, infrastructure, periods
from cac_data.claims import Tables
from cac_data.display import format_value
from cac_data.outlook.series import (
    INDICATORS,
    SECTORS,
    Claim,
    article_year,
    by_claim,
    levels_of,
)
from cac_data.outlook.wording import COUNTED, grown, with_unit

SECTOR_LABELS = {
    "sector": "Sector",
    "indicator": "Indicator",
    "last_text": "Last figure",
    "change_text": "Change",
    "promised": "Expected",
    "heads_text": "Scenario",
    "verdict": "Verdict",
}
"""Columns of :func:`sectors` that a table shows, with their headings."""

_COLUMNS = (
    *("sector", "indicator_id", "indicator", "unit", "base_period", "base"),
    *("last_period", "last", "last_text", "change_pct", "change_text", "promised"),
    *("heads", "heads_period", "heads_text", "claim_ids", "verdict", "source_ids"),
)
_NOTHING = "no path assumed"


def sectors(
    tables: Tables,
    years: pd.DataFrame,
    verdicts: pd.DataFrame,
    *,
    paths: Mapping[str, pd.DataFrame],
    horizon: int,
    cku_opening: int,
    as_of: str = "",
) -> pd.DataFrame:
    """Where each indicator of the six sectors stands and what is expected of it.

    `paths`: what the scenario assumes: ``trade``
    (:func:`cac_data.trade.scenario_path`), ``gas`` (:func:`cac_data.energy.gas_path`)
    and ``sun`` (:func:`cac_data.energy.solar_wind_path`).
    `horizon`: year for which the paths are read.
    `cku_opening`: assumed opening of the railway through Kyrgyzstan; 0 for never.
    `as_of`: the day by which the tables are known; empty for everything known.

    One row per indicator: ``sector, indicator_id, indicator, unit``; ``base_period,
    base`` (the last year before the article, or the one before the last where that is
    later), ``last_period, last, last_text``; ``change_pct`` between the two, missing
    where one is, and ``change_text``; ``promised``: what the article expects and goals
    that others set, in words; ``heads, heads_period, heads_text`` under the scenario;
    ``claim_ids, verdict`` (of the first claim), ``source_ids`` of the figures and
    goals.

    ValueError if a table lacks a column or a claim is missing.
    """
    claims = by_claim(verdicts)
    since = article_year(tables) - 1
    heads = _heads(paths, horizon, cku_opening)
    goals = _goals(tables)
    made = []
    for name, indicator in INDICATORS.items():
        said = [claims[claim_id] for claim_id in indicator.claim_ids]
        if name == "railway":
            stands = _railway(tables, as_of)
        elif indicator.years is None:
            stands = _counted(said[0], since)
        else:
            stands = _by_year(levels_of(years, name), since)
        goal, goal_ids = goals.get(name, ("", []))
        last, base = stands["last"], stands["base"]
        change = 100 * (last / base - 1) if indicator.unit != "year" else math.nan
        made.append(
            {
                "sector": SECTORS[indicator.sector],
                "indicator_id": name,
                "indicator": indicator.label + stands["more"],
                "unit": indicator.unit,
                **{key: stands[key] for key in ("base_period", "base", "last_period")},
                "last": last,
                "last_text": _text(last, indicator.unit, stands["last_period"]),
                "change_pct": change,
                "change_text": _change(change, stands["base_period"]),
                "promised": "; ".join(filter(None, [_promise(said), goal])),
                **_head(heads.get(name), indicator.unit, horizon),
                "claim_ids": list(indicator.claim_ids),
                "verdict": said[0]["verdict"] if said else "",
                "source_ids": indicators.merge_ids([stands["source_ids"], goal_ids]),
            }
        )
    return pd.DataFrame(made, columns=list(_COLUMNS))


_UNKNOWN: Mapping[str, Any] = {
    "base_period": "",
    "base": math.nan,
    "last_period": "",
    "last": math.nan,
    "more": "",
    "source_ids": [],
}


def _by_year(known: pd.DataFrame, since: int) -> dict[str, Any]:
    if known.empty:
        return dict(_UNKNOWN)
    last = known.iloc[-1]
    earlier = known[known["period"] < last["period"]]
    until = earlier[earlier["period"].map(int) <= since]
    base = (until if len(until) else earlier).tail(1)
    return dict(_UNKNOWN) | {
        "base_period": "".join(base["period"]),
        "base": float(base["value"].sum(min_count=1)),
        "last_period": last["period"],
        "last": float(last["value"]),
        "source_ids": indicators.merge_ids([*base["source_ids"], last["source_ids"]]),
    }


def _counted(claim: Claim, since: int) -> dict[str, Any]:
    """What was counted since the article's year, by the computation of its claim."""
    return dict(_UNKNOWN) | {
        "last": float(claim["found"]),
        "more": f" since {since + 1}",
        "source_ids": claim["source_ids"].split(";"),
    }


def _railway(tables: Tables, as_of: str) -> dict[str, Any]:
    claims = infrastructure.railway_promises(tables["schedule_claims"], as_of)
    row = infrastructure.named_years(claims)
    if not row:
        return dict(_UNKNOWN)
    return dict(_UNKNOWN) | {
        "last": float(row["value"]),
        "source_ids": row["source_ids"].split(";"),
    }


def _text(value: float, unit: str, period: str) -> str:
    if math.isnan(value):
        return format_value(value, 0)
    text = with_unit(value, unit)
    return f"{text} ({period})" if period else text


def _change(change: float, since: str) -> str:
    """Write a change since a year, a large one as a multiple."""
    return "" if math.isnan(change) else f"{grown(change)} since {since}"


def _promise(said: list[Claim]) -> str:
    """Write what the claims expect: a level, a year, a number of things or a growth."""
    values = [float(row["claimed"]) for row in said]
    if not values or math.isnan(values[0]):
        return ""
    unit, year = said[0]["unit"], periods.bounds(said[0]["period"])[1][0]
    if unit == "percent" and values[0] == 0:
        return f"growth to {year}"
    if unit == "year":
        return f"in {values[0]:.0f}"
    if unit in COUNTED:
        return f"at least {with_unit(values[0], unit)}"
    low, high = min(values), max(values)
    first, last = with_unit(low, unit, 0), with_unit(high, unit, 0)
    shared = first.removesuffix(f" {last.split()[-1]}")
    return f"{shared} to {last.removeprefix('USD ')} in {year}"


def _goals(tables: Tables) -> dict[str, tuple[str, list[str]]]:
    """Goals for an indicator that others have set, in words, with their sources."""
    found = {}
    goals = energy.goals(tables["energy_targets"])
    goals = goals[goals["country"] == "UZB"]
    if len(goals):
        row = goals.iloc[-1]
        level = with_unit(row["value"] / 1000, "GW", 0)
        found["solar_wind"] = (
            f"goal {level} in {row['period']}",
            [row["source_ids"]],
        )
    hopes = infrastructure.expectations(tables["corridor_volumes"])
    hopes = hopes[hopes["nature"].eq("target")] if len(hopes) else hopes
    if len(hopes):
        row = hopes.iloc[-1]
        goal = f"goal {with_unit(row['value'], 'Mt', 0)} in {row['period']}"
        found["corridor"] = (goal, row["source_ids"].split(";"))
    return found


def _heads(
    paths: Mapping[str, pd.DataFrame], horizon: int, opening: int
) -> dict[str, float]:
    """Read the level of each path in the year of the horizon."""
    found = {"railway": float(opening) if opening else math.inf}
    for name, path, column, scale in (
        ("turnover", "trade", "value_usd_mn", 0.001),
        ("exports", "trade", "value_usd_mn", 0.001),
        ("imports", "trade", "value_usd_mn", 0.001),
        ("gas", "gas", "to_china", 1.0),
        ("solar_wind", "sun", "value", 0.001),
    ):
        rows = paths[path]
        if rows.empty:
            continue
        rows = rows[rows["period"] == str(horizon)]
        if "flow" in rows:
            rows = rows[rows["flow"] == name]
        if len(rows):
            found[name] = float(rows[column].iloc[0]) * scale
    return found


def _head(value: float | None, unit: str, horizon: int) -> dict[str, Any]:
    if value is None:
        return {"heads": math.nan, "heads_period": "", "heads_text": _NOTHING}
    if math.isinf(value):
        return {"heads": math.nan, "heads_period": "", "heads_text": "never"}
    text = _text(value, unit, "" if unit == "year" else str(horizon))
    period = f"{value:.0f}" if unit == "year" else str(horizon)
    return {"heads": value, "heads_period": period, "heads_text": f"{text}, assumed"}
