"""The bundled tables: list, load, describe and select, as their descriptor says.

The module can be called as its function `tables`: ``cac_data.tables()``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cac_data import codes, periods
from cac_data.bundles import prepare_shell
from cac_data.cache import note_tables
from cac_data.codes import DATA, Country, Flow, Reporter, TableName, descriptor
from cac_data.known import UNDATED, is_lasting, known_rows, last_day, out_by
from cac_data.validate import check_columns, check_member
from cac_data.vintage import BUNDLED, content_of, folder_of, manifest, resolve

Descriptor = Mapping[str, Any]

# --- What the descriptor says --------------------------------------------------------


def table_names() -> list[TableName]:
    """Return the names of the tables, in the order of the descriptor."""
    return [resource["name"] for resource in descriptor()["resources"]]


def resource_of(name: str) -> Descriptor:
    """Return the entry of a table in the descriptor, which is not to be changed."""
    codes.check_table(name)
    resources = {resource["name"]: resource for resource in descriptor()["resources"]}
    resource: Descriptor = resources[name]
    return resource


def _fields(*names: str) -> list[Descriptor]:
    """Return the fields of tables, by default of all."""
    resources = map(resource_of, names or table_names())
    return [field for resource in resources for field in resource["schema"]["fields"]]


@cache
def _period_fields() -> frozenset[str]:
    return frozenset(field["name"] for field in _fields() if field.get("isPeriod"))


def key_columns(name: str) -> list[str]:
    """Return the columns of a table's primary key."""
    return list(resource_of(name)["schema"]["primaryKey"])


@cache
def allowed_values(field: str) -> tuple[str, ...]:
    """Return what a field may hold in any table; empty if that is not limited."""
    namesakes = [entry for entry in _fields() if entry["name"] == field]
    limits = [entry.get("constraints", {}) for entry in namesakes]
    words = [word for limit in limits for word in limit.get("enum", ())]
    return tuple(dict.fromkeys(words))


# These describe the tables and change with them, so that no hash of them is stated.
_DESCRIPTIONS = ("datapackage.json", "croissant.json", "README.md")


def check_files(folder: Path = DATA) -> list[str]:
    """Return a line for each file that is not as the descriptor of a folder states."""
    resources = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    stated = {
        resource["path"]: f"{resource['hash']}, {resource['bytes']} bytes"
        for resource in resources
    }
    present = {file.name for file in folder.glob("[!.]*")}
    problems = []
    for path in sorted({*stated, *present}):
        if path in _DESCRIPTIONS:
            continue
        actual = _size_and_hash(folder / path)
        expected = stated.get(path, "no such file")
        if actual != expected:
            problems.append(f"{path}: is {actual}; the descriptor states {expected}")
    return problems


def _size_and_hash(file: Path) -> str:
    if not file.is_file():
        return "missing"
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return f"sha256:{digest}, {len(content)} bytes"


# --- Reading a file ------------------------------------------------------------------

_NUMBER = re.compile(r"[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?")


def read_number(text: str) -> float | None:
    """Read a number, NaN for an empty cell; None for what is no number.

    `float` alone would take ``nan``, ``inf``, ``1_000`` and blanks.
    """
    if not text:
        return math.nan
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


# By type of the descriptor: how a cell is read (None: it is none), and what it becomes.
_READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "string": (str, "str"),
    "number": (read_number, "float64"),
    "boolean": ({"true": True, "false": False}.get, "bool"),
    "list": (lambda text: text.split(";") if text else [], "object"),
}


def parse_table(content: bytes, resource: Descriptor, path: object) -> pd.DataFrame:
    """Read the content of a file, typed by the table's entry in the descriptor.

    Columns are those of the entry, in its order. A file that is cut off, has other
    columns or a cell that is not of its type is a ValueError, which names the `path`.
    """
    fields = {str(field["name"]): field for field in resource["schema"]["fields"]}
    fault = _fault(content, list(fields))
    if fault:
        message = f"{path}: {fault}"
        raise ValueError(message)

    frame = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    for name, field in fields.items():
        read, dtype = _READERS[field["type"]]
        if dtype == "str":
            continue
        # Numbers as Python reads them: the parser of pandas may be off by a digit.
        cells = [read(text) for text in frame[name].tolist()]
        if None in cells:
            row = cells.index(None)
            place = f"{path}: row {row + 2}, column {name}"
            message = f"{place}: {frame[name][row]!r} is not a {field['type']}"
            raise ValueError(message)
        frame[name] = pd.Series(cells, dtype=dtype)
    return frame


