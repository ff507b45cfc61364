"""What is said of old ties: the record of events, the first missions, goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.history.events.chronicle import THEMES, QuietSpan, Record
from cac_data.history.events.embassies import Dating, Missions
from cac_data.history.events.goods import Good, Goods
from cac_data.history.plan.shared import clauses, fits, period, years_bc, years_of
from cac_data.lines import FigureWords, Line, TableWords, Text, line

MOST_GAPS = 3  # that are named

# --- How old are the ties? -----------------------------------------------------------


def record(f: Record) -> Text:
    """Say how many events are on the record, and of which spans it says nothing."""
    return [_record(f)]


def _record(f: Record) -> Iterator[Line]:
    if not f.entries:
        yield line("history.record-of-none")
        return
    first = f.entries[0].period
    last = f.entries[-1].period
    count = len(f.entries)
    if count == 1:
        yield line("history.record-of-one", n=count, first=first)
    else:
        yield line("history.record-of-many", n=count, first=first, last=last)
    yield _gaps(f.quiet, f.years)
    yield line("history.gaps-are-ours")
    yield line("history.lists-are-complete")


def _gaps(quiet: Sequence[QuietSpan], years: int) -> Line:
    if not quiet:
        return line("history.no-gap", years=years)
    longest = sorted(quiet, key=lambda span: span.years, reverse=True)
    gaps = [
        line("history.gap", start=span.start, end=span.end)
        for span in longest[:MOST_GAPS]
    ]
    return line("history.gaps", n=len(quiet), years=years, gaps=gaps)


def record_figure(f: Record) -> FigureWords:
    """What is said of the chart of turning points."""
    points = f.points
    title = line("history.record-title")
    if f.quiet:
        title = line("history.record-title-with-gaps")
    alt = line("history.record-alt-of-none")
    if points:
        alt = line(
            "history.record-alt",
            first=points[0].label,
            start=points[0].period,
            last=points[-1].label,
            end=points[-1].period,
        )
    return FigureWords(
        title=title,
        subtitle=line("history.record-subtitle", n=len(points)),
        alt=alt,
        caption=line("history.record-caption"),
        names={
            **{event.period: period(event.period) for event in points},
            **{theme: line(f"history.theme-{theme}") for theme in THEMES},
        },
    )


# --- When did the first missions set out? --------------------------------------------


def missions(f: Missions) -> Text:
    """Say to when sources date the first two missions, beside the article."""
    return [_missions(f)]


def _missions(f: Missions) -> Iterator[Line]:
    if f.first:
        left = line("history.mission-first", left=years_bc(f.first))
        yield clauses(left, _beside_article(f.first))
    if f.second:
        left = line("history.mission-second", left=years_bc(f.second))
        yield clauses(left, _beside_article(f.second))
    if f.first or f.second:
        yield line("history.embassies")
    if len(f.first) == len(f.second) == 2:
        yield line(
            "history.two-readings",
            first=years_of(f.first),
            second=years_of(f.second),
        )


def _beside_article(datings: Sequence[Dating]) -> Line:
    """Say whether the year of the article is one of the sources."""
    claimed = datings[0].claimed
    if not fits(datings):
        nearest = min(datings, key=lambda dating: dating.years_off)
        return line(
            "history.article-has-without-source",
            claimed=claimed,
            nearest=nearest.period,
        )
    if len(datings) > 1:
        return line("history.article-has-one-reading", claimed=claimed)
    return line("history.article-has-as-sources", claimed=claimed)


# --- What moved? ---------------------------------------------------------------------


def goods(f: Goods) -> Text:
    """Say how many goods moved, whither, and how surely."""
    return [_goods(f)]


def _goods(f: Goods) -> Iterator[Line]:
    moved = f.goods
    if not moved:
        return
    yield _sent([good for good in moved if good.direction == "to_china"])
    returned = [good for good in moved if good.direction == "to_central_asia"]
    yield line("history.goods-returned", n=len(returned))
    of_several = [good for good in moved if good.certainty == "several"]
    yield line("history.goods-of-several", n=len(of_several))
    named = _places(f, "article")
    alone = [name for name in named if name not in _places(f, "to_china")]
    if alone:
        yield line("history.places-of-article", places=alone)
    if any(good.certainty == "article" for good in moved):
        yield line("history.glass")


def _sent(to_china: Sequence[Good]) -> Line:
    """Say how many goods were sent to China, by others than the article alone."""
    sent = [good for good in to_china if good.certainty != "article"]
    if not sent:
        return line("history.goods-none-sent")
    old = sum(good.is_old for good in sent)
    return line("history.goods-sent", n=len(sent), old=old, today=len(sent) - old)


def _places(f: Goods, kind: str) -> list[str]:
    return [place.name for place in f.places if place.kind == kind]


def goods_map(f: Goods) -> FigureWords:
    """What is said of the map of origins."""
    title = line("history.goods-map-title-of-none")
    places = _places(f, "to_china")
    if places:
        title = line("history.goods-map-title", places=places)
    return FigureWords(
        title=title,
        subtitle=line("history.goods-map-subtitle"),
        alt=line("history.goods-map-alt", sentences=list(_goods(f))),
        caption=[
            [
                line("history.goods-map-china-as-a-whole"),
                line("history.goods-map-wider-than-a-place"),
                line("history.goods-map-ring"),
            ]
        ],
        names={kind: line(f"history.place-{kind}") for kind in KINDS_OF_PLACES},
    )


KINDS_OF_PLACES = ("to_china", "to_central_asia", "article", "event", "outlines")
"""Kinds of marks on the map, and whose the outlines are."""

DIRECTIONS = ("to_china", "to_central_asia")
CERTAINTIES = ("one", "several", "article")


def goods_moved(f: Goods) -> TableWords:
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
            **{
                good.origin: line("history.origins", places=good.origins)
                for good in f.goods
            },
        },
    )
