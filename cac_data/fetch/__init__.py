"""Fresh rows from official services, stored as vintages beside the bundled tables.

:func:`fetch` asks the services, :func:`plan` tells what it would ask; `store` writes
vintages, `bulk` reads files that others publish.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd

from cac_data import codes
from cac_data.fetch import comtrade, owid, worldbank
from cac_data.fetch.client import Answer, Client, Query, ServiceError
from cac_data.fetch.store import Row, check_rows, frame_of, source_records, store
from cac_data.tables import load_table
from cac_data.vintage import home, ids, manifest

SERVICES = {service.NAME: service for service in (worldbank, comtrade, owid)}
"""Name of a service: its module, in the order in which they are asked."""

TABLES = tuple(table for service in SERVICES.values() for table in service.TABLES)
"""The tables for which there are fresh rows."""

FIRST = 1900

Found = tuple[Sequence[Row], Sequence[Row]]
"""Rows of a table, and the records of their sources."""

Progress = Callable[[Query, int, int], None]
"""Told each question, how many were answered, and how many are expected."""


@dataclass(frozen=True)
class Part:
    """What a service brought of a table: of a series, a column, a chart or a year.

    If nothing came that should have, `problem` tells; then `rows` are those that the
    newest vintage has, with their `sources`.
    """

    table: str
    query: Query
    rows: pd.DataFrame
    sources: pd.DataFrame
    problem: str = ""


@dataclass(frozen=True)
class Outcome:
    """How it went with one service.

    `vintage` holds its rows, and is new if there was anything new; `rows` counts them
    by table, `asked` the answers. `problems` tell of what nothing came while the rest
    was stored, `error` why nothing was.
    """

    service: str
    vintage: str = ""
    is_new: bool = False
    rows: Mapping[str, int] = field(default_factory=dict)
    asked: int = 0
    problems: Sequence[str] = ()
    error: str = ""


class Asking:
    """Asks a service one question after the other, and knows what it had before."""

    def __init__(
        self, name: str, since: int | None, on: datetime, progress: Progress | None
    ) -> None:
        secret = comtrade.secret() if name == comtrade.NAME else {}
        self.client = Client(secret=secret, pause=SERVICES[name].PAUSE)
        self.name, self.since, self.on, self.progress = name, since, on, progress
        self.first = f"{since or SERVICES[name].FIRST_YEAR or 0:04d}"
        self.answers: dict[str, Answer | ServiceError] = {}
        self.asked = self.expected = 0
        self.newest = (ids() or ["bundled"])[-1]
        owners = manifest(self.newest)["sources_of"] if ids() else {}
        self.mine = {source for source, owner in owners.items() if owner == name}

    def __call__(self, query: Query) -> Answer:
        """Ask and keep the answer, once, however many parts are read of it."""
        if query.file not in self.answers:
            if self.progress is not None:
                self.progress(query, self.asked, max(self.expected, self.asked + 1))
            try:
                self.answers[query.file] = self.client.get(query)
                self.asked += 1
            except ServiceError as error:
                self.answers[query.file] = error
        answer = self.answers[query.file]
        if isinstance(answer, ServiceError):
            raise answer
        return answer

    def part(
        self,
        table: str,
        where: Mapping[str, object],
        query: Query,
        read: Callable[[], Found],
        *,
        came: Found | None = None,
        is_expected: bool = False,
    ) -> Part:
        """Return what `read` brings, or `came` already, of the rows with some cells.

        Where nothing comes of what is expected, as all is that there was before, it is
        asked once more. What the descriptor does not allow is as good as nothing.
        """
        earlier = load_table(table, self.newest)
        earlier = earlier[earlier["source_id"].isin(self.mine)]
        for column, cell in where.items():
            earlier = earlier[earlier[column] == cell]
        had = bool((earlier["period"].str[:4] >= self.first).any())
        try:
            for found, sources in (came or read() for came in (came, None)):
                rows, records = frame_of(table, found), source_records(sources, self.on)
                check_rows({table: rows}, sources=records, service=self.name)
                if (rows["period"] < self.first).any():
                    message = f"sent years before {self.first}"
                    raise ServiceError(query, message)
                if len(rows) or not (had or is_expected):
                    return Part(table, query, rows, records)
                self.answers.pop(query.file, None)
            when = where.get("period", f"{self.first} and later")
            problem = f"{self.name}: no rows for {when}; asked: {query.url}"
        except ServiceError as error:
            if error.is_final:
                raise
            problem = str(error)
        except ValueError as error:  # of a row, before it was looked at in full
            told = str(error).removeprefix(f"{self.name}: ")
            problem = f"{self.name}: {told}; asked: {query.url}"
        known = load_table("sources", self.newest)
        known = known[known["source_id"].isin(earlier["source_id"])]
        return Part(table, query, earlier, known, problem)


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
    on = on or datetime.now(UTC)
    queries: list[Query] = []
    for name, wanted in _chosen(services, tables, since, on).items():
        first = since if since is not None else SERVICES[name].FIRST_YEAR
        queries += SERVICES[name].plan(tables=wanted, since=first, on=on)
    return queries


def _chosen(
    services: Sequence[str], tables: Sequence[str], since: int | None, on: datetime
) -> dict[str, list[str]]:
    """Return the services to ask, and the tables for which each is asked."""
    for name in services:
        codes.check_member("service", name, SERVICES)
    for table in tables:
        codes.check_member("tables", table, TABLES)
    if since is not None and not FIRST <= since <= on.year:
        message = f"`since`: {since} is not a year from {FIRST} to {on.year}"
        raise ValueError(message)
    chosen = {}
    for name in [name for name in SERVICES if not services or name in services]:
        has = SERVICES[name].TABLES
        chosen[name] = [table for table in has if not tables or table in tables]
        if services and not chosen[name]:
            told = f"`tables`: {name} has none of {', '.join(tables)}"
            message = f"{told}; allowed: {', '.join(has)}"
            raise ValueError(message)
    return {name: wanted for name, wanted in chosen.items() if wanted}


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
    `progress` is told before each question, `done` after each service. Raises
    `ValueError` as `plan`, and for a key that is none or too many questions; `OSError`
    if vintages cannot be written.
    """
    on = on or datetime.now(UTC)
    chosen = _chosen(services, tables, since, on)
    # All of them before the first question: a key that is none is told at once.
    askings = {name: Asking(name, since, on, progress) for name in chosen}
    for name, ask in askings.items():
        ask.expected = len(plan([name], tables=chosen[name], since=since, on=on))
        if name == comtrade.NAME and ask.expected > comtrade.A_DAY:
            message = (
                f"`since`: {since} takes {ask.expected:,} questions to comtrade, "
                f"which answers {comtrade.A_DAY} a day without a key; allowed: a later "
                f"year, fewer tables, or a key in {comtrade.KEY}"
            )
            raise ValueError(message)
    (home() / "vintages").mkdir(parents=True, exist_ok=True)
    outcomes = []
    for name, ask in askings.items():
        outcomes.append(_fetch_one(ask, chosen[name]))
        if done is not None:
            done(outcomes[-1])
    return outcomes


