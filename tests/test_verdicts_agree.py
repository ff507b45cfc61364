"""A claim has one verdict, wherever a page, a card, a table or the index says it."""

import re
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, SoupStrainer, Tag

from cac_data import words
from cac_data.lines import line
from cac_data.scenarios import BASELINE
from tests.golden import Built
from tests.reading import UNITS

VERDICTS = SoupStrainer("li", class_=re.compile(r"\bverdict\b"))  # a tenth of a page
SPEECHES = "The speeches at Astana"
MISSIONS = {
    "First Han mission to Central Asia": "c005",
    "Second Han mission to Central Asia": "c009",
}


def text_of(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


def folders(built: Built) -> list[Path]:
    """One folder a scenario, odd ones as well."""
    pages = [
        *built.output.glob("[!f]*/*.html"),
        *built.odd.glob("[!f]*/*.html"),
    ]
    return sorted({page.parent for page in pages})


def pages_called(name: str, built: Built) -> list[Path]:
    """The page of a name in each folder that has it."""
    files = [folder / name for folder in folders(built)]
    return [file for file in files if file.exists()]


@cache
def page_of(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


Badge = tuple[str, str]
"""The statement of a claim, and the badge: verdict, and track if it is open."""


@cache
def all_badges(folder: Path) -> dict[str, set[Badge]]:
    """By claim all that the pages of a folder say of it."""
    by_claim: dict[str, set[Badge]] = {}
    for unit in UNITS:
        file = folder / f"{unit}.html"
        if not file.exists():
            continue
        content = file.read_text("utf-8")
        listed = BeautifulSoup(content, "html.parser", parse_only=VERDICTS)
        for entry in listed.select("li.verdict"):
            words_of_badge = text_of(entry.select_one(".badge")).partition(" ")[2]
            statement = text_of(entry.select_one(".statement"))
            statement = statement.removesuffix(" key claim")
            claim = str(entry["id"]).removeprefix("claim-")
            badge = words_of_badge.partition(":")[0].lower()
            by_claim.setdefault(claim, set()).add((statement, badge))
    return by_claim


def badges(folder: Path) -> dict[str, Badge]:
    """By claim the statement and the badge of a folder."""
    return {claim: next(iter(pair)) for claim, pair in all_badges(folder).items()}


def test_all_pages_of_a_scenario_say_one_verdict_of_a_claim(built: Built) -> None:
    several = [
        (folder.name, claim)
        for folder in folders(built)
        for claim, pairs in all_badges(folder).items()
        if len(pairs) > 1
    ]
    assert several == []


def test_an_open_claim_has_one_of_three_states(built: Built) -> None:
    states = {
        words.say(line(f"claims.track-{state}")) for state in ("on", "off", "no_call")
    }
    wrong = [
        (folder.name, claim, badge)
        for folder in folders(built)
        for claim, (_, badge) in badges(folder).items()
        if (badge.split(", ")[0] == "open") != (badge.partition(", ")[2] in states)
    ]
    assert wrong == []


def cards_of_missions(file: Path) -> list[tuple[str, str]]:
    """Claim and text of each card on a mission that sets the article beside it."""
    cards = []
    for label in page_of(file).select(".card-label"):
        claim = MISSIONS.get(text_of(label))
        card = text_of(label.parent)
        if claim and "(article:" in card:
            cards.append((claim, card))
    return cards


def test_a_card_says_the_verdict_of_its_claim(built: Built) -> None:
    wrong = [
        (file.parent.name, card)
        for file in pages_called("history.html", built)
        for claim, card in cards_of_missions(file)
        if f"; {badges(file.parent)[claim][1]})" not in card
    ]
    assert wrong == []


def initiatives(file: Path) -> list[Badge]:
    """Statement and verdict in each row of the table of initiatives."""
    pairs = []
    for table in page_of(file).select("table"):
        caption = table.select_one("caption")
        if caption is None or SPEECHES not in text_of(caption):
            continue
        for row in table.select("tbody tr"):
            # Cells are not closed, so that each holds those that follow it.
            statement, verdict = row.select("th, td")[:2]
            pairs.append(
                (next(statement.stripped_strings), next(verdict.stripped_strings))
            )
    return pairs


def test_the_table_of_initiatives_says_the_verdicts_of_its_claims(built: Built) -> None:
    compared = set()
    wrong = []
    for file in pages_called("history.html", built):
        verdicts = dict(badges(file.parent).values())
        for statement, printed in initiatives(file):
            if statement in verdicts:
                compared.add(file.parent.name)
            if verdicts.get(statement, printed) != printed:
                wrong.append((file.parent.name, statement, printed))
    assert BASELINE in compared
    assert wrong == []


SENTENCE = re.compile(
    r"Of (\d+) statements? of the article on the speeches at Astana,"
    r"( \d+ of Turkmenistan and \d+ of Xi Jinping),([^.]*)\."
)


def sum_of_numbers(text: str) -> int:
    return sum(map(int, re.findall(r"\d+", text)))


def test_the_sentence_on_initiatives_counts_them_all(built: Built) -> None:
    counted = set()
    wrong = []
    for file in pages_called("history.html", built):
        for whole, speakers, verdicts in SENTENCE.findall(text_of(page_of(file).body)):
            counted.add(file.parent.name)
            sums = {sum_of_numbers(speakers), sum_of_numbers(verdicts)}
            if sums != {int(whole)}:
                wrong.append((file.parent.name, whole, speakers, verdicts))
    assert BASELINE in counted
    assert wrong == []


def test_the_front_page_says_the_verdicts_of_the_pages(built: Built) -> None:
    verdicts = {
        statement: badge.partition(", ")[2] or badge
        for statement, badge in badges(built.output / BASELINE).values()
    }
    board = page_of(built.output / "index.html").select(".board li")
    printed = [
        text_of(entry).partition(" ")[2].rpartition(": ")[::2] for entry in board
    ]
    assert printed
    assert printed == [(statement, verdicts[statement]) for statement, _ in printed]
