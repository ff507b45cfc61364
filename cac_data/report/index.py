"""The front page of a folder of reports: findings, news, topics, scenarios, search."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from cac_data import words
from cac_data.lines import line
from cac_data.report import news, search
from cac_data.report.publish import Entry, KeyFigure, RunFacts, VerdictInShort
from cac_data.report.stories import short_title
from cac_data.report.templates import fill_in
from cac_data.scenarios import BASELINE

# Topics as the front page has them: what is counted first, then what was promised, and
# how likely the rest is.
BY_INTEREST = ("trade", "energy", "infrastructure", "country", "history", "outlook")
MOST_CARDS = 3  # of a topic
OF_COUNTRY = ("turnover", "turnover_own")
"""Figures of a country on the front page: trade by Chinese customs, and by its own."""


def front_page(
    entries: Sequence[Entry],
    context: Mapping[str, Any],
    changed: news.Json,
    read: Callable[[str], bytes],
) -> str:
    """Return the page, of reports in order and what all overviews are told.

    `changed` is the record of `news`; `read` gives a file of the folder.
    """
    with_page = [entry for entry in entries if entry.page is not None]
    texts, is_whole = search.texts_of(with_page, read)
    topics = _topics(entries)
    shown = [entry for entry in topics.values() if entry.page is not None]
    return fill_in(
        "index",
        **context,
        topics=topics,
        countries=[entry for entry in shown if _is_of_value(entry.notebook)],
        with_card=[entry for entry in shown if not _is_of_value(entry.notebook)],
        findings=_findings(topics),
        news=changed,
        most=news.MOST_TOLD,
        turned=turned(with_page),
        front_cards=front_cards,
        country_figures=country_figures,
        country_labels=country_labels,
        front_label=front_label,
        short_title=short_title,
        texts=Markup(texts),
        is_whole=is_whole,
    )


def run_facts(entries: Sequence[Entry], run: RunFacts) -> dict[str, Any]:
    """Return what the front page says of a run."""
    same = sum(entry.status == "same" for entry in entries)
    ended = sum(len(names) for names in run.ended.values())
    return {
        "run": run,
        "total": len(entries),
        "counted": {"pages": len(entries) - same, "same": same},
        "left": len(run.planned) - ended,
        "broken": [entry for entry in entries if not entry.is_good],
    }


def _topics(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Return the first report of each topic, by notebook, as the page has them."""
    topics: dict[str, Entry] = {}
    for entry in entries:
        topics.setdefault(entry.notebook, entry)
    return {notebook: topics[notebook] for notebook in sorted(topics, key=_interest)}


def _findings(topics: Mapping[str, Entry]) -> list[Entry]:
    """Return the reports whose findings come first: those of no value, if there are.

    Their readers have a minute, and what is said of one country is on its page.
    """
    of_all = [entry for name, entry in topics.items() if not _is_of_value(name)]
    return of_all or [*topics.values()]


def _is_of_value(notebook: str) -> bool:
    """Tell whether a report is of one value of its notebook, as ``country-kaz``."""
    return "-" in notebook


def _interest(notebook: str) -> int:
    """Return the place of a topic on the front page, behind all for one unknown."""
    topic = notebook.partition("-")[0]
    return [*BY_INTEREST, topic].index(topic)


def turned(entries: Sequence[Entry]) -> dict[str, list[VerdictInShort]]:
    """Return by notebook the key claims on or off track now, which they were not.

    What it is the baseline says; what it `was`, the first scenario that keeps to what
    was known on some day. That no call can be made any more is no news.
    """
    called = {words.say(line(f"claims.track-{state}")) for state in ("on", "off")}
    before = _tracks_before(entries)
    flips = defaultdict(list)
    for entry in entries:
        if entry.scenario != BASELINE:
            continue
        for verdict in entry.verdicts:
            was = before.get((entry.notebook, verdict.claim_id))
            is_called = verdict.tier == "A" and verdict.track in called
            if is_called and was and was != verdict.track:
                flips[entry.notebook].append(verdict.model_copy(update={"was": was}))
    return flips


def _tracks_before(entries: Sequence[Entry]) -> dict[tuple[str, str], str]:
    """Return whether claims were on track by what was known on some day.

    They are by notebook and claim, of the first scenario that keeps to a day.
    """
    tracks: dict[tuple[str, str], str] = {}
    for entry in entries:
        if entry.parameters.get("as_of") and not entry.is_one_off:
            for verdict in entry.verdicts:
                tracks.setdefault((entry.notebook, verdict.claim_id), verdict.track)
    return tracks


def front_label(figure: KeyFigure, entry: Entry) -> str:
    """Return the label of a figure on the front page, which says of which scenario.

    That is the baseline, unless a topic has a report of others alone.
    """
    under_any = words.say(line("common.under-this-scenario"))
    under = line("page.in-one-scenario", title=entry.scenario_title)
    if entry.scenario == BASELINE:
        under = line("page.in-the-baseline")
    return figure.label.replace(under_any, words.say(under))


def front_cards(entry: Entry) -> list[KeyFigure]:
    """Return the figures of a topic on the front page, without scores.

    A score says nothing without the benchmark that its page sets beside it.
    """
    scores = {figure.id for figure in entry.key_figures if figure.unit == "score"}
    cards = [id for id in entry.cards if id not in scores][:MOST_CARDS]
    return [figure for figure in entry.key_figures if figure.id in cards]


def country_figures(entry: Entry) -> dict[str, KeyFigure]:
    """Return the figures of a country on the front page by their labels.

    They are as many as its page gives; one that is not known says so, as on its card.
    """
    by_id = {figure.id: figure for figure in entry.key_figures}
    figures = [by_id[id] for id in OF_COUNTRY if id in by_id]
    return {front_label(figure, entry): figure for figure in figures}


def country_labels(countries: Sequence[Entry]) -> dict[str, str]:
    """Return what figures of countries are, each with its language if that is English.

    What is of one id may be by another count for some country, and so of two labels.
    """
    found = [country_figures(entry) for entry in countries]
    return {
        label: "en" if "label" in figure.in_english else ""
        for id in OF_COUNTRY
        for figures in found
        for label, figure in figures.items()
        if figure.id == id
    }
