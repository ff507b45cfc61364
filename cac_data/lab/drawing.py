"""A chart of the rows that are picked, as far as they can be drawn in one."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from cac_data import charts
from cac_data.charts import style
from cac_data.charts.svg import image, svg_of
from cac_data.observations import observe
from cac_data.tables import resource_of

MOST_SERIES = 6
"""As many as a chart tells apart, beside countries, which have colours of their own."""


class Drawing:
    """A chart with what it leaves out, as Jupyter shows it."""

    def __init__(self, figure: Any, notes: list[str]) -> None:
        """Keep a figure, and a sentence for each thing that it does not show."""
        self.figure = figure
        self.notes = notes

    def _repr_html_(self) -> str:
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        description = " ".join(self.notes) or "The figures of the rows picked."
        return notes + image(*svg_of(self.figure), description)


def chart(rows: pd.DataFrame, table: str) -> Drawing:
    """Draw what can be drawn of the rows: figures of one unit, few enough series.

    A line for each fact, bars where there is but one period, dots where several rows
    are about one fact.
    """
    if not resource_of(table).get("value"):
        message = f"the table {table} has no figures to draw"
        raise ValueError(message)
    notes: list[str] = []
    seen = _of_one_unit(observe(rows).dropna(subset="value"), notes)
    seen = _of_whole_years(seen, notes)
    seen = seen.assign(series=_series_names(seen))
    seen = _few_series(seen, notes)
    unit = seen["unit"].iloc[0]
    periods = seen["period"]
    if seen.duplicated(["series", "period"]).any():
        figure = charts.scatter(seen, x="period", y="value", by="series", unit=unit)
    elif periods.nunique() == 1:
        notes.insert(0, f"Figures of {periods.iloc[0] or 'no stated period'}.")
        figure = charts.bars(seen, x="series", horizontal=True, unit=unit)
    else:
        figure = charts.lines(seen, x="period", by="series", unit=unit)
    return Drawing(figure, notes)


def _series_names(seen: pd.DataFrame) -> pd.Series[str]:
    """The series of each figure, named by the keys in which the figures differ."""
    columns = list(seen.columns)
    keys = columns[: columns.index("period")]
    differing = [key for key in keys if seen[key].nunique() > 1]
    words = seen[differing or keys].astype(str)
    return words.agg(", ".join, axis=1)


def _of_one_unit(seen: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """The figures in the unit that most have; a note says which are left out."""
    if seen.empty:
        message = "none of these rows has a figure to draw"
        raise ValueError(message)
    counts = seen.groupby("unit").size()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    (unit, drawn), *others = ordered
    if others:
        left_out = ", ".join(f"{count} in {other}" for other, count in others)
        notes.append(f"Drawn are the {drawn} figures in {unit}; left out: {left_out}.")
    return seen[seen["unit"] == unit]


def _of_whole_years(seen: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """The figures of whole years, where there are some, without those of parts."""
    is_whole = seen["year"].notna()
    if not is_whole.any() or is_whole.all():
        return seen
    left_out = (~is_whole).sum()
    notes.append(f"Left out: {left_out} of other periods than whole years.")
    return seen[is_whole]


def _few_series(seen: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """As many series as can be told apart: those with figures for most periods."""
    lengths = seen.groupby("series")["period"].nunique()
    others = [name for name in lengths.index if name not in style.COUNTRIES]
    others.sort(key=lambda name: (-lengths[name], name))
    left_out = others[MOST_SERIES:]
    if not left_out:
        return seen
    named = "; ".join(left_out[:MOST_SERIES])
    unnamed = len(left_out) - MOST_SERIES
    more = f"; and {unnamed} more" if unnamed > 0 else ""
    notes.append(
        f"Drawn are the {MOST_SERIES} longest of {len(others)} series; "
        f"left out: {named}{more}."
    )
    is_shown = ~seen["series"].isin(left_out)
    return seen[is_shown]
