"""What is said of Chinese workers, and of attacks, clashes and protests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from cac_data.facts import Figure
from cac_data.lines import Line, TableWords, Text, Value, line
from cac_data.outlook.plan.shared import NOTHING, day_cell, headings
from cac_data.outlook.risks import Attacks, Incidents, Permits, Quota, Risks


def risks(risks: Risks) -> Text:
    """Say how many Chinese work there, and what happened to them and to firms."""
    known = [*_workers(risks), *_incidents(risks)]
    return [known or [line("outlook.risks-none")]]


def _workers(risks: Risks) -> Iterator[Line]:
    if risks.permits:
        yield _permits(risks.permits)
    if risks.quota:
        yield from _quota(risks.quota)


def _permits(permits: Permits) -> Line:
    counts: dict[str, Value] = {
        "all": permits.foreigners,
        "period": permits.chinese.period,
        "chinese": permits.chinese,
        "share": permits.share,
    }
    if not permits.first_share:
        return line("outlook.permits", **counts)
    return line(
        "outlook.permits-since",
        first_share=permits.first_share,
        since=permits.since,
        **counts,
    )


def _quota(quota: Quota) -> Iterator[Line]:
    yield line(
        "outlook.quota",
        first=quota.first,
        since=quota.first.period,
        last=quota.last,
        period=quota.last.period,
    )
    if quota.permits:
        counts = [
            line("outlook.permits-of-year", n=count, period=count.period)
            for count in quota.permits
        ]
        yield line(
            "outlook.quota-permits", counts=counts, last=quota.permits[-1].period
        )


def _incidents(risks: Risks) -> Iterator[Line]:
    if risks.attacks:
        yield _attacks(risks.attacks)
    if risks.others:
        yield _other_incidents(risks.others)
    if risks.protests:
        yield _protests(risks.protests)


def _attacks(attacks: Attacks) -> Line:
    counts: dict[str, Value] = {
        "n": attacks.number,
        "killed": _people_between(attacks.killed),
        "injured": _people_between(attacks.injured),
        "period": attacks.period,
    }
    if attacks.number == 1:
        return line("outlook.attack", **counts)
    return line("outlook.attacks", since=attacks.since, **counts)


def _people_between(limits: tuple[int, int]) -> Line:
    """Say the fewest and the most, once where reports agree."""
    low, high = limits
    if low == high:
        return line("outlook.people-agreed", n=low)
    return line("outlook.people-between", low=low, high=high)


def _other_incidents(others: Sequence[Incidents]) -> Line:
    counts = [
        line(
            f"outlook.incidents-{_id_of_kind(kind.kind)}",
            n=kind.number,
            countries=kind.countries,
        )
        for kind in others
    ]
    if sum(kind.killed for kind in others):
        return line("outlook.other-incidents", counts=counts)
    return line("outlook.other-incidents-without-dead", counts=counts)


def _id_of_kind(kind: str) -> str:
    return kind.replace(" ", "-").lower()


def _protests(protests: Sequence[Figure]) -> Line:
    counts = [
        line("outlook.protests-in", n=count, country=count.text("country"))
        for count in protests
    ]
    return line("outlook.protests", counts=counts, period=protests[0].period)


# --- The table -----------------------------------------------------------------------


def incidents_table() -> TableWords:
    """Say what the table of incidents holds."""
    columns = ("period", "country", "place", "kind", "killed", "injured", "reports")
    return TableWords(
        columns=headings("incidents", columns),
        caption=line("outlook.incidents-caption"),
        note=[
            [
                line("outlook.incidents-of-one-day"),
                line("outlook.incidents-dead-at-borders"),
                line("outlook.incidents-totals-in-text"),
            ]
        ],
        cells={
            "period": day_cell,
            "kind": _kind_cell,
            "killed": _killed_cell,
            "injured": _injured_cell,
        },
        empty=[[line("outlook.incidents-none")]],
    )


class IncidentRow(TypedDict):
    """What is read of a row of `incidents`, of people where any report counts them."""

    kind: str
    killed_low: float | None
    killed_high: float | None
    injured_low: float | None
    injured_high: float | None


def _kind_cell(row: IncidentRow) -> Line:
    return line(f"outlook.incident-{_id_of_kind(row['kind'])}")


def _killed_cell(row: IncidentRow) -> Line | str:
    return _people_cell(row["killed_low"], row["killed_high"])


def _injured_cell(row: IncidentRow) -> Line | str:
    return _people_cell(row["injured_low"], row["injured_high"])


def _people_cell(low: float | None, high: float | None) -> Line | str:
    if low is None or high is None:
        return NOTHING
    return _people_between((int(low), int(high)))
