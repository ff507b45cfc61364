"""The commands that look things up in the tables."""

from __future__ import annotations

from pathlib import Path

import click
import pandas as pd

import cac_data
from cac_data import codes
from cac_data.cli.answers import give
from cac_data.cli.formats import Answer
from cac_data.cli.options import (
    Filters,
    Form,
    output_option,
    table_argument,
    takes_filters,
    takes_form,
    vintage_option,
    words_option,
)
from cac_data.cli.output import note, write
from cac_data.sources import STYLES
from cac_data.tables import resource_of
from cac_data.vintage import BUNDLED, resolve

__all__ = ["COMMANDS"]

# Of the verdict on a claim, what a person looks for first.
CLAIMS_SHOWN = (
    "claim_id",
    "tier",
    "statement",
    "claimed",
    "found",
    "unit",
    "verdict",
    "likelihood",
)

# Of a change, what tells it; where it is from is said beside it.
CHANGES_SHOWN = (
    *("table", "change", "what", "unit", "old", "new", "difference", "percent"),
)


def _data(vintage: str) -> dict[str, str]:
    """Say from which data rows are."""
    told = {"data version": cac_data.__data_version__}
    return told if vintage == BUNDLED else told | {"vintage": vintage}


def _about(table: str, filters: Filters) -> dict[str, str]:
    facts = cac_data.describe(table).attrs
    return {
        "description": facts["description"],
        "table": table,
        "rows chosen": filters.in_words() or "all",
        "licence": facts["licence"],
        **_data(filters.vintage),
    }


def _answer(
    what: str, table: str, filters: Filters, frame: pd.DataFrame, rows: pd.DataFrame
) -> Answer:
    """Put together what was made of rows of a table, and where they come from."""
    title = f"{what}{cac_data.describe(table).attrs['title']}"
    return Answer(frame, title, _about(table, filters), cac_data.sources(rows))


def _tell_left_out(table: str, filters: Filters, rows: pd.DataFrame) -> None:
    left_out = len(filters.rows(table, parts=True)) - len(rows)
    if left_out:
        note(
            f"left out: {left_out:,} row{'s' * (left_out > 1)} on parts of years or on "
            "spans of several years; --parts keeps them"
        )


@click.command("tables")
@vintage_option
@takes_form
def list_tables(vintage: str, form: Form) -> None:
    """List the tables: what they hold, since when, in which units."""
    found = cac_data.tables(vintage=vintage)
    give(Answer(found, "Tables of cac-data", _data(vintage)), form)


@click.command()
@table_argument
@vintage_option
@takes_form
def describe(table: str, vintage: str, form: Form) -> None:
    """Describe a table: its fields, their units and allowed values."""
    found = cac_data.describe(table, vintage=vintage)
    facts = found.attrs
    span = f", {facts['first']} to {facts['last']}" if facts["first"] else ""
    answer = Answer(
        found, f"Fields of {facts['title']}", _about(table, Filters(vintage=vintage))
    )
    intro = f"{facts['title']}{span}\n{facts['description']}"
    words = [f"{word}: {meaning}" for word, meaning in facts["words"].items()]
    give(answer, form, intro=intro, outro="\n".join(words), most_lines=None)


def _nothing(table: str) -> str:
    """Say that there is no row; of a table that comes empty, what fills it."""
    filled_by = resource_of(table).get("filledBy")
    if filled_by is None:
        return "No row meets these conditions."
    return f"No row here. `{filled_by}` fills this table; then --vintage latest."


@click.command()
@table_argument
@takes_filters(with_parts=True)
@takes_form
def show(table: str, filters: Filters, form: Form) -> None:
    """Show rows of a table.

    Without conditions it is the whole table. With some, figures for parts of years are
    left out where there are whole years, unless --parts asks for them.
    """
    rows = filters.rows(table)
    answer = _answer("", table, filters, rows, rows)
    give(answer, form, empty=_nothing(table))
    _tell_left_out(table, filters, rows)


@click.command()
@table_argument
@takes_filters(with_parts=True)
@words_option("--style", words=STYLES, default="text", show_default=True)
@output_option
def cite(table: str, filters: Filters, style: str, output: Path | None) -> None:
    """Cite the sources of exactly these rows."""
    rows = filters.rows(table)
    text = cac_data.cite(rows, style)
    write(f"{text}\n" if text else "", output)
    if rows.empty:
        note("no row meets these conditions, so there is nothing to cite")
    _tell_left_out(table, filters, rows)


