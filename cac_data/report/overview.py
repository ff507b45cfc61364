"""The pages about all reports: the front, the scenarios side by side, a brief each."""

import base64
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment
from markupsafe import Markup

from cac_data import news, words
from cac_data.files import for_spreadsheets
from cac_data.report import publish
from cac_data.report.compare import COLUMNS, Story, in_order, rows, stories
from cac_data.report.publish import CLOSING, INDEX, Entry, RunFacts, closed
from cac_data.sources import bibtex_entry

TEMPLATES = Path(__file__).parent / "template"
BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|bn|mn|bcm|km|Mt|MW|GW|TWh)(?!\w))")

SAID = re.compile(
    r'(?s)<h2 id="([^"]+)">(.*?)</h2>|<p(?: class="(?:finding|statement)")?>(.*?)</p>'
)
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z“$])")
MOST_TEXT = 300_000  # bytes that the index keeps of the pages, to search in
MOST_PATHS = 6  # that can be told apart in one drawing
MOST_SCENARIOS = 24  # that a matrix holds


# --- Templates -----------------------------------------------------------------------


def fill_in(name: str, *panels: str, **context: Any) -> str:
    """Return a page: a template, its style and script, and a policy of just these.

    `panels` have a style and a script of their own.
    """
    sheets = ["page", *(["overview"] if name != "report" else panels)]
    style = "".join((TEMPLATES / f"{one}.css").read_text("utf-8") for one in sheets)
    style = re.sub(r"(?s)(/\*.*?\*/|\s)+", " ", style)  # comments and indents
    style = re.sub(r" ?([{};,>]) ?|(?<=\w:) ", r"\1", style)
    scripts = [(TEMPLATES / f"{one}.js").read_text("utf-8") for one in (name, *panels)]
    script = re.sub(r"(?m)^\s*(//.*\n)?", "", "\n".join(scripts))
    digests = [hashlib.sha256(text.encode()).digest() for text in (style, script)]
    for_style, for_script = (base64.b64encode(digest).decode() for digest in digests)
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{for_style}'; "
        f"script-src 'sha256-{for_script}'; base-uri 'none'; form-action 'none'"
    )
    told = {"style": Markup(style), "script": Markup(script), "policy": policy}
    text = _environment().get_template(f"{name}.html.j2").render(**told, **context)
    # A notebook may print half a surrogate pair, which no file can hold.
    return f"{text.strip()}\n".encode(errors="replace").decode()


@cache
def _environment() -> Environment:
    here, common = words.folder(), words.catalogue("common", words.folder())
    environment = words.environment(TEMPLATES, here, macros=common, autoescape=True)
    # No line ends before a unit.
    environment.filters.update(
        cell=words.cell,
        kept=partial(BEFORE_UNIT.sub, "\xa0"),
        json=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    environment.globals.update(
        bibtex_entry=bibtex_entry,
        language=words.folder().name,
        label=words.pairs("page.label_names"),
        meanings=words.pairs("common.verdicts"),
        versions=publish.VERSIONS,
        made_with=publish.made_with,
    )
    return environment


# --- What is said --------------------------------------------------------------------


def files(
    entries: Sequence[Entry],
    run: RunFacts,
    changed: Mapping[str, Any],
    read: Callable[[str], bytes] = lambda name: b"",
) -> dict[str, bytes]:
    """Return what is said of all reports, in the order given, by the file's name.

    `changed` is the record of `news`. `read` gives a file of the folder. JSON has the
    rows of the CSV, one a line; what is missing is null, or empty. What a page leads
    to stands before it.
    """
    entries = in_order(entries)
    topics: dict[str, Entry] = {}
    for entry in entries:
        topics.setdefault(entry.notebook, entry)
    shown = [entry for entry in entries if entry.page is not None]
    told = list(rows(shown))
    cells = [map(_csv_cell, row.values()) for row in told]
    frame = pd.DataFrame(cells, columns=COLUMNS, dtype=object)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in told)
    found = stories(shown)
    futures = [story for story in found if story.about.kind == "future"]
    key, picture = _picture(futures, read("compare.html"))
    both = {
        "found": found,
        "futures": futures,
        "picture": picture,
        "ends": list(_ends(futures)),
        "broken": [entry for entry in entries if not entry.is_good],
    }
    compared = fill_in(
        "compare", **both, most=MOST_SCENARIOS, versions_of=_versions(shown)
    )
    texts, is_whole = _search(shown, read)
    index = fill_in(
        "index",
        **both,
        topics=topics,
        run=run,
        total=len(entries),
        left=len(run.planned) - sum(map(len, run.ended.values())),
        news=changed,
        most=news.MOST_TOLD,
        texts=Markup(texts),
        is_whole=is_whole,
    )
    return {
        "key_figures.csv": frame.to_csv(index=False, lineterminator="\n").encode(),
        "key_figures.json": f"[\n{lines}\n]\n".encode(),
        **{
            f"{story.about.scenario}/{INDEX}": closed(fill_in("brief", story=story), "")
            for story in found
        },
        "compare.html": closed(compared, key),
        INDEX: closed(index, ""),
    }


