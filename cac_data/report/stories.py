"""Each scenario over its reports: what comes of it, and what announces it."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cac_data import words
from cac_data.lines import line
from cac_data.report.difference import Difference, difference
from cac_data.report.publish import (
    COLON,
    Entry,
    KeyFigure,
    ParameterChange,
    Signal,
)
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS, units_of


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
    turn: Outcome | None = None
    signal: Signal | None = None
    signal_then: Signal | None = None
    start: Start | None = None
    finding: str = ""

    @property
    def as_of(self) -> str:
        """The day whose knowledge the scenario keeps to; empty if to all."""
        days = (entry.parameters.get("as_of") for entry in self.reports.values())
        return str(next(filter(None, days), ""))

    @property
    def assumptions(self) -> list[ParameterChange]:
        """Each parameter that differs, once; apart by topic where it differs by topic.

        What most notebooks have stands without a topic.
        """
        topics: dict[_Change, list[str]] = defaultdict(list)
        notebooks: dict[_Change, set[str]] = defaultdict(set)
        for entry in self.reports.values():
            for differing in entry.differences:
                change = _Change(**differing.model_dump())
                topics[change].append(short_title(entry))
                notebooks[change].add(entry.notebook.partition("-")[0])
        by_spread = sorted(topics, key=lambda change: -len(notebooks[change]))
        most_frequent: dict[str, _Change] = {}
        for change in by_spread:
            most_frequent.setdefault(change.label, change)
        shown = []
        for change, titles in topics.items():
            label = change.label
            if change != most_frequent[label]:
                label = words.say(
                    line("page.label-of-topics", label=label, topics=titles)
                )
            shown.append(ParameterChange(**change._replace(label=label)._asdict()))
        return sorted(shown, key=lambda change: words.name_order(change.label))


class _Change(NamedTuple):
    """A `ParameterChange` that can be a key."""

    label: str
    baseline: str
    value: str


# --- Reports in order ----------------------------------------------------------------


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the baseline's reports first and one-offs last, by notebook."""

    def place(entry: Entry) -> tuple[bool, bool, str, int]:
        notebooks = [*units_of(), entry.notebook]
        notebook = notebooks.index(entry.notebook)
        return entry.scenario != BASELINE, entry.is_one_off, entry.scenario, notebook

    return sorted(entries, key=place)


def entries_with_page(entries: Iterable[Entry]) -> list[Entry]:
    """Return the reports that have a page, in order."""
    return [entry for entry in in_order(entries) if entry.page is not None]


def short_title(entry: Entry) -> str:
    """Return the title of a report without what stands behind its colon.

    Of one that is of a value, such as a country, that value.
    """
    unit = units_of().get(entry.notebook)
    if unit is None or not unit.value:
        return COLON.split(entry.title)[0]
    model = NOTEBOOK_PARAMETERS[unit.notebook]
    return words.say(model.reads(model.each)(unit.value))


# --- Stories -------------------------------------------------------------------------


def stories(entries: Iterable[Entry]) -> list[Story]:
    """Return the scenarios of reports that are in order."""
    scenarios: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        scenarios[entry.scenario][entry.notebook] = entry
    baseline = scenarios.get(BASELINE, {})
    signals = _signals(baseline)
    today = todays(scenarios.values())
    return [_story(reports, baseline, signals, today) for reports in scenarios.values()]


def futures(stories: Iterable[Story]) -> list[Story]:
    """Return the stories that tell a future, not of another way to count."""
    return [story for story in stories if story.about.kind == "future"]


def futures_of(entries: Iterable[Entry]) -> list[Story]:
    """Return the stories of scenarios that tell a future and have pages."""
    return futures(stories(entries_with_page(entries)))


