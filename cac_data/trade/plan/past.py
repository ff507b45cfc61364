"""What is said of trade so far: how much, who made it grow, what moved, the deficit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from cac_data.facts import (
    Figure,
    Nothing,
    are_opposite,
    compare,
    direction,
    made_of,
    ranked,
)
from cac_data.lines import FigureWords, Line, TableWords, Text, Value, line
from cac_data.trade.gold import Gold, GoldSupply
from cac_data.trade.growth import GrowthByCountry, KyrgyzRecord, Split
from cac_data.trade.level import Deficit, Level
from cac_data.trade.moves import Moves, OwnMove, share_of_move
from cac_data.trade.own_counts import WITH_SERVICES
from cac_data.trade.plan.sold import good_name, name_of_good
from cac_data.trade.transit import KyrgyzMonths

# --- How much is traded, and with whom -----------------------------------------------


def level(f: Level) -> Text:
    """Say how much is traded, with whom most, and of which years a total is missing."""
    yield _level(f) if f.total else [_no_total(f)]


def _level(f: Level) -> Iterator[Line]:
    total = f.total
    if not total:
        return
    amount = total.last
    period = amount.period
    changes = [
        line("trade.change-since", change=change, start=str(change.start))
        for change in total.changes
    ]
    if changes:
        yield line(
            "trade.level-with-changes", amount=amount, period=period, changes=changes
        )
    else:
        yield line("trade.level", amount=amount, period=period)
    countries = [_amount_of_country(part) for part in f.parts[:2]]
    if countries:
        yield line("trade.largest-countries", countries=countries)
    if total.gaps:
        yield line("trade.no-total-of-years", years=total.gaps)
    if total.sums and f.published:
        yield line("trade.sums-more-exact", sums=total.sums, published=f.published)
    elif total.sums:
        yield line("trade.sums-only", sums=total.sums)


def _no_total(f: Level) -> Line:
    if f.own:
        return line("trade.no-total-but-sum", period=f.own.gap.other.period)
    return line("trade.no-total", reporter=f.reporter)


def _amount_of_country(part: Figure) -> Line:
    return line(
        "trade.amount-of-country", country=part.text("country"), amount=part.size
    )


def level_chart(f: Level) -> FigureWords:
    """Say of trade by country and year how much it changed."""
    title = line("trade.level-title-plain")
    if f.total and f.total.changes:
        change = f.total.changes[-1]
        title = line(
            "trade.level-title",
            moved=direction(change.value),
            change=change.size,
            years=change.years,
        )
    return FigureWords(
        title=title,
        subtitle=line("trade.level-subtitle", reporter=f.reporter),
        alt=line("trade.level-alt", title=title),
        caption=[[line("trade.level-hollow"), line("trade.level-missing")]],
    )


# --- Who made the growth, and who the fall? ------------------------------------------


def growth(f: GrowthByCountry) -> Text:
    """Say who made the growth, what Kyrgyz exports made of it, and the deepest fall."""
    yield _split(f)
    yield _without_kyrgyz(f)
    yield _deepest_fall(f.fall)


def _is_split(split: Split) -> bool:
    """Whether all five have a figure, and together changed at all."""
    return split.complete and bool(split.parts[0].share)


def _split(f: GrowthByCountry) -> Iterator[Line]:
    split = f.split
    if not split:
        yield line("trade.none-compared", reporter=f.reporter)
        return
    if not _is_split(split):
        yield line(
            "trade.only-some-compared",
            reporter=f.reporter,
            countries=[part.country for part in split.parts],
            period=split.whole.period,
        )
        return
    yield _two_made(split)
    yield line(
        "trade.largest-item",
        flow=split.top.text("flow"),
        country=split.top.text("country"),
        change=split.top,
    )


def _two_made(split: Split) -> Line:
    """Say what two countries made of a change, and of which where totals differ."""
    first, second = split.parts[:2]
    message = f"trade.two-made-the-{'rise' if split.whole.value > 0 else 'fall'}"
    said_of: dict[str, Value] = {
        "first": first.country,
        "second": second.country,
        "share": split.of_two,
        "change": split.whole.size,
        "period": split.whole.period,
    }
    total = split.total_if_apart
    if total and not are_opposite(total, split.whole):
        return line(f"{message}-added-up", total=total.size, **said_of)
    return line(message, **said_of)


def _without_kyrgyz(f: GrowthByCountry) -> Iterator[Line]:
    without = f.without
    if not (without and without.rest and without.whole):
        return
    # Where one rose and the other fell there is no sentence for both.
    rest = without.rest
    whole = without.whole
    said_of: dict[str, Value] = {
        "first": without.first,
        "start": str(whole.start),
        "last": without.last,
        "end": str(whole.end),
    }
    if rest.value >= 0 and whole.value >= 0:
        yield line("trade.exports-without-kyrgyz", rest=rest, whole=whole, **said_of)
    elif rest.value < 0 and whole.value < 0:
        message = "trade.exports-without-kyrgyz-fell"
        yield line(message, rest=rest.size, whole=whole.size, **said_of)
    yield from kyrgyz_records(f.recorded)


def kyrgyz_records(records: Sequence[KyrgyzRecord]) -> Iterator[Line]:
    """Say what Kyrgyz sources count: of one year in one sentence, with China's."""
    if len(records) == 2 and records[0].count.period == records[1].count.period:
        statistics, ministry = records
        if statistics.share and ministry.share and ministry.china:
            yield line(
                "trade.three-kyrgyz-counts",
                period=ministry.count.period,
                china=ministry.china,
                ministry=ministry.count,
                share=ministry.share,
                statistics=statistics.count,
            )
            return
    for record in records:
        count = record.count
        period = count.period
        if count.text("variant") != "alternative":
            yield line("trade.statistics-record", amount=count, period=period)
        elif record.share:
            yield line(
                "trade.ministry-names-part",
                amount=count,
                period=period,
                share=record.share,
            )
        else:
            yield line("trade.ministry-names", amount=count, period=period)


