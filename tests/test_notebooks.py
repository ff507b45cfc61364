"""The shape of the notebooks: thin, true in every scenario, stored clean.

Each rule is a function that returns its complaints about one notebook, and is tried on
every notebook.
"""

from __future__ import annotations

import ast
import copy
import io
import itertools
import json
import re
import shlex
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

Notebook = dict[str, Any]
Cell = dict[str, Any]
Rule = Callable[[Notebook], list[str]]

# Fixed prose must be true in every scenario, so a figure in it is refused. The few that
# no parameter and no new row can make wrong are listed here: notebook -> what is
# written -> why it holds. An entry that is no longer needed fails too.
FIXED_FIGURES: dict[str, dict[str, str]] = {}

MOST_CELLS = 45
MOST_LINES = 6
MOST_LINES_OF_OLD = 9  # until the notebook is rewritten on `show`
MOST_PARAMETERS = 11
# The outlook holds what the scenario assumes for trade, gas, power and the railway side
# by side; with fewer parameters its page would tell another story than theirs.
MORE_PARAMETERS = {"outlook": 14}
MOST_STORED_BYTES = 40_000

TAGS = {"parameters", "nbval-check-output", "keep_output", "remove-cell"}
REFERENCE_TAGS = {"nbval-check-output", "keep_output"}
LIBRARIES = {"cac_data", "pandas", "seaborn", "matplotlib"}
KERNEL = {
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
    "name": "python3",
}
PARAMETER_TYPES = {"bool", "dict", "float", "int", "list", "str"}

# Where one of these is needed, a function is missing from the library. A comprehension
# is a loop and a lambda a function.
STATEMENTS = (
    ast.AsyncFor,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Delete,
    ast.DictComp,
    ast.For,
    ast.FunctionDef,
    ast.GeneratorExp,
    ast.Global,
    ast.If,
    ast.IfExp,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.Try,
    ast.TryStar,
    ast.While,
    ast.With,
)
METHODS = {
    "agg",
    "aggregate",
    "apply",
    "concat",
    "eval",
    "groupby",
    "iterrows",
    "itertuples",
    "join",
    "map",
    "melt",
    "merge",
    "pivot",
    "pivot_table",
    "pipe",
    "query",
    "resample",
    "stack",
    "transform",
    "unstack",
}
PATH_OR_URL = re.compile(
    r"://|^\.{0,2}/|^~|\\|\.(csv|html?|ipynb|json|pdf|png|svg|txt|xlsx?|ya?ml)$"
)
QUESTIONS = range(5, 13)  # how many questions a notebook asks as headings
FEWEST_FIGURES = 4
SECTIONS = (
    "In brief",
    "Key figures",
    "What the article says",
    "Where sources disagree",
    "Sources",
)

# A digit that stands by itself, not one within a name such as CA5 or U235.
FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])")
# A winner or a direction is a claim as much as a number is.
CLAIM = re.compile(
    r"\b(rose|fell|grew|shrank|doubled|tripled|halved|exceeds?"
    r"|exceeded|overtook|outpaced|surpass(es|ed)?|increased|decreased|declined|dropped"
    r"|soared|surged|plunged|dominates?|biggest|largest|smallest|highest|lowest"
    r"|record (high|low)|majority|twice as|(two|three|four|five|ten) times)\b",
    re.IGNORECASE,
)
# What differs between two runs or two machines.
UNSTABLE = re.compile(
    r"0x[0-9a-f]{6,}|/(?:home|root|tmp|usr|Users)/|[A-Z]:\\\\"
    r"|\d{2}:\d{2}:\d{2}|Warning:|Traceback"
)

RULES: dict[str, Rule] = {}


def rule(check: Rule) -> Rule:
    """Enter a check in the list of rules."""
    RULES[check.__name__] = check
    return check


# ---- reading a notebook ----


def read(path: Path) -> Notebook:
    notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["name"] = path.stem  # for FIXED_FIGURES; not in the file
    return notebook


def text(cell: Cell) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def tags(cell: Cell) -> set[str]:
    return set(cell["metadata"].get("tags", []))


def numbered(notebook: Notebook, kind: str) -> Iterator[tuple[int, Cell]]:
    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] == kind:
            yield number, cell


