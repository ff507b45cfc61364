"""Arithmetic of assumptions: constant prices, and paths under assumed growth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from cac_data.codes import check_member
from cac_data.projections.checks import (
    LONGEST_HORIZON,
    checked_growth,
    checked_number,
    checked_whole,
    checked_year_after,
    fail,
)


def assumed_path(
    start_exports: float,
    start_imports: float,
    *,
    start_year: int | str,
    horizon: int | str,
    export_growth: float,
    import_growth: float,
    shocks: Sequence[Mapping[str, Any]] = (),
    level_shifts: Sequence[Mapping[str, Any]] = (),
) -> pd.DataFrame:
    """Exports, imports and turnover under assumed growth, in USD billion.

    ``level = (level of the year before + level shifts of the year) * factor``, by flow,
    where the factor is one plus the assumed growth or, in the years of a shock, its
    change spread evenly: ``(1 + change) ** (1 / years)``. Turnover is their sum. It is
    arithmetic on assumptions, not a forecast: it has no interval, and that of a
    projection must not be drawn around it.

    `start_exports`, `start_imports`: levels of the last year known, USD billion.
    `horizon`: last year of the path, at most 50 years later.
    `export_growth`, `import_growth`: assumed growth a year as a share: 0.043 is 4.3
    percent.
    `shocks`: mappings with ``flow`` (exports or imports), ``start`` and ``end`` (years,
    both included) and ``change`` (over all its years, a share above -1; it replaces
    growth in them).
    `level_shifts`: mappings with ``flow``, ``year``, ``usd_bn`` (negative takes away)
    and, if wanted, ``country``, which errors name.

    Columns: ``period``, ``flow`` (exports, imports, turnover), ``value``, ``unit`` (USD
    bn), ``assumed`` (True), from the year after ``start_year``, by period and flow.

    ValueError if a level, growth, key, flow or year is wrong, two shocks meet in one
    flow and year, or a shift takes a flow below zero; entries are counted from 1.

    Examples
    --------
    >>> path = assumed_path(
    ...     40.0,
    ...     60.0,
    ...     start_year=2025,
    ...     horizon=2026,
    ...     export_growth=0.1,
    ...     import_growth=0.0,
    ...     level_shifts=[{"flow": "exports", "year": 2026, "usd_bn": -10.0}],
    ... )
    >>> path[["period", "flow", "value"]].round(6).to_dict("split")["data"]
    [['2026', 'exports', 33.0], ['2026', 'imports', 60.0], ['2026', 'turnover', 93.0]]
    """
    last = checked_whole("start_year", start_year)
    end = checked_year_after("horizon", horizon, last, last + LONGEST_HORIZON)
    levels = {
        "exports": checked_number("start_exports", start_exports),
        "imports": checked_number("start_imports", start_imports),
    }
    for flow, level in levels.items():
        if level < 0:
            fail(f"`start_{flow}`: {level!r} is below zero")
    growth = {
        "exports": checked_growth("export_growth", export_growth),
        "imports": checked_growth("import_growth", import_growth),
    }
    factors = _shock_factors(shocks, last, end)
    shifts = _check_shifts(level_shifts, last, end)

    rows = []
    for year in range(last + 1, end + 1):
        for flow in _FLOWS:
            for _, _, amount, name in [s for s in shifts if s[:2] == (flow, year)]:
                levels[flow] += amount
                if levels[flow] < 0:
                    fail(f"{name} takes {flow} of {year} to {levels[flow]:.4g} USD bn")
            levels[flow] *= factors.get((flow, year), 1 + growth[flow])
        values = {**levels, "turnover": sum(levels.values())}
        rows += [
            {"period": f"{year:04d}", "flow": flow, "value": level}
            for flow, level in values.items()
        ]
    return pd.DataFrame(rows).assign(unit="USD bn", assumed=True)


_FLOWS: Final = ("exports", "imports")


def _shock_factors(
    shocks: Sequence[Mapping[str, Any]], last: int, horizon: int
) -> dict[tuple[str, int], float]:
    """Factor by flow and year, in the years of shocks only."""
    factors: dict[tuple[str, int], float] = {}
    for number, given in enumerate(shocks, start=1):
        name = f"shocks[{number}]"
        shock = _entry(name, given, ("flow", "start", "end", "change"))
        change = checked_growth(f"{name}.change", shock["change"])
        start = checked_year_after(f"{name}.start", shock["start"], last, horizon)
        end = checked_year_after(f"{name}.end", shock["end"], start - 1, horizon)
        for year in range(start, end + 1):
            if (shock["flow"], year) in factors:
                fail(f"`{name}`: {shock['flow']} of {year} have a shock already")
            factors[shock["flow"], year] = (1 + change) ** (1 / (end - start + 1))
    return factors


def _check_shifts(
    level_shifts: Sequence[Mapping[str, Any]], last: int, horizon: int
) -> list[tuple[str, int, float, str]]:
    """Return flow, year, amount and name of each level shift."""
    checked = []
    for number, given in enumerate(level_shifts, start=1):
        name = f"level_shifts[{number}]"
        shift = _entry(name, given, ("flow", "year", "usd_bn"))
        year = checked_year_after(f"{name}.year", shift["year"], last, horizon)
        amount = checked_number(f"{name}.usd_bn", shift["usd_bn"])
        checked.append((str(shift["flow"]), year, amount, f"`{name}`: {dict(shift)!r}"))
    return checked


def _entry(argument: str, entry: object, keys: Sequence[str]) -> Mapping[str, Any]:
    """Check the keys and the flow of a shock or a level shift."""
    if not isinstance(entry, Mapping):
        fail(f"`{argument}`: {entry!r} is not a mapping with {', '.join(keys)}")
    for key in entry:
        check_member(argument, key, [*keys, "country"] if "usd_bn" in keys else keys)
    absent = [key for key in keys if key not in entry]
    if absent:
        fail(f"`{argument}`: {dict(entry)!r} lacks {', '.join(absent)}")
    check_member(f"{argument}.flow", entry["flow"], _FLOWS)
    return entry
