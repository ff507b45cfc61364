"""Pages in another language: what they say in it, and what stays English.

`python -m tests.translated_pages` records what that is, in a commit that says why.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock
from lxml import html
from lxml.html import HtmlElement

from cac_data.cache import RUN_CACHE
from cac_data.project import find_project
from cac_data.report.build import FinishedReport, make_report
from cac_data.report.plan import Job, plan_reports
from cac_data.report.run import Edition, build_editions
from cac_data.scenarios import BASELINE
from cac_data.words.language import ENGLISH, languages, speaking
from tests import reading

TRANSLATIONS = [language for language in languages() if language != ENGLISH]
PAGES = [
    "index.html",
    "compare.html",
    *(f"{BASELINE}/{unit}.html" for unit in ("index", *reading.UNITS)),
    *(
        f"{BASELINE}/{unit}-sheet.html"
        for unit in reading.UNITS
        if unit.startswith("country-")
    ),
]
"""What a run of the baseline leaves."""

FOLDER = Path(__file__).parent / "translated"
ENGLISH_LEFT = FOLDER / "english_left.csv"
"""Which texts of pages are English, by language: names and words of computers."""

LATIN_NAMES = FOLDER / "latin_names.csv"
"""Names that stand in Latin letters in every language, and what they are."""

# --- The one build of all languages --------------------------------------------------


def build(language: str, folder: Path, answers: Path) -> Path:
    """Build the baseline in all languages, or find it built; return one's folder.

    The reports share what is slow to work out in a folder of `answers`.
    """
    folder.mkdir(exist_ok=True)
    done = folder / "built"
    with FileLock(folder / "lock"):
        if not done.exists():
            editions = [_edition(folder, each) for each in TRANSLATIONS]
            for entry in build_editions(editions, make=partial(_make, answers)):
                assert entry.is_good, f"{entry.name}: {entry.error}"
            done.touch()
    return _output(folder, language)


def _edition(folder: Path, language: str) -> Edition:
    output = _output(folder, language)
    output.parent.mkdir()
    with speaking(language):
        jobs = plan_reports(find_project(reading.ROOT), scenarios=[BASELINE])
        return Edition(jobs, output)


def _output(folder: Path, language: str) -> Path:
    # Each has a root of its own: where no other language is built, no link leads there.
    return folder / language / language


def _make(answers: Path, job: Job) -> FinishedReport:
    os.environ[RUN_CACHE] = str(answers)
    return make_report(job)


# --- What is said in the language ----------------------------------------------------

NO_PROSE = ("head", "script", "style", "code", "pre", "textarea")
OF_SOURCES = ("sources", "citation")
"""Classes of what cites: titles stand in the language of the source."""

READ_OUT = ("alt", "title", "aria-label", "placeholder")
INLINE = {
    *("a", "abbr", "b", "cite", "em", "i", "q", "small", "span", "strong"),
    *("sub", "sup", "time", "tspan", "var"),
}
ELSEWHERE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is within a line and not in the language of the page."""

HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
LATIN_LETTER = re.compile(f"[{LATIN}]")
LATIN_WORD = re.compile(rf"[{LATIN}]{{4,}}")
WORD = re.compile(rf"{HAN}|[^\W\d_](?:(?!{HAN})[\w'’-])*")
"""A word, or a character of a language that parts no words."""

CONTENT_KEY = re.compile(r"\b[0-9a-f]{12}\b")
"""Digits of sixteen kinds, other ones with each change of the code, and no word."""

BETWEEN_HAN = re.compile(rf"{HAN}[,.;:()\s]+(?={HAN})")
"""What languages that set no blanks have no use for, and marks of other languages."""


def tree_of(page: Path) -> HtmlElement:
    """A page as browsers read it, with end tags that may be left out."""
    return html.fromstring(page.read_bytes().decode())


def lines_of(page: HtmlElement) -> list[str]:
    """What a page says in its language: each paragraph, cell, heading or description.

    Folded parts are said, too, and texts in drawings; code, sources and what is marked
    as of another language are not.
    """
    texts = "".join(_said(page, page.get("lang", "")))
    found = (" ".join(text.split()) for text in texts.split("\n\n"))
    return [line for line in found if line]


