"""New rows that are to come into the tables: what is wrong with them, all at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cac_data import codes, periods
from cac_data.tables import (
    COUNTRY_COLUMNS,
    Descriptor,
    cells_of,
    key_columns,
    read_number,
    resource_of,
    table_names,
)
from cac_data.validate import closest, not_one_of

Cells = Mapping[str, str]

_BOOLEANS = ("true", "false")

STRAY = re.compile(r"^\s|\s$|\s\s|[\n\t\u00a0\u200b\ufeff]")
"""What no cell has: a blank where none belongs."""

SAYS_MISSING = re.compile(r"^(nan|none|null|n/a|na|-|--|\?|unknown|\.)$", re.IGNORECASE)
"""What no cell holds: a word for nothing."""

NOT_NORMAL = frozenset("BDEU")
"""Statuses of a figure whose note says why: break, definition, estimate, unsure."""

IS_DERIVED = re.compile("derived|worked out")
"""How the note of a figure begins that was worked out of others."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong, and where: `column` is empty for a whole row."""

    file: str
    line: int
    column: str
    problem: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return ": ".join(filter(None, [place, self.column, self.problem]))


@dataclass(frozen=True)
class NewRow:
    """A row of a file, and the line on which it begins."""

    line: int
    cells: Cells


@dataclass(frozen=True)
class NewRows:
    """The rows of a file that has the name of a table, as far as they can be read."""

    table: str
    rows: Sequence[NewRow]

    @property
    def file(self) -> str:
        """The name of the file, which is that of the table's own."""
        return str(resource_of(self.table)["path"])

    def fault(self, row: NewRow, column: str, problem: str) -> Fault:
        """Return what is wrong with a cell of a row, or with all of it."""
        return Fault(self.file, row.line, column, problem)


@dataclass(frozen=True)
class Incoming:
    """The rows of a folder that are not in the tables, by table, and all faults."""

    rows: Mapping[str, Sequence[Cells]]
    faults: Sequence[Fault]

    def summary(self) -> str:
        """Return how many rows of how many tables may be merged."""
        rows = sum(map(len, self.rows.values()))
        words = [_counted(rows, "row"), _counted(len(self.rows), "table")]
        return f"{' of '.join(words)} may be merged"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def check_folder(folder: Path) -> Incoming:
    """Read the CSV files of a folder as new rows of the tables that they are named by.

    Nothing is written. A folder without such files is a ValueError.
    """
    files = sorted(file for file in folder.glob("*") if file.suffix.lower() == ".csv")
    if not files:
        message = (
            f"{folder}: no CSV file is there; allowed: files named as tables, "
            "such as gas_flows.csv, and their sources.csv"
        )
        raise ValueError(message)

    incoming: dict[str, NewRows] = {}
    faults: list[Fault] = []
    for file in files:
        new = _read(file, faults)
        if new:
            incoming[new.table] = new
    for new in incoming.values():
        faults += _faults_of_cells(new)
        faults += _faults_of_references(new, incoming)
        faults += _faults_of_keys(new)
        faults += _faults_of_main_figures(new)
        faults += _faults_of_status(new)
    if "sources" in incoming:
        faults += _faults_of_sources(incoming)
    return Incoming(_not_yet_there(incoming), sorted(set(faults)))


def _not_yet_there(incoming: Mapping[str, NewRows]) -> dict[str, list[Cells]]:
    """Return by table the rows that it lacks; a source may be there already."""
    added: dict[str, list[Cells]] = {}
    for name, new in incoming.items():
        stored = {tuple(row.values()) for row in cells_of(name)}
        for new_row in new.rows:
            row = as_stored(name, new_row.cells)
            if tuple(row.values()) not in stored:
                added.setdefault(name, []).append(row)
    return added


# --- Reading a file ------------------------------------------------------------------


def _fields(table: str) -> dict[str, Descriptor]:
    fields = resource_of(table)["schema"]["fields"]
    return {str(field["name"]): field for field in fields}


