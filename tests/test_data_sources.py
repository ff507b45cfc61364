"""What holds of the table of sources beyond the contract that every table keeps.

Evidence counts once for each origin, so that two spellings of one body would be two
witnesses, and a copy that is not marked would pass for the original.
"""

from __future__ import annotations

import re
from collections import defaultdict

from cac_data import periods
from tests.bundled import ROWS

SOURCES = ROWS["sources"]

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


def test_a_publisher_or_an_origin_has_one_spelling() -> None:
    spelled = defaultdict(set)
    for row in SOURCES:
        publisher, bracket, within = row["publisher"].partition(" (")
        for name in (publisher, row["origin"]):
            spelled[re.sub(r"[\W_]|^the ", "", name.casefold())].add(name)
        assert not bracket or within.endswith(")"), row
    assert [names for names in spelled.values() if len(names) > 1] == []


def test_a_body_that_is_cited_is_the_origin() -> None:
    """The first name behind `citing`, where the table knows a body of that name."""
    behind = re.compile(r"citing (?:the )?([^,)]+?)(?: and [^,)]+)?[,)]")
    origins, right = {row["origin"] for row in SOURCES}, 0
    for row in SOURCES:
        if cited := behind.search(row["publisher"]):
            name = OTHER_NAMES.get(cited[1], cited[1])
            assert name not in origins or name == row["origin"], row
            right += name == row["origin"]
    assert right > 200


def test_a_primary_source_is_by_its_origin_or_a_marked_copy() -> None:
    kept = re.compile(
        r"\((?:.*[ ,])?(copy|copies|extracts?|scan|files?|tables) (at|in|kept)\b"
    )
    copies = 0
    for row in SOURCES:
        is_copy = bool(kept.search(row["publisher"]))
        assert not is_copy or row["is_mirror"] == "true", row
        copies += is_copy
        if row["kind"] == "primary" and row["is_mirror"] == "false":
            assert row["origin"] in row["publisher"], row
    assert copies > 100


def test_who_wrote_a_text_and_in_which_language_is_told_once() -> None:
    """`X via Y` and `X / Y` leave open who wrote it; the language ends the title."""
    unclear = re.compile(
        r" / | via |\brelay|\bin (Arabic|Chinese|English|French|German|Kazakh|Korean|"
        r"Russian|Tajik|Turkish|Turkmen|Uzbek)\b"
    )
    remark = re.compile(r"\([^)]*\b(copy|mirror|repost|relay|reprint)\b[^)]*\)$")
    for row in SOURCES:
        assert not unclear.search(row["publisher"]), row
        assert re.match(r"[A-Z0-9$]", row["title"]), row
        assert not remark.search(row["title"]), row


def test_no_text_is_older_than_the_day_in_its_address() -> None:
    for row in SOURCES:
        day = re.search(r"/(20\d\d)/(0[1-9]|1[0-2])/([0-3]\d)/", row["url"])
        if day and row["published"]:
            put = tuple(map(int, day.groups()))
            assert periods.bounds(row["published"])[1] >= put, row
