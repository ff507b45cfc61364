"""What the reports say is what the golden files say; see `tests/golden.py`."""

from __future__ import annotations

import pytest

from cac_data.scenarios import BASELINE
from tests.golden import (
    GOLDEN,
    Line,
    differences,
    lines_of,
    planned_names,
    read,
    told_by_all,
    written,
)

MOST_BYTES = 4_000_000


@pytest.fixture(scope="module")
def said() -> dict[str, list[Line]]:
    """What each report says now."""
    return told_by_all()


def kept(name: str) -> list[Line]:
    """What a report is to say, by its file and that of the baseline."""
    scenario, _, notebook = name.partition("/")
    baseline = (GOLDEN / BASELINE / f"{notebook}.txt").read_text("utf-8")
    lines = list(map(Line.read, baseline.splitlines()))
    if scenario == BASELINE:
        return lines
    path = GOLDEN / f"{name}.txt"
    assert path.exists(), f"{name} is new: record it with `python -m tests.golden`"
    return read(path.read_text("utf-8"), lines)


@pytest.mark.parametrize("name", planned_names())
def test_a_report_says_what_it_said(name: str, said: dict[str, list[Line]]) -> None:
    changed = differences(name, kept(name), said[name])
    assert not changed, "\n".join(changed[:200])


def test_each_file_is_of_a_report_and_all_are_small() -> None:
    files = list(GOLDEN.rglob("*.txt"))
    names = {path.relative_to(GOLDEN).with_suffix("").as_posix() for path in files}
    assert names == {*planned_names()}
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


def test_a_changed_figure_is_told_with_both_values() -> None:
    figure = {
        "id": "gas",
        "label": "Gas",
        "note": "",
        "number": "36.7",
        "low": None,
        "high": None,
        "unit": "bcm",
        "period": "2025",
        "source_ids": ["ei"],
    }
    old = lines_of([("key-figures", {"figures": [figure]})])
    new = lines_of([("key-figures", {"figures": [{**figure, "number": "36.9"}]})])
    assert differences("gas_squeeze/energy", old, new) == [
        "gas_squeeze/energy/key figure | gas: 36.7 |  |  | bcm | 2025 | ei -> "
        "36.9 |  |  | bcm | 2025 | ei"
    ]
    for lines in (old, new):
        assert read(written(lines, old), old) == lines
