"""How the rows behind a chart are found in its picture: what a page reads them by."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cac_data.charts import style
from cac_data.charts.style import Look, Names
from cac_data.charts.svg import MARGIN
from cac_data.charts.texts import decimals_of

Kind = Literal["lines", "areas", "bars", "dots", "fan"]

Named = tuple[str, str]
"""A column of figures, and what it is called; nothing where its series says it."""

Ends = tuple[str, str, str]
"""The columns of the low and the high end of a range, and what it is called."""

Told = tuple[str, str, str]
"""A column, what it says of a figure that is not as published, and the word for it."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The columns of the rows behind a chart, and what its codes are called.

    `at`: what its periods or categories are by, which stand below each other where they
    are `lying`; `marks`: its figures, `ends`: ranges around them, in `panels` by
    `panel` and series by `by`, whose codes are in the order of their looks. `places` of
    categories (in groups, by `group`) come as their first rows do, and each is as high
    as its `lanes`; periods have none. A figure is printed times `scale` with some
    `decimals`, with its `sign` or without. `inks`: series in a colour of another.
    """

    kind: Kind
    at: str
    marks: Sequence[Named]
    by: str = ""
    panel: str = ""
    group: str = ""
    panels: Sequence[str] = ("",)
    series: Sequence[str] = ()
    ends: Sequence[Ends] = ()
    places: Sequence[float] = ()
    lanes: float = 0.0
    lying: bool = False
    scale: float = 1.0
    decimals: int = 0
    sign: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    inks: Mapping[str, str] = field(default_factory=dict)
    kinds: Sequence[Told] = ()


def column_of_series(frame: pd.DataFrame, by: str) -> str:
    """Return the column by which a frame has series: as given, or of countries."""
    return by or ("country" if "country" in frame else "")


def names_of(codes: Iterable[Any], names: Names) -> dict[str, str]:
    """Return what codes are called that are called otherwise than they are spelt."""
    called = {str(code): style.name_of(code, names) for code in codes}
    return {code: name for code, name in called.items() if name != code}


def codes_of(
    data: pd.DataFrame,
    looks: Mapping[Any, Look],
    others: Iterable[Any],
    names: Names,
    hollow: str = "",
) -> dict[str, Any]:
    """Return what a chart's codes are called and how its figures are told and printed.

    `data`: as `tidy` gives them; `others`: codes beside those of series.
    """
    return {
        "series": [*map(str, looks)],
        "names": names_of([*others, *looks], names),
        "kinds": kinds_of(data["kind"], hollow, names),
        "decimals": decimals_of(data["y"] if "y" in data else data["x"]),
    }


def kinds_of(kinds: pd.Series[str], hollow: str, names: Names) -> list[Told]:
    """Return by which cells rows are told apart that are not as published."""
    cells = {"sum": ("basis", "sum"), "estimate": ("obs_status", "E")}
    if hollow:
        cells[hollow] = (hollow, "true")
    present = {*kinds}
    return [
        (column, cell, style.name_of(kind, names))
        for kind, (column, cell) in cells.items()
        if kind in present
    ]


def reading_of(figure: Figure) -> dict[str, Any] | None:
    """Return how a chart is read, in JSON types; None of one that is not.

    What is usual is left out. A panel has its ``box`` (left, top, right and bottom as
    parts of the picture), the limits of ``x`` and ``y``, and ``log`` where y is so
    scaled.
    """
    reading: Reading | None = getattr(figure, "reading", None)
    if reading is None:
        return None
    default_of = {part.name: part.default for part in fields(reading)}
    parts = {}
    for name, value in asdict(reading).items():
        is_empty = value in ([], {})
        is_usual = is_empty or value == default_of[name]
        if name == "decimals" or not is_usual:
            parts[name] = value
    axes: list[Axes] = getattr(figure, "panels", [])
    parts["panels"] = [
        _panel(figure, ax, of) for ax, of in zip(axes, reading.panels, strict=True)
    ]
    return {name: _plain(value) for name, value in parts.items()}


def _panel(figure: Figure, ax: Axes, of: str) -> dict[str, Any]:
    """Return where a panel stands in the picture, which has a margin, and its axes."""
    width, height = figure.get_size_inches()
    plot = ax.get_position()
    across = width + 2 * MARGIN
    high = height + 2 * MARGIN
    box = [
        (MARGIN + plot.x0 * width) / across,
        (MARGIN + (1 - plot.y1) * height) / high,
        (MARGIN + plot.x1 * width) / across,
        (MARGIN + (1 - plot.y0) * height) / high,
    ]
    panel: dict[str, Any] = {"of": of} if of else {}
    panel["box"] = [round(float(edge), 5) for edge in box]
    panel["x"] = _limits(*ax.get_xlim())
    panel["y"] = _limits(*ax.get_ylim())
    if ax.get_yscale() == "log":
        panel["log"] = True
    return panel


def _limits(low: float, high: float) -> list[float]:
    """Return the limits of an axis, to a hundred thousandth of its length."""
    digits = 5 - math.floor(math.log10(abs(high - low)))
    return [round(float(low), digits), round(float(high), digits)]


def _plain(value: Any) -> Any:
    """Return lists for tuples, as a bundle has them."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
