"""The commands that look things up in the tables, and check what is said of them."""

import dataclasses
from typing import Annotated, Any

import typer

from cac_data import codes
from cac_data.cli.options import (
    Form,
    OutputOption,
    Rows,
    TableArgument,
    VintageOption,
    Word,
    argument,
    option,
)
from cac_data.cli.output import one_of, say, write

NO_ROW = "No row meets these conditions."


@dataclasses.dataclass
class WholeYears(Rows):
    """The same, with parts of years only if these are asked for."""

    parts: Annotated[bool, option("--parts", "Keep parts of years, too.")] = False


def _rows(wanted: Rows) -> Any:
    """Return the rows that are wanted; say how many are left out as parts of years."""
    import cac_data

    conditions: dict[str, list[str]] = {}
    for text in wanted.where or []:
        column, equals, value = text.partition("=")
        if not (equals and column.strip()):
            message = f"`--where`: {text!r} is not COLUMN=VALUE, such as flow=exports"
            raise ValueError(message)
        conditions.setdefault(column.strip(), []).append(value)
    frame = cac_data.load_table(wanted.table, vintage=wanted.vintage)
    span: dict[str, Any] = {"start": wanted.start, "end": wanted.end}
    if not (wanted.country or wanted.start or wanted.end or conditions):
        return frame
    countries = wanted.country or None
    frame = cac_data.select(
        frame, countries=countries, parts=True, where=conditions, **span
    )
    if not isinstance(wanted, WholeYears) or wanted.parts:
        return frame
    whole = cac_data.select(frame)
    if left_out := len(frame) - len(whole):
        rows = f"{left_out:,} row{'s' * (left_out > 1)}"
        say(f"note: left out: {rows} not on whole single years; --parts keeps them")
    return whole


def list_tables(
    form: Form,
    vintage: VintageOption = "bundled",
    check: Annotated[
        bool, option("--check", "Compare each file with its hash; else exit 1.")
    ] = False,
) -> None:
    """List the tables: what they hold, since when, in which units."""
    import cac_data
    from cac_data.tables import check_files

    if not check:
        form.print(cac_data.tables(vintage=vintage))
    elif problems := check_files():
        say("\n".join(f"error: {problem}" for problem in problems))
        raise typer.Exit(1)
    else:
        write("Every table is as its hash says.\n")


def describe(
    table: TableArgument, form: Form, vintage: VintageOption = "bundled"
) -> None:
    """Describe a table: its fields, their units and allowed values."""
    import cac_data

    found = cac_data.describe(table, vintage=vintage)
    facts = found.attrs
    span = f", {facts['first']} to {facts['last']}" if facts["first"] else ""
    title = f"{facts['title']}{span}\n{facts['description']}"
    words = (f"{word}: {told}" for word, told in facts["words"].items())
    form.print(found, before=title, after="\n".join(words))


def show(wanted: WholeYears, form: Form) -> None:
    """Show rows of a table.

    Without conditions it is the whole table. With some, figures for parts of years are
    left out where there are whole years, unless --parts asks for them.
    """
    from cac_data.tables import resource_of

    rows = _rows(wanted)
    filled_by = resource_of(wanted.table).get("filledBy")
    fill = f"No row here. `{filled_by}` fills this table; then --vintage latest."
    form.print(rows, empty=fill if filled_by else NO_ROW)


Style = Annotated[str, typer.Option(**one_of(("text", "bibtex", "csl-json")))]


def cite(
    wanted: WholeYears, style: Style = "text", output: OutputOption = None
) -> None:
    """Cite the sources of exactly these rows."""
    import cac_data

    rows = _rows(wanted)
    text = cac_data.cite(rows, style)
    write(f"{text}\n" if text else "", output)
    if rows.empty:
        say("note: no row meets these conditions, so there is nothing to cite")


def sources(wanted: WholeYears, form: Form) -> None:
    """List the sources of exactly these rows."""
    import cac_data

    form.print(cac_data.sources(_rows(wanted)), empty=NO_ROW)


def conflicts(wanted: Rows, form: Form) -> None:
    """List the facts for which sources give different figures."""
    import cac_data

    found = cac_data.conflicts(_rows(wanted), table=wanted.table)
    form.print(found, empty="Nowhere here do two sources differ.")


def coverage(wanted: Rows, form: Form) -> None:
    """Tell which years each series covers, and where its gaps are."""
    import cac_data

    form.print(cac_data.coverage(_rows(wanted), table=wanted.table), empty=NO_ROW)


def claims(
    form: Form,
    topic: Annotated[Word, argument("[TOPIC]")] = None,
    as_of: Annotated[
        Word, option("--as-of", "As known on: 2025-07-27.", "DATE")
    ] = None,
    tier: Annotated[
        Word, typer.Option(help="A: those that matter most.", **one_of(("A", "B")))
    ] = None,
    verdict: Annotated[Word, option("--verdict", "Of this one, as open.", "V")] = None,
    about: Annotated[Word, option("--about", "Whose words hold this.", "TEXT")] = None,
    vintage: VintageOption = "bundled",
) -> None:
    """Tell what became of the article's claims, of all or of one TOPIC."""
    from cac_data.claims import verdicts
    from cac_data.display.words import VERDICTS

    found = verdicts(topic, as_of=as_of, tier=tier, vintage=vintage)
    if verdict is not None:
        codes.check_member("--verdict", verdict, VERDICTS)
        found = found[found["verdict"] == verdict]
    if about is not None:
        statements = found["statement"].str.lower()
        found = found[statements.str.contains(about.lower(), regex=False)]
    usual = "claim_id,tier,statement,claimed,found,unit,verdict,likelihood"
    form.print(found, usual=usual, empty="No such claim.")


def changes(
    old: Annotated[str, argument("OLD")],
    new: Annotated[str, argument("NEW")],
    form: Form,
    table: Annotated[str, argument("[TABLE]")] = "",
    by_table: Annotated[bool, option("--by-table", "Count those of each.")] = False,
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
    before = f"Changes from {old} to {new}"
    for row in counted.to_dict("records"):
        kinds = (f"{row[kind]:,} {kind}" for kind in ("revised", "added", "dropped"))
        before += f"\n{row['table']}: {', '.join(kinds)}"
    usual = "table,change,what,unit,old,new,difference,percent"
    if by_table:
        found, before, usual = counted, "", ""
    form.print(found, usual=usual, before=before, empty="Nothing changed.")
