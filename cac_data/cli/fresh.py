"""The commands that bring fresh rows: from services, and from files of publishers."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

import cac_data
from cac_data.cli.app import app
from cac_data.cli.options import Quiet, Since, Words, argument, option
from cac_data.cli.output import print_rows, say, write
from cac_data.extras import extra


def _services() -> list[str]:
    """Return what completes services; to import their modules takes too long for it."""
    return ["worldbank", "comtrade", "owid"]


@app.command(
    rich_help_panel="Fresh data",
    epilog="Example: cac-data fetch worldbank --since 2015",
)
def fetch(
    services: Annotated[Words, argument(_services)] = None,
    tables: Annotated[Words, option("Only these: A,B.")] = None,
    since: Since = None,
    dry_run: Annotated[bool, option("Only say what is asked.", "--dry-run")] = False,
    listed: Annotated[bool, option("List the vintages there are.", "--list")] = False,
    prune: Annotated[bool, option("Keep only the newest.", "--prune")] = False,
    keep: Annotated[int, option("How many.", min=1)] = 5,
    quiet: Quiet = False,
) -> None:
    """Bring fresh rows from official services as a dated vintage.

    Services are worldbank, comtrade and owid; by default all. `data: latest` in a
    scenario and `load_table(..., vintage="latest")` add the rows to the bundled ones.
    UN Comtrade takes a key from the variable COMTRADE_API_KEY. Exit code 1 if anything
    failed: the rest is stored, and of that the earlier rows stay.
    """
    listed_names = ",".join(tables or ()).replace(" ", "")
    names = [name for name in listed_names.split(",") if name]
    says_what_to_bring = bool(services or names or since or dry_run)
    if listed + prune + says_what_to_bring > 1:
        message = "`--list` and `--prune` go for all vintages: name nothing beside them"
        raise ValueError(message)
    if listed:
        print_rows(cac_data.vintages())
        return
    from cac_data.fetch import plan, prune as prune_vintages

    if prune:
        removed = prune_vintages(keep)
        write(f"removed: {', '.join(removed) or 'nothing'}\n")
        return
    planned = plan(services or (), tables=names, since=since)
    if dry_run:
        _print_questions(planned)
        return
    # Each service is asked, also after one that failed.
    all_came = True
    for asking in planned:
        outcome = asking.bring()
        if not _report_outcome(asking.service, outcome, quiet=quiet):
            all_came = False
    if not all_came:
        raise typer.Exit(1)


def _print_questions(planned: Any) -> None:
    """Write what services would be asked; say how many questions that are."""
    from cac_data.fetch.comtrade import secret

    questions = [
        f"{asking.service} {query.url}"
        for asking in planned
        for query in asking.queries
    ]
    write("".join(f"{question}\n" for question in questions))
    key = "with" if secret() else "without"
    say(f"would ask {len(questions)} questions, comtrade {key} a key")


def _report_outcome(service: str, outcome: Any, *, quiet: bool) -> bool:
    """Say how it went with a service, in lines for a log; return whether all came."""
    for problem in outcome.problems:
        say(f"failed: {service}: {problem}\n  rows of an earlier vintage stay")
    if outcome.error:
        say(f"failed: {service}: {outcome.error}")
        say(f"  nothing of {service} was stored; what was there stays")
    elif not quiet:
        counts = [f"{count:,} in {table}" for table, count in outcome.rows.items()]
        news = "vintage" if outcome.is_new else "nothing new, still vintage"
        write(
            f"{service}: {outcome.asked} answers, rows: {', '.join(counts)}; "
            f"{news} {outcome.vintage}\n"
        )
    return not (outcome.error or outcome.problems)


@app.command(
    "import",
    rich_help_panel="Fresh data",
    epilog="Example: cac-data import baci BACI_HS17_V202501.zip",
)
def import_(
    publisher: Annotated[Literal["baci", "comtrade"], argument()],
    files: Annotated[list[Path], argument(exists=True, dir_okay=False)],
    since: Since = None,
) -> None:
    """Import trade by product from bulk files, as a vintage.

    Kept are rows of the five with China and with the world, and what the world exports
    (UN Comtrade: where at least 100 countries report it). Downloads of UN Comtrade,
    .csv or .txt.gz, are named all at once. A second import takes the place of the
    first, of BACI that of the same revision. Needs: pip install 'cac-data[bulk]'.
    """
    with extra("bulk", "`cac-data import`"):
        from cac_data.fetch import store_vintage
        from cac_data.fetch.bulk import read_baci, read_comtrade
    from cac_data.vintage import ids

    if publisher == "comtrade":
        editions = [read_comtrade(files, since=since)]
    else:
        editions = [read_baci(file, since=since) for file in files]
    for edition in editions:
        before = ids()
        name = store_vintage(edition, on=datetime.now(UTC))
        news = "unchanged: vintage" if name in before else "stored vintage"
        counts = [
            f"{len(frame):,} rows of {table}" for table, frame in edition.frames.items()
        ]
        write(f"{news} {name}: {', '.join(counts)}\n")
