"""What was looked for and not found: folded on each page, and not in the tables."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from cac_data import energy, history, outlook, show, trade, words
from cac_data.infrastructure import plan as plan_of_infrastructure
from cac_data.lines import Line, line
from cac_data.show.sentences import SOUGHT_IN
from cac_data.words.messages import english
from tests import bundled
from tests.conftest import Said
from tests.golden import Built
from tests.reading import ROOT, visible

PLANS = {
    "trade": trade.plan,
    "energy": energy.plan,
    "infrastructure": plan_of_infrastructure,
    "history": history.plan,
    "outlook": outlook.plan,
}
HEADING = "What we looked for and did not find"

each_topic = pytest.mark.parametrize("topic", PLANS)


def lines_of(topic: str) -> list[Line]:
    return [*PLANS[topic].sought()]


def messages_of(topic: str) -> list[str]:
    """The ids of the messages of a file that are such lines, in their order."""
    text = (ROOT / "cac_data" / "words" / "en" / f"{topic}.ftl").read_text("utf-8")
    ids = re.findall(r"^(sought-[\w-]+) = ", text, re.MULTILINE)
    return [f"{topic}.{id}" for id in ids]


@each_topic
def test_each_message_is_a_line_in_its_place(topic: str) -> None:
    assert [said.id for said in lines_of(topic)] == messages_of(topic)


@each_topic
def test_a_page_has_eight_to_fifteen_lines(topic: str) -> None:
    assert 8 <= len(lines_of(topic)) <= 15


@each_topic
def test_a_line_is_a_message_without_values(topic: str) -> None:
    texts = [words.say(said) for said in lines_of(topic)]
    assert texts == [english().text(said.id) for said in lines_of(topic)]
    assert [text for text in texts if not re.fullmatch(r"[A-Z].+\.", text)] == []


def test_what_stands_before_says_when_and_where() -> None:
    said = words.say(line("common.sought-means", period=SOUGHT_IN))
    assert said.startswith(
        "Not found here does not mean not published: in November 2026"
    )
    assert "English" in said


def test_it_shows_without_a_page(capsys: Said) -> None:
    show.sought(lines_of("trade")[:2])
    heading, before, *items = capsys.readouterr().out.splitlines()
    assert heading == HEADING
    assert before.startswith("Not found here does not mean")
    assert items == [words.say(said) for said in lines_of("trade")[:2]]


# --- On the page ---------------------------------------------------------------------


def fold_of(topic: str, built: Built) -> Tag:
    page = built.output / "baseline" / f"{topic}.html"
    body = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    [fold] = body.select("details.fold.listed")
    return fold


@each_topic
def test_a_page_has_the_list_folded_before_its_sources(
    topic: str, built: Built
) -> None:
    fold = fold_of(topic, built)
    summary = fold.select_one("summary")
    assert summary is not None
    assert summary.text == HEADING
    assert not fold.has_attr("open")
    following = fold.find_next("h2")
    assert following is not None
    assert following.text == "Sources"


@each_topic
def test_a_page_has_each_line_and_shows_none_unasked(topic: str, built: Built) -> None:
    items = [item.text.strip() for item in fold_of(topic, built).select("li")]
    assert items == [words.say(said) for said in lines_of(topic)]
    page = visible(built.output / "baseline" / f"{topic}.html")
    assert HEADING not in page.get_text()


# --- It is still so ------------------------------------------------------------------

Row = dict[str, str]


def customs(row: Row) -> bool:
    return row["reporter"] == "china_customs"


def whole_year(row: Row, first: int, last: int) -> bool:
    period = row["period"]
    return len(period) == 4 and first <= int(period) <= last


# Line -> the table that would hold it, and what a row would have.
STILL_NOT: dict[str, tuple[str, Callable[[Row], bool]]] = {
    "trade.sought-china-2026": (
        "bilateral_trade",
        lambda row: customs(row) and row["period"].startswith("2026"),
    ),
    "trade.sought-china-2019": (
        "bilateral_trade",
        lambda row: (
            customs(row)
            and row["flow"] != "turnover"
            and whole_year(row, 2017, 2019)
            and (row["country"], row["flow"]) != ("UZB", "imports")
        ),
    ),
    "trade.sought-flows-2025": (
        "bilateral_trade",
        lambda row: (
            customs(row)
            and row["flow"] != "turnover"
            and row["country"] in {"TJK", "TKM", "UZB"}
            and row["period"] == "2025"
        ),
    ),
    "trade.sought-national": (
        "bilateral_trade",
        lambda row: (
            row["reporter"] == "national"
            and (
                row["period"] > "2026-01"
                or (row["country"], row["period"]) in {("KGZ", "2025"), ("TJK", "2025")}
            )
        ),
    ),
    "trade.sought-kyrgyz-gold": (
        "product_flows",
        lambda row: (
            (row["country"], row["good"]) == ("KGZ", "gold")
            and row["flow"] == "exports"
            and row["period"] >= "2025"
        ),
    ),
    "energy.sought-gas-2026": (
        "gas_flows",
        lambda row: (
            row["importer"] == "CHN"
            and row["period"].startswith("2026")
            and row["indicator"] in {"volume", "value"}
        ),
    ),
    "energy.sought-volumes": (
        "gas_flows",
        lambda row: (
            row["basis"] == "chinese_customs"
            and row["indicator"] == "volume"
            and whole_year(row, 2023, 2030)
            and row["exporter"] != "WLD"
        ),
    ),
    "energy.sought-oil-2025": (
        "fuel_flows",
        lambda row: (
            (row["importer"], row["commodity"]) == ("CHN", "crude_oil")
            and row["nature"] == "actual"
            and row["period"] >= "2025"
        ),
    ),
    "energy.sought-power": (
        "electricity_trade",
        lambda row: row["partner"] == "CHN",
    ),
    "energy.sought-plants-2026": (
        "energy_projects",
        lambda row: row["completed"].startswith("2026"),
    ),
    "infrastructure.sought-rail-years": (
        "corridor_volumes",
        lambda row: (
            (row["corridor"], row["indicator"]) == ("kazakhstan_china_rail", "cargo")
            and (row["scope"], row["nature"]) == ("all", "actual")
            and (
                row["period"]
                in {"2014", "2015", "2017", "2018", "2019", "2021", "2025"}
                or row["period"] >= "2026"
            )
        ),
    ),
    "infrastructure.sought-bakhty": (
        "corridor_volumes",
        lambda row: row["corridor"] == "bakhty" and row["period"].startswith("2025"),
    ),
    "infrastructure.sought-middle-2026": (
        "corridor_volumes",
        lambda row: (
            (row["corridor"], row["indicator"]) == ("middle_corridor", "cargo")
            and row["period"].startswith("2026")
        ),
    ),
    "infrastructure.sought-debt": (
        "external_debt",
        lambda row: row["country"] in {"KAZ", "UZB"} or row["period"] > "2026-01",
    ),
    "infrastructure.sought-edb-2026": (
        "investment",
        lambda row: row["basis"] == "edb" and row["period"].startswith("2026"),
    ),
    "history.sought-articles": (
        "treaty_articles",
        lambda row: (
            row["agreement_id"] == "treaty-2025"
            and row["article"] not in {"", "preamble", "1", "3", "7", "11"}
        ),
    ),
    "history.sought-ratified": (
        "agreements",
        lambda row: row["agreement_id"] == "treaty-2025" and bool(row["in_force"]),
    ),
    "history.sought-third-summit": (
        "summits",
        lambda row: (
            row["summit_id"] == "s3-2027"
            and (bool(row["city"]) or len(row["period"]) > len("2027-01"))
        ),
    ),
    "outlook.sought-students": (
        "people_links",
        lambda row: (
            (row["indicator"], row["direction"]) == ("students", "to_china")
            and row["period"].startswith("2026")
        ),
    ),
    "outlook.sought-permits": (
        "foreign_workers",
        lambda row: (
            row["indicator"] == "work_permit_holders"
            and row["country"] == "KAZ"
            and row["period"].startswith("2026")
        ),
    ),
    "outlook.sought-workers": (
        "foreign_workers",
        lambda row: (
            row["country"] == "UZB"
            or (row["country"] == "TJK" and row["period"] >= "2016")
        ),
    ),
    "outlook.sought-surveys": (
        "public_opinion",
        lambda row: (
            row["indicator"] == "survey_share"
            and row["period"] >= "2021"
            and "China" in row["question"]
        ),
    ),
}


@pytest.mark.parametrize("id", STILL_NOT)
def test_what_was_not_found_is_not_in_the_tables(id: str) -> None:
    table, would_be_it = STILL_NOT[id]
    assert id in {said.id for said in lines_of(id.partition(".")[0])}
    assert [row for row in bundled.ROWS[table] if would_be_it(row)] == []
