"""Why sources differ: the reasons of the table ``disagreements``, joined to facts."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, periods
from cac_data.tables import fact_columns, load_table, table_names


def reasons(frame: pd.DataFrame, *, table: str) -> pd.DataFrame:
    """Say of each disputed fact of a table, as of `conflicts`, why sources may differ.

    Added are ``reason`` (sentences), ``standing`` (``stated``: a source says so;
    ``likely``: it follows from figures or definitions; ``unexplained``: no source seen
    explains it; several joined by ``; ``) and ``reason_source_ids`` (list), empty where
    nothing is known. ValueError: a table that does not say what a fact is, a column.
    """
    stated = [name for name in table_names() if fact_columns(name)]
    codes.check_member("table", table, stated)
    needed = [*fact_columns(table), "kind", "source_ids"]
    codes.check_columns(frame.columns, needed, function="reasons")
    known = load_table("disagreements")
    known = known[(known["table"] == table) & (known["concerns"] == "fact")]
    # Such as ``country=KGZ; period=2004..2016|2022``.
    split = [[of.split("=", 1) for of in where.split("; ")] for where in known["where"]]
    told = [*zip(known.to_dict("records"), split, strict=True)]
    texts, words, who = [], [], []
    for fact in frame.to_dict("records"):
        found = [
            reason
            for reason, conditions in told
            if reason["kind"] in ("", fact["kind"]) and _fulfils(fact, conditions)
        ]
        texts.append(" ".join(reason["reason"] for reason in found))
        words.append("; ".join(dict.fromkeys(reason["standing"] for reason in found)))
        who.append(sorted({reason["source_id"] for reason in found}))
    return frame.assign(
        reason=pd.Series(texts, index=frame.index, dtype="str"),
        standing=pd.Series(words, index=frame.index, dtype="str"),
        reason_source_ids=pd.Series(who, index=frame.index, dtype=object),
    )


def _fulfils(fact: Mapping[Any, Any], conditions: Sequence[Sequence[str]]) -> bool:
    """Tell whether a fact fulfils all conditions; of several sources one has to."""
    for column, values in conditions:
        cells = fact["source_ids"] if column == "source_id" else [fact[column]]
        wanted = values.split("|")
        if not any(_is_within(cell, value) for value in wanted for cell in cells):
            return False
    return True


def _is_within(period: str, span: str) -> bool:
    """Tell whether a period is another one, or lies inside a span ``2004..2016``."""
    first, dots, last = span.partition("..")
    if not dots or not period:
        return period == span
    start, end = periods.bounds(period)
    return periods.bounds(first)[0] <= start and end <= periods.bounds(last)[1]
