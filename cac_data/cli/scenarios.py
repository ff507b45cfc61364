"""The commands `scenarios`: list, show, diff, new, check, schema."""

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
TEXT_HELP = "text says how each value reads; yaml of one notebook is what "
TEXT_HELP += "`papermill -f` takes."
Form = Annotated[
    str, typer.Option("--format", help=TEXT_HELP, **one_of(["text", "yaml", "json"]))
]
NewId = Annotated[str, typer.Argument(metavar="ID", show_default=False)]
ParentOption = Annotated[
    str, typer.Option("--from", metavar="ID", help="The scenario that it starts from.")
]


def _load(project: Path | None) -> tuple[dict[str, Scenario], Path | None]:
    """Return the scenarios of a project, and its folder of them, if it has its own."""
    from cac_data.report import open_project
    from cac_data.scenarios import load_scenarios

    with open_project(project, start=Path.cwd()) as found:
        return load_scenarios(found.params), found.params if found.is_own else None


@app.command("list", epilog="Example: cac-data scenarios list")
def list_scenarios(project: ProjectOption = None) -> None:
    """List the scenarios with their titles."""
    listed, _ = _load(project)
    for name, scenario in listed.items():
        lens = " (lens)" if scenario.kind == "lens" else ""
        typer.echo(f"{name:<{max(map(len, listed))}}  {scenario.title}{lens}")


@app.command(epilog="Example: cac-data scenarios show gas_squeeze --notebook energy")
def show(
    scenario: ScenarioArgument,
    notebooks: NotebooksOption = None,
    form: Form = "text",
    project: ProjectOption = None,
) -> None:
    """Show each value, and how it reads."""
    known, _ = _load(project)
    codes.check_member("scenario", scenario, known)
    shown = known[scenario]
    values = {name: shown.values(name) for name in notebooks or shown.parameters}
    if form == "text":
        lens = " (lens)" if shown.kind == "lens" else ""
        extends = f", extends {shown.extends}" if shown.extends else ""
        heading = f"{scenario}{lens}{extends}: {shown.title}\n{shown.description}\n\n"
        for name, told in values.items():
            _print(f"{heading}{name}", _rows([shown], name, told))
            heading = ""
    else:
        # One notebook alone: its parameters and nothing around them.
        one = values[notebooks[0]] if notebooks and len(values) == 1 else values
        write(_text(one, form))


@app.command(epilog="Example: cac-data scenarios diff baseline gas_squeeze")
def diff(
    first: ScenarioArgument,
    second: ScenarioArgument,
    form: Form = "text",
    project: ProjectOption = None,
) -> None:
    """Show in what two scenarios differ, by notebook."""
    known, _ = _load(project)
    for name in (first, second):
        codes.check_member("scenario", name, known)
    pair = [known[first], known[second]]
    found = {
        name: _rows(pair, name, pair[1].differences(name, pair[0]))
        for name in pair[0].parameters
    }
    if form != "text":
        write(_text([{"notebook": k, **row} for k in found for row in found[k]], form))
        return
    for name, rows in found.items():
        _print(name, rows)
    if not any(found.values()):
        typer.echo(f"Nothing differs between {first} and {second}.")


@app.command(epilog="Example: cac-data scenarios new my_story --from baseline")
def new(identifier: NewId, parent: ParentOption, project: ProjectOption = None) -> None:
    """Write params/ID.yaml to edit from; a file that is there is left alone."""
    from cac_data.scenarios import SCHEMA_FILE, check_new_id, draft, scenario_schema

    check_new_id(identifier)
    known, folder = _load(project)
    codes.check_member("scenario", parent, known)
    if folder is None:
        message = "`--project`: there is no folder with notebooks/ and params/ here or "
        message += "above to write to; name one"
        raise ValueError(message)
    path, schema = folder / f"{identifier}.yaml", folder / SCHEMA_FILE
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft(known[parent]))
    except FileExistsError:
        message = f"{path} is there already; allowed: another id"
        raise ValueError(message) from None
    if not schema.exists():
        write(_text(scenario_schema()), schema)
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

    write(_text(scenario_schema()))


def _text(content: Any, form: str = "json") -> str:
    import yaml

    if form == "yaml":
        return str(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _rows(shown: list[Scenario], notebook: str, names: Any) -> list[dict[str, Any]]:
    """Return one record for each parameter and scenario."""
    return [
        {
            "parameter": name,
            "scenario": scenario.id,
            "value": scenario.values(notebook)[name],
            "in_words": scenario.parameters[notebook].in_words(name),
        }
        for name in names
        for scenario in shown
    ]


def _print(heading: str, rows: list[dict[str, Any]]) -> None:
    """Write a table; words only where they say more than values."""
    import pandas as pd

    from cac_data.scenarios import one_line

    if rows:
        frame = pd.DataFrame(rows)
        frame["value"] = frame["value"].map(one_line)
        frame.loc[frame["in_words"] == frame["value"], "in_words"] = ""
        if frame["scenario"].nunique() == 1:
            del frame["scenario"]
        frame.columns = frame.columns.str.replace("_", " ")
        print_frame(frame, before=heading)
        typer.echo()
