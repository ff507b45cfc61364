"""Fresh rows from the services, each stored as a vintage of its own or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cac_data import codes
from cac_data.fetch import comtrade, owid, worldbank
from cac_data.fetch.queries import Answer, Query, ServiceError
from cac_data.fetch.rows import Fetched, filled
from cac_data.fetch.store import RawAnswer, store
from cac_data.vintage import home, ids

if TYPE_CHECKING:
    from cac_data.fetch.http import Client, Limits

__all__ = ["SERVICES", "TABLES", "Outcome", "fetch", "plan"]


@dataclass(frozen=True)
class _Service:
    """One of the services: what it has, and how it is asked."""

    tables: tuple[str, ...]
    plan: Callable[..., list[Query]]
    fetch: Callable[..., Fetched]
    first_year: int | None
    pause: float
    secret: Callable[[], dict[str, str]] = field(default=dict)


SERVICES: Mapping[str, _Service] = {
    worldbank.NAME: _Service(
        worldbank.TABLES,
        worldbank.plan,
        worldbank.fetch,
        worldbank.FIRST_YEAR,
        worldbank.PAUSE,
    ),
    comtrade.NAME: _Service(
        comtrade.TABLES,
        comtrade.plan,
        comtrade.fetch,
        None,
        comtrade.PAUSE,
        comtrade.secret,
    ),
    owid.NAME: _Service(
        owid.TABLES, owid.plan, owid.fetch, owid.FIRST_YEAR, owid.PAUSE
    ),
}
"""Name of a service: the service, in the order in which they are asked."""

TABLES = tuple(table for service in SERVICES.values() for table in service.tables)
"""The tables for which there are fresh rows."""

FIRST = 1900


@dataclass(frozen=True)
class Outcome:
    """How it went with one service.

    Attributes
    ----------
    service
        Its name.
    vintage
        The vintage that holds its rows; empty if it failed.
    is_new
        Whether there was anything new, and so a new vintage.
    rows
        Table: number of rows.
    asked
        Number of questions that were answered.
    error
        Why it failed; empty if it did not.
    """

    service: str
    vintage: str = ""
    is_new: bool = False
    rows: Mapping[str, int] = field(default_factory=dict)
    asked: int = 0
    error: str = ""


def _chosen(
    services: Sequence[str], tables: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return the services to ask, and the tables for which each is asked."""
    for name in services:
        codes.check_member("service", name, SERVICES)
    for table in tables:
        codes.check_member("tables", table, TABLES)
    asked = {
        name: tuple(table for table in service.tables if not tables or table in tables)
        for name, service in SERVICES.items()
        if not services or name in services
    }
    for name in services:
        if not asked[name]:
            message = (
                f"`tables`: {name} has none of {', '.join(tables)}; "
                f"allowed: {', '.join(SERVICES[name].tables)}"
            )
            raise ValueError(message)
    return {name: wanted for name, wanted in asked.items() if wanted}


def _since(service: _Service, since: int | None, on: datetime) -> int | None:
    if since is None:
        return service.first_year
    if not FIRST <= since <= on.year:
        message = f"`since`: {since} is not a year from {FIRST} to {on.year}"
        raise ValueError(message)
    return since


def plan(
    services: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    since: int | None = None,
    on: datetime | None = None,
) -> list[Query]:
    """Return what would be asked; nothing is.

    Parameters
    ----------
    services
        Names; all of them if none is given.
    tables
        The tables for which rows are wanted; all of them if none is given.
    since
        First year; by default what suits each service.
    on
        When, by default now.

    Returns
    -------
    list of Query

    Raises
    ------
    ValueError
        For an unknown service or table, a year that is none, or an address in the
        environment that is not safe to ask.

    Examples
    --------
    >>> [query.service for query in plan(tables=["logistics_performance"])][:2]
    ['worldbank', 'worldbank']
    """
    when = on or datetime.now(UTC)
    return [
        query
        for name, wanted in _chosen(services, tables).items()
        for query in SERVICES[name].plan(
            tables=wanted, since=_since(SERVICES[name], since, when), on=when
        )
    ]


