"""The short form of the series of runs with a fault each; `tests.faults` has the long.

No kind of fault comes twice, and the seed says which come when.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import series

RUNS = 8


@pytest.mark.usefixtures("marked")
def test_after_a_fault_in_each_run_all_is_as_if_there_had_been_none(
    tmp_path: Path,
) -> None:
    with series(tmp_path, seed=6) as runs:
        steps = [runs.go_on() for _ in range(RUNS)]
        assert len({step.fault for step in steps}) == RUNS
        runs.finish()
