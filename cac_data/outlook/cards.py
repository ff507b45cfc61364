"""The key figures of the outlook, for its first screen."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import infrastructure, periods
from cac_data.claims import Known
from cac_data.facts import (
    Figure,
    KeyFigure,
    Nothing,
    at,
    figure,
    figures,
    ranked,
    records,
)
from cac_data.observations import union
from cac_data.outlook.basics import (
    AskedForecast,
    figure_if_known,
    in_thousands,
    listed,
)
from cac_data.outlook.chances import Forecast
from cac_data.outlook.deeds import Kept, day_of_knowledge, groups
from cac_data.outlook.paces import Pace, pace_in, paces
from cac_data.outlook.scores import Hindcast
from cac_data.outlook.sectors import Doubts, Stand, end_of_path, last_level, stands
from cac_data.outlook.trade_changes import KyrgyzTrade

# Whether Turkmenistan alone could fill the pipeline is no key figure.
NO_KEY_FIGURE = "gas_full"

VERDICTS = ("supported", "misattributed", "contradicted")


@dataclass(frozen=True)
class MustBeTrue:
    """What the article's levels of trade and gas need, and what speaks against them."""

    trade: Pace | Nothing
    low: Pace | Nothing
    gas: Pace | Nothing
    doubts: Doubts


@dataclass(frozen=True)
class ScenarioTrade:
    """Where a scenario leads trade, and what must be true for the article's levels.

    The latter is said where the future is seen with the eyes of the article.
    """

    turnover: Stand
    must: MustBeTrue | Nothing


@dataclass(frozen=True)
class Chance:
    """The forecast of which a probability is."""

    forecast: Forecast


@dataclass(frozen=True)
class NeededPace:
    """What a promise needs beside the past."""

    pace: Pace


@dataclass(frozen=True)
class InvestmentStocks:
    """Stocks of Chinese direct investment, in USD bn, each of its own concept."""

    counts: list[Figure]


@dataclass(frozen=True)
class NextResolution:
    """The forecasts of the article that are decided first."""

    first: list[Forecast]


def key_figures(
    tables: Known,
    *,
    standing: pd.DataFrame,
    forecasts: pd.DataFrame,
    hindcast: Hindcast,
    needs: pd.DataFrame,
    kept: pd.DataFrame,
    board: pd.DataFrame,
    kyrgyz: KyrgyzTrade,
    doubts: Doubts,
    horizon: int,
) -> list[KeyFigure]:
    """Give the key figures of the outlook; their ids are the same in every scenario.

    Arguments are what the functions of these names give; `board` is of
    `claims.verdicts_then_and_now`, `kyrgyz` of `conditions`.
    """
    stand_of = {stand["indicator_id"]: stand for stand in stands(standing)}
    pace_of = {pace["need_id"]: pace for pace in paces(needs)}
    turnover = stand_of["turnover"]
    # Said where the future is seen with the eyes of the article: on its own day.
    must: MustBeTrue | Nothing = Nothing("said on the day of the article alone")
    if tables.as_of:
        must = _what_must_be_true(pace_of, doubts)
    railway = infrastructure.named_years(tables["schedule_claims"], tables.as_of)
    of_all_promises = at(kept, by="all")
    kept_of_all = [group for group in groups(kept) if group.by == "all"]
    day = day_of_knowledge(tables)
    return [
        _scenario(turnover, must, horizon),
        figure("kyrgyz_turnover", kyrgyz.last, "USD bn"),
        figure("kyrgyz_turnover_2030", kyrgyz.ahead, "USD bn", today="kyrgyz_turnover"),
        *_probabilities(forecasts, turnover),
        _brier(hindcast, turnover),
        _needed("trade_high", pace_of, "percent a year"),
        _needed("solar_wind_uzb", pace_of, "GW a year"),
        figure("railway", railway.to_compare if railway else railway, "year", digits=0),
        _last_of(stand_of["workshops"], "countries"),
        _last_of(stand_of["students"], "persons"),
        _investment(tables["investment"]),
        *_claims_by_verdict(board, day),
        _promises_kept(of_all_promises, kept_of_all, day),
        _promises_slip(kept_of_all, day),
        _next_resolution(forecasts),
    ]


