"""Which language is spoken: where its words lie, and how it writes."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

from cac_data.validate import closest

LANGUAGES = Path(__file__).parent
BRITISH = Locale("en", "GB")  # no comma before "and"

WITHOUT_BLANKS = ("zh", "ja")
"""Languages that set no blank between sentences."""


def folder() -> Path:
    """Where the words lie: ``CAC_DATA_LANGUAGE``, a folder here or a path, or ``en``.

    There, ``<topic>.ftl`` has messages, also what the notebook says itself;
    ``<topic>.j2`` macros, where a topic still has them.
    """
    return _folder_of(os.environ.get("CAC_DATA_LANGUAGE") or "en")


@cache
def _folder_of(language: str) -> Path:
    """Where the words of a language lie; a ValueError where there are none."""
    place = LANGUAGES / language
    if not (place / "common.ftl").is_file():
        languages = sorted(file.parent.name for file in LANGUAGES.glob("*/common.ftl"))
        message = (
            f"`CAC_DATA_LANGUAGE`: {language!r} is no language; allowed: "
            f"{', '.join(languages)}, or a folder with words"
        )
        raise ValueError(message + closest(language, languages))
    return place


@cache
def locale_of(language: str) -> Locale:
    """How a language writes; British English if unknown."""
    if language == "en":
        return BRITISH
    return Locale.negotiate([language], locale_identifiers()) or BRITISH


def locale() -> Locale:
    """How the language writes that is spoken."""
    return locale_of(folder().name)
