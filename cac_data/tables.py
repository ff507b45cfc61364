"""The bundled tables: list, load, describe and select.

The folder ``cac_data/data`` is a Frictionless Data Package. Its descriptor,
``datapackage.json``, is the only place where types, units, keys and allowed values
are stated; everything here is read from it.
"""

import csv
import hashlib
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import pandas as pd

from cac_data import codes, periods
from cac_data.vintage import (
    BUNDLED,
    checked_bytes,
    digest,
    folder_of,
    manifest,
    resolve,
)

Descriptor = Mapping[str, Any]

# These columns tell witnesses of one series apart; they do not name a series.
_WITNESS_FIELDS = ("source_id", "variant", "vintage")

# Where a frame has no column `country`, these say which countries a row is about.
_COUNTRY_FIELDS = (
    *("countries", "participants", "exporter", "importer", "joint_exporters"),
    *("joint_importers", "from_country", "to_country", "transit"),
)

# An error names all that is allowed, unless that would fill a screen.
_OPTIONS_SHOWN = 60


class TableError(ValueError):
    """A table or the descriptor is not what it should be: names file, row, column."""


def _data_folder() -> Traversable:
    return files("cac_data") / "data"


def read_descriptor(folder: Traversable) -> Descriptor:
    """Read ``datapackage.json`` of a folder; TableError if it is missing or broken."""
    path = folder / "datapackage.json"
    fault = "has no `resources`"
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(descriptor, dict) and "resources" in descriptor:
            return descriptor
    except FileNotFoundError:
        fault = "there is no descriptor"
    except ValueError as error:
        fault = f"not valid JSON ({error})"
    message = f"{path}: {fault}"
    raise TableError(message)


@cache
def _descriptor() -> Descriptor:
    return read_descriptor(_data_folder())


def check_files(folder: Traversable | None = None) -> list[str]:
    """Compare the files of the tables with the sums that the descriptor states.

    Returns a line for each file that was changed, that is missing or that the
    descriptor does not know, with both sums; none where all is whole. `folder` is one
    with a descriptor of its own, else that of the bundled tables.
    """
    folder = folder or _data_folder()
    there = {file.name for file in folder.iterdir() if not file.name.startswith(".")}
    stated = {item["path"]: item for item in read_descriptor(folder)["resources"]}
    problems = [f"{path}: the file is missing" for path in stated if path not in there]
    for path in sorted(there - {"datapackage.json"}):
        if path not in stated:
            problems.append(f"{path}: the descriptor does not know this file")
            continue
        content, item = (folder / path).read_bytes(), stated[path]
        found = f"sha256:{hashlib.sha256(content).hexdigest()}, {len(content)} bytes"
        wanted = f"{item.get('hash')}, {item.get('bytes')} bytes"
        if found != wanted:
            problems.append(f"{path}: is {found}; the descriptor states {wanted}")
    return problems


def table_names() -> list[str]:
    """Return the names of the tables, in the order of the descriptor."""
    return [resource["name"] for resource in _descriptor()["resources"]]


def resource_of(name: str) -> Descriptor:
    """Return the entry of a table in the descriptor, which is not to be changed."""
    codes.check_member("table", name, table_names())
    found: Descriptor = _descriptor()["resources"][table_names().index(name)]
    return found


def _fields(name: str) -> list[Descriptor]:
    return list(resource_of(name)["schema"]["fields"])


@cache
def _period_fields() -> frozenset[str]:
    fields = [field for name in table_names() for field in _fields(name)]
    return frozenset(field["name"] for field in fields if field.get("isPeriod"))


def key_columns(name: str) -> list[str]:
    """Return the columns of a table's primary key."""
    return list(resource_of(name)["schema"]["primaryKey"])


def fact_columns(name: str) -> list[str]:
    """Return the columns that name the fact; rows that share them are its witnesses."""
    return list(resource_of(name).get("fact", []))


