"""Small charts: one figure over the scenarios, a lane for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 232
LANE = 14
LABELS = 104
"""Width of the names of scenarios, left of the lanes."""
LEFT, RIGHT = 114, 224
"""Ends of the scale."""
FOOT = 15
LONGEST_NAME = 17
"""Characters that fit beside the lanes."""


@dataclass(frozen=True)
class Lane:
    """One scenario in a chart.

    Attributes
    ----------
    name : str
        Title of the scenario.
    value, low, high : float or None
        The figure and the ends of its range.
    text : str
        The figure in words, with its range; or why there is nothing to draw.
    is_baseline : bool
        Whether it is drawn as a diamond instead of a dot.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    text: str
    is_baseline: bool = False


def strip(lanes: Sequence[Lane], *, ends: tuple[str, str], alt: str) -> Markup:
    """Draw a figure over the scenarios.

    Parameters
    ----------
    lanes : sequence of Lane
        The scenarios; at least two values differ.
    ends : tuple of str
        The lowest and the highest number of the drawing, as they are printed.
    alt : str
        What the figure is; the values follow it in the text alternative.

    Returns
    -------
    markupsafe.Markup
        An ``<svg>`` whose groups are the lanes, so that a script can leave some out.
        It takes its colours from the style sheet.
    """
    low, high = extent(lanes)
    scale = _Scale(low, high)
    bottom = LANE * len(lanes)
    parts = [
        f'<path class="ref" d="M{scale.place(lane.value)} 0v{bottom}"/>'
        for lane in lanes
        if lane.is_baseline and lane.value is not None
    ]
    parts += [_lane(lane, number, scale) for number, lane in enumerate(lanes)]
    first, last = scale.place(low), scale.place(high)
    parts.append(f'<g class="scale" transform="translate(0 {bottom})">')
    parts.append(f'<text x="{first - 4}" y="11">{escape(ends[0])}</text>')
    if high > low:
        parts.append(f'<text class="e" x="{last + 4}" y="11">{escape(ends[1])}</text>')
    told = "; ".join(f"{lane.name}: {lane.text}" for lane in lanes)
    return Markup(
        f'<svg class="strip" role="img" width="{WIDTH}" height="{bottom + FOOT}" '
        f'aria-label="{escape(alt)}. {escape(told)}">{"".join(parts)}</g></svg>'
    )


def _lane(lane: Lane, number: int, scale: _Scale) -> str:
    name = lane.name
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 2].rstrip()}…"
    if lane.value is None:
        drawn = f'<text class="gap" x="{LEFT}" y="11">{escape(lane.text)}</text>'
    else:
        x, middle = scale.place(lane.value), LANE // 2
        drawn = (
            f'<path class="base" d="M{x - 5} {middle}l5-5 5 5-5 5z"/>'
            if lane.is_baseline
            else f'<circle cx="{x}" cy="{middle}" r="4"/>'
        )
        if lane.low is not None and lane.high is not None:
            start, end = scale.place(lane.low), scale.place(lane.high)
            drawn = f'<path d="M{start} {middle}H{end}"/>{drawn}'
    return (
        f'<g transform="translate(0 {number * LANE})">'
        f'<text class="e" x="{LABELS}" y="11">{escape(name)}</text>{drawn}</g>'
    )


@dataclass(frozen=True)
class _Scale:
    """From numbers to places on the drawing."""

    low: float
    high: float

    def place(self, number: float) -> int:
        if self.high == self.low:
            return (LEFT + RIGHT) // 2
        share = (number - self.low) / (self.high - self.low)
        return round(LEFT + share * (RIGHT - LEFT))


def extent(lanes: Sequence[Lane]) -> tuple[float, float]:
    """Return the lowest and the highest number of the lanes.

    Parameters
    ----------
    lanes : sequence of Lane
        The scenarios; at least one has a value.

    Returns
    -------
    tuple of float
        Values and ends of ranges.
    """
    numbers = [
        number
        for lane in lanes
        if lane.value is not None
        for number in (lane.value, lane.low, lane.high)
        if number is not None
    ]
    return min(numbers), max(numbers)
