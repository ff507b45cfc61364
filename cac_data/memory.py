"""Results that are asked for again: found by what went in, handed out as copies.

A notebook asks many questions of one table, and most of them begin with the same frame.
`remembers` computes it once. What went in is compared by its content, cell by cell, so
that a changed frame is another question; what comes out is the caller's own copy.
"""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import numpy as np
import pandas as pd

__all__ = ["forget", "remembers"]

_P = ParamSpec("_P")
_R = TypeVar("_R")

_KEPT = 12
"""Results of one function; a report asks for fewer."""

_MEMORIES: list[deque[tuple[Any, Any]]] = []


def remembers(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Make a function give the same answer to the same question without work.

    Use it for functions whose result follows from their arguments alone: frames,
    numbers, text, and lists, tuples and dicts of them. Asked with anything else, the
    function works as if it had no memory.

    Parameters
    ----------
    function
        The function.

    Returns
    -------
    callable
        The function with a memory of its last results.

    Examples
    --------
    >>> calls = []
    >>> @remembers
    ... def doubled(frame):
    ...     calls.append(len(frame))
    ...     return frame * 2
    >>> frame = pd.DataFrame({"value": [1.0, 2.0]})
    >>> first, again = doubled(frame), doubled(frame.copy())
    >>> first.equals(again), first is again, calls
    (True, False, [2])
    """
    memory: deque[tuple[Any, Any]] = deque(maxlen=_KEPT)
    _MEMORIES.append(memory)

    @wraps(function)
    def remembering(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        question = (args, kwargs)
        if not _can_be_kept(question):
            return function(*args, **kwargs)
        for known, answer in memory:
            if _is_same(known, question):
                found: _R = _own(answer)
                return found
        # Kept before it is asked: the function may change what it was given.
        known = _own(question)
        result = function(*args, **kwargs)
        memory.appendleft((known, _own(result)))
        return result

    return remembering


def forget() -> None:
    """Drop all that is remembered, for instance before time is taken.

    Examples
    --------
    >>> forget()
    """
    for memory in _MEMORIES:
        memory.clear()


def _can_be_kept(value: Any) -> bool:
    """Tell whether an argument can be compared and copied; an iterator cannot."""
    if isinstance(value, list | tuple):
        return all(map(_can_be_kept, value))
    if type(value) is dict:
        return all(map(_can_be_kept, value.values()))
    kinds = (pd.DataFrame, pd.Series, str, int, float)
    return value is None or isinstance(value, kinds)


def _is_same(one: Any, other: Any) -> bool:
    """Tell whether two arguments are equal in type and in every cell."""
    if one is other and not isinstance(one, float):
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, pd.DataFrame):
        return (
            one.shape == other.shape
            and one.columns.equals(other.columns)
            and _is_same_column(one.index, other.index)
            and one.attrs == other.attrs
            and all(
                _is_same_column(column, others)
                for (_, column), (_, others) in zip(
                    one.items(), other.items(), strict=True
                )
            )
        )
    if isinstance(one, pd.Series | pd.Index):
        return one.name == other.name and _is_same_column(one, other)
    if isinstance(one, Mapping):
        return list(one) == list(other) and all(
            _is_same(one[key], other[key]) for key in one
        )
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return bool(one == other)


def _is_same_column(one: Any, other: Any) -> bool:
    if one.dtype != other.dtype or len(one) != len(other):
        return False
    if isinstance(one.dtype, np.dtype) and one.dtype.kind in "fiub":
        equal_nan = one.dtype.kind == "f"
        return np.array_equal(one.to_numpy(), other.to_numpy(), equal_nan=equal_nan)
    # Cells that are one object are equal at once, and most are. One is not True here.
    cells, others = one.tolist(), other.tolist()
    same: bool = cells == others
    return same and (
        one.dtype != object or list(map(type, cells)) == list(map(type, others))
    )


def _own(value: Any) -> Any:
    """Return a copy that shares nothing that can be changed."""
    if isinstance(value, pd.DataFrame):
        copied = value.copy()
        for place, dtype in enumerate(copied.dtypes):
            if pd.api.types.is_object_dtype(dtype):
                column = copied.iloc[:, place]
                if any(isinstance(cell, list) for cell in column):
                    cells = [list(c) if isinstance(c, list) else c for c in column]
                    fresh = pd.Series(cells, dtype=object).to_numpy()
                    copied.isetitem(place, fresh)
        return copied
    if isinstance(value, pd.Series):
        return value.map(_own) if value.dtype == object else value.copy()
    if isinstance(value, Mapping):
        return {key: _own(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_own(item) for item in value]
    if type(value) is tuple:
        return tuple(_own(item) for item in value)
    return copy.deepcopy(value)
