"""The rules of the house: how it reads, who imports whom, what is never done."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cac_data"

# --- How it reads --------------------------------------------------------------------

MOST_NODES_A_LINE = 6.0
"""Syntax nodes of the package by lines of code, on average."""

MOST_NODES_A_LINE_OF_A_MODULE = 7.0
"""The same in one module, of which a short one may have as many as one of 60 lines."""

LINES_FOR_AN_AVERAGE = 60
MOST_LINES_OF_A_FUNCTION = 60
MOST_LINES_OF_A_MODULE = 900
MOST_TUPLE_ASSIGNMENTS = 3
"""Statements ``a, b = x, y`` in a module."""

MOST_VAGUE_NAMES = 0.03
"""Share of the bound names and arguments of the package that say nothing."""

VAGUE = {
    "told",
    "found",
    "made",
    "said",
    "one",
    "own",
    "known",
    "given",
    "what",
    "how",
    "of",
    "ask",
    "asked",
    "way",
    "ways",
    "taken",
    "wanted",
    "meant",
    "thing",
    "things",
    "here",
    "there",
    "both",
    "rest",
    "left",
    "gone",
    "other",
    "others",
    "same",
    "such",
    "usual",
    "heard",
    "after",
    "got",
    "item",
    "items",
    "it",
    "them",
    "us",
    "mine",
    "theirs",
    "ours",
}
"""Names that say nothing of what they hold."""

NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
NO_NODES = (ast.expr_context, ast.operator, ast.cmpop, ast.unaryop, ast.boolop)

Function = ast.FunctionDef | ast.AsyncFunctionDef
Record = Callable[[str, object], None]

# --- Who imports whom ----------------------------------------------------------------

# From top to bottom. A module may import what stands on a line below its own; modules
# on one line never import each other (the topics least of all), except the parts of one
# package.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"lab"},
    {"deposit", "office"},
    {"report"},
    {"project"},
    {"scenarios", "records"},
    {"parameters"},
    {"country"},
    {"outlook"},
    {"claims", "what_if"},
    {"history", "trade", "energy", "infrastructure"},
    {"show"},
    {"fetch"},
    {"words", "products", "tracks"},
    {"projections", "facts"},
    {"find"},
    {"observations"},
    {"charts"},
    {"conflicts"},
    {"sources"},
    {"changes"},
    {"inputs", "incoming"},
    {"tables"},
    {"vintage", "known"},
    {"cache", "versions"},
    {"export"},
    {"bundles"},
    {"completion"},
    {"packing"},
    {"codes", "files"},
    {"lines", "sliders", "writing", "bibtex"},
    {"_names", "validate", "printable", "extras", "likelihood", "figure", "colours"},
    {"periods"},
)
RANK = {name: rank for rank, layer in enumerate(reversed(LAYERS)) for name in layer}

TOPICS = {
    "country",
    "outlook",
    "claims",
    "what_if",
    "history",
    "trade",
    "energy",
    "infrastructure",
}
FACES = {"conflicts", "find", "sources", "tables", "versions", "vintage"}
PUBLIC = {*FACES, "facts", *TOPICS} - {"what_if"}
"""`cac_data/__init__.py` gives names of the first six, and the topics themselves."""

UNKNOWN_TO_REPORTS = {*TOPICS, *("show", "products", "facts", "observations")}
"""What a report shows reaches it through bundles: a new topic changes nothing there."""

READ_FILES = {"tables", "vintage", "codes", "words", "charts", "report", "project"}
"""Who reads files of the package."""


def modules_below(folder: Path) -> dict[str, Path]:
    """Dotted name below `cac_data` -> file, of every module there is."""
    files = {}
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        files[".".join(parts).removesuffix("__init__").rstrip(".")] = file
    return files


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


@cache
def walked(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(parsed(file)))


def functions_in(file: Path) -> list[Function]:
    return [node for node in walked(file) if isinstance(node, Function)]


def top(name: str) -> str:
    return name.partition(".")[0]


MODULES = modules_below(PACKAGE)
TESTS = sorted(Path(__file__).parent.glob("test_*.py"))

# --- Density, length, names ----------------------------------------------------------


@cache
def code_lines(name: str) -> int:
    """Lines of a module that hold code: no docstrings, comments or blanks."""
    documented: set[int] = set()
    for node in walked(MODULES[name]):
        match node:
            case ast.Expr(value=ast.Constant(value=str()), end_lineno=int(end)):
                documented.update(range(node.lineno, end + 1))
    text = MODULES[name].read_text("utf-8")
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines - documented)


@cache
def nodes(name: str) -> int:
    """Syntax nodes of a module, but for annotations, contexts and operators."""
    annotations: set[ast.AST] = set()
    for node in walked(MODULES[name]):
        for field in ("annotation", "returns"):
            annotation = getattr(node, field, None)
            if isinstance(annotation, ast.AST):
                annotations.update(ast.walk(annotation))
    counted = (node for node in walked(MODULES[name]) if node not in annotations)
    return sum(not isinstance(node, NO_NODES) for node in counted)


def bound_names(name: str) -> Iterator[str]:
    """Names that a module binds: variables, targets of loops, arguments, functions."""
    for node in walked(MODULES[name]):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id.strip("_")
        elif isinstance(node, ast.arg):
            yield node.arg.strip("_")
        elif isinstance(node, Function):
            yield node.name.strip("_")


def is_tuple_assignment(node: ast.AST) -> bool:
    """Whether a statement is ``a, b = x, y``, which are two in one."""
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Tuple)
        and isinstance(node.value, ast.Tuple)
    )


def asserts_within_a_loop(test: Function) -> bool:
    loops = (node for node in ast.walk(test) if isinstance(node, ast.For | ast.While))
    return any(
        isinstance(node, ast.Assert) for loop in loops for node in ast.walk(loop)
    )


def test_lines_are_no_denser_on_average(record_property: Record) -> None:
    lines = sum(map(code_lines, MODULES))
    density = sum(map(nodes, MODULES)) / lines
    record_property("size", f"cac_data: {lines:,} lines of code")
    record_property("size", f"cac_data: {density:.2f} syntax nodes a line of code")
    assert density <= MOST_NODES_A_LINE


def test_a_module_is_no_denser() -> None:
    density = {
        name: nodes(name) / max(code_lines(name), LINES_FOR_AN_AVERAGE)
        for name in MODULES
    }
    limit = MOST_NODES_A_LINE_OF_A_MODULE
    assert {name: each for name, each in density.items() if each > limit} == {}


def test_no_module_is_longer() -> None:
    lengths = {
        name: file.read_text("utf-8").count("\n") for name, file in MODULES.items()
    }
    longest = max(lengths, key=lambda name: lengths[name])
    assert lengths[longest] <= MOST_LINES_OF_A_MODULE, longest


def test_a_function_is_no_longer() -> None:
    lengths = {
        f"{name}.{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for name in MODULES
        for function in functions_in(MODULES[name])
    }
    long = {
        function: lines
        for function, lines in lengths.items()
        if lines > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_a_statement_assigns_one_thing() -> None:
    assignments = {name: places(name, is_tuple_assignment) for name in MODULES}
    many = {
        name: lines
        for name, lines in assignments.items()
        if len(lines) > MOST_TUPLE_ASSIGNMENTS
    }
    assert many == {}


def test_names_say_something() -> None:
    counts = {name: Counter(bound_names(name)) for name in MODULES}
    vague = {
        name: sum(count for word, count in words.items() if word in VAGUE)
        for name, words in counts.items()
    }
    share = sum(vague.values()) / sum(words.total() for words in counts.values())
    assert share <= MOST_VAGUE_NAMES, Counter(vague).most_common(8)


def test_tests_assert_within_no_loop() -> None:
    tests = [
        function
        for file in TESTS
        for function in functions_in(file)
        if function.name.startswith("test")
    ]
    looped = [test.name for test in tests if asserts_within_a_loop(test)]
    assert looped == [], "a case is an item: pytest.mark.parametrize"


# --- Imports -------------------------------------------------------------------------


def dotted_names(node: ast.Import | ast.ImportFrom, package: list[str]) -> list[str]:
    """Full names of the modules that a statement in a package imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    anchor = package[: len(package) - node.level + 1] if node.level else []
    base = ".".join([*anchor, *([node.module] if node.module else [])])
    # `from cac_data import trade` names a module, `from cac_data.tables import select`
    # a function of one.
    full_names = (f"{base}.{alias.name}" for alias in node.names)
    return [
        full if full.removeprefix("cac_data.") in MODULES else base
        for full in full_names
    ]


