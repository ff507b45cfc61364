"""The command ``fetch``: fresh rows beside the bundled ones."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cac_data.cli.answers import give
from cac_data.cli.formats import Answer
from cac_data.cli.old_options import Form

if TYPE_CHECKING:
    from cac_data.fetch.queries import Query
    from cac_data.fetch.services import Outcome


def _split(
    _context: click.Context, _parameter: click.Parameter, given: Sequence[str]
) -> tuple[str, ...]:
    names = [name.strip() for text in given for name in text.split(",")]
    return tuple(dict.fromkeys(name for name in names if name))


@click.command()
@click.argument("services", nargs=-1, metavar="[worldbank|comtrade|owid]...")
@click.option(
    "--tables",
    multiple=True,
    callback=_split,
    metavar="A,B",
    help="Only rows for these tables; may be given several times.",
)
@click.option(
    "--since",
    type=int,
    metavar="Y",
    help="First year. Default: what suits each service. Earlier years of these tables "
    "are not in the new vintage, so that a series is of one edition.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be asked, and stop.")
@click.option("--list", "listed", is_flag=True, help="List the vintages there are.")
@click.option(
    "--prune", is_flag=True, help="Remove all but the newest vintages, see --keep."
)
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help="How many vintages --prune leaves.",
)
@click.option("--quiet", is_flag=True, help="Say only what went wrong.")
def fetch(
    services: tuple[str, ...],
    tables: tuple[str, ...],
    since: int | None,
    dry_run: bool,
    listed: bool,
    prune: bool,
    keep: int,
    quiet: bool,
) -> None:
    """Bring fresh rows from official services as a dated vintage.

    The bundled tables stay as they are; `data: latest` in a scenario and
    `load_table(..., vintage="latest")` add the fresh rows. UN Comtrade takes a key from
    the variable COMTRADE_API_KEY. Exit code 1 if a service failed: what was fetched
    before stays, and so do the services that did not fail.
    """
    if sum((dry_run, listed, prune)) > 1:
        message = "`--dry-run`, `--list` and `--prune` are three things: choose one"
        raise ValueError(message)
    if (listed or prune) and (services or tables or since is not None):
        message = "`--list` and `--prune` go for all vintages: name nothing beside them"
        raise ValueError(message)
    if listed:
        _list()
    elif prune:
        _prune(keep)
    elif dry_run:
        _tell_plan(services, tables, since)
    else:
        _fetch(services, tables, since, quiet=quiet)


def _list() -> None:
    from cac_data import vintages
    from cac_data.vintage import home

    give(
        Answer(vintages(), "Vintages"),
        Form(),
        empty=f"No vintage in {home() / 'vintages'}: `cac-data fetch` brings one.",
    )


def _prune(keep: int) -> None:
    from cac_data.fetch.store import prune

    gone = prune(keep)
    told = f"removed {', '.join(gone)}" if gone else "nothing to remove"
    click.echo(told)


def _tell_plan(
    services: Sequence[str], tables: Sequence[str], since: int | None
) -> None:
    from cac_data.fetch.comtrade import KEY
    from cac_data.fetch.services import plan

    queries = plan(services, tables=tables, since=since)
    for query in queries:
        click.echo(f"{query.service} {query.url}")
    by_service: dict[str, int] = {}
    for query in queries:
        by_service[query.service] = by_service.get(query.service, 0) + 1
    key = "with a key" if os.environ.get(KEY, "").strip() else "without a key"
    told = [
        f"{count} to {name}" + (f" ({key})" if name == "comtrade" else "")
        for name, count in by_service.items()
    ]
    click.echo(f"would ask {len(queries)} questions: {', '.join(told)}", err=True)


def _fetch(
    services: Sequence[str], tables: Sequence[str], since: int | None, *, quiet: bool
) -> None:
    from cac_data.fetch.services import fetch as bring

    bar = _Bar() if sys.stderr.isatty() and not quiet else None

    def tell(outcome: Outcome) -> None:
        if bar is not None:
            bar.end()
        _tell(outcome, quiet=quiet)

    try:
        outcomes = bring(services, tables=tables, since=since, progress=bar, done=tell)
    finally:
        if bar is not None:
            bar.end()
    if any(outcome.error for outcome in outcomes):
        raise SystemExit(1)


def _tell(outcome: Outcome, *, quiet: bool) -> None:
    """Say how it went with a service, in a line that a log can hold."""
    if outcome.error:
        click.echo(f"failed: {outcome.error}", err=True)
        click.echo(
            f"  nothing of {outcome.service} was stored; what was there stays",
            err=True,
        )
        return
    if quiet:
        return
    rows = ", ".join(f"{count:,} in {table}" for table, count in outcome.rows.items())
    how = "vintage" if outcome.is_new else "nothing new, still vintage"
    answers = f"{outcome.asked} answer{'s' * (outcome.asked != 1)}"
    click.echo(f"{outcome.service}: {answers}, rows: {rows}; {how} {outcome.vintage}")


class _Bar:
    """A bar for each service, as far as its questions are answered."""

    def __init__(self) -> None:
        self._service = ""
        self._line = 0

    def __call__(self, query: Query, answered: int, expected: int) -> None:
        """Show which question is asked, and how many are answered."""
        filled = 24 * answered // expected
        bar = "#" * filled + "-" * (24 - filled)
        text = f"{query.service} [{bar}] {answered}/{expected} {query.name[:40]}"
        click.echo(f"\r{text:<{self._line}}", nl=False, err=True)
        self._line = len(text)

    def end(self) -> None:
        """Clear the line."""
        if self._line:
            click.echo(f"\r{'':<{self._line}}\r", nl=False, err=True)
            self._line = 0
