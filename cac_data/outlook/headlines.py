"""The first screen of the outlook: its key figures."""

import math
from typing import Any

import pandas as pd

from cac_data import indicators, infrastructure, words
from cac_data.claims import Tables
from cac_data.display import FIGURE_COLUMNS, key_figure
from cac_data.display.phrases import listed
from cac_data.outlook.scoring import brier


def key_figures(
    tables: Tables,
    standing: pd.DataFrame,
    *,
    said: pd.DataFrame,
    tried: pd.DataFrame,
    needs: pd.DataFrame,
    board: pd.DataFrame,
    as_of: str = "",
) -> pd.DataFrame:
    """Give the first screen of the outlook.

    `as_of`: the day by which the tables are known; empty for everything known.

    Columns: ``id`` (unique, the same in every scenario), ``label, value`` (rounded as
    printed; missing where there is no figure), ``unit, period, low, high, source_ids,
    note`` and ``decimals``.

    ValueError if a table lacks a column.
    """
    rows = [
        _scenario(standing),
        *_chances(said),
        _tried(tried, standing),
        *_paces(needs),
        _railway(tables, as_of),
        *_counts(standing),
        _money(tables),
        *_board(board),
        _next(said),
    ]
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS)


def _row(frame: pd.DataFrame, column: str, name: str) -> dict[Any, Any] | None:
    rows = frame[frame[column] == name].to_dict("records")
    return rows[0] if rows else None


def _scenario(standing: pd.DataFrame) -> dict[str, Any]:
    label = "Trade under the scenario (assumed, no interval)"
    row = _row(standing, "indicator_id", "turnover")
    if row is None:
        return key_figure("scenario", label, math.nan, "USD bn", digits=0)
    return key_figure(
        "scenario",
        label,
        row["heads"],
        "USD bn",
        row["heads_period"],
        row["source_ids"],
        digits=0,
    )


_CHANCES = {
    "trade_120": "Probability of the lower end of the article's range",
    "trade_150": "Probability of the upper end of the article's range",
    "trade_no_growth": "Probability that trade is no larger than today",
    "railway_claimed": "Probability of the article's year for the railway",
    "railway_stated": "Probability of the year that those responsible name",
    "gas_more": "Probability that Turkmenistan has more gas left",
}


def _chances(said: pd.DataFrame) -> list[dict[str, Any]]:
    made = []
    for name, label in _CHANCES.items():
        row = _row(said, "forecast_id", name)
        made.append(
            key_figure(f"probability_{name}", label, math.nan, "probability", digits=2)
            if row is None
            else key_figure(
                f"probability_{name}",
                label,
                row["probability"],
                "probability",
                row["period"],
                row["source_ids"],
                digits=2,
                note=f"{row['words']}; {row['basis']}",
            )
        )
    return made


def _tried(tried: pd.DataFrame, standing: pd.DataFrame) -> dict[str, Any]:
    score = brier(tried["probability"], tried["outcome"]).to_dict("records")[0]
    row = _row(standing, "indicator_id", "turnover")
    span = f"{tried['origin'].min()}/{tried['period'].max()}" if len(tried) else ""
    return key_figure(
        "brier",
        "Brier score of such probabilities in past years",
        score["brier"],
        "score",
        span,
        row["source_ids"] if row and len(tried) else [],
        digits=2,
        note=f"0 is perfect, {score['even']:.2f} is one half for everything; "
        f"{score['n']} overlapping questions"
        if len(tried)
        else "",
    )


def _paces(needs: pd.DataFrame) -> list[dict[str, Any]]:
    made = []
    for need, label, unit in (
        ("trade_high", "Growth needed for the upper end", "percent a year"),
        ("solar_wind_uzb", "Solar and wind that Uzbekistan's goal needs", "GW a year"),
    ):
        row = _row(needs, "need_id", need)
        made.append(
            key_figure(f"needed_{need}", label, math.nan, unit)
            if row is None
            else key_figure(
                f"needed_{need}",
                label,
                row["needed"],
                unit,
                "",
                row["source_ids"],
                note=f"{row['text']} so far",
            )
        )
    return made


def _railway(tables: Tables, as_of: str) -> dict[str, Any]:
    label = "Opening of the railway, as those responsible name it"
    claims = infrastructure.railway_promises(tables["schedule_claims"], as_of)
    row = infrastructure.named_years(claims)
    if not row:
        return key_figure("railway", label, math.nan, "year", digits=0)
    return key_figure(
        "railway",
        label,
        float(row["value"]),
        "year",
        "",
        row["source_ids"].split(";"),
        digits=0,
        low=float(row["low"]),
        high=float(row["high"]),
        note=f"{row['speakers']} statements stand",
    )


def _counts(standing: pd.DataFrame) -> list[dict[str, Any]]:
    made = []
    for name, unit, note in (
        ("workshops", "countries", "of the five"),
        ("students", "persons", "more than; the series of single countries differ"),
    ):
        row = _row(standing, "indicator_id", name)
        label = row["indicator"] if row else name
        value = row["last"] if row else math.nan
        is_known = row is not None and not math.isnan(value)
        made.append(
            key_figure(
                name,
                label,
                value,
                unit,
                row["last_period"] if row else "",
                row["source_ids"] if row and is_known else [],
                digits=0,
                note=note if is_known else "",
            )
        )
    return made


def _money(tables: Tables) -> dict[str, Any]:
    """Stock of Chinese direct investment, with what the other counter has."""
    label = "Chinese investment in the five, stock"
    found = infrastructure.chinese_money(tables["investment"])
    stocks = found[found["concept"].isin(["fdi_stock", "project_stock"])]
    stocks = stocks[stocks["unit"] == "USD mn"]
    if stocks.empty:
        return key_figure("investment", label, math.nan, "USD bn")
    last = stocks.iloc[-1]
    told = [
        f"{row['basis'].upper()} {row['value'] / 1000:.1f} ({row['period']})"
        for row in stocks.to_dict("records")
    ]
    return key_figure(
        "investment",
        label,
        float(last["value"]) / 1000,
        "USD bn",
        str(last["period"]),
        indicators.merge_ids(list(stocks["source_ids"])),
        low=float(stocks["value"].min()) / 1000,
        high=float(stocks["value"].max()) / 1000,
        note=f"two counters, two concepts: {listed(told)}",
    )


def _board(board: pd.DataFrame) -> list[dict[str, Any]]:
    """How many of the carrying claims came to each verdict: never a share."""
    made, meanings = [], words.pairs("common.verdicts")
    for verdict in ("supported", "misattributed", "contradicted"):
        rows = board[board["verdict"] == verdict]
        made.append(
            key_figure(
                f"claims_{verdict}",
                f"Carrying claims: {meanings[verdict]}",
                float(len(rows)),
                "claims",
                "",
                indicators.merge_ids(list(rows["source_ids"])),
                digits=0,
                note=f"of {len(board)} that carry the text",
            )
        )
    return made


def _next(said: pd.DataFrame) -> dict[str, Any]:
    """Year in which the first open forecast of the article will be known."""
    mine = said[said["claim_id"] != ""]
    when = min(mine["resolves_on"], default="")
    rows = mine[mine["resolves_on"] == when]
    return key_figure(
        "next_resolution",
        "Next forecast of the article to be known",
        float(when[:4]) if when else math.nan,
        "year",
        when,
        indicators.merge_ids(list(rows["source_ids"])),
        digits=0,
        note=listed(rows["event"].tolist()),
    )
