"""Balances of gas: output less consumption by country, and where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cac_data import codes, observations
from cac_data.cache import cached
from cac_data.conflicts import printed_rounding
from cac_data.energy.gas.flows import REVIEW, FlowSeries, review_volumes
from cac_data.energy.rows import (
    WORLD,
    Change,
    by_country,
    change_of,
    counted,
    largest,
    rows_where,
)
from cac_data.facts import Figure, Growth, Nothing, at, grew
from cac_data.inputs import Made, takes
from cac_data.observations import SHAPE, join, observe, union
from cac_data.tables import sort_rows

BALANCE_ROWS = Made(
    by="energy.gas.gas_balance",
    columns=("country", "year", "production", "consumption", "source_ids"),
)

PACE_YEARS = 10
"""Years before the last over which output and consumption are said to have grown."""


@takes(balance="energy_balance", flows="gas_flows")
@cached
def gas_balance(balance: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Give the net balance of gas (output less consumption at home) by country, in bcm.

    Of the newest edition that has both. Columns: `country`, those of
    `observations.SHAPE`, `measure`, and in bcm the two sides, `production` and
    `consumption`, `exports` by pipe, and the `residual` that these leave of the
    balance. Turkmen consumption is published as output minus exports, so the balance
    says nothing about spare gas; the Kazakh one holds reinjected gas.
    """
    sides = _newest_sides(balance)
    fact = ["country", "period"]
    net = observations.combine(
        rows_where(sides, indicator="gas_production"),
        rows_where(sides, indicator="gas_consumption"),
        "sub",
        on=fact,
    )
    net = net.rename(columns={"one": "production", "other": "consumption"})
    sides_beside = ["production", "consumption"]
    net = net[["country", *SHAPE, "measure", "vintage", *sides_beside]]

    piped = rows_where(review_volumes(flows), importer=WORLD, route="pipeline")
    # Pipelines are told by the first edition, and those before 2018 do not say in which
    # cubic metres; what is left shows how well the two fit.
    left = observations.combine(
        net, by_country(piped), "sub", on=fact, across=["measure", "edition"]
    )
    net = join(net, left, fact, across=["edition"], exports="other", residual="value")
    return net.assign(obs_status="E")


def _newest_sides(balance: pd.DataFrame) -> pd.DataFrame:
    """Give output and consumption of the newest edition of the Review that has both."""
    rows = observe(balance)
    rows = rows_where(
        rows[rows["year"].notna()],
        basis=REVIEW,
        unit="bcm",
        indicator=["gas_production", "gas_consumption"],
    )
    sides = rows.groupby("vintage")["indicator"].nunique()
    editions_with_both = sides[sides == 2].index
    return rows_where(rows, vintage=[editions_with_both.max()])


@dataclass(frozen=True)
class Pace:
    """Growth of Turkmen `output` and `use` of gas, in percent a year."""

    output: Growth | Nothing
    use: Growth | Nothing


def balance_pace(gas: pd.DataFrame) -> Pace | Nothing:
    """Give growth of Turkmen output and use over ten years or fewer."""
    # `half` is that of the balance, and its sides are no more exact for it: no range.
    turkmen = rows_where(gas, country="TKM").assign(half=0.0)
    is_recent = turkmen["year"] >= turkmen["year"].max() - PACE_YEARS
    recent = turkmen[is_recent]
    if len(recent) < 2:
        return Nothing("no two years of the Turkmen balance of gas")
    return Pace(
        output=_growth_of(recent, "production"),
        use=_growth_of(recent, "consumption"),
    )


def _growth_of(rows: pd.DataFrame, column: str) -> Growth | Nothing:
    """Give the growth of a column from the first to the last row, in percent a year."""
    levels = rows.assign(value=rows[column])
    return grew(at(levels), at(levels.head(1)), a_year=True)


# --- Trend-based projection -----------------------------------------------------------

PROJECTED_FROM = 2015
"""The first year of which changes are drawn."""
FEWEST_CHANGES = 5
PATHS = 20_000
SEED = 138


