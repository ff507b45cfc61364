"""The pages and files about all reports: the list, and the scenarios side by side."""

import base64
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cac_data import words
from cac_data.files import for_spreadsheets
from cac_data.report import publish
from cac_data.report.publish import INDEX, Entry, KeyFigure, RunFacts, closed
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS
from cac_data.sources import bibtex_entry

TEMPLATES = Path(__file__).parent / "template"
BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|bn|mn|bcm|km|Mt|MW|GW|TWh)(?!\w))")

COLUMNS = (
    *("scenario", "scenario_title", "kind", "one_off", "notebook", "notebook_title"),
    *("id", "label", "value", "unit", "period", "low", "high", "decimals"),
    *("baseline_value", "difference", "difference_pct", "no_difference"),
    *("note", "source_ids", "page", "cac_data", "data"),
)


# --- Templates -----------------------------------------------------------------------


def fill_in(name: str, **context: Any) -> str:
    """Return a page: a template, its style and script, and a policy of just these."""
    sheets = ("page.css",) if name == "report" else ("page.css", "overview.css")
    style = "".join((TEMPLATES / sheet).read_text("utf-8") for sheet in sheets)
    style = re.sub(r"(?s)(/\*.*?\*/|\s)+", " ", style)  # comments and indents
    script = (TEMPLATES / f"{name}.js").read_text("utf-8")
    digests = [hashlib.sha256(text.encode()).digest() for text in (style, script)]
    for_style, for_script = (base64.b64encode(digest).decode() for digest in digests)
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{for_style}'; "
        f"script-src 'sha256-{for_script}'; base-uri 'none'; form-action 'none'"
    )
    told = {"style": Markup(style), "script": Markup(script), "policy": policy}
    text = _environment().get_template(f"{name}.html.j2").render(**told, **context)
    # A notebook may print half a surrogate pair, which no file can hold.
    return f"{text.strip()}\n".encode(errors="replace").decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES, words.folder()]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    words.equip(environment, words.catalogue("common", words.folder()))
    # No line ends before a unit.
    environment.filters.update(cell=words.cell, kept=partial(BEFORE_UNIT.sub, "\xa0"))
    environment.globals.update(
        bibtex_entry=bibtex_entry,
        language=words.folder().name,
        meanings=words.pairs("common.verdicts"),
        versions=publish.VERSIONS,
        made_with=publish.made_with,
    )
    return environment


# --- Key figures ---------------------------------------------------------------------


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


# --- Pages about all reports ---------------------------------------------------------


def files(entries: Sequence[Entry], run: RunFacts) -> dict[str, bytes]:
    """Return what is said of all reports, in the order given, by the file's name.

    JSON has the rows of the CSV, one a line; what is missing is null, or empty. What a
    page leads to stands before it.
    """
    shown = [entry for entry in entries if entry.page is not None]
    rows = list(_rows(shown))
    cells = [map(_csv_cell, row.values()) for row in rows]
    frame = pd.DataFrame(cells, columns=COLUMNS, dtype=object)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return {
        "key_figures.csv": frame.to_csv(index=False, lineterminator="\n").encode(),
        "key_figures.json": f"[\n{lines}\n]\n".encode(),
        "compare.html": closed(_compare_html(shown), ""),
        INDEX: closed(_index_html(entries, run), ""),
    }


def _index_html(entries: Sequence[Entry], run: RunFacts) -> str:
    """Return the page that lists all reports, in the order given, and the last run."""
    broken = [entry for entry in entries if not entry.is_good]
    broken.sort(key=lambda entry: publish.STATUSES.index(entry.status))
    topics = {
        notebook: [entry for entry in entries if entry.notebook == notebook]
        for notebook in _in_order(entries)
    }
    return fill_in(
        "index",
        topics=topics,
        most=4,  # headline figures of a report
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


def _compare_html(entries: Sequence[Entry]) -> str:
    """Return the page that sets the scenarios of reports with a page side by side."""
    baseline = [entry for entry in entries if entry.scenario == BASELINE]
    lenses = [entry for entry in entries if entry.kind == "lens"]
    versions = defaultdict(list)
    for entry in entries:
        made = entry.made_with.get("data"), entry.made_with.get("cac_data")
        versions[made].append(entry)
    # The usual one first; of two that are as usual, the later.
    order = sorted(versions, key=lambda item: (len(versions[item]), str(item)))[::-1]
    return fill_in(
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

    `parameters` has notebooks by label, the baseline's value (two where it changed) and
    values: None as in the baseline, empty without a report.
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

    Those `elsewhere` differ only in what they are about, or where they are missing.
    Label, unit and time of a line are those of its `measure`, the first there is.
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
        shown = {(f.label, f.number, f.unit, f.period, f.range) for f in there}
        kind = "elsewhere"
        if len(reports) == 1 or len({(item.number, item.range) for item in alike}) > 1:
            kind = "differing"
        elif 1 < len(there) == sum(map(bool, reports)) and len(shown) == 1:
            kind = "same"
        lines[kind].append({"measure": measure, "figures": row})
    return {kind: lines[kind] for kind in ("differing", "elsewhere", "same")}
