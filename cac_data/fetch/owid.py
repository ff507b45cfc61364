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
TABLES = (
    "electricity_generation",
    "carbon_intensity",
    "renewable_capacity",
    "energy_balance",
)

_SIX = (*codes.CA5, "CHN")
# As in the bundled table: of the others there are no figures of their own.
_WITH_GAS = ("CHN", "KAZ", "TKM", "UZB")
_POWER = "electricity_generation"


class _Column(NamedTuple):
    """A column of the energy data file, and where its figures go."""

    name: str
    table: str
    word: str
    unit: str = "TWh"
    basis: str = NAME
    countries: tuple[str, ...] = _SIX


_TECHNOLOGIES = {
    **{name: name for name in ("coal", "gas", "oil", "nuclear", "hydro", "solar")},
    "wind": "wind",
    "biofuel": "bioenergy",
    "other_renewable_exc_biofuel": "other_renewables",
}
_GENERATED = [
    _Column(f"{name}_electricity", _POWER, technology)
    for name, technology in _TECHNOLOGIES.items()
]
_CARBON = ("carbon_intensity", "carbon_intensity", "gCO2e/kWh", "ember_life_cycle")
_EMITTED = ("carbon_intensity", "power_sector_emissions", "Mt CO2e", "ember_life_cycle")
_GAS = ("TWh", NAME, _WITH_GAS)
COLUMNS = (
    *_GENERATED,
    _Column("carbon_intensity_elec", *_CARBON),
    _Column("greenhouse_gas_emissions", *_EMITTED),
    _Column("gas_production", "energy_balance", "gas_production", *_GAS),
    _Column("gas_consumption", "energy_balance", "gas_consumption", *_GAS),
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
    if "renewable_capacity" in tables:
        for technology, slug in CHARTS.items():
            chart = f"{client.base_address(NAME, HOST)}/grapher/{slug}"
            words = "v=1&csvType=full&useColumnShortNames=true"
            about = Query(NAME, slug, f"{chart}.metadata.json?{words}")
            query = Query(NAME, slug, f"{chart}.csv?{words}", "csv")
            where = {"source_id": f"{NAME}-{slug}", "technology": technology}
            read = partial(_capacity, where, about, query, since, on)
            yield Question("renewable_capacity", where, (about, query), read)


Line = Mapping[str, str]


@lru_cache(maxsize=1)
def _lines(answer: Answer, code: str, name: str, since: int) -> list[Line]:
    """Return the lines of the six countries; a file that is cut off is refused.

    Names of columns are in small letters: of charts they are so at times.
    """
    try:
        text = answer.content.decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text), strict=True)
        columns = [column.lower() for column in header]
        lines = [dict(zip(columns, row, strict=True)) for row in rows]
    except (ValueError, csv.Error) as error:
        message = f"is no table in UTF-8, or cut off ({error})"
        raise ServiceError(answer.query, message) from None
    for needed in (code, name, "year"):
        _cell(answer, dict.fromkeys(columns, ""), needed)
    # Sorted by name: where nothing comes after the six (as the world does), it may have
    # ended before the last of them.
    last = max((line[name] for line in lines), default="no row")
    is_whole = {*_SIX} <= {line[code] for line in lines}
    if not is_whole and last <= max(map(codes.country_name, _SIX)):
        raise ServiceError(answer.query, f"is cut off: {last} comes last", field=name)
    first = f"{since:04d}"
    return [line for line in lines if line[code] in _SIX and line["year"] >= first]


def _cell(answer: Answer, line: Line, name: str) -> float:
    """Return a figure of a line, which may be missing, but not its column."""
    if name not in line:
        told = f"the column is missing{codes.closest(name, line)}"
        raise ServiceError(answer.query, told, field=name)
    try:
        return float(line[name] or "nan")
    except ValueError:
        told = f"{line[name]!r} is not a number"
        raise ServiceError(answer.query, told, field=name) from None


def _figures(
    column: _Column, where: Line, file: Query, since: int, on: datetime, ask: Ask
) -> Found:
    answer, made = ask(file), []
    edition = answer.changed[:7] or f"{on:%Y-%m}"
    figure = "generation_twh" if column.table == _POWER else "value"
    for line in _lines(answer, "iso_code", "country", since):
        value = _cell(answer, line, column.name)
        if not math.isnan(value) and line["iso_code"] in column.countries:
            row = {**where, "country": line["iso_code"], "period": line["year"]}
            row |= {"basis": column.basis, "vintage": edition, "obs_status": "A"}
            made.append({**row, figure: value, "unit": column.unit})
    record = source(
        where["source_id"],
        "Our World in Data (citing Ember and Energy Institute)",
        "Energy dataset",
        file.url,
        published=answer.changed,
        origin="Ember",
        kind="secondary",
    )
    return made, [record]


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
        given = ", ".join(map(repr, units.values())) or "none"
        message = f"one column has to be in gigawatts; the units are {given}"
        raise ServiceError(about, message, field="columns.unit")
    series, answer = found.columns[right[0]], ask(query)
    name = str(series.get("shortName") or right[0]).lower()
    day = re.match(r"\d{4}-\d{2}-\d{2}", str(series.get("lastUpdated")), re.ASCII)
    changed = day[0] if day else answer.changed
    made = []
    for line in _lines(answer, "code", "entity", since):
        if not math.isnan(value := _cell(answer, line, name)):
            row = {**where, "country": line["code"], "period": line["year"]}
            row |= {"basis": "irena", "indicator": "installed_capacity"}
            row |= {"vintage": changed[:7] or f"{on:%Y-%m}", "obs_status": "A"}
            # From gigawatts; a kilowatt is more than the publishers count.
            made.append({**row, "capacity_mw": round(value * 1000, 3)})
    record = source(
        where["source_id"],
        "Our World in Data (citing IRENA)",
        " ".join(str(found.chart.get("title", where["technology"])).split()),
        query.url,
        published=changed,
        origin="International Renewable Energy Agency",
        kind="secondary",
    )
    return made, [record]
