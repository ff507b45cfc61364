"""Scenarios compared, and the pages about all reports: front, comparison, briefs."""

import base64
import hashlib
import json
import re
from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd
from jinja2 import Environment
from markupsafe import Markup

from cac_data import words
from cac_data.files import for_spreadsheets
from cac_data.printable import harmless, printable
from cac_data.report import news, publish, search
from cac_data.report.publish import (
    CLOSING,
    INDEX,
    Entry,
    Fan,
    KeyFigure,
    ParameterChange,
    RunFacts,
    Signal,
    VerdictInShort,
    closed,
)
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS
from cac_data.sources import bibtex_entry

TEMPLATES = Path(__file__).parent / "template"
BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|bn|mn|bcm|km|Mt|MW|GW|TWh)(?!\w))")

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
    "failed_page",
    "error",
    "sha256",
}
"""Of a report: what decides what is said of it beside others."""
# Topics as the front page has them: what is counted first, then what was promised, and
# how likely the rest is.
BY_INTEREST = ("trade", "energy", "infrastructure", "country", "history", "outlook")
MOST_PATHS = 6  # that can be told apart in one drawing
MOST_SCENARIOS = 24  # that a matrix holds
MOST_CARDS = 3  # of a topic on the front page
COLUMNS = (
    *("scenario", "scenario_title", "kind", "one_off", "notebook", "notebook_title"),
    *("id", "label", "value", "unit", "period", "low", "high", "decimals"),
    *("baseline_value", "difference", "difference_pct", "no_difference"),
    *("note", "source_ids", "page", "cac_data", "data"),
)


# --- Figures and scenarios beside each other -----------------------------------------


@dataclass(frozen=True)
class Difference:
    """A figure less the baseline's, or the reason why there is none.

    It is taken before rounding, and then rounded as the two figures are.
    """

    absolute: float | None = None
    per_cent: float | None = None
    reason: str = ""
    unit: str = ""
    digits: int = 0
    in_years: float = 0  # later

    @property
    def better(self) -> int:
        """1 for more, or earlier, than what it is compared with, -1 for less."""
        amount = -self.in_years or self.absolute or 0
        return (amount > 0) - (amount < 0)

    @property
    def words(self) -> str:
        """The difference as the comparison prints it; empty where there is none."""
        return "" if self.absolute is None else words.say("page.difference", self)


def difference(figure: KeyFigure, baseline: KeyFigure | None) -> Difference:
    """Compare a figure with the baseline's; unlike units or periods are not compared.

    Per cent are left out for shares, rates, probabilities and years, and where the
    baseline's value has one digit: a change in per cent of "4" would say too much.
    """
    if baseline is None:
        return Difference(reason="not in the baseline")
    if figure.value is None or baseline.value is None:
        whose = " in the baseline" if figure.value is not None else ""
        return Difference(reason=f"no value{whose}")
    for name in ("unit", "period"):
        theirs = getattr(baseline, name)
        if getattr(figure, name) != theirs:
            told = f"other {name}: {theirs or f'no {name}'} in the baseline"
            return Difference(reason=told)
    unit = baseline.unit
    places = max(_decimals(figure), _decimals(baseline))
    here, base = _before_rounding(figure), _before_rounding(baseline)
    absolute = _as_printed(here - base, places)
    if not absolute or figure.value == baseline.value:
        # What is printed alike is the same, and what is printed apart is not.
        here, base = figure.value, baseline.value
        absolute = _as_printed(here - base, places)
    in_years = 0.0
    if _is_year(figure) and _is_year(baseline):
        # Before our era the greater number is the earlier year.
        in_years = -absolute if unit == "BC" else absolute
    if unit.startswith("%"):
        unit = "%"
    elif unit.startswith("of ") or unit in ("BC", "probability", "score", "rank"):
        unit = ""  # of no amount: a change in per cent says nothing
    per_cent = None
    digits = re.sub(r"\D", "", baseline.number).lstrip("0")
    if unit not in ("%", "") and len(digits) >= 2 and base > 0:
        per_cent = _as_printed((here - base) / base * 100, 1)
    return Difference(absolute, per_cent, "", unit, places, in_years)


