"""The terms of pages in each language, and where each was seen in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cac_data.words.language import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd

UNSEEN = "unseen"
"""In place of a source: nobody saw the term in print, it is ours."""


def glossary() -> pd.DataFrame:
    """The terms that pages use, in English, Russian and Chinese, sorted by `term`.

    Columns: `term`, an id; `topic`; `en`, `ru` and `zh`, what it is called, in English
    with other words for it behind ``|``; `ru_stems` and `zh_stems`, by which it is
    known in a translation; `ru_source` and `zh_source`, who printed it so and where, or
    ``unseen``; `note`. All are texts.

    Stems are parted by ``|``; one of several words, such as ``внешн долг``, is the
    beginnings of words that follow each other, in whatever case and without ё. In
    Chinese, which has no cases, it is the term. Where a word has other meanings, too,
    such as *stock*, there are none: no test can tell which is meant.

    >>> glossary().set_index("term").loc["external_debt", ["en", "ru", "zh"]].tolist()
    ['external debt', 'внешний долг', '外债']
    """
    import pandas as pd  # which speaking a language can spare

    path = LANGUAGES / "glossary.csv"
    return pd.read_csv(path, dtype=str, keep_default_na=False)