def _read(file: Path, faults: list[Fault]) -> NewRows | None:
    """Read a file as far as possible; what is wrong with its form is added."""
    by_path = {resource_of(name)["path"]: name for name in table_names()}
    if file.name not in by_path:
        problem = f"no table has this file: {not_one_of(file.name, by_path)}"
        faults.append(Fault(file.name, 1, "", problem))
        return None

    table = by_path[file.name]
    header: list[str] = []
    rows: list[NewRow] = []
    line = 1
    content = file.read_bytes()
    try:
        # What spreadsheets put before the text is no part of it.
        text = content.decode("utf-8-sig")
        # A field with a line break would be told as a stray blank, in its first line.
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next(reader, [])
        faults += _faults_of_header(table, header)
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                row = dict(zip(header, cells, strict=True))
                rows.append(NewRow(line, row))
            else:
                problem = f"has {len(cells)} cells; allowed: {len(header)}, as columns"
                faults.append(Fault(file.name, line, "", problem))
            line = reader.line_num + 1
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, error.start)
        problem = f"is no UTF-8 ({error.reason}); allowed: a file saved as UTF-8"
        faults.append(Fault(file.name, line, "", problem))
    except csv.Error as error:
        faults.append(Fault(file.name, line, "", f"cannot be read ({error})"))
    else:
        if not text.endswith("\n"):
            problem = "the last line does not end; is the file cut off?"
            faults.append(Fault(file.name, max(line - 1, 1), "", problem))
    if rows and "filledBy" in resource_of(table):
        problem = "rows of this table are fetched or imported, and none is bundled"
        faults.append(Fault(file.name, rows[0].line, "", problem))
    return NewRows(table, rows)


def _faults_of_header(table: str, header: Sequence[str]) -> Iterator[Fault]:
    """Tell columns that are missing, unknown, twice there or in another order."""
    file = str(resource_of(table)["path"])
    columns = [*_fields(table)]
    if len(header) == 1 and header[0].count(";") == len(columns) - 1:
        yield Fault(file, 1, "", "cells are parted by ';'; allowed: ','")
        return
    unknown = [column for column in header if column not in columns]
    missing = [column for column in columns if column not in header]
    for column in unknown:
        problem = f"no such column: {not_one_of(column, missing or columns)}"
        yield Fault(file, 1, column, problem)
    for column in missing:
        yield Fault(file, 1, column, f"is missing; allowed: {', '.join(columns)}")
    if len(set(header)) < len(header):
        twice = sorted({column for column in header if header.count(column) > 1})
        yield Fault(file, 1, twice[0], "stands twice; keep one of them")
    elif not unknown and not missing and [*header] != columns:
        problem = f"the columns are in another order; allowed: {', '.join(columns)}"
        yield Fault(file, 1, "", problem)


# --- A cell by itself ----------------------------------------------------------------


def _faults_of_cells(new: NewRows) -> Iterator[Fault]:
    """Tell the cells that do not hold what the descriptor says of their column."""
    fields = _fields(new.table)
    for row in new.rows:
        for column, cell in row.cells.items():
            field = fields.get(column)
            problem = field and _problem_of_cell(new.table, field, cell)
            if problem:
                yield new.fault(row, column, problem)


def _problem_of_cell(table: str, field: Descriptor, cell: str) -> str:
    """Say what is wrong with a cell, what is allowed, and what is nearest to it."""
    limits = field.get("constraints", {})
    if not cell:
        return _problem_of_empty(limits) if limits.get("required") else ""
    if STRAY.search(cell):
        tidy = " ".join(re.sub("[\u200b\ufeff]", "", cell).split())
        return f"{cell!r:.99} has a stray blank; allowed: {tidy!r:.99}"
    if SAYS_MISSING.search(cell):
        return f"{cell!r} is a word for nothing; allowed: an empty cell"

    kind = field["type"]
    if kind == "number":
        return _problem_of_number(limits, cell)
    if kind == "list":
        return _problem_of_list(field["delimiter"], cell)
    options = _BOOLEANS if kind == "boolean" else limits.get("enum", [])
    if options and cell not in options:
        guess = _guess_of_country(cell, options)
        return f"{not_one_of(cell, options)}{guess}"
    if field.get("isPeriod"):
        problem = _problem_of_period(cell)
        if problem:
            return problem
    return _problem_of_form(table, field, cell)


