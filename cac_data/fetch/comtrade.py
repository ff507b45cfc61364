"""UN Comtrade: what China and the five each say of their trade with one another.

Without a key the service gives a preview: one period and 500 rows an answer. With one
it gives twelve periods and 250,000 rows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from pydantic import BeforeValidator, Field

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Ask, Found, Model, Query, Question, Row, ServiceError
from cac_data.fetch.store import source

# About one question a second is answered, and 500 a day, without a key.
NAME, HOST, PAUSE = "comtrade", "https://comtradeapi.un.org", 1.2
TABLES = ("bilateral_trade", "trade_composition")
FIRST_YEAR = None

KEY = "COMTRADE_API_KEY"
"""The variable of the environment in which a key is looked for."""

LICENCE = "UN Comtrade terms of use"

CHINA = 156
CODES = {398: "KAZ", 417: "KGZ", 762: "TJK", 795: "TKM", 860: "UZB", CHINA: "CHN"}
"""Code of a country at UN Comtrade: code here."""

FIVE = tuple(code for code in CODES if code != CHINA)

OFFICES = {
    "CHN": "General Administration of Customs of China",
    "KAZ": "Bureau of National Statistics of Kazakhstan",
    "KGZ": "National Statistical Committee of the Kyrgyz Republic",
    "TJK": "Agency on Statistics of Tajikistan",
    "TKM": "State Committee of Turkmenistan on Statistics",
    "UZB": "National Statistics Committee of Uzbekistan",
}

# Of the Harmonized System, in our words; there is no chapter 77.
_CHAPTERS = """
01 live animals; 02 meat; 03 fish and seafood; 04 dairy produce, eggs, honey; 05 other
products of animals; 06 live plants and cut flowers; 07 vegetables; 08 fruit and nuts;
09 coffee, tea and spices; 10 cereals; 11 flour, malt and starch; 12 oil seeds, fodder,
medicinal plants; 13 gums, resins, plant extracts; 14 other products of plants; 15 fats
and oils of animals and plants; 16 preparations of meat and fish; 17 sugar and
confectionery; 18 cocoa and chocolate; 19 preparations of cereals, pastry; 20
preparations of vegetables and fruit; 21 other food preparations; 22 beverages and
spirits; 23 animal feed and residues of food making; 24 tobacco; 25 salt, sulphur,
stone, cement; 26 ores, slag and ash; 27 mineral fuels and oils; 28 inorganic chemicals,
uranium, rare earths; 29 organic chemicals; 30 pharmaceuticals; 31 fertilisers; 32 dyes,
paints and inks; 33 perfumery and cosmetics; 34 soap, waxes and polishes; 35 proteins,
glues, enzymes; 36 explosives and matches; 37 photographic goods; 38 other chemical
products; 39 plastics; 40 rubber; 41 raw hides and leather; 42 goods of leather, bags;
43 furs; 44 wood and goods of wood; 45 cork; 46 basketware; 47 wood pulp and waste
paper; 48 paper and board; 49 books and print; 50 silk; 51 wool and animal hair; 52
cotton; 53 other plant fibres; 54 man-made filaments; 55 man-made staple fibres; 56
wadding, felt, ropes; 57 carpets; 58 special woven fabrics; 59 coated textiles; 60
knitted fabrics; 61 clothing, knitted; 62 clothing, not knitted; 63 other textile goods,
worn clothing; 64 footwear; 65 headgear; 66 umbrellas and walking sticks; 67 feathers
and artificial flowers; 68 goods of stone and cement; 69 ceramics; 70 glass; 71 pearls,
precious stones and metals; 72 iron and steel; 73 goods of iron and steel; 74 copper; 75
nickel; 76 aluminium; 78 lead; 79 zinc; 80 tin; 81 other base metals; 82 tools and
cutlery; 83 other goods of base metal; 84 machinery, boilers, computers; 85 electrical
machinery and electronics; 86 railway vehicles and track; 87 motor vehicles; 88 aircraft
and spacecraft; 89 ships and boats; 90 optical, measuring and medical instruments; 91
clocks and watches; 92 musical instruments; 93 arms and ammunition; 94 furniture,
bedding, lamps; 95 toys and sports goods; 96 other manufactured goods; 97 works of art
and antiques; 98 goods of national headings; 99 goods not specified
"""
CHAPTERS = dict(item.split(" ", 1) for item in " ".join(_CHAPTERS.split()).split("; "))


def secret() -> dict[str, str]:
    """Return the header with the key, if the environment has one.

    Raises `ValueError`, without the key, if no header may hold it.
    """
    key = os.environ.get(KEY, "").strip()
    if not re.fullmatch(r"[!-~]*", key):
        message = f"`{KEY}` holds what no header may hold: blanks or other than ASCII"
        raise ValueError(message)
    return {"Ocp-Apim-Subscription-Key": key} if key else {}


class _Access(NamedTuple):
    """What the service gives: path, periods and rows an answer."""

    path: str
    periods: int
    rows: int


_PREVIEW = _Access("public/v1/preview", periods=1, rows=500)
_WITH_KEY = _Access("data/v1/get", periods=12, rows=250_000)


class _Trade(NamedTuple):
    """What is asked for: who reports trade with whom, in which flows."""

    kind: str
    reporters: tuple[int, ...]
    partners: tuple[int, ...]
    flows: tuple[str, ...] = ("M", "X")

    @property
    def name(self) -> str:
        who = {1: "chn", len(FIVE): "five"}.get(len(self.reporters), "all")
        flow = f"-{self.flows[0].lower()}" if len(self.flows) == 1 else ""
        return f"{self.kind}-{who}{flow}"

    def url(self, access: _Access, periods: Sequence[str] = ()) -> str:
        asked = {
            "reporterCode": ",".join(map(str, self.reporters)),
            "partnerCode": ",".join(map(str, self.partners)),
            **({"period": ",".join(periods)} if periods else {}),
            "cmdCode": "AG2" if self.kind == "chapters" else "TOTAL",
            "flowCode": ",".join(self.flows),
            # Totals over second partners, customs procedures and modes of transport.
            "partner2Code": "0",
            "customsCode": "C00",
            "motCode": "0",
            "maxRecords": access.rows,
        }
        often = "M" if self.kind == "months" else "A"
        base = client.base_address(NAME, HOST)
        return f"{base}/{access.path}/C/{often}/HS?{urlencode(asked, safe=',')}"


def questions(
    *, tables: Sequence[str], since: int | None, on: datetime
) -> Iterator[Question]:
    """Yield what is asked, one question a period; an answer may hold several."""
    access = _WITH_KEY if secret() else _PREVIEW
    for trade, periods in _wanted(tables, since, on):
        for start in range(0, len(periods), access.periods):
            part = periods[start : start + access.periods]
            span = "-".join(dict.fromkeys((part[0], part[-1])))
            query = Query(NAME, f"{trade.name}-{span}", trade.url(access, part))
            for period in part:
                where = {"period": _dashed(period)}
                if trade.kind == "chapters":
                    by_china = trade.reporters == (CHINA,)
                    where["reporter"] = "china_customs" if by_china else "national"
                    where["flow"] = _flow(trade.flows[0], by_china=by_china)
                read = partial(_found, trade, part, period, access.rows, query)
                table = TABLES[trade.kind == "chapters"]
                yield Question(table, where, (query,), read, series=trade.name)


def _wanted(
    tables: Sequence[str], since: int | None, on: datetime
) -> Iterator[tuple[_Trade, list[str]]]:
    """Yield what is wanted, and all the periods of it.

    Where nobody says since when: totals from 1992, when the five began to report,
    chapters from 2016, from where the bundled tables have none, months of last year.
    """

    def years(usual: int) -> list[str]:
        first = usual if since is None else since
        return [str(year) for year in range(first, on.year + 1)]

    if "bilateral_trade" in tables:
        # The trade of the five with each other comes along, which costs no question.
        every = tuple(CODES)
        yield _Trade("totals", every, every), years(1992)
        last_year = years(on.year - 1)
        months = [f"{year}{month:02d}" for year in last_year for month in range(1, 13)]
        months = [month for month in months if month < f"{on:%Y%m}"]
        yield _Trade("months", every, every), months
    if "trade_composition" in tables:
        # 99 chapters of five countries are 495 rows: as many as a preview shows.
        for flow in ("M", "X"):
            yield _Trade("chapters", (CHINA,), FIVE, (flow,)), years(2016)
            yield _Trade("chapters", FIVE, (CHINA,), (flow,)), years(2016)


class _Row(Model):
    period: Annotated[str, BeforeValidator(str)]
    reporterCode: int
    partnerCode: int
    flowCode: str
    classificationCode: str
    cmdCode: str
    primaryValue: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    isReported: bool

    def is_with_china(self) -> bool:
        return (self.reporterCode == CHINA) != (self.partnerCode == CHINA)

    def fact(self) -> tuple[object, ...]:
        return self.reporterCode, self.partnerCode, self.flowCode, self.cmdCode


class _Body(Model):
    count: int
    data: list[_Row]
    error: str | None = None


def _found(
    trade: _Trade, part: Sequence[str], period: str, most: int, query: Query, ask: Ask
) -> Found:
    """Return the rows of one of the periods of an answer, and who reported them."""
    body = client.read(ask(query), _Body)
    if body.error:
        raise ServiceError(query, f"refused: {body.error!r:.200}")
    if body.count != len(body.data) or body.count >= most:
        message = f"says {body.count:,} and sent {len(body.data):,} of {most:,} rows"
        raise ServiceError(query, message)
    allowed: dict[str, Container[object]] = {
        "reporterCode": trade.reporters,
        "partnerCode": trade.partners,
        "flowCode": trade.flows,
        "period": part,
        "cmdCode": CHAPTERS if trade.kind == "chapters" else ("TOTAL",),
    }
    for place, row in enumerate(body.data):
        for field, values in allowed.items():
            if (given := getattr(row, field)) not in values:
                message = f"field data.{place}.{field}: {given!r} was not asked for"
                raise ServiceError(query, message)
    rows = [row for row in body.data if row.period == period and row.is_with_china()]
    # A total may be there both as reported and as added up; the report counts.
    reported = {row.fact() for row in rows if row.isReported}
    rows = [row for row in rows if row.isReported or row.fact() not in reported]
    records = [_source(code, trade.kind) for code in {row.reporterCode for row in rows}]
    return [_as_ours(row, trade.kind) for row in rows], records


def _dashed(period: str) -> str:
    return f"{period[:4]}-{period[4:]}".removesuffix("-")


def _flow(code: str, *, by_china: bool) -> str:
    """Return a flow as the five see it: what China exports is what they import."""
    return "exports" if (code == "X") != by_china else "imports"


def _as_ours(row: _Row, kind: str) -> Row:
    """Return a row as ours: seen from the Central Asian side, in millions."""
    by_china = row.reporterCode == CHINA
    what = "exports (FOB)" if row.flowCode == "X" else "imports (CIF)"
    who = codes.country_name(CODES[row.reporterCode])
    said = f"{what} reported by {who}, {row.classificationCode}; converted from USD"
    made: dict[str, object] = {
        "reporter": "china_customs" if by_china else "national",
        "country": CODES[row.partnerCode if by_china else row.reporterCode],
        "period": _dashed(row.period),
        "flow": _flow(row.flowCode, by_china=by_china),
        "source_id": f"{NAME}-{CODES[row.reporterCode].lower()}-{kind}",
        "value_usd_mn": round(row.primaryValue / 1e6, 3),
        "obs_status": "A",
        "note": said,
    }
    if kind == "chapters":
        made |= {"product": CHAPTERS[row.cmdCode], "product_code": row.cmdCode}
        return made | {"classification": "HS"}
    return made | {"variant": "updated", "rounding_usd_mn": 0.0005}


def _source(code: int, kind: str) -> Row:
    """Return the record of one reporter: a question to which no key is needed."""
    reporter = CODES[code]
    partners = FIVE if code == CHINA else (CHINA,)
    whom = "the five countries" if code == CHINA else "China"
    kinds = {"totals": ", years", "months": ", months"}
    what = kinds.get(kind, " by HS chapter, years")
    return source(
        f"{NAME}-{reporter.lower()}-{kind}",
        f"United Nations (UN Comtrade, citing {OFFICES[reporter]})",
        f"{codes.country_name(reporter)}: merchandise trade{what}, with {whom}",
        _Trade(kind, (code,), partners).url(_PREVIEW),
        origin=OFFICES[reporter],
        licence=LICENCE,
    )
