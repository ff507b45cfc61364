"""The page that lists all reports, with their headline figures and how they ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cac_data.report import data_changes, overview
from cac_data.report.comparison import notebooks_in_order
from cac_data.report.manifest import STATUSES, Entry, RunFacts

MOST_FIGURES = 4
"""Headline figures of a report."""


@dataclass(frozen=True)
class Item:
    """One report on the index.

    Attributes
    ----------
    entry : Entry
        What the manifest says of it.
    figures : list of dict
        Its headline figures.
    """

    entry: Entry
    figures: list[dict[str, Any]]


@dataclass(frozen=True)
class Topic:
    """The reports of one notebook.

    Attributes
    ----------
    notebook, title : str
        Which.
    futures, lenses, one_offs : list of Item
        Reports of scenario files that are futures and that are none, and reports with
        values set for one run.
    """

    notebook: str
    title: str
    futures: list[Item]
    lenses: list[Item]
    one_offs: list[Item]


def render_index(entries: Sequence[Entry], run: RunFacts) -> str:
    """Render the page that lists all reports.

    Parameters
    ----------
    entries : sequence of Entry
        The reports, in the order in which they are listed.
    run : RunFacts
        Facts of the last run.

    Returns
    -------
    str
        The page.
    """
    topics = [_topic(name, entries) for name in notebooks_in_order(entries)]
    scenarios = {entry.scenario: entry.scenario_title for entry in entries}
    return overview.render(
        "index.html.j2",
        script="index",
        topics=topics,
        scenarios=scenarios,
        run=run,
        waiting=len(run.not_begun),
        data_changes=data_changes.told(run.data),
        total=len(entries),
        broken={
            status: found
            for status in STATUSES
            if (found := [entry for entry in entries if entry.status == status])
            and not found[0].is_good
        },
    )


def _topic(notebook: str, entries: Sequence[Entry]) -> Topic:
    group = [entry for entry in entries if entry.notebook == notebook]
    items = [Item(entry, headline_figures(entry, group)) for entry in group]
    ours = [item for item in items if not item.entry.is_one_off]
    return Topic(
        notebook,
        group[0].title,
        futures=[item for item in ours if _is_future(item.entry)],
        lenses=[item for item in ours if not _is_future(item.entry)],
        one_offs=[item for item in items if item.entry.is_one_off],
    )


def _is_future(entry: Entry) -> bool:
    return entry.kind == "future"


def headline_figures(entry: Entry, group: Sequence[Entry]) -> list[dict[str, Any]]:
    """Choose the first figure and those that tell the futures of a topic apart best.

    Parameters
    ----------
    entry : Entry
        The report.
    group : sequence of Entry
        All reports of its topic.

    Returns
    -------
    list of dict
        Its key figures with a value, :data:`MOST_FIGURES` at most.
    """
    values: dict[str, set[Any]] = {}
    for other in filter(_is_future, group):
        for figure in other.key_figures:
            values.setdefault(figure["id"], set()).add(figure["value"])
    known = [item for item in entry.key_figures if item["value"] is not None]
    first, others = known[:1], known[1:]
    others.sort(key=lambda item: -len(values.get(item["id"], ())))
    chosen = {item["id"] for item in [*first, *others][:MOST_FIGURES]}
    return [item for item in entry.key_figures if item["id"] in chosen]