def series_columns(name: str) -> list[str]:
    """Return the columns that name a series: the key without time and witness."""
    skip = {*_WITNESS_FIELDS, *_period_fields()}
    return [column for column in key_columns(name) if column not in skip]


def value_column(name: str) -> str:
    """Return the column that holds a table's figure; empty for a list of names."""
    return str(resource_of(name).get("value", ""))


@cache
def allowed_values(field: str) -> tuple[str, ...]:
    """Return what a field may hold in any table; empty if that is not limited."""
    same = [f for name in table_names() for f in _fields(name) if f["name"] == field]
    enums = [item.get("constraints", {}).get("enum", ()) for item in same]
    return tuple(dict.fromkeys(value for enum in enums for value in enum))


def _number(text: str) -> float | None:
    """Read a number; `float` alone would take ``nan``, ``inf``, ``1_000``, blanks."""
    if not text:
        return math.nan
    try:
        number = float(text) if {*"0123456789.+-eE"}.issuperset(text) else math.inf
    except ValueError:
        return None
    return number if math.isfinite(number) else None


# By type of the descriptor: how a cell is read (None: it is none), and what it becomes.
_READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "string": (str, "str"),
    "number": (_number, "float64"),
    "boolean": ({"true": True, "false": False}.get, "bool"),
    "list": (lambda text: text.split(";") if text else [], "object"),
}


def read_table(folder: Traversable, resource: Descriptor) -> pd.DataFrame:
    """Read one table of a folder, typed by its entry in the descriptor.

    Text is ``str`` and empty text is ``""``; numbers are ``float64`` and a missing
    number is ``NaN``; lists are Python lists.

    TableError if the file is missing, cut off or does not have the columns of the
    descriptor, or if a cell is not of its type: names file, row and column.
    """
    path = folder / str(resource["path"])
    try:
        return parse_table(path.read_bytes(), resource, path)
    except FileNotFoundError:
        message = f"{path}: the file is missing"
        raise TableError(message) from None


def parse_table(content: bytes, resource: Descriptor, path: object) -> pd.DataFrame:
    """Read the content of the file of a table, which messages call by its path."""
    fields = list(resource["schema"]["fields"])
    rows = _read_cells(content, [field["name"] for field in fields], path)
    columns = zip(*rows, strict=True) if rows else [()] * len(fields)
    pairs = zip(fields, columns, strict=True)
    return pd.DataFrame(
        {field["name"]: _typed_column(cells, field, path) for field, cells in pairs}
    )


def _typed_column(cells: Sequence[str], field: Descriptor, path: object) -> pd.Series:
    read, dtype = _READERS[field["type"]]
    typed = list(map(read, cells))
    if None in typed:
        row, kind = typed.index(None), field["type"]
        place = f"{path}: row {row + 2}, column {field['name']}"
        message = f"{place}: {cells[row]!r} is not a {kind}"
        raise TableError(message)
    return pd.Series(typed, dtype=dtype)


def _read_cells(content: bytes, names: list[str], path: object) -> list[list[str]]:
    # The csv module and not pandas: pandas fills up a row that was cut off, in silence.
    fault, rows = "", []
    try:
        text = content.decode("utf-8")
        header, *rows = list(csv.reader(io.StringIO(text), strict=True)) or [[]]
        if not text.endswith("\n"):
            fault = f"row {text.count(chr(10)) + 1} is cut off"
        elif header != names:
            fault = f"the columns are {', '.join(header) or 'none'}; "
            fault += f"the descriptor has {', '.join(names)}"
        elif odd := [at for at, row in enumerate(rows) if len(row) != len(names)]:
            fault = f"row {odd[0] + 2} has {len(rows[odd[0]])} cells, not {len(names)}"
            fault += ": it is cut off or was edited"
    except (UnicodeError, csv.Error) as error:
        fault = f"cannot be read ({error})"
    if fault:
        message = f"{path}: {fault}"
        raise TableError(message)
    return rows


