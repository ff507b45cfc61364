"""What the reports say is what the golden files say; see `tests/golden.py`."""

from __future__ import annotations

import pytest

from tests.golden import GOLDEN, Built, differences, lines_of, names, read, written


@pytest.mark.parametrize("name", names())
def test_a_report_says_what_it_said(name: str, built: Built) -> None:
    scenario, notebook = name.split("/")
    kept = read((GOLDEN / "baseline" / f"{notebook}.txt").read_text("utf-8"), [])
    if scenario != "baseline":
        kept = read((GOLDEN / f"{name}.txt").read_text("utf-8"), kept)
    changed = differences(name, kept, built.said[name])
    assert not changed, "\n".join(changed[:200])


def test_each_report_has_a_file_and_all_are_small(built: Built) -> None:
    assert {*names()} == built.said.keys()  # else `python -m tests.golden`
    assert sum(path.stat().st_size for path in GOLDEN.rglob("*.txt")) < 4_000_000


def test_a_changed_figure_is_told_with_both_values() -> None:
    figure = {"id": "gas", "label": "Gas", "note": "", "number": "36.7", "low": None}
    figure |= {"high": None, "unit": "bcm", "period": "2025", "source_ids": ["ei"]}
    old = [*lines_of([("key-figures", {"figures": [figure]})])]
    new = [*lines_of([("key-figures", {"figures": [{**figure, "number": "36.9"}]})])]
    assert differences("gas_squeeze/energy", old, new) == [
        "gas_squeeze/energy/key figure | gas: 36.7 |  |  | bcm | 2025 | ei -> "
        "36.9 |  |  | bcm | 2025 | ei"
    ]
    for lines in (old, new):
        assert read(written(lines, old), old) == lines
