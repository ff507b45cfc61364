"""Results that are asked for again: the same answer, and nothing of it shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from cac_data import load_table, trade
from cac_data.memory import forget, remembers

Ask = Callable[..., pd.DataFrame]

FRAME = pd.DataFrame(
    {"name": ["a", "b"], "value": [1.0, float("nan")], "ids": [["x"], ["y", "z"]]}
)


@pytest.fixture
def asked() -> list[object]:
    """What the function below was asked with."""
    return []


@pytest.fixture
def ask(asked: list[object]) -> Iterator[Ask]:
    """Return a function that remembers, and notes when it has to work."""

    @remembers
    def work(frame: pd.DataFrame, **options: object) -> pd.DataFrame:
        asked.append(options)
        return frame.assign(**{name: str(value) for name, value in options.items()})

    yield work
    forget()


def copy_of(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with the same content and no cell in common."""
    return frame.assign(ids=[list(ids) for ids in frame["ids"]])


def test_equal_questions_are_worked_out_once(ask: Ask, asked: list[object]) -> None:
    first, again = ask(FRAME, unit="km"), ask(copy_of(FRAME), unit="km")
    assert len(asked) == 1
    pd.testing.assert_frame_equal(first, again)


@pytest.mark.parametrize(
    "other",
    [
        FRAME.assign(value=[1.0, 2.0]),
        FRAME.assign(value=[1, 2]),
        FRAME.assign(ids=[["x"], ["y"]]),
        FRAME.assign(name=["a", "c"]),
        FRAME.rename(columns={"name": "who"}),
        FRAME.set_axis([5, 6]),
        FRAME.head(1),
        FRAME[["value", "name", "ids"]],
    ],
)
def test_whatever_differs_is_another_question(
    ask: Ask, asked: list[object], other: pd.DataFrame
) -> None:
    ask(FRAME)
    pd.testing.assert_frame_equal(ask(other), other)
    assert len(asked) == 2


@pytest.mark.parametrize("value", [1, 1.0, True, "1", None, (1,), [1], {"a": 1}])
def test_an_argument_of_another_type_is_another_question(
    ask: Ask, asked: list[object], value: object
) -> None:
    for option in (1, 1.0, True, "1", None, (1,), [1], {"a": 1}):
        if type(option) is not type(value):
            ask(FRAME, option=option)
    before = len(asked)
    ask(FRAME, option=value)
    assert len(asked) == before + 1


def test_what_a_caller_does_to_an_answer_stays_with_the_caller(ask: Ask) -> None:
    mine = ask(copy_of(FRAME))
    mine.loc[0, "value"] = 99.0
    mine["ids"].iloc[0].append("of the caller")
    pd.testing.assert_frame_equal(ask(FRAME), FRAME)


def test_a_frame_that_changed_is_another_question(
    ask: Ask, asked: list[object]
) -> None:
    frame = copy_of(FRAME)
    ask(frame)
    frame["ids"].iloc[0].append("new")  # in place: no frame is made anew
    assert ask(frame)["ids"].iloc[0] == ["x", "new"]
    assert len(asked) == 2


def test_what_can_be_read_only_once_is_not_kept(ask: Ask, asked: list[object]) -> None:
    for _ in range(2):
        ask(FRAME, option=iter("ab"))
    assert len(asked) == 2


def test_after_forgetting_all_is_worked_out_anew(ask: Ask, asked: list[object]) -> None:
    ask(FRAME)
    forget()
    ask(FRAME)
    assert len(asked) == 2


def test_a_topic_answers_alike_with_and_without_memory() -> None:
    bilateral = load_table("bilateral_trade")
    remembered = [trade.regional(bilateral), trade.regional(bilateral)]
    forget()
    remembered.append(trade.regional.__wrapped__(bilateral))
    for other in remembered[1:]:
        pd.testing.assert_frame_equal(remembered[0], other)
