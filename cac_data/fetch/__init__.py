"""Fresh rows from official services, stored as vintages beside the bundled tables.

Each service is a module that gives its questions; all else is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd

from cac_data import codes
from cac_data.fetch import comtrade, owid, worldbank
from cac_data.fetch.client import Answer, Client, Query, Question, ServiceError
from cac_data.fetch.store import check_rows, frame_of, source_records, store
from cac_data.tables import load_table
from cac_data.vintage import home, ids, manifest, newest

SERVICES = {service.NAME: service for service in (worldbank, comtrade, owid)}
"""Name of a service: its module, in the order in which they are asked."""


@dataclass
class Outcome:
    """How it went with one service.

    `rows` counts those of the `vintage` by table, `asked` the requests. `problems` tell
    of what nothing came while the rest was stored, `error` why nothing was.
    """

    service: str
    vintage: str = ""
    is_new: bool = False
    rows: Mapping[str, int] = field(default_factory=dict)
    asked: int = 0
    problems: Sequence[str] = ()
    error: str = ""


def plan(
    services: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    since: int | None = None,
    on: datetime | None = None,
) -> list[Query]:
    """Return what would be asked of services, by default all, for tables; nothing is.

    `since` is the first year. Raises `ValueError` for unknown names or years.
    """
    askings = _askings(services, tables, since, on or datetime.now(UTC))
    return [query for asking in askings for query in _queries(asking.questions)]


def fetch(
    services: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    since: int | None = None,
    on: datetime | None = None,
) -> Iterator[Outcome]:
    """Bring fresh rows from services, each as a vintage when its outcome is taken.

    One that fails changes nothing of what was there. Raises `ValueError` as `plan`, and
    for a key that is none; `OSError` if vintages cannot be written.
    """
    askings = _askings(services, tables, since, on or datetime.now(UTC))
    (home() / "vintages").mkdir(parents=True, exist_ok=True)
    return (asking.outcome() for asking in askings)


def _askings(
    services: Sequence[str], tables: Sequence[str], since: int | None, on: datetime
) -> list[_Asking]:
    for name in services:
        codes.check_member("service", name, SERVICES)
    known = [table for of in services or SERVICES for table in SERVICES[of].TABLES]
    for table in tables:
        codes.check_member("tables", table, known)
    if since is not None and not 1900 <= since <= on.year:
        message = f"`since`: {since} is not a year from 1900 to {on.year}"
        raise ValueError(message)
    tables = tables or known
    chosen = [name for name, of in SERVICES.items() if {*tables} & {*of.TABLES}]
    return [_Asking(name, tables, since, on) for name in chosen]


def _queries(questions: Iterable[Question]) -> list[Query]:
    return list(dict.fromkeys(query for of in questions for query in of.queries))


class _Asking:
    """Asks a service all its questions, and stores what comes."""

    def __init__(
        self, name: str, tables: Sequence[str], since: int | None, on: datetime
    ) -> None:
        service = SERVICES[name]
        first = service.FIRST_YEAR if since is None else since
        self.questions = [*service.questions(tables=tables, since=first, on=on)]
        secret = comtrade.secret() if name == comtrade.NAME else {}
        self.client = Client(secret=secret, pause=service.PAUSE)
        self.name, self.since, self.on = name, since, on
        self.first = f"{first or 0:04d}"
        self.answers: dict[Query, Answer | ServiceError] = {}

    def outcome(self) -> Outcome:
        """Store all that comes; where something did not, the rows before it stay."""
        found, before = Outcome(self.name), ids()
        try:
            found.asked = self.ask(self.questions)
            missing = [of for of in self.questions if of.problem or self.is_due(of)]
            found.asked += self.ask(missing)
            for question in missing:
                if not len(question.rows):
                    when = question.where.get("period", f"{self.first} and later")
                    told = f"no rows for {when}; asked: {question.queries[-1].url}"
                    question.problem = question.problem or told
                    question.rows = self.earlier(question)
            problems = [of.problem for of in self.questions if of.problem]
            good = [of for of in self.questions if len(of.rows) and not of.problem]
            if not good:
                message = [*problems, "sent no figure at all"][0]
                raise ValueError(message)
            frames = {}
            for table in dict.fromkeys(of.table for of in good):
                rows = [of.rows for of in self.questions if of.table == table]
                frames[table] = pd.concat([of for of in rows if len(of)])
            found.vintage = store(
                frames,
                sources=pd.concat([of.sources for of in good]).drop_duplicates(),
                raw=[self.answer(query) for query in _queries(good)],
                service=self.name,
                on=self.on,
            )
            found.is_new = found.vintage not in before
            found.rows = {table: len(rows) for table, rows in frames.items()}
            found.problems = tuple(f"{self.name}: {problem}" for problem in problems)
        except (ValueError, OSError) as error:
            found.error = f"{self.name}: {error}"
        return found

    def ask(self, questions: Sequence[Question]) -> int:
        """Ask each query once, then read all; return how many queries there were."""
        queries = _queries(questions)
        for query in queries:
            try:
                self.answers[query] = self.client.get(query)
            except ServiceError as error:
                if error.is_final:
                    raise
                self.answers[query] = error
        for question in questions:
            self.read(question)
        return len(queries)

    def answer(self, query: Query) -> Answer:
        """Return what came, or raise why nothing did."""
        answer = self.answers[query]
        if isinstance(answer, ServiceError):
            raise answer
        return answer

    def read(self, question: Question) -> None:
        """Take the rows that came; what the descriptor does not allow is a problem."""
        table, query, question.problem = question.table, question.queries[-1], ""
        try:
            found, sources = question.read(self.answer)
            rows, records = frame_of(table, found), source_records(sources, self.on)
            check_rows({table: rows, "sources": records})
            if (rows["period"] < self.first).any():
                raise ServiceError(query, f"sent years before {self.first}")
            question.rows, question.sources = rows, records
        except ServiceError as error:
            question.problem = str(error)
        except ValueError as error:
            question.problem = f"{error}; asked: {query.url}"

    def is_due(self, question: Question) -> bool:
        """Tell whether rows are missing.

        There have to be some where some were before, between full periods, and of a
        series or a column of which nobody said since when.
        """
        if len(question.rows):
            return False
        if (self.earlier(question)["period"].str[:4] >= self.first).any():
            return True
        if not question.series:
            return self.since is None
        series = [of for of in self.questions if of.series == question.series]
        full = [of.where["period"] for of in series if len(of.rows)]
        return bool(full) and min(full) < question.where["period"] < max(full)

    def earlier(self, question: Question) -> pd.DataFrame:
        """Return the rows that the newest vintage has of what a question asks for."""
        rows = load_table(question.table, newest())
        owners = manifest(newest())["sources_of"]
        is_asked = rows["source_id"].map(owners) == self.name
        for column, cell in question.where.items():
            is_asked &= rows[column] == cell
        return rows[is_asked]
