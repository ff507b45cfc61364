"""Yearly series of gas: volumes by the Statistical Review, values by Chinese customs.

Editions of the Review are never joined unasked: ``first`` takes each year from the
edition of the year after, which alone names single exporters; ``newest`` takes all
years from the last edition, which has Central Asia as one (`CA5`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.energy.rows import (
    DOUBTFUL,
    WORLD,
    by_country,
    counted,
    one_each,
    rows_where,
)
from cac_data.inputs import takes
from cac_data.observations import SHAPE, join
from cac_data.tables import sort_rows
from cac_data.validate import check_member

REVIEW = "statistical_review"

CUSTOMS = "chinese_customs"


@dataclass(frozen=True, eq=False)
class FlowSeries:
    """Give the series that one selection of `gas_flows` holds, each worked out once.

    What is sent and paid says who counts it (`counted_by`), since the Statistical
    Review, Chinese customs and companies count unlike things.
    """

    table: pd.DataFrame
    """Rows of `gas_flows`."""

    @cached_property
    def volumes(self) -> pd.DataFrame:
        """Give volumes of first editions, as `review_volumes`."""
        return review_volumes(self.table)

    @cached_property
    def newest_volumes(self) -> pd.DataFrame:
        """Give volumes of the newest edition, as `review_volumes`."""
        return review_volumes(self.table, edition="newest")

    @cached_property
    def sent(self) -> pd.DataFrame:
        """Give what each country sends: `sent_to_china`, `counted_by` the Review."""
        return piped_to_china(self.volumes, codes.CA5).assign(counted_by=REVIEW)

    @cached_property
    def sent_together(self) -> pd.DataFrame:
        """Give what Central Asia sends as one, as `sent`, of the newest edition."""
        sent = piped_to_china(self.newest_volumes, ["CA5"])
        return sent.assign(counted_by=REVIEW)

    @cached_property
    def customs_values(self) -> pd.DataFrame:
        """Give what China pays: `customs_values`, `counted_by` its customs."""
        return customs_values(self.table).assign(counted_by=CUSTOMS)

    @cached_property
    def prices(self) -> pd.DataFrame:
        """Give the price of each supplier's gas, as `implied_prices`."""
        values = customs_values(self.table).drop(columns="printed_as")
        return implied_prices(values, self.volumes)


# --- Volumes --------------------------------------------------------------------------


@cached
def review_volumes(flows: pd.DataFrame, *, edition: str = "first") -> pd.DataFrame:
    """Give gas by exporter, importer, route and year in bcm, by the Statistical Review.

    Columns: `exporter importer route`, those of `observations.SHAPE`, `vintage` (the
    edition) and `measure`. ValueError for an edition that is neither ``first`` nor
    ``newest``.
    """
    check_member("edition", edition, ["first", "newest"])
    rows = counted(flows, basis=REVIEW, indicator="volume")
    if edition == "first":
        year_after = rows["year"] + 1
        chosen_edition = year_after.astype("str")
    else:
        # The newest edition of those that have the five as one.
        chosen_edition = rows_where(rows, exporter="CA5")["vintage"].max()
    is_chosen = rows["vintage"] == chosen_edition
    flow = ["exporter", "importer", "route"]
    volumes = one_each(rows[is_chosen], [*flow, "period"])
    return volumes[[*flow, *SHAPE, "vintage", "measure"]]


@takes(flows="gas_flows")
def sent_to_china(flows: pd.DataFrame, *, edition: str = "first") -> pd.DataFrame:
    """Give pipeline gas of each Central Asian `country` to China by year, in bcm.

    Of the ``newest`` edition there is only `CA5`, all countries together. Columns:
    `country`, those of `observations.SHAPE`, `vintage` and `measure`. ValueError for an
    edition that is neither ``first`` nor ``newest``.
    """
    volumes = review_volumes(flows, edition=edition)
    exporters = ["CA5"] if edition == "newest" else codes.CA5
    return piped_to_china(volumes, exporters)


