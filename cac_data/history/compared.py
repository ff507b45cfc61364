"""Formats compared: who belongs to them, since when, and what binds their members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.history.dates import begun_by
from cac_data.history.meetings import meetings
from cac_data.history.ties import members
from cac_data.tables import sort_rows

FORMATS = ("SCO", "C+C5")
"""The formats that the tables hold: the Shanghai Cooperation Organisation, and China
with the five."""

FORMAT_WORDS: Mapping[str, str] = {"SCO": "SCO", "C+C5": "China and the five"}
"""Format, as a chart or a table names it."""

_BINDING = ("treaty", "institution")


def _check(agreements: pd.DataFrame, function: str) -> None:
    needed = ["organisation", "period", "title", "countries", "kind", "source_id"]
    codes.check_columns(agreements.columns, needed, function=function)


def _first_six(summits: pd.DataFrame, as_of: str | None) -> pd.DataFrame:
    """Return the first meeting of China and the five."""
    return meetings(summits, format="C+C5", as_of=as_of).head(1)


def memberships(
    agreements: pd.DataFrame, summits: pd.DataFrame, *, start: int, end: int
) -> pd.DataFrame:
    """Members of each format at the end of the years in which they changed.

    The organisation's are its founders and those who joined; those of China and the
    five are the states of their first meeting.

    Columns: ``format, period, value`` (members), ``central_asian, source_ids``: a row
    for the first year, for each with new members, and for the last one.
    """
    _check(agreements, "memberships")
    made = []
    for name in FORMATS:
        before: list[str] = []
        for year in _years_of_change(agreements, summits, name, start, end):
            who, ids = _members(agreements, summits, name, str(year))
            if who and (who != before or year == end):
                before = who
                made.append(
                    {
                        "format": FORMAT_WORDS[name],
                        "period": str(year),
                        "value": len(who),
                        "central_asian": len(set(who) & set(codes.CA5)),
                        "source_ids": ids,
                    }
                )
    columns = ["format", "period", "value", "central_asian", "source_ids"]
    found = pd.DataFrame(made, columns=columns)
    found["_rank"] = found["format"].map(list(FORMAT_WORDS.values()).index)
    return sort_rows(found, ["_rank", "period"])[columns]


def _years_of_change(
    agreements: pd.DataFrame, summits: pd.DataFrame, name: str, start: int, end: int
) -> list[int]:
    """Return the years in which members may have come, and both ends of the span."""
    if name == "C+C5":
        periods_ = list(_first_six(summits, None)["period"])
    else:
        periods_ = list(agreements.loc[agreements["organisation"] == name, "period"])
    years = sorted({periods.bounds(text)[0][0] for text in periods_ if text})
    if not years or years[0] > end:
        return []
    inside = (year for year in years if start <= year <= end)
    return sorted({max(start, years[0]), *inside, end})


def _members(
    agreements: pd.DataFrame, summits: pd.DataFrame, name: str, as_of: str | None
) -> tuple[list[str], list[str]]:
    if name == "C+C5":
        first = _first_six(summits, as_of)
        if first.empty:
            return [], []
        return list(first["participants"].iloc[0]), list(first["source_ids"].iloc[0])
    held = agreements[agreements["organisation"] == name]
    if held.empty:
        return [], []
    rows = members(agreements, organisation=name, as_of=as_of)
    return list(rows["country"]), indicators.merge_ids(list(rows["source_ids"]))


def formats(
    agreements: pd.DataFrame,
    summits: pd.DataFrame,
    *,
    as_of: str | None = None,
) -> pd.DataFrame:
    """Set the formats beside each other on a date.

    `as_of`: the end of this date counts; None for all that is known.

    Columns: ``format, since`` (founding or first meeting), ``members, central_asian``
    (numbers), ``others`` (list of the members that are neither China nor of the five),
    ``binding`` (first charter or treaty), ``bound_on`` (its date), ``leaders_meetings``
    (missing where the table does not hold all), ``source_ids``. A format that had not
    begun has no row.

    ValueError for a date that is none.
    """
    _check(agreements, "formats")
    made = []
    for name in FORMATS:
        who, ids = _members(agreements, summits, name, as_of)
        if who:
            made.append(_format(agreements, summits, name, (who, ids), as_of))
    columns = ["format", "since", "members", "central_asian", "others", "binding"]
    columns += ["bound_on", "leaders_meetings", "source_ids"]
    return pd.DataFrame(made, columns=columns)


def _format(
    agreements: pd.DataFrame,
    summits: pd.DataFrame,
    name: str,
    members_of: tuple[list[str], list[str]],
    as_of: str | None,
) -> dict[str, Any]:
    who, ids = members_of
    six = {*codes.CA5, "CHN"}
    if name == "C+C5":
        since = str(_first_six(summits, as_of)["period"].iloc[0])
        whole = agreements["countries"].map(lambda named: set(named) == six)
        own = agreements[whole.astype(bool) & agreements["kind"].isin(_BINDING)]
        held = meetings(summits, format=name, level="leaders", as_of=as_of)
        count = float(len(held))
        more = list(held["source_ids"])
    else:
        own = agreements[agreements["organisation"] == name]
        since = min(own["period"], key=periods.sort_key)
        own = own[own["kind"].isin(_BINDING)]
        # Two of its yearly summits stand in the table: no number of them means much.
        count, more = float("nan"), []
    first = sort_rows(begun_by(own, as_of, "period"), ["period"]).head(1)
    return {
        "format": FORMAT_WORDS[name],
        "since": since,
        "members": len(who),
        "central_asian": len(set(who) & set(codes.CA5)),
        "others": [codes.country_name(code) for code in who if code not in six],
        "binding": "".join(first["title"]),
        "bound_on": "".join(first["period"]),
        "leaders_meetings": count,
        "source_ids": indicators.merge_ids(
            [ids, *more, *([[item] for item in first["source_id"]])]
        ),
    }
