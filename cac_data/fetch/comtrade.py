"""UN Comtrade: what China and the five each say of their trade with one another.

Without a key the service gives a preview: one period and 500 rows an answer. With one
it gives twelve periods and 250,000 rows.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from cac_data import codes
from cac_data.fetch.chapters import chapter_name
from cac_data.fetch.queries import Answer, Query, ServiceError, address, base_address
from cac_data.fetch.rows import (
    Fetched,
    Model,
    frame_of,
    read_json,
    read_model,
    source_records,
)

__all__ = [
    "A_DAY",
    "HOST",
    "KEY",
    "LICENCE",
    "NAME",
    "PAUSE",
    "TABLES",
    "fetch",
    "plan",
    "secret",
]

NAME = "comtrade"
HOST = "https://comtradeapi.un.org"
TABLES = ("bilateral_trade", "trade_composition")
PAUSE = 1.2
"""Seconds between two questions: without a key about one a second is answered."""

KEY = "COMTRADE_API_KEY"
"""The variable of the environment in which a key is looked for."""

LICENCE = "UN Comtrade terms of use"

CHINA = 156
CODES = {398: "KAZ", 417: "KGZ", 762: "TJK", 795: "TKM", 860: "UZB", CHINA: "CHN"}
"""Code of a country at UN Comtrade: code here."""

FIVE = tuple(code for code in CODES if code != CHINA)
_FLOWS = ("M", "X")

# First year of what is asked for, where nobody says: the totals as far back as the
# five exist, chapters from where the bundled tables have none, months of last year.
_TOTALS_SINCE, _CHAPTERS_SINCE, _MONTHS_BACK = 1992, 2016, 1

_OFFICES = {
    "CHN": "General Administration of Customs of China",
    "KAZ": "Bureau of National Statistics of Kazakhstan",
    "KGZ": "National Statistical Committee of the Kyrgyz Republic",
    "TJK": "Agency on Statistics of Tajikistan",
    "TKM": "State Committee of Turkmenistan on Statistics",
    "UZB": "National Statistics Committee of Uzbekistan",
}

A_DAY = 500
"""Questions that are answered in a day without a key."""

Kind = Literal["totals", "months", "chapters"]
_TITLES = {
    "totals": "merchandise trade, years",
    "months": "merchandise trade, months",
    "chapters": "merchandise trade by HS chapter, years",
}


@dataclass(frozen=True)
class _Access:
    """What the service gives: path, periods and rows an answer."""

    path: tuple[str, ...]
    periods: int
    rows: int


_PREVIEW = _Access(("public", "v1", "preview"), periods=1, rows=500)
_WITH_KEY = _Access(("data", "v1", "get"), periods=12, rows=250_000)


@dataclass(frozen=True)
class _Ask:
    """A question: who reports trade with whom, when."""

    kind: Kind
    reporters: tuple[int, ...]
    partners: tuple[int, ...]
    flows: tuple[str, ...]
    periods: tuple[str, ...]

    def query(self, base: str, access: _Access) -> Query:
        url = _address(self, base, access.path, access.rows)
        who = "all" if len(self.reporters) == len(CODES) else _names(self.reporters)
        with_ = "" if len(self.partners) in (1, 5, 6) else f"-{_names(self.partners)}"
        flows = "" if self.flows == _FLOWS else f"-{self.flows[0].lower()}"
        first, last = self.periods[0], self.periods[-1]
        span = first if first == last else f"{first}-{last}"
        return Query(NAME, f"{self.kind}-{who}{with_}{flows}-{span}", url)

    def halves(self) -> list[_Ask]:
        """Return two smaller questions; none if it cannot be divided."""
        for part in ("periods", "flows", "partners", "reporters"):
            whole = getattr(self, part)
            if len(whole) > 1:
                middle = len(whole) // 2
                both = (whole[:middle], whole[middle:])
                return [replace(self, **{part: half}) for half in both]
        return []


def _names(numbers: Sequence[int]) -> str:
    if set(numbers) == set(FIVE):
        return "five"
    return "+".join(CODES[number].lower() for number in numbers)


def _address(ask: _Ask, base: str, path: tuple[str, ...], rows: int) -> str:
    often = "M" if ask.kind == "months" else "A"
    when = {"period": ask.periods} if ask.periods else {}
    return address(
        base,
        *path,
        "C",
        often,
        "HS",
        reporterCode=ask.reporters,
        partnerCode=ask.partners,
        **when,
        cmdCode="AG2" if ask.kind == "chapters" else "TOTAL",
        flowCode=ask.flows,
        # Totals over second partners, customs procedures and modes of transport.
        partner2Code=0,
        customsCode="C00",
        motCode=0,
        maxRecords=rows,
    )


def secret() -> dict[str, str]:
    """Return the header with the key, if the environment has one."""
    key = os.environ.get(KEY, "").strip()
    return {"Ocp-Apim-Subscription-Key": key} if key else {}


def _access() -> _Access:
    return _WITH_KEY if secret() else _PREVIEW


def plan(*, tables: Sequence[str], since: int | None, on: datetime) -> list[Query]:
    """Return what would be asked; an answer that is full is asked for in two halves.

    Parameters
    ----------
    tables
        Of `TABLES`.
    since
        First year; None for the usual: 1992 for the totals of years, 2016 for
        chapters, last year for months.
    on
        The day; nothing after it is asked for.

    Returns
    -------
    list of Query
    """
    base, access = base_address(NAME, HOST), _access()
    return [ask.query(base, access) for ask in _asks(tables, since, on, access)]


def _asks(
    tables: Sequence[str], since: int | None, on: datetime, access: _Access
) -> list[_Ask]:
    def years(usual: int) -> list[str]:
        first = usual if since is None else since
        return [str(year) for year in range(first, on.year + 1)]

    asks: list[_Ask] = []
    every = tuple(CODES)
    if "bilateral_trade" in tables:
        # The trade of the five with each other comes along, which costs no question.
        asks += [
            _Ask("totals", every, every, _FLOWS, periods)
            for periods in _parts(years(_TOTALS_SINCE), access.periods)
        ]
        months = [
            f"{year}{month:02d}"
            for year in years(on.year - _MONTHS_BACK)
            for month in range(1, 13)
            if (int(year), month) < (on.year, on.month)
        ]
        asks += [
            _Ask("months", every, every, _FLOWS, periods)
            for periods in _parts(months, access.periods)
        ]
    if "trade_composition" in tables:
        # 99 chapters of five countries are 495 rows: as many as a preview shows.
        sides = (((CHINA,), FIVE), (FIVE, (CHINA,)))
        each = [_FLOWS] if access is _WITH_KEY else [(flow,) for flow in _FLOWS]
        asks += [
            _Ask("chapters", reporters, partners, flows, periods)
            for periods in _parts(years(_CHAPTERS_SINCE), access.periods)
            for reporters, partners in sides
            for flows in each
        ]
    return asks


def _parts(periods: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(periods[at : at + size]) for at in range(0, len(periods), size)]


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

    def is_total(self) -> bool:
        """Tell a total from a part by second partner, procedure or transport."""
        return (
            self.partner2Code in (None, 0)
            and self.customsCode in (None, "C00")
            and self.motCode in (None, 0)
        )


class _Body(Model):
    count: int
    data: list[_Row]
    error: str | None = None


def fetch(
    ask: Callable[[Query], Answer],
    *,
    tables: Sequence[str],
    since: int | None,
    on: datetime,
) -> Fetched:
    """Ask for all and return the rows.

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
    base, access = base_address(NAME, HOST), _access()
    waiting = deque(_asks(tables, since, on, access))
    rows: dict[str, list[dict[str, object]]] = {table: [] for table in tables}
    sources: dict[str, dict[str, object]] = {}
    while waiting:
        one = waiting.popleft()
        query = one.query(base, access)
        found = _read(ask(query), one)
        if len(found) >= access.rows:
            halves = one.halves()
            if not halves:
                message = f"has more rows than it shows, {access.rows:,}"
                raise ServiceError(query, message, field="count")
            waiting.extendleft(reversed(halves))
            continue
        for row in _once(query, found):
            record = _source(row, one.kind, base)
            sources[str(record["source_id"])] = record
            table = "trade_composition" if one.kind == "chapters" else "bilateral_trade"
            rows[table].append(_as_ours(row, one.kind))
    frames = {table: frame_of(table, made) for table, made in rows.items()}
    return Fetched(frames, source_records([*sources.values()], on=on))


