"""What the sliders of a page move: what `what_if` gives, and `show.what_if` takes.

A page works out by itself what follows from where its sliders stand: from quantities
that are known at some positions, and from how figures are made of quantities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import pandas as pd

from cac_data.figure import Figure


@dataclass(frozen=True)
class Past:
    """What was in the past of what a slider moves: percentiles of figures, as `marks`.

    `kind`: what each figure is of: ``spans`` of years, ``changes`` from year to year,
    or ``years``. `n` of them, from levels of the `first` year to the `last`; too few
    have no marks. `has_boom`: whether a boom is among them, None where none is known.
    """

    kind: Literal["spans", "changes", "years"]
    marks: list[float]
    n: int
    first: int
    last: int
    has_boom: bool | None = None


@dataclass(frozen=True)
class Slider:
    """A slider: its own `value`, its `positions`, and the `nodes` of grids.

    One that `snaps` has no position between two steps. It is printed in units of one
    over `scale`, with some `decimals`. What is moved is called by the `key` of a
    parameter (empty: its own name), whose value `yaml` has for the position, ``#``.
    """

    value: float
    positions: list[float]
    snaps: bool
    nodes: list[float]
    scale: int = 1
    decimals: int = 1
    past: Past | None = None
    key: str = ""
    yaml: str = "#"


NestedValues: TypeAlias = Sequence["NestedValues"] | Sequence[float]
"""Values by the nodes of sliders, a list within another for each."""


@dataclass(frozen=True)
class Grid:
    """A quantity over the nodes of the sliders that it hangs `by`, nested in order."""

    by: list[str]
    values: NestedValues


@dataclass(frozen=True)
class Term:
    """How a page puts quantities, or terms of them, together."""

    how: Literal["sum", "less", "min", "max", "product"]
    of: Sequence[Quantity]


Quantity: TypeAlias = str | Term
"""What moves: by the name of its grid, or made of several."""


@dataclass(frozen=True)
class MovedFigure:
    """A key figure that moves: a quantity at a place of the path, times a scale."""

    of: Quantity
    at: int
    scale: float = 1


@dataclass(frozen=True, eq=False)
class DrawnPath:
    """A path as it is drawn: `known` years, then the `years` ahead.

    `levels` are those that it may reach, each from a lower to an upper one.
    """

    of: Quantity
    unit: str
    known: pd.DataFrame
    years: list[int]
    levels: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, kw_only=True, eq=False)
class WhatIf:
    """What moves with sliders, and how.

    `point` is what a point more growth adds in a `year`. `sizes` are levels that labels
    of figures name; `shift_year` is when what a slider adds once is added. Where growth
    is not free (`is_free`), it follows from all else, and does not move.
    """

    sliders: Mapping[str, Slider]
    grids: Mapping[str, Grid]
    figures: Mapping[str, MovedFigure]
    path: DrawnPath
    point: Figure
    year: int
    source_ids: str
    sizes: Mapping[str, Figure] = field(default_factory=dict)
    shift_year: int | None = None
    is_free: bool = True
