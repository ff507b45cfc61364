"""What tables, columns, claims and figures of reports have the words of a reader."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cac_data import codes

if TYPE_CHECKING:
    import pandas as pd

# What is slow to import is so where it is needed: completion finds projects, too.

KEY_FIGURES = "key_figures.csv"  # in a folder of reports
NEEDED = ("scenario", "notebook", "label", "value", "unit", "page")

CASES = re.compile(
    "^([а-я]{3,}?)(?:[аыия]ми|и?[аеиоыя][мхй]|[ео](?:го|му|в)|ью|[аеиоуыэюя]{1,2}|[йь])$"
)
"""What cases change of a Russian word; three letters are left of it."""

LONGEST_CASE = 3


class _Entry(NamedTuple):
    """Something that can be found: its names are columns of the answer."""

    kind: str
    name: str
    about: str
    next: str


def search(words: str, reports: Path) -> pd.DataFrame:
    """Return `kind, name, about, next` of what has all the words, or else most of them.

    Those with the words in their names come first; `next` is what to type. `attrs` has
    a `fault` where the figures of reports cannot be read, and so are not searched.
    Words of other letters than Latin are also searched in claims as translations say
    them, and in reports in other languages; Russian ones may stand in another case.
    """
    import pandas as pd

    entries = [*_tables_and_columns(), *_claims()]
    folders = [reports]
    if not words.isascii():
        entries += _claims_in_other_languages()
        folders += [file.parent for file in sorted(reports.glob(f"*/{KEY_FIGURES}"))]
    fault = ""
    for folder in folders:
        try:
            entries += _figures(folder)
        except (OSError, ValueError, csv.Error) as error:
            fault = f"reports are not searched: {folder / KEY_FIGURES}: {error}"
    frame = pd.DataFrame(entries, columns=list(_Entry._fields))

    hits = _count_words(frame["name"] + " " + frame["about"], words)
    has_most = hits == max(1, hits.max())
    best = frame[has_most]
    hits_in_name = _count_words(best["name"], words)
    best = best.loc[(-hits_in_name).sort_values(kind="stable").index]
    # Of a description its first sentence.
    best = best.replace({"about": r"\. .*"}, "", regex=True)
    best = best.reset_index(drop=True)
    best.attrs["fault"] = fault
    return best


def _count_words(texts: pd.Series[str], words: str) -> pd.Series[int]:
    """Count in each text how many of the words it has."""
    parts = [_pattern_of(part) for part in _folded(words).split()]
    folded = texts.map(_folded)
    counts = folded.map(lambda text: sum(bool(part.search(text)) for part in parts))
    return counts.astype("int64")  # of no texts, too


def _folded(text: str) -> str:
    """A text in small letters and without ё, as some print it."""
    return text.lower().replace("ё", "\N{CYRILLIC SMALL LETTER IE}")


def _pattern_of(word: str) -> re.Pattern[str]:
    """What has a word, also within another; a Russian one in any case."""
    stem = CASES.sub(r"\1", word)
    in_a_case = rf"|\b{stem}\w{{0,{LONGEST_CASE}}}\b" if stem != word else ""
    return re.compile(f"{re.escape(word)}{in_a_case}")


def _tables_and_columns() -> Iterator[_Entry]:
    for table in codes.descriptor()["resources"]:
        name = table["name"]
        about = f"{table['title']}. {table['description']}"
        yield _Entry("table", name, about, f"cac-data show {name}")
        for field in table["schema"]["fields"]:
            column = f"{name}.{field['name']}"
            about = field.get("description", field["title"])
            yield _Entry("column", column, about, f"cac-data describe {name}")


def _claims() -> Iterator[_Entry]:
    from cac_data.tables import load_table

    claims = load_table("claims")
    for name, statement in zip(claims["claim_id"], claims["statement"], strict=True):
        command = f"cac-data claims --about {shlex.quote(statement)}"
        yield _Entry("claim", name, statement, command)


def _claims_in_other_languages() -> Iterator[_Entry]:
    """Claims as translations say them; none where these are not installed."""
    try:
        from cac_data.words.language import LANGUAGES, languages
        from cac_data.words.texts import texts_in
    except ImportError:
        return
    english = [*_claims()]
    for language in languages():
        texts = texts_in(LANGUAGES / language)
        for claim in english:
            if claim.about in texts:
                yield claim._replace(about=texts[claim.about])


def _figures(reports: Path) -> list[_Entry]:
    """Return what a folder of reports says; ValueError where no run has written it."""
    file = reports / KEY_FIGURES
    if not file.is_file():
        return []
    text = file.read_bytes().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    columns = rows.fieldnames or ()
    lacking = [name for name in NEEDED if name not in columns]
    if lacking:
        message = f"has no column {', '.join(lacking)}"
        raise ValueError(message)
    entries = []
    for row in rows:
        # What is beyond the columns stands under None, and None for what is missing.
        if None in row or None in row.values():
            message = f"line {rows.line_num} has more or fewer cells than columns"
            raise ValueError(message)
        name = f"{row['scenario']}/{row['notebook']}"
        about = f"{row['label']}: {row['value']} {row['unit']}"
        entries.append(_Entry("report", name, about, str(reports / row["page"])))
    if not text.endswith("\n"):
        message = "is cut off"
        raise ValueError(message)
    return entries
