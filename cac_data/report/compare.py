"""Scenarios compared: figures beside those of the baseline and of today."""

import re
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cac_data import words
from cac_data.report.publish import Entry, KeyFigure
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS

COLUMNS = (
    *("scenario", "scenario_title", "kind", "one_off", "notebook", "notebook_title"),
    *("id", "label", "value", "unit", "period", "low", "high", "decimals"),
    *("baseline_value", "difference", "difference_pct", "no_difference"),
    *("note", "source_ids", "page", "cac_data", "data"),
)


@dataclass(frozen=True)
class Difference:
    """A figure less the baseline's, as printed, or the reason why there is none."""

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
    base, unit = baseline.value, baseline.unit
    places = max(_decimals(figure), _decimals(baseline))
    absolute = _as_printed(figure.value - base, places)
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
        per_cent = _as_printed(absolute / base * 100, 1)
    return Difference(absolute, per_cent, "", unit, places, in_years)


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
    """What comes of a scenario: a key figure, less today's and less the baseline's."""

    figure: KeyFigure
    today: KeyFigure | None
    baseline: KeyFigure | None
    since: Difference
    against: Difference


class Story(NamedTuple):
    """A scenario over its reports by notebook, with its outcomes by id.

    `turn` is the outcome farthest from the baseline, `signal` what announces it.
    """

    about: Entry
    reports: dict[str, Entry]
    outcomes: dict[str, Outcome]
    turn: Outcome | None
    signal: dict[str, str]


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
    return [_story(reports, baseline, signals) for reports in found.values()]


def _story(
    reports: dict[str, Entry],
    baseline: Mapping[str, Entry],
    signals: Mapping[str, dict[str, str]],
) -> Story:
    outcomes = {}
    for name, entry in reports.items():
        ours = {figure.id: figure for figure in entry.key_figures}
        base = baseline.get(name)
        theirs = {figure.id: figure for figure in base.key_figures} if base else {}
        for id, figure in ours.items():
            if figure.outcome:
                today, beside = ours.get(figure.today), theirs.get(id)
                then = {"period": figure.period}  # that of today is another
                since = difference(figure, today and today.model_copy(update=then))
                against = difference(figure, beside)
                outcomes[id] = Outcome(figure, today, beside, since, against)
    apart = [one for one in outcomes.values() if one.against.per_cent]
    turn = max(apart, key=lambda one: abs(one.against.per_cent or 0), default=None)
    known = ChainMap(*(entry.signals for entry in reports.values()), dict(signals))
    name = turn.figure.id if turn else next(iter(outcomes), "")
    first = next(iter(reports.values()))
    return Story(first, reports, outcomes, turn, known.get(name, {}))
