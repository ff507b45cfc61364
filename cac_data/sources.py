"""Who says so: sources, citations, conflicts, coverage, and what was known when."""

import contextlib
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from cac_data import codes, periods
from cac_data.reasons import reasons
from cac_data.tables import (
    fact_columns,
    key_columns,
    load_table,
    series_columns,
    sort_rows,
    table_names,
    value_column,
)
from cac_data.vintage import BUNDLED, ids

# Things so few that they are counted one by one: 110 are 110, not about 110.
_COUNTED_UNITS = {
    *("agreements", "articles", "bridges", "centres", "companies", "countries"),
    *("documents", "hospitals", "institutes", "leaders", "majors", "mechanisms"),
    *("meetings", "memoranda", "outcomes", "points", "principles", "projects"),
    *("proposals", "routes", "sites", "states", "tunnels", "workshops"),
}

_ABOUT = (
    "about|almost|around|at least|fewer than|less than|more than|nearly|over|some|up to"
)

_COPY = "copy or relay: look for the original"


def _frame(frame_or_name: object, function: str, vintage: str) -> pd.DataFrame:
    if isinstance(frame_or_name, str):
        return load_table(frame_or_name, vintage)
    if isinstance(frame_or_name, pd.DataFrame):
        return frame_or_name
    kind = type(frame_or_name).__name__
    message = f"{function} takes a frame or the name of a table, not {kind}"
    raise ValueError(message)


def _rows_of(
    frame_or_name: pd.DataFrame | str, table: str, function: str, vintage: str
) -> tuple[pd.DataFrame, str]:
    """Return rows and the name of their table, whose descriptor says what they mean."""
    frame = _frame(frame_or_name, function, vintage)
    name = frame_or_name if isinstance(frame_or_name, str) else table
    if not name:
        message = "`table`: name the table from which these rows come"
        raise ValueError(message)
    codes.check_member("table", name, table_names())
    return frame.reset_index(drop=True), name


def _keys(frame: pd.DataFrame, by: list[str]) -> list[pd.Series]:
    """Return columns to group by; a list in a cell becomes a tuple, which can be."""
    return [
        frame[column].map(lambda cell: tuple(cell) if isinstance(cell, list) else cell)
        for column in by
    ]


def _source_ids_of(frame: pd.DataFrame) -> set[str]:
    """Return the sources of rows; `source_ids` are lists, or texts joined by ``;``."""
    if "source_ids" not in frame:
        codes.check_columns(frame.columns, ["source_id"], function="sources")
    cells = [*frame.get("source_id", ()), *frame.get("source_ids", ())]
    ids = (cell.split(";") if isinstance(cell, str) else cell for cell in cells)
    return {source_id for listed in ids for source_id in listed} - {""}


def sources(
    *frames_or_names: pd.DataFrame | str, vintage: str = BUNDLED
) -> pd.DataFrame:
    """Return the sources of exactly these rows, or of a table named from a `vintage`.

    From ``source_id`` or ``source_ids`` (lists, or ids joined by ``;``). Columns:
    ``source_id, publisher, title, url, published, accessed, licence, kind, origin,
    is_mirror``. ValueError if one is neither in the tables nor in a vintage here.

    >>> from cac_data import select
    >>> frame = select(load_table("bilateral_trade"), countries="CA5", reporter="edb")
    >>> sources(frame)["origin"].item()
    'Eurasian Development Bank'
    """
    frames = [_frame(given, "sources", vintage) for given in frames_or_names]
    missing = {source_id for frame in frames for source_id in _source_ids_of(frame)}
    bundled = load_table("sources")
    found = bundled[bundled["source_id"].isin(missing)]
    missing -= {*found["source_id"]}
    # A source may be in several vintages, read on different days: that of the rows
    # comes first.
    held = [vintage, *(frame.attrs.get("vintage", vintage) for frame in frames)]
    for name in dict.fromkeys([*held, *reversed(ids())]) if missing else ():
        # One that is damaged or gone is no concern of rows of another.
        with contextlib.suppress(ValueError):
            fetched = load_table("sources", name)
            found = pd.concat([found, fetched[fetched["source_id"].isin(missing)]])
            missing -= {*found["source_id"]}
    if missing:
        message = (
            f"`source_id`: {min(missing)!r} is not in the table sources, nor in a "
            "vintage on this machine"
        )
        raise ValueError(message + codes.closest(min(missing), bundled["source_id"]))
    return sort_rows(found, ["source_id"])


