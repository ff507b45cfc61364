"""The commands `fetch` and `import`: fresh rows beside the bundled ones."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cac_data.cli.options import Words, argument, option
from cac_data.cli.output import print_frame, say

if TYPE_CHECKING:
    from cac_data.fetch import Outcome
    from cac_data.fetch.bulk import Bulk
    from cac_data.fetch.client import Query

SERVICES = ("worldbank", "comtrade", "owid")


SINCE_HELP = """First year. Default: what suits each service. Earlier years of these
tables are not in the new vintage, so that a series is of one edition."""


def _tables() -> list[str]:
    from cac_data.fetch import TABLES

    return list(TABLES)


def fetch(
    services: Annotated[
        Words, argument("[worldbank|comtrade|owid]...", lambda: SERVICES)
    ] = None,
    tables: Annotated[
        Words, option("--tables", "Only rows for these.", "A,B", _tables)
    ] = None,
    since: Annotated[int | None, option("--since", SINCE_HELP, "Y")] = None,
    dry_run: Annotated[
        bool, option("--dry-run", "Say what would be asked, and stop.")
    ] = False,
    listed: Annotated[bool, option("--list", "List the vintages there are.")] = False,
    prune: Annotated[bool, option("--prune", "Keep only the newest vintages.")] = False,
    keep: Annotated[int, option("--keep", "How many.", "N", min=1)] = 5,
    quiet: Annotated[bool, option("--quiet", "Say only what went wrong.")] = False,
) -> None:
    """Bring fresh rows from official services as a dated vintage.

    The bundled tables stay as they are; `data: latest` in a scenario and
    `load_table(..., vintage="latest")` add the fresh rows. UN Comtrade takes a key from
    the variable COMTRADE_API_KEY. Exit code 1 if a service, a series, a column or a
    year failed: the rest is stored, and of what failed the earlier rows stay.
    """
    from cac_data import fetch as fresh
    from cac_data import vintages
    from cac_data.fetch.store import prune as removed
    from cac_data.vintage import home

    wanted = [
        name.strip()
        for text in tables or ()
        for name in text.split(",")
        if name.strip()
    ]
    if dry_run + listed + prune > 1:
        message = "`--dry-run`, `--list` and `--prune` are three things: choose one"
        raise ValueError(message)
    if (listed or prune) and (services or wanted or since is not None):
        message = "`--list` and `--prune` go for all vintages: name nothing beside them"
        raise ValueError(message)
    if listed:
        none = f"No vintage in {home() / 'vintages'}: `cac-data fetch` brings one."
        print_frame(vintages(), empty=none)
    elif prune:
        gone = removed(keep)
        typer.echo(f"removed {', '.join(gone)}" if gone else "nothing to remove")
    elif dry_run:
        _tell_plan(fresh.plan(services or (), tables=wanted, since=since))
    else:
        with _bar(quiet=quiet) as bar:

            def asked(query: Query, done: int, total: int) -> None:
                _show(bar, f"{query.service} {query.name:.40}", done, total)

            def ended(outcome: Outcome) -> None:
                if bar is not None:
                    bar.stop()  # what is said stands on lines of its own
                _tell(outcome, quiet=quiet)

            outcomes = fresh.fetch(
                services or (), tables=wanted, since=since, progress=asked, done=ended
            )
        if any(outcome.error or outcome.problems for outcome in outcomes):
            raise SystemExit(1)


def _tell_plan(queries: list[Query]) -> None:
    from cac_data.fetch.comtrade import secret

    for query in queries:
        typer.echo(f"{query.service} {query.url}")
    services = [query.service for query in queries]
    key = {"comtrade": f" (with{'' if secret() else 'out'} a key)"}
    told = (
        f"{services.count(name)} to {name}{key.get(name, '')}"
        for name in dict.fromkeys(services)
    )
    say(f"would ask {len(queries)} questions: {', '.join(told)}")


def _tell(outcome: Outcome, *, quiet: bool) -> None:
    """Say how it went with a service, in lines that a log can hold."""
    for problem in outcome.problems:
        say(f"failed: {problem}\n  rows of an earlier vintage stay")
    if outcome.error:
        say(f"failed: {outcome.error}")
        say(f"  nothing of {outcome.service} was stored; what was there stays")
    elif not quiet:
        rows = ", ".join(
            f"{count:,} in {table}" for table, count in outcome.rows.items()
        )
        how = "vintage" if outcome.is_new else "nothing new, still vintage"
        answers = f"{outcome.asked} answer{'s' * (outcome.asked != 1)}"
        typer.echo(
            f"{outcome.service}: {answers}, rows: {rows}; {how} {outcome.vintage}"
        )


def _bar(*, quiet: bool = False) -> AbstractContextManager[Any]:
    """Give a bar to whoever watches a terminal, and nothing elsewhere."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)


def _show(bar: Any, what: str, done: int, total: int) -> None:
    if bar is not None:
        bar.start()
        task = bar.task_ids[0] if bar.task_ids else bar.add_task(what)
        bar.update(task, description=what, completed=done, total=total)


imports = typer.Typer(
    name="import",
    help="""Bring trade by product from a bulk file, as a vintage.

    Kept are the rows of the five countries with China and with the world, and what the
    world exports of each product. Needs the extra: pip install 'cac-data[bulk]'.""",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Since = Annotated[int | None, option("--since", "First year to keep.", "YEAR")]


@imports.command()
def baci(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    since: Since = None,
) -> None:
    """Import FILE, an archive of CEPII's BACI such as BACI_HS92_V202501.zip.

    A second import of the same revision of the Harmonized System takes the place of the
    first; two revisions lie side by side.
    """
    from cac_data.fetch.bulk import read_baci

    with _bar() as bar:
        found = read_baci(file, since=since, progress=partial(_show, bar))
    _store(found)


@imports.command()
def comtrade(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    since: Since = None,
) -> None:
    """Import bulk downloads of UN Comtrade, .csv or .txt.gz as they come.

    Name all files at once: a second import takes the place of the first. Revealed
    comparative advantage needs the exports of at least a hundred reporters.
    """
    from cac_data.fetch.bulk import read_comtrade

    with _bar() as bar:
        found = read_comtrade(files, since=since, progress=partial(_show, bar))
    _store(found)


def _store(found: Bulk) -> None:
    from cac_data.fetch.store import store
    from cac_data.vintage import ids

    for text in found.notes:
        say(f"note: {text}")
    before = ids()
    name = store(
        found.frames,
        sources=found.sources,
        raw=found.raw,
        service=found.service,
        on=datetime.now(UTC),
    )
    if name in before:
        typer.echo(f"unchanged: vintage {name} holds these rows already")
        return
    trade = found.frames["product_trade"]
    told = ", ".join(f"{len(rows):,} rows of {of}" for of, rows in found.frames.items())
    revisions = ", ".join(sorted(set(trade["classification"])))
    years = f"{trade['period'].min()} to {trade['period'].max()}"
    typer.echo(f"stored vintage {name}: {told} ({revisions}, {years})")
