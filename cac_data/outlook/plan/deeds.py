"""Whether words become deeds, and what is due next year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cac_data.facts import Fact
from cac_data.lines import Line, TableWords, Text, Value, line
from cac_data.outlook.plan.shared import NOTHING, capitalised, headings, is_known

HALF = 50  # percent
STATES = 5  # of Central Asia


def deeds(kept: Sequence[Fact], apart: Mapping[str, int]) -> Text:
    """Say what became of promises (`kept`), and how many do not count (`apart`)."""
    of_all = [row for row in kept if row["by"] == "all"]
    if not of_all:
        return [[line("outlook.nothing-decided")], _apart(apart)]
    return [[*_kept(of_all[0], kept), *_apart(apart)]]


def _kept(every: Fact, rows: Sequence[Fact]) -> Iterator[Line]:
    yield _share(every)
    late = int(every["late"])
    yield line("outlook.deeds-late", late=late, not_kept=int(every["not_kept"]))
    yield line(
        "outlook.deeds-limits", low=float(every["low"]), high=float(every["high"])
    )
    yield from _ahead(every)
    yield from _heads(rows)
    yield from _by_subject(rows)
    yield from _slip(every)


def _share(row: Fact) -> Line:
    """Say how many promises were kept: more or less than half."""
    counts: dict[str, Value] = {
        "n": int(row["promises"]),
        "in_time": int(row["in_time"]),
        "share": float(row["value"]),
        "early": int(row["early"]),
        "on_time": int(row["on_time"]),
    }
    if row["value"] > HALF:
        return line("outlook.deeds-more", **counts)
    if row["value"] == HALF:
        return line("outlook.deeds-half", **counts)
    return line("outlook.deeds-less", **counts)


def _ahead(row: Fact) -> Iterator[Line]:
    """Say how many were kept before they were due, and the share without them."""
    ahead = int(row["ahead"])
    if not ahead:
        return
    yield line("outlook.deeds-ahead", n=ahead)
    if row["at_once"]:
        yield line("outlook.deeds-at-once", n=int(row["at_once"]))
    counts = {
        "ahead": ahead,
        "in_time": int(row["due_in_time"]),
        "n": int(row["due_promises"]),
    }
    if is_known(row["due_pct"]):
        share = float(row["due_pct"])
        yield line("outlook.deeds-due-in-percent", share=share, **counts)
    else:
        yield line("outlook.deeds-due", **counts)


def _heads(rows: Sequence[Fact]) -> Iterator[Line]:
    """Say how many promises heads of state and of government kept."""
    for row in rows:
        if row["by"] != "speaker" or row["group"] != "head":
            continue
        ahead = int(row["ahead"])
        counts = {"in_time": int(row["in_time"]), "n": int(row["promises"])}
        if not ahead:
            yield line("outlook.deeds-heads", **counts)
        elif ahead == counts["in_time"]:
            yield line("outlook.deeds-heads-each-ahead", **counts)
        else:
            yield line("outlook.deeds-heads-some-ahead", ahead=ahead, **counts)


def _by_subject(rows: Sequence[Fact]) -> Iterator[Line]:
    subjects = [
        line(
            "outlook.deeds-of-subject",
            subject=_subject(row["group"]),
            in_time=int(row["in_time"]),
            n=int(row["promises"]),
        )
        for row in rows
        if row["by"] == "topic"
    ]
    if subjects:
        yield line("outlook.deeds-subjects", subjects=subjects)


def _slip(row: Fact) -> Iterator[Line]:
    """Say by how much the late ones missed their date."""
    if not is_known(row["slip"]):
        return
    low = float(row["slip_low"])
    high = float(row["slip_high"])
    median = float(row["slip"])
    if high > low:
        yield line("outlook.deeds-slip-from-to", low=low, high=high, median=median)
    else:
        yield line("outlook.deeds-slip", low=low, median=median)


def _apart(apart: Mapping[str, int]) -> Iterator[Line]:
    """Say how many promises do not count, and why."""
    yield line("outlook.apart-again", n=int(apart["again"]))
    counts = {
        "not_seen": int(apart["not_seen"]),
        "ahead": int(apart["ahead"]),
        "third_party": int(apart["third_party"]),
    }
    cancelled = int(apart["cancelled"])
    if cancelled:
        yield line("outlook.apart-with-cancelled", cancelled=cancelled, **counts)
    else:
        yield line("outlook.apart", **counts)
    yield line("outlook.no-sample")


def _subject(topic: str) -> Line:
    return line(f"outlook.subject-{topic}")


def _maker(speaker: str, part: str = "") -> Line:
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


def _group_cell(row: Fact) -> Line:
    match row["by"]:
        case "all":
            return line("outlook.kept-all")
        case "speaker":
            return line("outlook.kept-by", maker=_maker(row["group"]))
        case "topic":
            return line("outlook.kept-on", subject=_subject(row["group"]))
    return line(f"outlook.kind-{row['group']}")


def _share_cell(row: Fact) -> Line:
    return line(
        "outlook.kept-share",
        share=float(row["value"]),
        low=float(row["low"]),
        high=float(row["high"]),
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
            "counts": lambda row: line(f"outlook.counts-{row['counts']}"),
        },
    )


def _promise_cell(row: Fact) -> Line | str:
    target = row["target_value"]
    if not is_known(target):
        return str(row["promise"])
    level = float(target)
    said: dict[str, Value] = {
        "countries": list(row["countries"]),
        "promise": row["promise"],
        "unit": row["unit"],
    }
    if level == round(level):
        return line("outlook.promise-of-amount", level=level, **said)
    return line("outlook.promise-of-amount-in-tenths", level=level, **said)


def _who_cell(row: Fact) -> Line | str:
    name = row["said_by"]
    return capitalised(name) if name else _maker(row["speaker"], ".title")


def _said_on_cell(row: Fact) -> Line:
    day = row["said_on"]
    if not day:
        return line("outlook.promise-day-not-printed")
    return line("outlook.promise-day", day=day)


def _due_cell(row: Fact) -> Line:
    day = row["due"]
    if not day:
        return line("outlook.promise-without-date")
    return line("outlook.promise-day", day=day)


def _outcome_cell(row: Fact) -> Line:
    outcome = line(f"outlook.outcome-{row['outcome']}")
    period = row["outcome_period"]
    if not period:
        return outcome
    return line("outlook.outcome-of-period", outcome=outcome, period=period)


def _slip_cell(row: Fact) -> Line | str:
    years = row["slip_years"]
    if not is_known(years):
        return NOTHING
    return line("outlook.promise-slip", years=float(years))


# --- What is due next year -----------------------------------------------------------


def due(f: Mapping[str, Any]) -> Text:
    """Say how many pledges are due in a year."""
    if not f["pledges"]:
        return []
    return [[line("outlook.due", n=len(f["pledges"]), year=f["year"])]]


def due_table(f: Mapping[str, Any]) -> TableWords:
    """Say what the table of pledges that are due holds."""
    columns = ("pledge", "owners", "countries", "status_note")
    return TableWords(
        columns=headings("due", columns),
        caption=line("outlook.due-caption", year=f["year"]),
        cells={
            "pledge": _pledge_cell,
            "owners": lambda row: _countries(row["owners"]),
            "countries": _countries_cell,
            "status_note": _report_cell,
        },
        empty=[[line("outlook.due-none", year=f["year"])]],
    )


def _countries(codes: Sequence[str]) -> Line:
    return line("outlook.pledge-countries", countries=list(codes))


def _pledge_cell(row: Fact) -> Line | str:
    amount = row["amount"]
    if not is_known(amount):
        return str(row["pledge"])
    return line(
        "outlook.pledge-of-amount",
        pledge=row["pledge"],
        amount=float(amount),
        unit=row["unit"],
    )


def _countries_cell(row: Fact) -> Line:
    if len(row["countries"]) == STATES:
        return line("outlook.pledge-all-five")
    return _countries(row["countries"])


def _report_cell(row: Fact) -> Line:
    report = row["status_note"]
    if not report:
        return line("outlook.pledge-no-report")
    return line("outlook.pledge-report", report=report, period=row["status_period"])
