"""What each sentence of a page puts side by side: the figures that it prints.

`tests.golden` records the lines of every report that it builds; `test_unlike` reads
them. A sentence may print two figures of one unit that are of unlike things only where
it says so.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from cac_data.figure import BETWEEN, TRAITS, Figure
from cac_data.lines import Line, RoundedTo
from cac_data.words.messages import Language


@dataclass(frozen=True)
class Printed:
    """A figure as a sentence prints it: its unit and what it is of."""

    unit: str
    period: str
    measure: str = ""
    reporter: str = ""
    edition: str = ""
    prices: str = ""
    coverage: str = ""
    base: str = ""


@dataclass(frozen=True)
class Sentence:
    """A message as it was said, and the figures in it."""

    id: str
    text: str
    figures: tuple[Printed, ...]


@contextmanager
def recording() -> Iterator[list[Sentence]]:
    """Note every line that is said meanwhile, those within another with that."""
    sentences: list[Sentence] = []
    say = Language.say
    depth = 0

    def say_and_note(language: Language, line: Line) -> str:
        nonlocal depth
        depth += 1
        try:
            text = say(language, line)
        finally:
            depth -= 1
        figures = tuple(dict.fromkeys(map(printed, figures_in(line))))
        if not depth and figures:
            sentences.append(Sentence(line.id, text.replace("\xa0", " "), figures))
        return text

    Language.say = say_and_note  # type: ignore[method-assign]  # taken back below
    try:
        yield sentences
    finally:
        Language.say = say  # type: ignore[method-assign]  # as it was


def figures_in(value: Any) -> Iterator[Figure]:
    """The figures among the values of a line, and of the lines within it."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, RoundedTo):
        yield from figures_in(value.value)
    elif isinstance(value, Line):
        for part in value.values.values():
            yield from figures_in(part)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from figures_in(part)


def printed(figure: Figure) -> Printed:
    traits = {trait: getattr(figure, trait) for trait in TRAITS}
    return Printed(unit=figure.unit, period=figure.period, **traits)


def keep(sentences: Iterable[Sentence], file: Path) -> None:
    """Write sentences into a file, each once."""
    distinct = dict.fromkeys(sentences)
    file.write_text(json.dumps([asdict(one) for one in distinct]), "utf-8")


def kept(folder: Path) -> list[Sentence]:
    """The sentences of all reports in a folder, each once."""
    sentences = []
    for file in sorted(folder.rglob("*.json")):
        for entry in json.loads(file.read_text("utf-8")):
            figures = tuple(Printed(**one) for one in entry["figures"])
            sentences.append(Sentence(entry["id"], entry["text"], figures))
    return [*dict.fromkeys(sentences)]


# --- What a sentence has to say ------------------------------------------------------

WORDS: dict[tuple[str, str], str] = {
    ("reporter", "china_customs"): r"Chin(a|ese) (customs|counts?)|China’s|by China",
    ("reporter", "china_mofcom"): r"Ministry of Commerce",
    ("reporter", "national"): r"national|\bown\b|itself",
    ("reporter", "edb"): r"Eurasian Development Bank|EDB",
    ("reporter", "irena"): r"IRENA|International Renewable Energy Agency",
    ("measure", "sr"): r"Statistical Review",
    ("measure", "gost"): r"Russian|national (cubic )?metres",
    ("measure", "mixed"): r"\bmix",
    ("coverage", "china_eximbank"): r"Export.Import Bank|the Bank alone",
    ("coverage", "china"): r"all (of )?China|all Chinese",
}
"""Trait and word of a figure -> how a sentence says so, where not by that word."""


def unsaid(sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    """In what figures of one unit differ of which a sentence does not say so.

    A trait and its two words, of which one may be empty: that of a figure of which
    nothing is to be mistaken is the only one that need not be said.
    """
    for one, other in combinations(sentence.figures, 2):
        if one.unit != other.unit:
            continue
        for trait in TRAITS:
            sides = {getattr(one, trait), getattr(other, trait)}
            if len(sides) > 1 and not all(
                is_said(sentence.text, trait, side) for side in sides
            ):
                yield trait, *sorted(sides)
    for figure in sentence.figures:
        for trait in TRAITS:
            side = getattr(figure, trait)
            if BETWEEN in side and not is_said(sentence.text, trait, side):
                yield trait, side, side


def is_said(text: str, trait: str, side: str) -> bool:
    """Whether a sentence says of what a figure is: each word that its trait joins."""
    return all(
        re.search(_pattern(trait, word), text, re.IGNORECASE)
        for word in side.split(BETWEEN)
        if word
    )


def _pattern(trait: str, word: str) -> str:
    if (trait, word) in WORDS:
        return WORDS[trait, word]
    if re.fullmatch(r"-?\d{4}(-\d\d)*(/.*)?", word):
        return word[:4]
    return re.escape(word.replace("_", " "))
