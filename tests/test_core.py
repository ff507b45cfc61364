"""What works where nothing but the core is installed, and what the rest says there."""

import importlib.metadata
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT


def closure(distribution: str) -> list[str]:
    """Name a distribution and all that it needs, without any extra."""
    names: list[str] = []
    waiting = [distribution]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in names:
            continue
        names.append(name)
        for line in importlib.metadata.requires(name) or ():
            requirement = Requirement(line)
            marker = requirement.marker
            if marker is None or marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return names


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of links to the distributions of the core, as if no other existed."""
    folder = tmp_path_factory.mktemp("core")
    for name in closure("cac-data"):
        distribution = importlib.metadata.distribution(name)
        tops = {file.parts[0] for file in distribution.files or ()}
        for top in tops - {"..", "__pycache__"}:
            (folder / top).symlink_to(str(distribution.locate_file(top)))
    # In a checkout the package is installed as a path to it, with its project beside.
    if not (folder / "cac_data").exists():
        for name in ("cac_data", "notebooks", "params"):
            (folder / name).symlink_to(ROOT / name)
    return folder


def in_core(
    core: Path, *arguments: str, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run this Python with the core alone; what else is installed it does not see."""
    environment = {**os.environ, "PYTHONPATH": str(core), "PYTHONNOUSERSITE": "1"}
    return subprocess.run(
        [sys.executable, "-S", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        **options,
    )


PROBE = """
import io, json, os, sys, traceback
from contextlib import redirect_stderr, redirect_stdout

is_command, texts = json.load(sys.stdin)
answers = []
for text in texts:
    out = io.StringIO()
    err = io.StringIO()
    code = 0
    with redirect_stdout(out), redirect_stderr(err):
        if is_command:
            from cac_data.cli import main
            code = main(text.split())
        else:
            try:
                exec(text, {})
            except Exception:
                code = 1
                traceback.print_exc()
    answers.append([code, err.getvalue(), os.listdir()])
print(json.dumps(answers))
"""


class Answer(NamedTuple):
    """What became of a command or a line of Python, and of the folder it ran in."""

    code: int
    stderr: str
    files: list[str]


def answers_of(
    core: Path, folder: Path, texts: Sequence[str], *, is_command: bool
) -> dict[str, Answer]:
    """Answers to all in one process: each would load pandas anew."""
    question = json.dumps([is_command, texts])
    done = in_core(core, "-c", PROBE, input=question, cwd=folder)
    assert done.returncode == 0, done.stderr
    answers = [Answer(*answer) for answer in json.loads(done.stdout)]
    return dict(zip(texts, answers, strict=True))


LIBRARY = [
    pytest.param("cac_data.load_table('gas_flows')", id="load_table"),
    pytest.param(
        "cac_data.select(cac_data.load_table('gas_flows'), start=2020)", id="select"
    ),
    pytest.param("cac_data.conflicts('gas_flows')", id="conflicts"),
    pytest.param("cac_data.coverage('gas_flows')", id="coverage"),
    pytest.param("cac_data.find_figure(94.8, 'USD bn')", id="find_figure"),
    pytest.param("cac_data.cite(cac_data.load_table('gas_flows'))", id="cite"),
    pytest.param(
        "trade.series(cac_data.load_table('bilateral_trade'))", id="trade.series"
    ),
    pytest.param(
        "trade.mirror_gap(cac_data.load_table('bilateral_trade'), flow='imports')",
        id="trade.mirror_gap",
    ),
    pytest.param(
        "energy.supplier_shares(cac_data.load_table('gas_flows'))",
        id="energy.supplier_shares",
    ),
    pytest.param(
        "history.running_workshops(cac_data.load_table('people_links'))",
        id="history.running_workshops",
    ),
    pytest.param(
        "infrastructure.completion_claims("
        "cac_data.load_table('schedule_claims'), project_id='')",
        id="infrastructure.completion_claims",
    ),
]

IMPORTS = [
    pytest.param("from cac_data import claims", "analysis", id="claims"),
    pytest.param("from cac_data import outlook", "analysis", id="outlook"),
    pytest.param("from cac_data import charts", "reports", id="charts"),
    pytest.param("import cac_data.lab", "lab", id="lab"),
    pytest.param(
        "from cac_data import infrastructure as i; i.compare_routes()",
        "analysis",
        id="routes",
    ),
    pytest.param(
        "from cac_data import load_table, trade as t;"
        "t.projection(t.regional(load_table('bilateral_trade')), 2030)",
        "analysis",
        id="projection",
    ),
]

COMMANDS = [
    pytest.param("show gas_flows --country TKM --start 2024 --parts", id="show"),
    pytest.param("cite gas_flows --style bibtex", id="cite"),
    pytest.param("search gas price", id="search"),
    pytest.param("tables --check", id="tables --check"),
    pytest.param("describe gas_flows", id="describe"),
    pytest.param("conflicts gas_flows", id="conflicts"),
    pytest.param("coverage gas_flows", id="coverage"),
    pytest.param("sources gas_flows", id="sources"),
    pytest.param("check README.md --format html", id="check"),
    pytest.param("fetch --list", id="fetch --list"),
    pytest.param("--help", id="help"),
    pytest.param("--version", id="version"),
]

NEEDS_MORE = [
    pytest.param("claims trade", "analysis", id="claims"),
    pytest.param("report", "reports", id="report"),
    pytest.param("brief baseline --format xlsx", "office", id="brief"),
    pytest.param("status", "reports", id="status"),
    pytest.param("scenarios list", "reports", id="scenarios"),
    pytest.param("scenarios show baseline", "reports", id="a scenario"),
    pytest.param("bundle gas_squeeze", "reports", id="bundle"),
    pytest.param("fetch worldbank --dry-run", "fetch", id="fetch"),
    pytest.param("import baci some.zip", "bulk", id="import"),
    pytest.param("export --format parquet built", "export", id="parquet"),
    pytest.param("export --format xlsx built", "export", id="xlsx"),
    pytest.param("show goods --output goods.xlsx", "export", id="show as a workbook"),
]


def computing(expression: str) -> str:
    topics = "energy, history, infrastructure, trade"
    return (
        f"import cac_data\nfrom cac_data import {topics}\nassert len({expression}) > 0"
    )


@pytest.fixture(scope="module")
def library(core: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    texts = [computing(str(case.values[0])) for case in LIBRARY]
    texts += [str(case.values[0]) for case in IMPORTS]
    folder = tmp_path_factory.mktemp("library")
    return answers_of(core, folder, texts, is_command=False)


@pytest.fixture(scope="module")
def lookups(core: Path) -> dict[str, Answer]:
    texts = [str(case.values[0]) for case in COMMANDS]
    return answers_of(core, ROOT, texts, is_command=True)


PROJECT = ["notebooks", "params", "some.zip"]


@pytest.fixture(scope="module")
def refusals(core: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Answers to what the core cannot do, in a project beside a file to import."""
    folder = tmp_path_factory.mktemp("commands")
    (folder / "notebooks").mkdir()
    (folder / "params").mkdir()
    (folder / "some.zip").touch()
    texts = [str(case.values[0]) for case in NEEDS_MORE]
    return answers_of(core, folder, texts, is_command=True)


@pytest.mark.parametrize("expression", LIBRARY)
def test_the_core_computes(expression: str, library: dict[str, Answer]) -> None:
    answer = library[computing(expression)]
    assert (answer.code, answer.stderr) == (0, "")


@pytest.mark.parametrize(("code", "extra"), IMPORTS)
def test_the_library_says_which_extra_it_needs(
    code: str, extra: str, library: dict[str, Answer]
) -> None:
    last = library[code].stderr.splitlines()[-1]
    error = r"cac_data\.extras\.MissingExtraError: .+ needs \w+: "
    assert re.fullmatch(rf"{error}pip install 'cac-data\[{extra}\]'", last)


def test_the_command_starts_in_the_core(core: Path) -> None:
    done = in_core(core, "-m", "cac_data", "--version")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_looks_up_in_the_core(
    command: str, lookups: dict[str, Answer]
) -> None:
    answer = lookups[command]
    assert (answer.code, answer.stderr) == (0, "")


@pytest.mark.parametrize(("command", "extra"), NEEDS_MORE)
def test_a_command_says_which_extra_it_needs(
    command: str, extra: str, refusals: dict[str, Answer]
) -> None:
    answer = refusals[command]
    message = rf"error: .+ needs \w+: pip install 'cac-data\[{extra}\]'\n"
    assert re.fullmatch(message, answer.stderr)
    assert (answer.code, sorted(answer.files)) == (2, PROJECT)


def test_a_project_is_begun_in_the_core_and_says_what_its_reports_need(
    core: Path, tmp_path: Path
) -> None:
    done = in_core(core, "-m", "cac_data", "init", "mine", cwd=tmp_path)
    needed = "cac_data.report needs yaml: pip install 'cac-data[reports]'"
    assert done.stdout == f"mine is ready: cd mine && cac-data report ({needed})\n"
