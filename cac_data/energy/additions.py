"""How much solar and wind a country has, and would have at an assumed pace."""

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.energy.capacity import TARGETS, fleet_by_year
from cac_data.tables import sort_rows


def solar_wind_path(
    capacity: pd.DataFrame,
    *,
    horizon: int,
    additions: float,
    country: str = "UZB",
) -> pd.DataFrame:
    """Solar and wind capacity of a country, as counted and as assumed, in MW.

    Each year after the last count adds what is assumed. Arithmetic, not a forecast.

    `additions`: assumed additions, in MW a year.

    Columns: ``country, period, capacity_mw, assumed, obs_status, source_ids``; the
    counts alone where the horizon is no later. Empty where no year is counted.

    ValueError for an unknown country.
    """
    codes.check_member("country", country, codes.country_codes())
    counted = fleet_by_year(capacity)
    counted = counted[counted["country"] == country]
    columns = ["country", "period", "capacity_mw", "assumed", "obs_status"]
    if counted.empty:
        return pd.DataFrame(columns=[*columns, "source_ids"])
    last = counted.iloc[-1]
    base = int(last["period"])
    ahead = pd.DataFrame(
        [
            {
                "country": country,
                "period": str(year),
                "capacity_mw": last["capacity_mw"] + additions * (year - base),
                "assumed": True,
                "obs_status": "F",
                "source_ids": last["source_ids"],
            }
            for year in range(base + 1, horizon + 1)
        ],
        columns=[*columns, "source_ids"],
    )
    known = counted.assign(assumed=False)[[*columns, "source_ids"]]
    found = pd.concat([known, ahead], ignore_index=True) if len(ahead) else known
    return found.astype({"assumed": bool}).reset_index(drop=True)


def solar_wind_goals(targets: pd.DataFrame, *, country: str = "UZB") -> pd.DataFrame:
    """Goals for solar and wind capacity of a country that name a year, in MW.

    Columns: ``country, target_period, value, set_on, source_ids``, sorted by year.

    ValueError for an unknown country.
    """
    needed = ["country", "indicator", "target_period", "set_on", "value", "source_id"]
    codes.check_columns(targets.columns, needed, function="solar_wind_goals")
    codes.check_member("country", country, codes.country_codes())
    indicator = next(
        name for name, parts in TARGETS.items() if set(parts) == {"solar", "wind"}
    )
    rows = targets[
        (targets["indicator"] == indicator)
        & (targets["country"] == country)
        & targets["target_period"].map(periods.is_year).astype(bool)
    ]
    columns = ["country", "target_period", "value", "set_on", "source_ids"]
    return sort_rows(indicators.with_source_ids(rows)[columns], ["target_period"])
