"""The bundled tables: list, load, describe and select, as their descriptor says."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from cac_data import codes, periods
from cac_data.bundles import prepare_shell
from cac_data.cache import note_tables
from cac_data.codes import DATA, Country, Flow, Reporter, TableName, descriptor
from cac_data.validate import check_columns, check_member
from cac_data.vintage import BUNDLED, content_of, folder_of, manifest, resolve

Descriptor = Mapping[str, Any]

_BESIDE = ("datapackage.json", "croissant.json", "README.md")  # what describes tables


def check_files(folder: Path = DATA) -> list[str]:
    """Return a line for each file that is not as the descriptor of a folder states."""
    told = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    stated = {of["path"]: f"{of['hash']}, {of['bytes']} bytes" for of in told}
    problems = []
    for path in sorted({*stated, *(file.name for file in folder.glob("[!.]*"))}):
        found, file = "missing", folder / path
        if file.is_file():
            content = file.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            found = f"sha256:{digest}, {len(content)} bytes"
        wanted = stated.get(path, "no such file")
        if found != wanted and path not in _BESIDE:
            problems.append(f"{path}: is {found}; the descriptor states {wanted}")
    return problems


def table_names() -> list[TableName]:
    """Return the names of the tables, in the order of the descriptor."""
    return [resource["name"] for resource in descriptor()["resources"]]


def resource_of(name: str) -> Descriptor:
    """Return the entry of a table in the descriptor, which is not to be changed."""
    codes.check_table(name)
    found: Descriptor = {of["name"]: of for of in descriptor()["resources"]}[name]
    return found


def _fields(*names: str) -> list[Descriptor]:
    """Return the fields of tables, by default of all."""
    tables = map(resource_of, names or table_names())
    return [field for table in tables for field in table["schema"]["fields"]]


@cache
def _period_fields() -> frozenset[str]:
    return frozenset(field["name"] for field in _fields() if field.get("isPeriod"))


def key_columns(name: str) -> list[str]:
    """Return the columns of a table's primary key."""
    return list(resource_of(name)["schema"]["primaryKey"])


@cache
def allowed_values(field: str) -> tuple[str, ...]:
    """Return what a field may hold in any table; empty if that is not limited."""
    same = [of.get("constraints", {}) for of in _fields() if of["name"] == field]
    return tuple(dict.fromkeys(word for of in same for word in of.get("enum", ())))


_NUMBER = re.compile(r"[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?")


def _number(text: str) -> float | None:
    """Read a number; `float` alone would take ``nan``, ``inf``, ``1_000``, blanks."""
    if not text:
        return math.nan
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


# By type of the descriptor: how a cell is read (None: it is none), and what it becomes.
_READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "string": (str, "str"),
    "number": (_number, "float64"),
    "boolean": ({"true": True, "false": False}.get, "bool"),
    "list": (lambda text: text.split(";") if text else [], "object"),
}


def parse_table(content: bytes, resource: Descriptor, path: object) -> pd.DataFrame:
    """Read the content of a file, typed by the table's entry in the descriptor.

    ValueError, with the `path`, if it is cut off, has other columns or a cell that is
    not of its type.
    """
    fields = {str(field["name"]): field for field in resource["schema"]["fields"]}
    if fault := _fault(content, list(fields)):
        message = f"{path}: {fault}"
        raise ValueError(message)
    cells = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    for name, field in fields.items():
        read, dtype = _READERS[field["type"]]
        if dtype == "str":
            continue
        # Numbers as Python reads them: the parser of pandas may be off by a digit.
        typed = list(map(read, cells[name].tolist()))
        if None in typed:
            row = typed.index(None)
            place = f"{path}: row {row + 2}, column {name}"
            message = f"{place}: {cells[name][row]!r} is not a {field['type']}"
            raise ValueError(message)
        cells[name] = pd.Series(typed, dtype=dtype)
    return cells


