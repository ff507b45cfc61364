"""The commands ``report`` and ``status``: build reports, and say how they stand."""

import contextlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from cac_data.cli.options import (
    Form,
    NotebooksOption,
    ProjectOption,
    ScenariosArgument,
    Word,
    Words,
    option,
)
from cac_data.cli.output import say, write

FAILED, NOTHING_CHANGED = 1, 3
SET_HELP = """Another value for this run of one scenario (the baseline if none is
named), such as trade.horizon=2035 or common.end=2024; several times for more. Reports
whose values change are built, under an id of their own."""


def report(
    scenarios: ScenariosArgument = None,
    notebooks: NotebooksOption = None,
    settings: Annotated[Words, option("--set", SET_HELP, "SECTION.KEY=VALUE")] = None,
    project: ProjectOption = None,
    output: Annotated[Word, option("--output", "Default: reports/.", "DIR")] = None,
    timeout: Annotated[int, option("--timeout", "Of one, seconds.", "S", min=1)] = 600,
    jobs: Annotated[int | None, option("--jobs", "At once.", "N", min=1)] = None,
    cluster: Annotated[
        Word, option("--executor", "A Dask cluster to work on.", "dask://HOST:PORT")
    ] = None,
    pdf: Annotated[bool, option("--pdf", "Also print pages, by Chromium.")] = False,
    quiet: Annotated[bool, option("--quiet", "Say only what went wrong.")] = False,
    force: Annotated[bool, option("--force", "Build also what is unchanged.")] = False,
    dry_run: Annotated[
        bool, option("--dry-run", "Say what would be built and why, and stop.")
    ] = False,
    exit_code: Annotated[
        bool, option("--exit-code", "Exit with 3 where nothing had to be built.")
    ] = False,
) -> None:
    """Build HTML reports, for all scenarios or those named."""
    from cac_data.report import open_project, plan_reports
    from cac_data.report.publish import check_place

    if output == "":
        message = "`--output`: '' names no folder; leave it out for reports/"
        raise ValueError(message)
    asked = {"scenarios": scenarios, "notebooks": notebooks, "settings": settings}
    with contextlib.ExitStack() as stack:
        found = stack.enter_context(open_project(project, start=Path.cwd()))
        planned = plan_reports(found, **{name: of or () for name, of in asked.items()})
        folder = Path(output or found.output)
        check_place(folder, found)
        if dry_run:
            _tell_plan(planned, folder, force=force)
            return
        how: dict[str, Any] = {"force": force, "timeout": timeout, "at_a_time": jobs}
        if cluster is not None:
            from cac_data.report.cluster import connect

            how["executor"] = stack.enter_context(connect(cluster))
            how["at_a_time"] = jobs or how["executor"].threads
        unprinted: list[str] = []
        if pdf:
            from cac_data.report.pdf import find_browser

            find_browser()  # says so now if there is none
            how["at_the_end"] = partial(_print_pages, unprinted, quiet)
        from cac_data.report.run import build_reports

        try:
            how["after"] = partial(_tell_end, folder, quiet)
            ended = build_reports(planned, folder, **how)
        except (KeyboardInterrupt, SystemExit) as order:
            for note in getattr(order, "__notes__", ()):
                say(note)
            raise
        counts = Counter(built=0, unchanged=0, failed=0)
        counts.update(entry.status for entry in ended)
        told = ", ".join(f"{count} {status}" for status, count in counts.items())
        _tell(f"{told}: {folder / 'index.html'}", quiet)
    if unprinted or not all(entry.is_good for entry in ended):
        raise typer.Exit(FAILED)
    if exit_code and not counts["built"]:
        raise typer.Exit(NOTHING_CHANGED)


def _tell_plan(jobs: Sequence[Any], folder: Path, *, force: bool) -> None:
    """Say of each report whether it would be built, and why."""
    from cac_data.report.publish import open_folder
    from cac_data.report.run import Reports

    with open_folder(folder, make=False) as opened:
        opened.check([job.name for job in jobs])
        reports = Reports(opened)
    for job in jobs:
        page = folder / f"{job.name}.html"
        why = reports.why_due(job) or ("asked for" if force else "")
        if reports.is_stood_for(job, jobs):
            typer.echo(f"same as the baseline's {page}")
        else:
            typer.echo(f"would build {page}: {why}" if why else f"unchanged {page}")


