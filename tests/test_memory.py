"""Results that are asked for again: the same answer, and nothing of it shared."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from cac_data import claims, load_table, memory, outlook, trade
from cac_data.memory import SHARED, forget, remembers

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
        FRAME.rename_axis("row"),
        FRAME.rename_axis(columns="column"),
        FRAME.assign(name=pd.Categorical(FRAME["name"])),
        FRAME.astype({"name": object}),
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


def test_categories_belong_to_the_content(ask: Ask, asked: list[object]) -> None:
    for categories in (["a", "b"], ["b", "a"], ["a", "b", "c"]):
        ask(FRAME.assign(name=pd.Categorical(FRAME["name"], categories)))
    assert len(asked) == 3


def test_only_the_last_answers_are_kept(ask: Ask, asked: list[object]) -> None:
    for number in range(memory._KEPT + 1):
        ask(FRAME, number=number)
    ask(FRAME, number=1)
    assert len(asked) == memory._KEPT + 1
    ask(FRAME, number=0)
    assert len(asked) == memory._KEPT + 2


def test_tables_tell_what_they_follow_from() -> None:
    calls: list[str] = []

    @remembers
    def last_year(tables: claims.Tables) -> str:
        calls.append("asked")
        return max(tables["bilateral_trade"]["period"])

    answers = [
        last_year(claims.Known(as_of=date)) for date in ("", "", "2015", "2015", "")
    ]
    assert answers[0] == answers[1] == answers[4] > answers[2] == answers[3]
    assert len(calls) == 2


def test_a_topic_answers_alike_with_and_without_memory() -> None:
    bilateral = load_table("bilateral_trade")
    remembered = [trade.regional(bilateral), trade.regional(bilateral)]
    forget()
    remembered.append(trade.regional.__wrapped__(bilateral))
    for other in remembered[1:]:
        pd.testing.assert_frame_equal(remembered[0], other)


# --- What processes share ------------------------------------------------------------

WORKED: list[int] = []
"""What the functions below were asked with."""


@remembers
def doubled(frame: pd.DataFrame, number: int = 0) -> pd.DataFrame:
    WORKED.append(number)
    return frame.assign(value=frame["value"] * 2)


@remembers
def doubtful(number: int) -> int:
    WORKED.append(number)
    warnings.warn("this may be wrong", UserWarning, stacklevel=2)
    return number


@remembers
def trusting(number: int, more: int) -> int:
    return doubtful(number) + more


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that processes share; another process is one that has forgotten."""
    monkeypatch.setenv(SHARED, str(tmp_path))
    WORKED.clear()
    forget()
    yield tmp_path
    forget()


def test_another_process_finds_the_answer(shared: Path) -> None:
    first = doubled(FRAME)
    forget()
    pd.testing.assert_frame_equal(doubled(copy_of(FRAME)), first)
    assert WORKED == [0]
    doubled(FRAME, number=1)
    assert WORKED == [0, 1]
    assert len(list(shared.iterdir())) == 2


def test_a_new_interpreter_finds_it_too(shared: Path) -> None:
    code = (
        "from cac_data import load_table, trade;"
        "print(trade.regional(load_table('bilateral_trade')).to_csv())"
    )
    said = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(len(said))},
            capture_output=True,
            text=True,
            check=True,
        )
        said.append((done.stdout, sorted(path.name for path in shared.iterdir())))
    assert said[0] == said[1]
    assert said[0][1]
    table = load_table("bilateral_trade")
    assert said[0][0].strip() == trade.regional(table).to_csv().strip()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[:20] + bytes([content[20] ^ 1]) + content[21:],
        lambda content: b"\x80\x04." * 40,
    ],
)
def test_a_damaged_answer_is_worked_out_anew(
    shared: Path, damage: Callable[[bytes], bytes]
) -> None:
    right = doubled(FRAME)
    (path,) = shared.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    forget()
    pd.testing.assert_frame_equal(doubled(FRAME), right)
    assert WORKED == [0, 0]
    forget()
    doubled(FRAME)  # mended
    assert WORKED == [0, 0]


def test_an_answer_with_a_warning_is_for_nobody_else(shared: Path) -> None:
    for _ in range(2):
        forget()
        with pytest.warns(UserWarning, match="may be wrong"):
            assert doubtful(3) == 3
    assert WORKED == [3, 3]
    assert not list(shared.iterdir())


def test_what_follows_from_a_warning_is_for_nobody_else(shared: Path) -> None:
    for more in (1, 2):
        with pytest.warns(UserWarning, match="may be wrong"):
            assert trusting(3, more) == 3 + more
    assert not list(shared.iterdir())


def test_a_function_without_a_name_of_its_own_shares_nothing(
    shared: Path, ask: Ask
) -> None:
    ask(FRAME)
    assert not list(shared.iterdir())


@pytest.mark.parametrize(
    ("limit", "value"),
    [("_LEAST_ROOM", 2**80), ("_MOST_SHARED", 0), ("_MOST_BYTES", 10)],
)
def test_sharing_has_its_limits(
    shared: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(memory, limit, value)
    assert doubled(FRAME)["value"].iloc[0] == 2.0
    assert not list(shared.iterdir())


def test_without_its_folder_every_process_works_for_itself(shared: Path) -> None:
    shared.rmdir()
    assert doubled(FRAME)["value"].iloc[0] == 2.0
    assert not shared.exists()


def test_what_the_outlook_finds_is_what_it_would_work_out(shared: Path) -> None:
    tables = claims.Known()
    found = [outlook.series(tables, end=2025)]
    forget()
    found.append(outlook.series(claims.Known(), end=2025))
    found.append(outlook.series.__wrapped__(tables, end=2025))
    for other in found[1:]:
        pd.testing.assert_frame_equal(found[0], other)
