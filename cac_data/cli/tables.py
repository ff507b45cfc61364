"""The commands on tables: what they say, and what is said of them."""

from pathlib import Path
from typing import Annotated, Literal, cast

import cac_data
from cac_data.cli.app import app
from cac_data.cli.options import (
    AsOf,
    Columns,
    Country,
    End,
    Format,
    Limit,
    Output,
    Parts,
    Start,
    Table,
    Vintage,
    Where,
    argument,
    option,
)
from cac_data.cli.output import Form, print_rows, say, write
from cac_data.cli.rows import Choice, chosen
from cac_data.codes import Style, TableName
from cac_data.project import find_project

CHECK_HELP = "Exit 1 if a hash differs; of a folder with new rows, 2 if any is wrong."

# --- Look up --------------------------------------------------------------------------


@app.command(
    "tables",
    rich_help_panel="Look up",
    epilog="Example: cac-data tables --columns name,rows,title",
)
def list_tables(
    folder: Annotated[Path | None, argument(exists=True, file_okay=False)] = None,
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    vintage: Vintage = "bundled",
    as_of: AsOf = "",
    check: Annotated[bool, option(CHECK_HELP, "--check")] = False,
) -> None:
    """List the tables: what they hold, since when, in which units.

    With --check and a folder of CSV files, named as tables: check these as new rows,
    before they are merged, and tell all faults at once.
    """
    from cac_data.tables import check_files

    if folder:
        if not check:
            message = f"`{folder}`: a folder is there to be checked; say --check, too"
            raise ValueError(message)
        _check_rows(folder)
        return
    if check:
        problems = check_files()
        if problems:
            # By it the command ends with exit code 1.
            raise OSError("\nerror: ".join(problems))
        return
    print_rows(
        cac_data.tables(vintage, as_of=as_of), Form(columns, limit, format, output)
    )


def _check_rows(folder: Path) -> None:
    """Tell all that is wrong with new rows, or how many there are."""
    from cac_data.incoming import check_folder

    incoming = check_folder(folder)
    if incoming.faults:
        raise ValueError("\nerror: ".join(map(str, incoming.faults)))
    say(incoming.summary(), is_error=False)


@app.command(rich_help_panel="Look up", epilog="Example: cac-data describe gas_flows")
def describe(
    table: Table,
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    vintage: Vintage = "bundled",
    as_of: AsOf = "",
) -> None:
    """Describe a table: its fields, their units and allowed values."""
    fields = cac_data.describe(cast(TableName, table), vintage, as_of=as_of)
    facts = fields.attrs
    title = facts["title"]
    if facts["first"]:
        title += f", {facts['first']} to {facts['last']}"
    words = [f"{word}: {meaning}" for word, meaning in facts["words"].items()]
    before = "\n".join([title, facts["description"], *words])
    print_rows(fields, Form(columns, limit, format, output), before=before)


@app.command(
    rich_help_panel="Look up",
    epilog="Example: cac-data show gas_flows --country TKM --start 2020",
)
def show(
    table: Table,
    country: Country = None,
    start: Start = None,
    end: End = None,
    where: Where = None,
    vintage: Vintage = "bundled",
    as_of: AsOf = "",
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    parts: Parts = False,
) -> None:
    """Show rows of a table, with conditions those on whole years where there are."""
    choice = Choice(table, country, start, end, where, vintage, as_of)
    print_rows(chosen(choice, parts=parts), Form(columns, limit, format, output))


