"""The command ``report``: notebooks under scenarios into HTML."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cac_data.cli.options import project_option

if TYPE_CHECKING:
    from cac_data.report import Job
    from cac_data.report.build import Outcome


@click.command()
@click.argument("scenarios", nargs=-1, metavar="[SCENARIO]...")
@click.option(
    "--notebook",
    "notebooks",
    multiple=True,
    metavar="NAME",
    help="Build only this notebook's reports; may be given several times.",
)
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
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the reports. Default: reports/ in the project folder.",
)
@click.option(
    "--timeout",
    type=click.IntRange(min=1),
    default=600,
    show_default=True,
    metavar="S",
    help="Seconds that one cell of a notebook may take.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Reports in the making at once. Default: as many as there are processors.",
)
@click.option(
    "--pdf",
    is_flag=True,
    help="Also print each report to a PDF beside it, by the Chromium of the machine.",
)
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
    jobs: int | None,
    pdf: bool,
    force: bool,
    dry_run: bool,
) -> None:
    """Build HTML reports, for all scenarios or those named."""
    from cac_data.report import open_project, plan_reports

    with open_project(project, start=Path.cwd()) as found:
        due = plan_reports(
            found, scenarios=scenarios, notebooks=notebooks, settings=settings
        )
        folder = output if output is not None else found.output
        from cac_data.report.build import build_reports

        if dry_run:
            _tell_plan(due, folder, force=force)
            return
        if pdf:
            from cac_data.report.pdf import find_browser

            find_browser()  # says so now if there is none
        outcomes = build_reports(
            due,
            folder,
            force=force,
            timeout=timeout,
            at_a_time=jobs,
            before=_announce,
            after=_tell,
        )
    failed = sum(not outcome.ok for outcome in outcomes)
    unchanged = sum(outcome.entry.status == "unchanged" for outcome in outcomes)
    built = len(outcomes) - failed - unchanged
    if pdf:
        failed += sum(not _print(outcome) for outcome in outcomes if outcome.ok)
    kept = f"{unchanged} unchanged, " if unchanged else ""
    click.echo(f"{built} built, {kept}{failed} failed: {folder}/index.html")
    if failed:
        raise SystemExit(1)


def _print(outcome: Outcome) -> bool:
    """Print a report to the PDF beside it; tell whether that went well."""
    from cac_data.report.pdf import PrintingError, print_pdf

    target = outcome.page.with_suffix(".pdf")
    if outcome.entry.status == "unchanged" and target.exists():
        return True
    try:
        print_pdf(outcome.page, target)
    except PrintingError as error:
        click.echo(f"failed: {target}: {error}", err=True)
        return False
    click.echo(f"printed {target}")
    return True


def _tell_plan(jobs: Sequence[Job], folder: Path, *, force: bool) -> None:
    """Say of each report whether it would be built, and why."""
    from cac_data.report.build import reasons
    from cac_data.report.publish import read_manifest

    entries = read_manifest(folder)
    for job in jobs:
        why = reasons(job, folder, entries.get(job.name))
        if force and not why:
            why = ["asked for"]
        page = folder / f"{job.name}.html"
        told = f"would build {page}: {', '.join(why)}" if why else f"unchanged {page}"
        click.echo(told)


def _announce(job: Job) -> None:
    if sys.stderr.isatty():
        click.echo(f"building {job.name} ...", err=True)


def _tell(outcome: Outcome) -> None:
    """Say how a report ended, in a line that a log can hold."""
    entry = outcome.entry
    for warning in entry.warnings:
        click.echo(f"warning: {outcome.job.name}: {warning}", err=True)
    if outcome.ok:
        took = f" ({entry.seconds:.1f} s)" if entry.status == "built" else ""
        click.echo(f"{entry.status} {outcome.page}{took}")
        return
    error = entry.error or {}
    cell = f"cell {error['cell']} ({error['code']}): " if error.get("cell") else ""
    click.echo(
        f"failed: {outcome.job.name}: {cell}{error.get('class')}: "
        f"{error.get('message')}\n"
        f"  as far as it came: {outcome.page}",
        err=True,
    )
    if entry.page:
        click.echo(f"  the last good report stays: {entry.page}", err=True)
