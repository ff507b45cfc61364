"""What pages say, as data in which the front page searches."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from cac_data.report.publish import Entry

MOST_TEXT = 350_000  # characters that the index keeps of the pages, to search in
TITLE = 0
CLAIM = 1
SENTENCE = 2
SOURCE = 3
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
    | <p\ class="statement">(?P<statement>.*?)(?:\s<span\ class|</p>)
    | <li\ id="(?P<source>s\d+)"[^>]*>(?P<reference>.*?)<code>(?P<name>.*?)</code>
    | <p>(?!<a\ download)(?P<paragraph>.*?)</p>
    """
)
# Not behind a year with its abbreviation, and not before the USA of their dollars.
SENTENCE_END = re.compile(
    r"(?<!\bгг\.)(?<!\bг\.)(?<=[.!?]) (?!США)(?=[A-ZА-ЯЁ“«$])"
    r"|(?<=[。！？])(?!$|[”」）])"
)
# What a list of sources says behind the title: dates, licence, where it is used.
BEHIND_TITLE = re.compile(r"(?s)(?:(?<=</a>)|(?<=</cite>)).*")


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
    section = ""
    heading = ""
    drawn = ""
    claim = ""
    for match in PARTS.finditer(page):
        part = _plain_parts(match)
        drawn = part["drawn"] or drawn
        claim = part["claim"] or claim
        if part["section"]:
            section = part["section"]
            heading = part["heading"]
            yield Said(TITLE, section, "", heading)
        elif part["title"]:
            text = f"{part['title']} – {part['measure']}"
            yield Said(TITLE, drawn, heading, text)
        elif part["caption"]:
            yield Said(TITLE, drawn, heading, part["caption"])
        elif part["statement"]:
            yield Said(CLAIM, claim, heading, part["statement"])
        elif part["source"]:
            title = Markup(BEHIND_TITLE.sub("", match["reference"])).striptags()
            yield Said(SOURCE, part["source"], heading, f"{title} ({part['name']})")
        elif part["paragraph"]:
            for sentence in SENTENCE_END.split(part["paragraph"]):
                yield Said(SENTENCE, section, heading, sentence)


def _plain_parts(match: re.Match[str]) -> dict[str, str]:
    """Return the named parts of a match without marks of HTML, empty if not there."""
    return {
        name: " ".join(Markup(text).striptags().split()) if text else ""
        for name, text in match.groupdict(default="").items()
        if name != "reference"
    }


def texts_of(
    entries: Iterable[Entry], read: Callable[[str], bytes]
) -> tuple[str, bool]:
    """Return what the pages say, each text once, by kind, section and reports.

    It is JSON of at most `MOST_TEXT` characters, and whether all of them are in it.
    """
    pages = [entry for entry in entries if entry.status != "same"]
    places: dict[str, Place] = {}
    for number, entry in enumerate(pages):
        page = read(str(entry.page)).decode(errors="replace")
        for kind, anchor, heading, text in said_on(page):
            place = places.setdefault(text, Place(kind, anchor, heading, []))
            if number not in place.reports:
                place.reports.append(number)
    groups: dict[str, tuple[Place, list[str]]] = {}
    for text, place in places.items():
        groups.setdefault(str(place), (place, []))[1].append(text)
    rows = [[*place, texts] for place, texts in groups.values()]
    content = {
        "reports": [[page.page, page.title, page.scenario_title] for page in pages],
        "groups": rows,
    }
    while True:
        packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        if len(packed) <= MOST_TEXT:
            return packed.replace("<", "\\u003c"), len(rows) == len(groups)
        # Too long: a twentieth less, and at least one group.
        del rows[-1 - len(rows) // 20 :]
