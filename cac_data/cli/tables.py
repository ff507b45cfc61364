"""The commands on tables: what they say, what is said of them, and fresh rows."""

import dataclasses
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, cast

import typer

import cac_data
from cac_data import codes
from cac_data.cli import options
from cac_data.cli.options import (
    Form,
    Output,
    Table,
    Words,
    argument,
    option,
    say,
    write,
)
from cac_data.codes import Style, TableName
from cac_data.project import find_project
from cac_data.validate import check_member

VINTAGE_HELP = "With the rows that `cac-data fetch` brought: latest, or a date."
Vintage = Annotated[str, option(VINTAGE_HELP, complete=lambda: ["bundled", "latest"])]
COUNTRY_HELP = "Or a group of them; several times for more."
WHERE_HELP = "COLUMN=VALUE, or one of its list; several of one column: any of them."
Country = Annotated[Words, option(COUNTRY_HELP, complete=lambda: codes.country_codes())]
Where = Annotated[Words, option(WHERE_HELP, complete=options.complete_columns)]
SERVICES = ["worldbank", "comtrade", "owid"]
Since = Annotated[int | None, option("First year of these tables in the vintage.")]
Parts = Annotated[bool, option("Keep parts of years, too.", "--parts")]


@dataclasses.dataclass
class Rows:
    """The options that choose rows of a table."""

    table: Table
    country: Country = None
    start: Annotated[str | None, option("First period, 2010-06.")] = None
    end: Annotated[str | None, option("Last period.")] = None
    where: Where = None
    vintage: Vintage = "bundled"

    def chosen(self, *, parts: bool = True) -> Any:
        """Return the rows; say how many are left out as parts of years."""
        conditions: dict[str, list[str]] = {}
        for text in self.where or []:
            column, equals, value = text.partition("=")
            if not equals:
                message = f"`--where`: {text!r} is not COLUMN=VALUE, as flow=exports"
                raise ValueError(message)
            conditions.setdefault(column, []).append(value)
        asked: dict[str, Any] = {"start": self.start, "end": self.end}
        asked |= {"countries": self.country or None, "where": conditions or None}
        rows = cac_data.load_table(cast(TableName, self.table), vintage=self.vintage)
        self._check(list(map(str, rows)), conditions)
        found = cac_data.select(rows, **asked, parts=True)
        if parts or not any(asked.values()):
            return found
        whole = cac_data.select(found)
        if left_out := len(found) - len(whole):
            say(f"note: left out, not on whole years: {left_out:,}; --parts keeps them")
        return whole

    def _check(self, columns: list[str], conditions: Iterable[str]) -> None:
        """Refuse an option for which the table has no column, in words of the command.

        The library's own error speaks of frames and functions.
        """
        from cac_data.tables import COUNTRY_COLUMNS

        for column in conditions:
            check_member("--where", column, columns)
        fault = ""
        if self.country and not {*COUNTRY_COLUMNS} & {*columns}:
            fault = "`--country`: the rows of {} name no countries"
        if (self.start or self.end) and "period" not in columns:
            fault = "`--start`, `--end`: the rows of {} have no period"
        if fault:
            message = f"{fault.format(self.table)}; it has {', '.join(columns)}"
            raise ValueError(message)


@dataclasses.dataclass
class Cited(Rows):
    """The same, of one table or of none."""

    table: Table = ""


def list_tables(
    form: Form,
    vintage: Vintage = "bundled",
    check: Annotated[bool, option("Exit 1 if a hash differs.", "--check")] = False,
) -> None:
    """List the tables: what they hold, since when, in which units."""
    from cac_data.tables import check_files

    if not check:
        form.print(cac_data.tables(vintage=vintage))
    elif problems := check_files():
        raise OSError("\nerror: ".join(problems))


def describe(table: Table, form: Form, vintage: Vintage = "bundled") -> None:
    """Describe a table: its fields, their units and allowed values."""
    found = cac_data.describe(cast(TableName, table), vintage=vintage)
    facts = found.attrs
    span = f", {facts['first']} to {facts['last']}" if facts["first"] else ""
    lines = [facts["title"] + span, facts["description"]]
    lines += [f"{word}: {told}" for word, told in facts["words"].items()]
    form.print(found, "\n".join(lines))


def show(rows: Rows, form: Form, parts: Parts = False) -> None:
    """Show rows of a table, with conditions those on whole years where there are."""
    form.print(rows.chosen(parts=parts))


def cite(
    rows: Cited,
    style: Annotated[Style, option("Which.")] = "text",
    output: Output = None,
    parts: Parts = False,
) -> None:
    """Cite the sources of exactly these rows; of no table, how to cite all of them."""
    is_whole = rows == Cited(vintage=rows.vintage)
    chosen = None if is_whole else rows.chosen(parts=parts)
    cited = cac_data.cite(chosen, style, vintage=rows.vintage)
    options.write(f"{cited}\n", output)


