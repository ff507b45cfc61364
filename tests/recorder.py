"""What each sentence of a page puts side by side: the figures that it prints.

`tests.golden` records the lines of every report that it builds; `test_unlike` reads
them. A sentence may print two figures of one unit that are of unlike things only where
it says so.
"""

import calendar
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from cac_data import codes
from cac_data.facts import KeyFigure
from cac_data.figure import BETWEEN, TRAITS, Figure
from cac_data.find.units import unit_of_table
from cac_data.lines import AsPrinted, KeyFigureWords, Line, RoundedTo
from cac_data.show import cards
from cac_data.words.messages import Language


@dataclass(frozen=True)
class Printed:
    """A figure as a sentence prints it: its unit and what it is of.

    `message` prints it under a `name`: the sentence itself, or a part of it. `counters`
    are those that the same message names by a variable: ``$reporter edb``.
    """

    unit: str
    period: str
    measure: str = ""
    reporter: str = ""
    edition: str = ""
    prices: str = ""
    coverage: str = ""
    base: str = ""
    message: str = ""
    name: str = ""
    counters: str = ""


@dataclass(frozen=True)
class Sentence:
    """A message as it was said, and the figures in it."""

    id: str
    text: str
    figures: tuple[Printed, ...]


@contextmanager
def recording() -> Iterator[list[Sentence]]:
    """Note every line that is said meanwhile.

    A line within another is noted with that. The figures of each line of a list are
    noted apart, and those of all of its lines under the id of what lists them; the
    number of a card with those of its label and note.
    """
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
        if not depth:
            for part in (line, *lines_in_lists(line)):
                # What an `alt` lists are the sentences beside its picture.
                listed = [] if part.id.endswith("-alt") else lines_listed_by(part)
                for side_by_side in ([part], listed):
                    figures = tuple(
                        dict.fromkeys(
                            figure
                            for each in side_by_side
                            for figure in figures_in(each)
                        )
                    )
                    if figures:
                        whole = text.replace("\xa0", " ")
                        sentences.append(Sentence(part.id, whole, figures))
        return text

    def make_and_note(figure: KeyFigure, said: cards.Said) -> dict[str, Any]:
        card = make_card(figure, said)
        sentences.append(sentence_of(card, figure, said(figure)))
        return card

    make_card = cards.key_figure
    Language.say = say_and_note  # type: ignore[method-assign]  # taken back below
    cards.key_figure = make_and_note
    try:
        yield sentences
    finally:
        Language.say = say  # type: ignore[method-assign]  # as it was
        cards.key_figure = make_card


def sentence_of(
    card: Mapping[str, Any], figure: KeyFigure, its_words: KeyFigureWords
) -> Sentence:
    """A card as one sentence: its number stands between its label and its note."""
    number = replace(printed(figure), message=its_words.label.id, name="value")
    parts = [its_words.label, its_words.text, its_words.note]
    figures = [number, *(each for part in parts if part for each in figures_in(part))]
    shown = [card[part] for part in ("label", "text", "period_text", "note")]
    text = ". ".join(filter(None, shown))
    whole = text.replace("\xa0", " ")
    return Sentence(its_words.label.id, whole, tuple(dict.fromkeys(figures)))


def lines_in_lists(line: Line) -> Iterator[Line]:
    """The lines of the lists among the values of a line, and of the lines within it."""
    for value in line.values.values():
        if isinstance(value, Line):
            yield from lines_in_lists(value)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            for item in value:
                if isinstance(item, Line):
                    yield item
                    yield from lines_in_lists(item)


def lines_listed_by(line: Line) -> list[Line]:
    """The lines of the lists among the values of a line."""
    return [
        item
        for value in line.values.values()
        if isinstance(value, Sequence) and not isinstance(value, str)
        for item in value
        if isinstance(item, Line)
    ]


def figures_in(line: Line) -> Iterator[Printed]:
    """The figures among the values of a line, and of the lines within it."""
    counters = counters_in(line)
    for name, value in line.values.items():
        if isinstance(value, Line):
            yield from figures_in(value)
            continue
        figure = value.value if isinstance(value, RoundedTo | AsPrinted) else value
        if isinstance(figure, Figure):
            of_what = printed(figure)
            yield replace(of_what, message=line.id, name=name, counters=counters)


