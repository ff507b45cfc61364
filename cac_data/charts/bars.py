"""Bars over years or categories: stacked, beside each other, or as a bridge."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from cac_data.charts import axes as ground
from cac_data.charts.labels import decimals_of, number_text, text_width, wrapped
from cac_data.charts.style import (
    COUNTRIES,
    INK,
    MARKER_SIZES,
    MUTED,
    NEUTRAL,
    PAPER,
    SMALL,
    Look,
    contrast,
    looks_of,
    name_of,
    styled,
)

_HATCHES = ("", "//", "\\\\", "--", "xx", "++")
_MONTHS = tuple(calendar.month_abbr)
_PARTIAL = "some figures missing"


@styled()
def bars(
    frame: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "value",
    by: str = "",
    panel: str = "",
    text: str = "",
    hollow: str = "",
    kind: Literal["stacked", "grouped", "bridge"] = "stacked",
    horizontal: bool = False,
    ramp: bool = False,
    pale: bool = True,
    sign: bool = False,
    total: str = "",
    levels: Mapping[str, float] | None = None,
    paths: Mapping[str, pd.DataFrame] | None = None,
    columns: int = 3,
    unit: str = "",
    scale: float = 1.0,
    decimals: int | None = None,
    names: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
    height: float = 0.0,
) -> ground.Chart:
    """Draw bars from zero, one for each year, month or category, with their figures.

    Sums of parts (``basis`` sum) are hollow, estimates (``obs_status`` E) pale with a
    dotted edge; a year without a figure stays an empty place.

    `x`: years, months, or categories in the order of the rows; `horizontal`: downwards.
    `by`: colour, parts of a stack or bars of a group; `ramp`: its values rise, in one
    colour. `panel`: a panel for each value, on one scale. `text`: what is written at a
    bar instead of its figure; `sign`: with a plus. `hollow`: true where a bar is only
    planned; its edge is dashed. `kind`: ``bridge`` adds each bar to those before it.
    `total`: value of `by` that is the whole: a diamond, in a bridge a bar from zero.
    `pale`: stacks over years are pale where one of the series has no figure.
    `levels`: name and height of dotted lines. `paths`: name and frame (`x`, `y`) of
    dashed lines over the bars, such as what a goal needs.

    ValueError if there is nothing to draw, or two rows for one place.

    >>> rows = pd.DataFrame({"flow": ["exports", "imports"], "value": [35.1, 71.2]})
    >>> figure = bars(rows, x="flow", horizontal=True, unit="USD bn")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['35.1', '71.2']
    """
    roles = {"x": x, "by": by, "panel": panel, "text": text, "hollow": hollow}
    data = ground.checked(frame, roles, {"y": y}, unique=[x, by, panel])
    data = data.assign(value=data[y] * scale, kind=ground.kinds_of(data))
    data["text"] = data[text].astype("str") if text else ""
    data["hollow"] = data[hollow].astype("bool") if hollow else False
    over_years = not horizontal and pd.api.types.is_integer_dtype(data[x])
    data["at"], labels = _places(data[x], names, over_years=over_years)
    data["by"] = data[by] if by else ""
    data["panel"] = data[panel] if panel else ""
    looks = looks_of(data["by"], names, ramp=ramp) if by else {"": _plain(data)}
    # Where the last bar stands at the edge, its parts are named there; else in a key.
    direct = over_years and kind == "stacked" and not panel and len(looks) > 1
    # A country that is alone in its row is named by the row.
    alone = not data.duplicated(["panel", x]).any() and looks.keys() <= COUNTRIES.keys()
    in_key = len(looks) > 1 and by != x and not (direct or alone or kind == "bridge")
    hatches = _HATCHES if in_key and not ramp else ("",)
    looks = {
        value: replace(look, hatch=hatches[at % len(hatches)])
        for at, (value, look) in enumerate(looks.items())
    }
    data = _stacked(data, looks, kind, total)
    data["alpha"] = [looks[value].alpha for value in data["by"]]
    if pale and over_years and kind == "stacked":
        parts = data[~data["mark"]]
        counts = parts.groupby("at")["by"].transform("nunique")
        partial = counts.reindex(data.index).lt(parts["by"].nunique())
        data.loc[partial, "alpha"] = 0.4
    groups = ground.panel_groups(data, panel, names)
    rows = len(labels) * (1 if kind != "grouped" else 0.4 + 0.6 * len(looks))
    tall = height or (0.45 + 0.27 * rows if horizontal else 3.4)
    figure, panels = ground.panels_of(
        len(groups), height=tall, columns=columns, share=True
    )
    places = decimals_of(data["value"]) if decimals is None else decimals
    for ax, (_, name, part) in zip(panels, groups, strict=True):
        ground.dress(ax, "x" if horizontal else "y")
        _draw(ax, part, looks, horizontal=horizontal)
        if kind == "bridge":
            _join(ax, part, horizontal=horizontal)
        _label_categories(ax, labels, horizontal=horizontal)
        ends = ground.draw_levels(ax, levels, upright=not horizontal)
        ends += _draw_paths(ax, paths, x, y, scale, places)
        ground.value_axis(ax.xaxis if horizontal else ax.yaxis)
        if panel:
            ax.set_title(name, loc="left", fontsize=SMALL, fontweight="bold")
    if direct:
        ends += _last_parts(data, looks, total, places)
    key = _key(data, looks if in_key else {}, hollow, names)
    ground.head(figure, title=title, subtitle=subtitle, unit=unit, key=key)
    right = max((text_width(words) + 12 for *_, words, _ in ends), default=0.0)
    ground.fit(figure, right=0 if horizontal else right)
    for ax, (_, _, part) in zip(panels, groups, strict=True):
        _write(ax, part, looks, places, sign=sign, horizontal=horizontal, direct=direct)
    if not horizontal:
        ground.name_ends(panels[-1], ends)
    else:
        for _, level, words, _ in ends:
            panels[0].annotate(words, (level, 1), (0, 3), **_ABOVE)
    return figure


_ABOVE: Mapping[str, Any] = {
    "xycoords": ("data", "axes fraction"),
    "textcoords": "offset points",
    "ha": "center",
    "va": "bottom",
    "color": "#825d17",
}


def _plain(data: pd.DataFrame) -> Look:
    """Return the look of bars without a role: a country's own if all are of one."""
    if "country" in data and data["country"].nunique() == 1:
        return next(iter(looks_of(data["country"]).values()))
    return Look("", NEUTRAL)