def own_past(
    gas: pd.DataFrame, *, horizon: int, levels: Mapping[str, float]
) -> pd.DataFrame:
    """Give a trend-based projection of the Turkmen net balance of gas, in bcm.

    Yearly changes of output and consumption since 2015, both of one year together, are
    drawn at random: median and middle 80 percent of 20,000 paths, and the share of them
    that reach each level. A bootstrap, after Efron (1979), Annals of Statistics 7, p.
    1-26. It knows no demand of China, no price and no other pipeline, and consumption
    is what was left of output. Empty with fewer than five changes or no year ahead.

    Columns: `period year`, `low median high` (bcm), the share of paths by the name of
    each level (0 to 1), `changes` (how many there are to draw from), `source_ids`.
    """
    rows = rows_where(gas[gas["year"] >= PROJECTED_FROM], country="TKM")
    sides = rows[["production", "consumption"]].to_numpy("float64")
    logs = np.log(sides)  # (years, 2)
    is_next_year = np.diff(rows["year"].to_numpy("int64")) == 1
    changes = np.diff(logs, axis=0)[is_next_year]  # (changes, 2)
    last_year = rows["year"].max()
    if len(changes) < FEWEST_CHANGES or horizon <= last_year:
        names = ["period", "year", "low", "median", "high", *levels]
        return pd.DataFrame(columns=[*names, "changes", "source_ids"])

    year = np.arange(last_year + 1, horizon + 1)
    rng = np.random.default_rng(SEED)
    picks = rng.integers(0, len(changes), (PATHS, len(year)))
    # The same pick for both sides, so that a year's two changes stay together.
    drawn = changes[picks]  # (paths, years ahead, 2)
    paths = np.exp(logs[-1] + drawn.cumsum(axis=1))
    net = paths[..., 0] - paths[..., 1]  # (paths, years ahead)
    low, median, high = np.quantile(net, [0.1, 0.5, 0.9], axis=0)
    reached = {name: (net >= level).mean(axis=0) for name, level in levels.items()}
    projected = {
        "period": year.astype("str"),
        "year": year,
        "low": low,
        "median": median,
        "high": high,
        **reached,
        "changes": len(changes),
    }
    return pd.DataFrame(projected).assign(source_ids=union(rows["source_ids"]))


# --- Uzbekistan -----------------------------------------------------------------------


@dataclass(frozen=True)
class Purchase:
    """What a country last bought of another, in bcm, as `counted_by` a body.

    `is_more` if its source says that it was more; `digits` to print.
    """

    bought: Figure
    exporter: str
    counted_by: str
    is_more: bool
    digits: int


@dataclass(frozen=True)
class Deficit:
    """Output less consumption of a year, its `balance`, and the two, in bcm.

    `size` is the balance without its sign.
    """

    balance: Figure
    size: Figure
    production: Figure
    consumption: Figure


@dataclass(frozen=True, eq=False)
class Importer:
    """Since when Uzbekistan uses more gas than it makes, and who fills the gap.

    `sides` are its output and consumption in bcm. `surplus` was the last, `since` the
    first year with a deficit after it. `fall` is how output changed a year from its top
    of the last ten years; `brought` is what it last bought, `paid` what China still
    pays it, in USD mn.
    """

    last: Deficit | Nothing
    sides: pd.DataFrame
    surplus: Figure | Nothing
    since: Figure | Nothing
    fall: Change | Nothing
    brought: Purchase | Nothing
    paid: Figure | Nothing


def of_importer(gas: pd.DataFrame, series: FlowSeries) -> Importer:
    """Tell whether Uzbekistan has become an importer of gas."""
    uzbek = rows_where(gas, country="UZB").assign(counted_by=REVIEW)
    # The two sides are published; rounding and status are those of the balance.
    published = uzbek.assign(half=0.0, obs_status="A")
    output = published.assign(value=published["production"], part="production")
    consumption = published.assign(value=published["consumption"], part="consumption")
    is_surplus = uzbek["value"] > 0
    is_deficit = uzbek["value"].le(0)
    was_surplus = uzbek["value"].shift().gt(0)
    return Importer(
        last=_deficit(at(uzbek)),
        sides=pd.concat([output, consumption]).drop(columns="counted_by"),
        surplus=at(published[is_surplus]),
        since=at(published[is_deficit & was_surplus]),
        fall=_change_since_top(output),
        brought=_gas_bought(series.table),
        paid=at(series.customs_values, country="UZB"),
    )


def _deficit(balance: Figure | Nothing) -> Deficit | Nothing:
    if not balance:
        return balance
    return Deficit(
        balance=balance,
        size=balance.size,
        production=balance.of(value=balance.number("production")),
        consumption=balance.of(value=balance.number("consumption")),
    )


def _change_since_top(output: pd.DataFrame) -> Change | Nothing:
    """Give the change a year since the top of ten years, if that is two years ago."""
    last = at(output)
    if not last:
        return last
    is_recent = output["year"] >= last.whole_year - PACE_YEARS
    top = largest(output[is_recent])
    if not top:
        return top
    if top.whole_year >= last.whole_year - 1:
        return Nothing("output was at its top a year ago or less")
    return change_of(grew(last, top, a_year=True))


def _gas_bought(flows: pd.DataFrame) -> Purchase | Nothing:
    """Give what Uzbekistan last bought of a country, and how to print it."""
    bought = counted(
        flows,
        importer="UZB",
        indicator="volume",
        exporter=codes.country_codes(),
    )
    bought = bought.assign(counted_by=bought["basis"])
    last = at(sort_rows(bought, ["year"]))
    if not last:
        return last
    is_whole = printed_rounding(last.value) >= 0.5
    return Purchase(
        bought=last,
        exporter=last.text("exporter"),
        counted_by=last.reporter,
        is_more=last.printed_as == "more_than",
        digits=0 if is_whole else 1,
    )
