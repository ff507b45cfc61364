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
    resources: list[Any] = json.loads(descriptor.read_text("utf-8"))["resources"]
    return {
        table["name"]: [field["name"] for field in table["schema"]["fields"]]
        for table in resources
    }


def _tables(incomplete: str) -> Iterator[str]:
    yield from (name for name in _fields() if name.startswith(incomplete))


def _columns(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    *before, last = incomplete.split(",")
    for name in _fields().get(ctx.params.get("table", ""), []):
        if name.startswith(last) and name not in before:
            yield ",".join([*before, name])


def _conditions(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    yield from (f"{name}=" for name in _columns(ctx, incomplete))


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
    files = find_project().glob(f"params/{incomplete}*.yaml")
    return (path.stem for path in sorted(files))


def _notebooks(incomplete: str) -> Iterator[str]:
    files = find_project().glob(f"notebooks/{incomplete}*.ipynb")
    return (path.stem for path in sorted(files))


TableArgument = Annotated[
    str, typer.Argument(metavar="TABLE", autocompletion=_tables, show_default=False)
]
CountryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--country",
        metavar="C",
        autocompletion=_countries,
        help="Code or name of a country or group; may be given several times.",
    ),
]
StartOption = Annotated[
    str | None,
    typer.Option("--start", metavar="Y", help="First year or period: 2010, 2010-06."),
]
EndOption = Annotated[
    str | None, typer.Option("--end", metavar="Y", help="Last year or period.")
]
WhereOption = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="COLUMN=VALUE",
        autocompletion=_conditions,
        help="Rows with this value, or whose list holds it. May be given several "
        "times: for one column, any of the values.",
    ),
]
PartsOption = Annotated[
    bool,
    typer.Option(
        "--parts",
        help="Keep parts of years, and spans of several, beside whole years.",
    ),
]
VintageOption = Annotated[
    str,
    typer.Option(
        "--vintage",
        metavar="V",
        autocompletion=lambda: ["bundled", "latest"],
        help="With the rows that `cac-data fetch` brought: latest, or a date.",
    ),
]
ColumnsOption = Annotated[
    str,
    typer.Option(
        "--columns",
        metavar="A,B",
        autocompletion=_columns,
        show_default=False,
        help="Columns to give, in this order.",
    ),
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
ScenarioArgument = Annotated[
    str,
    typer.Argument(metavar="SCENARIO", autocompletion=_scenarios, show_default=False),
]
ScenariosArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SCENARIO]...", autocompletion=_scenarios),
]
NotebookArgument = Annotated[
    str,
    typer.Argument(metavar="NOTEBOOK", autocompletion=_notebooks, show_default=False),
]
NotebooksOption = Annotated[
    list[str] | None,
    typer.Option(
        "--notebook",
        metavar="NAME",
        autocompletion=_notebooks,
        help="Only this notebook; may be given several times.",
    ),
]


def given(
    **makers: Callable[..., Any],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command arguments that functions make of options of their own.

    The command line takes the options of the makers in place of these arguments.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        taken = {
            name: inspect.signature(maker, eval_str=True).parameters
            for name, maker in makers.items()
        }

        @functools.wraps(command)
        def run(**words: Any) -> None:
            for name, maker in makers.items():
                words[name] = maker(
                    **{option: words.pop(option) for option in taken[name]}
                )
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
