"""Slow answers that the reports of a run share."""

import warnings
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

from cac_data import load_table, shared_answers, trade
from cac_data.shared_answers import SHARED_ANSWERS, shared

calls: list[pd.DataFrame] = []


def doubled(frame: pd.DataFrame, times: int = 2) -> pd.DataFrame:
    calls.append(frame)
    if times > 2:
        warnings.warn("more than twice", stacklevel=1)
    return frame * times


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    monkeypatch.setattr(shared_answers, "SHARED_ANSWERS", (f"{__name__}.doubled",))
    monkeypatch.setenv("CAC_DATA_RUN_CACHE", str(tmp_path))
    calls.clear()
    return shared(doubled)


FRAME = pd.DataFrame({"country": ["KAZ", None], "value": [1.0, 2.5]})
FRAME["source_ids"] = pd.Series([["a"], ["a", "b"]])


def test_at_most_six_functions_share_and_each_is_there() -> None:
    assert len(SHARED_ANSWERS) <= 6
    for name in SHARED_ANSWERS:
        module, _, function = name.rpartition(".")
        assert hasattr(getattr(import_module(module), function), "__wrapped__"), name


def test_equal_content_is_asked_once_and_each_gets_an_answer_of_its_own(
    ask: object,
) -> None:
    first = ask(FRAME)  # type: ignore[operator]
    first.loc[0, "value"] = 99.0
    again = ask(FRAME.copy())  # type: ignore[operator]
    assert len(calls) == 1
    pd.testing.assert_frame_equal(again, FRAME * 2)


@pytest.mark.parametrize(
    "other",
    [
        FRAME.assign(value=[1.0, 2.6]),
        FRAME.assign(country=["KAZ", "KGZ"]),
        FRAME.assign(source_ids=pd.Series([["a"], ["a", "c"]])),
        FRAME.astype({"country": object}),
        FRAME.rename(columns={"value": "share"}),
        FRAME.set_index(pd.Index([1, 2])),
        FRAME.iloc[::-1],
    ],
    ids=["number", "text", "list", "type", "column", "index", "order"],
)
def test_other_content_is_another_question(ask: object, other: pd.DataFrame) -> None:
    ask(FRAME)  # type: ignore[operator]
    pd.testing.assert_frame_equal(ask(other), other * 2)  # type: ignore[operator]
    assert len(calls) == 2


def test_an_answer_that_came_with_a_warning_gives_it_again(ask: object) -> None:
    for _ in range(2):
        with pytest.warns(UserWarning, match="more than twice"):
            ask(FRAME, times=3)  # type: ignore[operator]
    assert len(calls) == 1


def test_nothing_is_kept_without_a_folder(
    ask: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CAC_DATA_RUN_CACHE")
    ask(FRAME)  # type: ignore[operator]
    ask(FRAME)  # type: ignore[operator]
    assert len(calls) == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"not an answer"])
def test_an_answer_that_is_not_whole_is_worked_out_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
) -> None:
    rows = load_table("bilateral_trade")
    plain = trade.regional(rows)
    monkeypatch.setenv("CAC_DATA_RUN_CACHE", str(tmp_path))
    pd.testing.assert_frame_equal(trade.regional(rows), plain)
    kept = list(tmp_path.rglob("output.pkl"))
    assert kept
    for path in kept:
        path.write_bytes(content)
    pd.testing.assert_frame_equal(trade.regional(rows), plain)


def test_a_folder_that_cannot_be_written_costs_only_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = load_table("bilateral_trade")
    plain = trade.regional(rows)
    (tmp_path / "file").touch()
    monkeypatch.setenv("CAC_DATA_RUN_CACHE", str(tmp_path / "file"))
    pd.testing.assert_frame_equal(trade.regional(rows), plain)


def test_only_listed_functions_share() -> None:
    with pytest.raises(ValueError, match=r"(?s)`shared`: .*doubled"):
        shared(doubled)
