"""What the five deliver to China: volumes, values, other counts, other suppliers."""

from collections.abc import Mapping

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.energy.flows import REVIEW, one_each, review_volumes
from cac_data.energy.gas import same_gas, supplier_shares
from cac_data.energy.rows import rows_of
from cac_data.energy.wording import basis_name
from cac_data.tables import sort_rows

_WORLD = "WLD"
_FLOW = ("exporter", "importer", "route", "indicator", "nature", "basis")

COUNT_LABELS: Mapping[str, str] = {
    "country": "Exporter",
    "period": "Year",
    "counter": "Who counts",
    "value": "Count, bcm",
    "review": "Statistical Review, bcm",
    "ratio": "Ratio",
    "why": "What explains the gap",
}
"""Columns of :func:`other_counts` that a table shows, with their headings."""

GAPS: Mapping[str, str] = {
    "none": "equal within rounding",
    "cubic metres": "other cubic metres",
    "too round": "too round to tell",
    "open": "not explained",
}
"""What :func:`cac_data.energy.same_gas` finds, in words."""


def newest_edition(flows: pd.DataFrame) -> str:
    """Return the newest edition of the Statistical Review that names the five."""
    codes.check_columns(flows.columns, [*_FLOW, "vintage"], function="newest_edition")
    rows = flows[(flows["basis"] == REVIEW) & (flows["exporter"] == "CA5")]
    return str(rows["vintage"].max()) if len(rows) else ""


def deliveries(flows: pd.DataFrame, *, importer: str = "CHN") -> pd.DataFrame:
    """Gas that each of the five sent through the pipeline, in bcm, by year.

    Each year as the Statistical Review printed it first: no other edition names the
    single exporters. Years for which no edition was found are missing.

    Columns: ``country, period, value, unit, vintage, obs_status`` (``D`` for editions
    that count other cubic metres) and ``source_ids``.

    ValueError for an unknown country.
    """
    codes.check_member("importer", importer, codes.country_codes())
    rows = review_volumes(flows)
    rows = rows[
        (rows["importer"] == importer)
        & (rows["route"] == "pipeline")
        & rows["exporter"].isin(codes.CA5)
    ]
    rows = rows.rename(columns={"exporter": "country"})
    columns = ["country", "period", "value", "unit", "vintage", "obs_status"]
    return sort_rows(rows[[*columns, "source_ids"]], ["period", "country"])


def regional_gas(flows: pd.DataFrame) -> pd.DataFrame:
    """Gas of the five together to China, in bcm, by the newest edition.

    Columns: ``country`` (``CA5``), ``period, value, unit, vintage, obs_status,
    source_ids``.
    """
    edition = newest_edition(flows)
    rows = review_volumes(flows, edition=edition) if edition else review_volumes(flows)
    rows = rows[
        (rows["exporter"] == "CA5")
        & (rows["importer"] == "CHN")
        & (rows["route"] == "pipeline")
    ]
    rows = rows.rename(columns={"exporter": "country"})
    columns = ["country", "period", "value", "unit", "vintage", "obs_status"]
    return sort_rows(rows[[*columns, "source_ids"]], ["period"])


def suppliers(flows: pd.DataFrame) -> pd.DataFrame:
    """Who delivers China's pipeline gas, in bcm and percent, by the newest edition.

    The edition gives the five as one supplier. The share in pipeline gas stands beside
    the share in all imports, which include liquefied gas.

    Columns: ``country`` (a supplier, ``CA5`` for the five), ``period, value`` (bcm),
    ``unit, share_pct`` (of pipeline gas), ``share_of_all_pct, vintage, source_ids``.
    """
    columns = ["country", "period", "value", "unit", "share_pct", "share_of_all_pct"]
    edition = newest_edition(flows)
    if not edition:
        return pd.DataFrame(columns=[*columns, "vintage", "source_ids"])
    piped = supplier_shares(flows, edition=edition)
    of_all = supplier_shares(flows, edition=edition, route="all")
    keys = ["exporter", "period"]
    of_all = of_all[[*keys, "share_pct", "source_ids"]].rename(
        columns={"share_pct": "share_of_all_pct", "source_ids": "_all"}
    )
    found = piped.merge(of_all, on=keys, how="left")
    found["source_ids"] = [
        indicators.merge_ids([ids, more if isinstance(more, list) else []])
        for ids, more in zip(found["source_ids"], found["_all"], strict=True)
    ]
    found = found.rename(columns={"exporter": "country"})
    return sort_rows(found[[*columns, "vintage", "source_ids"]], ["period", "country"])


def gas_values(flows: pd.DataFrame, *, importer: str = "CHN") -> pd.DataFrame:
    """Value of the gas that each supplier sent by pipeline, in USD million, by year.

    As Chinese customs count it: since 2022 they publish the value alone.

    Columns: ``country, period, value_usd_mn, obs_status`` (``D`` where the volume is of
    other gas) and ``source_ids``.

    ValueError for two values of equal exactness that differ.
    """
    needed = [*_FLOW, "period", "value", "obs_status", "source_id"]
    codes.check_columns(flows.columns, needed, function="gas_values")
    rows = flows[
        (flows["basis"] == "chinese_customs")
        & (flows["indicator"] == "value")
        & (flows["nature"] == "actual")
        & (flows["route"] == "pipeline")
        & (flows["importer"] == importer)
        & (flows["exporter"] != _WORLD)
    ]
    rows = one_each(
        indicators.annual(rows), fact=["exporter", "period"], function="gas_values"
    )
    rows = rows.rename(columns={"exporter": "country", "value": "value_usd_mn"})
    columns = ["country", "period", "value_usd_mn", "obs_status", "source_ids"]
    return sort_rows(rows[columns], ["period", "country"])


def other_counts(
    flows: pd.DataFrame, factors: pd.DataFrame, *, importer: str = "CHN"
) -> pd.DataFrame:
    """Counts of the gas of the five beside that of the Statistical Review, in bcm.

    Whole years of other counters and of earlier editions, with what
    :func:`cac_data.energy.same_gas` finds for the gap. The five together are compared
    by the newest edition.

    Columns: ``country, period, counter`` (in words), ``value, review, ratio, why`` (in
    words), ``gap_pct`` (of the Review) and ``source_ids``; the widest gap first.

    ValueError for factors.
    """
    columns = ["country", "period", "counter", "value", "review", "ratio", "why"]
    columns += ["gap_pct", "source_ids"]
    chosen = flows[
        (flows["importer"] == importer)
        & (flows["indicator"] == "volume")
        & (flows["nature"] == "actual")
        & (flows["route"] == "pipeline")
        & flows["exporter"].isin([*codes.CA5, "CA5"])
    ]
    whole = chosen[chosen["period"].map(periods.is_year).astype(bool)]
    if whole.empty:
        return pd.DataFrame(columns=columns)
    found = same_gas(whole, factors)
    found = found[found["basis"] != REVIEW].rename(columns={"exporter": "country"})
    made = [
        row
        | {
            "counter": basis_name(row["basis"]),
            "why": GAPS[row["gap"]],
            "gap_pct": 100 * (row["ratio"] - 1),
        }
        for row in rows_of(found)
    ]
    frame = pd.DataFrame(made, columns=columns)
    order = frame["gap_pct"].abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)