def imported(name: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name below `cac_data` of each import of the package itself."""
    package = ["cac_data", *name.split(".")] if name else ["cac_data"]
    if MODULES[name].name != "__init__.py":
        package = package[:-1]
    for node in walked(MODULES[name]):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        for target in dotted_names(node, package):
            if target == "cac_data" or target.startswith("cac_data."):
                yield node.lineno, target.removeprefix("cac_data").lstrip(".")


def may_import(name: str, target: str) -> bool:
    """Whether a module may import another, both as dotted names below `cac_data`."""
    importer = top(name)
    imports = top(target)
    if name == "":
        return imports in PUBLIC
    if target == "":
        # The package loads tables and sources: what they need cannot ask for it.
        return RANK[importer] > RANK["sources"]
    if importer == imports:
        return "." in name or "." in target
    if importer == "report" and imports in UNKNOWN_TO_REPORTS:
        return False
    return RANK[imports] < RANK[importer]


def test_imports_go_downwards_only() -> None:
    new = {top(name) for name in MODULES if name} - RANK.keys()
    assert new == set(), "give each a line in LAYERS"
    refused = [
        f"{MODULES[name].relative_to(PACKAGE)}:{line} imports {target or 'itself'}"
        for name in MODULES
        for line, target in imported(name)
        if not may_import(name, target)
    ]
    assert refused == []


def lines_for_type_checkers(name: str) -> set[int]:
    """Lines of a module that never run: what stands below ``if TYPE_CHECKING``."""
    lines: set[int] = set()
    for node in walked(MODULES[name]):
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), body=[*_, last]):
                lines.update(range(node.lineno, (last.end_lineno or 0) + 1))
    return lines


def imported_when_run(name: str) -> set[str]:
    """Modules that a module imports as it is loaded, or later in a function."""
    skipped = lines_for_type_checkers(name)
    return {target for line, target in imported(name) if line not in skipped}


def circle_of_imports() -> list[str]:
    """Modules of which each imports the next and the last is the first, if any do."""
    sorter = TopologicalSorter({name: imported_when_run(name) for name in MODULES})
    try:
        sorter.prepare()
    except CycleError as error:
        # There each is imported by the next.
        circle: list[str] = error.args[1]
        return circle[::-1]
    return []


def test_imports_go_in_no_circle() -> None:
    assert " imports ".join(circle_of_imports()) == ""


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


def places(name: str, is_refused: Callable[[ast.AST], bool]) -> list[str]:
    """Where nodes stand in a module that are refused."""
    return [
        f"{name}:{node.lineno}"
        for node in walked(MODULES[name])
        if isinstance(node, ast.stmt | ast.expr) and is_refused(node)
    ]


def places_outside(
    allowed: Iterable[str], is_refused: Callable[[ast.AST], bool]
) -> list[str]:
    """The same of all modules but of those that are allowed to, and of their parts."""
    return [
        place
        for name in MODULES
        if top(name) not in allowed
        for place in places(name, is_refused)
    ]


def is_print(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "print"


def leads_to_files(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="__file__") | ast.ImportFrom(module="importlib.resources"):
            return True
    return False


def is_wrapper(node: ast.AST) -> bool:
    """Whether all that a function does is to call another with its own parameters."""
    if not isinstance(node, Function):
        return False
    body = node.body[1:] if ast.get_docstring(node) else node.body
    if len(body) != 1 or not isinstance(body[0], ast.Return):
        return False
    call = body[0].value
    if not isinstance(call, ast.Call) or not ast.unparse(node.args):
        return False
    if ast.unparse(call.func) == "replace":
        return False  # a copy with one part changed
    parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    passed = [*call.args, *(keyword.value for keyword in call.keywords)]
    return sorted(map(ast.unparse, passed)) == sorted(each.arg for each in parameters)


def test_the_library_prints_nothing() -> None:
    assert places_outside({"cli", "__main__"}, is_print) == []


def test_only_some_modules_read_files_of_the_package() -> None:
    assert places_outside(READ_FILES, leads_to_files) == []


def test_no_function_only_calls_another_with_its_own_parameters() -> None:
    assert places_outside((), is_wrapper) == []


def is_untyped(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "Any"


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_a_topic_knows_the_types_of_all_that_it_gives(topic: str) -> None:
    modules = [name for name in MODULES if top(name) == topic]
    assert modules
    assert [place for name in modules for place in places(name, is_untyped)] == []


NO_FIGURES = {"period", "year", "unit", "half", "country", "flow", "source_ids"}
"""Columns that say of what a figure is."""


def is_a_value(node: ast.AST) -> bool:
    """Whether that is the value of a figure, or the values of rows.

    ``f.value``, ``f.number("value")``, ``rows["value"]``, ``rows.loc[here, "value"]``.
    """
    match node:
        case ast.Attribute(attr="value"):
            return True
        case ast.Call(
            func=ast.Attribute(attr="number"),
            args=[ast.Constant("value" | "one" | "other")],
        ):
            return True
        case ast.Subscript(
            slice=ast.Constant("value" | "one" | "other")
            | ast.Tuple(elts=[*_, ast.Constant("value")])
        ):
            return isinstance(node.ctx, ast.Load)
    return False


def is_a_column(node: ast.AST) -> bool:
    """Whether that is a column of rows which may hold figures, ``rows["whole"]``."""
    match node:
        case ast.Subscript(slice=ast.Constant(str(name))):
            return name not in NO_FIGURES
    return False


def is_one_row(node: ast.AST) -> bool:
    """Whether that takes one row out of a column, for all others: ``.iloc[-1]``."""
    match node:
        case ast.Subscript(ast.Attribute(ast.Subscript(), "iloc" | "iat")):
            return True
    return False


def reads_a_value(node: ast.AST) -> bool:
    return any(map(is_a_value, ast.walk(node)))


def reads_a_column(node: ast.AST) -> bool:
    return any(map(is_a_column, ast.walk(node)))


def is_worked_out(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.BinOp) and reads_a_value(part) for part in ast.walk(node)
    )


def meet(sides: Sequence[ast.AST]) -> bool:
    """Whether one of these is a value, and another a value or a column beside it."""
    values = [side for side in sides if reads_a_value(side)]
    columns = [side for side in sides if reads_a_column(side) or side in values]
    return bool(values) and len(columns) > 1


def root_of(node: ast.AST) -> str:
    """The name from which a chain of attributes, calls and subscripts sets out."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def has_the_value_of_another(figure: ast.expr, value: ast.expr) -> bool:
    """Whether ``figure.of(value=other.value)``: a value under traits of another.

    What a comparison has worked out was asked for by that.
    """
    match value:
        case ast.Attribute(ast.Attribute(attr="difference" | "ratio" | "pct"), "value"):
            return False
        case ast.Attribute(attr="value"):
            return isinstance(figure, ast.Attribute) and (
                root_of(value) != root_of(figure)
            )
    return False


def sets_figures_against_each_other(node: ast.AST) -> bool:
    """Whether values are taken out of figures, so that nobody asks if these are alike.

    Two of them meet in an operation, a comparison or a sum, or a figure is made of one.
    What is multiplied is no figure of the same kind: a factor, a price.
    """
    match node:
        case ast.BinOp() if any(map(is_one_row, ast.walk(node))):
            return True
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Div()):
            return meet([node.left, node.right])
        case ast.Compare():
            return meet([node.left, *node.comparators])
        case ast.Call(func=ast.Name("max" | "min" | "sum" | "sorted"), args=args):
            keys = [each.value for each in node.keywords if each.arg == "key"]
            many = [each for each in args if isinstance(each, ast.GeneratorExp)]
            return any(map(reads_a_value, [*keys, *many])) or meet(args)
        case ast.Call(func=ast.Attribute(ast.Name("math"), "fsum"), args=args):
            return any(map(reads_a_value, args))
        case ast.Call(func=ast.Attribute(column, "sum" | "mean" | "cumsum")):
            return is_a_value(column)
        case ast.Call(func=ast.Attribute(column, "sub" | "div" | "gt" | "lt" | "ge")):
            return meet([column, *node.args])
        case ast.Call(func=ast.Attribute(attr="multiplied_by" | "divided_by")):
            return any(map(reads_a_value, node.args))
        case ast.Call(func=ast.Attribute(attr="of") | ast.Name("Figure") as called):
            parts = {"value", "low", "high", "half"}
            made = [each.value for each in node.keywords if each.arg in parts]
            values = [each.value for each in node.keywords if each.arg == "value"]
            return any(map(is_worked_out, made)) or any(
                has_the_value_of_another(called, value) for value in values
            )
    return False


