"""The words of pages: plain, short, and all that must be said is said.

`glossary.csv` has patterns that no page says and what it says instead (with `folds` not
even in a table or in what is folded away); `must_say.csv`
the key figures whose values stand in what is read of a page beside its cards;
`wrong_statements.csv` what was said of right numbers and was not so, as `matches`: by
pages (`page`, a glob of scenario/notebook), with what may stand (`spares`).
"""

import functools
import os
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jinja2 import Environment, FileSystemLoader

from cac_data import words
from cac_data.report.compiled import MOST_KEPT, kept_templates
from cac_data.report.publish import MOST_CHARACTERS, KeyFigure, PageFacts
from cac_data.scenarios import BASELINE
from cac_data.show.amounts import amount
from tests.golden import ONLY, Built
from tests.reading import NOTEBOOKS, UNITS, UNSEEN, Whole, rows, visible

LONGEST_SENTENCE = 40
DATA = ".statement, .citation, code, pre, table.rows tbody"
MACHINERY = "script, style, pre, code, .sources, #found"
OWN = ".statement, .citation"  # of claims and sources
WORD = re.compile(r"\S*\w\S*")
SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z“$\d])")


GLOSSARY, MUST_SAY = rows("glossary.csv"), rows("must_say.csv")
INSTEAD = [row["instead"] for row in GLOSSARY if row["folds"]]
WRONG = rows("wrong_statements.csv")

each_notebook = pytest.mark.parametrize("notebook", [path.stem for path in NOTEBOOKS])


class Read(NamedTuple):
    """How many words a page shows, and what it says.

    As texts of blocks: what it shows, but for data and claims' own words; what it holds
    also folded away, with what describes pictures, but for titles of sources; the same
    with what pictures say, but for claims' own words.
    """

    count: int
    texts: frozenset[str]
    unfolded: frozenset[str]
    said: frozenset[str]


@functools.cache
def read(page: Path) -> Read:
    whole = Whole(page, UNSEEN, f"{UNSEEN}, {DATA}", MACHINERY, f"{MACHINERY}, {OWN}")
    shown, prose, unfolded, said = whole.parts
    return Read(
        len(WORD.findall(" ".join(shown.texts))),
        frozenset(prose.blocks),
        frozenset(whole.descriptions | unfolded.blocks),
        frozenset(whole.descriptions | whole.drawn | said.blocks),
    )


def pages_of(notebook: str, built: Built) -> list[Path]:
    """The pages of a notebook under all scenarios and odd ones, not what failed."""
    names = [name for name, unit in UNITS.items() if unit.notebook == notebook]
    return sorted(
        page
        for folder in (built.output, built.odd)
        for name in names
        for page in folder.glob(f"[!f]*/{name}.html")
    )


@functools.cache
def texts_on(*pages: Path) -> frozenset[str]:
    return frozenset(text for page in pages for text in read(page).texts)


def texts_of(notebook: str, built: Built) -> frozenset[str]:
    return texts_on(*pages_of(notebook, built))


LONGER = 1.4  # than English the pseudo-language is, whose names are in the data


@each_notebook
def test_data_of_a_page_have_room_for_longer_words(notebook: str, built: Built) -> None:
    block = re.compile(r'id="cac-data">(.*?)</script>', re.DOTALL)
    pages = [page.read_text("utf-8") for page in pages_of(notebook, built)]
    sizes = [len(data) for page in pages for data in block.findall(page)]
    assert len(sizes) == len(pages)
    assert LONGER * max(sizes) <= MOST_CHARACTERS


@pytest.mark.parametrize("row", GLOSSARY, ids=[row["instead"] for row in GLOSSARY])
def test_a_pattern_of_the_glossary_matches_what_it_should(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["matches"])
    assert not re.search(row["pattern"], row["spares"])


@each_notebook
def test_a_page_is_short(notebook: str, built: Built) -> None:
    counts = {page: read(page).count for page in pages_of(notebook, built)}
    most = {"history": 4000, "country": 2600}.get(notebook, 3500)
    too_long = [
        f"{page}: {count} words, {count - most} too many"
        for page, count in counts.items()
        if count > most
    ]
    assert not too_long, "\n".join(too_long)


@each_notebook
def test_a_page_speaks_plainly(notebook: str, built: Built) -> None:
    wrong = {
        f"{row['instead']!r} instead of {match[0]!r} in: {text}"
        for text in texts_of(notebook, built)
        for row in GLOSSARY
        for match in re.finditer(row["pattern"], text)
    }
    assert not wrong, "\n".join(wrong)


