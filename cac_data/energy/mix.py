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

    Parameters
    ----------
    frame
        Rows with ``basis`` and ``vintage``.
    basis
        The body.

    Returns
    -------
    DataFrame
        Its rows with the latest ``vintage``; empty where it has none.

    Raises
    ------
    ValueError
        For missing columns.

    Examples
    --------
    >>> frame = pd.DataFrame({"basis": "owid", "vintage": ["2024-12", "2026"]})
    >>> newest(frame, basis="owid")["vintage"].tolist()
    ['2026']
    """
    codes.check_columns(frame.columns, ["basis", "vintage"], function="newest")
    rows = frame[frame["basis"] == basis]
    if rows.empty:
        return rows.reset_index(drop=True)
    last: pd.DataFrame = rows[rows["vintage"] == rows["vintage"].max()]
    return last.reset_index(drop=True)


def latest_year(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the latest period of each country.

    Parameters
    ----------
    frame
        Rows with ``country`` and ``period`` in whole years.

    Returns
    -------
    DataFrame
        The rows in their order.

    Raises
    ------
    ValueError
        For missing columns.

    Examples
    --------
    >>> frame = pd.DataFrame({"country": "UZB", "period": ["2024", "2025"]})
    >>> latest_year(frame)["period"].tolist()
    ['2025']
    """
    codes.check_columns(frame.columns, ["country", "period"], function="latest_year")
    last = frame.groupby("country")["period"].transform("max")
    rows: pd.DataFrame = frame[frame["period"] == last].reset_index(drop=True)
    return rows


def mix_by_group(
    mix: pd.DataFrame, *, groups: Mapping[str, tuple[str, ...]] = GROUPS
) -> pd.DataFrame:
    """Share of groups of technologies in generation, in percent, by year.

    Parameters
    ----------
    mix
        A frame of :func:`cac_data.energy.generation_mix`.
    groups
        Group -> technologies.

    Returns
    -------
    DataFrame
        ``country, period, group, generation_twh, share_pct, obs_status, source_ids``,
        for years with all technologies.

    Raises
    ------
    ValueError
        For missing columns.

    Examples
    --------
    >>> from cac_data import load_table, select
    >>> from cac_data.energy import generation_mix
    >>> power = newest(load_table("electricity_generation"), basis="owid")
    >>> found = mix_by_group(generation_mix(power))
    >>> found = select(found, countries="UZB", start=2025)
    >>> found[["group", "share_pct"]].round(1)
                group  share_pct
    0            coal        6.6
    1     gas and oil       74.0
    2      hydropower        7.3
    3  solar and wind       12.1
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
