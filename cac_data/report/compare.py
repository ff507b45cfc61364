"""Scenarios side by side: what they assume, and what comes of it.

Futures and one-offs stand in one table for each topic; a lens, which counts the same
world differently, stands apart and is in no chart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from cac_data import display
from cac_data.report import assets, strips
from cac_data.report.key_figures import (
    Difference,
    Figure,
    decimals,
    difference,
    figures_by_id,
    is_year,
)
from cac_data.report.manifest import Entry
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS, ONE_OFF_MARK

NO_REPORT = "no report"
NOT_IN_REPORT = "not in this report"
AS_BASELINE = "as baseline"

SHOWN = ("label", "value", "number", "unit", "period", "range")
"""What a reader sees of a figure: two that share it are the same."""


@dataclass(frozen=True)
class _Cell:
    """A figure under one scenario: as printed, or the word for what is missing.

    The difference is from the baseline, in words; the notes tell the range, what is
    unlike the other columns, and why there is no difference.
    """

    text: str
    is_missing: bool = False
    difference: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Line:
    """A figure over the scenarios; unit and time are those of the baseline.

    There is a chart where two values can be told apart on one scale.
    """

    label: str
    unit: str
    when: str
    cells: list[_Cell]
    chart: Markup | None = None


class _Parameter(NamedTuple):
    """One parameter over the scenarios.

    It has more than one baseline value where reports were built before and after the
    baseline changed. A value is None where it is as in the baseline, and empty where
    there is no report.
    """

    label: str
    baseline: tuple[str, ...]
    values: tuple[str | None, ...]


def compare_html(entries: Sequence[Entry]) -> str:
    """Return the page that sets the scenarios of all reports with a page side by side.

    The same entries give the same text.
    """
    there = [entry for entry in entries if entry.page]
    has_lens = any(entry.kind == "lens" for entry in there)
    lenses = [
        entry for entry in there if entry.kind == "lens" or entry.scenario == BASELINE
    ]
    return assets.fill_in(
        "compare.html.j2",
        script="compare",
        styles=("overview",),
        futures=_block([entry for entry in there if entry.kind != "lens"]),
        lenses=_block(lenses) if has_lens else None,
        remarks=_remarks(there),
        has_baseline=any(entry.scenario == BASELINE for entry in there),
        mark=_mark,
    )


def notebooks_in_order(entries: Iterable[Entry]) -> list[str]:
    """Return the notebooks of some reports, each once, in the order of their models."""
    known = list(NOTEBOOK_PARAMETERS)
    names = {entry.notebook for entry in entries}
    return sorted(names, key=lambda name: known.index(name) if name in known else 99)


def _remarks(entries: Sequence[Entry]) -> list[str]:
    """Say what stands in the way of comparing some reports.

    A sentence for each report whose last run gave no page, and one for each group of
    reports made with other versions than most.
    """
    told = [
        f"{_named(entry)}: the last run {entry.status}. Its figures are those of its "
        "last good page, its parameters those of the last run."
        for entry in entries
        if not entry.is_good
    ]
    versions = Counter(_versions(entry) for entry in entries)
    # As many times the one as the other: the later version is the measure.
    usual = max(versions, key=lambda item: (versions[item], item), default="")
    for version in sorted(versions.keys() - {usual}):
        names = [_named(item) for item in entries if _versions(item) == version]
        told.append(
            f"Made with {version}, while most others were made with {usual}: "
            f"{'; '.join(names)}. Differences may come from the data or the "
            "methods, not from the scenario."
        )
    return told


def _versions(entry: Entry) -> str:
    made = entry.made_with
    if not made:
        return "versions that were not recorded"
    return f"data version {made.get('data')}, cac-data {made.get('cac_data')}"


def _named(entry: Entry) -> str:
    return f"{entry.scenario_title}, {entry.notebook}"


# --- Columns, parameters, topics -----------------------------------------------------


def _mark(entry: Entry) -> str:
    """Return what tells the baseline and a one-off from the others, if anything."""
    if entry.is_one_off:
        return f"one-off {entry.scenario.partition(ONE_OFF_MARK)[2]}"
    return "baseline" if entry.scenario == BASELINE else ""


def _block(entries: Sequence[Entry]) -> dict[str, Any]:
    """Set scenarios that may be compared beside each other, the baseline first.

    A column is a report of its scenario, whichever. Notebooks that say the same of a
    parameter share a row.
    """
    columns = sorted(
        {entry.scenario: entry for entry in entries}.values(),
        key=lambda item: (item.scenario != BASELINE, item.is_one_off, item.scenario),
    )
    parameters: dict[_Parameter, list[str]] = {}
    topics = []
    for notebook in notebooks_in_order(entries):
        by_id = {item.scenario: item for item in entries if item.notebook == notebook}
        reports = [by_id.get(column.scenario) for column in columns]
        for parameter in _parameters(reports):
            parameters.setdefault(parameter, []).append(notebook)
        topics.append(_topic(notebook, columns, reports))
    return {"columns": columns, "parameters": parameters, "topics": topics}


def _parameters(reports: Sequence[Entry | None]) -> Iterator[_Parameter]:
    words = [
        {item["label"]: item for item in report.differences} if report else {}
        for report in reports
    ]
    for label in dict.fromkeys(name for found in words for name in found):
        baseline = dict.fromkeys(
            found[label]["baseline"] for found in words if label in found
        )
        values = [
            "" if report is None else found[label]["value"] if label in found else None
            for found, report in zip(words, reports, strict=True)
        ]
        yield _Parameter(label, tuple(baseline), tuple(values))


def _topic(
    notebook: str, columns: Sequence[Entry], reports: list[Entry | None]
) -> dict[str, Any]:
    """Return the figures of one notebook, with the report of each column.

    Some scenario changes the `differing` ones. Those `elsewhere` differ only in what
    they are about or where they are missing. The `same` are so wherever there is a
    report, and have one cell.
    """
    figures = [figures_by_id(report) for report in reports]
    differing: list[_Line] = []
    elsewhere: list[_Line] = []
    same: list[_Line] = []
    # In the order of the first report; figures that only later ones have come last.
    for identifier in dict.fromkeys(name for report in figures for name in report):
        found = [report.get(identifier) for report in figures]
        there = [
            figure and [figure[name] for name in SHOWN]
            for figure, report in zip(found, reports, strict=True)
            if report is not None
        ]
        if len(there) > 1 and all(item == there[0] for item in there):
            same.append(_same_line(next(figure for figure in found if figure)))
        else:
            line = _line(columns, reports, found)
            (differing if line.chart or len(columns) == 1 else elsewhere).append(line)
    return {
        "notebook": notebook,
        "title": next(report.title for report in reports if report is not None),
        "reports": reports,
        "differing": differing,
        "elsewhere": elsewhere,
        "same": same,
    }


def _same_line(figure: Figure) -> _Line:
    notes = [f"range {figure['range']}"] if figure["range"] else []
    cell = _Cell(figure["number"], figure["value"] is None, notes=notes)
    return _Line(figure["label"], figure["unit"], figure["period_text"], [cell])


def _line(
    columns: Sequence[Entry],
    reports: Sequence[Entry | None],
    found: Sequence[Figure | None],
) -> _Line:
    present = [figure for figure in found if figure is not None]
    # The measure is the baseline's, which is the first, or else the first there is.
    measure = found[0] or present[0]
    base = found[0] if columns[0].scenario == BASELINE else None
    cells, lanes = [], []
    for column, report, figure in zip(columns, reports, found, strict=True):
        if figure is None:
            word = NO_REPORT if report is None else NOT_IN_REPORT
            cells.append(_Cell(word, is_missing=True))
            lanes.append(strips.Lane(_lane_name(column), word))
            continue
        words, notes = "", _unlike(figure, measure)
        if column.scenario != BASELINE and base is not None:
            told = difference(figure, base)
            if told.absolute is not None:
                words = difference_in_words(told, figure, base)
            elif figure["value"] is not None and not notes:
                notes = [told.reason]
        if figure["range"]:
            notes.append(f"range {figure['range']}")
        cells.append(_Cell(figure["number"], figure["value"] is None, words, notes))
        lanes.append(_lane(column, figure, measure))
    return _Line(
        measure["label"],
        measure["unit"],
        measure["period_text"],
        cells,
        _chart(measure, lanes, present),
    )


def _unlike(figure: Figure, measure: Figure) -> list[str]:
    """Say where a figure is not what the heading of its row says."""
    told = []
    if figure["value"] is not None and figure["unit"] != measure["unit"]:
        told.append(f"in another unit: {figure['unit'] or 'none'}")
    if figure["value"] is not None and figure["period"] != measure["period"]:
        told.append(f"of another time: {figure['period_text'] or 'none'}")
    if figure["label"] != measure["label"]:
        told.append(f"here: {figure['label']}")
    return told


def difference_in_words(told: Difference, figure: Figure, baseline: Figure) -> str:
    """Write a difference with its sign and, where it makes sense, in per cent.

    Shares and rates differ by points, years are later or earlier.
    """
    assert told.absolute is not None
    if told.absolute == 0:
        return AS_BASELINE
    if is_year(figure) and is_year(baseline):
        number = round(abs(told.absolute))
        # Before our era the greater number is the earlier year.
        later = (told.absolute > 0) != (figure["unit"] == "BC")
        unit = "year" if number == 1 else "years"
        return f"{number} {unit} {'later' if later else 'earlier'}"
    places = max(decimals(figure), decimals(baseline))
    text = _signed(told.absolute, places)
    if figure["unit"].startswith("%"):
        return f"{text} points"
    if told.per_cent is not None:
        exact = abs(told.per_cent) < 10
        text += f" ({_signed(told.per_cent, 1 if exact else 0)} %)"
    return text


def _signed(number: float, places: int) -> str:
    text = display.format_value(number, places)
    return f"+{text}" if number > 0 else text


def _lane(column: Entry, figure: Figure, measure: Figure) -> strips.Lane:
    """Draw a figure only on a scale that is its own."""
    name, text = _lane_name(column), figure["number"]
    if figure["value"] is None:
        return strips.Lane(name, text)
    for part, word in (("unit", "other unit"), ("period", "other time")):
        if figure[part] != measure[part]:
            return strips.Lane(name, word)
    if figure["range"]:
        text = f"{text} ({figure['range']})"
    values = (figure["value"], figure["low"], figure["high"])
    return strips.Lane(name, text, *values, column.scenario == BASELINE)


def _lane_name(column: Entry) -> str:
    """Name a scenario in a drawing; the title of a one-off begins like another's."""
    return _mark(column) if column.is_one_off else column.scenario_title


def _chart(
    measure: Figure, lanes: Sequence[strips.Lane], present: Sequence[Figure]
) -> Markup | None:
    drawn = [lane for lane in lanes if lane.value is not None]
    if len({(lane.value, lane.low, lane.high) for lane in drawn}) < 2:
        return None
    places = max(decimals(figure) for figure in present)
    years = is_year(next(item for item in present if item["value"] is not None))
    low, high = (
        f"{number:.0f}" if years else display.format_value(number, places)
        for number in strips.extent(lanes)
    )
    about = [measure["label"], measure["unit"], measure["period_text"]]
    return strips.strip(
        lanes, ends=(low, high), alt=", ".join(part for part in about if part)
    )
