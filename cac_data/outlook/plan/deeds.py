"""Whether words become deeds, what fell due, and what is due next year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from cac_data.facts import Nothing, compare
from cac_data.lines import Line, TableWords, Text, Value, line
from cac_data.outlook.basics import figure_if_known
from cac_data.outlook.deeds import FellDue, Kept, Moved, Pledge, Promise
from cac_data.outlook.plan.shared import (
    NOTHING,
    capitalised,
    headings,
    money_or_number,
    percent,
)

HALF = 50  # percent
STATES = 5  # of Central Asia
MOST_NAMED = 4
"""More promises than these are counted, not named."""


def deeds(kept: Sequence[Kept], apart: Mapping[str, int]) -> Text:
    """Say what became of promises (`kept`), and how many do not count (`apart`)."""
    of_all = [group for group in kept if group.by == "all"]
    if not of_all:
        return [[line("outlook.nothing-decided")], _not_counted(apart)]
    return [[*_kept(of_all[0], kept), *_not_counted(apart)]]


def _kept(every: Kept, groups: Sequence[Kept]) -> Iterator[Line]:
    yield _share_kept(every)
    yield line("outlook.deeds-late", late=every.late, not_kept=every.not_kept)
    yield line("outlook.deeds-limits", low=percent(every.low), high=percent(every.high))
    yield from _kept_before_due(every)
    yield from _kept_by_heads(groups)
    yield from _by_subject(groups)
    yield from _slip(every)


def _share_kept(every: Kept) -> Line:
    """Say how many promises were kept: more or less than half."""
    counts: dict[str, Value] = {
        "n": every.promises,
        "in_time": every.in_time,
        "share": percent(every.value),
        "early": every.early,
        "on_time": every.on_time,
    }
    if every.value > HALF:
        return line("outlook.deeds-more", **counts)
    if every.value == HALF:
        return line("outlook.deeds-half", **counts)
    return line("outlook.deeds-less", **counts)


def _kept_before_due(every: Kept) -> Iterator[Line]:
    """Say how many were kept before they were due, and the share without them."""
    ahead = every.ahead
    if not ahead:
        return
    yield line("outlook.deeds-ahead", n=ahead)
    if every.at_once:
        yield line("outlook.deeds-at-once", n=every.at_once)
    counts = {"ahead": ahead, "in_time": every.due_in_time, "n": every.due_promises}
    if every.due_pct is None:
        yield line("outlook.deeds-due", **counts)
    else:
        share = percent(every.due_pct)
        yield line("outlook.deeds-due-in-percent", share=share, **counts)


def _kept_by_heads(groups: Sequence[Kept]) -> Iterator[Line]:
    """Say how many promises heads of state and of government kept."""
    for heads in groups:
        if heads.by != "speaker" or heads.group != "head":
            continue
        ahead = heads.ahead
        counts = {"in_time": heads.in_time, "n": heads.promises}
        if not ahead:
            yield line("outlook.deeds-heads", **counts)
        elif ahead == heads.in_time:
            yield line("outlook.deeds-heads-each-ahead", **counts)
        else:
            yield line("outlook.deeds-heads-some-ahead", ahead=ahead, **counts)


def _by_subject(groups: Sequence[Kept]) -> Iterator[Line]:
    subjects = [
        line(
            "outlook.deeds-of-subject",
            subject=_subject(group.group),
            in_time=group.in_time,
            n=group.promises,
        )
        for group in groups
        if group.by == "topic"
    ]
    if subjects:
        yield line("outlook.deeds-subjects", subjects=subjects)


def _slip(every: Kept) -> Iterator[Line]:
    """Say by how much the late ones missed their date."""
    median = figure_if_known(every.slip, "years")
    low = figure_if_known(every.slip_low, "years")
    high = figure_if_known(every.slip_high, "years")
    if not (median and low and high):
        return
    apart = compare(high, low)
    if apart and apart.difference.value > 0:
        yield line("outlook.deeds-slip-from-to", low=low, high=high, median=median)
    else:
        yield line("outlook.deeds-slip", low=low, median=median)


def _not_counted(apart: Mapping[str, int]) -> Iterator[Line]:
    """Say how many promises do not count, and why."""
    yield line("outlook.apart-again", n=apart["again"])
    counts = {
        "not_seen": apart["not_seen"],
        "ahead": apart["ahead"],
        "third_party": apart["third_party"],
    }
    cancelled = apart["cancelled"]
    if cancelled:
        yield line("outlook.apart-with-cancelled", cancelled=cancelled, **counts)
    else:
        yield line("outlook.apart", **counts)
    yield line("outlook.no-sample")


def _subject(topic: str) -> Line:
    return line(f"outlook.subject-{topic}")


def _name_of_speaker(speaker: str, part: str = "") -> Line:
    """Name who promises, in a sentence or (`part`) at its beginning."""
    return line(f"outlook.maker-{speaker or 'nobody'}{part}")


# --- The tables ----------------------------------------------------------------------


def kept_table() -> TableWords:
    """Say what the table of kept promises holds."""
    columns = ("group", "promises", "early", "on_time", "late", "not_kept", "value")
    note = [
        line("outlook.kept-note"),
        line("outlook.kept-note-subject"),
        line("outlook.kept-note-limits"),
    ]
    return TableWords(
        columns=headings("kept", columns),
        caption=line("outlook.kept-caption"),
        note=[note],
        cells={"group": _group_cell, "value": _share_cell},
    )


class KeptRow(TypedDict):
    """What is read of a row of `kept`."""

    by: str
    group: str
    value: float
    low: float
    high: float


def _group_cell(row: KeptRow) -> Line:
    match row["by"]:
        case "all":
            return line("outlook.kept-all")
        case "speaker":
            return line("outlook.kept-by", maker=_name_of_speaker(row["group"]))
        case "topic":
            return line("outlook.kept-on", subject=_subject(row["group"]))
    return line(f"outlook.kind-{row['group']}")


def _share_cell(row: KeptRow) -> Line:
    return line(
        "outlook.kept-share",
        share=percent(row["value"]),
        low=percent(row["low"]),
        high=percent(row["high"]),
    )


def promises_table() -> TableWords:
    """Say what the table of all promises holds."""
    columns = (
        "promise",
        "who",
        "said_on",
        "due",
        "outcome",
        "slip_years",
        "counts",
    )
    return TableWords(
        columns=headings("promises", columns),
        caption=line("outlook.promises-caption"),
        cells={
            "promise": _promise_cell,
            "who": _who_cell,
            "said_on": _said_on_cell,
            "due": _due_cell,
            "outcome": _outcome_cell,
            "slip_years": _slip_cell,
            "counts": _counts_cell,
        },
    )


class PromiseRow(Promise):
    """What is read of a row of promises."""

    speaker: str
    said_by: str
    said_on: str
    due: str
    outcome: str
    outcome_period: str
    slip_years: float | None
    counts: str


def _promise_cell(row: Promise) -> Line | str:
    level = figure_if_known(row["target_value"], row["unit"])
    if not level:
        return row["promise"]
    said: dict[str, Value] = {
        "countries": row["countries"],
        "promise": row["promise"],
        "unit": row["unit"],
    }
    if level.value.is_integer():
        return line("outlook.promise-of-amount", level=level, **said)
    return line("outlook.promise-of-amount-in-tenths", level=level, **said)


def _who_cell(row: PromiseRow) -> Line | str:
    name = row["said_by"]
    return capitalised(name) if name else _name_of_speaker(row["speaker"], ".title")


def _said_on_cell(row: PromiseRow) -> Line:
    day = row["said_on"]
    if not day:
        return line("outlook.promise-day-not-printed")
    return line("outlook.promise-day", day=day)


def _due_cell(row: PromiseRow) -> Line:
    day = row["due"]
    if not day:
        return line("outlook.promise-without-date")
    return line("outlook.promise-day", day=day)


def _outcome_cell(row: PromiseRow) -> Line:
    outcome = line(f"outlook.outcome-{row['outcome']}")
    period = row["outcome_period"]
    if not period:
        return outcome
    return line("outlook.outcome-of-period", outcome=outcome, period=period)


def _slip_cell(row: PromiseRow) -> Line | str:
    slip = figure_if_known(row["slip_years"], "years")
    return line("outlook.promise-slip", years=slip) if slip else NOTHING


def _counts_cell(row: PromiseRow) -> Line:
    return line(f"outlook.counts-{row['counts']}")


# --- What fell due -------------------------------------------------------------------


def fell_due(facts: FellDue | Nothing) -> Text:
    """Say what became of dates that passed lately, and which were put back."""
    if not facts:
        return [[line("outlook.fell-due-none")]]
    return [list(_fell_due(facts))]


def _fell_due(facts: FellDue) -> Iterator[Line]:
    outcomes = [
        line(f"outlook.fallen-{outcome}", n=n)
        for outcome, n in facts.outcomes.items()
        if n
    ]
    yield line(
        "outlook.fell-due",
        n=facts.number,
        first_year=facts.first_year,
        last_year=facts.last_year,
        outcomes=outcomes,
    )
    if facts.moved:
        yield line(
            "outlook.moved", moves=[_date_put_back(move) for move in facts.moved]
        )
    if facts.ahead:
        yield _ahead_of(facts.ahead, facts.last_year)
    if facts.pledges:
        yield line(
            "outlook.pledges-fell-due",
            pledges=[_fallen_pledge(row) for row in facts.pledges],
        )


def _date_put_back(move: Moved) -> Line:
    """Say from which date to which a promise was put back, and how soon."""
    said: dict[str, Value] = {
        "promise": move.promise,
        "due": move.due,
        "new_due": move.new_due,
    }
    if not move.days:
        return line("outlook.moved-to", **said)
    return line("outlook.moved-within", n=move.days, **said)


def _ahead_of(promises: Sequence[Promise], year: str) -> Line:
    """Name what is still due in a year, or say how much if it is a lot."""
    if len(promises) > MOST_NAMED:
        return line("outlook.still-due-number", n=len(promises), year=year)
    named = [_still_due(row) for row in promises]
    return line("outlook.still-due", promises=named, year=year)


def _still_due(row: Promise) -> Line:
    """Name a promise of a work or of a figure that is still due."""
    promise = row["promise"].removesuffix(": completion")
    level = figure_if_known(row["target_value"], row["unit"])
    if not level:
        return line("outlook.still-due-work", promise=promise)
    return line(
        "outlook.still-due-amount",
        promise=promise,
        countries=row["countries"],
        level=level,
        unit=level.unit,
    )


def _fallen_pledge(row: Pledge) -> Line:
    state = row["status"]
    known = state if state in ("done", "not_seen") else "other"
    return line(f"outlook.pledge-{known}", pledge=_pledge_cell(row))


# --- What is due next year -----------------------------------------------------------


def due(pledges: int, year: str) -> Text:
    """Say how many pledges are due in a year."""
    if not pledges:
        return []
    return [[line("outlook.due", n=pledges, year=year)]]


def due_table(year: str) -> TableWords:
    """Say what the table of pledges that are due holds."""
    columns = ("pledge", "owners", "countries", "status_note")
    return TableWords(
        columns=headings("due", columns),
        caption=line("outlook.due-caption", year=year),
        cells={
            "pledge": _pledge_cell,
            "owners": _owners_cell,
            "countries": _countries_cell,
            "status_note": _report_cell,
        },
        empty=[[line("outlook.due-none", year=year)]],
    )


class PledgeRow(Pledge):
    """What is read of a row of pledges."""

    owners: Sequence[str]
    countries: Sequence[str]
    status_note: str
    status_period: str


def _owners_cell(row: PledgeRow) -> Line:
    return line("outlook.pledge-countries", countries=row["owners"])


def _pledge_cell(row: Pledge) -> Line | str:
    amount = figure_if_known(row["amount"], row["unit"])
    if not amount:
        return row["pledge"]
    return line(
        "outlook.pledge-of-amount",
        pledge=row["pledge"],
        amount=money_or_number(amount),
    )


def _countries_cell(row: PledgeRow) -> Line:
    if len(row["countries"]) == STATES:
        return line("outlook.pledge-all-five")
    return line("outlook.pledge-countries", countries=row["countries"])


def _report_cell(row: PledgeRow) -> Line:
    report = row["status_note"]
    if not report:
        return line("outlook.pledge-no-report")
    return line("outlook.pledge-report", report=report, period=row["status_period"])
