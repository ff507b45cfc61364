"""What must hold between the parameters of a notebook, each of which is valid alone.

A rule that is broken is no error of a model: it concerns several values, of which a
file may state one and the scenario that it extends another, and those that extend the
file are checked all the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

LISTS = ("themes", "countries", "shocks", "level_shifts")


class Broken(NamedTuple):
    """A rule that does not hold: why, and the parameters that it hangs on.

    A parameter is (name,), an entry of a list (name, place).
    """

    message: str
    keys: tuple[tuple[Any, ...], ...]


def broken_rules(notebook: str, values: Mapping[str, Any]) -> Iterator[Broken]:
    """Yield what does not hold between valid values; some may be missing."""
    yield from _year_zero(values)
    yield from _route_to_itself(values)
    yield from _years_out_of_order(notebook, values)
    for name in LISTS:
        yield from _wrong_entries(name, values)


def _year_zero(values: Mapping[str, Any]) -> Iterator[Broken]:
    for name in ("start", "end"):
        if values.get(name) == 0:
            yield Broken("there was no year 0; allowed: -1 or 1", ((name,),))


def _route_to_itself(values: Mapping[str, Any]) -> Iterator[Broken]:
    origin = values.get("origin")
    if origin and origin == values.get("destination"):
        message = f"no route from {origin} to itself"
        yield Broken(message, (("origin",), ("destination",)))


class _Order(NamedTuple):
    """Two parameters of which the first is the earlier year, or may be the same."""

    first: str
    then: str
    may_be_same: bool


def _years_out_of_order(notebook: str, values: Mapping[str, Any]) -> Iterator[Broken]:
    """Yield pairs of years, or a year and a day, of which the first is not earlier."""
    # Figures are of years that are over, events and openings of the year that has
    # begun. Too early an opening has a warning in the report; one in the past is none.
    has_events = notebook in ("history", "country")
    is_infrastructure = notebook == "infrastructure"
    for first, then, may_be_same in (
        _Order("start", "end", may_be_same=True),
        _Order("end", "horizon", may_be_same=True),
        _Order("end", "as_of", may_be_same=has_events),
        _Order("end", "line_d_year", may_be_same=is_infrastructure),
        _Order("end", "cku_opening", may_be_same=is_infrastructure),
    ):
        earlier = values.get(first)
        later = _year_of(values.get(then))
        if earlier is None or not later:
            continue
        if earlier < later or (may_be_same and earlier == later):
            continue
        words = "comes after" if may_be_same else "is not before"
        message = f"{first} ({earlier}) {words} {then} ({values[then]})"
        yield Broken(message, ((first,), (then,)))


def _year_of(value: int | str | None) -> int:
    """Return the year of a day, or a year itself; 0 for never and for none stated."""
    if isinstance(value, str):
        value = value[:4]
    return int(value or 0)


def _wrong_entries(name: str, values: Mapping[str, Any]) -> Iterator[Broken]:
    """Yield entries of a list outside the years ahead, and those given before."""
    end = values.get("end", 0)
    horizon = values.get("horizon", 9999)
    earlier_entries: set[str] = set()
    for place, entry in enumerate(values.get(name, [])):
        parts = [entry] if isinstance(entry, str) else [value for _, value in entry]
        years = [part for part in parts if isinstance(part, int)]
        if years and not end < years[0] <= years[-1] <= horizon:
            message = (
                f"{years[0]} to {years[-1]} is not allowed; allowed: from "
                f"{end + 1} to {horizon}, the first year first"
            )
            yield Broken(message, ((name, place), ("end",), ("horizon",)))
        changes = _changes(parts, years)
        repeated = changes & earlier_entries
        if repeated:
            message = f"{min(repeated)} stands in an earlier entry already"
            yield Broken(message, ((name, place),))
        earlier_entries |= changes


def _changes(parts: list[Any], years: list[int]) -> set[str]:
    """Return what an entry is about, once a year: ``exports 2027``, or ``KAZ``."""
    subject = " ".join(part for part in parts if isinstance(part, str))
    if not years:
        return {subject}
    return {f"{subject} {year}" for year in range(years[0], years[-1] + 1)}
