"""Which services are asked for what, and what is made of their answers.

Each service is a module that gives its questions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd

from cac_data import vintage
from cac_data.fetch import comtrade, owid, worldbank
from cac_data.fetch.client import Answer, Client, Query, Question
from cac_data.fetch.store import Sent, check_rows, frame_of, records_of, store_vintage
from cac_data.tables import table_of
from cac_data.validate import check_member

SERVICES = {service.NAME: service for service in (worldbank, comtrade, owid)}
"""Name of a service: its module, in the order in which they are asked."""


def plan(
    services: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    since: int | None = None,
    on: datetime | None = None,
) -> list[Asking]:
    """Return what will be asked of services, by default all; refuse what is unknown."""
    on = on or datetime.now(UTC)
    for name in services:
        check_member("service", name, SERVICES)
    names = services or SERVICES
    offered = [table for name in names for table in SERVICES[name].TABLES]
    for table in tables:
        check_member("tables", table, offered)
    if since is not None and not 1900 <= since <= on.year:
        message = f"`since`: {since} is not a year from 1900 to {on.year}"
        raise ValueError(message)
    chosen = {*(tables or offered)}
    askings = []
    for name, service in SERVICES.items():
        if name in names and chosen.intersection(service.TABLES):
            askings.append(Asking(name, chosen, since, on))
    return askings


@dataclass
class Outcome:
    """How it went with one service; `error`: why nothing at all was stored."""

    vintage: str = ""
    is_new: bool = False
    rows: Mapping[str, int] = field(default_factory=dict)
    asked: int = 0
    problems: Sequence[str] = ()
    error: str = ""


class Asking:
    """What is asked of one service, `service` by name, and what comes of it.

    `queries` are the requests that are sent, each once. `bring` sends them and stores
    what comes as a vintage.
    """

    def __init__(
        self, name: str, tables: Collection[str], since: int | None, on: datetime
    ) -> None:
        service = SERVICES[name]
        self.service = name
        self._since = since
        self._on = on
        self._first = str(since or service.FIRST_YEAR)
        self._questions = [
            question
            for question in service.questions(since, on)
            if question.table in tables
        ]
        queries = [query for part in self._questions for query in part.queries]
        self.queries = list(dict.fromkeys(queries))  # each once
        secret = comtrade.secret() if name == comtrade.NAME else {}
        self._client = Client(secret=secret, pause=service.PAUSE)

    def bring(self) -> Outcome:
        """Store all that comes; where something did not, the rows before it stay."""
        outcome = Outcome()
        before = vintage.ids()
        try:
            outcome.asked = self._ask_all()
            outcome.problems = [
                question.problem for question in self._questions if question.problem
            ]
            sent = self._sent()
            outcome.vintage = store_vintage(sent, on=self._on)
            outcome.is_new = outcome.vintage not in before
            outcome.rows = {table: len(rows) for table, rows in sent.frames.items()}
        except (ValueError, OSError) as error:
            outcome.error = str(error)
            outcome.problems = ()
        return outcome

    def _ask_all(self) -> int:
        """Ask all, and once more what did not come; return how many queries it took.

        Where it does not come then, the question has the rows of the newest vintage.
        """
        count = self._send_queries(self._questions)
        missing = [
            question
            for question in self._questions
            if question.problem or self._is_due(question)
        ]
        count += self._send_queries(missing)
        for question in missing:
            if question.rows.empty:
                period = question.where.get("period", f"{self._first} and later")
                url = question.queries[-1].url
                problem = f"no rows for {period}; asked: {url}"
                question.problem = question.problem or problem
                question.rows = self._earlier(question)
        return count

    def _send_queries(self, questions: Sequence[Question]) -> int:
        """Ask each query once and read what comes; return how many queries it took."""
        answers: dict[Query, Answer] = {}
        for question in questions:
            for query in question.queries:
                if query not in answers:
                    answers[query] = self._client.get(query)
            question.answers = [answers[query] for query in question.queries]
            try:
                self._read(question)
                question.problem = ""
            except ValueError as error:
                part = ", ".join(question.where.values())
                url = question.queries[-1].url
                question.problem = f"{part}: {error}; asked: {url}"
        return len(answers)

    def _read(self, question: Question) -> None:
        """Take the rows that came; `ValueError` if the descriptor allows them not."""
        for answer in question.answers:
            if answer.problem:
                raise ValueError(answer.problem)
        rows, records = question.read(question)
        if not rows:
            return
        frame = frame_of(question.table, rows)
        sources = records_of(records, self._on)
        described = {*sources["source_id"]}
        check_rows(question.table, frame, described)
        check_rows("sources", sources, described)
        question.rows = frame[frame["period"] >= self._first]
        question.sources = sources

    def _is_due(self, question: Question) -> bool:
        """Tell whether rows are missing: where some were, or between full periods."""
        if len(question.rows):
            return False
        if (self._earlier(question)["period"].str[:4] >= self._first).any():
            return True
        if not question.series:
            return self._since is None
        with_rows = [
            part.where["period"]
            for part in self._questions
            if part.series == question.series and len(part.rows)
        ]
        if not with_rows:
            return False
        return bool(min(with_rows) < question.where["period"] < max(with_rows))

    def _earlier(self, question: Question) -> pd.DataFrame:
        """Return the rows that the newest vintage has of what a question asks for."""
        newest = vintage.newest()
        rows = table_of(question.table, newest)
        owners = vintage.manifest(newest)["sources_of"]
        is_asked = rows["source_id"].map(owners) == self.service
        for column, cell in question.where.items():
            is_asked &= rows[column] == cell
        return rows[is_asked]

    def _sent(self) -> Sent:
        """Return all rows together; `ValueError` where nothing at all came."""
        good = [
            question
            for question in self._questions
            if len(question.rows) and not question.problem
        ]
        if not good:
            problems = [part.problem for part in self._questions if part.problem]
            raise ValueError(problems[0] if problems else "sent no figure at all")
        frames = {}
        for table in dict.fromkeys(question.table for question in good):
            # Also the earlier rows of what did not come.
            rows = [part.rows for part in self._questions if part.table == table]
            frames[table] = pd.concat([part for part in rows if len(part)])
        sources = pd.concat([question.sources for question in good])
        answers = [answer for question in good for answer in question.answers]
        return Sent(
            self.service,
            frames,
            sources.drop_duplicates(),
            list(dict.fromkeys(answers)),
        )
