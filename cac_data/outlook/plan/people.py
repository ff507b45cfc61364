"""Whether people follow, whether the key claims hold, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from cac_data.codes import VERDICTS
from cac_data.facts import Figure, ranked
from cac_data.lines import FigureWords, Line, TableWords, Text, Value, line
from cac_data.outlook.basics import Scope
from cac_data.outlook.people import Grants, LaterCount, Ties
from cac_data.outlook.plan.shared import headings, judged, track
from cac_data.outlook.verdicts import KeyClaim

GAS_CLAIM = "c081"
DIRECTIONS = ("both", "from_china", "to_china")


def people(ties: Ties) -> Text:
    """Say where workshops run, how visits rose, and how many study where."""
    workshops = _workshops(ties)
    studies = [*_students(ties), *_grants(ties.grants)]
    by_size = _fastest_first(ties.visits)
    if not by_size:
        return [[workshops], studies]
    return [[workshops, _visits(by_size), *_later(ties), *studies]]


def _workshops(ties: Ties) -> Line:
    running = [row for row in ties.workshops if row["status"] == "running"]
    if not running:
        return line("outlook.no-workshops")
    countries = [row["country"] for row in running]
    since = max(row["since"] for row in running)
    if len(running) == 1 or not since:
        return line("outlook.workshops", countries=countries)
    return line("outlook.workshops-since", countries=countries, since=since)


def _fastest_first(visits: Sequence[Figure]) -> list[Figure]:
    """Order growth of visits, of which words say what is counted, and since when."""
    return ranked(visits, across=["measure", "base"]) or []


def _visits(by_size: Sequence[Figure]) -> Line:
    most = by_size[0]
    least = by_size[-1]
    return line(
        "outlook.visits",
        least=least,
        least_count=_count_of_visits(least),
        most=most,
        most_count=_count_of_visits(most),
    )


def _later(ties: Ties) -> Iterator[Line]:
    """Say what is counted of later years, and who needs no visa."""
    counts = [_later_count(visits) for visits in ties.later]
    if counts:
        yield line("outlook.later-visits", counts=counts)
    for stay in ties.stays:
        yield line(
            "outlook.visa-free-stay",
            country=stay.text("country"),
            days=int(stay.value),
            since=stay.period,
        )


def _later_count(visits: LaterCount) -> Line:
    count = visits.count
    said: dict[str, Value] = {
        "n": count,
        "kind": line("outlook.visits-kind", count=count.measure),
        "country": count.text("country"),
        "period": count.period,
    }
    if not visits.before:
        return line("outlook.later-count", **said)
    return line("outlook.later-count-and-before", before=visits.before, **said)


def _count_of_visits(growth: Figure) -> Line:
    """Say what is counted where, and between which years it grew."""
    return line(
        "outlook.visits-count",
        count=growth.measure,
        country=growth.text("country"),
        start=growth.base,
        end=growth.period,
    )


def _students(ties: Ties) -> Iterator[Line]:
    """Say how many study in China, and how many Chinese in the region."""
    for count in ties.hosted:
        if count["country"] == "CA5":
            yield line("outlook.students-hosted", n=count, period=count.period)
    for count in ties.trips:
        yield line(
            "outlook.study-trips",
            country=count.text("country"),
            n=count,
            period=count.period,
        )


def _grants(grants: Grants) -> Iterator[Line]:
    if not grants.pledged:
        return
    pledges = [
        line("outlook.grants-of-year", n=pledge, period=pledge.period)
        for pledge in grants.pledged
    ]
    yield line("outlook.grants", pledges=pledges)
    if grants.kazakh:
        yield line("outlook.grants-kazakh", **_first_and_last(grants.kazakh))


def _first_and_last(counts: Sequence[Figure]) -> dict[str, Value]:
    first = counts[0]
    last = counts[-1]
    return {
        "first": first,
        "first_period": first.period,
        "last": last,
        "last_period": last.period,
    }


# --- The charts ----------------------------------------------------------------------


def visits_figure(visits: Sequence[Figure]) -> FigureWords:
    """Say what the chart of visits shows; `visits` is growth, as `Ties` has it."""
    title = line("outlook.visits-title-none")
    by_size = _fastest_first(visits)
    if by_size:
        top = by_size[0]
        title = line(
            "outlook.visits-title",
            country=top.text("country"),
            growth=top,
            year=top.period,
        )
    codes = ("last", "first", "arrivals", "tourists", "overnight_tourists")
    return FigureWords(
        title=title,
        subtitle=line("outlook.visits-subtitle"),
        caption=[
            [
                line("outlook.visits-not-the-same"),
                line("outlook.visits-borders-just-open"),
            ]
        ],
        alt=line("outlook.visits-alt", title=title),
        names={code: line(f"outlook.visits-name-{code}") for code in codes},
    )


def hosted_figure(hosted: Sequence[Figure]) -> FigureWords:
    """Say what the chart of students in China shows."""
    kazakh = [count for count in hosted if count["country"] == "KAZ"]
    title = line("outlook.hosted-title-none")
    if len(kazakh) > 1:
        title = line("outlook.hosted-title", **_first_and_last(kazakh))
    return FigureWords(
        title=title,
        subtitle=line("outlook.hosted-subtitle"),
        caption=[[line("outlook.hosted-no-series"), line("outlook.hosted-bar-of-two")]],
        alt=line("outlook.hosted-alt", title=title),
        names={"at_least": line("outlook.hosted-name-at_least")},
    )


# --- Do the key claims hold? ---------------------------------------------------------


def scoreboard(
    claims: Sequence[KeyClaim], counts: Mapping[str, int], scope: Scope
) -> Text:
    """Say which verdicts key claims have, and what changed since the article."""
    verdicts = [
        line("outlook.claims-of-verdict", n=count, verdict=verdict)
        for verdict, count in counts.items()
    ]
    lines = [line("outlook.scoreboard", n=len(claims), verdicts=verdicts)]
    if not scope.as_of or scope.as_of > scope.article:
        lines.extend(_changes(claims))
    return [lines]


def _changes(claims: Sequence[KeyClaim]) -> Iterator[Line]:
    changed = [claim for claim in claims if claim.is_changed]
    if changed:
        yield line("outlook.verdicts-changed", n=len(changed))
    for claim in claims:
        if claim.has_turned:
            yield _turned_forecast(claim)


def _turned_forecast(claim: KeyClaim) -> Line:
    """Say of a forecast that it is on track or off now, and was not before."""
    now = track(claim.track_now)
    if claim.claim_id == GAS_CLAIM and claim.change_then and claim.change_now:
        return line(
            "outlook.turned-gas",
            then=_fall_or_growth(claim.change_then),
            now=_fall_or_growth(claim.change_now),
            track=now,
        )
    statement = claim.statement
    before = claim.track_then
    if before == "no_call":
        return line("outlook.turned-from-no-call", statement=statement, track=now)
    return line(
        "outlook.turned",
        statement=statement,
        before=track(before) if before else "",
        track=now,
    )


def _fall_or_growth(change: Figure) -> Line:
    """Say how much something fell or grew, in a year or between two."""
    size = change.size
    start, _, end = change.period.partition("/")
    if end:
        span: dict[str, Value] = {"start": start, "end": end}
        if change.value < 0:
            return line("outlook.fell-from-to", change=size, **span)
        return line("outlook.grew-from-to", change=size, **span)
    if change.value < 0:
        return line("outlook.fell-in", change=size, year=start)
    return line("outlook.grew-in", change=size, year=start)


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
        names={verdict: line(f"common.verdict-{verdict}") for verdict in VERDICTS},
    )


class ClaimRow(TypedDict):
    """What is read of a row of key claims."""

    verdict_now: str
    track_now: str


def _verdict_cell(row: ClaimRow) -> Line:
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
        "low",
        "high",
        "unit",
        "gap_pct",
        "reason",
    )
    return TableWords(
        columns=headings("disputes", columns),
        caption=line("outlook.disputes-caption"),
        cells={"indicator": _disputed_cell},
        # Not in the table, but in how a conflict is told elsewhere.
        names={
            direction: line(f"outlook.disputes-{direction}") for direction in DIRECTIONS
        },
        empty=[[line("outlook.disputes-empty")]],
    )


class DisputedRow(TypedDict):
    """What is read of a row of `conflicts`."""

    indicator: str


def _disputed_cell(row: DisputedRow) -> Line:
    return line(f"outlook.disputed-{row['indicator']}")
