"""What the reports say is what the golden files say; see `tests/golden.py`."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from tests.golden import GOLDEN, Built, names, written


@pytest.mark.parametrize("name", names())
def test_a_report_says_what_it_said(name: str, built: Built) -> None:
    kept = (GOLDEN / f"{name}.txt").read_text("utf-8").splitlines()
    now = written(name, built.said).splitlines()
    changed = [*unified_diff(kept, now, "it said", "it says", n=0, lineterm="")]
    assert not changed, "\n".join(changed[:200])


def test_each_report_has_a_file_and_all_are_small(built: Built) -> None:
    assert {*names()} == built.said.keys()  # else `python -m tests.golden`
    assert sum(path.stat().st_size for path in GOLDEN.rglob("*.txt")) < 4_000_000
