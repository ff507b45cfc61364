"""Where trade heads: by its own past, by an assumption, and by what a level needs."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, projections
from cac_data.tables import select, sort_rows
from cac_data.trade.counts import regional
from cac_data.trade.targets import claimed_levels, claims_of

VALUE = "value_usd_mn"
_SERIES = ("country", "period", VALUE, "source_ids")


def projection(
    totals: pd.DataFrame, *, horizon: int, method: str = "shrunk_drift"
) -> pd.DataFrame:
    """Path of a series to a horizon by its own past, in USD million.

    The method of :func:`cac_data.projections.project`: half of the mean growth of the
    last fifteen years, with an interval from the errors the method made in the past.
    A series that the method is not offered for gets the plain drift, without interval.

    `totals`: one series by year, for instance of :func:`regional`.
    `method`: a name of :func:`cac_data.projections.candidates`.

    The columns of :func:`cac_data.projections.project` in USD million, with ``country``
    and ``source_ids``. Empty if the series has fewer than two years, spans less time
    than it is to be projected over, or ends with the horizon.

    ValueError for an unknown method or a horizon before the end of the series.
    """
    codes.check_columns(totals.columns, _SERIES, function="projection")
    known = [int(period) for period in totals["period"]]
    if len(known) < 2 or _ends_with(totals, horizon) or _too_short(known, horizon):
        columns = [
            "country",
            "period",
            "median",
            "low",
            "high",
            "growth_pct",
            "coverage",
        ]
        return pd.DataFrame(columns=[*columns, "method", "interval", "source_ids"])
    codes.check_member("method", method, list(projections.METHODS))
    spaced = projections.spacing(totals, value=VALUE)
    short = method not in spaced["methods"].item()
    path = projections.project(
        totals, horizon=horizon, method="drift" if short else method, value=VALUE
    )
    path.insert(0, "country", totals["country"].iloc[0])
    ids = indicators.merge_ids(totals["source_ids"].tolist())
    path["source_ids"] = [ids] * len(path)
    return path


def _too_short(known: Sequence[int], horizon: int) -> bool:
    """Tell whether a series says nothing about a year as far away as the horizon."""
    return horizon - max(known) > max(known) - min(known)


def _ends_with(totals: pd.DataFrame, horizon: int) -> bool:
    """Tell whether the last figure is that of the horizon: then nothing lies ahead."""
    return len(totals) > 0 and max(map(int, totals["period"])) == horizon


def level_probabilities(
    path: pd.DataFrame, levels: Mapping[str, float], *, period: int
) -> pd.DataFrame:
    """How likely a series is to reach levels in a year, as bands of 0.05.

    `levels`: name and level, in USD million.

    Columns: ``level_name, level, period, probability`` (nearest 0.05, missing without
    an interval), ``words`` (the band with the words of a published scale) and
    ``source_ids``. Empty if the path does not have the year.

    ValueError for a level that is not positive.
    """
    columns = ["level_name", "level", "period", "probability", "words", "source_ids"]
    if str(period) not in set(path["period"]):
        return pd.DataFrame(columns=columns)
    rows = []
    for name, level in levels.items():
        chance = projections.probability_at_least(path, level, period)
        rows.append(
            {
                "level_name": name,
                "level": level,
                "period": str(period),
                "probability": projections.nearest_band(chance),
                "words": projections.band(chance),
                "source_ids": path["source_ids"].iloc[0],
            }
        )
    return pd.DataFrame(rows, columns=columns)


def scenario_path(
    trade: pd.DataFrame,
    *,
    horizon: int,
    export_growth: float,
    import_growth: float,
    shocks: Sequence[Mapping[str, Any]] = (),
    level_shifts: Sequence[Mapping[str, Any]] = (),
    reporter: str = "china_customs",
) -> pd.DataFrame:
    """Exports, imports and turnover of the five under a scenario's assumptions.

    Arithmetic, not a forecast: each flow starts at its last figure and grows as
    assumed. It has no interval, and none of another model belongs around it.

    `export_growth`, `import_growth`: assumed growth a year, as a fraction.
    `shocks`: ``flow, start, end, change``: a cumulative change that replaces growth in
    the years from ``start`` to ``end``.
    `level_shifts`: ``country, flow, year, usd_bn``: an amount added to the level of a
    flow before that year's growth; the country says whose it is.

    Columns: ``country, period, flow, value_usd_mn, assumed`` (False for the year it
    starts from) and ``source_ids``. Empty if the side has no exports and imports of the
    five for one year, or if that year is the horizon.

    ValueError for a horizon before the start, or assumptions that cannot be (see
    :func:`cac_data.projections.assumed_path`).
    """
    columns = ["country", "period", "flow", VALUE, "assumed", "source_ids"]
    by_flow = {
        flow: regional(trade, flow=flow, reporter=reporter).set_index("period")
        for flow in ("exports", "imports")
    }
    years = set(by_flow["exports"].index) & set(by_flow["imports"].index)
    if not years or max(years) == str(horizon):
        return pd.DataFrame(columns=columns)
    start = max(years)
    first = {flow: float(frame.loc[start, VALUE]) for flow, frame in by_flow.items()}
    path = projections.assumed_path(
        first["exports"] / 1000,
        first["imports"] / 1000,
        start_year=int(start),
        horizon=horizon,
        export_growth=export_growth,
        import_growth=import_growth,
        shocks=shocks,
        level_shifts=level_shifts,
    )
    path[VALUE] = path["value"] * 1000
    known = pd.DataFrame(
        [
            {"period": start, "flow": flow, VALUE: value, "assumed": False}
            for flow, value in {**first, "turnover": sum(first.values())}.items()
        ]
    )
    joined = pd.concat([known, path], ignore_index=True).assign(country="CA5")
    ids = indicators.merge_ids(
        [frame.loc[start, "source_ids"] for frame in by_flow.values()]
    )
    joined["source_ids"] = [ids] * len(joined)
    return joined[columns]


def backtest(totals: pd.DataFrame) -> pd.DataFrame:
    """Errors and coverage of the default method and of those that were tried beside it.

    `totals`: one series by year, for instance of :func:`regional`.

    The columns of :func:`cac_data.projections.backtest` and ``source_ids``; empty if
    the series has fewer than two years.

    ValueError for a year that stands twice.
    """
    codes.check_columns(totals.columns, _SERIES, function="backtest")
    if len(totals) < 2:
        return pd.DataFrame(
            columns=["method", "years_ahead", "n", "note", "source_ids"]
        )
    scores = projections.backtest(totals, value=VALUE)
    ids = indicators.merge_ids(totals["source_ids"].tolist())
    scores["source_ids"] = [ids] * len(scores)
    return scores


def needed_growth(
    totals: pd.DataFrame, targets: pd.DataFrame, *, horizon: int, inflation: float
) -> pd.DataFrame:
    """Growth a year from the last figure to each claimed level, in percent.

    `totals`: one series by year, for instance of :func:`regional`.
    `horizon`: year in which the levels are to be reached.
    `inflation`: assumed rise of dollar prices a year, as a fraction.

    The columns of :func:`cac_data.indicators.required_growth` with levels in USD
    million, and ``source_ids``. Empty without a figure, a level or a year ahead.

    ValueError for a horizon before the end of the series.
    """
    codes.check_columns(totals.columns, _SERIES, function="needed_growth")
    codes.check_columns(targets.columns, ["source_id"], function="needed_growth")
    levels = claimed_levels(targets, period=horizon)
    if totals.empty or not levels or _ends_with(totals, horizon):
        return pd.DataFrame(columns=["level_name", "nominal_pct", "source_ids"])
    last = sort_rows(totals, ["period"]).iloc[-1]
    if horizon < int(last["period"]):
        message = f"`horizon` {horizon} comes before the last figure, {last['period']}"
        raise ValueError(message)
    needed = indicators.required_growth(
        levels,
        start_value=float(last[VALUE]),
        start=int(last["period"]),
        end=horizon,
        inflation=inflation,
    )
    said = claims_of(targets, period=horizon)
    ids = indicators.merge_ids([last["source_ids"], said["source_id"].tolist()])
    needed["source_ids"] = [ids] * len(needed)
    return needed


def recent_pace(totals: pd.DataFrame, *, years: int = 15) -> pd.DataFrame:
    """Growth a year over the last years that the series spans, in percent.

    `years`: length of the span; a series without a figure in it is taken whole.

    One row of :func:`cac_data.indicators.cagr`; empty with fewer than two years.
    """
    codes.check_columns(totals.columns, _SERIES, function="recent_pace")
    known = sorted(int(period) for period in totals["period"])
    if len(known) < 2:
        return pd.DataFrame(columns=["start", "end", "cagr_pct", "source_ids"])
    last = known[-1]
    first = min((year for year in known[:-1] if year >= last - years), default=known[0])
    return indicators.cagr(totals, start=first, end=last, value=VALUE)


def currency_pace(
    trade: pd.DataFrame, monthly: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Growth a year in dollars and in yuan over the same years, each for itself.

    The years are the first and the last for which Chinese customs prints a yuan total
    of the five.

    Two frames of :func:`cac_data.indicators.cagr`, dollars first; empty where the years
    are not known.
    """
    yuan = indicators.annual(select(monthly, countries="CA5", flow="turnover"))
    years = sorted(int(period) for period in yuan["period"])
    if len(years) < 2:
        empty = pd.DataFrame(columns=["start", "end", "cagr_pct", "source_ids"])
        return empty, empty
    first, last = years[0], years[-1]
    dollars = indicators.cagr(regional(trade), start=first, end=last, value=VALUE)
    return dollars, indicators.cagr(yuan, start=first, end=last)
