"""What the reports say is what the golden files say; see `tests/golden.py`."""

from __future__ import annotations

import pytest

from tests.golden import GOLDEN, Built, differences, names, read


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
