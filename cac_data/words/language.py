"""Which language is spoken: where its words lie, and how it writes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

from cac_data.validate import closest

LANGUAGES = Path(__file__).parent
ENGLISH = "en"
BRITISH = Locale("en", "GB")  # no comma before "and"

WITHOUT_BLANKS = ("zh", "ja")
"""Languages that set no blank between sentences."""

FEWEST_GROUPED_DIGITS = {"zh": 5}
"""From how many digits on thousands are set apart, where not from 4: 1063, 12,345."""

VARIABLE = "CAC_DATA_LANGUAGE"
"""By which processes that a run begins know the language, too."""

CODE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""What a language is called, on pages and in addresses: ``ru``, ``zh-Hant``."""
PSEUDO_LANGUAGE = "qps"
"""English made unlike itself: what of it reads as before is in no message."""


at_first_word: list[Callable[[], None]] = []
"""What is called, once, as soon as somebody asks for the language that is spoken."""


def folder() -> Path:
    """Where the words lie: ``CAC_DATA_LANGUAGE``, a folder here or a path, or ``en``.

    There, ``<topic>.ftl`` has messages, also what the notebook says itself.
    """
    while at_first_word:
        at_first_word.pop()()
    return _folder_of(os.environ.get(VARIABLE) or ENGLISH, VARIABLE)


@contextmanager
def speaking(language: str = "", argument: str = "--language") -> Iterator[None]:
    """Speak a language for a while, in processes begun meanwhile, too.

    It is a code or the path of a folder with words, or by default the one that is
    spoken already; a ValueError names the `argument` where it is none.
    """
    place = _folder_of(language, argument) if language else folder()
    before = os.environ.get(VARIABLE)
    # Processes may have another working directory, so no path is relative.
    is_ours = place.parent == LANGUAGES
    os.environ[VARIABLE] = place.name if is_ours else str(place)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


def spoken_as() -> str:
    """By which text another process, or this one later, speaks the same language."""
    place = folder()
    is_ours = place.parent == LANGUAGES
    return place.name if is_ours else str(place)


@cache
def languages() -> list[str]:
    """The codes of the languages that there are words in."""
    return sorted(file.parent.name for file in LANGUAGES.glob("*/common.ftl"))


@cache
def _folder_of(language: str, argument: str) -> Path:
    """Where the words of a language lie; a ValueError where there are none."""
    is_path = os.sep in language
    place = Path(language).resolve() if is_path else LANGUAGES / language
    problem = ""
    if not (place / "common.ftl").is_file():
        allowed = f"{', '.join(languages())}, or a folder with words"
        problem = f"is no language; allowed: {allowed}{closest(language, languages())}"
    elif not CODE.fullmatch(place.name):
        problem = "is not called by the code of a language, such as ru or zh-Hant"
    if problem:
        message = f"`{argument}`: {language!r:.99} {problem}"
        raise ValueError(message)
    return place


def is_code_of_language(text: str) -> bool:
    """Whether a language is called so: one of ours, or of two letters in ISO 639."""
    if text == PSEUDO_LANGUAGE or text in languages():
        return True
    return len(text) == 2 and text in BRITISH.languages


@cache
def own_name(code: str) -> str:
    """What a language calls itself, русский; its code where nobody knows that."""
    locale = Locale.negotiate([code.replace("-", "_")], locale_identifiers())
    return (locale and locale.get_display_name()) or code


@cache
def locale_of(language: str) -> Locale:
    """How a language writes; British English if unknown."""
    if language == ENGLISH:
        return BRITISH
    identifier = language.replace("-", "_")
    return Locale.negotiate([identifier], locale_identifiers()) or BRITISH


def locale() -> Locale:
    """How the language writes that is spoken."""
    return locale_of(folder().name)


def fewest_grouped_digits(written: Locale) -> int:
    """From how many digits before the decimals a language sets thousands apart."""
    return FEWEST_GROUPED_DIGITS.get(written.language, 4)


def is_draft() -> bool:
    """Whether what is spoken is a translation of ours that no native reader checked.

    Who has read it stands in the file ``REVIEWED`` beside its messages, with the day.
    """
    place = folder()
    is_ours = place.parent == LANGUAGES and place.name != ENGLISH
    return is_ours and not (place / "REVIEWED").is_file()
