"""The commands on projects: their scenarios, their reports, and how these stand."""

import json
import shlex
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from cac_data.cli.options import Form, Words, argument, option, say, write
from cac_data.project import CARRIED, find_project


def _scenarios() -> list[str]:
    return sorted(file.stem for file in find_project().params.glob("*.yaml"))


def _notebooks() -> list[str]:
    return sorted(file.stem for file in find_project().notebooks.glob("*.ipynb"))


PROJECT_HELP = "With notebooks/ and params/; default: the nearest, or the package's."
Project = Annotated[Path | None, option(PROJECT_HELP, exists=True, file_okay=False)]
Scenario = Annotated[str, argument(_scenarios)]
Notebooks = Annotated[Words, option("Only this.", "--notebook", complete=_notebooks)]
YAML_HELP = "yaml of one notebook is what `papermill -f` takes."
SET_HELP = """SECTION.KEY=VALUE, such as trade.horizon=2035, for one scenario (default:
baseline) in this run. Reports that it changes are built, under an id of their own."""
MAIL_HELP = "Write here what changed, a subject first; empty where nothing did."


def init(folder: Path) -> None:
    """Begin a project: a new folder with notebooks, scenarios and a README."""
    find_project(start=CARRIED).copy_to(folder)
    write(f"{folder} is ready: cd {shlex.quote(str(folder))} && cac-data report\n")


def open_(
    scenario: Scenario,
    notebook: Annotated[str, argument(_notebooks)],
    project: Project = None,
) -> None:
    """Copy a notebook with a scenario's parameters, to go on by hand in JupyterLab."""
    target = find_project(project).begin_notebook(notebook, scenario)
    write(f"{target}\nOpen it with: jupyter lab {shlex.quote(str(target))}\n")


def list_scenarios(form: Form, project: Project = None) -> None:
    """List the scenarios with their titles."""
    known = find_project(project).scenarios()
    form.print({"scenario": of.id, "kind": of.kind, "title": of.title} for of in known)


def show(
    scenario: Scenario,
    notebooks: Notebooks = None,
    format: Annotated[Literal["text", "yaml"], option(YAML_HELP)] = "text",
    project: Project = None,
) -> None:
    """Show each value and how it reads."""
    import yaml

    [shown] = find_project(project).scenarios(scenario)
    if format == "text":
        extends = f", extends {shown.extends}" if shown.extends else ""
        before = f"{scenario} ({shown.kind}){extends}: {shown.title}\n"
        rows = find_project(project).values(scenario, notebooks=notebooks or ())
        usual = "notebook,parameter,value,in_words"
        Form().print(rows, before + shown.description, usual)
        return
    told = {name: shown.values(name) for name in notebooks or shown.parameters}
    if notebooks and len(told) == 1:
        [told] = told.values()  # its parameters and nothing around them
    write(yaml.safe_dump(told, sort_keys=False, allow_unicode=True))


def diff(
    scenario: Scenario, other: Scenario, form: Form, project: Project = None
) -> None:
    """Show in what two scenarios differ, by notebook."""
    form.print(find_project(project).values(scenario, other))


def new(
    new_id: str,
    parent: Annotated[str, option("Its base.", "--from", complete=_scenarios)],
    project: Project = None,
) -> None:
    """Write a scenario file to edit from; one that is there is left alone."""
    path = find_project(project).begin_scenario(new_id, parent)
    write(f"wrote {path}; edit it, then: cac-data scenarios check\n")


def check(project: Project = None) -> None:
    """Check every scenario file and parameters cell."""
    from cac_data.report.plan import plan_reports

    jobs = plan_reports(find_project(project))
    stories = {job.scenario.id for job in jobs}
    write(f"good: {len(stories)} scenarios, {len(jobs)} reports\n")


def schema() -> None:
    """Print the JSON Schema that editors read."""
    from cac_data.scenarios import File

    write(json.dumps(File.model_json_schema(), indent=2, ensure_ascii=False) + "\n")


