"""No sentence puts side by side what is unlike and does not say so.

Every report that the tests build notes the figures that its sentences print
(`tests.recorder`); what each is of was told by the row that it comes from.
"""

from collections.abc import Iterator

import pytest

from cac_data.figure import Figure
from cac_data.lines import Line, line
from tests.golden import Built
from tests.recorder import Sentence, kept, printed, recording, unsaid

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""(Message, trait) -> why it may leave unsaid in what its figures differ."""

MOST_EXCEPTIONS = 25

TOPICS = ["claims", "common", "energy", "history", "infrastructure", "outlook", "trade"]


@pytest.fixture(scope="module")
def sentences(built: Built) -> list[Sentence]:
    return kept(built.sentences)


def faults(sentences: list[Sentence], topic: str) -> Iterator[str]:
    for sentence in sentences:
        if sentence.id.partition(".")[0] == topic:
            for trait, one, other in unsaid(sentence):
                if (sentence.id, trait) not in EXCEPTIONS:
                    yield f"{sentence.id} {trait} {one!r} {other!r}: {sentence.text}"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_sentence_says_in_what_its_figures_differ(
    sentences: list[Sentence], topic: str
) -> None:
    assert [*faults(sentences, topic)] == []


@pytest.mark.parametrize("topic", [name for name in TOPICS if name != "common"])
def test_figures_of_each_topic_reach_its_sentences(
    sentences: list[Sentence], topic: str
) -> None:
    """Or else nothing would be found there."""
    of_topic = [one for one in sentences if one.id.partition(".")[0] == topic]
    assert sum(len(one.figures) > 1 for one in of_topic) >= 5


def test_every_exception_is_needed(sentences: list[Sentence]) -> None:
    found = {
        (sentence.id, trait)
        for sentence in sentences
        for trait, _, _ in unsaid(sentence)
    }
    assert EXCEPTIONS.keys() <= found


def test_exceptions_are_few_and_have_a_reason() -> None:
    assert len(EXCEPTIONS) <= MOST_EXCEPTIONS
    assert all(len(reason.split()) >= 6 for reason in EXCEPTIONS.values())


# --- What the recorder finds ---------------------------------------------------------


def gas(**of: str) -> Figure:
    return Figure(value=36.7, unit="bcm", period="2024", **of)
