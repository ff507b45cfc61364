"""Generation in a few groups, one edition at a time."""

from collections.abc import Mapping

import pandas as pd

from cac_data import codes, indicators
from cac_data.energy.electricity import estimated
from cac_data.tables import sort_rows

GROUPS: Mapping[str, tuple[str, ...]] = {
    "coal": ("coal",),
    "gas and oil": ("gas", "oil"),
    "hydropower": ("hydro",),
    "solar and wind": ("solar", "wind"),
}
"""Groups that a chart tells apart -> technologies; the rest is close to nothing."""


def newest(frame: pd.DataFrame, *, basis: str) -> pd.DataFrame:
    """Rows of the newest edition of one body.

    Its rows with the latest ``vintage``; empty where it has none.
    """
    codes.check_columns(frame.columns, ["basis", "vintage"], function="newest")
    rows = frame[frame["basis"] == basis]
    if rows.empty:
        return rows.reset_index(drop=True)
    last: pd.DataFrame = rows[rows["vintage"] == rows["vintage"].max()]
    return last.reset_index(drop=True)


def latest_year(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the latest period of each country.

    The rows in their order.
    """
    codes.check_columns(frame.columns, ["country", "period"], function="latest_year")
    last = frame.groupby("country")["period"].transform("max")
    rows: pd.DataFrame = frame[frame["period"] == last].reset_index(drop=True)
    return rows


def mix_by_group(
    mix: pd.DataFrame, *, groups: Mapping[str, tuple[str, ...]] = GROUPS
) -> pd.DataFrame:
    """Share of groups of technologies in generation, in percent, by year.

    Columns: ``country, period, group, generation_twh, share_pct, obs_status,
    source_ids``, for years with all technologies.
    """
    needed = ["country", "period", "technology", "generation_twh", "share_pct"]
    codes.check_columns(mix.columns, [*needed, "obs_status"], function="mix_by_group")
    group_of = {part: name for name, parts in groups.items() for part in parts}
    rows = mix.assign(group=mix["technology"].map(group_of))
    rows = rows[rows["group"].notna() & rows["share_pct"].notna()]
    keys = ["country", "period", "group"]
    columns = [*keys, "generation_twh", "share_pct", "obs_status", "source_ids"]
    if rows.empty:
        return pd.DataFrame(columns=columns)
    found = rows.groupby(keys, as_index=False).agg(
        generation_twh=("generation_twh", "sum"),
        share_pct=("share_pct", "sum"),
        obs_status=("obs_status", lambda items: estimated(list(items))),
        source_ids=("source_ids", lambda items: indicators.merge_ids(list(items))),
    )
    return sort_rows(found[columns], keys)
