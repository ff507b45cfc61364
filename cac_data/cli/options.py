"""Arguments and options that several commands share, and what completes them."""

import dataclasses
import functools
import inspect
import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from cac_data import codes
from cac_data.cli.output import FORMATS, one_of, print_frame

# Completion answers while a person types: it reads the descriptor and the names of
# files, and never imports what reads tables.

CARRIED = Path(__file__).parents[1] / "_project"
"""Notebooks and scenarios in the wheel; a checkout has them beside the package."""


def find_project(start: Path) -> Path:
    """Return the nearest project from a folder upwards, else what came along."""
    for near in (start, *start.parents, CARRIED, *CARRIED.parents):
        if (near / "notebooks").is_dir() and (near / "params").is_dir():
            return near
    return CARRIED


def _names(pattern: str) -> Callable[[], Iterable[str]]:
    return lambda: sorted(file.stem for file in find_project(Path.cwd()).glob(pattern))


@functools.cache
def _fields() -> dict[str, list[str]]:
    descriptor = files("cac_data").joinpath("data", "datapackage.json")
    return {
        table["name"]: [field["name"] for field in table["schema"]["fields"]]
        for table in json.loads(descriptor.read_text("utf-8"))["resources"]
    }


def _columns(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return lists of columns of the table that stands before."""
    before, comma, _ = incomplete.rpartition(",")
    table = next((word for word in ctx.args if word in _fields()), "")
    return [f"{before}{comma}{name}" for name in _fields().get(table, [])]


def _conditions(ctx: typer.Context) -> list[str]:
    return [f"{name}=" for name in _columns(ctx, "")]


def option(
    name: str, help: str, metavar: str = "", complete: Any = None, **settings: Any
) -> Any:
    """Return an option of a command; one that takes a value has a `metavar`."""
    settings |= {"metavar": metavar or None, "autocompletion": complete}
    return typer.Option(name, help=help, **settings)


def argument(metavar: str, complete: Any = None) -> Any:
    """Return an argument of a command."""
    return typer.Argument(metavar=metavar, autocompletion=complete, show_default=False)


Word = str | None
Words = list[str] | None
SCENARIOS, NOTEBOOKS = _names("params/*.yaml"), _names("notebooks/*.ipynb")

TableArgument = Annotated[str, argument("TABLE", _fields)]
ScenarioArgument = Annotated[str, argument("SCENARIO", SCENARIOS)]
ScenariosArgument = Annotated[Words, argument("[SCENARIO]...", SCENARIOS)]
NotebookArgument = Annotated[str, argument("NOTEBOOK", NOTEBOOKS)]
NotebooksOption = Annotated[
    Words, option("--notebook", "Only this; several times for more.", "NAME", NOTEBOOKS)
]
PROJECT_HELP = """Folder with notebooks/ and params/. Default: the nearest one upwards,
else the notebooks and scenarios that came with the package."""
ProjectOption = Annotated[
    Path | None,
    option("--project", PROJECT_HELP, "DIR", exists=True, file_okay=False),
]
VINTAGE_HELP = "With the rows that `cac-data fetch` brought: latest, or a date."
VintageOption = Annotated[
    str, option("--vintage", VINTAGE_HELP, "V", lambda: ["bundled", "latest"])
]
OUTPUT_HELP = "Write to this file, whole or not at all."
OutputOption = Annotated[Path | None, option("--output", OUTPUT_HELP, "FILE")]
WHERE_HELP = """Rows with this value, or whose list holds it. Several times for one
column: any of the values."""


@dataclasses.dataclass
class Form:
    """The options that say which columns and rows are given, how and where."""

    columns: Annotated[str, option("--columns", "In this order.", "A,B", _columns)] = ""
    limit: Annotated[int | None, option("--limit", "First rows.", "N", min=0)] = None
    format: Annotated[
        Word,
        typer.Option(help="Default: by FILE's ending.", **one_of([*FORMATS])),
    ] = None
    output: OutputOption = None

    def print(self, frame: Any, **told: Any) -> None:
        """Write rows so; see `print_frame`."""
        print_frame(frame, **vars(self), **told)


@dataclasses.dataclass
class Rows:
    """The options that choose rows of a table."""

    table: TableArgument
    country: Annotated[
        Words,
        option("--country", "Or a group of them.", "C", lambda: codes.country_codes()),
    ] = None
    start: Annotated[Word, option("--start", "First one, as 2010-06.", "Y")] = None
    end: Annotated[Word, option("--end", "Last period.", "Y")] = None
    where: Annotated[
        Words, option("--where", WHERE_HELP, "COLUMN=VALUE", _conditions)
    ] = None
    vintage: VintageOption = "bundled"


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes options for the fields of its dataclasses."""
    own = inspect.signature(command, eval_str=True).parameters
    groups = {
        name: inspect.signature(parameter.annotation, eval_str=True).parameters
        for name, parameter in own.items()
        if hasattr(parameter.annotation, "__dataclass_fields__")
    }

    @functools.wraps(command)
    def run(**words: Any) -> None:
        for name, fields in groups.items():
            taken = {field: words.pop(field) for field in fields}
            words[name] = own[name].annotation(**taken)
        command(**words)

    options = [
        option.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in own.items()
        for option in groups.get(name, {name: parameter}).values()
    ]
    run.__annotations__ = {}
    # What typer reads; of a function mypy does not know it.
    run.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    return run
