"""What would have to be true: the pace each promise needs, beside those of the past."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import energy, tracks
from cac_data.claims import Known
from cac_data.facts import Fact, at, needed, records
from cac_data.observations import union
from cac_data.outlook.basics import of_indicator
from cac_data.outlook.goals import corridor_goal, trade_levels, uzbek_solar_wind_needs

FEW_SPANS = 3  # that overlap: fewer do not tell what is usual from a boom

COLUMNS = (
    "need_id",
    "level",
    "year",
    "needed",
    "unit",
    "achieved",
    "worst",
    "best",
    "best_period",
    "spans",
    "fast_enough",
    "last_year",
    "light",
    "source_ids",
)


@dataclass(frozen=True)
class Need:
    """The pace that a promise needs, and those of all spans of five years known."""

    required: Fact
    paces: list[Fact]
    """The last one last."""
    unit: str

    @property
    def is_known(self) -> bool:
        """Whether both are known, so that one can be set beside the other."""
        return bool(self.required and self.paces)


def needs(
    tables: Known,
    years: pd.DataFrame,
    *,
    paths: Mapping[str, pd.DataFrame],
    horizon: int,
) -> pd.DataFrame:
    """Give the pace that each promise needs, beside those of all five years known.

    There is one rule for all: growth a year over each span of five years (`tracks`
    names the source); of solar and wind what was added a year, as they began from
    nothing. `need_id level year` say what is promised and by when, `needed unit` at
    which pace. Of the spans, `achieved` is the pace of the last, `worst` and `best` (in
    `best_period`) are those of all `spans`, of which `fast_enough` had the pace needed;
    `last_year` is what the last year alone added. `light` is ``enough`` where the last
    span was fast enough, ``seen`` where an earlier one was, else ``never``; ``few``
    where too few spans are known to tell those that were from a boom.
    """
    need_of = {
        **_trade_needs(tables, years, horizon),
        **_gas_needs(tables, paths["gas"]),
        **_solar_wind_need(tables, years),
        **_corridor_need(tables, years),
    }
    rows = [
        {"need_id": need_id, "unit": need.unit, **_beside_the_past(need)}
        for need_id, need in need_of.items()
        if need.is_known
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def goal_lights(tables: Known, years: pd.DataFrame) -> dict[str, str]:
    """Give the `light` of `needs` by indicator, for goals that others have set."""
    need_of = {**_solar_wind_need(tables, years), **_corridor_need(tables, years)}
    indicator_of = {"solar_wind_uzb": "solar_wind", "corridor": "corridor"}
    return {
        indicator_of[need_id]: _light(need)
        for need_id, need in need_of.items()
        if need.is_known
    }


def _beside_the_past(need: Need) -> Fact:
    """Give the pace that is needed beside the paces of all spans of five years."""
    by_size = sorted(need.paces, key=lambda pace: float(pace["value"]))
    best = by_size[-1]
    latest = need.paces[-1]
    required = need.required
    return {
        "level": required["level"]["value"],
        "year": required["end"],
        "needed": required["value"],
        "achieved": latest["value"],
        "worst": by_size[0]["value"],
        "best": best["value"],
        "best_period": best["period"],
        "spans": len(need.paces),
        "fast_enough": _fast_enough(need),
        "last_year": required.get("last_year", math.nan),
        "light": _light(need),
        "source_ids": union([required["source_ids"], latest["source_ids"]]),
    }


def _fast_enough(need: Need) -> int:
    """Give the number of spans that had the pace needed."""
    return sum(pace["value"] >= need.required["value"] for pace in need.paces)


def _light(need: Need) -> str:
    """Say whether the pace needed was ever seen: see `needs`."""
    fast_enough = _fast_enough(need)
    if fast_enough and len(need.paces) < FEW_SPANS:
        return "few"
    if need.paces[-1]["value"] >= need.required["value"]:
        return "enough"
    return "seen" if fast_enough else "never"


# --- The promises ---------------------------------------------------------------------


def _trade_needs(tables: Known, years: pd.DataFrame, horizon: int) -> dict[str, Need]:
    """Give growth of trade to the lowest and the highest level expected of it."""
    levels = trade_levels(tables, horizon)
    if not levels:
        return {}
    turnover = of_indicator(years, "turnover")
    latest = at(turnover)
    paces = tracks.five_year_paces(turnover)
    low = needed(latest, levels[0], horizon)
    high = needed(latest, levels[-1], horizon)
    return {
        "trade_low": Need(low, paces, "% a year"),
        "trade_high": Need(high, paces, "% a year"),
    }


def _gas_needs(tables: Known, path: pd.DataFrame) -> dict[str, Need]:
    """Give growth of Turkmen output that fills the pipeline at the end of a path."""
    balance = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    last_counted = at(path[:1]).get("year", 0)
    balance = balance[balance["year"] <= last_counted]
    turkmen = balance[balance["country"] == "TKM"]
    output = turkmen.assign(value=turkmen["production"], half=0.0)
    paces = tracks.five_year_paces(output)

    levels = energy.gas.pipe_levels(tables["pipelines"])
    need_of = {}
    for need in energy.gas.needed_output_growth(balance, path, levels):
        required = {**need.growth, "level": need.level} if need.growth else {}
        level_name = need.name.replace(" ", "_").lower()
        need_of[f"gas_{level_name}"] = Need(required, paces, "% a year")
    return need_of


def _solar_wind_need(tables: Known, years: pd.DataFrame) -> dict[str, Need]:
    """Give additions, in GW a year, that the last Uzbek goal needs."""
    solar_wind_needs = uzbek_solar_wind_needs(tables)
    if not solar_wind_needs:
        return {}
    required = solar_wind_needs[-1].required
    paces = _five_year_additions(of_indicator(years, "solar_wind"))
    return {"solar_wind_uzb": Need(required, paces, "GW a year")}


def _five_year_additions(fleet: pd.DataFrame) -> list[Fact]:
    """Give what was added a year, on average, in each span of five years of a fleet."""
    fleet_in = dict(zip(fleet["year"], records(fleet), strict=True))
    span = tracks.YEARS_OF_A_PACE
    additions = []
    for year, end in fleet_in.items():
        start = fleet_in.get(year - span)
        if start is None:
            continue
        additions.append(
            {
                "value": (end["value"] - start["value"]) / span,
                "period": f"{year - span}/{year}",
                "source_ids": union([end["source_ids"], start["source_ids"]]),
            }
        )
    return additions


def _corridor_need(tables: Known, years: pd.DataFrame) -> dict[str, Need]:
    """Give growth of cargo on the Middle Corridor that its target needs."""
    cargo = of_indicator(years, "corridor")
    goal = corridor_goal(tables)
    required = needed(at(cargo), goal, int(goal.get("year") or 0))
    paces = tracks.five_year_paces(cargo)
    return {"corridor": Need(required, paces, "% a year")}
