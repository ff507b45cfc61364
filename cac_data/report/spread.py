"""How the figures of a sweep spread: what many scenarios say together.

Quantiles are values that some report shows, as it prints them: nothing is worked out
between two of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from markupsafe import Markup

from cac_data import display
from cac_data.report import strips
from cac_data.report.key_figures import Figure, decimals, figures_by_id, is_year
from cac_data.report.manifest import Entry

__all__ = ["Quantile", "SpreadLine", "Varied", "spread", "varied"]

SHARES = (Fraction(0), Fraction(1, 10), Fraction(1, 2), Fraction(9, 10), Fraction(1))
"""Which quantiles are shown: lowest, a tenth, the middle, nine tenths, highest."""

MOST_VALUES = 6
"""Values of a parameter that are listed; of more, only the ends."""

AMOUNT = re.compile(r"([−-]?)(\d[\d,]*(?:\.\d+)?)(.*)", re.DOTALL)
"""A number in words, with what follows it."""


@dataclass(frozen=True)
class Quantile:
    """A value of the spread.

    Attributes
    ----------
    text : str
        As its report prints it.
    page : str or None
        The report.
    title : str
        The scenario.
    """

    text: str
    page: str | None
    title: str


@dataclass(frozen=True)
class SpreadLine:
    """One figure over the scenarios of a sweep.

    Attributes
    ----------
    label, unit, when : str
        What it is; unit and time as the baseline has them, or else most scenarios.
    count : int
        How many scenarios have a value.
    baseline : str
        The baseline's value; empty where there is none to compare with.
    quantiles : list of Quantile
        By :data:`SHARES`; empty where no scenario has a value.
    notes : list of str
        What is not in it.
    chart : markupsafe.Markup or None
        The drawing; None where all values are the same.
    """

    label: str
    unit: str
    when: str
    count: int
    baseline: str
    quantiles: list[Quantile]
    notes: list[str]
    chart: Markup | None

    @property
    def is_same(self) -> bool:
        """Whether every scenario has the same value."""
        return self.chart is None


@dataclass(frozen=True)
class Varied:
    """A parameter in which scenarios of a sweep differ from the baseline.

    Attributes
    ----------
    label : str
        Its name.
    notebooks : list of str
        Whose it is, with these values.
    baseline : list of str
        Its value in the baseline, in words.
    count : int
        How many scenarios set another value.
    values : int
        How many values there are.
    words : str
        The values, or the ends of many.
    """

    label: str
    notebooks: list[str]
    baseline: list[str]
    count: int
    values: int
    words: str


# --- Figures -------------------------------------------------------------------------


def spread(reports: Sequence[Entry], baseline: Entry | None) -> list[SpreadLine]:
    """Say how each key figure of one notebook spreads over many scenarios.

    Parameters
    ----------
    reports : sequence of Entry
        The notebook's reports; at least one.
    baseline : Entry or None
        The baseline's report of it.

    Returns
    -------
    list of SpreadLine
        In the order of the baseline's report, or else of the first.
    """
    theirs = figures_by_id(baseline)
    found: dict[str, list[tuple[Figure, Entry]]] = {name: [] for name in theirs}
    for entry in reports:
        for figure in entry.key_figures:
            found.setdefault(figure["id"], []).append((figure, entry))
    return [
        _line(pairs, theirs.get(name), len(reports))
        for name, pairs in found.items()
        if pairs
    ]


def _line(
    pairs: Sequence[tuple[Figure, Entry]], baseline: Figure | None, total: int
) -> SpreadLine:
    measure = baseline or _usual([figure for figure, _ in pairs])
    valued = [pair for pair in pairs if pair[0]["value"] is not None]
    alike = [pair for pair in valued if _kind(pair[0]) == _kind(measure)]
    # Of equal values the first report by name stands for all.
    alike.sort(key=lambda pair: (pair[0]["value"], pair[1].name))
    reasons = {
        "without a value": len(pairs) - len(valued),
        "in another unit or of another time": len(valued) - len(alike),
        "without this figure": total - len(pairs),
    }
    drawn = [alike[_place(share, len(alike))] for share in SHARES] if alike else []
    base = baseline if baseline and baseline["value"] is not None else None
    return SpreadLine(
        label=measure["label"],
        unit=measure["unit"],
        when=measure["period_text"],
        count=len(alike),
        baseline=base["number"] if base else "",
        quantiles=[
            Quantile(figure["number"], entry.page, entry.scenario_title)
            for figure, entry in drawn
        ],
        notes=[f"{count:,} {reason}" for reason, count in reasons.items() if count],
        chart=_chart(measure, [figure for figure, _ in drawn], base),
    )


def _kind(figure: Figure) -> tuple[str, str]:
    return figure["unit"], figure["period"]


def _usual(figures: Sequence[Figure]) -> Figure:
    """Return a figure with the unit and the time that most have."""
    counts = Counter(_kind(figure) for figure in figures)
    usual = max(counts, key=lambda kind: (counts[kind], kind))
    return next(figure for figure in figures if _kind(figure) == usual)


def _place(share: Fraction, count: int) -> int:
    """Return the place of a quantile among sorted values: that of the nearest rank."""
    return max(ceil(share * count), 1) - 1


def _chart(
    measure: Figure, drawn: Sequence[Figure], baseline: Figure | None
) -> Markup | None:
    """Draw the ends, the middle eight tenths, and the baseline as a diamond."""
    if not drawn or drawn[0]["value"] == drawn[-1]["value"]:
        return None
    lowest, tenth, middle, nine_tenths, highest = drawn
    lanes = [
        _lane("All", middle, lowest, highest),
        _lane("Middle 80 %", middle, tenth, nine_tenths),
    ]
    if baseline is not None:
        value = baseline["value"]
        lanes.append(
            strips.Lane("Baseline", value, None, None, baseline["number"], True)
        )
    places = max(decimals(figure) for figure in drawn)
    low, high = (
        f"{number:.0f}" if is_year(middle) else display.format_value(number, places)
        for number in strips.extent(lanes)
    )
    about = [measure["label"], measure["unit"], measure["period_text"]]
    return strips.strip(
        lanes, ends=(low, high), alt=", ".join(part for part in about if part)
    )


def _lane(name: str, middle: Figure, low: Figure, high: Figure) -> strips.Lane:
    text = f"{low['number']} to {high['number']}, median {middle['number']}"
    return strips.Lane(name, middle["value"], low["value"], high["value"], text)


# --- Parameters ----------------------------------------------------------------------


def varied(entries: Iterable[Entry]) -> list[Varied]:
    """Say which parameters a sweep varies, and between which values.

    Parameters
    ----------
    entries : iterable of Entry
        Its reports.

    Returns
    -------
    list of Varied
        In the order in which the reports have them. Notebooks that share a parameter
        with the same values share a line.
    """
    told: dict[tuple[str, str], dict[str, Mapping[str, str]]] = {}
    for entry in entries:
        for item in entry.differences:
            key = item["label"], entry.notebook
            told.setdefault(key, {})[entry.scenario] = item
    lines: dict[tuple[str, int, int, str], Varied] = {}
    for (label, notebook), items in told.items():
        values = sorted({item["value"] for item in items.values()}, key=_amount)
        words = _in_words(values)
        same = label, len(items), len(values), words
        if same in lines:
            lines[same].notebooks.append(notebook)
            continue
        baseline = dict.fromkeys(item.get("baseline", "") for item in items.values())
        lines[same] = Varied(
            label, [notebook], list(baseline), len(items), len(values), words
        )
    return list(lines.values())


def _in_words(values: Sequence[str]) -> str:
    if len(values) <= MOST_VALUES:
        return "; ".join(values)
    kinds = {_amount(value)[0] for value in values}
    if len(kinds) == 1 and "" not in kinds:  # all of them amounts of one unit
        return f"{values[0]} to {values[-1]}"
    return f"{'; '.join(values[: MOST_VALUES - 1])}; ..."


def _amount(words: str) -> tuple[str, float, str]:
    """Sort amounts of one unit by their number, and all else by the alphabet."""
    match = AMOUNT.fullmatch(words)
    if match is None:
        return "", 0.0, words
    sign, digits, unit = match.groups()
    number = float(digits.replace(",", ""))
    return f"a number {unit}", -number if sign else number, words