@cache
def _loaded(name: str) -> pd.DataFrame:
    return read_table(_data_folder(), resource_of(name))


@lru_cache(maxsize=96)
def _loaded_with(name: str, found: str, folder: str, _digest: str) -> pd.DataFrame:
    """Return the rows of a table with those of a vintage, found by all it holds."""
    bundled = _loaded(name)
    if name not in manifest(found)["tables"]:
        return bundled
    fetched = _parse_checked(checked_bytes(found, name), name, folder)
    if bundled.empty:
        return fetched
    key = key_columns(name)
    both = pd.concat([bundled, fetched], ignore_index=True)
    # A row that came into the package after it was fetched is there once, as fetched.
    return sort_rows(both[~both.duplicated(key, keep="last")], key)


def _parse_checked(content: bytes, name: str, folder: str) -> pd.DataFrame:
    """Read a file whose hash was compared: it is as it was when its cells were checked.

    By pandas and not by the csv module: it may have a million rows.
    """
    fields = _fields(name)
    if content.partition(b"\n")[0].decode().split(",") != [f["name"] for f in fields]:
        # Of another release of the package: the slow way says what differs.
        return parse_table(content, resource_of(name), f"{folder}/tables/{name}.csv")
    frame = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    for field in fields:
        if field["type"] != "string":
            # Numbers as Python reads them: the parser of pandas may be off by a digit.
            column = str(field["name"])
            frame[column] = _typed_column(frame[column].tolist(), field, folder)
    return frame


def _table_with(name: str, wanted: str) -> pd.DataFrame:
    """Return a table that is not to be changed, with the rows of a vintage."""
    found = resolve(wanted)
    if found == BUNDLED:
        return _loaded(name)
    codes.check_member("table", name, table_names())
    folder, content = str(folder_of(found)), digest(found)
    # Whoever holds rows can cite them, also when the vintage was pruned meanwhile.
    SOURCES_READ[folder] = _loaded_with("sources", found, folder, content)
    return _loaded_with(name, found, folder, content)


SOURCES_READ: dict[str, pd.DataFrame] = {}
"""By the folder of a vintage that was read: the sources, bundled and fetched."""


def load_table(name: str, vintage: str = BUNDLED) -> pd.DataFrame:
    """Return a table, typed by the descriptor, sorted by its key; a copy of your own.

    `vintage`: ``bundled``: the rows that come with the package. ``latest`` or the id of
    one of :func:`cac_data.vintages`: these and the rows that were fetched then, each
    with its own source, beside those of other sources on the same fact.

    ``describe(name)`` lists columns and units. Empty text is ``""``, a missing number
    is ``NaN``. With a vintage, its id is in ``attrs["vintage"]``.

    ValueError if there is no such table or vintage, with the nearest name; of a vintage
    that is damaged, the file. TableError if the file does not fit the descriptor.

    >>> frame = load_table("countries")
    >>> frame.loc[frame["country"] == "CA5", "members"].item()
    ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']
    """
    found = resolve(vintage)
    frame = _table_with(name, found).copy()
    for field in _fields(name):
        if field["type"] == "list":
            # A deep copy of a frame still shares the lists in its cells.
            frame[field["name"]] = frame[field["name"]].map(list)
    if found != BUNDLED:
        frame.attrs["vintage"] = found
    return frame


def _facts_of(name: str, frame: pd.DataFrame) -> dict[str, Any]:
    """What `tables` and `describe` both say of a table."""
    resource = resource_of(name)
    dated = [period for period in frame.get("period", pd.Series()).unique() if period]
    return {
        "title": resource["title"],
        "first": min(dated, key=periods.bounds, default=""),
        "last": max(dated, key=lambda text: periods.bounds(text)[1], default=""),
        "licence": ", ".join(item["name"] for item in resource["licenses"]),
    }