def counters_in(line: Line) -> str:
    """Who counts, by the variables of a line that are codes or names of who counts."""
    named = []
    for name, value in line.values.items():
        if isinstance(value, str) and value in codes.REPORTERS:
            named.append(f"${name} {value}")
        elif isinstance(value, Line) and name.endswith("who"):
            named.append(f"${name} {value.id}")
    return ", ".join(named)


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

COUNTRY = r"\b(Kazakhstan|Kyrgyzstan|Tajikistan|Turkmenistan|Uzbekistan)"
"""Whoever counts nationally, where a sentence makes it the one who counts."""

WORDS: dict[tuple[str, str], str] = {
    ("reporter", "china_customs"): (
        r"Chin(a|ese) (customs|counts?|data|shows|\$)|by China\b|, Chinese\b|"
        r"China’s (and \w+’s )?(own )?(count|customs|exports|figures?)|"
        r"counts (more|less) than China\b|Chinese exports over recorded imports"
    ),
    ("reporter", "china_mofcom"): r"Ministry of Commerce|China’s ministry",
    ("reporter", "mofcom"): r"Ministry of Commerce|China’s ministry|MOFCOM",
    ("reporter", "national"): (
        r"\bnational (count|data|figures|office|statistics)|neighbours count|"
        r"\brecorded imports|\bover its own\b|"
        r"\b(its|their|whose) own (\$|count|data|figures|office|statistics)|"
        rf"{COUNTRY} (itself )?(counts?|counted|records?|recorded|shows|\$)|"
        rf"{COUNTRY}’s own|by {COUNTRY}’s|Kyrgyz (ministry|statistics)|"
        r"as its government states"
    ),
    ("reporter", "chinese_customs"): r"Chinese customs",
    ("reporter", "uzbek_statistics"): r"Uzbek statistics",
    ("reporter", "edb"): r"Eurasian Development Bank|EDB|\bthe Bank\b",
    ("reporter", "exporter_official"): r"\bofficials\b|\bGazprom’s\b",
    ("reporter", "irena"): r"IRENA|International Renewable Energy Agency",
    ("reporter", "pipeline_operator"): r"operator",
    ("reporter", "ember_life_cycle"): r"published|two sets of factors",
    ("reporter", "ipcc_medians"): r"medians|two sets of factors",
    ("reporter", "statistical_review"): r"Statistical Review",
    ("measure", "sr"): r"Statistical Review",
    ("measure", "area_total"): r"by total area",
    ("measure", "area_land"): r"by land area",
    ("measure", "area_surface"): r"by surface area",
    ("measure", "gost"): r"(Russian|Chinese|national) ((cubic )?metres|ones)",
    ("measure", "mixed"): r"\bmix|where they exist",
    ("base", "baseline"): r"\bbaseline\b",
    ("prices", "constant"): r"constant prices|inflation",
    ("prices", "assumed"): r"\bat (an|the) assumed price\b|as is the price",
    # What a ministry says of a flow beside the statistics of its country, or those of
    # goods alone beside its wider ones.
    ("coverage", "alternative"): r"ministry|UN Comtrade",
    ("coverage", "with_services"): r"\bservices\b",
    ("coverage", "in_part"): r"leaves trade out|in part",
    ("coverage", "china_eximbank"): r"Export.Import Bank|the Bank alone",
    ("coverage", "china_development_bank"): r"China Development Bank",
    ("coverage", "china"): r"all (of )?China|all Chinese",
    ("coverage", "with_lng"): r"\bof all its gas\b|\bwith LNG\b|liquefied",
    ("coverage", "loan all"): r"\bloan\b",
    ("coverage", "xian tashkent"): r"Xi.an–Tashkent",
    ("coverage", "fdi_stock"): r"direct investment",
    ("coverage", "project_stock"): r"projects",
    ("coverage", "china_to_azerbaijan"): r"from China to Azerbaijan",
    ("coverage", "first_train_xian_to_azerbaijan"): r"first train",
}
"""Trait and word of a figure -> how a sentence says so, where not by that word."""

STILL_TO_COME = {
    "target": r"\b(target|goal|aim|promise|wants?)",
    "plan": r"\bplan",
    "expected": r"\bexpect",
    "forecast": r"\b(forecast|expect)",
    "contract": r"\bcontract",
}
"""`nature` of a figure -> how a sentence says that nobody has counted it yet."""

