"""Who says so: sources, citations, conflicts, coverage, and what was known when."""

import contextlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
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

_Row = dict[Any, Any]

STYLES = ("text", "bibtex", "csl-json")

COUNTED_UNITS = {
    *("agreements", "articles", "bridges", "centres", "companies", "countries"),
    *("documents", "hospitals", "institutes", "leaders", "majors", "mechanisms"),
    *("meetings", "memoranda", "outcomes", "points", "principles", "projects"),
    *("proposals", "routes", "sites", "states", "tunnels", "workshops"),
}
"""Things so few that they are counted one by one: 110 are 110, not about 110."""

# A year and a place in an order may end on a nought, and are never rounded.
_NEVER_ROUNDED = frozenset({"year", "rank"})

_ABOUT = (
    "about|almost|around|at least|fewer than|less than|more than|nearly|over|some|up to"
)

# Columns that tell when something was said.
_SAID = ("set_on", "said_on")


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


def source_ids_of(frame: pd.DataFrame) -> list[str]:
    """Return the sources that the rows of a frame rest on, each once, sorted.

    From ``source_id``, and ``source_ids``: lists, or texts of ids joined by ``;``.
    ValueError if the frame has neither column.

    >>> source_ids_of(pd.DataFrame({"source_ids": ["b;a", "a"]}))
    ['a', 'b']
    """
    if not {"source_id", "source_ids"} & {*frame.columns}:
        codes.check_columns(frame.columns, ["source_id"], function="source_ids_of")
    cells = [*frame.get("source_id", ()), *frame.get("source_ids", ())]
    ids = (cell.split(";") if isinstance(cell, str) else cell for cell in cells)
    return sorted({source_id for listed in ids for source_id in listed} - {""})


def sources(
    *frames_or_names: pd.DataFrame | str, vintage: str = BUNDLED
) -> pd.DataFrame:
    """Return the sources of exactly these rows, or of a named table.

    `vintage`: from which a named table is loaded, see `cac_data.load_table`. A source
    of rows at hand is found in whatever vintage they came from.

    The rows of the table ``sources``: ``source_id, publisher, title, url, published,
    accessed, licence, kind, origin, is_mirror``, each once, sorted by ``source_id``.

    ValueError if a frame names no sources, or one that is neither in the table nor in a
    vintage on this machine.

    >>> from cac_data import select
    >>> frame = select(load_table("bilateral_trade"), countries="CA5", reporter="edb")
    >>> sources(frame)["origin"].item()
    'Eurasian Development Bank'
    """
    frames = [_frame(given, "sources", vintage) for given in frames_or_names]
    missing = {source_id for frame in frames for source_id in source_ids_of(frame)}
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


_COPY = "copy or relay: look for the original"


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
    """Return the bibliography of exactly these rows.

    `style`: ``text`` (one line a source), ``bibtex`` or ``csl-json``.
    `vintage`: from which a named table is loaded, see `cac_data.load_table`.

    >>> from cac_data import select
    >>> frame = select(load_table("bilateral_trade"), countries="CA5", reporter="edb")
    >>> print(cite(frame))  # doctest: +ELLIPSIS
    The Times of Central Asia (citing Eurasian Development Bank) (2025-08). China-...
    """
    codes.check_member("style", style, STYLES)
    rows = list(sources(frame_or_name, vintage=vintage).itertuples(index=False))
    if style == "csl-json":
        return json.dumps([*map(_csl, rows)], indent=2, ensure_ascii=False)
    if style == "bibtex":
        return "\n\n".join(map(_bibtex, rows))
    return "\n".join(map(_text, rows))


