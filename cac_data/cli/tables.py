"""The commands that look things up in the tables, and check what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, NamedTuple

import typer

from cac_data import codes
from cac_data.cli.options import (
    ColumnsOption,
    CountryOption,
    EndOption,
    PartsOption,
    StartOption,
    TableArgument,
    VintageOption,
    WhereOption,
    given,
)
from cac_data.cli.output import (
    FormatOption,
    LimitOption,
    OutputOption,
    one_of,
    print_frame,
    say,
    write,
)

Answer = Callable[..., None]


def form(
    columns: ColumnsOption = "",
    limit: LimitOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> Answer:
    """Return `print_frame` in the form asked for."""
    return partial(
        print_frame, columns=columns, limit=limit, format=format, output=output
    )


def resolved(vintage: VintageOption = "bundled") -> str:
    """Return the id of the vintage that is meant, so that an answer is of one."""
    from cac_data.vintage import resolve

    return resolve(vintage, argument="--vintage")


class Chosen(NamedTuple):
    """Rows of a table, and how many are left out for their periods alone."""

    table: str
    frame: Any
    left_out: int = 0

    def tell_left_out(self) -> None:
        """Say how many rows are left out, if any are."""
        if self.left_out:
            say(
                f"note: left out: {self.left_out:,} row{'s' * (self.left_out > 1)} on "
                "parts of years or on spans of several years; --parts keeps them"
            )


def every_part(
    table: TableArgument,
    country: CountryOption = None,
    start: StartOption = None,
    end: EndOption = None,
    where: WhereOption = None,
    vintage: VintageOption = "bundled",
) -> Chosen:
    """Return the rows that are wanted, parts of years among them."""
    import cac_data

    conditions: dict[str, list[str]] = {}
    for text in where or []:
        column, equals, value = text.partition("=")
        if not (equals and column.strip()):
            message = f"`--where`: {text!r} is not COLUMN=VALUE, such as flow=exports"
            raise ValueError(message)
        conditions.setdefault(column.strip(), []).append(value)
    frame = cac_data.load_table(table, vintage=resolved(vintage))
    if country or start or end or conditions:
        frame = cac_data.select(
            frame,
            countries=country or None,
            start=start,
            end=end,
            parts=True,
            where=conditions,
        )
    return Chosen(table, frame)


def whole_years(
    table: TableArgument,
    country: CountryOption = None,
    start: StartOption = None,
    end: EndOption = None,
    where: WhereOption = None,
    parts: PartsOption = False,
    vintage: VintageOption = "bundled",
) -> Chosen:
    """Return the rows that are wanted, with parts of years only if these are, too."""
    import cac_data

    chosen = every_part(table, country, start, end, where, vintage)
    if parts or not (country or start or end or where):
        return chosen
    frame = cac_data.select(chosen.frame)
    return Chosen(table, frame, len(chosen.frame) - len(frame))


@given(vintage=resolved, answer=form)
def list_tables(
    vintage: str,
    answer: Answer,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Compare each file with its hash; exit 1 if one differs."
        ),
    ] = False,
) -> None:
    """List the tables: what they hold, since when, in which units."""
    import cac_data

    if check:
        from cac_data.tables import check_files

        problems = check_files()
        for problem in problems:
            say(f"error: {problem}")
        if problems:
            raise typer.Exit(1)
        write("Every table is as its hash says.\n")
        return
    answer(cac_data.tables(vintage=vintage))


@given(vintage=resolved, answer=form)
def describe(table: TableArgument, vintage: str, answer: Answer) -> None:
    """Describe a table: its fields, their units and allowed values."""
    import cac_data

    found = cac_data.describe(table, vintage=vintage)
    facts = found.attrs
    span = f", {facts['first']} to {facts['last']}" if facts["first"] else ""
    answer(
        found,
        before=f"{facts['title']}{span}\n{facts['description']}",
        after="\n".join(f"{word}: {told}" for word, told in facts["words"].items()),
    )


@given(chosen=whole_years, answer=form)
def show(chosen: Chosen, answer: Answer) -> None:
    """Show rows of a table.

    Without conditions it is the whole table. With some, figures for parts of years are
    left out where there are whole years, unless --parts asks for them.
    """
    from cac_data.tables import resource_of

    empty = "No row meets these conditions."
    if filled_by := resource_of(chosen.table).get("filledBy"):
        empty = f"No row here. `{filled_by}` fills this table; then --vintage latest."
    answer(chosen.frame, empty=empty)
    chosen.tell_left_out()


@given(chosen=whole_years)
def cite(
    chosen: Chosen,
    style: Annotated[
        str, typer.Option("--style", **one_of(("text", "bibtex", "csl-json")))
    ] = "text",
    output: OutputOption = None,
) -> None:
    """Cite the sources of exactly these rows."""
    import cac_data

    text = cac_data.cite(chosen.frame, style)
    write(f"{text}\n" if text else "", output)
    if chosen.frame.empty:
        say("note: no row meets these conditions, so there is nothing to cite")
    chosen.tell_left_out()


@given(chosen=whole_years, answer=form)
def sources(chosen: Chosen, answer: Answer) -> None:
    """List the sources of exactly these rows."""
    import cac_data

    answer(cac_data.sources(chosen.frame), empty="No row meets these conditions.")
    chosen.tell_left_out()


@given(chosen=every_part, answer=form)
def conflicts(chosen: Chosen, answer: Answer) -> None:
    """List the facts for which sources give different figures."""
    import cac_data

    found = cac_data.conflicts(chosen.frame, table=chosen.table)
    answer(found, empty="Nowhere here do two sources differ.")


@given(chosen=every_part, answer=form)
def coverage(chosen: Chosen, answer: Answer) -> None:
    """Tell which years each series covers, and where its gaps are."""
    import cac_data

    found = cac_data.coverage(chosen.frame, table=chosen.table)
    answer(found, empty="No row with a period meets these conditions.")


@given(vintage=resolved, answer=form)
def claims(
    vintage: str,
    answer: Answer,
    topic: Annotated[str | None, typer.Argument(metavar="[TOPIC]")] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge on what could be known: 2025-07-27."),
    ] = None,
    tier: Annotated[
        str | None,
        typer.Option(help="A: the claims that matter most.", **one_of(("A", "B"))),
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Option(metavar="V", help="Claims of this verdict, such as open."),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Claims whose words hold this text."),
    ] = None,
) -> None:
    """Tell what became of the article's claims, of all or of one TOPIC."""
    from cac_data.claims import verdicts
    from cac_data.display.words import VERDICTS

    if verdict is not None:
        codes.check_member("--verdict", verdict, VERDICTS)
    found = verdicts(topic, as_of=as_of, vintage=vintage)
    for column, value in (("tier", tier), ("verdict", verdict)):
        found = found if value is None else found[found[column] == value]
    if about is not None:
        holds = found["statement"].str.contains(about, case=False, regex=False)
        found = found[holds]
    usual = "claim_id tier statement claimed found unit verdict likelihood"
    answer(found, usual=usual.split(), empty="No such claim.")


