"""What share one partner has in the other's trade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import observations
from cac_data.cache import cached
from cac_data.codes import Flow
from cac_data.facts import Figure, Growth, Nothing, at, figures, grew
from cac_data.inputs import takes
from cac_data.observations import SHAPE, add_up, choose, join, latest, observe
from cac_data.tables import select, sort_rows
from cac_data.trade.flows import FLOWS, turnover_of_five

STALE = 3  # years after which a share of a part of a year says more than a whole one
CHINESE_FLOWS = {"merchandise_exports": "exports", "merchandise_imports": "imports"}
COPY_OF_NATIONAL = "wits-trade-summary-2015"


@dataclass(frozen=True, eq=False)
class Dependence:
    """The share of one partner in the other's trade, in percent.

    `shares` have both terms from one side: mixed, Chinese exports to Kyrgyzstan would
    exceed all Kyrgyz imports. The last of each country is in `own` where it counts
    itself, else in `others`. `later`: a part of a year by country, where its last whole
    one is `STALE` years behind. `china`: the last share of the five in China's trade;
    `grown_since`: how much trade has grown since its year, unless that is the last one.
    `edb`: China in the trade of the five together, by the Eurasian Development Bank.
    """

    shares: pd.DataFrame
    own: list[Figure]
    later: Mapping[str, Figure]
    others: list[Figure]
    china: Figure | Nothing
    grown_since: Growth | Nothing
    edb: list[Figure]


@cached
def of_dependence(flows: pd.DataFrame, profile: pd.DataFrame) -> Dependence:
    """Tell the share of one partner in the other's trade, in percent.

    `flows` are those by Chinese customs.
    """
    total = turnover_of_five(flows)
    of_states = china_share(profile, "turnover")
    of_china = share_of_five(total, profile)
    shares = pd.concat([of_states, of_china], ignore_index=True)

    last = latest(shares)
    national = last[last["reporter"] == "national"]
    china = at(last, country="CHN")
    later = later_parts(profile, national)
    bank = select(profile, countries="CA5", basis="edb")
    bank = select(bank, indicator="china_share_of_turnover")
    return Dependence(
        shares=shares,
        own=figures(national),
        later={share.text("country"): share for share in figures(later)},
        others=figures(last[last["reporter"] == "edb"]),
        china=china,
        grown_since=growth_since(total, china.whole_year if china else 0),
        edb=figures(observe(bank).assign(reporter="edb")),
    )


@takes(profile="country_profile")
def china_share(profile: pd.DataFrame, flow: Flow) -> pd.DataFrame:
    """Give China's share in a flow of each country with the world, in percent.

    As the country itself prints it, `reporter` ``national``; for those that print none
    the latest figure of the Eurasian Development Bank, ``edb``. Columns: `country
    indicator`, those of `observations.SHAPE`, `note`, `source` and `chosen` (both of
    national figures alone) and `reporter`. ValueError for an unknown flow.
    """
    shares = observe(select(profile, indicator=f"china_share_of_{flow}"))
    shares = shares[shares["year"].notna()].drop(columns="vintage")

    # What others extracted of a national table comes after what its office did.
    national = shares[shares["basis"] == "national"]
    is_copy = national["source_ids"].eq(COPY_OF_NATIONAL)
    national = national.assign(
        source=national["source_ids"],
        kind=is_copy.map({True: "copy", False: "office"}),
    )
    national = choose(national, kind=["office", "copy"])
    national = national.drop(columns="kind")

    # "about 35 percent" stands for no more than the figure that it rounds.
    is_bank = shares["basis"] == "edb"
    is_exact = shares["obs_status"] != "E"
    has_another = shares["country"].isin([*national["country"], "CA5"])
    bank = shares[is_bank & is_exact & ~has_another]
    bank = latest(bank.drop_duplicates(["country", "period"]))

    filled = [frame for frame in (national, bank) if len(frame)]
    printed = pd.concat(filled or [national])
    return printed.assign(reporter=printed["basis"]).reset_index(drop=True)


def share_of_five(total: pd.DataFrame, profile: pd.DataFrame) -> pd.DataFrame:
    """Give the share of the five in China's trade by year, in percent.

    `total` over exports and imports of China; of later years, for which the tables hold
    none of China, the share that customs print. Columns: `country` (China) and
    `indicator`, those of `observations.SHAPE`, `reporter`.
    """
    world = select(profile, countries="CHN", basis="customs")
    world = observe(select(world, indicator=list(CHINESE_FLOWS)))
    # Under the code of the five, so that its figures meet theirs.
    world = world.assign(country="CA5", flow=world["indicator"].map(CHINESE_FLOWS))
    world = world.assign(reporter="china_customs")
    columns = ["country", "flow", *SHAPE, "reporter"]
    world = add_up(world[columns], "flow", FLOWS, "turnover")
    computed = observations.share(total, world, on=["country", "flow", "period"])

    printed = select(profile, indicator="ca5_share_of_turnover", basis="customs")
    printed = observe(printed)
    is_year = printed["year"].notna()
    is_computed = printed["period"].isin(computed["period"])
    later = printed[is_year & ~is_computed]
    shares = pd.concat([computed, later], ignore_index=True)
    shares = shares.assign(
        country="CHN",
        indicator="ca5_share_of_turnover",
        reporter="china_customs",
    )
    columns = ["country", "indicator", *SHAPE, "reporter"]
    return sort_rows(shares[columns], ["period"])


def later_parts(profile: pd.DataFrame, national: pd.DataFrame) -> pd.DataFrame:
    """Give the last share of a part of a year, where that of a whole one is old.

    Of countries whose last whole year (`whole`) is `STALE` years behind that of others.
    Columns: `country indicator vintage`, those of `observations.SHAPE` (`value` in
    percent), `note whole reporter`.
    """
    is_old = national["year"] <= national["year"].max() - STALE
    old = national[is_old]
    parts = select(profile, indicator="china_share_of_turnover", parts=True)
    parts = observe(parts[parts["basis"] == "national"])
    is_part = parts["year"].isna()
    is_of_old = parts["country"].isin(old["country"])
    parts = parts[is_part & is_of_old]
    last = latest(join(parts, old, ["country"], whole="period", reporter="reporter"))
    return last[last["period"] > last["whole"]]


def growth_since(total: pd.DataFrame, year: int) -> Growth | Nothing:
    """Give the growth of a series since a year, unless that is its last one."""
    growth = grew(at(total), at(total, year))
    if growth and growth.years < 1:
        return Nothing("it has not grown since its last year")
    return growth
