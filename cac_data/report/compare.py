"""Scenarios compared: figures beside those of the baseline and of today."""

import re
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cac_data import words
from cac_data.report.publish import Entry, Fan, KeyFigure
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


@dataclass(frozen=True)
class Outcome:
    """What comes of a scenario: a key figure beside today's and the baseline's."""

    figure: KeyFigure
    today: KeyFigure | None
    baseline: KeyFigure | None

    @property
    def since(self) -> Difference:
        """How far it is from today, whose period is another."""
        then = {"period": self.figure.period}
        return difference(
            self.figure, self.today and self.today.model_copy(update=then)
        )

    @property
    def against(self) -> Difference:
        """How far it is from the baseline."""
        return difference(self.figure, self.baseline)

    @staticmethod
    def better(told: Difference) -> int:
        """Return 1 for more, or earlier, than what it is compared with, -1 for less."""
        amount = -told.in_years or told.absolute or 0
        return (amount > 0) - (amount < 0)


@dataclass(frozen=True)
class Story:
    """A scenario over its reports, by notebook."""

    reports: dict[str, Entry]
    outcomes: dict[str, Outcome]
    signals: Mapping[str, dict[str, str]]

    @property
    def about(self) -> Entry:
        """One of its reports, which knows the scenario."""
        return next(iter(self.reports.values()))

    @property
    def place(self) -> tuple[bool, bool, str]:
        """Sorts the baseline first and one-offs last."""
        id = self.about.scenario
        return id != BASELINE, self.about.is_one_off, id

    @property
    def turn(self) -> Outcome | None:
        """The outcome that is farthest from the baseline, in per cent."""
        found = [one for one in self.outcomes.values() if one.against.per_cent]
        return max(found, key=lambda one: abs(one.against.per_cent or 0), default=None)

    @property
    def signal(self) -> dict[str, str]:
        """What announces that outcome, or trade's path where there is none."""
        name = self.turn.figure.id if self.turn else next(iter(self.outcomes), "")
        return self.signals.get(name, {})

    @property
    def fan(self) -> Fan | None:
        """What was counted and what may come of trade."""
        return next((one.fan for one in self.reports.values() if one.fan), None)


def stories(entries: Iterable[Entry]) -> list[Story]:
    """Return the scenarios of some reports, the baseline first, one-offs last."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        found[entry.scenario][entry.notebook] = entry
    theirs = {
        (name, figure.id): figure
        for name, entry in found.get(BASELINE, {}).items()
        for figure in entry.key_figures
    }
    known = ChainMap(*(one.signals for one in found.get(BASELINE, {}).values()))
    made = []
    for reports in found.values():
        ordered = {name: reports[name] for name in in_order(reports.values())}
        outcomes = {}
        for name, entry in ordered.items():
            ours = {figure.id: figure for figure in entry.key_figures}
            for figure in filter(lambda item: item.outcome, entry.key_figures):
                today, base = ours.get(figure.today), theirs.get((name, figure.id))
                outcomes[figure.id] = Outcome(figure, today, base)
        own = (entry.signals for entry in reports.values())
        made.append(Story(ordered, outcomes, ChainMap(*own, known)))
    return sorted(made, key=lambda story: story.place)


def in_order(entries: Iterable[Entry]) -> list[str]:
    """Return the notebooks of some reports, each once, in the order of their models."""
    names = dict.fromkeys(entry.notebook for entry in entries)
    return sorted(names, key=lambda name: [*NOTEBOOK_PARAMETERS, name].index(name))