Progress = Callable[[Query, int, int], None]
"""Told before each question: which, how many are answered, how many are expected."""


def fetch(
    services: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    since: int | None = None,
    on: datetime | None = None,
    progress: Progress | None = None,
    done: Callable[[Outcome], None] | None = None,
    limits: Limits | None = None,
) -> list[Outcome]:
    """Bring fresh rows from services, each as a vintage of its own.

    If one fails, that changes nothing of what was there, and the others are asked.

    Parameters
    ----------
    services, tables, since, on
        As `plan`.
    progress
        Told before each question.
    done
        Told after each service.
    limits
        How long and how much; see `cac_data.fetch.http.Limits`.

    Returns
    -------
    list of Outcome
        One for each service, in the order in which they were asked.

    Raises
    ------
    ValueError
        As `plan`; if the libraries that ask are not installed; for a key that is none.
    """
    when = on or datetime.now(UTC)
    chosen = _chosen(services, tables)
    expected = {
        name: len(plan([name], tables=wanted, since=since, on=when))
        for name, wanted in chosen.items()
    }
    to_comtrade = expected.get(comtrade.NAME, 0)
    if to_comtrade > comtrade.A_DAY:
        message = (
            f"`since`: {since} takes {to_comtrade:,} questions to comtrade, "
            f"which answers {comtrade.A_DAY} a day without a key; allowed: a later "
            f"year, fewer tables, or a key in {comtrade.KEY}"
        )
        raise ValueError(message)
    outcomes = []
    with ExitStack() as open_clients:
        # All of them before the first question: a key that is none is told at once.
        clients = {
            name: open_clients.enter_context(_client(name, limits)) for name in chosen
        }
        for name, wanted in chosen.items():
            asking = _Asking(clients[name], expected[name], progress)
            outcome = _fetch_one(name, wanted, since, when, asking)
            outcomes.append(outcome)
            if done is not None:
                done(outcome)
    return outcomes


def _client(name: str, limits: Limits | None) -> Client:
    try:
        from cac_data.fetch.http import Client
    except ModuleNotFoundError as error:
        message = (
            f"fetching needs {error.name}, which is not installed: "
            "pip install 'cac-data[fetch]'"
        )
        raise ValueError(message) from None
    service, folder = SERVICES[name], home() / "answers"
    try:
        return Client(
            folder, secret=service.secret(), pause=service.pause, limits=limits
        )
    except OSError as error:
        message = f"`CAC_DATA_HOME`: {folder} cannot be written ({error.strerror})"
        raise ValueError(message) from None


class _Asking:
    """Asks one question after the other, and keeps the answers."""

    def __init__(
        self, client: Client, expected: int, progress: Progress | None
    ) -> None:
        self.client, self.expected, self.progress = client, expected, progress
        self.answers: list[Answer] = []

    def __call__(self, query: Query) -> Answer:
        if self.progress is not None:
            known = max(self.expected, len(self.answers) + 1)
            self.progress(query, len(self.answers), known)
        answer = self.client.get(query)
        self.answers.append(answer)
        return answer


def _fetch_one(
    name: str,
    tables: Sequence[str],
    since: int | None,
    on: datetime,
    asking: _Asking,
) -> Outcome:
    service = SERVICES[name]
    try:
        found = service.fetch(
            asking, tables=tables, since=_since(service, since, on), on=on
        )
        last = asking.answers[-1].query
        frames = filled(found, last, in_full=since is None)
        raw = [
            RawAnswer(answer.query.file, answer.content, answer.query.url)
            for answer in asking.answers
        ]
        before = ids()
        vintage = store(frames, sources=found.sources, raw=raw, service=name, on=on)
    except ServiceError as error:
        return Outcome(name, asked=len(asking.answers), error=str(error))
    except (ValueError, OSError) as error:
        # Of the rows or of the disk: both name what is wrong.
        text = str(error) if str(error).startswith(name) else f"{name}: {error}"
        return Outcome(name, asked=len(asking.answers), error=text)
    return Outcome(
        name,
        vintage,
        is_new=vintage not in before,
        rows={table: len(frame) for table, frame in frames.items()},
        asked=len(asking.answers),
    )
