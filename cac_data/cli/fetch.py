"""The commands `fetch` and `import`: fresh rows beside the bundled ones."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

import cac_data
from cac_data.cli.options import Form, Words, argument, option, say

if TYPE_CHECKING:
    from cac_data.fetch import Outcome

SERVICES = ("worldbank", "comtrade", "owid")
Since = Annotated[int | None, option("First year of these tables in the vintage.")]


def fetch(
    services: Annotated[Words, argument(lambda: SERVICES)] = None,
    tables: Annotated[Words, option("Only these: A,B.")] = None,
    since: Since = None,
    dry_run: Annotated[bool, option("Only say what is asked.", "--dry-run")] = False,
    listed: Annotated[bool, option("List the vintages there are.", "--list")] = False,
    prune: Annotated[bool, option("Keep only the newest.", "--prune")] = False,
    keep: Annotated[int, option("How many.", min=1)] = 5,
    quiet: Annotated[bool, option("Say only what went wrong.", "--quiet")] = False,
) -> None:
    """Bring fresh rows from official services as a dated vintage.

    Services are worldbank, comtrade and owid; by default all. The bundled tables stay
    as they are; `data: latest` in a scenario and `load_table(..., vintage="latest")`
    add the fresh rows. UN Comtrade takes a key from the variable COMTRADE_API_KEY. Exit
    code 1 if anything failed: the rest is stored, and of that the earlier rows stay.
    """
    from cac_data import fetch as fresh
    from cac_data.fetch.comtrade import secret
    from cac_data.fetch.store import prune as removed

    wanted = [name for name in ",".join(tables or ()).split(",") if name]
    if listed + prune + bool(services or wanted or since or dry_run) > 1:
        message = "`--list` and `--prune` go for all vintages: name nothing beside them"
        raise ValueError(message)
    if listed:
        Form().print(cac_data.vintages())
    elif prune:
        typer.echo(f"removed: {', '.join(removed(keep)) or 'nothing'}")
    elif dry_run:
        queries = fresh.plan(services or (), tables=wanted, since=since)
        for query in queries:
            typer.echo(f"{query.service} {query.url}")
        key = "with" if secret() else "without"
        say(f"would ask {len(queries)} questions, comtrade {key} a key")
    else:
        done = partial(_tell, quiet)
        ended = fresh.fetch(services or (), tables=wanted, since=since, done=done)
        if any(outcome.error or outcome.problems for outcome in ended):
            raise typer.Exit(1)


def _tell(quiet: bool, outcome: "Outcome") -> None:
    """Say how it went with a service, in lines that a log can hold."""
    for problem in outcome.problems:
        say(f"failed: {problem}\n  rows of an earlier vintage stay")
    if outcome.error:
        say(f"failed: {outcome.error}")
        say(f"  nothing of {outcome.service} was stored; what was there stays")
    elif not quiet:
        rows = [f"{count:,} in {table}" for table, count in outcome.rows.items()]
        how = "vintage" if outcome.is_new else "nothing new, still vintage"
        told = f"{outcome.asked} answers, rows: {', '.join(rows)}"
        typer.echo(f"{outcome.service}: {told}; {how} {outcome.vintage}")


def import_(
    publisher: Annotated[Literal["baci", "comtrade"], argument()],
    files: Annotated[list[Path], argument(exists=True, dir_okay=False)],
    since: Since = None,
) -> None:
    """Import trade by product from bulk files, as a vintage.

    Of archives of CEPII's BACI rows of the five with China and with the world are kept,
    and what the world exports of each product. Downloads of UN Comtrade, .csv or
    .txt.gz as they come, are named all at once; revealed comparative advantage needs
    the exports of at least a hundred reporters. A second import takes the place of the
    first, of BACI that of the same revision of the Harmonized System. Needs the extra:
    pip install 'cac-data[bulk]'.
    """
    from cac_data.fetch.bulk import read_baci, read_comtrade
    from cac_data.fetch.store import store
    from cac_data.vintage import ids

    if publisher == "comtrade":
        read = [read_comtrade(files, since=since)]
    else:
        read = [read_baci(file, since=since) for file in files]
    for found in read:
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
        how = "unchanged: vintage" if name in before else "stored vintage"
        rows = [f"{len(of):,} rows of {table}" for table, of in found.frames.items()]
        typer.echo(f"{how} {name}: {', '.join(rows)}")
