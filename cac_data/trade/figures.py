"""The key figures of trade, from the facts of its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, TypeVar

import pandas as pd

from cac_data.facts import (
    Figure,
    Growth,
    KeyFigure,
    Nothing,
    at,
    deflated,
    figure,
    grew,
)
from cac_data.trade.ahead import Ahead, Chance
from cac_data.trade.dependence import Dependence
from cac_data.trade.flows import balance
from cac_data.trade.gold import Gold
from cac_data.trade.growth import GrowthByCountry, WithoutKyrgyz
from cac_data.trade.mirror import Mirror, MirrorGap
from cac_data.trade.moves import Moves

_T = TypeVar("_T")

UNKNOWN = Nothing("not known in these years")


class Sections(TypedDict):
    """The facts of the sections that have key figures."""

    growth: GrowthByCountry
    dependence: Dependence
    mirror: Mirror
    moves: Moves
    gold: Gold
    ahead: Ahead


@dataclass(frozen=True)
class OtherExports:
    """Growth of exports without Kyrgyz ones: with them, and after assumed inflation."""

    whole: Growth | Nothing
    real: Figure
    inflation: Figure


@dataclass(frozen=True)
class ExpectedLevel:
    """A level that authors expect, and what was assumed to say what it needs."""

    level: Figure | Nothing
    inflation: Figure
    chance: Chance | Nothing


@dataclass(frozen=True)
class ExpectedRange:
    """The lowest and the highest level, and the chance to end between the two."""

    low: Figure | Nothing
    high: Figure | Nothing
    chance: Chance | Nothing


def key_figures(flows: pd.DataFrame, sections: Sections) -> list[KeyFigure]:
    """Give the key figures, with the same ids in any scenario.

    What is not known has no value.
    """
    region = flows[flows["country"] == "CA5"]
    ahead = sections["ahead"]
    held = ahead.held
    outcomes = figure("coverage", held.share if held else UNKNOWN, "percent", digits=0)
    return [
        *turnover_figures(region, ahead),
        *kyrgyz_figures(sections["growth"].without, ahead.inflation),
        usd_bn("exports", at(region, flow="exports")),
        usd_bn("imports", at(region, flow="imports")),
        usd_bn("balance", at(balance(region))),
        *count_figures(sections["mirror"]),
        figure("moves_explained", sections["moves"].explained, "", digits=0),
        figure("kyrgyz_gold_tonnes", sections["gold"].now, "t", digits=0),
        *level_figures(ahead),
        *share_figures(sections["dependence"]),
        outcomes.of(reporter=ahead.reporter if held else "").of_fact(held),
    ]


def usd_bn(
    name: str, amount: Figure | Nothing, digits: int = 1, **said: str
) -> KeyFigure:
    """Give a key figure in USD bn of a figure in USD million."""
    return figure(name, amount, "USD bn", digits=digits, scale=1e-3, **said)


def of_horizon(card: KeyFigure, ahead: Ahead) -> KeyFigure:
    """Give a key figure its year also where it has no value."""
    return card.of(period=card.period or str(ahead.horizon))


def turnover_figures(region: pd.DataFrame, ahead: Ahead) -> list[KeyFigure]:
    """Give the figures on trade of today, under the scenario, and as we forecast it.

    `today` is the id of the figure that a card of the scenario has beside it.
    """
    total = region[region["flow"] == "turnover"]
    last = at(total)
    path = ahead.path
    assumed = [
        usd_bn("scenario", path["turnover"], digits=0, today="turnover"),
        usd_bn("scenario_exports", path["exports"], today="exports"),
        usd_bn("scenario_imports", path["imports"]),
        usd_bn("projection", ahead.last, digits=0),
    ]
    return [
        # Of whom there is no total is said, too.
        usd_bn("turnover", last).of(reporter=ahead.reporter),
        *(of_horizon(card, ahead) for card in assumed),
        figure("growth_two_years", grew(last, at(total, back=2)), "percent"),
    ]


def kyrgyz_figures(
    without: WithoutKyrgyz | Nothing, inflation: Figure
) -> list[KeyFigure]:
    """Give the Kyrgyz part in the rise of exports, and the growth of all others."""
    part = without.part if without else UNKNOWN
    rest = without.rest if without else UNKNOWN
    part_card = figure("kyrgyz_export_part", part, "percent", digits=0)
    growth_card = figure("exports_without_kyrgyz", rest, "percent a year")
    if without and part:
        part_card = part_card.of_fact(without)
    if without and rest:
        about = OtherExports(
            whole=without.whole,
            real=deflated(rest, inflation),
            inflation=inflation,
        )
        growth_card = growth_card.of_fact(about)
    return [part_card, growth_card]


def count_figures(mirror: Mirror) -> list[KeyFigure]:
    """Give the figures on what others count beside Chinese customs."""
    to_bank = mirror.other
    own = mirror.own
    ratio = {gap.country: gap for gap in mirror.last}
    bank_card = usd_bn("turnover_edb", to_bank.other if to_bank else UNKNOWN)
    total = own.gap.other if own else UNKNOWN
    return [
        usd_bn("counter_gap", to_bank.difference if to_bank else UNKNOWN),
        bank_card.of_fact(to_bank),
        usd_bn("turnover_national", total, digits=0).of_fact(own),
        usd_bn("turnover_kgz_own", mirror.kgz.count).of_fact(mirror.kgz),
        usd_bn("turnover_uzb_own", mirror.uzb.count).of_fact(mirror.uzb),
        ratio_figure("mirror_ratio_kgz", ratio.get("KGZ")),
        ratio_figure("mirror_ratio_kaz", ratio.get("KAZ")),
        ratio_figure("mirror_ratio_uzb", ratio.get("UZB")),
        usd_bn("turnover_tjk_own", mirror.tjk.count).of_fact(mirror.tjk),
    ]


def ratio_figure(name: str, gap: MirrorGap | None) -> KeyFigure:
    """Give the figure on how many times one count of a flow holds the other."""
    if not gap:
        return figure(name, UNKNOWN, "times")
    return figure(name, gap.ratio, "times").of_fact(gap)


def level_figures(ahead: Ahead) -> list[KeyFigure]:
    """Give the figures on the lowest and the highest level that authors expect.

    For each the growth that it needs, at current and at constant prices (percent a
    year), and its probability; last the probability to end between the two. The ids are
    the same where there is no level.
    """
    low, high = first_and_last(ahead.levels)
    low_growth, high_growth = first_and_last(ahead.needed)
    # The last of the chances is that of ending between the levels.
    low_chance, high_chance = first_and_last(ahead.chances[:-1])
    _, inside = first_and_last(ahead.chances)

    cards = []
    for name, level, growth, chance in (
        ("low", low, low_growth, low_chance),
        ("high", high, high_growth, high_chance),
    ):
        of_level = [
            figure(f"needed_{name}", growth, "percent a year"),
            figure(f"needed_{name}_real", growth, "percent a year", of="real"),
            chance_figure(f"probability_{name}", chance, ahead),
        ]
        about = ExpectedLevel(level, ahead.inflation, chance)
        cards += [card.of_fact(about) for card in of_level]

    about_range = ExpectedRange(low, high, inside)
    between = chance_figure("probability_inside", inside, ahead)
    cards.append(between.of_fact(about_range))
    return [of_horizon(card, ahead) for card in cards]


def chance_figure(name: str, chance: Chance | Nothing, ahead: Ahead) -> KeyFigure:
    """Give the figure on a chance, which is one of trade as somebody counts it."""
    if not chance:
        return figure(name, UNKNOWN, "probability", digits=2)
    counted = chance.probability.of(reporter=ahead.reporter)
    return figure(name, counted, "probability", digits=2)


def first_and_last(facts: Sequence[_T]) -> tuple[_T | Nothing, _T | Nothing]:
    """Give the first and the last of some facts; twice nothing if there are none."""
    if not facts:
        return UNKNOWN, UNKNOWN
    return facts[0], facts[-1]


def share_figures(dependence: Dependence) -> list[KeyFigure]:
    """Give China's share in the trade of three states, and that of all in China's."""
    shares = dependence.own + dependence.others
    of_country = {share.text("country"): share for share in shares}
    return [
        figure("share_kaz", of_country.get("KAZ", UNKNOWN), "percent"),
        figure("share_kgz", of_country.get("KGZ", UNKNOWN), "percent"),
        figure("share_uzb", of_country.get("UZB", UNKNOWN), "percent"),
        figure("share_chn", dependence.china, "percent"),
    ]
