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

__all__ = [
    "TableError",
    "allowed_values",
    "check_files",
    "describe",
    "fact_columns",
    "key_columns",
    "load_table",
    "parse_table",
    "read_table",
    "resource_of",
    "select",
    "series_columns",
    "sort_rows",
    "sources_read",
    "table_names",
    "tables",
    "value_column",
]

Descriptor = Mapping[str, Any]

# These columns tell witnesses of one series apart; they do not name a series.
_WITNESS_FIELDS = ("source_id", "variant", "vintage")


class TableError(ValueError):
    """A table or the descriptor is not what it should be: names file, row, column."""


def _data_folder() -> Traversable:
    return files("cac_data") / "data"


def read_descriptor(folder: Traversable) -> Descriptor:
    """Read ``datapackage.json`` of a folder.

    TableError if the file is missing or not JSON, with the line and column of the
    fault.
    """
    path = folder / "datapackage.json"
    try:
        descriptor: Descriptor = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        message = f"{path}: there is no descriptor"
        raise TableError(message) from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: not valid JSON ({error})"
        raise TableError(message) from None
    if not isinstance(descriptor, dict) or "resources" not in descriptor:
        message = f"{path}: has no `resources`"
        raise TableError(message)
    return descriptor


@cache
def _descriptor() -> Descriptor:
    return read_descriptor(_data_folder())


def check_files(folder: Traversable | None = None) -> list[str]:
    """Compare the files of the tables with the sums that the descriptor states.

    Returns a line for each file that was changed, that is missing or that the
    descriptor does not know, with both sums; none where all is whole. `folder` is one
    with a descriptor of its own, else that of the bundled tables.

    Examples
    --------
    >>> check_files()
    []
    """
    folder = folder or _data_folder()
    unknown = {
        file.name for file in folder.iterdir() if not file.name.startswith(".")
    } - {"datapackage.json"}
    problems = []
    for resource in read_descriptor(folder)["resources"]:
        path = resource["path"]
        if path not in unknown:
            problems.append(f"{path}: the file is missing")
            continue
        unknown.remove(path)
        content = (folder / path).read_bytes()
        found = f"sha256:{hashlib.sha256(content).hexdigest()}, {len(content)} bytes"
        stated = f"{resource.get('hash')}, {resource.get('bytes')} bytes"
        if found != stated:
            problems.append(f"{path}: is {found}; the descriptor states {stated}")
    return problems + [
        f"{path}: the descriptor does not know this file" for path in sorted(unknown)
    ]


def table_names() -> list[str]:
    """Return the names of the tables, in the order of the descriptor.

    Examples
    --------
    >>> "bilateral_trade" in table_names()
    True
    """
    return [resource["name"] for resource in _descriptor()["resources"]]


def resource_of(name: str) -> Descriptor:
    """Return the entry of a table in the descriptor, which is not to be changed.

    ValueError if there is no such table, with the nearest name.

    Examples
    --------
    >>> resource_of("bilateral_trade")["path"]
    'bilateral_trade.csv'
    """
    codes.check_member("table", name, table_names())
    resource: Descriptor = next(
        item for item in _descriptor()["resources"] if item["name"] == name
    )
    return resource


def _fields(name: str) -> list[Descriptor]:
    return list(resource_of(name)["schema"]["fields"])


@cache
def _period_fields() -> frozenset[str]:
    return frozenset(
        field["name"]
        for name in table_names()
        for field in _fields(name)
        if field.get("isPeriod")
    )


def key_columns(name: str) -> list[str]:
    """Return the columns of a table's primary key.

    Examples
    --------
    >>> key_columns("bilateral_trade")
    ['reporter', 'country', 'period', 'flow', 'variant', 'source_id']
    """
    return list(resource_of(name)["schema"]["primaryKey"])


def fact_columns(name: str) -> list[str]:
    """Return the columns that name the fact; rows that share them are its witnesses.

    Examples
    --------
    >>> fact_columns("bilateral_trade")
    ['country', 'period', 'flow']
    """
    return list(resource_of(name).get("fact", []))