@click.command()
@table_argument
@takes_filters(with_parts=True)
@takes_form
def sources(table: str, filters: Filters, form: Form) -> None:
    """List the sources of exactly these rows."""
    rows = filters.rows(table)
    answer = _answer("Sources of ", table, filters, cac_data.sources(rows), rows)
    give(answer, form, empty="No row meets these conditions.")
    _tell_left_out(table, filters, rows)


@click.command()
@table_argument
@takes_filters(with_parts=False)
@takes_form
def conflicts(table: str, filters: Filters, form: Form) -> None:
    """List the facts for which sources give different figures."""
    rows = filters.rows(table, parts=True)
    found = cac_data.conflicts(rows, table=table)
    answer = _answer("Disagreements in ", table, filters, found, found)
    give(answer, form, empty="Nowhere here do two sources differ.")


@click.command()
@table_argument
@takes_filters(with_parts=False)
@takes_form
def coverage(table: str, filters: Filters, form: Form) -> None:
    """Tell which years each series covers, and where its gaps are."""
    rows = filters.rows(table, parts=True)
    found = cac_data.coverage(rows, table=table)
    answer = _answer("Coverage of ", table, filters, found, rows)
    give(answer, form, empty="No row with a period meets these conditions.")


@click.command()
@click.argument("topic", required=False)
@click.option(
    "--as-of", metavar="DATE", help="Judge on what could be known then: 2025-07-27."
)
@words_option("--tier", words=("A", "B"), help="A: the claims that matter most.")
@click.option("--verdict", metavar="V", help="Claims of this verdict, such as open.")
@click.option("--about", metavar="TEXT", help="Claims whose words hold this text.")
@vintage_option
@takes_form
def claims(
    topic: str | None,
    as_of: str | None,
    tier: str | None,
    verdict: str | None,
    about: str | None,
    vintage: str,
    form: Form,
) -> None:
    """Tell what became of the article's claims, of all or of one TOPIC."""
    from cac_data.claims import verdicts
    from cac_data.display.words import VERDICTS

    if verdict is not None:
        codes.check_member("--verdict", verdict, VERDICTS)
    found = verdicts(topic, as_of=as_of, vintage=vintage)
    chosen = {"tier": tier, "verdict": verdict}
    for column, value in chosen.items():
        if value is not None:
            found = found[found[column] == value]
    if about is not None:
        holds = found["statement"].str.contains(about, case=False, regex=False)
        found = found[holds]
    title = f"Claims on {topic}" if topic else "Claims"
    facts = {"as of": as_of or "all that is known"} | {
        name: value
        for name, value in (chosen | {"about": about}).items()
        if value is not None
    }
    facts |= {} if vintage == BUNDLED else _data(vintage)
    answer = Answer(found, title, facts, cac_data.sources(found))
    give(answer, form, columns=CLAIMS_SHOWN, empty="No such claim.", most_lines=None)


@click.command()
@click.argument("old")
@click.argument("new")
@click.argument("table", required=False, default="")
@click.option("--by-table", is_flag=True, help="Count the changes of each table.")
@takes_form
def changes(old: str, new: str, table: str, by_table: bool, form: Form) -> None:
    """List what changed from one vintage of the data to another.

    OLD and NEW are `bundled`, `latest` or dates of `cac-data fetch --list`; rows of all
    tables, or of one TABLE.
    """
    from cac_data.changes import changes as changes_between
    from cac_data.changes import summary

    before, after = (
        resolve(given, argument=name) for name, given in (("OLD", old), ("NEW", new))
    )
    found = changes_between(before, after, table=table)
    counted = summary(found)
    lines = [
        f"{row['table']}: {row['revised']:,} revised, {row['added']:,} added, "
        f"{row['dropped']:,} dropped"
        for row in counted.to_dict("records")
    ]
    title = f"Changes from {before} to {after}"
    about = {"table": table or "all", **_data(after)}
    shown = counted if by_table else found
    listed = None if by_table else cac_data.sources(found)
    give(
        Answer(shown, title, about, listed),
        form,
        intro="" if by_table else "\n".join([title, *lines]),
        columns=() if by_table else CHANGES_SHOWN,
        empty="Nothing changed.",
    )


COMMANDS: tuple[click.Command, ...] = (
    list_tables,
    describe,
    show,
    cite,
    sources,
    conflicts,
    coverage,
    claims,
    changes,
)
"""In the order in which one comes to need them."""
