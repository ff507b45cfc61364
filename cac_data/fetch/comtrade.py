"""UN Comtrade: what China and the five each say of their trade with one another.

Without a key the service gives a preview: one period and 500 rows an answer. With one
it gives twelve periods and 250,000 rows.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple
from urllib.parse import urlencode

from pydantic import BeforeValidator, Field

from cac_data import codes
from cac_data.fetch import client
from cac_data.fetch.client import Answer, Model, Query, ServiceError
from cac_data.fetch.store import Row, source

if TYPE_CHECKING:
    from cac_data.fetch import Asking, Found, Part

# About one question a second is answered, and 500 a day, without a key.
NAME, HOST, PAUSE, A_DAY = "comtrade", "https://comtradeapi.un.org", 1.2, 500
TABLES = ("bilateral_trade", "trade_composition")
FIRST_YEAR = None

KEY = "COMTRADE_API_KEY"
"""The variable of the environment in which a key is looked for."""

LICENCE = "UN Comtrade terms of use"

CHINA = 156
CODES = {398: "KAZ", 417: "KGZ", 762: "TJK", 795: "TKM", 860: "UZB", CHINA: "CHN"}
"""Code of a country at UN Comtrade: code here."""

FIVE = tuple(code for code in CODES if code != CHINA)
_FLOWS = ("M", "X")

_OFFICES = {
    "CHN": "General Administration of Customs of China",
    "KAZ": "Bureau of National Statistics of Kazakhstan",
    "KGZ": "National Statistical Committee of the Kyrgyz Republic",
    "TJK": "Agency on Statistics of Tajikistan",
    "TKM": "State Committee of Turkmenistan on Statistics",
    "UZB": "National Statistics Committee of Uzbekistan",
}

Kind = Literal["totals", "months", "chapters"]
_TITLES = {
    "totals": "merchandise trade, years",
    "months": "merchandise trade, months",
    "chapters": "merchandise trade by HS chapter, years",
}

# Of the Harmonized System, in our words; there is no chapter 77.
_CHAPTERS = """
01 live animals; 02 meat; 03 fish and seafood; 04 dairy produce, eggs, honey; 05 other
products of animals; 06 live plants and cut flowers; 07 vegetables; 08 fruit and nuts;
09 coffee, tea and spices; 10 cereals; 11 flour, malt and starch; 12 oil seeds,
fodder, medicinal plants; 13 gums, resins, plant extracts; 14 other products of
plants; 15 fats and oils of animals and plants; 16 preparations of meat and fish; 17
sugar and confectionery; 18 cocoa and chocolate; 19 preparations of cereals, pastry;
20 preparations of vegetables and fruit; 21 other food preparations; 22 beverages and
spirits; 23 animal feed and residues of food making; 24 tobacco; 25 salt, sulphur,
stone, cement; 26 ores, slag and ash; 27 mineral fuels and oils; 28 inorganic
chemicals, uranium, rare earths; 29 organic chemicals; 30 pharmaceuticals; 31
fertilisers; 32 dyes, paints and inks; 33 perfumery and cosmetics; 34 soap, waxes and
polishes; 35 proteins, glues, enzymes; 36 explosives and matches; 37 photographic
goods; 38 other chemical products; 39 plastics; 40 rubber; 41 raw hides and leather;
42 goods of leather, bags; 43 furs; 44 wood and goods of wood; 45 cork; 46 basketware;
47 wood pulp and waste paper; 48 paper and board; 49 books and print; 50 silk; 51 wool
and animal hair; 52 cotton; 53 other plant fibres; 54 man-made filaments; 55 man-made
staple fibres; 56 wadding, felt, ropes; 57 carpets; 58 special woven fabrics; 59
coated textiles; 60 knitted fabrics; 61 clothing, knitted; 62 clothing, not knitted;
63 other textile goods, worn clothing; 64 footwear; 65 headgear; 66 umbrellas and
walking sticks; 67 feathers and artificial flowers; 68 goods of stone and cement; 69
ceramics; 70 glass; 71 pearls, precious stones and metals; 72 iron and steel; 73 goods
of iron and steel; 74 copper; 75 nickel; 76 aluminium; 78 lead; 79 zinc; 80 tin; 81
other base metals; 82 tools and cutlery; 83 other goods of base metal; 84 machinery,
boilers, computers; 85 electrical machinery and electronics; 86 railway vehicles and
track; 87 motor vehicles; 88 aircraft and spacecraft; 89 ships and boats; 90 optical,
measuring and medical instruments; 91 clocks and watches; 92 musical instruments; 93
arms and ammunition; 94 furniture, bedding, lamps; 95 toys and sports goods; 96 other
manufactured goods; 97 works of art and antiques; 98 goods of national headings; 99
goods not specified
"""
CHAPTERS = dict(item.split(" ", 1) for item in " ".join(_CHAPTERS.split()).split("; "))


class _Access(NamedTuple):
    """What the service gives: path, periods and rows an answer."""

    path: str
    periods: int
    rows: int


_PREVIEW = _Access("public/v1/preview", periods=1, rows=500)
_WITH_KEY = _Access("data/v1/get", periods=12, rows=250_000)


@dataclass(frozen=True)
class _Ask:
    """A question: who reports trade with whom, when."""

    kind: Kind
    reporters: tuple[int, ...]
    partners: tuple[int, ...]
    flows: tuple[str, ...] = _FLOWS
    periods: tuple[str, ...] = ()

    def query(self, access: _Access) -> Query:
        who = "all" if len(self.reporters) == len(CODES) else _names(self.reporters)
        usual = (FIVE, (CHINA,)) if self.kind == "chapters" else (tuple(CODES),)
        whom = "" if self.partners in usual else f"-{_names(self.partners)}"
        flows = "" if self.flows == _FLOWS else f"-{self.flows[0].lower()}"
        span = "-".join(dict.fromkeys((*self.periods[:1], *self.periods[-1:])))
        asked = {
            "reporterCode": ",".join(map(str, self.reporters)),
            "partnerCode": ",".join(map(str, self.partners)),
            **({"period": ",".join(self.periods)} if self.periods else {}),
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
        url = f"{base}/{access.path}/C/{often}/HS?{urlencode(asked, safe=',')}"
        return Query(NAME, f"{self.kind}-{who}{whom}{flows}-{span}", url)

    def halves(self) -> list[_Ask]:
        """Return two smaller questions; none if it cannot be divided."""
        for part in ("periods", "flows", "partners", "reporters"):
            whole = getattr(self, part)
            if middle := len(whole) // 2:
                both = (whole[:middle], whole[middle:])
                return [replace(self, **{part: half}) for half in both]
        return []


def _names(numbers: Sequence[int]) -> str:
    if set(numbers) == set(FIVE):
        return "five"
    return "+".join(CODES[number].lower() for number in numbers)


def secret() -> dict[str, str]:
    """Return the header with the key, if the environment has one."""
    key = os.environ.get(KEY, "").strip()
    return {"Ocp-Apim-Subscription-Key": key} if key else {}


def _access() -> _Access:
    return _WITH_KEY if secret() else _PREVIEW


def plan(*, tables: Sequence[str], since: int | None, on: datetime) -> list[Query]:
    """Return what would be asked; an answer that is full is asked for in two halves.

    Where nobody says since when: totals from 1992, when the five began to report,
    chapters from 2016, from where the bundled tables have none, months of last year.
    """
    access = _access()
    asks = _asks(tables, since, on)
    return [part.query(access) for ask in asks for part in _in_parts(ask, access)]


def _asks(tables: Sequence[str], since: int | None, on: datetime) -> Iterator[_Ask]:
    """Yield what is wanted, each for all its periods."""

    def years(usual: int) -> tuple[str, ...]:
        first = usual if since is None else since
        return tuple(str(year) for year in range(first, on.year + 1))

    if "bilateral_trade" in tables:
        # The trade of the five with each other comes along, which costs no question.
        every = tuple(CODES)
        yield _Ask("totals", every, every, periods=years(1992))
        months = tuple(
            f"{year}{month:02d}"
            for year in years(on.year - 1)
            for month in range(1, 13)
            if (int(year), month) < (on.year, on.month)
        )
        yield _Ask("months", every, every, periods=months)
    if "trade_composition" in tables:
        # 99 chapters of five countries are 495 rows: as many as a preview shows.
        for flows in [_FLOWS] if secret() else [(flow,) for flow in _FLOWS]:
            yield _Ask("chapters", (CHINA,), FIVE, flows, years(2016))
            yield _Ask("chapters", FIVE, (CHINA,), flows, years(2016))


def _in_parts(ask: _Ask, access: _Access) -> list[_Ask]:
    size, whole = access.periods, ask.periods
    starts = range(0, len(whole), size)
    return [replace(ask, periods=whole[start : start + size]) for start in starts]


class _Row(Model):
    freqCode: str
    period: Annotated[str, BeforeValidator(str)]
    reporterCode: int
    partnerCode: int
    flowCode: str
    classificationCode: str
    cmdCode: str
    primaryValue: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    isReported: bool
    isAggregate: bool
    partner2Code: int | None = None
    customsCode: str | None = None
    motCode: int | None = None

    def counts(self) -> bool:
        """Tell trade with China, and a total from a part by procedure or transport."""
        return (
            self.partner2Code in (None, 0)
            and self.customsCode in (None, "C00")
            and self.motCode in (None, 0)
            and (self.reporterCode == CHINA) != (self.partnerCode == CHINA)
        )


class _Body(Model):
    count: int
    data: list[_Row]
    error: str | None = None


def fetch(
    ask: Asking, *, tables: Sequence[str], since: int | None, on: datetime
) -> Iterator[Part]:
    """Yield the rows of each period, or why there are none.

    A period that comes empty between full ones, or that had rows before, is asked for
    again: without a key the service at times sends nothing where it has something.
    """
    for wanted in _asks(tables, since, on):
        came: dict[str, list[_Row]] = defaultdict(list)
        for part in _in_parts(wanted, _access()):
            for row in _rows(ask, part):
                came[row.period].append(row)
        full = sorted(came)
        table = TABLES[wanted.kind == "chapters"]
        for period in wanted.periods:
            one = replace(wanted, periods=(period,))
            where: dict[str, object] = {"period": _dashed(period)}
            if wanted.kind == "chapters":
                by_china = wanted.reporters == (CHINA,)
                where["reporter"] = "china_customs" if by_china else "national"
                if len(wanted.flows) == 1:
                    where["flow"] = _flow(wanted.flows[0], by_china=by_china)
            yield ask.part(
                table,
                where,
                one.query(_access()),
                partial(_found, ask, one),
                came=_ours(came[period], wanted.kind) if period in came else ([], []),
                is_expected=bool(full) and full[0] < period < full[-1],
            )


def _rows(ask: Asking, wanted: _Ask) -> list[_Row]:
    """Return the rows of a question, asked in halves where its answer is full."""
    access = _access()
    query = wanted.query(access)
    found = _read(ask(query), wanted)
    if len(found) < access.rows:
        return _once(query, found)
    halves = wanted.halves()
    if not halves:
        message = f"has more rows than it shows, {access.rows:,}"
        raise ServiceError(query, message, field="count")
    return [row for half in halves for row in _rows(ask, half)]


def _found(ask: Asking, wanted: _Ask) -> Found:
    return _ours(_rows(ask, wanted), wanted.kind)


def _ours(rows: Sequence[_Row], kind: Kind) -> Found:
    return [_as_ours(row, kind) for row in rows], [_source(row, kind) for row in rows]


def _read(answer: Answer, asked: _Ask) -> list[_Row]:
    """Return all rows of an answer, once each is one that was asked for."""
    body = client.read(answer, _Body)
    if body.error:
        told = " ".join(body.error.split())[:200]
        raise ServiceError(answer.query, f"refused: {told}", field="error")
    if body.count != len(body.data):
        message = f"says {body.count:,} and sent {len(body.data):,} rows"
        raise ServiceError(answer.query, message, field="count")
    allowed: dict[str, Container[object]] = {
        "freqCode": ("M" if asked.kind == "months" else "A",),
        "reporterCode": asked.reporters,
        "partnerCode": asked.partners,
        "flowCode": asked.flows,
        "period": asked.periods,
        "cmdCode": CHAPTERS if asked.kind == "chapters" else ("TOTAL",),
    }
    for place, row in enumerate(body.data):
        for field, values in allowed.items():
            if (given := getattr(row, field)) not in values:
                message = f"{given!r} was not asked for"
                raise ServiceError(answer.query, message, field=f"data.{place}.{field}")
    return body.data


def _once(query: Query, rows: list[_Row]) -> list[_Row]:
    """Return the totals of trade with China, each once.

    The service may give one both as reported and as added up; the report counts.
    """
    found: dict[tuple[object, ...], _Row] = {}
    for row in rows:
        if not row.counts():
            continue
        key = (row.reporterCode, row.partnerCode, row.flowCode, row.period, row.cmdCode)
        other = found.setdefault(key, row)
        if other.primaryValue != row.primaryValue:
            if other.isReported == row.isReported:
                message = (
                    f"{CODES[row.reporterCode]} {row.flowCode} {row.period} "
                    f"{row.cmdCode} came twice: {other.primaryValue:,.0f} and "
                    f"{row.primaryValue:,.0f}"
                )
                raise ServiceError(query, message, field="data.primaryValue")
            found[key] = max(other, row, key=lambda one: one.isReported)
    return [*found.values()]


def _dashed(period: str) -> str:
    return f"{period[:4]}-{period[4:]}".removesuffix("-")


def _flow(code: str, *, by_china: bool) -> str:
    """Return a flow as the five see it: what China exports is what they import."""
    return "exports" if (code == "X") != by_china else "imports"


def _as_ours(row: _Row, kind: Kind) -> dict[str, object]:
    """Return a row as ours: seen from the Central Asian side, in millions."""
    by_china = row.reporterCode == CHINA
    what = "exports (FOB)" if row.flowCode == "X" else "imports (CIF)"
    who = codes.country_name(CODES[row.reporterCode])
    made: dict[str, object] = {
        "reporter": "china_customs" if by_china else "national",
        "country": CODES[row.partnerCode if by_china else row.reporterCode],
        "period": _dashed(row.period),
        "flow": _flow(row.flowCode, by_china=by_china),
        "source_id": f"{NAME}-{CODES[row.reporterCode].lower()}-{kind}",
        "value_usd_mn": round(row.primaryValue / 1e6, 3),
        "obs_status": "A",
        "note": f"{what} reported by {who}, {row.classificationCode}; "
        "converted from USD",
    }
    if kind == "chapters":
        return made | {
            "classification": "HS",
            "product": CHAPTERS[row.cmdCode],
            "product_code": row.cmdCode,
        }
    return made | {"variant": "updated", "rounding_usd_mn": 0.0005}


def _source(row: _Row, kind: Kind) -> Row:
    """Return the record of one reporter: a question to which no key is needed."""
    reporter = CODES[row.reporterCode]
    partners = FIVE if reporter == "CHN" else (CHINA,)
    whom = "the five countries" if reporter == "CHN" else "China"
    return source(
        f"{NAME}-{reporter.lower()}-{kind}",
        f"United Nations (UN Comtrade, citing {_OFFICES[reporter]})",
        f"{codes.country_name(reporter)}: {_TITLES[kind]}, with {whom}",
        _Ask(kind, (row.reporterCode,), partners).query(_PREVIEW).url,
        origin=_OFFICES[reporter],
        licence=LICENCE,
    )