def _places(
    values: pd.Series[Any], names: Mapping[str, str] | None, *, over_years: bool
) -> tuple[pd.Series[float], dict[float, str]]:
    """Return where each bar stands, and what is written at the places."""
    if over_years:
        return values.astype(float), {
            float(year): str(year)
            for year in range(int(values.min()), int(values.max()) + 1)
        }
    unique = list(dict.fromkeys(values))
    labels = {}
    for at, value in enumerate(unique):
        year, _, month = str(value).partition("-")
        labels[float(at)] = name_of(value, names)
        if year.isdigit() and month.isdigit() and len(month) == 2:
            first = at == 0 or month == "01"
            labels[float(at)] = _MONTHS[int(month)] + f"\n{year}" * first
    return values.map({value: float(at) for at, value in enumerate(unique)}), labels


def _stacked(
    data: pd.DataFrame, looks: Mapping[Any, Look], kind: str, total: str
) -> pd.DataFrame:
    """Add where each bar begins, how wide it is, and whether it is the whole's mark."""
    order = list(looks)
    data = data.assign(
        base=0.0,
        thick=0.78,
        mark=(kind == "stacked") & data["by"].eq(total) & (len(looks) > 1),
    )
    if kind == "bridge":
        running = 0.0
        for index, value, whole in zip(
            data.index, data["value"], data["by"].eq(total), strict=True
        ):
            data.loc[index, "base"] = 0.0 if whole else running
            running = value if whole else running + value
        return data
    data = data.sort_values(
        "by", key=lambda column: column.map(order.index), kind="stable"
    )
    if kind == "grouped":
        thick = 0.8 / len(looks)
        place = data["by"].map(order.index) - (len(looks) - 1) / 2
        return data.assign(at=data["at"] + place * thick, thick=thick * 0.92)
    parts = data[~data["mark"]]
    keys = [parts["panel"], parts["at"], parts["value"].lt(0)]
    before = parts.groupby(keys)["value"].cumsum() - parts["value"]
    return data.assign(base=before.reindex(data.index).fillna(0.0))


