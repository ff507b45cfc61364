"""Small charts of the comparison: one figure over the scenarios, a lane for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """One scenario in a chart: its figure with the ends of its range, and in words.

    Without a value the words say why there is nothing to draw. The baseline is a
    diamond, the others are dots.
    """

    name: str
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    is_baseline: bool = False


def extent(lanes: Sequence[Lane]) -> tuple[float, float]:
    """Return the lowest and the highest of the values and ends of ranges."""
    numbers = [
        number
        for lane in lanes
        if lane.value is not None
        for number in (lane.value, lane.low, lane.high)
        if number is not None
    ]
    return min(numbers), max(numbers)


def strip(lanes: Sequence[Lane], *, ends: tuple[str, str], alt: str) -> Markup:
    """Return an ``<svg>`` of a figure over scenarios; at least one has a value.

    Its groups are the lanes, so that a script can leave some out; its colours are those
    of the style sheet. `ends` are the lowest and the highest number as printed; `alt`
    says what the figure is, and the values follow it in the text alternative.
    """
    low, high = extent(lanes)

    def place(number: float) -> int:
        share = (number - low) / (high - low) if high > low else 0.5
        return round(LEFT + share * (RIGHT - LEFT))

    bottom = LANE * len(lanes)
    parts = [
        f'<path class="ref" d="M{place(lane.value)} 0v{bottom}"/>'
        for lane in lanes
        if lane.is_baseline and lane.value is not None
    ]
    parts += [_drawn(lane, number, place) for number, lane in enumerate(lanes)]
    first, last = place(low), place(high)
    parts.append(f'<g class="scale" transform="translate(0 {bottom})">')
    parts.append(f'<text x="{first - 4}" y="11">{escape(ends[0])}</text>')
    if high > low:
        parts.append(f'<text class="e" x="{last + 4}" y="11">{escape(ends[1])}</text>')
    told = "; ".join(f"{lane.name}: {lane.text}" for lane in lanes)
    return Markup(
        f'<svg class="strip" role="img" width="{WIDTH}" height="{bottom + FOOT}" '
        f'aria-label="{escape(alt)}. {escape(told)}">{"".join(parts)}</g></svg>'
    )


def _drawn(lane: Lane, number: int, place: Callable[[float], int]) -> str:
    name = lane.name
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 2].rstrip()}…"
    if lane.value is None:
        drawn = f'<text class="gap" x="{LEFT}" y="11">{escape(lane.text)}</text>'
    else:
        x, middle = place(lane.value), LANE // 2
        drawn = (
            f'<path class="base" d="M{x - 5} {middle}l5-5 5 5-5 5z"/>'
            if lane.is_baseline
            else f'<circle cx="{x}" cy="{middle}" r="4"/>'
        )
        if lane.low is not None and lane.high is not None:
            start, end = place(lane.low), place(lane.high)
            drawn = f'<path d="M{start} {middle}H{end}"/>{drawn}'
    return (
        f'<g transform="translate(0 {number * LANE})">'
        f'<text class="e" x="{LABELS}" y="11">{escape(name)}</text>{drawn}</g>'
    )