def _fault(content: bytes, names: list[str]) -> str:
    """Say what is wrong with the form of a file: pandas fills up a row in silence."""
    try:
        text = content.decode("utf-8")
        rows = csv.reader(io.StringIO(text), strict=True)
        header = next(rows, [])
        if header != names:
            columns = ", ".join(header) or "none"
            return f"the columns are {columns}; the descriptor has {', '.join(names)}"
        for place, row in enumerate(rows, start=2):
            if len(row) != len(names):
                return f"row {place} has {len(row)} cells, not {len(names)}"
    except (UnicodeError, csv.Error) as error:
        return f"cannot be read ({error})"
    if not text.endswith("\n"):
        return f"row {text.count(chr(10)) + 1} is cut off"
    return ""


@cache
def cells_of(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a bundled table as its file has them, in texts."""
    path = DATA / resource_of(name)["path"]
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


# --- Loading a table -----------------------------------------------------------------


@cache
def _typed(name: str, folder: Path, _digest: str) -> pd.DataFrame:
    """Return a table with the rows of the vintage in a folder, or without any.

    The digest of the vintage is there for the cache: what was read of another content
    in the same folder is not given again.
    """
    resource = resource_of(name)
    if folder == DATA:
        path = DATA / resource["path"]
        return parse_table(path.read_bytes(), resource, path)

    bundled = _typed(name, DATA, "")
    if name not in manifest(folder.name)["tables"]:
        return bundled
    content = content_of(folder.name, f"tables/{name}.csv")
    path = folder / "tables" / f"{name}.csv"
    fetched = parse_table(content, resource, path)
    if bundled.empty:
        return fetched

    # A row that came into the package after it was fetched is there once, as fetched.
    key = key_columns(name)
    rows = pd.concat([bundled, fetched], ignore_index=True)
    return sort_rows(rows.drop_duplicates(key, keep="last"), key)


def _table_with(name: str, vintage: str) -> pd.DataFrame:
    """Return a table that is not to be changed, with the rows of a vintage."""
    note_tables([name])
    vintage_id = resolve(vintage)
    folder = DATA if vintage_id == BUNDLED else folder_of(vintage_id)
    return _typed(name, folder, manifest(vintage_id)["digest"])


def _known_on(as_of: str, name: str, vintage: str) -> pd.DataFrame:
    """Return a table that is not to be changed, with what was known by a day."""
    frame = _table_with(name, vintage)
    if not as_of:
        return frame
    last_day(as_of, "as_of")
    if name in UNDATED:
        return frame
    dates_out = out_by(_table_with("sources", vintage))
    dated = frame[~is_lasting(frame)]
    kept = known_rows(dated, dates_out, as_of, key=key_columns(name))
    return frame.drop(dated.index[~kept]).reset_index(drop=True)


def load_table(
    name: TableName, vintage: str = BUNDLED, *, as_of: str = ""
) -> pd.DataFrame:
    """Return a table, typed by the descriptor, sorted by its key; a copy of your own.

    ``describe(name)`` lists columns and units; what is missing is ``""`` or ``NaN``.
    Cells of type ``list`` are lists, so `drop_duplicates` needs texts:
    ``frame[~frame.astype(str).duplicated()]``. A
    `vintage`, ``latest`` or the id of one of `cac_data.vintages`, adds the rows that
    were fetched then; ``attrs`` holds the name and this id. A table or vintage that is
    not there is a ValueError with the nearest name; so is a damaged file.

    `as_of`: only the rows that were known by the end of a day, month or year, by what
    `cac_data.sources.known_by` says. What holds at any time (areas), and tables that
    say what a word, place, source or claim is, stay whole. ``attrs`` holds the date.

    >>> frame = load_table("countries")
    >>> frame.loc[frame["country"] == "CA5", "members"].item()
    ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']
    >>> load_table("bilateral_trade", as_of="2025-07-27")["period"].max()
    '2025-01/2025-05'
    """
    frame = _known_on(as_of, name, vintage).copy()
    for field in _fields(name):
        if field["type"] == "list":
            # A deep copy of a frame still shares the lists in its cells.
            frame[field["name"]] = frame[field["name"]].map(list)
    frame.attrs["table"] = name
    if vintage != BUNDLED:
        frame.attrs["vintage"] = resolve(vintage)
    if as_of:
        frame.attrs["as_of"] = str(as_of)
    return frame


def table_of(
    frame_or_name: Any, vintage: str = BUNDLED, *, as_of: str = ""
) -> pd.DataFrame:
    """Return a frame as it is, or the table that is named, as `load_table` gives it.

    ValueError for what is neither, and for rows with `as_of`, which is of tables named.
    """
    if isinstance(frame_or_name, pd.DataFrame):
        if as_of:
            message = (
                "`as_of`: is for a table named; of rows, `known_by` keeps the known"
            )
            raise ValueError(message)
        return frame_or_name
    kind = type(frame_or_name)
    if not issubclass(kind, str):
        message = f"needed is a frame or the name of a table, not {kind.__name__}"
        raise ValueError(message)
    return load_table(frame_or_name, vintage, as_of=as_of)


# --- Listing and describing ----------------------------------------------------------


def _summary(name: str, frame: pd.DataFrame) -> dict[str, Any]:
    """Return what `tables` and `describe` say of a table."""
    resource = resource_of(name)
    dated = [period for period in frame.get("period", pd.Series()).unique() if period]
    if "unit" in frame:
        units = sorted({*frame["unit"]} - {""})
    else:
        stated = [field["unit"] for field in _fields(name) if "unit" in field]
        units = list(dict.fromkeys(stated))
    return {
        "name": name,
        "title": resource["title"],
        "rows": len(frame),
        "first": min(dated, key=periods.bounds, default=""),
        "last": max(dated, key=lambda period: periods.bounds(period)[1], default=""),
        "units": units,
        "sources": frame["source_id"].nunique(),
        "licence": ", ".join(licence["name"] for licence in resource["licenses"]),
    }


def tables(vintage: str = BUNDLED, *, as_of: str = "") -> pd.DataFrame:
    """List the tables: ``name, title, rows, first, last, units, sources, licence``.

    `first` and `last` are periods, `units` is a list, `sources` the number cited; by
    `as_of` all of them are of the rows that `load_table` then gives.

    >>> tables().set_index("name").loc["bilateral_trade", "first"]
    '1992'
    """
    known = {name: _known_on(as_of, name, vintage) for name in table_names()}
    return pd.DataFrame([_summary(name, frame) for name, frame in known.items()])


class Whole(pd.DataFrame):
    """A frame that Jupyter shows whole, with its words at the left."""

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return Whole

    def _repr_html_(self) -> str:
        plain = self.map(lambda x: ", ".join(x) if isinstance(x, list) else x)
        with (
            pd.option_context("display.max_colwidth", None),
            pd.option_context("display.html.use_mathjax", False),  # $ is no formula
        ):
            html = plain.to_html(index=False, border=0, render_links=True)
        # JupyterLab aligns each cell at the right by itself.
        return re.sub("<(t[hd])>", r'<\1 style="text-align: left">', html)


def describe(
    name: TableName, vintage: str = BUNDLED, *, as_of: str = ""
) -> pd.DataFrame:
    """Describe the fields of a table; Jupyter shows the frame whole.

    Columns: ``field, type, unit, in_key, filled`` (rows that hold something),
    ``allowed`` (list), ``description``. ``attrs`` holds what `tables` says of the table
    and its ``description``, ``version`` and ``words``: what indicators and units mean.
    `as_of` is that of `load_table`.

    >>> describe("bilateral_trade").set_index("field").loc["value_usd_mn", "unit"]
    'USD mn'
    """
    frame = _known_on(as_of, name, vintage)
    resource = resource_of(name)
    key = key_columns(name)
    rows = []
    for field in _fields(name):
        present = [
            cell for cell in frame[field["name"]].dropna() if cell not in ("", [])
        ]
        row = {
            "field": field["name"],
            "type": field["type"],
            "unit": field.get("unit", ""),
            "in_key": field["name"] in key,
            "filled": len(present),
            "allowed": list(field.get("constraints", {}).get("enum", [])),
            "description": field.get("description", field["title"]),
        }
        rows.append(row)
    described = Whole(rows)
    described.attrs = _summary(name, frame) | {
        "description": resource["description"],
        "version": resource["version"],
        "words": _meanings(name, frame),
    }
    return described


def _meanings(name: str, frame: pd.DataFrame) -> dict[str, str]:
    """Return what the indicators, units and other words of a table mean."""
    meanings: dict[str, str] = {}
    for kind, vocabulary in descriptor()["vocabulary"].items():
        columns = [
            column
            for column in frame
            if column == kind or str(column).endswith(f"_{kind}")
        ]
        used = {word for column in columns for word in frame[column]}
        used.update(field.get(kind, "") for field in _fields(name))
        for word, meaning in vocabulary.items():
            if word in used:
                meanings[word] = meaning
    return meanings


# --- Sorting -------------------------------------------------------------------------


def _ranks(column: pd.Series) -> np.ndarray:
    """Return the rank of each cell in a column's order; what is missing is last."""
    # On the distinct values: categories of pandas take most of the time of a report.
    if pd.api.types.is_numeric_dtype(column):
        return np.unique(column.to_numpy(), return_inverse=True)[1]
    cells = column.tolist()
    if column.dtype == object:
        cells = [tuple(cell) if isinstance(cell, list) else cell for cell in cells]
    distinct = {cell for cell in cells if cell is not None and cell == cell}
    key: Any = periods.sort_key if column.name in _period_fields() else None
    rank_of = {cell: rank for rank, cell in enumerate(sorted(distinct, key=key))}
    ranks = [rank_of.get(cell, len(distinct)) for cell in cells]
    return np.array(ranks, dtype=np.intp)


def sort_rows(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Sort a frame by columns, periods in order of time; the index is a fresh one.

    ValueError for an unknown column.
    """
    check_columns(frame.columns, by, function="sort_rows")
    if not by:
        return frame.reset_index(drop=True)
    ranks = [_ranks(frame[column]) for column in by]
    # Of its keys `lexsort` takes the last first.
    order = np.lexsort(ranks[::-1])
    return frame.iloc[order].reset_index(drop=True)


# --- Selecting -----------------------------------------------------------------------


def _as_list(value: object) -> list[Any]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [value]
    return list(value)


def _as_written(value: Any) -> str:
    """Write a value as the files do; what is missing is empty."""
    if isinstance(value, bool | np.bool_):
        return str(value).lower()
    return "" if value != value else str(value)


def _matches(frame: pd.DataFrame, column: str, value: object) -> pd.Series:
    """Tell which rows hold one of the values, each read as the column's type."""
    check_columns(frame.columns, [column], function="select")
    values = _as_list(value)
    if column in _period_fields():
        values = [periods.of_year(x) if type(x) is int else x for x in values]
    if pd.api.types.is_numeric_dtype(frame[column]):
        return _numbers_match(frame[column], values)
    return _texts_match(frame[column], values)


def _numbers_match(cells: pd.Series, values: Sequence[Any]) -> pd.Series:
    """Tell which numbers or truth values are one of the values."""
    is_truth = pd.api.types.is_bool_dtype(cells)
    read, _ = _READERS["boolean" if is_truth else "number"]
    typed = [read(_as_written(value)) for value in values]
    if None in typed:
        expected = "true or false" if is_truth else "a number"
        wrong = values[typed.index(None)]
        message = f"`{cells.name}`: {wrong!r} is not {expected}"
        raise ValueError(message)
    return cells.isin(typed)


def _texts_match(cells: pd.Series, values: Sequence[Any]) -> pd.Series:
    """Tell which texts are one of the values, and which lists hold one."""
    column = str(cells.name)
    texts = [_as_written(value) for value in values]
    # As in the files, an empty text is a list without members.
    lists = [
        (cell or [""]) if isinstance(cell, list) else [str(cell)]
        for cell in cells.tolist()
    ]
    present = sorted({member for cell in lists for member in cell})
    options = list(dict.fromkeys([*allowed_values(column), *present]))
    if options:
        for text in filter(None, texts):
            check_member(column, text, options)
    matching = [not {*texts}.isdisjoint(cell) for cell in lists]
    return pd.Series(matching, index=cells.index, dtype=bool)


COUNTRY_COLUMNS = (
    "country",
    # Where there is none, these say which countries a row is about.
    "countries",
    "participants",
    "exporter",
    "importer",
    "joint_exporters",
    "joint_importers",
    "from_country",
    "to_country",
    "transit",
)


def _are_about(frame: pd.DataFrame, countries: object) -> pd.Series:
    """Tell which rows are about one of the countries, given as codes or names."""
    accepted = {codes.country_code(str(country)) for country in _as_list(countries)}
    columns = [column for column in COUNTRY_COLUMNS if column in frame]
    if "country" in frame or not columns:
        columns = ["country"]
    check_columns(frame.columns, columns, function="select")
    are_about = pd.Series(False, index=frame.index, dtype=bool)
    for column in columns:
        cells = frame[column].tolist()
        is_named = [not accepted.isdisjoint(_as_list(cell)) for cell in cells]
        are_about |= pd.Series(is_named, frame.index, dtype=bool)
    return are_about


def _limit(argument: str, value: int | str) -> tuple[periods.Date, periods.Date]:
    # A year in words of the command line: -200 is meant as -0200.
    if re.fullmatch(r"-?[0-9]{1,4}", str(value)):
        value = periods.of_year(int(value))
    return periods.bounds(str(value), argument)


def _in_span(
    frame: pd.DataFrame, start: int | str | None, end: int | str | None
) -> pd.Series:
    """Tell which rows have a period that lies wholly between two."""
    check_columns(frame.columns, ["period"], function="select")
    first = _limit("start", start)[0] if start is not None else (-9999, 1, 1)
    last = _limit("end", end)[1] if end is not None else (9999, 12, 31)
    if last < first:
        message = f"`start` {start!r} is after `end` {end!r}"
        raise ValueError(message)
    # What has no period sorts before all, and so lies in no span.
    spans = map(periods.sort_key, frame["period"].tolist())
    inside = [first <= low and high <= last for low, high in spans]
    return pd.Series(inside, index=frame.index, dtype=bool)


def _without_parts_of_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out other periods than years where figures over time hold whole years."""
    # Events and other things that have a date have an id; figures over time have none.
    ids = [name for name in rows if str(name).endswith("_id") and name != "source_id"]
    has_figure = not rows.select_dtypes("number").columns.empty
    if "period" not in rows or ids or not has_figure:
        return rows
    is_year = rows["period"].map(periods.is_year)
    if not is_year.any():
        return rows
    return rows[is_year | (rows["period"] == "")]


def select(
    frame: pd.DataFrame | TableName,
    *,
    countries: Country | Iterable[Country] | None = None,
    start: int | str | None = None,
    end: int | str | None = None,
    parts: bool = False,
    where: Mapping[str, object] | None = None,
    flow: Flow | Iterable[Flow] | None = None,
    reporter: Reporter | Iterable[Reporter] | None = None,
    **columns: object,
) -> pd.DataFrame:
    """Return the rows of a frame, or a bundled table, that meet all conditions.

    `countries`: codes or names, of groups too, which stand for their own rows; compared
    with ``country``, else with all columns that name countries: one has to fit.
    `start`, `end`: years or periods between which a row's period lies wholly.
    `parts`: without it, where figures over time hold whole years, no other periods are
    kept, so that unlike ones never mix unasked.
    `flow`, `reporter`, `columns`: ``column=value`` or a list of values, as in the files
    if need be (``""`` for what is missing); a list in a cell fits if it holds one; None
    is no condition.
    `where`: the same, for columns that have the name of an argument.
    An unknown column or value is a ValueError with the nearest match; so is a span that
    ends before it starts.

    >>> kept = select("bilateral_trade", countries="KGZ", start=2024, flow="turnover")
    >>> kept[["reporter", "period", "value_usd_mn"]].head(1)
            reporter period  value_usd_mn
    0  china_customs   2024       22071.0
    """
    frame = table_of(frame)
    keep = pd.Series(True, index=frame.index)
    if countries is not None:
        keep &= _are_about(frame, countries)
    by_name = {**columns, "flow": flow, "reporter": reporter}
    for column, value in [*(where or {}).items(), *by_name.items()]:
        if value is not None:
            keep &= _matches(frame, column, value)
    if start is not None or end is not None:
        keep &= _in_span(frame, start, end)
    kept = frame[keep]
    if not parts:
        kept = _without_parts_of_years(kept)
    return kept.reset_index(drop=True)


# --- The module itself ---------------------------------------------------------------


class CallableModule(ModuleType):
    """A module that can be called; to mypy it has what its class declares, no more."""

    if TYPE_CHECKING:
        # By that of ModuleType a module has every name, and all are of type Any.
        __getattr__: None  # type: ignore[assignment, misc]


class Tables(CallableModule):
    """The type of this module, which can be called."""

    if TYPE_CHECKING:
        allowed_values = allowed_values
        cells_of = cells_of
        check_files = staticmethod(check_files)
        describe = staticmethod(describe)
        key_columns = staticmethod(key_columns)
        load_table = staticmethod(load_table)
        parse_table = staticmethod(parse_table)
        read_number = staticmethod(read_number)
        resource_of = staticmethod(resource_of)
        select = staticmethod(select)
        sort_rows = staticmethod(sort_rows)
        table_names = staticmethod(table_names)
        table_of = staticmethod(table_of)
        tables = staticmethod(tables)

    def __call__(self, vintage: str = BUNDLED, *, as_of: str = "") -> pd.DataFrame:
        """Return what the function `tables` of this module returns."""
        return tables(vintage, as_of=as_of)


sys.modules[__name__].__class__ = Tables

prepare_shell(pd.DataFrame, load_table)