def series_columns(name: str) -> list[str]:
    """Return the columns that name a series: the key without time and witness.

    Examples
    --------
    >>> series_columns("bilateral_trade")
    ['reporter', 'country', 'flow']
    """
    skip = {*_WITNESS_FIELDS, *_period_fields()}
    return [column for column in key_columns(name) if column not in skip]


def value_column(name: str) -> str:
    """Return the column that holds a table's figure; empty for a list of names.

    Examples
    --------
    >>> value_column("bilateral_trade")
    'value_usd_mn'
    """
    return str(resource_of(name).get("value", ""))


@cache
def allowed_values(field: str) -> tuple[str, ...]:
    """Return what a field may hold in any table; empty if that is not limited.

    Examples
    --------
    >>> allowed_values("flow")
    ('exports', 'imports', 'turnover')
    """
    found: dict[str, None] = {}
    for name in table_names():
        for item in _fields(name):
            if item["name"] == field:
                found.update(dict.fromkeys(item.get("constraints", {}).get("enum", ())))
    return tuple(found)


def _typed(cells: Sequence[str], field: Descriptor, path: object) -> pd.Series:
    kind = field["type"]
    if kind == "string":
        # An array of objects is taken as it is; a list would be looked through again.
        return pd.Series(np.array(cells, dtype=object), dtype="str", copy=False)
    if kind == "list":
        separator = field.get("delimiter", ";")
        return pd.Series(
            [text.split(separator) if text else [] for text in cells], dtype=object
        )
    if kind not in _READERS:
        message = f"{path}: column {field['name']}: unknown type {kind!r}"
        raise TableError(message + codes.closest(kind, ("string", "list", *_READERS)))
    read, dtype = _READERS[kind]
    typed = list(map(read, cells))
    if None in typed:
        row = typed.index(None)
        message = (
            f"{path}: row {row + 2}, column {field['name']}: "
            f"{cells[row]!r} is not a {kind}"
        )
        raise TableError(message)
    return pd.Series(typed, dtype=dtype)


# What a number is made of. `float` alone would read `nan`, `inf`, `1_000` and blanks.
_DIGITS = frozenset("0123456789.+-eE")


def _number(text: str) -> float | None:
    if not text:
        return math.nan
    try:
        number = float(text) if _DIGITS.issuperset(text) else math.inf
    except ValueError:
        return None
    return number if math.isfinite(number) else None


# By type of the descriptor: how a cell is read (None: it is none), and what it becomes.
_READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "number": (_number, "float64"),
    "boolean": ({"true": True, "false": False}.get, "bool"),
}


def read_table(folder: Traversable, resource: Descriptor) -> pd.DataFrame:
    """Read one table of a folder, typed by its part of the descriptor.

    `resource`: the table's entry in the descriptor's ``resources``.

    The columns of the descriptor, in its order. Text is ``str`` and empty text is
    ``""``; numbers are ``float64`` and a missing number is ``NaN``; lists are Python
    lists.

    TableError if the file is missing, cut off or does not have the columns of the
    descriptor, or if a cell is not of its type: names file, row and column.
    """
    path = folder / str(resource["path"])
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        message = f"{path}: the file is missing"
        raise TableError(message) from None
    return parse_table(content, resource, path)


def parse_table(content: bytes, resource: Descriptor, path: object) -> pd.DataFrame:
    """Read the content of the file of a table, as `read_table` does.

    `resource`: the table's entry in the descriptor's ``resources``.
    `path`: what messages call the file.

    TableError if the content does not fit the descriptor: names file, row and column.
    """
    fields = list(resource["schema"]["fields"])
    names = [field["name"] for field in fields]
    try:
        text = content.decode("utf-8")
    except UnicodeError as error:
        message = f"{path}: not valid UTF-8 ({error})"
        raise TableError(message) from None
    rows = _read_cells(text, names, path)
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return pd.DataFrame(
        {
            field["name"]: _typed(cells, field, path)
            for field, cells in zip(fields, columns, strict=True)
        }
    )


