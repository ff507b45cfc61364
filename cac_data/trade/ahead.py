"""Where trade is heading: our forecast, its errors, and what expected levels need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

import pandas as pd

from cac_data import facts, projections
from cac_data.codes import Side
from cac_data.facts import (
    Figure,
    Growth,
    NeededGrowth,
    Nothing,
    at,
    compare,
    figures,
    grew,
    ranked,
)
from cac_data.inputs import takes
from cac_data.observations import union
from cac_data.trade.flows import FLOWS, TOTAL_ROWS, turnover_of_five
from cac_data.trade.targets import levels_of

CHANCE_DIGITS = 2  # to which a chance is printed


@dataclass(frozen=True)
class Chance:
    """How likely trade reaches a `level`, or, without one, ends between all of them.

    `largest`: the largest chance that any range as wide (`width`) has. `is_off`: the
    chance between is not the difference of the two as they are printed.
    """

    probability: Figure
    level: Figure | Nothing
    width: Figure
    largest: Figure
    is_off: bool


@dataclass(frozen=True)
class MethodErrors:
    """How far a method missed trade five years ahead, in logs, in two spans.

    `rmse_log` of `n` origins since `projections.CALIBRATED_FROM`; `rmse_all` of all,
    `n_all` since the year `first_all`.
    """

    method: str
    rmse_log: Figure
    n: int
    rmse_all: Figure
    n_all: int
    first_all: int


@dataclass(frozen=True)
class HeldOutcomes:
    """How many of `n` past outcomes our interval `held`, `share` in percent."""

    share: Figure
    held: int
    n: int


class FanRoles(TypedDict):
    """What the chart draws beside what was observed, by argument of its form.

    The forecast and the path of the scenario, in USD mn as all of its lines, the range
    of the levels as a box and the value at which the chart is cut off, both in USD bn.
    """

    ahead: pd.DataFrame
    paths: dict[str, pd.DataFrame]
    box: tuple[float, float, str] | None
    bands: list[tuple[str, str, str]]
    clip: float | None


@dataclass(frozen=True, eq=False)
class Ahead:
    """Where the trend and a scenario's path lead, and what expected levels need.

    `trend`: the forecast by its own past, `last` its end, with its `method`. `methods`:
    how far it and others missed five years ahead, `missed` by method if ours could be
    tried; `better_in_both`: those of which ours is the mean and that missed by less in
    both spans; `held`: how many past outcomes lay in its
    interval. `chances` to reach each of the `levels` and, last, to end between them.
    `path`: the scenario's flows at the horizon, `lowest` its lowest year, if that is
    neither of its ends. `needed`: growth to each level; `recent`: growth so far.
    """

    reporter: Side
    horizon: int
    inflation: Figure
    trend: pd.DataFrame
    methods: pd.DataFrame
    missed: Mapping[str, MethodErrors]
    better_in_both: list[str]
    calibrated_from: int
    fixed_growth: Figure
    levels: list[Figure]
    fan: FanRoles
    last: Figure | Nothing
    chances: list[Chance]
    held: HeldOutcomes | Nothing
    path: Mapping[str, Figure | Nothing]
    lowest: Figure | Nothing
    needed: list[NeededGrowth]
    recent: Growth | Nothing


def of_ahead(
    flows: pd.DataFrame,
    targets: pd.DataFrame,
    path: pd.DataFrame,
    *,
    horizon: int,
    usd_inflation: float,
    reporter: Side = "china_customs",
) -> Ahead:
    """Tell where the trend and a scenario's path lead, and what expected levels need.

    `flows` are those of the reporter, `path` is that of `scenario_path`.
    """
    total = turnover_of_five(flows)
    trend = projection(total, horizon)
    levels = levels_of(targets, horizon)

    methods = errors_of_methods(total)
    missed = {row.text("method"): errors_in(row) for row in figures(methods)}
    is_tried = "combination" in missed and missed["combination"].n > 1

    path = path.assign(reporter=reporter)
    turnover = path[path["flow"] == "turnover"].sort_values("value")
    paces = [facts.needed(at(total), level, horizon, usd_inflation) for level in levels]
    return Ahead(
        reporter=reporter,
        horizon=horizon,
        inflation=Figure(value=100 * usd_inflation, unit="percent of prices a year"),
        trend=trend,
        methods=methods,
        missed=missed if is_tried and not trend.empty else {},
        better_in_both=better_in_both_spans(missed),
        calibrated_from=projections.CALIBRATED_FROM,
        fixed_growth=Figure(
            value=100 * projections.FIXED_GROWTH, unit="percent a year"
        ),
        levels=levels,
        fan=fan_roles(trend, turnover, levels),
        last=forecast_in(trend, reporter),
        chances=chances_of(trend, levels, horizon),
        held=held_outcomes(total, at(methods, method="combination")),
        path={flow: at(path, horizon, flow=flow) for flow in (*FLOWS, "turnover")},
        lowest=lowest_between(turnover, horizon),
        needed=[pace for pace in paces if pace],
        recent=recent_pace(total),
    )


# --- The forecast --------------------------------------------------------------------


@takes(total=TOTAL_ROWS)
def projection(total: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """Give the path of a series by its own past, in its unit: `projections.project`.

    The columns of that, with `year` and `source_ids`. Empty with fewer than two years,
    or where the horizon is the last year or farther away than the series is long;
    ValueError where it is before that.
    """
    years = total["year"].astype(int)
    years_ahead = horizon - years.max() if len(total) > 1 else 0
    if not years_ahead or years_ahead > years.max() - years.min():
        return pd.DataFrame(columns=["period", "year", "median", "source_ids"])
    path = projections.project(total, horizon=horizon)
    ids = union(total["source_ids"])
    return path.assign(year=path["period"].astype(int), source_ids=ids)


def forecast_in(trend: pd.DataFrame, reporter: Side) -> Figure | Nothing:
    """Give the last year of a path: its median, and its 80 % interval if it has one."""
    last = at(trend)
    if not last:
        return last
    return last.of(value=last.number("median"), unit="USD mn", reporter=reporter)


@takes(total=TOTAL_ROWS)
def recent_pace(total: pd.DataFrame) -> Growth | Nothing:
    """Give the growth a year over the last fifteen years of a series, or its part."""
    recent = total[total["year"] >= total["year"].max() - 15]
    return grew(at(recent), at(recent.head(1)), a_year=True)


def chances_of(
    path: pd.DataFrame, levels: Sequence[Figure], horizon: int
) -> list[Chance]:
    """Give how likely the path reaches each level and, last, ends between them."""
    if path.empty or not levels:
        return []
    sizes = [level.value for level in levels]
    reaching = [projections.probability_at_least(path, size, horizon) for size in sizes]
    inside = reaching[0] - reaching[-1]
    apart = compare(levels[-1], levels[0])
    assert apart, "levels that were ranked"
    width = apart.difference

    printed = round(inside, CHANCE_DIGITS)
    of_lowest = round(reaching[0], CHANCE_DIGITS)
    of_highest = round(reaching[-1], CHANCE_DIGITS)
    level_ids = [level.source_ids for level in levels]
    largest = projections.largest_probability_of_range(path, width.value, horizon)
    between = Chance(
        probability=Figure(
            value=inside,
            unit="probability",
            period=str(horizon),
            source_ids=union([*path["source_ids"], *level_ids]),
        ),
        level=Nothing("between the levels"),
        width=width,
        largest=Figure(value=largest, unit="probability", period=str(horizon)),
        is_off=round(of_lowest - of_highest, CHANCE_DIGITS) != printed,
    )
    chances = [
        replace(between, level=level, probability=between.probability.of(value=chance))
        for level, chance in zip(levels, reaching, strict=True)
    ]
    return [*chances, between]


# --- Its errors ----------------------------------------------------------------------


def errors_of_methods(total: pd.DataFrame) -> pd.DataFrame:
    """Give how far each method missed trade five years ahead, in two spans.

    After the boom of the 2000s, and with it, as that beat every method and decides
    which is best. Columns: `method`; `n rmse_log mean_log_error` (in logs) of origins
    since `projections.CALIBRATED_FROM`; `n_all first_all rmse_all mean_all` of all; of
    the outcomes, `held_n` of them, so many were `held` by the interval that the
    method's own errors would have made, `held_pct` with its limits `held_low held_high`
    (percent); `source_ids`. `method` alone, and no row, with fewer than two years.
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