def export(
    folder: Annotated[Path, argument(file_okay=False)],
    format: Annotated[Literal["parquet", "duckdb", "xlsx"], option("Which.")],
    vintage: Vintage = "bundled",
    force: Annotated[bool, option("Over files that are there.", "--force")] = False,
) -> None:
    """Write all tables to a folder, typed and described, for other tools.

    One file a table (parquet), or one of all: with keys and comments (duckdb), or a
    sheet each and one on their columns (xlsx). Parquet and DuckDB need: pip install
    'cac-data[export]'.
    """
    from cac_data.export import export as write_all
    from cac_data.tables import table_names

    frames = {str(of): cac_data.load_table(of, vintage) for of in table_names()}
    for file in write_all(frames, format, folder, force=force):
        write(f"{file}\n")


def sources(rows: Rows, form: Form, parts: Parts = False) -> None:
    """List the sources of exactly these rows."""
    form.print(cac_data.sources(rows.chosen(parts=parts)))


def conflicts(rows: Rows, form: Form) -> None:
    """List the facts for which sources give different figures."""
    form.print(cac_data.conflicts(rows.chosen(), table=rows.table))


def coverage(rows: Rows, form: Form) -> None:
    """Tell which years each series covers, and where its gaps are."""
    form.print(cac_data.coverage(rows.chosen(), table=rows.table))


def claims(
    form: Form,
    topic: Annotated[str | None, argument()] = None,
    as_of: Annotated[str | None, option("As known on: 2025-07-27.")] = None,
    tier: Annotated[Literal["A", "B"] | None, option("A: the main.")] = None,
    verdict: Annotated[str | None, option("Of this one, as open.")] = None,
    about: Annotated[str, option("Whose words hold this.")] = "",
    vintage: Vintage = "bundled",
) -> None:
    """Tell what became of the article's claims, of all or of one topic."""
    from cac_data.claims import verdicts

    found = verdicts(
        topic, as_of=as_of, tier=tier, vintage=vintage, verdict=verdict, about=about
    )
    usual = "claim_id,tier,statement,claimed,found,unit,verdict,likelihood"
    form.print(found, usual=usual)


def changes(
    old: str,
    new: str,
    form: Form,
    table: Table = "",
    by_table: Annotated[bool, option("Count those of each.", "--by-table")] = False,
) -> None:
    """List what changed between vintages: bundled, latest or days of a fetch."""
    from cac_data.changes import changes_between, count_changes

    found = changes_between(old, new, table=table)
    form.print(count_changes(found) if by_table else found)


def search(words: list[str], form: Form) -> None:
    """Search tables, columns, claims and the figures of reports."""
    from cac_data.project import search as found

    form.limit = form.limit or 20
    rows = found(" ".join(words), find_project().output)
    form.print(rows)
    if fault := rows.attrs["fault"]:
        say(f"note: {fault}")


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

    Services are worldbank, comtrade and owid; by default all. `data: latest` in a
    scenario and `load_table(..., vintage="latest")` add the rows to the bundled ones.
    UN Comtrade takes a key from the variable COMTRADE_API_KEY. Exit code 1 if anything
    failed: the rest is stored, and of that the earlier rows stay.
    """
    from cac_data import fetch as fresh
    from cac_data.fetch.comtrade import secret

    wanted = [name for name in ",".join(tables or ()).split(",") if name]
    if listed + prune + bool(services or wanted or since or dry_run) > 1:
        message = "`--list` and `--prune` go for all vintages: name nothing beside them"
        raise ValueError(message)
    if listed:
        Form().print(cac_data.vintages())
        return
    if prune:
        write(f"removed: {', '.join(fresh.prune(keep)) or 'nothing'}\n")
        return
    askings = fresh.plan(services or (), tables=wanted, since=since)
    if dry_run:
        asked = [f"{of.service} {query.url}" for of in askings for query in of.queries]
        write("".join(f"{question}\n" for question in asked))
        key = "with" if secret() else "without"
        say(f"would ask {len(asked)} questions, comtrade {key} a key")
    elif [of for of in askings if not _is_told(of.service, of.bring(), quiet)]:
        raise typer.Exit(1)


def _is_told(service: str, outcome: Any, quiet: bool) -> bool:
    """Say how it went with a service, in lines for a log; whether all came."""
    for problem in outcome.problems:
        say(f"failed: {service}: {problem}\n  rows of an earlier vintage stay")
    if outcome.error:
        say(f"failed: {service}: {outcome.error}")
        say(f"  nothing of {service} was stored; what was there stays")
    elif not quiet:
        rows = [f"{count:,} in {table}" for table, count in outcome.rows.items()]
        how = "vintage" if outcome.is_new else "nothing new, still vintage"
        told = f"{outcome.asked} answers, rows: {', '.join(rows)}"
        write(f"{service}: {told}; {how} {outcome.vintage}\n")
    return not (outcome.error or outcome.problems)


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
    from cac_data.fetch import store_vintage
    from cac_data.fetch.bulk import read_baci, read_comtrade
    from cac_data.vintage import ids

    if publisher == "comtrade":
        read = [read_comtrade(files, since=since)]
    else:
        read = [read_baci(file, since=since) for file in files]
    for found in read:
        before = ids()
        name = store_vintage(found, on=datetime.now(UTC))
        how = "unchanged: vintage" if name in before else "stored vintage"
        rows = [f"{len(of):,} rows of {table}" for table, of in found.frames.items()]
        write(f"{how} {name}: {', '.join(rows)}\n")
