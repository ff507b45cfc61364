"""The commands ``status`` and ``verify``: what is known of a folder of reports."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cac_data.cli.answers import give
from cac_data.cli.formats import Answer
from cac_data.cli.old_options import Form, project_option, takes_form
from cac_data.cli.old_output import write

HOW = {
    "finished": "",
    "running": " was cut off",
    "stopped": " was stopped",
    "timed out": " ran out of time",
}
"""What is said of a run by its state, if it goes on no more."""

_folder_argument = click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False)
)


def _folder(given: str | None, project: Path | None) -> Path:
    """Return the folder of reports: the one given, else that of the project."""
    from cac_data.report import open_project

    if given is not None:
        return Path(given)
    with open_project(project, start=Path.cwd()) as found:
        return found.output


@click.command()
@_folder_argument
@project_option
@click.option(
    "--schema",
    is_flag=True,
    help="Print the JSON Schema of the record, manifest.json, in place of it.",
)
@takes_form
def status(folder: str | None, project: Path | None, schema: bool, form: Form) -> None:
    """Say how the last run of each report ended."""
    if schema:
        from cac_data.report import manifest

        write(f"{json.dumps(manifest.schema(), indent=2)}\n", form.output)
        return
    from cac_data.report import publish, record
    from cac_data.report.manifest import STATUSES

    reports = _folder(folder, project)
    run, frame = record.last_run(reports), record.states(reports)
    told: dict[str, int] = {status: run.count(status) for status in STATUSES}
    told["not begun"] = len(run.not_begun)
    counts = ", ".join(f"{count} {status}" for status, count in told.items() if count)
    how = HOW[run.state]
    if run.state == "running" and publish.is_at_work(reports):
        how = " is at work"
    span = f"{run.started} to {run.finished}" if run.finished else f"of {run.started}"
    give(
        Answer(frame, f"Reports in {reports}"),
        form,
        intro=f"Last run {span}{how}: "
        f"{counts or 'nothing to build'}. {len(frame)} reports in the record:",
        columns=("report", "state", "built", "seconds", "error", "message"),
    )


@click.command()
@_folder_argument
@project_option
@takes_form
def verify(folder: str | None, project: Path | None, form: Form) -> None:
    """Compare each file with the digest in the record; exit code 1 if one differs."""
    from cac_data.report import record

    reports = _folder(folder, project)
    frame = record.disagreements(reports)
    give(
        Answer(frame, f"Files of {reports} that are not as they were written"),
        form,
        empty=f"Every file of {reports} is as the last run left it.",
    )
    if len(frame):
        raise SystemExit(1)
