"""The README: what it shows runs, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from cac_data import tables
from cac_data.cli import cli

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


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
