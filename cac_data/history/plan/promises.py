"""What is said of pledges and what became of them, and of what came after Astana."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact, tally
from cac_data.history.plan.shared import (
    capitalised,
    clauses,
    done,
    is_known,
    money,
    spelled,
    uncapitalised,
)
from cac_data.history.promises import STATUSES
from cac_data.lines import Line, Names, TableWords, Text, line

STATUS_NAMES: Names = {status: line(f"history.status-{status}") for status in STATUSES}
SIX = 6

# --- What became of the pledges? -----------------------------------------------------


def pledges(f: Fact) -> Text:
    """Say how many pledges are reported done, what rests on whose word, and sums."""
    review = [_review(row) for row in f["review"]]
    if not f["pledges"]:
        return [[line("history.no-pledge"), *review]]
    return [
        [done(f["done"])],
        _reported(f),
        [_due(f["pledges"], f["year"]), *_sums(f["pledges"]), *review],
    ]


def _reported(f: Fact) -> Iterator[Line]:
    """Say what is reported of the pledges, beside how many are done."""
    rows = f["pledges"]
    yield line("history.no-proof-of-failure")
    yield from _done_easily(f)
    counts = tally((row["status"] for row in rows), STATUSES)
    yield line(
        "history.of-the-others",
        partly=counts["partly"],
        in_progress=counts["in_progress"],
        not_done=counts["not_done"],
        open=counts["open"],
        not_seen=counts["not_seen"],
    )
    told = [row for row in rows if row["status"] not in ("not_seen", "open")]
    of_one_text = sum(bool(row["one_text"]) for row in told)
    if of_one_text:
        yield line("history.own-word-and-one-text", n=of_one_text)
    elif told:
        yield line("history.own-word")
    for row in told:
        if row["status"] == "not_done":
            yield line(
                "history.pledge-not-done",
                pledge=row["pledge"],
                note=row["status_note"],
                period=row["status_period"],
            )


def _done_easily(f: Fact) -> Iterator[Line]:
    """Say of how many of those done the number says more than was done."""
    at_once = int(f["at_once"])
    railway = int(f["of_the_railway"])
    if at_once and railway > 1:
        those_done = line(
            "history.of-those-done-at-once-and-same-railway",
            n=at_once,
            at_once=spelled(at_once),
            of_the_railway=spelled(railway),
        )
    elif at_once:
        those_done = line(
            "history.of-those-done-at-once",
            n=at_once,
            at_once=spelled(at_once),
        )
    elif railway > 1:
        those_done = line(
            "history.of-those-done-same-railway",
            of_the_railway=spelled(railway),
        )
    elif f["platforms_of_trade"]:
        yield clauses(line("history.of-those-done-platform-counts"))
        return
    else:
        return
    platform = line("history.platform-counts") if f["platforms_of_trade"] else None
    yield clauses(those_done, platform)


def _due(rows: Sequence[Fact], year: str) -> Line:
    """Say how many pledges name a date, and which of these are over."""
    due = [row for row in rows if row["due"]]
    over = [row for row in due if row["due"] < year]
    return line(
        "history.pledges-due",
        due=len(due),
        over=len(over),
        year=year,
        done=sum(row["status"] == "done" for row in over),
    )


def _sums(rows: Sequence[Fact]) -> Iterator[Line]:
    """Say how much money was pledged."""
    pledged = [row for row in rows if row["unit"] in ("CNY mn", "USD mn")]
    sums = [
        line(
            "history.sum-of-year",
            sum=money(row["amount"], row["unit"]),
            year=row["pledged_on"],
        )
        for row in sorted(pledged, key=lambda row: str(row["pledged_on"]))
    ]
    if sums:
        yield line("history.money-pledged", sums=sums)


def _review(row: Fact) -> Line:
    """Say what ministers said of what is done."""
    return line(
        "history.review",
        period=row["period"],
        note=uncapitalised(row["note"]),
    )


def by_topic(f: Fact) -> TableWords:
    """What is said of the table of pledges by topic."""
    return TableWords(
        columns={
            "topic": line("history.column-topic"),
            "pledges": line("history.column-pledges"),
            **STATUS_NAMES,
        },
        caption=line("history.by-topic-caption", least=int(f["least"])),
        cells={"topic": _topic},
    )


def _topic(row: Fact) -> Line | str:
    if row["topic"] == "other":
        return line("history.all-other-topics")
    return capitalised(row["topic"])


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


def _pledge(row: Fact) -> Line | str:
    """Say what was pledged, with its amount."""
    pledge = str(row["pledge"])
    amount = row["amount"]
    if not is_known(amount):
        return pledge
    unit = row["unit"]
    if "mn" in unit:
        return line("history.pledge-of-sum", pledge=pledge, sum=money(amount, unit))
    return line(
        "history.pledge-of-amount",
        pledge=pledge,
        amount=float(amount),
        unit=unit,
    )


def _owners(row: Fact) -> Line:
    if len(row["owners"]) >= SIX:
        return line("history.all-six")
    return line("history.owners", countries=list(row["owners"]))


def _last_report(row: Fact) -> Line | str:
    note = row["status_note"]
    if not note:
        return ""
    return line("history.report-of-month", note=note, period=row["status_period"])


# --- What happened after Astana? -----------------------------------------------------


def after(f: Fact) -> Text:
    """Say what is recorded since the last summit, and when the next one is."""
    return [[_since(f["events"]), *_next(f["next"])]]


def _since(events: Sequence[Fact]) -> Line:
    if not events:
        return line("history.no-event-after")
    latest = events[-1]["period"]
    if len(events) == 1:
        return line("history.one-event-after", period=latest)
    return line("history.events-after", n=len(events), period=latest)


def _next(summit: Fact) -> Iterator[Line]:
    if not summit:
        return
    period = summit["period"]
    note = summit["note"]
    if note:
        yield line("history.next-summit-with-note", period=period, note=note)
    else:
        yield line("history.next-summit", period=period)


def after_table() -> TableWords:
    """What is said of the table of events since the last summit."""
    return TableWords(
        columns={
            "period": line("history.column-date"),
            "title": line("history.column-event"),
            "place": line("history.column-place"),
        },
        caption=line("history.after-caption"),
    )