def printed_rounding(value: float) -> float:
    """Return half of the last digit that is not a trailing zero, in the value's unit.

    A figure printed as 41,000 may stand for anything between 40,500 and 41,500.

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
        counted = frame["unit"].isin(COUNTED_UNITS)
        if "printed_as" in frame:
            about = frame["printed_as"] != "exact"
        else:
            cells = zip(frame[value], frame["note"], counted, strict=True)
            told = [is_some and _is_called_about(*cell) for *cell, is_some in cells]
            about = pd.Series(told, index=frame.index, dtype=bool)
        exact = frame["unit"].isin(_NEVER_ROUNDED) | (counted & ~about)
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
    """Return the facts for which sources give different figures.

    Witnesses of one fact are compared within one side first, then across sides. Only
    figures that a source prints, in one unit, are compared. A figure is taken to be
    rounded at its last digit that is not a trailing nought, unless its row states the
    rounding. Years, ranks and things counted one by one (``COUNTED_UNITS``) are not,
    unless ``printed_as``, or a note such as ``about 60``, calls the figure rounded.

    `frame_or_name`: name of a table, or rows of one (then ``table`` names it).
    `vintage`: from which a named table is loaded, see `cac_data.load_table`.

    The fact columns of the table, ``unit`` where it has one beside each figure, then
    ``kind`` (``conflict``: one side, and more apart than rounding allows; ``mirror``:
    the same between two sides that count one flow; ``rounding``: apart by no more than
    the last printed digit), ``counter, witnesses, low, high, gap`` (in the unit),
    ``gap_pct`` (of the lowest), ``reason`` (why they may differ, from the table
    ``disagreements``) and its ``standing`` (``stated`` by a source, ``likely``,
    ``unexplained``), ``figures, notes`` (text), ``source_ids, reason_source_ids``
    (lists).

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
        stated = ", ".join(other for other in table_names() if fact_columns(other))
        message = (
            f"the table {name} holds no figures that could disagree: it does not say "
            f"which rows are about one fact; these tables do: {stated}"
        )
        raise ValueError(message)
    needed = [*fact, value, "source_id", "note"]
    codes.check_columns(frame.columns, needed, function="conflicts")
    unit = ["unit"] if "unit" in frame and "unit" not in fact else []
    frame = frame[frame[value].notna()]
    half = _rounding(frame, value)
    reporters = frame.get("reporter", pd.Series("", index=frame.index))
    counter = reporters.map(lambda who: codes.counter_of(who) if who else "")
    frame = frame.assign(
        low=frame[value] - half, high=frame[value] + half, counter=counter
    )
    named = [*fact, *unit]
    # Plain rows: a frame for each of hundreds of facts takes most of the time.
    keys = zip(*(key.tolist() for key in _keys(frame, named)), strict=True)
    facts: dict[tuple[Any, ...], list[_Row]] = {}
    for key, row in zip(keys, frame.to_dict("records"), strict=True):
        # A missing cell is equal to itself here.
        known = tuple(None if cell != cell else cell for cell in key)
        facts.setdefault(known, []).append(row)
    rows = []
    for group in facts.values():
        by_counter: dict[str, list[_Row]] = {}
        for row in group:
            by_counter.setdefault(row["counter"], []).append(row)
        sides = list(by_counter.values())
        rows += [
            {column: group[0][column] for column in named} | _conflict(side, value)
            for side in ([*sides, group] if len(sides) > 1 else sides)
            if len({row[value] for row in side}) > 1
        ]
    found = pd.DataFrame(rows, columns=[*named, *_CONFLICT_COLUMNS])
    found = reasons(found, table=name)
    return sort_rows(found, [*named, "counter"]) if rows else found


_CONFLICT_COLUMNS = [
    *("kind", "counter", "witnesses", "low", "high", "gap", "gap_pct", "reason"),
    *("standing", "figures", "notes", "source_ids", "reason_source_ids"),
]


def _conflict(rows: Sequence[_Row], value: str) -> _Row:
    ordered = sorted(rows, key=lambda row: -row[value])
    high, low = float(ordered[0][value]), float(ordered[-1][value])
    notes = dict.fromkeys(row["note"] for row in ordered if row["note"])
    counters = dict.fromkeys(row["counter"] for row in rows)
    kind = "mirror" if len(counters) > 1 else "conflict"
    if max(row["low"] for row in rows) <= min(row["high"] for row in rows):
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
    return {
        "first": periods.of_year(min(years)) if years else "",
        "last": periods.of_year(max(years)) if years else "",
        "years": len(years),
        "gaps": _runs({*range(min(years), max(years) + 1)} - years - {0})
        if years
        else "",
        "parts": _runs(within - years),
        "spans": ", ".join(sorted(spans, key=periods.sort_key)),
    }