def _text(row: Any) -> str:
    said = f"{row.publisher} ({row.published or 'no date'}). {row.title}."
    copy = f"[{_COPY}]" if row.is_mirror else ""
    return " ".join(filter(None, [said, row.url, f"Accessed {row.accessed}.", copy]))


_BIBTEX_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Escaped braces would still be counted by BibTeX.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)


def bibtex_text(text: str) -> str:
    """Return text in which nothing means anything to TeX or ends a field of BibTeX."""
    return text.translate(_BIBTEX_ESCAPES)


def bibtex_entry(identifier: str, fields: Mapping[str, str]) -> str:
    """Return an entry of BibTeX, its fields as they are, without those empty."""
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{identifier},", *lines, "}"])


def _bibtex(row: Any) -> str:
    fields = {
        "author": f"{{{bibtex_text(row.publisher)}}}",
        "title": f"{{{bibtex_text(row.title)}}}",
        "year": row.published[:4],
        "date": row.published,
        "url": row.url,
        "urldate": row.accessed,
        "note": _COPY if row.is_mirror else "",
    }
    return bibtex_entry(row.source_id, fields)


def _date_parts(text: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def _csl(row: Any) -> dict[str, Any]:
    item = {
        "id": row.source_id,
        "type": "webpage",
        "title": row.title,
        "author": [{"literal": row.publisher}],
        "accessed": _date_parts(row.accessed),
        "URL": row.url,
        "issued": _date_parts(row.published) if row.published else "",
        "note": _COPY if row.is_mirror else "",
    }
    return {name: value for name, value in item.items() if value}


def cite(
    frame_or_name: pd.DataFrame | str, style: str = "text", *, vintage: str = BUNDLED
) -> str:
    """Return the bibliography of exactly these rows, or of a table named.

    `style`: ``text`` (one line a source), ``bibtex`` or ``csl-json``.

    >>> from cac_data import select
    >>> frame = select(load_table("bilateral_trade"), countries="CA5", reporter="edb")
    >>> print(cite(frame))  # doctest: +ELLIPSIS
    The Times of Central Asia (citing Eurasian Development Bank) (2025-08). China-...
    """
    codes.check_member("style", style, ("text", "bibtex", "csl-json"))
    rows = list(sources(frame_or_name, vintage=vintage).itertuples(index=False))
    if style == "csl-json":
        return json.dumps([*map(_csl, rows)], indent=2, ensure_ascii=False)
    if style == "bibtex":
        return "\n\n".join(map(_bibtex, rows))
    return "\n".join(map(_text, rows))


def printed_rounding(value: float) -> float:
    """Return half of the last digit that is not a trailing zero, in the value's unit.

    >>> printed_rounding(41000), printed_rounding(12.5)
    (500.0, 0.05)
    """
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return float(Decimal(5).scaleb(int(exponent) - 1))


def _rounding(frame: pd.DataFrame, value: str) -> pd.Series:
    """Half of the last digit that each figure may be off by, none where it is exact."""
    printed = frame[value].map(printed_rounding)
    if "unit" in frame:
        # What is counted, or never rounded, means what it says, noughts included.
        counted = frame["unit"].isin(_COUNTED_UNITS)
        if "printed_as" in frame:
            about = frame["printed_as"] != "exact"
        else:
            cells = zip(frame[value], frame["note"], counted, strict=True)
            told = [is_some and _is_called_about(*cell) for *cell, is_some in cells]
            about = pd.Series(told, index=frame.index, dtype=bool)
        exact = frame["unit"].isin(["year", "rank"]) | (counted & ~about)
        printed = printed.mask(exact, 0.0)
    stated = [column for column in frame.columns if column.startswith("rounding_")]
    return frame[stated[0]].fillna(printed) if stated else printed


def _is_called_about(value: float, note: str) -> bool:
    """Tell whether a note says ``about 60`` of the figure 60, or just ``rounded``."""
    figure = f"(?:{value:,.0f}|{value:.0f})"
    said = rf"\b(?:{_ABOUT}) {figure}\b|(?:^|; )(?:{_ABOUT}|rounded)(?:$|;)"
    return bool(re.search(said, note, re.IGNORECASE))


def conflicts(
    frame_or_name: pd.DataFrame | str, *, table: str = "", vintage: str = BUNDLED
) -> pd.DataFrame:
    """Return the facts for which sources give different figures, in one unit.

    Of a table named, or of rows of one (then `table` names it). A figure is rounded at
    its last digit that is no trailing nought, unless its row states the rounding;
    years, ranks and things counted one by one are exact, unless ``printed_as`` or a
    note (``about 60``) says otherwise. The columns of the fact and ``unit``, ``kind``
    (``conflict``: one side, more apart than rounding; ``mirror``: two sides that count
    one flow; ``rounding``), ``counter, witnesses, low, high, gap, gap_pct`` (of the
    lowest), ``reason`` (why they may differ) and its ``standing`` (``stated``,
    ``likely``, ``unexplained``), ``figures, notes, source_ids, reason_source_ids``.

    >>> from cac_data import select
    >>> found = conflicts("bilateral_trade")
    >>> found = select(found, countries="KAZ", start=2021, end=2021)
    >>> found[["flow", "kind", "low", "high"]].head(2)
          flow      kind        low     high
    0  exports  conflict  10200.000  11270.0
    1  exports    mirror   9772.506  11270.0
    """
    frame, name = _rows_of(frame_or_name, table, "conflicts", vintage)
    fact, value = fact_columns(name), value_column(name)
    if not fact:
        message = (
            f"the table {name} holds no figures that could disagree: it does not say "
            "which rows are about one fact; these tables do: "
            f"{', '.join(filter(fact_columns, table_names()))}"
        )
        raise ValueError(message)
    needed = [*fact, value, "source_id", "note"]
    codes.check_columns(frame.columns, needed, function="conflicts")
    named = [*fact, "unit"] if "unit" in frame and "unit" not in fact else fact
    frame = frame[frame[value].notna()]
    half = _rounding(frame, value)
    frame = frame.assign(
        least=frame[value] - half,
        most=frame[value] + half,
        counter=frame["reporter"].map(codes.counter_of) if "reporter" in frame else "",
        fact=frame.groupby(_keys(frame, named), dropna=False, sort=False).ngroup(),
    )
    differ = frame.groupby("fact")[value].transform("nunique") > 1
    # Plain rows: a frame for each of hundreds of facts takes most of the time.
    witnesses = frame[differ].sort_values("fact", kind="stable").to_dict("records")
    rows = []
    for _, members in groupby(witnesses, itemgetter("fact")):
        group = list(members)
        counters = dict.fromkeys(row["counter"] for row in group)
        sides = [[row for row in group if row["counter"] == of] for of in counters]
        rows += [
            {column: group[0][column] for column in named} | _conflict(side, value)
            for side in ([*sides, group] if len(sides) > 1 else sides)
            if len({row[value] for row in side}) > 1
        ]
    told = "kind counter witnesses low high gap gap_pct reason standing figures notes "
    told += "source_ids reason_source_ids"
    found = pd.DataFrame(rows, columns=[*named, *told.split()])
    return sort_rows(reasons(found, table=name), [*named, "counter"])


def _conflict(rows: list[Any], value: str) -> dict[str, Any]:
    ordered = sorted(rows, key=itemgetter(value), reverse=True)
    high, low = ordered[0][value], ordered[-1][value]
    notes = dict.fromkeys(row["note"] for row in ordered if row["note"])
    counters = dict.fromkeys(row["counter"] for row in rows)
    kind = "mirror" if len(counters) > 1 else "conflict"
    if max(row["least"] for row in rows) <= min(row["most"] for row in rows):
        kind = "rounding"
    figures = []
    for row in ordered:
        who = filter(None, [row.get("reporter", ""), row["source_id"]])
        figures.append(f"{row[value]:,.6g} ({', '.join(who)})")
    return {
        "kind": kind,
        "counter": " and ".join(counters),
        "witnesses": len(rows),
        "low": low,
        "high": high,
        "gap": high - low,
        "gap_pct": 100 * (high / low - 1) if low > 0 else float("nan"),
        "figures": "; ".join(figures),
        "notes": "; ".join(notes),
        "source_ids": sorted({row["source_id"] for row in rows}),
    }


def _runs(years: Iterable[int]) -> str:
    """Write years as runs: ``1995-1997, 2000``, before our era ``-0138/-0115``."""
    found = []
    for run in periods.runs(years):
        first, last = map(periods.of_year, run)
        between = "/" if run[0] < 0 else "-"
        found.append(first if first == last else f"{first}{between}{last}")
    return ", ".join(found)


def _told(found: Iterable[str]) -> dict[str, Any]:
    """Tell which years some periods cover, and in which way."""
    ends = {period: [date[0] for date in periods.bounds(period)] for period in found}
    years = {last for period, (_, last) in ends.items() if periods.is_year(period)}
    within = {last for first, last in ends.values() if first == last}
    spans = [period for period, (first, last) in ends.items() if first < last]
    span = range(min(years, default=0), max(years, default=0) + 1)
    return {
        "first": periods.of_year(span[0]) if years else "",
        "last": periods.of_year(span[-1]) if years else "",
        "years": len(years),
        "gaps": _runs({*span} - years - {0}),
        "parts": _runs(within - years),
        "spans": ", ".join(sorted(spans, key=periods.sort_key)),
    }


def coverage(
    frame_or_name: pd.DataFrame | str, *, table: str = "", vintage: str = BUNDLED
) -> pd.DataFrame:
    """Tell for which years a table has figures, series by series, and where gaps are.

    Of a table named, or of rows of one (then `table` names it). The columns that name a
    series, ``first, last, years`` (of whole years: how many), ``gaps`` (years between
    without a figure), ``parts`` (years for which only parts exist) and ``spans``
    (longer periods). ValueError for a table without periods, or a list of dated things.

    >>> from cac_data import select
    >>> found = coverage("bilateral_trade")
    >>> found = select(found, reporter="china_customs", countries="TKM")
    >>> found[["flow", "first", "last", "gaps"]].head(1)
          flow first  last       gaps
    0  exports  1992  2024  2017-2021
    """
    frame, name = _rows_of(frame_or_name, table, "coverage", vintage)
    series = series_columns(name)
    fault = ""
    if "period" not in frame:
        fault = "has no periods"
    elif "period" not in key_columns(name) or not value_column(name):
        fault = "lists things that have a date; only figures over time have gaps"
    if fault:
        message = f"the table {name} {fault}"
        raise ValueError(message)
    codes.check_columns(frame.columns, series, function="coverage")
    frame = frame[frame["period"] != ""]
    rows = [
        {column: group[column].iloc[0] for column in series} | _told(group["period"])
        for _, group in frame.groupby(_keys(frame, series), dropna=False)
    ]
    return pd.DataFrame(rows, columns=[*series, *_told([])])


def known_by(frame: pd.DataFrame, date: str, *, lag_months: int = 6) -> pd.DataFrame:
    """Return the rows that a reader could have known by the end of a day, month, year.

    That is, if its source was out by then, or its period had ended `lag_months` before:
    annual trade is published within weeks, and a later copy only repeats it. A row with
    ``set_on`` or ``said_on`` goes by that alone. By an empty `date` all is known.

    >>> from cac_data import select
    >>> frame = load_table("bilateral_trade")
    >>> known = known_by(frame, "2025-07-27")
    >>> max(select(known, countries="CA5", flow="turnover")["period"])
    '2024'
    """
    if not date:
        return frame.reset_index(drop=True)
    codes.check_columns(frame.columns, ["source_id"], function="known_by")
    limit = periods.bounds(date, "date")[1]
    settled = periods.months_before(limit, lag_months)
    published = sources(frame).set_index("source_id")["published"]

    def is_over(period: str, day: periods.Date) -> bool:
        return bool(period) and periods.bounds(period)[1] <= day

    nothing = pd.Series("", index=frame.index)
    said = frame.get("set_on", frame.get("said_on", nothing))
    rows = zip(frame["source_id"], frame.get("period", nothing), said, strict=True)
    kept = [
        is_over(on or published[source_id], limit)
        or (not on and is_over(period, settled))
        for source_id, period, on in rows
    ]
    return frame[pd.Series(kept, index=frame.index, dtype=bool)].reset_index(drop=True)
