"""Slow answers that the reports of one run share, and the tables that a report reads.

Answers are files of the run's private folder; what lies there is believed as a module
would be.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

RUN_CACHE = "CAC_DATA_RUN_CACHE"
"""The variable that names the folder; without it nothing is shared."""


# --- Tables that are read ------------------------------------------------------------

_tables_read: ContextVar[set[str] | None] = ContextVar("tables_read", default=None)


@contextmanager
def noting_tables() -> Iterator[set[str]]:
    """Give the set into which the names of all tables go that are loaded meanwhile."""
    names: set[str] = set()
    token = _tables_read.set(names)
    try:
        yield names
    finally:
        _tables_read.reset(token)


def note_tables(names: Iterable[str]) -> None:
    """Note that tables are loaded, where somebody wants to know."""
    noted = _tables_read.get()
    if noted is not None:
        noted.update(names)


# --- Answers that are shared ---------------------------------------------------------


class _Answer(NamedTuple):
    """What a function returned, and what it did besides."""

    result: Any
    warnings: list[tuple[str, type[Warning], str, int]]  # as `warn_explicit` takes them
    tables: set[str]


def cached(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let the reports of a run share what a function returns.

    For functions that follow from their arguments and the tables alone, whose answer
    takes longer than to write down the question (some 2 ms a table), and that most
    scenarios ask the same. Arguments are compared by content. An answer gives its
    warnings again, and the tables that were loaded for it count as loaded.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def shared(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        folder = os.environ.get(RUN_CACHE)
        if not folder:
            return function(*args, **kwargs)
        question = _digest((name, args, kwargs))
        if question is None:
            return function(*args, **kwargs)
        file = Path(folder, question)
        answer = _kept_answer(file)
        if answer is None:
            answer = _worked_out(function, *args, **kwargs)
            with suppress(OSError):  # without room the next report works it out
                file.write_bytes(pickle.dumps(answer, protocol=5))
        note_tables(answer.tables)
        for warning in answer.warnings:
            warnings.warn_explicit(*warning)
        result: _R = answer.result
        return result

    return shared


class _Pickler(pickle.Pickler):
    """Writes down what a question is of, and not what pandas remembers of it.

    An array keeps what it was asked before, and so would be another than the one that
    was worked out by a report and read by the next.
    """

    def reducer_override(self, item: object) -> Any:
        state = getattr(item, "__dict__", None)
        has_own_way = type(item).__reduce__ is not object.__reduce__
        if has_own_way or not isinstance(state, dict) or "_cache" not in state:
            return NotImplemented
        content = {name: part for name, part in state.items() if name != "_cache"}
        reduced = item.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        assert isinstance(reduced, tuple), "a name is only that of a module's own"
        return *reduced[:2], content or None


def _digest(question: object) -> str | None:
    """Return a digest of a content, None where it cannot be written down."""
    content = io.BytesIO()
    pickler = _Pickler(content, protocol=5)
    # Without references to what was written before: they would tell equal cells that
    # are one object from those that are two.
    pickler.fast = True
    try:
        pickler.dump(question)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
    return hashlib.sha256(content.getbuffer()).hexdigest()


def _kept_answer(file: Path) -> _Answer | None:
    """Return an answer of another report, None where there is no whole one."""
    try:
        return _Answer(*pickle.loads(file.read_bytes()))
    except (OSError, EOFError, pickle.UnpicklingError):
        return None


def _worked_out(function: Callable[..., Any], *args: Any, **kwargs: Any) -> _Answer:
    """Call a function, and note what it does besides."""
    with (
        noting_tables() as tables,
        warnings.catch_warnings(record=True) as noted,
    ):
        result = function(*args, **kwargs)
    raised = [(str(w.message), w.category, w.filename, w.lineno) for w in noted]
    return _Answer(result, raised, tables)
