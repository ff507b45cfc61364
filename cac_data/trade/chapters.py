"""Goods by the Harmonized System: groups, chapters, headings, subheadings.

A chapter has two digits (``87``), a heading four, a subheading six; a group names
several chapters (``26;71-76;78-83``). One lies inside the other, so that goods of one
level are never added to those of another.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal, TypeAlias

import pandas as pd

from cac_data import observations
from cac_data.cache import cached
from cac_data.codes import Flow
from cac_data.inputs import takes
from cac_data.observations import SHAPE, gather, observe
from cac_data.validate import check_member

Level: TypeAlias = Literal["group", "chapter", "heading", "subheading"]
LEVELS: Sequence[Level] = ("group", "chapter", "heading", "subheading")
"""From the widest to the narrowest."""
DIGITS = {2: "chapter", 4: "heading", 6: "subheading"}
RESERVED = "77"  # a chapter that the Harmonized System keeps empty
CONTAINED = r"\d\d(-\d\d)?(;\d\d(-\d\d)?)*"

Counter: TypeAlias = Literal["national", "china_customs", "cepii"]
COUNTERS: Sequence[Counter] = ("national", "china_customs", "cepii")
FLOW = ["reporter", "country", "flow", "period"]
GOOD = ["product_code", "product"]
HOLE = "D"
"""The status of a figure that breaks its series: a part of the report is missing."""


class HolesError(ValueError):
    """A report leaves goods out, so that what it has of others is no composition."""


# --- Codes ---------------------------------------------------------------------------


def chapters_in(code: str) -> frozenset[str]:
    """Give the chapters that a group or a single chapter is made of.

    >>> sorted(chapters_in("25;41-43"))
    ['25', '41', '42', '43']
    """
    chapters: set[str] = set()
    for part in code.split(";"):
        first, _, last = part.partition("-")
        numbers = range(int(first), int(last or first) + 1)
        chapters.update(f"{number:02}" for number in numbers)
    return frozenset(chapters - {RESERVED})


def levels_of(codes_of_goods: pd.Series) -> pd.Series:
    """Give the level of each code, nothing for a list of goods that is none."""
    is_digits = codes_of_goods.str.fullmatch(r"\d+")
    levels = codes_of_goods.str.len().map(DIGITS).where(is_digits, "")
    is_group = codes_of_goods.str.fullmatch(CONTAINED) & ~is_digits
    return levels.mask(is_group, "group").fillna("")


# --- What a flow is made of ----------------------------------------------------------


@takes(composition="trade_composition", trade="bilateral_trade", flows="product_flows")
def by_chapter(
    composition: pd.DataFrame,
    trade: pd.DataFrame,
    flows: pd.DataFrame | None = None,
    *,
    country: str,
    flow: Flow,
    year: int,
    reporter: Counter = "national",
    level: Level = "chapter",
) -> pd.DataFrame:
    """Give what trade with China was made of in a year, as one reporter counts it.

    Columns: `reporter country flow period year level product_code product`, `value` (of
    `unit` USD mn, as `whole`), `share_pct` of the `whole` that the reporter has of the
    flow, `obs_status source_ids`; the largest first. Goods of a level need not make the
    whole: some reports give a few chapters only. A group may be a single chapter, where
    no other covers it. `flows`: single goods that are added to those of `composition`.

    Empty where nothing is known. ValueError for an unknown word; `HolesError`, which is
    one, for a year in which the report leaves goods out, as Kazakhstan's of 2020 to
    2022: what is missing there is no fall.
    """
    goods = counted_goods(composition, trade, flows)
    return goods_of_flow(
        goods, country=country, flow=flow, year=year, reporter=reporter, level=level
    )


def goods_of_flow(
    goods: pd.DataFrame,
    *,
    country: str,
    flow: Flow,
    year: int,
    reporter: Counter = "national",
    level: Level = "chapter",
) -> pd.DataFrame:
    """Give what `by_chapter` gives, of rows of `counted_goods`; the same is refused."""
    check_member("reporter", reporter, COUNTERS)
    check_member("level", level, LEVELS)
    is_flow = (goods["country"] == country) & (goods["flow"] == flow)
    is_count = (goods["reporter"] == reporter) & (goods["year"] == year)
    asked = goods[is_flow & is_count]
    if (asked["obs_status"] == HOLE).any():
        message = f"{reporter} report of {country} {flow} {year} leaves goods out"
        raise HolesError(message)
    return _largest_first(_of_level(asked, level))


@cached
def counted_goods(
    composition: pd.DataFrame, trade: pd.DataFrame, flows: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Give all goods with a code, of whole years, with the `whole` of their flow.

    The columns of `with_whole`; `obs_status` is D for all goods of a whole with holes.
    """
    return with_whole(goods_of(composition, flows), trade)


