"""What CONTRIBUTING.md says to do does what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from cac_data.tables import check_files
from tests.conftest import ROOT

PAGE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
STEPS = re.findall(r"^```(diff|sh)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
"""Kind and text of each block that a reader applies or runs, in order."""

PARTS = [
    "month's rows",
    "table",
    "key figure",
    "sentence",
    "chart",
    "scenario",
    "notebook",
    "language",
]


def copy_of_the_project(folder: Path) -> Path:
    """Copy into a folder what the steps change and what they run.

    With what Python has compiled: it compiles anew what a step changes.
    """
    for part in ("cac_data", "notebooks", "params"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "bundled.py", folder / "tests")
    return folder


def do(kind: str, text: str, folder: Path) -> None:
    """Apply a diff in a folder, or run the commands of a step."""
    programs = Path(sys.executable).parent
    variables = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
    }
    step = subprocess.run(
        ["git", "apply", "-"] if kind == "diff" else ["sh", "-e"],
        cwd=folder,
        env=variables,
        input=text,
        text=True,
        capture_output=True,
    )
    assert step.returncode == 0, f"{text}\n{step.stdout}{step.stderr}"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of a copy of the project in which every step has been done."""
    folder = tmp_path_factory.mktemp("contributing") / "project"
    copy = copy_of_the_project(folder)
    for kind, text in STEPS:
        do(kind, text, copy)
    return copy / "reports"


def test_each_part_that_can_be_added_has_its_heading() -> None:
    assert re.findall("^## A (.*)$", PAGE, re.MULTILINE) == PARTS


def test_there_are_as_many_diffs_as_parts() -> None:
    kinds = [kind for kind, _ in STEPS]
    assert kinds.count("diff") == len(PARTS)


def test_the_test_files_that_are_named_are_there() -> None:
    named = {*re.findall(r"tests/[\w*]+\.py", PAGE)}
    assert named
    assert [name for name in sorted(named) if not [*ROOT.glob(name)]] == []


@pytest.mark.parametrize(
    ("pattern", "folders"), re.findall(r"`grep -rn '([^']+)' ([^`]+)`", PAGE)
)
def test_what_is_to_be_searched_for_is_found(pattern: str, folders: str) -> None:
    files = [file for place in ROOT.glob(folders) for file in place.rglob("*.py")]
    assert [file for file in files if pattern in file.read_text("utf-8")]


def test_the_rows_of_a_month_are_in_the_tables(reports: Path) -> None:
    data = reports.parent / "cac_data" / "data"
    outcomes = (data / "summit_outcomes.csv").read_text("utf-8")
    assert (
        ",uz-xian-2023,agreements_value,USD mn,intellinews-2023-05-19-uzb,25000,,"
        in outcomes
    )
    sources = (data / "sources.csv").read_text("utf-8")
    assert "\nintellinews-2023-05-19-uzb,bne IntelliNews," in sources
    assert check_files(data) == []


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param("slow_trade/gauges", "r-makmal-jalalabad", id="table"),
        pytest.param(
            "slow_trade/trade", "Trade of Kazakhstan with China", id="key figure"
        ),
        pytest.param("slow_trade/trade", "The lowest year was", id="sentence"),
        pytest.param(
            "slow_trade/trade", "What each country sells to China", id="chart"
        ),
        pytest.param("slow_trade/trade", "Slow trade", id="scenario"),
        pytest.param("slow_trade/gauges", "Where do trains change", id="notebook"),
        pytest.param(
            "tr/slow_trade/gauges", "Trenler nerede", id="prose in a language"
        ),
        pytest.param("tr/slow_trade/gauges", "Kaynaklar 3 hat", id="language"),
    ],
)
def test_the_reports_show_what_was_added(page: str, text: str, reports: Path) -> None:
    content = (reports / f"{page}.html").read_bytes()
    shown = " ".join(BeautifulSoup(content, "html.parser").get_text(" ").split())
    assert text in shown