def _fault(content: bytes, names: list[str]) -> str:
    """Say what is wrong with the form of a file: pandas fills up a row in silence."""
    try:
        text = content.decode("utf-8")
        rows = csv.reader(io.StringIO(text), strict=True)
        header = next(rows, [])
        if header != names:
            has = ", ".join(header) or "none"
            return f"the columns are {has}; the descriptor has {', '.join(names)}"
        for place, row in enumerate(rows, start=2):
            if len(row) != len(names):
                return f"row {place} has {len(row)} cells, not {len(names)}"
    except (UnicodeError, csv.Error) as error:
        return f"cannot be read ({error})"
    return "" if text.endswith("\n") else f"row {text.count(chr(10)) + 1} is cut off"


@cache
def _typed(name: str, folder: Path, _digest: str) -> pd.DataFrame:
    """Return a table, with the rows of a vintage found by its digest."""
    if folder == DATA:
        path = DATA / resource_of(name)["path"]
        return parse_table(path.read_bytes(), resource_of(name), path)
    bundled = _typed(name, DATA, "")
    if name not in manifest(folder.name)["tables"]:
        return bundled
    content = content_of(folder.name, f"tables/{name}.csv")
    path = folder / "tables" / f"{name}.csv"
    fetched = parse_table(content, resource_of(name), path)
    if bundled.empty:
        return fetched
    key = key_columns(name)
    both = pd.concat([bundled, fetched], ignore_index=True)
    # A row that came into the package after it was fetched is there once, as fetched.
    return sort_rows(both[~both.duplicated(key, keep="last")], key)


def _table_with(name: str, vintage: str) -> pd.DataFrame:
    """Return a table that is not to be changed, with the rows of a vintage."""
    note_tables([name])
    found = resolve(vintage)
    folder = DATA if found == BUNDLED else folder_of(found)
    return _typed(name, folder, manifest(found)["digest"])


def load_table(name: TableName, vintage: str = BUNDLED) -> pd.DataFrame:
    """Return a table, typed by the descriptor, sorted by its key; a copy of your own.

    ``describe(name)`` lists columns and units; what is missing is ``""`` or ``NaN``.
    Cells of type ``list`` are lists, so `drop_duplicates` needs texts:
    ``frame[~frame.astype(str).duplicated()]``. A
    `vintage`, ``latest`` or the id of one of `cac_data.vintages`, adds the rows that
    were fetched then; ``attrs`` holds the name and this id. ValueError if there is no
    such table or vintage, with the nearest name, or if a file is damaged.

    >>> frame = load_table("countries")
    >>> frame.loc[frame["country"] == "CA5", "members"].item()
    ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']
    """
    frame = _table_with(name, vintage).copy()
    for field in _fields(name):
        if field["type"] == "list":
            # A deep copy of a frame still shares the lists in its cells.
            frame[field["name"]] = frame[field["name"]].map(list)
    frame.attrs["table"] = name
    if vintage != BUNDLED:
        frame.attrs["vintage"] = resolve(vintage)
    return frame


def table_of(frame_or_name: Any, vintage: str = BUNDLED) -> pd.DataFrame:
    """Return a frame as it is, or the table that is named."""
    if isinstance(frame_or_name, pd.DataFrame):
        return frame_or_name
    if not issubclass(kind := type(frame_or_name), str):
        message = f"needed is a frame or the name of a table, not {kind.__name__}"
        raise ValueError(message)
    return load_table(frame_or_name, vintage)


def _facts_of(name: str, vintage: str) -> dict[str, Any]:
    """What `tables` and `describe` say of a table."""
    frame, resource = _table_with(name, vintage), resource_of(name)
    dated = [period for period in frame.get("period", pd.Series()).unique() if period]
    fixed = dict.fromkeys(field["unit"] for field in _fields(name) if "unit" in field)
    return {
        "name": name,
        "title": resource["title"],
        "rows": len(frame),
        "first": min(dated, key=periods.bounds, default=""),
        "last": max(dated, key=lambda text: periods.bounds(text)[1], default=""),
        "units": sorted({*frame["unit"]} - {""}) if "unit" in frame else [*fixed],
        "sources": frame["source_id"].nunique(),
        "licence": ", ".join(item["name"] for item in resource["licenses"]),
    }


