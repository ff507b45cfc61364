"""Whether people follow, whether the key claims hold, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cac_data.facts import Fact
from cac_data.lines import FigureWords, Line, TableWords, Text, Value, line
from cac_data.outlook.plan.shared import (
    as_words,
    capitalised,
    headings,
    judged,
    track,
)


def people(f: Mapping[str, Any]) -> Text:
    """Say where workshops run, how visits rose, and how many study where."""
    workshops = _workshops(f["shops"])
    studies = [*_students(f), *_grants(f["grants"])]
    if not f["visits"]:
        return [[workshops], studies]
    return [[workshops, _visits(f["visits"]), *studies]]


def _workshops(shops: Sequence[Fact]) -> Line:
    running = [shop["country"] for shop in shops if shop["status"] == "running"]
    if not running:
        return line("outlook.no-workshops")
    return line("outlook.workshops", countries=running)


def _visits(visits: Sequence[Fact]) -> Line:
    growths = [float(row["growth_pct"]) for row in visits]
    return line("outlook.visits", least=min(growths), most=max(growths))


def _students(f: Mapping[str, Any]) -> Iterator[Line]:
    """Say how many study in China, and how many Chinese in the region."""
    for row in f["hosted"]:
        if row["country"] == "CA5":
            yield line(
                "outlook.students-hosted",
                n=float(row["value"]),
                period=row["period"],
            )
    if f["guests"]:
        counts = [_guests(row, place) for place, row in enumerate(f["guests"])]
        yield line("outlook.students-sent", counts=counts)
    for row in f["trips"]:
        yield line(
            "outlook.study-trips",
            country=row["country"],
            n=float(row["value"]),
            period=row["period"],
        )


def _guests(row: Fact, place: int) -> Line:
    """Say how many Chinese study in a country; the first says what is counted."""
    first = "" if place else "-first"
    at_least = "-at-least" if row["at_least"] else ""
    return line(
        f"outlook.students-in{first}{at_least}",
        n=float(row["value"]),
        country=row["country"],
        period=row["period"],
    )


def _grants(f: Mapping[str, Sequence[Fact]]) -> Iterator[Line]:
    if not f["pledged"]:
        return
    pledges = [
        line("outlook.grants-of-year", n=float(row["value"]), period=row["period"])
        for row in f["pledged"]
    ]
    yield line("outlook.grants", pledges=pledges)
    kazakh = f["kazakh"]
    if kazakh:
        yield line(
            "outlook.grants-kazakh",
            first=float(kazakh[0]["value"]),
            first_period=kazakh[0]["period"],
            last=float(kazakh[-1]["value"]),
            last_period=kazakh[-1]["period"],
        )


# --- The charts ----------------------------------------------------------------------


def visits_figure(visits: Sequence[Fact]) -> FigureWords:
    """Say what the chart of visits shows."""
    title = line("outlook.visits-title-none")
    if visits:
        # Of equals the last.
        top = sorted(visits, key=_growth)[-1]
        title = line(
            "outlook.visits-title",
            country=top["country"],
            growth=float(top["growth_pct"]),
            year=top["end"],
        )
    codes = ("last", "first", "arrivals", "tourists", "overnight_tourists")
    return FigureWords(
        title=title,
        subtitle=line("outlook.visits-subtitle"),
        caption=line("outlook.visits-caption"),
        alt=line("outlook.visits-alt", title=title),
        names={code: line(f"outlook.visits-name-{code}") for code in codes},
    )


def _growth(row: Fact) -> float:
    return float(row["growth_pct"])


def hosted_figure(hosted: Sequence[Fact]) -> FigureWords:
    """Say what the chart of students in China shows."""
    kazakh = [row for row in hosted if row["country"] == "KAZ"]
    title = line("outlook.hosted-title-none")
    if len(kazakh) > 1:
        title = line(
            "outlook.hosted-title",
            first=float(kazakh[0]["value"]),
            first_period=kazakh[0]["period"],
            last=float(kazakh[-1]["value"]),
            last_period=kazakh[-1]["period"],
        )
    return FigureWords(
        title=title,
        subtitle=line("outlook.hosted-subtitle"),
        caption=line("outlook.hosted-caption"),
        alt=line("outlook.hosted-alt", title=title),
    )


# --- Do the key claims hold? ---------------------------------------------------------


def scoreboard(
    rows: Sequence[Fact], counts: Mapping[str, int], scope: Mapping[str, Any]
) -> Text:
    """Say how many key claims have which verdict, and what changed since the article.

    `scope` has the day of the `article` and the day of knowledge, `as_of`.
    """
    verdicts = [
        line("outlook.claims-of-verdict", n=int(count), verdict=verdict)
        for verdict, count in counts.items()
    ]
    lines = [line("outlook.scoreboard", n=len(rows), verdicts=verdicts)]
    if not scope["as_of"] or scope["as_of"] > scope["article"]:
        lines.extend(_changes(rows))
    return [lines]


def _changes(rows: Sequence[Fact]) -> Iterator[Line]:
    changed = [row for row in rows if row["changed"]]
    if changed:
        yield line("outlook.verdicts-changed", n=len(changed))
    for row in rows:
        if row["turned"]:
            yield _turned(row)


def _turned(row: Fact) -> Line:
    """Say of a forecast that it is on track or off now, and was not before."""
    now = track(row["track_now"])
    is_gas = row["claim_id"] == "c081"
    if is_gas and row["found_over_then"] and row["found_over_now"]:
        return line(
            "outlook.turned-gas",
            then=_went(row["found_then"], row["found_over_then"]),
            now=_went(row["found_now"], row["found_over_now"]),
            track=now,
        )
    statement = row["statement"]
    before = row["track_then"]
    if before == "no_call":
        return line("outlook.turned-from-no-call", statement=statement, track=now)
    before = track(before) if before else ""
    return line("outlook.turned", statement=statement, before=before, track=now)


def _went(change: float, over: str) -> Line:
    """Say how much something fell or grew, in a year or between two."""
    size = abs(float(change))
    start, _, end = over.partition("/")
    if end:
        span: dict[str, Value] = {"start": start, "end": end}
        if change < 0:
            return line("outlook.fell-from-to", change=size, **span)
        return line("outlook.grew-from-to", change=size, **span)
    if change < 0:
        return line("outlook.fell-in", change=size, year=over)
    return line("outlook.grew-in", change=size, year=over)


def scoreboard_table() -> TableWords:
    """Say what the table of key claims holds."""
    columns = (
        "statement",
        "figure_now",
        "referent_now",
        "date_now",
        "verdict_now",
    )
    return TableWords(
        columns=headings("scoreboard", columns),
        caption=line("outlook.scoreboard-caption"),
        cells={"verdict_now": _verdict_cell},
    )


def _verdict_cell(row: Fact) -> Line:
    parts = [judged(row["verdict_now"])]
    if row["track_now"]:
        parts.append(track(row["track_now"]))
    return line("outlook.in-items", items=parts)


# --- Where sources disagree ----------------------------------------------------------


def disputes_table() -> TableWords:
    """Say what the table of conflicting figures holds."""
    columns = (
        "country",
        "indicator",
        "period",
        "unit",
        "gap_pct",
        "figures",
        "reason",
    )
    return TableWords(
        columns=headings("disputes", columns),
        caption=line("outlook.disputes-caption"),
        cells={"indicator": lambda row: capitalised(as_words(row["indicator"]))},
        empty=[[line("outlook.disputes-empty")]],
    )
