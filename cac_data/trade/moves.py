"""The largest changes of a year, and which goods account for them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import pandas as pd

from cac_data import observations
from cac_data.cache import cached
from cac_data.codes import Flow
from cac_data.facts import (
    Figure,
    Nothing,
    at,
    figures,
    ranked,
    rose,
    share_of,
)
from cac_data.inputs import takes
from cac_data.observations import choose, join, observe, union
from cac_data.tables import select
from cac_data.trade.chapters import (
    Level,
    counted_goods,
    goods_of_flow,
    levels_of,
    whole_years,
)
from cac_data.trade.flows import VARIANTS, Counts, series
from cac_data.trade.goods import GOODS_SINCE, PIPED, PIPED_GAS, PIPED_GAS_CODE

LARGEST = 10  # moves that are told
LARGEST_OWN = 4  # by national statistics
MOST_GOODS = 4  # that are told of a move
PRINTED_FROM = 5  # percent of a move: what made less of it is not told
MOVE = ["country", "flow", "year"]
# Who counts stands under `who`: rows of several reporters meet here, of which each is
# only ever compared with itself, and the verbs would refuse a mixed `reporter`.
GOOD = ["country", "partner", "flow", "good"]
FLOW = ["reporter", "country", "flow"]
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
    moves = [with_goods(move, parts) for move in figures(largest)]

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
        moves=pd.DataFrame([row_of_move(move) for move in moves]),
        explained=explained,
        likely=likely,
        xinjiang=at(routes, indicator="xinjiang_share_of_chinese_trade"),
    )


def closest_move(moves: Sequence[MoveAndGoods]) -> LikelyMove:
    """Give the move of which a good makes most, whoever counts the good."""
    explained = [move for move in moves if move.goods]
    by_share = ranked(
        explained, by=lambda move: share_of_move(move.goods[0]), across=["reporter"]
    )
    closest = by_share[0] if by_share else moves[0]
    return LikelyMove(
        source_ids=closest.source_ids,
        country=closest.change.text("country"),
        flow=closest.change.text("flow"),
        period=closest.change.period,
        best=closest.best,
    )


def yearly_changes(rows: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Give the change on the year before of each series, from `GOODS_SINCE` on.

    The columns of `rows`, of which `value` is the change, from `other` to `one`.
    """
    is_year = rows["year"].notna()
    recent = rows[is_year & (rows["year"] >= GOODS_SINCE)]
    # Under the year after, where it meets the figure of that.
    before = recent.assign(year=recent["year"] + 1)
    return observations.combine(
        recent, before, "sub", on=[*key, "year"], across=["coverage"]
    )


