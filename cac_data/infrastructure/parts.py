"""Figures that are made of one figure, where a sentence prints only a part of it."""

from __future__ import annotations

from cac_data.figure import Figure


def ends_of(figure: Figure) -> tuple[Figure, Figure]:
    """The least and the most that a figure may be: itself twice without a range."""
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return figure.of(value=low), figure.of(value=high)


def size_of(figure: Figure) -> Figure:
    """A figure without its sign, which the words beside it say."""
    return figure.of(value=abs(figure.value))


def in_percent(ratio: Figure) -> Figure:
    """A ratio of two figures as the percentage that one is of the other."""
    return ratio.of(value=100 * ratio.value, unit="percent")
