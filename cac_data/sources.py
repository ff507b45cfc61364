"""Who says so: sources, citations, and what was known when.

The module can be called as its function `sources`: ``cac_data.sources(...)``.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, get_args

import pandas as pd

from cac_data import codes, periods
from cac_data.bibtex import bibtex_entry
from cac_data.codes import Style, TableName
from cac_data.known import LAG_MONTHS, known_rows, last_day, out_by
from cac_data.tables import (
    CallableModule,
    key_columns,
    load_table,
    sort_rows,
    table_of,
)
from cac_data.validate import check_columns, check_member, closest
from cac_data.vintage import BUNDLED, ids, resolve

# --- Sources -------------------------------------------------------------------------


def _source_ids_of(frame: pd.DataFrame) -> set[str]:
    """Return the ids in ``source_id`` and ``source_ids``, lists or joined by ``;``."""
    if "source_ids" not in frame:
        check_columns(frame.columns, ["source_id"], function="sources")
    source_ids: set[str] = set()
    for cell in [*frame.get("source_id", ()), *frame.get("source_ids", ())]:
        source_ids.update(cell.split(";") if isinstance(cell, str) else cell)
    return source_ids - {""}


def sources(
    *frames_or_names: pd.DataFrame | TableName, vintage: str = BUNDLED, as_of: str = ""
) -> pd.DataFrame:
    """Return the sources of exactly these rows, or of a table named.

    `vintage` and `as_of` are those of `load_table`, for a table named. Rows name them
    in ``source_id`` or ``source_ids`` (lists, or ids joined by ``;``). Columns:
    ``source_id, publisher, title, url, published, accessed, licence, kind, origin,
    is_mirror``. A source that is neither in the tables nor in a vintage on this machine
    is a ValueError.

    >>> from cac_data import select
    >>> frame = select(load_table("bilateral_trade"), countries="CA5", reporter="edb")
    >>> sources(frame)["origin"].item()
    'Eurasian Development Bank'
    """
    frames = [table_of(given, vintage, as_of=as_of) for given in frames_or_names]
    missing = {source_id for frame in frames for source_id in _source_ids_of(frame)}
    bundled = load_table("sources")
    records = bundled[bundled["source_id"].isin(missing)]
    missing -= {*records["source_id"]}

    # A source may be in several vintages, read on different days: that of the rows
    # comes first.
    own_vintages = [frame.attrs.get("vintage", vintage) for frame in frames]
    for name in dict.fromkeys([vintage, *own_vintages, *reversed(ids())]):
        if not missing:
            break
        # One that is damaged or gone is no concern of rows of another.
        with contextlib.suppress(ValueError):
            fetched = load_table("sources", name)
            fetched = fetched[fetched["source_id"].isin(missing)]
            records = pd.concat([records, fetched])
            missing -= {*records["source_id"]}
    if missing:
        message = (
            f"`source_id`: {min(missing)!r} is not in the table sources, nor in a "
            "vintage on this machine"
        )
        raise ValueError(message + closest(min(missing), bundled["source_id"]))
    return sort_rows(records, ["source_id"])


# --- Citations -----------------------------------------------------------------------

_COPY = "copy or relay: look for the original"


def _text(source: Any) -> str:
    published = source.published or "no date"
    parts = [f"{source.publisher} ({published}). {source.title}.", source.url]
    if source.accessed:
        parts.append(f"Accessed {source.accessed}.")
    if source.is_mirror:
        parts.append(f"[{_COPY}]")
    return " ".join(filter(None, parts))


def _author(publisher: str) -> tuple[str, str]:
    """Return who published, as texts name it, and in the bracket whom that cites."""
    match = re.fullmatch(r"([^()]+) \(([^()]+)\)", publisher)
    return (match[1], match[2]) if match else (publisher, "")


def _bibtex(source: Any) -> str:
    author, bracket = _author(source.publisher)
    fields = {
        "author": author,
        "title": source.title,
        "year": source.published[:4],
        "date": source.published,
        "url": source.url,
        "urldate": source.accessed,
        "howpublished": bracket,
        "note": _COPY if source.is_mirror else "",
    }
    return bibtex_entry(source.source_id, fields)


def _date_parts(text: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def _csl(source: Any) -> dict[str, Any]:
    author, bracket = _author(source.publisher)
    fields = {
        "id": source.source_id,
        "type": getattr(source, "type", "webpage"),
        "title": source.title,
        "author": [{"literal": author}],
        "accessed": _date_parts(source.accessed) if source.accessed else "",
        "URL": source.url,
        "issued": _date_parts(source.published) if source.published else "",
        "note": _COPY if source.is_mirror else "",
        "genre": bracket,
    }
    return {name: value for name, value in fields.items() if value}


def _package(vintage: str) -> SimpleNamespace:
    """Return the tables as a whole in the form of a row of `sources`."""
    descriptor = codes.descriptor()
    title = f"{descriptor['title']}, version {descriptor['version']}"
    if vintage != BUNDLED:
        title += f", with what was fetched by {vintage}"
    return SimpleNamespace(
        source_id=descriptor["name"],
        publisher=descriptor["contributors"][0]["title"],
        title=title,
        url=descriptor.get("homepage", ""),
        published=descriptor["created"][:10],
        accessed="",
        is_mirror=False,
        type="dataset",
    )


def cite(
    frame_or_name: pd.DataFrame | TableName | None = None,
    style: Style = "text",
    *,
    vintage: str = BUNDLED,
    as_of: str = "",
) -> str:
    """Return the bibliography of exactly these rows, or of a table named.

    `style`: ``text`` (one line a source), ``bibtex`` or ``csl-json``; another one is a
    ValueError. Without a frame or name the tables as a whole are cited. `vintage` and
    `as_of` are those of `load_table`, for a table named.

    >>> from cac_data import select
    >>> frame = select(load_table("bilateral_trade"), countries="CA5", reporter="edb")
    >>> print(cite(frame))  # doctest: +ELLIPSIS
    The Times of Central Asia (citing Eurasian Development Bank) (2025-08). China-...
    """
    check_member("style", style, get_args(Style))
    cited: list[Any]
    if frame_or_name is None:
        cited = [_package(resolve(vintage))]
    else:
        records = sources(frame_or_name, vintage=vintage, as_of=as_of)
        cited = list(records.itertuples(index=False))
    match style:
        case "csl-json":
            return json.dumps(list(map(_csl, cited)), indent=2, ensure_ascii=False)
        case "bibtex":
            return "\n\n".join(map(_bibtex, cited))
        case "text":
            return "\n".join(map(_text, cited))


# --- What was known ------------------------------------------------------------------


def known_by(
    frame: pd.DataFrame, date: str, *, lag_months: int = LAG_MONTHS
) -> pd.DataFrame:
    """Return the rows that a reader could have known by the end of a day, month, year.

    That is, if its source was out by then, or its period had ended `lag_months` before:
    annual trade is published within weeks, and a later copy mostly repeats it. A row
    with ``set_on`` or ``said_on`` goes by that alone, a source without a date by when
    it was read. By an empty `date` all is known. Columns stay, the index is a fresh
    one. ValueError for a date that is none, and for rows without sources.

    So these are pseudo-vintages: figures of that day where we have them, else as they
    were revised since (Croushore and Stark, Journal of Econometrics 105, 2001, 111-130,
    keep those of each day). A later edition of a work (`vintage`) is left out where an
    earlier one of the same body has all its series; `revised_since` names what is left.
    """
    if not date:
        return frame.reset_index(drop=True)
    check_columns(frame.columns, ["source_id"], function="known_by")
    last_day(date, "date")
    table = frame.attrs.get("table", "")
    kept = known_rows(
        frame,
        out_by(sources(frame)),
        date,
        key=key_columns(table) if table else (),
        lag_months=lag_months,
    )
    return frame[kept].reset_index(drop=True)


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


# --- The module itself ---------------------------------------------------------------


class Sources(CallableModule):
    """The type of this module, which can be called."""

    if TYPE_CHECKING:
        cite = staticmethod(cite)
        known_by = staticmethod(known_by)
        revised_since = staticmethod(revised_since)
        sources = staticmethod(sources)

    def __call__(
        self,
        *frames_or_names: pd.DataFrame | TableName,
        vintage: str = BUNDLED,
        as_of: str = "",
    ) -> pd.DataFrame:
        """Return what the function `sources` of this module returns."""
        return sources(*frames_or_names, vintage=vintage, as_of=as_of)


sys.modules[__name__].__class__ = Sources