@app.command(rich_help_panel="Look up", epilog="Example: cac-data search gas price")
def search(
    words: list[str],
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Search tables, columns, claims and the figures of reports."""
    from cac_data.project import search as hits

    rows = hits(" ".join(words), find_project().output)
    print_rows(rows, Form(columns, limit or 20, format, output))
    if rows.attrs["fault"]:
        say(f"note: {rows.attrs['fault']}")


@app.command(
    rich_help_panel="Look up",
    epilog="Example: cac-data cite gas_flows --style bibtex",
)
def cite(
    table: Table = "",
    country: Country = None,
    start: Start = None,
    end: End = None,
    where: Where = None,
    vintage: Vintage = "bundled",
    as_of: AsOf = "",
    style: Annotated[Style, option("Which.")] = "text",
    output: Output = None,
    parts: Parts = False,
) -> None:
    """Cite the sources of exactly these rows; of no table, how to cite all of them."""
    choice = Choice(table, country, start, end, where, vintage, as_of)
    nothing_chosen = choice == Choice("", vintage=vintage)
    rows = None if nothing_chosen else chosen(choice, parts=parts)
    citation = cac_data.cite(rows, style, vintage=vintage)
    write(f"{citation}\n", output)


@app.command(
    rich_help_panel="Look up",
    epilog="Example: cac-data sources gas_flows --output gas.csv",
)
def sources(
    table: Table,
    country: Country = None,
    start: Start = None,
    end: End = None,
    where: Where = None,
    vintage: Vintage = "bundled",
    as_of: AsOf = "",
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    parts: Parts = False,
) -> None:
    """List the sources of exactly these rows."""
    choice = Choice(table, country, start, end, where, vintage, as_of)
    cited = cac_data.sources(chosen(choice, parts=parts))
    print_rows(cited, Form(columns, limit, format, output))


@app.command(
    rich_help_panel="Look up",
    epilog="Example: cac-data export --format duckdb build",
)
def export(
    folder: Annotated[Path, argument(file_okay=False)],
    format: Annotated[Literal["parquet", "duckdb", "xlsx"], option("Which.")],
    vintage: Vintage = "bundled",
    as_of: AsOf = "",
    force: Annotated[bool, option("Over files that are there.", "--force")] = False,
) -> None:
    """Write all tables to a folder, typed and described, for other tools.

    One file a table (parquet), or one of all: with keys and comments (duckdb), or a
    sheet each and one on their columns (xlsx). Parquet and DuckDB need: pip install
    'cac-data[export]'.
    """
    from cac_data.export import export as write_all
    from cac_data.tables import table_names

    frames = {
        str(name): cac_data.load_table(name, vintage, as_of=as_of)
        for name in table_names()
    }
    for file in write_all(frames, format, folder, force=force):
        write(f"{file}\n")


# --- Check ----------------------------------------------------------------------------


@app.command(
    rich_help_panel="Check",
    epilog="Example: cac-data conflicts gas_flows --start 2020",
)
def conflicts(
    table: Table,
    country: Country = None,
    start: Start = None,
    end: End = None,
    where: Where = None,
    vintage: Vintage = "bundled",
    as_of: AsOf = "",
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """List the facts for which sources give different figures."""
    rows = chosen(Choice(table, country, start, end, where, vintage, as_of))
    disputed = cac_data.conflicts(rows, table=table)
    print_rows(disputed, Form(columns, limit, format, output))


@app.command(
    rich_help_panel="Check",
    epilog="Example: cac-data coverage gas_flows --country UZB",
)
def coverage(
    table: Table,
    country: Country = None,
    start: Start = None,
    end: End = None,
    where: Where = None,
    vintage: Vintage = "bundled",
    as_of: AsOf = "",
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Tell which years each series covers, and where its gaps are."""
    rows = chosen(Choice(table, country, start, end, where, vintage, as_of))
    covered = cac_data.coverage(rows, table=table)
    print_rows(covered, Form(columns, limit, format, output))


@app.command(
    rich_help_panel="Check",
    epilog="Example: cac-data claims trade --verdict misattributed",
)
def claims(
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    topic: Annotated[str | None, argument()] = None,
    as_of: Annotated[str | None, option("As known on: 2025-07-27.")] = None,
    tier: Annotated[Literal["A", "B"] | None, option("A: the main.")] = None,
    verdict: Annotated[str | None, option("Of this one, as open.")] = None,
    about: Annotated[str, option("Whose words hold this.")] = "",
    vintage: Vintage = "bundled",
) -> None:
    """Tell what became of the article's claims, of all or of one topic."""
    from cac_data.claims import verdicts

    judged = verdicts(
        topic, as_of=as_of, tier=tier, vintage=vintage, verdict=verdict, about=about
    )
    usual = "claim_id,tier,statement,claimed,found,unit,verdict,likelihood"
    print_rows(judged, Form(columns, limit, format, output), usual=usual)


@app.command(rich_help_panel="Check", epilog="Example: cac-data changes bundled latest")
def changes(
    old: str,
    new: str,
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    table: Table = "",
    as_of: AsOf = "",
    by_table: Annotated[bool, option("Count those of each.", "--by-table")] = False,
) -> None:
    """List what changed between vintages: bundled, latest or days of a fetch."""
    from cac_data.changes import changes_between, count_changes

    changed = changes_between(old, new, table=table, as_of=as_of)
    rows = count_changes(changed) if by_table else changed
    print_rows(rows, Form(columns, limit, format, output))
