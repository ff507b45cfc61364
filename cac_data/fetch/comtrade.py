"""UN Comtrade: what China and the five each say of their trade with one another.

Without a key it gives a preview; with one twelve periods and 250,000 rows an answer.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from pydantic import BeforeValidator

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Found, Model, Query, Question, Row
from cac_data.tables import meanings

# About one question a second is answered, and 500 a day, without a key.
NAME, HOST, PAUSE = "comtrade", "https://comtradeapi.un.org", 1.2
TABLES = ("bilateral_trade", "trade_composition")
FIRST_YEAR = None

CHAPTERS = meanings("product_code")  # of the Harmonized System; there is no 77

KEY = "COMTRADE_API_KEY"  # a variable of the environment
LICENCE = "UN Comtrade terms of use"

CHINA = 156
CODES = {398: "KAZ", 417: "KGZ", 762: "TJK", 795: "TKM", 860: "UZB", CHINA: "CHN"}
"""Code of a country at UN Comtrade: code here."""

FIVE = tuple(code for code in CODES if code != CHINA)


def secret() -> dict[str, str]:
    """Return the header with the key, if the environment has one."""
    key = os.environ.get(KEY, "").strip()
    if not re.fullmatch(r"[!-~]*", key):
        message = f"`{KEY}` holds what no header may hold: blanks or other than ASCII"
        raise ValueError(message)
    return {"Ocp-Apim-Subscription-Key": key} if key else {}


# The path, and how many periods and rows an answer holds.
_PREVIEW = ("public/v1/preview", 1, 500)
_WITH_KEY = ("data/v1/get", 12, 250_000)


class _Trade(NamedTuple):
    """What is asked for: who reports trade with whom, in which flows."""

    kind: str
    reporters: tuple[int, ...]
    partners: tuple[int, ...]
    flows: tuple[str, ...] = ("M", "X")

    def url(self, path: str, rows: int, periods: Sequence[str] = ()) -> str:
        asked = {
            "reporterCode": ",".join(map(str, self.reporters)),
            "partnerCode": ",".join(map(str, self.partners)),
            **({"period": ",".join(periods)} if periods else {}),
            "cmdCode": "AG2" if self.kind == "chapters" else "TOTAL",
            "flowCode": ",".join(self.flows),
            "partner2Code": "0",
            "customsCode": "C00",
            "motCode": "0",
            "maxRecords": rows,
        }
        often = "M" if self.kind == "months" else "A"
        base = client.base_address(NAME, HOST)
        return f"{base}/{path}/C/{often}/HS?{urlencode(asked, safe=',')}"


def questions(
    *, tables: Sequence[str], since: int | None, on: datetime
) -> Iterator[Question]:
    """Yield what is asked, one question a period; an answer may hold several."""

    # The five report since 1992; from 2016 on the bundled tables have no chapters.
    def years(usual: int) -> list[str]:
        return [str(year) for year in range(since or usual, on.year + 1)]

    if "bilateral_trade" in tables:
        every = tuple(CODES)
        yield from _questions("totals-all", _Trade("totals", every, every), years(1992))
        of_year = [f"{month:02d}" for month in range(1, 13)]
        months = [year + month for year in years(on.year - 1) for month in of_year]
        months = [month for month in months if month < f"{on:%Y%m}"]
        yield from _questions("months-all", _Trade("months", every, every), months)
    if "trade_composition" in tables:
        for flow in ("M", "X"):
            china = _Trade("chapters", (CHINA,), FIVE, (flow,))
            five = _Trade("chapters", FIVE, (CHINA,), (flow,))
            yield from _questions(f"chapters-chn-{flow.lower()}", china, years(2016))
            yield from _questions(f"chapters-five-{flow.lower()}", five, years(2016))


def _questions(name: str, trade: _Trade, periods: Sequence[str]) -> Iterator[Question]:
    path, most_periods, most_rows = _WITH_KEY if secret() else _PREVIEW
    for start in range(0, len(periods), most_periods):
        part = periods[start : start + most_periods]
        span = "-".join(dict.fromkeys((part[0], part[-1])))
        query = Query(f"{name}-{span}.json", trade.url(path, most_rows, part))
        for period in part:
            where = {"period": f"{period[:4]}-{period[4:]}".removesuffix("-")}
            if trade.kind == "chapters":
                where |= _side(trade.reporters[0], trade.flows[0])
            table = TABLES[trade.kind == "chapters"]
            read = partial(_found, trade, part, most_rows)
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


def _found(trade: _Trade, part: Sequence[str], most: int, question: Question) -> Found:
    """Return the rows of one of the periods of an answer, and who reported them."""
    (answer,) = question.answers
    body = client.read(answer, _Body)
    if body.error:
        message = f"refused: {body.error!r:.200}"
        raise ValueError(message)
    if body.count != len(body.data) or body.count >= most:
        message = f"says {body.count:,} and sent {len(body.data):,} of {most:,} rows"
        raise ValueError(message)
    allowed: Mapping[str, Container[object]] = {
        "reporterCode": trade.reporters,
        "partnerCode": trade.partners,
        "flowCode": trade.flows,
        "period": part,
        "cmdCode": CHAPTERS if trade.kind == "chapters" else ("TOTAL",),
    }
    rows, reporters = [], set()
    for row in body.data:
        for field, values in allowed.items():
            if (given := getattr(row, field)) not in values:
                message = f"{field} {given!r} was not asked for"
                raise ValueError(message)
        is_with_china = (row.reporterCode == CHINA) != (row.partnerCode == CHINA)
        is_of_period = row.period == question.where["period"].replace("-", "")
        if is_of_period and is_with_china:
            rows.append({**question.where, **_as_ours(row, trade.kind)})
            reporters.add(row.reporterCode)
    return rows, [_source(code, trade.kind) for code in reporters]


def _side(reporter: int, flow: str) -> dict[str, str]:
    """Return who counts, and the flow as the five see it: China's exports come in."""
    by_china = reporter == CHINA
    return {
        "reporter": "china_customs" if by_china else "national",
        "flow": "exports" if (flow == "X") != by_china else "imports",
    }


