"""The commands `cac-data scenarios show`, `diff`, `new`, and what checking loads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import papermill
import pytest
import yaml

from cac_data import export
from cac_data.cli import main
from cac_data.scenarios import NOTEBOOK_PARAMETERS, load_scenarios
from tests.conftest import ROOT

Say = Callable[..., str]


@pytest.fixture
def say(project: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a `scenarios` command in a project of its own: what it gives, or refuses."""

    def run(*arguments: str, code: int = 0) -> str:
        assert main(["scenarios", *arguments, "--project", str(project)]) == code
        out, err = capsys.readouterr()
        assert not (out if code else err)
        return err if code else out

    return run


def test_show_tells_each_value_and_how_it_reads(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "terminal_width", lambda: 88)
    text = say("show", "deep_integration", "--notebook", "energy")
    assert text.startswith("deep_integration (future), extends baseline: Deep integra")
    rows = [re.split(r" {2,}", line.strip()) for line in text.splitlines()]
    head = rows.index(["notebook", "parameter", "value", "in_words"])
    told = {row[1]: row[2:] for row in rows[head + 2 :]}
    assert list(told) == list(NOTEBOOK_PARAMETERS["energy"].model_fields)
    assert told["solar_wind_additions"] == ["3900", "3,900 MW a year"]
    for command in (("show", "gas_squeeze"), ("diff", "baseline", "gas_squeeze")):
        text = say(*command)
        assert max(map(len, text.splitlines())) <= 88
        assert "…" not in text


def test_what_is_shown_as_yaml_is_what_the_notebook_is_told(say: Say) -> None:
    scenario = load_scenarios(ROOT / "params")["article_as_written"]
    values = {name: scenario.values(name) for name in NOTEBOOK_PARAMETERS}
    asked = ("show", "article_as_written", "--format")
    assert yaml.safe_load(say(*asked, "yaml")) == values
    assert yaml.safe_load(say(*asked, "yaml", "--notebook", "trade")) == values["trade"]
    assert json.loads(say(*asked, "json", "--notebook", "trade")) == values["trade"]


@pytest.mark.parametrize("notebook", NOTEBOOK_PARAMETERS)
def test_papermill_knows_every_parameter_of_a_notebook(notebook: str) -> None:
    """It reads comments, too, and an = in one makes it call a parameter unknown."""
    known = papermill.inspect_notebook(ROOT / "notebooks" / f"{notebook}.ipynb")
    assert list(known) == list(NOTEBOOK_PARAMETERS[notebook].model_fields)
    assert all(item["help"] for item in known.values())


def test_diff_tells_both_values_in_words(say: Say) -> None:
    rows = json.loads(say("diff", "baseline", "gas_squeeze", "--format", "json"))
    gas = {"notebook": "energy", "parameter": "gas_to_china_bcm"}
    told = [row for row in rows if gas.items() <= row.items()]
    assert told == [
        {
            **gas,
            "scenario": "baseline",
            "value": 0.0,
            "in_words": "what output and use leave",
        },
        {**gas, "scenario": "gas_squeeze", "value": 25.0, "in_words": "25 bcm"},
    ]
    assert "history" not in {row["notebook"] for row in rows}


def test_a_new_scenario_passes_the_check_and_changes_nothing(
    say: Say, project: Path
) -> None:
    path = project / "params" / "my_story.yaml"
    asked = ("new", "my_story", "--from", "article_as_written")
    assert say(*asked) == f"wrote {path}; edit it, then: cac-data scenarios check\n"
    assert say("check").startswith("good: 8 scenarios, ")
    assert say("diff", "article_as_written", "my_story") == "Nothing found.\n"
    text = path.read_text("utf-8")
    assert "rewrite this title" in text
    told = say(*asked, code=2)
    assert told == f"error: {path} is there already; allowed: another\n"
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("show gas_squeze", "`scenario`: 'gas_squeze' is not one of baseline, "),
        ("show baseline --notebook trad", "; did you mean 'trade'?\n"),
        ("show baseline --format yml", "did you mean 'yaml'?\n"),
        ("diff baselin gas_squeeze", "; did you mean 'baseline'?\n"),
        ("new mine --from baselin", "; did you mean 'baseline'?\n"),
        ("new My-story --from baseline", "cannot be the id of a scenario"),
        ("new ../mine --from baseline", "cannot be the id of a scenario"),
        ("new mine", "missing option '--from'"),
    ],
)
def test_what_cannot_be_done_is_told_with_the_nearest(
    say: Say, project: Path, arguments: str, message: str
) -> None:
    before = sorted(project.rglob("*"))
    assert message in say(*arguments.split(), code=2)
    assert sorted(project.rglob("*")) == before


def test_nothing_is_written_into_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In an empty folder, scenarios come from the package, and stay as they are."""
    monkeypatch.chdir(tmp_path)
    assert main(["scenarios", "new", "mine", "--from", "baseline"]) == 2
    assert "there is no folder with notebooks/ and params/" in capsys.readouterr().err
    assert not (ROOT / "params" / "mine.yaml").exists()
