"""The largest changes of a year, and which goods account for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cac_data import observations
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, at, figures, ranked, records
from cac_data.observations import choose, join, observe, union
from cac_data.tables import select
from cac_data.trade.flows import VARIANTS, Counts
from cac_data.trade.goods import GOODS_SINCE, PIPED, PIPED_GAS, PIPED_GAS_CODE

LARGEST = 10  # moves that are told
MOVE = ["country", "flow", "year"]
# Who counts stands under `who`: rows of several reporters meet here, of which each is
# only ever compared with itself, and the verbs would refuse a mixed `reporter`.
GOOD = ["country", "partner", "flow", "good"]
FUEL_CODES = ["2709", PIPED_GAS_CODE]  # crude oil and pipeline gas


@dataclass(frozen=True)
class LikelyMove:
    """The move of which the `best` good leaves least open."""

    source_ids: str
    country: str
    flow: str
    period: str
    best: Figure | Nothing


@dataclass(frozen=True, eq=False)
class Moves:
    """The ten largest changes of a year by Chinese customs, and what made them.

    Each row of `moves` has its `parts`, figures of goods, what national statistics show
    (`theirs`), and `open_pct`, the percentage that the `best` good leaves open.
    `explained`: of how many of them a good that Chinese customs print for both years
    makes half or more; `likely`: the move with the least left open; `xinjiang`: the
    last share of the region of that name in Chinese trade with Central Asia.
    """

    moves: pd.DataFrame
    explained: Figure | Nothing
    likely: LikelyMove | Nothing
    xinjiang: Figure | Nothing


@cached
def of_moves(counts: Counts, tables: Mapping[str, pd.DataFrame]) -> Moves:
    """Tell the ten largest changes of a year by Chinese customs, and what made them."""
    flows = counts.china
    changes = yearly_changes(flows[flows["country"] != "CA5"], ["country", "flow"])
    largest = largest_moves(changes, counts.printed)
    parts = goods_in_moves(tables, largest)
    moves = [with_parts(move, parts) for move in records(largest)]

    explained: Figure | Nothing = Nothing("no move of a year")
    likely: LikelyMove | Nothing = Nothing("no move of a year")
    if moves:
        is_printed = parts["who"] == "china_customs"
        is_half = parts["pct"] >= 50
        half_explained = parts[is_printed & is_half].drop_duplicates(MOVE)
        explained = Figure(
            value=float(len(half_explained)),
            unit="moves",
            period=f"{changes['year'].min()}/{changes['year'].max()}",
            source_ids=union(largest["source_ids"]),
        )
        likely = closest_move(moves)
    routes = observe(select(tables["product_flows"], partner="CN-XJ", parts=True))
    return Moves(
        moves=pd.DataFrame(moves),
        explained=explained,
        likely=likely,
        xinjiang=at(routes, indicator="xinjiang_share_of_chinese_trade"),
    )


def closest_move(moves: Sequence[Mapping[str, Any]]) -> LikelyMove:
    """Give the move of which a good makes most, whoever counts the good."""
    with_goods = [move for move in moves if move["best"]]
    by_share = ranked(
        with_goods, by=lambda move: share_of_move(move["best"]), across=["reporter"]
    )
    closest = by_share[0] if by_share else moves[0]
    return LikelyMove(
        source_ids=closest["source_ids"],
        country=closest["country"],
        flow=closest["flow"],
        period=closest["period"],
        best=closest["best"],
    )


def yearly_changes(rows: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Give the change on the year before of each series, from `GOODS_SINCE` on."""
    is_year = rows["year"].notna()
    recent = rows[is_year & (rows["year"] >= GOODS_SINCE)]
    # Under the year after, where it meets the figure of that.
    before = recent.assign(year=recent["year"] + 1)
    return observations.combine(recent, before, "sub", on=[*key, "year"])