def feed(record: Mapping[str, Any]) -> bytes:
    """Return the entries of a record of `news` as an Atom feed of its folder."""
    template = _environment().get_template("feed.xml.j2")
    return f"{template.render(record=record).strip()}\n".encode()


def _csv_cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    text = ";".join(value) if isinstance(value, list) else value
    return for_spreadsheets(text) if isinstance(text, str) else text


def _versions(entries: Iterable[Entry]) -> list[tuple[tuple[Any, ...], list[Entry]]]:
    """Return what pages were made with, the usual one first, and the pages of each."""
    found = defaultdict(list)
    for entry in entries:
        made = entry.made_with.get("data"), entry.made_with.get("cac_data")
        found[made].append(entry)
    # Of two that are as usual, the later.
    return sorted(found.items(), key=lambda item: (len(item[1]), str(item[0])))[::-1]


def _ends(futures: Sequence[Story]) -> Iterator[dict[str, dict[str, Any]]]:
    """Yield for each amount in which scenario it is lowest, and in which highest."""
    for name in futures[0].outcomes if futures else ():
        found: list[dict[str, Any]] = [
            {"figure": story.outcomes[name].figure, "title": story.about.scenario_title}
            for story in futures
            if name in story.outcomes
        ]
        known = [one for one in found if one["figure"].value is not None]
        if known and known[0]["figure"].unit:  # a year is no amount
            known.sort(key=lambda one: one["figure"].value)
            yield {"low": known[0], "high": known[-1]}


# --- The drawing ---------------------------------------------------------------------


def _picture(futures: Sequence[Story], last: bytes) -> tuple[str, Markup]:
    """Return the paths of trade in the futures as an image, and a key of its inputs.

    It is that of the `last` comparison where nothing changed: to draw takes a second.
    """
    found = [(one, entry.fan) for one in futures for entry in one.reports.values()]
    fans = [(story.about.scenario_title, fan) for story, fan in found if fan]
    if not fans:
        return "", Markup()
    paths = {
        title: [row for row in fan["rows"] if row["series"] == "scenario"]
        for title, fan in fans[:MOST_PATHS]
    }
    roles = {**fans[0][1]}
    told = json.dumps([paths, roles, publish.made_with()])
    key = hashlib.sha256(told.encode()).hexdigest()[:12]
    closing = CLOSING.search(last)
    drawn = re.search(r'<img src="[^"]*"[^>]*>', last.decode())
    if closing and closing[1].decode() == key and drawn:
        return key, Markup(drawn[0])
    from cac_data.charts import fan as draw
    from cac_data.charts.svg import data_uri, svg_of

    frame = pd.DataFrame(roles.pop("rows"))
    observed, ahead = (frame[frame["series"] == x] for x in ("observed", "projection"))
    figure = draw(
        observed[observed["year"] >= observed["year"].max() - 10],
        ahead,
        paths={title: pd.DataFrame(rows) for title, rows in paths.items()},
        names=words.names_of("page.fan"),
        **roles,
    )
    svg, width, height = svg_of(figure)
    alt = words.say("page.fan_alt", paths)
    source = f'<img src="{data_uri(svg)}" width="{width}" height="{height}"'
    return key, Markup('{} alt="{}">').format(Markup(source), alt)


# --- The search ----------------------------------------------------------------------


def _search(entries: Iterable[Entry], read: Callable[[str], bytes]) -> tuple[str, bool]:
    """Return the sentences of all pages, each once, by section and reports.

    It is JSON of at most `MOST_TEXT` bytes, and whether all of them are in it.
    """
    pages = [entry for entry in entries if entry.status != "same"]
    places: dict[str, tuple[str, str, list[int]]] = {}
    for number, entry in enumerate(pages):
        anchor = heading = ""
        text = read(str(entry.page)).decode(errors="replace")
        for id, title, paragraph in SAID.findall(text):
            if id:
                anchor, heading = id, Markup(title).striptags()
            for sentence in filter(None, SENTENCE.split(Markup(paragraph).striptags())):
                place = places.setdefault(sentence, (anchor, heading, []))
                if number not in place[2]:
                    place[2].append(number)
    groups: dict[str, tuple[tuple[str, str, list[int]], list[str]]] = {}
    for sentence, place in places.items():
        groups.setdefault(str(place), (place, []))[1].append(sentence)
    found = [[*place, sentences] for place, sentences in groups.values()]
    told = {
        "reports": [[one.page, one.title, one.scenario_title] for one in pages],
        "groups": found,
    }
    while True:
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        if len(text.encode()) <= MOST_TEXT:
            return text.replace("<", "\\u003c"), len(found) == len(groups)
        del found[-1 - len(found) // 20 :]
