"""The key figures of trade, from the facts of its sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data.facts import Fact, at, figure, grew
from cac_data.trade.flows import balance


def key_figures(flows: pd.DataFrame, sections: Mapping[str, Fact]) -> list[Fact]:
    """Give the key figures, with the same ids in any scenario.

    `sections` are the facts of the sections by name: ``growth dependence mirror ahead
    moves gold``. What is not known has no value.
    """
    region = flows[flows["country"] == "CA5"]
    ahead = sections["ahead"]
    explained = sections["moves"]["explained"]
    gold = sections["gold"]["now"]
    return [
        *turnover_figures(region, ahead),
        *kyrgyz_figures(sections["growth"]["without"], ahead["inflation"]),
        usd_bn("exports", at(region, flow="exports")),
        usd_bn("imports", at(region, flow="imports")),
        usd_bn("balance", at(balance(region))),
        *count_figures(sections["mirror"]),
        figure("moves_explained", explained, "", digits=0),
        figure("kyrgyz_gold_tonnes", gold, "t", digits=0),
        *level_figures(ahead),
        *share_figures(sections["dependence"]),
        figure("coverage", ahead["held"], "percent", digits=0),
    ]


def usd_bn(
    name: str, fact: Fact, part: str = "value", digits: int = 1, **words: Any
) -> Fact:
    """Give a key figure in USD bn of a part of a fact in USD million."""
    return figure(name, fact, "USD bn", part, digits, scale=1e-3, **words)


def turnover_figures(region: pd.DataFrame, ahead: Fact) -> list[Fact]:
    """Give the figures on trade of today, under the scenario, and as we forecast it.

    `today` is the id of the figure that a card of the scenario has beside it.
    """
    total = region[region["flow"] == "turnover"]
    last = at(total)
    horizon = {"period": str(ahead["horizon"])}
    path = {flow: {**horizon, **fact} for flow, fact in ahead["path"].items()}
    forecast = {**horizon, **ahead["last"]}
    growth = grew(last, at(total, back=2))
    return [
        usd_bn("turnover", {**last, "reporter": ahead["reporter"]}),
        usd_bn("scenario", path["turnover"], digits=0, today="turnover"),
        usd_bn("scenario_exports", path["exports"], today="exports"),
        usd_bn("scenario_imports", path["imports"]),
        usd_bn("projection", forecast, part="median", digits=0),
        figure("growth_two_years", growth, "percent"),
    ]


def kyrgyz_figures(without: Fact, inflation: float) -> list[Fact]:
    """Give the Kyrgyz part in the rise of exports, and the growth of all others.

    `without` is `growth_without_kyrgyz`; the growth comes with its `real` value, after
    the assumed `inflation`, in percent a year.
    """
    part: Fact = {}
    if without.get("part"):
        part = {**without, **without["part"]}
    growth: Fact = {}
    if without.get("rest"):
        growth = {**without, **without["rest"]}
        growth["real"] = 100 * (100 + growth["value"]) / (100 + inflation) - 100
        growth["inflation"] = inflation
    return [
        figure("kyrgyz_export_part", part, "percent", digits=0),
        figure("exports_without_kyrgyz", growth, "percent a year"),
    ]


def count_figures(mirror: Fact) -> list[Fact]:
    """Give the figures on what others count beside Chinese customs."""
    to_bank = mirror["other"]
    ratio = {row["country"]: row for row in mirror["last"]}
    return [
        usd_bn("counter_gap", to_bank),
        usd_bn("turnover_edb", to_bank, part="other"),
        usd_bn("turnover_national", mirror["own"], digits=0),
        usd_bn("turnover_kgz_own", mirror["kgz"]),
        usd_bn("turnover_uzb_own", mirror["uzb"]),
        figure("mirror_ratio_kgz", ratio.get("KGZ", {}), "times", of="ratio"),
        figure("mirror_ratio_kaz", ratio.get("KAZ", {}), "times", of="ratio"),
        figure("mirror_ratio_uzb", ratio.get("UZB", {}), "times", of="ratio"),
        usd_bn("turnover_tjk_own", mirror["tjk"]),
    ]


def level_figures(ahead: Fact) -> list[Fact]:
    """Give the figures on the lowest and the highest level that authors expect.

    For each the growth that it needs, at current and at constant prices (percent a
    year), and its probability; last the probability to end between the two. The ids are
    the same where there is no level.
    """
    horizon = {"period": str(ahead["horizon"])}
    low, high = first_and_last(ahead["levels"])
    low_growth, high_growth = first_and_last(ahead["needed"])
    # The last of the chances is that of ending between the levels.
    *reaching, inside = ahead["chances"] or [{}]
    low_chance, high_chance = first_and_last(reaching)

    cards = []
    for name, level, required_growth, chance in (
        ("low", low, low_growth, low_chance),
        ("high", high, high_growth, high_chance),
    ):
        growth = {
            **horizon,
            "level": level,
            "inflation": ahead["inflation"],
            **required_growth,
        }
        reached = {**horizon, "level": level, **chance}
        cards += [
            figure(f"needed_{name}", growth, "percent a year"),
            figure(f"needed_{name}_real", growth, "percent a year", of="real"),
            figure(f"probability_{name}", reached, "probability", digits=2),
        ]

    between = {**horizon, "ends": [low, high], **inside}
    cards.append(figure("probability_inside", between, "probability", digits=2))
    return cards


def first_and_last(facts: Sequence[Fact]) -> tuple[Fact, Fact]:
    """Give the first and the last of some facts; two empty ones if there are none."""
    if not facts:
        return {}, {}
    return facts[0], facts[-1]


def share_figures(dependence: Fact) -> list[Fact]:
    """Give China's share in the trade of three states, and that of all in China's."""
    shares = dependence["own"] + dependence["others"]
    of_country = {row["country"]: row for row in shares}
    return [
        figure("share_kaz", of_country.get("KAZ", {}), "percent"),
        figure("share_kgz", of_country.get("KGZ", {}), "percent"),
        figure("share_uzb", of_country.get("UZB", {}), "percent"),
        figure("share_chn", dependence["china"], "percent"),
    ]
