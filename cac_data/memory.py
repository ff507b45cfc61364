"""Results that are asked for again: found by what went in, handed out as copies.

A notebook asks many questions of one table, and most of them begin with the same frame.
`remembers` computes it once. What went in is told by its content, cell by cell, so that
a changed frame is another question; what comes out is the caller's own copy.

Scenarios share most of their answers, too: where `SHARED` names a folder, processes
find there what others have worked out. A run of reports gives its kernels one and drops
it at its end.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import shutil
import warnings
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from types import FunctionType
from typing import Any, ParamSpec, Protocol, TypeVar, runtime_checkable

import numpy as np
import pandas as pd

__all__ = ["SHARED", "forget", "remembers"]

_P = ParamSpec("_P")
_R = TypeVar("_R")

SHARED = "CAC_DATA_SHARED"
"""The variable that names the folder of answers that processes share.

What lies in it is believed, as a module would be: it must be the user's own, and all
processes must run the same code on the same tables.
"""

_KEPT = 12
"""Results of one function; a report asks for fewer."""

_MOST_SHARED = 4000
"""Answers that the folder takes: a sweep of thousands shares those of its first
reports, which are those that most of the others ask for."""

_MOST_BYTES = 2**20
"""Of an answer that is shared."""

_LEAST_ROOM = 2**26
"""Bytes that sharing leaves free on the disk for those who need them."""

_SEAL = 16
"""Bytes before a shared answer that tell whether it is whole."""

_MEMORIES: list[OrderedDict[bytes, bytes]] = []


def remembers(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Make a function give the same answer to the same question without work.

    Use it for functions whose result follows from their arguments alone: frames,
    numbers, text, functions of a module, and lists, tuples and dicts of them; or what
    tells with a method ``content`` from which of these it follows. Asked with anything
    else, the function works as if it had no memory.

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
    memory: OrderedDict[bytes, bytes] = OrderedDict()
    _MEMORIES.append(memory)
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembering(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        question = _digest(name, args, kwargs)
        if question is None:
            return function(*args, **kwargs)
        # A function inside another has no name of its own among processes.
        folder = None if "<" in name else _shared_folder()
        answer = memory.get(question)
        if answer is None and folder is not None:
            answer = _read(folder / question.hex())
        if answer is not None:
            _keep(memory, question, answer)
            found: _R = pickle.loads(answer)
            return found
        if folder is None:
            result = function(*args, **kwargs)
            _keep(memory, question, _pickled(result))
            return result
        result, has_warned = _ask(function, args, kwargs)
        # Whoever finds an answer is not warned; so this one is to be found by nobody,
        # nor is what this process makes of it.
        if not has_warned and (answer := _pickled(result)) is not None:
            _keep(memory, question, answer)
            _write(folder / question.hex(), answer)
        return result

    return remembering


def forget() -> None:
    """Drop all that this process remembers, for instance before time is taken.

    Examples
    --------
    >>> forget()
    """
    for memory in _MEMORIES:
        memory.clear()


def _keep(
    memory: OrderedDict[bytes, bytes], question: bytes, answer: bytes | None
) -> None:
    """Remember an answer, if there is one, and drop the one longest not asked for."""
    if answer is None:
        return
    # Other threads may do the same at the same time.
    memory.pop(question, None)
    memory[question] = answer
    if len(memory) > _KEPT:
        with contextlib.suppress(KeyError):
            memory.popitem(last=False)


# --- What went in --------------------------------------------------------------------


def _digest(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes | None:
    """Return a digest of a question; None where its content cannot be told."""
    question = (args, kwargs)
    if not _can_be_told(question):
        return None
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, 5)
    # Equal content becomes equal bytes: no reference to what was written before, which
    # would tell whether two equal cells are one object.
    pickler.fast = True
    try:
        pickler.dump((name, _content(question)))
    except (pickle.PicklingError, AttributeError, TypeError, ValueError):
        return None
    return hashlib.blake2b(buffer.getbuffer(), digest_size=16).digest()


@runtime_checkable
class _Telling(Protocol):
    """An argument that says itself what it follows from."""

    def content(self) -> tuple[Any, ...]:
        """Return it as arguments that can be told."""


def _can_be_told(value: Any) -> bool:
    """Tell whether an argument is nothing but its content; an iterator is more."""
    if isinstance(value, list | tuple):
        return all(map(_can_be_told, value))
    if type(value) is dict:
        return all(map(_can_be_told, value.values()))
    kinds = (pd.DataFrame, pd.Series, str, int, float, FunctionType)
    if value is None or isinstance(value, kinds):
        return True
    return isinstance(value, _Telling) and _can_be_told(value.content())


def _content(value: Any) -> Any:
    """Return an argument as plain Python, types and all."""
    if isinstance(value, pd.DataFrame):
        columns = [_content(column) for _, column in value.items()]
        axes = _content(value.index), _content(value.columns)
        return "frame", axes, value.attrs, columns
    if isinstance(value, pd.Series):
        return "series", _content(value.index), value.attrs, _cells(value)
    if isinstance(value, pd.Index):
        return type(value).__name__, _cells(value)
    if isinstance(value, _Telling):
        return type(value).__name__, _content(value.content())
    if isinstance(value, list | tuple):
        return type(value).__name__, [_content(item) for item in value]
    if type(value) is dict:
        return "dict", [(key, _content(item)) for key, item in value.items()]
    return value


def _cells(column: pd.Series | pd.Index) -> Any:
    dtype = column.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        kind: Any = dtype.categories.tolist(), dtype.ordered
    else:
        kind = str(dtype)
    is_plain = isinstance(dtype, np.dtype) and dtype.kind in "fiubmM"
    cells = column.to_numpy().tobytes() if is_plain else column.tolist()
    return column.name, kind, cells


# --- What came out -------------------------------------------------------------------


def _pickled(result: Any) -> bytes | None:
    """Return a result in a form that nobody can change; None where it has none."""
    try:
        return pickle.dumps(result, 5)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None


def _ask(
    function: Callable[..., _R], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[_R, bool]:
    """Return what a function returns, and whether it warned of anything."""
    noted: list[warnings.WarningMessage] = []
    try:
        with warnings.catch_warnings(record=True) as noted:
            result = function(*args, **kwargs)
    finally:
        for item in noted:
            warnings.showwarning(
                item.message, item.category, item.filename, item.lineno
            )
    return result, bool(noted)


# --- What processes share ------------------------------------------------------------


def _shared_folder() -> Path | None:
    named = os.environ.get(SHARED)
    return Path(named) if named else None


def _read(path: Path) -> bytes | None:
    """Return a shared answer; None where it is missing or not as it was written."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    seal, answer = content[:_SEAL], content[_SEAL:]
    return answer if seal == _sealed(answer) else None


def _write(path: Path, answer: bytes) -> None:
    """Share an answer, whole or not at all; where there is no room, not at all."""
    if len(answer) > _MOST_BYTES:
        return
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        if (
            shutil.disk_usage(path.parent).free < _LEAST_ROOM
            or sum(1 for _ in path.parent.iterdir()) >= _MOST_SHARED
        ):
            return
        temporary.write_bytes(_sealed(answer) + answer)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _sealed(answer: bytes) -> bytes:
    """Return a digest that tells whether an answer is whole."""
    return hashlib.blake2b(answer, digest_size=_SEAL).digest()