def coverage(
    frame_or_name: pd.DataFrame | str, *, table: str = "", vintage: str = BUNDLED
) -> pd.DataFrame:
    """Tell for which years a table has figures, series by series, and where gaps are.

    `frame_or_name`: name of a table of figures over time, or rows of one (then
    ``table`` names it).
    `vintage`: from which a named table is loaded, see `cac_data.load_table`.

    The columns that name a series, then ``first, last`` (year), ``years`` (how many
    have a figure for the whole year), ``gaps`` (years between first and last without
    one, as runs), ``parts`` (years for which only parts exist) and ``spans`` (periods
    over more than one year; they say nothing of any single one).

    ValueError for an unknown table, one without periods, or a list of dated things.

    >>> from cac_data import select
    >>> found = coverage("bilateral_trade")
    >>> found = select(found, reporter="china_customs", countries="TKM")
    >>> found[["flow", "first", "last", "gaps"]].head(1)
          flow first  last       gaps
    0  exports  1992  2024  2017-2021
    """
    frame, name = _rows_of(frame_or_name, table, "coverage", vintage)
    series = series_columns(name)
    if "period" not in frame:
        message = f"the table {name} has no periods"
        raise ValueError(message)
    if "period" not in key_columns(name) or not value_column(name):
        message = (
            f"the table {name} lists things that have a date; only figures over time "
            "have years that are covered and gaps between them"
        )
        raise ValueError(message)
    codes.check_columns(frame.columns, series, function="coverage")
    frame = frame[frame["period"] != ""]
    keys = _keys(frame, series) or [pd.Series("", index=frame.index)]
    rows = [
        {column: group[column].iloc[0] for column in series} | _told(group["period"])
        for _, group in frame.groupby(keys, dropna=False)
    ]
    return pd.DataFrame(rows, columns=[*series, *_told([])])


def known_by(frame: pd.DataFrame, date: str, *, lag_months: int = 6) -> pd.DataFrame:
    """Return the rows that a reader could have known on a date.

    A row counts as known if its source was out by then, or if its period had ended
    ``lag_months`` before: annual trade is published within weeks, and a later text
    or copy only repeats it. A source dated by year or month counts from its last day.
    A row that tells when it was said (``set_on``, ``said_on``) goes by that.

    `date`: a day, month or year; the end of it counts. Empty: everything is known.
    `lag_months`: months after the end of a period by which its figure is out.

    >>> from cac_data import select
    >>> frame = load_table("bilateral_trade")
    >>> known = known_by(frame, "2025-07-27")
    >>> max(select(known, countries="CA5", flow="turnover")["period"])
    '2024'
    """
    if not date:
        return frame.reset_index(drop=True)
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", date):
        message = f"`date`: {date!r} is not a date such as 2025-07-27"
        raise ValueError(message)
    try:
        limit = periods.bounds(date)[1]
    except ValueError as error:
        raise ValueError(str(error).replace("`period`", "`date`")) from None
    codes.check_columns(frame.columns, ["source_id"], function="known_by")
    settled = periods.months_before(limit, lag_months)
    published = sources(frame).set_index("source_id")["published"]

    said = next((frame[column] for column in _SAID if column in frame), None)
    nothing = pd.Series("", index=frame.index)
    kept = []
    for source_id, period, on in zip(
        frame["source_id"],
        frame.get("period", nothing),
        nothing if said is None else said,
        strict=True,
    ):
        out = on or published[source_id]
        is_out = bool(out) and periods.bounds(out)[1] <= limit
        is_over = bool(period) and not on and periods.bounds(period)[1] <= settled
        kept.append(is_out or is_over)
    return frame[pd.Series(kept, index=frame.index, dtype=bool)].reset_index(drop=True)
