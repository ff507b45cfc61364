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

    `needed`: by parameter the name of a table, or what makes the rows. Only columns are
    looked at, so that rows of the user's own will do. ValueError names the function,
    the parameter, what is needed and what was given.
    """

    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        signature = inspect.signature(function)
        module = function.__module__.removeprefix("cac_data.").partition(".")[0]
        # As it is called: a topic gives what its parts hold.
        name = f"{'trade' if module == 'products' else module}.{function.__name__}"

        @wraps(function)
        def checked(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            given = signature.bind(*args, **kwargs).arguments
            for parameter, wanted in needed.items():
                if given.get(parameter) is not None:
                    _check(f"{name}: `{parameter}`", wanted, given[parameter])
            return function(*args, **kwargs)

        return checked

    return decorate


def _check(place: str, wanted: str | Made, frame: Any) -> None:
    if isinstance(wanted, Made):
        columns = wanted.columns
        called = f"rows of {wanted.by}"
    else:
        columns = columns_of(wanted)
        called = f"the table {wanted}"
    is_frame = isinstance(frame, pd.DataFrame)
    if is_frame and set(columns) <= set(frame.columns):
        return
    message = f"{place} needs {called} (columns {', '.join(columns)})"
    message += f"; was given {_given(frame)}"
    raise ValueError(message)


def columns_of(table: str) -> list[str]:
    """The columns that tell a table: its key, and the figure if it has one."""
    key = key_columns(table)
    value = resource_of(table).get("value")
    return key if value is None or value in key else [*key, value]


def _given(frame: Any) -> str:
    """Say what a frame is: the table from which it comes, else its columns."""
    if isinstance(frame, str):
        is_table = frame in table_names()
        return f"the name {frame!r}" + f": say load_table({frame!r})" * is_table
    if not isinstance(frame, pd.DataFrame):
        return f"a {type(frame).__name__}"
    table = frame.attrs.get("table", "")
    if table in table_names() and set(columns_of(table)) <= set(frame.columns):
        return f"the table {table}"
    return f"a frame with the columns {', '.join(map(str, frame.columns)) or 'none'}"
