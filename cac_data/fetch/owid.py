"""Our World in Data: the energy data file, and two charts of its grapher."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, NamedTuple

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Ask, Found, Query, Question, Row, ServiceError
from cac_data.fetch.store import source

NAME, PAUSE, FIRST_YEAR = "owid", 0.0, 2000
HOST, FILES = "https://ourworldindata.org", "https://owid-public.owid.io"
_POWER, _CARBON = "electricity_generation", "carbon_intensity"
_CAPACITY, _BALANCE = "renewable_capacity", "energy_balance"
TABLES = (_POWER, _CARBON, _CAPACITY, _BALANCE)

_SIX = (*codes.CA5, "CHN")
_WITH_GAS = ("CHN", "KAZ", "TKM", "UZB")  # of the others there are no figures
_BASIS = {_CARBON: "ember_life_cycle", _CAPACITY: "irena"}


class _Column(NamedTuple):
    """A column of a file, and where its figures go."""

    name: str
    table: str
    word: str
    unit: str = "TWh"


_POWERS = ("coal", "gas", "oil", "nuclear", "hydro", "solar", "wind")
COLUMNS = (
    *(_Column(f"{name}_electricity", _POWER, name) for name in _POWERS),
    _Column("biofuel_electricity", _POWER, "bioenergy"),
    _Column("other_renewable_exc_biofuel_electricity", _POWER, "other_renewables"),
    _Column("carbon_intensity_elec", _CARBON, "carbon_intensity", "gCO2e/kWh"),
    _Column("greenhouse_gas_emissions", _CARBON, "power_sector_emissions", "Mt CO2e"),
    _Column("gas_production", _BALANCE, "gas_production"),
    _Column("gas_consumption", _BALANCE, "gas_consumption"),
)

CHARTS = {
    "installed-solar-pv-capacity": "solar",
    "cumulative-installed-wind-energy-capacity-gigawatts": "wind",
}
"""A chart of capacity, by IRENA: its technology."""


def questions(*, tables: Sequence[str], since: int, on: datetime) -> Iterator[Question]:
    """Yield what is asked: each column of one file, and each chart; all come whole."""
    base = client.base_address(f"{NAME}_energy", FILES)
    url = f"{base}/data/energy/owid-energy-data.csv"
    file = Query(NAME, "owid-energy-data", url, "csv")
    for column in COLUMNS:
        if column.table in tables:
            kind = "technology" if column.table == _POWER else "indicator"
            where = {"source_id": f"{NAME}-energy-data", kind: column.word}
            read = partial(_found, column, where, file, "Energy dataset", since, on)
            yield Question(column.table, where, (file,), read)
    if _CAPACITY in tables:
        for slug, technology in CHARTS.items():
            chart = f"{client.base_address(NAME, HOST)}/grapher/{slug}"
            words = "v=1&csvType=full&useColumnShortNames=true"
            about = Query(NAME, slug, f"{chart}.metadata.json?{words}")
            query = Query(NAME, slug, f"{chart}.csv?{words}", "csv")
            where = {"source_id": f"{NAME}-{slug}", "technology": technology}
            read = partial(_capacity, where, about, query, since, on)
            yield Question(_CAPACITY, where, (about, query), read)


class _Metadata(client.Model):
    chart: dict[str, Any]
    columns: dict[str, dict[str, Any]]


def _capacity(
    where: Row, about: Query, query: Query, since: int, on: datetime, ask: Ask
) -> Found:
    found = client.read(ask(about), _Metadata)
    units = {name: str(of.get("unit") or "") for name, of in found.columns.items()}
    # The column of gigawatts, or the only one of which no unit is told.
    right = [name for name in units if units[name].lower() in ("gigawatts", "gw")]
    right = right or [name for name in units if not units[name]]
    if len(right) != 1:
        message = f"one column has to be in gigawatts; the units are {units}"
        raise ServiceError(about, message)
    series = found.columns[right[0]]
    name = str(series.get("shortName") or right[0]).lower()
    day = re.match(r"\d{4}-\d{2}-\d{2}", str(series.get("lastUpdated")), re.ASCII)
    changed = day[0] if day else ""
    title = " ".join(str(found.chart.get("title", where["technology"])).split())
    column = _Column(name, _CAPACITY, "installed_capacity")
    return _found(column, where, query, title, since, on, ask, changed)


def _found(
    column: _Column,
    where: Row,
    query: Query,
    title: str,
    since: int,
    on: datetime,
    ask: Ask,
    changed: str = "",
) -> Found:
    """Return the figures of the six in a column, and the record of its source."""
    answer = ask(query)
    changed = changed or answer.changed
    same = {
        **where,
        "indicator": column.word,
        "basis": _BASIS.get(column.table, NAME),
        "unit": column.unit,
        "vintage": changed[:7] or f"{on:%Y-%m}",
        "obs_status": "A",
    }
    countries = _WITH_GAS if column.table == _BALANCE else _SIX
    rows = []
    for line in _lines(answer):
        if line["code"] not in countries or line.get("year", "") < f"{since:04d}":
            continue
        if column.name not in line:
            near = codes.closest(column.name, line)
            problem = f"the column {column.name} is missing{near}"
            raise ServiceError(answer.query, problem)
        try:
            value = float(line[column.name] or "nan")
        except ValueError as error:
            raise ServiceError(answer.query, f"{column.name}: {error}") from None
        if not math.isnan(value):
            # One of them is the column of the table; capacity comes in gigawatts.
            figures = {"value": value, "generation_twh": value}
            figures["capacity_mw"] = round(value * 1000, 3)
            place = {"country": line["code"], "period": line["year"]}
            rows.append({**same, **place, **figures})
    who, origin = "Ember and Energy Institute", "Ember"
    if column.table == _CAPACITY:
        who, origin = "IRENA", "International Renewable Energy Agency"
    record = source(
        str(where["source_id"]),
        f"Our World in Data (citing {who})",
        title,
        answer.query.url,
        published=changed,
        origin=origin,
        kind="secondary",
    )
    return rows, [record]


@lru_cache(maxsize=1)
def _lines(answer: client.Answer) -> list[dict[str, str]]:
    """Return the lines of a file that is not cut off, with names of columns alike."""
    same = {"iso_code": "code", "entity": "country"}
    try:
        text = answer.content.decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text), strict=True)
        columns = [same.get(column.lower(), column.lower()) for column in header]
        lines = [dict(zip(columns, row, strict=True)) for row in rows]
        # Sorted by name: where nothing comes after the six (as the world does), it may
        # have ended before the last of them.
        last = max((line["country"] for line in lines), default="no row")
        is_whole = {*_SIX} <= {line["code"] for line in lines}
    except (ValueError, csv.Error) as error:
        message = f"is no table in UTF-8, or cut off ({error})"
        raise ServiceError(answer.query, message) from None
    except KeyError as error:
        raise ServiceError(answer.query, f"the column {error} is missing") from None
    if not is_whole and last <= max(map(codes.country_name, _SIX)):
        raise ServiceError(answer.query, f"is cut off: {last} comes last")
    return lines
