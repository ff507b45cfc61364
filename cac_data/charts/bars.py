"""Bars over years or categories: stacked, beside each other, or as a bridge."""

import calendar
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from cac_data.charts import axes as ground
from cac_data.charts.labels import (
    End,
    decimals_of,
    name_ends,
    number_text,
    text_width,
    wrapped,
    write,
)
from cac_data.charts.lines import draw_path
from cac_data.charts.style import (
    COUNTRIES,
    INK,
    MUTED,
    SMALL,
    Look,
    bar_of,
    looks_of,
    mark_of,
    name_of,
    styled,
    text_on,
)

_HATCHES = ("", "/", "\\", "-", "x", "+")


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
    dashed lines over the years, such as what a goal needs.

    ValueError if there is nothing to draw, or two rows for one place.

    >>> rows = pd.DataFrame({"flow": ["exports", "imports"], "value": [35.1, 71.2]})
    >>> figure = bars(rows, x="flow", horizontal=True, unit="USD bn")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['35.1', '71.2']
    """
    roles = {"x": x, "by": by, "panel": panel, "text": text, "hollow": hollow}
    data = ground.checked(frame, roles, {"y": y}, unique=[x, by, panel])
    over_years = not horizontal and pd.api.types.is_integer_dtype(data[x])
    data["at"], labels = _places(data[x], names, over_years=over_years)
    hue = by or ground.only_country(data)
    looks = looks_of(data[hue], names, ramp=ramp) if hue else {"": Look("")}
    data = data.assign(
        value=data[y] * scale,
        kind=ground.kinds_of(data, hollow),
        hue=data[hue] if hue else "",
        panel=data[panel] if panel else "",
    )
    # Where the last bar stands at the edge, its parts are named there; else in a key,
    # but for countries that are alone in their rows, which name them.
    direct = over_years and kind == "stacked" and not panel and len(looks) > 1
    alone = not data.duplicated(["panel", "at"]).any() and looks.keys() <= {*COUNTRIES}
    in_key = len(looks) > 1 and by != x and not (direct or alone or kind == "bridge")
    hatches = _HATCHES if in_key and not ramp else ("",)
    looks = {
        value: replace(look, hatch=hatches[at % len(hatches)])
        for at, (value, look) in enumerate(looks.items())
    }
    data = _stacked(data, list(looks), kind, total)
    if pale and direct:
        parts = data[~data["whole"]]
        counts = parts.groupby("at")["hue"].transform("nunique")
        short = counts[counts < parts["hue"].nunique()].index
        data.loc[short, "kind"] = data["kind"].replace("published", "partial")
    places = decimals_of(data["value"]) if decimals is None else decimals
    written = [number_text(value, places, sign=sign) for value in data["value"]]
    data["text"] = data[text].astype("str") if text else written
    groups = ground.panel_groups(data, panel, names)
    deep = len(labels) * (1 if kind != "grouped" else 0.4 + 0.6 * len(looks))
    tall = height or (0.45 + 0.27 * deep if horizontal else 3.4)
    figure, panels = ground.panels_of(len(groups), tall, share=True)
    ends: list[End] = []
    for ax, (_, name, part) in zip(panels, groups, strict=True):
        ground.dress(ax, "x" if horizontal else "y")
        ax.set_title(name, loc="left", fontsize=SMALL, fontweight="bold")
        _draw(ax, part, looks, horizontal=horizontal, bridge=kind == "bridge")
        _label_places(ax, labels, over_years=over_years)
        for word, path in (paths or {}).items():
            own = path.assign(x=path[x].astype(float), value=path[y] * scale)
            ends.append(draw_path(ax, own, Look(name_of(word, names), INK), places))
            _label_places(ax, {**labels, own["x"].max(): ""}, over_years=True)
        ground.value_axis(ax.xaxis if horizontal else ax.yaxis)
        if horizontal:
            ground.mark_levels(ax, levels)
    if direct:
        ends += [_part_end(data, value, look) for value, look in looks.items()]
    if not horizontal:
        ends += ground.draw_levels(panels[-1], levels)
    key = ground.key_of(bar_of, looks.values() if in_key else (), data["kind"], names)
    ground.head(figure, title=title, subtitle=subtitle, unit=unit, key=key)
    ground.fit(figure, [words for *_, words, _ in ends])
    name_ends(panels[-1], ends)
    for ax, (_, _, part) in zip(panels, groups, strict=True):
        _write(ax, part, looks, horizontal=horizontal, inside_only=direct)
    return figure


def _places(
    values: "pd.Series[Any]", names: Mapping[str, str] | None, *, over_years: bool
) -> tuple["pd.Series[float]", dict[float, str]]:
    """Return where each bar stands, and what is written at the places."""
    if over_years:
        years = range(int(values.min()), int(values.max()) + 1)
        return values.astype(float), {float(year): str(year) for year in years}
    unique = list(dict.fromkeys(values))
    labels = {}
    for at, value in enumerate(unique):
        labels[float(at)] = name_of(value, names)
        year, _, month = str(value).partition("-")
        if year.isdigit() and month.isdigit() and len(month) == 2:
            name = name_of(calendar.month_abbr[int(month)], names)
            labels[float(at)] = f"{name}\n{year}" if at == 0 or month == "01" else name
    return values.map({value: float(at) for at, value in enumerate(unique)}), labels


def _stacked(
    data: pd.DataFrame, order: list[Any], kind: str, total: str
) -> pd.DataFrame:
    """Add where each bar begins and how thick it is, and what stands for the whole."""
    whole = data["hue"].eq(total) & (len(order) > 1)
    data = data.assign(base=0.0, thick=0.78, whole=whole & (kind == "stacked"))
    if kind == "bridge":
        bases, running = [], 0.0
        for value, full in zip(data["value"], whole, strict=True):
            bases.append(0.0 if full else running)
            running = bases[-1] + value
        return data.assign(base=bases)
    place = data["hue"].map(order.index)
    if kind == "grouped":
        thick = 0.8 / len(order)
        at = data["at"] + (place - (len(order) - 1) / 2) * thick
        return data.assign(at=at, thick=thick * 0.92)
    data = data.iloc[np.argsort(place, kind="stable")]
    parts = data[~data["whole"]]
    sides = parts.groupby(["panel", "at", parts["value"].lt(0)])["value"]
    before = sides.cumsum() - parts["value"]
    return data.assign(base=before.reindex(data.index).fillna(0.0))


def _draw(
    ax: Axes,
    part: pd.DataFrame,
    looks: Mapping[Any, Look],
    *,
    horizontal: bool,
    bridge: bool,
) -> None:
    """Draw bars as their kinds ask, diamonds for wholes, and the steps of a bridge."""
    for row in part.to_dict("records"):
        if row["whole"]:
            where = (row["at"], row["value"])
            look = replace(looks[row["hue"]], colour=INK, marker="D")
            ax.plot(*(where[::-1] if horizontal else where), **mark_of(look))
        else:
            draw = ax.barh if horizontal else ax.bar
            span = {"left" if horizontal else "bottom": row["base"]}
            (bar,) = draw(row["at"], row["value"], row["thick"], **span)
            bar.set(zorder=2, **bar_of(looks[row["hue"]], row["kind"]))
    if bridge:
        ends, at = (part["base"] + part["value"])[:-1], part["at"].to_numpy()
        step = ax.vlines if horizontal else ax.hlines
        step(ends, at[:-1] + 0.39, at[1:] - 0.39, color=MUTED, linewidth=0.8)


def _label_places(ax: Axes, labels: Mapping[float, str], *, over_years: bool) -> None:
    """Name the places of bars: of lying ones at the left, the first on top."""
    low, high = min(labels), max(labels)
    if over_years:
        ground.year_axis(ax, low, high, ticks=13)
        ax.set_xlim(low - 0.6, high + 0.6)
    elif ax.spines["left"].get_visible():
        ax.set_yticks(list(labels), [wrapped(name, 170) for name in labels.values()])
        ax.set_ylim(high + 0.55, low - 0.55)
        ax.tick_params(axis="y", labelcolor=INK)
    else:
        room = 380 / len(labels)
        ax.set_xticks(list(labels), [wrapped(name, room) for name in labels.values()])
        ax.set_xlim(low - 0.6, high + 0.6)


def _part_end(data: pd.DataFrame, value: Any, look: Look) -> End:
    """Return the name of a stack's part, at the middle of its last bar."""
    last = data[data["hue"].eq(value)].sort_values("at").iloc[-1]
    early = bool(last["at"] < data["at"].max())
    text = f"{look.name} {last['text']}" + f" ({last['at']:.0f})" * early
    middle = last["value"] if last["whole"] else last["base"] + last["value"] / 2
    return float(last["at"]) + 0.4, float(middle), text, look.colour


