"""What changed in the data since the last run, as the list of reports tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cac_data.changes import changes, largest, summary
from cac_data.display.words import format_value, short_unit, unit_decimals
from cac_data.report.manifest import DataStep

__all__ = ["MOST_REVISIONS", "Told", "told"]

MOST_REVISIONS = 10
"""Revised figures that the list of reports shows; `cac-data changes` shows all."""


@dataclass(frozen=True)
class Told:
    """One step from a vintage to another, ready for the page.

    Attributes
    ----------
    before, now : str
        The vintages.
    reports : list of str
        Reports for which the step was made.
    tables : list of dict
        ``table, revised, added, dropped`` and ``largest`` in words.
    largest : list of dict
        ``table, what, unit, old, new, percent`` in words.
    more : int
        Revised figures beyond those.
    fault : str
        Why it cannot be told, such as a vintage that is not there any more.
    """

    before: str
    now: str
    reports: list[str]
    tables: list[dict[str, Any]] = field(default_factory=list)
    largest: list[dict[str, str]] = field(default_factory=list)
    more: int = 0
    fault: str = ""


def told(steps: Sequence[DataStep]) -> list[Told]:
    """Tell what changed in the data.

    Parameters
    ----------
    steps : sequence of DataStep
        As in the facts of a run.

    Returns
    -------
    list of Told
        In the same order.
    """
    return [_told(step) for step in steps]


def _told(step: DataStep) -> Told:
    try:
        found = changes(step.before, step.now)
    except ValueError as error:
        return Told(step.before, step.now, step.reports, fault=str(error))
    shown = largest(found, most=MOST_REVISIONS).to_dict("records")
    counts = summary(found)
    return Told(
        step.before,
        step.now,
        step.reports,
        tables=[
            {str(name): cell for name, cell in row.items()}
            | {"largest": _percent(row["largest_pct"], signed=False)}
            for row in counts.to_dict("records")
        ],
        largest=[
            {
                "table": row["table"],
                "what": row["what"],
                "unit": short_unit(row["unit"]),
                "old": _figure(row["old"], row["unit"]),
                "new": _figure(row["new"], row["unit"]),
                "percent": _percent(row["percent"]),
            }
            for row in shown
        ],
        more=int(counts["revised"].sum()) - len(shown),
    )


def _figure(value: float, unit: str) -> str:
    return format_value(value, unit_decimals(unit, value))


def _percent(value: float, *, signed: bool = True) -> str:
    if value != value:
        return ""
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{format_value(value, 1)} %"
