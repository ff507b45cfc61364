"""What CONTRIBUTING.md says to do does what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
STEPS = re.findall(r"^```(diff|sh)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)

SHOWN = {
    "trade": (
        *("Slow trade", "Trade of Kazakhstan with China", "The lowest year was"),
        "What each country sells to China",
    ),
    "gauges": ("Trenler nerede", "Kaynaklar 3 hat", "r-makmal-jalalabad"),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of a copy of the project in which every step has been done."""
    copy = tmp_path_factory.mktemp("contributing") / "project"
    for part in ("cac_data", "notebooks", "params"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / part, copy / part, ignore=ignored)
    (copy / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "bundled.py", copy / "tests")
    binaries = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PYTHONPATH": str(copy), "PATH": binaries}
    for kind, text in STEPS:
        command = ["git", "apply", "-"] if kind == "diff" else ["sh", "-e"]
        ran = subprocess.run(
            command, cwd=copy, env=env, input=text, text=True, capture_output=True
        )
        assert ran.returncode == 0, f"{text}\n{ran.stdout}{ran.stderr}"
    return copy / "reports" / "slow_trade"


def test_each_part_has_a_step() -> None:
    headings = re.findall("^## A (.*)$", PAGE, re.MULTILINE)
    parts = "table, key figure, sentence, chart, scenario, notebook, language"
    assert headings == parts.split(", ")
    assert sum(kind == "diff" for kind, _ in STEPS) == len(headings)


@pytest.mark.parametrize("notebook", SHOWN)
def test_the_reports_show_what_was_added(notebook: str, reports: Path) -> None:
    page = reports / f"{notebook}.html"
    text = BeautifulSoup(page.read_text("utf-8"), "html.parser").get_text(" ")
    told = " ".join(text.split())
    missing = [words for words in SHOWN[notebook] if words not in told]
    assert not missing