def tables(vintage: str = BUNDLED) -> pd.DataFrame:
    """List the tables: ``name, title, rows, first, last, units, sources, licence``.

    `first` and `last` are periods, `units` is a list, `sources` the number cited.

    >>> tables().set_index("name").loc["bilateral_trade", "first"]
    '1992'
    """
    return pd.DataFrame([_facts_of(name, vintage) for name in table_names()])


class Whole(pd.DataFrame):
    """A frame that Jupyter shows whole, with its words at the left."""

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return Whole

    def _repr_html_(self) -> str:
        plain = self.map(lambda x: ", ".join(x) if isinstance(x, list) else x)
        # Dollars are no formulas.
        whole = "display.max_colwidth", None, "display.html.use_mathjax", False
        with pd.option_context(*whole):
            html = plain.to_html(index=False, border=0, render_links=True)
        # JupyterLab aligns each cell at the right by itself.
        return re.sub("<(t[hd])>", r'<\1 style="text-align: left">', html)


def describe(name: TableName, vintage: str = BUNDLED) -> pd.DataFrame:
    """Describe the fields of a table; Jupyter shows the frame whole.

    Columns: ``field, type, unit, in_key, filled`` (rows that hold something),
    ``allowed`` (list), ``description``. ``attrs`` holds what `tables` says of the table
    and its ``description``, ``version`` and ``words``: what indicators and units mean.

    >>> describe("bilateral_trade").set_index("field").loc["value_usd_mn", "unit"]
    'USD mn'
    """
    frame, key = _table_with(name, vintage), key_columns(name)
    rows = [
        {
            "field": field["name"],
            "type": field["type"],
            "unit": field.get("unit", ""),
            "in_key": field["name"] in key,
            "filled": sum(of not in ("", []) for of in frame[field["name"]].dropna()),
            "allowed": list(field.get("constraints", {}).get("enum", [])),
            "description": field.get("description", field["title"]),
        }
        for field in _fields(name)
    ]
    words: dict[str, str] = {}
    for kind, known in descriptor()["vocabulary"].items():
        columns = [c for c in frame if c == kind or str(c).endswith(f"_{kind}")]
        used = {word for column in columns for word in frame[column]}
        used |= {field.get(kind, "") for field in _fields(name)}
        words |= {word: meaning for word, meaning in known.items() if word in used}
    described = Whole(rows)
    described.attrs = _facts_of(name, vintage) | {
        "description": resource_of(name)["description"],
        "version": resource_of(name)["version"],
        "words": words,
    }
    return described


def _places(column: pd.Series) -> np.ndarray:
    """Return the place of each cell in a column's order; what is missing is last."""
    # On the distinct values: categories of pandas take most of the time of a report.
    if pd.api.types.is_numeric_dtype(column):
        return np.unique(column.to_numpy(), return_inverse=True)[1]
    cells = [tuple(c) if isinstance(c, list) else c for c in column.tolist()]
    there = {cell for cell in cells if cell is not None and cell == cell}
    key: Any = periods.sort_key if column.name in _period_fields() else None
    place_of = {cell: place for place, cell in enumerate(sorted(there, key=key))}
    return np.array([place_of.get(cell, len(there)) for cell in cells], dtype=np.intp)


