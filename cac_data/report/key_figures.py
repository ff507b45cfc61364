"""The key figures of all reports as a table, beside the baseline's: CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from cac_data.files import for_spreadsheets
from cac_data.lines import line
from cac_data.printable import harmless, printable
from cac_data.report.difference import (
    Difference,
    as_printed,
    decimals,
    difference,
    is_year,
)
from cac_data.report.publish import Entry, KeyFigure
from cac_data.scenarios import BASELINE
from cac_data.words import english


class FigureRow(NamedTuple):
    """A row of ``key_figures.csv``: a figure of a report, and how it differs.

    The last five say what it is of, and are empty where there is nothing to mistake:
    who counts (`reporter`), in which `measure`, of which year its `prices` are, which
    part it counts (`coverage`), and the period from which a change is measured
    (`base`). Figures that are unlike in one of them have no `difference`.
    """

    scenario: str
    scenario_title: str
    kind: str
    one_off: bool
    notebook: str
    notebook_title: str
    id: str
    label: str
    value: float | None
    unit: str
    period: str
    low: float | None
    high: float | None
    decimals: int
    baseline_value: float | None
    difference: float | None
    difference_pct: float | None
    no_difference: str
    note: str
    source_ids: list[str]
    page: str | None
    cac_data: str | None
    data: str | None
    reporter: str
    measure: str
    prices: str
    coverage: str
    base: str


COLUMNS = FigureRow._fields

Row = dict[str, Any]
"""A `FigureRow` by column, with None for empty text."""


def rows(entries: Sequence[Entry]) -> Iterator[Row]:
    """Yield the rows, sorted by scenario, notebook and id of the figure."""
    by_name = {(entry.scenario, entry.notebook): entry for entry in entries}
    for (_, notebook), entry in sorted(by_name.items()):
        baseline = by_name.get((BASELINE, notebook))
        in_baseline = baseline.key_figures if baseline else []
        base_figures = {figure.id: figure for figure in in_baseline}
        for figure in sorted(entry.key_figures, key=lambda figure: figure.id):
            base = base_figures.get(figure.id)
            if baseline is None:
                apart = Difference(reason=line("page.no-report-of-baseline"))
            else:
                apart = difference(figure, base)
            row = _row(entry, figure, base, apart)._asdict()
            yield {name: None if value == "" else value for name, value in row.items()}


def _row(
    entry: Entry, figure: KeyFigure, base: KeyFigure | None, apart: Difference
) -> FigureRow:
    """Return the row of a figure, with numbers as they are printed.

    Why it is not compared is said in English, as programs may ask for it.
    """
    digits = decimals(figure)
    reason = english().say(apart.reason) if apart.reason else ""
    of = figure.of or {}
    return FigureRow(
        scenario=entry.scenario,
        scenario_title=entry.scenario_title,
        kind=entry.kind,
        one_off=entry.is_one_off,
        notebook=entry.notebook,
        notebook_title=entry.title,
        id=figure.id,
        label=figure.label,
        value=as_printed(figure.value, digits),
        unit="year" if is_year(figure) and not figure.unit else figure.unit,
        period=figure.period,
        low=as_printed(figure.low, digits),
        high=as_printed(figure.high, digits),
        decimals=digits,
        baseline_value=as_printed(base.value, decimals(base)) if base else None,
        difference=apart.absolute,
        difference_pct=apart.per_cent,
        no_difference=reason,
        note=figure.note,
        source_ids=figure.source_ids,
        page=entry.page,
        cac_data=entry.made_with.get("cac_data"),
        data=entry.made_with.get("data"),
        reporter=figure.reporter,
        measure=of.get("measure", ""),
        prices=of.get("prices", ""),
        coverage=of.get("coverage", ""),
        base=of.get("base", ""),
    )


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return rows as a CSV file; what is missing is empty."""
    written = io.StringIO()
    file = csv.writer(written, lineterminator="\n")
    file.writerow(COLUMNS)
    file.writerows([csv_cell(value) for value in row.values()] for row in rows)
    return written.getvalue().encode()


def as_json(rows: Sequence[Row]) -> bytes:
    """Return rows as a JSON list, one a line; what is missing is null."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return harmless(f"[\n{lines}\n]\n").encode()


def csv_cell(value: Any) -> Any:
    """Return a value as a cell of a CSV file that a spreadsheet may open."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = ";".join(map(str, value))
    return for_spreadsheets(printable(value)) if isinstance(value, str) else value
