"""Arguments and options that several commands share, and what completes them."""

from __future__ import annotations

import functools
import inspect
import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from cac_data import codes

# Completion answers while a person types: it reads the descriptor and the names of
# files, and never imports what reads tables.


@functools.cache
def _fields() -> dict[str, list[str]]:
    descriptor = files("cac_data").joinpath("data", "datapackage.json")
    return {
        table["name"]: [field["name"] for field in table["schema"]["fields"]]
        for table in json.loads(descriptor.read_text("utf-8"))["resources"]
    }


def _tables(incomplete: str) -> Iterator[str]:
    return (name for name in _fields() if name.startswith(incomplete))


def _columns(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Yield lists of columns of the table that stands before."""
    *before, last = incomplete.split(",")
    table = next((word for word in ctx.args if word in _fields()), "")
    for name in _fields().get(table, []):
        if name.startswith(last) and name not in before:
            yield ",".join([*before, name])


def _conditions(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    return (f"{name}=" for name in _columns(ctx, incomplete))


def _countries(incomplete: str) -> Iterator[tuple[str, str]]:
    for code in codes.country_codes():
        if code.startswith(incomplete.upper()):
            yield code, codes.country_name(code)


def carried_project() -> Path:
    """Return the folder of the notebooks and scenarios that came with the package."""
    package = Path(__file__).parents[1]
    carried = package / "_project"
    return carried if carried.is_dir() else package.parent


def find_project(folder: Path | None = None) -> Path:
    """Return the project that is named, else the nearest, else what came along."""
    for near in (Path.cwd(), *Path.cwd().parents):
        if folder is None and all((near / f).is_dir() for f in ("notebooks", "params")):
            return near
    return folder or carried_project()


def _scenarios(incomplete: str) -> Iterator[str]:
    found = find_project().glob(f"params/{incomplete}*.yaml")
    return (path.stem for path in sorted(found))


def _notebooks(incomplete: str) -> Iterator[str]:
    found = find_project().glob(f"notebooks/{incomplete}*.ipynb")
    return (path.stem for path in sorted(found))


def _option(name: str, metavar: str, complete: Any, help: str) -> Any:
    return typer.Option(name, metavar=metavar, autocompletion=complete, help=help)


def _argument(metavar: str, complete: Any) -> Any:
    return typer.Argument(metavar=metavar, autocompletion=complete, show_default=False)


TableArgument = Annotated[str, _argument("TABLE", _tables)]
ScenarioArgument = Annotated[str, _argument("SCENARIO", _scenarios)]
ScenariosArgument = Annotated[list[str] | None, _argument("[SCENARIO]...", _scenarios)]
NotebookArgument = Annotated[str, _argument("NOTEBOOK", _notebooks)]
CountryOption = Annotated[
    list[str] | None,
    _option("--country", "C", _countries, "Country or group; several times for more."),
]
StartOption = Annotated[
    str | None, _option("--start", "Y", None, "First year or period: 2010, 2010-06.")
]
EndOption = Annotated[str | None, _option("--end", "Y", None, "Last year or period.")]
WhereOption = Annotated[
    list[str] | None,
    _option(
        "--where",
        "COLUMN=VALUE",
        _conditions,
        "Rows with this value, or whose list holds it. Several times for one column: "
        "any of the values.",
    ),
]
PartsOption = Annotated[
    bool, typer.Option("--parts", help="Keep parts of years beside whole years.")
]
VintageOption = Annotated[
    str,
    _option(
        "--vintage",
        "V",
        lambda: ["bundled", "latest"],
        "With the rows that `cac-data fetch` brought: latest, or a date.",
    ),
]
ColumnsOption = Annotated[
    str, _option("--columns", "A,B", _columns, "Columns to give, in this order.")
]
ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="Folder with notebooks/ and params/. Default: the nearest one upwards, "
        "else the notebooks and scenarios that came with the package.",
    ),
]
NotebooksOption = Annotated[
    list[str] | None,
    _option("--notebook", "NAME", _notebooks, "Only this one; several times for more."),
]


def given(
    **makers: Callable[..., Any],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command arguments that functions make of options of their own.

    The command line has the options of these functions in place of the arguments.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        taken = {
            name: inspect.signature(maker, eval_str=True).parameters
            for name, maker in makers.items()
        }

        @functools.wraps(command)
        def run(**words: Any) -> None:
            for name, maker in makers.items():
                words[name] = maker(**{each: words.pop(each) for each in taken[name]})
            command(**words)

        options = [
            option.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            for own in inspect.signature(command, eval_str=True).parameters.values()
            for option in taken.get(own.name, {own.name: own}).values()
        ]
        run.__annotations__ = {}
        run.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
        return run

    return decorate
