"""The World Bank's Indicators API, version 2: World Development Indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Ask, Found, Model, Query, Question, Row, ServiceError
from cac_data.fetch.store import source

NAME, HOST, PAUSE = "worldbank", "https://api.worldbank.org", 0.0
TABLES = ("country_profile", "logistics_performance")
FIRST_YEAR = 1990

COUNTRIES = (*codes.CA5, "CHN")
_SCORE, _MN = "score (1 to 5)", "USD mn"


class _Series(NamedTuple):
    """How a series of the World Bank stands in our tables; money in millions."""

    code: str
    indicator: str
    basis: str = "world_bank"
    unit: str = _MN

    @property
    def source_id(self) -> str:
        return f"{NAME}-{self.code.lower().replace('.', '-')}"


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

# The survey of 2022 is the edition of 2023, and our table goes by editions.
_SURVEY, _EDITION = "2022", "2023"
_GONE = {"120", "175"}


class _Code(Model):
    id: str
    value: str


class _Value(Model):
    indicator: _Code
    countryiso3code: str
    date: str
    value: Annotated[float | None, Field(allow_inf_nan=False)]
    obs_status: Literal["", "A", "E", "F"]


class _Header(Model):
    pages: int
    total: int
    lastupdated: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


def questions(*, tables: Sequence[str], since: int, on: datetime) -> Iterator[Question]:
    """Yield what is asked, one question a series."""
    for series in SERIES:
        table = TABLES[series.unit == _SCORE]
        if table in tables:
            is_edition = series.unit == _SCORE and str(since) == _EDITION
            first = _SURVEY if is_edition else since
            path = f"v2/country/{';'.join(COUNTRIES)}/indicator/{series.code}"
            asked = f"format=json&date={first}:{on.year}&per_page=1000"
            url = f"{client.base_address(NAME, HOST)}/{path}?{asked}"
            query = Query(NAME, series.source_id.removeprefix(f"{NAME}-"), url)
            where = {"source_id": series.source_id}
            yield Question(table, where, (query,), partial(_rows, series, query))


def _rows(series: _Series, query: Query, ask: Ask) -> Found:
    answer = ask(query)
    whole = client.read(answer, list[Any])
    if whole and isinstance(whole[0], dict) and "message" in whole[0]:
        messages = client.read(answer, list[dict[str, str]], 0, "message")
        told = "; ".join(f"{of.get('key')}: {of.get('value')}" for of in messages)
        if _GONE & {of.get("id", "") for of in messages}:
            told = f"the series is deleted or archived ({told})"
        raise ServiceError(query, f"refused: {told}")
    header = client.read(answer, _Header, 0)
    # A page without values has none, or null.
    values = [] if whole[1:] in ([], [None]) else client.read(answer, list[_Value], 1)
    if header.pages > 1 or header.total != len(values):
        raise ServiceError(query, f"says {header.total} and sent {len(values)} values")
    for of in values:
        if of.countryiso3code not in COUNTRIES or of.indicator.id != series.code:
            told = f"{of.countryiso3code} {of.indicator.id} was not asked for"
            raise ServiceError(query, told)
    title = " ".join(values[0].indicator.value.split()) if values else series.code
    # The base year stands in the name alone, and the unit of our rows names it.
    base = re.match(r"constant \d{4}", series.unit)
    if base and values and f"{base[0]} US$" not in title:
        raise ServiceError(query, f"prices are no longer {base[0]} ones: {title!r}")
    is_wto = series.basis == "wto"
    record = source(
        series.source_id,
        "World Bank",
        f"World Development Indicators: {title}",
        query.url,
        published=header.lastupdated,
        origin="WTO" if is_wto else "World Bank",
        kind="secondary" if is_wto else "primary",
    )
    return [_row(series, of) for of in values if of.value is not None], [record]


def _row(series: _Series, given: _Value) -> Row:
    assert given.value is not None
    is_money = series.unit.endswith(_MN)
    is_survey = series.unit == _SCORE and given.date == _SURVEY
    said = "; converted to millions" if is_money else ""
    if is_survey:
        said = f"; {_SURVEY} there, the year of the survey"
    return {
        "country": given.countryiso3code,
        "indicator": series.indicator,
        "basis": series.basis,
        "period": _EDITION if is_survey else given.date,
        "source_id": series.source_id,
        "value": round(given.value / (1e6 if is_money else 1), 6),
        "unit": series.unit,
        "obs_status": given.obs_status or "A",
        "note": f"{series.code}{said}",
    }
