"""Our World in Data: the energy data file, and two charts of its grapher."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache, partial
from typing import NamedTuple

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Found, Model, Query, Question

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
        read = partial(_found, column, on, "Energy dataset")
        yield Question(column.table, where, [file], read)
    for slug, technology in CHARTS.items():
        chart = f"{client.base_address(NAME, HOST)}/grapher/{slug}"
        words = "v=1&csvType=full&useColumnShortNames=true"
        names = (".metadata.json", ".csv")
        asked = [Query(slug + of, f"{chart}{of}?{words}") for of in names]
        where = {"source_id": f"{NAME}-{slug}", "technology": technology}
        yield Question(_CAPACITY, where, asked, partial(_capacity, on))


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
    about, answer = question.answers
    found = client.read(about, _Metadata)
    series = [*found.columns.values()]
    # The unit is not always told.
    right = [of for of in series if of.unit in ("gigawatts", "GW", "", None)]
    if len(right) != 1:
        units = [of.unit for of in series]
        message = f"one column has to be in gigawatts; the units are {units}"
        raise ValueError(message)
    column = _Column(right[0].shortName.lower(), _CAPACITY, "installed_capacity")
    dated = answer._replace(changed=(right[0].lastUpdated or "")[:10])
    question.answers = [about, dated]
    return _found(column, on, found.chart.title, question)


def _found(column: _Column, on: datetime, title: str, question: Question) -> Found:
    """Return the figures of the six in a column, and the record of its source."""
    answer = question.answers[-1]
    same = {
        **question.where,
        "indicator": column.word,
        "basis": _BASIS.get(column.table, NAME),
        "unit": column.unit,
        "vintage": answer.changed[:7] or f"{on:%Y-%m}",
        "obs_status": "A",
    }
    countries = _WITH_GAS if column.table == _BALANCE else _SIX
    rows = []
    try:
        for line in _lines(answer.content):
            if line["code"] in countries and line[column.name]:
                value = float(line[column.name])
                # One of them is the column of the table; capacity comes in gigawatts.
                figures = {"value": value, "generation_twh": value}
                figures["capacity_mw"] = round(value * 1000, 3)
                place = {"country": line["code"], "period": line["year"]}
                rows.append({**same, **place, **figures})
    except KeyError as error:
        message = f"the column {error} is missing"
        raise ValueError(message) from None
    is_power = column.table != _CAPACITY
    who = "Ember and Energy Institute" if is_power else "IRENA"
    record = client.source(
        question.where["source_id"],
        f"Our World in Data (citing {who})",
        " ".join(title.split()),
        answer.query.url,
        published=answer.changed,
        origin="Ember" if is_power else "International Renewable Energy Agency",
        kind="secondary",
    )
    return rows, [record]


@lru_cache(maxsize=1)
def _lines(content: bytes) -> list[dict[str, str]]:
    """Return the lines of a file that is not cut off, with names of columns alike."""
    same = {"iso_code": "code", "entity": "country"}
    try:
        text = io.StringIO(content.decode("utf-8-sig"))
        header, *rows = csv.reader(text, strict=True)
        columns = [same.get(column.lower(), column.lower()) for column in header]
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
