"""Counts of a few things that change in whole steps (`tallies`)."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from cac_data.plots.axes import (
    axes_for,
    dpi_scale,
    dress,
    set_title,
    unit_above,
    year_axis,
)
from cac_data.plots.frames import checked, years_of
from cac_data.plots.line_ends import End, end_text, label_ends
from cac_data.plots.style import SERIES, use_style
from cac_data.plots.texts import number_text

_APART = 2.4  # points between lines that would lie on each other


@use_style()
def tallies(
    frame: pd.DataFrame,
    *,
    y: str = "value",
    hue: str,
    x: str = "period",
    unit: str,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw counts at the end of each year as steps, named at their ends.

    Lines lie a hair apart, so that series with one count are all seen.

    `frame`: one row per year and series.
    `hue`: column of up to six series, in the order of the frame.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty, lacks a column, has several rows for one year of a
    series or more than six series.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {"period": ["2001", "2002"], "who": "members", "value": [6, 8]}
    ... )
    >>> ax = tallies(frame, hue="who", unit="states", title="Members")
    >>> [text.get_text() for text in ax.texts]
    ['members 8']
    >>> plt.close(ax.figure)
    """
    data = checked(frame, [x, hue], function="tallies", numbers=[y], unique=[x, hue])
    data = data.assign(_year=years_of(data, x, function="tallies"))
    names = list(dict.fromkeys(data[hue]))
    if len(names) > len(SERIES):
        message = (
            f"tallies: `hue`: {hue} has {len(names)} values; at most {len(SERIES)} can "
            "be told apart"
        )
        raise ValueError(message)
    own, ax = ax is None, axes_for(ax, height=3.5)
    dress(ax, grid="y")
    last = int(data["_year"].max())
    ends = []
    for at, name in enumerate(names):
        rows = data[data[hue] == name].sort_values("_year")
        colour, _, dash = SERIES[at]
        up = ((len(names) - 1) / 2 - at) * _APART
        final = float(rows[y].iloc[-1])
        ax.plot(
            # A count holds from the end of its year: the last is drawn a year long.
            [*rows["_year"], int(rows["_year"].iloc[-1]) + 1],
            [*rows[y], final],
            drawstyle="steps-post",
            color=colour,
            linestyle=dash,
            linewidth=1.8,
            label=str(name),
            clip_on=False,
            transform=ax.transData + ScaledTranslation(0, up / 72, dpi_scale(ax)),
        )
        year = int(rows["_year"].iloc[-1])
        text = end_text(str(name), number_text(final, 0), year, last=last)
        ends.append(End(year + 1.0, final, text, colour))
    ax.set_ylim(0, float(data[y].max()) * 1.06 or 1.0)
    year_axis(ax, [*data["_year"], last + 1])
    ax.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    unit_above(ax, unit)
    set_title(ax, title, own=own)
    # Where several end at one height the names stand in the order of the lines.
    label_ends(ax, ends[::-1])
    return ax