def tables(vintage: str = BUNDLED) -> pd.DataFrame:
    """List the tables.

    Columns: ``name, title, rows, first, last`` (period), ``units`` (list), ``sources``
    (number cited) and ``licence``, in the order of the descriptor.

    >>> tables().set_index("name").loc["bilateral_trade", "first"]
    '1992'
    """
    rows = []
    for name in table_names():
        frame = _table_with(name, vintage)
        units = dict.fromkeys(item["unit"] for item in _fields(name) if "unit" in item)
        told = sorted({*frame["unit"]} - {""}) if "unit" in frame else list(units)
        of_rows = {"rows": len(frame), "units": told}
        of_rows["sources"] = frame["source_id"].nunique()
        rows.append({"name": name, **_facts_of(name, frame), **of_rows})
    columns = ["name", "title", "rows", "first", "last", "units", "sources", "licence"]
    return pd.DataFrame(rows, columns=columns)


class _Whole(pd.DataFrame):
    """A frame that Jupyter shows whole, with its words at the left."""

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return _Whole

    def _repr_html_(self) -> str:
        with pd.option_context("display.max_colwidth", None):
            html = self.map(_in_cell).to_html(index=False, border=0)
        # JupyterLab aligns each cell at the right by itself.
        return re.sub("<(t[hd])>", r'<\1 style="text-align: left">', html)


def _in_cell(cell: object) -> object:
    return ", ".join(map(str, cell)) if isinstance(cell, list) else cell


def describe(name: str, vintage: str = BUNDLED) -> pd.DataFrame:
    """Describe the fields of a table; Jupyter shows the frame whole.

    One row per field: ``field, type, unit, in_key, filled`` (rows that hold something),
    ``allowed`` (list) and ``description``. ``attrs`` holds the table's ``title``,
    ``description``, ``version``, ``licence``, ``first``, ``last`` and ``words``: what
    each indicator and unit of the table means.

    >>> describe("bilateral_trade").set_index("field").loc["value_usd_mn", "unit"]
    'USD mn'
    """
    frame = _table_with(name, vintage)
    resource, key = resource_of(name), key_columns(name)
    rows = []
    for field in _fields(name):
        cells = frame[field["name"]]
        is_text = field["type"] in ("string", "list")
        filled = cells.astype(bool) if is_text else cells.notna()
        rows.append(
            {
                "field": field["name"],
                "type": field["type"],
                "unit": field.get("unit", ""),
                "in_key": field["name"] in key,
                "filled": int(filled.to_numpy().sum()),
                "allowed": list(field.get("constraints", {}).get("enum", [])),
                "description": field.get("description", field["title"]),
            }
        )
    described = _Whole(rows)
    described.attrs.update(_facts_of(name, frame))
    described.attrs.update(
        description=resource["description"],
        version=resource["version"],
        words=_words(name, frame),
    )
    return described


def _words(name: str, frame: pd.DataFrame) -> dict[str, str]:
    """Meanings of the indicators and units of a table, from the common vocabulary."""
    found: dict[str, str] = {}
    for kind, meanings in _descriptor().get("vocabulary", {}).items():
        columns = [c for c in frame if c == kind or str(c).endswith(f"_{kind}")]
        used = {word for column in columns for word in frame[column]}
        used |= {field.get(kind, "") for field in _fields(name)}
        found |= {word: meaning for word, meaning in meanings.items() if word in used}
    return found


