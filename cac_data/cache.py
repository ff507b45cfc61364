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
from typing import ParamSpec, TypeVar

from cac_data.validate import check_member

_P = ParamSpec("_P")
_R = TypeVar("_R")

RUN_CACHE = "CAC_DATA_RUN_CACHE"
"""The variable that names the folder; without it nothing is shared."""

CACHED_FUNCTIONS = (
    "cac_data.claims._verdicts",
    "cac_data.infrastructure.network.savings.compare_routes",
    "cac_data.projections.backtest",
    "cac_data.show._drawn",
    "cac_data.trade.flows.series",
)
"""Each is slow, asked the same in most reports, and follows from its arguments and the
tables alone."""


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


def cached(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let the reports of a run share what a function of `CACHED_FUNCTIONS` returns.

    Arguments are compared by content. An answer gives its warnings again, and the
    tables that were loaded for it count as loaded.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    check_member("cached", name, CACHED_FUNCTIONS)

    @wraps(function)
    def answer(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        folder, question = os.environ.get(RUN_CACHE), io.BytesIO()
        pickler = pickle.Pickler(question, protocol=5)
        # Without references to what was written before: they would tell equal cells
        # that are one object from those that are two.
        pickler.fast = True
        try:
            if folder:
                pickler.dump((name, args, kwargs))
        except (pickle.PicklingError, AttributeError, TypeError):
            folder = None
        if not folder:
            return function(*args, **kwargs)
        kept = Path(folder, hashlib.sha256(question.getbuffer()).hexdigest())
        try:
            result: _R
            result, said, tables = pickle.loads(kept.read_bytes())
        except (OSError, EOFError, pickle.UnpicklingError):
            with (
                noting_tables() as tables,
                warnings.catch_warnings(record=True) as noted,
            ):
                result = function(*args, **kwargs)
            said = [(str(w.message), w.category, w.filename, w.lineno) for w in noted]
            with suppress(OSError):  # without room the next report works it out
                kept.write_bytes(pickle.dumps((result, said, tables), protocol=5))
        note_tables(tables)
        for warning in said:
            warnings.warn_explicit(*warning)
        return result

    return answer
