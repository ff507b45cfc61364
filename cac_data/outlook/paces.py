"""What would have to be true: the pace each promise needs, beside those of the past."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypedDict

import pandas as pd

from cac_data import energy, tracks
from cac_data.claims import Known
from cac_data.facts import (
    Figure,
    NeededGrowth,
    Nothing,
    at,
    compare,
    figures,
    needed,
    ranked,
    records,
    share_of,
)
from cac_data.observations import union
from cac_data.outlook.basics import (
    OfWhat,
    distance,
    figure_if_known,
    of_indicator,
    of_what,
)
from cac_data.outlook.goals import corridor_goal, trade_levels, uzbek_solar_wind_needs

FEW_SPANS = 3  # that overlap: fewer do not tell what is usual from a boom

Light = Literal["enough", "seen", "never", "few"]

NEGLIGIBLE = 0.01
"""Part of a fleet that changes nothing in how much was added to it."""

COLUMN_UNITS = {"percent a year": "% a year", "GW a year": "GW a year"}
"""The units of paces, as the column `unit` has them."""

UNIT_IN_COLUMN = {column: unit for unit, column in COLUMN_UNITS.items()}
"""The units of paces, by what the column `unit` has."""

ANY_YEARS = ""
"""The base of paces as they are told: each is of five years, whichever these are."""


def _no_last_year() -> Nothing:
    return Nothing("what the last year added is not asked")


@dataclass(frozen=True)
class Need:
    """The pace that a promise needs, and those of all spans of five years known."""

    level: Figure
    """What is promised."""
    year: int
    """By which it is promised."""
    needed: Figure
    paces: Sequence[Figure]
    """The last one last; never none."""
    last_year: Figure | Nothing = field(default_factory=_no_last_year)
    """What the last year alone added."""

    @property
    def fast_enough(self) -> int:
        """How many spans had the pace needed."""
        return sum(self._is_enough(pace) for pace in self.paces)

    @property
    def light(self) -> Light:
        """Whether the pace needed was ever seen: see `needs`."""
        if self.fast_enough and len(self.paces) < FEW_SPANS:
            return "few"
        if self._is_enough(self.paces[-1]):
            return "enough"
        return "seen" if self.fast_enough else "never"

    def _is_enough(self, pace: Figure) -> bool:
        apart = distance(pace, self.needed, across=tracks.OF_ITS_OWN_SERIES)
        return apart >= 0


Needs = Mapping[str, Need]
"""By their ids; only those of which the pace needed and one of the past are known."""


LEVEL_UNITS = {"trade": "USD bn", "gas": "bcm", "solar": "GW", "corridor": "Mt"}
"""Of what is promised, by the beginning of the id of a need."""


class Pace(TypedDict):
    """What a promise needs beside the past: a row of `needs`.

    Paces have no base: each is of five years, whichever these are.
    """

    need_id: str
    level: float
    year: int
    needed: float
    needed_in: str
    unit: str
    achieved: float
    worst: float
    best: float
    best_period: str
    spans: int
    fast_enough: int
    last_year: float | None
    light: Light
    source_ids: str
    of_what: OfWhat


def promised_level(pace: Pace) -> Figure:
    """Give how much is promised."""
    unit = LEVEL_UNITS[pace["need_id"].partition("_")[0]]
    return pace["of_what"]["level"].of(value=pace["level"], unit=unit)


def pace_in(
    pace: Pace, column: Literal["needed", "achieved", "worst", "best"]
) -> Figure:
    """Give the pace in a column."""
    return pace["of_what"][column].of(value=pace[column], unit=pace["unit"])


def added_last_year(pace: Pace) -> Figure | Nothing:
    """Give what the last year alone added, if that is asked."""
    alike = pace["of_what"].get("last_year")
    return figure_if_known(pace["last_year"], pace["unit"], alike)


def paces(needs: pd.DataFrame) -> list[Pace]:
    """Give the rows of `needs`."""
    return records(needs, Pace)


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
    which pace, `needed_in` from when to when. Of the spans, `achieved` is the pace of
    the last, `worst` and `best` (in `best_period`) are those of all `spans`, of which
    `fast_enough` had the pace needed; `last_year` is what the last year alone added.
    `light` is ``enough`` where the last span was fast enough, ``seen`` where an earlier
    one was, else ``never``; ``few`` where too few spans are known to tell those that
    were from a boom. `source_ids`; `of_what`, what the numbers are of.

    Of the `paths` that of ``gas`` (`gas.gas_path`) is asked; without it nothing is said
    of gas.
    """
    need_of = {
        **_trade_needs(tables, years, horizon),
        **_gas_needs(tables, paths.get("gas")),
        **_solar_wind_need(tables, years),
        **_corridor_need(tables, years),
    }
    rows = [_beside_the_past(need_id, need) for need_id, need in need_of.items()]
    return pd.DataFrame(rows, columns=[*Pace.__annotations__])


