"""Rows against the descriptor, before they count.

The bundled tables are checked once, by the tests; what a service sends is checked each
time, and nothing of it is stored if one cell is not what the descriptor allows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
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
        self, field: str, bad: Iterable[bool], reason: str, near: str = ""
    ) -> None:
        """Raise if any row is bad."""
        places = [place for place, is_bad in enumerate(bad) if is_bad]
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
        cells = self.frame[name].tolist()
        self.refuse(name, (not _IS[kind](cell) for cell in cells), _IS_NOT[kind])
        rules = field.get("constraints", {})
        if rules.get("required"):
            self.refuse(name, map(_is_empty, cells), "hold nothing, but must")
        if kind == "string":
            self.text(name, cells, rules, is_period=bool(field.get("isPeriod")))
        if kind == "number":
            self.number(name, cells, rules)
        if rules.get("unique"):
            doubled = self.frame[name].duplicated(keep=False)
            self.refuse(name, doubled.tolist(), "hold what another row holds, too")

    def text(
        self, name: str, cells: list[str], rules: Mapping[str, Any], *, is_period: bool
    ) -> None:
        bad = [bool(_STRAY.search(cell)) for cell in cells]
        self.refuse(name, bad, "hold a stray space or the end of a line")
        allowed = rules.get("enum")
        if allowed:
            bad = [cell != "" and cell not in allowed for cell in cells]
            odd = next((c for c, is_bad in zip(cells, bad, strict=True) if is_bad), "")
            reason = f"hold none of {', '.join(allowed)}"
            self.refuse(name, bad, reason, codes.closest(odd, allowed))
        if is_period:
            bad = [cell != "" and not _is_period(cell) for cell in cells]
            self.refuse(name, bad, "hold no period, such as 2024 or 2024-06")
        if "pattern" in rules:
            pattern = re.compile(rules["pattern"])
            bad = [cell != "" and not pattern.fullmatch(cell) for cell in cells]
            self.refuse(name, bad, f"do not match {rules['pattern']}")

    def number(self, name: str, cells: list[float], rules: Mapping[str, Any]) -> None:
        for rule, words, is_bad in _LIMITS:
            if rule in rules:
                limit = float(rules[rule])
                bad = [is_bad(cell, limit) for cell in cells]
                self.refuse(name, bad, f"are not {words} {limit:g}")

    def key(self) -> None:
        key = key_columns(self.table)
        doubled = self.frame.duplicated(key, keep=False).tolist()
        self.refuse(", ".join(key), doubled, "have the key of another row")

    def link(
        self, link: Mapping[str, Any], together: Mapping[str, pd.DataFrame]
    ) -> None:
        (name,), reference = link["fields"], link["reference"]
        (target,), table = reference["fields"], reference["resource"]
        known = set(together[table][target]) if table in together else set()
        if table != "sources":
            known |= set(load_table(table)[target])
        bad = [cell not in known and cell != "" for cell in self.frame[name].tolist()]
        # By its source a row is known to be of the service, and not a bundled one.
        whose = (
            "the new sources do" if table == "sources" else f"the table {table} does"
        )
        self.refuse(name, bad, f"name what {whose} not have")


def _is_number(cell: object) -> bool:
    is_kind = isinstance(cell, int | float) and not isinstance(cell, bool)
    return is_kind and not math.isinf(float(cell))  # type: ignore[arg-type]


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

_LIMITS: tuple[tuple[str, str, Callable[[float, float], bool]], ...] = (
    ("minimum", "at least", lambda cell, limit: cell < limit),
    ("maximum", "at most", lambda cell, limit: cell > limit),
    ("exclusiveMinimum", "more than", lambda cell, limit: cell <= limit),
)


def _is_empty(cell: object) -> bool:
    return cell in ("", []) or cell != cell


def _is_period(text: str) -> bool:
    try:
        periods.bounds(text)
    except ValueError:
        return False
    return True
