"""The key figures of all reports as rows: one for each scenario, notebook and figure.

What `key_figures.csv` and `key_figures.json` hold and what the comparison shows. Only
what the reports say is in them, nothing of when they were built: the same reports give
the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cac_data.report.manifest import Entry
from cac_data.scenarios import BASELINE

COLUMNS = (
    *("scenario", "scenario_title", "kind", "one_off", "notebook", "notebook_title"),
    *("id", "label", "value", "unit", "period", "low", "high", "decimals"),
    *("baseline_value", "difference", "difference_pct", "no_difference"),
    *("note", "source_ids", "page", "cac_data", "data"),
)
"""Columns of the rows, in their order."""

LEAST_DIGITS_FOR_PER_CENT = 2
"""Of a baseline value: a change in per cent of "4" would say more than is known."""

YEAR = re.compile(r"\d{4}")

Figure = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """A figure less the baseline's.

    Attributes
    ----------
    absolute : float or None
        In the unit of the figure, at the precision printed; None if there is none.
    per_cent : float or None
        The same in per cent of the baseline's value, where that makes sense.
    reason : str
        Why there is no difference; empty if there is one.
    """

    absolute: float | None = None
    per_cent: float | None = None
    reason: str = ""


def decimals(figure: Figure) -> int:
    """Return how many decimals of a figure are printed.

    Parameters
    ----------
    figure : mapping
        A key figure as in its bundle.

    Returns
    -------
    int
        Those of its value; of its range where it has no value.

    Examples
    --------
    >>> decimals({"value": 94.8, "number": "94.8"})
    1
    """
    printed = figure["number"] if figure["value"] is not None else figure["range"]
    return max((len(part) for part in re.findall(r"\.(\d+)", printed)), default=0)


def is_year(figure: Figure) -> bool:
    """Tell whether the value of a figure is a year.

    Parameters
    ----------
    figure : mapping
        A key figure as in its bundle, where a year has no unit and is printed without
        a sign between its thousands.

    Returns
    -------
    bool
        True for years of our era of four digits and for years before it.

    Examples
    --------
    >>> is_year({"unit": "", "number": "2031"}), is_year({"unit": "", "number": "0.38"})
    (True, False)
    """
    return figure["unit"] == "BC" or (
        figure["unit"] == "" and YEAR.fullmatch(figure["number"]) is not None
    )


def difference(figure: Figure, baseline: Figure | None) -> Difference:
    """Compare a figure with the baseline's; unlike units or periods are not compared.

    The difference is the value less the baseline's value, both as printed. Per cent are
    left out for what is itself a share, a rate, a probability, an index or a year, and
    where the baseline's value has only one digit that counts.

    Parameters
    ----------
    figure : mapping
        A key figure as in its bundle.
    baseline : mapping or None
        The figure of the same id in the baseline's report of the same notebook.

    Returns
    -------
    Difference
        The difference, or why there is none.

    Examples
    --------
    >>> slump = {"value": 110.0, "number": "110.0", "unit": "USD bn", "period": "2030"}
    >>> difference(slump, {**slump, "value": 131.0, "number": "131.0"})
    Difference(absolute=-21.0, per_cent=-16.0, reason='')
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
    places = max(decimals(figure), decimals(baseline))
    base = float(baseline["value"])
    absolute = _rounded(float(figure["value"]) - base, places)
    if not _per_cent_makes_sense(baseline):
        return Difference(absolute)
    return Difference(absolute, _rounded(absolute / base * 100, 1))


def _per_cent_makes_sense(baseline: Figure) -> bool:
    unit = baseline["unit"]
    digits = re.sub(r"\D", "", baseline["number"]).lstrip("0")
    return not (
        unit.startswith(("%", "of "))
        or unit in ("", "BC", "probability", "score", "rank")
        or baseline["value"] <= 0
        or len(digits) < LEAST_DIGITS_FOR_PER_CENT
    )


def _rounded(number: float, places: int) -> float:
    return round(number, places) + 0.0  # no -0.0


def figures_by_id(entry: Entry | None) -> dict[str, Figure]:
    """Return the key figures of a report by their id.

    Parameters
    ----------
    entry : Entry or None
        The report; None if there is none.

    Returns
    -------
    dict of str to mapping
        In the order of the report.
    """
    return {item["id"]: item for item in entry.key_figures} if entry else {}


def key_figure_rows(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """Yield one row for each scenario, notebook and key figure.

    Parameters
    ----------
    entries : iterable of Entry
        The reports that can be read.

    Yields
    ------
    dict
        By :data:`COLUMNS`, sorted by scenario, notebook and id. Missing is None, years
        and whole numbers are integers.
    """
    listed = {entry.name: entry for entry in entries}
    baselines = {
        entry.notebook: figures_by_id(entry)
        for entry in listed.values()
        if entry.scenario == BASELINE
    }
    for entry in sorted(
        listed.values(), key=lambda item: (item.scenario, item.notebook)
    ):
        theirs = baselines.get(entry.notebook)
        for figure in sorted(entry.key_figures, key=lambda item: str(item["id"])):
            if theirs is None:
                told = Difference(reason="no report of the baseline")
                yield _row(entry, figure, None, told)
            else:
                base = theirs.get(figure["id"])
                yield _row(entry, figure, base, difference(figure, base))


def _row(
    entry: Entry, figure: Figure, baseline: Figure | None, told: Difference
) -> dict[str, Any]:
    places = decimals(figure)
    # At the precision of the finer of the two, like the difference itself.
    finer = places if baseline is None else max(places, decimals(baseline))
    values = {
        "scenario": entry.scenario,
        "scenario_title": entry.scenario_title,
        "kind": entry.kind,
        "one_off": entry.is_one_off,
        "notebook": entry.notebook,
        "notebook_title": entry.title,
        "id": figure["id"],
        "label": figure["label"],
        "value": _as_printed(figure["value"], places),
        "unit": "year" if is_year(figure) and not figure["unit"] else figure["unit"],
        "period": figure["period"],
        "low": _as_printed(figure["low"], places),
        "high": _as_printed(figure["high"], places),
        "decimals": places,
        "baseline_value": baseline
        and _as_printed(baseline["value"], decimals(baseline)),
        "difference": _as_printed(told.absolute, finer),
        "difference_pct": told.per_cent,
        "no_difference": told.reason,
        "note": figure.get("note", ""),
        "source_ids": list(figure["source_ids"]),
        "page": entry.page,
        "cac_data": entry.made_with.get("cac_data"),
        "data": entry.made_with.get("data"),
    }
    return {name: None if values[name] == "" else values[name] for name in COLUMNS}


def _as_printed(number: float | None, places: int) -> float | int | None:
    if number is None:
        return None
    return _rounded(number, places) if places else round(number)


def key_figures_json(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Write rows as JSON.

    Parameters
    ----------
    rows : iterable of mapping
        As :func:`key_figure_rows` gives them.

    Yields
    ------
    str
        The parts of a list of objects, one a line.
    """
    before = "[\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def key_figures_csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Write rows as CSV.

    Parameters
    ----------
    rows : iterable of mapping
        As :func:`key_figure_rows` gives them.

    Yields
    ------
    str
        The lines, the heading first; missing is empty, sources are separated by ``;``.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_csv_cell(row[name]) for name in COLUMNS])
    yield buffer.getvalue()


def _csv_cell(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value
