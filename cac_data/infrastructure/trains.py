"""What trains carry: between Kazakhstan and China by year, and in the newest months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pandas as pd

from cac_data import periods
from cac_data.facts import (
    Comparison,
    Figure,
    Growth,
    Nothing,
    at,
    compare,
    figures,
    grew,
    ranked,
)
from cac_data.infrastructure.freight import (
    CROSSINGS,
    KAZAKH_RAIL,
    MIDDLE_CORRIDOR,
    VARIANTS,
    corridor_series,
)
from cac_data.infrastructure.parts import of_parts
from cac_data.observations import choose, observe
from cac_data.sources import sources

CHINA_EUROPE = "china_europe_trains"
TRANSIT = "kazakhstan_transit"

THROUGH_KAZAKHSTAN = "western_passage"
"""The passage of China-Europe trains that crosses into Kazakhstan."""

FIRST_MONTHS = r"(\d{4})-01/\1-\d\d"
FIRST_DAYS = r"(\d{4})-01-01/\1-\d\d-\d\d"
"""Parts of a year that begin with it."""

HALVED = 0.5
"""A fall to less than this share of the year before it in the series is said."""


# --- Trains of the newest year --------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """Trains in the first months of a year, and growth on those of the year before."""

    trains: Figure
    change: Growth


@dataclass(frozen=True)
class Service:
    """China-Europe trains: of the last whole `year`, and in `parts` of a later one.

    The longest part comes last; `slower` sets its growth beside that of the first.
    """

    year: Figure | Nothing
    change: Growth | Nothing
    parts: list[Part]
    slower: Comparison | Nothing


@dataclass(frozen=True)
class Passages:
    """Growth of trains by the passages where it was least and most, in percent."""

    least: Figure
    most: Figure


@dataclass(frozen=True)
class Mark:
    """By which day a round number of trains had passed.

    `sooner`: by how many days than in the year before.
    """

    trains: Figure
    day: str
    sooner: int


@dataclass(frozen=True)
class Transit:
    """Transit through Kazakhstan: last by rail alone, and last by all modes."""

    rail: Figure
    all_modes: Figure


@dataclass(frozen=True)
class Trains:
    """China-Europe trains, two crossings, and trains and transit through Kazakhstan."""

    service: Service
    passages: Passages | Nothing
    mark: Mark | Nothing
    middle: Part | Nothing
    transit: Transit | Nothing


def of_trains(flows: pd.DataFrame) -> Trains:
    """What is known of trains; `flows` are rows of `corridor_volumes`."""
    through = _in_first_months(flows, MIDDLE_CORRIDOR, "container_trains")
    return Trains(
        service=_service(flows),
        passages=_passages(flows),
        mark=_mark(flows),
        middle=next(reversed(_parts(through)), Nothing("no months of two years")),
        transit=_transit(flows),
    )


def _service(flows: pd.DataFrame) -> Service:
    series = corridor_series(flows)
    is_trains = (series["corridor"] == CHINA_EUROPE) & (series["indicator"] == "trains")
    years = of_parts(series[is_trains])
    year = at(years)
    months = _in_first_months(flows, CHINA_EUROPE, "trains")
    parts = _parts(months[months["scope"] == ""])
    # Months of a year that is over say less than the year.
    if year and parts and parts[-1].trains.whole_year <= year.whole_year:
        parts = []
    slower: Comparison | Nothing = Nothing("no parts of a year to compare")
    if len(parts) > 1:
        # Of ever more months of one year: each growth is on the same months before.
        slower = compare(parts[-1].change, parts[0].change, across=["base", "length"])
    change = grew(year, at(years, back=1))
    return Service(year=year, change=change, parts=parts, slower=slower)


def _in_first_months(
    flows: pd.DataFrame, corridor: str, indicator: str
) -> pd.DataFrame:
    """Observations of parts of a year that begin with January, with that `year`."""
    rows = flows[(flows["corridor"] == corridor) & (flows["indicator"] == indicator)]
    rows = observe(rows[rows["nature"] == "actual"])
    rows = choose(
        rows[rows["period"].str.fullmatch(FIRST_MONTHS).astype(bool)], variant=VARIANTS
    )
    return of_parts(_with_year(rows)).sort_values("period", kind="stable")


def _with_year(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of parts of a year with the `year` in which they lie."""
    years = [periods.year_of(period) for period in rows["period"]]
    return rows.assign(year=pd.Series(years, rows.index, dtype="Int64"))


def _parts(rows: pd.DataFrame) -> list[Part]:
    """Months of the newest year that the year before has, too, the longest last."""
    now = figures(rows[rows["year"] == rows["year"].max()])
    every = {(figure.coverage, figure.period): figure for figure in figures(rows)}
    parts = []
    for trains in now:
        before = every.get((trains.coverage, _year_before(trains.period)))
        change = grew(trains, before or Nothing("no such months a year before"))
        if change:
            parts.append(Part(trains=trains, change=change))
    return parts


def _year_before(period: str) -> str:
    """The same part of the year before."""
    year = periods.year_of(period)
    return period.replace(periods.of_year(year), periods.of_year(year - 1))


def _passages(flows: pd.DataFrame) -> Passages | Nothing:
    rows = observe(flows[flows["indicator"] == "trains_growth"])
    last = rows[rows["period"] == rows["period"].max()]
    by_growth = ranked(figures(of_parts(last)), across=["coverage"])
    if not by_growth or len(by_growth) == 1:
        return Nothing("no passages to compare")
    return Passages(least=by_growth[-1], most=by_growth[0])


