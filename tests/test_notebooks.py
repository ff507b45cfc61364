"""The shape of the notebooks: thin, true in every scenario, stored clean."""

import ast
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat import NotebookNode

from tests.reading import NOTEBOOKS, ROOT

# The outlook holds what the scenario assumes for trade, gas, power and the railway side
# by side; with fewer parameters its page would tell another story than theirs. That of
# trade holds exports against the gas in them, so it is told what that of energy is.
MOST_PARAMETERS = {"energy": 12, "outlook": 15, "trade": 17}
REFERENCE_TAGS = {"nbval-check-output", "keep_output"}
LIBRARIES = {"cac_data", "pandas", "seaborn", "matplotlib"}
SECTIONS = ["In brief", "Key figures"]
LAST_SECTIONS = ["What the article says", "Where sources disagree", "Sources"]

# Where one of these is needed, a function is missing from the library.
WORK = (
    *(ast.AsyncFor, ast.AsyncFunctionDef, ast.ClassDef, ast.Delete, ast.DictComp),
    *(ast.For, ast.FunctionDef, ast.GeneratorExp, ast.Global, ast.If, ast.IfExp),
    *(ast.Lambda, ast.ListComp, ast.SetComp, ast.Try, ast.While, ast.With),
)
METHODS = re.compile(
    r"open|read_\w+|to_\w+|agg(regate)?|apply|concat|eval|groupby|iter(rows|tuples)"
    r"|join|map|melt|merge|pivot(_table)?|pipe|query|resample|(un)?stack|transform"
)
PATH_OR_URL = re.compile(
    r"://|^\.{0,2}/|^~|\\|\.(csv|html?|ipynb|json|pdf|png|svg|txt|xlsx?|ya?ml)$"
)
# A digit that stands by itself, not one within a name such as CA5 or U235; a winner or
# a direction is a claim as much as a number is.
CLAIM = re.compile(
    r"(?<![\w.,])\d[\d.,]*(?<![.,])"
    r"|\b(rose|fell|grew|shrank|doubled|tripled|halved|exceeds?"
    r"|exceeded|overtook|outpaced|surpass(es|ed)?|increased|decreased|declined|dropped"
    r"|soared|surged|plunged|dominates?|biggest|largest|smallest|highest|lowest"
    r"|record (high|low)|majority|twice as|(two|three|four|five|ten) times)\b",
    re.IGNORECASE,
)
# What differs between two runs or two machines.
UNSTABLE = re.compile(r"0x[0-9a-f]{6,}|/(?:home|root|tmp|usr)/|\d{2}:\d{2}:\d{2}")


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def cells(path: Path) -> list[NotebookNode]:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    return list(notebook.cells)


def code_of(cells: list[NotebookNode]) -> list[NotebookNode]:
    return [cell for cell in cells if cell.cell_type == "code"]


def tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", []))


def nodes(cells: list[NotebookNode]) -> Iterator[ast.AST]:
    """What the code consists of; SyntaxError where a cell is no plain Python."""
    for cell in code_of(cells):
        yield from ast.walk(ast.parse(cell.source))


def called(cell: NotebookNode) -> set[str]:
    """Names of what a cell calls, such as ``show.figure``."""
    found = [node for node in nodes([cell]) if isinstance(node, ast.Call)]
    return {ast.unparse(node.func) for node in found}


def prose(cells: list[NotebookNode]) -> str:
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def test_one_title_then_the_sections_that_all_have(cells: list[NotebookNode]) -> None:
    levels, names = zip(*re.findall(r"^(#+) (.*)$", prose(cells), re.M), strict=True)
    assert cells[0].source.startswith("# ")
    assert {*levels[1:]} == {"##"}
    assert [*names[1:3], *names[-3:]] == SECTIONS + LAST_SECTIONS
    questions = names[3:-3]
    assert 5 <= len(questions) <= 13
    assert [words for words in questions if not words.endswith("?")] == []
    assert sum("show.figure" in called(cell) for cell in code_of(cells)) >= 4


