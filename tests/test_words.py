"""The words of pages: plain, short, and all that must be said is said.

`glossary.csv` has patterns that no page says and what it says instead; `must_say.csv`
the key figures whose values stand in what is read of a page beside its cards.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from cac_data import words
from cac_data.report.publish import PageFacts
from cac_data.scenarios import BASELINE
from tests.golden import Built
from tests.reading import NOTEBOOKS, REWRITTEN, ROOT, blocks, code_of, visible

WORDS = ROOT / "cac_data" / "words" / "en"
CATALOGUES = sorted(path.stem for path in WORDS.glob("*.j2"))

MOST_WORDS = {"history": 4000}
USUAL_MOST = 3500
LONGEST_SENTENCE = 40

DATA = ".statement, .citation, code, pre, table.rows tbody"
CLAIMS = "" if "claims" in CATALOGUES else ".verdicts"
"""What is said of claims counts once their words come from a catalogue."""

WORD = re.compile(r"\S*\w\S*")
SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z“$\d])")


def rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


GLOSSARY = rows("glossary.csv")
MUST_SAY = rows("must_say.csv")


def pages(built: Built, notebook: str) -> list[Path]:
    """The reports of a notebook under all scenarios and the odd ones."""
    found = [
        page
        for folder in (built.output, built.odd)
        for page in sorted(folder.glob(f"*/{notebook}.html"))
        if page.parent.name != "failed"
    ]
    assert found
    return found


# --- What is read --------------------------------------------------------------------


@pytest.mark.parametrize("row", GLOSSARY, ids=lambda row: row["instead"])
def test_a_pattern_of_the_glossary_finds_what_it_is_for(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["matches"])
    assert not re.search(row["pattern"], row["spares"])


@pytest.mark.parametrize("notebook", REWRITTEN)
def test_a_page_speaks_plainly(notebook: str, built: Built) -> None:
    found = Counter[str]()
    for page in pages(built, notebook):
        for text in blocks(
            visible(page, without=", ".join(filter(None, (CLAIMS, DATA))))
        ):
            found.update(
                f"{row['instead']!r} instead of {match[0]!r} in: {text}"
                for row in GLOSSARY
                for match in re.finditer(row["pattern"], text)
            )
            found.update(
                f"{len(WORD.findall(sentence))} words: {sentence}"
                for sentence in SENTENCE_END.split(text)
                if len(WORD.findall(sentence)) > LONGEST_SENTENCE
            )
    assert not found, "\n".join(found)


@pytest.mark.parametrize("notebook", REWRITTEN)
def test_a_page_is_short(notebook: str, built: Built) -> None:
    most = MOST_WORDS.get(notebook, USUAL_MOST)
    for page in pages(built, notebook):
        read = visible(page, without=CLAIMS)
        count = len(WORD.findall(read.get_text(" ")))
        assert count <= most, f"{page.parent.name}: {count} words; allowed: {most}"


def printed(figure: dict[str, Any]) -> str:
    """The value of a key figure or claim as a sentence prints it: without a sign."""
    if figure["unit"] in ("probability", "year", ""):
        return str(figure["number"]).lstrip("−")
    # "7.1 % a year", where the sentence may say the year elsewhere
    return re.split("(?<=%) ", figure["text"])[0].lstrip("−")


@pytest.mark.parametrize("page", [path.stem for path in NOTEBOOKS])
def test_a_page_says_what_it_must(page: str, built: Built) -> None:
    ids = [row["id"] for row in MUST_SAY if row["page"] == page]
    if page not in REWRITTEN:
        assert not ids, f"{page} is not rewritten: what it must say comes with it"
        return
    assert 12 <= len(ids) <= 20
    assert len(ids) == len({*ids})
    path = built.output / BASELINE / f"{page}.html"
    facts = PageFacts.read(path.read_bytes())
    figures = {figure.id: figure.model_dump() for figure in facts.key_figures}
    claims = {verdict.claim_id for verdict in facts.verdicts}
    unknown = {*ids} - figures.keys() - claims
    assert not unknown
    body = visible(path, without=".cards")
    shown = " ".join(body.get_text(" ").split())
    said = {
        id: re.search(rf"(?<![\d.,]){re.escape(' '.join(text.split()))}(?!\d)", shown)
        for id in ids
        if id in figures and (text := printed(figures[id]))
    }
    missing = [f"{id}: {printed(figures[id])}" for id in said if said[id] is None]
    assert not missing, "; ".join(missing)


def test_pages_that_must_say_something_exist() -> None:
    assert {row["page"] for row in MUST_SAY} <= {path.stem for path in NOTEBOOKS}


# --- The catalogues ------------------------------------------------------------------

CODE = (".py", ".j2")
ASKED = re.compile(r"(?:\bw|\"[a-z]+)\.(\w+)")
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Pow)


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_chooses_words_and_computes_nothing(name: str) -> None:
    source = (WORDS / f"{name}.j2").read_text("utf-8")
    tree = Environment(extensions=["jinja2.ext.do"]).parse(source)
    sums = [node.lineno for node in tree.find_all((*ARITHMETIC, nodes.Mod))]
    assert not sums, f"{name}.j2 computes in lines {sums}; that is for facts to do"
    macros = [macro.name for macro in tree.find_all(nodes.Macro)]
    assert macros == list(dict.fromkeys(macros)), "a macro that stands twice"


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_has_no_macro_that_nobody_asks_for(name: str, built: Built) -> None:
    """That each renders under every scenario is what the builds have shown."""
    sources = [path for path in (ROOT / "cac_data").rglob("*.*") if path.suffix in CODE]
    told = [path.read_text("utf-8") for path in sources] + [*map(code_of, NOTEBOOKS)]
    asked = {found for text in told for found in ASKED.findall(text)}
    dead = [
        macro
        for macro in words.catalogue(name, WORDS)
        if f"{name}.{macro}" not in built.rendered
        # What no bundled row calls for: failed runs, files that are imported.
        and not {macro, macro.rpartition("_")[0]} & asked
    ]
    assert not dead, f"rendered by no report: {', '.join(dead)}"


# --- How words are written -----------------------------------------------------------


def test_what_is_missing_or_unknown_is_said() -> None:
    assert words.say("common.no_data") == "No data for this selection."
    assert words.said("common.no_such_macro") == ""
    assert words.pairs("common.no_such_macro") == {}
    with pytest.raises(ValueError, match=r"allowed: .*|nearest|did you mean"):
        words.say("common.no_dato")


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2023/2025", "2023–2025"),
        ("2024-06", "June 2024"),
        ("2024-01/2024-10", "January–October 2024"),
        ("2023-11/2024-02", "November 2023 – February 2024"),
        ("2024-06-17", "17 June 2024"),
        ("-0138/-0121", "138–121 BC"),
        ("-0206/0220", "206 BC – AD 220"),
        ("0551", "AD 551"),
        ("0618/0907", "AD 618–907"),
        ("-0200/1600", "200 BC – 1600"),
        ("", ""),
    ],
)
def test_a_period_is_written_as_a_reader_would(period: str, told: str) -> None:
    assert words.period(period) == told
    assert words.cell(period, {"name": "period", "type": "text"}) == told
