"""Errors that name a wrong value, what is allowed, and the nearest match."""

import difflib
from collections.abc import Collection, Iterable, Sequence


def nearest(value: object, allowed: Iterable[str]) -> str:
    """Return the allowed text that is nearest, in any case, or nothing if none is."""
    by_lower = {text.lower(): text for text in allowed}
    matches = difflib.get_close_matches(str(value).lower(), by_lower, n=1, cutoff=0.6)
    if not matches:
        return ""
    return by_lower[matches[0]]


def closest(value: object, allowed: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest allowed text, or nothing."""
    near = nearest(value, allowed)
    if not near:
        return ""
    return f"; did you mean {near!r}?"


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
    # Beside a near match a reader needs no long list.
    most_shown = 12 if near else 60
    if len(options) > most_shown:
        shown = f"the {len(options)} known"
    else:
        # An empty cell is a value, too, where a column has some.
        shown = ", ".join(option or '""' for option in options)
    return f"{value!r:.99} is not one of {shown}{near}"


def check_columns(
    columns: Collection[str], needed: Sequence[str], *, function: str
) -> None:
    """Raise if a frame lacks columns that a function needs; the message names both."""
    missing = [column for column in needed if column not in columns]
    if not missing:
        return
    names = [str(column) for column in columns]
    noun = "column" if len(missing) == 1 else "columns"
    message = (
        f"{function} needs the {noun} {', '.join(missing)}; "
        f"the frame has {', '.join(names) or 'none'}"
    )
    raise ValueError(message + closest(missing[0], names))
