"""The key figures of the outlook, for its first screen."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cac_data import infrastructure
from cac_data.claims import Known
from cac_data.facts import Fact, at, figure, records
from cac_data.observations import union
from cac_data.outlook.basics import listed

# Whether Turkmenistan alone could fill the pipeline is no key figure.
NO_KEY_FIGURE = "gas_full"

VERDICTS = ("supported", "misattributed", "contradicted")


def key_figures(
    tables: Known,
    *,
    standing: pd.DataFrame,
    forecasts: pd.DataFrame,
    hindcast: Fact,
    needs: pd.DataFrame,
    kept: pd.DataFrame,
    board: pd.DataFrame,
    kyrgyz: Fact,
    doubts: Fact,
    horizon: int,
) -> list[Fact]:
    """Give the key figures of the outlook; their ids are the same in every scenario.

    Arguments are what the functions of these names give; `board` is of
    `claims.verdicts_then_and_now`, `kyrgyz` of `conditions`, and `doubts` has what
    speaks against the scenario, `late` (the railway) and `line_d`.
    """
    stands = standing.assign(period=standing["last_period"])
    standing_of = {row["indicator_id"]: row for row in records(stands)}
    need_of = {row["need_id"]: row for row in records(needs)}
    turnover = standing_of["turnover"]
    # Said where the future is seen with the eyes of the article: on its own day.
    must = _what_must_be_true(need_of, doubts) if tables.as_of else {}
    scenario = {
        **turnover,
        "must": must,
        "period": str(horizon) if turnover["heads"] else "",
    }
    brier = dict(hindcast)
    if hindcast["n"]:
        brier["source_ids"] = turnover["source_ids"]
    trade_high = need_of.get("trade_high", {})
    solar_wind = need_of.get("solar_wind_uzb", {})
    railway = infrastructure.named_years(tables["schedule_claims"], tables.as_of)
    of_all_promises = at(kept, by="all")
    return [
        figure("scenario", scenario, "USD bn", "heads", 0),
        figure("kyrgyz_turnover", kyrgyz.get("last", {}), "USD bn"),
        figure("kyrgyz_turnover_2030", kyrgyz, "USD bn", today="kyrgyz_turnover"),
        *_probabilities(forecasts),
        figure("brier", brier, "score", digits=3),
        figure("needed_trade_high", trade_high, "percent a year", "needed"),
        figure("needed_solar_wind_uzb", solar_wind, "GW a year", "needed"),
        figure("railway", railway, "year", digits=0),
        figure("workshops", standing_of["workshops"], "countries", "last", 0),
        figure("students", standing_of["students"], "persons", "last", 0),
        figure("investment", _investment_stocks(tables["investment"]), "USD bn"),
        *_claims_by_verdict(board),
        figure("promises_kept", of_all_promises, "percent", digits=0),
        figure("promises_slip", _lateness(of_all_promises), "years", "slip"),
        figure("next_resolution", _next_resolution(forecasts), "year", digits=0),
    ]


def _what_must_be_true(need_of: Mapping[str, Fact], doubts: Fact) -> Fact:
    """Give what the article's levels of trade and gas need, and what speaks against."""
    return {
        "trade": need_of.get("trade_high", {}),
        "low": need_of.get("trade_low"),
        "gas": need_of.get("gas_with_line_d"),
        **doubts,
    }


def _probabilities(forecasts: pd.DataFrame) -> list[Fact]:
    """Give the probability of each forecast of the list; without a value if none."""
    forecast_of = {row["forecast_id"]: row for row in records(forecasts)}
    forecast_ids = [row["forecast_id"] for row in listed("forecasts")]
    return [
        figure(
            f"probability_{forecast_id}",
            forecast_of.get(forecast_id, {}),
            "probability",
            "probability",
            2,
        )
        for forecast_id in forecast_ids
        if forecast_id != NO_KEY_FIGURE
    ]


def _investment_stocks(investment: pd.DataFrame) -> Fact:
    """Give the last stock of Chinese direct investment, in USD bn, and the range."""
    stocks = infrastructure.chinese_money(investment)
    is_stock = stocks["concept"].isin(["fdi_stock", "project_stock"])
    stocks = stocks[is_stock & (stocks["unit"] == "USD mn")]
    stocks = stocks.assign(value=stocks["value"] / 1000)
    return {
        **at(stocks),
        "counts": records(stocks),
        "low": stocks["value"].min(),
        "high": stocks["value"].max(),
        "source_ids": union(stocks["source_ids"]),
    }


def _claims_by_verdict(board: pd.DataFrame) -> list[Fact]:
    """Give of how many key claims each verdict is held now."""
    figures = []
    for verdict in VERDICTS:
        claims = board[board["verdict_now"] == verdict]
        count = {
            "value": len(claims),
            "of": len(board),
            "source_ids": union(claims["source_ids"]),
        }
        figures.append(figure(f"claims_{verdict}", count, "claims", digits=0))
    return figures


def _lateness(promises: Fact) -> Fact:
    """Give by how much the late promises missed their date, and the ends."""
    if not promises:
        return {}
    ends = {"low": promises.get("slip_low"), "high": promises.get("slip_high")}
    return {**promises, **ends}


def _next_resolution(forecasts: pd.DataFrame) -> Fact:
    """Give the year in which the next forecasts of the article are decided: `first`."""
    of_article = forecasts[forecasts["claim_id"] != ""]
    day = of_article["resolves_on"].min()
    first = of_article[of_article["resolves_on"] == day]
    fact: Fact = {"first": records(first), "source_ids": union(first["source_ids"])}
    if len(first):
        fact["value"] = int(day[:4])
        fact["period"] = day
    return fact
