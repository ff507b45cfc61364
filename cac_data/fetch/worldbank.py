"""The World Bank's Indicators API, version 2: World Development Indicators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Found, Model, Query, Question

NAME = "worldbank"
HOST = "https://api.worldbank.org"
PAUSE = 0.0
TABLES = ("country_profile", "logistics_performance")
FIRST_YEAR = 1990

COUNTRIES = (*codes.CA5, "CHN")
_SCORE = "score (1 to 5)"
_MN = "USD mn"


class _Series(NamedTuple):
    """How a series of the World Bank stands in our tables; money in millions."""

    code: str
    indicator: str
    basis: str = "world_bank"
    unit: str = _MN


SERIES = (
    _Series("SP.POP.TOTL", "population", unit="persons"),
    _Series("NY.GDP.MKTP.CD", "gdp"),
    _Series("NY.GDP.MKTP.KD", "gdp_constant", unit="constant 2015 USD mn"),
    _Series("NY.GDP.MKTP.PP.CD", "gdp_ppp", unit="international USD mn"),
    _Series("NY.GDP.MKTP.KD.ZG", "gdp_growth", unit="percent"),
    _Series("NY.GDP.DEFL.ZS", "gdp_deflator", unit="index"),
    _Series("NY.GDP.DEFL.KD.ZG", "gdp_deflator_growth", unit="percent"),
    _Series("TX.VAL.MRCH.CD.WT", "merchandise_exports", "wto"),
    _Series("TM.VAL.MRCH.CD.WT", "merchandise_imports", "wto"),
    _Series("BX.GSR.GNFS.CD", "exports_goods_services", "balance_of_payments"),
    _Series("BM.GSR.GNFS.CD", "imports_goods_services", "balance_of_payments"),
    _Series("LP.LPI.OVRL.XQ", "lpi_score", "official", _SCORE),
    _Series("LP.LPI.CUST.XQ", "lpi_customs", "official", _SCORE),
    _Series("LP.LPI.INFR.XQ", "lpi_infrastructure", "official", _SCORE),
    _Series("LP.LPI.ITRN.XQ", "lpi_international_shipments", "official", _SCORE),
    _Series("LP.LPI.LOGS.XQ", "lpi_logistics_competence", "official", _SCORE),
    _Series("LP.LPI.TIME.XQ", "lpi_timeliness", "official", _SCORE),
    _Series("LP.LPI.TRAC.XQ", "lpi_tracking", "official", _SCORE),
)


class _Code(Model):
    id: str
    value: str


class _Value(Model):
    indicator: _Code
    countryiso3code: str
    date: str
    value: float | None
    obs_status: str


class _Header(Model):
    pages: int
    total: int
    lastupdated: str


def questions(since: int | None, on: datetime) -> Iterator[Question]:
    """Yield what is asked, one question a series."""
    base = f"{client.base_address(NAME, HOST)}/v2/country/{';'.join(COUNTRIES)}"
    for series in SERIES:
        is_score = series.unit == _SCORE
        first = since or FIRST_YEAR
        if is_score:
            first -= 1  # there the year of the survey, before that of the edition
        words = f"format=json&date={first}:{on.year}&per_page=1000"
        name = series.code.lower().replace(".", "-")
        yield Question(
            TABLES[1] if is_score else TABLES[0],
            where={"source_id": f"{NAME}-{name}"},
            queries=[Query(f"{name}.json", f"{base}/indicator/{series.code}?{words}")],
            read=partial(_rows_of_series, series),
        )


def _rows_of_series(series: _Series, question: Question) -> Found:
    """Return the figures of a series, and the record of its source."""
    (answer,) = question.answers
    header, values = client.read(answer, tuple[_Header, list[_Value]])
    fault = _fault(series, header, values)
    if fault:
        raise ValueError(fault)
    rows = [
        {**question.where, **_row(series, value, value.value)}
        for value in values
        if value.value is not None
    ]
    title = values[0].indicator.value if values else series.code
    is_wto = series.basis == "wto"
    record = client.source(
        question.where["source_id"],
        "World Bank",
        f"World Development Indicators: {' '.join(title.split())}",
        answer.query.url,
        published=header.lastupdated,
        origin="WTO" if is_wto else "World Bank",
        kind="secondary" if is_wto else "primary",
    )
    return rows, [record]


def _fault(series: _Series, header: _Header, values: list[_Value]) -> str:
    """Say in what an answer is not what was asked for, or nothing."""
    if header.pages > 1 or header.total != len(values):
        return f"says {header.total} and sent {len(values)} values"
    sent = {(value.countryiso3code, value.indicator.id) for value in values}
    odd = sent - {(country, series.code) for country in COUNTRIES}
    if odd:
        return f"{' '.join(min(odd))} was not asked for"
    # The base year stands in the name alone, and the unit of our rows names it.
    base = series.unit.partition(" USD")[0] if "constant" in series.unit else ""
    if any(base not in value.indicator.value for value in values):
        return f"prices are no longer {base} ones: {values[0].indicator.value!r}"
    return ""


def _row(series: _Series, value: _Value, figure: float) -> dict[str, Any]:
    """Return a value in the form of our tables, money in millions."""
    period = value.date
    note = series.code
    if series.unit.endswith(_MN):
        figure /= 1e6
        note += "; converted to millions"
    # The survey of 2022 is the edition of 2023, and our table goes by editions.
    if series.unit == _SCORE and period == "2022":
        period = "2023"
        note += "; 2022 there, the year of the survey"
    return {
        "country": value.countryiso3code,
        "indicator": series.indicator,
        "basis": series.basis,
        "period": period,
        "value": round(figure, 6),
        "unit": series.unit,
        "obs_status": value.obs_status or "A",
        "note": note,
    }
