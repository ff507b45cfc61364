"""Bars over years or categories: stacked, or as a bridge."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from pandas.api.types import is_integer_dtype

from cac_data.charts import axes as ground, style
from cac_data.charts.style import INK, MUTED, Look, Names


@style.STYLED
def bars(
    frame: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "value",
    by: str = "",
    hollow: str = "",
    kind: Literal["stacked", "bridge"] = "stacked",
    horizontal: bool = False,
    pale: bool = True,
    sign: bool = False,
    total: str = "",
    levels: Mapping[str, float] | None = None,
    paths: Mapping[str, pd.DataFrame] | None = None,
    unit: str = "",
    scale: float = 1.0,
    names: Names = None,
) -> ground.Chart:
    """Draw bars from zero, one for each year, month or category, with their figures.

    `x`: years, months, or categories; `by`: parts of a stack. `hollow`: true where a
    bar is only planned. `kind`: ``bridge`` adds each bar to those before it, from zero
    where `by` is `total`. `pale`: stacks over years are pale where a series has no
    figure. `levels`: name and place of dotted lines across lying bars. `paths`: name
    and frame (`x`, `y`) of dashed lines over the years, such as what a goal needs.

    >>> rows = pd.DataFrame({"flow": ["exports", "imports"], "value": [35.1, 71.2]})
    >>> figure = bars(rows, x="flow", horizontal=True, unit="USD bn")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['35.1', '71.2']
    """
    roles = {"x": x, "by": by, "hollow": hollow}
    data = ground.tidy(frame, {"y": y}, roles, unique=["x", "by"])
    over_years = not horizontal and is_integer_dtype(frame[x])
    data["at"], labels = _places(data["x"], names, over_years=over_years)
    looks = style.looks_of(data["by"], names)
    data["y"] *= scale
    stacks: list[Any] = [(data["by"] == total).cumsum()]
    if kind == "stacked":
        data = data.iloc[data["by"].map([*looks].index).argsort(kind="stable")]
        stacks = ["at", data["y"] < 0]
    data["base"] = data.groupby(stacks)["y"].cumsum() - data["y"]
    # Parts are named at the last year, else in a key, unless their rows name them.
    direct = over_years and len(looks) > 1
    alone = not data.duplicated("at").any() and looks.keys() <= {*style.COUNTRIES}
    in_key = len(looks) > 1 and by != x and not (direct or alone or kind == "bridge")
    if pale and direct:
        short = data.groupby("at")["by"].transform("nunique") < len(looks)
        data["kind"] = data["kind"].mask(
            short & data["kind"].eq("published"), "partial"
        )
    decimals = ground.decimals_of(data["y"])
    data["text"] = [ground.number_text(v, decimals, sign=sign) for v in data["y"]]
    height = 0.45 + 0.27 * len(labels) if horizontal else 3.4
    along: Literal["x", "y"] = "x" if horizontal else "y"
    figure = ground.Chart(height, along)
    (ax,) = figure.panels
    for word, path in (paths or {}).items():
        rows = path.assign(x=path[x].astype(float), y=path[y] * scale)
        look = Look(style.name_of(word, names), INK)
        ax.draw_path(rows, look, decimals)
        labels |= {rows["x"].max(): ""}
    _label_places(ax, labels, horizontal=horizontal, over_years=over_years)
    inside = _draw(ax, data, looks, horizontal=horizontal, direct=direct)
    if kind == "bridge":
        steps, at = (data["base"] + data["y"])[:-1], data["at"].to_numpy()
        step = ax.vlines if horizontal else ax.hlines
        step(steps, at[:-1] + 0.39, at[1:] - 0.39, color=MUTED, linewidth=0.8)
    if horizontal:
        ax.draw_levels(levels)
    is_below = (data["base"] + data["y"]).min() < 0
    ax.show_figures(along, before=0.06 * (horizontal and is_below))
    for value, look in looks.items() if direct else ():
        last = data[data["by"] == value].sort_values("at").iloc[-1]
        early = f" ({last['at']:.0f})" if last["at"] < data["at"].max() else ""
        text = f"{look.name} {last['text']}{early}"
        middle = last["base"] + last["y"] / 2
        ax.ends.append((last["at"] + 0.4, middle, text, look.colour))
    figure.add_key(Look.bar, looks.values() if in_key else (), data["kind"], names)
    figure.finish(unit)
    for bar, note in inside:
        bar_box, text_box = bar.get_window_extent(), ax.box_of(note)
        if not (text_box.width < bar_box.width and text_box.height < bar_box.height):
            note.remove()
    return figure


def _places(
    values: pd.Series[Any], names: Names, *, over_years: bool
) -> tuple[pd.Series[float], dict[float, str]]:
    """Return where each bar stands, and what is written at the places."""
    if over_years:
        years = range(int(values.min()), int(values.max()) + 1)
        return values.astype(float), {float(year): str(year) for year in years}
    unique = list(dict.fromkeys(values))
    labels = {}
    for at, value in enumerate(unique):
        labels[float(at)] = style.name_of(value, names)
        year, _, month = str(value).partition("-")
        if year.isdigit() and month.isdigit() and len(month) == 2:
            name = style.name_of(calendar.month_abbr[int(month)], names)
            labels[float(at)] = f"{name}\n{year}" if at == 0 or month == "01" else name
    return values.map(unique.index).astype(float), labels


def _label_places(
    ax: ground.Panel, labels: Mapping[float, str], *, horizontal: bool, over_years: bool
) -> None:
    """Name the places of bars: of lying ones at the left, the first on top."""
    low, high = min(labels), max(labels)
    if horizontal:
        names = [ground.wrapped(name, 34) for name in labels.values()]
        ax.set_yticks([*labels], names)
        ax.set_ylim(high + 0.55, low - 0.55)
        return
    if over_years:
        ax.show_years(low, high, ticks=13)
    else:
        ax.set_xticks([*labels], [*labels.values()])
    ax.set_xlim(low - 0.6, high + 0.6)


def _draw(
    ax: Axes,
    data: pd.DataFrame,
    looks: Mapping[Any, Look],
    *,
    horizontal: bool,
    direct: bool,
) -> list[tuple[Any, Any]]:
    """Draw bars and their figures; return those in a stack, which may not fit."""
    single = ~data.duplicated("at", keep=False)
    # Of many upright bars the axis says how high they are.
    write = not direct and (horizontal or single.sum() <= 16)
    inside = []
    for row, alone in zip(data.to_dict("records"), single, strict=True):
        look, draw = looks[row["by"]], ax.barh if horizontal else ax.bar
        drawn = draw(row["at"], row["y"], 0.78, row["base"], zorder=2)
        drawn[0].set(**look.bar(row["kind"]))
        if write and alone:
            ax.bar_label(drawn, [row["text"]], padding=3, zorder=5)
        elif write:
            ink: dict[str, Any] = {"color": look.ink(row["kind"]), "zorder": 5}
            notes = ax.bar_label(drawn, [row["text"]], label_type="center", **ink)
            inside.append((drawn[0], notes[0]))
    return inside
