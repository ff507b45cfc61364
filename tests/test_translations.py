"""Each translation of the package says all that English says, of the same values."""

from functools import cache

import pytest
from fluent.syntax.ast import (
    FunctionReference,
    Message,
    SelectExpression,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from cac_data.codes import country_codes
from cac_data.lines import line
from cac_data.words.checking import check_language
from cac_data.words.ftl import messages_in, read_messages
from cac_data.words.language import ENGLISH, LANGUAGES, speaking
from cac_data.words.messages import Language
from tests.translated import TOPICS, TRANSLATIONS, parts_of

OF_NUMBERS = ("NUM", "AMOUNT", "PCT", "BN", "MN", "TIMES", "ODDS", "CHANCE")
"""Functions that print a number; how many digits it has is a matter of the figure."""


class _Printed(Visitor):
    """What a message prints: its variables, and its numbers with their options."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.numbers: set[tuple[str, ...]] = set()

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802 - a name of the library
        # What a form is chosen by is not printed.
        for variant in node.variants:
            self.visit(variant)

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - a name of the library
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802 - a name of the library
        name = node.id.name
        variables = [
            argument.id.name
            for argument in node.arguments.positional
            if isinstance(argument, VariableReference)
        ]
        if name in OF_NUMBERS and variables:
            options = {
                option.name.name: option.value.value
                for option in node.arguments.named
                if option.name.name in ("digits", "sign")
            }
            if name == "TIMES":
                # How many times as much is a number to a tenth, with other words.
                name = "NUM"
                options = {"digits": "1", **options}
            settings = [f"{key}={value}" for key, value in sorted(options.items())]
            self.numbers.add((name, *variables, *settings))
        self.generic_visit(node)


@cache
def messages_of(language: str, topic: str) -> dict[str, Message]:
    """The messages of a topic by their ids."""
    path = LANGUAGES / language / f"{topic}.ftl"
    if not path.is_file():
        return {}
    return {message.id.name: message for message in messages_in(read_messages(path))}


def printed_in(language: str, topic: str) -> dict[str, _Printed]:
    """What each message and attribute of a topic prints itself."""
    said = {}
    for id, message in messages_of(language, topic).items():
        for name, pattern in parts_of(message):
            said[id + name] = _Printed()
            said[id + name].visit(pattern)
    return said


def place_of(language: str, topic: str, id: str) -> str:
    """The file of a message, with the line if it has that, and the id."""
    return f"{Language(LANGUAGES / language).place_of(f'{topic}.{id}')}: {id}"


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_has_every_message_of_english(language: str, topic: str) -> None:
    missing = printed_in(ENGLISH, topic).keys() - printed_in(language, topic).keys()
    assert [f"{language}/{topic}.ftl has no {id}" for id in sorted(missing)] == []


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_prints_every_value_that_english_prints(
    language: str, topic: str
) -> None:
    translated = printed_in(language, topic)
    unsaid = {
        place_of(language, topic, id): sorted(
            english.variables - translated[id].variables
        )
        for id, english in printed_in(ENGLISH, topic).items()
        if id in translated and english.variables - translated[id].variables
    }
    assert unsaid == {}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_prints_numbers_with_the_digits_of_english(
    language: str, topic: str
) -> None:
    translated = printed_in(language, topic)
    otherwise = {
        place_of(language, topic, id): sorted(english.numbers ^ translated[id].numbers)
        for id, english in printed_in(ENGLISH, topic).items()
        if id in translated and english.numbers != translated[id].numbers
    }
    assert otherwise == {}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_can_be_said(language: str) -> None:
    with speaking(language):
        check_language()


# --- Russian -------------------------------------------------------------------------

RUSSIAN = Language(LANGUAGES / "ru")

CASES = ("gen", "dat", "acc", "ins", "loc")
"""The cases of names that Russian sentences ask for."""


@pytest.mark.parametrize("case", CASES)
def test_russian_has_each_country_in_each_case(case: str) -> None:
    without = [
        code
        for code in country_codes()
        if not RUSSIAN.has(f"common.country-{code}.{case}")
    ]
    assert without == []


@pytest.mark.parametrize(
    ("period", "text"),
    [
        pytest.param("2024", "2024", id="a year"),
        pytest.param("2024-06", "июнь 2024", id="a month"),
        pytest.param("2024-06-17", "17 июня 2024", id="a day"),
        pytest.param("2024-01/2024-10", "январь–октябрь 2024", id="months"),
        pytest.param("2023-11/2024-02", "ноябрь 2023 – февраль 2024", id="over years"),
        pytest.param("-0138", "138 год до н. э.", id="before our era"),
    ],
)
def test_russian_writes_a_period_that_stands_alone(period: str, text: str) -> None:
    assert RUSSIAN.say(line("history.period", period=period)) == text


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "0 обязательств"),
        (1, "1 обязательство"),
        (2, "2 обязательства"),
        (5, "5 обязательств"),
        (11, "11 обязательств"),
        (21, "21 обязательство"),
    ],
)
def test_russian_counts(n: int, text: str) -> None:
    said = RUSSIAN.message("common.noun-pledges", n=n)
    assert f"{n} {said}" == text


def test_a_sentence_that_ends_in_an_abbreviation_has_one_full_stop() -> None:
    said = RUSSIAN.say(line("trade.potential", amount=8_600.0))
    assert said.endswith("8,6\N{NO-BREAK SPACE}млрд долл.")