@given(answer=form)
def changes(
    old: Annotated[str, typer.Argument(metavar="OLD", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", show_default=False)],
    answer: Answer,
    table: Annotated[str, typer.Argument(metavar="[TABLE]", show_default=False)] = "",
    by_table: Annotated[
        bool, typer.Option("--by-table", help="Count the changes of each table.")
    ] = False,
) -> None:
    """List what changed from one vintage of the data to another.

    OLD and NEW are `bundled`, `latest` or dates of `cac-data fetch --list`; rows of all
    tables, or of one TABLE.
    """
    from cac_data.changes import changes as changes_between
    from cac_data.changes import summary
    from cac_data.vintage import resolve

    old, new = resolve(old, argument="OLD"), resolve(new, argument="NEW")
    found = changes_between(old, new, table=table)
    counted = summary(found)
    if by_table:
        answer(counted, empty="Nothing changed.")
        return
    lines = [
        f"{row['table']}: {row['revised']:,} revised, {row['added']:,} added, "
        f"{row['dropped']:,} dropped"
        for row in counted.to_dict("records")
    ]
    before = "\n".join([f"Changes from {old} to {new}", *lines])
    usual = "table change what unit old new difference percent"
    answer(found, usual=usual.split(), before=before, empty="Nothing changed.")
