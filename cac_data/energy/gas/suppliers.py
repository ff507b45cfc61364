"""Who supplies a country's gas, in percent of its imports."""

from __future__ import annotations

import pandas as pd

from cac_data import codes
from cac_data.conflicts import printed_rounding
from cac_data.energy.gas.flows import review_volumes
from cac_data.energy.rows import WORLD, rows_where
from cac_data.inputs import takes
from cac_data.observations import SHAPE, share
from cac_data.tables import sort_rows
from cac_data.validate import check_member

FLOATING_POINT = 1e-9
"""Figures have at most three decimals: anything below is floating point."""


@takes(flows="gas_flows")
def supplier_shares(
    flows: pd.DataFrame,
    *,
    importer: str = "CHN",
    route: str = "pipeline",
    edition: str = "first",
) -> pd.DataFrame:
    """Give the share of each supplier in a country's gas imports by year: `share_pct`.

    ``100 * value / whole`` (bcm) of one edition; with LNG if `route` is ``all``.
    ``first`` names countries, ``newest`` Central Asia as one; `all_named`: they add up.
    Columns: `exporter`, those of `observations.SHAPE` (`value` in bcm), `importer
    vintage measure`, `whole` (bcm), `share_pct all_named`, by year and exporter.
    ValueError for an unknown importer, route or edition.
    """
    check_member("importer", importer, codes.country_codes())
    check_member("route", route, ["all", "pipeline"])
    volumes = review_volumes(flows, edition=edition)
    return shares_in(volumes, importer=importer, route=route, edition=edition)


def shares_in(
    volumes: pd.DataFrame,
    *,
    importer: str = "CHN",
    route: str = "pipeline",
    edition: str = "first",
) -> pd.DataFrame:
    """Give `supplier_shares` of the `review_volumes` of an edition, in its columns."""
    imports = rows_where(volumes, importer=importer)
    parts = rows_where(imports, route="pipeline")
    parts = parts[~parts["exporter"].isin([WORLD, ""])]
    for group in ("CA4", "CA5"):
        parts = _without_doubles(parts, group, keep_group=edition == "newest")

    whole = rows_where(imports, exporter=WORLD, route=route)
    shares = share(parts, whole, on=["period"])
    shares = shares.rename(
        columns={"value": "share_pct", "one": "value", "other": "whole"},
    )
    shares = shares.assign(
        unit="bcm",
        half=shares["value"].map(printed_rounding),
    )
    columns = [
        "exporter",
        *SHAPE,
        "importer",
        "vintage",
        "measure",
        "whole",
        "share_pct",
    ]
    shares = shares[columns].assign(all_named=_add_up_to_whole(shares))
    return sort_rows(shares, ["period", "exporter"])


def _without_doubles(
    parts: pd.DataFrame, group: str, *, keep_group: bool
) -> pd.DataFrame:
    """Give parts with a group or its members, but not both, in the years with both."""
    is_group = parts["exporter"] == group
    is_member = parts["exporter"].isin(codes.group_members(group))
    years_of_group = set(parts.loc[is_group, "period"])
    years_of_members = set(parts.loc[is_member, "period"])
    has_both = parts["period"].isin(years_of_group & years_of_members)
    is_dropped = is_member if keep_group else is_group
    return parts[~(is_dropped & has_both)]


def _add_up_to_whole(shares: pd.DataFrame) -> pd.Series[bool]:
    """Say of each row whether the suppliers of its year add up, within rounding."""
    sums = shares.groupby("period")[["value", "half"]].transform("sum")
    tolerance = sums["half"] + shares["whole"].map(printed_rounding)
    gap = (shares["whole"] - sums["value"]).abs()
    return gap <= tolerance + FLOATING_POINT
