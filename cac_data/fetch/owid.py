"""Our World in Data: the energy data file, and two charts of its grapher."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, NamedTuple

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import (
    Answer,
    Ask,
    Found,
    Model,
    Query,
    Question,
    ServiceError,
)
from cac_data.fetch.store import source

NAME, PAUSE, FIRST_YEAR = "owid", 0.0, 2000
HOST, FILES = "https://ourworldindata.org", "https://owid-public.owid.io"
_POWER, _CARBON = "electricity_generation", "carbon_intensity"
_CAPACITY, _BALANCE = "renewable_capacity", "energy_balance"
TABLES = (_POWER, _CARBON, _CAPACITY, _BALANCE)

_SIX = (*codes.CA5, "CHN")
# As in the bundled table: of the others there are no figures of their own.
_WITH_GAS = ("CHN", "KAZ", "TKM", "UZB")


class _Column(NamedTuple):
    """A column of the energy data file, and where its figures go."""

    name: str
    table: str
    word: str
    unit: str = "TWh"
    basis: str = NAME
    countries: tuple[str, ...] = _SIX


_LIFE = "ember_life_cycle"
COLUMNS = (
    *(
        _Column(f"{name}_electricity", _POWER, name)
        for name in ("coal", "gas", "oil", "nuclear", "hydro", "solar", "wind")
    ),
    _Column("biofuel_electricity", _POWER, "bioenergy"),
    _Column("other_renewable_exc_biofuel_electricity", _POWER, "other_renewables"),
    _Column("carbon_intensity_elec", _CARBON, "carbon_intensity", "gCO2e/kWh", _LIFE),
    _Column(
        *("greenhouse_gas_emissions", _CARBON, "power_sector_emissions"),
        *("Mt CO2e", _LIFE),
    ),
    _Column("gas_production", _BALANCE, "gas_production", countries=_WITH_GAS),
    _Column("gas_consumption", _BALANCE, "gas_consumption", countries=_WITH_GAS),
)

CHARTS = {
    "solar": "installed-solar-pv-capacity",
    "wind": "cumulative-installed-wind-energy-capacity-gigawatts",
}
"""Technology: the chart of its capacity, by IRENA."""


def questions(*, tables: Sequence[str], since: int, on: datetime) -> Iterator[Question]:
    """Yield what is asked: each column of one file, and each chart; all come whole."""
    base = client.base_address(f"{NAME}_energy", FILES)
    url = f"{base}/data/energy/owid-energy-data.csv"
    file = Query(NAME, "owid-energy-data", url, "csv")
    for column in COLUMNS:
        if column.table in tables:
            kind = "technology" if column.table == _POWER else "indicator"
            where = {"source_id": f"{NAME}-energy-data", kind: column.word}
            read = partial(_figures, column, where, file, since, on)
            yield Question(column.table, where, (file,), read)
    if _CAPACITY in tables:
        for technology, slug in CHARTS.items():
            chart = f"{client.base_address(NAME, HOST)}/grapher/{slug}"
            words = "v=1&csvType=full&useColumnShortNames=true"
            about = Query(NAME, slug, f"{chart}.metadata.json?{words}")
            query = Query(NAME, slug, f"{chart}.csv?{words}", "csv")
            where = {"source_id": f"{NAME}-{slug}", "technology": technology}
            read = partial(_capacity, where, about, query, since, on)
            yield Question(_CAPACITY, where, (about, query), read)


Line = Mapping[str, str]


@lru_cache(maxsize=1)
def _lines(answer: Answer, code: str, name: str) -> list[dict[str, str]]:
    """Return the lines of a file, which is refused if it is cut off.

    Names of columns are in small letters: of charts they are so at times.
    """
    try:
        text = answer.content.decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text), strict=True)
        columns = [column.lower() for column in header]
        lines = [dict(zip(columns, row, strict=True)) for row in rows]
        # Sorted by name: where nothing comes after the six (as the world does), it may
        # have ended before the last of them.
        last = max((line[name] for line in lines), default="no row")
        is_whole = {*_SIX} <= {line[code] for line in lines}
    except (ValueError, csv.Error) as error:
        message = f"is no table in UTF-8, or cut off ({error})"
        raise ServiceError(answer.query, message) from None
    except KeyError as error:
        raise ServiceError(answer.query, f"the column {error} is missing") from None
    if not is_whole and last <= max(map(codes.country_name, _SIX)):
        raise ServiceError(answer.query, f"is cut off: {last} comes last")
    return lines


def _rows(
    answer: Answer, code: str, name: str, column: str, since: int
) -> Iterator[tuple[dict[str, str], float]]:
    """Yield country and year, and the figure, where a column has one of the six."""
    for line in _lines(answer, code, name):
        if line[code] in _SIX and line.get("year", "") >= f"{since:04d}":
            try:
                value = float(line[column] or "nan")
            except KeyError:
                problem = f"the column {column} is missing{codes.closest(column, line)}"
                raise ServiceError(answer.query, problem) from None
            except ValueError as error:
                raise ServiceError(answer.query, f"{column}: {error}") from None
            if not math.isnan(value):
                yield {"country": line[code], "period": line["year"]}, value


def _figures(
    column: _Column, where: Line, file: Query, since: int, on: datetime, ask: Ask
) -> Found:
    answer = ask(file)
    edition = answer.changed[:7] or f"{on:%Y-%m}"
    same = {**where, "basis": column.basis, "unit": column.unit, "obs_status": "A"}
    figure = "generation_twh" if column.table == _POWER else "value"
    rows = [
        {**same, **place, "vintage": edition, figure: value}
        for place, value in _rows(answer, "iso_code", "country", column.name, since)
        if place["country"] in column.countries
    ]
    record = source(
        where["source_id"],
        "Our World in Data (citing Ember and Energy Institute)",
        "Energy dataset",
        file.url,
        published=answer.changed,
        origin="Ember",
        kind="secondary",
    )
    return rows, [record]


class _Metadata(Model):
    chart: dict[str, Any]
    columns: dict[str, dict[str, Any]]


def _capacity(
    where: Line, about: Query, query: Query, since: int, on: datetime, ask: Ask
) -> Found:
    found = client.read(ask(about), _Metadata)
    units = {name: str(of.get("unit") or "") for name, of in found.columns.items()}
    # The column of gigawatts, or the only one of which no unit is told.
    right = [name for name in units if units[name].lower() in ("gigawatts", "gw")]
    right = right or [name for name in units if not units[name]]
    if len(right) != 1:
        message = f"one column has to be in gigawatts; the units are {units}"
        raise ServiceError(about, message)
    series, answer = found.columns[right[0]], ask(query)
    column = str(series.get("shortName") or right[0]).lower()
    day = re.match(r"\d{4}-\d{2}-\d{2}", str(series.get("lastUpdated")), re.ASCII)
    changed = day[0] if day else answer.changed
    same = {**where, "basis": "irena", "indicator": "installed_capacity"}
    same |= {"vintage": changed[:7] or f"{on:%Y-%m}", "obs_status": "A"}
    # From gigawatts; a kilowatt is more than the publishers count.
    rows = [
        {**same, **place, "capacity_mw": round(value * 1000, 3)}
        for place, value in _rows(answer, "code", "entity", column, since)
    ]
    record = source(
        where["source_id"],
        "Our World in Data (citing IRENA)",
        " ".join(str(found.chart.get("title", where["technology"])).split()),
        query.url,
        published=changed,
        origin="International Renewable Energy Agency",
        kind="secondary",
    )
    return rows, [record]
