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
NAME, HOST, PAUSE = "comtrade", "https://comtradeapi.un.org", 1.2
TABLES = ("bilateral_trade", "trade_composition")
FIRST_YEAR = 1992  # since when the five report

# Of the Harmonized System; there is no 77.
CHAPTERS = codes.descriptor()["vocabulary"]["product_code"]

KEY = "COMTRADE_API_KEY"  # a variable of the environment
LICENCE, SITE = "UN Comtrade terms of use", "https://comtradeplus.un.org/"

CHINA = 156
CODES = {398: "KAZ", 417: "KGZ", 762: "TJK", 795: "TKM", 860: "UZB", CHINA: "CHN"}
FIVE = tuple(code for code in CODES if code != CHINA)


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
    reporters: tuple[int, ...] = tuple(CODES)
    partners: tuple[int, ...] = tuple(CODES)
    flows: tuple[str, ...] = ("M", "X")


_SERIES = {
    "totals-all": _Series("totals"),
    "months-all": _Series("months"),
    "chapters-chn-m": _Series("chapters", (CHINA,), FIVE, ("M",)),
    "chapters-five-m": _Series("chapters", FIVE, (CHINA,), ("M",)),
    "chapters-chn-x": _Series("chapters", (CHINA,), FIVE, ("X",)),
    "chapters-five-x": _Series("chapters", FIVE, (CHINA,), ("X",)),
}


def questions(since: int | None, on: datetime) -> Iterator[Question]:
    """Yield what is asked, one question a period; an answer may hold several."""
    path, most_periods, most_rows = "public/v1/preview", 1, 500
    if secret():
        path, most_periods, most_rows = "data/v1/get", 12, 250_000
    base = f"{client.base_address(NAME, HOST)}/{path}/C"
    # From 2016 on the bundled tables have no chapters.
    usual = {"totals": FIRST_YEAR, "months": on.year - 1, "chapters": 2016}
    for name, series in _SERIES.items():
        years = range(since or usual[series.kind], on.year + 1)
        periods = [str(year) for year in years]
        if series.kind == "months":
            periods = [f"{year}{month:02d}" for year in years for month in range(1, 13)]
            periods = [month for month in periods if month < f"{on:%Y%m}"]
        often = "M" if series.kind == "months" else "A"
        for start in range(0, len(periods), most_periods):
            part = periods[start : start + most_periods]
            asked = {
                "reporterCode": ",".join(map(str, series.reporters)),
                "partnerCode": ",".join(map(str, series.partners)),
                "period": ",".join(part),
                "cmdCode": "AG2" if series.kind == "chapters" else "TOTAL",
                "flowCode": ",".join(series.flows),
                "partner2Code": "0",
                "customsCode": "C00",
                "motCode": "0",
                "maxRecords": most_rows,
            }
            url = f"{base}/{often}/HS?{urlencode(asked, safe=',')}"
            span = "-".join(dict.fromkeys((part[0], part[-1])))
            query = Query(f"{name}-{span}.json", url)
            for period in part:
                where = {"period": f"{period[:4]}-{period[4:]}".removesuffix("-")}
                if series.kind == "chapters":
                    where |= _side(series.reporters[0], series.flows[0])
                table = TABLES[series.kind == "chapters"]
                read = partial(_found, series, part, most_rows)
                yield Question(table, where, [query], read, series=name)


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


def _found(
    series: _Series, part: Sequence[str], most: int, question: Question
) -> Found:
    """Return the rows of one of the periods of an answer, and who reported them."""
    body = client.read(question.answers[0], _Body)
    problems = []
    if body.error:
        problems.append(f"refused: {body.error!r:.200}")
    if body.count != len(body.data) or body.count >= most:
        told = f"says {body.count:,} and sent {len(body.data):,} of {most:,} rows"
        problems.append(told)
    allowed: Mapping[str, Iterable[object]] = {
        "reporterCode": series.reporters,
        "partnerCode": series.partners,
        "flowCode": series.flows,
        "period": part,
        "cmdCode": CHAPTERS if series.kind == "chapters" else ("TOTAL",),
    }
    for field, values in allowed.items():
        odd = {getattr(row, field) for row in body.data} - {*values}
        problems += [f"{field} {given!r} was not asked for" for given in odd]
    if problems:
        raise ValueError(problems[0])
    period = question.where["period"].replace("-", "")
    rows = [
        {**question.where, **_as_ours(row, series.kind)}
        for row in body.data
        if row.period == period
        and (row.reporterCode == CHINA) != (row.partnerCode == CHINA)
    ]
    return rows, [_source(row["source_id"]) for row in rows]


def _side(reporter: int, flow: str) -> dict[str, str]:
    """Return who counts, and the flow as the five see it: China's exports come in."""
    by_china = reporter == CHINA
    return {
        "reporter": "china_customs" if by_china else "national",
        "flow": "exports" if (flow == "X") != by_china else "imports",
    }


def _as_ours(row: _Row, kind: str) -> dict[str, Any]:
    what = "exports (FOB)" if row.flowCode == "X" else "imports (CIF)"
    reporter = CODES[row.reporterCode]
    who = f"{codes.country_name(reporter)}, {row.classificationCode}"
    other = row.partnerCode if row.reporterCode == CHINA else row.reporterCode
    return {
        **_side(row.reporterCode, row.flowCode),
        "country": CODES[other],
        "source_id": f"{NAME}-{reporter.lower()}-{kind}",
        "value_usd_mn": round(row.primaryValue / 1e6, 3),
        "obs_status": "A",
        "note": f"{what} reported by {who}; converted from USD",
        "variant": "updated",
        "rounding_usd_mn": 0.0005,
        "classification": "HS",
        "product_code": row.cmdCode,
        "product": CHAPTERS.get(row.cmdCode),
    }


def _source(source_id: str) -> Row:
    """Return the record of what one country reports."""
    _, reporter, kind = source_id.upper().split("-")
    whom = "the five countries" if reporter == "CHN" else "China"
    what = {"MONTHS": ", months", "CHAPTERS": " by HS chapter, years"}
    office = codes.OFFICES[reporter]
    trade = f"{codes.country_name(reporter)}: merchandise trade"
    title = f"{trade}{what.get(kind, ', years')}, with {whom}"
    publisher = f"United Nations (UN Comtrade, citing {office})"
    return client.source(
        source_id, publisher, title, SITE, origin=office, licence=LICENCE
    )
