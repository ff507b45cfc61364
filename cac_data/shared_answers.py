"""Slow answers that the reports of one run share.

Scenarios have most of their figures in common. Where `RUN_CACHE` names a folder, what
one process has worked out there is found by the others; without it each function works
as if it were not here. A run of reports makes the folder, for its user alone, since
what lies in it is believed as a module would be, and removes it at its end.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import warnings
from collections.abc import Callable
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from cac_data import codes

if TYPE_CHECKING:
    from joblib import Memory

__all__ = ["RUN_CACHE", "SHARED_ANSWERS", "shared"]

_P = ParamSpec("_P")
_R = TypeVar("_R")

RUN_CACHE = "CAC_DATA_RUN_CACHE"
"""The variable that names the folder of the run."""

SHARED_ANSWERS = (
    "cac_data.claims._verdicts",
    "cac_data.infrastructure.network.compare_routes",
    "cac_data.projections.backtest",
    "cac_data.show._drawn",
    "cac_data.trade.series",
)
"""All functions whose answers are shared, six at most: each is slow, asked the same in
most reports, and follows from its arguments and the tables alone."""


def shared(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let the reports of a run share what a function of `SHARED_ANSWERS` returns.

    A question is found by the content of its arguments; one whose content cannot be
    told is not shared. An answer that came with warnings gives them again.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    codes.check_member("shared", name, SHARED_ANSWERS)

    @wraps(function)
    def answer(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        folder = os.environ.get(RUN_CACHE)
        if not folder:
            return function(*args, **kwargs)
        from joblib.memory import CacheWarning

        try:
            digest = _digest((args, kwargs))
            answers = _answers(folder)
        except (pickle.PicklingError, AttributeError, TypeError, OSError):
            return function(*args, **kwargs)
        with warnings.catch_warnings():
            # Where there is no room for an answer, the next report works it out.
            warnings.simplefilter("ignore", CacheWarning)
            kept = answers(name, digest, function, args, kwargs)
        result: _R
        result, warned = pickle.loads(kept)
        for warning in warned:
            warnings.warn_explicit(*warning)
        return result

    return answer


def _digest(question: object) -> str:
    """Tell a question by its content; joblib's own digest takes ten times as long."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    # Without references to what was written before: they would tell equal cells that
    # are one object from those that are two.
    pickler.fast = True
    pickler.dump(question)
    return hashlib.blake2b(buffer.getbuffer(), digest_size=16).hexdigest()


@cache
def _answers(folder: str) -> Callable[..., Any]:
    """Return `_ask` with a memory in a folder.

    The question is told by its digest, as joblib would otherwise write down the text of
    each frame beside the answer.
    """
    from joblib import Memory

    memory: Memory = Memory(folder, verbose=0)
    kept: Callable[..., Any] = memory.cache(_ask, ignore=["function", "args", "kwargs"])
    return kept


def _ask(
    name: str,
    digest: str,
    function: Callable[..., _R],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> bytes:
    """Return, pickled, what a function returns and of what it warned.

    Pickled here, as joblib reads frames several times slower.
    """
    with warnings.catch_warnings(record=True) as noted:
        result = function(*args, **kwargs)
    said = [(str(w.message), w.category, w.filename, w.lineno) for w in noted]
    return pickle.dumps((result, said), protocol=5)
