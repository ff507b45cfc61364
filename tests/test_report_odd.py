"""What one page has that is odd costs that page, never the folder of reports."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import report_runs as runs
from tests.made_entries import entry, overview
from tests.test_overview import NOW, outcome

FAN = {
    "unit": "$ bn",
    "scale": 1.0,
    "bands": [["low", "high", "80 %"]],
    "box": None,
    "clip": None,
}

# Kind of bundle, what it has of its own, and what is told of it.
ODD: dict[str, tuple[str, dict[str, Any], str]] = {
    "a_fan_of_nothing": ("figure", {"fan": {}}, "fan.unit: Field required"),
    "a_fan_of_nonsense": (
        "figure",
        {"fan": {"nonsense": 1}},
        "fan.unit: Field required",
    ),
    "a_fan_without_rows": ("figure", {"fan": FAN}, "row 1 of the fan: "),
    "a_signal_without_words": (
        "table",
        {"announces": ["horizon"]},
        "what announces horizon: signal: Field required",
    ),
    "signals_of_other_rows": (
        "table",
        {"announces": ["horizon", "horizon"]},
        "announces has 2 outcomes; there are 1 rows",
    ),
    "a_conflict_of_nonsense": (
        "table",
        {"conflicts": [{"x": 1}]},
        "conflicts.0.id: Field required",
    ),
    "a_conflict_of_words": (
        "table",
        {"conflicts": [{"id": "a", "low": "1", "high": "2", "text": "A"}]},
        "conflicts.0.low: Input should be a valid number",
    ),
    "a_date_of_nonsense": ("table", {"due": [{"x": "1"}]}, "due.0.on: Field required"),
    "a_date_in_words": (
        "table",
        {"due": [{"on": "soon", "text": "A railway"}]},
        "due.0.on: `period`: 'soon' is not a date or period",
    ),
    "a_column_without_name": ("table", {"columns": [{}]}, "column 1 has no name"),
}
FIRST = 2041  # horizon of the first of them

ROWS = {
    "columns": [{"name": "a", "label": "A", "type": "integer"}],
    "rows": [[1]],
}
PLAIN = {
    "table": {"name": "x", "caption": "Of x", "note": "", "source_ids": [], **ROWS},
    "figure": {
        "name": "x",
        "title": "X",
        "subtitle": "",
        "caption": "",
        "alt": "Of x",
        "svg": "<svg></svg>",
        "width": 1,
        "height": 1,
        "newest_right": True,
        "source_ids": [],
        "data": ROWS,
    },
}
BUNDLES = [(kind, {**PLAIN[kind], **odd}) for kind, odd, _ in ODD.values()]
CELL = f"""\
import json
from IPython.display import display

if horizon >= {FIRST}:
    kind, content = json.loads({json.dumps(BUNDLES)!r})[horizon - {FIRST}]
    display({{f"application/vnd.cac-data.{{kind}}.v1+json": content}}, raw=True)"""


@dataclass(frozen=True)
class Run:
    """What a run said and left."""

    done: subprocess.CompletedProcess[str]
    manifest: dict[str, Any]
    files: dict[str, bytes]

    @property
    def reports(self) -> dict[str, dict[str, Any]]:
        return {report["scenario"]: report for report in self.manifest["reports"]}


def after_a_run(project: Path) -> Run:
    done = runs.run(project, "report")
    reports = project / "reports"
    files = {path.name: path.read_bytes() for path in reports.glob("*.*")}
    return Run(done, json.loads(files["manifest.json"]), files)


@pytest.fixture(scope="module")
def two_runs(
    small_original: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Run]:
    folder = tmp_path_factory.mktemp("odd")
    project = shutil.copytree(small_original, folder / "a project")
    runs.write_notebook(project, CELL)
    for place, name in enumerate(ODD):
        runs.write_scenario(project, name, f"horizon: {FIRST + place}")
    return [after_a_run(project), after_a_run(project)]


@pytest.mark.parametrize("name", ODD)
def test_an_odd_bundle_fails_its_report(two_runs: list[Run], name: str) -> None:
    report = two_runs[0].reports[name]
    kind, _, problem = ODD[name]
    assert (report["status"], report["error"]["class"]) == ("failed", "BundleError")
    assert problem in report["error"]["message"]
    assert report["error"]["message"].startswith(f"bundle `{kind}`: ")


@pytest.mark.parametrize("place", [0, 1], ids=["this run", "the next run"])
def test_an_odd_bundle_fails_no_other_report(two_runs: list[Run], place: int) -> None:
    reports = two_runs[place].reports
    good = [name for name, report in reports.items() if not report["error"]]
    assert good == ["baseline", "later"]


@pytest.mark.parametrize("place", [0, 1], ids=["this run", "the next run"])
def test_a_run_with_odd_bundles_ends_as_others_do(
    two_runs: list[Run], place: int
) -> None:
    done = two_runs[place].done
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert two_runs[place].manifest["run"]["state"] == "finished"


def test_the_news_tells_of_odd_bundles(two_runs: list[Run]) -> None:
    record = json.loads(two_runs[0].files["changes.json"])
    sentences = [change["sentence"] for change in record["changes"]]
    failure = "the report failed (BundleError: bundle "
    failed = [sentence for sentence in sentences if failure in sentence]
    # What is so in several scenarios is told once.
    assert len(sentences) == len({problem for _, _, problem in ODD.values()})
    assert failed == sentences


# --- The picture of the overview -----------------------------------------------------

NO_ROWS = {"median": None, "low": None, "high": None, "low_50": None, "high_50": None}
ONE_YEAR = {"series": "scenario", "year": 2030, "value": 1.0, **NO_ROWS}


def test_an_overview_whose_picture_cannot_be_drawn_does_without() -> None:
    figures = [NOW, outcome(131.0)]
    odd = entry(key_figures=figures, fan={**FAN, "rows": [ONE_YEAR]})
    assert overview("compare.html", odd) == overview(
        "compare.html", entry(key_figures=figures)
    )
