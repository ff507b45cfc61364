"""What is written around figures: how they are called, made and cited."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cac_data import words
from cac_data.lines import line
from cac_data.office.briefing import Briefing, Shown, Source
from cac_data.office.plots import plots_of
from cac_data.report import sentences
from cac_data.report.publish import VERSIONS

MOST_OF_NAME = 31
"""Letters of the name of a sheet."""

NOT_READ = {"lat", "lon", "source_id", "source_ids", "position_source_id"}
"""Columns that say nothing to who reads a row aloud."""

REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
"""What no name of a sheet may hold."""


def unique_names(wanted: Iterable[str]) -> list[str]:
    """Return names that sheets can have, all different: cut, and counted where alike.

    >>> unique_names(["a/b", "A b", "a b"])
    ['a b', 'A b 2', 'a b 3']
    """
    taken: set[str] = set()
    names = []
    for text in wanted:
        plain = REFUSED.sub(" ", text).strip("' ") or "-"
        name = plain[:MOST_OF_NAME].rstrip("' ")
        count = 1
        while name.lower() in taken:
            count += 1
            ending = f" {count}"
            name = plain[: MOST_OF_NAME - len(ending)].rstrip("' ") + ending
        taken.add(name.lower())
        names.append(name)
    return names


def made_with(briefing: Briefing) -> str:
    """Return the versions of the package and its tables, and of vintages."""
    vintages = dict.fromkeys(chapter.vintage for chapter in briefing.chapters)
    lines = [sentences.versions(VERSIONS, vintage) for vintage in vintages]
    return "; ".join(words.say(one) for one in lines)


def about_figure(shown: Shown) -> str:
    """Return the caption of a figure, and where it has no chart that can be edited."""
    content = shown.content
    said = [str(content.get("caption", ""))]
    if not plots_of(content):
        said.append(words.say(line("office.picture-alone")))
    if content.get("draws_more") and not content.get("fan"):
        said.append(words.say(line("office.draws-more")))
    if not content["data"]["rows"]:
        said.append(words.say(line("office.no-rows")))
    return " ".join(filter(None, said))


def rows_in_words(shown: Shown) -> list[str]:
    """Return the rows behind a figure, a line each, without places on the earth."""
    data = shown.content["data"]
    return [_row_in_words(row, data["columns"]) for row in data["rows"]]


def _row_in_words(row: Sequence[Any], columns: Sequence[Mapping[str, Any]]) -> str:
    cells = [
        words.cell(value, column)
        for value, column in zip(row, columns, strict=True)
        if column["name"] not in NOT_READ
    ]
    return " · ".join(filter(None, cells))


def line_of_source(source: Source) -> str:
    """Return a source in a line: who published what, where, when."""
    parts = [
        f"{source['publisher']}. {source['title']}.",
        str(source.get("url") or ""),
    ]
    if source.get("published"):
        parts.append(words.say(line("page.published", day=source["published"])))
    return " ".join(filter(None, [*parts, f"[{source['source_id']}]"]))
