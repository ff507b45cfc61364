"""Names beside points, none on another: a simple placement that tries and repairs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from cac_data.maps.outlines import Points
from cac_data.plots.style import SMALL

GAP = 2.0
"""Points between a mark and its name, and between two names."""

_NEAR = (  # right, up; the best first: to the right, where reading goes on
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (1.0, 1.0),
    (1.0, -1.0),
    (-1.0, 1.0),
    (-1.0, -1.0),
)
_FAR = (11.0, 18.0, 27.0, 38.0, 50.0)  # points, with a thin line to the mark
_ANGLES = 16
_ON_A_LINE = 0.8  # what each point of a line under a name costs
_PER_POINT = 0.35  # what each point of distance costs
_IN_VAIN = 8  # tries without a gain, after which no more are made


@cache
def name_width(text: str) -> float:
    """Return the width of a name in points, in the small type of a map.

    Read from the font's own measures: a map asks for many, and to trace their letters
    takes fifty times as long.
    """
    font = FontProperties(family="DejaVu Sans", size=SMALL)
    plain = text.replace("$", "S")  # a dollar sign would be read as mathematics
    width, _, _ = text_to_path.get_text_width_height_descent(plain, font, ismath=False)
    # On a screen letters are moved to whole pixels, which takes up to a twentieth more.
    return float(width) * 1.05


@dataclass(frozen=True)
class Box:
    """A rectangle in points of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return the centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Tell whether two boxes come nearer to each other than a gap.

        Examples
        --------
        >>> Box(0, 0, 10, 10).meets(Box(11, 0, 20, 10))
        False
        >>> Box(0, 0, 10, 10).meets(Box(11, 0, 20, 10), gap=2)
        True
        """
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )

    def within(self, other: Box) -> bool:
        """Tell whether this box lies wholly in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.bottom <= self.bottom
            and self.top <= other.top
        )

    def count(self, points: Points) -> int:
        """Count the points inside."""
        if not len(points):
            return 0
        x, y = points[:, 0], points[:, 1]
        found = (x > self.left) & (x < self.right) & (y > self.bottom) & (y < self.top)
        return int(found.sum())


@dataclass(frozen=True)
class Mark:
    """A point with a name to write beside it; all lengths in points of the page."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 3.0

    @property
    def box(self) -> Box:
        """Return the room that the mark itself takes."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)

    def beside(self, right: float, up: float, away: float) -> Box:
        """Return the box of the name in a direction, so far from the mark."""
        x = self.x + right * (self.radius + away)
        y = self.y + up * (self.radius + away)
        left = x - self.width * (1 - right) / 2
        bottom = y - self.height * (1 - up) / 2
        return Box(left, bottom, left + self.width, bottom + self.height)


@dataclass(frozen=True)
class Place:
    """Where a name may stand, what speaks against it, and the line that leads to it."""

    box: Box
    cost: float
    line: tuple[float, float, float, float] | None = None


def place_names(
    marks: Sequence[Mark],
    *,
    bounds: Box,
    taken: Sequence[Box] = (),
    lines: Points | None = None,
) -> list[Place | None]:
    """Return where the name of each mark stands: never on a name or on a mark.

    The first marks choose first. A name stands close to its mark where it can, away
    from lines if there is a choice, otherwise farther off at the end of a thin line. A
    name that finds no room chooses first in the next try; one that never finds room is
    left out.

    `taken`: what else must stay free of names.
    `lines`: points along lines that names should not cover.

    One for each mark.

    Examples
    --------
    >>> mark = Mark(50, 50, width=30, height=9)
    >>> [found] = place_names([mark], bounds=Box(0, 0, 100, 100))
    >>> found.box
    Box(left=55.0, bottom=45.5, right=85.0, top=54.5)
    """
    drawn = np.empty((0, 2)) if lines is None else lines
    closed = _as_rows([*(mark.box for mark in marks), *taken])
    choices = [_choices(mark, bounds, closed, drawn) for mark in marks]
    order = list(range(len(marks)))
    best: list[Place | None] = [None] * len(marks)
    fewest, in_vain = len(marks) + 1, 0
    while in_vain < _IN_VAIN:
        found = _try(choices, order)
        lost = [at for at in order if found[at] is None]
        in_vain += 1
        if len(lost) < fewest:
            best, fewest, in_vain = found, len(lost), 0
        # Nothing helps those that have no choice at all.
        if not any(choices[at] for at in lost):
            break
        order = [*lost, *(at for at in order if at not in lost)]
    return best


