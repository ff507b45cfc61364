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


def test_a_publisher_or_an_origin_has_one_spelling() -> None:
    spelled = defaultdict(set)
    for row in SOURCES:
        publisher, bracket, within = row["publisher"].partition(" (")
        for name in (publisher, row["origin"]):
            spelled[re.sub(r"[\W_]|^the ", "", name.casefold())].add(name)
        assert not bracket or within.endswith(")"), row
    assert [names for names in spelled.values() if len(names) > 1] == []


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


def test_no_text_is_older_than_the_day_in_its_address() -> None:
    for row in SOURCES:
        day = re.search(r"/(20\d\d)/(0[1-9]|1[0-2])/([0-3]\d)/", row["url"])
        if day and row["published"]:
            put = tuple(map(int, day.groups()))
            assert periods.bounds(row["published"])[1] >= put, row
