"""The commands on reports: they are built, and how they stand is said."""

import json
import shlex
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from cac_data.cli.app import app
from cac_data.cli.options import (
    ALL_LANGUAGES,
    Columns,
    Format,
    Language,
    Languages,
    Limit,
    Notebooks,
    Output,
    Project,
    Quiet,
    Scenario,
    Words,
    argument,
    complete_scenarios,
    option,
)
from cac_data.cli.output import Form, check_file, print_rows, say, write
from cac_data.project import find_project

SET_HELP = """SECTION.KEY=VALUE, such as trade.horizon=2035, for one scenario (default:
baseline) in this run. Reports that it changes are built, under an id of their own."""
MAIL_HELP = "Write here what changed, a subject first; empty where nothing did."

NOTHING_NEW = 3
"""Exit code of who asked to be told by it that nothing has changed."""

# --- Building -------------------------------------------------------------------------


@app.command(
    rich_help_panel="Reports",
    epilog="Example: cac-data report gas_squeeze --notebook energy",
)
def report(
    scenarios: Annotated[Words, argument(complete_scenarios)] = None,
    notebooks: Notebooks = None,
    settings: Annotated[Words, option(SET_HELP, "--set")] = None,
    project: Project = None,
    output: Annotated[str | None, option("A folder; default: reports/.")] = None,
    languages: Languages = None,
    timeout: Annotated[int, option("Of one, seconds.", min=1)] = 600,
    jobs: Annotated[int | None, option("At once.", min=1)] = None,
    executor: Annotated[str, option("dask://HOST:PORT")] = "",
    pdf: Annotated[bool, option("Also print pages, by Chromium.", "--pdf")] = False,
    quiet: Quiet = False,
    force: Annotated[bool, option("Build also what is unchanged.", "--force")] = False,
    dry_run: Annotated[bool, option("Say what is built and why.", "--dry-run")] = False,
    exit_code: Annotated[bool, option("3 if nothing is built.", "--exit-code")] = False,
    mail_text: Annotated[Path | None, option(MAIL_HELP, dir_okay=False)] = None,
) -> None:
    """Build HTML reports, for all scenarios or those named."""
    from cac_data.report.plan import plan_reports
    from cac_data.report.run import Edition, build_editions
    from cac_data.words import speaking

    chosen = find_project(project)
    editions: list[Edition] = []
    for language in _each_of(languages or [""]):
        with speaking(language):
            planned = plan_reports(
                chosen,
                scenarios=scenarios or (),
                notebooks=notebooks or (),
                settings=settings or (),
            )
            folder = _folder_for(output, chosen, planned)
            # A mail is in one language.
            log = _RunLog(folder, None if editions else mail_text, quiet)
            heard_by = (log.report_ended, log.write_news)
            editions.append(Edition(planned, folder, *heard_by))
    if dry_run:
        for edition in editions:
            _print_plan(edition.jobs, edition.output, force=force)
        return

    from cac_data.report.cluster import connect
    from cac_data.report.pdf import find_browser

    browser = find_browser() if pdf else ""  # says so now if there is none
    if mail_text:
        write("", mail_text)  # nobody sends what an earlier run said
    with connect(executor) if executor else nullcontext() as cluster:
        entries = build_editions(
            editions, force=force, timeout=timeout, at_a_time=jobs, executor=cluster
        )
    all_printed = _tell_ends(editions, entries, browser, quiet=quiet)
    if not all_printed or not all(entry.is_good for entry in entries):
        raise typer.Exit(1)
    if exit_code and not any(entry.status == "built" for entry in entries):
        raise typer.Exit(NOTHING_NEW)


def _each_of(asked: Sequence[str]) -> list[str]:
    """Return the languages that are asked for, each once; of all, English first."""
    from cac_data.words.language import ENGLISH, languages

    if ALL_LANGUAGES in asked:
        return list(dict.fromkeys([ENGLISH, *languages()]))
    return list(dict.fromkeys(asked))


def _folder_for(output: str | None, project: Any, planned: Sequence[Any]) -> Path:
    """Return where the reports of this plan are written; refuse what cannot be that."""
    from cac_data.report.languages import output_in

    if output == "":
        message = "`--output`: '' names no folder; leave it out for reports/"
        raise ValueError(message)
    root = Path(output or project.output)
    folder = output_in(root)
    if folder != root:
        _check_folder(root, project, [])
    _check_folder(folder, project, planned)
    return folder


