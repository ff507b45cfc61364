"""The benchmark: its rows, what they say, and the README that quotes them."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from tests.benchmarks.__main__ import in_markdown, main
from tests.benchmarks.results import Result, Target
from tests.benchmarks.table import ROWS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def result(ours: list[float], theirs: list[float], target: Target) -> Result:
    values = {"ours": ours, "theirs": theirs}
    return Result("x", "what", "we", "they", values, target=target)


@pytest.mark.parametrize(
    ("ours", "theirs", "target", "met"),
    [
        ([1.0, 1.0, 9.0], [10.0, 10.0, 10.0], Target("", ratio=0.1), True),
        ([1.1], [10.0], Target("", ratio=0.1), False),
        # Both parts of a target count.
        ([0.9], [0.4], Target("", ratio=3, ours=1), True),
        ([1.01], [0.4], Target("", ratio=3, ours=1), False),
        ([0.9], [0.2], Target("", ratio=3, ours=1), False),
        ([2.9], [1.0], Target("", difference=2), True),
        ([3.1], [1.0], Target("", difference=2), False),
    ],
)
def test_a_target_is_met_by_medians(
    ours: list[float], theirs: list[float], target: Target, met: bool
) -> None:
    measured = result(ours, theirs, target)
    assert measured.met is met
    assert measured.as_json()["met"] is met
    assert ("MISSED" in measured.in_words()) is not met


def test_the_rows_of_the_readme_say_what_was_measured() -> None:
    faster = result([2.0], [30.0], Target("at least 10 times faster", ratio=0.1))
    more = result([3.0], [1.0], Target("at most 2 s more", difference=2))
    slower = result([0.12], [0.1], Target("at most 1.5 times", ratio=1.5))
    assert faster.as_markdown() == (
        "| what | 2.00 s | they: 30 s | 15.0 times less | at least 10 times faster |"
    )
    assert more.as_markdown() == (
        "| what | 3.00 s | they: 1.00 s | 2.00 s more | at most 2 s more |"
    )
    assert "| 1.20 times |" in slower.as_markdown()
    assert in_markdown([]).count("\n") == 1


def test_the_readme_quotes_every_row() -> None:
    table = README.partition("## Speed")[2].partition("\n## ")[0]
    quoted = {line.split(" | ")[0] for line in re.findall(r"^\| (.*)", table, re.M)}
    wanted = {row.measure for row in ROWS if row.in_readme}
    wanted |= {row.also for row in ROWS if row.in_readme and row.also}
    assert wanted - quoted == set()
    assert quoted - wanted == {"measure", "---"}


def test_every_target_of_the_speed_table_has_a_row() -> None:
    names = {row.name for row in ROWS if row.target is not None}
    assert names >= {
        *("all-reports", "floor", "parallel", "unchanged", "one-value", "import"),
        *("sweep", "memory"),
    }


def test_a_row_that_is_not_there_is_refused_before_anything_is_measured() -> None:
    answer = CliRunner().invoke(main, ["nothing"])
    assert answer.exit_code == 2
    assert "'all-reports'" in answer.output
