"""A project, the user's own or the package's, and what it holds on a subject."""

from __future__ import annotations

import csv
import io
import shlex
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc, getmembers, isfunction
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cac_data import codes
from cac_data.files import write_new

if TYPE_CHECKING:
    import pandas as pd

    from cac_data.scenarios import Scenario

# What reads tables, models or notebooks is imported by what needs it: completion, which
# asks for names while a person types, does not.

PARTS = {"notebooks": "*.ipynb", "params": "*.yaml"}

# A wheel carries them here; a checkout has them beside the package.
CARRIED = Path(__file__).parent / "_project"

DRAFT = """\
# yaml-language-server: $schema=scenario.schema.json
title: "A new scenario: rewrite this title"
description: "Rewrite this: what happens in this world, and what its numbers rest on."
extends: {parent}
# parameters: what differs; to see them: cac-data scenarios show {parent}
"""
"""A scenario that extends another and does not differ from it yet."""

README = """\
# An analysis on cac-data

`cac-data scenarios new my_story --from baseline` begins a scenario in `params/`,
`cac-data report` makes `reports/index.html` of all, and `cac-data open my_story trade`
copies a notebook to go on with in JupyterLab.
"""


@dataclass(frozen=True)
class Project:
    """The folders of a project; `is_own` tells the user's from that of the package."""

    notebooks: Path
    params: Path
    output: Path
    is_own: bool

    def names(self, part: str) -> list[str]:
        """Return the names of ``notebooks``, or the scenarios of ``params``."""
        return sorted(file.stem for file in getattr(self, part).glob(PARTS[part]))

    def scenarios(self, *names: str) -> list[Scenario]:
        """Return its scenarios, the baseline first, or those that are named."""
        from cac_data.scenarios import load_scenarios

        known = load_scenarios(self.params)
        for name in names:
            codes.check_member("scenario", name, known)
        return [known[name] for name in names or known]

    def begin_scenario(self, new_id: str, parent: str) -> Path:
        """Write the file of a scenario that extends another, and return its path."""
        from cac_data.scenarios import check_new_id

        check_new_id(new_id)
        self.scenarios(parent)
        if not self.is_own:
            message = "`--project`: there is no folder with notebooks/ and params/ here"
            message += " or above to write to; name one"
            raise ValueError(message)
        path = self.params / f"{new_id}.yaml"
        write_new(path, DRAFT.format(parent=parent).encode())
        return path


def find_project(folder: Path | None = None, *, start: Path | None = None) -> Project:
    """Return the project in a folder, or the nearest one from `start` upwards.

    That is by default the working directory. Where there is none, it is the package's,
    with reports in `start`. ValueError for a `folder` that is no project.
    """
    start = start or Path.cwd()
    own = (folder,) if folder else (start, *start.parents)
    for place in (*own, *(() if folder else (CARRIED, CARRIED.parents[1]))):
        if all((place / part).is_dir() for part in PARTS):
            is_own = place in own
            output = (place if is_own else start) / "reports"
            return Project(place / "notebooks", place / "params", output, is_own)
    message = (
        f"`--project`: {folder or 'nothing here or above'} is no project folder; "
        "allowed: a folder with notebooks/ and params/"
    )
    raise ValueError(message)


def begin_project(folder: Path) -> None:
    """Fill a new or empty folder with the package's notebooks and scenarios."""
    if folder.exists() and any(folder.iterdir()):
        message = f"`folder`: {folder} is not empty; allowed: a new or an empty one"
        raise ValueError(message)
    carried = find_project(start=CARRIED)
    for source in (carried.notebooks, carried.params):
        (folder / source.name).mkdir(parents=True)
        for file in source.glob("[!.]*.*"):
            shutil.copyfile(file, folder / source.name / file.name)
    (folder / "README.md").write_text(README, encoding="utf-8")


def values_of(
    scenario: Scenario, other: Scenario | None = None, *, notebooks: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return `notebook, parameter, scenario, value, in_words` of each parameter.

    Beside an `other` scenario only of those that differ, a row for each scenario.
    """
    rows = []
    for notebook in notebooks or scenario.parameters:
        names = scenario.values(notebook)
        if other:
            names = scenario.differences(notebook, other)
        for name, of in product(names, [other, scenario] if other else [scenario]):
            told = {"notebook": notebook, "parameter": name, "scenario": of.id}
            told["value"] = of.values(notebook)[name]
            told["in_words"] = of.parameters[notebook].in_words(name)
            rows.append(told)
    return rows


def with_parameters(notebook: str, parameters: Mapping[str, object]) -> str:
    """Return a notebook that is told parameters as Papermill does, without outputs."""
    import nbformat
    from papermill import execute_notebook

    source = nbformat.reads(notebook, as_version=4)
    told = {"prepare_only": True, "progress_bar": False}
    copy = execute_notebook(source, None, parameters, **told)
    for part in (copy, *copy.cells):
        part.metadata.pop("papermill", None)
        if part.get("outputs"):
            part.outputs = []
    return f"{nbformat.writes(copy)}\n"


def search(words: str, reports: Path) -> pd.DataFrame:
    """Return `kind, name, about, next` of what has all the words, or else most of them.

    Those with the words in their names come first; `next` is what to type.
    """
    import pandas as pd

    wanted = words.lower().split()

    def hits(text: str) -> int:
        return sum(word in text.lower() for word in wanted)

    columns = ["kind", "name", "about", "next"]
    frame = pd.DataFrame(_searched(reports), columns=columns)
    told = (frame["name"] + " " + frame["about"]).map(hits)
    best: pd.DataFrame = frame.loc[told == max(1, told.max())].sort_values(
        "name", key=lambda names: -names.map(hits), kind="stable", ignore_index=True
    )
    best["about"] = best["about"].str.replace(r"\. .*", "", regex=True)
    return best


def _searched(reports: Path) -> Iterator[tuple[str, ...]]:
    """Yield tables, columns, functions, claims and the figures of reports."""
    from cac_data.tables import load_table, resource_of, table_names

    for table in table_names():
        told = resource_of(table)
        about = f"{told['title']}. {told['description']}"
        yield "table", table, about, f"cac-data show {table}"
        for field in told["schema"]["fields"]:
            name, about = field["name"], field.get("description", field["title"])
            yield "column", f"{table}.{name}", about, f"cac-data describe {table}"
    for topic in ("trade", "energy", "history", "infrastructure", "outlook"):
        for name, held in getmembers(import_module(f"cac_data.{topic}"), isfunction):
            # Not what it only uses.
            is_own = held.__module__.split(".")[1] in (topic, "products")
            if is_own and not name.startswith("_"):
                path = f"cac_data.{topic}.{name}"
                about = (getdoc(held) or "").partition("\n")[0]
                yield "function", path, about, f"python -m pydoc {path}"
    for claim in load_table("claims").to_dict("records"):
        asked = f"cac-data claims --about {shlex.quote(claim['statement'])}"
        yield "claim", claim["claim_id"], claim["statement"], asked
    if (figures := reports / "key_figures.csv").is_file():
        text = figures.read_text("utf-8")
        for row in csv.DictReader(io.StringIO(text)):
            about = f"{row['label']}: {row['value']} {row['unit']}"
            name = f"{row['scenario']}/{row['notebook']}"
            yield "report", name, about, str(reports / row["page"])
