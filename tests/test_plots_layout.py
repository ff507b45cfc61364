"""The layout in one pass: Axes stand where matplotlib's own layout puts them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure

from cac_data.display.svg import svg_of
from cac_data.plots.layout import OnePassLayout

TOLERANCE = 0.004  # of the figure: under three pixels


def one(**options: Any) -> Figure:
    """Return one chart with a title, a label, a unit and a text beside it."""
    figure, ax = plt.subplots(figsize=(7.2, 3.7), **options)
    ax.plot([2000, 2020], [0, 150_000])
    ax.set_xlabel("year", loc="left")
    ax.annotate("a name", (1, 0.5), xycoords="axes fraction", annotation_clip=False)
    figure.suptitle("A title", x=0.008, ha="left")
    return figure


def unlike(**options: Any) -> Figure:
    """Return two charts of unlike widths, without a title of the figure."""
    figure, axes = plt.subplots(
        1, 2, figsize=(7.2, 3.7), width_ratios=(2, 1), **options
    )
    for ax in axes:
        ax.set_title("A part", loc="left", pad=18)
    axes[1].set_ylabel("a unit")
    return figure


def grid(**options: Any) -> Figure:
    """Return five charts in two rows, with room kept for a key."""
    figure, axes = plt.subplots(2, 3, figsize=(7.2, 4.4), squeeze=False, **options)
    axes[1, 2].remove()
    axes[0, 0].set_ylabel("a unit")
    for ax in figure.axes:
        ax.set(xticks=[0, 1], yticks=[0, 1])  # the same whatever room there is
    axes[1, 1].tick_params(labelsize=14)
    figure.suptitle("Two\nlines", x=0.008, ha="left")
    engine = figure.get_layout_engine()
    assert engine is not None
    engine.set(rect=(0, 0, 1, 0.9))
    return figure


@pytest.mark.parametrize("make", [one, unlike, grid])
def test_axes_stand_where_two_passes_put_them(make: Callable[..., Figure]) -> None:
    places = []
    for layout in ("constrained", OnePassLayout()):
        figure = make(layout=layout)
        figure.draw_without_rendering()
        places.append([ax.get_position().extents for ax in figure.axes])
    np.testing.assert_allclose(places[0], places[1], atol=TOLERANCE)


def test_axes_over_several_cells_are_left_to_matplotlib() -> None:
    places = []
    for layout in ("constrained", OnePassLayout()):
        figure = plt.figure(layout=layout)
        cells = figure.add_gridspec(2, 2)
        figure.add_subplot(cells[0, :])
        figure.add_subplot(cells[1, 0])
        figure.draw_without_rendering()
        places.append([ax.get_position().extents for ax in figure.axes])
    np.testing.assert_array_equal(places[0], places[1])


def test_a_figure_is_laid_out_once_and_drawn_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    execute, draw = OnePassLayout.execute, Figure.draw

    def lay_out(self: OnePassLayout, fig: Figure) -> Any:
        done.append("layout")
        return execute(self, fig)

    def render(self: Figure, renderer: Any) -> None:
        done.append("drawing")
        draw(self, renderer)

    monkeypatch.setattr(OnePassLayout, "execute", lay_out)
    monkeypatch.setattr(Figure, "draw", render)
    svg_of(one(layout=OnePassLayout()))
    assert done == ["layout", "drawing"]


def test_what_is_shown_has_a_white_ground_and_room_for_all_of_it() -> None:
    figure = one(layout=OnePassLayout())
    figure.text(1.2, 0.5, "beyond the figure")
    svg, width, height = svg_of(figure)
    assert width > 7.2 * 96 * 1.2
    assert height == pytest.approx(3.7 * 96, abs=20)
    left, top, across, high = map(
        float, svg.split('viewBox="')[1].split('"')[0].split()
    )
    assert (round(across * 4 / 3), round(high * 4 / 3)) == (width, height)
    ground = svg.split('<path d="')[1].split('"')[0]
    corners = [
        float(x) for x in ground.replace("M", "").split("L")[0].split("H")[0].split(",")
    ]
    assert corners[0] == pytest.approx(left, abs=0.02)
    assert corners[1] == pytest.approx(top + high, abs=0.02)