def _read(answer: Answer, asked: _Ask) -> list[_Row]:
    """Return all rows of an answer, once each is one that was asked for."""
    body = read_model(answer, _Body, read_json(answer))
    if body.error:
        told = " ".join(body.error.split())[:200]
        raise ServiceError(answer.query, f"refused: {told}", field="error")
    if body.count != len(body.data):
        message = f"says {body.count:,} and sent {len(body.data):,} rows"
        raise ServiceError(answer.query, message, field="count")
    often = "M" if asked.kind == "months" else "A"
    allowed: dict[str, tuple[object, ...]] = {
        "freqCode": (often,),
        "reporterCode": asked.reporters,
        "partnerCode": asked.partners,
        "flowCode": asked.flows,
        "period": asked.periods,
    }
    for place, row in enumerate(body.data):
        for field, values in allowed.items():
            given = getattr(row, field)
            if given not in values:
                message = f"{given!r} was not asked for"
                raise ServiceError(answer.query, message, field=f"data.{place}.{field}")
        is_chapter = len(row.cmdCode) == 2 and row.cmdCode.isdigit()
        if is_chapter != (asked.kind == "chapters") or not (
            is_chapter or row.cmdCode == "TOTAL"
        ):
            message = f"{row.cmdCode!r} was not asked for"
            raise ServiceError(answer.query, message, field=f"data.{place}.cmdCode")
    return body.data