def _fetch_one(ask: Asking, tables: Sequence[str]) -> Outcome:
    name, module = ask.name, SERVICES[ask.name]
    first = ask.since if ask.since is not None else module.FIRST_YEAR
    try:
        parts: list[Part] = [*module.fetch(ask, tables=tables, since=first, on=ask.on)]
        problems = [part.problem for part in parts if part.problem]
        good = [part for part in parts if not part.problem and len(part.rows)]
        if not good:
            told = problems[0] if problems else f"{name}: sent no figure at all"
            return Outcome(name, asked=ask.asked, error=told)
        frames = {}
        for table in dict.fromkeys(part.table for part in good):
            rows = [part.rows for part in parts if part.table == table]
            frames[table] = pd.concat(rows, ignore_index=True)
        records = pd.concat([part.sources for part in [*good, *parts]])
        # Of what failed the earlier answers stay, as the rows do.
        bad = {part.query.file for part in parts} - {of.query.file for of in good}
        raw = [of for file, of in ask.answers.items() if file not in bad]
        before = ids()
        vintage = store(
            frames,
            sources=records.drop_duplicates("source_id"),
            raw=[answer for answer in raw if isinstance(answer, Answer)],
            service=name,
            on=ask.on,
            stays=bool(problems),
        )
    except (ValueError, OSError) as error:
        # Of the service, of the rows or of the disk: each names what is wrong.
        text = str(error) if str(error).startswith(name) else f"{name}: {error}"
        return Outcome(name, asked=ask.asked, error=text)
    counts, is_new = (
        {of: len(rows) for of, rows in frames.items()},
        vintage not in before,
    )
    return Outcome(name, vintage, is_new, counts, ask.asked, tuple(problems))
