"""The command ``report``: notebooks under scenarios into HTML."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cac_data.cli.old_options import (
    jobs_option,
    notebooks_option,
    project_option,
    reports_option,
    scenarios_argument,
    words_option,
)
from cac_data.cli.run_log import LOG_FORMATS, RunLog, counted, run_log

if TYPE_CHECKING:
    from cac_data.report import Job
    from cac_data.report.run import Outcome


@click.command()
@scenarios_argument
@notebooks_option
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="SECTION.KEY=VALUE",
    help="Another value for this run of one scenario (the baseline if none is named), "
    "such as trade.horizon=2035 or common.end=2024; may be given several times. The "
    "reports whose values change are built, under an id of their own.",
)
@project_option
@reports_option
@click.option(
    "--timeout",
    type=click.IntRange(min=1),
    default=600,
    show_default=True,
    metavar="S",
    help="Seconds that one cell of a notebook may take.",
)
@click.option(
    "--run-timeout",
    type=click.IntRange(min=1),
    metavar="S",
    help="Seconds that all reports together may take. Default: as long as they need.",
)
@jobs_option
@click.option(
    "--executor",
    "cluster",
    metavar="dask://HOST:PORT",
    help="Let the workers of a Dask cluster make the reports; --jobs is then by "
    "default as many as they have threads.",
)
@click.option(
    "--pdf",
    is_flag=True,
    help="Also print each report to a PDF beside it, by the Chromium of the machine.",
)
@words_option(
    "--log-format",
    words=LOG_FORMATS,
    default="text",
    help="How to tell what happens: lines for people, or an object of JSON a line.",
)
@click.option("--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("--force", is_flag=True, help="Build also what is unchanged.")
@click.option(
    "--dry-run", is_flag=True, help="Say what would be built and why, and stop."
)
def report(
    scenarios: tuple[str, ...],
    notebooks: tuple[str, ...],
    settings: tuple[str, ...],
    project: Path | None,
    output: Path | None,
    timeout: int,
    run_timeout: int | None,
    jobs: int | None,
    cluster: str | None,
    pdf: bool,
    log_format: str,
    quiet: bool,
    force: bool,
    dry_run: bool,
) -> None:
    """Build HTML reports, for all scenarios or those named."""
    from cac_data.report import open_project, plan_reports

    with open_project(project, start=Path.cwd()) as found, ExitStack() as stack:
        due = plan_reports(
            found, scenarios=scenarios, notebooks=notebooks, settings=settings
        )
        folder = output if output is not None else found.output
        if dry_run:
            _tell_plan(due, folder, force=force)
            return
        if pdf:
            from cac_data.report.pdf import find_browser

            find_browser()  # says so now if there is none
        from cac_data.report.build import build_reports
        from cac_data.report.failures import Limits

        executor = None
        if cluster is not None:
            from cac_data.report.cluster import connect

            executor = stack.enter_context(connect(cluster))
            jobs = jobs or executor.threads
        log = run_log(log_format, quiet=quiet, planned=len(due), folder=folder)
        unprinted: list[Outcome] = []

        def print_good(outcomes: Sequence[Outcome]) -> None:
            good = [outcome for outcome in outcomes if outcome.ok]
            unprinted.extend(outcome for outcome in good if not _print(outcome, log))

        if executor is not None:
            executor.tell = log.complain
        try:
            outcomes = build_reports(
                due,
                folder,
                force=force,
                limits=Limits(cell=timeout, run=run_timeout),
                executor=executor,
                at_a_time=jobs,
                before=log.begin,
                after=log.end,
                at_the_end=print_good if pdf else lambda outcomes: None,
            )
        except OSError as error:
            told = error.strerror or error
            message = f"cannot write {error.filename or folder}: {told}"
            raise click.ClickException(message) from None
        except (KeyboardInterrupt, SystemExit) as order:
            tell_notes(order, log)
            raise
    counts = counted(outcomes, len(due))
    counts["failed"] += len(unprinted)
    log.finish(counts)
    if log.problem:
        raise click.ClickException(log.problem)
    if any(counts[how] for how in ("failed", "timed out", "not begun")):
        raise SystemExit(1)


def tell_notes(order: BaseException, log: RunLog) -> None:
    """Tell what could not be done when a run was told to stop."""
    for note in getattr(order, "__notes__", ()):
        log.complain(note)


def _print(outcome: Outcome, log: RunLog) -> bool:
    """Print a report to the PDF beside it; tell whether that went well."""
    from cac_data.report.pdf import PrintingError, print_pdf

    target = outcome.page.with_suffix(".pdf")
    if outcome.entry.status == "unchanged" and target.exists():
        return True
    try:
        print_pdf(outcome.page, target)
    except PrintingError as error:
        log.printed(target, str(error))
        return False
    log.printed(target)
    return True


def _tell_plan(jobs: Sequence[Job], folder: Path, *, force: bool) -> None:
    """Say of each report whether it would be built, and why."""
    from cac_data.report.due import Look
    from cac_data.report.manifest import read_manifest

    look = Look(folder, read_manifest(folder))
    for job in jobs:
        why = look.reasons(job)
        if force and not why:
            why = ["asked for"]
        page = folder / f"{job.name}.html"
        told = f"would build {page}: {', '.join(why)}" if why else f"unchanged {page}"
        click.echo(told)
