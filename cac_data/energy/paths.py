"""How much gas there is for China under a scenario's assumptions."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.energy.flows import review_volumes
from cac_data.energy.suppliers import deliveries, regional_gas

_WORLD = "WLD"


def pipe_levels(pipelines: pd.DataFrame, *, system: str = "cagp") -> dict[str, float]:
    """Ratings of the pipeline to China without and with Line D, in bcm a year.

    Where sources rate the present lines differently, the lower rating counts.

    `system`: ``pipeline_id`` of the present lines; Line D is its ``-d``.

    Columns: ``lines A to C`` and, where Line D has a rating, ``with Line D``; empty
    where the present lines have none.
    """
    needed = ["pipeline_id", "capacity", "unit", "source_id"]
    codes.check_columns(pipelines.columns, needed, function="pipe_levels")
    rated = pipelines[
        (pipelines["unit"] == "bcm a year") & pipelines["capacity"].notna()
    ]
    now = rated.loc[rated["pipeline_id"] == system, "capacity"]
    if now.empty:
        return {}
    levels = {"lines A to C": float(now.min())}
    new = rated.loc[rated["pipeline_id"] == f"{system}-d", "capacity"]
    if len(new):
        levels["with Line D"] = levels["lines A to C"] + float(new.min())
    return levels


_PATH = (
    *("country", "period", "output", "use", "to_others", "left", "neighbours"),
    *("available", "to_china", "capacity", "utilisation_pct", "unsold", "assumed"),
    *("unit", "source_ids"),
)


def gas_path(
    gas: pd.DataFrame,
    flows: pd.DataFrame,
    pipelines: pd.DataFrame,
    *,
    horizon: int,
    output_growth: float,
    demand_growth: float,
    line_d_year: int = 0,
    gas_to_china_bcm: float = 0.0,
    country: str = "TKM",
) -> pd.DataFrame:
    """Gas for China under a scenario's assumptions, in bcm a year.

    Arithmetic, not a forecast, and without an interval. Output and use of the main
    exporter grow as assumed; its sales to others and what its neighbours send stay as
    last counted. ``left`` is output less use less sales to others, ``available`` adds
    the neighbours. China takes what is available, at most what the pipeline is rated
    for; or, where the scenario fixes a volume for the horizon, what leads there in a
    straight line.

    `output_growth`, `demand_growth`: assumed growth a year, as a fraction.
    `line_d_year`: year in which Line D starts; 0 for never.
    `gas_to_china_bcm`: what China takes in the year of the horizon; 0 for what the
    balance leaves.

    Columns: ``country, period, output, use, to_others, left, neighbours, available,
    to_china, capacity, utilisation_pct, unsold`` (available less taken, not below 0),
    ``assumed`` (False for the year it starts from), ``unit, source_ids``. With a
    horizon no later than the last figure, that year alone. Empty without a balance,
    without exports by buyer or without a rating.

    ValueError for an unknown country.
    """
    codes.check_member("country", country, codes.country_codes())
    start = _start_of(gas, flows, country)
    levels = pipe_levels(pipelines)
    if start is None or not levels:
        return pd.DataFrame(columns=list(_PATH))
    base = start["year"]
    ids = indicators.merge_ids(
        [
            start["source_ids"],
            pipelines.loc[
                pipelines["pipeline_id"].isin(["cagp", "cagp-d"]), "source_id"
            ].tolist(),
        ]
    )
    made = []
    for year in range(base, max(horizon, base) + 1):
        row = _year_of(start, year, output_growth, demand_growth)
        with_d = line_d_year and year >= line_d_year and "with Line D" in levels
        row["capacity"] = levels["with Line D" if with_d else "lines A to C"]
        if year == base:
            row["to_china"] = start["to_china"]
        elif gas_to_china_bcm:
            part = (year - base) / (horizon - base)
            row["to_china"] = (
                start["to_china"] + (gas_to_china_bcm - start["to_china"]) * part
            )
        else:
            row["to_china"] = max(min(row["available"], row["capacity"]), 0.0)
        row["utilisation_pct"] = 100 * row["to_china"] / row["capacity"]
        row["unsold"] = max(row["available"] - row["to_china"], 0.0)
        fixed = {"country": country, "assumed": year > base, "unit": "bcm"}
        made.append(row | fixed | {"source_ids": ids})
    return pd.DataFrame(made, columns=list(_PATH))


def _start_of(
    gas: pd.DataFrame, flows: pd.DataFrame, country: str
) -> dict[str, Any] | None:
    """The figures that a path starts from: of its year, or the latest before it."""
    whole = gas[gas["country"] == country]
    if whole.empty:
        return None
    last = whole.iloc[-1]
    sent = review_volumes(flows)
    sent = sent[(sent["route"] == "pipeline") & (sent["period"] <= last["period"])]
    own = sent[sent["exporter"] == country]
    to_all = own[own["importer"] == _WORLD].set_index("period")
    to_china = own[own["importer"] == "CHN"].set_index("period")
    years = sorted(set(to_all.index) & set(to_china.index))
    by_country = deliveries(flows)
    near = by_country[
        (by_country["country"] != country) & (by_country["period"] <= last["period"])
    ].drop_duplicates("country", keep="last")
    if not years or near.empty:
        return None
    year = years[-1]
    region = regional_gas(flows)
    there = region[region["period"] == last["period"]]
    others = float(to_all.loc[year, "value"] - to_china.loc[year, "value"])
    left = float(last["production"] - last["consumption"]) - others
    neighbours = math.fsum(near["value"])
    parts = [last["source_ids"], to_all.loc[year, "source_ids"]]
    parts += [to_china.loc[year, "source_ids"], *near["source_ids"]]
    parts += there["source_ids"].tolist()
    return {
        "year": int(last["period"]),
        "output": float(last["production"]),
        "use": float(last["consumption"]),
        "to_others": others,
        "neighbours": neighbours,
        # The edition counts the five together; without it the parts have to do.
        "to_china": float(there["value"].iloc[0]) if len(there) else left + neighbours,
        "source_ids": indicators.merge_ids(parts),
    }


def _year_of(
    start: Mapping[str, Any], year: int, output_growth: float, demand_growth: float
) -> dict[str, Any]:
    ahead = year - start["year"]
    output = start["output"] * (1 + output_growth) ** ahead
    use = start["use"] * (1 + demand_growth) ** ahead
    left = output - use - start["to_others"]
    return {
        "period": str(year),
        "output": output,
        "use": use,
        "to_others": start["to_others"],
        "left": left,
        "neighbours": start["neighbours"],
        "available": left + start["neighbours"],
    }


def needed_output_growth(
    path: pd.DataFrame, levels: Mapping[str, float]
) -> pd.DataFrame:
    """Growth of output a year that fills the pipeline in the last year of a path.

    Use at home grows as in the path, sales to others and the neighbours' gas stay.

    `levels`: name and level of what the pipeline can carry, in bcm, as of
    :func:`pipe_levels`.

    Columns: ``level_name, level, start, period, output`` (needed, bcm), ``needed_pct``
    (a year), ``source_ids``; empty where the path has no later year.
    """
    columns = ["level_name", "level", "start", "period", "output", "needed_pct"]
    needed = ["period", "output", "use", "to_others", "neighbours", "source_ids"]
    codes.check_columns(path.columns, needed, function="needed_output_growth")
    if len(path) < 2:
        return pd.DataFrame(columns=[*columns, "source_ids"])
    first, last = path.iloc[0], path.iloc[-1]
    ahead = int(last["period"]) - int(first["period"])
    made = []
    for name, level in levels.items():
        output = level - last["neighbours"] + last["to_others"] + last["use"]
        rate = (max(output, 0.0) / first["output"]) ** (1 / ahead) - 1
        made.append(
            {
                "level_name": name,
                "level": level,
                "start": first["period"],
                "period": last["period"],
                "output": output,
                "needed_pct": round(100 * rate, 10),
                "source_ids": list(first["source_ids"]),
            }
        )
    return pd.DataFrame(made, columns=[*columns, "source_ids"])
