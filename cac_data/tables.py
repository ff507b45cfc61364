"""The bundled tables: list, load, describe and select.

The folder ``cac_data/data`` is a Frictionless Data Package. Its descriptor,
``datapackage.json``, is the only place where types, units, keys and allowed values
are stated; everything here is read from it.
"""

import csv
import io
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from cac_data import codes, periods

__all__ = [
    "TableError",
    "allowed_values",
    "describe",
    "fact_columns",
    "key_columns",
    "load_table",
    "read_table",
    "select",
    "series_columns",
    "sort_rows",
    "table_names",
    "tables",
    "value_column",
]

Descriptor = Mapping[str, Any]

_PERIOD_FIELDS = ("period", "set_on", "target_period")
# These columns tell witnesses of one series apart; they do not name a series.
_WITNESS_FIELDS = ("source_id", "variant", "vintage")


class TableError(ValueError):
    """A table or the descriptor is not what it should be: names file, row, column."""


def _data_folder() -> Traversable:
    return files("cac_data") / "data"


def read_descriptor(folder: Traversable) -> Descriptor:
    """Read ``datapackage.json`` of a folder.

    Raises
    ------
    TableError
        If the file is missing or not JSON, with the line and column of the fault.
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


def table_names() -> list[str]:
    """Return the names of the tables, in the order of the descriptor.

    Examples
    --------
    >>> "bilateral_trade" in table_names()
    True
    """
    return [resource["name"] for resource in _descriptor()["resources"]]


def _resource(name: str) -> Descriptor:
    codes.check_member("table", name, table_names())
    resource: Descriptor = next(
        item for item in _descriptor()["resources"] if item["name"] == name
    )
    return resource


def _fields(name: str) -> list[Descriptor]:
    return list(_resource(name)["schema"]["fields"])


def key_columns(name: str) -> list[str]:
    """Return the columns of a table's primary key.

    Examples
    --------
    >>> key_columns("bilateral_trade")
    ['reporter', 'country', 'period', 'flow', 'variant', 'source_id']
    """
    return list(_resource(name)["schema"]["primaryKey"])


def fact_columns(name: str) -> list[str]:
    """Return the columns that name the fact; rows that share them are its witnesses.

    Examples
    --------
    >>> fact_columns("bilateral_trade")
    ['country', 'period', 'flow']
    """
    return list(_resource(name).get("fact", []))


def series_columns(name: str) -> list[str]:
    """Return the columns that name a series: the key without time and witness.

    Examples
    --------
    >>> series_columns("bilateral_trade")
    ['reporter', 'country', 'flow']
    """
    skip = (*_WITNESS_FIELDS, *_PERIOD_FIELDS)
    return [column for column in key_columns(name) if column not in skip]


def value_column(name: str) -> str:
    """Return the column that holds a table's figure; empty for a list of names.

    Examples
    --------
    >>> value_column("bilateral_trade")
    'value_usd_mn'
    """
    return str(_resource(name).get("value", ""))


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


def _typed(column: pd.Series, field: Descriptor, path: object) -> pd.Series:
    kind = field["type"]
    if kind == "string":
        return column
    if kind == "list":
        separator = field.get("delimiter", ";")
        return column.map(lambda text: text.split(separator) if text else [])
    typed: pd.Series
    if kind == "boolean":
        bad = ~column.isin(["true", "false"])
        typed = column.eq("true")
    elif kind == "number":
        typed = pd.to_numeric(column.where(column != ""), errors="coerce")
        typed = typed.astype("float64")
        bad = ~typed.map(math.isfinite) & (column != "")
    else:
        message = f"{path}: column {field['name']}: unknown type {kind!r}"
        known = ("string", "number", "boolean", "list")
        raise TableError(message + codes.closest(kind, known))
    if bad.any():
        row = bad.tolist().index(True)
        message = (
            f"{path}: row {row + 2}, column {field['name']}: "
            f"{column.iloc[row]!r} is not a {kind}"
        )
        raise TableError(message)
    return typed


def read_table(folder: Traversable, resource: Descriptor) -> pd.DataFrame:
    """Read one table of a folder, typed by its part of the descriptor.

    Parameters
    ----------
    folder
        Folder of a data package.
    resource
        The table's entry in the descriptor's ``resources``.

    Returns
    -------
    DataFrame
        The columns of the descriptor, in its order. Text is ``str`` and empty text
        is ``""``; numbers are ``float64`` and a missing number is ``NaN``; lists are
        Python lists.

    Raises
    ------
    TableError
        If the file is missing, cut off or does not have the columns of the
        descriptor, or if a cell is not of its type: names file, row and column.
    """
    path = folder / str(resource["path"])
    fields = list(resource["schema"]["fields"])
    names = [field["name"] for field in fields]
    cells = pd.DataFrame(_read_cells(path, names), columns=names, dtype="str")
    return pd.DataFrame(
        {field["name"]: _typed(cells[field["name"]], field, path) for field in fields}
    )


def _read_cells(path: Traversable, names: list[str]) -> list[list[str]]:
    # The csv module and not pandas: pandas fills up a row that was cut off, in silence.
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        message = f"{path}: the file is missing"
        raise TableError(message) from None
    except UnicodeError as error:
        message = f"{path}: not valid UTF-8 ({error})"
        raise TableError(message) from None
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
        for row in reader:
            if len(row) != len(names):
                message = (
                    f"{path}: row {reader.line_num} has {len(row)} cells, "
                    f"not {len(names)}: it is cut off or was edited"
                )
                raise TableError(message)
            rows.append(row)
    except csv.Error as error:
        message = f"{path}: row {reader.line_num} cannot be read ({error})"
        raise TableError(message) from None
    return rows


@cache
def _loaded(name: str) -> pd.DataFrame:
    return read_table(_data_folder(), _resource(name))


def load_table(name: str) -> pd.DataFrame:
    """Return a bundled table, typed by the descriptor, sorted by its key.

    Parameters
    ----------
    name
        One of :func:`table_names`.

    Returns
    -------
    DataFrame
        A copy of the caller's own. ``describe(name)`` lists columns and units.
        Empty text is ``""``, a missing number is ``NaN``.

    Raises
    ------
    ValueError
        If there is no such table, with the nearest name.
    TableError
        If the file does not fit the descriptor.

    Examples
    --------
    >>> frame = load_table("countries")
    >>> frame.loc[frame["country"] == "CA5", "members"].item()
    ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']
    """
    frame = _loaded(name).copy()
    for field in _fields(name):
        if field["type"] == "list":
            # A deep copy of a frame still shares the lists in its cells.
            frame[field["name"]] = frame[field["name"]].map(list)
    return frame


def _span(frame: pd.DataFrame) -> tuple[str, str]:
    if "period" not in frame:
        return "", ""
    dated = [period for period in frame["period"] if period]
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


def tables() -> pd.DataFrame:
    """List the bundled tables.

    Returns
    -------
    DataFrame
        ``name, title, rows, first, last`` (period), ``units`` (list), ``sources``
        (number cited) and ``licence``, in the order of the descriptor.

    Examples
    --------
    >>> tables().set_index("name").loc["bilateral_trade", "first"]
    '1992'
    """
    rows = []
    for name in table_names():
        frame, resource = _loaded(name), _resource(name)
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
                "licence": ", ".join(item["name"] for item in resource["licenses"]),
            }
        )
    return pd.DataFrame(rows)


def describe(name: str) -> pd.DataFrame:
    """Describe the fields of a table.

    Parameters
    ----------
    name
        One of :func:`table_names`.

    Returns
    -------
    DataFrame
        One row per field: ``field, type, unit, in_key, filled`` (rows that hold
        something), ``allowed`` (list) and ``description``. ``attrs`` holds the
        table's ``title``, ``description``, ``version``, ``first`` and ``last``.

    Raises
    ------
    ValueError
        If there is no such table, with the nearest name.

    Examples
    --------
    >>> describe("bilateral_trade").set_index("field").loc["value_usd_mn", "unit"]
    'USD mn'
    """
    frame, resource, key = _loaded(name), _resource(name), key_columns(name)
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
        first=first,
        last=last,
    )
    return described


def sort_rows(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Sort a frame by columns, periods in order of time.

    Parameters
    ----------
    frame
        Any frame.
    by
        Columns, the first sorts first.

    Returns
    -------
    DataFrame
        The rows in their new order, with a fresh index.

    Examples
    --------
    >>> frame = pd.DataFrame({"period": ["2024", "2024-01/2024-03", "-0138"]})
    >>> sort_rows(frame, ["period"])["period"].tolist()
    ['-0138', '2024-01/2024-03', '2024']
    """
    codes.check_columns(frame.columns, by, function="sort_rows")
    key_of = {
        column: frame[column].map(periods.sort_key)
        if column in _PERIOD_FIELDS
        else frame[column]
        for column in by
    }
    keys = pd.DataFrame(key_of, index=frame.index)
    order = keys.reset_index(drop=True).sort_values(list(by), kind="stable").index
    return frame.iloc[order].reset_index(drop=True)