def report(
    scenarios: Annotated[Words, argument(_scenarios)] = None,
    notebooks: Notebooks = None,
    settings: Annotated[Words, option(SET_HELP, "--set")] = None,
    project: Project = None,
    output: Annotated[str | None, option("A folder; default: reports/.")] = None,
    timeout: Annotated[int, option("Of one, seconds.", min=1)] = 600,
    jobs: Annotated[int | None, option("At once.", min=1)] = None,
    executor: Annotated[str, option("dask://HOST:PORT")] = "",
    pdf: Annotated[bool, option("Also print pages, by Chromium.", "--pdf")] = False,
    quiet: Annotated[bool, option("Say only what went wrong.", "--quiet")] = False,
    force: Annotated[bool, option("Build also what is unchanged.", "--force")] = False,
    dry_run: Annotated[bool, option("Say what is built and why.", "--dry-run")] = False,
    exit_code: Annotated[bool, option("3 if nothing is built.", "--exit-code")] = False,
    mail_text: Annotated[Path | None, option(MAIL_HELP, dir_okay=False)] = None,
) -> None:
    """Build HTML reports, for all scenarios or those named."""
    from cac_data.report.plan import plan_reports
    from cac_data.report.publish import check_output

    if output == "":
        message = "`--output`: '' names no folder; leave it out for reports/"
        raise ValueError(message)
    found = find_project(project)
    asked = {"scenarios": scenarios, "notebooks": notebooks, "settings": settings}
    planned = plan_reports(found, **{of: words or () for of, words in asked.items()})
    folder = Path(output or found.output)
    if folder.exists() and not folder.is_dir():
        message = f"`--output`: {folder} is a file; allowed: a folder for reports"
        raise ValueError(message)
    check_output(folder, found, planned)
    if dry_run:
        _tell_plan(planned, folder, force=force)
        return
    from cac_data.report.cluster import connect
    from cac_data.report.pdf import find_browser, print_pages
    from cac_data.report.run import build_reports

    browser = find_browser() if pdf else ""  # says so now if there is none
    if mail_text:
        write("", mail_text)  # nobody sends what an earlier run said
    with connect(executor) if executor else nullcontext() as cluster:
        ended = build_reports(
            planned,
            folder,
            force=force,
            timeout=timeout,
            at_a_time=jobs,
            executor=cluster,
            on_report=partial(_tell, folder, quiet),
            on_news=partial(_tell_news, folder, mail_text),
        )
    counts = Counter(built=0, unchanged=0, failed=0)
    counts.update(entry.status for entry in ended)
    if not quiet:
        told = ", ".join(f"{count} {status}" for status, count in counts.items())
        _log(f"{told}: {folder / 'index.html'}")
    good = (folder / f"{one.name}.html" for one in ended if browser and one.is_good)
    unprinted = print_pages(good, browser)
    for problem in unprinted:
        _log(f"failed: {problem}", is_error=True)
    if unprinted or not all(entry.is_good for entry in ended):
        raise typer.Exit(1)
    if exit_code and not counts["built"]:
        raise typer.Exit(3)


def _tell_plan(jobs: Sequence[Any], folder: Path, *, force: bool) -> None:
    from cac_data.report.folder import Reports

    reports = Reports(folder)
    for job in jobs:
        why = reports.why_due(job) or ("asked for" if force else "")
        page = f"{folder / job.name}.html"
        told = f"would build {page}: {why}" if why else f"unchanged {page}"
        if reports.is_stood_for(job, jobs):
            told = f"same as the baseline's {page}"
        write(f"{told}\n")


def _log(line: str, *, is_error: bool = False) -> None:
    say(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}", is_error=is_error)


def _tell_news(
    folder: Path, mail_text: Path | None, record: Any, faults: Sequence[str]
) -> None:
    """Write what changed for a mail; what was wrong with the last record is said."""
    from cac_data.report.news import text

    for fault in faults:
        _log(f"warning: {fault}", is_error=True)
    if mail_text:
        write(text(record, folder), mail_text)


def _tell(folder: Path, quiet: bool, entry: Any) -> None:
    """Tell how a report ended; what went wrong on standard error."""
    for warning in entry.warnings if entry.status != "unchanged" else ():
        _log(f"warning: {entry.name}: {warning}", is_error=True)
    if not entry.is_good:
        error = entry.error or {}
        cell = f"cell {error['cell']} ({error['code']}): " if error.get("cell") else ""
        why = f"{cell}{error.get('class')}: {error.get('message')}"
        _log(f"{entry.status}: {entry.name}: {why}", is_error=True)
    elif not quiet:
        how = "same as the baseline's" if entry.status == "same" else entry.status
        took = f" ({entry.seconds:.1f} s)" if entry.status == "built" else ""
        _log(f"{how} {folder / entry.name}.html{took}")


def status(
    form: Form,
    folder: Annotated[Path | None, argument(exists=True, file_okay=False)] = None,
    project: Project = None,
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
    from cac_data.report.publish import Manifest

    if schema:
        write(f"{json.dumps(Manifest.model_json_schema(), indent=2)}\n", form.output)
        return
    if form.output and form.output.is_dir():
        message = (
            f"`--output`: {form.output} is a folder; allowed: a file to write to. "
        )
        message += (
            f"How its reports stand: cac-data status {shlex.quote(str(form.output))}"
        )
        raise ValueError(message)
    folder = folder or find_project(project).output
    reports = Reports(folder)
    if changed:
        said = news.text(news.read(reports.read(news.RECORD)), folder)
        write(said, form.output)
        raise typer.Exit(0 if said else 3)
    told, age = "There is no record of the last run.", timedelta.max
    if reports.record:
        last = reports.record.run
        told = f"Last run {last.started} to {last.finished}, {last.state}."
        age = datetime.now(UTC) - datetime.fromisoformat(f"{last.finished[:19]}Z")
    usual = "report,state,cell,error,message"
    form.print(reports.rows(), f"{told} In {folder}:", usual)
    if max_age is not None and age > timedelta(hours=max_age):
        message = f"no run has ended within {max_age:g} hours"
        raise TimeoutError(message)
    is_whole = folder.exists() and None not in reports.pages.values()
    has_failed = not all(entry.is_good for entry in reports.entries())
    if not is_whole or (has_failed and not pages):
        raise typer.Exit(1)
