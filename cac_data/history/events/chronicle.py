"""The record of events, and the spans of which it says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, periods
from cac_data.history.documents import Document, documents
from cac_data.history.events.dates import each_once, names_any, years_apart
from cac_data.observations import union
from cac_data.tables import load_table, sort_rows
from cac_data.validate import check_member

THIN = (1832, 1990)
"""Years of which `events` has little, though much is known of them."""

THEMES = {
    "diplomacy": ("embassy", "treaty", "diplomacy", "summit", "institution"),
    "trade": ("trade", "infrastructure"),
    "security": ("war", "security"),
    "culture": ("cultural", "migration"),
}
"""Theme -> the kinds of events that belong to it."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a page covers, and the day of knowledge that it keeps to, if any."""

    start: int
    end: int
    countries: Sequence[str]
    themes: Sequence[str]
    as_of: str


@dataclass(frozen=True, kw_only=True)
class Event(Document):
    """An event; only a turning point has a `label`."""

    period: str
    label: str


@dataclass(frozen=True, kw_only=True)
class QuietSpan(Document):
    """Years between two events of which the record has none."""

    start: str
    end: str
    years: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Record:
    """The events of a selection in order of time, and where the record is silent.

    `quiet`: spans of at least `years` without an event. `points`: the turning points,
    `drawn` their rows: `period label theme source_ids`.
    """

    entries: list[Event]
    quiet: list[QuietSpan]
    years: int
    points: list[Event]
    drawn: pd.DataFrame


def until(end: int, as_of: str = "") -> str:
    """Last day of what is covered: of the last year, or of knowledge if earlier."""
    last_year = periods.of_year(end)
    if not as_of:
        return last_year
    return min(last_year, as_of, key=lambda period: periods.bounds(period)[1])


def record(
    events: pd.DataFrame,
    *,
    themes: Iterable[str] | None = None,
    countries: Iterable[str] = codes.CA5,
) -> pd.DataFrame:
    """Events that happened, once each with their `theme`, in order of time.

    `event_id period era theme kind title place place_id countries label` (of turning
    points) `source_ids`. With all five countries also those that name none of them.
    ValueError for an unknown theme or country.
    """
    chosen_themes = list(THEMES if themes is None else themes)
    for theme in chosen_themes:
        check_member("themes", theme, THEMES)
    chosen_countries = set(countries)
    for country in chosen_countries:
        check_member("countries", country, codes.CA5)

    theme_of = {kind: theme for theme, kinds in THEMES.items() for kind in kinds}
    rows = each_once(events[events["status"] == "happened"])
    rows = rows.assign(theme=rows["kind"].map(theme_of).astype("str"))
    rows = rows[rows["theme"].isin(chosen_themes)]
    if chosen_countries != set(codes.CA5):
        rows = rows[names_any(rows, chosen_countries)]

    labels = load_table("turning_points")[["event_id", "label"]]
    rows = rows.merge(labels, on="event_id", how="left").fillna({"label": ""})
    columns = [
        "event_id",
        "period",
        "era",
        "theme",
        "kind",
        "title",
        "place",
        "place_id",
        "countries",
        "label",
        "source_ids",
    ]
    return sort_rows(rows, ["period", "event_id"])[columns]


def quiet_spans(entries: pd.DataFrame, *, years: int) -> pd.DataFrame:
    """Spans of at least so many years without an entry: `start end years source_ids`.

    Gaps of the collection first, and of history only perhaps.
    """
    rows = sort_rows(entries, ["period"])
    bounds = [periods.bounds(period) for period in rows["period"]]
    first_years = [start[0] for start, _ in bounds]
    last_years = [end[0] for _, end in bounds]
    spans = []
    latest = 0  # the entry that ends last of those passed so far
    for place in range(1, len(rows)):
        if last_years[place - 1] >= last_years[latest]:
            latest = place - 1
        start = periods.of_year(last_years[latest])
        end = periods.of_year(first_years[place])
        gap = 0
        if first_years[place] > last_years[latest]:
            gap, _ = years_apart(start, end)
        if gap >= years:
            ids = rows["source_ids"].iloc[[latest, place]]
            spans.append((start, end, gap, union(ids)))
    return pd.DataFrame(spans, columns=["start", "end", "years", "source_ids"])


def of_record(entries: pd.DataFrame, *, years: int) -> Record:
    """What `entries` of `record` tell, and their quiet spans of at least so many years.

    The silence is that of the collection first.
    """
    is_turning_point = entries["label"] != ""
    points = entries[is_turning_point]
    return Record(
        entries=documents(Event, entries),
        quiet=documents(QuietSpan, quiet_spans(entries, years=years)),
        years=years,
        points=documents(Event, points),
        drawn=points[["period", "label", "theme", "source_ids"]],
    )