def _tell(line: str, quiet: bool) -> None:
    """Write a line to standard output, whose state is no reason to build no reports."""
    if not quiet and sys.stdout is not None:
        with contextlib.suppress(OSError):
            write(f"{_now()} {line}\n")


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _tell_end(folder: Path, quiet: bool, entry: Any) -> None:
    """Tell how a report ended; what went wrong on standard error."""
    name, error = entry.name, entry.error or {}
    wrong = [f"warning: {name}: {warning}" for warning in entry.warnings]
    if entry.status == "same":
        _tell(f"same as the baseline's {folder / name}.html", quiet)
    elif entry.is_good:
        took = f" ({entry.seconds:.1f} s)" if entry.status == "built" else ""
        _tell(f"{entry.status} {folder / entry.page}{took}", quiet)
    else:
        cell = f"cell {error['cell']} ({error['code']}): " if error.get("cell") else ""
        why = f"{cell}{error.get('class')}: {error.get('message')}"
        wrong.append(f"{entry.status}: {name}: {why}")
        if entry.failed_page:
            wrong.append(f"  as far as it came: {folder / entry.failed_page}")
        if entry.page:
            wrong.append(f"  the last good report stays: {entry.page}")
    for line in wrong if entry.status != "unchanged" else ():
        say(f"{_now()} {line}")


def _print_pages(
    unprinted: list[str], quiet: bool, folder: Any, ended: Sequence[Any]
) -> None:
    """Print pages that are built or have no PDF beside them; keep what fails."""
    from cac_data.report.pdf import print_pdf

    for entry in ended:
        name = f"{entry.name}.pdf"
        has_none = entry.status == "unchanged" and folder.read(name) is None
        if entry.status == "built" or has_none:
            try:
                folder.write(name, print_pdf(folder.path / entry.page))
                _tell(f"printed {folder.path / name}", quiet)
            except ValueError as error:
                unprinted.append(name)
                say(f"{_now()} failed: {folder.path / name}: {error}")


COLUMNS = ["report", "state", "started", "seconds", "page", "failed_page", "cell"]
COLUMNS += ["class", "message"]


def status(
    form: Form,
    folder: Annotated[Path | None, typer.Argument(exists=True, file_okay=False)] = None,
    project: ProjectOption = None,
    max_age: Annotated[
        float | None, option("--max-age", "Exit 1 where no run ended since.", "HOURS")
    ] = None,
    schema: Annotated[bool, option("--schema", "Of manifest.json, instead.")] = False,
) -> None:
    """Say how the last run of each report ended, and whether pages are as written.

    The pages alone are enough. Exit code 1 where one is not as it was written, or where
    the last run is too old.
    """
    from cac_data.report.manifest import Manifest

    if schema:
        write(f"{json.dumps(Manifest.model_json_schema(), indent=2)}\n", form.output)
        return
    import pandas as pd

    from cac_data.report import open_project
    from cac_data.report.publish import open_folder
    from cac_data.report.run import Reports

    if folder is None:
        with open_project(project, start=Path.cwd()) as found:
            folder = found.output
    if not folder.is_dir():
        message = f"`folder`: there is no {folder}; `cac-data report` makes it"
        raise ValueError(message)
    with open_folder(folder, make=False) as opened:
        reports = Reports(opened)
        entries, record = reports.entries(), reports.record
        told = "A run is at work. " if opened.is_at_work() else ""
    rows = {
        entry.name: {**vars(entry), **(entry.error or {}), "state": entry.status}
        for entry in entries
    }
    broken = [name for name, page in reports.pages.items() if page is None]
    for name in broken:
        rows[name] = {"state": "not as written", "page": f"{name}.html"}
    told_of = [{**row, "report": name} for name, row in rows.items()]
    frame = pd.DataFrame(told_of, columns=COLUMNS).rename(columns={"class": "error"})
    if record is None:
        times = [page.stat().st_mtime for page in folder.glob("*/*.html")]
        last = datetime.fromtimestamp(max(times, default=0), tz=UTC)
        told += f"No record of the last run; the last page is of {last:%Y-%m-%d %H:%M}."
    else:
        run = record.run
        last = datetime.fromisoformat(run.finished.replace(" UTC", "+00:00"))
        counts = ", ".join(f"{len(of)} {how}" for how, of in run.ended.items() if of)
        told += f"Last run {run.started} to {run.finished}, {run.state}: {counts}."
    form.print(
        frame,
        usual="report,state,cell,error,message",
        before=f"{told} {len(frame)} reports in {folder}:",
        empty=f"No reports in {folder}.",
    )
    hours = (datetime.now(UTC) - last).total_seconds() / 3600
    is_old = max_age is not None and hours > max_age
    if is_old:
        say(f"error: the last run ended {hours:.1f} hours ago; allowed: {max_age:g}")
    if is_old or broken:
        raise typer.Exit(FAILED)