def _mark(flows: pd.DataFrame) -> Mark | Nothing:
    """The last round number that was reported in two years in a row."""
    rows = flows[(flows["corridor"] == CROSSINGS) & (flows["indicator"] == "trains")]
    rows = observe(rows[rows["nature"] == "actual"])
    rows = rows[rows["period"].str.fullmatch(FIRST_DAYS).astype(bool)]
    reached = figures(of_parts(_with_year(rows)).sort_values("period", kind="stable"))
    for now in reversed(reached):
        for before in reached:
            # The sooner a number is reached, the shorter is its part of the year.
            apart = compare(now, before, across=["length"])
            is_same = bool(apart and not apart.difference.value)
            if is_same and before.whole_year == now.whole_year - 1:
                return _mark_of(now, before)
    return Nothing("no round number in two years in a row")


def _mark_of(now: Figure, before: Figure) -> Mark:
    day = now.period.split("/")[-1]
    day_before = before.period.split("/")[-1]
    sooner = _day_of_year(day_before) - _day_of_year(day)
    return Mark(trains=now, day=day, sooner=sooner)


def _day_of_year(day: str) -> int:
    return date.fromisoformat(day).timetuple().tm_yday


def _transit(flows: pd.DataFrame) -> Transit | Nothing:
    rows = observe(flows[flows["corridor"] == TRANSIT])
    is_cargo = (rows["indicator"] == "cargo") & (rows["nature"] == "actual")
    is_whole = rows["year"].notna() & (rows["scope"] == "all")
    cargo = of_parts(rows[is_cargo & is_whole])
    rail = at(cargo[cargo["mode"] == "rail"])
    all_modes = at(cargo[cargo["mode"] == "all"])
    if not rail or not all_modes:
        return Nothing("no transit by rail and by all modes")
    return Transit(rail=rail, all_modes=all_modes)


# --- By year between Kazakhstan and China ---------------------------------------------


@dataclass(frozen=True, eq=False)
class RailYears:
    """Cargo by rail between Kazakhstan and China in whole years, in Mt.

    `rows` are observations by `kind`: ``carried``, or ``planned`` for that year, the
    highest plan of a year. `last` is the last that was carried, `newest` what was
    carried in the first months of a later year. `fall` sets a year beside the one
    before it in the series if it is less than half of that; `missed` what came beside
    the highest plan for a year that is known, which has the day on which it came out,
    `said_on`.
    """

    rows: pd.DataFrame
    last: Figure | Nothing
    newest: Figure | Nothing
    fall: Comparison | Nothing
    missed: Comparison | Nothing


def of_rail_years(flows: pd.DataFrame) -> RailYears:
    """What rail carried and was to carry; `flows` are rows of `corridor_volumes`."""
    series = corridor_series(flows)
    is_rail = (series["corridor"] == KAZAKH_RAIL) & (series["indicator"] == "cargo")
    carried = of_parts(series[is_rail])
    planned = _planned(flows)
    rows = [carried.assign(kind="carried")]
    if len(carried) and len(planned):
        rows.append(planned.assign(kind="planned"))
    return RailYears(
        rows=pd.concat(rows, ignore_index=True),
        last=at(carried),
        newest=_newest_months(at(carried), flows),
        fall=next(_falls(figures(carried)), Nothing("no fall by more than half")),
        missed=_missed(carried, planned),
    )


def _newest_months(last: Figure | Nothing, flows: pd.DataFrame) -> Figure | Nothing:
    """What was carried in the first months of a later year, the most of them."""
    if not last:
        return last
    months = _in_first_months(flows, KAZAKH_RAIL, "cargo")
    later = months[(months["scope"] == "") & (months["year"] > last.whole_year)]
    newest = figures(later)
    return newest[-1] if newest else Nothing("no months of a later year")


def _planned(flows: pd.DataFrame) -> pd.DataFrame:
    """Cargo that was planned or expected for whole years, the highest for each."""
    is_rail = (flows["corridor"] == KAZAKH_RAIL) & (flows["indicator"] == "cargo")
    is_to_come = ~flows["nature"].isin(["actual", "cumulative"])
    rows = observe(flows[is_rail & is_to_come & (flows["scope"] == "all")])
    published = sources(rows).set_index("source_id")["published"]
    rows = rows.assign(said_on=rows["source_ids"].map(published))
    rows = of_parts(rows[rows["year"].notna()]).sort_values("value", kind="stable")
    return rows.drop_duplicates("year", keep="last").sort_values("year")


def _falls(carried: list[Figure]) -> Iterator[Comparison]:
    for before, now in pairwise(carried):
        fall = compare(now, before)
        if fall and fall.ratio and fall.ratio.value < HALVED:
            yield fall


def _missed(carried: pd.DataFrame, planned: pd.DataFrame) -> Comparison | Nothing:
    """What came in the year of the highest plan, if that was missed."""
    is_known = planned["year"].isin(carried["year"])
    plans = ranked(plan.as_counted for plan in figures(planned[is_known]))
    if not plans:
        return Nothing("no plan for a year that is known")
    plan = plans[0]
    came = compare(at(carried, plan.whole_year), plan)
    if not came or came.difference.value >= 0:
        return Nothing("no plan that was missed")
    return came
