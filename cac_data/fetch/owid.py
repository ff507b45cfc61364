"""Our World in Data: the energy data file, and two charts of its grapher."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cac_data import codes
from cac_data.fetch.queries import Answer, Query, ServiceError, address, base_address
from cac_data.fetch.rows import (
    Fetched,
    Model,
    frame_of,
    read_json,
    read_model,
    source_records,
)

__all__ = ["FIRST_YEAR", "HOST", "NAME", "PAUSE", "TABLES", "fetch", "plan"]

NAME = "owid"
HOST = "https://ourworldindata.org"
FILES = "https://owid-public.owid.io"
TABLES = (
    "electricity_generation",
    "carbon_intensity",
    "renewable_capacity",
    "energy_balance",
)
FIRST_YEAR = 2000
PAUSE = 0.0

_SIX = (*codes.CA5, "CHN")
# As in the bundled table: of the others there are no figures of their own.
_WITH_GAS = ("CHN", "KAZ", "TKM", "UZB")


@dataclass(frozen=True)
class _Column:
    """A column of the energy data file, and where its figures go."""

    name: str
    table: str
    word: str
    countries: tuple[str, ...] = _SIX


def _generation(name: str, technology: str) -> _Column:
    return _Column(f"{name}_electricity", "electricity_generation", technology)


COLUMNS = (
    _generation("coal", "coal"),
    _generation("gas", "gas"),
    _generation("oil", "oil"),
    _generation("nuclear", "nuclear"),
    _generation("hydro", "hydro"),
    _generation("solar", "solar"),
    _generation("wind", "wind"),
    _generation("biofuel", "bioenergy"),
    _Column(
        "other_renewable_exc_biofuel_electricity",
        "electricity_generation",
        "other_renewables",
    ),
    _Column("carbon_intensity_elec", "carbon_intensity", "carbon_intensity"),
    _Column("greenhouse_gas_emissions", "carbon_intensity", "power_sector_emissions"),
    _Column("gas_production", "energy_balance", "gas_production", _WITH_GAS),
    _Column("gas_consumption", "energy_balance", "gas_consumption", _WITH_GAS),
)
_TOTAL = "electricity_generation"

CHARTS = {
    "solar": "installed-solar-pv-capacity",
    "wind": "cumulative-installed-wind-energy-capacity-gigawatts",
}
"""Technology: the chart of its capacity, by IRENA."""

_PER_GIGAWATT = 1000
_GIGAWATTS = frozenset({"gigawatts", "gw"})


def plan(*, tables: Sequence[str], since: int, on: datetime) -> list[Query]:
    """Return what would be asked: one file, and two answers a chart.

    Parameters
    ----------
    tables
        Of `TABLES`.
    since, on
        First year, and the day; both choose rows, the files come whole.

    Returns
    -------
    list of Query
    """
    queries = [_file()] if {*tables} - {"renewable_capacity"} else []
    if "renewable_capacity" in tables:
        queries += [query for slug in CHARTS.values() for query in _chart(slug)]
    return queries


def _file() -> Query:
    base = base_address(f"{NAME}_energy", FILES)
    url = address(base, "data", "energy", "owid-energy-data.csv")
    return Query(NAME, "owid-energy-data", url, "csv")


def _chart(slug: str) -> tuple[Query, Query]:
    base = base_address(NAME, HOST)
    options: dict[str, str | int] = {
        "v": 1,
        "csvType": "full",
        "useColumnShortNames": "true",
    }
    return (
        Query(NAME, slug, address(base, "grapher", f"{slug}.metadata.json", **options)),
        Query(NAME, slug, address(base, "grapher", f"{slug}.csv", **options), "csv"),
    )


def fetch(
    ask: Callable[[Query], Answer], *, tables: Sequence[str], since: int, on: datetime
) -> Fetched:
    """Ask for the files and return their rows.

    Parameters
    ----------
    ask
        Answers one question.
    tables, since, on
        As `plan`.

    Returns
    -------
    Fetched

    Raises
    ------
    ServiceError
        If an answer is not what it has to be.
    """
    rows: dict[str, list[dict[str, object]]] = {table: [] for table in tables}
    sources: list[dict[str, object]] = []
    if {*tables} - {"renewable_capacity"}:
        query = _file()
        answer = ask(query)
        edition = (answer.last_modified or on.date()).strftime("%Y-%m")
        for column, row in _energy_rows(answer, since):
            if column.table in rows:
                rows[column.table].append(_as_ours(column, row, edition))
        changed = answer.last_modified
        sources.append(_file_source(query, changed.isoformat() if changed else ""))
    if "renewable_capacity" in tables:
        for technology, slug in CHARTS.items():
            about, query = _chart(slug)
            chart = _metadata(ask(about))
            rows["renewable_capacity"] += _capacity(
                ask(query), technology, chart, since
            )
            sources.append(_chart_source(query, technology, chart))
    frames = {table: frame_of(table, made) for table, made in rows.items()}
    return Fetched(frames, source_records(sources, on=on))


def _table(answer: Answer, needed: Sequence[str]) -> list[dict[str, str]]:
    """Read a CSV; a column that is needed and missing, or a row cut off, is named.

    Names of columns are in small letters: of charts they are so at times.
    """
    try:
        text = answer.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ServiceError(answer.query, f"is not UTF-8 ({error.reason})") from None
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header, *lines = list(reader)
    except csv.Error as error:
        message = f"row {reader.line_num} cannot be read ({error})"
        raise ServiceError(answer.query, message) from None
    header = [name.lower() for name in header]
    for name in needed:
        if name not in header:
            message = (
                "the column is missing"
                + codes.closest(name, header)
                + f"; there are {', '.join(header[:6])}, ..."
            )
            raise ServiceError(answer.query, message, field=name)
    for number, line in enumerate(lines, 2):
        if len(line) != len(header):
            message = f"row {number} is cut off: {len(line)} cells, not {len(header)}"
            raise ServiceError(answer.query, message)
    return [dict(zip(header, line, strict=True)) for line in lines]


def _number(answer: Answer, row: Mapping[str, str], field: str) -> float | None:
    text = row[field]
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        message = f"{text!r} is not a number"
        raise ServiceError(answer.query, message, field=field)
    return number


def _year(answer: Answer, row: Mapping[str, str], field: str) -> int:
    text = row[field]
    if not text.lstrip("-").isdigit():
        raise ServiceError(answer.query, f"{text!r} is not a year", field=field)
    return int(text)


Figure = tuple[str, int, float]
"""Country, year, value."""


def _energy_rows(answer: Answer, since: int) -> Iterator[tuple[_Column, Figure]]:
    names = ["country", "year", "iso_code", _TOTAL, *(item.name for item in COLUMNS)]
    seen = set()
    table = _table(answer, names)
    # Sorted by country: a file that ends too early lacks the last of them.
    missing = {*_SIX} - {row["iso_code"] for row in table}
    if missing:
        message = f"there is no row of {', '.join(sorted(missing))}"
        raise ServiceError(answer.query, message, field="iso_code")
    for row in table:
        country, year = row["iso_code"], _year(answer, row, "year")
        if country not in _SIX or year < since:
            continue
        if (country, year) in seen:
            message = f"{country} {year} came twice"
            raise ServiceError(answer.query, message, field="year")
        seen.add((country, year))
        _check_sum(answer, row)
        for column in COLUMNS:
            value = _number(answer, row, column.name)
            if value is not None and country in column.countries:
                yield column, (country, year, value)


def _check_sum(answer: Answer, row: Mapping[str, str]) -> None:
    """Raise if the technologies do not make up the whole, as in one unit they do.

    The file does not say in what it counts; this tells if one column has changed.
    """
    parts = [
        _number(answer, row, column.name)
        for column in COLUMNS
        if column.table == "electricity_generation"
    ]
    whole = _number(answer, row, _TOTAL)
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts):
        return
    # Rounded figures of two bodies never add up exactly; other units are far off.
    if abs(math.fsum(known) - whole) > 0.25 * whole + 0.1:
        message = (
            f"{row['iso_code']} {row['year']}: the technologies add up to "
            f"{math.fsum(known):,.2f} TWh, the whole is {whole:,.2f}"
        )
        raise ServiceError(answer.query, message, field=_TOTAL)


def _as_ours(column: _Column, row: Figure, edition: str) -> dict[str, object]:
    country, year, value = row
    made: dict[str, object] = {
        "country": country,
        "period": f"{year:04d}",
        "basis": "owid",
        "vintage": edition,
        "source_id": f"{NAME}-energy-data",
        "obs_status": "A",
    }
    if column.table == "electricity_generation":
        return made | {"technology": column.word, "generation_twh": value}
    made |= {"indicator": column.word, "value": value}
    if column.table == "energy_balance":
        return made | {"unit": "TWh"}
    unit = "gCO2e/kWh" if column.word == "carbon_intensity" else "Mt CO2e"
    return made | {"basis": "ember_life_cycle", "unit": unit}


def _file_source(query: Query, changed: str) -> dict[str, object]:
    return {
        "source_id": f"{NAME}-energy-data",
        "publisher": "Our World in Data (citing Ember and Energy Institute)",
        "title": "Energy dataset",
        "url": query.url,
        "published": changed,
        "licence": "CC BY 4.0",
        "kind": "secondary",
        "origin": "Ember",
        "is_mirror": False,
    }


class _About(Model):
    title: str


class _Series(Model):
    unit: str
    lastUpdated: str
    shortName: str | None = None


class _Metadata(Model):
    chart: _About
    columns: dict[str, _Series]


@dataclass(frozen=True)
class _Chart:
    title: str
    column: str
    updated: str


def _metadata(answer: Answer) -> _Chart:
    found = read_model(answer, _Metadata, read_json(answer))
    units = {name: series.unit for name, series in found.columns.items()}
    right = [name for name, unit in units.items() if unit.lower() in _GIGAWATTS]
    if len(right) != 1:
        given = ", ".join(repr(unit) for unit in units.values()) or "none"
        message = f"one column has to be in gigawatts; the units are {given}"
        raise ServiceError(answer.query, message, field="columns.unit")
    (name,) = right
    series = found.columns[name]
    try:
        updated = datetime.fromisoformat(series.lastUpdated).date().isoformat()
    except ValueError:
        message = f"{series.lastUpdated!r} is not a day such as 2026-07-21"
        field = f"columns.{name}.lastUpdated"
        raise ServiceError(answer.query, message, field=field) from None
    title = " ".join(found.chart.title.split())
    return _Chart(title, (series.shortName or name).lower(), updated)


def _capacity(
    answer: Answer, technology: str, chart: _Chart, since: int
) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    table = _table(answer, ["entity", "code", "year", chart.column])
    # Sorted by name: where nothing comes after the six (as the world does), it may have
    # ended before the last of them.
    last = max((row["entity"] for row in table), default="")
    if last <= max(map(codes.country_name, _SIX)):
        message = f"is cut off: {last or 'no row'} comes last"
        raise ServiceError(answer.query, message, field="entity")
    for row in table:
        country, year = row["code"], _year(answer, row, "year")
        value = _number(answer, row, chart.column)
        if country not in _SIX or year < since or value is None:
            continue
        made.append(
            {
                "country": country,
                "technology": technology,
                "indicator": "installed_capacity",
                "period": f"{year:04d}",
                "basis": "irena",
                "vintage": chart.updated[:7],
                "source_id": f"{NAME}-{CHARTS[technology]}",
                # A kilowatt is more than the publishers count.
                "capacity_mw": round(value * _PER_GIGAWATT, 3),
                "obs_status": "A",
            }
        )
    return made


def _chart_source(query: Query, technology: str, chart: _Chart) -> dict[str, object]:
    return {
        "source_id": f"{NAME}-{CHARTS[technology]}",
        "publisher": "Our World in Data (citing IRENA)",
        "title": chart.title,
        "url": query.url,
        "published": chart.updated,
        "licence": "CC BY 4.0",
        "kind": "secondary",
        "origin": "International Renewable Energy Agency",
        "is_mirror": False,
    }