def _places(column: pd.Series) -> np.ndarray:
    """Return the place of each cell in the order of a column; what is missing is last.

    Plain Python on the distinct values: pandas makes a category of each column, which
    takes most of the time of a report.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        places = column.cat.codes.to_numpy()
        return np.where(places < 0, len(column), places)
    if pd.api.types.is_numeric_dtype(column):
        return np.unique(column.to_numpy(), return_inverse=True)[1]
    cells = [tuple(c) if isinstance(c, list) else c for c in column.tolist()]
    there = {cell for cell in cells if cell is not None and cell == cell}
    key: Any = periods.sort_key if column.name in _period_fields() else None
    order = sorted(there, key=key)
    place_of = {cell: place for place, cell in enumerate(order)}
    return np.array([place_of.get(cell, len(order)) for cell in cells], dtype=np.intp)


def sort_rows(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Sort a frame by columns, periods in order of time; the index is a fresh one."""
    codes.check_columns(frame.columns, by, function="sort_rows")
    places = [_places(frame[column]) for column in by]
    order = np.lexsort(places[::-1]) if places else np.arange(len(frame))
    return frame.iloc[order].reset_index(drop=True)


def _as_list(value: object) -> list[Any]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [value]
    return list(value)


def _check_held(column: str, values: Sequence[str], held: Iterable[str]) -> None:
    """Raise if neither the frame nor a table of the package knows a value."""
    options = list(dict.fromkeys([*allowed_values(column), *held]))
    for value in values:
        # An empty text asks for what is missing, and it may be that nothing is.
        if value in {"", *options} or not options:
            continue
        if len(options) <= _OPTIONS_SHOWN:
            codes.check_member(column, value, options)
        message = (
            f"`{column}`: {value!r} is none of the {len(options):,} values there are"
        )
        raise ValueError(message + codes.closest(value, options))


def _typed(column: str, value: object, cells: pd.Series) -> object:
    """Read a value as the type of a column: what may be written as in the files."""
    if pd.api.types.is_bool_dtype(cells):
        if not isinstance(value, bool | np.bool_):
            codes.check_member(column, value, ("true", "false"))
        return value in (True, "true")
    number = _number(value) if isinstance(value, str) else value
    if isinstance(number, bool) or not isinstance(number, int | float | np.number):
        message = f"`{column}`: {value!r} is not a number"
        raise ValueError(message)
    return float(number)


def _as_text(column: str, value: object) -> str:
    is_year = column in _period_fields() and type(value) is int
    return periods.of_year(int(str(value))) if is_year else str(value)


def _matches(frame: pd.DataFrame, column: str, value: object) -> pd.Series:
    """Tell which rows hold one of the values, each read as the column's type."""
    codes.check_columns(frame.columns, [column], function="select")
    cells, values = frame[column], _as_list(value)
    if pd.api.types.is_bool_dtype(cells) or pd.api.types.is_numeric_dtype(cells):
        # A missing number is matched by one, as it is by an empty text.
        return cells.isin([_typed(column, item, cells) for item in values])
    wanted = [_as_text(column, item) for item in values]
    lists = [c if isinstance(c, list) else [str(c)] for c in cells.tolist()]
    held = dict.fromkeys(item for cell in lists for item in cell)
    _check_held(column, wanted, sorted(held) if cells.dtype == object else held)
    # As in the files, an empty text is a list without members.
    sought = set(wanted)
    found = [not sought.isdisjoint(cell or [""]) for cell in lists]
    return pd.Series(found, index=frame.index, dtype=bool)


def _are_about(frame: pd.DataFrame, countries: object) -> pd.Series:
    wanted = {codes.country_code(str(item)) for item in _as_list(countries)}
    columns = [column for column in _COUNTRY_FIELDS if column in frame]
    if "country" in frame or not columns:
        codes.check_columns(frame.columns, ["country"], function="select")
        columns = ["country"]
    rows = zip(*(frame[column].tolist() for column in columns), strict=True)
    found = [any(not wanted.isdisjoint(_as_list(cell)) for cell in row) for row in rows]
    return pd.Series(found, index=frame.index, dtype=bool)


def _limit(argument: str, value: int | str) -> tuple[periods.Date, periods.Date]:
    text = str(value)
    try:
        # A year in words of the command line: -200 is meant as -0200.
        is_year = re.fullmatch(r"-?[0-9]{1,4}", text)
        return periods.bounds(periods.of_year(int(text)) if is_year else text)
    except ValueError as error:
        message = str(error).replace("`period`", f"`{argument}`")
        raise ValueError(message) from None


