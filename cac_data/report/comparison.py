"""Scenarios side by side: what they assume, and what comes of it.

The page is made from the entries of the manifest alone. Futures and one-offs stand in
one table for each topic; a lens, which counts the same world differently, stands apart
and is in no chart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from cac_data import display
from cac_data.report import overview, strips, sweeps
from cac_data.report.key_figures import (
    Difference,
    Figure,
    decimals,
    difference,
    figures_by_id,
    is_year,
)
from cac_data.report.manifest import Entry
from cac_data.report.parameter_table import ParameterRow, parameter_rows
from cac_data.report.spread import SpreadLine, Varied, spread, varied
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS, ONE_OFF_MARK

NO_REPORT = "no report"
NOT_IN_REPORT = "not in this report"
AS_BASELINE = "as baseline"

MOST_REPORTS = 20
"""Reports that a remark names."""


@dataclass(frozen=True)
class Column:
    """A scenario of the comparison.

    Attributes
    ----------
    id, title, description : str
        As in its file.
    is_one_off : bool
        Whether values were set for one run.
    """

    id: str
    title: str
    description: str
    is_one_off: bool

    @property
    def is_baseline(self) -> bool:
        """Whether the others are compared with it."""
        return self.id == BASELINE

    @property
    def mark(self) -> str:
        """What tells the baseline and a one-off from the others, if anything."""
        if self.is_one_off:
            return f"one-off {self.id.partition(ONE_OFF_MARK)[2]}"
        return "baseline" if self.is_baseline else ""

    @property
    def lane(self) -> str:
        """A name for a drawing; the title of a one-off begins like another's."""
        return self.mark if self.is_one_off else self.title


@dataclass(frozen=True)
class Cell:
    """A figure under one scenario.

    Attributes
    ----------
    text : str
        The value as printed, or the word for what is missing.
    is_missing : bool
        Whether it is such a word.
    difference : str
        From the baseline, in words; empty where there is none.
    notes : list of str
        The range, what is unlike the other columns, why there is no difference.
    """

    text: str
    is_missing: bool = False
    difference: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def is_as_baseline(self) -> bool:
        """Whether the value is the baseline's."""
        return self.difference == AS_BASELINE


@dataclass(frozen=True)
class Line:
    """A figure over the scenarios.

    Attributes
    ----------
    id, label, unit, when : str
        What it is; unit and time as most scenarios have them.
    cells : list of Cell
        One for each column.
    chart : markupsafe.Markup or None
        The drawing; None where no two values can be told apart on one scale.
    """

    id: str
    label: str
    unit: str
    when: str
    cells: list[Cell]
    chart: Markup | None = None


@dataclass(frozen=True)
class Topic:
    """The figures of one notebook.

    Attributes
    ----------
    notebook, title : str
        Which.
    pages : list of str or None
        The report of each column.
    differing : list of Line
        Figures that some scenario changes.
    elsewhere : list of Line
        Figures that differ only in what they are about or in where they are missing:
        the same wherever they can be compared.
    same : list of Line
        Figures that are the same wherever there is a report; with one cell.
    """

    notebook: str
    title: str
    pages: list[str | None]
    differing: list[Line]
    elsewhere: list[Line]
    same: list[Line]


@dataclass(frozen=True)
class Block:
    """Scenarios that may be compared with each other.

    Attributes
    ----------
    columns : list of Column
        The scenarios, the baseline first.
    parameters : list of ParameterRow
        In what they differ.
    topics : list of Topic
        Their figures.
    """

    columns: list[Column]
    parameters: list[ParameterRow]
    topics: list[Topic]


@dataclass(frozen=True)
class SweepTopic:
    """How the figures of one notebook spread over the scenarios of a sweep.

    Attributes
    ----------
    notebook, title : str
        Which.
    reports : int
        How many there are.
    differing, same : list of SpreadLine
        Figures that some scenario changes, and those that none does.
    """

    notebook: str
    title: str
    reports: int
    differing: list[SpreadLine]
    same: list[SpreadLine]


@dataclass(frozen=True)
class Sweep:
    """The scenarios that are too many to stand side by side.

    Attributes
    ----------
    scenarios : int
        How many there are.
    parameters : list of Varied
        In what they differ from the baseline.
    topics : list of SweepTopic
        Their figures.
    """

    scenarios: int
    parameters: list[Varied]
    topics: list[SweepTopic]


# --- Public functions ----------------------------------------------------------------