def errors_in(row: Figure) -> MethodErrors:
    """Give what stands in a row of `errors_of_methods`; an unknown error is NaN."""
    return MethodErrors(
        method=row.text("method"),
        rmse_log=log_error(row, "rmse_log"),
        n=row.count("n"),
        rmse_all=log_error(row, "rmse_all"),
        n_all=row.count("n_all"),
        first_all=row.count("first_all") if row["first_all"] else 0,
    )


def log_error(row: Figure, column: str) -> Figure:
    """Give one error in logs of a row of `errors_of_methods`."""
    return row.of(value=row.number(column), unit="log")


def better_in_both_spans(missed: Mapping[str, MethodErrors]) -> list[str]:
    """Give the parts of our forecast that missed by less than it in both spans.

    None where a series is too short for the forecast to be tried in both.
    """
    ours = missed.get("combination")
    if not ours:
        return []
    parts = [missed[method] for method in projections.COMBINED if method in missed]
    return [
        part.method
        for part in parts
        if is_less(part.rmse_log, ours.rmse_log)
        and is_less(part.rmse_all, ours.rmse_all)
    ]


def is_less(one: Figure, other: Figure) -> bool:
    """Tell whether one error is less than another; not where one is unknown."""
    apart = compare(one, other)
    if not apart:
        return False
    return apart.difference.value < 0


