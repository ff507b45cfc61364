"""The filters with which templates are written."""

from collections.abc import Callable
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any])

FILTERS: dict[str, Callable[..., Any]] = {}
"""Name in a template -> function; each module of `words` enters its own."""


def template_filter(function: _F) -> _F:
    """Let templates use a function as a filter of its name."""
    FILTERS[function.__name__] = function
    return function