def trees(notebook: Notebook) -> Iterator[tuple[int, ast.Module]]:
    for number, cell in numbered(notebook, "code"):
        try:
            yield number, ast.parse(text(cell))
        except SyntaxError:
            continue  # `is_python` complains of it


def headings(notebook: Notebook) -> Iterator[tuple[int, int, str]]:
    """Number of the cell, level and words of each heading."""
    for number, cell in numbered(notebook, "markdown"):
        for line in text(cell).splitlines():
            if found := re.match(r"(#{1,6})\s+(.*)", line):
                yield number, len(found[1]), found[2].strip()


def is_old(notebook: Notebook) -> bool:
    """Whether a notebook still shows things by `display`."""
    return any(
        "from cac_data" in text(c) and "display" in text(c) for c in notebook["cells"]
    )


def sections_of(notebook: Notebook) -> tuple[str, ...]:
    return SECTIONS[1:] if is_old(notebook) else SECTIONS


def shown(tree: ast.AST) -> set[str]:
    """What a cell shows: `figure` of `show.figure(...)` or `display.show_figure`."""
    return {
        node.func.attr.removeprefix("show_")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("show", "display")
    }


def calls(tree: ast.AST) -> set[str]:
    """Last names of what is called: `show_figure` of `display.show_figure(...)`."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                names.add(node.func.attr)
            elif isinstance(node.func, ast.Name):
                names.add(node.func.id)
    return names


def fixed_prose(notebook: Notebook) -> Iterator[tuple[int, str]]:
    """All that a reader sees and no function has made: Markdown, captions, titles."""
    for number, cell in numbered(notebook, "markdown"):
        without_links = re.sub(r"\]\([^)]*\)", "]", text(cell))
        yield number, without_links
    shown = {"alt", "caption", "note", "title"}
    for number, tree in trees(notebook):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            values = [word.value for word in node.keywords if word.arg in shown]
            if calls(ast.Expr(node)) & {"show_text"}:
                values += node.args
            for value in values:
                for part in ast.walk(value):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield number, part.value


# ---- the rules ----


@rule
def is_valid(notebook: Notebook) -> list[str]:
    ids = [cell["id"] for cell in notebook["cells"]]
    if len(set(ids)) < len(ids):
        return ["two cells have the same id"]
    document = copy.deepcopy(notebook)
    document["metadata"].pop("name", None)
    try:
        nbformat.validate(nbformat.reads(json.dumps(document), as_version=4))
    except nbformat.ValidationError as error:
        return [f"not a valid notebook: {error.message}"]
    return []


@rule
def is_python(notebook: Notebook) -> list[str]:
    complaints = []
    for number, cell in numbered(notebook, "code"):
        try:
            ast.parse(text(cell))
        except SyntaxError as error:
            complaints.append(f"cell {number}: no plain Python ({error.msg})")
    return complaints


@rule
def names_the_kernel_of_the_environment(notebook: Notebook) -> list[str]:
    kernel = notebook["metadata"].get("kernelspec")
    return [] if kernel == KERNEL else [f"kernelspec is {kernel}, not {KERNEL}"]


@rule
def has_one_title_that_comes_first(notebook: Notebook) -> list[str]:
    titles = [number for number, level, _ in headings(notebook) if level == 1]
    return [] if titles == [1] else [f"`# ` headings in cells {titles}, not in cell 1"]


@rule
def has_the_sections_in_order(notebook: Notebook) -> list[str]:
    sections = [words for _, level, words in headings(notebook) if level == 2]
    complaints = [
        f"{sections.count(name)} sections `## {name}`, not one"
        for name in sections_of(notebook)
        if sections.count(name) != 1
    ]
    if complaints:
        return complaints
    first = sections_of(notebook)[0]
    if sections[0] != first:
        complaints.append(f"the first section is `{sections[0]}`, not `{first}`")
    if tuple(sections[-2:]) != SECTIONS[-2:]:
        complaints.append(f"the last sections are {sections[-2:]}, not {SECTIONS[-2:]}")
    return complaints


@rule
def asks_questions(notebook: Notebook) -> list[str]:
    """Whatever is no fixed section is a question that a reader would ask."""
    others = [
        words
        for _, level, words in headings(notebook)
        if level == 2 and words not in SECTIONS
    ]
    complaints = [
        f"`## {words}` is no question" for words in others if words[-1] != "?"
    ]
    if len(others) not in QUESTIONS:
        complaints.append(
            f"{len(others)} questions, not {QUESTIONS.start} to {QUESTIONS.stop - 1}"
        )
    return complaints


@rule
def has_figures(notebook: Notebook) -> list[str]:
    figures = [number for number, tree in trees(notebook) if "figure" in shown(tree)]
    if len(figures) >= FEWEST_FIGURES:
        return []
    return [f"{len(figures)} figures, at least {FEWEST_FIGURES}"]


@rule
def headings_descend_by_one(notebook: Notebook) -> list[str]:
    levels = [level for _, level, _ in headings(notebook)]
    return [
        f"a heading of level {after} follows one of level {before}"
        for before, after in itertools.pairwise(levels)
        if after > before + 1
    ]


@rule
def is_short(notebook: Notebook) -> list[str]:
    complaints = []
    if len(notebook["cells"]) > MOST_CELLS:
        complaints.append(f"{len(notebook['cells'])} cells, at most {MOST_CELLS}")
    name = notebook["metadata"].get("name", "")
    most_parameters = MORE_PARAMETERS.get(name, MOST_PARAMETERS)
    for number, cell in numbered(notebook, "code"):
        most = MOST_LINES_OF_OLD if is_old(notebook) else MOST_LINES
        most = most_parameters if "parameters" in tags(cell) else most
        lines = len(text(cell).splitlines())
        if lines > most:
            complaints.append(f"cell {number}: {lines} lines, at most {most}")
        if not text(cell).strip():
            complaints.append(f"cell {number}: empty")
    return complaints


@rule
def leaves_the_work_to_the_library(notebook: Notebook) -> list[str]:
    complaints = []
    for number, tree in trees(notebook):
        for node in ast.walk(tree):
            if isinstance(node, STATEMENTS):
                name = type(node).__name__
                complaints.append(f"cell {number}, line {node.lineno}: {name}")
        for name in sorted(calls(tree)):
            if name in METHODS or name.startswith(("read_", "to_")) or name == "open":
                complaints.append(f"cell {number}: calls {name}")
    return complaints


@rule
def names_no_path_and_no_address(notebook: Notebook) -> list[str]:
    return [
        f"cell {number}, line {node.lineno}: {node.value!r}"
        for number, tree in trees(notebook)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and PATH_OR_URL.search(node.value)
    ]


@rule
def imports_only_the_library_and_what_draws(notebook: Notebook) -> list[str]:
    complaints = []
    for number, tree in trees(notebook):
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or "."]
            complaints += [
                f"cell {number}: imports {name}"
                for name in names
                if name.split(".")[0] not in LIBRARIES
            ]
    return complaints


@rule
def has_one_parameters_cell_that_comes_second(notebook: Notebook) -> list[str]:
    found = [
        number
        for number, cell in numbered(notebook, "code")
        if "parameters" in tags(cell)
    ]
    return [] if found == [2] else [f"cells tagged `parameters`: {found}, not [2]"]


@rule
def parameters_are_annotated_literals_with_a_comment(notebook: Notebook) -> list[str]:
    complaints = []
    for number, cell in numbered(notebook, "code"):
        if "parameters" not in tags(cell):
            continue
        source = text(cell)
        commented = {
            token.start[0]
            for token in tokenize.generate_tokens(io.StringIO(source).readline)
            if token.type == tokenize.COMMENT and len(token.string) > 2
        }
        for node in ast.parse(source).body:
            where = f"cell {number}, line {node.lineno}"
            if node.end_lineno not in commented:
                complaints.append(f"{where}: no comment beside it")
            complaint = complaint_of_parameter(node)
            if complaint:
                complaints.append(f"{where}: {complaint}")
    return complaints


def complaint_of_parameter(node: ast.stmt) -> str:
    """Why a statement is no parameter; empty if it is one."""
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
        return "not of the form `name: type = literal`"
    annotation = ast.unparse(node.annotation)
    if annotation not in PARAMETER_TYPES:
        # Papermill does not see others.
        return f"annotation {annotation}, not one of {sorted(PARAMETER_TYPES)}"
    try:
        value = ast.literal_eval(node.value) if node.value else None
    except ValueError:
        return "not a literal"
    if type(value).__name__ != annotation:
        return f"{value!r} is not of type {annotation}"
    return ""


@rule
def fixed_prose_names_no_figure(notebook: Notebook) -> list[str]:
    allowed = FIXED_FIGURES.get(notebook["metadata"].get("name", ""), {})
    used = set()
    complaints = []
    for number, prose in fixed_prose(notebook):
        for pattern in (FIGURE, CLAIM):
            for found in pattern.finditer(prose):
                if found[0] in allowed:
                    used.add(found[0])
                    continue
                words = prose[max(0, found.start() - 30) : found.end() + 30]
                complaints.append(
                    f"cell {number}: {found[0]!r} in {words!r}; let a function of the "
                    "library say it, or give the reason in FIXED_FIGURES"
                )
    complaints += [
        f"FIXED_FIGURES allows {figure!r}, which is not written any more"
        for figure in sorted(allowed.keys() - used)
    ]
    return complaints


@rule
def tags_are_those_of_the_project(notebook: Notebook) -> list[str]:
    complaints = []
    for number, cell in enumerate(notebook["cells"], start=1):
        for tag in sorted(tags(cell) - TAGS):
            complaints.append(f"cell {number}: tag {tag!r}, not one of {sorted(TAGS)}")
        both = tags(cell) & REFERENCE_TAGS
        if both and both != REFERENCE_TAGS:
            complaints.append(f"cell {number}: has {both} without the other")
    return complaints


@rule
def reference_cells_are_tagged(notebook: Notebook) -> list[str]:
    """Key figures and verdicts: their stored output shows what a change did."""
    reference = {"key_figures", "verdicts"}
    complaints = []
    for number, tree in trees(notebook):
        tagged = "keep_output" in tags(notebook["cells"][number - 1])
        if bool(reference & shown(tree)) != tagged:
            state = "is" if tagged else "is not"
            complaints.append(
                f"cell {number}: {state} tagged keep_output; key figures and verdicts "
                "are, nothing else is"
            )
    return complaints


@rule
def only_reference_cells_keep_output(notebook: Notebook) -> list[str]:
    complaints = []
    for number, cell in numbered(notebook, "code"):
        kept = bool(cell["outputs"])
        if kept != ("keep_output" in tags(cell)):
            complaints.append(
                f"cell {number}: {'has' if kept else 'lacks'} output; make notebooks"
            )
        stored = json.dumps(cell["outputs"])
        if len(stored) > MOST_STORED_BYTES:
            complaints.append(f"cell {number}: keeps {len(stored)} bytes of output")
        if found := UNSTABLE.search(stored):
            complaints.append(f"cell {number}: keeps {found[0]!r}, which will not last")
        complaints += [
            f"cell {number}: keeps an output of type {output['output_type']}"
            for output in cell["outputs"]
            if output["output_type"] not in {"display_data", "execute_result"}
        ]
    return complaints


@rule
def was_run_from_top_to_bottom(notebook: Notebook) -> list[str]:
    counts = [cell["execution_count"] for _, cell in numbered(notebook, "code")]
    wanted = list(range(1, len(counts) + 1))
    return [] if counts == wanted else [f"execution counts {counts}: make notebooks"]


@rule
def carries_no_trace_of_a_run(notebook: Notebook) -> list[str]:
    complaints = [
        f"metadata.{key}"
        for key in sorted(notebook["metadata"].keys() - {"kernelspec", "title", "name"})
    ]
    for number, cell in enumerate(notebook["cells"], start=1):
        complaints += [
            f"cell {number}: metadata.{key}"
            for key in sorted(cell["metadata"].keys() - {"tags"})
        ]
    return complaints


# ---- the notebooks ----


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("check", RULES.values(), ids=RULES)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook(path: Path, check: Rule) -> None:
    complaints = check(read(path))
    assert not complaints, "\n".join([path.name, *complaints])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_commit_hook_changes_nothing(path: Path, tmp_path: Path) -> None:
    copied = shutil.copy(path, tmp_path)
    strip(Path(copied))
    assert Path(copied).read_bytes() == path.read_bytes(), (
        f"{path.name} is not stored as the commit hook stores it: make notebooks"
    )


def strip(path: Path) -> None:
    """Clean a notebook as the commit hook does, with the very arguments of the hook."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    hooks = {hook["id"]: hook for repo in config["repos"] for hook in repo["hooks"]}
    _, *arguments = shlex.split(hooks["nbstripout"]["entry"])
    subprocess.run([sys.executable, *arguments, str(path)], check=True)
