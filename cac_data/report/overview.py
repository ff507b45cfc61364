"""The pages about all reports: the list of them, and the scenarios side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from cac_data.report import assets
from cac_data.report.key_figures import difference
from cac_data.report.manifest import STATUSES, Entry, RunFacts
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS

MOST_FIGURES = 4  # headline figures of a report

SHOWN = {"label", "value", "number", "unit", "period", "range"}
"""What a reader sees of a figure: two that share it are the same."""


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
        most=MOST_FIGURES,
        scenarios={entry.scenario: entry.scenario_title for entry in entries},
        run=run,
        total=len(entries),
        counts=Counter(entry.status for entry in broken),
        broken=broken,
    )


def _in_order(entries: Iterable[Entry]) -> list[str]:
    """Return the notebooks of some reports, each once, in the order of their models."""
    names = dict.fromkeys(entry.notebook for entry in entries)
    return sorted(names, key=lambda name: [*NOTEBOOK_PARAMETERS, name].index(name))


def compare_html(entries: Sequence[Entry]) -> str:
    """Return the page that sets the scenarios of reports with a page side by side."""
    baseline = [entry for entry in entries if entry.scenario == BASELINE]
    lenses = [entry for entry in entries if entry.kind == "lens"]
    versions = defaultdict(list)
    for entry in entries:
        made = entry.made_with.get("data"), entry.made_with.get("cac_data")
        versions[made].append(entry)
    # The usual one first; of two that are as usual, the later.
    order = sorted(versions, key=lambda item: (len(versions[item]), str(item)))[::-1]
    return assets.fill_in(
        "compare",
        futures=_block([entry for entry in entries if entry.kind != "lens"]),
        lenses=_block([*baseline, *lenses]) if lenses else None,
        broken=[entry for entry in entries if not entry.is_good],
        versions_of={version: versions[version] for version in order},
        has_baseline=bool(baseline),
        difference=difference,
    )


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
        title = next(report.title for report in reports if report)
        topic = {"notebook": notebook, "title": title, "reports": reports}
        topics.append(topic | _lines(reports))
    return {"columns": columns, "parameters": parameters, "topics": topics}


def _lines(reports: Sequence[Entry | None]) -> dict[str, list[dict[str, Any]]]:
    """Return the figures of one notebook over its reports, the baseline's first.

    Some scenario changes the `differing` ones. Those `elsewhere` differ only in what
    they are about or where they are missing. Label, unit and time of a line are those
    of its `measure`, the first figure there is.
    """
    figures = [
        {item.id: item for item in report.key_figures} if report else {}
        for report in reports
    ]
    lines: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in dict.fromkeys(name for found in figures for name in found):
        row = [found.get(name) for found in figures]
        there = [figure for figure in row if figure]
        measure = there[0]
        alike = [
            figure
            for figure in there
            if figure.value is not None
            and (figure.unit, figure.period) == (measure.unit, measure.period)
        ]
        shown = {str(figure.model_dump(include=SHOWN)) for figure in there}
        kind = "elsewhere"
        if len(reports) == 1 or len({(item.number, item.range) for item in alike}) > 1:
            kind = "differing"
        elif 1 < len(there) == sum(map(bool, reports)) and len(shown) == 1:
            kind = "same"
        lines[kind].append({"measure": measure, "figures": row})
    return {kind: lines[kind] for kind in ("differing", "elsewhere", "same")}
