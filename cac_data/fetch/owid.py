"""Our World in Data: the energy data file, and two charts of its grapher."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, NamedTuple

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Found, Model, Query, Question

NAME = "owid"
PAUSE = 0.0
FIRST_YEAR = 2000
HOST = "https://ourworldindata.org"
FILES = "https://owid-public.owid.io"

_POWER = "electricity_generation"
_CARBON = "carbon_intensity"
_CAPACITY = "renewable_capacity"
_BALANCE = "energy_balance"
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


COLUMNS = (
    _Column("coal_electricity", _POWER, "coal"),
    _Column("gas_electricity", _POWER, "gas"),
    _Column("oil_electricity", _POWER, "oil"),
    _Column("nuclear_electricity", _POWER, "nuclear"),
    _Column("hydro_electricity", _POWER, "hydro"),
    _Column("solar_electricity", _POWER, "solar"),
    _Column("wind_electricity", _POWER, "wind"),
    _Column("biofuel_electricity", _POWER, "bioenergy"),
    _Column("other_renewable_exc_biofuel_electricity", _POWER, "other_renewables"),
    _Column("carbon_intensity_elec", _CARBON, "carbon_intensity", "gCO2e/kWh"),
    _Column("greenhouse_gas_emissions", _CARBON, "power_sector_emissions", "Mt CO2e"),
    _Column("gas_production", _BALANCE, "gas_production"),
    _Column("gas_consumption", _BALANCE, "gas_consumption"),
)

CHARTS = {  # of capacity, by IRENA
    "installed-solar-pv-capacity": "solar",
    "cumulative-installed-wind-energy-capacity-gigawatts": "wind",
}


def questions(since: int | None, on: datetime) -> Iterator[Question]:
    """Yield what is asked: each column of one file, and each chart; all come whole."""
    base = client.base_address(f"{NAME}_energy", FILES)
    file = Query("owid-energy-data.csv", f"{base}/data/energy/owid-energy-data.csv")
    for column in COLUMNS:
        kind = "technology" if column.table == _POWER else "indicator"
        where = {"source_id": f"{NAME}-energy-data", kind: column.word}
        read = partial(_rows_of_column, column, on, "Energy dataset")
        yield Question(column.table, where, [file], read)
    for slug, technology in CHARTS.items():
        chart = f"{client.base_address(NAME, HOST)}/grapher/{slug}"
        words = "v=1&csvType=full&useColumnShortNames=true"
        queries = [
            Query(f"{slug}{ending}", f"{chart}{ending}?{words}")
            for ending in (".metadata.json", ".csv")
        ]
        where = {"source_id": f"{NAME}-{slug}", "technology": technology}
        yield Question(_CAPACITY, where, queries, partial(_capacity, on))


class _Chart(Model):
    title: str


class _Series(Model):
    shortName: str
    unit: str | None = None
    lastUpdated: str | None = None


class _Metadata(Model):
    chart: _Chart
    columns: dict[str, _Series]


def _capacity(on: datetime, question: Question) -> Found:
    """Return the figures of a chart; its metadata name the column and the day."""
    described, answer = question.answers
    metadata = client.read(described, _Metadata)
    # The unit is not always told.
    fitting = [
        series
        for series in metadata.columns.values()
        if series.unit in ("gigawatts", "GW", "", None)
    ]
    if len(fitting) != 1:
        units = [series.unit for series in metadata.columns.values()]
        message = f"one column has to be in gigawatts; the units are {units}"
        raise ValueError(message)
    (series,) = fitting
    column = _Column(series.shortName.lower(), _CAPACITY, "installed_capacity")
    dated = answer._replace(changed=(series.lastUpdated or "")[:10])
    question.answers = [described, dated]
    return _rows_of_column(column, on, metadata.chart.title, question)


def _rows_of_column(
    column: _Column, on: datetime, title: str, question: Question
) -> Found:
    """Return the figures of the six in a column, and the record of its source."""
    answer = question.answers[-1]
    series = {
        **question.where,
        "indicator": column.word,
        "basis": _BASIS.get(column.table, NAME),
        "unit": column.unit,
        "vintage": answer.changed[:7] or f"{on:%Y-%m}",
        "obs_status": "A",
    }
    try:
        rows = [
            {**series, **figure} for figure in _figures(column, _lines(answer.content))
        ]
    except KeyError as error:
        message = f"the column {error} is missing"
        raise ValueError(message) from None
    if column.table == _CAPACITY:
        cited = "IRENA"
        origin = "International Renewable Energy Agency"
    else:
        cited = "Ember and Energy Institute"
        origin = "Ember"
    record = client.source(
        question.where["source_id"],
        f"Our World in Data (citing {cited})",
        " ".join(title.split()),
        answer.query.url,
        published=answer.changed,
        origin=origin,
        kind="secondary",
    )
    return rows, [record]


def _figures(column: _Column, lines: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    """Yield country, period and figure of each line of the six that has one."""
    countries = _WITH_GAS if column.table == _BALANCE else _SIX
    for line in lines:
        if line["code"] not in countries or not line[column.name]:
            continue
        value = float(line[column.name])
        yield {
            "country": line["code"],
            "period": line["year"],
            # One of them is the column of the table; capacity comes in gigawatts.
            "value": value,
            "generation_twh": value,
            "capacity_mw": round(value * 1000, 3),
        }


@lru_cache(maxsize=1)
def _lines(content: bytes) -> list[dict[str, str]]:
    """Return the lines of a file that is not cut off, with names of columns alike."""
    our_names = {"iso_code": "code", "entity": "country"}
    try:
        text = io.StringIO(content.decode("utf-8-sig"))
        header, *rows = csv.reader(text, strict=True)
        names = [name.lower() for name in header]
        columns = [our_names.get(name, name) for name in names]
        lines = [dict(zip(columns, row, strict=True)) for row in rows]
    except (ValueError, csv.Error) as error:
        message = f"is no table in UTF-8, or cut off ({error})"
        raise ValueError(message) from None
    # Sorted by name: where nothing comes after the six (as the world does), it may have
    # ended before the last of them.
    last = max((line["country"] for line in lines), default="no row")
    is_whole = {*_SIX} <= {line["code"] for line in lines}
    if not is_whole and last <= max(map(codes.country_name, _SIX)):
        message = f"is cut off: {last} comes last"
        raise ValueError(message)
    return lines