def _said(element: HtmlElement, language: str) -> Iterator[str]:
    """The texts in an element, with an empty line before and after a block."""
    if not isinstance(element.tag, str):
        return
    edge = "" if element.tag in INLINE else "\n\n"
    if _is_left_out(element, language):
        yield edge or ELSEWHERE
        return
    for name in READ_OUT:
        if said := element.get(name):
            yield f"\n\n{said}\n\n"
    if element.get("src", "").startswith("data:image/svg"):
        yield from (f"\n\n{text}\n\n" for text in reading.drawn_in(element.get("src")))
    yield edge
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _said(child, language)
        yield (child.tail or "").replace("\n", " ")
    yield edge


def _is_left_out(element: HtmlElement, language: str) -> bool:
    classes = element.get("class", "").split()
    return (
        element.tag in NO_PROSE
        or element.get("lang", language) != language
        or any(name in classes for name in OF_SOURCES)
    )


def latin_names() -> list[str]:
    """The names that stand in Latin letters in every language, the longest first."""
    with LATIN_NAMES.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    return sorted(names, key=len, reverse=True)


def _without_names(text: str, names: Iterable[str]) -> str:
    if not (LATIN_LETTER.search(text) or CONTENT_KEY.search(text)):
        return text
    return _any_of((*names,)).sub("", CONTENT_KEY.sub("", text))


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    any_name = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![{LATIN}])(?:{any_name})(?![{LATIN}])")


def lines_in_latin(lines: Iterable[str], names: Iterable[str]) -> list[str]:
    """The lines that have a Latin word of four letters or more beside the names."""
    return [line for line in lines if LATIN_WORD.search(_without_names(line, names))]


def lines_with_marks(lines: Iterable[str]) -> list[str]:
    """The lines in which an ASCII mark or a blank stands between Han characters."""
    return [line for line in lines if BETWEEN_HAN.search(line)]


# --- What stays English --------------------------------------------------------------

ID = re.compile(r"(?=.*[._0-9])[a-z0-9]+(?:[._-][a-z0-9]+)*")
IDS_PARTED_BY = re.compile(r"[,、] ?|;")
NUMBER = re.compile(r"\d+")
IN_PROSE = "not(ancestor::code or ancestor::pre or ancestor::script or ancestor::style)"
OF_NO_SOURCE = "not(ancestor::*[contains(concat(' ', @class, ' '), ' sources ')])"


def english_on(page: HtmlElement, names: Iterable[str]) -> list[str]:
    """Each text of a page, without code and sources, that is marked as English.

    Names that are the same in every language are no words of any, nor are ids of
    functions, columns and sources; 0 stands for each number and content key.
    """
    texts = page.xpath(
        f"//body//*[@lang='{ENGLISH}']//text()[{IN_PROSE} and {OF_NO_SOURCE}]"
    )
    with_words = (text for text in texts if WORD.search(_without_names(text, names)))
    found = (" ".join(text.split()) for text in with_words)
    told = {text for text in found if not _is_of_ids(text)}
    return sorted({NUMBER.sub("0", CONTENT_KEY.sub("0", text)) for text in told})


def _is_of_ids(text: str) -> bool:
    return all(ID.fullmatch(part) for part in IDS_PARTED_BY.split(text))


@cache
def recorded(language: str) -> frozenset[str]:
    """The texts that pages in a language have in English."""
    with ENGLISH_LEFT.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    return frozenset(row["text"] for row in rows if row["language"] == language)


def record() -> None:
    """Write anew which texts of pages are English."""
    names = latin_names()
    with TemporaryDirectory() as folder, TemporaryDirectory() as answers:
        left = {
            (language, text)
            for language in TRANSLATIONS
            for reports in [build(language, Path(folder), Path(answers))]
            for page in PAGES
            for text in english_on(tree_of(reports / page), names)
        }
    with ENGLISH_LEFT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["language", "text"])
        writer.writerows(sorted(left))


if __name__ == "__main__":
    # Processes that make reports find functions of a module, but not of a program.
    from tests import translated_pages

    translated_pages.record()
