"""The commands ``scenarios``: list, show, diff, check, schema, new."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pandas as pd

from cac_data import codes
from cac_data.cli import old_output as output
from cac_data.cli.layout import lay_out, wrap
from cac_data.cli.old_options import project_option, words_option

if TYPE_CHECKING:
    from cac_data.scenarios import Scenario

# pydantic and the models take a third of a second: imported by the command that runs.


class _InOrder(click.Group):
    """Commands in the order in which they are of use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder)
def scenarios() -> None:
    """List, show, compare, check and begin scenario files."""


def _load(project: Path | None) -> dict[str, Scenario]:
    from cac_data.report import open_project
    from cac_data.scenarios import load_scenarios

    with open_project(project, start=Path.cwd()) as found:
        return load_scenarios(found.params)


@scenarios.command("list")
@project_option
def list_scenarios(project: Path | None) -> None:
    """List the scenarios with their titles."""
    listed = _load(project)
    width = max(map(len, listed))
    for identifier, scenario in listed.items():
        lens = " (lens)" if scenario.kind == "lens" else ""
        click.echo(f"{identifier:<{width}}  {scenario.title}{lens}")


@scenarios.command("show")
@click.argument("scenario", metavar="ID")
@click.option(
    "--notebook",
    "notebooks",
    multiple=True,
    metavar="NAME",
    help="Show only what this notebook is told; may be given several times.",
)
@words_option(
    "--format",
    "format_",
    words=("text", "yaml", "json"),
    default="text",
    help="text says where each value comes from; yaml of one notebook is what "
    "`papermill -f` takes.",
)
@project_option
def show_scenario(
    scenario: str, notebooks: tuple[str, ...], format_: str, project: Path | None
) -> None:
    """Show each value and where it comes from."""
    known = _load(project)
    codes.check_member("scenario", scenario, known)
    shown = known[scenario]
    for name in notebooks:
        codes.check_member("notebook", name, shown.parameters)
    names = [name for name in shown.parameters if not notebooks or name in notebooks]
    if format_ == "text":
        output.write(_in_full(shown, names), None)
        return
    values: dict[str, Any] = {name: shown.values(name) for name in names}
    # One notebook alone: its parameters and nothing around them.
    content = values[names[0]] if len(notebooks) and len(names) == 1 else values
    write = _as_yaml if format_ == "yaml" else _as_json
    output.write(write(content), None)


@scenarios.command("diff")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@words_option(
    "--format",
    "format_",
    words=("text", "json"),
    default="text",
    help="Text for people, or one record a value.",
)
@project_option
def compare_scenarios(
    first: str, second: str, format_: str, project: Path | None
) -> None:
    """Show in what two scenarios differ, by notebook."""
    known = _load(project)
    for name in (first, second):
        codes.check_member("scenario", name, known)
    pair = (known[first], known[second])
    found = {
        notebook: _rows(pair, notebook, list(pair[1].differences(notebook, pair[0])))
        for notebook in pair[0].parameters
    }
    if format_ == "json":
        records = [
            {"notebook": notebook, **row}
            for notebook in found
            for row in found[notebook]
        ]
        output.write(_as_json(records), None)
        return
    text = _tables(found) or f"Nothing differs between {first} and {second}.\n"
    output.write(text, None)


@scenarios.command("check")
@project_option
def check_scenarios(project: Path | None) -> None:
    """Check every scenario file and parameters cell."""
    from cac_data.report import open_project, plan_reports

    with open_project(project, start=Path.cwd()) as found:
        jobs = plan_reports(found)
    stories = len({job.scenario.id for job in jobs})
    notebooks = len({job.notebook for job in jobs})
    plural = "s" if notebooks != 1 else ""
    click.echo(f"good: {stories} scenarios for {notebooks} notebook{plural}")


@scenarios.command("schema")
def print_schema() -> None:
    """Print the JSON Schema that editors read."""
    output.write(_schema(), None)


@scenarios.command("new")
@click.argument("identifier", metavar="ID")
@click.option(
    "--from",
    "parent",
    required=True,
    metavar="ID",
    help="The scenario to start from; what the new one does not say, it takes over.",
)
@project_option
def begin_scenario(identifier: str, parent: str, project: Path | None) -> None:
    """Write params/ID.yaml to edit from.

    A file that is there is left alone.
    """
    from cac_data.report import open_project
    from cac_data.scenarios import SCHEMA_FILE, check_new_id, draft, load_scenarios

    check_new_id(identifier)
    with open_project(project, start=Path.cwd()) as found:
        known = load_scenarios(found.params)
        codes.check_member("scenario", parent, known)
        if not found.is_own:
            message = (
                "`--project`: there is no folder with notebooks/ and params/ here or "
                "above to write to; name one"
            )
            raise ValueError(message)
        path = found.params / f"{identifier}.yaml"
        _write_new(path, draft(known[parent]))
        schema = found.params / SCHEMA_FILE
        if not schema.exists():
            _write_new(schema, _schema())
            click.echo(f"wrote {schema}, by which editors complete and explain")
    click.echo(f"wrote {path}; edit it, then: cac-data scenarios check")


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        message = f"{path} is there already; allowed: another id"
        raise ValueError(message) from None
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise click.ClickException(message) from None


def _schema() -> str:
    from cac_data.scenarios import scenario_schema

    return _as_json(scenario_schema())


def _as_json(content: Any) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _as_yaml(content: Any) -> str:
    import yaml

    return str(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))


def _in_full(scenario: Scenario, notebooks: Sequence[str]) -> str:
    """Write a scenario for people: its story, then a table for each notebook."""
    lens = " (lens)" if scenario.kind == "lens" else ""
    extends = f", extends {scenario.extends}" if scenario.extends else ""
    head = [f"{scenario.id}{lens}{extends}: {scenario.title}", scenario.description]
    width = output.terminal_width()
    story = "\n".join(line for text in head for line in wrap(text, width))
    found = {
        name: _rows([scenario], name, list(scenario.parameters[name].model_dump()))
        for name in notebooks
    }
    return f"{story}\n\n{_tables(found, leave_out='scenario')}"


def _rows(
    shown: Sequence[Scenario], notebook: str, parameters: Sequence[str]
) -> list[dict[str, Any]]:
    """Return one record for each parameter and scenario."""
    return [
        {
            "parameter": name,
            "scenario": scenario.id,
            "value": scenario.values(notebook)[name],
            "in_words": scenario.parameters[notebook].in_words(name),
            "set_in": scenario.origin(notebook, name),
        }
        for name in parameters
        for scenario in shown
    ]


def _tables(found: Mapping[str, list[dict[str, Any]]], leave_out: str = "") -> str:
    """Lay out a table for each notebook that has rows, under its name."""
    width = output.terminal_width()
    before, after = output.emphasis()
    parts = []
    for notebook, rows in found.items():
        if not rows:
            continue
        frame = pd.DataFrame([_cells(row) for row in rows])
        frame = frame.drop(columns=[leave_out] if leave_out else [])
        frame.columns = frame.columns.str.replace("_", " ")
        laid_out = lay_out(frame, width=width, most_lines=None)
        parts.append(f"{before}{notebook}{after}\n{laid_out.text}\n")
    return "\n".join(parts)


def _cells(row: Mapping[str, Any]) -> dict[str, str]:
    """Write a record as text: words only where they say more than the value."""
    from cac_data.scenarios.plain_yaml import one_line

    value = one_line(row["value"])
    return {
        **row,
        "value": value,
        "in_words": row["in_words"] if row["in_words"] != value else "",
        # The folder is the same for all.
        "set_in": row["set_in"].removeprefix("params/"),
    }
