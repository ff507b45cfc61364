"""What officials aimed at, and what became of it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.tables import sort_rows
from cac_data.trade.counts import regional, turnover

TARGET_LABELS = {
    "country": "Country",
    "set_on": "Set on",
    "set_by": "Set by",
    "target_period": "For",
    "value_usd_mn": "Level, USD mn",
    "momentum_pct": "Before, %",
    "needed_pct": "Needed, %",
    "outcome": "Outcome",
}
"""Columns of :func:`target_outcomes` that a table shows, with their headings."""


def claims_of(targets: pd.DataFrame, *, period: int) -> pd.DataFrame:
    """Return the forecasts for the five together and one year."""
    needed = ["country", "kind", "target_period", "value_usd_mn"]
    codes.check_columns(targets.columns, needed, function="claimed_levels")
    return targets[
        (targets["country"] == "CA5")
        & (targets["kind"] == "forecast")
        & (targets["target_period"] == f"{period:04d}")
    ]


def claimed_levels(targets: pd.DataFrame, *, period: int) -> dict[str, float]:
    """Levels that authors expect the five together to reach, in USD million.

    `period`: the year they are expected for.

    Name (such as ``USD 120 bn``) and level, the lowest first; empty without forecasts.
    """
    said = claims_of(targets, period=period)
    levels = sorted(set(said["value_usd_mn"]))
    return {f"USD {level / 1000:g} bn": float(level) for level in levels}


def claimed_range(targets: pd.DataFrame, *, period: int) -> tuple[float, float] | None:
    """Lowest and highest level that authors expect, in USD billion, for a drawing.

    `period`: the year they are expected for.

    None without forecasts for the year.
    """
    levels = list(claimed_levels(targets, period=period).values())
    return (levels[0] / 1000, levels[-1] / 1000) if levels else None


def target_outcomes(
    targets: pd.DataFrame, trade: pd.DataFrame, *, reporter: str = "china_customs"
) -> pd.DataFrame:
    """What became of each target and forecast, in the order in which they were set.

    ``base`` is the last whole year before it was set, ``momentum_pct`` the growth a
    year over the three years to the base: targets set in a boom and in a slump can be
    told apart by it. ``needed_pct`` is the growth a year from the base to the level.

    `reporter`: side by whose count a target is judged.

    Columns: ``country, kind, set_on, set_by, target_period, value_usd_mn`` (the level),
    ``base_period, base_usd_mn, momentum_pct, needed_pct, outcome_period,
    outcome_usd_mn`` (the year aimed at, or the last one known), ``reached_in``,
    ``verdict`` (``reached``, ``missed``, ``open``, ``no year given``), ``outcome``
    (both in words) and ``source_ids``. Estimates of potential are left out.

    ValueError for an unknown side.
    """
    needed = ["country", "kind", "set_on", "set_by", "target_period"]
    needed += ["value_usd_mn", "source_id"]
    codes.check_columns(targets.columns, needed, function="target_outcomes")
    aims = targets[targets["kind"].isin(["target", "forecast"])]
    series = pd.concat(
        [turnover(trade, reporter=reporter), regional(trade, reporter=reporter)],
        ignore_index=True,
    )
    rows = [
        _outcome(aim, series[series["country"] == aim["country"]])
        for aim in aims.to_dict("records")
    ]
    columns = [
        *("country", "kind", "set_on", "set_by", "target_period", "value_usd_mn"),
        *("base_period", "base_usd_mn", "momentum_pct", "needed_pct"),
        *("outcome_period", "outcome_usd_mn", "reached_in", "verdict", "outcome"),
        "source_ids",
    ]
    found = pd.DataFrame(rows, columns=columns)
    found["outcome"] = [
        f"{verdict}{'' if verdict == 'reached' else ', reached'} in {year}"
        if year
        else verdict
        for verdict, year in zip(found["verdict"], found["reached_in"], strict=True)
    ]
    return sort_rows(found, ["set_on", "country", "value_usd_mn"])


def _outcome(aim: Mapping[Any, Any], series: pd.DataFrame) -> dict[str, Any]:
    level = dict(
        zip(series["period"].map(int), series["value_usd_mn"].map(float), strict=True)
    )
    set_in = periods.year_of(aim["set_on"])
    base = max((year for year in level if year < set_in), default=None)
    due = int(aim["target_period"]) if aim["target_period"] else None
    # A level that trade had before it was set as an aim does not count as reached.
    later = [year for year in sorted(level) if year >= set_in]
    reached = next((y for y in later if level[y] >= aim["value_usd_mn"]), None)
    last = max(level, default=None)
    shown = due if due in level else last
    if reached is not None and (due is None or reached <= due):
        verdict = "reached"
    elif due is None:
        verdict = "no year given"
    else:
        verdict = "missed" if last is not None and due <= last else "open"
    row = {key: aim[key] for key in ("country", "kind", "set_on", "set_by")}
    row |= {
        "target_period": aim["target_period"],
        "value_usd_mn": aim["value_usd_mn"],
        "base_period": str(base) if base else "",
        "base_usd_mn": level[base] if base else float("nan"),
        "momentum_pct": float("nan"),
        "needed_pct": float("nan"),
        "outcome_period": str(shown) if shown else "",
        "outcome_usd_mn": level[shown] if shown else float("nan"),
        "reached_in": str(reached) if reached else "",
        "verdict": verdict,
        "source_ids": indicators.merge_ids(
            [
                [aim["source_id"]],
                *series.loc[
                    series["period"].isin([str(y) for y in (base, shown, reached)]),
                    "source_ids",
                ],
            ]
        ),
    }
    if base and base - 3 in level:
        row["momentum_pct"] = 100 * ((level[base] / level[base - 3]) ** (1 / 3) - 1)
    if base and due and due > base:
        ratio = aim["value_usd_mn"] / level[base]
        row["needed_pct"] = 100 * (ratio ** (1 / (due - base)) - 1)
    return row
