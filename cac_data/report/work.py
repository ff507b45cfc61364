"""One report, from what it needs to what it gives: no paths of the caller, no state.

This is what a worker does, in another process or on another machine. Publishing is left
to the one who asked.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from cac_data.report.failures import CellError
from cac_data.report.plan import Job

__all__ = ["Made", "make_report"]


@dataclass(frozen=True)
class Made:
    """What became of one report.

    Attributes
    ----------
    page : str
        The page; as far as it came where the notebook failed.
    title : str
        First heading of the notebook; empty if it has none.
    key_figures : list of dict
        Those it showed.
    error : CellError or None
        Why it stopped.
    warnings : tuple of str
        What cells wrote to standard error.
    seconds : float
        How long notebook and page took.
    """

    page: str
    title: str
    key_figures: list[dict[str, Any]]
    error: CellError | None
    warnings: tuple[str, ...]
    seconds: float


def make_report(job: Job, timeout: int) -> Made:
    """Run a notebook under its scenario and render the page.

    Parameters
    ----------
    job : Job
        What is due.
    timeout : int
        Seconds that one cell may take.

    Returns
    -------
    Made
        Also where the notebook failed.
    """
    # Imported where the work is done: whoever hands it out needs neither.
    from cac_data.report import render
    from cac_data.report.execute import execute

    begin = time.monotonic()
    execution = execute(job, timeout=timeout)
    page = render.render_report(job, execution.notebook, error=execution.error)
    return Made(
        page=page,
        title=render.notebook_title(execution.notebook),
        key_figures=render.key_figures(execution.notebook),
        error=execution.error,
        warnings=execution.warnings,
        seconds=round(time.monotonic() - begin, 2),
    )
