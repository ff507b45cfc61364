"""What generation emits, by two sets of factors that must not be mixed."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from cac_data import codes, indicators
from cac_data.energy.electricity import TECHNOLOGIES, estimated, one_edition
from cac_data.tables import sort_rows

FACTOR_OF: Mapping[str, str] = {
    "coal": "coal",
    "gas": "gas",
    "nuclear": "nuclear",
    "hydro": "hydro",
    "solar": "solar_utility",
    "wind": "wind_onshore",
    "bioenergy": "biomass_dedicated",
    "other_renewables": "geothermal",
}
"""Technology of generation -> technology of its factor. For oil there is none."""


def _factors(factors: pd.DataFrame, function: str) -> dict[str, float]:
    """Technology of generation -> grams of CO2e for a kilowatt-hour."""
    needed = ["technology", "basis", "value", "unit", "source_id"]
    codes.check_columns(factors.columns, needed, function=function)
    indicators.check_one_unit(factors)
    if factors["basis"].nunique() > 1:
        found = " and ".join(sorted(set(factors["basis"])))
        message = f"{function}: mixed bases of factors: {found}; choose one"
        raise ValueError(message)
    known = dict(zip(factors["technology"], factors["value"].map(float), strict=True))
    return {name: known[word] for name, word in FACTOR_OF.items() if word in known}


def _published(intensity: pd.DataFrame, function: str) -> pd.DataFrame:
    """Intensity that is published for each country and year."""
    needed = ["country", "indicator", "period", "value", "unit", "source_id"]
    codes.check_columns(intensity.columns, needed, function=function)
    rows = intensity[intensity["indicator"] == "carbon_intensity"]
    indicators.check_one_unit(rows)
    if "vintage" in rows:
        # No series passes from one edition to another.
        rows = rows[rows["vintage"] == rows["vintage"].max()]
    columns = ["country", "period", "value", "source_id"]
    twice = rows[rows.duplicated(["country", "period"], keep=False)]
    if len(twice):
        shown = twice[columns].head(5).to_string(index=False)
        message = f"{function}: a year has two intensities; choose one\n{shown}"
        raise ValueError(message)
    return rows[columns].rename(columns={"value": "_mean", "source_id": "_mean_id"})


def carbon_intensity(
    generation: pd.DataFrame, factors: pd.DataFrame, intensity: pd.DataFrame
) -> pd.DataFrame:
    """Greenhouse gases of a mean kilowatt-hour by two sets of factors, in gCO2e/kWh.

    ``by_factors`` is the sum of generation times the world's median factor over the
    generation for which there is one; ``published`` is the figure by national
    factors. Their ratio shows how far the two sets are apart: never take one for a
    part and the other for the whole.

    Columns: ``country, period, by_factors, covered_pct`` (of generation, without oil,
    for which there is no factor), ``published, ratio, obs_status, source_ids``, for
    years that have all technologies and a published figure.

    ValueError for mixed editions, factors or units, or missing columns.
    """
    rows = one_edition(generation, "carbon_intensity")
    known = _factors(factors, "carbon_intensity")
    means = _published(intensity, "carbon_intensity")
    ids = sorted(set(factors["source_id"]))
    made: list[dict[str, Any]] = []
    weighed = [name for name in TECHNOLOGIES if name in known]
    factors_of = np.array([known[name] for name in weighed])
    for (country, period), group in rows.groupby(["country", "period"]):
        names = group["technology"].tolist()
        level = dict(zip(names, group["generation_twh"].tolist(), strict=True))
        if not set(TECHNOLOGIES) <= set(level):
            continue
        parts = np.array([level[name] for name in weighed])
        covered = np.nansum(parts)
        if not covered > 0:
            continue
        whole = np.nansum([level[name] for name in TECHNOLOGIES])
        made.append(
            {
                "country": country,
                "period": period,
                "by_factors": np.nansum(parts * factors_of) / covered,
                "covered_pct": 100 * covered / whole,
                "obs_status": estimated(group["obs_status"].tolist()),
                "source_ids": sorted({*group["source_id"].tolist(), *ids}),
            }
        )
    columns = ["country", "period", "by_factors", "covered_pct", "obs_status"]
    found = pd.DataFrame(made, columns=[*columns, "source_ids"])
    found = found.merge(means, on=["country", "period"])
    found["published"] = found["_mean"]
    found["ratio"] = found["published"] / found["by_factors"]
    found["source_ids"] = _with_id(found)
    order = ["country", "period", "by_factors", "covered_pct", "published", "ratio"]
    return sort_rows(found[[*order, "obs_status", "source_ids"]], ["country", "period"])


def _with_id(found: pd.DataFrame) -> list[list[str]]:
    return [
        indicators.merge_ids([ids, [one]])
        for ids, one in zip(found["source_ids"], found["_mean_id"], strict=True)
    ]


def avoided_emissions(
    generation: pd.DataFrame, factors: pd.DataFrame, intensity: pd.DataFrame
) -> pd.DataFrame:
    """Greenhouse gases that solar and wind power saved, in Mt CO2e a year: two figures.

    Each kilowatt-hour replaces one from gas (``by_gas_mt``, by the world's median
    factors) or one of the country's mean (``by_mean_mt``, by the published
    intensity), less what solar and wind themselves emit over their life. Both rest on
    an assumption of what would have been generated instead: a range, no measurement.

    Columns: ``country, period, generation_twh`` (solar and wind), ``by_gas_mt,
    by_mean_mt, obs_status`` (always ``E``), ``source_ids``, for years with both
    technologies and a published intensity.

    ValueError for mixed editions, factors or units, a missing factor or missing
    columns.
    """
    rows = one_edition(generation, "avoided_emissions")
    known = _factors(factors, "avoided_emissions")
    for name in ("gas", "solar", "wind"):
        codes.check_member("factors", name, known)
    means = _published(intensity, "avoided_emissions")
    keys = ["country", "period"]
    parts = rows[rows["technology"].isin(["solar", "wind"])]
    level = parts.pivot_table(
        index=keys, columns="technology", values="generation_twh", aggfunc="sum"
    ).reindex(columns=["solar", "wind"])
    ids = parts.groupby(keys)["source_id"].agg(lambda items: sorted(set(items)))
    found = level.dropna().join(ids.rename("source_ids")).reset_index()
    found = found.merge(means, on=keys)
    own = found["solar"] * known["solar"] + found["wind"] * known["wind"]
    found["generation_twh"] = found["solar"] + found["wind"]
    # A terawatt-hour at one gram for a kilowatt-hour is a thousandth of a million t.
    found["by_gas_mt"] = (found["generation_twh"] * known["gas"] - own) / 1000
    found["by_mean_mt"] = (found["generation_twh"] * found["_mean"] - own) / 1000
    found["obs_status"] = "E"
    listed = sorted(set(factors["source_id"]))
    found["source_ids"] = [
        indicators.merge_ids([items, listed]) for items in _with_id(found)
    ]
    columns = [*keys, "generation_twh", "by_gas_mt", "by_mean_mt"]
    return sort_rows(found[[*columns, "obs_status", "source_ids"]], keys)