def _read_cells(text: str, names: list[str], path: object) -> list[list[str]]:
    # The csv module and not pandas: pandas fills up a row that was cut off, in silence.
    if not text.endswith("\n"):
        message = f"{path}: row {text.count(chr(10)) + 1} is cut off"
        raise TableError(message)
    reader = csv.reader(io.StringIO(text), strict=True)
    rows: list[list[str]] = []
    try:
        header = next(reader, [])
        if header != names:
            message = (
                f"{path}: the columns are {', '.join(header) or 'none'}; "
                f"the descriptor has {', '.join(names)}"
            )
            raise TableError(message)
        width = len(names)
        for row in reader:
            if len(row) != width:
                message = (
                    f"{path}: row {reader.line_num} has {len(row)} cells, "
                    f"not {width}: it is cut off or was edited"
                )
                raise TableError(message)
            rows.append(row)
    except csv.Error as error:
        message = f"{path}: row {reader.line_num} cannot be read ({error})"
        raise TableError(message) from None
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
    both = both[~both.duplicated(key, keep="last")]
    return sort_rows(both, key)


def _parse_checked(content: bytes, name: str, folder: str) -> pd.DataFrame:
    """Read a file whose hash was compared: it is as it was when its cells were checked.

    By pandas and not by the csv module: it may have a million rows.
    """
    fields = list(resource_of(name)["schema"]["fields"])
    header = content.partition(b"\n")[0].decode().split(",")
    if header != [field["name"] for field in fields]:
        # Of another release of the package: the slow way says what differs.
        return parse_table(content, resource_of(name), f"{folder}/tables/{name}.csv")
    frame = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    for field in fields:
        column = field["name"]
        if field["type"] == "number":
            cells = frame[column].tolist()
            # As Python reads them: the parser of pandas may be off by the last digit.
            read = [float(cell) if cell else math.nan for cell in cells]
            frame[column] = pd.Series(read, dtype="float64")
        elif field["type"] == "boolean":
            frame[column] = frame[column] == "true"
        elif field["type"] == "list":
            frame[column] = _typed(frame[column].tolist(), field, folder)
    return frame


def _table_with(name: str, wanted: str) -> pd.DataFrame:
    """Return a table that is not to be changed, with the rows of a vintage."""
    found = resolve(wanted)
    if found == BUNDLED:
        return _loaded(name)
    codes.check_member("table", name, table_names())
    folder, content = str(folder_of(found)), digest(found)
    # Whoever holds rows can cite them, also when the vintage was pruned meanwhile.
    _SOURCES[folder] = _loaded_with("sources", found, folder, content)
    return _loaded_with(name, found, folder, content)


_SOURCES: dict[str, pd.DataFrame] = {}
"""By the folder of a vintage that was read: the sources, bundled and fetched."""


def sources_read() -> Mapping[str, pd.DataFrame]:
    """Return the sources of the vintages that were read, by the folder of each.

    They are not to be changed.

    Examples
    --------
    >>> all("source_id" in frame for frame in sources_read().values())
    True
    """
    return dict(_SOURCES)


