"""Sliders, what was in the past of what they move, and grids of what hangs on them.

Each slider says what was in the past of what it moves: the 10th, 50th and 90th
percentile of the years that the rows have (linear between neighbours: definition 7 of
Hyndman & Fan 1996, The American Statistician 50, p. 361-365).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data.sliders import Grid, NestedValues, Past, Slider

YEARS_BEFORE = 10
"""Known years that are drawn before those ahead."""
MORE_GROWTH = 0.01
"""By how much growth rises for the effect that is told in words."""
PERCENT = 100
"""Scale of a fraction that is printed in percent."""
PERCENTILES = (0.1, 0.5, 0.9)
# A pace is kept for years: it is compared with paces kept as long.
SPAN = 5
FEWEST_PAST = 5  # figures, with which percentiles begin to say something
# Along a growth of so much, over so many years, straight lines between nodes are wrong
# by a thousandth at most.
GROWTH_YEARS_BETWEEN_NODES = 0.09


def slider(
    value: float,
    low: float,
    high: float,
    step: float,
    *,
    years: int = 0,
    scale: int = 1,
    past: Past | None = None,
) -> Slider:
    """Positions, the scenario's own `value` among them, and the `nodes` of grids.

    What grows over some `years` bends and needs nodes in between. What does not bend
    needs its ends.
    """
    first = math.floor(round(min(low, value) / step, 6))
    last = math.ceil(round(max(high, value) / step, 6))
    steps = [round(step * number, 9) for number in range(first, last + 1)]
    positions = {value, *steps}

    apart = len(steps)
    if years:
        apart = max(1, int(GROWTH_YEARS_BETWEEN_NODES / years / step))
    nodes = {value, steps[-1], *steps[::apart]}
    return Slider(
        value=value,
        positions=sorted(positions),
        snaps=False,
        nodes=sorted(nodes),
        scale=scale,
        past=past,
    )


# --- What was in the past -------------------------------------------------------------


def past_paces(rows: pd.DataFrame, column: str = "value") -> Past:
    """Percentiles of the growth a year over spans of five years, as a fraction."""
    levels = by_year(rows, column)
    factors = levels / levels.shift(SPAN)
    paces = factors ** (1 / SPAN) - 1
    return past_percentiles("spans", paces, levels)


def past_changes(rows: pd.DataFrame) -> Past:
    """Percentiles of the change from year to year, in the unit of the rows."""
    levels = by_year(rows)
    return past_percentiles("changes", levels.diff(), levels)


def by_year(rows: pd.DataFrame, column: str = "value") -> pd.Series:
    """The figures of a column by year, missing where a year between has none."""
    rows = rows.dropna(subset=[column])
    figures = rows.set_index("year")[column].astype("float64")
    if figures.empty:
        return pd.Series(dtype="float64", index=pd.RangeIndex(1))
    first = int(figures.index.min())
    last = int(figures.index.max())
    return figures.reindex(range(first, last + 1))


def past_percentiles(
    kind: Literal["spans", "changes", "years"],
    figures: pd.Series,
    levels: pd.Series,
) -> Past:
    """The percentiles of past `figures`, as marks; none of fewer than five.

    The figures were made of `levels`.
    """
    figures = figures.dropna()
    marks = []
    if len(figures) >= FEWEST_PAST:
        marks = [six_digits(mark) for mark in figures.quantile(PERCENTILES)]
    return Past(
        kind=kind,
        marks=marks,
        n=len(figures),
        first=int(levels.index.min()),
        last=int(levels.index.max()),
    )


# --- What hangs on sliders ------------------------------------------------------------

Years: TypeAlias = Sequence[float] | npt.NDArray[np.float64]
"""Values by year."""


def grids(
    quantities: Callable[..., Mapping[str, Years]],
    sliders: Mapping[str, Slider],
    sliders_of: Mapping[str, Sequence[str]],
) -> dict[str, Grid]:
    """Quantities over the nodes of the sliders that each hangs on.

    `quantities` gives all of them, each a list by year, at positions by name of slider;
    a slider that a quantity does not hang on rests at its own value.
    """
    at_rest = {name: slider.value for name, slider in sliders.items()}
    grid_of: dict[str, Grid] = {}
    # Quantities that hang on the same sliders are asked for together.
    moving_together = dict.fromkeys(tuple(names) for names in sliders_of.values())
    for names in moving_together:
        axes = [sliders[name].nodes for name in names]
        answers = []
        for point in product(*axes):
            moved = dict(zip(names, point, strict=True))
            answers.append(quantities(**{**at_rest, **moved}))
        shape = [len(axis) for axis in axes]
        for quantity, its_sliders in sliders_of.items():
            if tuple(its_sliders) == names:
                values = np.array([answer[quantity] for answer in answers])
                grid_of[quantity] = Grid([*names], _nested_by_slider(values, shape))
    return grid_of


def _nested_by_slider(
    values: npt.NDArray[np.float64], shape: Sequence[int]
) -> NestedValues:
    """Nested lists by node of each slider and year, from values by point and year."""
    years = values.shape[-1]
    short = np.array([six_digits(value) for value in values.flat])
    nested: NestedValues = short.reshape(*shape, years).tolist()
    return nested


def six_digits(number: float) -> float:
    """A number as the page holds it: short, and exact enough for what is printed."""
    return float(f"{number:.6g}")