def _in_span(
    frame: pd.DataFrame, start: int | str | None, end: int | str | None
) -> pd.Series:
    codes.check_columns(frame.columns, ["period"], function="select")
    first = _limit("start", start)[0] if start is not None else (-9999, 1, 1)
    last = _limit("end", end)[1] if end is not None else (9999, 12, 31)
    if last < first:
        message = f"`start` {start!r} is after `end` {end!r}"
        raise ValueError(message)
    # What has no period sorts before all, and so lies in no span.
    spans = map(periods.sort_key, frame["period"].tolist())
    found = [first <= low and high <= last for low, high in spans]
    return pd.Series(found, index=frame.index, dtype=bool)


def _are_figures_over_time(frame: pd.DataFrame) -> bool:
    """Tell observations from a list of things that have a date, such as events.

    Things have an id of their own. What cannot be told apart keeps all its rows.
    """
    columns = {*map(str, frame.columns)} - {"source_id"}
    has_id = any(column.endswith("_id") for column in columns)
    has_figure = len(frame.select_dtypes("number").columns) > 0
    return "period" in frame and has_figure and not has_id


def select(
    frame: pd.DataFrame,
    *,
    countries: str | Iterable[str] | None = None,
    start: int | str | None = None,
    end: int | str | None = None,
    parts: bool = False,
    where: Mapping[str, object] | None = None,
    **columns: object,
) -> pd.DataFrame:
    """Return the rows of a frame that meet all conditions, in their order.

    `countries`: codes or names of countries or groups. A group code stands for its own
    rows, not for those of its members. Compared with ``country``; in a frame without
    it, with every column that names countries, such as the list ``countries`` of an
    event or ``exporter`` and ``importer`` of a flow: one of them has to fit.
    `start`, `end`: first and last year or period. A row is kept if its period lies
    wholly inside; a row without a period is kept only if neither is given.
    `parts`: keep all periods. Otherwise, where the selection holds whole years, parts
    of years and spans of several years are left out, so that unlike periods are never
    mixed unasked. That goes for figures over time only: a list of things with dates,
    such as events, claims or evidence, keeps all its rows.
    `where`: conditions like ``columns``, for columns that have the name of an argument.
    `columns`: ``column=value`` or ``column=[value, ...]``; None is no condition. A list
    in a cell fits if it holds one of the values. Values may be written as in the files:
    ``"true"``, ``"2024"`` or ``"2024.0"`` for a number, ``""`` for what is missing.

    ValueError for an unknown column, country, reporter, flow or other listed value,
    with what is allowed and the nearest match; for a span that ends before it starts.

    >>> frame = load_table("bilateral_trade")
    >>> kept = select(
    ...     frame, countries=["KGZ"], start=2024, flow="turnover", variant="main"
    ... )
    >>> kept[["reporter", "period", "value_usd_mn"]].head(2)
            reporter period  value_usd_mn
    0  china_customs   2024       22710.0
    1  china_customs   2025       27200.0
    """
    keep = pd.Series(True, index=frame.index)
    if countries is not None:
        keep &= _are_about(frame, countries)
    for column, value in [*(where or {}).items(), *columns.items()]:
        if value is not None:
            keep &= _matches(frame, column, value)
    if start is not None or end is not None:
        keep &= _in_span(frame, start, end)
    kept = frame[keep]
    if not parts and _are_figures_over_time(kept):
        whole = kept["period"].map(periods.is_year)
        if whole.any():
            kept = kept[whole | (kept["period"] == "")]
    return kept.reset_index(drop=True)


try:
    __version__ = version("cac-data")
except PackageNotFoundError:  # read from a folder that was never installed
    __version__ = "unknown"
__data_version__ = str(_descriptor()["version"])