@pytest.mark.parametrize(
    "code",
    [
        "one.value - other.value",
        "100 * one.value / other.value",
        "one.value > 2 * other.value",
        "max(one.value, other.value)",
        "sum(part.value for part in parts)",
        "sorted(parts, key=lambda part: part.value)",
        "one.number('value') / other.number('one')",
        "one.divided_by(other.value, 'ratio')",
        "one.of(value=one.value / 1000)",
        "one.of(value=other.value)",
        "one.of(value=pair.other.value)",
        "now['value'] - then['value']",
        "100 * rows['value'] / rows['whole']",
        "rows['one'].div(rows['other'])",
        "math.fsum(rows['value'])",
        "rows['value'].sum()",
        "rows['value'] / rows['price'].iloc[-1]",
        "rows.loc[is_first, 'value'].sum()",
        "rows.groupby('stage')['value'].sum()",
    ],
)
def test_figures_that_meet_by_hand_are_seen(code: str) -> None:
    assert any(map(sets_figures_against_each_other, ast.walk(ast.parse(code))))


BESIDE_EACH_OTHER = {
    "claims.trade.turnover_in_year": (
        "A claimed level is asked of the series that is to reach it, and says so."
    ),
    "energy.gas.counts.other_counts": (
        "`join` has asked: in what the two counts differ is what the gap explains."
    ),
    "energy.gas.flows.implied_prices": (
        "Dollars over cubic metres: a price, refused where either term is doubtful."
    ),
    "energy.gas.prices._volume_at": (
        "A value over a price of the Review's volumes is a volume of the Review."
    ),
    "energy.gas.suppliers._add_up_to_whole": (
        "Parts and their whole of one importer and edition, of which `share` has asked."
    ),
    "energy.power.emissions._beside_median": (
        "One sum of one column with factors, and a ratio that `combine` could not name."
    ),
    "energy.power.goals._needed_a_year": (
        "The pace is the difference of the goal and its base, which `compare` gave."
    ),
    "infrastructure.network.legs.fitted_lengths": (
        "The length of a whole stands in each row of its parts."
    ),
    "infrastructure.network.savings.drawn_lengths": (
        "One leg at a time: its own distance, times draws of its own detour."
    ),
    "trade.chapters.with_whole": (
        "Goods and their whole are merged by reporter, country, flow and period."
    ),
    "trade.moves._own_move": (
        "`rose` has asked: the change is told with the row of its last year."
    ),
    "trade.moves.largest_moves": (
        "`join` has asked: two counts of one move, whose difference is the subject."
    ),
    "trade.moves.goods_in_moves": (
        "`join` has asked: a good is told with who counts it."
    ),
    "trade.moves.rises_by_rate": (
        "A level before its growth in percent: two units that only meet so."
    ),
    "trade.own_counts.gap_to_bank": (
        "`combine` has asked: the gap in percent of one of its two sides."
    ),
    "trade.own_counts.bank_gap_by_country": (
        "What is left of either count when the countries that it names are taken away."
    ),
    "trade.sold.known_flows": (
        "Goods and their whole are merged by reporter, country, flow and period."
    ),
}
"""Function -> why it sets values of rows against each other, and no verb does."""


def functions_with(name: str, is_meant: Callable[[ast.AST], bool]) -> set[str]:
    """Functions of a module, with its name, in which there is such a node."""
    return {
        f"{name}.{function.name}"
        for function in functions_in(MODULES[name])
        if any(map(is_meant, ast.walk(function)))
    }


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_a_topic_sets_figures_against_each_other_by_verbs_alone(topic: str) -> None:
    modules = [name for name in MODULES if top(name) == topic]
    by_hand: set[str] = set()
    for name in modules:
        by_hand |= functions_with(name, sets_figures_against_each_other)
    excused = {name for name in BESIDE_EACH_OTHER if top(name) == topic}
    assert modules
    assert by_hand == excused, "use facts.compare, share_of, sum_of, or a verb of rows"


def test_topics_merge_no_sources_themselves() -> None:
    by_hand = re.compile(r"source_id.*(\.join|\.split|explode|\.unique|\.sum)\(")
    merging = [
        f"{name}:{number}"
        for name, file in MODULES.items()
        if top(name) in TOPICS
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if by_hand.search(line)
    ]
    assert merging == []