def todays(scenarios: Iterable[Mapping[str, Entry]]) -> dict[str, KeyFigure]:
    """Return the figure of today for each outcome, of the first future that has it."""
    today: dict[str, KeyFigure] = {}
    for reports in scenarios:
        for entry in reports.values():
            if entry.kind != "future":
                continue
            figures = _by_id(entry)
            for id, figure in figures.items():
                if figure.outcome and figure.today in figures:
                    today.setdefault(id, figures[figure.today])
    return today


def _by_id(entry: Entry | None) -> dict[str, KeyFigure]:
    return {figure.id: figure for figure in entry.key_figures} if entry else {}


def _signals(reports: Mapping[str, Entry]) -> dict[str, Signal]:
    """Return what announces outcomes; of several reports the first says it."""
    return dict(ChainMap(*(entry.signals for entry in reports.values())))


def _story(
    reports: dict[str, Entry],
    baseline: Mapping[str, Entry],
    signals: Mapping[str, Signal],
    today: Mapping[str, KeyFigure],
) -> Story:
    """Return the story of one scenario, of its reports by notebook.

    `baseline` has the baseline's reports, `signals` what these say announces outcomes,
    and `today` the figure of today for each outcome.
    """
    about = next(iter(reports.values()))
    if about.kind == "lens":
        return Story(about, reports, {}, finding=_finding(reports.values()))
    outcomes: dict[str, Outcome] = {}
    for notebook, entry in reports.items():
        outcomes.update(_outcomes(entry, baseline.get(notebook), today))
    turn = _turn(outcomes.values())
    key = _announced(outcomes, turn)
    signal_then = _signals(reports).get(key)
    return Story(
        about,
        reports,
        outcomes,
        turn=turn,
        # What a reader can watch are figures of today, whatever a scenario knows.
        signal=signals.get(key) or signal_then,
        signal_then=signal_then,
        start=_start(outcomes, today),
    )


def _outcomes(
    entry: Entry, baseline: Entry | None, today: Mapping[str, KeyFigure]
) -> dict[str, Outcome]:
    """Return the outcomes of a report by id."""
    figures = _by_id(entry)
    base_figures = _by_id(baseline)
    outcomes = {}
    for id, figure in figures.items():
        if figure.outcome:
            base = base_figures.get(id)
            outcomes[id] = Outcome(
                figure,
                today=figures.get(figure.today),
                baseline=base,
                since=_since(figure, today.get(id)),
                against=difference(figure, base),
            )
    return outcomes


def _since(figure: KeyFigure, today: KeyFigure | None) -> Difference:
    """Return an outcome less a figure of today, which is of another period."""
    if today is None:
        return Difference(reason=line("page.not-known-today"))
    return difference(figure, today, than="today")


def _turn(outcomes: Iterable[Outcome]) -> Outcome | None:
    """Return the outcome that is farthest from the baseline, in per cent."""
    apart = [outcome for outcome in outcomes if outcome.against.per_cent]
    return max(
        apart, key=lambda outcome: abs(outcome.against.per_cent or 0), default=None
    )


def _announced(outcomes: Iterable[str], turn: Outcome | None) -> str:
    """Return the key of what would announce a scenario: an outcome and its side.

    The baseline has no turn; its first outcome lies between those of the others.
    """
    if turn is None:
        first = next(iter(outcomes), "")
        return f"{first}:between"
    side = "below" if (turn.against.absolute or 0) < 0 else "above"
    return f"{turn.figure.id}:{side}"


def _finding(reports: Iterable[Entry]) -> str:
    """Return what is found by the first report that is not as the baseline's."""
    findings = (entry.finding for entry in reports if entry.status != "same")
    return next(filter(None, findings), "")


def _start(
    outcomes: Mapping[str, Outcome], today: Mapping[str, KeyFigure]
) -> Start | None:
    """Return what outcomes start from, the latest, where that is not the row Today."""
    starts = [
        Start(outcome.today.period_text, today[id].period_text)
        for id, outcome in outcomes.items()
        if outcome.today
    ]
    return max((start for start in starts if start.own != start.today), default=None)
