"""The commands ``scenarios``: list, show, diff, new, check, schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cac_data import codes
from cac_data.cli.options import NotebooksOption, ProjectOption, ScenarioArgument
from cac_data.cli.output import one_of, print_frame, write

if TYPE_CHECKING:
    from cac_data.scenarios import Scenario

# pydantic and the models take a third of a second: imported by the command that runs.

app = typer.Typer(
    help="List, show, compare, begin and check scenario files.", no_args_is_help=True
)
TEXT_HELP = "text says where each value comes from; yaml of one notebook is what "
TEXT_HELP += "`papermill -f` takes."
Form = Annotated[
    str, typer.Option("--format", help=TEXT_HELP, **one_of(["text", "yaml", "json"]))
]
DiffForm = Annotated[str, typer.Option("--format", **one_of(["text", "json"]))]
NewId = Annotated[str, typer.Argument(metavar="ID", show_default=False)]
ParentOption = Annotated[
    str, typer.Option("--from", metavar="ID", help="The scenario that it starts from.")
]


def _load(project: Path | None, *named: str) -> dict[str, Scenario]:
    """Return the scenarios of a project, among which are those that are named."""
    from cac_data.report import open_project
    from cac_data.scenarios import load_scenarios

    with open_project(project, start=Path.cwd()) as found:
        known = load_scenarios(found.params)
    for name in named:
        codes.check_member("scenario", name, known)
    return known


@app.command("list", epilog="Example: cac-data scenarios list")
def list_scenarios(project: ProjectOption = None) -> None:
    """List the scenarios with their titles."""
    listed = _load(project)
    width = max(map(len, listed))
    for name, scenario in listed.items():
        lens = " (lens)" if scenario.kind == "lens" else ""
        typer.echo(f"{name:<{width}}  {scenario.title}{lens}")


@app.command(epilog="Example: cac-data scenarios show gas_squeeze --notebook energy")
def show(
    scenario: ScenarioArgument,
    notebooks: NotebooksOption = None,
    form: Form = "text",
    project: ProjectOption = None,
) -> None:
    """Show each value and where it comes from."""
    shown = _load(project, scenario)[scenario]
    for name in notebooks or ():
        codes.check_member("notebook", name, shown.parameters)
    values = {name: shown.values(name) for name in shown.parameters}
    values = {k: told for k, told in values.items() if k in (notebooks or values)}
    if form == "text":
        lens = " (lens)" if shown.kind == "lens" else ""
        extends = f", extends {shown.extends}" if shown.extends else ""
        story = f"{scenario}{lens}{extends}: {shown.title}\n{shown.description}\n\n"
        _print({name: _rows([shown], name, values[name]) for name in values}, story)
    else:
        # One notebook alone: its parameters and nothing around them.
        is_one = len(values) == 1 and bool(notebooks)
        _write(next(iter(values.values())) if is_one else values, form)


@app.command(epilog="Example: cac-data scenarios diff baseline gas_squeeze")
def diff(
    first: ScenarioArgument,
    second: ScenarioArgument,
    form: DiffForm = "text",
    project: ProjectOption = None,
) -> None:
    """Show in what two scenarios differ, by notebook."""
    known = _load(project, first, second)
    pair = [known[first], known[second]]
    found = {
        name: _rows(pair, name, pair[1].differences(name, pair[0]))
        for name in pair[0].parameters
    }
    if form == "json":
        _write([{"notebook": name, **row} for name in found for row in found[name]])
    elif not any(found.values()):
        typer.echo(f"Nothing differs between {first} and {second}.")
    else:
        _print(found)


@app.command(epilog="Example: cac-data scenarios new my_story --from baseline")
def new(identifier: NewId, parent: ParentOption, project: ProjectOption = None) -> None:
    """Write params/ID.yaml to edit from; a file that is there is left alone."""
    from cac_data.report import open_project
    from cac_data.scenarios import SCHEMA_FILE, check_new_id, draft, scenario_schema

    check_new_id(identifier)
    text = draft(_load(project, parent)[parent])
    with open_project(project, start=Path.cwd()) as found:
        folder, is_own = found.params, found.is_own
    if not is_own:
        message = "`--project`: there is no folder with notebooks/ and params/ here or "
        message += "above to write to; name one"
        raise ValueError(message)
    path, schema = folder / f"{identifier}.yaml", folder / SCHEMA_FILE
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        message = f"{path} is there already; allowed: another id"
        raise ValueError(message) from None
    if not schema.exists():
        _write(scenario_schema(), target=schema)
        typer.echo(f"wrote {schema}, by which editors complete and explain")
    typer.echo(f"wrote {path}; edit it, then: cac-data scenarios check")


@app.command(epilog="Example: cac-data scenarios check")
def check(project: ProjectOption = None) -> None:
    """Check every scenario file and parameters cell."""
    from cac_data.report import open_project, plan_reports

    with open_project(project, start=Path.cwd()) as found:
        jobs = plan_reports(found)
    stories = len({job.scenario.id for job in jobs})
    notebooks = len({job.notebook for job in jobs})
    plural = "s" if notebooks != 1 else ""
    typer.echo(f"good: {stories} scenarios for {notebooks} notebook{plural}")


@app.command(epilog="Example: cac-data scenarios schema > params/scenario.schema.json")
def schema() -> None:
    """Print the JSON Schema that editors read."""
    from cac_data.scenarios import scenario_schema

    _write(scenario_schema())


def _write(content: Any, form: str = "json", target: Path | None = None) -> None:
    import yaml

    as_yaml = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
    as_json = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    write(as_yaml if form == "yaml" else as_json, target)


def _rows(shown: list[Scenario], notebook: str, names: Any) -> list[dict[str, Any]]:
    """Return one record for each parameter and scenario."""
    return [
        {
            "parameter": name,
            "scenario": scenario.id,
            "value": scenario.values(notebook)[name],
            "in_words": scenario.parameters[notebook].in_words(name),
            "set_in": scenario.origin(notebook, name),
        }
        for name in names
        for scenario in shown
    ]


def _print(found: dict[str, list[dict[str, Any]]], story: str = "") -> None:
    """Write a table for each notebook; words only where they say more than values."""
    import pandas as pd

    from cac_data.scenarios import one_line

    for notebook, rows in found.items():
        if rows:
            frame = pd.DataFrame(rows)
            frame["value"] = frame["value"].map(one_line)
            frame.loc[frame["in_words"] == frame["value"], "in_words"] = ""
            frame["set_in"] = frame["set_in"].str.removeprefix("params/")
            if frame["scenario"].nunique() == 1:
                del frame["scenario"]
            frame.columns = frame.columns.str.replace("_", " ")
            print_frame(frame, before=f"{story}{notebook}")
            typer.echo()
            story = ""
