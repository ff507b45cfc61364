"""Uzbek gas by month: what is sold to China and bought of its neighbours, in USD mn.

Values alone: what customs value and what meters count are not of the same gas, so no
price is ever made of the two.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.energy.gas.flows import CUSTOMS
from cac_data.energy.rows import one_each, rows_where
from cac_data.facts import Comparison, Figure, Nothing, at, compare, figures, ranked
from cac_data.inputs import takes
from cac_data.observations import SHAPE, join, observe
from cac_data.tables import sort_rows

UZBEK_STATISTICS = "uzbek_statistics"
"""Who counts both flows, as exporter and as importer."""

FLOWS = ("sold", "bought")


@dataclass(frozen=True, eq=False)
class GasTrade:
    """What Uzbekistan sells to China and buys by pipe, by its own statistics.

    `rows` are `uzbek_gas_by_month`. `sold` and `bought` are of the last part of a year
    for which both are printed, in USD mn, and `times` is bought over sold. `sellers`
    are codes of those who sold it. `customs` compares what it sold with what Chinese
    customs count of the same period; `furthest` is the month in which the two are
    furthest apart, of so many months that both count (`compared`).
    """

    rows: pd.DataFrame
    sold: Figure | Nothing
    bought: Figure | Nothing
    times: Figure | Nothing
    sellers: list[str]
    customs: Comparison | Nothing
    furthest: Comparison | Nothing
    compared: int


@cached
def of_gas_trade(flows: pd.DataFrame) -> GasTrade:
    """Tell what Uzbekistan sells to China and buys, and what Chinese customs count."""
    values = _uzbek_values(flows)
    sold = rows_where(values, flow="sold")
    bought = rows_where(values, flow="bought")
    period = _last_part_of_both(sold, bought)
    total_sold = at(sold, period=period) if period else Nothing("no common period")
    total_bought = at(bought, period=period) if period else Nothing("no common period")
    by_both = compare(total_bought, total_sold)
    customs = _customs_values(flows)
    months = _months_of_both(sold, customs)
    by_gap = ranked(months, by=lambda pair: pair.difference.size)
    return GasTrade(
        rows=_both_by_month(values),
        sold=total_sold,
        bought=total_bought,
        times=by_both.ratio if by_both else Nothing("one of the two is not counted"),
        sellers=_sellers(total_bought),
        customs=_beside_customs(total_sold, customs),
        furthest=by_gap[0] if by_gap else Nothing("no month that both count"),
        compared=len(months),
    )


@takes(flows="gas_flows")
def uzbek_gas_by_month(flows: pd.DataFrame) -> pd.DataFrame:
    """Give what Uzbekistan `sold` to China and `bought` by pipe in a month, in USD mn.

    By Uzbek statistics, months of which both are known. What was bought is of several
    sellers together. Columns: those of `observations.SHAPE` and `flow` (of what was
    sold, which is `value`, too), `counted_by bought sold`.
    """
    return _both_by_month(_uzbek_values(flows))


def _both_by_month(values: pd.DataFrame) -> pd.DataFrame:
    """Give the months of both flows, of `_uzbek_values`."""
    is_month = values["period"].map(periods.months) == 1
    months = values[is_month.astype(bool)]
    sold = rows_where(months, flow="sold").drop(columns="joint_exporters")
    bought = rows_where(months, flow="bought")
    both = join(sold, bought, ["period"], how="inner", bought="value")
    return sort_rows(both.assign(sold=both["value"]), ["period"])


def _uzbek_values(flows: pd.DataFrame) -> pd.DataFrame:
    """Give values by `flow` and period, whole years and parts, as Uzbekistan counts."""
    values = _piped_values(flows)
    sold = rows_where(
        values, exporter="UZB", importer="CHN", basis="exporter_statistics"
    )
    bought = rows_where(
        values, importer="UZB", exporter="", basis="importer_statistics"
    )
    both = pd.concat([sold.assign(flow="sold"), bought.assign(flow="bought")])
    columns = ["flow", *SHAPE, "joint_exporters"]
    both = both.assign(counted_by=UZBEK_STATISTICS)[[*columns, "counted_by"]]
    return one_each(both, ["flow", "period"])


def _piped_values(flows: pd.DataFrame) -> pd.DataFrame:
    return rows_where(
        observe(flows),
        indicator="value",
        route="pipeline",
        nature="actual",
        unit="USD mn",
    )


def _customs_values(flows: pd.DataFrame) -> pd.DataFrame:
    """Give what Chinese customs count of Uzbek gas, years and parts, in USD mn."""
    values = rows_where(
        _piped_values(flows), exporter="UZB", importer="CHN", basis=CUSTOMS
    )
    values = values[list(SHAPE)].assign(counted_by=CUSTOMS)
    return one_each(values, ["period"])


def _last_part_of_both(sold: pd.DataFrame, bought: pd.DataFrame) -> str:
    """Give the last period of more than a month that both flows have, or nothing."""
    common = set(sold["period"]) & set(bought["period"])
    longer = [period for period in common if periods.months(period) > 1]
    return max(longer, key=periods.sort_key, default="")


def _sellers(bought: Figure | Nothing) -> list[str]:
    return bought.texts("joint_exporters") if bought else []


def _beside_customs(
    sold: Figure | Nothing, customs: pd.DataFrame
) -> Comparison | Nothing:
    """Compare what was sold, by Uzbek count, with the customs value of its period."""
    if not sold:
        return Nothing("nothing sold to compare")
    return compare(sold, at(customs, period=sold.period), across=["reporter"])


def _months_of_both(sold: pd.DataFrame, customs: pd.DataFrame) -> list[Comparison]:
    """Compare the two counts of gas sold in each month that both have."""
    pairs = [_beside_customs(month, customs) for month in figures(sold)]
    return [
        pair
        for pair in pairs
        if isinstance(pair, Comparison) and periods.months(pair.one.period) == 1
    ]


# --- What Chinese customs say of a part of a year -------------------------------------


@takes(flows="gas_flows")
def customs_in_part_of_year(flows: pd.DataFrame) -> pd.DataFrame:
    """Give customs' value of piped gas by supplier in the last part of a year, USD mn.

    The last period of more than a month, and less than a year, of which several
    suppliers are known. Columns: `country`, those of `observations.SHAPE`, and `whole`,
    their whole year, missing where there is none; the largest value comes first.
    """
    values = rows_where(_piped_values(flows), importer="CHN", basis=CUSTOMS)
    is_named = values["exporter"] != ""
    values = one_each(values[is_named], ["exporter", "period"])
    values = values.rename(columns={"exporter": "country"})
    values = values[["country", *SHAPE]]

    months = values["period"].map(periods.months).astype("int64")
    is_part_of_year = (months > 1) & values["year"].isna()
    parts = values[is_part_of_year]
    suppliers = parts.groupby("period")["country"].nunique()
    has_several = suppliers > 1
    periods_of_several = map(str, suppliers[has_several].index)
    last = max(periods_of_several, key=periods.sort_key, default="")

    part = rows_where(parts, period=last)
    year = last[:4]
    whole_years = rows_where(values, period=year).set_index("country")
    whole = part["country"].map(whole_years["value"])
    part = part.assign(whole=whole)
    return part.sort_values("value", ascending=False, ignore_index=True)