def _as_list(value: object) -> list[Any]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [value]
    return list(value)


def _in_span(
    frame: pd.DataFrame, start: int | str | None, end: int | str | None
) -> pd.Series:
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

    return frame["period"].map(inside).astype(bool)


def _limit(argument: str, value: int | str) -> tuple[periods.Date, periods.Date]:
    text = str(value)
    if isinstance(value, int):
        text = f"-{-value:04d}" if value < 0 else f"{value:04d}"
    try:
        return periods.bounds(text)
    except ValueError as error:
        message = str(error).replace("`period`", f"`{argument}`")
        raise ValueError(message) from None


def select(
    frame: pd.DataFrame,
    *,
    countries: str | Iterable[str] | None = None,
    start: int | str | None = None,
    end: int | str | None = None,
    parts: bool = False,
    **columns: object,
) -> pd.DataFrame:
    """Return the rows of a frame that meet all conditions.

    Parameters
    ----------
    frame
        A table or a part of one.
    countries
        Codes or names of countries or groups. A group code stands for its own rows,
        not for those of its members.
    start, end
        First and last year or period. A row is kept if its period lies wholly
        inside; a row without a period is kept only if neither is given.
    parts
        Keep parts of years beside whole years. Otherwise, where the selection holds
        whole years, only these are kept, so that the two are never mixed unasked.
    **columns
        ``column=value`` or ``column=[value, ...]``; None is no condition.

    Returns
    -------
    DataFrame
        The rows kept, in their order, with a fresh index. It may be empty.

    Raises
    ------
    ValueError
        For an unknown column, country, reporter, flow or other listed value, with
        what is allowed and the nearest match; for a span that ends before it starts.

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
        codes.check_columns(frame.columns, ["country"], function="select")
        wanted = [codes.country_code(str(item)) for item in _as_list(countries)]
        keep &= frame["country"].isin(wanted)
    for column, value in columns.items():
        if value is None:
            continue
        codes.check_columns(frame.columns, [column], function="select")
        values = _as_list(value)
        held = (str(item) for item in frame[column])
        options = tuple(dict.fromkeys([*allowed_values(column), *held]))
        for item in values:
            if isinstance(item, str):
                codes.check_member(column, item, options)
        keep &= frame[column].isin(values)
    if start is not None or end is not None:
        codes.check_columns(frame.columns, ["period"], function="select")
        keep &= _in_span(frame, start, end)
    kept = frame[keep]
    if "period" in kept and not parts:
        whole = kept["period"].map(periods.is_year).astype(bool)
        if whole.any():
            undated = kept["period"] == ""
            kept = kept[whole | undated]
    return kept.reset_index(drop=True)


try:
    __version__ = version("cac-data")
except PackageNotFoundError:  # read from a folder that was never installed
    __version__ = "unknown"
__data_version__ = str(_descriptor()["version"])
