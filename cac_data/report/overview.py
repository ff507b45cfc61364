"""The pages about all reports: the list of them, and the scenarios side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cac_data import words
from cac_data.changes import changes, largest, summary
from cac_data.report import assets
from cac_data.report.bundles import KeyFigure
from cac_data.report.key_figures import decimals, difference, is_year
from cac_data.report.manifest import STATUSES, DataStep, Entry, RunFacts
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS

MOST_FIGURES = 4
"""Headline figures of a report."""

MOST_REVISIONS = 10
"""Revised figures that are shown; `cac-data changes` shows all."""


# --- The list of reports --------------------------------------------------------------


def index_html(entries: Sequence[Entry], run: RunFacts) -> str:
    """Return the page that lists all reports, in the order given, and the last run."""
    broken = [entry for entry in entries if not entry.is_good]
    broken.sort(key=lambda entry: STATUSES.index(entry.status))
    topics = {
        notebook: [entry for entry in entries if entry.notebook == notebook]
        for notebook in _in_order(entries)
    }
    return assets.fill_in(
        "index",
        topics=topics,
        figures=_headline_figures(entries),
        scenarios={entry.scenario: entry.scenario_title for entry in entries},
        run=run,
        data_changes=[_told(step) for step in run.data],
        total=len(entries),
        counts=Counter(entry.status for entry in broken),
        broken=broken,
    )


def _headline_figures(entries: Sequence[Entry]) -> dict[str, list[KeyFigure]]:
    """Choose of each report the first figure and those that best tell futures apart."""
    values = defaultdict(set)
    for entry in entries:
        for figure in entry.key_figures if entry.kind == "future" else ():
            values[entry.notebook, figure.id].add(figure.value)
    chosen = {}
    for entry in entries:
        known = [item for item in entry.key_figures if item.value is not None]
        order = {item.id: -len(values[entry.notebook, item.id]) for item in known}
        telling = sorted(known[1:], key=lambda item: order[item.id])
        shown = [*known[:1], *telling][:MOST_FIGURES]
        chosen[entry.name] = [item for item in known if item in shown]
    return chosen


def _told(step: DataStep) -> dict[str, Any]:
    """Tell what changed in the data from one vintage to another, or why it cannot."""
    try:
        found = changes(step.before, step.now)
    except ValueError as error:
        return {"step": step, "fault": str(error), "tables": [], "largest": []}
    counts, shown = summary(found), largest(found, most=MOST_REVISIONS)
    return {
        "step": step,
        "fault": "",
        "tables": counts.to_dict("records"),
        "largest": shown.to_dict("records"),
        "more": int(counts["revised"].sum()) - len(shown),
    }


def _in_order(entries: Iterable[Entry]) -> list[str]:
    """Return the notebooks of some reports, each once, in the order of their models."""
    names = dict.fromkeys(entry.notebook for entry in entries)
    return sorted(names, key=lambda name: [*NOTEBOOK_PARAMETERS, name].index(name))


# --- The comparison -------------------------------------------------------------------

SHOWN = {"label", "value", "number", "unit", "period", "range"}
"""What a reader sees of a figure: two that share it are the same."""

NONE, NOT_HERE = "no report", "not in this report"

LEFT, RIGHT = 114, 224
"""Ends of the scale of a drawing."""


@dataclass
class _Cell:
    """A figure under one scenario: as printed, or the word for what is missing.

    `difference` is from the baseline. The drawing has a lane for it, with value, low
    and high where they share the scale, and the words `said`.
    """

    scenario: Entry
    text: str
    is_missing: bool = True
    said: str = ""
    difference: str = ""
    notes: list[str] = field(default_factory=list)
    numbers: tuple[float | None, ...] = ()


@dataclass
class _Line:
    """A figure over the scenarios; label, unit and time are those of the `measure`."""

    measure: KeyFigure
    cells: list[_Cell]
    digits: int | None
    """Of the scale; None for years."""

    def __post_init__(self) -> None:
        drawn = [cell.numbers for cell in self.cells if cell.numbers]
        known = [n for numbers in drawn for n in numbers if n is not None]
        self.ends = min(known, default=0.0), max(known, default=0.0)
        # Where two values can be told apart on one scale.
        self.is_drawn = self.ends[0] < self.ends[1] and len({*drawn}) > 1

    def place(self, number: float) -> int:
        """Return where a number stands in the drawing."""
        low, high = self.ends
        return round(LEFT + (number - low) / (high - low) * (RIGHT - LEFT))

    def printed(self, number: float) -> str:
        """Return a number as the scale says it."""
        is_year = self.digits is None
        return f"{number:.0f}" if is_year else words.number(number, self.digits or 0)


def compare_html(entries: Sequence[Entry]) -> str:
    """Return the page that sets the scenarios of reports with a page side by side."""
    baseline = [entry for entry in entries if entry.scenario == BASELINE]
    lenses = [entry for entry in entries if entry.kind == "lens"]
    return assets.fill_in(
        "compare",
        futures=_block([entry for entry in entries if entry.kind != "lens"]),
        lenses=_block([*baseline, *lenses]) if lenses else None,
        remarks=_remarks(entries),
        has_baseline=bool(baseline),
    )


def _remarks(entries: Sequence[Entry]) -> list[str]:
    """Say what stands in the way of comparing: failed runs, and other versions."""
    told = []
    versions: dict[str, list[str]] = {}
    for entry in entries:
        name, made = f"{entry.scenario_title}, {entry.notebook}", entry.made_with
        version = f"data version {made.get('data')}, cac-data {made.get('cac_data')}"
        versions.setdefault(version, []).append(name)
        if not entry.is_good:
            told.append(
                f"{name}: the last run {entry.status}. Its figures are those of its "
                "last good page, its parameters those of the last run."
            )
    # As many times the one as the other: the later version is the measure.
    usual = max(versions, key=lambda item: (len(versions[item]), item), default="")
    for version in sorted(versions.keys() - {usual}):
        told.append(
            f"Made with {version}, while most others were made with {usual}: "
            f"{'; '.join(versions[version])}. "
            "Differences may come from the data or the methods, not from the scenario."
        )
    return told


def _block(entries: Sequence[Entry]) -> dict[str, Any]:
    """Set scenarios that may be compared beside each other, the baseline first.

    Parameters are told by label, value of the baseline (two where it changed between
    reports) and values over the scenarios: None as in the baseline, empty without a
    report. Notebooks that say the same of one share a row.
    """
    columns = sorted(
        {entry.scenario: entry for entry in entries}.values(),
        key=lambda item: (item.scenario != BASELINE, item.is_one_off, item.scenario),
    )
    parameters = defaultdict(list)
    topics = []
    for notebook in _in_order(entries):
        by_id = {item.scenario: item for item in entries if item.notebook == notebook}
        reports = [by_id.get(column.scenario) for column in columns]
        found = [
            {item.label: item for item in report.differences} if report else {}
            for report in reports
        ]
        for label in dict.fromkeys(name for items in found for name in items):
            told = [items.get(label) for items in found]
            values = [
                item.value if item else None if report else ""
                for item, report in zip(told, reports, strict=True)
            ]
            baseline = dict.fromkeys(item.baseline for item in told if item)
            parameters[label, tuple(baseline), tuple(values)].append(notebook)
        topics.append(_topic(notebook, columns, reports))
    return {"columns": columns, "parameters": parameters, "topics": topics}


def _topic(
    notebook: str, columns: Sequence[Entry], reports: Sequence[Entry | None]
) -> dict[str, Any]:
    """Return the figures of one notebook, with the report of each column.

    Some scenario changes the `differing` ones. Those `elsewhere` differ only in what
    they are about or where they are missing. The `same` have one cell.
    """
    figures = [
        {item.id: item for item in report.key_figures} if report else {}
        for report in reports
    ]
    lines: dict[str, list[_Line]] = {"differing": [], "elsewhere": [], "same": []}
    # In the order of the first report; figures that only later ones have come last.
    for name in dict.fromkeys(name for found in figures for name in found):
        row = [found.get(name) for found in figures]
        there = [
            figure.model_dump(include=SHOWN) if figure else None
            for figure, report in zip(row, reports, strict=True)
            if report
        ]
        line = _line(columns, row, reports)
        if len(there) > 1 and there.count(there[0]) == len(there):
            line.cells = [cell for cell in line.cells if cell.text != NONE]
            lines["same"].append(line)
        else:
            is_told = line.is_drawn or len(row) == 1
            lines["differing" if is_told else "elsewhere"].append(line)
    title = next(report.title for report in reports if report)
    return {"notebook": notebook, "title": title, "reports": reports, **lines}


def _line(
    columns: Sequence[Entry],
    row: Sequence[KeyFigure | None],
    reports: Sequence[Entry | None],
) -> _Line:
    """Set a figure over the scenarios."""
    present = [figure for figure in row if figure]
    # The measure is the baseline's, which is the first, or else the first there is.
    measure = present[0]
    base = row[0] if columns[0].scenario == BASELINE else None
    cells = [
        _cell(column, figure, measure, base)
        if figure
        else _Cell(column, NOT_HERE if report else NONE)
        for column, figure, report in zip(columns, row, reports, strict=True)
    ]
    valued = next((item for item in present if item.value is not None), measure)
    return _Line(
        measure, cells, None if is_year(valued) else max(map(decimals, present))
    )


def _cell(
    column: Entry, figure: KeyFigure, measure: KeyFigure, base: KeyFigure | None
) -> _Cell:
    is_missing = figure.value is None
    cell = _Cell(column, figure.number, is_missing)
    if not is_missing:
        cell.numbers = figure.value, figure.low, figure.high
        if figure.unit != measure.unit:
            cell.notes.append(f"in another unit: {figure.unit or 'none'}")
            cell.said, cell.numbers = "other unit", ()  # on another scale
        if figure.period != measure.period:
            cell.notes.append(f"of another time: {figure.period_text or 'none'}")
            cell.said = cell.said or "other time"
            cell.numbers = ()
    if figure.label != measure.label:
        cell.notes.append(f"here: {figure.label}")
    if column.scenario != BASELINE and base is not None:
        told = difference(figure, base)
        cell.difference = told.words
        if told.reason and not is_missing and not cell.notes:
            cell.notes.append(told.reason)
    if figure.range:
        cell.notes.append(f"range {figure.range}")
        if cell.numbers:
            cell.said = f"{figure.number} ({figure.range})"
    return cell
