"""What is said of all reports of a folder: front page, comparison, briefs, feed."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from cac_data.printable import harmless
from cac_data.report import key_figures, news
from cac_data.report.compare import comparison, extremes
from cac_data.report.index import front_page, run_facts
from cac_data.report.languages import Translation
from cac_data.report.links import links_of_brief
from cac_data.report.picture import picture
from cac_data.report.publish import (
    COMPARISON,
    INDEX,
    Entry,
    RunFacts,
    closed,
    sealed,
)
from cac_data.report.stories import (
    Story,
    entries_with_page,
    futures,
    in_order,
    stories,
    todays,
)
from cac_data.report.templates import fill_in, rendered

Translations = Callable[[str], Sequence[Translation]]
"""Page of the folder -> the same page in other languages."""

RUN = re.compile(rb"(?s)(?<=<!-- run -->).*?(?=<!-- /run -->)")
"""What the front page says of the last run."""
DECISIVE = {
    "scenario",
    "scenario_title",
    "description",
    "kind",
    "notebook",
    "title",
    "parameters",
    "differences",
    "status",
    "page",
    "sheet",
    "failed_page",
    "error",
    "sha256",
}
"""Of a report: what decides what is said of it beside others."""


def files(
    entries: Sequence[Entry],
    run: RunFacts,
    changed: Mapping[str, Any],
    read: Callable[[str], bytes] = lambda name: b"",
    machine: str = "",
    drawn: Mapping[str, Markup] = MappingProxyType({}),
    translations: Translations = lambda page: (),
) -> dict[str, bytes]:
    """Return what is said of all reports, in the order given, by the file's name.

    `changed` is the record of `news`. `read` gives a file of the folder, and `machine`
    is a digest of what decides how pages come out. `drawn` are pictures of `Paths` that
    there are already, by their keys. `translations` gives a page of the folder in other
    languages. JSON has the rows of the CSV, one a line; what is
    missing is null, or empty. What a page leads to stands before it.
    """
    entries = in_order(entries)
    pages = {path for entry in entries for path in (entry.page, entry.failed_page)}
    changed = news.without_gone_pages(changed, pages)
    with_page = entries_with_page(entries)
    scenarios = stories(with_page)
    ahead = futures(scenarios)
    key, image = picture(ahead, read(COMPARISON), drawn)
    # By the names that the templates of front page and comparison use.
    context = {
        "found": scenarios,
        "futures": ahead,
        "today": todays(story.reports for story in scenarios),
        "picture": image,
        "ends": list(extremes(ahead)),
        **run_facts(entries, run),
    }
    compared = comparison(
        with_page, {**context, "translations": translations(COMPARISON)}
    )
    index = front_page(
        entries, {**context, "translations": translations(INDEX)}, changed, read
    )
    feed = rendered("feed.xml.j2", record=changed)
    rows = list(key_figures.rows(with_page))
    others = {
        news.FEED: harmless(f"{feed.strip()}\n").encode(),
        "key_figures.csv": key_figures.as_csv(rows),
        "key_figures.json": key_figures.as_json(rows),
        **{
            _brief_name(story): _brief(story, scenarios, translations)
            for story in scenarios
        },
        COMPARISON: closed(compared, key),
    }
    inputs = _inputs(entries, changed, machine)
    key = _key(inputs, others, translations)
    return {**others, INDEX: closed(index, key)}


def _brief_name(story: Story) -> str:
    return f"{story.about.scenario}/{INDEX}"


def _brief(story: Story, stories: Sequence[Story], translations: Translations) -> bytes:
    """Return the page of a scenario."""
    links = links_of_brief(story, stories, translations(_brief_name(story)))
    # Its translations are among the links to other pages.
    brief = fill_in(
        "brief", story=story, links=Markup(links), translations=(), up="../"
    )
    return closed(brief, "")


def files_where_nothing_moved(
    entries: Sequence[Entry],
    run: RunFacts,
    changed: Mapping[str, Any],
    read: Callable[[str], bytes],
    machine: str,
    translations: Translations = lambda page: (),
) -> dict[str, bytes]:
    """Return the same as `files`, from what lies there; nothing if that says otherwise.

    Only what the front page says of the run is written anew: to render all of it takes
    half of a run in which nothing is due.
    """
    last = sealed(read(INDEX))
    if last is None:
        return {}
    entries = in_order(entries)
    scenarios = dict.fromkeys(entry.scenario for entry in entries if entry.page)
    names = [
        news.FEED,
        "key_figures.csv",
        "key_figures.json",
        *(f"{scenario}/{INDEX}" for scenario in scenarios),
        COMPARISON,
    ]
    others = {name: read(name) for name in names}
    key = _key(_inputs(entries, changed, machine), others, translations)
    if last.key != key:
        return {}
    box = harmless(rendered("run.html.j2", **run_facts(entries, run)))
    index = RUN.sub(lambda _: box.encode(), last.before)
    return {**others, INDEX: closed(index.decode(), key)}


def _inputs(
    entries: Sequence[Entry], changed: Mapping[str, Any], machine: str
) -> list[Any]:
    """Return what decides what is said of all reports, but for facts of the run.

    Of a report its page decides, whose sum stands for all that it says.
    """
    reports = []
    for entry in entries:
        report = entry.model_dump(mode="json", include=DECISIVE)
        if not entry.is_good:
            report["started"] = entry.started
        elif entry.status != "same":
            report["status"] = "built"
        reports.append(report)
    return [reports, changed, machine]


def _key(
    inputs: Sequence[Any], others: Mapping[str, bytes], translations: Translations
) -> str:
    """Return a digest of what decides the front page, and of the files beside it.

    So each of them is written anew where another language comes or goes.
    """
    sums = {
        name: hashlib.sha256(content).hexdigest() for name, content in others.items()
    }
    translated = {name: translations(name) for name in (INDEX, *others)}
    text = json.dumps([inputs, sums, translated], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
