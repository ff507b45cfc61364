"""Lines and marks drawn by seaborn, each in its own look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from cac_data.charts.style import Look


class Run(NamedTuple):
    """Points without a gap between them (``x``, ``y``, ``is_marked``), of one kind."""

    points: pd.DataFrame
    look: Look
    kind: str


def draw_runs(ax: Axes, runs: Sequence[Run]) -> None:
    """Draw each run as a line of its own: seaborn goes straight through a gap."""
    points = pd.concat([run.points for run in runs])
    lengths = [len(run.points) for run in runs]
    earlier = len(ax.lines)
    sns.lineplot(
        x=points["x"].to_numpy(),
        y=points["y"].to_numpy(),
        units=np.repeat(np.arange(len(runs)), lengths),
        estimator=None,
        errorbar=None,
        legend=False,
        ax=ax,
        clip_on=False,
    )
    for line, run in zip(ax.lines[earlier:], runs, strict=True):
        marked = np.flatnonzero(run.points["is_marked"]).tolist()
        line.set(markevery=marked, in_layout=False, **run.look.line(run.kind))


def draw_marks(
    ax: Axes,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    marks: Sequence[Mapping[str, Any]],
) -> None:
    """Draw a mark at each place, in the properties of `Look.mark`."""
    looks = pd.DataFrame(marks)
    markers = looks["marker"].tolist()
    sns.scatterplot(
        x=np.asarray(x, float),
        y=np.asarray(y, float),
        style=markers,
        markers={marker: marker for marker in markers},
        legend=False,
        ax=ax,
        zorder=marks[0]["zorder"],
        clip_on=False,
    )
    drawn = ax.collections[-1]
    drawn.set(
        sizes=looks["markersize"] ** 2,
        facecolor=list(map(to_rgba, looks["markerfacecolor"], looks["alpha"])),
        edgecolor=list(map(to_rgba, looks["markeredgecolor"], looks["alpha"])),
        linewidth=looks["markeredgewidth"],
    )


def draw_bars(
    ax: Axes,
    at: pd.Series[float],
    values: pd.Series[float],
    *,
    thickness: float,
    horizontal: bool,
) -> Any:
    """Draw a bar from zero at each place, which rise; return them in this order."""
    # Seaborn's widths are parts of the least distance between two bars.
    distance = at.diff().min() if len(at) > 1 else 1.0
    places = at.to_numpy()
    lengths = values.to_numpy()
    sns.barplot(
        x=lengths if horizontal else places,
        y=places if horizontal else lengths,
        orient="y" if horizontal else "x",
        native_scale=True,
        width=thickness / distance,
        estimator="sum",  # of the one figure at each place
        errorbar=None,
        legend=False,
        ax=ax,
        zorder=2,
    )
    return ax.containers[-1]
