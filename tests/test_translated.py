"""No message of a translation is older than the English from which it was made."""

from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from tests import translated
from tests.translated import (
    RECORDS,
    TRANSLATIONS,
    Differences,
    differences,
    digest_of,
    english_digests,
    recorded,
    translated_ids,
    what_to_do,
)


def digest(fluent: str) -> str:
    """The digest of the first message of a text."""
    [message] = FluentParser().parse(fluent).body
    assert isinstance(message, Message)
    assert message.value
    return digest_of(message.value)


# --- Each language -------------------------------------------------------------------


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_message_is_older_than_its_english(language: str) -> None:
    assert translated.state(language) == ""


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_record_is_sorted(language: str) -> None:
    ids = [*recorded(language)]
    assert ids == sorted(ids)


# --- What is told --------------------------------------------------------------------

ENGLISH = {"a.b": "11111111", "a.c": "22222222"}


@pytest.mark.parametrize(
    ("record", "found"),
    [
        pytest.param(ENGLISH, Differences([], [], []), id="nothing"),
        pytest.param(
            {**ENGLISH, "a.c": "33333333"},
            Differences(["a.c"], [], []),
            id="a message whose English has changed",
        ),
        pytest.param(
            {"a.b": "11111111"}, Differences([], ["a.c"], []), id="one not recorded"
        ),
        pytest.param(
            {**ENGLISH, "a.d": "44444444"},
            Differences([], [], ["a.d"]),
            id="one that is gone",
        ),
    ],
)
def test_a_record_is_at_odds_with(record: dict[str, str], found: Differences) -> None:
    assert differences(record, ENGLISH, ["a.b", "a.c"]) == found


def test_who_reads_what_is_older_is_told_how_to_record() -> None:
    told = what_to_do("ru", Differences(["a.b"], ["a.c"], []))
    assert told.endswith("\n  python -m tests.translated ru a.b a.c\n")


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        pytest.param("a = Trade grew\n    by { PCT($x) }.", False, id="broken lines"),
        pytest.param("a = Trade fell by { PCT($x) }.", True, id="words"),
        pytest.param("a = Trade grew by { PCT($y) }.", True, id="values"),
        pytest.param("a = Trade grew by { PCT($x, digits: 0) }.", True, id="digits"),
    ],
)
def test_english_is_another_with_other(text: str, is_other: bool) -> None:
    before = digest("a = Trade grew by { PCT($x) }.")
    assert (digest(text) != before) == is_other


# --- The command ---------------------------------------------------------------------


def test_a_message_is_recorded_with_the_digest_of_its_english(tmp_path: Path) -> None:
    translated.record("ru", ["trade.level-title"], tmp_path)
    digest_now = english_digests()["trade.level-title"]
    assert recorded("ru", tmp_path) == {"trade.level-title": digest_now}


def test_what_is_gone_is_left_out_of_the_record(tmp_path: Path) -> None:
    (tmp_path / "ru.csv").write_text("id,english\ntrade.gone,11111111\n", "utf-8")
    assert translated.record("ru", ["trade.gone"], tmp_path) == {}


def test_a_topic_is_recorded_whole(tmp_path: Path) -> None:
    translated.record("ru", ["office"], tmp_path)
    of_topic = [id for id in translated_ids("ru") if id.startswith("office.")]
    assert [*recorded("ru", tmp_path)] == of_topic


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param(
            ["ru", "trade.levle-title"],
            "did you mean 'trade.level-title'",
            id="message",
        ),
        pytest.param(["xx"], "invalid choice: 'xx'", id="language"),
    ],
)
def test_what_is_unknown_is_refused(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (RECORDS / "ru.csv").read_bytes()
    with pytest.raises(SystemExit, match="2"):
        translated.main(arguments)
    assert problem in capsys.readouterr().err
    assert (RECORDS / "ru.csv").read_bytes() == before