def goal_lights(tables: Known, years: pd.DataFrame) -> dict[str, Light]:
    """Give the `light` of `needs` by indicator, for goals that others have set."""
    need_of = {**_solar_wind_need(tables, years), **_corridor_need(tables, years)}
    indicator_of = {"solar_wind_uzb": "solar_wind", "corridor": "corridor"}
    return {indicator_of[need_id]: need.light for need_id, need in need_of.items()}


def _beside_the_past(need_id: str, need: Need) -> Pace:
    """Give the pace that is needed beside the paces of all spans of five years."""
    latest = need.paces[-1]
    by_size = ranked(need.paces, across=tracks.OF_ITS_OWN_SERIES)
    assert by_size, "paces of one series are alike"
    worst = by_size[-1]
    best = by_size[0]
    ofs = of_what(
        level=need.level,
        needed=need.needed.of(base=ANY_YEARS),
        achieved=latest.of(base=ANY_YEARS),
        worst=worst.of(base=ANY_YEARS),
        best=best.of(base=ANY_YEARS),
        last_year=need.last_year,
    )
    return {
        "need_id": need_id,
        "level": need.level.value,
        "year": need.year,
        "needed": need.needed.value,
        "needed_in": need.needed.period,
        "unit": COLUMN_UNITS[need.needed.unit],
        "achieved": latest.value,
        "worst": worst.value,
        "best": best.value,
        "best_period": best.period,
        "spans": len(need.paces),
        "fast_enough": need.fast_enough,
        "last_year": need.last_year.value if need.last_year else math.nan,
        "light": need.light,
        "source_ids": union([need.needed.source_ids, latest.source_ids]),
        "of_what": ofs,
    }


# --- The promises ---------------------------------------------------------------------


def _trade_needs(tables: Known, years: pd.DataFrame, horizon: int) -> Needs:
    """Give growth of trade to the lowest and the highest level expected of it."""
    levels = trade_levels(tables, horizon)
    if not levels:
        return {}
    turnover = of_indicator(years, "turnover")
    latest = at(turnover)
    paces = tracks.five_year_paces(turnover)
    return {
        **_need("trade_low", needed(latest, levels[0], horizon), paces),
        **_need("trade_high", needed(latest, levels[-1], horizon), paces),
    }


def _need(
    need_id: str, growth: NeededGrowth | Nothing, paces: Sequence[Figure]
) -> Needs:
    """Give the need of a level by growth, if it and a pace of the past are known."""
    if not growth or not paces:
        return {}
    return {need_id: Need(growth.level, growth.end, growth, paces)}


def _gas_needs(tables: Known, path: pd.DataFrame | None) -> Needs:
    """Give growth of Turkmen output that fills the pipeline at the end of a path."""
    if path is None:
        return {}
    balance = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    last_counted = at(path[:1]).get("year", 0)
    balance = balance[balance["year"] <= last_counted]
    turkmen = balance[balance["country"] == "TKM"]
    output = turkmen.assign(value=turkmen["production"], half=0.0)
    paces = tracks.five_year_paces(output)

    levels = energy.gas.pipe_levels(tables["pipelines"])
    need_of = {}
    for need in energy.gas.needed_output_growth(balance, path, levels):
        if not need.growth or not paces:
            continue
        level_name = need.name.replace(" ", "_").lower()
        need_of[f"gas_{level_name}"] = Need(
            need.level, need.growth.end, need.growth, paces
        )
    return need_of


def _solar_wind_need(tables: Known, years: pd.DataFrame) -> Needs:
    """Give additions, in GW a year, that the last Uzbek goal needs."""
    solar_wind_needs = uzbek_solar_wind_needs(tables)
    paces = _five_year_additions(of_indicator(years, "solar_wind"))
    if not solar_wind_needs or not paces:
        return {}
    last = solar_wind_needs[-1]
    year = last.goal.whole_year
    needed = last.needed.of(period=f"{last.added.period}/{last.goal.period}")
    return {"solar_wind_uzb": Need(last.goal, year, needed, paces, last.added)}


def _five_year_additions(fleet: pd.DataFrame) -> list[Figure]:
    """Give what was added a year, on average, in each span of five years of a fleet."""
    fleet_in = dict(zip(fleet["year"], figures(fleet), strict=True))
    span = tracks.YEARS_OF_A_PACE
    additions = []
    for year, end in fleet_in.items():
        start = fleet_in.get(year - span, Nothing("no figure five years before"))
        rise = compare(end, start, across=["reporter"])
        if not rise:
            continue
        added = rise.difference.divided_by(span, "GW a year")
        # Who counted what was almost nothing makes no difference to what was added.
        before = share_of(rise.other, end, across=["reporter"])
        if before and before.value < 100 * NEGLIGIBLE:
            added = added.of(reporter=end.reporter)
        additions.append(added.of(period=f"{year - span}/{year}"))
    return additions


def _corridor_need(tables: Known, years: pd.DataFrame) -> Needs:
    """Give growth of cargo on the Middle Corridor that its target needs."""
    cargo = of_indicator(years, "corridor")
    goal = corridor_goal(tables)
    growth = needed(at(cargo), goal, goal.whole_year if goal else 0)
    return _need("corridor", growth, tracks.five_year_paces(cargo))