def _deepest_fall(fall: Split | Nothing) -> Iterator[Line]:
    """Say the deepest fall of the totals, and what the countries add up to if apart."""
    if not fall:
        return
    change = fall.whole.size
    first = fall.parts[0]
    if not (fall.complete and first.share):
        # Some countries alone are no fall of the region.
        of_totals = fall.total.size if fall.total else change
        yield line("trade.deepest-fall", change=of_totals, period=change.period)
        return
    said_of: dict[str, Value] = {
        "change": change,
        "period": change.period,
        "share": first.share,
        "country": first.country,
    }
    total = fall.total_if_apart
    if total:
        yield line("trade.deepest-fall-added-up", total=total.size, **said_of)
    else:
        yield line("trade.deepest-fall-by-country", **said_of)


def growth_chart(f: GrowthByCountry) -> FigureWords:
    """Say of the change by country and flow which two made most of it."""
    split = f.split
    title = line("trade.growth-title-plain")
    if split and _is_split(split):
        first, second = split.parts[:2]
        kind = "growth" if split.whole.value > 0 else "fall"
        title = line(
            f"trade.growth-title-of-{kind}",
            first=first.country,
            second=second.country,
            share=split.of_two,
        )
    return FigureWords(
        title=title,
        subtitle=line(
            "trade.growth-subtitle",
            period=split.whole.period if split else "",
            reporter=f.reporter,
        ),
        alt=line("trade.growth-alt", title=title),
        caption=line("trade.growth-caption"),
    )


# --- What moved? ---------------------------------------------------------------------


def moves(f: Moves) -> Text:
    """Say how many of the largest moves a good explains, and which it does best."""
    yield _moves(f)


def _moves(f: Moves) -> Iterator[Line]:
    likely = f.likely
    if not (likely and f.explained):
        yield line("trade.no-move")
        return
    n = len(f.moves)
    explained = int(f.explained.value)
    if explained:
        yield line("trade.moves-half-explained", n=n, explained=explained)
    else:
        yield line("trade.moves-unexplained", n=n)
    best = likely.best
    if best:
        is_estimate = best.obs_status == "E"
        yield line(
            f"trade.closest-move{'-estimated' if is_estimate else ''}",
            flow=likely.flow,
            country=likely.country,
            period=likely.period,
            good=_name_of_good(best),
            share=share_of_move(best),
        )


def moves_table(f: Moves) -> TableWords:
    """Say what the largest moves are, and which goods made them."""
    period = f.explained.period if f.explained else ""
    return TableWords(
        columns={
            "country": line("trade.column-country"),
            "flow": line("trade.column-flow"),
            "period": line("trade.column-year"),
            "value": line("trade.column-change"),
            "parts": line("trade.column-goods"),
            "theirs": line("trade.column-national"),
        },
        caption=line("trade.moves-caption", period=period),
        note=[
            [
                line("trade.moves-of-china"),
                line("trade.moves-never-added"),
                line("trade.moves-estimates"),
                line("trade.moves-one-edition"),
            ]
        ],
        cells={"value": _chinese_change, "parts": _goods, "theirs": _national},
    )