def _what_must_be_true(pace_of: Mapping[str, Pace], doubts: Doubts) -> MustBeTrue:
    """Give what the article's levels of trade and gas need, and what speaks against."""
    unknown = Nothing("no pace is known that a promise could be compared with")
    return MustBeTrue(
        trade=pace_of.get("trade_high", unknown),
        low=pace_of.get("trade_low", unknown),
        gas=pace_of.get("gas_with_line_d", unknown),
        doubts=doubts,
    )


def _in_row(known: Figure | Nothing, source_ids: str, period: str = "") -> Figure:
    """Give a figure of a row with the sources of the row, NaN where there is none."""
    found = known or Figure(value=math.nan, unit="")
    return found.of(period=period, source_ids=source_ids)


def _scenario(turnover: Stand, must: MustBeTrue | Nothing, horizon: int) -> KeyFigure:
    """Give trade under the scenario, where a year is ahead."""
    heads = end_of_path(turnover)
    end = _in_row(heads, turnover["source_ids"], str(horizon) if heads else "")
    last = last_level(turnover)
    if heads and last:
        # What is ahead is of the series that it begins with.
        end = end.of(reporter=last.reporter)
    about = ScenarioTrade(turnover, must)
    return figure("scenario", end, "USD bn", digits=0).of_fact(about)


def _probabilities(forecasts: pd.DataFrame, turnover: Stand) -> list[KeyFigure]:
    """Give the probability of each forecast of the list; without a value if none.

    One of trade is of that trade whose `turnover` is counted.
    """
    forecast_of = {row["forecast_id"]: row for row in records(forecasts, Forecast)}
    reporter_of = {}
    last = last_level(turnover)
    if last:
        reporter_of[turnover["indicator_id"]] = last.reporter
    key_figures = []
    for asked in listed("forecasts", AskedForecast):
        forecast = forecast_of.get(asked["forecast_id"])
        if asked["forecast_id"] == NO_KEY_FIGURE:
            continue
        chance = _probability(f"probability_{asked['forecast_id']}", forecast)
        if forecast and chance.is_known:
            chance = chance.of(
                base=_base(forecast, asked["threshold"]),
                reporter=reporter_of.get(forecast["indicator_id"], ""),
            )
        key_figures.append(chance)
    return key_figures


def _base(forecast: Forecast, threshold: str) -> str:
    """Give the years than which more is expected; none where a level is named.

    `threshold` says what that is, by a code of the table ``forecasts``.
    """
    if threshold not in ("recent", "last"):
        return ""
    last = periods.of_year(int(forecast["last_year"]))
    if threshold == "last":
        return last
    return f"{periods.of_year(int(forecast['first_year']))}/{last}"


def _probability(id: str, forecast: Forecast | None) -> KeyFigure:
    """Give the probability of a forecast, and how far it may be off by few cases."""
    if forecast is None:
        return figure(id, Nothing("not asked"), "probability", digits=2)
    known = figure_if_known(forecast["probability"], "probability")
    chance = _in_row(known, forecast["source_ids"], forecast["period"])
    chance = chance.of(low=forecast["low"], high=forecast["high"])
    return figure(id, chance, "probability", digits=2).of_fact(Chance(forecast))


def _brier(hindcast: Hindcast, turnover: Stand) -> KeyFigure:
    """Give the score of past years, with the sources of the series of trade."""
    score = hindcast.score
    if score:
        score = score.of(source_ids=turnover["source_ids"])
    return figure("brier", score, "score", digits=3).of_fact(hindcast)