def largest_moves(changes: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    """Give the largest changes of a country's exports or imports in a year.

    The columns of `changes`; beside each what national statistics show, `theirs` (USD
    million), with its status as `mark`, its `their_scope` and `their_pct` of the move.
    """
    by_size = changes.sort_values("value", key=abs, ascending=False, kind="stable")
    largest = by_size[by_size["flow"] != "turnover"].head(LARGEST)

    theirs = national_changes(printed)
    largest = join(
        largest,
        theirs,
        MOVE,
        across=["reporter", "coverage"],
        theirs="value",
        mark="obs_status",
        their_scope="scope",
    )
    return largest.assign(their_pct=100 * largest["theirs"] / largest["value"])


def national_changes(printed: pd.DataFrame) -> pd.DataFrame:
    """Give the changes of a year by national statistics: rows of `yearly_changes`.

    Of one `source` where one has both years: an office revises a year in a later table,
    and from the old table to the new one is no growth. An `alternative` figure is no
    part of a series.
    """
    national = printed[printed["reporter"] == "national"]
    national = national[national["variant"].isin(VARIANTS)]
    flow = ["country", "flow"]

    by_source = national.assign(source=national["source_ids"])
    of_one_source = yearly_changes(by_source, [*flow, "source"])
    of_any = yearly_changes(choose(national, variant=VARIANTS), flow)
    changes = pd.concat([of_one_source, of_any])
    return changes.drop_duplicates(MOVE)


def goods_in_moves(
    tables: Mapping[str, pd.DataFrame], moves: pd.DataFrame
) -> pd.DataFrame:
    """Give what single goods made of the moves, the smallest part first.

    The columns of `rises_of_goods`, with the `move` (USD million), the percentage `pct`
    that the good made of it, and `counted_by`. None that national statistics count:
    these have moves of their own (`own_moves`). The index says nothing.
    """
    # Each good is told with who counts it.
    parts = join(
        rises_of_goods(tables),
        moves,
        MOVE,
        how="inner",
        across=["reporter"],
        move="value",
    )
    parts = parts[parts["who"] != "national"]
    pct = 100 * parts["value"] / parts["move"]
    parts = parts.assign(pct=pct, counted_by=parts["who"])
    return parts.sort_values("pct")


def share_of_move(good: Figure) -> Figure:
    """Give the percentage that a good made of its move."""
    return good.of(value=good.number("pct"), unit="percent")


@dataclass(frozen=True)
class MoveAndGoods:
    """A large change of a year, and the goods that made most of it, the largest first.

    `change` is a row of `largest_moves`, each of the `goods` one of `goods_in_moves`.
    """

    change: Figure
    goods: list[Figure]

    @property
    def best(self) -> Figure | Nothing:
        """The good that made most of it."""
        return self.goods[0] if self.goods else Nothing("no good made much of it")

    @property
    def open_pct(self) -> float:
        """The percentage that the `best` good leaves open."""
        return 100 - max(0.0, self.best.number("pct") if self.best else 0.0)

    @property
    def source_ids(self) -> str:
        """The sources of the change and of its goods."""
        cited = [self.change, *self.goods]
        return union(figure.source_ids for figure in cited)


def with_goods(move: Figure, parts: pd.DataFrame) -> MoveAndGoods:
    """Give a move with its goods; of more than `MOST_GOODS` those that made most."""
    fact = [move[name] for name in MOVE]
    is_of_move = (parts[MOVE] == fact).all(axis=1)
    is_told = parts["pct"].abs() >= PRINTED_FROM
    goods = parts[is_of_move & is_told].tail(MOST_GOODS)
    return MoveAndGoods(move, figures(goods[::-1]))


def row_of_move(move: MoveAndGoods) -> dict[str, object]:
    """Give a move as a row of `Moves.moves`."""
    return {
        **move.change.row,
        "parts": move.goods,
        "best": move.best,
        "open_pct": move.open_pct,
        "source_ids": move.source_ids,
    }


# --- By the country's own count -------------------------------------------------------


@dataclass(frozen=True)
class OwnMove:
    """A change of a year in a flow whose goods are all known.

    `goods`: the changes of those that made most of it, each with the percentage `pct`
    of it in its row. All are negative where the flow fell. `shown`: what Chinese
    customs have for the same change.
    """

    change: Figure
    goods: list[Figure]
    shown: Figure | Nothing


@takes(composition="trade_composition", trade="bilateral_trade", flows="product_flows")
def own_moves(
    composition: pd.DataFrame,
    trade: pd.DataFrame,
    flows: pd.DataFrame | None = None,
    *,
    largest: int = LARGEST_OWN,
) -> list[OwnMove]:
    """Give the largest changes of a year by national statistics, and their goods.

    Of flows that are known by group or by chapter in both years, without a hole, since
    `GOODS_SINCE`; in USD million, the largest first. The whole and its goods are of one
    report, so that the goods make the change.
    """
    return _own_moves(composition, trade, flows)[:largest]


@cached
def _own_moves(
    composition: pd.DataFrame, trade: pd.DataFrame, flows: pd.DataFrame | None
) -> list[OwnMove]:
    """Give all moves by national statistics, the largest first."""
    goods = counted_goods(composition, trade, flows)
    is_of_whole = goods["whole"].notna()
    goods = goods[is_of_whole & (goods["reporter"] == "national")]
    shown = yearly_changes(series(trade), FLOW[1:])
    changes: list[OwnMove] = []
    for (country, flow), of_flow in goods.groupby(["country", "flow"]):
        changes += _changes_of(of_flow, str(country), cast(Flow, flow), shown)
    # Changes of whatever year: the largest of all is asked.
    return ranked(changes, by=lambda move: move.change.size, across=["base"]) or []


def rows_of_own_moves(moves: Sequence[OwnMove]) -> pd.DataFrame:
    """Give moves as rows of a table: `country flow period value parts source_ids`.

    `value` is the change in USD million, `parts` a list of the figures of its goods.
    """
    rows = [
        {
            "country": move.change.text("country"),
            "flow": move.change.text("flow"),
            "period": move.change.period,
            "value": move.change.value,
            "parts": move.goods,
            "source_ids": move.change.source_ids,
        }
        for move in moves
    ]
    return pd.DataFrame(rows)


def _changes_of(
    goods: pd.DataFrame, country: str, flow: Flow, shown: pd.DataFrame
) -> Iterator[OwnMove]:
    """Give the change of each year of which, as of the one before, all is known.

    `shown`: the changes of all flows by Chinese customs.
    """
    is_flow = (shown["country"] == country) & (shown["flow"] == flow)
    shown_of_flow = shown[is_flow]
    level: Level = "group" if (goods["level"] == "group").any() else "chapter"
    whole = whole_years(goods, country=country, flow=flow, level=level)
    goods_in = {
        year: goods_of_flow(goods, country=country, flow=flow, year=year, level=level)
        for year in whole
    }
    for year in whole:
        if year - 1 in goods_in and year >= GOODS_SINCE:
            of_year = shown_of_flow[shown_of_flow["year"] == year]
            yield _own_move(goods_in[year - 1], goods_in[year], at(of_year))


def _own_move(
    before: pd.DataFrame, after: pd.DataFrame, shown: Figure | Nothing
) -> OwnMove:
    """Give the change between two years of one flow, from the goods of each."""
    first, last = (figures(goods)[0] for goods in (before, after))
    rise = rose(
        last.of(value=last.number("whole")), first.of(value=first.number("whole"))
    )
    assert rise, "two years of one report"
    change = last.of(
        value=rise.value,
        base=rise.base,
        source_ids=union([*before["source_ids"], *after["source_ids"]]),
    )
    parts = observations.combine(
        after.assign(half=math.nan),
        before.assign(half=math.nan, year=before["year"] + 1),
        "sub",
        on=["country", "flow", "product_code", "year"],
    )
    shares = [share_of(part, change, across=["base"]) for part in figures(parts)]
    parts = parts.assign(pct=[share.value if share else math.nan for share in shares])
    parts = parts.sort_values("pct", ascending=False).head(MOST_GOODS)
    return OwnMove(change, figures(parts[parts["pct"] >= PRINTED_FROM]), shown)


# --- What a good added ---------------------------------------------------------------


def rises_of_goods(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Give what a good added to trade with China in a year, in USD million.

    By one reporter's figures of both years, or estimated (E) from one and the growth
    printed for it. Columns: those of `levels_of_goods`, with the two years `one` and
    `other`, or the `level` (in `unit_of_level`) of an estimate, whose `reporter` stands
    where the `who` of all others does. Goods overlap: one is never added to another. A
    route, as that through Xinjiang, explains no move. The index says nothing.
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

    Columns: `who country partner flow good product_code`, those of
    `observations.SHAPE`, and what else the three tables say from which they come. Of
    two figures of one fact that without a reservation. Where a flow is known by chapter
    the chapters alone, which do not overlap. The index says nothing.
    """
    by_partner = observe(select(flows, unit="USD mn", parts=True))
    named = without_parts_of_chapters(observe(tables["trade_composition"]))
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


def without_parts_of_chapters(goods: pd.DataFrame) -> pd.DataFrame:
    """Leave out rows within a chapter, of flows that an office gives by chapter."""
    is_of_office = goods["reporter"].isin(["china_customs", "national"])
    is_chapter = is_of_office & (levels_of(goods["product_code"]) == "chapter")
    flow = pd.MultiIndex.from_frame(goods[FLOW])
    has_chapters = flow.isin(flow[is_chapter])
    return goods[is_chapter | ~has_chapters]


def rises_by_rate(levels: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Estimate what a good added from its level and the growth printed for it.

    The columns of observed `flows`, with the `level` (in `unit_of_level`) that it rests
    on; `value` in USD million.
    """
    fact = [*GOOD, "period"]
    # The growth is printed for all fuels, the levels for oil and for gas.
    is_fuel = levels["product_code"].isin(FUEL_CODES)
    is_year = levels["year"].notna()
    is_author = levels["who"] == "author"
    fuels = levels[is_fuel & is_year & is_author]
    fuels = fuels.assign(good="raw energy products")
    fuels = observations.gather(fuels, [*fact, "unit"], value=("value", "sum"))

    rates = observe(select(flows, indicator="value_growth", parts=True))
    known_levels = pd.concat([levels, fuels])
    rises = join(
        rates, known_levels, fact, how="inner", level="value", unit_of_level="unit"
    )
    level_before = rises["level"] / (1 + rises["value"] / 100)
    return rises.assign(
        value=rises["level"] - level_before,
        unit=rises["unit_of_level"],
        obs_status="E",
        year=rises["period"].str[:4].astype("Int64"),
    )
