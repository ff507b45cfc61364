"""Slow answers that the reports of a run share."""

import pickle
import warnings
from pathlib import Path

import pandas as pd
import pytest

from cac_data.cache import RUN_CACHE, cached, note_tables, noting_tables
from cac_data.claims import Known

FRAME = pd.DataFrame({"country": ["KAZ", None], "value": [1.0, 2.5]})
calls: list[pd.DataFrame] = []


@cached
def doubled(frame: pd.DataFrame) -> pd.DataFrame:
    calls.append(frame)
    note_tables(["bilateral_trade"])
    warnings.warn("twice", stacklevel=1)
    return frame * 2


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a run in which `doubled` was asked once."""
    calls.clear()
    monkeypatch.setenv(RUN_CACHE, str(tmp_path))
    with pytest.warns(UserWarning, match="twice"):
        doubled(FRAME.copy())
    return tmp_path


@pytest.mark.filterwarnings("ignore:twice")
def test_equal_content_is_asked_once(folder: Path) -> None:
    pd.testing.assert_frame_equal(doubled(FRAME.copy()), FRAME * 2)
    assert len(calls) == 1


@pytest.mark.filterwarnings("ignore:twice")
def test_equal_content_is_asked_once_whatever_was_looked_at_before(
    folder: Path,
) -> None:
    fresh = pd.DataFrame({"year": pd.array([2024, None], dtype="Int64")})
    looked_at = pickle.loads(pickle.dumps(fresh))
    assert looked_at["year"].array.dtype.kind == "i"
    calls.clear()
    doubled(fresh)
    doubled(looked_at)
    assert len(calls) == 1


@pytest.mark.filterwarnings("ignore:twice")
def test_other_content_is_asked_anew(folder: Path) -> None:
    pd.testing.assert_frame_equal(doubled(FRAME[::-1]), FRAME[::-1] * 2)
    assert len(calls) == 2


@pytest.mark.filterwarnings("ignore:twice")
def test_each_gets_an_answer_of_its_own(folder: Path) -> None:
    answer = doubled(FRAME)
    answer.loc[0, "value"] = 99.0
    pd.testing.assert_frame_equal(doubled(FRAME), FRAME * 2)


def test_a_shared_answer_warns_again(folder: Path) -> None:
    with pytest.warns(UserWarning, match="twice"):
        doubled(FRAME)


@pytest.mark.filterwarnings("ignore:twice")
def test_tables_of_a_shared_answer_count_as_loaded(folder: Path) -> None:
    with noting_tables() as tables:
        doubled(FRAME)
    assert tables == {"bilateral_trade"}


@pytest.mark.parametrize("content", [b"", b"no answer"], ids=["empty", "another"])
@pytest.mark.filterwarnings("ignore:twice")
def test_a_file_that_is_no_answer_is_made_anew(folder: Path, content: bytes) -> None:
    [kept] = folder.iterdir()
    kept.write_bytes(content)
    pd.testing.assert_frame_equal(doubled(FRAME), FRAME * 2)
    assert len(calls) == 2


@pytest.mark.filterwarnings("ignore:twice")
def test_what_cannot_be_written_down_is_asked_each_time(folder: Path) -> None:
    odd = FRAME.assign(odd=[folder.open, lambda: None])
    with pytest.raises(TypeError):
        doubled(odd)
    assert len(calls) == 2


@pytest.mark.filterwarnings("ignore:twice")
def test_without_a_run_nothing_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(RUN_CACHE)
    doubled(FRAME)
    assert len(calls) == 2


# --- Of tables as they were known ----------------------------------------------------


@cached
def countries_in(tables: Known) -> int:
    calls.append(tables["countries"])
    return len(tables["countries"])


@pytest.fixture
def asked(folder: Path) -> int:
    """How many countries there are, asked of tables that were looked at before."""
    calls.clear()
    tables = Known()
    assert len(tables["countries"]) < len(tables["sources"])
    return countries_in(tables)


def test_known_tables_are_the_same_whatever_was_looked_at(asked: int) -> None:
    assert countries_in(Known()) == asked
    assert len(calls) == 1


@pytest.mark.parametrize(
    "is_looked_at_before", [True, False], ids=["looked at before", "not looked at"]
)
def test_a_table_put_in_place_makes_others(
    asked: int, is_looked_at_before: bool
) -> None:
    tables = Known()
    if is_looked_at_before:
        assert len(tables["countries"]) == asked
    tables["countries"] = calls[0][:2]
    assert countries_in(tables) == 2


def test_known_on_another_date_they_are_asked_anew(asked: int) -> None:
    assert countries_in(Known(as_of="2025-07-27")) == asked
    assert len(calls) == 2


@pytest.mark.usefixtures("asked")
def test_a_table_that_was_looked_at_before_counts_as_loaded() -> None:
    with noting_tables() as tables:
        countries_in(Known())
    assert tables == {"countries"}
