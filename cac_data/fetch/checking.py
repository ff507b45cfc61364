"""Rows against the descriptor, before they count.

The bundled tables are checked once, by the tests; what a service sends is checked each
time, and nothing of it is stored if one cell is not what the descriptor allows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from cac_data import codes, periods
from cac_data.tables import TableError, key_columns, load_table, resource_of

__all__ = ["check_rows"]

_SHOWN = 5

_STRAY = re.compile(r"^\s|\s$|\s\s|[\n\r\t\u00a0\u200b\ufeff]")


def check_rows(
    frames: Mapping[str, pd.DataFrame], *, sources: pd.DataFrame, service: str
) -> None:
    """Raise unless rows are what the descriptor allows.

    Parameters
    ----------
    frames
        Table: its new rows, in the form `cac_data.load_table` gives.
    sources
        The new source records, among them that of each row.
    service
        Who sent them, for the message.

    Raises
    ------
    TableError
        Naming service, table, field, what is allowed and the first five bad rows.

    Examples
    --------
    >>> rows = load_table("logistics_performance").head(3)
    >>> check_rows(
    ...     {"logistics_performance": rows}, sources=load_table("sources"), service="w"
    ... )
    >>> rows = rows.assign(indicator="lpi_skore")
    >>> check_rows(
    ...     {"logistics_performance": rows}, sources=load_table("sources"), service="w"
    ... )  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    cac_data.tables.TableError: w: table logistics_performance, field indicator: 3 rows\
 hold none of lpi_customs, ...; did you mean 'lpi_score'?; first rows: ...
    """
    together = {**frames, "sources": sources}
    for table, frame in together.items():
        check = _Check(service, table, frame)
        check.columns()
        for field in resource_of(table)["schema"]["fields"]:
            check.field(field)
        check.key()
    for table, frame in together.items():
        for link in resource_of(table)["schema"].get("foreignKeys", ()):
            _Check(service, table, frame).link(link, together)


class _Check:
    def __init__(self, service: str, table: str, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.at = f"{service}: table {table}"
        self.table = table

    def refuse(
        self,
        field: str,
        bad: Callable[[Any], bool] | pd.Series,
        reason: str,
        near: str = "",
    ) -> None:
        """Raise if any row is bad; a function is asked of the cells of one field."""
        found = self.held(field, bad) if callable(bad) else bad
        places = found.to_numpy().nonzero()[0].tolist()
        if not places:
            return
        columns = list(dict.fromkeys([*key_columns(self.table), *field.split(", ")]))
        rows = self.frame[[c for c in columns if c in self.frame]]
        shown = [
            str({str(key): cell for key, cell in row.items()})
            for row in rows.iloc[places[:_SHOWN]].to_dict("records")
        ]
        more = f" and {len(places) - _SHOWN:,} more" if len(places) > _SHOWN else ""
        count = f"{len(places):,} row{'s' * (len(places) > 1)}"
        message = (
            f"{self.at}, field {field}: {count} {reason}{near}; "
            f"first rows: {'; '.join(shown)}{more}"
        )
        raise TableError(message)

    def held(self, field: str, bad: Callable[[Any], bool]) -> pd.Series:
        """Tell which rows are bad; if it can be, each distinct cell is asked once."""
        column = self.frame[field]
        if column.dtype == object:
            cells = [bad(cell) for cell in column.tolist()]
            return pd.Series(cells, index=column.index, dtype=bool)
        return column.isin([cell for cell in column.unique().tolist() if bad(cell)])

    def columns(self) -> None:
        wanted = [
            field["name"] for field in resource_of(self.table)["schema"]["fields"]
        ]
        found = [str(column) for column in self.frame.columns]
        if found == wanted:
            return
        odd = [c for c in found if c not in wanted] + [
            c for c in wanted if c not in found
        ]
        told = f"{odd[0]!r}" if odd else "their order"
        message = (
            f"{self.at}: the columns are {', '.join(found) or 'none'}; the descriptor "
            f"has {', '.join(wanted)}; the first difference is {told}"
        )
        raise TableError(message + (codes.closest(odd[0], wanted) if odd else ""))

    def field(self, field: Mapping[str, Any]) -> None:
        name, kind = field["name"], field["type"]
        self.refuse(name, lambda cell: not _IS[kind](cell), _IS_NOT[kind])
        rules = field.get("constraints", {})
        if rules.get("required"):
            self.refuse(name, _is_empty, "hold nothing, but must")
        if kind == "string":
            self.text(name, rules, is_period=bool(field.get("isPeriod")))
        if kind == "number":
            self.number(name, rules)
        if rules.get("unique"):
            doubled = self.frame[name].duplicated(keep=False)
            self.refuse(name, doubled, "hold what another row holds, too")

    def text(self, name: str, rules: Mapping[str, Any], *, is_period: bool) -> None:
        self.refuse(name, _is_untidy, "hold a stray space or the end of a line")
        allowed = rules.get("enum")
        if allowed:
            self.one_of(name, allowed)
        if is_period:
            reason = "hold no period, such as 2024 or 2024-06"
            self.refuse(name, lambda cell: cell != "" and not _is_period(cell), reason)
        if "pattern" in rules:
            fits = re.compile(rules["pattern"]).fullmatch
            reason = f"do not match {rules['pattern']}"
            self.refuse(name, lambda cell: cell != "" and not fits(cell), reason)

    def one_of(self, name: str, allowed: list[str]) -> None:
        known = {"", *allowed}
        odd = next((cell for cell in self.frame[name] if cell not in known), "")
        reason = f"hold none of {', '.join(allowed)}"
        near = codes.closest(odd, allowed)
        self.refuse(name, lambda cell: cell not in known, reason, near)

    def number(self, name: str, rules: Mapping[str, Any]) -> None:
        for rule, words, is_beyond in _LIMITS:
            if rule in rules:
                limit = float(rules[rule])
                beyond = partial(is_beyond, limit=limit)
                self.refuse(name, beyond, f"are not {words} {limit:g}")

    def key(self) -> None:
        key = key_columns(self.table)
        doubled = self.frame.duplicated(key, keep=False)
        self.refuse(", ".join(key), doubled, "have the key of another row")

    def link(
        self, link: Mapping[str, Any], together: Mapping[str, pd.DataFrame]
    ) -> None:
        (name,), reference = link["fields"], link["reference"]
        (target,), table = reference["fields"], reference["resource"]
        known = {""} | (set(together[table][target]) if table in together else set())
        if table != "sources":
            known |= set(load_table(table)[target])
        # By its source a row is known to be of the service, and not a bundled one.
        whose = (
            "the new sources do" if table == "sources" else f"the table {table} does"
        )
        reason = f"name what {whose} not have"
        self.refuse(name, lambda cell: cell not in known, reason)


def _is_number(cell: object) -> bool:
    is_kind = isinstance(cell, int | float) and not isinstance(cell, bool)
    return is_kind and not math.isinf(float(cell))  # type: ignore[arg-type]  # a number


def _is_list(cell: object) -> bool:
    return isinstance(cell, list) and all(isinstance(item, str) for item in cell)


_IS: Mapping[str, Callable[[object], bool]] = {
    "string": lambda cell: isinstance(cell, str),
    "number": _is_number,
    "boolean": lambda cell: isinstance(cell, bool),
    "list": _is_list,
}

_IS_NOT: Mapping[str, str] = {
    "string": "hold no text",
    "number": "hold no finite number",
    "boolean": "hold neither true nor false",
    "list": "hold no list of texts",
}

_LIMITS: tuple[tuple[str, str, Callable[..., bool]], ...] = (
    ("minimum", "at least", lambda cell, limit: cell < limit),
    ("maximum", "at most", lambda cell, limit: cell > limit),
    ("exclusiveMinimum", "more than", lambda cell, limit: cell <= limit),
)


def _is_untidy(text: str) -> bool:
    return bool(_STRAY.search(text))


def _is_empty(cell: object) -> bool:
    return cell in ("", []) or cell != cell


def _is_period(text: str) -> bool:
    try:
        periods.bounds(text)
    except ValueError:
        return False
    return True