def piped_to_china(volumes: pd.DataFrame, exporters: Iterable[str]) -> pd.DataFrame:
    """Give what these send to China by pipeline, of `review_volumes`, in bcm.

    Columns as of `sent_to_china`.
    """
    piped = rows_where(
        volumes,
        exporter=exporters,
        importer="CHN",
        route="pipeline",
    )
    return by_country(piped)


# --- Values ---------------------------------------------------------------------------


def customs_values(flows: pd.DataFrame) -> pd.DataFrame:
    """Give the value of pipeline gas to China by supplying `country`, in USD mn.

    By Chinese customs, of whole years. Columns as of `sent_to_china`, and `printed_as`.
    """
    values = counted(
        flows,
        basis=CUSTOMS,
        importer="CHN",
        indicator="value",
        route="pipeline",
    )
    values = values[values["exporter"] != WORLD]
    values = one_each(values, ["exporter", "period"])
    how_printed = values.rename(columns={"exporter": "country"})
    fact = ["country", "period"]
    return join(by_country(values), how_printed, fact, printed_as="printed_as")


def implied_prices(values: pd.DataFrame, volumes: pd.DataFrame) -> pd.DataFrame:
    """Give `customs_values` over `review_volumes` by supplier, in USD for 1,000 m3.

    Where either is doubtful there is no price, and `refused` is its status. The two
    terms stand beside it as `value_usd_mn` and `volume_bcm`. Columns: these three and
    those of `customs_values`, by country and year.
    """
    supplier = ["country", "period"]
    piped = rows_where(volumes, importer="CHN", route="pipeline")
    prices = join(
        values,
        by_country(piped),
        supplier,
        how="inner",
        volume_bcm="value",
        _status="obs_status",
    )
    statuses = prices[["obs_status", "_status"]]
    doubtful = statuses.where(statuses.isin(DOUBTFUL))
    # The status of the value if that is doubtful, else that of the volume.
    refused = doubtful.bfill(axis=1).iloc[:, 0]
    # USD mn over bcm are USD for 1,000 m3.
    price = prices["value"] / prices["volume_bcm"]
    prices = prices.assign(
        value_usd_mn=prices["value"],
        value=price.where(refused.isna()),
        obs_status="E",
        refused=refused.fillna(""),
        unit="USD for 1,000 m3",
    )
    return sort_rows(prices.drop(columns="_status"), supplier)


# --- Both, by country and partner -----------------------------------------------------


@takes(flows="gas_flows")
def series(flows: pd.DataFrame, *, edition: str = "first") -> pd.DataFrame:
    """Give pipeline gas that each of the five sells and buys by year, to merge.

    Observations by ``country partner flow`` with `measure`, one a year and unit:
    ``bcm`` by the Statistical Review, ``USD mn`` and ``Mt`` by Chinese customs; `basis`
    says which, `measure` in which cubic metres (empty: an edition that did not
    standardise them). `flow` is seen from `country`, so gas between two of the five
    stands twice; partner ``WLD`` is all. `edition`: of the Review, as in
    `supplier_shares`.
    """
    volumes = review_volumes(flows, edition=edition)
    customs = counted(
        flows,
        basis=CUSTOMS,
        route="pipeline",
        indicator=["value", "mass"],
    )
    customs = one_each(customs, ["exporter", "importer", "unit", "period"])
    piped = rows_where(volumes, route="pipeline")
    traded = pd.concat([piped, customs], ignore_index=True)
    traded = traded[["exporter", "importer", *SHAPE, "measure"]]
    # Where several countries sell together, no partner is named.
    traded = traded[traded["exporter"] != ""]

    exports = traded.rename(columns={"exporter": "country", "importer": "partner"})
    imports = traded.rename(columns={"importer": "country", "exporter": "partner"})
    exports = exports.assign(flow="exports")
    imports = imports.assign(flow="imports")
    rows = pd.concat([exports, imports], ignore_index=True)
    rows = rows_where(rows, country=[*codes.CA5, "CA5"])
    key = ["country", "partner", "flow"]
    return sort_rows(rows[[*key, *SHAPE, "measure"]], [*key, "unit", "period"])
