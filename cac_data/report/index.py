"""The page that lists all reports, with their headline figures and how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from cac_data.changes import changes, largest, summary
from cac_data.report import assets
from cac_data.report.bundles import KeyFigure
from cac_data.report.compare import notebooks_in_order
from cac_data.report.manifest import STATUSES, DataStep, Entry, RunFacts

MOST_FIGURES = 4
"""Headline figures of a report."""

MOST_REVISIONS = 10
"""Revised figures that are shown; `cac-data changes` shows all."""


def index_html(entries: Sequence[Entry], run: RunFacts) -> str:
    """Return the page that lists all reports, in the order given, and the last run."""
    broken = [entry for entry in entries if not entry.is_good]
    broken.sort(key=lambda entry: STATUSES.index(entry.status))
    topics = {
        notebook: [entry for entry in entries if entry.notebook == notebook]
        for notebook in notebooks_in_order(entries)
    }
    return assets.fill_in(
        "index",
        topics=topics,
        figures=_headline_figures(entries),
        scenarios={entry.scenario: entry.scenario_title for entry in entries},
        run=run,
        data_changes=[_told(step) for step in run.data],
        total=len(entries),
        counts=Counter(entry.status for entry in broken),
        broken=broken,
    )


def _headline_figures(entries: Sequence[Entry]) -> dict[str, list[KeyFigure]]:
    """Choose, by report, the first figure and those that tell the futures apart best.

    A report that says what the baseline's says needs none.
    """
    different = {
        (entry.notebook, figure.id, figure.value)
        for entry in entries
        if entry.kind == "future"
        for figure in entry.key_figures
    }
    counts = Counter((notebook, name) for notebook, name, _ in different)
    chosen = {}
    for entry in entries:
        known = [item for item in entry.key_figures if item.value is not None]
        order = {item.id: -counts[entry.notebook, item.id] for item in known}
        telling = sorted(known[1:], key=lambda item: order[item.id])
        shown = [*known[:1], *telling][:MOST_FIGURES] if entry.status != "same" else []
        chosen[entry.name] = [item for item in known if item in shown]
    return chosen


def _told(step: DataStep) -> dict[str, Any]:
    """Tell what changed in the data from one vintage to another, or why it cannot."""
    try:
        found = changes(step.before, step.now)
    except ValueError as error:
        return {"step": step, "fault": str(error), "tables": [], "largest": []}
    counts, shown = summary(found), largest(found, most=MOST_REVISIONS)
    return {
        "step": step,
        "fault": "",
        "tables": counts.to_dict("records"),
        "largest": shown.to_dict("records"),
        "more": int(counts["revised"].sum()) - len(shown),
    }
