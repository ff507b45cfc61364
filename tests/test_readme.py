"""The README: what it shows runs, and what it names is there."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cac_data import export, tables
from cac_data.cli import main
from tests.made_vintages import DAY, NAME, lpi, stored

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def vintages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let there be the vintages of two days, as on a machine that has fetched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAC_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        for number in range(2):
            stored({NAME: lpi(2.0 + number)}, on=DAY + timedelta(days=number - 1))
        yield


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


# What answers from the tables; the reports have tests of their own.
LOOK_UPS = {
    *("tables", "describe", "show", "search", "cite", "sources", "conflicts"),
    *("coverage", "claims", "changes"),
}


def commands() -> dict[str, str]:
    """Each look-up that is shown, and the output that stands below it, if any does."""
    found = {}
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.MULTILINE):
            line, _, below = part.partition("\n")
            words = shlex.split(line, comments=True)
            if words[:1] == ["cac-data"] and words[1] in LOOK_UPS:
                found[shlex.join(words[1:])] = below
    return found


@pytest.mark.parametrize("line", commands())
def test_a_look_up_that_is_shown_has_the_output_that_is_shown(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(export, "WITHOUT_END", 88)
    assert main(shlex.split(line)) == 0
    # What a table says, without the lines and blanks that lay it out.
    texts = (capsys.readouterr().out, commands()[line])
    told, shown = (text.replace("─", "").split() for text in texts)
    assert told
    assert told == shown or not shown


def test_the_python_runs_and_the_five_questions_have_these_answers() -> None:
    names: dict[str, Any] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)  # our own text, nobody else's
    assert not names["rows"].empty
    (shown,) = blocks("pycon")
    test = doctest.DocTestParser().get_doctest(shown, {}, "README.md", "README.md", 0)
    flags = doctest.NORMALIZE_WHITESPACE
    assert doctest.DocTestRunner(optionflags=flags).run(test).failed == 0


def test_every_table_and_every_scenario_is_named() -> None:
    named = set(re.findall(r"`([a-z_]+)`", README))
    assert {*tables()["name"]} <= named
    rows = set(re.findall(r"^\| `([a-z_]+)` \|", README, flags=re.MULTILINE))
    assert {path.stem for path in (ROOT / "params").glob("*.yaml")} <= rows


def test_every_option_that_is_shown_exists(capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.findall(r"^\$ cac-data (.*?)(?:  #.*)?$", README, re.MULTILINE)
    assert len(shown) > 20
    for line in shown:
        command, *rest = shlex.split(line.removesuffix("\\"), comments=True)
        inner = rest[:1] if command in {"scenarios", "import"} else []
        assert main([command, *inner, "--help"]) == 0
        told = capsys.readouterr().out
        for word in rest:
            assert not word.startswith("--") or word in told, line


def test_the_readme_is_short_and_begins_with_the_two_commands() -> None:
    assert len(README.encode()) < 15_000
    first = re.findall(r"^\$ (.*?)  ", blocks("console")[0], re.MULTILINE)
    assert first == ["make report", "make test"]
