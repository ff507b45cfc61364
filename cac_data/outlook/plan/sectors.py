"""Where the six sectors stand, and what speaks against a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.lines import Line, TableWords, Text, line
from cac_data.outlook.basics import Scope, distance
from cac_data.outlook.plan.shared import (
    NOTHING,
    amount,
    clauses,
    derived_years,
    headings,
    indicator,
    indicator_title,
    judged,
    track,
)
from cac_data.outlook.sectors import (
    Doubts,
    Stand,
    change_on_year_before,
    change_since_article,
    end_of_path,
    last_level,
)
from cac_data.outlook.verdicts import Judged

STILL = 0.05
"""Percent: a change that is not larger is printed as none."""

PARTS_OF_TRADE = ("exports", "imports")


def standing(stands: Sequence[Stand], scope: Scope) -> Text:
    """Say which indicators grew or fell, and what is known since the article."""
    return [[*_changes_since_article(stands), *_since_article(stands, scope)]]


def _changes_since_article(stands: Sequence[Stand]) -> Iterator[Line]:
    changes = [
        (stand["indicator_id"], change.value)
        for stand in stands
        if (change := change_on_year_before(stand))
    ]
    if not changes:
        yield line("outlook.nothing-to-compare")
        return
    grew = [id for id, change in changes if change > STILL]
    fell = [id for id, change in changes if change < -STILL]
    same = [id for id, change in changes if abs(change) <= STILL]
    if grew:
        yield line("outlook.indicators-grew", indicators=_indicators(stands, grew))
    if same:
        yield line("outlook.indicators-same", indicators=_indicators(stands, same))
    if fell:
        yield line("outlook.indicators-fell", indicators=_indicators(stands, fell))
    yield line("outlook.no-trend")


def _indicators(stands: Sequence[Stand], ids: Sequence[str]) -> list[Line]:
    """Name indicators that moved alike; exports and imports with their trade."""
    is_with_parts = {"turnover", *PARTS_OF_TRADE} <= {*ids}
    if is_with_parts:
        ids = [id for id in ids if id not in PARTS_OF_TRADE]
    named: list[Line] = []
    for stand in stands:
        id = stand["indicator_id"]
        change = change_on_year_before(stand)
        if id not in ids or not change:
            continue
        # The first one begins the sentence.
        name = indicator(id) if named else indicator_title(id)
        if abs(change.value) > STILL:
            parts = "-with-parts" if is_with_parts and id == "turnover" else ""
            name = line(f"outlook.indicator-by{parts}", indicator=name, change=change)
        named.append(name)
    return named


def _since_article(stands: Sequence[Stand], scope: Scope) -> Iterator[Line]:
    for stand in stands:
        change = change_since_article(stand)
        if change:
            yield line(
                "outlook.since-article",
                month=scope.article[:7],
                indicator=indicator(stand["indicator_id"]),
                change=change,
            )
    if scope.as_of:
        yield line("outlook.known-on", day=scope.as_of)


def doubts(facts: Doubts) -> Text:
    """Say what speaks against the scenario: an early Line D, an early railway."""
    return [list(_doubts(facts))]


def _doubts(facts: Doubts) -> Iterator[Line]:
    line_d = facts.line_d
    if line_d:
        yield line(
            "outlook.doubt-line-d",
            year=str(line_d.year),
            growth=line_d.growth,
        )
    late = facts.late
    if late.earliest is not None:
        yield line(
            "outlook.doubt-opening",
            year=str(late.opening),
            earliest=str(late.earliest),
        )
    if late.pace:
        yield line(
            "outlook.doubt-works",
            share=late.pace.rest_pct,
            months=late.pace.months_after,
        )


# --- The table -----------------------------------------------------------------------


def standing_table() -> TableWords:
    """Say what the table of the six sectors holds."""
    columns = (
        "sector",
        "indicator",
        "spark",
        "last",
        "change_pct",
        "expected",
        "heads",
        "verdict",
    )
    return TableWords(
        columns=headings("standing", columns),
        caption=line("outlook.standing-caption"),
        note=[
            [
                line("outlook.standing-marks"),
                line("outlook.standing-dash"),
                line("outlook.standing-year-before"),
                line("outlook.standing-grants-spread"),
            ]
        ],
        cells={
            "sector": _sector_cell,
            "indicator": _indicator_cell,
            "last": _last_cell,
            "change_pct": _change_cell,
            "expected": _expected_cell,
            "heads": _heads_cell,
            "verdict": verdict_cell,
        },
    )


def _sector_cell(stand: Stand) -> Line:
    return line(f"outlook.sector-{stand['sector']}")


def _indicator_cell(stand: Stand) -> Line:
    title = indicator_title(stand["indicator_id"])
    if stand["is_count"]:
        return line("outlook.indicator-since-article", indicator=title)
    return title


def _last_cell(stand: Stand) -> Line | str:
    low = stand["derived_low"]
    if low is not None and stand["derived_high"] is not None:
        return derived_years(int(low), int(stand["derived_high"]))
    last = last_level(stand)
    if not last:
        return line("outlook.no-figure-known")
    figure = amount(last)
    if stand["is_count"] and stand["said"][0].is_at_most:
        figure = line("outlook.at-most", amount=figure)
    period = stand["last_period"]
    if period:
        return line("outlook.last-of-period", amount=figure, period=period)
    return figure


def _change_cell(stand: Stand) -> Line | str:
    change = change_on_year_before(stand)
    if not change:
        return NOTHING
    return line("outlook.change-on", change=change, base=change.base)


def _expected_cell(stand: Stand) -> Line | str:
    """Say what the article expects, and what goal others have set."""
    parts = []
    expected = stand["said"]
    if expected and expected[0].claimed:
        parts.append(_expected(expected[0], expected[-1]))
    goal = stand["goal"]
    if goal:
        parts.append(
            line(
                "outlook.expected-goal",
                level=goal,
                unit=stand["unit"],
                period=goal.period,
            )
        )
    return clauses(parts)


def _expected(first: Judged, last: Judged) -> Line:
    """Say what a claim expects, or the first and the last of several."""
    claimed = first.level
    year = str(first.due)
    if claimed.unit == "percent":
        return line("outlook.expected-growth", year=year)
    if claimed.unit == "year":
        return line("outlook.expected-year", year=str(int(claimed.value)))
    if last is not first:
        return line("outlook.expected-levels", low=claimed, high=last.level, year=year)
    figure = amount(claimed)
    if distance(first.enough, claimed) < 0:
        enough = int(first.enough.value)
        return line("outlook.expected-part", enough=enough, amount=figure)
    return line("outlook.expected-least", amount=figure)


def _heads_cell(stand: Stand) -> Line | str:
    end = end_of_path(stand)
    if end:
        return amount(end)
    if stand["indicator_id"] == "railway":
        return line("outlook.never")
    return NOTHING


def verdict_cell(stand: Stand) -> Line | str:
    """Say how an expectation is judged, and whether it is on track."""
    if not stand["verdict"]:
        return ""
    goal = stand["goal"]
    is_beyond = bool(goal) and stand["goal_pace"] == "never"
    tracks = _tracks(stand["said"], is_told_apart=is_beyond)
    verdict = line("outlook.in-items", items=[judged(stand["verdict"]), *tracks])
    if not goal or not is_beyond:
        return verdict
    out_of_reach = line("outlook.goal-out-of-reach", level=goal, unit=stand["unit"])
    return clauses([verdict, out_of_reach])


def _tracks(verdicts: Sequence[Judged], *, is_told_apart: bool) -> Iterator[Line]:
    """Say whether forecasts are on track; of which, where that is not the same."""
    first = verdicts[0].track
    is_told_apart = is_told_apart or first != verdicts[-1].track
    called = [verdict for verdict in verdicts if verdict.track]
    for place, verdict in enumerate(called):
        if place and verdict.track == first:
            continue
        state = track(verdict.track)
        if is_told_apart:
            claimed = amount(verdict.level)
            yield line("outlook.track-for", track=state, amount=claimed)
        else:
            yield state
