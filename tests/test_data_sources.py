"""What holds of the table of sources beyond the contract that every table keeps.

Evidence counts once for each origin, so that two spellings of one body would be two
witnesses, and a copy that is not marked would pass for the original.
"""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

from cac_data import periods
from tests.bundled import ROWS, Row

SOURCES = ROWS["sources"]
ORIGINS = {row["origin"] for row in SOURCES}


def told(row: Row) -> tuple[str, ...]:
    """What a failing test shows of a source."""
    return tuple(row[part] for part in ("source_id", "publisher", "origin", "title"))


def publishing(row: Row) -> str:
    """Who published, without the brackets that say whom it cites or who keeps it."""
    return re.sub(r" \(.*\)$", "", row["publisher"])


def named_within(row: Row) -> list[str]:
    """Outlets and bodies that stand in the brackets behind the publisher."""
    brackets = row["publisher"].removeprefix(publishing(row)).strip(" ()")
    return [re.sub(r"^(citing )?(the )?", "", part) for part in brackets.split(", ")]


def plain(name: str) -> str:
    """A name without what may differ between two spellings of it."""
    return re.sub(r"[\W_]", "", re.sub(r"^the ", "", name.casefold()))


def spelled_twice(sources: list[Row]) -> list[set[str]]:
    """Names of one publisher or origin that differ in letter case or signs only."""
    found = defaultdict(set)
    for row in sources:
        for name in (publishing(row), row["origin"]):
            found[plain(name)].add(name)
    known = set(found)
    for row in sources:
        for name in named_within(row):
            if plain(name) in known:
                found[plain(name)].add(name)
    return [names for names in found.values() if len(names) > 1]


def test_a_publisher_or_an_origin_has_one_spelling() -> None:
    assert spelled_twice(SOURCES) == []


# Names that a body or an outlet also goes by, and the one that the table uses.
OTHER_NAMES = {
    "Akorda": "Office of the President of Kazakhstan",
    "bp": "BP",
    "CNPC": "China National Petroleum Corporation",
    "EDB": "Eurasian Development Bank",
    "GACC": "General Administration of Customs of China",
    "IRENA": "International Renewable Energy Agency",
    "Kazakhstan Railways": "Kazakhstan Temir Zholy",
    "KTZ": "Kazakhstan Temir Zholy",
    "MOFCOM": "Ministry of Commerce of China",
    "nCa": "News Central Asia",
    "NDRC": "National Development and Reform Commission of China",
    "Qazinform": "Kazinform",
    "State Statistics Committee of Uzbekistan": (
        "National Statistics Committee of Uzbekistan"
    ),
    "Trend News Agency": "Trend",
}


def test_a_body_that_is_cited_is_the_origin() -> None:
    """The first name behind `citing`, where the table knows a body of that name."""
    behind = re.compile(r"citing (?:the )?([^,)]+?)(?: and [^,)]+)?[,)]")
    wrong, right = [], 0
    for row in SOURCES:
        if cited := behind.search(row["publisher"]):
            name = OTHER_NAMES.get(cited[1], cited[1])
            if name in ORIGINS and name != row["origin"]:
                wrong.append(told(row))
            right += name == row["origin"]
    assert wrong == []
    assert right > 200


def test_a_primary_source_is_by_its_origin_or_a_marked_copy() -> None:
    wrong = [
        row
        for row in SOURCES
        if row["kind"] == "primary"
        and row["is_mirror"] == "false"
        and row["origin"] not in row["publisher"]
    ]
    assert [told(row) for row in wrong] == []


KEPT = re.compile(
    r"\((?:.*[ ,])?(copy|copies|extracts?|scan|files?|tables) (at|in|kept)\b"
)


def test_a_copy_is_marked() -> None:
    copies = [row for row in SOURCES if KEPT.search(row["publisher"])]
    assert [told(row) for row in copies if row["is_mirror"] == "false"] == []
    assert len(copies) > 100


def test_a_relay_is_named_as_a_copy_or_by_whom_it_cites() -> None:
    """`X via Y` and `X / Y` leave open who wrote what was read."""
    unclear = re.compile(r" / | via |\brelay")
    assert [told(row) for row in SOURCES if unclear.search(row["publisher"])] == []


def test_an_address_has_a_name() -> None:
    """The number of a machine may serve something else tomorrow."""
    name = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?")
    wrong = [row for row in SOURCES if row["url"] and not name.fullmatch(host(row))]
    assert [(row["source_id"], row["url"]) for row in wrong] == []


def host(row: Row) -> str:
    return urlsplit(row["url"]).netloc


def test_a_title_begins_like_one_and_tells_nothing_of_copies() -> None:
    beginning = re.compile(r"[A-Z0-9$]")
    remark = re.compile(r"\([^)]*\b(copy|mirror|repost|relay|reprint)\b[^)]*\)$")
    wrong = [
        row
        for row in SOURCES
        if not beginning.match(row["title"]) or remark.search(row["title"])
    ]
    assert [told(row) for row in wrong] == []


def test_the_language_stands_behind_the_title() -> None:
    language = re.compile(
        r"\bin (Arabic|Chinese|English|French|German|Kazakh|Korean|Russian|Tajik|"
        r"Turkish|Turkmen|Uzbek)\b"
    )
    wrong = [
        row
        for row in SOURCES
        if language.search(row["publisher"])
        or row["publisher"].count("(") != row["publisher"].count(")")
    ]
    assert [told(row) for row in wrong] == []


def test_no_text_is_older_than_the_day_in_its_address() -> None:
    day = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/([0-3]\d)/")
    dated = [
        (row, tuple(map(int, found.groups())))
        for row in SOURCES
        if row["published"] and (found := day.search(row["url"]))
    ]
    assert len(dated) > 30
    wrong = [row for row, put in dated if periods.bounds(row["published"])[1] < put]
    assert [(row["published"], row["url"]) for row in wrong] == []
