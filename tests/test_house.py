"""The rules of the house: how dense it is, who imports whom, what is never done."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cac_data"

# --- How dense -----------------------------------------------------------------------

MOST_NODES_A_LINE = 7.2
"""Syntax nodes of the package by lines of code, on average: it may not rise."""

NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
NO_NODES = (ast.expr_context, ast.operator, ast.cmpop, ast.unaryop, ast.boolop)

# --- Who imports whom ----------------------------------------------------------------

# From top to bottom. A module may import what stands on a line below its own; modules
# on one line never import each other (the topics least of all), except the parts of one
# package.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"lab"},
    {"report"},
    {"project"},
    {"scenarios", "records"},
    {"parameters"},
    {"outlook"},
    {"claims", "what_if"},
    {"history", "trade", "energy", "infrastructure"},
    {"show"},
    {"fetch"},
    {"words", "products", "tracks"},
    {"projections", "facts"},
    {"observations"},
    {"charts"},
    {"conflicts"},
    {"sources"},
    {"changes"},
    {"inputs"},
    {"tables"},
    {"vintage"},
    {"periods", "cache"},
    {"export"},
    {"bundles"},
    {"completion"},
    {"codes", "files"},
    {"_names", "validate", "printable", "extras"},
)
RANK = {name: rank for rank, layer in enumerate(reversed(LAYERS)) for name in layer}

TOPICS = {
    "outlook",
    "claims",
    "what_if",
    "history",
    "trade",
    "energy",
    "infrastructure",
}
PUBLIC = {"conflicts", "sources", "tables", "vintage", "facts", *TOPICS} - {"what_if"}
"""`cac_data/__init__.py` gives names of the first four, and the topics themselves."""

UNKNOWN_TO_REPORTS = {*TOPICS, *("show", "products", "facts", "observations")}
"""What a report shows reaches it through bundles: a new topic changes nothing there."""

READ_FILES = {"tables", "vintage", "codes", "words", "charts", "report", "project"}
"""Who reads files of the package."""


def modules() -> dict[str, Path]:
    """Dotted name below `cac_data` -> file, of every module there is."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts).removesuffix("__init__").rstrip(".")] = file
    return found


MODULES = modules()
TREES = {name: ast.parse(file.read_text("utf-8")) for name, file in MODULES.items()}
FUNCTIONS = [
    (name, node)
    for name, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def top(name: str) -> str:
    return name.partition(".")[0]


def code_lines(text: str, tree: ast.Module) -> int:
    """Lines that hold code: no docstrings, comments or blanks."""
    documented: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str()), end_lineno=int(end)):
                documented.update(range(node.lineno, end + 1))
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines - documented)


def nodes(tree: ast.Module) -> int:
    """Syntax nodes, but for annotations, contexts and operators."""
    annotations: set[ast.AST] = set()
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            annotation = getattr(node, name, None)
            if isinstance(annotation, ast.AST):
                annotations.update(ast.walk(annotation))
    counted = (node for node in ast.walk(tree) if node not in annotations)
    return sum(not isinstance(node, NO_NODES) for node in counted)


def test_lines_are_no_denser(
    record_property: Callable[[str, object], None],
) -> None:
    lines = Counter[str]()
    found = Counter[str]()
    for name, file in MODULES.items():
        lines[name] = code_lines(file.read_text("utf-8"), TREES[name])
        found[name] = nodes(TREES[name])
    density = found.total() / lines.total()
    record_property("size", f"cac_data: {lines.total():,} lines of code")
    record_property("size", f"cac_data: {density:.2f} syntax nodes a line of code")
    densest = sorted(lines, key=lambda name: found[name] / max(lines[name], 1))
    assert density <= MOST_NODES_A_LINE, f"densest: {densest[:-6:-1]}"


# --- Imports -------------------------------------------------------------------------


def imported(name: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name below `cac_data` of each import of the package itself."""
    package = ["cac_data", *name.split(".")] if name else ["cac_data"]
    if MODULES[name].name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            anchor = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*anchor, *([node.module] if node.module else [])])
            # `from cac_data import trade` names a module, `from cac_data.tables import
            # select` a function of one.
            full = [f"{base}.{alias.name}" for alias in node.names]
            found = [
                one if one.removeprefix("cac_data.") in MODULES else base
                for one in full
            ]
        else:
            continue
        for one in found:
            if one == "cac_data" or one.startswith("cac_data."):
                yield node.lineno, one.removeprefix("cac_data").lstrip(".")


@pytest.mark.parametrize("name", sorted(MODULES), ids=lambda name: name or "__init__")
def test_imports_go_downwards_only(name: str) -> None:
    here = top(name)
    assert not name or here in RANK, f"{name} is new: give it a line in LAYERS"
    refused = []
    for line, target in imported(name):
        there = top(target)
        if name == "":
            wrong = there not in PUBLIC
        elif target == "":
            # The package loads tables and sources: what they need cannot ask for it.
            wrong = RANK[here] <= RANK["sources"]
        elif here == there:
            wrong = "." not in name and "." not in target
        else:
            wrong = RANK[there] >= RANK[here]
            wrong |= here == "report" and there in UNKNOWN_TO_REPORTS
        if wrong:
            refused.append(f"{MODULES[name].name}:{line} imports {target or 'itself'}")
    assert not refused


def loaded_by(statement: str) -> set[str]:
    """Top names of the modules that a fresh Python has loaded after a statement."""
    code = f"{statement}\nimport sys\nprint(*{{n.split('.')[0] for n in sys.modules}})"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_package_loads_pandas_and_nothing_heavier() -> None:
    # No list of heavy modules to keep: the standard library and what pandas brings.
    extra = loaded_by("import cac_data") - loaded_by("import pandas")
    assert extra - sys.stdlib_module_names == {"cac_data"}


# --- What is never done --------------------------------------------------------------


def told(found: Iterator[tuple[str, int]]) -> list[str]:
    return [f"{MODULES[name].relative_to(ROOT)}:{line}" for name, line in found]


def test_the_library_prints_nothing() -> None:
    assert not told(
        (name, node.lineno)
        for name, tree in TREES.items()
        if top(name) not in {"cli", "__main__"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "print"
    )


def test_only_some_modules_read_files_of_the_package() -> None:
    assert not told(
        (name, node.lineno)
        for name, tree in TREES.items()
        if top(name) not in READ_FILES
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "__file__")
        or (isinstance(node, ast.ImportFrom) and node.module == "importlib.resources")
    )


def test_topics_merge_no_sources_themselves() -> None:
    by_hand = re.compile(r"source_id.*(\.join|\.split|explode|\.unique|\.sum)\(")
    assert not told(
        (name, number)
        for name, file in MODULES.items()
        if top(name) in TOPICS
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if by_hand.search(line)
    )


def test_no_function_only_calls_another_with_its_own_parameters() -> None:
    def is_wrapper(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        body = node.body[1:] if ast.get_docstring(node) else node.body
        if len(body) != 1 or not isinstance(body[0], ast.Return):
            return False
        call = body[0].value
        if not isinstance(call, ast.Call) or not ast.unparse(node.args):
            return False
        own = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        return sorted(map(ast.unparse, given)) == sorted(one.arg for one in own)

    assert not told((name, node.lineno) for name, node in FUNCTIONS if is_wrapper(node))