def _draw(
    ax: Axes, part: pd.DataFrame, looks: Mapping[Any, Look], *, horizontal: bool
) -> None:
    """Draw each bar as its kind asks: full, hollow, pale and dotted, or dashed."""
    for row in part.to_dict("records"):
        look = looks[row["by"]]
        if row["mark"]:
            where = (
                (row["value"], row["at"]) if horizontal else (row["at"], row["value"])
            )
            style: dict[str, Any] = {
                "marker": "D",
                "color": INK,
                "markeredgecolor": PAPER,
            }
            ax.plot(*where, markersize=5.5, zorder=4, linestyle="none", **style)
            continue
        draw = ax.barh if horizontal else ax.bar
        span = {"left" if horizontal else "bottom": row["base"]}
        (bar,) = draw(row["at"], row["value"], row["thick"], **span)
        bar.set(label=look.name, zorder=2, **bar_style(look, row))


def bar_style(look: Look, row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return how a bar tells published figures, sums, estimates and plans."""
    plain = {"facecolor": look.colour, "hatch": look.hatch, "edgecolor": PAPER}
    if row["hollow"]:
        edge = {"edgecolor": look.colour, "linestyle": (0, (3, 2)), "linewidth": 1.1}
        return {"facecolor": "none", **edge}
    if row["kind"] == "sum":
        return {"facecolor": "none", "edgecolor": look.colour, "linewidth": 1.4}
    if row["kind"] == "estimate":
        pale = (*to_rgb(look.colour), 0.35)
        edge = {"edgecolor": look.colour, "linestyle": (0, (1, 1.6)), "linewidth": 1.2}
        return {"facecolor": pale, **edge}
    return {**plain, "linewidth": 0.6, "alpha": row["alpha"]}


def _join(ax: Axes, part: pd.DataFrame, *, horizontal: bool) -> None:
    """Lead from the end of each bar of a bridge to the next."""
    ends = (part["base"] + part["value"]).to_numpy()[:-1]
    at = part["at"].to_numpy()
    draw = ax.vlines if horizontal else ax.hlines
    draw(ends, at[:-1] + 0.39, at[1:] - 0.39, color=MUTED, linewidth=0.8)


def _label_categories(
    ax: Axes, labels: Mapping[float, str], *, horizontal: bool
) -> None:
    """Name the places of bars."""
    low, high = min(labels), max(labels)
    if horizontal:
        ax.set_yticks(list(labels), [wrapped(name, 170) for name in labels.values()])
        ax.set_ylim(high + 0.55, low - 0.55)
        ax.tick_params(axis="y", labelcolor=INK)
    elif low > 1000:
        ground.year_axis(ax, low, high, ticks=13)
        ax.set_xlim(low - 0.6, high + 0.6)
    else:
        room = 380 / len(labels)
        ax.set_xticks(list(labels), [wrapped(name, room) for name in labels.values()])
        ax.set_xlim(low - 0.6, high + 0.6)


def _draw_paths(
    ax: Axes,
    paths: Mapping[str, pd.DataFrame] | None,
    x: str,
    y: str,
    scale: float,
    decimals: int,
) -> list[tuple[float, float, str, str]]:
    """Draw dashed lines over the bars; return what is written at their ends."""
    ends = []
    for name, path in (paths or {}).items():
        places, values = path[x].astype(float), path[y].astype(float) * scale
        ax.plot(
            places, values, color=INK, linewidth=1.6, linestyle=(0, (4, 2)), zorder=4
        )
        ax.set_xlim(right=max(ax.get_xlim()[1], places.max() + 0.6))
        text = f"{name} {number_text(values.iloc[-1], decimals)}"
        ends.append((float(places.iloc[-1]), float(values.iloc[-1]), text, INK))
    if ends:
        low, high = ax.get_xlim()
        ground.year_axis(ax, low + 0.6, high - 0.6, ticks=13)
        ax.set_xlim(low, high)
    return ends


def _last_parts(
    data: pd.DataFrame, looks: Mapping[Any, Look], total: str, decimals: int
) -> list[tuple[float, float, str, str]]:
    """Return the names of a stack's parts, beside their last figures."""
    ends = []
    for value, look in looks.items():
        last = data[data["by"].eq(value)].sort_values("at").iloc[-1]
        text = f"{look.name} {number_text(last['value'], decimals)}"
        if last["at"] < data["at"].max():
            text += f" ({last['at']:.0f})"
        middle = last["value"] if value == total else last["base"] + last["value"] / 2
        colour = INK if value == total else look.colour
        ends.append((float(last["at"]) + 0.4, float(middle), text, colour))
    return ends


def _write(
    ax: Axes,
    part: pd.DataFrame,
    looks: Mapping[Any, Look],
    decimals: int,
    *,
    sign: bool,
    horizontal: bool,
    direct: bool,
) -> None:
    """Write figures at the ends of single bars, and inside the parts of a stack."""
    figure = ground.root_of(ax)
    rows = part[~part["mark"]]
    alone = ~rows.duplicated("at", keep=False)
    # Too many bars to write at each: the axis says how high they are.
    crowded = not horizontal and alone.sum() > 16
    texts = [
        row["text"] or number_text(row["value"], decimals, sign=sign)
        for row in rows.to_dict("records")
    ]
    room = []
    for single, end, value, text in zip(
        alone, rows["base"] + rows["value"], rows["value"], texts, strict=True
    ):
        if single and not (crowded or direct):
            size = text_width(text) + 6 if horizontal else 14.0
            room.append((float(end), size if value >= 0 else -size))
    ground.make_room(ax, room, upright=not horizontal)
    span = np.ptp(ax.get_xlim() if horizontal else ax.get_ylim())
    box = ax.get_window_extent()
    points = (box.width if horizontal else box.height) * 72 / figure.dpi / span
    for row, single, text in zip(rows.to_dict("records"), alone, texts, strict=True):
        end = row["base"] + row["value"]
        look: dict[str, Any] = {"color": INK}
        if single and not (crowded or direct):
            off = 3 if row["value"] >= 0 else -3
            side = "left" if off > 0 else "right"
            look["ha"] = side if horizontal else "center"
            over = "bottom" if off > 0 else "top"
            look["va"] = "center_baseline" if horizontal else over
        else:
            wide = text_width(text) + 4 if horizontal else 12
            if direct or abs(row["value"]) * points < wide:
                continue
            end, off = row["base"] + row["value"] / 2, 0
            look.update(ha="center", va="center", color=on_bar(looks[row["by"]], row))
        where = (end, row["at"]) if horizontal else (row["at"], end)
        shift = (off, 0) if horizontal else (0, off)
        note = ax.annotate(text, where, shift, textcoords="offset points", **look)
        note.set_in_layout(False)


def on_bar(look: Look, row: Mapping[Any, Any]) -> str:
    """Return the ink of a text on a bar: the bar keeps its colour on a dark page."""
    if row["hollow"] or row["kind"] != "published" or row["alpha"] < 0.7:
        return INK
    dark, light = "#111111", "#fefefe"
    return max(dark, light, key=lambda ink: contrast(ink, look.colour))


def _key(
    data: pd.DataFrame,
    looks: Mapping[Any, Look],
    hollow: str,
    names: Mapping[str, str] | None,
) -> list[ground.Handle]:
    """Return what colours, hatches and edges mean that no name explains."""
    row = {"kind": "published", "hollow": False, "alpha": 1.0}
    found: list[ground.Handle] = []
    for value, look in looks.items():
        if data.loc[data["by"].eq(value), "mark"].any():
            mark = Line2D([], [], color=INK, marker="D", linestyle="none")
            mark.set(label=look.name, markersize=MARKER_SIZES["D"])
            found.append(mark)
        else:
            own = {**row, "alpha": look.alpha}
            found.append(Patch(label=look.name, **bar_style(look, own)))
    grey = Look("", MUTED)
    for kind, words in ground.KIND_WORDS.items():
        if data["kind"].eq(kind).any():
            found.append(Patch(label=words, **bar_style(grey, {**row, "kind": kind})))
    if data["hollow"].any():
        words = name_of(hollow, names)
        found.append(Patch(label=words, **bar_style(grey, {**row, "hollow": True})))
    if data["alpha"].eq(0.4).any() and not looks:
        found.append(Patch(label=_PARTIAL, **bar_style(grey, {**row, "alpha": 0.4})))
    return found