def test_parameters_have_a_comment_each(path: Path, cells: list[NotebookNode]) -> None:
    assert [n for n, cell in enumerate(cells) if "parameters" in tags(cell)] == [1]
    assert tags(cells[2]) == {"remove-cell"}  # a word on params/, for JupyterLab alone
    assert "`params/`" in cells[2].source
    lines = cells[1].source.splitlines()
    assert all(re.fullmatch(r"\w+: \w+ = .*  # .{3,}", line) for line in lines), lines
    assert len(lines) <= MOST_PARAMETERS.get(path.stem, 11)


def belongs_elsewhere(node: ast.AST) -> bool:
    """Whether code is work for the library, names a place, or imports another one."""
    match node:
        case ast.Call():
            return bool(METHODS.fullmatch(ast.unparse(node.func).rpartition(".")[2]))
        case ast.Constant(value=str(text)):
            return bool(PATH_OR_URL.search(text))
        case ast.Import():
            return not {alias.name.split(".")[0] for alias in node.names} <= LIBRARIES
        case ast.ImportFrom():
            return (node.module or "").split(".")[0] not in LIBRARIES
        case ast.With():
            # What stands within is shown on the sheet.
            return [ast.unparse(item) for item in node.items] != ["show.sheet(data)"]
    return isinstance(node, WORK)


def test_cells_are_few_and_short_and_leave_the_work(cells: list[NotebookNode]) -> None:
    assert len(cells) <= 50
    assert all(0 < len(c.source.splitlines()) <= 10 for c in code_of(cells[2:]))
    refused = [ast.unparse(node) for node in nodes(cells) if belongs_elsewhere(node)]
    assert refused == []


def test_fixed_prose_is_true_in_every_scenario(cells: list[NotebookNode]) -> None:
    words = re.sub(r"\]\([^)]*\)", "]", prose(cells))
    claims = [words[max(0, at.start() - 30) : at.end()] for at in CLAIM.finditer(words)]
    assert claims == [], "let a template of `cac_data/words` say it"


def is_reference(cell: NotebookNode) -> bool:
    """Whether a cell shows what is compared with its stored output."""
    return bool({"show.key_figures", "show.verdicts"} & called(cell))


@pytest.fixture
def outputs(cells: list[NotebookNode]) -> list[NotebookNode]:
    """All outputs that are stored in a notebook."""
    return [output for cell in code_of(cells) for output in cell.outputs]


def test_key_figures_and_verdicts_alone_keep_output(cells: list[NotebookNode]) -> None:
    keeping = [cell.id for cell in code_of(cells) if cell.outputs]
    references = [cell.id for cell in code_of(cells) if is_reference(cell)]
    assert keeping == references, "make notebooks"


def test_key_figures_and_verdicts_alone_are_tagged_as_compared(
    cells: list[NotebookNode],
) -> None:
    given = {cell.id: tags(cell) - {"parameters"} for cell in code_of(cells)}
    expected = {
        cell.id: REFERENCE_TAGS if is_reference(cell) else set()
        for cell in code_of(cells)
    }
    assert given == expected


def test_what_is_stored_was_shown_and_not_printed(outputs: list[NotebookNode]) -> None:
    assert {output.output_type for output in outputs} == {"display_data"}


def test_what_is_stored_is_short(cells: list[NotebookNode]) -> None:
    assert max(len(str(cell.outputs)) for cell in code_of(cells)) <= 50_000


def test_what_is_stored_is_the_same_in_each_run(outputs: list[NotebookNode]) -> None:
    assert UNSTABLE.findall(str(outputs)) == []


@pytest.fixture(scope="module")
def stripped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of all as the commit hook stores them, by one process."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    hooks = {hook["id"]: hook for repo in config["repos"] for hook in repo["hooks"]}
    _, *words = shlex.split(hooks["nbstripout"]["entry"])
    folder = tmp_path_factory.mktemp("stripped")
    copies = [shutil.copy(path, folder) for path in NOTEBOOKS]
    subprocess.run([sys.executable, *words, *copies], check=True)
    return folder


def test_it_is_stored_as_run_in_order_and_as_the_commit_hook_stores_it(
    path: Path, cells: list[NotebookNode], stripped: Path
) -> None:
    counts = [cell.execution_count for cell in code_of(cells)]
    assert counts == list(range(1, len(counts) + 1)), "make notebooks"
    assert all(cell.metadata.keys() <= {"tags"} for cell in cells)
    stored = (stripped / path.name).read_bytes()
    assert stored == path.read_bytes(), "make notebooks"
