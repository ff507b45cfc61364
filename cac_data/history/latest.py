"""What happened in the last year of a page, after the last meeting of leaders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, periods
from cac_data.history.events.chronicle import THEMES
from cac_data.history.events.dates import begun_by, names_any
from cac_data.tables import select, sort_rows

_KINDS = ["treaty", "institution", "summit", "infrastructure", "embassy"]
"""Kinds of events that change relations; what is said or given is left to others."""

_NEWS = "Xinwen Lianbo"
"""The evening news that was searched for all meetings, by its title."""


@dataclass(frozen=True, kw_only=True, eq=False)
class YearAfter:
    """What happened in a year, after the last meeting of leaders of the six.

    `rows`: `period title subject parties place source_ids`, in order of time; `parties`
    (joined by semicolons) where a title does not name them, `subject` of what is said
    of an institution.
    `ministers`: meetings of ministers of all six in the year; `news_to`: the last day
    of the evening news in which these were sought, if that is before the year's end.
    """

    year: str
    rows: pd.DataFrame
    ministers: int
    news_to: str


def year_after(
    entries: pd.DataFrame,
    held: pd.DataFrame,
    tables: Mapping[str, pd.DataFrame],
    *,
    until: str,
    themes: Iterable[str] = tuple(THEMES),
    countries: Iterable[str] = codes.CA5,
) -> YearAfter:
    """What happened after the last meeting of leaders in the year of a day.

    `entries`: of `events.record`; `held`: of `meetings`. Beside events of weight, with
    the theme of diplomacy: talks of two leaders and memoranda that no event names, and
    what opened. ValueError for an unknown theme or country.
    """
    year = until[:4]
    chosen = set(countries)
    parts = [_part(entries[entries["kind"].isin(_KINDS)])]
    if "diplomacy" in themes:
        known = tables["events"]
        parts += [
            _talks(tables["summits"], known, chosen),
            _memoranda(tables["agreements"], chosen),
            _institutions(tables["institutions"], known, chosen),
        ]
    rows = pd.concat(parts, ignore_index=True)
    of_leaders = held.loc[held["level"] == "leaders", "period"]
    last = max(of_leaders, default="9999")
    is_later = (rows["period"] > last) & (rows["period"].str[:4] == year)
    rows = begun_by(rows[is_later], until)
    return YearAfter(
        year=year,
        rows=sort_rows(rows, ["period", "title"]),
        ministers=_meetings_of_ministers(held, tables["format_meetings"], until),
        news_to=_news_to(tables["sources"], until),
    )


def _part(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with all columns of the year, empty where a table does not have them."""
    for column in ("subject", "parties", "place"):
        if column not in rows:
            rows = rows.assign(**{column: ""})
    return rows[["period", "title", "subject", "parties", "place", "source_ids"]]


def _talks(
    summits: pd.DataFrame, events: pd.DataFrame, countries: set[str]
) -> pd.DataFrame:
    """Talks of two leaders that no event stands for."""
    rows = select(
        summits,
        format="bilateral",
        level="leaders",
        status="happened",
        parts=True,
    )
    rows = rows[~rows["summit_id"].isin(events["summit_id"])]
    rows = rows.rename(columns={"participants": "countries", "city": "place"})
    rows = rows[names_any(rows, countries)]
    return _part(rows.assign(source_ids=rows["source_id"]))


def _memoranda(agreements: pd.DataFrame, countries: set[str]) -> pd.DataFrame:
    """What China and another agreed in writing, short of a treaty."""
    rows = select(agreements, kind="memorandum", status="concluded", parts=True)
    rows = rows[names_any(rows, countries)]
    rows = rows.assign(
        parties=rows["countries"].map(";".join), source_ids=rows["source_id"]
    )
    return _part(rows)


def _institutions(
    institutions: pd.DataFrame, events: pd.DataFrame, countries: set[str]
) -> pd.DataFrame:
    """What opened or was recognised, and who was elected in the United Nations.

    Of some countries alone: what names one of them, as the table has no countries.
    """
    is_opened = institutions["topic"].isin(["opening", "recognition"])
    is_elected = institutions["subject"] == "United Nations"
    rows = institutions[is_opened | is_elected]
    told = {*zip(events["period"], events["source_id"], strict=True)}
    keys = zip(rows["period"], rows["source_id"], strict=True)
    rows = rows.loc[[key not in told for key in keys]]
    if countries != set(codes.CA5):
        names = "|".join(codes.country_name(country) for country in sorted(countries))
        rows = rows[rows["fact"].str.contains(names or "$^", regex=True)]
    return _part(rows.assign(title=rows["fact"], source_ids=rows["source_id"]))


def _meetings_of_ministers(
    held: pd.DataFrame, format_meetings: pd.DataFrame, until: str
) -> int:
    """Meetings of ministers of all six in the year of a day, up to that day.

    Those in `summits` and those in `format_meetings`, each once.
    """
    is_of_china = format_meetings["format_id"] == "china"
    has_happened = format_meetings["status"] == "happened"
    is_first_reading = format_meetings["variant_of"] == ""
    others = format_meetings[is_of_china & has_happened & is_first_reading]
    columns = ["level", "period"]
    rows = pd.concat([held[columns], others[columns]]).drop_duplicates()
    rows = begun_by(rows[rows["level"].str.endswith("ministers")], until)
    return int((rows["period"].str[:4] == until[:4]).sum())


def _news_to(sources: pd.DataFrame, until: str) -> str:
    """Where the search of the evening news ended before a day: then its last day.

    Empty where the news goes on after the day, and where it ended in another year.
    """
    news = sources[sources["title"].str.startswith(_NEWS)]
    last = max(news["published"], default="")
    if last[:4] != until[:4]:
        return ""
    return last if periods.bounds(last)[1] < periods.bounds(until)[1] else ""
