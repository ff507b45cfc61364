"""The commands on scenarios: list, show, compare, begin and check them."""

import json
from typing import Annotated, Any, Literal

from cac_data.cli.app import scenarios
from cac_data.cli.options import (
    Columns,
    Format,
    Limit,
    Notebooks,
    Output,
    Project,
    Scenario,
    complete_scenarios,
    option,
)
from cac_data.cli.output import Form, print_rows, write
from cac_data.project import find_project

YAML_HELP = "yaml of one notebook is what `papermill -f` takes."


@scenarios.command("list", epilog="Example: cac-data scenarios list")
def list_scenarios(
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    project: Project = None,
) -> None:
    """List the scenarios with their titles."""
    rows = [
        {"scenario": scenario.id, "kind": scenario.kind, "title": scenario.title}
        for scenario in find_project(project).scenarios()
    ]
    print_rows(rows, Form(columns, limit, format, output))


@scenarios.command(
    epilog="Example: cac-data scenarios show gas_squeeze --notebook energy"
)
def show(
    scenario: Scenario,
    notebooks: Notebooks = None,
    format: Annotated[Literal["text", "yaml"], option(YAML_HELP)] = "text",
    project: Project = None,
) -> None:
    """Show each value and how it reads."""
    [shown] = find_project(project).scenarios(scenario)
    if format == "text":
        extends = f", extends {shown.extends}" if shown.extends else ""
        heading = f"{scenario} ({shown.kind}){extends}: {shown.title}"
        print_rows(
            find_project(project).values(scenario, notebooks=notebooks or ()),
            before=f"{heading}\n{shown.description}",
            usual="notebook,parameter,value,in_words",
        )
        return
    import yaml

    from cac_data.scenarios import unit_of

    units = {name: unit_of(name) for name in notebooks or shown.parameters}
    content: dict[str, Any] = {
        name: shown.told_of(unit).values(unit.notebook) for name, unit in units.items()
    }
    if notebooks and len(content) == 1:
        content = content[notebooks[0]]  # its parameters and nothing around them
    write(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))


@scenarios.command(epilog="Example: cac-data scenarios diff baseline gas_squeeze")
def diff(
    scenario: Scenario,
    other: Scenario,
    columns: Columns = "",
    limit: Limit = None,
    format: Format = None,
    output: Output = None,
    project: Project = None,
) -> None:
    """Show in what two scenarios differ, by notebook."""
    rows = find_project(project).values(scenario, other)
    print_rows(rows, Form(columns, limit, format, output))


@scenarios.command(epilog="Example: cac-data scenarios new my_story --from baseline")
def new(
    new_id: str,
    parent: Annotated[str, option("Its base.", "--from", complete=complete_scenarios)],
    project: Project = None,
) -> None:
    """Write a scenario file to edit from; one that is there is left alone."""
    path = find_project(project).begin_scenario(new_id, parent)
    write(f"wrote {path}; edit it, then: cac-data scenarios check\n")


@scenarios.command(epilog="Example: cac-data scenarios check")
def check(project: Project = None) -> None:
    """Check every scenario file and parameters cell."""
    from cac_data.report.plan import plan_reports

    jobs = plan_reports(find_project(project))
    stories = {job.scenario.id for job in jobs}
    write(f"good: {len(stories)} scenarios, {len(jobs)} reports\n")


@scenarios.command(
    epilog="Example: cac-data scenarios schema > params/scenario.schema.json"
)
def schema() -> None:
    """Print the JSON Schema that editors read."""
    from cac_data.scenarios import File

    text = json.dumps(File.model_json_schema(), indent=2, ensure_ascii=False)
    write(f"{text}\n")