def held_outcomes(
    total: pd.DataFrame, combination: Figure | Nothing
) -> HeldOutcomes | Nothing:
    """Give how many past outcomes lay in the interval of our forecast.

    `combination`: its row of `errors_of_methods`. Nothing where none can be tried.
    """
    if not combination or not combination["held_n"]:
        return Nothing("our forecast cannot be tried on so short a series")
    share = combination.of(
        value=combination.number("held_pct"),
        unit="percent",
        low=combination.number("held_low"),
        high=combination.number("held_high"),
        period=f"{total['period'].iloc[0]}/{total['period'].iloc[-1]}",
    )
    return HeldOutcomes(share, combination.count("held"), combination.count("held_n"))


# --- The scenario's path -------------------------------------------------------------


def fan_roles(
    trend: pd.DataFrame, turnover: pd.DataFrame, levels: Sequence[Figure]
) -> FanRoles:
    """Give what the chart draws beside what was observed.

    A forecast without intervals, as of a short series, is no fan: none of it is drawn.
    """
    has_interval = trend.get("low", pd.Series(dtype=float)).notna().any()
    sizes = [level.divided_by(1000, "USD bn").value for level in levels]
    box = (sizes[0], sizes[-1], "article") if sizes else None
    drawn = [*sizes, *turnover["value"] / 1000]
    highest = max(drawn, default=0.0)
    # The interval is so wide that it would press all else into a strip.
    clip = 1.5 * highest if highest else None
    return {
        "ahead": trend if has_interval else trend[:0],
        "paths": {"scenario": turnover} if len(turnover) else {},
        "box": box,
        "bands": [("low", "high", "80 percent"), ("low_50", "high_50", "50 percent")],
        "clip": clip,
    }


def lowest_between(turnover: pd.DataFrame, horizon: int) -> Figure | Nothing:
    """Give the lowest year of a path, if it is neither of its ends."""
    by_size = ranked(figures(turnover))
    if by_size and turnover["year"].min() < by_size[-1].whole_year < horizon:
        return by_size[-1]
    return Nothing("no year of the path is lower than both of its ends")