def _problem_of_empty(limits: Descriptor) -> str:
    options = limits.get("enum")
    if options:
        return f"is empty; allowed: {', '.join(options)}"
    return "is empty; needed in each row"


def _problem_of_number(limits: Descriptor, cell: str) -> str:
    number = read_number(cell)
    if number is None:
        return f"{cell!r} is not a number; allowed: digits and a point, such as 1234.5"
    if number < limits.get("minimum", number):
        return f"{cell} is below {limits['minimum']}, the least that is allowed"
    if number > limits.get("maximum", number):
        return f"{cell} is above {limits['maximum']}, the most that is allowed"
    if "exclusiveMinimum" in limits and number <= limits["exclusiveMinimum"]:
        return f"{cell} is not above {limits['exclusiveMinimum']}, as it has to be"
    return ""


def _problem_of_list(delimiter: str, cell: str) -> str:
    members = [member.strip() for member in re.split(r"[;,|/]", cell)]
    tidy = delimiter.join(dict.fromkeys(filter(None, members)))
    if cell == tidy:
        return ""
    return (
        f"{cell!r:.99} is not a list of different members with {delimiter!r} alone "
        f"between them; did you mean {tidy!r:.99}?"
    )


def _problem_of_period(cell: str) -> str:
    try:
        shortest = periods.shortest(cell)
    except ValueError as error:
        # Fault says which column it is.
        return str(error).removeprefix("`period`: ")
    if cell == shortest:
        return ""
    return f"{cell!r} is not in its shortest form; allowed: {shortest!r}"


def _problem_of_form(table: str, field: Descriptor, cell: str) -> str:
    pattern = field.get("constraints", {}).get("pattern")
    if not pattern or re.fullmatch(pattern, cell):
        return ""
    examples = [row[field["name"]] for row in cells_of(table)]
    example = next((f", such as {text!r}" for text in examples if text), "")
    return f"{cell!r:.99} does not have the form {pattern}{example}"


# --- References to other tables ------------------------------------------------------


def _references(table: str) -> dict[str, tuple[str, str]]:
    """Return by column the table and column that its cells, or members, stand in."""
    references = {}
    for column, field in _fields(table).items():
        is_list = field["type"] == "list"
        if is_list and column in {*COUNTRY_COLUMNS, "members", "owners"}:
            references[column] = ("countries", "country")
        elif column.endswith("source_id") or column == "named_by":
            references[column] = ("sources", "source_id")
    for key in resource_of(table)["schema"].get("foreignKeys", ()):
        (column,) = key["fields"]
        target = key["reference"]
        references[column] = (target["resource"], target["fields"][0])
    if table == "sources":
        del references["source_id"]
    return references


def _faults_of_references(
    new: NewRows, incoming: Mapping[str, NewRows]
) -> Iterator[Fault]:
    """Tell the ids and countries that neither the tables nor the folder have."""
    fields = _fields(new.table)
    for column, (target, target_column) in _references(new.table).items():
        known = {row[target_column] for row in cells_of(target)}
        if target in incoming:
            rows = incoming[target].rows
            known |= {row.cells.get(target_column, "") for row in rows}
        delimiter = fields[column].get("delimiter")
        if "enum" in fields[column].get("constraints", {}):
            continue  # told where cells are looked at
        for row in new.rows:
            cell = row.cells.get(column, "")
            for member in cell.split(delimiter) if delimiter else [cell]:
                if member and member not in known:
                    problem = _problem_of_reference(member, target, known)
                    yield new.fault(row, column, problem)


def _problem_of_reference(text: str, target: str, known: Iterable[str]) -> str:
    guess = closest(text, known) or _guess_of_country(text, known)
    return f"{text!r} is neither in the table {target} nor in the folder's{guess}"