def load_table(name: str, vintage: str = BUNDLED) -> pd.DataFrame:
    """Return a table, typed by the descriptor, sorted by its key.

    `vintage`: ``bundled``: the rows that come with the package. ``latest`` or the id of
    one of :func:`cac_data.vintages`: these and the rows that were fetched then, each
    with its own source, beside those of other sources on the same fact.

    A copy of the caller's own. ``describe(name)`` lists columns and units. Empty text
    is ``""``, a missing number is ``NaN``. With a vintage, its id is in
    ``attrs["vintage"]``.

    ValueError if there is no such table or vintage, with the nearest name; of a vintage
    that is damaged, the file.
    TableError if the file does not fit the descriptor.

    Examples
    --------
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


def _span(frame: pd.DataFrame) -> tuple[str, str]:
    if "period" not in frame:
        return "", ""
    dated = [period for period in frame["period"].unique() if period]
    if not dated:
        return "", ""
    return (
        min(dated, key=lambda text: periods.bounds(text)[0]),
        max(dated, key=lambda text: periods.bounds(text)[1]),
    )


def _units(name: str, frame: pd.DataFrame) -> list[str]:
    if "unit" in frame:
        return sorted({unit for unit in frame["unit"] if unit})
    return list(dict.fromkeys(item["unit"] for item in _fields(name) if "unit" in item))


def _licence(resource: Descriptor) -> str:
    return ", ".join(item["name"] for item in resource["licenses"])


def tables(vintage: str = BUNDLED) -> pd.DataFrame:
    """List the tables.

    Columns: ``name, title, rows, first, last`` (period), ``units`` (list), ``sources``
    (number cited) and ``licence``, in the order of the descriptor.

    ValueError if there is no such vintage.

    Examples
    --------
    >>> tables().set_index("name").loc["bilateral_trade", "first"]
    '1992'
    """
    rows = []
    for name in table_names():
        frame, resource = _table_with(name, vintage), resource_of(name)
        first, last = _span(frame)
        rows.append(
            {
                "name": name,
                "title": resource["title"],
                "rows": len(frame),
                "first": first,
                "last": last,
                "units": _units(name, frame),
                "sources": frame["source_id"].nunique(),
                "licence": _licence(resource),
            }
        )
    return pd.DataFrame(rows)


def describe(name: str, vintage: str = BUNDLED) -> pd.DataFrame:
    """Describe the fields of a table.

    One row per field: ``field, type, unit, in_key, filled`` (rows that hold something),
    ``allowed`` (list) and ``description``. ``attrs`` holds the table's ``title``,
    ``description``, ``version``, ``licence``, ``first``, ``last`` and ``words``: what
    each indicator and unit of the table means.

    ValueError if there is no such table or vintage, with the nearest name.

    Examples
    --------
    >>> describe("bilateral_trade").set_index("field").loc["value_usd_mn", "unit"]
    'USD mn'
    """
    frame = _table_with(name, vintage)
    resource, key = resource_of(name), key_columns(name)
    rows = []
    for field in _fields(name):
        column = frame[field["name"]]
        if field["type"] == "list":
            filled = column.map(bool)
        elif field["type"] == "string":
            filled = column != ""
        else:
            filled = column.notna()
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
    described = pd.DataFrame(rows)
    first, last = _span(frame)
    described.attrs.update(
        title=resource["title"],
        description=resource["description"],
        version=resource["version"],
        licence=_licence(resource),
        first=first,
        last=last,
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


def _holds_lists(column: pd.Series) -> bool:
    return column.dtype == object and any(
        isinstance(cell, list) for cell in column.tolist()
    )


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
    cells = column.tolist()
    if _holds_lists(column):
        cells = [tuple(cell) if isinstance(cell, list) else cell for cell in cells]
    distinct = set(cells)
    missing = {cell for cell in distinct if cell is None or cell != cell}
    order = sorted(
        distinct - missing,
        key=periods.sort_key if column.name in _period_fields() else None,
    )
    place_of = {cell: place for place, cell in enumerate(order)}
    return np.array([place_of.get(cell, len(order)) for cell in cells], dtype=np.intp)


def sort_rows(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Sort a frame by columns, periods in order of time.

    `by`: columns, the first sorts first.

    The rows in their new order, with a fresh index.

    Examples
    --------
    >>> frame = pd.DataFrame({"period": ["2024", "2024-01/2024-03", "-0138"]})
    >>> sort_rows(frame, ["period"])["period"].tolist()
    ['-0138', '2024-01/2024-03', '2024']
    """
    codes.check_columns(frame.columns, by, function="sort_rows")
    places = [_places(frame[column]) for column in by]
    order = np.lexsort(places[::-1]) if places else np.arange(len(frame))
    return frame.iloc[order].reset_index(drop=True)


def _as_list(value: object) -> list[Any]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [value]
    return list(value)


