"""The World Bank's Indicators API, version 2: World Development Indicators."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field

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

NAME = "worldbank"
HOST = "https://api.worldbank.org"
TABLES = ("country_profile", "logistics_performance")
FIRST_YEAR = 1990
PAUSE = 0.0

COUNTRIES = (*codes.CA5, "CHN")
_A_PAGE = 1000
_MILLION = 1e6
_CONSTANT_PRICES_OF = "2015"


@dataclass(frozen=True)
class _Series:
    """How a series of the World Bank stands in our tables."""

    code: str
    indicator: str
    basis: str
    unit: str
    table: str = "country_profile"
    divisor: float = 1.0
    origin: str = "World Bank"


def _money(code: str, indicator: str, basis: str, **others: str) -> _Series:
    unit = others.pop("unit", "USD mn")
    return _Series(code, indicator, basis, unit, divisor=_MILLION, **others)


def _score(code: str, indicator: str) -> _Series:
    unit = "score (1 to 5)"
    return _Series(code, indicator, "official", unit, table="logistics_performance")


SERIES = (
    _Series("SP.POP.TOTL", "population", "world_bank", "persons"),
    _money("NY.GDP.MKTP.CD", "gdp", "world_bank"),
    _money("NY.GDP.MKTP.KD", "gdp_constant", "world_bank", unit="constant 2015 USD mn"),
    _money("NY.GDP.MKTP.PP.CD", "gdp_ppp", "world_bank", unit="international USD mn"),
    _Series("NY.GDP.MKTP.KD.ZG", "gdp_growth", "world_bank", "percent"),
    _Series("NY.GDP.DEFL.ZS", "gdp_deflator", "world_bank", "index"),
    _Series("NY.GDP.DEFL.KD.ZG", "gdp_deflator_growth", "world_bank", "percent"),
    _money("TX.VAL.MRCH.CD.WT", "merchandise_exports", "wto", origin="WTO"),
    _money("TM.VAL.MRCH.CD.WT", "merchandise_imports", "wto", origin="WTO"),
    _money("BX.GSR.GNFS.CD", "exports_goods_services", "balance_of_payments"),
    _money("BM.GSR.GNFS.CD", "imports_goods_services", "balance_of_payments"),
    _score("LP.LPI.OVRL.XQ", "lpi_score"),
    _score("LP.LPI.CUST.XQ", "lpi_customs"),
    _score("LP.LPI.INFR.XQ", "lpi_infrastructure"),
    _score("LP.LPI.ITRN.XQ", "lpi_international_shipments"),
    _score("LP.LPI.LOGS.XQ", "lpi_logistics_competence"),
    _score("LP.LPI.TIME.XQ", "lpi_timeliness"),
    _score("LP.LPI.TRAC.XQ", "lpi_tracking"),
)


class _Code(Model):
    id: str
    value: str


class _Value(Model):
    indicator: _Code
    countryiso3code: str
    date: str
    value: Annotated[float | None, Field(allow_inf_nan=False)]
    obs_status: str


class _Message(Model):
    key: str
    value: str


class _Refusal(Model):
    message: list[_Message]


class _Header(Model):
    page: int
    pages: int
    total: int
    lastupdated: str


def plan(*, tables: Sequence[str], since: int, on: datetime) -> list[Query]:
    """Return what would be asked, one question a series.

    Parameters
    ----------
    tables
        Of `TABLES`.
    since
        First year.
    on
        The day; its year is the last one asked for.

    Returns
    -------
    list of Query
    """
    base = base_address(NAME, HOST)
    return [
        _query(base, series, since, on, page=1)
        for series in SERIES
        if series.table in tables
    ]


def _query(base: str, series: _Series, since: int, on: datetime, *, page: int) -> Query:
    path = ("v2", "country", ";".join(COUNTRIES), "indicator", series.code)
    more = {"page": page} if page > 1 else {}
    url = address(
        base, *path, format="json", date=f"{since}:{on.year}", per_page=_A_PAGE, **more
    )
    name = series.code.lower().replace(".", "-") + (f".{page}" if page > 1 else "")
    return Query(NAME, name, url)


def fetch(
    ask: Callable[[Query], Answer], *, tables: Sequence[str], since: int, on: datetime
) -> Fetched:
    """Ask for all series and return their rows.

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
    base = base_address(NAME, HOST)
    rows: dict[str, list[dict[str, object]]] = {table: [] for table in tables}
    sources: list[dict[str, object]] = []
    for series in SERIES:
        if series.table not in tables:
            continue
        values, updated = _all_pages(ask, base, series, since, on)
        made = [_row(series, value) for value in values if value.value is not None]
        rows[series.table] += made
        if made:
            sources.append(
                _source(
                    series, values[0], updated, _query(base, series, since, on, page=1)
                )
            )
    frames = {table: frame_of(table, found) for table, found in rows.items()}
    return Fetched(frames, source_records(sources, on=on))


