"""What changed between two vintages: rows that came, went or say something else."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd

from cac_data import codes
from cac_data.tables import (
    key_columns,
    load_table,
    resource_of,
    table_names,
    value_column,
)
from cac_data.vintage import manifest, resolve

KINDS = ("revised", "added", "dropped")

_COLUMNS = [
    *("table", "change", "what", "unit", "old", "new", "difference", "percent"),
    *("changed", "source_ids"),
]

# Where a row was read and in which words is no change of what it says.
_WORDS = {"note", "source_id", "vintage"}

_Row = dict[Hashable, Any]
_Key = tuple[Any, ...]


def changes(old: str, new: str, *, table: str = "") -> pd.DataFrame:
    """List the rows that differ between two vintages, of one table or all.

    `old`, `new`: ``bundled``, ``latest`` or ids of vintages. Rows are the same if they
    agree in the key of their table. Where they have editions, the row of a new edition
    takes the place of that of the last one.

    Columns: ``table, change`` (``revised``, ``added`` or ``dropped``), ``what`` (the
    key in words, without source and edition), ``unit, old, new, difference, percent``
    (of the figure; missing where there is none), ``changed`` (list of columns) and
    ``source_ids`` (list). By table; in each the revised rows first, the largest
    revision, in percent, first of all.

    >>> list(changes("bundled", "bundled").columns)[:4]
    ['table', 'change', 'what', 'unit']
    """
    before = resolve(old, argument="old")
    after = resolve(new, argument="new")
    if table:
        codes.check_member("table", table, table_names())
    held = [*manifest(before)["tables"], *manifest(after)["tables"]]
    names = [name for name in table_names() if name in held and name != "sources"]
    rows = [
        row
        for name in names
        if table in ("", name) and before != after
        for row in sorted(_of_table(name, before, after), key=_order)
    ]
    found = pd.DataFrame(rows, columns=_COLUMNS)
    numbers = ["old", "new", "difference", "percent"]
    texts = ["table", "change", "what", "unit"]
    return found.astype(dict.fromkeys(numbers, "float64") | dict.fromkeys(texts, "str"))


def _order(row: _Row) -> tuple[int, float, str]:
    size = 0.0 if math.isnan(row["percent"]) else abs(row["percent"])
    return KINDS.index(row["change"]), -size, row["what"]


def _of_table(name: str, old: str, new: str) -> Iterator[_Row]:
    before, after = _differing(name, old, new)
    same = before.keys() & after.keys()
    for key in same:
        yield from _compared(name, before[key], after[key])
    gone = {key: row for key, row in before.items() if key not in same}
    come = {key: row for key, row in after.items() if key not in same}
    if "vintage" in key_columns(name):
        gone_by, come_by = _without_edition(name, gone), _without_edition(name, come)
        for fact in gone_by.keys() & come_by.keys():
            was, now = gone_by[fact], come_by[fact]
            yield from _compared(name, gone.pop(was), come.pop(now))
    for row in come.values():
        yield _change(name, None, row, [])
    for row in gone.values():
        yield _change(name, row, None, [])


def _differing(name: str, *vintages: str) -> list[dict[_Key, _Row]]:
    """Return the rows that two vintages do not have in common, by key.

    Most rows are the same, and a bulk file may have a million: they are left out by
    pandas before any row is looked at.
    """
    frames = [load_table(name, vintage=vintage) for vintage in vintages]
    both = pd.concat(frames, keys=(0, 1))
    plain = both.apply(
        lambda column: column.map(_plain) if column.dtype == object else column
    )
    differing = both[~plain.duplicated(keep=False)]
    key = key_columns(name)
    found: list[dict[_Key, _Row]] = [{}, {}]
    sides = differing.index.get_level_values(0).tolist()
    for side, row in zip(sides, differing.to_dict("records"), strict=True):
        found[side][tuple(_plain(row[column]) for column in key)] = row
    return found


def _plain(cell: Any) -> Hashable:
    if isinstance(cell, list):
        return tuple(cell)
    found: Hashable = None if cell != cell else cell
    return found


def _without_edition(name: str, rows: dict[_Key, _Row]) -> dict[_Key, _Key]:
    """Return the key of the newest edition of each fact of a source."""
    key = key_columns(name)
    place = key.index("vintage")
    newest: dict[_Key, _Key] = {}
    for full in rows:
        fact = (*full[:place], *full[place + 1 :])
        newest[fact] = max(full, newest.get(fact, full), key=lambda k: str(k[place]))
    return newest


def _compared(name: str, was: _Row, now: _Row) -> Iterator[_Row]:
    changed = [
        str(column)
        for column in was
        if column not in _WORDS and _plain(was[column]) != _plain(now[column])
    ]
    if changed:
        yield _change(name, was, now, changed)


def _change(name: str, was: _Row | None, now: _Row | None, changed: list[str]) -> _Row:
    figure = value_column(name)
    old, new = (
        float(row[figure]) if row is not None and figure else math.nan
        for row in (was, now)
    )
    rows = [row for row in (now, was) if row is not None]
    difference = _rounded(new - old)
    key = [column for column in key_columns(name) if column not in {*_WORDS, "unit"}]
    told = [rows[0][column] for column in key if rows[0][column] not in ("", [])]
    fields = resource_of(name)["schema"]["fields"]
    units = [field.get("unit", "") for field in fields if field["name"] == figure]
    return {
        "table": name,
        "change": "added" if was is None else "dropped" if now is None else "revised",
        "what": ", ".join(
            " and ".join(cell) if isinstance(cell, list) else str(cell) for cell in told
        ),
        "unit": rows[0].get("unit") or "".join(units),
        "old": old,
        "new": new,
        "difference": difference,
        "percent": _rounded(100 * difference / abs(old)) if old else math.nan,
        "changed": changed,
        "source_ids": sorted({row["source_id"] for row in rows}),
    }


def _rounded(value: float) -> float:
    """Return a number without the noise of its last binary digits."""
    return float(f"{value:.10g}")


def summary(found: pd.DataFrame) -> pd.DataFrame:
    """Count changes by table: ``table, revised, added, dropped, largest_pct``.

    The last is the largest revision in percent, missing where there is none.
    """
    rows = [
        {
            "table": name,
            **{kind: int((own["change"] == kind).sum()) for kind in KINDS},
            "largest_pct": float(own["percent"].abs().max()),
        }
        for name, own in found.groupby("table", sort=False)
    ]
    return pd.DataFrame(rows, columns=["table", *KINDS, "largest_pct"])


def largest(found: pd.DataFrame, *, most: int = 10) -> pd.DataFrame:
    """Choose the revised figures that changed most, in percent, the largest first."""
    if most < 0:
        message = f"`most`: {most} is less than 0"
        raise ValueError(message)
    revised = found[(found["change"] == "revised") & found["percent"].notna()]
    order = revised["percent"].abs().sort_values(ascending=False, kind="stable").index
    return revised.loc[order].head(most).reset_index(drop=True)