def _text(column: str, value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return periods.of_year(value) if column in _period_fields() else str(value)
    return str(value)


# An error names all that is allowed, unless that would fill a screen.
_OPTIONS_SHOWN = 60


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


def _as_boolean(column: str, value: object) -> bool:
    if isinstance(value, bool | np.bool_):
        return bool(value)
    codes.check_member(column, value, ("true", "false"))
    return value == "true"


def _as_number(column: str, value: object) -> float:
    number = _number(value) if isinstance(value, str) else value
    if isinstance(number, bool) or not isinstance(number, int | float | np.number):
        message = f"`{column}`: {value!r} is not a number"
        raise ValueError(message)
    return float(number)


def _matches(frame: pd.DataFrame, column: str, value: object) -> pd.Series:
    """Tell which rows hold one of the values, each read as the column's type."""
    codes.check_columns(frame.columns, [column], function="select")
    cells, values = frame[column], _as_list(value)
    if pd.api.types.is_bool_dtype(cells):
        return cells.isin([_as_boolean(column, item) for item in values])
    if pd.api.types.is_numeric_dtype(cells):
        # A missing number is matched by one, as it is by an empty text.
        return cells.isin([_as_number(column, item) for item in values])
    wanted = [_text(column, item) for item in values]
    if _holds_lists(cells):
        members = sorted({str(item) for cell in cells for item in cell})
        _check_held(column, wanted, members)
        # As in the files, an empty text is a list without members.
        held = [not set(cell or [""]).isdisjoint(wanted) for cell in cells]
        return pd.Series(held, index=frame.index, dtype=bool)
    texts = [str(cell) for cell in cells.tolist()]
    _check_held(column, wanted, texts)
    sought = set(wanted)
    return pd.Series([text in sought for text in texts], index=frame.index, dtype=bool)


# Where a frame has no column `country`, these say which countries a row is about.
_COUNTRY_FIELDS = (
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
    wanted = {codes.country_code(str(item)) for item in _as_list(countries)}
    columns = [column for column in _COUNTRY_FIELDS if column in frame]
    if "country" in frame or not columns:
        codes.check_columns(frame.columns, ["country"], function="select")
        columns = ["country"]

    def names_one(cell: object) -> bool:
        return not wanted.isdisjoint(cell if isinstance(cell, list) else [cell])

    found = [[names_one(cell) for cell in frame[column].tolist()] for column in columns]
    any_of_them = [any(row) for row in zip(*found, strict=True)]
    return pd.Series(any_of_them, index=frame.index, dtype=bool)


def _in_span(
    frame: pd.DataFrame, start: int | str | None, end: int | str | None
) -> pd.Series:
    codes.check_columns(frame.columns, ["period"], function="select")
    first = _limit("start", start)[0] if start is not None else None
    last = _limit("end", end)[1] if end is not None else None
    if first and last and last < first:
        message = f"`start` {start!r} is after `end` {end!r}"
        raise ValueError(message)

    def inside(period: str) -> bool:
        if not period:
            return False
        low, high = periods.bounds(period)
        return (first is None or low >= first) and (last is None or high <= last)

    found = [inside(period) for period in frame["period"].tolist()]
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


def _are_figures_over_time(frame: pd.DataFrame) -> bool:
    """Tell observations from a list of things that have a date, such as events.

    Things have an id of their own. What cannot be told apart keeps all its rows.
    """
    has_id = any(
        column.endswith("_id") and column != "source_id"
        for column in map(str, frame.columns)
    )
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
    """Return the rows of a frame that meet all conditions.

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

    The rows kept, in their order, with a fresh index. It may be empty.

    ValueError for an unknown column, country, reporter, flow or other listed value,
    with what is allowed and the nearest match; for a span that ends before it starts.

    Examples
    --------
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
        cells = kept["period"].tolist()
        whole = [periods.is_year(period) for period in cells]
        if any(whole):
            kept = kept[
                [year or not cell for year, cell in zip(whole, cells, strict=True)]
            ]
    return kept.reset_index(drop=True)


try:
    __version__ = version("cac-data")
except PackageNotFoundError:  # read from a folder that was never installed
    __version__ = "unknown"
__data_version__ = str(_descriptor()["version"])