def _all_pages(
    ask: Callable[[Query], Answer],
    base: str,
    series: _Series,
    since: int,
    on: datetime,
) -> tuple[list[_Value], str]:
    query = _query(base, series, since, on, page=1)
    header, values = _page(ask(query))
    for number in range(2, header.pages + 1):
        query = _query(base, series, since, on, page=number)
        other, more = _page(ask(query))
        if (other.page, other.pages, other.total, other.lastupdated) != (
            *(number, header.pages, header.total, header.lastupdated),
        ):
            message = f"changed while its {header.pages} pages were read"
            raise ServiceError(query, message, field="0.lastupdated")
        values += more
    if len(values) != header.total:
        message = f"says {header.total:,} and sent {len(values):,} values"
        raise ServiceError(query, message, field="0.total")
    _check(query, series, values, (since, on.year))
    return values, header.lastupdated


def _page(answer: Answer) -> tuple[_Header, list[_Value]]:
    found = read_json(answer)
    if not isinstance(found, list) or not found:
        raise ServiceError(answer.query, "is no page of values", field="(whole)")
    if isinstance(found[0], dict) and "message" in found[0]:
        refusal = read_model(answer, _Refusal, found[0], at="0")
        told = "; ".join(f"{item.key}: {item.value}" for item in refusal.message)
        raise ServiceError(answer.query, f"refused: {told}", field="0.message")
    header = read_model(answer, _Header, found[0], at="0")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", header.lastupdated):
        message = f"{header.lastupdated!r} is not a day such as 2026-10-13"
        raise ServiceError(answer.query, message, field="0.lastupdated")
    # A page without values has none, or null.
    values = found[1] if len(found) > 1 and found[1] is not None else []
    return header, read_model(answer, list[_Value], values, at="1")


def _check(
    query: Query, series: _Series, values: list[_Value], years: tuple[int, int]
) -> None:
    seen = set()
    for place, value in enumerate(values):
        at = f"1.{place}"
        if value.indicator.id != series.code:
            message = f"{value.indicator.id!r} was not asked for"
            raise ServiceError(query, message, field=f"{at}.indicator.id")
        if value.countryiso3code not in COUNTRIES:
            message = f"{value.countryiso3code!r} was not asked for"
            raise ServiceError(query, message, field=f"{at}.countryiso3code")
        is_year = re.fullmatch("[0-9]{4}", value.date)
        if not is_year or not years[0] <= int(value.date) <= years[1]:
            message = f"{value.date!r} is not a year of {years[0]} to {years[1]}"
            raise ServiceError(query, message, field=f"{at}.date")
        if value.obs_status not in _STATUS:
            message = f"{value.obs_status!r} is not one of {', '.join(_STATUS)}"
            raise ServiceError(query, message, field=f"{at}.obs_status")
        if (value.countryiso3code, value.date) in seen:
            message = f"{value.countryiso3code} {value.date} came twice"
            raise ServiceError(query, message, field=f"{at}.date")
        seen.add((value.countryiso3code, value.date))
    if series.indicator == "gdp_constant" and values:
        # The base year stands in the name alone, and the unit of our rows names it.
        name = values[0].indicator.value
        if f"constant {_CONSTANT_PRICES_OF} US$" not in name:
            message = f"prices are no longer those of {_CONSTANT_PRICES_OF}: {name!r}"
            raise ServiceError(query, message, field="1.0.indicator.value")


# The World Bank marks estimates and forecasts alone.
_STATUS = {"": "A", "A": "A", "E": "E", "F": "F"}


# The survey of 2022 is the edition of 2023, and our table goes by editions.
_EDITIONS = {"2022": "2023"}


def _row(series: _Series, value: _Value) -> dict[str, object]:
    assert value.value is not None
    said = "; converted to millions" if series.divisor != 1 else ""
    period = value.date
    if series.table == "logistics_performance" and period in _EDITIONS:
        period = _EDITIONS[period]
        said = f"; {value.date} there, the year of the survey"
    return {
        "country": value.countryiso3code,
        "indicator": series.indicator,
        "basis": series.basis,
        "period": period,
        "source_id": _source_id(series),
        "value": round(value.value / series.divisor, 6),
        "unit": series.unit,
        "obs_status": _STATUS[value.obs_status],
        "note": f"{series.code}{said}",
    }


def _source_id(series: _Series) -> str:
    return f"{NAME}-{series.code.lower().replace('.', '-')}"


def _source(
    series: _Series, value: _Value, updated: str, query: Query
) -> dict[str, object]:
    title = " ".join(value.indicator.value.split())
    return {
        "source_id": _source_id(series),
        "publisher": "World Bank",
        "title": f"World Development Indicators: {title}",
        "url": query.url,
        "published": updated,
        "licence": "CC BY 4.0",
        "kind": "primary" if series.origin == "World Bank" else "secondary",
        "origin": series.origin,
        "is_mirror": False,
    }
