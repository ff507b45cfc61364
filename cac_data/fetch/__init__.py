"""Fresh rows from official services, stored as vintages beside the bundled tables.

Each service is a module that gives its questions; how they are asked, checked and
stored is the same for all. `store` writes vintages, `bulk` reads files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

import pandas as pd

from cac_data import codes
from cac_data.fetch import comtrade, owid, worldbank
from cac_data.fetch.client import Answer, Client, Query, Question, ServiceError
from cac_data.fetch.store import check_rows, frame_of, source_records, store
from cac_data.tables import load_table
from cac_data.vintage import home, ids, manifest, newest

SERVICES = {service.NAME: service for service in (worldbank, comtrade, owid)}
"""Name of a service: its module, in the order in which they are asked."""

TABLES = tuple(table for service in SERVICES.values() for table in service.TABLES)
"""The tables for which there are fresh rows."""

FIRST = 1900

Progress = Callable[[Query, int, int], None]
"""Told each request, how many were answered, and how many are expected."""


@dataclass(frozen=True)
class Outcome:
    """How it went with one service.

    `vintage` holds its rows, and is new if there was anything new; `rows` counts them
    by table, `asked` the requests. `problems` tell of what nothing came while the rest
    was stored, `error` why nothing was.
    """

    service: str
    vintage: str = ""
    is_new: bool = False
    rows: Mapping[str, int] = field(default_factory=dict)
    asked: int = 0
    problems: Sequence[str] = ()
    error: str = ""


class _Part(NamedTuple):
    """What came of a question: rows with their sources, none, or a problem."""

    question: Question
    rows: pd.DataFrame
    sources: pd.DataFrame
    problem: str = ""


def plan(
    services: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    since: int | None = None,
    on: datetime | None = None,
) -> list[Query]:
    """Return what would be asked of services, by default all, for tables; nothing is.

    `since` is the first year, by default what suits each service; `on` is today.
    Raises `ValueError` for unknown names, or a year that is none.
    """
    askings = _askings(services, tables, since, on or datetime.now(UTC))
    return [query for asking in askings for query in _queries(asking.questions)]


def fetch(
    services: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    since: int | None = None,
    on: datetime | None = None,
    progress: Progress | None = None,
    done: Callable[[Outcome], None] | None = None,
) -> list[Outcome]:
    """Bring fresh rows from services, each as a vintage of its own.

    If one fails, that changes nothing of what was there, and the others are asked.
    `progress` is told before each request, `done` after each service. Raises
    `ValueError` as `plan`, and for a key that is none; `OSError` if vintages cannot be
    written.
    """
    askings = _askings(services, tables, since, on or datetime.now(UTC))
    (home() / "vintages").mkdir(parents=True, exist_ok=True)
    outcomes = []
    for asking in askings:
        asking.progress = progress
        outcomes.append(asking.outcome())
        if done is not None:
            done(outcomes[-1])
    return outcomes


def _askings(
    services: Sequence[str], tables: Sequence[str], since: int | None, on: datetime
) -> list[_Asking]:
    for name in services:
        codes.check_member("service", name, SERVICES)
    for table in tables:
        asked = [SERVICES[name].TABLES for name in services] or [TABLES]
        codes.check_member("tables", table, [name for of in asked for name in of])
    if since is not None and not FIRST <= since <= on.year:
        message = f"`since`: {since} is not a year from {FIRST} to {on.year}"
        raise ValueError(message)
    chosen = []
    for name in SERVICES:
        wanted = [of for of in SERVICES[name].TABLES if not tables or of in tables]
        if wanted and (not services or name in services):
            chosen.append(_Asking(name, wanted, since, on))
    return chosen


def _queries(questions: Iterable[Question]) -> list[Query]:
    return list(dict.fromkeys(query for of in questions for query in of.queries))


class _Asking:
    """Asks a service all its questions, and stores what comes."""

    progress: Progress | None = None

    def __init__(
        self, name: str, tables: Sequence[str], since: int | None, on: datetime
    ) -> None:
        service = SERVICES[name]
        first = since if since is not None else service.FIRST_YEAR
        self.questions = [*service.questions(tables=tables, since=first, on=on)]
        secret = comtrade.secret() if name == comtrade.NAME else {}
        self.client = Client(secret=secret, pause=service.PAUSE)
        self.name, self.since, self.on = name, since, on
        self.first = f"{first or 0:04d}"
        self.answers: dict[Query, Answer | ServiceError] = {}
        self.asked_again: set[Query] = set()
        self.asked = 0

    def outcome(self) -> Outcome:
        """Store all that comes; where something did not, the rows before it stay."""
        try:
            parts = [self.part(question) for question in self.questions]
            parts = [self.once_more(part, parts) for part in parts]
            problems = tuple(part.problem for part in parts if part.problem)
            good = [part for part in parts if len(part.rows)]
            if not good:
                told = [*problems, f"{self.name}: sent no figure at all"]
                return Outcome(self.name, asked=self.asked, error=told[0])
            rows: dict[str, list[pd.DataFrame]] = {of.question.table: [] for of in good}
            for part in parts:
                stays = self.earlier(part.question) if part.problem else part.rows
                rows.get(part.question.table, []).append(stays)
            frames = {of: pd.concat(rows[of], ignore_index=True) for of in rows}
            records = pd.concat([part.sources for part in good])
            before = ids()
            vintage = store(
                frames,
                sources=records.drop_duplicates("source_id"),
                raw=[self(query) for query in _queries(of.question for of in good)],
                service=self.name,
                on=self.on,
            )
        except (ValueError, OSError) as error:
            # Of the service, of the rows or of the disk: each names what is wrong.
            return Outcome(self.name, asked=self.asked, error=self.told(error))
        counts = {table: len(frame) for table, frame in frames.items()}
        is_new = vintage not in before
        return Outcome(self.name, vintage, is_new, counts, self.asked, problems)

    def told(self, error: Exception) -> str:
        """Return the words of an error; it begins with the service."""
        return f"{self.name}: {str(error).removeprefix(f'{self.name}: ')}"

    def __call__(self, query: Query) -> Answer:
        """Ask and keep the answer, once, however many parts are read of it."""
        if query not in self.answers:
            if self.progress is not None:
                expected = len(_queries(self.questions)) + len(self.asked_again)
                self.progress(query, self.asked, expected)
            self.asked += 1
            try:
                self.answers[query] = self.client.get(query)
            except ServiceError as error:
                self.answers[query] = error
        answer = self.answers[query]
        if isinstance(answer, ServiceError):
            raise answer
        return answer

    def part(self, question: Question) -> _Part:
        """Return what comes; what the descriptor does not allow is a problem."""
        query, table = question.queries[-1], question.table
        try:
            found, sources = question.read(self)
            rows, records = frame_of(table, found), source_records(sources, self.on)
            check_rows({table: rows, "sources": records}, service=self.name)
            if not (rows["period"] < self.first).any():
                return _Part(question, rows, records)
            problem = f"{self.name}: sent years before {self.first}; asked: {query.url}"
        except ServiceError as error:
            if error.is_final:
                raise
            problem = str(error)
        except ValueError as error:
            problem = f"{self.told(error)}; asked: {query.url}"
        return _Part(question, frame_of(table, []), frame_of("sources", []), problem)

    def once_more(self, part: _Part, parts: Sequence[_Part]) -> _Part:
        """Return a part, asked for again if it failed or is empty and should not be."""
        question = part.question
        if len(part.rows) or not (part.problem or self.is_due(question, parts)):
            return part
        for query in {*question.queries} - self.asked_again:
            self.asked_again.add(query)
            self.answers.pop(query, None)
        part = self.part(question)
        if len(part.rows) or part.problem:
            return part
        when = question.where.get("period", f"{self.first} and later")
        told = f"{self.name}: no rows for {when}; asked: {question.queries[-1].url}"
        return part._replace(problem=told)

    def is_due(self, question: Question, parts: Sequence[_Part]) -> bool:
        """Tell whether there have to be rows.

        There have to where some were before, between full periods, and of a series or a
        column of which nobody said since when.
        """
        if (self.earlier(question)["period"].str[:4] >= self.first).any():
            return True
        if not question.series:
            return self.since is None
        full = [
            str(part.question.where["period"])
            for part in parts
            if part.question.series == question.series and len(part.rows)
        ]
        return bool(full) and min(full) < str(question.where["period"]) < max(full)

    def earlier(self, question: Question) -> pd.DataFrame:
        """Return the rows that the newest vintage has of what a question asks for."""
        owners = manifest(newest())["sources_of"]
        mine = [source for source, owner in owners.items() if owner == self.name]
        rows = load_table(question.table, newest())
        rows = rows[rows["source_id"].isin(mine)]
        for column, cell in question.where.items():
            rows = rows[rows[column] == cell]
        return rows
