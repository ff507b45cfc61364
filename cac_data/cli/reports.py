"""The command ``report``: notebooks under scenarios into HTML."""

from __future__ import annotations

import sys
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
@click.option("--dry-run", is_flag=True, help="Say what would be built, and stop.")
def report(
    scenarios: tuple[str, ...],
    notebooks: tuple[str, ...],
    settings: tuple[str, ...],
    project: Path | None,
    output: Path | None,
    timeout: int,
    jobs: int | None,
    pdf: bool,
    dry_run: bool,
) -> None:
    """Build HTML reports, for all scenarios or those named."""
    from cac_data.report import open_project, plan_reports

    with open_project(project, start=Path.cwd()) as found:
        due = plan_reports(
            found, scenarios=scenarios, notebooks=notebooks, settings=settings
        )
        folder = output if output is not None else found.output
        if dry_run:
            for job in due:
                click.echo(f"would build {folder / job.name}.html")
            return
        if pdf:
            from cac_data.report.pdf import find_browser

            find_browser()  # says so now if there is none
        # What takes long begins only now, as all that was asked for can be done: first
        # the server, which imports beside this process.
        from cac_data.report.forks import start_server

        start_server()
        from cac_data.report.build import build_reports

        outcomes = build_reports(
            due,
            folder,
            timeout=timeout,
            at_a_time=jobs,
            before=_announce,
            after=_tell,
        )
    built = sum(outcome.ok for outcome in outcomes)
    failed = len(outcomes) - built
    if pdf:
        failed += sum(not _print(outcome) for outcome in outcomes if outcome.ok)
    click.echo(f"{built} built, {failed} failed: {folder}/index.html")
    if failed:
        raise SystemExit(1)


def _print(outcome: Outcome) -> bool:
    """Print a report to the PDF beside it; tell whether that went well."""
    from cac_data.report.pdf import PrintingError, print_pdf

    target = outcome.page.with_suffix(".pdf")
    try:
        print_pdf(outcome.page, target)
    except PrintingError as error:
        click.echo(f"failed: {target}: {error}", err=True)
        return False
    click.echo(f"printed {target}")
    return True


def _announce(job: Job) -> None:
    if sys.stderr.isatty():
        click.echo(f"building {job.name} ...", err=True)


def _tell(outcome: Outcome) -> None:
    """Say how a report ended, in a line that a log can hold."""
    entry = outcome.entry
    for warning in entry.warnings:
        click.echo(f"warning: {outcome.job.name}: {warning}", err=True)
    if outcome.ok:
        click.echo(f"built {outcome.page} ({entry.seconds:.1f} s)")
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
