"""Who met, when, and what came of it."""

from collections.abc import Iterable

import pandas as pd

from cac_data import codes, indicators
from cac_data.history.dates import begun_by
from cac_data.tables import select, sort_rows


def meetings(
    summits: pd.DataFrame,
    *,
    format: str | Iterable[str] | None = "C+C5",
    level: str | Iterable[str] | None = None,
    online: bool | None = None,
    as_of: str | None = None,
) -> pd.DataFrame:
    """Meetings that took place, in order of time and numbered.

    `format`: ``C+C5`` (China and the five), ``SCO``, ``bilateral``; None for all. Only
    the leaders', foreign and interior ministers' meetings of the first are a closed
    set, of which numbers and rates mean something.
    `level`: ``leaders``, ``foreign_ministers`` and so on; None for all.
    `online`: true: only by video; False: only in person.
    `as_of`: only those that had begun by the end of this date.

    Columns: ``number`` (from 1), ``summit_id, period, title, city, format, level,
    online, participants, declaration, source_ids``.

    ValueError for an unknown format or level, or a date that is none.
    """
    columns = ["summit_id", "period", "title", "city", "format", "level", "online"]
    columns += ["participants", "declaration"]
    needed = [*columns, "status", "source_id"]
    codes.check_columns(summits.columns, needed, function="meetings")
    held = select(summits, status="happened", format=format, level=level, parts=True)
    if online is not None:
        held = held[held["online"] == online]
    rows = indicators.with_source_ids(begun_by(held, as_of, "period"))
    rows = sort_rows(rows, ["period", "summit_id"])
    rows.insert(0, "number", range(1, len(rows) + 1))
    return rows[["number", *columns, "source_ids"]]


def format_starts(summits: pd.DataFrame, *, format: str = "C+C5") -> pd.DataFrame:
    """First meeting at each level of a format, by video and in person.

    `format`: ``C+C5``, ``SCO`` or ``bilateral``.

    Columns: ``level, online, summit_id, period, city, source_ids``, in order of time.

    ValueError for an unknown format.
    """
    held = meetings(summits, format=format)
    first = held[~held.duplicated(["level", "online"])].reset_index(drop=True)
    return first[["level", "online", "summit_id", "period", "city", "source_ids"]]


def participants(summits: pd.DataFrame, summit_id: str) -> pd.DataFrame:
    """States represented at one meeting, one row each.

    Columns: ``summit_id, country, name, source_ids``. Without rows where the source
    names only the organisation: nobody known is not nobody there.

    ValueError for an unknown meeting.
    """
    needed = ["summit_id", "participants", "source_id"]
    codes.check_columns(summits.columns, needed, function="participants")
    codes.check_member("summit_id", summit_id, dict.fromkeys(summits["summit_id"]))
    rows = summits[summits["summit_id"] == summit_id]
    named = dict.fromkeys(code for codes_ in rows["participants"] for code in codes_)
    found = pd.DataFrame({"country": list(named)}, dtype="str")
    found.insert(0, "summit_id", summit_id)
    found["name"] = found["country"].map(codes.country_name).astype("str")
    ids = sorted(set(rows["source_id"]))
    found["source_ids"] = pd.Series([ids] * len(found), dtype=object)
    return found


def outcomes(
    counts: pd.DataFrame,
    summits: pd.DataFrame,
    agreements: pd.DataFrame,
    *,
    indicator: str | Iterable[str] | None = None,
    attribution: str | Iterable[str] | None = None,
    start: str | None = None,
    end: str | None = None,
) -> pd.DataFrame:
    """What came of meetings and packages, with whose it is, in order of time.

    Nothing is added up: documents, agreements, outcomes and points are different
    things, and announced values overlap.

    `indicator`: what is counted, such as ``documents`` or ``agreements_value``; None
    for all.
    `attribution`: whose: ``six_party``, ``bilateral``, ``forum``, ``business_council``,
    ``sco``; None for all.
    `start`, `end`: only meetings and packages that lie wholly between the two.

    Columns: ``period, subject`` (name of the meeting or package), ``countries,
    indicator, value, unit, printed_as, attribution, obs_status, summit_id,
    agreement_id, source_ids, note``: one row for each source.

    ValueError for an unknown word, or a meeting or package that is not in its table.
    """
    kept = ["indicator", "value", "unit", "printed_as", "attribution", "obs_status"]
    kept += ["summit_id", "agreement_id"]
    needed = [*kept, "source_id", "note"]
    codes.check_columns(counts.columns, needed, function="outcomes")
    subjects = pd.concat(
        [
            _subjects(summits, "summit_id", "participants"),
            _subjects(agreements, "agreement_id", "countries"),
        ]
    )
    rows = select(counts, indicator=indicator, attribution=attribution)
    rows = indicators.with_source_ids(rows.assign(_source=rows["source_id"]))
    # A meeting and an agreement may have one name; each is told by its column.
    is_meeting = rows["summit_id"] != ""
    keys = pd.Series("summit_id", index=rows.index, dtype="str")
    rows["_key"] = keys.where(is_meeting, "agreement_id")
    rows["_id"] = rows["summit_id"].where(is_meeting, rows["agreement_id"])
    known = set(zip(subjects["_key"], subjects["_id"], strict=True))
    for key, item in zip(rows["_key"], rows["_id"], strict=True):
        if (key, item) not in known:
            message = f"outcomes: {item!r} is neither in summits nor in agreements"
            raise ValueError(message + codes.closest(item, subjects["_id"]))
    joined = rows.merge(subjects, on=["_key", "_id"], how="left", validate="m:1")
    joined = select(joined, start=start, end=end, parts=True)
    order = ["period", "_key", "_id", "indicator", "unit", "_source"]
    columns = ["period", "subject", "countries", *kept, "source_ids", "note"]
    return sort_rows(joined, order)[columns]


def _subjects(frame: pd.DataFrame, key: str, states: str) -> pd.DataFrame:
    codes.check_columns(
        frame.columns, [key, "period", "title", states], function="outcomes"
    )
    names = {key: "_id", "title": "subject", states: "countries"}
    rows = frame[[key, "period", "title", states]].rename(columns=names)
    return rows.assign(_key=key)
