"""UN Comtrade: what China and the five each say of their trade with one another.

Without a key it gives a preview; with one twelve periods and 250,000 rows an answer.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from pydantic import BeforeValidator

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Found, Model, Query, Question, Row

# About one question a second is answered, and 500 a day, without a key.
NAME = "comtrade"
HOST = "https://comtradeapi.un.org"
PAUSE = 1.2
TABLES = ("bilateral_trade", "trade_composition")
FIRST_YEAR = 1992  # since when the five report

# Of the Harmonized System; there is no 77.
CHAPTERS = codes.descriptor()["vocabulary"]["product_code"]

KEY = "COMTRADE_API_KEY"  # a variable of the environment
LICENCE = "UN Comtrade terms of use"
SITE = "https://comtradeplus.un.org/"

CHINA = 156
# As the United Nations number countries.
COUNTRY_BY_NUMBER = {
    398: "KAZ",
    417: "KGZ",
    762: "TJK",
    795: "TKM",
    860: "UZB",
    CHINA: "CHN",
}
FIVE = tuple(code for code in COUNTRY_BY_NUMBER if code != CHINA)


def secret() -> dict[str, str]:
    """Return the header with the key, if the environment has one."""
    key = os.environ.get(KEY, "").strip()
    if not re.fullmatch(r"[!-~]*", key):
        message = f"`{KEY}` holds what no header may hold: blanks or other than ASCII"
        raise ValueError(message)
    return {"Ocp-Apim-Subscription-Key": key} if key else {}


class _Series(NamedTuple):
    """What is asked for: who reports trade with whom, in which flows."""

    kind: str
    reporters: tuple[int, ...] = tuple(COUNTRY_BY_NUMBER)
    partners: tuple[int, ...] = tuple(COUNTRY_BY_NUMBER)
    flows: tuple[str, ...] = ("M", "X")


_SERIES = {
    "totals-all": _Series("totals"),
    "months-all": _Series("months"),
    "chapters-chn-m": _Series("chapters", (CHINA,), FIVE, ("M",)),
    "chapters-five-m": _Series("chapters", FIVE, (CHINA,), ("M",)),
    "chapters-chn-x": _Series("chapters", (CHINA,), FIVE, ("X",)),
    "chapters-five-x": _Series("chapters", FIVE, (CHINA,), ("X",)),
}


class _Access(NamedTuple):
    """By which path of the service one asks, and how much an answer may hold."""

    path: str
    periods: int
    rows: int


def _access() -> _Access:
    if secret():
        return _Access("data/v1/get", 12, 250_000)
    return _Access("public/v1/preview", 1, 500)


def _periods(series: _Series, since: int | None, on: datetime) -> list[str]:
    """Return the years, or months before this one, for which a series is asked."""
    match series.kind:
        case "months":
            first = since or on.year - 1
        case "chapters":
            first = since or 2016  # from then on the bundled tables have none
        case _:
            first = since or FIRST_YEAR
    years = range(first, on.year + 1)
    if series.kind != "months":
        return [str(year) for year in years]
    months = [f"{year}{month:02d}" for year in years for month in range(1, 13)]
    return [month for month in months if month < f"{on:%Y%m}"]


def questions(since: int | None, on: datetime) -> Iterator[Question]:
    """Yield what is asked, one question a period; an answer may hold several."""
    access = _access()
    base = f"{client.base_address(NAME, HOST)}/{access.path}/C"
    for name, series in _SERIES.items():
        periods = _periods(series, since, on)
        for start in range(0, len(periods), access.periods):
            part = periods[start : start + access.periods]
            query = _query(name, series, part, base, access)
            read = partial(_rows_of_period, series, part, access.rows)
            for period in part:
                # A year has no month behind it: 2025, but 2025-06 of 202506.
                where = {"period": f"{period[:4]}-{period[4:]}".removesuffix("-")}
                if series.kind == "chapters":
                    where.update(_side(series.reporters[0], series.flows[0]))
                table = TABLES[1] if series.kind == "chapters" else TABLES[0]
                yield Question(table, where, [query], read, series=name)


def _query(
    name: str, series: _Series, part: Sequence[str], base: str, access: _Access
) -> Query:
    """Return the request for a part of the periods of a series."""
    words = {
        "reporterCode": ",".join(map(str, series.reporters)),
        "partnerCode": ",".join(map(str, series.partners)),
        "period": ",".join(part),
        "cmdCode": "AG2" if series.kind == "chapters" else "TOTAL",
        "flowCode": ",".join(series.flows),
        "partner2Code": "0",
        "customsCode": "C00",
        "motCode": "0",
        "maxRecords": access.rows,
    }
    frequency = "M" if series.kind == "months" else "A"
    span = part[0] if len(part) == 1 else f"{part[0]}-{part[-1]}"
    url = f"{base}/{frequency}/HS?{urlencode(words, safe=',')}"
    return Query(f"{name}-{span}.json", url)


class _Row(Model):
    period: Annotated[str, BeforeValidator(str)]
    reporterCode: int
    partnerCode: int
    flowCode: str
    classificationCode: str
    cmdCode: str
    primaryValue: float


class _Body(Model):
    count: int
    data: list[_Row]
    error: str | None = None


def _rows_of_period(
    series: _Series, part: Sequence[str], most: int, question: Question
) -> Found:
    """Return the rows of one of the periods of an answer, and who reported them."""
    body = client.read(question.answers[0], _Body)
    fault = _fault(series, part, most, body)
    if fault:
        raise ValueError(fault)
    period = question.where["period"].replace("-", "")
    rows = [
        {**question.where, **_in_our_form(row, series.kind)}
        for row in body.data
        if row.period == period
        # Not what China sold to itself, nor what the five sold to one another.
        and (row.reporterCode == CHINA) != (row.partnerCode == CHINA)
    ]
    return rows, [_source(row["source_id"]) for row in rows]


def _fault(series: _Series, part: Sequence[str], most: int, body: _Body) -> str:
    """Say in what an answer is not what was asked for, or nothing."""
    if body.error:
        return f"refused: {body.error!r:.200}"
    if body.count != len(body.data) or body.count >= most:
        return f"says {body.count:,} and sent {len(body.data):,} of {most:,} rows"
    allowed: Mapping[str, Iterable[object]] = {
        "reporterCode": series.reporters,
        "partnerCode": series.partners,
        "flowCode": series.flows,
        "period": part,
        "cmdCode": CHAPTERS if series.kind == "chapters" else ("TOTAL",),
    }
    for field, values in allowed.items():
        odd = {getattr(row, field) for row in body.data} - {*values}
        if odd:
            return f"{field} {odd.pop()!r} was not asked for"
    return ""


def _side(reporter: int, flow: str) -> dict[str, str]:
    """Return who counts, and the flow as the five see it: China's exports come in."""
    by_china = reporter == CHINA
    return {
        "reporter": "china_customs" if by_china else "national",
        "flow": "exports" if (flow == "X") != by_china else "imports",
    }


