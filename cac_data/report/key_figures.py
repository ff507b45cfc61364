"""The key figures of all reports as rows: one for each scenario, notebook and figure.

Only what the reports say is in them, nothing of when they were built: the same reports
give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cac_data.display.words import format_value
from cac_data.report.manifest import Entry
from cac_data.scenarios import BASELINE

COLUMNS = (
    *("scenario", "scenario_title", "kind", "one_off", "notebook", "notebook_title"),
    *("id", "label", "value", "unit", "period", "low", "high", "decimals"),
    *("baseline_value", "difference", "difference_pct", "no_difference"),
    *("note", "source_ids", "page", "cac_data", "data"),
)

FORMULA = re.compile(r"[=+@\t\r]|-(?!\d[\d./-]*$)")
"""How a text begins that a spreadsheet may take for a formula; "-0138" is a year."""

Figure = Mapping[str, Any]
"""A key figure as in its bundle."""


@dataclass(frozen=True)
class Difference:
    """A figure less the baseline's, at the precision printed, or why there is none.

    Per cent are those of the baseline's value, where they make sense.
    """

    absolute: float | None = None
    per_cent: float | None = None
    words: str = ""
    reason: str = ""


def key_figures_csv(entries: Sequence[Entry]) -> str:
    """Return the figures of all reports that have a page as CSV, by `COLUMNS`.

    Missing is empty, sources are separated by ``;``, and a text that a spreadsheet
    would take for a formula has an apostrophe before it.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_csv_cell, row.values()) for row in _rows(entries))
    return buffer.getvalue()


def key_figures_json(entries: Sequence[Entry]) -> str:
    """Return the same rows as a JSON list of objects, one a line; missing is null."""
    lines = [json.dumps(row, ensure_ascii=False) for row in _rows(entries)]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _csv_cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    text = ";".join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and FORMULA.match(text) else text


def _rows(entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Yield the rows, sorted by scenario, notebook and id of the figure."""
    there = {(entry.scenario, entry.notebook): entry for entry in entries if entry.page}
    for (_, notebook), entry in sorted(there.items()):
        baseline = there.get((BASELINE, notebook))
        for figure in sorted(entry.key_figures, key=lambda item: str(item["id"])):
            yield _row(entry, figure, baseline)


def _row(entry: Entry, figure: Figure, baseline: Entry | None) -> dict[str, Any]:
    places = decimals(figure)
    base = figures_by_id(baseline).get(figure["id"])
    told = Difference(reason="no report of the baseline")
    if baseline is not None:
        told = difference(figure, base)
    values = (
        *(entry.scenario, entry.scenario_title, entry.kind, entry.is_one_off),
        *(entry.notebook, entry.title, figure["id"], figure["label"]),
        _as_printed(figure["value"], places),
        "year" if is_year(figure) and not figure["unit"] else figure["unit"],
        figure["period"],
        _as_printed(figure["low"], places),
        _as_printed(figure["high"], places),
        places,
        base and _as_printed(base["value"], decimals(base)),
        *(told.absolute, told.per_cent, told.reason),
        *(figure["note"], figure["source_ids"]),
        *(entry.page, entry.made_with.get("cac_data"), entry.made_with.get("data")),
    )
    found = zip(COLUMNS, values, strict=True)
    return {name: None if value == "" else value for name, value in found}


def _as_printed(number: Any, places: int) -> Any:
    if number is None:
        return None
    return round(number, places) + 0.0 if places else round(number)  # no -0.0


def figures_by_id(entry: Entry | None) -> dict[str, Figure]:
    """Return the key figures of a report by their id, in its order."""
    return {item["id"]: item for item in entry.key_figures} if entry else {}


def decimals(figure: Figure) -> int:
    """Return how many decimals of a figure, or of its range, are printed."""
    printed = figure["number"] if figure["value"] is not None else figure["range"]
    return max((len(part) for part in re.findall(r"\.(\d+)", printed)), default=0)


def is_year(figure: Figure) -> bool:
    """Tell whether a value is a year, of our era with four digits or before it.

    A year has no unit and is printed without a sign between its thousands.
    """
    is_plain = re.fullmatch(r"\d{4}", figure["number"]) is not None
    return figure["unit"] == "BC" or (figure["unit"] == "" and is_plain)


def difference(figure: Figure, baseline: Figure | None) -> Difference:
    """Compare a figure with the baseline's; unlike units or periods are not compared.

    Per cent are left out for what is itself a share, a rate, a probability, an index or
    a year, and where the baseline's value has only one digit that counts: a change in
    per cent of "4" would say more than is known. In words, shares and rates differ by
    points, years are later or earlier.
    """
    if baseline is None:
        return Difference(reason="not in the baseline")
    if figure["value"] is None:
        return Difference(reason="no value")
    if baseline["value"] is None:
        return Difference(reason="no value in the baseline")
    for name in ("unit", "period"):
        if figure[name] != baseline[name]:
            theirs = baseline[name] or f"no {name}"
            return Difference(reason=f"other {name}: {theirs} in the baseline")
    base, unit = baseline["value"], baseline["unit"]
    places = max(decimals(figure), decimals(baseline))
    absolute = _as_printed(figure["value"] - base, places)
    if absolute == 0:
        words = "as baseline"
    elif is_year(figure) and is_year(baseline):
        # Before our era the greater number is the earlier year.
        is_later = (absolute > 0) != (unit == "BC")
        plural = "s" if abs(absolute) != 1 else ""
        when = "later" if is_later else "earlier"
        words = f"{abs(absolute):.0f} year{plural} {when}"
    else:
        words = signed(absolute, places) + " points" * unit.startswith("%")
    digits = re.sub(r"\D", "", baseline["number"]).lstrip("0")
    if (
        unit.startswith(("%", "of "))
        or unit in ("", "BC", "probability", "score", "rank")
        or base <= 0
        or len(digits) < 2
    ):
        return Difference(absolute, words=words)
    per_cent = _as_printed(absolute / base * 100, 1)
    if absolute:
        words += f" ({signed(per_cent, 1 if abs(per_cent) < 10 else 0)} %)"
    return Difference(absolute, per_cent, words)


def signed(number: float, places: int) -> str:
    """Write a number with its sign."""
    text = format_value(number, places)
    return f"+{text}" if number > 0 else text
