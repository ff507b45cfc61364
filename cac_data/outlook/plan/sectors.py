"""Where the six sectors stand, and what speaks against a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cac_data.facts import Fact
from cac_data.lines import Line, TableWords, Text, line
from cac_data.outlook.plan.shared import (
    NOTHING,
    amount,
    clauses,
    derived_years,
    headings,
    indicator,
    indicator_title,
    is_known,
    judged,
    track,
)

STILL = 0.05
"""Percent: a change that is not larger is printed as none."""

PARTS_OF_TRADE = ("exports", "imports")


def standing(rows: Sequence[Fact], scope: Mapping[str, Any]) -> Text:
    """Say which indicators grew or fell, and what is known since the article."""
    return [[*_moved(rows), *_since_article(rows, scope)]]


def _moved(rows: Sequence[Fact]) -> Iterator[Line]:
    changed = [row for row in rows if row["change_pct"] is not None]
    if not changed:
        yield line("outlook.nothing-to-compare")
        return
    grew = [row for row in changed if row["change_pct"] > STILL]
    fell = [row for row in changed if row["change_pct"] < -STILL]
    same = [row for row in changed if abs(row["change_pct"]) <= STILL]
    if grew:
        yield line("outlook.indicators-grew", indicators=_indicators(grew))
    if same:
        yield line("outlook.indicators-same", indicators=_indicators(same))
    if fell:
        yield line("outlook.indicators-fell", indicators=_indicators(fell))
    yield line("outlook.no-trend")


def _indicators(rows: Sequence[Fact]) -> list[Line]:
    """Name indicators that moved alike; exports and imports with their trade."""
    ids = {row["indicator_id"] for row in rows}
    is_with_parts = ids.issuperset({"turnover", *PARTS_OF_TRADE})
    if is_with_parts:
        rows = [row for row in rows if row["indicator_id"] not in PARTS_OF_TRADE]
    named = []
    for place, row in enumerate(rows):
        id = row["indicator_id"]
        # The first one begins the sentence.
        name = indicator(id) if place else indicator_title(id)
        if abs(row["change_pct"]) > STILL:
            parts = "-with-parts" if is_with_parts and id == "turnover" else ""
            change = float(row["change_pct"])
            name = line(
                f"outlook.indicator-by{parts}",
                indicator=name,
                change=change,
            )
        named.append(name)
    return named


def _since_article(rows: Sequence[Fact], scope: Mapping[str, Any]) -> Iterator[Line]:
    for row in rows:
        if is_known(row["after"]):
            yield line(
                "outlook.since-article",
                month=scope["article"][:7],
                indicator=indicator(row["indicator_id"]),
                change=float(row["after"]),
            )
    if scope["as_of"]:
        yield line("outlook.known-on", day=scope["as_of"])


def doubts(f: Fact) -> Text:
    """Say what speaks against the scenario: an early Line D, an early railway."""
    return [list(_doubts(f))]


def _doubts(f: Fact) -> Iterator[Line]:
    line_d = f["line_d"]
    if line_d:
        yield line(
            "outlook.doubt-line-d",
            year=str(line_d["year"]),
            growth=float(line_d["growth_pct"]),
        )
    late = f["late"]
    if is_known(late["earliest"]):
        yield line(
            "outlook.doubt-opening",
            year=str(late["opening"]),
            earliest=str(late["earliest"]),
        )
    if late["pace"]:
        yield line(
            "outlook.doubt-works",
            share=float(late["pace"]["rest_pct"]),
            months=int(late["pace"]["months_after"]),
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
        note=[[line("outlook.standing-note")]],
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


def _sector_cell(row: Fact) -> Line:
    return line(f"outlook.sector-{row['sector']}")


def _indicator_cell(row: Fact) -> Line:
    title = indicator_title(row["indicator_id"])
    if row["is_count"]:
        return line("outlook.indicator-since-article", indicator=title)
    return title


def _last_cell(row: Fact) -> Line | str:
    if is_known(row["derived_low"]):
        return derived_years(row["derived_low"], row["derived_high"])
    if not is_known(row["last"]):
        return line("outlook.no-figure-known")
    figure = amount(row["last"], row["unit"])
    if row["is_count"] and row["said"][0]["found_limit"]:
        figure = line("outlook.at-most", amount=figure)
    if row["last_period"]:
        period = str(row["last_period"])
        return line("outlook.last-of-period", amount=figure, period=period)
    return figure


def _change_cell(row: Fact) -> Line | str:
    change = row["change_pct"]
    if not is_known(change):
        return NOTHING
    return line("outlook.change-on", change=float(change), base=row["base_period"])


def _expected_cell(row: Fact) -> Line | str:
    """Say what the article expects, and what goal others have set."""
    parts = []
    verdicts = row["said"]
    if verdicts and is_known(verdicts[0]["claimed"]):
        parts.append(_expected(verdicts[0], verdicts[-1]))
    goal = row["goal"]
    if goal:
        parts.append(
            line(
                "outlook.expected-goal",
                level=float(goal["value"]),
                unit=row["unit"],
                period=str(goal["period"]),
            )
        )
    return clauses(parts)


def _expected(first: Fact, last: Fact) -> Line:
    """Say what a claim expects, or the first and the last of several."""
    claimed = first["claimed"]
    unit = first["unit"]
    if unit == "percent":
        return line("outlook.expected-growth", year=str(first["due"]))
    if unit == "year":
        return line("outlook.expected-year", year=str(int(claimed)))
    if last is not first:
        return line(
            "outlook.expected-levels",
            low=float(claimed),
            high=float(last["claimed"]),
            year=str(first["due"]),
        )
    figure = amount(claimed, unit)
    if first["enough"] < claimed:
        enough = int(first["enough"])
        return line("outlook.expected-part", enough=enough, amount=figure)
    return line("outlook.expected-least", amount=figure)


def _heads_cell(row: Fact) -> Line | str:
    if is_known(row["heads"]):
        return amount(row["heads"], row["unit"])
    if row["indicator_id"] == "railway":
        return line("outlook.never")
    return NOTHING


def verdict_cell(row: Fact) -> Line | str:
    """Say how an expectation is judged, and whether it is on track."""
    if not row["verdict"]:
        return ""
    goal = row["goal"]
    is_beyond = bool(goal) and row["goal_pace"] == "never"
    parts = [judged(row["verdict"]), *_tracks(row["said"], is_told_apart=is_beyond)]
    verdict = line("outlook.in-items", items=parts)
    if not is_beyond:
        return verdict
    out_of_reach = line(
        "outlook.goal-out-of-reach", level=float(goal["value"]), unit=row["unit"]
    )
    return clauses([verdict, out_of_reach])


def _tracks(verdicts: Sequence[Fact], *, is_told_apart: bool) -> Iterator[Line]:
    """Say whether forecasts are on track; of which, where that is not the same."""
    first = verdicts[0]["track"]
    is_told_apart = is_told_apart or first != verdicts[-1]["track"]
    called = [verdict for verdict in verdicts if verdict["track"]]
    for place, verdict in enumerate(called):
        if place and verdict["track"] == first:
            continue
        state = track(verdict["track"])
        if is_told_apart:
            claimed = amount(verdict["claimed"], verdict["unit"])
            yield line("outlook.track-for", track=state, amount=claimed)
        else:
            yield state
