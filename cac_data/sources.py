"""Who says so: sources, citations, conflicts, coverage, and what was known when."""

from __future__ import annotations

import contextlib
import json
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, get_args

import pandas as pd

from cac_data import codes, periods
from cac_data.codes import Style, TableName
from cac_data.tables import load_table, resource_of, sort_rows, table_names, table_of
from cac_data.validate import check_columns, check_member, closest
from cac_data.vintage import BUNDLED, ids, resolve

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


def _source_ids_of(frame: pd.DataFrame) -> set[str]:
    if "source_ids" not in frame:
        check_columns(frame.columns, ["source_id"], function="sources")
    cells = [*frame.get("source_id", ()), *frame.get("source_ids", ())]
    ids = (cell.split(";") if isinstance(cell, str) else cell for cell in cells)
    return {source_id for listed in ids for source_id in listed} - {""}


def sources(
    *frames_or_names: pd.DataFrame | TableName, vintage: str = BUNDLED
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
    frames = [table_of(given, vintage) for given in frames_or_names]
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
        raise ValueError(message + closest(min(missing), bundled["source_id"]))
    return sort_rows(found, ["source_id"])


def _text(row: Any) -> str:
    said = f"{row.publisher} ({row.published or 'no date'}). {row.title}."
    read = f"Accessed {row.accessed}." if row.accessed else ""
    copy = f"[{_COPY}]" if row.is_mirror else ""
    return " ".join(filter(None, [said, row.url, read, copy]))


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


def bibtex_entry(identifier: str, fields: Mapping[str, str]) -> str:
    """Return an entry of BibTeX, in which no text means anything to TeX.

    Author and title are in braces of their own: of one name, in letters as they are.
    """
    lines = [f"@misc{{{identifier},"]
    for name, text in fields.items():
        value = text if name == "url" else text.translate(_BIBTEX_ESCAPES)
        if name in ("author", "title"):
            value = f"{{{value}}}"
        if text:
            lines.append(f"  {name} = {{{value}}},")
    return "\n".join([*lines, "}"])


def _author(publisher: str) -> Sequence[str]:
    """Who published, short as texts name it, and the bracket: whom that cites."""
    found = re.fullmatch(r"([^()]+) \(([^()]+)\)", publisher)
    return found.groups() if found else (publisher, "")


def _bibtex(row: Any) -> str:
    author, bracket = _author(row.publisher)
    fields = {
        "author": author,
        "title": row.title,
        "year": row.published[:4],
        "date": row.published,
        "url": row.url,
        "urldate": row.accessed,
        "howpublished": bracket,
        "note": _COPY if row.is_mirror else "",
    }
    return bibtex_entry(row.source_id, fields)


def _date_parts(text: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def _csl(row: Any) -> dict[str, Any]:
    author, bracket = _author(row.publisher)
    item = {
        "id": row.source_id,
        "type": getattr(row, "type", "webpage"),
        "title": row.title,
        "author": [{"literal": author}],
        "accessed": _date_parts(row.accessed) if row.accessed else "",
        "URL": row.url,
        "issued": _date_parts(row.published) if row.published else "",
        "note": _COPY if row.is_mirror else "",
        "genre": bracket,
    }
    return {name: value for name, value in item.items() if value}


def _whole(vintage: str) -> SimpleNamespace:
    """The tables as a whole, as a row of `sources`."""
    about = codes.descriptor()
    fetched = f", with what was fetched by {vintage}" if vintage != BUNDLED else ""
    return SimpleNamespace(
        source_id=about["name"],
        publisher=about["contributors"][0]["title"],
        title=f"{about['title']}, version {about['version']}{fetched}",
        url=about.get("homepage", ""),
        published=about["created"][:10],
        accessed="",
        is_mirror=False,
        type="dataset",
    )


def cite(
    frame_or_name: pd.DataFrame | TableName | None = None,
    style: Style = "text",
    *,
    vintage: str = BUNDLED,
) -> str:
    """Return the bibliography of exactly these rows, or of a table named.

    `style`: ``text`` (one line a source), ``bibtex`` or ``csl-json``. Of nothing: the
    tables as a whole.

    >>> from cac_data import select
    >>> frame = select(load_table("bilateral_trade"), countries="CA5", reporter="edb")
    >>> print(cite(frame))  # doctest: +ELLIPSIS
    The Times of Central Asia (citing Eurasian Development Bank) (2025-08). China-...
    """
    check_member("style", style, get_args(Style))
    rows: list[Any] = [_whole(resolve(vintage))]
    if frame_or_name is not None:
        rows = list(sources(frame_or_name, vintage=vintage).itertuples(index=False))
    if style == "csl-json":
        return json.dumps([*map(_csl, rows)], indent=2, ensure_ascii=False)
    if style == "bibtex":
        return "\n\n".join(map(_bibtex, rows))
    return "\n".join(map(_text, rows))


def printed_rounding(value: float) -> float:
    """Return half of the last digit that is not a trailing zero, in the value's unit.

    So 500 of 41,000, and 0.05 of 12.5.
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


def _rows_of(
    frame_or_name: pd.DataFrame | TableName, table: str, vintage: str
) -> tuple[pd.DataFrame, Mapping[str, Any]]:
    """Return rows, and the entry in the descriptor that says what they mean."""
    frame = table_of(frame_or_name, vintage)
    name = frame.attrs.get("table", "")
    name = name if isinstance(frame_or_name, str) else table or name
    if not name:
        message = "`table`: name the table from which these rows come"
        raise ValueError(message)
    return frame.reset_index(drop=True), resource_of(name)


def conflicts(
    frame_or_name: pd.DataFrame | TableName, *, table: str = "", vintage: str = BUNDLED
) -> pd.DataFrame:
    """Return the facts for which sources give different figures, in one unit.

    Of a table named, or of rows of one (`table` names it if ``attrs`` does not). A
    figure is rounded at its last digit but noughts, unless its row states the rounding;
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
    frame, about = _rows_of(frame_or_name, table, vintage)
    if "fact" not in about:
        stated = [name for name in table_names() if "fact" in resource_of(name)]
        message = (
            f"the table {about['name']} holds no figures that could disagree: it does "
            "not say which rows are about one fact; these tables do: "
            f"{', '.join(stated)}"
        )
        raise ValueError(message)
    key, value = about["fact"], about["value"]
    needed = [*key, value, "source_id", "note"]
    check_columns(frame.columns, needed, function="conflicts")
    named = [*key, "unit"] if "unit" in frame and "unit" not in key else key
    frame = frame[frame[value].notna()]
    half = _rounding(frame, value)
    sides = {name: side for name, (_, side) in codes.REPORTERS.items()}
    who = frame.get("reporter", pd.Series("", index=frame.index))
    frame = frame.assign(
        least=frame[value] - half,
        most=frame[value] + half,
        counter=who.map(sides).fillna(who),
        fact=frame.groupby(named, dropna=False, sort=False).ngroup(),
    )
    differ = frame.groupby("fact")[value].transform("nunique") > 1
    # Plain rows: a frame for each of hundreds of facts takes most of the time.
    witnesses = frame[differ].sort_values("fact", kind="stable").to_dict("records")
    reasons = load_table("disagreements").query("concerns == 'fact'")
    reasons = reasons[reasons["table"] == about["name"]].to_dict("records")
    rows = []
    for _, members in groupby(witnesses, itemgetter("fact")):
        group = list(members)
        counters = dict.fromkeys(row["counter"] for row in group)
        split = [[row for row in group if row["counter"] == of] for of in counters]
        for side in [*split, group] if len(split) > 1 else split:
            if len({row[value] for row in side}) > 1:
                same = {column: group[0][column] for column in named}
                fact = same | _conflict(side, value)
                rows.append(fact | _why(fact, reasons))
    told = "kind counter witnesses low high gap gap_pct reason standing figures notes "
    told += "source_ids reason_source_ids"
    found = pd.DataFrame(rows, columns=[*named, *told.split()])
    return sort_rows(found, [*named, "counter"])


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


def _why(fact: Mapping[str, Any], reasons: Sequence[Any]) -> dict[str, Any]:
    """Say why sources may differ, of the reasons whose conditions a fact fulfils."""
    told = [
        reason
        for reason in reasons
        if reason["kind"] in ("", fact["kind"]) and _fulfils(fact, reason["where"])
    ]
    return {
        "reason": " ".join(reason["reason"] for reason in told),
        "standing": "; ".join(dict.fromkeys(reason["standing"] for reason in told)),
        "reason_source_ids": sorted({reason["source_id"] for reason in told}),
    }


def _fulfils(fact: Mapping[str, Any], where: str) -> bool:
    """Tell whether a fact fulfils all of ``country=KGZ; period=2004..2016|2022``."""
    for condition in where.split("; "):
        column, _, values = condition.partition("=")
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
    frame_or_name: pd.DataFrame | TableName, *, table: str = "", vintage: str = BUNDLED
) -> pd.DataFrame:
    """Tell for which years a table has figures, series by series, and where gaps are.

    Of a table named, or of rows of one (`table` names it if ``attrs`` does not). The
    columns that name a series, ``first, last, years`` (of whole years: how many),
    ``gaps`` (years between without a figure), ``parts`` (years for which only parts
    exist) and ``spans`` (longer periods). ValueError for a table without periods, or a
    list of dated things.

    >>> from cac_data import select
    >>> found = coverage("bilateral_trade")
    >>> found = select(found, reporter="china_customs", countries="TKM")
    >>> found[["flow", "first", "last", "gaps"]].head(1)
          flow first  last       gaps
    0  exports  1992  2024  2017-2021
    """
    frame, about = _rows_of(frame_or_name, table, vintage)
    key, fault = about["schema"]["primaryKey"], ""
    if "period" not in frame:
        fault = "has no periods"
    elif "period" not in key or "value" not in about:
        fault = "lists things that have a date; only figures over time have gaps"
    if fault:
        message = f"the table {about['name']} {fault}"
        raise ValueError(message)
    # The key without time and witness.
    no_series = ("period", "source_id", "variant", "vintage")
    series = [column for column in key if column not in no_series]
    check_columns(frame.columns, series, function="coverage")
    frame = frame[frame["period"] != ""]
    rows = [
        {column: group[column].iloc[0] for column in series} | _told(group["period"])
        for _, group in frame.groupby(series, dropna=False)
    ]
    return pd.DataFrame(rows, columns=[*series, *_told([])])


def known_by(frame: pd.DataFrame, date: str, *, lag_months: int = 6) -> pd.DataFrame:
    """Return the rows that a reader could have known by the end of a day, month, year.

    That is, if its source was out by then, or its period had ended `lag_months` before:
    annual trade is published within weeks, and a later copy mostly repeats it. A row
    with ``set_on`` or ``said_on`` goes by that alone. By an empty `date` all is known.

    So these are pseudo-vintages: figures of that day where we have them, else as they
    were revised since (Croushore and Stark, Journal of Econometrics 105, 2001, 111-130,
    keep those of each day). A later edition of a work (`vintage`) is left out where an
    earlier one of the same body has all its series; `revised_since` names what is left.
    """
    if not date:
        return frame.reset_index(drop=True)
    check_columns(frame.columns, ["source_id"], function="known_by")
    year, month, day = periods.bounds(date, "date")[1]
    # Months before the last day of one is the last day, too.
    is_last = day == monthrange(max(year, 1), month)[1]
    limit = 12 * year + month, 31 if is_last else day
    settled = limit[0] - lag_months, limit[1]

    published = sources(frame).set_index("source_id")["published"]
    nothing = pd.Series("", index=frame.index)
    said = frame.get("set_on", frame.get("said_on", nothing))
    dated = said.where(said != "", frame["source_id"].map(published))
    in_time = dated.map(lambda day: _is_over(day, limit)).astype(bool)
    ended = frame.get("period", nothing).map(lambda span: _is_over(span, settled))
    later = ~in_time & ended.astype(bool) & (said == "")
    kept = in_time | (later & ~_has_an_earlier_edition(frame, in_time, later))
    return frame[kept].reset_index(drop=True)


def _is_over(period: str, by: tuple[int, int]) -> bool:
    """Tell whether a period ended by a day: months since year 0, and that of one."""
    year, month, day = periods.bounds(period)[1] if period else (9999, 1, 1)
    return (12 * year + month, day) <= by


def _has_an_earlier_edition(
    frame: pd.DataFrame, in_time: pd.Series, later: pd.Series
) -> pd.Series:
    """Tell which rows are of a later edition for which an earlier one can stand in.

    That has all series of the later one, by the same body: editions are used whole, as
    each revises the years before, too.
    """
    found = pd.Series(False, index=frame.index)
    if "vintage" not in frame or "table" not in frame.attrs:
        return found
    key = resource_of(frame.attrs["table"])["schema"]["primaryKey"]
    own = [name for name in key if name not in ("period", "vintage", "source_id")]
    series = frame[[name for name in own if name in frame]].agg(tuple, axis=1)
    body = frame.get("basis", pd.Series("", index=frame.index))
    is_edition = frame["vintage"] != ""
    editions = [body, frame["vintage"]]
    before: dict[str, list[set[Any]]] = {}
    for (who, _), rows in series[in_time & is_edition].groupby(editions):
        before.setdefault(str(who), []).append({*rows})
    for (who, _), rows in series[later & is_edition].groupby(editions):
        found[rows.index] = any(
            {*rows} <= earlier for earlier in before.get(str(who), [])
        )
    return found


def revised_since(entries: Iterable[Mapping[str, Any]], date: str) -> list[str]:
    """Return the ids of the sources, rows of `sources`, that came out after a date.

    By `known_by` their figures stand in for those of that day. One without a date of
    publication is none of them; by an empty `date` none is.
    """
    if not date:
        return []
    last = periods.bounds(date, "date")[1]
    return [
        str(entry["source_id"])
        for entry in entries
        if entry.get("published") and periods.bounds(entry["published"])[1] > last
    ]
