"""What pages say, as data in which the front page searches."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from cac_data.report.publish import Entry

MOST_TEXT = 350_000  # bytes that the index keeps of the pages, to search in
TITLE, CLAIM, SENTENCE, SOURCE = range(4)
"""Kinds of texts, in the order in which they are found."""

# What a page says, where it stands in the template of a report. Cells of tables are
# not searched: they would be most of the text.
PARTS = re.compile(
    r"""(?sx)
    <h2\ id="(?P<section>[^"]+)">(?P<heading>.*?)</h2>
    | <div\ class="(?:figure|table)"\ id="(?P<drawn>[^"]+)">
    | <li\ class="verdict[^"]*"\ id="(?P<claim>[^"]+)">
    | <p\ class="finding">(?P<title>.*?)</p>\s*<p\ class="measure">(?P<measure>.*?)</p>
    | <caption><span>(?P<caption>.*?)</span></caption>
    | <p\ class="statement">(?P<statement>.*?)(?:\s<span|</p>)
    | <li\ id="(?P<source>s\d+)"[^>]*>(?P<reference>.*?)<code>(?P<name>.*?)</code>
    | <p>(?!<a\ download)(?P<paragraph>.*?)</p>
    """
)
SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z“$])")
# What a list of sources says behind the title: dates, licence, where it is used.
BEHIND_TITLE = re.compile(r"(?s)(?<=</a>).*|(?<=\.) (?:Published|Accessed|Licence).*")


class Said(NamedTuple):
    """A text of a page: its kind, the id to go to, the heading of its section."""

    kind: int
    anchor: str
    heading: str
    text: str


class Place(NamedTuple):
    """Where a text stands first, and the numbers of all reports that have it."""

    kind: int
    anchor: str
    heading: str
    reports: list[int]


def said_on(page: str) -> Iterator[Said]:
    """Yield headings, titles, claims, sentences and sources in the page's order."""
    section = heading = drawn = claim = ""
    for part in PARTS.finditer(page):
        found = {
            name: " ".join(Markup(text).striptags().split())
            for name, text in part.groupdict(default="").items()
            if name != "reference"
        }
        drawn = found["drawn"] or drawn
        claim = found["claim"] or claim
        if found["section"]:
            section, heading = found["section"], found["heading"]
            yield Said(TITLE, section, "", heading)
        elif found["title"]:
            text = f"{found['title']} – {found['measure']}"
            yield Said(TITLE, drawn, heading, text)
        elif found["caption"]:
            yield Said(TITLE, drawn, heading, found["caption"])
        elif found["statement"]:
            yield Said(CLAIM, claim, heading, found["statement"])
        elif found["source"]:
            title = Markup(BEHIND_TITLE.sub("", part["reference"])).striptags()
            yield Said(SOURCE, found["source"], heading, f"{title} ({found['name']})")
        elif found["paragraph"]:
            for sentence in SENTENCE_END.split(found["paragraph"]):
                yield Said(SENTENCE, section, heading, sentence)


def texts_of(
    entries: Iterable[Entry], read: Callable[[str], bytes]
) -> tuple[str, bool]:
    """Return what the pages say, each text once, by kind, section and reports.

    It is JSON of at most `MOST_TEXT` bytes, and whether all of them are in it.
    """
    pages = [entry for entry in entries if entry.status != "same"]
    places: dict[str, Place] = {}
    for number, entry in enumerate(pages):
        for said in said_on(read(str(entry.page)).decode(errors="replace")):
            new = Place(said.kind, said.anchor, said.heading, [])
            place = places.setdefault(said.text, new)
            if number not in place.reports:
                place.reports.append(number)
    groups: dict[str, tuple[Place, list[str]]] = {}
    for text, place in places.items():
        groups.setdefault(str(place), (place, []))[1].append(text)
    found = [[*place, texts] for place, texts in groups.values()]
    content = {
        "reports": [[one.page, one.title, one.scenario_title] for one in pages],
        "groups": found,
    }
    while True:
        packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        if len(packed.encode()) <= MOST_TEXT:
            return packed.replace("<", "\\u003c"), len(found) == len(groups)
        del found[-1 - len(found) // 20 :]