def _write(
    ax: Axes,
    part: pd.DataFrame,
    looks: Mapping[Any, Look],
    *,
    horizontal: bool,
    inside_only: bool,
) -> None:
    """Write figures at the ends of single bars, and inside the parts of a stack."""
    rows = part[~part["whole"]].assign(end=part["base"] + part["value"])
    single = ~rows.duplicated("at", keep=False) & (not inside_only)
    if not horizontal and single.sum() > 16:
        return  # too many to write at each: the axis says how high they are
    sizes = [text_width(text) + 6 if horizontal else 14.0 for text in rows["text"]]
    signs = np.where(rows["value"] < 0, -1, 1)
    room = zip(rows["end"][single], (signs * sizes)[single], strict=True)
    ground.make_room(ax.xaxis if horizontal else ax.yaxis, room)
    left, bottom, right, top = ax.bbox.extents
    span = (
        (right - left, ax.get_xlim()) if horizontal else (top - bottom, ax.get_ylim())
    )
    points = span[0] / np.ptp(span[1])
    for row, alone, turn, size in zip(
        rows.to_dict("records"), single, signs, sizes, strict=True
    ):
        where, off, ink = row["end"], 3.0 * turn, INK
        align = {"ha": "center", "va": "center_baseline"}
        if alone and horizontal:
            align["ha"] = "left" if turn > 0 else "right"
        elif alone:
            align["va"] = "bottom" if turn > 0 else "top"
        elif inside_only or abs(row["value"]) * points < size:
            continue
        else:
            where, off = row["base"] + row["value"] / 2, 0.0
            ink = text_on(looks[row["hue"]], row["kind"])
        at, shift = (where, row["at"]), (off, 0.0)
        if not horizontal:
            at, shift = at[::-1], shift[::-1]
        note = write(ax, row["text"], at, shift, color=ink, **align)
        note.set_in_layout(False)