def own_moves(moves: Sequence[OwnMove]) -> Text:
    """Say of which move by national statistics one good made most."""
    with_goods = [move for move in moves if move.goods]
    by_share = ranked(with_goods, by=lambda move: share_of_move(move.goods[0]))
    if not by_share:
        yield [line("trade.no-own-move")]
        return
    clearest = by_share[0]
    good = clearest.goods[0]
    change = clearest.change
    said = [
        line(
            f"trade.own-move-{_rise_or_fall(change)}",
            good=good_name(good),
            share=share_of_move(good),
            flow=change.text("flow"),
            country=change.text("country"),
            period=change.period,
            change=change.size,
        )
    ]
    shown = clearest.shown
    if shown and are_opposite(shown, change):
        way = _rise_or_fall(shown)
        said.append(line(f"trade.own-move-shown-{way}", shown=shown.size))
    yield said


def _rise_or_fall(change: Figure) -> str:
    return "rise" if change.value > 0 else "fall"


class MoveRow(TypedDict):
    """What is read of a row of moves: the change of a flow, and the goods that made it.

    `half` is what an estimate of its first year allows; `theirs` what national
    statistics have of it, in USD million and percent, with a `mark` of its quality and
    its scope.
    """

    value: float
    half: float | None
    obs_status: str
    parts: Sequence[Figure]
    theirs: float | None
    their_pct: float
    mark: str
    their_scope: str


def own_moves_table() -> TableWords:
    """Say what the largest moves by national statistics are, and their goods."""
    return TableWords(
        columns={
            "country": line("trade.column-country"),
            "flow": line("trade.column-flow"),
            "period": line("trade.column-year"),
            "value": line("trade.column-change"),
            "parts": line("trade.column-goods"),
        },
        caption=line("trade.own-moves-caption"),
        note=[[line("trade.own-moves-whole"), line("trade.moves-overlap")]],
        cells={"value": _own_change, "parts": _own_goods},
    )


def _own_change(row: MoveRow) -> Line:
    """Say how much a move is by national statistics."""
    change = Figure(value=row["value"], unit="USD mn", reporter="national")
    return line("trade.change", change=change)


def _own_goods(row: MoveRow) -> Line:
    """Say which goods made most of a move, with their part in it."""
    goods = [
        line("trade.qualified", parts=[*_good_in_move(good, good_name(good))])
        for good in row["parts"]
    ]
    return line("trade.goods-in-move", goods=goods) if goods else line("trade.no-goods")


def _chinese_change(row: MoveRow) -> Line:
    """Say how much a move is, and what an estimate of its first year allows."""
    change = Figure(value=row["value"], unit="USD mn", reporter="china_customs")
    if row["obs_status"] == "E" and row["half"] is not None:
        half = change.of(value=row["half"])
        return line("trade.change-within", change=change, half=half)
    return line("trade.change", change=change)


def _goods(row: MoveRow) -> Line:
    """Say which goods made a move, the largest first."""
    goods = [
        line("trade.qualified", parts=[*_good_in_move(good, _name_of_good(good))])
        for good in row["parts"]
    ]
    return line("trade.goods-in-move", goods=goods) if goods else line("trade.no-goods")


def _good_in_move(good: Figure, name: Line | str) -> Iterator[Line]:
    part = line("trade.part-of-move", change=good, share=share_of_move(good))
    yield line("trade.good-in-move", good=name, part=part)
    if good.obs_status == "E":
        yield line("trade.by-estimate")


def _name_of_good(good: Figure) -> Line | str:
    """What a good of several tables is called, of which some give no code."""
    return name_of_good(good.text("product_code"), good.text("good"))


def _national(row: MoveRow) -> Line:
    """Say what national statistics show of a move that Chinese customs count."""
    if row["theirs"] is None:
        return line("trade.no-national-figure")
    change = Figure(value=row["theirs"], unit="USD mn", reporter="national")
    move = Figure(value=row["value"], unit="USD mn", reporter="china_customs")
    share = made_of(change, move, value=row["their_pct"], unit="percent")
    parts = [line("trade.part-of-move", change=change, share=share)]
    if row["mark"] == "U":
        parts.append(line("trade.by-unreliable-statistics"))
    if row["their_scope"] == WITH_SERVICES:
        parts.append(line("trade.by-wider-statistics"))
    return line("trade.qualified", parts=parts)


