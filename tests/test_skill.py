"""SKILL.md, for assistants that drive a command line: what it says is so."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from cac_data.cli import main
from tests import report_runs as runs
from tests.conftest import ROOT, Patch
from tests.test_readme import COMMANDS

SKILL = (ROOT / "cac_data" / "SKILL.md").read_text("utf-8")
SHOWN = re.findall(r"^\$ cac-data (.*?)(?: +# .*)?$", SKILL, flags=re.MULTILINE)
WRITES = {"report", "bundle"}
READS = {"check"}  # a file, which has to be there
LOOK_UPS = [line for line in SHOWN if line.split()[0] not in WRITES | READS]
# What README shows, too, is run by its test.
ONLY_HERE = [line for line in LOOK_UPS if shlex.join(shlex.split(line)) not in COMMANDS]


def test_it_takes_a_minute_to_read() -> None:
    assert len(SKILL.splitlines()) <= 50


def test_it_says_when_it_is_of_use() -> None:
    head = yaml.safe_load(SKILL.split("---")[1])
    assert head["name"] == "cac-data"
    assert 100 < len(head["description"]) < 1024


@pytest.mark.parametrize("line", ONLY_HERE)
def test_what_it_looks_up_is_found(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(shlex.split(line)) == 0
    shown = capsys.readouterr().out
    assert shown
    assert "Nothing found" not in shown


@pytest.mark.parametrize("line", [line for line in SHOWN if line.split()[0] in READS])
def test_what_it_reads_is_read(
    line: str, tmp_path: Path, monkeypatch: Patch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Chinese customs: Kyrgyzstan imported $19.9 bn from China in 2024."
    (tmp_path / line.split()[1]).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(line)) == 0
    assert '"found"' in capsys.readouterr().out


@pytest.mark.parametrize("line", [line for line in SHOWN if line.split()[0] in WRITES])
def test_what_it_has_written_is_written(line: str, small: Path) -> None:
    assert runs.run(small, *shlex.split(line)).returncode == 0


def test_both_sides_come_of_what_it_asks(capsys: pytest.CaptureFixture[str]) -> None:
    [line] = [line for line in SHOWN if line.startswith("show ")]
    main(shlex.split(line))
    shown = capsys.readouterr().out
    assert '"china_customs"' in shown
    assert '"national"' in shown


def test_nothing_found_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "bilateral_trade", "--start", "2031"]) == 0
    assert "Nothing found" in capsys.readouterr().out


def test_a_wrong_word_is_told_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["show", "bilateral_trad"]) == 2
    assert "did you mean 'bilateral_trade'?" in capsys.readouterr().err
