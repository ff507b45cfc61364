"""What is said of trains and of what crosses the border with China."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from cac_data.facts import Figure, Growth, Nothing
from cac_data.infrastructure.crossings import AS_GOODS, Border, Centre, Counters
from cac_data.infrastructure.plan.shared import NAMES, all_sentences
from cac_data.infrastructure.trains import (
    THROUGH_KAZAKHSTAN,
    Mark,
    Part,
    Passages,
    RailYears,
    Service,
    Trains,
    Transit,
)
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line

YEAR = 4  # characters of a date that name it

# --- By year between Kazakhstan and China ---------------------------------------------


def rail_years(f: RailYears) -> Text:
    """Say where the series falls, which plan was missed, and the newest months."""
    yield [*_fall(f), *_missed(f), *_newest(f)]


def _fall(f: RailYears) -> Iterator[Line]:
    if f.fall:
        before = f.fall.other
        low = f.fall.one
        yield line(
            "infrastructure.rail-fall",
            before=before,
            before_year=before.period,
            low=low,
            year=low.period,
        )


def _missed(f: RailYears) -> Iterator[Line]:
    if f.missed:
        plan = f.missed.other
        how = "-worked-out" if f.missed.one.obs_status == "E" else ""
        yield line(
            f"infrastructure.rail-missed{how}",
            plan=plan,
            came=f.missed.one,
            year=plan.period,
            said_on=plan.text("said_on")[:YEAR],
        )


def _newest(f: RailYears) -> Iterator[Line]:
    if f.newest:
        yield line("infrastructure.rail-newest", period=f.newest.period, cargo=f.newest)


def rail_years_figure(f: RailYears) -> FigureWords:
    """Say what the chart of rail between Kazakhstan and China shows."""
    title = line("infrastructure.rail-title-without-years")
    # The year of the fall may be of another count: no title rests on it.
    if f.last and f.fall:
        before = f.fall.other
        last = f.last
        title = line(
            "infrastructure.rail-title",
            before=before,
            year=before.period,
            last=last,
            last_year=last.period,
        )
    return FigureWords(
        title=title,
        subtitle=line("infrastructure.rail-subtitle"),
        alt=line("infrastructure.rail-alt", sentences=all_sentences(rail_years(f))),
        caption=line("infrastructure.rail-caption"),
        names={**NAMES, "carried": line("infrastructure.name-carried")},
    )


# --- Trains of the newest year --------------------------------------------------------


def trains(f: Trains) -> Text:
    """Say how many trains run, by which passage, and what Kazakhstan carries on."""
    yield [*_service(f.service), *_passages(f.passages), *_mark(f.mark)]
    yield [*_middle(f.middle), *_transit(f.transit)]


def _service(f: Service) -> Iterator[Line]:
    if not f.year:
        return
    trains = f.year
    if f.change:
        yield line(
            "infrastructure.trains-changed",
            trains=trains,
            year=trains.period,
            change=f.change,
        )
    else:
        yield line("infrastructure.trains", trains=trains, year=trains.period)
    if not f.parts:
        return
    is_slower = f.slower and f.slower.difference.value < 0
    slower = "-slower" if is_slower else ""
    yield line(
        f"infrastructure.trains-months{slower}",
        year=str(f.parts[-1].trains.whole_year),
        parts=[_part(part) for part in f.parts],
    )


def _part(part: Part) -> Line:
    trains = part.trains
    return line(
        "infrastructure.trains-part",
        trains=trains,
        months=trains.period,
        change=part.change,
    )


def _passages(f: Passages | Nothing) -> Iterator[Line]:
    """Say that the passage through Kazakhstan grew least, if it did."""
    if not f or f.least.coverage != THROUGH_KAZAKHSTAN:
        return
    yield line(
        "infrastructure.trains-passages",
        period=f.least.period,
        least=f.least,
        passage=line(f"infrastructure.passage-{f.most.coverage}"),
        most=f.most,
    )


def _mark(f: Mark | Nothing) -> Iterator[Line]:
    if f and f.sooner > 0:
        yield line(
            "infrastructure.trains-mark",
            trains=f.trains,
            day=f.day,
            sooner=f.sooner,
        )


def _middle(f: Part | Nothing) -> Iterator[Line]:
    if f:
        trains = f.trains
        yield line(
            "infrastructure.trains-middle",
            trains=trains,
            period=trains.period,
            change=f.change,
        )


def _transit(f: Transit | Nothing) -> Iterator[Line]:
    if f:
        yield line(
            "infrastructure.transit",
            rail=f.rail,
            year=f.rail.period,
            all=f.all_modes,
            all_year=f.all_modes.period,
        )


# --- Crossing by crossing -------------------------------------------------------------


def border(f: Border) -> Text:
    """Say what crosses by road, and whose counts are no series."""
    yield [*_torugart(f.cargo, f.vehicles), *_as_goods(f.as_goods)]
    yield _centre(f.centre)


def _torugart(cargo: Figure | Nothing, vehicles: Counters | Nothing) -> Iterator[Line]:
    if cargo and vehicles and cargo.period == vehicles.last.period:
        yield line(
            "infrastructure.torugart",
            cargo=cargo,
            vehicles=vehicles.last,
            period=cargo.period,
        )
        yield line(
            "infrastructure.torugart-counters",
            before=vehicles.before,
            year=vehicles.before.period,
        )


def _as_goods(years: list[Figure]) -> Iterator[Line]:
    """Say how many new vehicles leave for Tajikistan."""
    if len(years) > 1:
        yield line(
            "infrastructure.karasu",
            years=[_in_year(vehicles) for vehicles in years],
        )
        yield line("infrastructure.karasu-onward")


def _in_year(vehicles: Figure) -> Line:
    end = vehicles.period.split("/")[-1]
    is_year = "by-day" if end != vehicles.period else "in-year"
    amount = _amount(vehicles, is_least=bool(vehicles["at_least"]))
    return line(f"infrastructure.karasu-{is_year}", vehicles=amount, period=end)


def _centre(f: Centre | Nothing) -> Iterator[Line]:
    if not f:
        return
    in_millions = f.entries.divided_by(1e6, "mn persons")
    change: Growth | Nothing = f.change
    if change:
        yield line(
            "infrastructure.centre-changed",
            entries=in_millions,
            year=f.entries.period,
            change=change,
        )
    else:
        yield line("infrastructure.centre", entries=in_millions, year=f.entries.period)
    yield line("infrastructure.centre-not-arrivals")


CROSSINGS: Names = {
    code: line(f"infrastructure.name-{code}")
    for code in (
        "bakhty",
        "torugart",
        "irkeshtam",
        "kulma_karasu",
        "lianyungang_base",
    )
}


class CrossingRow(TypedDict):
    """What is read of a row of crossings; `at_least`: its text has it as the least."""

    indicator: str
    scope: str
    value: float
    unit: str
    at_least: bool


def border_table(f: Border) -> TableWords:
    """Say what the table of crossings has."""
    note = [line("infrastructure.border-note")]
    as_goods = f.rows[f.rows["scope"] == AS_GOODS]
    if (as_goods["corridor"] == "khorgos").any():
        note.append(line("infrastructure.border-note-khorgos"))
    columns = ("corridor", "indicator", "period", "value", "counted_by")
    return TableWords(
        columns={column: line(f"infrastructure.border-{column}") for column in columns},
        caption=line("infrastructure.border-caption"),
        note=[note],
        cells={"indicator": _indicator, "value": _amount_of},
        names={**NAMES, **CROSSINGS},
    )


def _indicator(row: CrossingRow) -> Line:
    counted = AS_GOODS if row["scope"] == AS_GOODS else row["indicator"]
    return line(f"infrastructure.border-{counted}")


def _amount_of(row: CrossingRow) -> Line:
    """Say how much a row has, and if its text has it as the least."""
    value = Figure(value=row["value"], unit=row["unit"])
    return _amount(value, is_least=row["at_least"])


def _amount(value: Figure, *, is_least: bool) -> Line:
    least = "more-than" if is_least else "amount"
    unit = {"Mt": "-mt", "kTEU": "-kteu"}.get(value.unit, "")
    return line(f"infrastructure.border-{least}{unit}", amount=value)
