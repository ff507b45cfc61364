"""The commands ``status`` and ``verify``: what is known of a folder of reports."""

from __future__ import annotations

from pathlib import Path

import click

from cac_data.cli.answers import give
from cac_data.cli.formats import Answer
from cac_data.cli.options import Form, project_option, takes_form

ENDS = ("built", "unchanged", "failed")
"""How a report of a run can end, as the record lists them."""

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
@takes_form
def status(folder: str | None, project: Path | None, form: Form) -> None:
    """Say how the last run of each report ended."""
    from cac_data.report import record

    reports = _folder(folder, project)
    facts, frame = record.last_run(reports), record.states(reports)
    ended = {name: len(facts.get(name, [])) for name in ENDS}
    ended["not finished"] = len(facts["planned"]) - sum(ended.values())
    told = ", ".join(f"{count} {how}" for how, count in ended.items() if count)
    give(
        Answer(frame, f"Reports in {reports}"),
        form,
        intro=f"Last run {facts['started']} to {facts['finished']}: "
        f"{told or 'nothing to build'}. {len(frame)} reports in the record:",
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
