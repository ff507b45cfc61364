"""The layout of a figure: room for what is written around its Axes, found in one pass.

Matplotlib's own constrained layout measures every text twice, and again each time that
the figure is drawn. With ticks that do not depend on the size of the Axes, as all of
ours, the second pass finds what the first one found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.transforms import Bbox

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.gridspec import SubplotSpec


class OnePassLayout(ConstrainedLayoutEngine):
    """Constrained layout of a plain grid of Axes; it leaves other figures to its base.

    Columns are as wide as their ratios say, rows as high, and between them is the room
    that the widest and the highest of what is written around the Axes needs.
    """

    def execute(self, fig: Figure) -> Any:
        """Place the Axes of a figure."""
        panels = [
            (ax, place)
            for ax in fig.axes
            if (place := ax.get_subplotspec()) is not None and ax.get_in_layout()
        ]
        renderer_of = getattr(fig.canvas, "get_renderer", None)
        if renderer_of is None or not _are_a_grid([place for _, place in panels]):
            return super().execute(fig)
        renderer, given = renderer_of(), self.get()
        across, high = (float(side) for side in fig.get_size_inches())
        pads = given["w_pad"] / across, given["h_pad"] / high
        grid = panels[0][1].get_gridspec()
        # What stands left and right of each column, above and below each row.
        sides = np.zeros((2, grid.ncols))
        ends = np.zeros((2, grid.nrows))
        to_figure = fig.transFigure.inverted()
        for ax, place in panels:
            here = ax.get_position(original=True)
            box = ax.get_tightbbox(renderer, for_layout_only=True)
            box = here if box is None else box.transformed(to_figure)
            column, row = place.colspan.start, place.rowspan.start
            beside = here.x0 - box.x0, box.x1 - here.x1
            over = box.y1 - here.y1, here.y0 - box.y0
            sides[:, column] = np.maximum(sides[:, column], beside)
            ends[:, row] = np.maximum(ends[:, row], over)
        left, bottom, width, height = given["rect"]
        height -= _room_of_title(fig, renderer, pads[1])
        x = _spans(sides, width, grid.get_width_ratios(), pads[0], given["wspace"])
        y = _spans(ends, height, grid.get_height_ratios(), pads[1], given["hspace"])
        for ax, place in panels:
            x0, x1 = x[place.colspan.start]
            y0, y1 = y[place.rowspan.start]
            upper = bottom + height
            corners = [[left + x0, upper - y1], [left + x1, upper - y0]]
            ax.set_position(Bbox(corners), "original")
            ax.set_in_layout(True)  # which placing Axes by hand takes away
        return None


def _are_a_grid(places: Sequence[SubplotSpec]) -> bool:
    """Tell whether each of some Axes fills one cell of one grid."""
    return bool(places) and all(
        place.get_gridspec() is places[0].get_gridspec()
        and len(place.rowspan) == len(place.colspan) == 1
        for place in places
    )


def _room_of_title(figure: Figure, renderer: Any, pad: float) -> float:
    """Put the title of the figure at its top and return the room that it takes."""
    words = figure.get_suptitle()
    title = next((text for text in figure.texts if text.get_text() == words), None)
    if not words or title is None:
        return 0.0
    title.set_y(1 - pad)
    box = title.get_window_extent(renderer).transformed(figure.transFigure.inverted())
    return float(box.height) + 2 * pad


def _spans(
    around: np.ndarray,
    whole: float,
    ratios: Any,
    pad: float,
    space: float,
) -> list[tuple[float, float]]:
    """Return where the Axes of each column begin and end; of rows from the top."""
    count = around.shape[1]
    between = max(pad, space / 2 / count)
    before, after = around[0] + between, around[1] + between
    before[0] += pad - between
    after[-1] += pad - between
    shares = np.ones(count) if ratios is None else np.asarray(ratios, dtype=float)
    inner = max(whole - before.sum() - after.sum(), 0.0) * shares / shares.sum()
    starts = np.cumsum(before) + np.cumsum(inner + after) - inner - after
    return list(zip(starts.tolist(), (starts + inner).tolist(), strict=True))