def sort_rows(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Sort a frame by columns, periods in order of time; the index is a fresh one."""
    check_columns(frame.columns, by, function="sort_rows")
    places = [_places(frame[column]) for column in by]
    order = np.lexsort(places[::-1]) if places else np.arange(len(frame))
    return frame.iloc[order].reset_index(drop=True)


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
    cells, wanted = frame[column], _as_list(value)
    if column in _period_fields():
        wanted = [periods.of_year(x) if type(x) is int else x for x in wanted]
    texts = [_as_written(item) for item in wanted]
    if pd.api.types.is_numeric_dtype(cells):
        is_truth = pd.api.types.is_bool_dtype(cells)
        kind = "boolean" if is_truth else "number"
        typed = list(map(_READERS[kind][0], texts))
        if None in typed:
            told = "true or false" if is_truth else "a number"
            message = f"`{column}`: {wanted[typed.index(None)]!r} is not {told}"
            raise ValueError(message)
        return cells.isin(typed)
    # As in the files, an empty text is a list without members.
    lists = [(c or [""]) if isinstance(c, list) else [str(c)] for c in cells]
    held = sorted({item for cell in lists for item in cell})
    options = list(dict.fromkeys([*allowed_values(column), *held]))
    for text in filter(None, texts if options else ()):
        check_member(column, text, options)
    found = [not {*texts}.isdisjoint(cell) for cell in lists]
    return pd.Series(found, index=frame.index, dtype=bool)


COUNTRY_COLUMNS = (
    "country",
    # Where there is none, these say which countries a row is about.
    *("countries", "participants", "exporter", "importer", "joint_exporters"),
    *("joint_importers", "from_country", "to_country", "transit"),
)


def _are_about(frame: pd.DataFrame, countries: object) -> pd.Series:
    wanted = {codes.country_code(str(item)) for item in _as_list(countries)}
    columns = [column for column in COUNTRY_COLUMNS if column in frame]
    if "country" in frame or not columns:
        columns = ["country"]
    check_columns(frame.columns, columns, function="select")
    rows = zip(*(frame[column] for column in columns), strict=True)
    found = [any(not wanted.isdisjoint(_as_list(cell)) for cell in row) for row in rows]
    return pd.Series(found, index=frame.index, dtype=bool)


def _limit(argument: str, value: int | str) -> tuple[periods.Date, periods.Date]:
    # A year in words of the command line: -200 is meant as -0200.
    if re.fullmatch(r"-?[0-9]{1,4}", str(value)):
        value = periods.of_year(int(value))
    return periods.bounds(str(value), argument)


def _in_span(
    frame: pd.DataFrame, start: int | str | None, end: int | str | None
) -> pd.Series:
    check_columns(frame.columns, ["period"], function="select")
    first = _limit("start", start)[0] if start is not None else (-9999, 1, 1)
    last = _limit("end", end)[1] if end is not None else (9999, 12, 31)
    if last < first:
        message = f"`start` {start!r} is after `end` {end!r}"
        raise ValueError(message)
    # What has no period sorts before all, and so lies in no span.
    spans = map(periods.sort_key, frame["period"])
    found = [first <= low and high <= last for low, high in spans]
    return pd.Series(found, index=frame.index, dtype=bool)


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
    `columns`: ``column=value`` or a list of values, as in the files if need be (``""``
    for what is missing); a list in a cell fits if it holds one; None is no condition.
    `where`: the same, for columns that have the name of an argument.
    ValueError for what is unknown, with the nearest match, or a span that ends early.

    >>> kept = select("bilateral_trade", countries="KGZ", start=2024, flow="turnover")
    >>> kept[["reporter", "period", "value_usd_mn"]].head(1)
            reporter period  value_usd_mn
    0  china_customs   2024       22071.0
    """
    frame = table_of(frame)
    keep = pd.Series(True, index=frame.index)
    if countries is not None:
        keep &= _are_about(frame, countries)
    columns |= {"flow": flow, "reporter": reporter}
    for column, value in [*(where or {}).items(), *columns.items()]:
        if value is not None:
            keep &= _matches(frame, column, value)
    if start is not None or end is not None:
        keep &= _in_span(frame, start, end)
    kept = frame[keep]
    # Events and other things that have a date have an id; figures over time have none.
    has_id = any(str(of).endswith("_id") for of in kept if of != "source_id")
    has_figure = not kept.select_dtypes("number").columns.empty
    if not parts and "period" in kept and has_figure and not has_id:
        whole = kept["period"].map(periods.is_year)
        if whole.any():
            kept = kept[whole | (kept["period"] == "")]
    return kept.reset_index(drop=True)


try:
    __version__ = version("cac-data")
except PackageNotFoundError:  # read from a folder that was never installed
    __version__ = "unknown"
__data_version__ = str(descriptor()["version"])
prepare_shell(pd.DataFrame, load_table)