def _before_rounding(figure: KeyFigure) -> float:
    """Return the exact value; of a page of an older release, the printed one."""
    exact = figure.value if figure.exact is None else figure.exact
    return 0.0 if exact is None else exact


def _as_printed(value: Any, places: int) -> Any:
    if value is None:
        return None
    return round(value, places) + 0.0 if places else round(value)  # no -0.0


def _decimals(figure: KeyFigure) -> int:
    """Return how many decimals of a figure, or of its range, are printed."""
    printed = figure.range if figure.value is None else figure.number
    return max((len(part) for part in re.findall(r"\.(\d+)", printed)), default=0)


def _is_year(figure: KeyFigure) -> bool:
    """Tell whether a value is a year: of four plain digits, or before our era."""
    is_plain = re.fullmatch(r"\d{4}", figure.number) is not None
    return figure.unit == "BC" or (figure.unit == "" and is_plain)


def rows(entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Yield the rows, sorted by scenario, notebook and id of the figure."""
    there = {(entry.scenario, entry.notebook): entry for entry in entries}
    for (_, notebook), entry in sorted(there.items()):
        baseline = there.get((BASELINE, notebook))
        theirs = {item.id: item for item in baseline.key_figures} if baseline else {}
        for figure in sorted(entry.key_figures, key=lambda item: item.id):
            base, places = theirs.get(figure.id), _decimals(figure)
            told = difference(figure, base)
            if baseline is None:
                told = Difference(reason="no report of the baseline")
            values = (
                *(entry.scenario, entry.scenario_title, entry.kind, entry.is_one_off),
                *(entry.notebook, entry.title, figure.id, figure.label),
                _as_printed(figure.value, places),
                "year" if _is_year(figure) and not figure.unit else figure.unit,
                figure.period,
                _as_printed(figure.low, places),
                _as_printed(figure.high, places),
                places,
                base and _as_printed(base.value, _decimals(base)),
                *(told.absolute, told.per_cent, told.reason),
                *(figure.note, figure.source_ids, entry.page),
                *(entry.made_with.get("cac_data"), entry.made_with.get("data")),
            )
            found = zip(COLUMNS, values, strict=True)
            yield {name: None if value == "" else value for name, value in found}


class Outcome(NamedTuple):
    """What comes of a scenario: a key figure, less today's and less the baseline's.

    `today` is what the scenario's own data end with; `since` is measured from one today
    for all scenarios, so that what stands beside each other can be compared.
    """

    figure: KeyFigure
    today: KeyFigure | None
    baseline: KeyFigure | None
    since: Difference
    against: Difference


class Start(NamedTuple):
    """The period that a scenario's outcomes start from, and that of the row Today."""

    own: str
    today: str


class Story(NamedTuple):
    """A scenario over its reports by notebook, with its outcomes by id.

    `turn` is the outcome farthest from the baseline, `signal` what announces it by the
    figures of today, `signal_then` by those of the day that the scenario keeps to, and
    `start` given where the scenario's own data do not end today. A lens has no
    outcomes: it counts the same world, and `finding` says what it counts.
    """

    about: Entry
    reports: dict[str, Entry]
    outcomes: dict[str, Outcome]
    turn: Outcome | None
    signal: Signal | None
    signal_then: Signal | None
    start: Start | None
    finding: str

    @property
    def as_of(self) -> str:
        """The day whose knowledge the scenario keeps to; empty if to all."""
        days = (entry.parameters.get("as_of") for entry in self.reports.values())
        return str(next(filter(None, days), ""))

    @property
    def assumptions(self) -> list[ParameterChange]:
        """Each parameter that differs, once; apart by topic where it differs by topic.

        What most reports have stands without a topic.
        """
        topics: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for entry in self.reports.values():
            for one in entry.differences:
                change = one.label, one.baseline, one.value
                topics[change].append(entry.title.split(":")[0])
        usual: dict[str, tuple[str, str, str]] = {}
        for change in sorted(topics, key=lambda change: -len(topics[change])):
            usual.setdefault(change[0], change)
        found = []
        for change, where in topics.items():
            label, baseline, value = change
            if change != usual[label]:
                told = {"label": label, "topics": where}
                label = words.say("page.of_topics", told)
            found.append(ParameterChange(label=label, baseline=baseline, value=value))
        return sorted(found, key=lambda change: change.label)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the baseline's reports first and one-offs last, by notebook."""

    def place(entry: Entry) -> tuple[bool, bool, str, int]:
        notebook = [*NOTEBOOK_PARAMETERS, entry.notebook].index(entry.notebook)
        return entry.scenario != BASELINE, entry.is_one_off, entry.scenario, notebook

    return sorted(entries, key=place)


def stories(entries: Iterable[Entry]) -> list[Story]:
    """Return the scenarios of reports that are in order."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        found[entry.scenario][entry.notebook] = entry
    baseline = found.get(BASELINE, {})
    signals = dict(ChainMap(*(entry.signals for entry in baseline.values())))
    today = todays(found.values())
    return [_story(reports, baseline, signals, today) for reports in found.values()]


def _futures(stories: Iterable[Story]) -> list[Story]:
    return [story for story in stories if story.about.kind == "future"]


def futures_of(entries: Iterable[Entry]) -> list[Story]:
    """Return the stories of scenarios that tell a future and have pages."""
    shown = [entry for entry in in_order(entries) if entry.page is not None]
    return _futures(stories(shown))


def todays(scenarios: Iterable[Mapping[str, Entry]]) -> dict[str, KeyFigure]:
    """Return the figure of today for each outcome, of the first future that has it."""
    found: dict[str, KeyFigure] = {}
    for reports in scenarios:
        for entry in reports.values():
            figures = {figure.id: figure for figure in entry.key_figures}
            for figure in figures.values():
                known = figures.get(figure.today)
                if known and figure.outcome and entry.kind == "future":
                    found.setdefault(figure.id, known)
    return found


def _story(
    reports: dict[str, Entry],
    baseline: Mapping[str, Entry],
    signals: Mapping[str, Signal],
    now: Mapping[str, KeyFigure],
) -> Story:
    first = next(iter(reports.values()))
    if first.kind == "lens":
        finding = _finding(reports.values())
        return Story(first, reports, {}, None, None, None, None, finding)
    outcomes = {}
    for name, entry in reports.items():
        ours = {figure.id: figure for figure in entry.key_figures}
        base = baseline.get(name)
        theirs = {figure.id: figure for figure in base.key_figures} if base else {}
        for id, figure in ours.items():
            if figure.outcome:
                beside = theirs.get(id)
                outcomes[id] = Outcome(
                    figure,
                    ours.get(figure.today),
                    beside,
                    _since(figure, now.get(id)),
                    difference(figure, beside),
                )
    apart = [one for one in outcomes.values() if one.against.per_cent]
    turn = max(apart, key=lambda one: abs(one.against.per_cent or 0), default=None)
    own = dict(ChainMap(*(entry.signals for entry in reports.values())))
    key, start = _announced(outcomes, turn), _start(outcomes, now)
    # What a reader can watch are figures of today, whatever a scenario knows.
    signal = signals.get(key) or own.get(key)
    return Story(first, reports, outcomes, turn, signal, own.get(key), start, "")


def _announced(outcomes: Iterable[str], turn: Outcome | None) -> str:
    """Return the key of what would announce a scenario: an outcome and its side.

    The baseline has no turn; its first outcome lies between those of the others.
    """
    if turn is None:
        return f"{next(iter(outcomes), '')}:between"
    side = "below" if (turn.against.absolute or 0) < 0 else "above"
    return f"{turn.figure.id}:{side}"


def _finding(reports: Iterable[Entry]) -> str:
    """Return what is found by the first report that is not as the baseline's."""
    own = (entry.finding for entry in reports if entry.status != "same")
    return next(filter(None, own), "")


def _start(
    outcomes: Mapping[str, Outcome], now: Mapping[str, KeyFigure]
) -> Start | None:
    """Return what outcomes start from, the latest, where that is not the row Today."""
    starts = (
        Start(outcome.today.period_text, now[name].period_text)
        for name, outcome in outcomes.items()
        if outcome.today
    )
    return max((one for one in starts if one.own != one.today), default=None)


def turned(entries: Iterable[Entry]) -> dict[str, list[VerdictInShort]]:
    """Return by notebook the key claims on or off track now, which they were not.

    What it is the baseline says; what it `was`, the first scenario that keeps to what
    was known on some day. That no call can be made any more is no news.
    """
    called = {words.say("claims.track", state) for state in ("on", "off")}
    entries = list(entries)
    before: dict[tuple[str, str], str] = {}
    for entry in entries:
        if entry.parameters.get("as_of") and not entry.is_one_off:
            for verdict in entry.verdicts:
                before.setdefault((entry.notebook, verdict.claim_id), verdict.track)
    found = defaultdict(list)
    for entry in entries:
        for verdict in entry.verdicts if entry.scenario == BASELINE else ():
            was = before.get((entry.notebook, verdict.claim_id))
            is_called = verdict.tier == "A" and verdict.track in called
            if is_called and was and was != verdict.track:
                found[entry.notebook].append(verdict.model_copy(update={"was": was}))
    return found


def front_cards(entry: Entry) -> list[KeyFigure]:
    """Return the figures of a topic on the front page, without scores.

    A score says nothing without the benchmark that its page sets beside it.
    """
    scores = {figure.id for figure in entry.key_figures if figure.unit == "score"}
    shown = [id for id in entry.cards if id not in scores][:MOST_CARDS]
    return [figure for figure in entry.key_figures if figure.id in shown]


def _since(figure: KeyFigure, today: KeyFigure | None) -> Difference:
    """Return an outcome less a figure of today, which is of another period."""
    if today is None:
        return Difference(reason="not known today")
    return difference(figure, today.model_copy(update={"period": figure.period}))


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
    # Notebooks and tables may hold anything, also what no file can hold.
    return harmless(f"{text.strip()}\n")


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
    machine: str = "",
    drawn: Mapping[str, Markup] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Return what is said of all reports, in the order given, by the file's name.

    `changed` is the record of `news`. `read` gives a file of the folder, and `machine`
    is a digest of what decides how pages come out. `drawn` are pictures of `Paths` that
    there are already, by their keys. JSON has the rows of the CSV, one a line; what is
    missing is null, or empty. What a page leads to stands before it.
    """
    entries = in_order(entries)
    pages = {path for entry in entries for path in (entry.page, entry.failed_page)}
    changed = news.without_gone_pages(changed, pages)
    topics: dict[str, Entry] = {}
    for entry in entries:
        topics.setdefault(entry.notebook, entry)
    shown = [entry for entry in entries if entry.page is not None]
    told = list(rows(shown))
    cells = [map(csv_cell, row.values()) for row in told]
    frame = pd.DataFrame(cells, columns=COLUMNS, dtype=object)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in told)
    found = stories(shown)
    futures = _futures(found)
    key, picture = _picture(futures, read("compare.html"), drawn)
    both = {
        "found": found,
        "futures": futures,
        "today": todays(story.reports for story in found),
        "picture": picture,
        "ends": list(_ends(futures)),
        **_of_run(entries, run),
    }
    compared = fill_in(
        "compare", **both, most=MOST_SCENARIOS, versions_of=_versions(shown)
    )
    texts, is_whole = search.texts_of(shown, read)
    index = fill_in(
        "index",
        **both,
        topics=dict(sorted(topics.items(), key=_interest)),
        news=changed,
        most=news.MOST_TOLD,
        turned=turned(shown),
        front_cards=front_cards,
        texts=Markup(texts),
        is_whole=is_whole,
    )
    feed = _environment().get_template("feed.xml.j2").render(record=changed)
    others = {
        news.FEED: harmless(f"{feed.strip()}\n").encode(),
        "key_figures.csv": frame.to_csv(index=False, lineterminator="\n").encode(),
        "key_figures.json": harmless(f"[\n{lines}\n]\n").encode(),
        **{f"{story.about.scenario}/{INDEX}": _brief(story, found) for story in found},
        "compare.html": closed(compared, key),
    }
    inputs = _inputs(entries, changed, machine)
    return {**others, INDEX: closed(index, _key_of_overviews(inputs, others))}


def files_where_nothing_moved(
    entries: Sequence[Entry],
    run: RunFacts,
    changed: Mapping[str, Any],
    read: Callable[[str], bytes],
    machine: str,
) -> dict[str, bytes]:
    """Return the same as `files`, from what lies there; nothing if that says otherwise.

    Only what the front page says of the run is written anew: to render all of it takes
    half of a run in which nothing is due.
    """
    last = read(INDEX)
    closing = CLOSING.search(last)
    if not closing:
        return {}
    before = last[: closing.start()]
    if hashlib.sha256(before).hexdigest() != closing[2].decode():
        return {}
    entries = in_order(entries)
    scenarios = dict.fromkeys(entry.scenario for entry in entries if entry.page)
    names = (
        news.FEED,
        "key_figures.csv",
        "key_figures.json",
        *(f"{scenario}/{INDEX}" for scenario in scenarios),
        "compare.html",
    )
    others = {name: read(name) for name in names}
    key = _key_of_overviews(_inputs(entries, changed, machine), others)
    if closing[1].decode() != key:
        return {}
    box = _environment().get_template("run.html.j2").render(_of_run(entries, run))
    index = RUN.sub(lambda _: harmless(box).encode(), before)
    return {**others, INDEX: closed(index.decode(), key)}


def _of_run(entries: Sequence[Entry], run: RunFacts) -> dict[str, Any]:
    """Return what the front page says of a run."""
    same = sum(entry.status == "same" for entry in entries)
    return {
        "run": run,
        "total": len(entries),
        "counted": {"pages": len(entries) - same, "same": same},
        "left": len(run.planned) - sum(map(len, run.ended.values())),
        "broken": [entry for entry in entries if not entry.is_good],
    }


def _inputs(
    entries: Sequence[Entry], changed: Mapping[str, Any], machine: str
) -> list[Any]:
    """Return what decides what is said of all reports, but for facts of the run.

    Of a report its page decides, whose sum stands for all that it says.
    """
    reports = []
    for entry in entries:
        report = entry.model_dump(mode="json", include=DECISIVE)
        if entry.is_good:
            report["status"] = "same" if entry.status == "same" else "built"
        else:
            report["started"] = entry.started
        reports.append(report)
    return [reports, changed, machine]


def _key_of_overviews(inputs: Sequence[Any], others: Mapping[str, bytes]) -> str:
    """Return a digest of what decides the front page, and of the files beside it."""
    sums = {name: hashlib.sha256(others[name]).hexdigest() for name in others}
    text = json.dumps([inputs, sums], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _brief(story: Story, stories: Sequence[Story]) -> bytes:
    links = _link_line(
        topics=_topics(story.reports.values()),
        scenarios=[
            (other.about.scenario_title, f"{other.about.scenario}/{INDEX}")
            for other in stories
            if other.about.scenario != story.about.scenario
            if not other.about.is_one_off
        ],
    )
    return closed(fill_in("brief", story=story, links=Markup(links)), "")


def _interest(topic: tuple[str, Entry]) -> int:
    """Return the place of a topic on the front page, behind all for one unknown."""
    notebook = topic[0].partition("-")[0]
    return [*BY_INTEREST, notebook].index(notebook)


def csv_cell(value: Any) -> Any:
    """Return a value as a cell of a CSV file that a spreadsheet may open."""
    if isinstance(value, bool):
        return str(value).lower()
    text = ";".join(map(str, value)) if isinstance(value, list) else value
    return for_spreadsheets(printable(text)) if isinstance(text, str) else text


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


# --- The line of links ---------------------------------------------------------------


def links_of(entry: Entry, entries: Iterable[Entry]) -> str:
    """Return the links under the title of a report's page, to others of the folder.

    They lead to the findings, the comparison, the other topics of its scenario and the
    same topic under other scenarios, where these have pages of their own.
    """
    shown = [other for other in in_order(entries) if other.page is not None]
    of_scenario = [other for other in shown if other.scenario == entry.scenario]
    elsewhere = [
        (other.scenario_title, str(other.page))
        for other in shown
        if other.notebook == entry.notebook and other.scenario != entry.scenario
        if other.status != "same" and not other.is_one_off
    ]
    return _link_line(
        topics=_topics(of_scenario, here=entry.page),
        scenarios=elsewhere,
        failed=not entry.is_good and entry.status != "stopped",
        failed_page=entry.failed_page,
    )


def _topics(
    entries: Iterable[Entry], here: str | None = None
) -> list[tuple[str, str | None]]:
    """Return short titles of reports and their pages, none for the page `here`."""
    return [
        (entry.title.split(":")[0], None if entry.page == here else entry.page)
        for entry in entries
    ]


def _link_line(
    topics: Sequence[tuple[str, str | None]],
    scenarios: Sequence[tuple[str, str]],
    failed: bool = False,
    failed_page: str | None = None,
) -> str:
    line = (
        _environment()
        .get_template("links.html.j2")
        .render(
            topics=topics, scenarios=scenarios, failed=failed, failed_page=failed_page
        )
    )
    return line.strip()


# --- The drawing ---------------------------------------------------------------------


class Paths(NamedTuple):
    """The paths of trade in the futures, over the trend of the first of them."""

    first: Fan
    by_title: dict[str, list[dict[str, Any]]]

    @property
    def key(self) -> str:
        """A digest of all that decides the picture of them."""
        content = [self.by_title, self.first.model_dump(), publish.made_with()]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]

    def drawn(self) -> Markup:
        """Draw them, which takes a second, as an image."""
        return _image(self.first, self.by_title)


def paths_ahead(futures: Iterable[Story]) -> Paths | None:
    """Return what the picture of the comparison draws, if there is anything."""
    fans = {}
    for story in futures:
        for entry in story.reports.values():
            if entry.fan:
                fans[story.about.scenario_title] = entry.fan
    if not fans:
        return None
    by_title = {
        title: [row.model_dump() for row in fan.rows if row.series == "scenario"]
        for title, fan in [*fans.items()][:MOST_PATHS]
    }
    return Paths(next(iter(fans.values())), by_title)


def last_picture(paths: Paths, comparison: bytes) -> Markup | None:
    """Return the picture of the last comparison, if it is one of these paths."""
    closing = CLOSING.search(comparison)
    image = re.search(r'<img src="[^"]*"[^>]*>', comparison.decode(errors="replace"))
    if closing and closing[1].decode() == paths.key and image:
        return Markup(image[0])
    return None


def _picture(
    futures: Sequence[Story], last: bytes, drawn: Mapping[str, Markup]
) -> tuple[str, Markup]:
    """Return a key of what decides the picture of the comparison, and the picture.

    It is one that was `drawn`, by its key, or that of the `last` comparison, where that
    would become the same. What cannot be drawn costs the overview its picture, no more.
    """
    paths = paths_ahead(futures)
    if paths is None:
        return "", Markup()
    image = drawn.get(paths.key) or last_picture(paths, last)
    if image:
        return paths.key, image
    try:
        return paths.key, paths.drawn()
    except Exception:  # whatever a fan of odd content makes of a drawing
        return "", Markup()


def _image(first: Fan, paths: Mapping[str, list[dict[str, Any]]]) -> Markup:
    """Draw the paths of the futures over the trend of the first of them."""
    from cac_data.charts import fan as draw
    from cac_data.charts.svg import data_uri, svg_of

    roles = first.model_dump()
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
    return Markup('{} alt="{}">').format(Markup(source), alt)
