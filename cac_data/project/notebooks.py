"""The text of a notebook: its parameters, its sections, a copy that is told others."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def check_parameters(notebook: Path, known: Mapping[str, Any]) -> None:
    """Refuse a notebook whose parameters are not those of its model.

    Papermill passes over a parameter that a notebook does not know, and the reader
    would see a baseline under another name.
    """
    unlike = _declared(notebook).keys() ^ known.keys()
    if unlike:
        message = (
            f"`notebook`: the parameters cell of {notebook.name} lacks, or "
            f"has unknown, {', '.join(sorted(unlike))}; allowed: {', '.join(known)}"
        )
        raise ValueError(message)


def _declared(notebook: Path) -> dict[str, Any]:
    """Read the one cell tagged `parameters`, which holds annotated plain values."""
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        tagged = [
            cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())
        ]
        [cell] = tagged  # a ValueError where there are none, or several
        source = "".join(cell["source"])
        lines: list[Any] = ast.parse(source).body
        return {line.target.id: ast.literal_eval(line.value) for line in lines}
    except (ValueError, SyntaxError, KeyError, TypeError, AttributeError) as error:
        message = (
            f"`notebook`: {notebook.name} needs one cell tagged 'parameters' of "
            f"annotated plain values such as `start: int = 1992` ({error})"
        )
        raise ValueError(message) from error


def with_parameters(text: str, values: Mapping[str, Any]) -> str:
    """Return a notebook that is told other values, without outputs."""
    import nbformat
    from papermill import execute_notebook

    copy = execute_notebook(
        nbformat.reads(text, as_version=4),
        None,
        values,
        prepare_only=True,
        progress_bar=False,
    )
    copy.metadata.pop("papermill", None)
    for cell in copy.cells:
        cell.metadata.pop("papermill", None)
        if cell.get("outputs"):
            cell.outputs = []
    return f"{nbformat.writes(copy)}\n"


def sections_of(notebook: Path) -> dict[str, str]:
    """Return heading -> code of a notebook but parameters; "" is before all."""
    import nbformat

    heading = ""
    code = {heading: ""}
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "markdown":
            headings = re.findall("^## (.*)$", cell.source, re.M)
            heading = headings[-1] if headings else heading
        elif "parameters" not in cell.metadata.get("tags", ()):
            code[heading] = f"{code.get(heading, '')}{cell.source}\n"
    return code


def headings_of(notebook: Path) -> dict[str, str]:
    """Return the headings of a notebook as the language has them, by themselves."""
    import nbformat

    from cac_data import words  # of an extra, which to look up and cite needs not

    headings: dict[str, str] = {}
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "markdown":
            said = words.prose(notebook.stem, cell.get("id", ""), cell.source)
            pair = (re.findall("^## (.*)$", text, re.M) for text in (cell.source, said))
            headings.update(zip(*pair, strict=False))
    return headings


def run_sections(sections: Mapping[str, str], last: str, names: dict[str, Any]) -> None:
    """Run sections with these names as far as one; show this and key figures."""
    # Of the others only what they compute is needed.
    headings = list(sections)
    for heading in headings[: headings.index(last) + 1]:
        tree = ast.parse(sections[heading])
        if heading not in ("Key figures", last):
            tree.body = [line for line in tree.body if not _shows(line)]
        exec(compile(tree, heading, "exec"), names)


def _shows(line: ast.stmt) -> bool:
    return ast.unparse(line).startswith("show.")
