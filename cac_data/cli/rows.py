"""Which rows of a table a command is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import cac_data
from cac_data.cli.options import Words
from cac_data.cli.output import say
from cac_data.codes import TableName
from cac_data.validate import check_member


@dataclass(frozen=True)
class Choice:
    """A table, and the conditions on its rows as they were typed."""

    table: str
    country: Words = None
    start: str | None = None
    end: str | None = None
    where: Words = None
    vintage: str = "bundled"
    as_of: str = ""


def chosen(choice: Choice, *, parts: bool = True) -> Any:
    """Return the rows; without `parts` say how many are left out as parts of years.

    Of those known by a day say how many are of later sources.
    """
    conditions = _values_by_column(choice.where or [])
    name = cast(TableName, choice.table)
    frame = cac_data.load_table(name, choice.vintage, as_of=choice.as_of)
    _check_columns(choice, [str(column) for column in frame], conditions)
    countries: Any = choice.country or None  # as it was typed: `select` checks it
    rows = cac_data.select(
        frame,
        countries=countries,
        start=choice.start,
        end=choice.end,
        parts=True,
        where=conditions or None,
    )
    has_conditions = countries or choice.start or choice.end or conditions
    if has_conditions and not parts:
        number = len(rows)
        rows = cac_data.select(rows)
        left_out = number - len(rows)
        if left_out:
            say(f"note: left out, not on whole years: {left_out:,}; --parts keeps them")
    if choice.as_of:
        _say_what_came_later(rows, choice.as_of)
    return rows


def _say_what_came_later(rows: Any, as_of: str) -> None:
    """Say how many rows stand in for those of a day, from sources that came later."""
    from cac_data.known import UNDATED
    from cac_data.sources import revised_since

    if rows.attrs["table"] in UNDATED:
        say(f"note: {rows.attrs['table']} has no dates: all rows are kept")
        return
    records: Any = cac_data.sources(rows).to_dict("records")
    later = rows["source_id"].isin(revised_since(records, as_of)).sum()
    if later:
        say(f"note: of sources that came out after {as_of}: {later:,} rows")


def _values_by_column(conditions: Iterable[str]) -> dict[str, list[str]]:
    """Return column -> values of conditions such as ``flow=exports``."""
    values: dict[str, list[str]] = {}
    for text in conditions:
        column, equals, value = text.partition("=")
        if not equals:
            message = f"`--where`: {text!r} is not COLUMN=VALUE, as flow=exports"
            raise ValueError(message)
        values.setdefault(column, []).append(value)
    return values


def _check_columns(
    choice: Choice, columns: list[str], conditions: Iterable[str]
) -> None:
    """Refuse an option for which the table has no column, in words of the command.

    The library's own error speaks of frames and functions.
    """
    from cac_data.tables import COUNTRY_COLUMNS

    for column in conditions:
        check_member("--where", column, columns)
    fault = ""
    has_countries = not set(COUNTRY_COLUMNS).isdisjoint(columns)
    if choice.country and not has_countries:
        fault = f"`--country`: the rows of {choice.table} name no countries"
    if (choice.start or choice.end) and "period" not in columns:
        fault = f"`--start`, `--end`: the rows of {choice.table} have no period"
    if fault:
        message = f"{fault}; it has {', '.join(columns)}"
        raise ValueError(message)