def render_comparison(entries: Sequence[Entry], *, made_from: str = "") -> str:
    """Render the page that sets the scenarios side by side.

    Parameters
    ----------
    entries : sequence of Entry
        The reports that can be read.
    made_from : str, optional
        A digest of all that decides the page, which it then carries.

    Returns
    -------
    str
        The page. The same entries give the same text.
    """
    parts = sweeps.split(entries)
    futures = compare(entry for entry in parts.named if entry.kind != "lens")
    lensed = compare(
        entry
        for entry in parts.named
        if entry.kind == "lens" or entry.scenario == BASELINE
    )
    has_lens = any(entry.kind == "lens" for entry in parts.named)
    return overview.render(
        "compare.html.j2",
        script="compare",
        futures=futures,
        lenses=lensed if has_lens else None,
        sweep=compare_sweep(parts),
        made_from=made_from,
        remarks=remarks(entries),
        has_baseline=any(entry.scenario == BASELINE for entry in entries),
    )


def compare(entries: Iterable[Entry]) -> Block:
    """Set the reports of scenarios side by side.

    Parameters
    ----------
    entries : iterable of Entry
        The reports that can be read.

    Returns
    -------
    Block
        The comparison.
    """
    listed = list(entries)
    columns = _columns(listed)
    by_name = {entry.name: entry for entry in listed}
    topics = []
    for notebook in notebooks_in_order(listed):
        reports = [by_name.get(f"{column.id}/{notebook}") for column in columns]
        topics.append(_topic(notebook, columns, reports))
    ids = [column.id for column in columns]
    return Block(columns, parameter_rows(listed, ids), topics)


def compare_sweep(parts: sweeps.Split) -> Sweep | None:
    """Say how the scenarios that do not stand side by side spread.

    Parameters
    ----------
    parts : Split
        All reports that can be read.

    Returns
    -------
    Sweep or None
        Of the futures among the others; None where there are none.
    """
    futures = [entry for entry in parts.others if entry.kind != "lens"]
    if not futures:
        return None
    baselines = {
        entry.notebook: entry for entry in parts.named if entry.scenario == BASELINE
    }
    topics = []
    for notebook in notebooks_in_order(futures):
        reports = [entry for entry in futures if entry.notebook == notebook]
        lines = spread(reports, baselines.get(notebook))
        topics.append(
            SweepTopic(
                notebook,
                reports[0].title,
                len(reports),
                differing=[line for line in lines if not line.is_same],
                same=[line for line in lines if line.is_same],
            )
        )
    scenarios = {entry.scenario for entry in futures}
    return Sweep(len(scenarios), varied(futures), topics)


def notebooks_in_order(entries: Iterable[Entry]) -> list[str]:
    """Return the notebooks of some reports in the order of their models.

    Parameters
    ----------
    entries : iterable of Entry
        Reports.

    Returns
    -------
    list of str
        Each once.
    """
    known = list(NOTEBOOK_PARAMETERS)
    names = {entry.notebook for entry in entries}
    return sorted(names, key=lambda name: known.index(name) if name in known else 99)


def remarks(entries: Sequence[Entry]) -> list[str]:
    """Say what stands in the way of comparing some reports.

    Parameters
    ----------
    entries : sequence of Entry
        The reports that can be read.

    Returns
    -------
    list of str
        A sentence for each report whose last run gave no page, and one for each group
        of reports made with other versions than most.
    """
    broken = [entry for entry in entries if not entry.is_good]
    told = [
        f"{_named(entry)}: the last run {entry.status}. Its figures are those of its "
        "last good page, its parameters those of the last run."
        for entry in broken[:MOST_REPORTS]
    ]
    if len(broken) > MOST_REPORTS:
        told.append(f"The same holds for {len(broken) - MOST_REPORTS:,} more reports.")
    versions = Counter(_versions(entry) for entry in entries)
    if len(versions) > 1:
        # As many times the one as the other: the later version is the measure.
        usual = max(versions, key=lambda item: (versions[item], item))
        for version in sorted(versions.keys() - {usual}):
            those = [item for item in entries if _versions(item) == version]
            names = [_named(item) for item in those[:MOST_REPORTS]]
            if len(those) > MOST_REPORTS:
                names.append(f"and {len(those) - MOST_REPORTS:,} more")
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


# --- Columns and topics --------------------------------------------------------------


