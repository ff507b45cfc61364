"""Things that stand under one another: `tree`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from cac_data import codes
from cac_data.plots.axes import add_key, axes_for, dress, set_title, unit_below
from cac_data.plots.style import (
    INK,
    MARKER_SIZES,
    MUTED,
    NEUTRAL,
    SMALL,
    WIDTH,
    Look,
    looks_of,
    use_style,
)

_INDENT = 18  # points for each step down


@use_style()
def tree(
    frame: pd.DataFrame,
    *,
    node: str,
    parent: str,
    label: str,
    hue: str | None = None,
    unit: str,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw a tree as an indented list with lines from each thing to those under it.

    `frame`: one row per thing. Siblings keep the order of the frame.
    `hue`: column of up to six kinds, told apart by colour and mark.
    `unit`: what the lines mean, written below.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty, lacks a column, names a thing twice or runs in a
    circle.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {"id": ["a", "b"], "above": ["", "a"], "term": ["Whole", "Part"]}
    ... )
    >>> ax = tree(
    ...     frame, node="id", parent="above", label="term", unit="part of", title="Two"
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['Whole', 'Part']
    >>> plt.close(ax.figure)
    """
    columns = [column for column in (node, parent, label, hue) if column]
    codes.check_columns(frame.columns, columns, function="tree")
    if frame.empty:
        message = "tree: the frame is empty, there is nothing to draw"
        raise ValueError(message)
    order = _order(frame, node, parent)
    looks: Mapping[Any, Look] = (
        {None: Look("", NEUTRAL, "o")} if hue is None else looks_of(frame, hue)
    )
    rows = frame.set_index(node)
    own = ax is None
    ax = axes_for(ax, height=0.95 + 0.2 * len(order))
    dress(ax, grid="x")
    ax.grid(visible=False)
    # About a point of the page each, so that an indent is one.
    ax.set(xlim=(0, WIDTH * 72), ylim=(len(order) - 0.5, -0.5), xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set_visible(False)
    unit_below(ax, unit)
    set_title(ax, title, own=own)
    add_key(ax, _key(looks) if hue else [])
    at = {name: (depth, line) for line, (name, depth) in enumerate(order)}
    for name, (depth, line) in at.items():
        above = str(rows.loc[name, parent])
        if above in at:
            _join(ax, at[above], (depth, line))
        kind = rows.loc[name, hue] if hue else None
        _write(ax, str(rows.loc[name, label]), depth, line, looks[kind])
    return ax


def _order(frame: pd.DataFrame, node: str, parent: str) -> list[tuple[str, int]]:
    """Return the things from top to bottom, each with its depth."""
    names = [str(name) for name in frame[node]]
    twice = frame.loc[frame[node].duplicated(), node]
    if len(twice):
        message = f"tree: {', '.join(map(str, twice.head(5)))} stands more than once"
        raise ValueError(message)
    above = dict(zip(names, map(str, frame[parent]), strict=True))
    below: dict[str, list[str]] = {}
    for name in names:
        key = above[name] if above[name] in above else ""
        below.setdefault(key, []).append(name)
    found: list[tuple[str, int]] = []
    waiting = [(name, 0) for name in reversed(below.get("", []))]
    while waiting:
        name, depth = waiting.pop()
        found.append((name, depth))
        waiting += [(item, depth + 1) for item in reversed(below.get(name, []))]
    if len(found) < len(names):
        lost = sorted(set(names) - {name for name, _ in found})
        message = f"tree: {', '.join(lost[:5])} stand under one another in a circle"
        raise ValueError(message)
    return found


def _join(ax: Axes, above: tuple[int, int], here: tuple[int, int]) -> None:
    """Draw the bent line from a thing to one under it."""
    (depth, top), (_, line) = above, here
    left = _left(depth)
    ax.plot(
        [left, left, left + _INDENT - 5],
        [top, line, line],
        color=MUTED,
        linewidth=0.7,
        zorder=1,
        label="_line",
    )


def _left(depth: int) -> float:
    return 6.0 + depth * _INDENT


def _write(ax: Axes, text: str, depth: int, line: int, look: Look) -> None:
    ax.plot(
        [_left(depth)],
        [line],
        marker=look.marker,
        markersize=MARKER_SIZES[look.marker] + 1.6,
        color=look.colour,
        markeredgecolor="white",
        markeredgewidth=0.6,
        linestyle="none",
        label=look.name,
        zorder=2,
    )
    ax.annotate(
        text,
        (_left(depth), line),
        xytext=(8, 0),
        textcoords="offset points",
        ha="left",
        va="center",
        fontsize=SMALL,
        color=INK,
        annotation_clip=False,
    )


def _key(looks: Mapping[Any, Look]) -> list[Any]:
    return [
        Line2D(
            [],
            [],
            linestyle="none",
            marker=look.marker,
            markersize=MARKER_SIZES[look.marker] + 1.6,
            color=look.colour,
            label=look.name,
        )
        for look in looks.values()
    ]
