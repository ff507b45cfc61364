"""The command ``cac-data``: words to function calls, no logic."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import cac_data

if TYPE_CHECKING:
    from cac_data.report import Job, Outcome

# Modules that take a second to import are imported by the command that needs them.

BAD_INPUT = 2
INTERRUPTED = 130
TERMINATED = 143


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    cac_data.__version__,
    prog_name="cac-data",
    message=f"%(prog)s %(version)s, data version {cac_data.__data_version__}",
)
def cli() -> None:
    """Cited tables and scenario reports on Central Asia and China.

    Exit codes: 0 all good, 1 some report failed, 2 bad input and nothing run, 130
    interrupted, 143 terminated.
    """


project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with notebooks/ and params/. Default: the nearest one upwards, else "
    "the notebooks and scenarios that came with the package.",
)


@cli.command()
@click.argument("scenarios", nargs=-1, metavar="[SCENARIO]...")
@click.option(
    "--notebook",
    "notebooks",
    multiple=True,
    metavar="NAME",
    help="Build only this notebook's reports; may be given several times.",
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
@click.option("--dry-run", is_flag=True, help="Say what would be built, and stop.")
def report(
    scenarios: tuple[str, ...],
    notebooks: tuple[str, ...],
    project: Path | None,
    output: Path | None,
    timeout: int,
    dry_run: bool,
) -> None:
    """Build HTML reports, for all scenarios or those named."""
    from cac_data import report as reports

    with reports.open_project(project, start=Path.cwd()) as found:
        jobs = reports.plan_reports(found, scenarios=scenarios, notebooks=notebooks)
        folder = output if output is not None else found.output
        if dry_run:
            for job in jobs:
                click.echo(f"would build {folder / job.name}.html")
            return
        outcomes = reports.build_reports(
            jobs, folder, timeout=timeout, before=_announce, after=_tell
        )
    failed = sum(not outcome.ok for outcome in outcomes)
    click.echo(f"{len(outcomes) - failed} built, {failed} failed: {folder}/index.html")
    if failed:
        raise SystemExit(1)


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


@cli.group("scenarios")
def scenarios_group() -> None:
    """List and check the scenario files."""


@scenarios_group.command("list")
@project_option
def list_scenarios(project: Path | None) -> None:
    """List the scenarios with their titles."""
    from cac_data.report import open_project
    from cac_data.scenarios import load_scenarios

    with open_project(project, start=Path.cwd()) as found:
        scenarios = load_scenarios(found.params)
    width = max(map(len, scenarios))
    for identifier, scenario in scenarios.items():
        lens = " (lens)" if scenario.kind == "lens" else ""
        click.echo(f"{identifier:<{width}}  {scenario.title}{lens}")


@scenarios_group.command("check")
@project_option
def check_scenarios(project: Path | None) -> None:
    """Check every scenario file and every notebook's parameters cell."""
    from cac_data.report import open_project, plan_reports

    with open_project(project, start=Path.cwd()) as found:
        jobs = plan_reports(found)
    scenarios = len({job.scenario.id for job in jobs})
    notebooks = len({job.notebook for job in jobs})
    plural = "s" if notebooks != 1 else ""
    click.echo(f"good: {scenarios} scenarios for {notebooks} notebook{plural}")


@scenarios_group.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of scenario files, for completion in editors."""
    import json

    from cac_data.scenarios import scenario_schema

    click.echo(json.dumps(scenario_schema(), indent=2, ensure_ascii=False))


def _terminate(signum: int, frame: object) -> NoReturn:
    """Unwind as for an exception, so that no kernel is left behind."""
    raise SystemExit(TERMINATED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after ``cac-data``; by default those of the process.

    Returns
    -------
    int
        0 all good, 1 some report failed, 2 bad input and nothing run, 130 interrupted,
        143 terminated.
    """
    signal.signal(signal.SIGTERM, _terminate)
    try:
        cli.main(args=arguments, prog_name="cac-data", standalone_mode=False)
    except click.exceptions.Exit as request:
        return request.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except SystemExit as request:
        if request.code == TERMINATED:
            click.echo("terminated", err=True)
        return request.code if isinstance(request.code, int) else 1
    except ValueError as error:
        click.echo(f"error: {error}", err=True)
        return BAD_INPUT
    return 0
