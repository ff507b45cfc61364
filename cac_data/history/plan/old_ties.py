"""What is said of old ties: the record of events, the first missions, goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact
from cac_data.history.events.chronicle import THEMES
from cac_data.history.plan.shared import clauses, fits, period, years_bc, years_of
from cac_data.lines import FigureWords, Line, TableWords, Text, line

MOST_GAPS = 3  # that are named

# --- How old are the ties? -----------------------------------------------------------


def record(f: Fact) -> Text:
    """Say how many events are on the record, and of which spans it says nothing."""
    return [_record(f)]


def _record(f: Fact) -> Iterator[Line]:
    entries = f["entries"]
    if not entries:
        yield line("history.record-of-none")
        return
    first = entries[0]["period"]
    last = entries[-1]["period"]
    count = len(entries)
    if count == 1:
        yield line("history.record-of-one", n=count, first=first)
    else:
        yield line("history.record-of-many", n=count, first=first, last=last)
    yield _gaps(f["quiet"], f["years"])
    yield line("history.gaps-are-ours")
    yield line("history.lists-are-complete")


def _gaps(quiet: Sequence[Fact], years: int) -> Line:
    if not quiet:
        return line("history.no-gap", years=int(years))
    longest = sorted(quiet, key=lambda row: row["years"], reverse=True)
    gaps = [
        line("history.gap", start=row["start"], end=row["end"])
        for row in longest[:MOST_GAPS]
    ]
    return line("history.gaps", n=len(quiet), years=int(years), gaps=gaps)


def record_figure(f: Fact) -> FigureWords:
    """What is said of the chart of turning points."""
    points = f["points"]
    title = line("history.record-title")
    if f["quiet"]:
        title = line("history.record-title-with-gaps")
    alt = line("history.record-alt-of-none")
    if points:
        alt = line(
            "history.record-alt",
            first=points[0]["label"],
            start=points[0]["period"],
            last=points[-1]["label"],
            end=points[-1]["period"],
        )
    return FigureWords(
        title=title,
        subtitle=line("history.record-subtitle", n=len(points)),
        alt=alt,
        caption=line("history.record-caption"),
        names={
            **{row["period"]: period(row["period"]) for row in points},
            **{theme: line(f"history.theme-{theme}") for theme in THEMES},
        },
    )


# --- When did the first missions set out? --------------------------------------------


def missions(f: Sequence[Fact]) -> Text:
    """Say to when sources date the first two missions, beside the article."""
    return [_missions(f)]


def _missions(f: Sequence[Fact]) -> Iterator[Line]:
    first = [row for row in f if row["mission"] == "first"]
    second = [row for row in f if row["mission"] == "second"]
    if first:
        left = line("history.mission-first", left=years_bc(first))
        yield clauses(left, _beside_article(first))
    if second:
        left = line("history.mission-second", left=years_bc(second))
        yield clauses(left, _beside_article(second))
    if f:
        yield line("history.embassies")
    if len(first) == len(second) == 2:
        yield line(
            "history.two-readings",
            first=years_of(first),
            second=years_of(second),
        )


def _beside_article(datings: Sequence[Fact]) -> Line:
    """Say whether the year of the article is one of the sources."""
    claimed = str(datings[0]["claimed"])
    if not fits(datings):
        nearest = min(datings, key=lambda row: row["years_off"])
        return line(
            "history.article-has-without-source",
            claimed=claimed,
            nearest=nearest["period"],
        )
    if len(datings) > 1:
        return line("history.article-has-one-reading", claimed=claimed)
    return line("history.article-has-as-sources", claimed=claimed)


# --- What moved? ---------------------------------------------------------------------


def goods(f: Fact) -> Text:
    """Say how many goods moved, whither, and how surely."""
    return [_goods(f)]


def _goods(f: Fact) -> Iterator[Line]:
    moved = f["goods"]
    if not moved:
        return
    yield _sent([row for row in moved if row["direction"] == "to_china"])
    returned = [row for row in moved if row["direction"] == "to_central_asia"]
    yield line("history.goods-returned", n=len(returned))
    of_several = [row for row in moved if row["certainty"] == "several"]
    yield line("history.goods-of-several", n=len(of_several))
    named = _places(f, "article")
    alone = [name for name in named if name not in _places(f, "to_china")]
    if alone:
        yield line("history.places-of-article", places=alone)
    if any(row["certainty"] == "article" for row in moved):
        yield line("history.glass")


def _sent(to_china: Sequence[Fact]) -> Line:
    """Say how many goods were sent to China, by others than the article alone."""
    sent = [row for row in to_china if row["certainty"] != "article"]
    if not sent:
        return line("history.goods-none-sent")
    old = sum(bool(row["is_old"]) for row in sent)
    return line("history.goods-sent", n=len(sent), old=old, today=len(sent) - old)


def _places(f: Fact, kind: str) -> list[str]:
    return [row["name"] for row in f["places"] if row["kind"] == kind]


def goods_map(f: Fact) -> FigureWords:
    """What is said of the map of origins."""
    title = line("history.goods-map-title-of-none")
    places = _places(f, "to_china")
    if places:
        title = line("history.goods-map-title", places=places)
    return FigureWords(
        title=title,
        subtitle=line("history.goods-map-subtitle"),
        alt=line("history.goods-map-alt", sentences=list(_goods(f))),
        caption=line("history.goods-map-caption"),
        names={kind: line(f"history.place-{kind}") for kind in KINDS_OF_PLACES},
    )


KINDS_OF_PLACES = ("to_china", "to_central_asia", "article", "event", "outlines")
"""Kinds of marks on the map, and whose the outlines are."""

DIRECTIONS = ("to_china", "to_central_asia")
CERTAINTIES = ("one", "several", "article")


def goods_moved() -> TableWords:
    """What is said of the table of goods."""
    return TableWords(
        columns={
            "good": line("history.column-good"),
            "direction": line("history.column-direction"),
            "period": line("history.column-goods-period"),
            "origin": line("history.column-origin"),
            "certainty": line("history.column-certainty"),
        },
        caption=line("history.goods-moved-caption"),
        note=[
            [
                line("history.goods-moved-note"),
                line("history.goods-moved-note-left-out"),
            ]
        ],
        names={
            **{code: line(f"history.direction-{code}") for code in DIRECTIONS},
            **{code: line(f"history.certainty-{code}") for code in CERTAINTIES},
        },
    )
