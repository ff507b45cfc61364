"""Errors that name a wrong value, what is allowed, and the nearest match."""

import difflib
from collections.abc import Iterable, Sequence


def nearest(value: object, allowed: Iterable[str]) -> str:
    """Return the allowed text that is nearest, in any case, or nothing if none is."""
    by_lower = {item.lower(): item for item in allowed}
    found = difflib.get_close_matches(str(value).lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""


def closest(value: object, allowed: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest allowed text, or nothing."""
    near = nearest(value, allowed)
    return f"; did you mean {near!r}?" if near else ""


def check_member(argument: str, value: object, allowed: Iterable[str]) -> None:
    """Raise if a value is none of these: tells both, and the nearest match."""
    options = list(allowed)
    if value not in options:
        message = f"`{argument}`: {not_one_of(value, options)}"
        raise ValueError(message)


def not_one_of(value: object, allowed: Iterable[str]) -> str:
    """Say that a value is not allowed, what is, and which of that is nearest."""
    options = list(allowed)
    near = closest(value, options)
    # An empty cell is a value, too, where a column has some.
    shown = ", ".join(option or '""' for option in options)
    if len(options) > (12 if near else 60):
        shown = f"the {len(options)} known"
    return f"{value!r:.99} is not one of {shown}{near}"


def check_columns(
    given: Iterable[str], needed: Sequence[str], *, function: str
) -> None:
    """Raise if a frame lacks columns that a function needs; the message names both."""
    columns = [str(column) for column in given]
    missing = [column for column in needed if column not in columns]
    if missing:
        message = (
            f"{function} needs the column{'s' * (len(missing) > 1)} "
            f"{', '.join(missing)}; the frame has {', '.join(columns) or 'none'}"
        )
        raise ValueError(message + closest(missing[0], columns))
