"""Where trade is heading: our forecast, its errors, and what expected levels need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import facts, projections
from cac_data.codes import Side
from cac_data.facts import Fact, at, grew, records
from cac_data.inputs import takes
from cac_data.observations import union
from cac_data.trade.flows import FLOWS, TOTAL_ROWS, turnover_of_five
from cac_data.trade.targets import levels_of

CHANCE_DIGITS = 2  # to which a chance is printed


def of_ahead(
    flows: pd.DataFrame,
    targets: pd.DataFrame,
    path: pd.DataFrame,
    *,
    horizon: int,
    usd_inflation: float,
    reporter: Side = "china_customs",
) -> Fact:
    """Tell where the trend and a scenario's path lead, and what expected levels need.

    `flows` are those of the reporter, `path` is that of `scenario_path`. `trend`: the
    forecast by its own past; `methods`: how far it and others missed five years ahead,
    `missed` by method; `parts`: the methods of which ours is the mean, `better_in_both`
    those of them that missed by less in both spans; `held`: how many past outcomes lay
    in its interval.
    """
    total = turnover_of_five(flows)
    trend = projection(total, horizon)
    levels = levels_of(targets, horizon)

    methods = errors_of_methods(total)
    missed = {row["method"]: row for row in records(methods)}
    combination = missed.get("combination", {})
    is_told = combination.get("n", 0) > 1 and not trend.empty

    turnover = path[path["flow"] == "turnover"].sort_values("value")
    paces = [facts.needed(at(total), level, horizon, usd_inflation) for level in levels]
    return {
        "reporter": reporter,
        "horizon": horizon,
        "inflation": 100 * usd_inflation,
        "trend": trend,
        "methods": methods,
        "missed": missed if is_told else {},
        "parts": projections.COMBINED,
        "better_in_both": better_in_both_spans(missed),
        "calibrated_from": projections.CALIBRATED_FROM,
        "fixed_growth": 100 * projections.FIXED_GROWTH,
        "levels": levels,
        "fan": fan_roles(turnover, levels),
        "last": at(trend),
        "chances": chances_of(trend, levels, horizon),
        "held": held_outcomes(total, combination),
        "path": {flow: at(path, horizon, flow=flow) for flow in (*FLOWS, "turnover")},
        "lowest": lowest_between(turnover, horizon),
        "needed": [pace for pace in paces if pace],
        "recent": recent_pace(total),
    }


# --- The forecast --------------------------------------------------------------------


@takes(total=TOTAL_ROWS)
def projection(total: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """Give the path of a series by its own past, in its unit: `projections.project`.

    Empty with fewer than two years, or where the horizon is the last year or farther
    away than the series is long; ValueError where it is before that.
    """
    years = total["year"].astype(int)
    years_ahead = horizon - years.max() if len(total) > 1 else 0
    if not years_ahead or years_ahead > years.max() - years.min():
        return pd.DataFrame(columns=["period", "year", "median", "source_ids"])
    path = projections.project(total, horizon=horizon)
    ids = union(total["source_ids"])
    return path.assign(year=path["period"].astype(int), source_ids=ids)


@takes(total=TOTAL_ROWS)
def recent_pace(total: pd.DataFrame) -> Fact:
    """Give the growth a year over the last fifteen years of a series, or its part."""
    recent = total[total["year"] >= total["year"].max() - 15]
    return grew(at(recent), at(recent.head(1)), a_year=True)


def chances_of(path: pd.DataFrame, levels: Sequence[Fact], horizon: int) -> list[Fact]:
    """Give how likely the path reaches each level and, last, ends between them.

    The last has the `largest` chance that any range as wide has. `is_off`: it is not
    the difference of the two chances as they are printed, to two decimals.
    """
    if path.empty or not levels:
        return []
    sizes = [level["value"] for level in levels]
    reaching = [projections.probability_at_least(path, size, horizon) for size in sizes]
    inside = reaching[0] - reaching[-1]
    width = sizes[-1] - sizes[0]

    printed = round(inside, CHANCE_DIGITS)
    of_lowest = round(reaching[0], CHANCE_DIGITS)
    of_highest = round(reaching[-1], CHANCE_DIGITS)
    level_ids = [level["source_ids"] for level in levels]
    common: Fact = {
        "period": str(horizon),
        "source_ids": union([*path["source_ids"], *level_ids]),
        "is_off": round(of_lowest - of_highest, CHANCE_DIGITS) != printed,
    }
    spread: Fact = {
        "width": width,
        "largest": projections.largest_probability_of_range(path, width, horizon),
    }
    chances = [
        {**common, "level": level, "value": chance, **spread}
        for level, chance in zip(levels, reaching, strict=True)
    ]
    return [*chances, {**common, "level": None, "value": inside, **spread}]


# --- Its errors ----------------------------------------------------------------------


def errors_of_methods(total: pd.DataFrame) -> pd.DataFrame:
    """Give how far each method missed trade five years ahead, in two spans.

    After the boom of the 2000s, and with it, as that beat every method and decides
    which is best: `method n rmse_log mean_log_error` of origins since
    `projections.CALIBRATED_FROM`; `n_all first_all rmse_all mean_all` of all. `held
    held_n held_pct held_low held_high`: outcomes in the interval that the method's own
    errors would have made.
    """
    if len(total) < 2:
        return pd.DataFrame(columns=["method"])
    whole = projections.backtest(total, horizons=[5])
    recent = projections.backtest(
        total, horizons=[5], since=projections.CALIBRATED_FROM
    )
    errors = recent[["method", "n", "rmse_log", "mean_log_error"]]
    return errors.assign(
        n_all=whole["n"],
        first_all=whole["first_origin"],
        rmse_all=whole["rmse_log"],
        mean_all=whole["mean_log_error"],
        held=(recent["band_n"] * recent["band_coverage"]).round(),
        held_n=recent["band_n"],
        held_pct=100 * recent["band_coverage"],
        held_low=100 * recent["band_coverage_low"],
        held_high=100 * recent["band_coverage_high"],
        source_ids=union(total["source_ids"]),
    )


def better_in_both_spans(missed: Mapping[str, Fact]) -> list[str]:
    """Give the parts of our forecast that missed by less than it in both spans.

    None where a series is too short for the forecast to be tried in both.
    """
    combination = missed.get("combination", {})
    spans = ("rmse_log", "rmse_all")
    if any(combination.get(span) is None for span in spans):
        return []
    return [
        method
        for method in projections.COMBINED
        if method in missed
        and all(missed[method][span] < combination[span] for span in spans)
    ]


def held_outcomes(total: pd.DataFrame, combination: Fact) -> Fact:
    """Give how many past outcomes lay in the interval of our forecast, in percent.

    `combination`: its row of `errors_of_methods`. Empty where none can be tried.
    """
    if not combination.get("held_n"):
        return {}
    return {
        "period": f"{total['period'].iloc[0]}/{total['period'].iloc[-1]}",
        "value": combination["held_pct"],
        "low": combination["held_low"],
        "high": combination["held_high"],
        "held": combination["held"],
        "n": combination["held_n"],
        "source_ids": combination["source_ids"],
    }


# --- The scenario's path -------------------------------------------------------------


def fan_roles(turnover: pd.DataFrame, levels: Sequence[Fact]) -> dict[str, Any]:
    """Give what the chart draws beside the forecast, by argument of its form.

    The path of the scenario, in USD mn as all of its lines, the range of the levels as
    a box and the value at which the chart is cut off, both in USD bn.
    """
    sizes = [level["value"] / 1000 for level in levels]
    highest = max([*sizes, *turnover["value"] / 1000], default=0.0)
    return {
        "paths": {"scenario": turnover} if len(turnover) else {},
        "box": (sizes[0], sizes[-1], "article") if sizes else None,
        "bands": [("low", "high", "80 %"), ("low_50", "high_50", "50 %")],
        # The interval is so wide that it would press all else into a strip.
        "clip": 1.5 * highest or None,
    }


def lowest_between(turnover: pd.DataFrame, horizon: int) -> Fact:
    """Give the lowest year of a path, sorted by value, if it is neither of its ends."""
    lowest = at(turnover.head(1))
    if not lowest or not turnover["year"].min() < lowest["year"] < horizon:
        return {}
    return lowest