@each_notebook
def test_the_sentences_of_a_page_are_short(notebook: str, built: Built) -> None:
    long = [
        sentence
        for text in texts_of(notebook, built)
        for sentence in SENTENCE_END.split(text)
        if len(WORD.findall(sentence)) > LONGEST_SENTENCE
    ]
    assert not long, "\n".join(long)


@functools.cache
def unfolded_on(group: str, *folders: Path) -> frozenset[str]:
    """What all pages of a group hold, each text once."""
    pages = [page for folder in folders for page in folder.glob(f"{group}.html")]
    return frozenset(text for page in pages for text in read(page).unfolded)


@pytest.mark.parametrize("group", ["*", "*/index", *(f"*/{unit}" for unit in UNITS)])
@pytest.mark.parametrize("row", [row for row in GLOSSARY if row["folds"]], ids=INSTEAD)
def test_also_what_is_folded_away_says(
    group: str, row: dict[str, str], built: Built
) -> None:
    pattern = re.compile(row["pattern"])
    texts = unfolded_on(group, built.output, built.odd)
    assert texts
    wrong = [text for text in texts if pattern.search(text)]
    assert not wrong, "\n".join(wrong)


def printed(figure: KeyFigure) -> str:
    """The value of a key figure as a sentence prints it: without a sign."""
    is_bare = figure.unit in ("probability", "year", "")
    # "7.1 % a year", where the sentence may say the year elsewhere
    text = figure.number if is_bare else re.split("(?<=%) ", figure.text)[0]
    return " ".join(text.lstrip("−").split())


@pytest.mark.parametrize("name", UNITS)
def test_a_page_says_what_it_must(name: str, built: Built) -> None:
    unit = UNITS[name]
    ids = [row["id"] for row in MUST_SAY if row["page"] == unit.notebook]
    # A page of one value says what the pages of all values can say.
    least = 10 if unit.value else 12
    assert least <= len({*ids}) == len(ids) <= 20
    path = built.output / BASELINE / f"{name}.html"
    facts = PageFacts.read(path.read_bytes())
    figures = {figure.id: figure for figure in facts.key_figures}
    assert {*ids} <= figures.keys() | {verdict.claim_id for verdict in facts.verdicts}
    shown = " ".join(visible(path, without=".cards").get_text(" ").split())
    told = {id: figures[id] for id in ids if id in figures}
    values = {id: printed(one) for id, one in told.items() if one.value is not None}
    unsaid = {
        id: text
        for id, text in values.items()
        if not re.search(rf"(?<![\d.,]){re.escape(text)}(?!\d)", shown)
    }
    assert unsaid == {}


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2024", "2024"),
        ("2023/2025", "2023–2025"),
        ("2024-01/2024-10", "January–October 2024"),
        ("2023-11/2024-02", "November 2023 – February 2024"),
        ("2024-06-17", "17 June 2024"),
        ("-0138/-0121", "138–121 BC"),
        ("-0206/0220", "206 BC – AD 220"),
        ("some time in 2024", "some time in 2024"),
    ],
)
def test_a_period_is_written_as_a_reader_would(period: str, text: str) -> None:
    assert words.cell(period, {"name": "period", "type": "text"}) == text


@pytest.mark.parametrize(
    ("value", "unit", "digits", "said"),
    [
        (1, "agreements", 0, "agreement"),
        (2, "agreements", 0, "agreements"),
        (0, "claims", 0, "claims"),
        (-1, "points", 0, "point"),
        (1.5, "years", 1, "years"),
        (1, "bcm", 0, "bcm"),
    ],
)
def test_a_unit_that_is_counted_has_the_form_of_its_number(
    value: float, unit: str, digits: int, said: str
) -> None:
    assert words.counted(value, unit, digits) == said


def test_numbers_have_a_true_minus_and_zero_has_none() -> None:
    column = {"name": "value", "type": "number", "decimals": 1}
    texts = [words.cell(value, column) for value in (-1234.56, -0.04, None)]
    assert texts == ["−1,234.6", "0.0", "no data"]


@pytest.mark.parametrize(
    ("value", "text"), [(7.0, "+7"), (0.2, "0"), (-0.2, "0"), (-7.0, "−7")]
)
def test_a_number_has_its_sign_where_one_is_wanted(value: float, text: str) -> None:
    assert words.number(value, sign=True) == text


@pytest.mark.parametrize(
    ("value", "column", "text"),
    [
        (2024, {"name": "start_year", "type": "integer"}, "2024"),
        (2024, {"name": "events", "type": "integer"}, "2,024"),
        (True, {"name": "paid", "type": "boolean"}, "yes"),
        (["KAZ", "UZB"], {"name": "countries", "type": "list"}, "KAZ, UZB"),
        ("KAZ+UZB", {"name": "country", "type": "text"}, "Kazakhstan and Uzbekistan"),
        (None, {"name": "note", "type": "text"}, ""),
    ],
    ids=["a year", "a count", "yes or no", "a list", "countries", "no text"],
)
def test_a_cell_is_written_by_its_column(
    value: object, column: dict[str, str], text: str
) -> None:
    assert words.cell(value, column) == text