def _as_ours(row: _Row, kind: str) -> Row:
    what = "exports (FOB)" if row.flowCode == "X" else "imports (CIF)"
    who = codes.country_name(CODES[row.reporterCode])
    other = row.partnerCode if row.reporterCode == CHINA else row.reporterCode
    said = f"{what} reported by {who}, {row.classificationCode}; converted from USD"
    return {
        **_side(row.reporterCode, row.flowCode),
        "country": CODES[other],
        "source_id": f"{NAME}-{CODES[row.reporterCode].lower()}-{kind}",
        "value_usd_mn": round(row.primaryValue / 1e6, 3),
        "obs_status": "A",
        "note": said,
        "variant": "updated",
        "rounding_usd_mn": 0.0005,
        "classification": "HS",
        "product_code": row.cmdCode,
        "product": CHAPTERS.get(row.cmdCode),
    }


def _source(code: int, kind: str) -> Row:
    """Return the record of one reporter: a question to which no key is needed."""
    reporter = CODES[code]
    partners = FIVE if code == CHINA else (CHINA,)
    whom = "the five countries" if code == CHINA else "China"
    what = {"months": ", months", "chapters": " by HS chapter, years"}
    path, _, most = _PREVIEW
    return client.source(
        f"{NAME}-{reporter.lower()}-{kind}",
        f"United Nations (UN Comtrade, citing {codes.OFFICES[reporter]})",
        f"{codes.country_name(reporter)}: merchandise trade"
        f"{what.get(kind, ', years')}, with {whom}",
        _Trade(kind, (code,), partners).url(path, most),
        origin=codes.OFFICES[reporter],
        licence=LICENCE,
    )
