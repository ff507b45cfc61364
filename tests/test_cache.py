"""Slow answers that the reports of a run share."""

import warnings
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import cache
from cac_data.cache import CACHED_FUNCTIONS, RUN_CACHE, cached

FRAME = pd.DataFrame({"country": ["KAZ", None], "value": [1.0, 2.5]})
calls: list[pd.DataFrame] = []


def doubled(frame: pd.DataFrame) -> pd.DataFrame:
    calls.append(frame)
    warnings.warn("twice", stacklevel=1)
    return frame * 2


def test_equal_content_is_asked_once_and_each_gets_an_answer_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert len(CACHED_FUNCTIONS) <= 6
    monkeypatch.setattr(cache, "CACHED_FUNCTIONS", (f"{__name__}.doubled",))
    monkeypatch.setenv(RUN_CACHE, str(tmp_path))
    ask: Any = cached(doubled)
    for _ in range(2):
        with pytest.warns(UserWarning, match="twice"):
            answer = ask(FRAME.copy())
        pd.testing.assert_frame_equal(answer, FRAME * 2)
        answer.loc[0, "value"] = 99.0
    assert len(calls) == 1
    (kept,) = tmp_path.iterdir()
    for other, content in ((FRAME, b""), (FRAME, b"no answer"), (FRAME[::-1], b"")):
        kept.write_bytes(content)
        with pytest.warns(UserWarning, match="twice"):
            pd.testing.assert_frame_equal(ask(other), other * 2)
    assert len(calls) == 4