@functools.cache
def words_of_chances() -> dict[str, set[str]]:
    """Words for the chances of 0 to 1 by the number that is printed beside them."""
    words_of: dict[str, set[str]] = {}
    for thousandth in range(1001):
        number, _, word = words.chance(thousandth / 1000).partition(" (")
        words_of.setdefault(number, set()).add(word.removesuffix(")"))
    return words_of


def test_a_whole_number_is_printed_whatever_its_type() -> None:
    assert amount(1207, "km") == amount(1207.0, "km") == "1,207 km"


def test_a_probability_has_two_decimals() -> None:
    hundredths = {f"0.{hundredth:02}" for hundredth in range(5, 96)}
    assert {*words_of_chances()} == hundredths | {"below 0.05", "above 0.95"}


def test_a_printed_probability_has_one_word() -> None:
    chances = words_of_chances()
    assert {number: many for number, many in chances.items() if len(many) > 1} == {}


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("0.05", "almost no chance"),
        ("0.06", "very unlikely"),
        ("0.45", "unlikely"),
        ("0.50", "roughly even chance"),
    ],
)
def test_a_probability_has_the_word_of_directive_203(number: str, word: str) -> None:
    """Of the Intelligence Community of the United States."""
    assert words_of_chances()[number] == {word}


def rendered(year: str = "2026", **options: Any) -> str:
    """A macro of a fresh environment, as a process that begins would have it."""
    place = Path(os.environ["XDG_CACHE_HOME"]).with_name("words")
    place.mkdir(exist_ok=True)
    macro = "{% macro last(year) %}{{ year }}{% endmacro %}"
    (place / "topic.j2").write_text(macro, "utf-8")
    loader = FileSystemLoader(place)
    fresh = Environment(loader=loader, bytecode_cache=kept_templates(place), **options)
    template: Any = fresh.get_template("topic.j2").module
    return str(template.last(year))


def files_kept() -> list[Path]:
    return sorted(Path(os.environ["XDG_CACHE_HOME"]).glob("cac-data/templates/*/*"))


def test_compiled_templates_are_kept_in_the_cache_of_the_user() -> None:
    assert not files_kept()
    rendered()
    assert files_kept()


@pytest.mark.parametrize("content", [b"", b"no template", None], ids=repr)
def test_what_is_wrong_with_kept_templates_hinders_nobody(
    content: bytes | None,
) -> None:
    before = rendered()
    for path in files_kept():
        if content is None:
            path.write_bytes(path.read_bytes()[:60])  # in the midst of what it says
        else:
            path.write_bytes(content)
    assert rendered() == before


def test_templates_of_earlier_states_are_not_kept_for_ever() -> None:
    kept = Path(os.environ["XDG_CACHE_HOME"]) / "cac-data" / "templates"
    for number in range(20):
        (kept / f"of-a-state-{number}").mkdir(parents=True)
    rendered()
    assert len([*kept.iterdir()]) == MOST_KEPT


def test_where_nothing_can_be_kept_templates_are_compiled() -> None:
    cache = Path(os.environ["XDG_CACHE_HOME"])
    shutil.rmtree(cache, ignore_errors=True)
    cache.write_text("a file, where a folder should be", "utf-8")
    assert rendered() == "2026"


@functools.cache
def said_on_all(output: Path, pages: str) -> frozenset[str]:
    """What all pages of a pattern say, each text once."""
    return frozenset(
        text for page in output.glob(f"{pages}.html") for text in read(page).said
    )


def test_a_pattern_of_what_was_wrong_matches_that_and_spares_what_is_right() -> None:
    odd = [
        row["correction"]
        for row in WRONG
        if not re.search(row["pattern"], row["matches"])
        or re.search(row["pattern"], row["spares"])
    ]
    assert odd == []


@pytest.mark.parametrize("pages", sorted({row["page"] for row in WRONG}))
def test_what_was_wrong_is_said_no_more(pages: str, built: Built) -> None:
    scenario, slash, _ = pages.partition("/")
    if ONLY and slash and scenario not in {"*", *ONLY}:
        pytest.skip(f"CAC_DATA_SCENARIOS leaves {scenario} out")
    texts = said_on_all(built.output, pages)
    said = [
        f"{row['correction']}: {text}"
        for row in WRONG
        if row["page"] == pages
        for text in texts
        if re.search(row["pattern"], text)
    ]
    assert texts
    assert not said, "\n".join(said)