def _needed(need_id: str, pace_of: Mapping[str, Pace], unit: str) -> KeyFigure:
    """Give the pace that a promise needs, if it is known."""
    id = f"needed_{need_id}"
    pace = pace_of.get(need_id)
    if pace is None:
        return figure(id, Nothing("no pace is known"), unit)
    period = pace["needed_in"]
    since, _, _ = period.partition("/")
    needed = pace_in(pace, "needed").of(
        period=period, base=since, source_ids=pace["source_ids"]
    )
    return figure(id, needed, unit).of_fact(NeededPace(pace))


def _last_of(stand: Stand, unit: str) -> KeyFigure:
    """Give the last level of an indicator."""
    last = _in_row(last_level(stand), stand["source_ids"], stand["last_period"])
    return figure(stand["indicator_id"], last, unit, digits=0).of_fact(stand)


def _investment(investment: pd.DataFrame) -> KeyFigure:
    """Give the last stock of Chinese direct investment, in USD bn, and the range."""
    stocks = infrastructure.chinese_money(investment)
    is_stock = stocks["concept"].isin(["fdi_stock", "project_stock"])
    stocks = stocks[is_stock & (stocks["unit"] == "USD mn")]
    counts = [
        in_thousands(stock).of(reporter=stock.text("basis"))
        for stock in figures(stocks)
    ]
    about = InvestmentStocks(counts)
    if not counts:
        nothing = Nothing("no stock of Chinese direct investment is known")
        return figure("investment", nothing, "USD bn").of_fact(about)
    last = counts[-1].of(source_ids=union(stock.source_ids for stock in counts))
    # Its note says of each who counts it, and by which concept.
    by_size = ranked(counts, across=["reporter", "coverage"])
    if by_size:
        last = last.of(low=by_size[-1].value, high=by_size[0].value)
    return figure("investment", last, "USD bn").of_fact(about)


def _claims_by_verdict(board: pd.DataFrame, day: str) -> list[KeyFigure]:
    """Give of how many key claims each verdict is held on a day, and of how many."""
    key_figures = []
    for verdict in VERDICTS:
        claims = board[board["verdict_now"] == verdict]
        count = Figure(
            value=len(claims),
            unit="claims",
            period=day,
            source_ids=union(claims["source_ids"]),
        )
        id = f"claims_{verdict}"
        key_figures.append(figure(id, count, "claims", digits=0, all_claims=len(board)))
    return key_figures


def _promises_kept(
    share: Figure | Nothing, of_all: Sequence[Kept], day: str
) -> KeyFigure:
    """Give which part of the promises decided by a day was kept, with its limits."""
    if not of_all:
        return figure("promises_kept", share, "percent", digits=0)
    kept = figure("promises_kept", share, "percent", digits=0, period=day)
    return kept.of_fact(of_all[0])


def _promises_slip(of_all: Sequence[Kept], day: str) -> KeyFigure:
    """Give by how much promises that were late by a day missed their date."""
    if not of_all:
        return figure("promises_slip", Nothing("no promise was decided"), "years")
    promises = of_all[0]
    known = figure_if_known(promises.slip, "years")
    slip = _in_row(known, promises.source_ids, day)
    slip = slip.of(low=promises.slip_low, high=promises.slip_high)
    return figure("promises_slip", slip, "years").of_fact(promises)


def _next_resolution(forecasts: pd.DataFrame) -> KeyFigure:
    """Give the year in which the next forecasts of the article are decided."""
    of_article = forecasts[forecasts["claim_id"] != ""]
    day = of_article["resolves_on"].min()
    first = of_article[of_article["resolves_on"] == day]
    year: Figure | Nothing = Nothing("no forecast of the article is open")
    if len(first):
        year = Figure(
            value=int(day[:4]),
            unit="year",
            period=day,
            source_ids=union(first["source_ids"]),
        )
    about = NextResolution(records(first, Forecast))
    return figure("next_resolution", year, "year", digits=0).of_fact(about)
