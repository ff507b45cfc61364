"""Turn an executed notebook into one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import nbformat
from nbformat import NotebookNode

from cac_data.report.citation import report_date
from cac_data.report.execute import CellError
from cac_data.report.exporter import exporter
from cac_data.report.page import Page, key_figures, notebook_title
from cac_data.report.parameters import differences_in_words
from cac_data.report.plan import Job
from cac_data.report.publish import Entry
from cac_data.report.versions import versions

__all__ = [
    "differences_in_words",
    "key_figures",
    "notebook_title",
    "render_index",
    "render_report",
    "report_date",
]

MOST_FIGURES_ON_INDEX = 4


def render_report(
    job: Job, notebook: NotebookNode, *, error: CellError | None = None
) -> str:
    """Render a report.

    Parameters
    ----------
    job : Job
        Scenario and notebook.
    notebook : nbformat.NotebookNode
        The notebook as it ran.
    error : CellError, optional
        Why it stopped; the page then says so under a banner.

    Returns
    -------
    str
        The page. The same inputs give the same text.

    Raises
    ------
    ValueError
        If ``SOURCE_DATE_EPOCH`` is no number.
    OSError
        If the notebook's file cannot be read.
    """
    page = Page(job, error)
    page.read(notebook)
    empty = nbformat.v4.new_notebook()
    text, _ = exporter().from_notebook_node(empty, {"page": page})
    return f"{text.strip()}\n"


def render_index(entries: Sequence[Entry], run: Mapping[str, Any]) -> str:
    """Render the page that lists all reports.

    Parameters
    ----------
    entries : sequence of Entry
        The reports, in the order in which they are listed.
    run : mapping
        Facts of the last run.

    Returns
    -------
    str
        The page.
    """
    template = exporter().environment.get_template("index.html.j2")
    topics = [
        {
            "notebook": notebook,
            "title": next(item.title for item in group),
            "futures": [_index_item(item, group) for item in group if _is_future(item)],
            "lenses": [
                _index_item(item, group) for item in group if not _is_future(item)
            ],
        }
        for notebook, group in _by_notebook(entries).items()
    ]
    text = template.render(
        topics=topics,
        run=run,
        versions=versions(),
        total=len(entries),
        failed=[item for item in entries if item.status != "built"],
    )
    return f"{text.strip()}\n"


# --- The index -----------------------------------------------------------------------


def _by_notebook(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.notebook, []).append(entry)
    return groups


def _is_future(entry: Entry) -> bool:
    return entry.kind == "future"


def _index_item(entry: Entry, group: Sequence[Entry]) -> dict[str, Any]:
    return {"entry": entry, "figures": _headline_figures(entry, group)}


def _headline_figures(entry: Entry, group: Sequence[Entry]) -> list[dict[str, Any]]:
    """Choose the first figure and those that tell the futures of a topic apart best."""
    values: dict[str, set[Any]] = {}
    for other in filter(_is_future, group):
        for figure in other.key_figures:
            values.setdefault(figure["id"], set()).add(figure["value"])
    known = [item for item in entry.key_figures if item["value"] is not None]
    first, others = known[:1], known[1:]
    others.sort(key=lambda item: -len(values.get(item["id"], ())))
    chosen = {item["id"] for item in [*first, *others][:MOST_FIGURES_ON_INDEX]}
    return [item for item in entry.key_figures if item["id"] in chosen]
