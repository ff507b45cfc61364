"""The key figures of all reports, in rows by scenario, notebook and figure."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cac_data import words
from cac_data.files import for_spreadsheets
from cac_data.report.bundles import KeyFigure
from cac_data.report.manifest import Entry
from cac_data.scenarios import BASELINE

COLUMNS = (
    *("scenario", "scenario_title", "kind", "one_off", "notebook", "notebook_title"),
    *("id", "label", "value", "unit", "period", "low", "high", "decimals"),
    *("baseline_value", "difference", "difference_pct", "no_difference"),
    *("note", "source_ids", "page", "cac_data", "data"),
)

NO_PER_CENT = ("", "BC", "probability", "score", "rank")
"""Units in which a change in per cent says nothing."""


@dataclass(frozen=True)
class Difference:
    """A figure less the baseline's, at the precision printed, or why there is none.

    `in_years` is how much later a year is.
    """

    absolute: float | None = None
    per_cent: float | None = None
    reason: str = ""
    unit: str = ""
    digits: int = 0
    in_years: float = 0

    @property
    def words(self) -> str:
        """The difference as the comparison prints it; empty where there is none."""
        return "" if self.absolute is None else words.say("page.difference", self)


def key_figures_csv(entries: Sequence[Entry]) -> str:
    """Return the figures of reports as CSV: missing is empty, ``;`` between sources."""
    cells = [map(_csv_cell, row.values()) for row in _rows(entries)]
    frame = pd.DataFrame(cells, columns=COLUMNS, dtype=object)
    return frame.to_csv(index=False, lineterminator="\n")


def key_figures_json(entries: Sequence[Entry]) -> str:
    """Return the same rows as a JSON list of objects, one a line; missing is null."""
    lines = [json.dumps(row, ensure_ascii=False) for row in _rows(entries)]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _csv_cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    text = ";".join(value) if isinstance(value, list) else value
    return for_spreadsheets(text) if isinstance(text, str) else text


def _rows(entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Yield the rows, sorted by scenario, notebook and id of the figure."""
    there = {(entry.scenario, entry.notebook): entry for entry in entries}
    for (_, notebook), entry in sorted(there.items()):
        baseline = there.get((BASELINE, notebook))
        theirs = {item.id: item for item in baseline.key_figures} if baseline else {}
        for figure in sorted(entry.key_figures, key=lambda item: item.id):
            base, places = theirs.get(figure.id), decimals(figure)
            told = difference(figure, base)
            if baseline is None:
                told = Difference(reason="no report of the baseline")
            values = (
                *(entry.scenario, entry.scenario_title, entry.kind, entry.is_one_off),
                *(entry.notebook, entry.title, figure.id, figure.label),
                _as_printed(figure.value, places),
                "year" if is_year(figure) and not figure.unit else figure.unit,
                figure.period,
                _as_printed(figure.low, places),
                _as_printed(figure.high, places),
                places,
                base and _as_printed(base.value, decimals(base)),
                *(told.absolute, told.per_cent, told.reason),
                *(figure.note, figure.source_ids, entry.page),
                *(entry.made_with.get("cac_data"), entry.made_with.get("data")),
            )
            found = zip(COLUMNS, values, strict=True)
            yield {name: None if value == "" else value for name, value in found}


def _as_printed(value: Any, places: int) -> Any:
    if value is None:
        return None
    return round(value, places) + 0.0 if places else round(value)  # no -0.0


def decimals(figure: KeyFigure) -> int:
    """Return how many decimals of a figure, or of its range, are printed."""
    printed = figure.range if figure.value is None else figure.number
    return max((len(part) for part in re.findall(r"\.(\d+)", printed)), default=0)


def is_year(figure: KeyFigure) -> bool:
    """Tell whether a value is a year: of four plain digits, or before our era."""
    is_plain = re.fullmatch(r"\d{4}", figure.number) is not None
    return figure.unit == "BC" or (figure.unit == "" and is_plain)


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
    places = max(decimals(figure), decimals(baseline))
    absolute = _as_printed(figure.value - base, places)
    in_years = 0.0
    if is_year(figure) and is_year(baseline):
        # Before our era the greater number is the earlier year.
        in_years = -absolute if unit == "BC" else absolute
    has_one_digit = len(re.sub(r"\D", "", baseline.number).lstrip("0")) < 2
    if unit.startswith("%"):
        unit = "%"
    elif unit.startswith("of ") or unit in NO_PER_CENT:
        unit = ""  # of no amount
    per_cent = None
    if unit not in ("%", "") and not has_one_digit and base > 0:
        per_cent = _as_printed(absolute / base * 100, 1)
    return Difference(absolute, per_cent, "", unit, places, in_years)