def _guess_of_country(text: str, known: Iterable[str]) -> str:
    """Ask whether the code of a country is meant, of which the text is a name."""
    try:
        code = codes.country_code(text)
    except ValueError:
        return ""
    return f"; did you mean {code!r}?" if code in known else ""


# --- Rows beside other rows ----------------------------------------------------------


def as_stored(table: str, cells: Cells) -> dict[str, str]:
    """Return a row as files of the tables have it: numbers in their shortest form."""
    row = {}
    for column, field in _fields(table).items():
        cell = cells.get(column, "")
        number = read_number(cell) if cell and field["type"] == "number" else None
        if number is not None:
            cell = repr(number).removesuffix(".0")
        row[column] = cell
    return row


def _shown(key: Iterable[str]) -> str:
    return ", ".join(filter(None, key))


def _faults_of_keys(new: NewRows) -> Iterator[Fault]:
    """Tell the keys that stand twice in a file, or in the table already."""
    key = key_columns(new.table)
    limits = {
        column: field.get("constraints", {})
        for column, field in _fields(new.table).items()
    }
    others = [[column] for column in limits if limits[column].get("unique")]
    for columns in [key, *(column for column in others if column != key)]:
        yield from _faults_of_key(new, columns)


def _faults_of_key(new: NewRows, columns: Sequence[str]) -> Iterator[Fault]:
    stored = {_cells_in(row, columns): row for row in cells_of(new.table)}
    lines: dict[tuple[str, ...], int] = {}
    for row in new.rows:
        if not {*columns} <= {*row.cells}:
            continue
        cells = as_stored(new.table, row.cells)
        key = _cells_in(cells, columns)
        if not any(key):
            continue
        if key in lines:
            place = f"stands in line {lines[key]}, too"
            yield new.fault(row, "", f"the key {_shown(key)} {place}; keep one of them")
        elif key in stored and new.table != "sources":
            problem = _problem_of_double(key, cells, stored[key])
            yield new.fault(row, "", problem)
        lines.setdefault(key, row.line)