def _in_our_form(row: _Row, kind: str) -> dict[str, Any]:
    """Return a row in the form of our tables: USD million, as the five see it."""
    direction = "exports (FOB)" if row.flowCode == "X" else "imports (CIF)"
    reporter = COUNTRY_BY_NUMBER[row.reporterCode]
    by_china = row.reporterCode == CHINA
    country = COUNTRY_BY_NUMBER[row.partnerCode if by_china else row.reporterCode]
    return {
        **_side(row.reporterCode, row.flowCode),
        "country": country,
        "source_id": f"{NAME}-{reporter.lower()}-{kind}",
        "value_usd_mn": round(row.primaryValue / 1e6, 3),
        "obs_status": "A",
        "note": (
            f"{direction} reported by {codes.country_name(reporter)}, "
            f"{row.classificationCode}; converted from USD"
        ),
        "variant": "updated",
        "rounding_usd_mn": 0.0005,
        "classification": "HS",
        "product_code": row.cmdCode,
        "product": CHAPTERS.get(row.cmdCode),
    }


def _source(source_id: str) -> Row:
    """Return the record of what one country reports."""
    _, reporter, kind = source_id.upper().split("-")
    partners = "the five countries" if reporter == "CHN" else "China"
    match kind:
        case "MONTHS":
            detail = ", months"
        case "CHAPTERS":
            detail = " by HS chapter, years"
        case _:
            detail = ", years"
    office = codes.OFFICES[reporter]
    country = codes.country_name(reporter)
    return client.source(
        source_id,
        f"United Nations (UN Comtrade, citing {office})",
        f"{country}: merchandise trade{detail}, with {partners}",
        SITE,
        origin=office,
        licence=LICENCE,
    )
