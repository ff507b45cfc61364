"""The README: what it shows runs, and what it names is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cac_data import tables
from cac_data.cli import cli, output
from tests.made_vintages import DAY, as_services_send, stored

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def vintages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let there be the vintages of two days, as on a machine that has fetched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAC_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        for number, factor in enumerate((1.0, 1.1)):
            frames = as_services_send(factor)["worldbank"]
            stored(frames, on=DAY + timedelta(days=number - 1))
        yield


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


# What answers from the tables; the reports have tests of their own.
LOOK_UPS = {
    *("tables", "describe", "show", "cite", "sources", "conflicts", "coverage"),
    *("claims", "changes"),
}
WIDTH = 88  # of the terminal that the README says it shows


def commands() -> list[tuple[str, str]]:
    """Each look-up that is shown, and the output that stands below it, if any does."""
    found: list[tuple[str, str]] = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.MULTILINE)[
            1:
        ]:
            line, _, below = part.partition("\n")
            words = shlex.split(line, comments=True)
            if words[0] == "cac-data" and words[1] in LOOK_UPS:
                found.append((shlex.join(words[1:]).partition(" | ")[0], below))
    return found


WITH_OUTPUT = [(line, below) for line, below in commands() if below.strip()]


@pytest.mark.parametrize(
    ("line", "below"), WITH_OUTPUT, ids=[c for c, _ in WITH_OUTPUT]
)
def test_what_stands_below_a_command_is_its_output(
    line: str, below: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "terminal_width", lambda: WIDTH)
    result = CliRunner().invoke(cli, shlex.split(line), catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.rstrip() == below.rstrip()


def test_four_questions_are_answered() -> None:
    asked = README.partition("## Four questions")[2].partition("\n## ")[0]
    for words in ("Kyrgyzstan's imports", "Turkmenistan send", "railway", "Lu Ban"):
        assert words in asked
    assert len([line for line, _ in WITH_OUTPUT if line.split()[0] != "tables"]) >= 4


@pytest.mark.parametrize(
    "line", [line for line, below in commands() if not below.strip()]
)
def test_a_command_that_is_shown_runs(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, shlex.split(line), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert result.stdout or list(tmp_path.iterdir())


def test_the_python_runs_from_top_to_bottom() -> None:
    names: dict[str, Any] = {}
    shown = blocks("python")
    assert len(shown) >= 2
    for block in shown:
        exec(compile(block, "README.md", "exec"), names)  # our own text, nobody else's
    assert not names["rows"].empty


def test_every_table_is_described() -> None:
    named = set(re.findall(r"`([a-z_]+)`", README))
    assert set(tables()["name"]) <= named


def test_every_scenario_is_listed() -> None:
    listed = CliRunner().invoke(cli, ["scenarios", "list"]).output
    identifiers = [line.split()[0] for line in listed.splitlines()]
    assert identifiers
    rows = re.findall(r"^\| `([a-z_]+)` \|", README, flags=re.MULTILINE)
    assert [name for name in identifiers if name not in rows] == []


def test_every_subcommand_that_is_shown_exists() -> None:
    shown = re.findall(r"^\$ cac-data ([a-z]+)(?: ([a-z]+))?", README, re.MULTILINE)
    assert shown
    for command, second in shown:
        words = [command, second] if command == "scenarios" else [command]
        result = CliRunner().invoke(cli, [*words, "--help"])
        assert result.exit_code == 0, (words, result.output)
