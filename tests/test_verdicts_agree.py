"""A claim has one verdict, wherever a page, a card, a table or the index says it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from cac_data import words
from tests.golden import Built
from tests.reading import NOTEBOOKS

TURKMENISTAN = "Turkmenistan at the Astana summit"
MISSIONS = {
    "First Han mission to Central Asia": "c005",
    "Second Han mission to Central Asia": "c009",
}


def text_of(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


def folders(built: Built) -> Iterator[Path]:
    """One folder a scenario, odd ones as well."""
    for place in (built.output, built.odd):
        yield from sorted({page.parent for page in place.glob("[!f]*/*.html")})


@cache
def page_of(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


@cache
def badges(folder: Path) -> dict[str, tuple[str, str]]:
    """By claim the statement and what the badge says: verdict, and track if open."""
    found: dict[str, tuple[str, str]] = {}
    for notebook in NOTEBOOKS:
        file = folder / f"{notebook.stem}.html"
        for item in page_of(file).select("li.verdict") if file.exists() else ():
            said = text_of(item.select_one(".badge")).partition(" ")[2]
            statement = text_of(item.select_one(".statement"))
            statement = statement.removesuffix(" key claim")
            key = str(item["id"]).removeprefix("claim-")
            badge = said.partition(":")[0].lower()
            assert found.setdefault(key, (statement, badge)) == (statement, badge)
    return found


def test_an_open_claim_has_one_of_three_states(built: Built) -> None:
    states = {words.say("claims.track", state) for state in ("on", "off", "no_call")}
    for folder in folders(built):
        for claim, (_, badge) in badges(folder).items():
            verdict, _, state = badge.partition(", ")
            assert (verdict == "open") == (state in states), (folder, claim)


def test_a_card_says_the_verdict_of_its_claim(built: Built) -> None:
    for folder in folders(built):
        file, said = folder / "history.html", badges(folder)
        for label in page_of(file).select(".card-label") if file.exists() else ():
            claim = MISSIONS.get(text_of(label))
            card = text_of(label.parent)
            if claim and "(article:" in card:
                assert f"; {said[claim][1]})" in card, folder


def test_the_table_of_initiatives_says_the_verdicts_of_its_claims(built: Built) -> None:
    for folder in folders(built):
        file = folder / "history.html"
        verdicts = dict(badges(folder).values())
        for table in page_of(file).select("table") if file.exists() else ():
            caption = table.select_one("caption")
            if caption is None or TURKMENISTAN not in text_of(caption):
                continue
            for row in table.select("tbody tr"):
                # Cells are not closed, so that each holds those that follow it.
                cells = row.select("th, td")
                statement, said = (next(cell.stripped_strings) for cell in cells[:2])
                said = said.replace("not seen", "unverified")
                assert verdicts.get(statement, said) == said, folder


def test_the_sentence_on_initiatives_counts_them_all(built: Built) -> None:
    for folder in folders(built):
        file = folder / "history.html"
        text = text_of(page_of(file).body) if file.exists() else ""
        for whole, parts in re.findall(
            r"Of (\d+) statements? of the article on Turkmenistan’s part in the Astana "
            r"summit,([^.]*)\.",
            text,
        ):
            assert sum(map(int, re.findall(r"\d+", parts))) == int(whole), folder


def test_the_front_page_says_the_verdicts_of_the_pages(built: Built) -> None:
    verdicts = {
        statement: badge.partition(", ")[2] or badge
        for statement, badge in badges(built.output / "baseline").values()
    }
    board = page_of(built.output / "index.html").select(".board li")
    assert board
    for item in board:
        statement, _, verdict = text_of(item).partition(" ")[2].rpartition(": ")
        assert verdict == verdicts[statement]
