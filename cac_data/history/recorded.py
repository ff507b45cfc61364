"""What is recorded: events by theme and era, and the spans without any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.history.dates import interval_years
from cac_data.tables import sort_rows

THEMES: Mapping[str, tuple[str, ...]] = {
    "diplomacy": ("embassy", "treaty", "diplomacy", "summit", "institution"),
    "trade": ("trade", "infrastructure"),
    "security": ("war", "security"),
    "culture": ("cultural", "migration"),
}
"""Theme: the kinds of events that belong to it."""

ERAS: Mapping[str, tuple[int, int]] = {
    "ancient": (-3000, 400),
    "medieval": (401, 1450),
    "modern": (1451, 1990),
    "contemporary": (1991, 2100),
}
"""Era: its first and last year, as the table ``events`` draws the lines."""

THIN = (1832, 1990)
"""Years of which the table holds little, though much is known of them."""

_SHOWN = ("event_id", "period", "era", "theme", "kind", "title", "place", "place_id")


def record(
    events: pd.DataFrame,
    *,
    themes: Iterable[str] | None = None,
    countries: Iterable[str] = codes.CA5,
) -> pd.DataFrame:
    """Events that happened, once each, with their theme.

    The table is a collection, made from the sources at hand: how many events of a time
    it holds says how well that time is covered here, not how much went on.

    `themes`: names of :data:`THEMES`; None for all.
    `countries`: countries of Central Asia that an event has to name one of. With all
    five every event counts, also one at the edge that names none of them.

    Columns: ``event_id, period, era, theme, kind, title, place, place_id, countries,
    source_ids`` in order of time. Other datings of an event are left out, their sources
    are kept.

    ValueError for an unknown theme.
    """
    needed = ["event_id", "period", "era", "kind", "title", "place", "place_id"]
    needed += ["countries", "status", "variant_of", "source_id"]
    codes.check_columns(events.columns, needed, function="record")
    wanted = list(THEMES) if themes is None else list(themes)
    for theme in wanted:
        codes.check_member("themes", theme, THEMES)
    chosen = set(countries)
    for country in chosen:
        codes.check_member("countries", country, codes.CA5)
    theme_of = {kind: theme for theme, kinds in THEMES.items() for kind in kinds}
    held = events[events["status"] == "happened"]
    ids: dict[str, list[str]] = {}
    for row in held.to_dict("records"):
        ids.setdefault(row["variant_of"] or row["event_id"], []).append(
            row["source_id"]
        )
    rows = held[~held["variant_of"].isin(held["event_id"])]
    rows = rows.assign(theme=rows["kind"].map(theme_of).astype("str"))
    rows = rows[rows["theme"].isin(wanted)]
    if chosen != set(codes.CA5):
        named = rows["countries"].map(lambda codes_: bool(chosen & set(codes_)))
        rows = rows[named.astype(bool)]
    rows = rows.assign(
        source_ids=pd.Series(
            [sorted(set(ids[row])) for row in _firsts(rows)],
            index=rows.index,
            dtype=object,
        )
    )
    rows = sort_rows(rows, ["period", "event_id"])
    return rows[[*_SHOWN, "countries", "source_ids"]]


def _firsts(rows: pd.DataFrame) -> list[str]:
    """Return the event that each row dates: itself, or the one it varies."""
    pairs = zip(rows["variant_of"], rows["event_id"], strict=True)
    return [first or own for first, own in pairs]


def eras(start: int, end: int) -> dict[str, tuple[int, int]]:
    """Return the eras of a span of years, cut to it.

    `start`, `end`: first and last year, before our era negative.

    Era to its first and last year.
    """
    return {
        name: (max(first, start), min(last, end))
        for name, (first, last) in ERAS.items()
        if first <= end and start <= last
    }


def by_era(entries: pd.DataFrame, *, start: int, end: int) -> pd.DataFrame:
    """Entries of each era of a span, and how many that is per century.

    Columns: ``era, first, last`` (years), ``entries``, ``per_century``. An era without
    an entry has a row.
    """
    codes.check_columns(entries.columns, ["era"], function="by_era")
    made = []
    for name, (first, last) in eras(start, end).items():
        years = interval_years(first, last)[0] + 1
        count = int((entries["era"] == name).sum())
        made.append(
            {
                "era": name,
                "first": first,
                "last": last,
                "entries": count,
                "per_century": round(100 * count / years, 1),
            }
        )
    columns = ["era", "first", "last", "entries", "per_century"]
    return pd.DataFrame(made, columns=columns)


def quiet_spans(entries: pd.DataFrame, *, years: int = 50) -> pd.DataFrame:
    """Spans of at least so many years without an entry, in order of time.

    Counted from the year in which the entry before ends to that in which the next
    begins. They are gaps of the collection first, and of history only perhaps.

    `years`: the shortest span that is named.

    Columns: ``start, end`` (the years of the entries on both sides, as periods),
    ``years``, ``words``, ``before, after`` (their titles), ``source_ids``.

    ValueError for a span below one year.
    """
    codes.check_columns(
        entries.columns, ["period", "title", "source_ids"], function="quiet_spans"
    )
    if years < 1:
        message = f"`years`: {years} is below one year"
        raise ValueError(message)
    made = []
    last: tuple[int, str, list[str]] | None = None
    for row in sort_rows(entries, ["period"]).to_dict("records"):
        (first, _, _), (final, _, _) = periods.bounds(row["period"])
        if last is not None:
            apart = interval_years(last[0], first)[0] if first > last[0] else 0
            if apart >= years:
                made.append(
                    {
                        "start": periods.of_year(last[0]),
                        "end": periods.of_year(first),
                        "years": apart,
                        "words": f"{apart} years",
                        "before": last[1],
                        "after": row["title"],
                        "source_ids": indicators.merge_ids(
                            [last[2], row["source_ids"]]
                        ),
                    }
                )
        if last is None or final >= last[0]:
            last = (final, row["title"], row["source_ids"])
    columns = ["start", "end", "years", "words", "before", "after", "source_ids"]
    return pd.DataFrame(made, columns=columns)
