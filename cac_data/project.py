"""A project, the user's own or the package's, and what it holds on a subject."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cac_data import codes
from cac_data.files import write_new
from cac_data.validate import check_member

if TYPE_CHECKING:
    import pandas as pd

    from cac_data.scenarios import Scenario

# What is slow to import is so where it is needed: completion finds projects, too.

KEY_FIGURES = "key_figures.csv"  # in a folder of reports
CARRIED = Path(__file__).parent / "_project"  # by a wheel; a checkout has them beside

DRAFT = """\
# yaml-language-server: $schema=scenario.schema.json
title: "A new scenario: rewrite this title"
description: "Rewrite this: what happens in this world, and what its numbers rest on."
extends: {parent}
# parameters: what differs; to see them: cac-data scenarios show {parent}
"""
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

    def scenarios(self, *names: str) -> list[Scenario]:
        """Return its scenarios, the baseline first, or those that are named."""
        from cac_data.scenarios import load_scenarios

        known = load_scenarios(self.params)
        for name in names:
            check_member("scenario", name, known)
        return [known[name] for name in names or known]

    def values(self, *names: str, notebooks: Sequence[str] = ()) -> list[Any]:
        """Return `notebook, parameter, scenario, value, in_words` of each parameter.

        Of two scenarios only of those that differ, a row for each scenario.
        """
        rows, (one, *more) = [], self.scenarios(*names)
        for notebook in notebooks or one.parameters:
            shown = one.values(notebook)
            for other in more:
                shown = other.differences(notebook, one)
            for name, of in product(shown, [one, *more]):
                told = {"notebook": notebook, "parameter": name, "scenario": of.id}
                told["value"] = of.values(notebook)[name]
                told["in_words"] = of.parameters[notebook].in_words(name)
                rows.append(told)
        return rows

    def begin_scenario(self, new_id: str, parent: str) -> Path:
        """Write the file of a scenario that extends another, and return its path."""
        self.scenarios(parent)
        return self.write_scenario(new_id, DRAFT.format(parent=parent))

    def write_scenario(self, new_id: str, text: str) -> Path:
        """Write the file of a new scenario, and return its path."""
        from cac_data.scenarios import check_new_id

        check_new_id(new_id)
        if not self.is_own:
            message = "`--project`: nothing here or above is a project; name one"
            raise ValueError(message)
        path = self.params / f"{new_id}.yaml"
        write_new(path, text.encode())
        return path

    def begin_notebook(self, notebook: str, scenario: str) -> Path:
        """Write a copy that is told a scenario, without outputs, and return its path.

        It lies beside the notebook if that is the user's own, else here.
        """
        import nbformat
        from papermill import execute_notebook

        from cac_data.vintage import resolve

        [of], [text] = self.scenarios(scenario), self.texts(notebook).values()
        told = of.values(notebook)
        told["data"] = resolve(told["data"], argument="data")
        how = {"prepare_only": True, "progress_bar": False}
        copy = execute_notebook(nbformat.reads(text, as_version=4), None, told, **how)
        for part in (copy, *copy.cells):
            part.metadata.pop("papermill", None)
            if part.get("outputs"):
                part.outputs = []
        folder = self.notebooks if self.is_own else Path.cwd()
        path = folder / f"{scenario}-{notebook}.ipynb"
        write_new(path, f"{nbformat.writes(copy)}\n".encode())
        return path

    def copy_to(self, folder: Path) -> None:
        """Fill a new or empty folder with the notebooks and scenarios."""
        if folder.exists() and any(folder.iterdir()):
            message = f"`folder`: {folder} is not empty; allowed: a new or an empty one"
            raise ValueError(message)
        for source in (self.notebooks, self.params):
            for file in source.glob("[!.]*.*"):
                write_new(folder / source.name / file.name, file.read_bytes())
        write_new(folder / "README.md", README.encode())

    def texts(self, *names: str) -> dict[str, str]:
        """Return the texts of its notebooks, or of those named, in order of the models.

        Papermill passes over a parameter that a notebook does not know, and the reader
        would see a baseline under another name: here that is a ValueError.
        """
        from cac_data.scenarios import NOTEBOOK_PARAMETERS

        paths = {name: self.notebooks / f"{name}.ipynb" for name in NOTEBOOK_PARAMETERS}
        found = {name: path for name, path in paths.items() if os.path.lexists(path)}
        if not found:
            wanted = ", ".join(path.name for path in paths.values())
            message = f"`notebook`: {self.notebooks} has none of {wanted}"
            raise ValueError(message)
        for name in names:
            check_member("notebook", name, found)
        chosen = [name for name in found if name in (names or found)]
        for name in chosen:
            known = NOTEBOOK_PARAMETERS[name].model_fields
            if wrong := _declared(found[name]).keys() ^ known.keys():
                message = f"`notebook`: the parameters cell of {name}.ipynb lacks, or "
                message += f"has unknown, {', '.join(sorted(wrong))}; allowed: "
                message += ", ".join(known)
                raise ValueError(message)
        return {name: found[name].read_text("utf-8") for name in chosen}

    def sections(self, notebook: str) -> dict[str, str]:
        """Return heading -> code of a notebook but parameters; "" is before all."""
        import nbformat

        code, heading = {"": ""}, ""
        path = self.notebooks / f"{notebook}.ipynb"
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                heading = (re.findall("^## (.*)$", cell.source, re.M) or [heading])[-1]
            elif "parameters" not in cell.metadata.get("tags", ()):
                code[heading] = f"{code.get(heading, '')}{cell.source}\n"
        return code

    def run_section(self, notebook: str, last: str, names: dict[str, Any]) -> None:
        """Run it with these names as far as a section; show this and key figures."""
        sections = self.sections(notebook)
        for heading in [*sections][: [*sections].index(last) + 1]:
            tree = ast.parse(sections[heading])
            if heading not in ("Key figures", last):
                lines = tree.body
                tree.body = [x for x in lines if not ast.unparse(x).startswith("show.")]
            exec(compile(tree, heading, "exec"), names)


def _declared(notebook: Path) -> dict[str, Any]:
    """Read the one cell tagged `parameters`, which holds annotated plain values."""
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        tagged = [c for c in cells if "parameters" in c["metadata"].get("tags", ())]
        (source,) = ("".join(cell["source"]) for cell in tagged)
        lines: list[Any] = ast.parse(source).body
        return {line.target.id: ast.literal_eval(line.value) for line in lines}
    except (ValueError, SyntaxError, KeyError, TypeError, AttributeError) as error:
        message = f"`notebook`: {notebook.name} needs one cell tagged 'parameters' of "
        message += f"annotated plain values such as `start: int = 1992` ({error})"
        raise ValueError(message) from error


def find_project(folder: Path | None = None, *, start: Path | None = None) -> Project:
    """Return the project in a folder, or the nearest from `start` (here) upwards.

    Where there is none, it is the package's, with reports in `start`. ValueError for a
    `folder` that is no project.
    """
    start = start or Path.cwd()
    own = (folder,) if folder else (start, *start.parents)
    for place in own if folder else (*own, CARRIED, CARRIED.parents[1]):
        if all((place / part).is_dir() for part in ("notebooks", "params")):
            is_own = place in own
            output = (place if is_own else start) / "reports"
            return Project(place / "notebooks", place / "params", output, is_own)
    message = f"`--project`: {folder} is not a folder with notebooks/ and params/"
    raise ValueError(message)


def search(words: str, reports: Path) -> pd.DataFrame:
    """Return `kind, name, about, next` of what has all the words, or else most of them.

    Those with the words in their names come first; `next` is what to type. `attrs` has
    a `fault` where the figures of reports cannot be read, and so are not searched.
    """
    import pandas as pd

    def hits(texts: pd.Series[str]) -> pd.Series[int]:
        wanted = words.lower().split()
        found = texts.map(lambda text: sum(word in text.lower() for word in wanted))
        return found.astype("int64")  # of no texts, too

    columns = ["kind", "name", "about", "next"]
    fault, figures = "", list[tuple[str, ...]]()
    try:
        figures = _figures(reports)
    except (OSError, ValueError, csv.Error) as error:
        fault = f"reports are not searched: {reports / KEY_FIGURES}: {error}"
    frame = pd.DataFrame([*_searched(), *figures], columns=columns)
    told = hits(frame["name"] + " " + frame["about"])
    best = frame[told == max(1, told.max())]
    best = best.sort_values("name", key=lambda names: -hits(names), kind="stable")
    best = best.replace({"about": r"\. .*"}, "", regex=True).reset_index(drop=True)
    best.attrs["fault"] = fault
    return best


def _searched() -> Iterator[tuple[str, ...]]:
    from cac_data.tables import load_table

    for table in codes.descriptor()["resources"]:
        of, about = table["name"], f"{table['title']}. {table['description']}"
        yield "table", of, about, f"cac-data show {of}"
        asked = f"cac-data describe {of}"
        for field in table["schema"]["fields"]:
            about = field.get("description", field["title"])
            yield "column", f"{of}.{field['name']}", about, asked
    for claim in load_table("claims").to_dict("records"):
        asked = f"cac-data claims --about {shlex.quote(claim['statement'])}"
        yield "claim", claim["claim_id"], claim["statement"], asked


def _figures(reports: Path) -> list[tuple[str, ...]]:
    """Return what a folder of reports says; ValueError where no run has written it."""
    file = reports / KEY_FIGURES
    if not file.is_file():
        return []
    text = file.read_bytes().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    needed = ("scenario", "notebook", "label", "value", "unit", "page")
    lacking = [name for name in needed if name not in (rows.fieldnames or ())]
    if lacking:
        message = f"has no column {', '.join(lacking)}"
        raise ValueError(message)
    found = list[tuple[str, ...]]()
    for row in rows:
        # What is beyond the columns stands under None, and None for what is missing.
        if None in row or None in row.values():
            message = f"line {rows.line_num} has more or fewer cells than columns"
            raise ValueError(message)
        about = f"{row['label']}: {row['value']} {row['unit']}"
        name = f"{row['scenario']}/{row['notebook']}"
        found.append(("report", name, about, str(reports / row["page"])))
    if not text.endswith("\n"):
        message = "is cut off"
        raise ValueError(message)
    return found
