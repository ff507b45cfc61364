"""What the reports say is what the golden files say; see `tests/golden.py`."""

from __future__ import annotations

import pytest

from cac_data.scenarios import BASELINE
from tests.golden import (
    GOLDEN,
    Built,
    Line,
    differences,
    lines_of,
    names,
    read,
    written,
)

MOST_BYTES = 4_000_000


def kept(name: str) -> list[Line]:
    """What a report is to say, by its file and that of the baseline."""
    scenario, _, notebook = name.partition("/")
    text = (GOLDEN / BASELINE / f"{notebook}.txt").read_text("utf-8")
    baseline = read(text, [])
    if scenario == BASELINE:
        return baseline
    return read((GOLDEN / f"{name}.txt").read_text("utf-8"), baseline)


@pytest.mark.parametrize("name", names())
def test_a_report_says_what_it_said(name: str, built: Built) -> None:
    changed = differences(name, kept(name), built.said[name])
    assert not changed, "\n".join(changed[:200])


def test_each_report_has_a_file_and_all_are_small(built: Built) -> None:
    assert {*names()} == built.said.keys()  # else `python -m tests.golden`
    assert sum(path.stat().st_size for path in GOLDEN.rglob("*.txt")) < MOST_BYTES


def test_a_changed_figure_is_told_with_both_values() -> None:
    figure = {"id": "gas", "label": "Gas", "note": "", "number": "36.7"}
    figure |= {"low": None, "high": None, "unit": "bcm", "period": "2025"}
    figure |= {"source_ids": ["ei"]}
    old = lines_of([("key-figures", {"figures": [figure]})])
    new = lines_of([("key-figures", {"figures": [{**figure, "number": "36.9"}]})])
    assert differences("gas_squeeze/energy", old, new) == [
        "gas_squeeze/energy/key figure | gas: 36.7 |  |  | bcm | 2025 | ei -> "
        "36.9 |  |  | bcm | 2025 | ei"
    ]
    for lines in (old, new):
        assert read(written(lines, old), old) == lines