def _try(
    choices: Sequence[Sequence[Place]], order: Sequence[int]
) -> list[Place | None]:
    """Give each name, in an order, the best place that is still free."""
    found: list[Place | None] = [None] * len(choices)
    boxes, leaders = np.empty((0, 4)), np.empty((0, 2))
    for at in order:
        for place in choices[at]:
            if _meets_any(place.box, boxes, GAP) or place.box.count(leaders):
                continue
            along = _along(place.line)
            if _any_inside(along, boxes):
                continue
            found[at] = place
            boxes = np.vstack([boxes, _as_rows([place.box])])
            leaders = np.vstack([leaders, along])
            break
    return found


def _choices(mark: Mark, bounds: Box, closed: Points, lines: Points) -> list[Place]:
    """Return the places that a name could have on an empty page, the best first."""
    found = []
    for rank, (right, up) in enumerate(_NEAR):
        box = mark.beside(right, up, GAP * (0.2 if right and up else 1))
        if box.within(bounds) and not _meets_any(box, closed):
            cost = rank + _ON_A_LINE * box.count(lines)
            found.append(Place(box, cost))
    for away in _FAR:
        for step in range(_ANGLES):
            angle = 2 * math.pi * step / _ANGLES
            box = mark.beside(math.cos(angle), math.sin(angle), away)
            if box.within(bounds) and not _meets_any(box, closed):
                cost = 5 + _PER_POINT * away + _ON_A_LINE * box.count(lines)
                found.append(Place(box, cost, _leader(mark, box)))
    return sorted(found, key=lambda place: place.cost)


def _as_rows(boxes: Sequence[Box]) -> Points:
    rows = [(box.left, box.bottom, box.right, box.top) for box in boxes]
    return np.array(rows, dtype=float).reshape(-1, 4)


def _meets_any(box: Box, rows: Points, gap: float = 0.0) -> bool:
    """Tell whether a box comes near one of many, given as rows of their edges."""
    return bool(
        (
            (box.left < rows[:, 2] + gap)
            & (rows[:, 0] < box.right + gap)
            & (box.bottom < rows[:, 3] + gap)
            & (rows[:, 1] < box.top + gap)
        ).any()
    )


def _any_inside(points: Points, rows: Points) -> bool:
    """Tell whether one of the points lies in one of the boxes."""
    x, y = points[:, :1], points[:, 1:]
    return bool(
        (
            (x > rows[:, 0]) & (x < rows[:, 2]) & (y > rows[:, 1]) & (y < rows[:, 3])
        ).any()
    )


def _leader(mark: Mark, box: Box) -> tuple[float, float, float, float]:
    """Return the line from the edge of a mark to the nearest point of a box."""
    x = min(max(mark.x, box.left), box.right)
    y = min(max(mark.y, box.bottom), box.top)
    length = math.hypot(x - mark.x, y - mark.y)
    part = min(mark.radius / length, 1.0) if length else 0.0
    return mark.x + (x - mark.x) * part, mark.y + (y - mark.y) * part, x, y


def _along(line: tuple[float, float, float, float] | None) -> Points:
    """Return points along a line, without its end: it touches the name it leads to."""
    if line is None:
        return np.empty((0, 2))
    x1, y1, x2, y2 = line
    count = max(int(math.hypot(x2 - x1, y2 - y1) / 2), 2)
    part = np.linspace(0, 1, count, endpoint=False)
    return np.column_stack([x1 + (x2 - x1) * part, y1 + (y2 - y1) * part])
