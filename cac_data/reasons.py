"""Why sources differ: the reasons of the table ``disagreements``, joined to facts."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, periods
from cac_data.tables import fact_columns, load_table, table_names

__all__ = ["reasons"]


def _conditions(where: str) -> dict[str, list[str]]:
    """Split ``country=KGZ; period=2004..2016|2022`` into columns and their values."""
    parts = (part.partition("=") for part in where.split("; "))
    return {column: values.split("|") for column, _, values in parts}


def _is_within(period: str, span: str) -> bool:
    """Tell whether a period is another one, or lies inside a span ``2004..2016``."""
    first, dots, last = span.partition("..")
    if not dots or not period:
        return period == span
    start, end = periods.bounds(period)
    return periods.bounds(first)[0] <= start and end <= periods.bounds(last)[1]


def _are_concerned(columns: Mapping[str, list[Any]], where: str) -> set[int]:
    """Tell which facts fulfil all conditions; of several sources one has to."""
    fits: set[int] | None = None
    for column, values in _conditions(where).items():
        if column == "source_id":
            wanted = set(values)
            held = [not wanted.isdisjoint(ids) for ids in columns["source_ids"]]
        else:
            cells = columns[column]
            right = {
                cell
                for cell in set(cells)
                if any(_is_within(cell, value) for value in values)
            }
            held = [cell in right for cell in cells]
        places = {place for place, is_held in enumerate(held) if is_held}
        fits = places if fits is None else fits & places
    return fits or set()


def reasons(frame: pd.DataFrame, *, table: str) -> pd.DataFrame:
    """Say of each fact that sources dispute why they may differ, where that is known.

    A reason of the table ``disagreements`` belongs to a fact if all its conditions
    hold, and if its kind is that of the fact or it names none.

    `frame`: facts with ``kind`` and ``source_ids``, as ``conflicts`` returns them.
    `table`: table that the facts are from.

    The frame with ``reason`` (sentences; several reasons follow each other),
    ``standing`` (``stated``: a source says so; ``likely``: it follows from figures or
    definitions; ``unexplained``: no source seen explains it; of several reasons each
    word, joined by ``; ``) and ``reason_source_ids`` (list: who gives the reason, or
    whose figures show it). Empty where nothing is known.

    ValueError for a table that does not say what a fact is, or if the frame lacks a
    column.

    Examples
    --------
    >>> facts = pd.DataFrame(
    ...     {
    ...         "country": ["TJK", "TJK", "CHN"],
    ...         "period": ["2023", "2024", "2024"],
    ...         "flow": "turnover",
    ...         "kind": ["mirror", "rounding", "mirror"],
    ...         "source_ids": [[], [], []],
    ...     }
    ... )
    >>> reasons(facts, table="bilateral_trade")["standing"].tolist()
    ['stated', '', '']
    """
    stated = [name for name in table_names() if fact_columns(name)]
    codes.check_member("table", table, stated)
    needed = [*fact_columns(table), "kind", "source_ids"]
    codes.check_columns(frame.columns, needed, function="reasons")
    known = load_table("disagreements")
    known = known[(known["table"] == table) & (known["concerns"] == "fact")]
    found: list[list[Any]] = [[] for _ in range(len(frame))]
    columns = {str(name): frame[name].tolist() for name in frame}
    reason: Any
    for reason in known.itertuples():
        for place in _are_concerned(columns, reason.where):
            if reason.kind in ("", columns["kind"][place]):
                found[place].append(reason)
    texts = [" ".join(told.reason for told in rows) for rows in found]
    words = ["; ".join(dict.fromkeys(told.standing for told in rows)) for rows in found]
    who = [sorted({told.source_id for told in rows}) for rows in found]
    return frame.assign(
        reason=pd.Series(texts, index=frame.index, dtype="str"),
        standing=pd.Series(words, index=frame.index, dtype="str"),
        reason_source_ids=pd.Series(who, index=frame.index, dtype=object),
    )
