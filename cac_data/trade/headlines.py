"""The first screen of the trade report: its key figures."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, projections
from cac_data.display import FIGURE_COLUMNS, key_figure
from cac_data.display.phrases import pct
from cac_data.trade.counts import change, exports, flow_of, regional
from cac_data.trade.mirror import counter_gap, mirror_gap
from cac_data.trade.partners import dependence
from cac_data.trade.paths import level_probabilities, needed_growth, projection
from cac_data.trade.structure import without_line
from cac_data.trade.targets import claimed_levels, claims_of
from cac_data.trade.wording import VALUE, level_in


def key_figures(
    trade: pd.DataFrame,
    profile: pd.DataFrame,
    targets: pd.DataFrame,
    *,
    path: pd.DataFrame,
    horizon: int,
    usd_inflation: float,
    reporter: str = "china_customs",
) -> pd.DataFrame:
    """Give the first screen of the trade report.

    `horizon`: year for which levels and probabilities are given.
    `usd_inflation`: assumed rise of dollar prices a year, as a fraction.

    Columns: ``id`` (unique), ``label``, ``value`` (rounded as printed; missing where
    there is no figure), ``unit`` (``USD bn``, ``percent``, ``percent a year``,
    ``times``, ``probability``), ``period``, ``low``, ``high`` (where a range is known),
    ``source_ids``, ``note`` and ``decimals``. The ids are the same in every scenario.

    ValueError for an unknown side.
    """
    total = regional(trade, reporter=reporter)
    level, *flows_and_balance = _levels(trade, total, reporter)
    # Where trade stands and heads comes first: it is what an index of reports shows.
    rows = [
        level,
        _assumed(path, horizon),
        _projected(total, horizon),
        *_growth(trade, total, reporter),
        *flows_and_balance,
        *_gaps(trade),
        *_ahead(total, targets, horizon, usd_inflation),
        *_shares(trade, profile),
        _calibration(total),
    ]
    return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS))


def _levels(
    trade: pd.DataFrame, total: pd.DataFrame, reporter: str
) -> list[dict[str, Any]]:
    note = "" if len(total) else f"{codes.reporter_name(reporter)} give no total"
    rows = []
    series = {
        "turnover": total,
        "exports": regional(trade, flow="exports", reporter=reporter),
        "imports": regional(trade, flow="imports", reporter=reporter),
    }
    label = {
        "turnover": "Trade of the five with China",
        "exports": "Exports to China",
        "imports": "Imports from China",
    }
    for flow, frame in series.items():
        last = frame.tail(1)
        value = last[VALUE].item() if len(last) else math.nan
        period = last["period"].item() if len(last) else ""
        ids = last["source_ids"].item() if len(last) else []
        rows.append(
            key_figure(
                flow, label[flow], value / 1000, "USD bn", period, ids, note=note
            )
        )
    out, back = series["exports"], series["imports"]
    both = sorted(set(out["period"]) & set(back["period"]))
    year = both[-1] if both else ""
    ids = indicators.merge_ids(
        [
            ids
            for part in (out, back)
            for ids in part.loc[part["period"] == year, "source_ids"]
        ]
    )
    value = (level_in(out, year) - level_in(back, year)) / 1000
    rows.append(
        key_figure(
            "balance", "Balance with China", value, "USD bn", year, ids, note=note
        )
    )
    return rows


def _growth(
    trade: pd.DataFrame, total: pd.DataFrame, reporter: str
) -> list[dict[str, Any]]:
    last = total["period"].map(int).max() if len(total) else None
    label = "Growth over the last two years"
    share_label = "Kyrgyzstan's part in the rise of exports over the last two years"
    if last is None or pd.isna(level_in(total, last - 2)):
        return [
            key_figure("growth_two_years", label, math.nan, "percent", "", []),
            key_figure(
                "kyrgyz_export_part", share_label, math.nan, "percent", "", [], digits=0
            ),
            _without_kyrgyz(trade, last, reporter),
        ]
    span = f"{last - 2}/{last}"
    ends = total[total["period"].isin([str(last - 2), str(last)])]
    (first, half_first), (level, half) = ends[[VALUE, "rounding_usd_mn"]].to_numpy()
    rows = [
        key_figure(
            "growth_two_years",
            label,
            100 * (level / first - 1),
            "percent",
            span,
            indicators.merge_ids(ends["source_ids"].tolist()),
            low=100 * ((level - half) / (first + half_first) - 1),
            high=100 * ((level + half) / (first - half_first) - 1),
            note="the range is what rounding allows",
        )
    ]
    return [
        *rows,
        _kyrgyz_part(trade, share_label, last, reporter),
        _without_kyrgyz(trade, last, reporter),
    ]


def _without_kyrgyz(
    trade: pd.DataFrame, last: int | None, reporter: str
) -> dict[str, Any]:
    label = "Growth of exports over the last two years without those of Kyrgyzstan"
    shared = ("exports_without_kyrgyz", label)
    if last is None:
        return key_figure(*shared, math.nan, "percent a year", "", [])
    found = without_line(
        trade,
        country="KGZ",
        flow="exports",
        start=last - 2,
        end=last,
        reporter=reporter,
    )
    if found.empty:
        return key_figure(*shared, math.nan, "percent a year", "", [])
    row = found.iloc[0]
    return key_figure(
        *shared,
        row["without_pct"],
        "percent a year",
        f"{row['start']}/{row['end']}",
        row["source_ids"],
        note=f"with them {pct(row['growth_pct'])} a year",
    )


def _kyrgyz_part(
    trade: pd.DataFrame, label: str, last: int, reporter: str
) -> dict[str, Any]:
    own = change(exports(trade, reporter=reporter), "KGZ", "exports", last - 2, last)
    published = regional(trade, flow="exports", reporter=reporter)
    whole = change(published, "CA5", "exports", last - 2, last)
    span = f"{last - 2}/{last}"
    if own is None or whole is None or whole["value_usd_mn"] <= 0:
        return key_figure(
            "kyrgyz_export_part", label, math.nan, "percent", span, [], digits=0
        )
    # The first year may be known as a published total and as a sum of countries.
    members = flow_of(trade, "exports", reporter)
    summed = indicators.total(members, over="country", members=codes.CA5, value=VALUE)
    firsts = [whole["first"], level_in(summed, last - 2)]
    parts = [
        100 * own["value_usd_mn"] / (whole["last"] - first)
        for first in firsts
        if not math.isnan(first)
    ]
    return key_figure(
        "kyrgyz_export_part",
        label,
        parts[0],
        "percent",
        span,
        indicators.merge_ids(
            [
                own["source_ids"],
                whole["source_ids"],
                *summed.loc[summed["period"] == whole["start"], "source_ids"],
            ]
        ),
        digits=0,
        low=min(parts),
        high=max(parts),
        note="the range is that of the published total and the sum of countries",
    )


def _gaps(trade: pd.DataFrame) -> list[dict[str, Any]]:
    rows = []
    gaps = counter_gap(trade)
    whole = gaps[gaps["member"] == "CA5"]
    for name, label, column in (
        ("counter_gap", "Gap between two counters of the five", "gap_usd_mn"),
        (
            "turnover_edb",
            "Trade of the five as the development bank counts",
            "other_usd_mn",
        ),
    ):
        value = whole[column].item() if len(whole) else math.nan
        period = whole["period"].item() if len(whole) else ""
        ids = whole["source_ids"].item() if len(whole) else []
        rows.append(key_figure(name, label, value / 1000, "USD bn", period, ids))
    ratios = mirror_gap(trade, flow="imports")
    for country in ("KGZ", "KAZ"):
        last = ratios[ratios["country"] == country].tail(1)
        rows.append(
            key_figure(
                f"mirror_ratio_{country.lower()}",
                f"Chinese exports over recorded imports, {codes.country_name(country)}",
                last["ratio"].item() if len(last) else math.nan,
                "times",
                last["period"].item() if len(last) else "",
                last["source_ids"].item() if len(last) else [],
                low=last["ratio"].item() if len(last) else math.nan,
                high=last["adjusted_ratio"].item() if len(last) else math.nan,
                note="the higher figure adds freight and insurance",
            )
        )
    return rows


def _ahead(
    total: pd.DataFrame, targets: pd.DataFrame, horizon: int, inflation: float
) -> list[dict[str, Any]]:
    path = projection(total, horizon=horizon)
    levels = claimed_levels(targets, period=horizon)
    needed = needed_growth(total, targets, horizon=horizon, inflation=inflation)
    chances = level_probabilities(path, levels, period=horizon)
    said = claims_of(targets, period=horizon)["source_id"].tolist()
    rows = []
    for end, place in (("low", 0), ("high", -1)):
        rows += _needed(end, _row(needed, place), horizon, inflation)
        rows.append(_chance(end, _row(chances, place), horizon, said))
    return rows


_ENDS = {
    "low": "the lower end of the article's range",
    "high": "the upper end of the article's range",
}


def _row(frame: pd.DataFrame, place: int) -> dict[str, Any]:
    """Return the first (0) or last (-1) row; nothing of an empty frame."""
    rows = frame.to_dict("records")
    return {str(key): value for key, value in rows[place].items()} if rows else {}


def _named(row: Mapping[str, Any]) -> str:
    return f" ({row['level_name']})" if "level_name" in row else ""


def _needed(
    end: str, row: Mapping[str, Any], horizon: int, inflation: float
) -> list[dict[str, Any]]:
    span = f"{row['start']}/{horizon}" if "start" in row else str(horizon)
    shared = ("percent a year", span, row.get("source_ids", []))
    return [
        key_figure(
            f"needed_{end}",
            f"Growth needed for {_ENDS[end]}{_named(row)}",
            row.get("nominal_pct", math.nan),
            *shared,
        ),
        key_figure(
            f"needed_{end}_real",
            f"The same at constant prices{_named(row)}",
            row.get("real_pct", math.nan),
            *shared,
            note=f"dollar inflation of {pct(100 * inflation)} a year assumed",
        ),
    ]


def _chance(
    end: str, row: Mapping[str, Any], horizon: int, said: Sequence[str]
) -> dict[str, Any]:
    return key_figure(
        f"probability_{end}",
        f"Probability of {_ENDS[end]}{_named(row)}",
        row.get("probability", math.nan),
        "probability",
        str(horizon),
        indicators.merge_ids([row.get("source_ids", []), said]),
        digits=2,
        note=row.get("words", ""),
    )


def _projected(total: pd.DataFrame, horizon: int) -> dict[str, Any]:
    path = projection(total, horizon=horizon)
    final = path[path["period"] == str(horizon)]
    median, low, high = (
        final[column].item() / 1000 if len(final) else math.nan
        for column in ("median", "low", "high")
    )
    return key_figure(
        "projection",
        "Trade by its own past (median, and 80 % interval)",
        median,
        "USD bn",
        str(horizon),
        final["source_ids"].item() if len(final) else [],
        digits=0,
        low=low,
        high=high,
    )


def _assumed(path: pd.DataFrame, horizon: int) -> dict[str, Any]:
    final = path[(path["period"] == str(horizon)) & (path["flow"] == "turnover")]
    return key_figure(
        "scenario",
        "Trade under the scenario (assumed, no interval)",
        final[VALUE].item() / 1000 if len(final) else math.nan,
        "USD bn",
        str(horizon),
        final["source_ids"].item() if len(final) else [],
        digits=0,
    )


def _shares(trade: pd.DataFrame, profile: pd.DataFrame) -> list[dict[str, Any]]:
    shares = dependence(trade, profile, reporter="national")
    rows = []
    for country in ("KAZ", "KGZ", "UZB"):
        last = shares[shares["country"] == country].tail(1)
        rows.append(
            key_figure(
                f"share_{country.lower()}",
                f"China in the trade of {codes.country_name(country)}",
                last["share_pct"].item() if len(last) else math.nan,
                "percent",
                last["period"].item() if len(last) else "",
                last["source_ids"].item() if len(last) else [],
                note="national data on both sides of the ratio",
            )
        )
    last = dependence(trade, profile, reporter="china_customs").tail(1)
    rows.append(
        key_figure(
            "share_chn",
            "The five in the trade of China",
            last["share_pct"].item() if len(last) else math.nan,
            "percent",
            last["period"].item() if len(last) else "",
            last["source_ids"].item() if len(last) else [],
            note="Chinese data on both sides of the ratio",
        )
    )
    return rows


def _calibration(total: pd.DataFrame) -> dict[str, Any]:
    label = "Past outcomes inside the 80 % interval, five years ahead"
    ids = indicators.merge_ids(total["source_ids"].tolist()) if len(total) else []
    missing = key_figure("coverage", label, math.nan, "percent", "", ids, digits=0)
    if len(total) < 2:
        return missing
    scores = projections.backtest(
        total, methods=["shrunk_drift"], horizons=[5], value=VALUE
    ).iloc[0]
    if not scores["band_n"]:
        return missing
    return key_figure(
        "coverage",
        label,
        100 * scores["band_coverage"],
        "percent",
        f"{total['period'].iloc[0]}/{total['period'].iloc[-1]}",
        ids,
        digits=0,
        low=100 * scores["band_coverage_low"],
        high=100 * scores["band_coverage_high"],
        note=(
            f"{round(scores['band_n'] * scores['band_coverage'])} of "
            f"{scores['band_n']} overlapping windows; the range is what so few can show"
        ),
    )
