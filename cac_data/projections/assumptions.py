"""Paths under assumed growth: what a scenario says, worked out year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

import pandas as pd

from cac_data.validate import check_member


class ShockEntry(TypedDict):
    """A shock as a scenario writes it: a flow's `change` over years, as a fraction."""

    flow: str
    start: int
    end: int
    change: float


class ShiftEntry(TypedDict):
    """A level shift as a scenario writes it: what a year adds to a flow for good."""

    country: NotRequired[str]
    flow: str
    year: int
    usd_bn: float


class AssumedTrade(TypedDict):
    """What a scenario assumes of trade; growth in fractions a year."""

    export_growth: float
    import_growth: float
    shocks: NotRequired[Sequence[ShockEntry]]
    level_shifts: NotRequired[Sequence[ShiftEntry]]


def assumed_path(
    start_exports: float,
    start_imports: float,
    *,
    start_year: int,
    horizon: int,
    export_growth: float,
    import_growth: float,
    shocks: Sequence[ShockEntry] = (),
    level_shifts: Sequence[ShiftEntry] = (),
) -> pd.DataFrame:
    """Exports, imports and turnover under assumed growth: arithmetic, no interval.

    ``level = level of the year before * factor + level shifts of the year``, by flow,
    where the factor is one plus the assumed growth (a share) or, in the years of a
    shock, ``(1 + change) ** (1 / years)``. A shift is thus in dollars of its own year,
    and grows from the next one on. `shocks` have ``flow start end change`` (a share,
    over all years), `level_shifts` ``flow year usd_bn``. `period flow value unit
    assumed`. ValueError for another flow, a year outside the path, a level below zero,
    two shocks of one flow and year.

    >>> growth = {"export_growth": 0.1, "import_growth": 0.0}
    >>> path = assumed_path(40.0, 60.0, start_year=2025, horizon=2026, **growth)
    >>> path["value"].round(6).tolist()
    [44.0, 60.0, 104.0]
    """
    levels = assumed_levels(
        start_exports,
        start_imports,
        start_year=start_year,
        horizon=horizon,
        export_growth=export_growth,
        import_growth=import_growth,
        shocks=shocks,
        level_shifts=level_shifts,
    )
    rows = []
    for place, year in enumerate(range(start_year + 1, horizon + 1)):
        values = {flow: by_year[place] for flow, by_year in levels.items()}
        values["turnover"] = sum(values.values())
        for flow, value in values.items():
            rows.append((f"{year:04d}", flow, value))
    path = pd.DataFrame(rows, columns=["period", "flow", "value"])
    return path.assign(unit="USD bn", assumed=True)


def assumed_levels(
    start_exports: float,
    start_imports: float,
    *,
    start_year: int,
    horizon: int,
    export_growth: float,
    import_growth: float,
    shocks: Sequence[ShockEntry] = (),
    level_shifts: Sequence[ShiftEntry] = (),
) -> dict[str, list[float]]:
    """Exports and imports of `assumed_path`, a list each by year, without a frame.

    For sliders, which ask for hundreds of paths. What is refused there is refused here.
    """
    years = range(start_year + 1, horizon + 1)
    if not years:
        message = f"`horizon`: {horizon} is not after {start_year}"
        raise ValueError(message)
    factors = _factors_of_shocks(shocks, years)
    shifts = _sums_of_shifts(level_shifts, years)
    growth = {"exports": export_growth, "imports": import_growth}
    level = {"exports": start_exports, "imports": start_imports}
    levels: dict[str, list[float]] = {flow: [] for flow in level}
    for year in years:
        for flow in levels:
            factor = factors.get((flow, year), 1 + growth[flow])
            level[flow] = level[flow] * factor + shifts[flow, year]
            if level[flow] < 0:
                below_zero = f"{level[flow]:.4g} USD bn, below zero"
                message = f"{flow} of {year} would be {below_zero}"
                raise ValueError(message)
            levels[flow].append(level[flow])
    return levels


def _factors_of_shocks(
    shocks: Sequence[ShockEntry], years: range
) -> dict[tuple[str, int], float]:
    """Factor of each flow and year of a shock, which spreads over its years evenly."""
    factors: dict[tuple[str, int], float] = {}
    for shock in shocks:
        flow = shock["flow"]
        start = shock["start"]
        end = shock["end"]
        _check_on_path("shocks", shock, start, end, years)
        span = range(start, end + 1)
        for year in span:
            if (flow, year) in factors:
                message = f"`shocks`: {flow} of {year} have a shock already"
                raise ValueError(message)
            factors[flow, year] = (1 + shock["change"]) ** (1 / len(span))
    return factors


def _sums_of_shifts(
    level_shifts: Sequence[ShiftEntry], years: range
) -> Mapping[tuple[str, int], float]:
    """What all shifts add to a flow in a year, in USD billion; zero for all others."""
    shifts: defaultdict[tuple[str, int], float] = defaultdict(float)
    for shift in level_shifts:
        year = shift["year"]
        _check_on_path("level_shifts", shift, year, year, years)
        shifts[shift["flow"], year] += shift["usd_bn"]
    return shifts


def _check_on_path(
    key: str, entry: ShockEntry | ShiftEntry, start: int, end: int, years: range
) -> None:
    """Raise for a shock or shift of another flow, or of a year that is not ahead."""
    check_member("flow", entry["flow"], ("exports", "imports"))
    if not years[0] <= start <= end <= years[-1]:
        allowed = f"{years[0]} to {years[-1]}"
        message = f"`{key}`: {dict(entry)} is not within {allowed}"
        raise ValueError(message)
