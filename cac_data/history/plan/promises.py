"""What is said of pledges and what became of them, and of what came after Astana."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from cac_data.facts import Figure, tally
from cac_data.history.events.chronicle import Event
from cac_data.history.latest import YearAfter
from cac_data.history.plan.shared import (
    clauses,
    done,
    money,
    spelled,
    uncapitalised,
)
from cac_data.history.promises import (
    REPORTED,
    STATUSES,
    DoneEasily,
    Pledge,
    Pledges,
    Review,
    Weak,
)
from cac_data.history.summits import AfterTheLast, PlannedMeeting
from cac_data.lines import Line, Names, TableWords, Text, line

STATUS_NAMES: Names = {status: line(f"history.status-{status}") for status in STATUSES}
SIX = 6

# --- What became of the pledges? -----------------------------------------------------


def pledges(f: Pledges) -> Text:
    """Say how many pledges are reported done, what rests on whose word, and sums."""
    review = [_review(meeting) for meeting in f.review]
    if not f.pledges:
        return [[line("history.no-pledge"), *review]]
    return [
        [done(f.done)],
        _reported(f),
        [_due(f.pledges, f.year), *_sums(f.pledges), *review],
    ]


def _reported(f: Pledges) -> Iterator[Line]:
    """Say what is reported of the pledges, beside how many are done."""
    yield line("history.no-proof-of-failure")
    yield from _done_easily(f.easily)
    counts = tally((pledge.status for pledge in f.pledges), STATUSES)
    yield line(
        "history.of-the-others",
        partly=counts["partly"],
        in_progress=counts["in_progress"],
        not_done=counts["not_done"],
        open=counts["open"],
        not_seen=counts["not_seen"],
    )
    yield from _weak(f.weak, counts["in_progress"])
    told = [pledge for pledge in f.pledges if pledge.status in REPORTED]
    of_one_text = sum(pledge.one_text for pledge in told)
    if of_one_text:
        yield line("history.own-word-and-one-text", n=of_one_text)
    elif told:
        yield line("history.own-word")
    for pledge in told:
        if pledge.status == "not_done":
            yield line(
                "history.pledge-not-done",
                pledge=pledge.pledge,
                note=pledge.status_note,
                period=pledge.status_period,
            )


def _done_easily(easily: DoneEasily) -> Iterator[Line]:
    """Say of how many of those done the number says more than was done."""
    clauses_of = []
    if easily.at_once:
        clauses_of.append(_counted("at-once", easily.at_once))
    if easily.by_field:
        clauses_of.append(_counted("by-field", easily.by_field))
    if easily.of_the_railway > 1:
        clauses_of.append(_counted("same-railway", easily.of_the_railway))
    if easily.platforms_of_trade:
        clauses_of.append(line("history.platform-counts"))
    if clauses_of:
        first, *others = clauses_of
        yield clauses(line("history.of-those-done", said=first), *others)


def _counted(which: str, count: int) -> Line:
    """Say how many of those done are of a kind."""
    return line(f"history.done-{which}", n=count, spelled=spelled(count))


def _weak(weak: Weak, in_progress: int) -> Iterator[Line]:
    """Say what being in progress means, and what was there before the pledge."""
    if not in_progress:
        return
    existed = None
    if weak.existed:
        existed = line(
            "history.pledges-existed",
            n=weak.existed,
            spelled=spelled(weak.existed),
        )
    if weak.loose:
        means = line(
            "history.in-progress-means-loosely",
            n=weak.loose,
            spelled=spelled(weak.loose),
        )
    else:
        means = line("history.in-progress-means")
    yield clauses(means, existed)


def _due(pledges: Sequence[Pledge], year: str) -> Line:
    """Say how many pledges name a date, and which of these are over."""
    due = [pledge for pledge in pledges if pledge.due]
    over = [pledge for pledge in due if pledge.due < year]
    return line(
        "history.pledges-due",
        due=len(due),
        over=len(over),
        year=year,
        done=sum(pledge.status == "done" for pledge in over),
    )


def _sums(pledges: Sequence[Pledge]) -> Iterator[Line]:
    """Say how much money was pledged."""
    sums = []
    for pledge in sorted(pledges, key=lambda pledge: pledge.pledged_on):
        amount = pledge.amount
        if amount and amount.unit in ("CNY mn", "USD mn"):
            year = pledge.pledged_on
            sums.append(line("history.sum-of-year", sum=money(amount), year=year))
    if sums:
        yield line("history.money-pledged", sums=sums)


def _review(meeting: Review) -> Line:
    """Say what ministers said of what is done."""
    return line(
        "history.review",
        period=meeting.period,
        note=uncapitalised(meeting.note),
    )


class TopicRow(TypedDict):
    """What is read of a row of pledges by topic."""

    topic: str


def by_topic(*, least: int) -> TableWords:
    """What is said of the table of pledges by topic; of `least` a topic has a row."""
    return TableWords(
        columns={
            "topic": line("history.column-topic"),
            "pledges": line("history.column-pledges"),
            **STATUS_NAMES,
        },
        caption=line("history.by-topic-caption", least=least),
        cells={"topic": _topic},
    )


def _topic(row: TopicRow) -> Line:
    return line(f"history.topic-{row['topic']}")


class PledgeRow(TypedDict):
    """What is read of a row of pledges: its amount, who owns it, and its state."""

    pledge: str
    amount: float | None
    unit: str
    owners: Sequence[str]
    status_note: str
    status_period: str


def pledges_table() -> TableWords:
    """What is said of the table of pledges."""
    return TableWords(
        columns={
            "pledge": line("history.column-pledge"),
            "owners": line("history.column-owners"),
            "pledged_on": line("history.column-pledged-on"),
            "due": line("history.column-due"),
            "status": line("history.column-status"),
            "status_note": line("history.column-status-note"),
        },
        caption=line("history.pledges-caption"),
        note=[
            [line("history.pledges-note-reading"), line("history.pledges-note-empty")]
        ],
        cells={
            "pledge": _pledge,
            "owners": _owners,
            "status_note": _last_report,
        },
        names=STATUS_NAMES,
    )


def _pledge(row: PledgeRow) -> Line | str:
    """Say what was pledged, with its amount."""
    pledge = row["pledge"]
    amount = row["amount"]
    if amount is None:
        return pledge
    unit = row["unit"]
    pledged = Figure(value=amount, unit=unit)
    if "mn" in unit:
        return line("history.pledge-of-sum", pledge=pledge, sum=money(pledged))
    return line(
        "history.pledge-of-amount",
        pledge=pledge,
        amount=pledged,
        unit=unit,
    )


def _owners(row: PledgeRow) -> Line:
    if len(row["owners"]) >= SIX:
        return line("history.all-six")
    return line("history.owners", countries=list(row["owners"]))


def _last_report(row: PledgeRow) -> Line | str:
    note = row["status_note"]
    if not note:
        return ""
    return line("history.report-of-month", note=note, period=row["status_period"])


# --- What happened after Astana? -----------------------------------------------------


def after(f: AfterTheLast) -> Text:
    """Say what is recorded since the last summit, and when the next one is."""
    return [[_since(f.events), *_next(f.next)]]


def _since(events: Sequence[Event]) -> Line:
    if not events:
        return line("history.no-event-after")
    latest = events[-1].period
    if len(events) == 1:
        return line("history.one-event-after", period=latest)
    return line("history.events-after", n=len(events), period=latest)


def _next(summit: PlannedMeeting | None) -> Iterator[Line]:
    if summit and summit.note:
        yield line(
            "history.next-summit-with-note",
            period=summit.period,
            note=summit.note,
        )
    elif summit:
        yield line("history.next-summit", period=summit.period)


def year(f: YearAfter) -> Text:
    """Say whether ministers of all six met in the year, as far as was looked."""
    return [_ministers(f)]


def _ministers(f: YearAfter) -> Iterator[Line]:
    if f.ministers:
        yield line("history.ministers-of-six", n=f.ministers, year=f.year)
    elif f.news_to:
        yield line("history.no-ministers-of-six-to-a-day", year=f.year, day=f.news_to)
    else:
        yield line("history.no-ministers-of-six", year=f.year)


class EventRow(TypedDict):
    """What is read of a row of events: `parties` are codes, parted by semicolons."""

    title: str
    subject: str
    parties: str


def after_table(f: YearAfter) -> TableWords:
    """What is said of the table of what happened in the year."""
    return TableWords(
        columns={
            "period": line("history.column-date"),
            "title": line("history.column-event"),
            "place": line("history.column-place"),
        },
        caption=line("history.after-caption", year=f.year),
        cells={"title": _event},
    )


def _event(row: EventRow) -> Line | str:
    title = row["title"]
    if row["subject"]:
        return line("history.event-of-subject", subject=row["subject"], event=title)
    if row["parties"]:
        parties = row["parties"].split(";")
        return line("history.event-of-parties", event=title, parties=parties)
    return title
