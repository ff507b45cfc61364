"""One report, from what it needs to what it gives: no paths of the caller, no state.

This is what a worker does, in another process or on another machine. Publishing is left
to the one who asked.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from cac_data.report.failures import CellError, Limits
from cac_data.report.keys import content_parts, loaded_parts, machine_parts
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
    timings : dict of str to float
        Seconds that ``notebook`` and ``page`` took.
    attempts : int
        How often a kernel was asked to start.
    key_parts : dict of str to str
        Parts of its content key, as things stood when it was begun; empty where the
        package has changed since it was loaded.
    """

    page: str
    title: str = ""
    key_figures: list[dict[str, Any]] = field(default_factory=list)
    error: CellError | None = None
    warnings: tuple[str, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)
    attempts: int = 1
    key_parts: dict[str, str] = field(default_factory=dict)


def make_report(job: Job, limits: Limits) -> Made:
    """Run a notebook under its scenario and render the page.

    Parameters
    ----------
    job : Job
        What is due.
    limits : Limits
        How long it may take.

    Returns
    -------
    Made
        Also where the notebook failed.
    """
    begin = time.monotonic()
    key_parts = content_parts(job) if _is_as_loaded() else {}
    # Imported where the work is done: whoever hands it out needs neither.
    from cac_data.report import render
    from cac_data.report.execute import execute

    execution = execute(job, limits=limits)
    executed = time.monotonic()
    render_with = partial(
        render.render_report, job, execution.notebook, error=execution.error
    )
    page = render_with(key_parts=key_parts)
    if key_parts and not _is_as_loaded():
        key_parts = {}
        page = render_with(key_parts=key_parts)
    return Made(
        page=page,
        title=render.notebook_title(execution.notebook),
        key_figures=render.key_figures(execution.notebook),
        error=execution.error,
        warnings=execution.warnings,
        timings={
            "notebook": round(executed - begin, 2),
            "page": round(time.monotonic() - executed, 2),
        },
        attempts=execution.attempts,
        key_parts=key_parts,
    )


def _is_as_loaded() -> bool:
    """Tell whether the package on the disk is still what this process runs.

    Else old and new would mix in a page. Under the key of the new it would be taken for
    theirs ever after.
    """
    try:
        return loaded_parts() == machine_parts()
    except OSError:  # a file that is just being replaced
        return False
