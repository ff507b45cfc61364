"""In which parameters scenarios differ, as a table of parameters and scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cac_data.report.manifest import Entry
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS


@dataclass
class ParameterRow:
    """One parameter over the scenarios.

    Attributes
    ----------
    label : str
        Its name.
    notebooks : list of str
        Whose parameter it is, with these values.
    baseline : list of str
        Its value in the baseline, in words. More than one where reports were built
        before and after the baseline changed.
    values : list of str or None
        What each scenario has instead; None where it is as in the baseline, empty
        where there is no report.
    """

    label: str
    notebooks: list[str]
    baseline: list[str]
    values: list[str | None] = field(default_factory=list)


def parameter_rows(
    entries: Sequence[Entry], scenarios: Sequence[str]
) -> list[ParameterRow]:
    """Return the parameters in which some scenario differs from the baseline.

    Parameters
    ----------
    entries : sequence of Entry
        The reports.
    scenarios : sequence of str
        The ids of the columns.

    Returns
    -------
    list of ParameterRow
        In the order of the notebooks. Notebooks with the same values share a row.
    """
    rows: list[ParameterRow] = []
    for notebook in NOTEBOOK_PARAMETERS:
        reports = {item.scenario: item for item in entries if item.notebook == notebook}
        for row in _rows_of(notebook, reports, scenarios):
            twin = next((other for other in rows if _agree(row, other)), None)
            if twin is None:
                rows.append(row)
            else:
                twin.notebooks.append(notebook)
                twin.values = [
                    theirs if mine == "" else mine
                    for mine, theirs in zip(row.values, twin.values, strict=True)
                ]
    return rows


def _rows_of(
    notebook: str, reports: dict[str, Entry], scenarios: Sequence[str]
) -> list[ParameterRow]:
    words = {
        scenario: {item["label"]: item for item in report.differences}
        for scenario, report in reports.items()
        if scenario != BASELINE
    }
    labels = dict.fromkeys(
        label for scenario in scenarios for label in words.get(scenario, {})
    )
    rows = []
    for label in labels:
        told = [found[label] for found in words.values() if label in found]
        baseline = dict.fromkeys(item.get("baseline", "") for item in told)
        values = [
            "" if scenario not in reports else _value(words.get(scenario, {}), label)
            for scenario in scenarios
        ]
        rows.append(ParameterRow(label, [notebook], list(baseline), values))
    return rows


def _value(words: dict[str, dict[str, str]], label: str) -> str | None:
    return words[label]["value"] if label in words else None


def _agree(one: ParameterRow, other: ParameterRow) -> bool:
    return (one.label, one.baseline) == (other.label, other.baseline) and all(
        mine == theirs or "" in (mine, theirs)
        for mine, theirs in zip(one.values, other.values, strict=True)
    )