def goods_of(
    composition: pd.DataFrame, flows: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Give goods of whole years with a code of the Harmonized System, in USD million.

    Columns: `reporter country flow classification product_code product`, those of
    `observations.SHAPE`, and `level`; of two figures of one fact the first without a
    reservation. The index says nothing.
    """
    single = [observe(composition)]
    if flows is not None:
        by_partner = observe(flows)
        is_value = by_partner["indicator"] == "value"
        is_with_china = by_partner["partner"] == "CHN"
        is_in_dollars = by_partner["unit"] == "USD mn"
        valued = by_partner[is_value & is_with_china & is_in_dollars]
        single.append(valued.rename(columns={"good": "product"}))
    columns = [*FLOW[:3], "classification", *GOOD, *SHAPE]
    goods = pd.concat([rows.reindex(columns=columns) for rows in single])

    is_harmonized = goods["classification"].str.startswith("HS")
    goods = goods[is_harmonized & goods["year"].notna()].dropna(subset="value")
    goods = goods.assign(level=levels_of(goods["product_code"]))
    # Statuses sort by letter: A, normal, comes first.
    goods = goods.sort_values("obs_status", kind="stable")
    return goods.drop_duplicates([*FLOW, "product_code"])


def with_whole(goods: pd.DataFrame, trade: pd.DataFrame) -> pd.DataFrame:
    """Give goods with the `whole` that their reporter has of the flow, and the share.

    The columns of `goods`, with `whole` (USD million), `share_pct` of it, and its
    status and sources as `mark` and `ids_of_whole`; missing where it has none. Of
    several printed figures of one whole it is that which the goods come closest to: the
    one that the same report adds up to. If it has holes (D), so has each good.
    """
    most = sums_of_levels(goods).groupby(FLOW, as_index=False)["value"].max()
    wholes = observe(trade).dropna(subset="value")
    wholes = wholes.rename(columns={"value": "whole", "obs_status": "mark"})
    wholes = wholes.rename(columns={"source_ids": "ids_of_whole"})
    wholes = most.merge(wholes[[*FLOW, "whole", "mark", "ids_of_whole"]], on=FLOW)
    wholes = wholes.assign(apart=(wholes["whole"] - wholes["value"]).abs())
    wholes = wholes.sort_values("apart", kind="stable").drop_duplicates(FLOW)

    wholes = wholes[[*FLOW, "whole", "mark", "ids_of_whole"]]
    goods = goods.merge(wholes, on=FLOW, how="left")
    ids = goods[["source_ids", "ids_of_whole"]].fillna("")
    united = map(observations.union, ids.itertuples(index=False))
    status = goods["obs_status"].mask(goods["mark"] == HOLE, HOLE)
    return goods.assign(
        share_pct=100 * goods["value"] / goods["whole"],
        obs_status=status,
        source_ids=[*united],
    )


def sums_of_levels(goods: pd.DataFrame) -> pd.DataFrame:
    """Give what goods of each level add up to in each flow.

    Columns: `reporter country flow period level`, `value` (USD million), `obs_status
    source_ids`. A chapter that lies in no group counts as one of the groups, too.
    """
    alone = goods[_stand_alone(goods)].assign(level="group")
    every = pd.concat([goods, alone])
    return gather(every, [*FLOW, "level"], value=("value", "sum"))


def _of_level(goods: pd.DataFrame, level: Level) -> pd.DataFrame:
    """Give goods of a level; of groups those chapters, too, that lie in none."""
    is_of_level = goods["level"] == level
    if level == "group":
        is_of_level |= _stand_alone(goods)
    return goods[is_of_level]


def _stand_alone(goods: pd.DataFrame) -> pd.Series:
    """Say which goods are chapters that lie in no group of a flow that has groups."""
    groups = goods[goods["level"] == "group"]
    chapters_of_group = groups["product_code"].map(chapters_in)
    # A key a flow that has groups, with all chapters that lie in any of them.
    covered: dict[tuple[str, ...], frozenset[str]] = {}
    for flow, chapters in zip(_flows(groups), chapters_of_group, strict=True):
        covered[flow] = covered.get(flow, frozenset()) | chapters

    is_outside = []
    for flow, code in zip(_flows(goods), goods["product_code"], strict=True):
        has_groups = flow in covered
        is_outside.append(has_groups and code not in covered[flow])
    is_chapter = goods["level"] == "chapter"
    return is_chapter & pd.Series(is_outside, goods.index, dtype=bool)


def _flows(goods: pd.DataFrame) -> list[tuple[str, ...]]:
    """Give of each row of which flow it is."""
    return [*goods[FLOW].itertuples(index=False, name=None)]


def _largest_first(goods: pd.DataFrame) -> pd.DataFrame:
    columns = [*FLOW, "year", "level", *GOOD, "value", "unit", "whole", "share_pct"]
    goods = goods[[*columns, "obs_status", "source_ids"]]
    return goods.sort_values("value", ascending=False, ignore_index=True)


def whole_years(
    goods: pd.DataFrame,
    *,
    country: str,
    flow: Flow,
    reporter: Counter = "national",
    level: Level = "chapter",
) -> list[int]:
    """Give the years in which goods of a level are known and the report has no hole.

    `goods`: rows of `counted_goods`.
    """
    is_flow = (goods["country"] == country) & (goods["flow"] == flow)
    goods = goods[is_flow & (goods["reporter"] == reporter)]
    with_holes = goods[goods["obs_status"] == HOLE]["year"]
    known = goods[goods["level"] == level]["year"]
    return sorted({*known.astype(int)} - {*with_holes.astype(int)})


# --- Both sides ----------------------------------------------------------------------


@takes(composition="trade_composition", trade="bilateral_trade", flows="product_flows")
def both_sides(
    composition: pd.DataFrame,
    trade: pd.DataFrame,
    flows: pd.DataFrame | None = None,
    *,
    country: str,
    flow: Flow,
    year: int,
    level: Level = "chapter",
) -> pd.DataFrame:
    """Set what China shows of each good beside what the country itself does.

    Columns: `country flow period year level product_code product`; `china` and
    `national` (USD million), the first less the second as `value`, over the second as
    `ratio`; `more`, which side has more (``china_customs``, ``national`` or nothing);
    `is_floor`, whether China's figure misses a chapter of the group, so that it is that
    much or more; `unit obs_status source_ids`. The largest gap comes first.

    Where one side gives groups and the other chapters, chapters make the groups. Goods
    that one side alone has are left out. ValueError as of `by_chapter`.
    """
    goods = counted_goods(composition, trade, flows)
    return sides_of_flow(goods, country=country, flow=flow, year=year, level=level)


def sides_of_flow(
    goods: pd.DataFrame,
    *,
    country: str,
    flow: Flow,
    year: int,
    level: Level = "chapter",
) -> pd.DataFrame:
    """Give what `both_sides` gives, of rows of `counted_goods`; the same is refused."""
    of_flow = functools.partial(
        goods_of_flow, goods, country=country, flow=flow, year=year
    )
    own = of_flow(level=level)
    theirs = of_flow(reporter="china_customs", level=level)
    if level == "group" and theirs.empty:
        theirs = in_groups(of_flow(reporter="china_customs"), own)
    if "is_floor" not in theirs:
        theirs = theirs.assign(is_floor=False)
    return _beside(theirs, own)


def in_groups(chapters: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """Give what known chapters make of each group; `is_floor` where one is missing.

    Columns: `reporter country flow period year product_code`, an empty `product`,
    `value` (in `unit`), `is_floor obs_status source_ids`.
    """
    parts = [chapters.head(0).assign(is_floor=False)]
    for code in groups["product_code"]:
        wanted = chapters_in(code)
        inside = chapters[chapters["product_code"].isin(wanted)]
        made = inside.assign(product_code=code, product="")
        is_floor = len(inside) < len(wanted)
        parts.append(made.assign(is_floor=is_floor))
    key = [*FLOW, "year", *GOOD, "unit", "is_floor"]
    return gather(pd.concat(parts), key, value=("value", "sum"))


def _beside(theirs: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    sides = observations.combine(
        theirs.assign(half=float("nan")),
        own.assign(half=float("nan")),
        "sub",
        on=["country", "flow", "period", "year", "product_code"],
        across=["reporter"],
    )
    sides = sides.drop(columns="product").merge(own[GOOD], on="product_code")
    sides = sides.rename(columns={"one": "china", "other": "national"})
    more = pd.Series("", sides.index, dtype="str")
    more = more.mask(sides["value"] > 0, "china_customs")
    more = more.mask(sides["value"] < 0, "national")
    ratio = sides["china"] / sides["national"].where(sides["national"] > 0)
    level = own["level"].iloc[0] if len(own) else ""
    sides = sides.assign(more=more, ratio=ratio, level=level)
    columns = ["country", "flow", "period", "year", "level", *GOOD]
    columns += ["china", "national", "value", "unit", "ratio", "more", "is_floor"]
    sides = sides.sort_values("value", key=abs, ascending=False, ignore_index=True)
    return sides[[*columns, "obs_status", "source_ids"]]
