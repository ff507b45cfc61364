"""The command ``watch``: build reports, and again whenever something has changed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import click

from cac_data.cli.options import (
    jobs_option,
    notebooks_option,
    project_option,
    reports_option,
    scenarios_argument,
)
from cac_data.cli.reports import tell_notes
from cac_data.cli.run_log import counted, run_log

if TYPE_CHECKING:
    from cac_data.report import Project
    from cac_data.report.run import Outcome


@click.command()
@scenarios_argument
@notebooks_option
@project_option
@reports_option
@jobs_option
def watch(
    scenarios: tuple[str, ...],
    notebooks: tuple[str, ...],
    project: Path | None,
    output: Path | None,
    jobs: int | None,
) -> None:
    """Build reports, and again whenever a file has changed, until Ctrl-C.

    What takes long to start stays warm meanwhile, so that a changed value is seen in a
    second or two.
    """
    from cac_data.report import forks, open_project
    from cac_data.report.watching import Watch

    with (
        open_project(project, start=Path.cwd()) as found,
        TemporaryDirectory(prefix="cac-data-", ignore_cleanup_errors=True) as shared,
    ):
        watched = Watch(found)  # before anything more is imported of what it watches
        forks.start_server()
        while True:
            reports = output or found.output
            _build(found, reports, scenarios, notebooks, jobs, Path(shared))
            click.echo(f"waiting for changes in {found.params} and {found.notebooks}")
            watched.wait()
            if watched.is_outdated():
                break
    _begin_anew()


def _begin_anew() -> NoReturn:
    """Let this process run the command once more, with the package as it is now.

    What was imported is no longer what the reports would say it is, nor is what it has
    found.
    """
    from multiprocessing.util import get_temp_dir

    # Python removes the folder of the server's socket only where a process ends.
    shutil.rmtree(get_temp_dir(), ignore_errors=True)
    os.execv(sys.executable, sys.orig_argv)


def _build(
    project: Project,
    folder: Path,
    scenarios: Sequence[str],
    notebooks: Sequence[str],
    jobs: int | None,
    shared: Path,
) -> None:
    """Build what is due; a mistake is told, and the next change may mend it."""
    from cac_data.report import plan_reports
    from cac_data.report.build import build_reports

    try:
        due = plan_reports(project, scenarios=scenarios, notebooks=notebooks)
        log = run_log("text", quiet=False, planned=len(due), folder=folder)

        def told(outcome: Outcome) -> None:
            if outcome.entry.status != "unchanged":
                log.end(outcome)

        try:
            outcomes = build_reports(
                due,
                folder,
                at_a_time=jobs,
                shared=shared,
                before=log.begin,
                after=told,
            )
        except (KeyboardInterrupt, SystemExit) as order:
            tell_notes(order, log)
            raise
        log.finish(counted(outcomes, len(due)))
    except ValueError as error:
        click.echo(f"error: {error}", err=True)
    except OSError as error:
        problem = f"cannot write {error.filename or folder}: {error.strerror}"
        click.echo(f"error: {problem}", err=True)
