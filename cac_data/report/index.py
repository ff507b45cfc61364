"""The page that lists all reports, with their headline figures and how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cac_data.report import data_changes, overview, sweeps
from cac_data.report.comparison import notebooks_in_order
from cac_data.report.manifest import STATUSES, Entry, RunFacts

MOST_FIGURES = 4
"""Headline figures of a report."""

MOST_BROKEN = 30
"""Reports without a good end that are named at the top."""

INDEX = "index.html"

PER_PAGE = 200
"""Scenarios of a sweep on one page."""


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


@dataclass(frozen=True)
class Row:
    """A scenario of a sweep, on one of the further pages.

    Attributes
    ----------
    id, title : str
        Which.
    entries : list of Entry
        Its reports, in the order of the notebooks.
    differences : list of dict
        Parameters that differ from the baseline in any of them.
    """

    id: str
    title: str
    entries: list[Entry]
    differences: list[dict[str, str]]


@dataclass(frozen=True)
class Sheet:
    """One of the further pages.

    Attributes
    ----------
    number : int
        From 1.
    rows : list of Row
        The scenarios on it.
    """

    number: int
    rows: list[Row]

    @property
    def file(self) -> str:
        """Name of its file; no folder of a scenario can be called so."""
        return f"index-{self.number}.html"

    @property
    def first(self) -> str:
        """Id of its first scenario."""
        return self.rows[0].id

    @property
    def last(self) -> str:
        """Id of its last scenario."""
        return self.rows[-1].id


def index_pages(entries: Sequence[Entry], run: RunFacts) -> dict[str, str]:
    """Render the page that lists all reports, and those that it needs for a sweep.

    Of many scenarios the index shows the named ones (see `sweeps`) and lists the others
    on further pages, of :data:`PER_PAGE` scenarios each; it leads to each of them and
    searches in their names.

    Parameters
    ----------
    entries : sequence of Entry
        The reports, in the order in which they are listed.
    run : RunFacts
        Facts of the last run.

    Returns
    -------
    dict of str to str
        Name of the file to its text; :data:`INDEX` is the first.
    """
    parts = sweeps.split(entries)
    titles = _topic_titles(entries)
    sheets = _sheets(parts)
    pages = {INDEX: _main_page(entries, parts, sheets, titles, run)}
    for sheet in sheets:
        pages[sheet.file] = overview.render(
            "sheet.html.j2",
            script="index",
            sheet=sheet,
            sheets=sheets,
            titles=titles,
        )
    return pages


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
    parts = sweeps.split(entries)
    return _main_page(entries, parts, _sheets(parts), _topic_titles(entries), run)


def _main_page(
    entries: Sequence[Entry],
    parts: sweeps.Split,
    sheets: Sequence[Sheet],
    titles: Mapping[str, str],
    run: RunFacts,
) -> str:
    places = {
        row.id: f"{sheet.file}#{row.id}" for sheet in sheets for row in sheet.rows
    }
    broken = sorted(
        (entry for entry in entries if not entry.is_good),
        key=lambda entry: STATUSES.index(entry.status),
    )
    return overview.render(
        "index.html.j2",
        script="index",
        topics=[_topic(name, parts.named) for name in notebooks_in_order(parts.named)],
        scenarios={entry.scenario: entry.scenario_title for entry in parts.named},
        titles=titles,
        run=run,
        waiting=len(run.not_begun),
        data_changes=data_changes.told(run.data),
        total=len(entries),
        broken=Counter(entry.status for entry in broken),
        listed=broken[:MOST_BROKEN],
        places=places,
        sheets=sheets,
        others=sum(len(sheet.rows) for sheet in sheets),
        positions={name: place for place, name in enumerate(titles)},
        most_named=sweeps.MOST_NAMED,
        per_page=PER_PAGE,
    )


def _topic_titles(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the title of each notebook, short, in the order of the notebooks."""
    titles = {entry.notebook: entry.title for entry in reversed(entries)}
    return {
        name: titles[name].partition(":")[0] for name in notebooks_in_order(entries)
    }


def _sheets(parts: sweeps.Split) -> list[Sheet]:
    rows = [_row(name, reports) for name, reports in parts.other_scenarios.items()]
    return [
        Sheet(number, rows[start : start + PER_PAGE])
        for number, start in enumerate(range(0, len(rows), PER_PAGE), start=1)
    ]


def _row(name: str, reports: Sequence[Entry]) -> Row:
    by_notebook = {entry.notebook: entry for entry in reports}
    ordered = [by_notebook[notebook] for notebook in notebooks_in_order(reports)]
    # Notebooks often share a parameter; it is told once.
    differences = {
        (item["label"], item["value"]): item
        for entry in ordered
        for item in entry.differences
    }
    return Row(name, ordered[0].scenario_title, ordered, list(differences.values()))


def _topic(notebook: str, entries: Sequence[Entry]) -> Topic:
    group = [entry for entry in entries if entry.notebook == notebook]
    telling = _telling(group)
    items = [Item(entry, headline_figures(entry, telling)) for entry in group]
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


def _telling(group: Sequence[Entry]) -> dict[str, int]:
    """Count the different values of each figure over the futures of a topic."""
    values: dict[str, set[Any]] = {}
    for other in filter(_is_future, group):
        for figure in other.key_figures:
            values.setdefault(figure["id"], set()).add(figure["value"])
    return {name: len(found) for name, found in values.items()}


def headline_figures(entry: Entry, telling: Mapping[str, int]) -> list[dict[str, Any]]:
    """Choose the first figure and those that tell the futures of a topic apart best.

    Parameters
    ----------
    entry : Entry
        The report.
    telling : mapping of str to int
        How many values each figure has over the futures of its topic.

    Returns
    -------
    list of dict
        Its key figures with a value, :data:`MOST_FIGURES` at most.
    """
    known = [item for item in entry.key_figures if item["value"] is not None]
    first, others = known[:1], known[1:]
    others.sort(key=lambda item: -telling.get(item["id"], 0))
    chosen = {item["id"] for item in [*first, *others][:MOST_FIGURES]}
    return [item for item in entry.key_figures if item["id"] in chosen]
