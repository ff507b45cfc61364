"""A chart of the rows that are picked, as far as they can be drawn in one."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from cac_data import charts, words
from cac_data.charts.svg import image, svg_of
from cac_data.colours import COUNTRIES
from cac_data.lines import Line, line
from cac_data.observations import observe
from cac_data.tables import resource_of
from cac_data.writing import written_as

MOST_SERIES = 6
"""As many as a chart tells apart, beside countries, which have colours of their own."""


class Drawing:
    """A chart with what it leaves out, as Jupyter shows it."""

    def __init__(self, figure: Any, notes: list[Line]) -> None:
        """Keep a figure, and a sentence for each thing that it does not show."""
        self.figure = figure
        self.writing = words.writing()
        self.notes = [words.say(note) for note in notes]
        self.what = words.say(line("lab.figures-of-picked"))

    def _repr_html_(self) -> str:
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        description = " ".join(self.notes) or self.what
        with written_as(self.writing):
            return notes + image(*svg_of(self.figure), description)


def chart(rows: pd.DataFrame, table: str) -> Drawing:
    """Draw what can be drawn of the rows: figures of one unit, few enough series.

    A line for each fact, bars where there is but one period, dots where several rows
    are about one fact.
    """
    if not resource_of(table).get("value"):
        message = f"the table {table} has no figures to draw"
        raise ValueError(message)
    notes: list[Line] = []
    seen = _of_one_unit(observe(rows).dropna(subset="value"), notes)
    seen = _of_whole_years(seen, notes)
    seen = seen.assign(series=_series_names(seen))
    seen = _few_series(seen, notes)
    unit = seen["unit"].iloc[0]
    periods = seen["period"]
    with written_as(words.writing()):
        if seen.duplicated(["series", "period"]).any():
            figure = charts.scatter(seen, x="period", y="value", by="series", unit=unit)
        elif periods.nunique() == 1:
            notes.insert(0, _of_period(periods.iloc[0]))
            figure = charts.bars(seen, x="series", horizontal=True, unit=unit)
        else:
            figure = charts.lines(seen, x="period", by="series", unit=unit)
    return Drawing(figure, notes)


def _of_period(period: str) -> Line:
    """Say of which one period the figures are."""
    if not period:
        return line("lab.figures-of-no-period")
    return line("lab.figures-of-period", period=words.period(period))


def _series_names(seen: pd.DataFrame) -> pd.Series[str]:
    """The series of each figure, named by the keys in which the figures differ."""
    columns = list(seen.columns)
    keys = columns[: columns.index("period")]
    differing = [key for key in keys if seen[key].nunique() > 1]
    texts = seen[differing or keys].astype(str)
    return texts.agg(", ".join, axis=1)


def _of_one_unit(seen: pd.DataFrame, notes: list[Line]) -> pd.DataFrame:
    """The figures in the unit that most have; a note says which are left out."""
    if seen.empty:
        message = "none of these rows has a figure to draw"
        raise ValueError(message)
    counts = seen.groupby("unit").size()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    (unit, drawn), *others = ordered
    if others:
        left_out = [line("lab.in-unit", n=n, unit=str(other)) for other, n in others]
        notes.append(line("lab.in-one-unit", n=drawn, unit=str(unit), others=left_out))
    return seen[seen["unit"] == unit]


def _of_whole_years(seen: pd.DataFrame, notes: list[Line]) -> pd.DataFrame:
    """The figures of whole years, where there are some, without those of parts."""
    is_whole = seen["year"].notna()
    if not is_whole.any() or is_whole.all():
        return seen
    left_out = int((~is_whole).sum())
    notes.append(line("lab.whole-years", n=left_out))
    return seen[is_whole]


def _few_series(seen: pd.DataFrame, notes: list[Line]) -> pd.DataFrame:
    """As many series as can be told apart: those with figures for most periods."""
    lengths = seen.groupby("series")["period"].nunique()
    others = [name for name in lengths.index if name not in COUNTRIES]
    others.sort(key=lambda name: (-lengths[name], name))
    left_out = others[MOST_SERIES:]
    if not left_out:
        return seen
    notes.append(_longest(len(others), left_out))
    is_shown = ~seen["series"].isin(left_out)
    return seen[is_shown]


def _longest(n: int, left_out: list[str]) -> Line:
    """Say which of so many series are left out, the first few by name."""
    counts = {"drawn": MOST_SERIES, "n": n}
    names = "; ".join(left_out[:MOST_SERIES])
    more = len(left_out) - MOST_SERIES
    if more <= 0:
        return line("lab.longest-series", **counts, names=names)
    return line("lab.longest-series-of-many", **counts, names=names, more=more)