def largest_moves(changes: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    """Give the largest changes of a country's exports or imports in a year.

    Beside each what national statistics show, `theirs` (USD million), with its status
    as `mark` and `their_pct` of the move. An `alternative` figure is no part of a
    series, so that no change is taken from one to another count.
    """
    by_size = changes.sort_values("value", key=abs, ascending=False, kind="stable")
    largest = by_size[by_size["flow"] != "turnover"].head(LARGEST)

    national = printed[printed["reporter"] == "national"]
    national = choose(national, variant=VARIANTS)
    national = yearly_changes(national, ["country", "flow"])
    largest = join(largest, national, MOVE, theirs="value", mark="obs_status")
    return largest.assign(their_pct=100 * largest["theirs"] / largest["value"])


def goods_in_moves(
    tables: Mapping[str, pd.DataFrame], moves: pd.DataFrame
) -> pd.DataFrame:
    """Give what single goods made of the moves: `pct` of the `move`, smallest first."""
    parts = join(rises_of_goods(tables), moves, MOVE, how="inner", move="value")
    pct = 100 * parts["value"] / parts["move"]
    parts = parts.assign(pct=pct, counted_by=parts["who"])
    return parts.sort_values("pct")


def share_of_move(good: Figure) -> Figure:
    """Give the percentage that a good made of its move."""
    return good.of(value=good["pct"], unit="percent")


def with_parts(move: Mapping[str, Any], parts: pd.DataFrame) -> dict[str, Any]:
    """Give a move with its goods, and the percentage that the best leaves open."""
    fact = [move[name] for name in MOVE]
    is_of_move = (parts[MOVE] == fact).all(axis=1)
    goods = parts[is_of_move]
    best = at(goods)  # the last is the largest
    return {
        **move,
        "parts": figures(goods[::-1]),
        "best": best,
        "open_pct": 100 - max(0.0, best.get("pct", 0.0)),
        "source_ids": union([move["source_ids"], *goods["source_ids"]]),
    }


# --- What a good added ---------------------------------------------------------------


def rises_of_goods(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Give what a good added to trade with China in a year, in USD million.

    By one reporter's figures of both years, or estimated (E) from one and the growth
    printed for it; `who` is the reporter. Goods overlap: one is never added to another.
    A route, as that through Xinjiang, explains no move.
    """
    flows = select(tables["product_flows"], partner="CHN", parts=True)
    levels = levels_of_goods(tables, flows)
    by_level = yearly_changes(levels, ["who", *GOOD])
    by_rate = rises_by_rate(levels, flows)
    return pd.concat([by_level, by_rate])


def levels_of_goods(
    tables: Mapping[str, pd.DataFrame], flows: pd.DataFrame
) -> pd.DataFrame:
    """Give what is known of goods in trade with China, in USD million, by `who` counts.

    From three tables; of two figures of one fact that without a reservation.
    """
    by_partner = observe(select(flows, unit="USD mn", parts=True))
    named = observe(tables["trade_composition"])
    named = named.rename(columns={"product": "good"})
    piped = observe(select(tables["gas_flows"], where=PIPED))
    piped = piped.rename(columns={"exporter": "country"})
    piped = piped.assign(
        flow="exports",
        reporter="china_customs",
        good=PIPED_GAS,
    )

    levels = pd.concat([by_partner, named, piped])
    levels = levels.fillna({"partner": "CHN"})
    levels = levels.rename(columns={"reporter": "who"})
    levels = levels.dropna(subset="value")
    levels = levels.sort_values("obs_status", kind="stable")
    return levels.drop_duplicates(["who", *GOOD, "period"])


def rises_by_rate(levels: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Estimate what a good added from its level and the growth printed for it."""
    fact = [*GOOD, "period"]
    # The growth is printed for all fuels, the levels for oil and for gas.
    is_fuel = levels["product_code"].isin(FUEL_CODES)
    is_year = levels["year"].notna()
    is_author = levels["who"] == "author"
    fuels = levels[is_fuel & is_year & is_author]
    fuels = fuels.assign(good="raw energy products")
    fuels = observations.gather(fuels, fact, value=("value", "sum"))

    rates = observe(select(flows, indicator="value_growth", parts=True))
    known_levels = pd.concat([levels, fuels])
    rises = join(rates, known_levels, fact, how="inner", level="value")
    level_before = rises["level"] / (1 + rises["value"] / 100)
    return rises.assign(
        value=rises["level"] - level_before,
        obs_status="E",
        year=rises["period"].str[:4].astype("Int64"),
    )