def _check_folder(folder: Path, project: Any, planned: Sequence[Any]) -> None:
    """Refuse a place in which the reports of this plan cannot be written."""
    from cac_data.report.publish import check_output

    if folder.exists() and not folder.is_dir():
        message = f"`--output`: {folder} is a file; allowed: a folder for reports"
        raise ValueError(message)
    check_output(folder, project, planned)


def _tell_ends(
    editions: Sequence[Any], entries: Sequence[Any], browser: str, *, quiet: bool
) -> bool:
    """Say how many reports ended in which way; print pages where there is a browser.

    Returns whether all that are to be printed were.
    """
    all_printed = True
    rest = iter(entries)
    for edition in editions:
        ended = [*islice(rest, len(edition.jobs))]
        _RunLog(edition.output, None, quiet).count(ended)
        if browser:
            all_printed &= _print_pages(ended, edition.output, browser)
    return all_printed


def _print_plan(planned: Sequence[Any], folder: Path, *, force: bool) -> None:
    """Write a line for each report: whether it would be built, and why."""
    from cac_data.report.folder import Reports

    reports = Reports(folder)
    for job in planned:
        page = f"{folder / job.name}.html"
        reason = reports.why_due(job) or ("asked for" if force else "")
        if reports.is_stood_for(job, planned):
            line = f"same as the baseline's {page}"
        elif reason:
            line = f"would build {page}: {reason}"
        else:
            line = f"unchanged {page}"
        write(f"{line}\n")


def _print_pages(entries: Sequence[Any], folder: Path, browser: str) -> bool:
    """Print the pages of good reports; say which fail, and return whether none does."""
    from cac_data.report.pdf import print_pages
    from cac_data.report.publish import OF_SHEET

    pages = [
        folder / f"{entry.name}{ending}.html"
        for entry in entries
        if entry.is_good
        for ending in ("", OF_SHEET)
    ]
    problems = print_pages(pages, browser)
    for problem in problems:
        _log(f"failed: {problem}", is_error=True)
    return not problems


def _log(line: str, *, is_error: bool = False) -> None:
    say(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}", is_error=is_error)


@dataclass(frozen=True)
class _RunLog:
    """Says how a run goes on; what goes wrong, on standard error."""

    folder: Path
    mail_text: Path | None
    quiet: bool

    def report_ended(self, entry: Any) -> None:
        """Tell how a report ended."""
        if entry.status != "unchanged":
            for warning in entry.warnings:
                _log(f"warning: {entry.name}: {warning}", is_error=True)
        if not entry.is_good:
            _log(f"{entry.status}: {entry.name}: {_why_failed(entry)}", is_error=True)
            return
        if self.quiet:
            return
        page = f"{self.folder / entry.name}.html"
        match entry.status:
            case "same":
                _log(f"same as the baseline's {page}")
            case "built":
                _log(f"built {page} ({entry.seconds:.1f} s)")
            case _:
                _log(f"{entry.status} {page}")

    def write_news(self, record: Any, faults: Sequence[str]) -> None:
        """Write what changed for a mail; say what was wrong with the last record."""
        from cac_data.report.news import text

        for fault in faults:
            _log(f"warning: {fault}", is_error=True)
        if self.mail_text:
            write(text(record, self.folder), self.mail_text)

    def count(self, entries: Sequence[Any]) -> None:
        """Tell how many reports ended in which way, and where they are."""
        if self.quiet:
            return
        counts = Counter(built=0, unchanged=0, failed=0)
        counts.update(entry.status for entry in entries)
        words = ", ".join(f"{count} {status}" for status, count in counts.items())
        _log(f"{words}: {self.folder / 'index.html'}")


def _why_failed(entry: Any) -> str:
    """Return the error of a report, with the cell in which it was raised."""
    error = entry.error or {}
    cell = f"cell {error['cell']} ({error['code']}): " if error.get("cell") else ""
    return f"{cell}{error.get('class')}: {error.get('message')}"


# --- Everything out again -------------------------------------------------------------


