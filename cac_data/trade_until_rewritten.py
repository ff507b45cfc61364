"""Trade in the columns that outlook and claims still read, until they are rewritten."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import facts, trade
from cac_data.observations import whole_years

OLD = {"value": "value_usd_mn", "half": "rounding_usd_mn"}


def _old(rows: pd.DataFrame) -> pd.DataFrame:
    lists = [ids.split(";") if ids else [] for ids in rows["source_ids"]]
    found = rows.assign(source_ids=pd.Series(lists, rows.index, dtype=object))
    return found.rename(columns=OLD).reset_index(drop=True)


def _new(rows: pd.DataFrame) -> pd.DataFrame:
    found = rows.drop(columns="value", errors="ignore")
    found = found.rename(columns={"value_usd_mn": "value"})
    ids = rows["source_ids"].map(lambda item: ";".join(item))
    found = found.assign(source_ids=ids, year=whole_years(rows["period"]))
    return found.assign(half=0.0, basis="published")


def regional(rows: pd.DataFrame, *, flow: str = "turnover") -> pd.DataFrame:
    """Trade of the five by year."""
    return _old(trade.regional(rows, flow=flow))


def by_country(rows: pd.DataFrame, flow: str) -> pd.DataFrame:
    """A flow of each country by year."""
    found = trade.series(rows)
    return _old(found[(found["flow"] == flow) & (found["country"] != "CA5")])


def scenario_path(rows: pd.DataFrame, **assumed: Any) -> pd.DataFrame:
    """Flows under a scenario's assumptions."""
    return _old(trade.scenario_path(trade.series(rows), **assumed))


def counter_gap(rows: pd.DataFrame, period: str) -> pd.DataFrame:
    """The other reporter's count."""
    found = trade.other_count(rows, period=period)
    return _old(found).rename(columns={"other": "other_usd_mn"})


def projection(total: pd.DataFrame, *, horizon: int) -> pd.DataFrame:
    """Path by its own past."""
    return _old(trade.projection(_new(total), horizon))


def mirror_gap(rows: pd.DataFrame, *, flow: str) -> pd.DataFrame:
    """Chinese against national count."""
    return _old(trade.mirror_gap(rows, flow=flow))


def recent_pace(total: pd.DataFrame) -> pd.DataFrame:
    """Growth a year over the last years."""
    pace = trade.recent_pace(_new(total))
    row = {
        **pace,
        "cagr_pct": pace.get("value"),
        "source_ids": pace.get("source_ids", "").split(";"),
        "start": str(pace.get("start")),
        "end": str(pace.get("end")),
    }
    return pd.DataFrame([row]) if pace else pd.DataFrame(columns=["cagr_pct"])


def needed_growth(
    total: pd.DataFrame, targets: pd.DataFrame, *, horizon: int, inflation: float
) -> pd.DataFrame:
    """Growth a year to each level."""
    last = facts.at(_new(total)) if len(total) else {}
    levels = trade.levels_of(targets, horizon)
    rows = [facts.needed(last, level, horizon, inflation) for level in levels]
    made: list[Mapping[str, Any]] = [
        {
            "level_name": f"USD {row['level']['value'] / 1000:g} bn",
            "level": row["level"]["value"],
            "nominal_pct": row["value"],
            "source_ids": row["source_ids"].split(";"),
        }
        for row in rows
        if row
    ]
    return pd.DataFrame(
        made, columns=["level_name", "level", "nominal_pct", "source_ids"]
    )


def claimed_levels(targets: pd.DataFrame, *, period: int) -> dict[str, float]:
    """Name and level of what authors expect."""
    levels = trade.levels_of(targets, period)
    return {f"USD {one['value'] / 1000:g} bn": one["value"] for one in levels}