def _columns(entries: Iterable[Entry]) -> list[Column]:
    found = {}
    for entry in entries:
        found[entry.scenario] = Column(
            entry.scenario, entry.scenario_title, entry.description, entry.is_one_off
        )
    return sorted(
        found.values(),
        key=lambda column: (not column.is_baseline, column.is_one_off, column.id),
    )


def _topic(
    notebook: str, columns: Sequence[Column], reports: Sequence[Entry | None]
) -> Topic:
    figures = [figures_by_id(report) for report in reports]
    differing: list[Line] = []
    elsewhere: list[Line] = []
    same: list[Line] = []
    # In the order of the first report; figures that only later ones have come last.
    for identifier in dict.fromkeys(name for report in figures for name in report):
        found = [report.get(identifier) for report in figures]
        there = [
            figure
            for figure, report in zip(found, reports, strict=True)
            if report is not None
        ]
        if len(there) > 1 and all(_is_same(item, there[0]) for item in there):
            same.append(_same_line(there[0]))
        else:
            line = _line(columns, reports, found)
            (differing if line.chart or len(columns) == 1 else elsewhere).append(line)
    titles = [report.title for report in reports if report is not None]
    pages = [report.page if report is not None else None for report in reports]
    return Topic(notebook, titles[0], pages, differing, elsewhere, same)


SHOWN = ("label", "value", "number", "unit", "period", "range")
"""What a reader sees of a figure: two that share it are the same."""


def _is_same(one: Figure | None, other: Figure | None) -> bool:
    if one is None or other is None:
        return False
    return all(one.get(name) == other.get(name) for name in SHOWN)


def _same_line(figure: Figure | None) -> Line:
    assert figure is not None
    notes = [f"range {figure['range']}"] if figure["range"] else []
    cell = Cell(figure["number"], figure["value"] is None, notes=notes)
    return Line(
        figure["id"], figure["label"], figure["unit"], figure["period_text"], [cell]
    )


def _line(
    columns: Sequence[Column],
    reports: Sequence[Entry | None],
    found: Sequence[Figure | None],
) -> Line:
    present = [figure for figure in found if figure is not None]
    # The measure is the baseline's, which is the first, or else the first there is.
    measure = found[0] or present[0]
    has_baseline = columns[0].is_baseline and found[0] is not None
    base = found[0] if has_baseline else None
    cells, lanes = [], []
    for column, report, figure in zip(columns, reports, found, strict=True):
        if figure is None:
            word = NO_REPORT if report is None else NOT_IN_REPORT
            cells.append(Cell(word, is_missing=True))
            lanes.append(strips.Lane(column.lane, None, None, None, word))
            continue
        words, notes = "", _unlike(figure, measure)
        if not column.is_baseline and base is not None:
            told = difference(figure, base)
            if told.absolute is not None:
                words = difference_in_words(told, figure, base)
            elif figure["value"] is not None and not notes:
                notes = [told.reason]
        if figure["range"]:
            notes.append(f"range {figure['range']}")
        cells.append(Cell(figure["number"], figure["value"] is None, words, notes))
        lanes.append(_lane(column, figure, measure))
    return Line(
        measure["id"],
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
    """Write a difference from the baseline.

    Parameters
    ----------
    told : Difference
        The difference; it has a value.
    figure, baseline : mapping
        What was compared.

    Returns
    -------
    str
        With its sign and, where it makes sense, in per cent; shares and rates differ by
        points, years are later or earlier.

    Examples
    --------
    >>> year = {"value": 2033.0, "number": "2033", "unit": ""}
    >>> difference_in_words(Difference(2.0), year, {**year, "value": 2031.0})
    '2 years later'
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


def _lane(column: Column, figure: Figure, measure: Figure) -> strips.Lane:
    """Draw a figure only on a scale that is its own."""
    value, text = figure["value"], figure["number"]
    if value is not None:
        for name in ("unit", "period"):
            if figure[name] != measure[name]:
                word = {"unit": "other unit", "period": "other time"}[name]
                return strips.Lane(column.lane, None, None, None, word)
        if figure["range"]:
            text = f"{text} ({figure['range']})"
    return strips.Lane(
        column.lane,
        value,
        figure["low"] if value is not None else None,
        figure["high"] if value is not None else None,
        text,
        column.is_baseline,
    )


def _chart(
    measure: Figure, lanes: Sequence[strips.Lane], present: Sequence[Figure]
) -> Markup | None:
    drawn = [
        (lane.value, lane.low, lane.high) for lane in lanes if lane.value is not None
    ]
    if len(set(drawn)) < 2:
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
