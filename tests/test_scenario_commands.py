"""The commands `cac-data scenarios show`, `diff`, `new`, and what checking loads."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from cac_data import export
from cac_data.cli import main
from cac_data.scenarios import NOTEBOOK_PARAMETERS, load_scenarios
from tests.conftest import ROOT

SCENARIOS = load_scenarios(ROOT / "params")
Say = Callable[..., str]


@pytest.fixture
def say(project: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a `scenarios` command that goes well, in a project of its own."""

    def run(*arguments: str) -> str:
        code = main(["scenarios", *arguments, "--project", str(project)])
        told = capsys.readouterr()
        assert (code, told.err) == (0, "")
        return told.out

    return run


@pytest.fixture
def refusal(project: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """What a `scenarios` command says that cannot be done."""

    def run(*arguments: str) -> str:
        code = main(["scenarios", *arguments, "--project", str(project)])
        told = capsys.readouterr()
        assert (code, told.out) == (2, "")
        return told.err

    return run


def cells(text: str) -> list[list[str]]:
    """The cells of a table as it is laid out."""
    return [
        re.split(r" {2,}", line.strip())
        for line in text.splitlines()
        if line.strip("─ ")
    ]


# --- show ----------------------------------------------------------------------------


def test_show_tells_each_value_and_how_it_reads(say: Say) -> None:
    text = say("show", "deep_integration", "--notebook", "energy")
    assert text.startswith("deep_integration (future), extends baseline: Deep integra")
    rows = cells(text)
    head = rows.index(["notebook", "parameter", "value", "in_words"])
    told = {row[1]: row[2:] for row in rows[head + 1 :]}
    assert list(told) == list(NOTEBOOK_PARAMETERS["energy"].model_fields)
    assert told["horizon"] == ["2035", "2035"]
    assert told["solar_wind_additions"] == ["3900", "3,900 MW a year"]


def test_on_a_terminal_all_of_it_is_within_the_width(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "terminal_width", lambda: 88)
    monkeypatch.setenv("NO_COLOR", "1")
    for command in (
        ("show", "gas_squeeze"),
        ("diff", "baseline", "article_as_written"),
    ):
        text = say(*command)
        assert max(map(len, text.splitlines())) <= 88
        assert "…" not in text


@pytest.mark.parametrize("identifier", ["baseline", "article_as_written"])
def test_what_is_shown_as_yaml_is_what_the_notebook_is_told(
    say: Say, identifier: str
) -> None:
    values = {name: SCENARIOS[identifier].values(name) for name in NOTEBOOK_PARAMETERS}
    assert yaml.safe_load(say("show", identifier, "--format", "yaml")) == values
    for notebook, expected in values.items():
        one = ("--notebook", notebook, "--format")
        assert yaml.safe_load(say("show", identifier, *one, "yaml")) == expected
        assert json.loads(say("show", identifier, *one, "json")) == expected
    two = ("--notebook", "trade", "--notebook", "energy", "--format", "yaml")
    assert list(yaml.safe_load(say("show", identifier, *two))) == ["trade", "energy"]


@pytest.mark.parametrize("notebook", NOTEBOOK_PARAMETERS)
def test_papermill_knows_every_parameter_of_a_notebook(notebook: str) -> None:
    """It reads comments, too, and an = in one makes it call a parameter unknown."""
    import papermill

    known = papermill.inspect_notebook(ROOT / "notebooks" / f"{notebook}.ipynb")
    assert list(known) == list(NOTEBOOK_PARAMETERS[notebook].model_fields)
    assert all(item["help"] for item in known.values())


# --- diff ----------------------------------------------------------------------------


def test_diff_tells_both_values_in_words(say: Say) -> None:
    told = json.loads(say("diff", "baseline", "gas_squeeze", "--format", "json"))
    below, above = (
        row
        for row in told
        if (row["notebook"], row["parameter"]) == ("energy", "gas_to_china_bcm")
    )
    assert (below["scenario"], above["scenario"]) == ("baseline", "gas_squeeze")
    assert (below["value"], above["value"]) == (0.0, 25.0)
    assert below["in_words"] == "what output and use leave"
    assert above["in_words"] == "25 bcm"
    assert "history" not in {row["notebook"] for row in told}


def test_diff_says_that_nothing_differs(say: Say) -> None:
    assert say("diff", "baseline", "baseline") == "Nothing found.\n"
    assert say("diff", "baseline", "baseline", "--format", "json") == "[]\n"


# --- new -----------------------------------------------------------------------------


@pytest.mark.parametrize("parent", ["baseline", "article_as_written"])
def test_a_new_scenario_passes_the_check_and_changes_nothing(
    say: Say, project: Path, parent: str
) -> None:
    path = project / "params" / "my_story.yaml"
    assert say("new", "my_story", "--from", parent) == (
        f"wrote {path}; edit it, then: cac-data scenarios check\n"
    )
    assert say("check").startswith("good: 8 scenarios, ")
    assert say("diff", parent, "my_story") == "Nothing found.\n"
    text = path.read_text("utf-8")
    assert "rewrite this title" in text
    assert f"\nextends: {parent}\n" in text
    assert max(map(len, text.splitlines())) <= 88


def test_a_file_that_is_there_is_left_alone(refusal: Say, project: Path) -> None:
    path = project / "params" / "gas_squeeze.yaml"
    before = path.read_bytes()
    assert refusal("new", "gas_squeeze", "--from", "baseline") == (
        f"error: {path} is there already; allowed: another\n"
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "gas_squeze"), "`scenario`: 'gas_squeze' is not one of baseline, "),
        (("show", "gas_squeze"), "; did you mean 'gas_squeeze'?\n"),
        (("show", "baseline", "--notebook", "trad"), "; did you mean 'trade'?\n"),
        (("show", "baseline", "--format", "yml"), "did you mean 'yaml'?\n"),
        (("diff", "baseline", "gas_squeze"), "; did you mean 'gas_squeeze'?\n"),
        (("diff", "baselin", "gas_squeeze"), "; did you mean 'baseline'?\n"),
        (("new", "mine", "--from", "baselin"), "; did you mean 'baseline'?\n"),
        (("new", "My-story", "--from", "baseline"), "cannot be the id of a scenario"),
        (("new", "../mine", "--from", "baseline"), "cannot be the id of a scenario"),
        (("new", "mine~1", "--from", "baseline"), "cannot be the id of a scenario"),
        (("new", "", "--from", "baseline"), "cannot be the id of a scenario"),
        (("new", "mine"), "missing option '--from'"),
    ],
)
def test_what_cannot_be_done_is_told_with_the_nearest(
    refusal: Say, project: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = sorted(project.rglob("*"))
    assert message in refusal(*arguments)
    assert sorted(project.rglob("*")) == before


def test_nothing_is_written_into_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In an empty folder, scenarios come from the package, and stay as they are."""
    monkeypatch.chdir(tmp_path)
    assert main(["scenarios", "new", "mine", "--from", "baseline"]) == 2
    assert "there is no folder with notebooks/ and params/" in capsys.readouterr().err
    assert not (ROOT / "params" / "mine.yaml").exists()


# --- A mistake is told at once -------------------------------------------------------


def test_checking_loads_nothing_that_runs_or_draws(project: Path) -> None:
    (project / "params" / "typo.yaml").write_text(
        "title: x\ndescription: x\nparameters: {trade: {horizn: 2030}}\n", "utf-8"
    )
    code = (
        "import sys; from cac_data.cli import main; "
        f"code = main(['scenarios', 'check', '--project', {str(project)!r}]); "
        "print(*{name.split('.')[0] for name in sys.modules}); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "did you mean 'horizon'?" in done.stderr
    loaded = set(done.stdout.split())
    assert {"pandas", "yaml"} <= loaded
    assert not loaded & {"papermill", "nbconvert", "IPython", "matplotlib", "scipy"}