def _once(query: Query, rows: list[_Row]) -> list[_Row]:
    """Return the totals of trade with China, each once.

    The service may give one both as reported and as added up; the report counts.
    """
    found: dict[tuple[object, ...], _Row] = {}
    for place, row in enumerate(rows):
        if not row.is_total() or (row.reporterCode == CHINA) == (
            row.partnerCode == CHINA
        ):
            continue
        key = (row.reporterCode, row.partnerCode, row.flowCode, row.period, row.cmdCode)
        other = found.setdefault(key, row)
        if other is row or other.primaryValue == row.primaryValue:
            continue
        if other.isReported == row.isReported:
            message = (
                f"{CODES[row.reporterCode]} {row.flowCode} {row.period} {row.cmdCode} "
                f"came twice: {other.primaryValue:,.0f} and {row.primaryValue:,.0f}"
            )
            raise ServiceError(query, message, field=f"data.{place}.primaryValue")
        if row.isReported:
            found[key] = row
    return [*found.values()]


def _source_id(row: _Row, kind: Kind) -> str:
    return f"{NAME}-{CODES[row.reporterCode].lower()}-{kind}"


def _as_ours(row: _Row, kind: Kind) -> dict[str, object]:
    """Return a row as ours: seen from the Central Asian side, in millions."""
    by_china = row.reporterCode == CHINA
    made: dict[str, object] = {
        "reporter": "china_customs" if by_china else "national",
        "country": CODES[row.partnerCode if by_china else row.reporterCode],
        "period": f"{row.period[:4]}-{row.period[4:]}".removesuffix("-"),
        # What China exports is what the other side imports.
        "flow": "exports" if (row.flowCode == "X") != by_china else "imports",
        "source_id": _source_id(row, kind),
        "value_usd_mn": round(row.primaryValue / 1e6, 3),
        "obs_status": "A",
        "note": f"{_counted(row)}, {row.classificationCode}; converted from USD",
    }
    if kind == "chapters":
        return made | {
            "classification": "HS",
            "product": chapter_name(row.cmdCode),
            "product_code": row.cmdCode,
        }
    return made | {"variant": "updated", "rounding_usd_mn": 0.0005}


def _counted(row: _Row) -> str:
    who = codes.country_name(CODES[row.reporterCode])
    what = "exports (FOB)" if row.flowCode == "X" else "imports (CIF)"
    return f"{what} reported by {who}"


def _source(row: _Row, kind: Kind, base: str) -> dict[str, object]:
    """Return the record of one reporter: a question to which no key is needed."""
    reporter = CODES[row.reporterCode]
    partners = FIVE if reporter == "CHN" else (CHINA,)
    ask = _Ask(kind, (row.reporterCode,), partners, _FLOWS, ())
    whom = "the five countries" if reporter == "CHN" else "China"
    name = codes.country_name(reporter)
    return {
        "source_id": _source_id(row, kind),
        "publisher": f"United Nations (UN Comtrade, citing {_OFFICES[reporter]})",
        "title": f"{name}: {_TITLES[kind]}, with {whom}",
        "url": _address(ask, base, _PREVIEW.path, _PREVIEW.rows),
        "licence": LICENCE,
        "kind": "primary",
        "origin": _OFFICES[reporter],
        "is_mirror": False,
    }
