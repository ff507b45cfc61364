"""The commands ``search``, ``init`` and ``open``: find one's way, and go on by hand."""

from __future__ import annotations

import csv
import shlex
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from cac_data.cli.options import (
    CARRIED,
    Form,
    NotebookArgument,
    ProjectOption,
    ScenarioArgument,
    argument,
    find_project,
    option,
)

README = """\
# An analysis on cac-data

`notebooks/` holds the notebooks, `params/` the scenarios.

    cac-data scenarios new my_story --from baseline   # then edit params/my_story.yaml
    cac-data report                                   # then open reports/index.html
    cac-data open my_story trade                      # and go on in JupyterLab
"""


def init(folder: Annotated[Path, argument("DIR")]) -> None:
    """Begin a project: a folder with notebooks, scenarios and a README of your own.

    DIR is made; one that holds anything is refused.
    """
    if folder.exists() and any(folder.iterdir()):
        message = f"`DIR`: {folder} is not empty; allowed: a new or an empty folder"
        raise ValueError(message)
    carried = find_project(CARRIED)
    for pattern in ("notebooks/*.ipynb", "params/*.yaml", "params/*.json"):
        for file in carried.glob(pattern):
            target = folder / file.relative_to(carried)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    (folder / "README.md").write_text(README, encoding="utf-8")
    typer.echo(f"{folder} is ready: cd {shlex.quote(str(folder))} && cac-data report")


def open_(
    scenario: ScenarioArgument,
    notebook: NotebookArgument,
    project: ProjectOption = None,
    output: Annotated[
        Path | None, option("--output", "Where to write it.", "FILE", dir_okay=False)
    ] = None,
) -> None:
    """Copy a notebook with a scenario's parameters, to go on by hand in JupyterLab.

    Without --output it is SCENARIO-NOTEBOOK.ipynb beside the project's notebooks. Only
    this copy takes the parameters; no report is made of it.
    """
    import nbformat
    from papermill import execute_notebook

    from cac_data.files import write_atomically
    from cac_data.report import open_project, plan_reports

    with open_project(project, start=Path.cwd()) as found:
        [job] = plan_reports(found, scenarios=[scenario], notebooks=[notebook])
    folder = found.notebooks if found.is_own else Path.cwd()
    target = output or folder / f"{scenario}-{notebook}.ipynb"
    if target.exists():
        message = f"`--output`: {target} is there already; allowed: a new file"
        raise ValueError(message)
    source = nbformat.reads(job.content, as_version=4)
    copy = execute_notebook(
        source, None, job.parameters, prepare_only=True, progress_bar=False
    )
    for part in (copy, *copy.cells):
        part.metadata.pop("papermill", None)
        if part.get("outputs"):
            part.outputs = []  # what was found with other parameters
    write_atomically(target, f"{nbformat.writes(copy)}\n".encode())
    typer.echo(f"{target}\nOpen it with: jupyter lab {shlex.quote(str(target))}")


def search(
    words: Annotated[list[str], argument("WORDS")],
    form: Form,
    project: ProjectOption = None,
) -> None:
    """Search tables, columns, functions, claims and the figures of reports.

    The best first, each with what to type next. Where nothing has all the words, what
    has most of them.
    """
    import pandas as pd

    names = ["kind", "name", "about", "next"]
    found = pd.DataFrame(_everything(project), columns=names)
    found["words"], found["rank"] = 0, 0
    for word in " ".join(words).lower().split():
        named = found["name"].str.lower().str.contains(word, regex=False)
        told = found["about"].str.lower().str.contains(word, regex=False)
        found["words"] += named | told
        found["rank"] += 3 * named + told
    best = found[(found["words"] > 0) & (found["words"] == found["words"].max())]
    best = best.sort_values("rank", ascending=False, kind="stable")
    best["about"] = best["about"].str.split(". ", regex=False).str[0]
    form.limit = form.limit or 20
    form.print(best[names], empty=f"Nothing found for {' '.join(words)}.")


def _everything(project: Path | None) -> Iterator[tuple[str, str, str, str]]:
    """Yield what can be found: kind, name, what it is, and what to type next."""
    import cac_data
    from cac_data.tables import resource_of, table_names

    for table in table_names():
        told = resource_of(table)
        about = f"{told['title']}. {told['description']}"
        yield "table", table, about, f"cac-data show {table}"
        for field in told["schema"]["fields"]:
            name = f"{table}.{field['name']}"
            about = field.get("description", field["title"])
            yield "column", name, about, f"cac-data describe {table}"
    for topic in ("", ".trade", ".energy", ".history", ".infrastructure", ".outlook"):
        module = import_module(f"cac_data{topic}")
        for name in module.__all__:
            path = f"cac_data{topic}.{name}"
            if callable(what := getattr(module, name)):
                about = str(what.__doc__).strip().partition("\n")[0]
                yield "function", path, about, f"python -m pydoc {path}"
    claims = cac_data.load_table("claims")
    for claim, said in zip(claims["claim_id"], claims["statement"], strict=True):
        yield "claim", claim, said, f"cac-data claims --about {shlex.quote(said)}"
    figures = find_project(project or Path.cwd()) / "reports" / "key_figures.csv"
    if figures.is_file():
        with figures.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                name = f"{row['scenario']}/{row['notebook']}"
                about = f"{row['label']}: {row['value']} {row['unit']}"
                yield "report", name, about, str(figures.parent / row["page"])