# --- Could the Kyrgyz exports be gold? -----------------------------------------------


def gold(f: Gold) -> Text:
    """Say how much gold Kyrgyz exports would be, and what speaks for and against it."""
    yield _as_gold(f)
    yield _for_and_against(f)


def _as_gold(f: Gold) -> Iterator[Line]:
    tonnes = f.now
    if not tonnes:
        yield line("trade.gold-unknown")
        return
    year = tonnes.period
    # What was sold in one year may well be held against the mean of several.
    beyond_mines = compare(tonnes, f.a_year, across=["reporter", "length"])
    if not beyond_mines:
        yield line("trade.gold-of-unknown-mines", tonnes=tonnes, year=year)
        yield line("trade.gold-mines-unknown")
    elif beyond_mines.difference.value > 0:
        yield line(
            "trade.gold-more-than-mined",
            tonnes=tonnes,
            year=year,
            mined=beyond_mines.other,
            period=beyond_mines.other.period,
        )
    else:
        yield line("trade.gold-possible", tonnes=tonnes, year=year)
    if f.supply:
        yield from _gold_supply(f.supply)


def _gold_supply(supply: GoldSupply) -> Iterator[Line]:
    elsewhere = supply.elsewhere
    is_provisional = elsewhere.obs_status == "P"
    yield line(
        f"trade.gold-taken{'-provisional' if is_provisional else ''}",
        period=supply.by_china.period,
        by_china=supply.by_china,
        elsewhere=elsewhere,
        year=elsewhere.period,
        taken=supply.taken,
    )
    yield line("trade.gold-there", period=supply.stock.period, there=supply.there)


def _for_and_against(f: Gold) -> Iterator[Line]:
    if f.tonnes and len(f.sold) > 1 and "CHN" not in f.sold:
        first = next(iter(f.sold.values()))
        yield line("trade.gold-against", year=first.period)
    unseen = f.unseen
    if unseen:
        yield line(
            "trade.gold-for",
            printed_as=unseen.printed_as,
            tonnes=unseen,
            period=unseen.period,
        )
    yield line("trade.gold-unproven")


def kyrgyz_months_chart(f: KyrgyzMonths) -> FigureWords:
    """Say of Kyrgyz exports by month how many came late in the year."""
    title = line("trade.kyrgyz-months-title-plain")
    if f.late:
        title = line(
            "trade.kyrgyz-months-title",
            share=f.late,
            year=f.late.period,
            span=f.span,
        )
    return FigureWords(
        title=title,
        subtitle=line("trade.kyrgyz-months-subtitle"),
        alt=line("trade.kyrgyz-months-alt", title=title),
    )


# --- Who runs the deficit? -----------------------------------------------------------


def deficit(f: Deficit) -> Text:
    """Say who runs a deficit and who a surplus, and what the region does."""
    yield _deficits(f)
    yield _balance(f)


def _deficits(f: Deficit) -> Iterator[Line]:
    short = [part for part in f.parts if part.value < 0]
    if not short:
        return
    first, *others = short
    deficits = [
        line(
            "trade.deficit-of-first", country=first.text("country"), amount=first.size
        ),
        *map(_amount_of_country, others),
    ]
    surpluses = [
        line("trade.surplus-of-country", country=part.text("country"), amount=part)
        for part in f.parts
        if part.value > 0
    ]
    by_customs = line("trade.deficits", period=first.period, deficits=deficits)
    yield line("common.in-clauses", clauses=[by_customs, *surpluses])


def _balance(f: Deficit) -> Iterator[Line]:
    if f.balance:
        last = f.balance.last
        kind = "buys" if last.value < 0 else "sells"
        yield line(f"trade.region-{kind}-more", amount=last.size, period=last.period)
    else:
        yield line("trade.no-balance")
    both = f.both
    if both:
        yield line(
            "trade.kazakh-balances",
            national=both.other,
            china=both.one,
            period=both.one.period,
        )


def deficit_chart(f: Deficit) -> FigureWords:
    """Say of balances by country whether a surplus became a deficit."""
    title = line("trade.deficit-title-plain")
    if f.balance:
        last = f.balance.last
        top = f.balance.top
        if last.value < 0 and top.value > 0:
            title = line(
                "trade.deficit-title-turn",
                surplus=top,
                year=top.period,
                deficit=last.size,
            )
    return FigureWords(
        title=title,
        subtitle=line("trade.deficit-subtitle"),
        alt=line("trade.deficit-alt", title=title),
        caption=line("trade.deficit-caption"),
    )
