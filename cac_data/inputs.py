"""Which table a function needs, checked where frames enter: `takes` says it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from cac_data.tables import key_columns, resource_of, table_names

_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass(frozen=True)
class Made:
    """Rows that a function of ours makes, and the columns of them that are needed."""

    by: str
    columns: Sequence[str]


def takes(**needed: str | Made) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Have a function refuse frames that are not rows of the table that it needs.

    `needed` has by parameter the name of a table, or what makes the rows. Only columns
    are looked at, so that rows of the user's own will do. ValueError names the
    function, the parameter, what is needed and what was given.
    """

    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        signature = inspect.signature(function)
        name = _public_name(function)

        @wraps(function)
        def checked(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            arguments = signature.bind(*args, **kwargs).arguments
            for parameter, rows in needed.items():
                frame = arguments.get(parameter)
                if frame is not None:
                    _check(f"{name}: `{parameter}`", rows, frame)
            return function(*args, **kwargs)

        return checked

    return decorate


def _public_name(function: Callable[..., Any]) -> str:
    """The name by which a function is called: a topic gives what its parts hold."""
    module = function.__module__.removeprefix("cac_data.").partition(".")[0]
    topic = "trade" if module == "products" else module
    return f"{topic}.{function.__name__}"


def _check(place: str, needed: str | Made, frame: Any) -> None:
    """Raise where a frame lacks a column of the rows that are needed."""
    if isinstance(needed, Made):
        columns = needed.columns
        rows = f"rows of {needed.by}"
    else:
        columns = columns_of(needed)
        rows = f"the table {needed}"
    if isinstance(frame, pd.DataFrame) and set(columns) <= set(frame.columns):
        return
    message = (
        f"{place} needs {rows} (columns {', '.join(columns)}); "
        f"was given {_description(frame)}"
    )
    raise ValueError(message)


def columns_of(table: str) -> list[str]:
    """The columns that tell a table: its key, and the figure if it has one."""
    key = key_columns(table)
    value = resource_of(table).get("value")
    if value is None or value in key:
        return key
    return [*key, value]


def _description(frame: Any) -> str:
    """Say what a frame is: the table from which it comes, else its columns."""
    if isinstance(frame, str):
        instead = f": say load_table({frame!r})" if frame in table_names() else ""
        return f"the name {frame!r}{instead}"
    if not isinstance(frame, pd.DataFrame):
        return f"a {type(frame).__name__}"
    table = frame.attrs.get("table", "")
    if table in table_names() and set(columns_of(table)) <= set(frame.columns):
        return f"the table {table}"
    columns = ", ".join(map(str, frame.columns)) or "none"
    return f"a frame with the columns {columns}"
