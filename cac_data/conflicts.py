"""Where sources disagree, and for which years there are figures.

The module can be called as its function `conflicts`: ``cac_data.conflicts(...)``.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pandas as pd

from cac_data import codes, periods
from cac_data.codes import TableName
from cac_data.tables import (
    CallableModule,
    key_columns,
    load_table,
    resource_of,
    sort_rows,
    table_names,
    table_of,
)
from cac_data.validate import check_columns
from cac_data.vintage import BUNDLED

Row = Mapping[Hashable, Any]

# --- Rounding ------------------------------------------------------------------------

# Things so few that they are counted one by one: 110 are 110, not about 110.
COUNTED_UNITS = (
    "agreements",
    "articles",
    "bridges",
    "centres",
    "companies",
    "countries",
    "documents",
    "hospitals",
    "institutes",
    "leaders",
    "majors",
    "mechanisms",
    "meetings",
    "memoranda",
    "outcomes",
    "points",
    "principles",
    "projects",
    "proposals",
    "routes",
    "sites",
    "states",
    "tunnels",
    "workshops",
)


def printed_rounding(value: float) -> float:
    """Return half of the last digit that is not a trailing zero, in the value's unit.

    So 500 of 41,000, and 0.05 of 12.5.
    """
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return float(Decimal(5).scaleb(int(exponent) - 1))


def _rounding(frame: pd.DataFrame, value: str) -> pd.Series:
    """Return by how much each figure may be off: as stated, else by its last digit."""
    rounding = frame[value].map(printed_rounding)
    if "unit" in frame:
        rounding = rounding.mask(_is_exact(frame), 0.0)
    stated = [column for column in frame.columns if column.startswith("rounding_")]
    if not stated:
        return rounding
    return frame[stated[0]].fillna(rounding)


def _is_exact(frame: pd.DataFrame) -> pd.Series:
    """Tell which figures mean what they say, noughts included: counts, years, ranks."""
    is_counted = frame["unit"].isin(COUNTED_UNITS)
    if "printed_as" in frame:
        is_counted &= frame["printed_as"] == "exact"
    return frame["unit"].isin(["year", "rank"]) | is_counted


# --- Conflicts -----------------------------------------------------------------------

COLUMNS_OF_CONFLICT = (
    "kind",
    "counter",
    "witnesses",
    "low",
    "high",
    "gap",
    "gap_pct",
    "reason",
    "standing",
    "figures",
    "notes",
    "source_ids",
    "reason_source_ids",
)
"""What `conflicts` says of each, behind the columns that name the fact."""


def _rows_of(
    frame_or_name: pd.DataFrame | TableName, table: str, vintage: str, as_of: str
) -> tuple[pd.DataFrame, Mapping[str, Any]]:
    """Return rows, and the entry in the descriptor that says what they mean."""
    frame = table_of(frame_or_name, vintage, as_of=as_of)
    name = frame.attrs.get("table", "")
    if table and not isinstance(frame_or_name, str):
        name = table
    if not name:
        message = "`table`: name the table from which these rows come"
        raise ValueError(message)
    return frame.reset_index(drop=True), resource_of(name)


def conflicts(
    frame_or_name: pd.DataFrame | TableName,
    *,
    table: str = "",
    vintage: str = BUNDLED,
    as_of: str = "",
) -> pd.DataFrame:
    """Return the facts for which sources give different figures, in one unit.

    They are those of a table named, by `vintage` and `as_of` as `load_table` gives it,
    or of rows of one: `table` names it if ``attrs`` does not. A figure is rounded at
    its last digit but noughts, unless its row states the rounding; years, ranks and
    things counted one by one are exact, unless ``printed_as`` says otherwise.

    Columns: those that name the fact, with ``unit``; ``kind`` (``conflict``: one side,
    more apart than rounding; ``mirror``: two sides that count one flow; ``rounding``);
    ``counter`` (who counts), ``witnesses`` (how many rows), ``low, high, gap`` (in the
    unit of the fact), ``gap_pct`` (of the lowest), ``reason`` (why they may differ) and
    its ``standing`` (``stated``, ``likely``, ``unexplained``), ``figures, notes`` and
    the lists ``source_ids, reason_source_ids``. ``figures`` has its numbers as English
    writes them, ``notes`` and ``reason`` are as in the tables, whatever language is
    spoken. ValueError for rows of no known table, or for a table that does not say
    which rows are about one fact.

    >>> from cac_data import select
    >>> found = conflicts("bilateral_trade")
    >>> found = select(found, countries="KAZ", start=2021, end=2021)
    >>> found[["flow", "kind", "low", "high"]].head(2)
          flow      kind        low     high
    0  exports  conflict  10200.000  11270.0
    1  exports    mirror   6851.902  11270.0
    """
    frame, resource = _rows_of(frame_or_name, table, vintage, as_of)
    _check_has_facts(resource)
    value = resource["value"]
    fact = list(resource["fact"])
    check_columns(
        frame.columns, [*fact, value, "source_id", "note"], function="conflicts"
    )
    if "unit" in frame and "unit" not in fact:
        fact.append("unit")

    # Rows that keep to a day have reasons that were known by then, too.
    reasons = load_table("disagreements", as_of=frame.attrs.get("as_of", ""))
    reasons = reasons.query("concerns == 'fact'")
    reasons = reasons[reasons["table"] == resource["name"]].to_dict("records")
    rows = []
    for witnesses in _disagreeing(frame, fact, value):
        named = {column: witnesses[0][column] for column in fact}
        for compared in _by_side(witnesses):
            if len({row[value] for row in compared}) > 1:
                conflict = {**named, **_conflict(compared, value)}
                rows.append({**conflict, **_reasons_for(conflict, reasons)})
    columns = [*fact, *COLUMNS_OF_CONFLICT]
    return sort_rows(pd.DataFrame(rows, columns=columns), [*fact, "counter"])


def _check_has_facts(resource: Mapping[str, Any]) -> None:
    """Raise if the descriptor does not say which rows of a table are about one fact."""
    if "fact" in resource:
        return
    able = [name for name in table_names() if "fact" in resource_of(name)]
    message = (
        f"the table {resource['name']} holds no figures that could disagree: it does "
        "not say which rows are about one fact; these tables do: "
        f"{', '.join(able)}"
    )
    raise ValueError(message)


def _disagreeing(frame: pd.DataFrame, fact: list[str], value: str) -> list[list[Row]]:
    """Return the rows on each fact for which there are different figures.

    Beside the cells of its table a row has ``least`` and ``most``, between which its
    rounding allows the figure to lie, and ``counter``, the side whose count it is.
    """
    frame = frame[frame[value].notna()]
    half = _rounding(frame, value)
    reporter = frame.get("reporter", pd.Series("", index=frame.index))
    side_of = {name: side for name, (_, side) in codes.REPORTERS.items()}
    frame = frame.assign(
        least=frame[value] - half,
        most=frame[value] + half,
        counter=reporter.map(side_of).fillna(reporter),
        fact=frame.groupby(fact, dropna=False, sort=False).ngroup(),
    )
    differ = frame.groupby("fact")[value].transform("nunique") > 1
    # Plain rows: a frame for each of hundreds of facts takes most of the time.
    rows = frame[differ].sort_values("fact", kind="stable").to_dict("records")
    return [list(witnesses) for _, witnesses in groupby(rows, itemgetter("fact"))]


def _by_side(witnesses: list[Row]) -> list[list[Row]]:
    """Return the witnesses of each side that counts, and of several sides all."""
    sides: dict[str, list[Row]] = {}
    for row in witnesses:
        sides.setdefault(row["counter"], []).append(row)
    if len(sides) == 1:
        return [witnesses]
    return [*sides.values(), witnesses]


def _conflict(rows: list[Row], value: str) -> dict[str, Any]:
    """Return how far the figures of some rows on one fact lie apart, and whose."""
    ordered = sorted(rows, key=itemgetter(value), reverse=True)
    high = ordered[0][value]
    low = ordered[-1][value]
    counters = dict.fromkeys(row["counter"] for row in rows)
    notes = dict.fromkeys(row["note"] for row in ordered if row["note"])

    if max(row["least"] for row in rows) <= min(row["most"] for row in rows):
        kind = "rounding"
    elif len(counters) > 1:
        kind = "mirror"
    else:
        kind = "conflict"

    figures = []
    for row in ordered:
        witness = filter(None, [row.get("reporter", ""), row["source_id"]])
        figures.append(f"{row[value]:,.6g} ({', '.join(witness)})")
    return {
        "kind": kind,
        "counter": " and ".join(counters),
        "witnesses": len(rows),
        "low": low,
        "high": high,
        "gap": high - low,
        "gap_pct": 100 * (high / low - 1) if low > 0 else math.nan,
        "figures": "; ".join(figures),
        "notes": "; ".join(notes),
        "source_ids": sorted({row["source_id"] for row in rows}),
    }


def _reasons_for(conflict: Mapping[str, Any], reasons: Sequence[Row]) -> dict[str, Any]:
    """Say why sources differ, of the reasons whose conditions a conflict fulfils."""
    fitting = [
        reason
        for reason in reasons
        if reason["kind"] in ("", conflict["kind"])
        and _fulfils(conflict, reason["where"])
    ]
    return {
        "reason": " ".join(reason["reason"] for reason in fitting),
        "standing": "; ".join(dict.fromkeys(reason["standing"] for reason in fitting)),
        "reason_source_ids": sorted({reason["source_id"] for reason in fitting}),
    }


def _fulfils(conflict: Mapping[str, Any], where: str) -> bool:
    """Tell whether a conflict is of ``country=KGZ; period=2004..2016|2022``."""
    for condition in where.split("; "):
        column, _, values = condition.partition("=")
        # A conflict has several sources, and of every other column one cell.
        is_list = column == "source_id"
        cells = conflict["source_ids"] if is_list else [conflict[column]]
        allowed = values.split("|")
        if not any(_is_within(cell, value) for value in allowed for cell in cells):
            return False
    return True


def _is_within(period: str, span: str) -> bool:
    """Tell whether a period is another one, or lies inside a span ``2004..2016``."""
    first, dots, last = span.partition("..")
    if not dots or not period:
        return period == span
    start, end = periods.bounds(period)
    return periods.bounds(first)[0] <= start and end <= periods.bounds(last)[1]


# --- Coverage ------------------------------------------------------------------------


def _runs(years: Iterable[int]) -> str:
    """Write years as runs: ``1995-1997, 2000``, before our era ``-0138/-0115``."""
    texts = []
    for first_year, last_year in periods.runs(years):
        first = periods.of_year(first_year)
        last = periods.of_year(last_year)
        separator = "/" if first_year < 0 else "-"
        texts.append(first if first == last else f"{first}{separator}{last}")
    return ", ".join(texts)


def _covered(dates: Iterable[str]) -> dict[str, Any]:
    """Tell which years some periods cover, and in which way."""
    whole_years: set[int] = set()
    years_in_part: set[int] = set()
    spans: list[str] = []
    for period in dict.fromkeys(dates):
        (first_year, *_), (last_year, *_) = periods.bounds(period)
        if first_year < last_year:
            spans.append(period)
        elif periods.is_year(period):
            whole_years.add(last_year)
        else:
            years_in_part.add(last_year)

    first = last = gaps = ""
    if whole_years:
        between = range(min(whole_years), max(whole_years) + 1)
        first = periods.of_year(between[0])
        last = periods.of_year(between[-1])
        gaps = _runs({*between} - whole_years - {0})  # there is no year 0
    return {
        "first": first,
        "last": last,
        "years": len(whole_years),
        "gaps": gaps,
        "parts": _runs(years_in_part - whole_years),
        "spans": ", ".join(sorted(spans, key=periods.sort_key)),
    }


def coverage(
    frame_or_name: pd.DataFrame | TableName,
    *,
    table: str = "",
    vintage: str = BUNDLED,
    as_of: str = "",
) -> pd.DataFrame:
    """Tell for which years a table has figures, series by series, and where gaps are.

    It is a table named, by `vintage` and `as_of` as `load_table` gives it, or that of
    some rows: `table` names it if ``attrs`` does not.
    Columns: those that name a series, ``first, last, years`` (of whole years: how
    many), ``gaps`` (years between without a figure), ``parts`` (years for which only
    parts exist) and ``spans`` (longer periods). ValueError for a table without periods,
    or one that lists dated things.

    >>> from cac_data import select
    >>> found = coverage("bilateral_trade")
    >>> found = select(found, reporter="china_customs", countries="TKM")
    >>> found[["flow", "first", "last", "gaps"]].head(1)
          flow first  last       gaps
    0  exports  1992  2024  2017-2021
    """
    frame, resource = _rows_of(frame_or_name, table, vintage, as_of)
    key = key_columns(resource["name"])
    fault = ""
    if "period" not in frame:
        fault = "has no periods"
    elif "period" not in key or "value" not in resource:
        fault = "lists things that have a date; only figures over time have gaps"
    if fault:
        message = f"the table {resource['name']} {fault}"
        raise ValueError(message)

    witness = ("period", "source_id", "variant", "vintage")
    series = [column for column in key if column not in witness]
    check_columns(frame.columns, series, function="coverage")
    dated = frame[frame["period"] != ""]
    rows = []
    for _, group in dated.groupby(series, dropna=False):
        named = {column: group[column].iloc[0] for column in series}
        rows.append({**named, **_covered(group["period"])})
    return pd.DataFrame(rows, columns=[*series, *_covered([])])


# --- The module itself ---------------------------------------------------------------


class Conflicts(CallableModule):
    """The type of this module, which can be called."""

    if TYPE_CHECKING:
        conflicts = staticmethod(conflicts)
        coverage = staticmethod(coverage)
        printed_rounding = staticmethod(printed_rounding)

    def __call__(
        self,
        frame_or_name: pd.DataFrame | TableName,
        *,
        table: str = "",
        vintage: str = BUNDLED,
        as_of: str = "",
    ) -> pd.DataFrame:
        """Return what the function `conflicts` of this module returns."""
        return conflicts(frame_or_name, table=table, vintage=vintage, as_of=as_of)


sys.modules[__name__].__class__ = Conflicts
