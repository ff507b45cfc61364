"""Turn an executed notebook into one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode

from cac_data.report.citation import report_date
from cac_data.report.exporter import exporter
from cac_data.report.failures import CellError
from cac_data.report.page import Page, key_figures, notebook_title
from cac_data.report.parameters import differences_in_words
from cac_data.report.plan import Job

__all__ = [
    "differences_in_words",
    "key_figures",
    "notebook_title",
    "render_report",
    "report_date",
]


def render_report(
    job: Job,
    notebook: NotebookNode,
    *,
    error: CellError | None = None,
    key_parts: Mapping[str, str] | None = None,
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
    key_parts : mapping of str to str, optional
        Parts of the content key that the page shows, by default as things stand now;
        empty where they are not known.

    Returns
    -------
    str
        The page. The same inputs give the same text.

    Raises
    ------
    ValueError
        If ``SOURCE_DATE_EPOCH`` is no number.
    """
    page = Page(job, error, key_parts)
    page.read(notebook)
    empty = nbformat.v4.new_notebook()
    text, _ = exporter().from_notebook_node(empty, {"page": page})
    return f"{text.strip()}\n"
