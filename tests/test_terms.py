"""Where English prints a term of the glossary, a translation prints its own for it."""
# ruff: noqa: RUF001 - Russian

import re
from functools import cache
from typing import Any

import pytest
from fluent.syntax.ast import (
    FunctionReference,
    MessageReference,
    Pattern,
    StringLiteral,
    TextElement,
)
from fluent.syntax.visitor import Visitor

from cac_data import words
from cac_data.words.glossary import UNSEEN
from cac_data.words.language import ENGLISH, LANGUAGES
from tests.reading import rows
from tests.translated import TRANSLATIONS, texts_of

TERMS: list[dict[str, Any]] = words.glossary().to_dict("records")
TESTED = [language for language in TRANSLATIONS if f"{language}_stems" in TERMS[0]]

EXCEPTIONS = rows("terms_said_otherwise.csv")
"""Messages that print no term where English does, each with its reason."""

WITHOUT_CASES = ("zh",)

INSERTED = {"COUNT": "noun", "FLOW": "flow", "REPORTER": "reporter"}
"""Functions that print messages of `common`, by what the ids of those begin with."""


class _Words(Visitor):
    """What a message prints that is no value, in all its variants."""

    def __init__(
        self, texts: dict[str, Pattern], topic: str, *, is_english: bool
    ) -> None:
        self.is_english = is_english
        self.texts = texts
        self.topic = topic
        self.printed: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 - a name of the library
        self.printed.append(node.value)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802 - a name of the library
        for topic in (self.topic, "common"):
            if f"{topic}.{node.id.name}" in self.texts:
                self.visit(self.texts[f"{topic}.{node.id.name}"])

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802 - a name of the library
        if node.id.name in INSERTED and not self.is_english:
            nouns = [
                option.value.value
                for option in node.arguments.named
                if option.name.name == "noun"
                and isinstance(option.value, StringLiteral)
            ]
            begin = f"common.{INSERTED[node.id.name]}-{''.join(nouns)}"
            inserted = [text for id, text in self.texts.items() if id.startswith(begin)]
            for text in inserted:
                self.visit(text)


@cache
def printed_in(language: str) -> dict[str, str]:
    """The words of each message of a language."""
    texts = dict(texts_of(LANGUAGES / language))
    printed = {}
    for id, text in texts.items():
        visitor = _Words(texts, id.partition(".")[0], is_english=language == ENGLISH)
        visitor.visit(text)
        printed[id] = " ".join(" ".join(visitor.printed).split())
    return printed


@cache
def in_english() -> re.Pattern[str]:
    """Each term as English prints it: the longest of those that begin alike."""
    groups = [(text, term["term"]) for term in TERMS for text in term["en"].split("|")]
    longest_first = sorted(groups, key=lambda group: -len(group[0]))
    named = (
        f"(?P<{id}_{at}>{re.escape(text)})"
        for at, (text, id) in enumerate(longest_first)
    )
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(named)})(?:e?s)?\b", re.IGNORECASE)


@cache
def terms_printed() -> dict[str, set[str]]:
    """The terms that each English message prints, by its id."""
    return {
        id: {
            str(match.lastgroup).rpartition("_")[0]
            for match in in_english().finditer(text)
        }
        for id, text in printed_in(ENGLISH).items()
    }


def folded(text: str) -> str:
    """A text in small letters and without ё, as some print it."""
    return text.lower().replace("ё", "е")


def pattern_of(stems: str, language: str) -> re.Pattern[str]:
    """What prints a term in a language: words that begin so, one behind the other."""
    alternatives = [re.escape(stem) for stem in folded(stems).split("|")]
    if language in WITHOUT_CASES:
        return re.compile("|".join(alternatives))
    beginnings = [stem.replace(r"\ ", r"\w*\W+") for stem in alternatives]
    return re.compile(rf"\b(?:{'|'.join(beginnings)})")


def without_term(language: str) -> dict[tuple[str, str], str]:
    """Messages that do not print a term, by their ids and that of the term."""
    patterns = {
        term["term"]: pattern_of(term[f"{language}_stems"], language)
        for term in TERMS
        if term[f"{language}_stems"]
    }
    printed = printed_in(language)
    return {
        (id, term): printed[id]
        for id, terms in terms_printed().items()
        for term in sorted(terms & patterns.keys())
        if id in printed and not patterns[term].search(folded(printed[id]))
    }


def exceptions_of(language: str) -> set[tuple[str, str]]:
    """The messages of a language that may lack a term, by their ids and its own."""
    return {
        (row["id"], row["term"])
        for row in EXCEPTIONS
        if row["language"] in (language, "*")
    }


# --- What translations print ---------------------------------------------------------


@pytest.mark.parametrize("language", TESTED)
def test_a_translation_prints_the_terms_of_the_glossary(language: str) -> None:
    without = without_term(language)
    assert {at: without[at] for at in without.keys() - exceptions_of(language)} == {}


@pytest.mark.parametrize("language", TESTED)
def test_an_exception_of_one_language_is_needed(language: str) -> None:
    of_it = {
        (row["id"], row["term"]) for row in EXCEPTIONS if row["language"] == language
    }
    assert of_it - without_term(language).keys() == set()


def test_each_exception_has_a_reason() -> None:
    assert [row for row in EXCEPTIONS if not row["reason"]] == []


@pytest.mark.parametrize(
    ("stems", "language", "text", "is_printed"),
    [
        pytest.param("внешн долг", "ru", "рост внешнего долга", True, id="a case"),
        pytest.param("внешн долг", "ru", "долг перед внешним", False, id="other order"),
        pytest.param("тариф|сбор", "ru", "о сборах", True, id="another word for it"),
        pytest.param("дол", "ru", "подолгу", False, id="within a word"),
        pytest.param("расчет", "ru", "расчёты", True, id="with ё"),
        pytest.param("外债", "zh", "其外债增长", True, id="without blanks"),
    ],
)
def test_stems_tell_a_term(
    stems: str, language: str, text: str, is_printed: bool
) -> None:
    found = pattern_of(stems, language).search(folded(text))
    assert bool(found) == is_printed


# --- The glossary itself -------------------------------------------------------------


def test_a_term_has_each_language() -> None:
    without = [term for term in TERMS if not (term["ru"] and term["zh"])]
    assert without == []


def test_a_term_says_where_it_was_seen_or_that_nobody_saw_it() -> None:
    sources = [term[column] for term in TERMS for column in ("ru_source", "zh_source")]
    seen = [source for source in sources if source != UNSEEN]
    assert [source for source in seen if not re.search(r"https?://\S", source)] == []


@pytest.mark.parametrize("language", TESTED)
def test_the_stems_of_a_term_find_the_term_itself(language: str) -> None:
    wrong = [
        term["term"]
        for term in TERMS
        if not pattern_of(term[f"{language}_stems"], language).search(
            folded(term[language])
        )
    ]
    assert wrong == []


def test_terms_are_sorted() -> None:
    ids = [term["term"] for term in TERMS]
    assert ids == sorted(set(ids))
