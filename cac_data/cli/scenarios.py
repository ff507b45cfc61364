"""The commands ``scenarios list``, ``check`` and ``schema``."""

from __future__ import annotations

from pathlib import Path

import click

from cac_data.cli.options import project_option


@click.group()
def scenarios() -> None:
    """List and check the scenario files."""


@scenarios.command("list")
@project_option
def list_scenarios(project: Path | None) -> None:
    """List the scenarios with their titles."""
    from cac_data.report import open_project
    from cac_data.scenarios import load_scenarios

    with open_project(project, start=Path.cwd()) as found:
        listed = load_scenarios(found.params)
    width = max(map(len, listed))
    for identifier, scenario in listed.items():
        lens = " (lens)" if scenario.kind == "lens" else ""
        click.echo(f"{identifier:<{width}}  {scenario.title}{lens}")


@scenarios.command("check")
@project_option
def check_scenarios(project: Path | None) -> None:
    """Check every scenario file and every notebook's parameters cell."""
    from cac_data.report import open_project, plan_reports

    with open_project(project, start=Path.cwd()) as found:
        jobs = plan_reports(found)
    stories = len({job.scenario.id for job in jobs})
    notebooks = len({job.notebook for job in jobs})
    plural = "s" if notebooks != 1 else ""
    click.echo(f"good: {stories} scenarios for {notebooks} notebook{plural}")


@scenarios.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of scenario files, for completion in editors."""
    import json

    from cac_data.scenarios import scenario_schema

    click.echo(json.dumps(scenario_schema(), indent=2, ensure_ascii=False))