def _cells_in(cells: Cells, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the cells that a row has in some columns."""
    return tuple(cells[column] for column in columns)


def _problem_of_double(key: Iterable[str], cells: Cells, there: Cells) -> str:
    """Say whether a row of a key that is there repeats the row, or changes it."""
    source = there.get("source_id", "")
    place = f"the key {_shown(key)} is in the tables already, by the source {source}"
    changed = _differences(cells, there)
    if not changed:
        return f"{place}: a duplicate, delete it"
    return f"{place}: it would replace {changed}; correct the row in the table itself"


def _differences(cells: Cells, there: Cells) -> str:
    """Say in which columns two rows differ, and what both hold."""
    return "; ".join(
        f"{column} {there[column]!r:.60} with {cells[column]!r:.60}"
        for column in there
        if cells[column] != there[column]
    )


def _faults_of_main_figures(new: NewRows) -> Iterator[Fault]:
    """Tell the facts that get a second main figure: a second text is a witness."""
    columns = [part for part in key_columns(new.table) if part != "source_id"]
    if "variant" not in _fields(new.table) or "fact" not in resource_of(new.table):
        return
    main = {}
    for stored in cells_of(new.table):
        if stored["variant"] != "alternative":
            place = f"by {stored['source_id']} in the tables"
            main[_cells_in(stored, columns)] = place
    for row in new.rows:
        cells = as_stored(new.table, row.cells)
        is_whole = {*columns, "source_id"} <= {*row.cells}
        if not is_whole or cells["variant"] == "alternative":
            continue
        fact = _cells_in(cells, columns)
        # The key of the source's own row is told as such.
        if fact in main and f"by {cells['source_id']} " not in main[fact]:
            problem = f"{_shown(fact)} has a figure already, {main[fact]}"
            yield new.fault(row, "variant", f"{problem}; allowed: alternative")
        main.setdefault(fact, f"by {cells['source_id']} in line {row.line}")


# --- Status and note -----------------------------------------------------------------


def _faults_of_status(new: NewRows) -> Iterator[Fault]:
    """Tell the figures that are not normal and do not say why, and times in words."""
    for row in new.rows:
        cells = row.cells
        status = cells.get("obs_status", "")
        note = cells.get("note", "")
        if status in NOT_NORMAL and not note:
            problem = f"is empty; needed with the status {status}: why it is not normal"
            yield new.fault(row, "note", problem)
        if status and IS_DERIVED.match(note):
            yield from _faults_of_derived(new, row)
        if "period_text" in cells and bool(cells["period_text"]) == bool(
            cells.get("period")
        ):
            problem = "either period or period_text is filled, and not both"
            yield new.fault(row, "period_text", problem)


def _faults_of_derived(new: NewRows, row: NewRow) -> Iterator[Fault]:
    status = row.cells["obs_status"]
    if status != "E":
        problem = f"{status!r} of a figure that the note calls worked out; allowed: E"
        yield new.fault(row, "obs_status", problem)
    variant = row.cells.get("variant", "derived")
    if variant not in {"derived", "alternative"}:
        problem = f"{variant!r} of a figure that the note calls worked out"
        yield new.fault(row, "variant", f"{problem}; allowed: derived, alternative")


# --- Sources -------------------------------------------------------------------------


def _faults_of_sources(incoming: Mapping[str, NewRows]) -> Iterator[Fault]:
    """Tell the sources that no row cites, that differ from ours, or are ours."""
    new = incoming["sources"]
    used = _cited(incoming)
    ours = {row["source_id"]: row for row in cells_of("sources")}
    documents = {(row["url"], row["title"]): key for key, row in ours.items()}
    spellings = {
        _plain(name): name
        for row in ours.values()
        for name in (_body(row["publisher"]), row["origin"])
    }
    for row in new.rows:
        cells = as_stored("sources", row.cells)
        source = cells["source_id"]
        if source not in used:
            problem = f"no row of the folder cites {source!r}"
            yield new.fault(row, "source_id", problem + closest(source, used))
        if source in ours:
            changed = _differences(cells, ours[source])
            if changed:
                problem = f"{source!r} is in the tables: it would replace {changed}"
                yield new.fault(row, "source_id", problem)
            continue
        document = documents.setdefault((cells["url"], cells["title"]), source)
        if cells["url"] and document != source:
            problem = f"is the page and title of {document!r}; cite that"
            yield new.fault(row, "url", problem)
        yield from _faults_of_names(new, row, spellings)
        yield from _faults_of_dates(new, row)


def _cited(incoming: Mapping[str, NewRows]) -> set[str]:
    """Return the sources that the rows of a folder cite."""
    cited = set()
    for name, new in incoming.items():
        targets = _references(name)
        columns = [column for column in targets if targets[column][0] == "sources"]
        for row in new.rows:
            for column in columns:
                cited |= {*row.cells.get(column, "").split(";")}
    return cited


def _body(publisher: str) -> str:
    """Return a publisher without whom it cites."""
    return publisher.partition(" (")[0]


def _plain(name: str) -> str:
    """Return what is the same in all spellings of a name."""
    return re.sub(r"[\W_]|^the ", "", name.casefold())


def _faults_of_names(
    new: NewRows, row: NewRow, spellings: dict[str, str]
) -> Iterator[Fault]:
    """Tell another spelling of a publisher or an origin: it would count twice."""
    for column in ("publisher", "origin"):
        name = row.cells.get(column, "")
        if column == "publisher":
            name = _body(name)
        spelling = spellings.setdefault(_plain(name), name)
        if spelling != name:
            problem = (
                f"{name!r} is spelled {spelling!r} elsewhere; allowed: one spelling"
            )
            yield new.fault(row, column, problem)


def _faults_of_dates(new: NewRows, row: NewRow) -> Iterator[Fault]:
    """Tell a source that was read before it was out."""
    try:
        published = periods.bounds(row.cells["published"])
        accessed = periods.bounds(row.cells["accessed"])
    except (KeyError, ValueError):  # told where cells are looked at, or not known
        return
    if published[0] > accessed[1]:
        problem = f"{row.cells['published']} is after it was read"
        yield new.fault(row, "published", problem)
