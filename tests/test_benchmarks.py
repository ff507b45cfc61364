"""The benchmark: what it says of what it measured."""

from __future__ import annotations

import pytest

from tests.benchmarks.measures import Measure


@pytest.mark.parametrize(
    ("ours", "theirs", "promise", "told"),
    [
        ([1.0, 9.0, 1.0], [12.0], {"most_ratio": 1 / 12}, "12.0 times faster (at"),
        ([1.0], [11.0], {"most_ratio": 1 / 12}, "11.0 times faster (MISSED: at least"),
        ([1.2], [1.0], {"most_ratio": 1.1}, "1.20 times (MISSED: at most 1.10 times)"),
        ([3.9], [1.0], {"most_more": 3.0}, "2.90 s more (at most 3 s more)"),
        ([4.1], [1.0], {"most_more": 3.0}, "3.10 s more (MISSED: at most 3 s more)"),
        ([2.0], [1.0], {}, "2.00 times (told as it is)"),
    ],
)
def test_a_promise_is_kept_or_missed_by_medians(
    ours: list[float], theirs: list[float], promise: dict[str, float], told: str
) -> None:
    measure = Measure("ours", ours, "theirs", theirs, **promise)
    assert told in measure.in_words()
    assert measure.is_missed == ("MISSED" in told)
