"""The commands ``report`` and ``status``: build reports, and say how they stand."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cac_data.cli.options import NotebooksOption, ProjectOption, ScenariosArgument
from cac_data.cli.output import FormatOption, OutputOption, print_frame, say, write

if TYPE_CHECKING:
    from cac_data.report.manifest import Entry
    from cac_data.report.plan import Job
    from cac_data.report.publish import Folder
    from cac_data.report.run import Outcome

FAILED, NOTHING_CHANGED = 1, 3


def _not_empty(value: str | None) -> str | None:
    if value == "":
        message = "`--output`: '' names no folder; leave it out for reports/"
        raise ValueError(message)
    return value


SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="SECTION.KEY=VALUE",
        help="Another value for this run of one scenario (the baseline if none is "
        "named), such as trade.horizon=2035; may be given several times. The reports "
        "whose values change are built, under an id of their own.",
    ),
]
FolderOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        metavar="DIR",
        callback=_not_empty,
        help="Folder for the reports. Default: reports/ in the project folder.",
    ),
]
TimeoutOption = Annotated[
    int, typer.Option(min=1, metavar="S", help="Seconds that one report may take.")
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="Reports in the making at once. Default: as many as processors.",
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Let the workers of a Dask cluster at dask://HOST:PORT make the reports.",
    ),
]
PdfOption = Annotated[
    bool,
    typer.Option(
        "--pdf",
        help="Also print each report to a PDF beside it, by the machine's Chromium.",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Build also what is unchanged.")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be built and why, and stop.")
]
ExitCodeOption = Annotated[
    bool, typer.Option("--exit-code", help="Exit with 3 where nothing had to be built.")
]
SchemaOption = Annotated[
    bool,
    typer.Option(
        "--schema", help="Print the JSON Schema of manifest.json in place of it."
    ),
]
AgeOption = Annotated[
    float | None,
    typer.Option(
        min=0, metavar="HOURS", help="Exit with 1 where the last run ended longer ago."
    ),
]
FolderArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FOLDER]",
        exists=True,
        file_okay=False,
        help="Default: that of the project's reports.",
    ),
]


def report(
    scenarios: ScenariosArgument = None,
    notebook: NotebooksOption = None,
    settings: SetOption = None,
    project: ProjectOption = None,
    output: FolderOption = None,
    timeout: TimeoutOption = 600,
    jobs: JobsOption = None,
    executor: ClusterOption = None,
    pdf: PdfOption = False,
    quiet: QuietOption = False,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
    exit_code: ExitCodeOption = False,
) -> None:
    """Build HTML reports, for all scenarios or those named."""
    from cac_data.report import open_project, plan_reports

    with contextlib.ExitStack() as stack:
        found = stack.enter_context(open_project(project, start=Path.cwd()))
        asked = plan_reports(
            found,
            scenarios=scenarios or (),
            notebooks=notebook or (),
            settings=settings or (),
        )
        folder = Path(output) if output is not None else found.output
        from cac_data.report.publish import check_place

        check_place(folder, found)
        if dry_run:
            _tell_plan(asked, folder, force=force)
            return
        cluster = None
        if executor is not None:
            from cac_data.report.cluster import connect

            cluster = stack.enter_context(connect(executor))
            jobs = jobs or cluster.threads
        log = stack.enter_context(_Log(len(asked), folder, quiet=quiet))
        ended = _build(
            asked,
            folder,
            log,
            pdf=pdf,
            force=force,
            timeout=timeout,
            at_a_time=jobs,
            executor=cluster,
        )
    if log.problem:
        raise log.problem
    if log.unprinted or not all(outcome.ok for outcome in ended):
        raise SystemExit(FAILED)
    if exit_code and not any(outcome.entry.status == "built" for outcome in ended):
        raise SystemExit(NOTHING_CHANGED)


def _build(
    jobs: Sequence[Job], folder: Path, log: _Log, *, pdf: bool, **options: Any
) -> Sequence[Outcome]:
    """Build what is due, and print it; tell in the log how it goes."""
    from cac_data.report.run import build_reports

    if pdf:
        from cac_data.report.pdf import find_browser

        find_browser()  # says so now if there is none
    try:
        ended = build_reports(
            jobs,
            folder,
            before=log.begin,
            after=log.end,
            at_the_end=partial(_print, log) if pdf else lambda *_: None,
            **options,
        )
    except OSError as error:
        error.strerror = f"cannot write: {error.strerror or error}"
        error.filename = error.filename or str(folder)
        raise
    except (KeyboardInterrupt, SystemExit) as order:
        for note in getattr(order, "__notes__", ()):
            log.complain(note)
        raise
    log.finish(ended)
    return ended


def _print(log: _Log, folder: Folder, ended: Sequence[Outcome]) -> None:
    """Print pages to PDFs beside them, those that are built or have none."""
    from cac_data.report.pdf import PrintingError, print_pdf

    for outcome in ended:
        name, status = f"{outcome.job.name}.pdf", outcome.entry.status
        if status == "built" or (status == "unchanged" and folder.read(name) is None):
            try:
                folder.write(name, print_pdf(outcome.page))
                log.tell(f"printed {folder.path / name}")
            except PrintingError as error:
                log.unprinted.append(name)
                log.complain(f"failed: {folder.path / name}: {error}")


def _tell_plan(jobs: Sequence[Job], folder: Path, *, force: bool) -> None:
    """Say of each report whether it would be built, and why."""
    from cac_data.report.publish import open_folder
    from cac_data.report.run import is_stood_for, pages_of, why_due

    pages = {}
    if folder.exists():
        with open_folder(folder, make=False) as opened:
            opened.check([job.name for job in jobs])
            pages = pages_of(opened)
    for job in jobs:
        page = folder / f"{job.name}.html"
        if is_stood_for(job, jobs, pages):
            typer.echo(f"same as the baseline's {page}")
            continue
        why = why_due(job, pages.get(job.name)) or ("asked for" if force else "")
        typer.echo(f"would build {page}: {why}" if why else f"unchanged {page}")


class _Log:
    """Lines with their time in UTC: what went wrong to standard error.

    A person at a terminal sees a bar below them. That a log has no room is no reason to
    build no reports: `problem` keeps why lines could not be written.
    """

    def __init__(self, planned: int, folder: Path, *, quiet: bool) -> None:
        self.problem: OSError | None = None
        self.unprinted: list[str] = []
        self._planned, self._folder, self._quiet = planned, folder, quiet
        self._bar: Any = None

    def __enter__(self) -> _Log:
        if not self._quiet and sys.stderr is not None and sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(
                total=self._planned,
                unit="report",
                file=sys.stderr,
                leave=False,
                ncols=shutil.get_terminal_size().columns - 1,
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def begin(self, job: Job) -> None:
        """Tell that a report is begun."""
        if self._bar is not None:
            self._bar.set_postfix_str(job.name)

    def end(self, outcome: Outcome) -> None:
        """Tell how a report ended."""
        entry, name = outcome.entry, outcome.job.name
        for warning in entry.warnings if entry.status != "unchanged" else ():
            self.complain(f"warning: {name}: {warning}")
        if entry.status == "same":
            self.tell(f"same as the baseline's {self._folder / name}.html")
        elif outcome.ok:
            took = f" ({entry.seconds:.1f} s)" if entry.status == "built" else ""
            self.tell(f"{entry.status} {outcome.page}{took}")
        else:
            self.complain(f"{entry.status}: {name}: {_reason(entry)}")
            if entry.failed_page:
                self.complain(f"  as far as it came: {outcome.page}")
            if entry.page:
                self.complain(f"  the last good report stays: {entry.page}")
        if self._bar is not None:
            self._bar.update()

    def finish(self, ended: Sequence[Outcome]) -> None:
        """Tell how all reports ended."""
        from cac_data.report.manifest import STATUSES

        states = [outcome.entry.status for outcome in ended]
        told = ", ".join(
            f"{states.count(status)} {status}"
            for status in STATUSES
            if status in states or status in ("built", "failed")
        )
        self.tell(f"{told}: {self._folder / 'index.html'}")

    def tell(self, text: str) -> None:
        """Write a line to standard output."""
        if not self._quiet:
            self._write(text, sys.stdout)

    def complain(self, text: str) -> None:
        """Write a line to standard error."""
        self._write(text, sys.stderr)

    def _write(self, text: str, stream: Any) -> None:
        now = datetime.datetime.now(tz=datetime.UTC)
        line = f"{now:%Y-%m-%dT%H:%M:%SZ} {text}"
        write_line: Callable[..., None] = self._bar.write if self._bar else print
        try:
            if stream is not None:
                write_line(line, file=stream)
                stream.flush()
        except OSError as error:
            # Python flushes once more at its end, which must not fail then.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if not isinstance(error, BrokenPipeError):  # else nobody listens any more
                error.filename = "the log"
                self.problem = error


def _reason(entry: Entry) -> str:
    error = entry.error or {}
    cell = f"cell {error['cell']} ({error['code']}): " if error.get("cell") else ""
    return f"{cell}{error.get('class')}: {error.get('message')}"


def status(
    folder: FolderArgument = None,
    project: ProjectOption = None,
    max_age: AgeOption = None,
    schema: SchemaOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Say how the last run of each report ended, and whether pages are as written.

    The pages alone are enough. Exit code 1 where one is not as it was written, or where
    the last run is too old.
    """
    from cac_data.report import manifest

    if schema:
        write(f"{json.dumps(manifest.schema(), indent=2)}\n", output)
        return
    import pandas as pd

    from cac_data.report import open_project
    from cac_data.report.publish import open_folder
    from cac_data.report.run import entries_of, pages_of, record_of

    with contextlib.ExitStack() as stack:
        if folder is None:
            found = stack.enter_context(open_project(project, start=Path.cwd()))
            folder = found.output
        if not folder.is_dir():
            message = f"`folder`: there is no {folder}; `cac-data report` makes it"
            raise ValueError(message)
        opened = stack.enter_context(open_folder(folder, make=False))
        pages, record = pages_of(opened), record_of(opened)
        entries = entries_of(opened, pages)
        is_at_work = opened.is_at_work()
    broken = [name for name, page in pages.items() if page.facts is None]
    rows = [
        {
            "report": entry.name,
            "state": entry.status,
            "started": entry.started,
            "seconds": entry.seconds,
            "page": entry.page or "",
            "failed_page": entry.failed_page or "",
            "cell": (entry.error or {}).get("cell"),
            "error": (entry.error or {}).get("class", ""),
            "message": (entry.error or {}).get("message", ""),
        }
        for entry in entries
        if entry.name not in broken
    ]
    rows += [
        {"report": name, "state": "not as written", "page": f"{name}.html"}
        for name in broken
    ]
    names = ("report", "state", "started", "seconds", "page", "failed_page", "cell")
    frame = pd.DataFrame(rows, columns=[*names, "error", "message"])
    frame = frame.astype({"cell": "float64", "seconds": "float64"})
    frame = frame.fillna(
        {name: "" for name in frame if name not in ("cell", "seconds")}
    )
    told, hours = _last_run(folder, record)
    if is_at_work:
        told = f"A run is at work. {told}"
    print_frame(
        frame,
        format=format,
        output=output,
        usual=("report", "state", "cell", "error", "message"),
        before=f"{told} {len(frame)} reports in {folder}:",
        empty=f"No reports in {folder}.",
    )
    if max_age is not None and hours > max_age:
        say(f"error: the last run ended {hours:.1f} hours ago; allowed: {max_age:g}")
        raise SystemExit(FAILED)
    if broken:
        raise SystemExit(FAILED)


def _last_run(folder: Path, record: Any) -> tuple[str, float]:
    """Say when the last run ended, and how many hours ago that was.

    Without a record the last page tells it.
    """
    now = datetime.datetime.now(tz=datetime.UTC)
    if record is None:
        times = [path.stat().st_mtime for path in folder.glob("*/*.html")]
        last = datetime.datetime.fromtimestamp(max(times, default=0), tz=datetime.UTC)
        told = f"No record of the last run; the last page is of {last:%Y-%m-%d %H:%M}."
    else:
        last = datetime.datetime.fromisoformat(
            record.run.finished.replace(" UTC", "+00:00")
        )
        counts = ", ".join(
            f"{len(names)} {how}" for how, names in record.run.ended.items() if names
        )
        was = "" if record.run.state == "finished" else " was stopped"
        told = f"Last run {record.run.started} to {record.run.finished}{was}: {counts}."
    return told, (now - last).total_seconds() / 3600