LIKE_UNITS = {
    "% a year": "percent a year",
    "MW a year": "GW a year",
    "mn persons": "persons",
}
"""Unit -> one of the same kind, where `unit_of_table` takes each for its own."""

DATE = r"(?P<year>-?\d{4})(-(?P<month>\d\d))?"

MONTHS = calendar.month_name

OF_DATES: dict[str, str] = {
    # Behind a share "(2021, rounded)" a rise "by 2024" is one since then.
    "base": (
        r"\b(against|from|on|since|than)( in)? {date}\b|\b{date}–\d|"
        r"\b{date} to \d{{4}} [+−]|"
        r"\({date}, [^)]*\); by \d{{4}}"
    ),
    "edition": r"\b{date} edition|\bedition of {date}\b",
    # What was paid in a year is at its price.
    "prices": (
        r"\bprice of {date}\b|\b(than in|on) {date}\b|\bin {date} it earned\b|"
        r"\$[\d.]+ bn in {date}\b"
    ),
}
"""Trait -> how a sentence says of which date it is: its mention alone says nothing."""

OF_TWO: dict[str, str] = {"reporter": r"\btwo sources\b"}
"""Trait -> how a sentence says of a figure made from two that it is of both."""

UNLIKE: dict[str, str] = {
    "coverage": r"\btwo concepts\b",
    "prices": r"\bat prices of another year\b|\bat (an|the) assumed price\b",
}
"""Trait -> how a sentence says that its figures are unlike, if not of what each is."""


def unsaid(sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    """In what figures of one unit differ of which a sentence does not say so.

    A trait and its two words, of which one may be empty: that of a figure of which
    nothing is to be mistaken is the only one that need not be said.
    """
    for one, other in combinations(sentence.figures, 2):
        if kind_of(one.unit) != kind_of(other.unit):
            continue
        for trait in TRAITS:
            sides = {getattr(one, trait), getattr(other, trait)}
            if len(sides) > 1 and not are_said(sentence.text, trait, sides):
                yield trait, *sorted(sides)
    for figure in sentence.figures:
        for trait in TRAITS:
            side = getattr(figure, trait)
            if BETWEEN in side and not are_said(sentence.text, trait, {side}):
                yield trait, side, side


def kind_of(unit: str) -> str:
    """What a unit counts, of whatever scale: a reader compares GW with MW."""
    return unit_of_table(LIKE_UNITS.get(unit, unit)).kind


def are_said(text: str, trait: str, sides: set[str]) -> bool:
    """Whether a sentence says that its figures are of all of these, or are unlike."""
    is_unlike = trait in UNLIKE and re.search(UNLIKE[trait], text, re.IGNORECASE)
    return bool(is_unlike) or all(is_said(text, trait, side) for side in sides)


def is_said(text: str, trait: str, side: str) -> bool:
    """Whether a sentence says of what a figure is: each word that its trait joins."""
    words = [word for word in side.split(BETWEEN) if word]
    if len(words) > 1 and trait in OF_TWO and re.search(OF_TWO[trait], text, re.I):
        return True
    return all(re.search(_pattern(trait, word), text, re.IGNORECASE) for word in words)


def in_words(period: str) -> str:
    """A date, or an interval from its begin to its end, as sentences print it."""
    ends = []
    for date in re.finditer(DATE, period):
        month = MONTHS[int(date["month"])] if date["month"] else ""
        ends.append((month, date["year"]))
    (first_month, first_year), *_ = ends
    last_month, last_year = ends[-1]
    last = f"{last_month} {last_year}".strip()
    if len(ends) == 1:
        return last
    if first_year == last_year:
        return f"{first_month}–{last}"
    return f"{first_month} {first_year}".strip() + f"–{last}"


def _pattern(trait: str, word: str) -> str:
    if (trait, word) in WORDS:
        return WORDS[trait, word]
    *_, nature = word.split(" ")
    if trait == "coverage" and nature in STILL_TO_COME:
        return STILL_TO_COME[nature]
    if re.match(DATE, word) and trait in OF_DATES:
        return OF_DATES[trait].format(date=re.escape(in_words(word)))
    return rf"\b{re.escape(word.replace('_', ' '))}\b"