@app.command(
    rich_help_panel="Reports",
    epilog="Example: cac-data bundle gas_squeeze --output gas_squeeze.zip",
)
def bundle(
    context: typer.Context,
    scenario: Scenario,
    output: Annotated[Path | None, option("FILE.zip; default: by scenario.")] = None,
    project: Project = None,
    language: Language = "",
    quiet: Quiet = False,
) -> None:
    """Pack a scenario's pages with rows, sources, parameters, versions and sums.

    Reports that are missing or due are built first; where one fails, no zip is written.
    """
    from cac_data import deposit
    from cac_data.report.run import build_reports
    from cac_data.words import speaking

    archive = output or Path(f"{scenario}.zip")
    if archive.suffix != ".zip":
        message = f"`--output`: {str(archive)!r} is no zip; allowed: FILE.zip"
        raise ValueError(message)
    context.with_resource(speaking(language))
    chosen = find_project(project)
    planned = deposit.plan(chosen, scenario)
    check_file(archive)
    folder = _folder_for(None, chosen, planned)
    log = _RunLog(folder, None, quiet)
    entries = build_reports(
        planned, folder, on_report=log.report_ended, on_news=log.write_news
    )
    if not all(entry.is_good for entry in entries):
        raise typer.Exit(1)
    write(deposit.bundle(chosen, scenario, planned, folder), archive)
    if not quiet:
        say(f"wrote {archive}", is_error=False)


# --- How they stand -------------------------------------------------------------------


@app.command(rich_help_panel="Reports", epilog="Example: cac-data status --max-age 26")
def status(
    context: typer.Context,
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    folder: Annotated[Path | None, argument(exists=True, file_okay=False)] = None,
    project: Project = None,
    language: Language = "",
    max_age: Annotated[float | None, option("Hours; else exit 1.")] = None,
    schema: Annotated[bool, option("Of manifest.json, instead.", "--schema")] = False,
    changed: Annotated[bool, option("Only what is new; else exit 3.")] = False,
    pages: Annotated[
        bool, option("Exit 1 only for pages not as written.", "--pages")
    ] = False,
) -> None:
    """Say how each report ended; exit 1 if one failed or its page is not as written."""
    from cac_data.report import news
    from cac_data.report.folder import Reports
    from cac_data.report.languages import output_in
    from cac_data.report.publish import Manifest
    from cac_data.words import speaking

    if schema:
        write(f"{json.dumps(Manifest.model_json_schema(), indent=2)}\n", output)
        return
    _check_file(output)
    context.with_resource(speaking(language))
    folder = output_in(folder or find_project(project).output)
    reports = Reports(folder)
    if changed:
        text = news.text(news.read(reports.read(news.RECORD)), folder)
        write(text, output)
        raise typer.Exit(0 if text else NOTHING_NEW)
    print_rows(
        reports.rows(),
        Form(columns, limit, format, output),
        before=f"{_last_run(reports)} In {folder}:",
        usual="report,state,cell,error,message",
    )
    if max_age is not None and _age(reports) > timedelta(hours=max_age):
        message = f"no run has ended within {max_age:g} hours"
        raise TimeoutError(message)  # an OSError, and so exit code 1
    is_lost = None in reports.pages.values() or bool(reports.without_sheet)
    is_whole = folder.exists() and not is_lost
    has_failed = not all(entry.is_good for entry in reports.entries())
    if not is_whole or (has_failed and not pages):
        raise typer.Exit(1)


def _check_file(output: Path | None) -> None:
    """Refuse a folder: `--output` of a run is one, that of its state is a file."""
    if output and output.is_dir():
        standing = f"cac-data status {shlex.quote(str(output))}"
        message = (
            f"`--output`: {output} is a folder; allowed: a file to write to. "
            f"How its reports stand: {standing}"
        )
        raise ValueError(message)


def _last_run(reports: Any) -> str:
    """Say when the last run was, and how it ended."""
    if not reports.record:
        return "There is no record of the last run."
    run = reports.record.run
    return f"Last run {run.started} to {run.finished}, {run.state}."


def _age(reports: Any) -> timedelta:
    """Return how long ago the last run ended; without a record no age is enough."""
    if not reports.record:
        return timedelta.max
    # Without the name of the time zone, which is UTC.
    finished = f"{reports.record.run.finished[:19]}Z"
    return datetime.now(UTC) - datetime.fromisoformat(finished)
