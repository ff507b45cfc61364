"""Quantities that any tidy frame can be asked for: shares, growth, concentration.

Every function takes a frame of one row per figure and returns a new one. Adding or
dividing unlike things (units, currencies, reporters of different sides) is an error
that names both. A computed row carries ``source_ids``, the list of all it rests on.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from cac_data import codes, periods
from cac_data.tables import (
    allowed_values,
    key_columns,
    load_table,
    select,
    sort_rows,
)

__all__ = [
    "annual",
    "cagr",
    "check_one_side",
    "check_one_unit",
    "concentration",
    "freshest",
    "growth",
    "index",
    "prefer",
    "required_growth",
    "share",
    "size_ratio",
    "total",
    "value_of",
    "with_source_ids",
]


def value_of(frame: pd.DataFrame, value: str | None = None) -> str:
    """Return the column that holds the figures.

    `value`: the column, where it is known; otherwise the only one whose name begins
    with ``value``.

    ValueError if the column is missing, or several could be meant (two currencies).

    Examples
    --------
    >>> value_of(pd.DataFrame({"period": ["2024"], "value_usd_mn": [1.0]}))
    'value_usd_mn'
    """
    if value is not None:
        codes.check_columns(frame.columns, [value], function="value_of")
        return value
    found = [str(name) for name in frame.columns if str(name).startswith("value")]
    if len(found) == 1:
        return found[0]
    if found:
        message = (
            f"the frame holds figures in {' and '.join(found)}: name one as `value`; "
            "unlike currencies are never added or divided"
        )
        raise ValueError(message)
    message = f"the frame has no column of figures; it has {', '.join(frame.columns)}"
    raise ValueError(message)


def check_one_unit(*frames: pd.DataFrame) -> None:
    """Raise if the frames do not share one unit.

    `frames`: frames with ``unit``; a frame without such a column says nothing.

    ValueError naming the units found.

    Examples
    --------
    >>> check_one_unit(pd.DataFrame({"unit": ["TWh", "bcm"]}))
    Traceback (most recent call last):
    ...
    ValueError: mixed units: TWh and bcm; choose one with select(unit=...)
    """
    held = {u for frame in frames if "unit" in frame for u in frame["unit"].tolist()}
    found = sorted(map(str, held))
    if len(found) > 1:
        message = (
            f"mixed units: {' and '.join(found)}; choose one with select(unit=...)"
        )
        raise ValueError(message)


def check_one_side(*frames: pd.DataFrame) -> None:
    """Raise if the frames mix reporters that do not pass on one count.

    Chinese customs and the Chinese ministry that quotes them go together; Chinese
    customs and a national statistics office do not.

    `frames`: frames with ``reporter``; a frame without such a column says nothing.

    ValueError naming the reporters found.

    Examples
    --------
    >>> check_one_side(pd.DataFrame({"reporter": ["national", "china_customs"]}))
    Traceback (most recent call last):
    ...
    ValueError: mixed reporters: china_customs and national; choose one side first
    """
    found = {
        str(reporter)
        for frame in frames
        if "reporter" in frame
        for reporter in set(frame["reporter"].tolist())
    }
    if len({codes.counter_of(reporter) for reporter in found}) > 1:
        message = (
            f"mixed reporters: {' and '.join(sorted(found))}; choose one side first"
        )
        raise ValueError(message)


def with_source_ids(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with ``source_ids``, a list, in place of ``source_id``.

    Examples
    --------
    >>> with_source_ids(pd.DataFrame({"source_id": ["a"]}))["source_ids"].item()
    ['a']
    """
    if "source_ids" in frame:
        return frame.copy()
    codes.check_columns(frame.columns, ["source_id"], function="with_source_ids")
    listed = frame.drop(columns="source_id")
    listed["source_ids"] = pd.Series(
        [[item] for item in frame["source_id"].tolist()],
        index=frame.index,
        dtype=object,
    )
    return listed


def merge_ids(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return the sources of several rows, each once, sorted.

    Examples
    --------
    >>> merge_ids([["b"], ["a", "b"]])
    ['a', 'b']
    """
    split = (text.split(";") if isinstance(text, str) else text for text in lists)
    return sorted({item for items in split for item in items if item})


def annual(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that cover exactly one calendar year.

    The rows kept, in their order, with a fresh index.

    ValueError if there is no ``period``.

    Examples
    --------
    >>> annual(pd.DataFrame({"period": ["2024", "2024-01/2024-10"]}))["period"].tolist()
    ['2024']
    """
    codes.check_columns(frame.columns, ["period"], function="annual")
    whole = [periods.is_year(period) for period in frame["period"].tolist()]
    return frame[np.array(whole, dtype=bool)].reset_index(drop=True)


_NAMES_OF_SERIES = (
    *("country", "exporter", "importer", "partner", "origin", "corridor"),
    *("flow", "indicator", "commodity", "technology", "product", "concept", "unit"),
)
# Another concept, publisher or edition is another series, unless `prefer` joined them.
_JOINTS = ("basis", "vintage")


def _series_of(frame: pd.DataFrame) -> list[str]:
    """Columns that commonly name a series, as far as the frame has them."""
    known = _NAMES_OF_SERIES if "switch" in frame else (*_NAMES_OF_SERIES, *_JOINTS)
    return [column for column in known if column in frame]


# Words that computed frames hold and no table lists.
_WRITTEN_HERE: Mapping[str, tuple[str, ...]] = {"basis": ("published", "sum")}


def prefer(
    frame: pd.DataFrame,
    *,
    order: Sequence[str],
    by: str = "reporter",
    within: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Choose one figure per fact where several exist, and say which.

    For each fact the row is taken whose ``by`` comes first in ``order``. Rows whose
    ``by`` is not in ``order`` are left out.

    `order`: values of ``by``, the most wanted first.
    `by`: column by which to choose, for instance ``reporter``, ``variant``, ``basis``.
    `within`: columns that name a series; default: those of ``country, flow, indicator,
    commodity, origin, product, unit`` that the frame has.

    One row per series and period, sorted by them, with the columns of the frame and
    ``chosen`` (the values taken, joined by a slash when ``prefer`` is used again) and
    ``switch`` (True where the series passes from one to another).

    ValueError if a value of ``order`` is unknown, or two rows of the same rank name one
    fact: the first five are printed.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {
    ...         "country": ["KAZ"] * 3,
    ...         "period": ["2022", "2023", "2023"],
    ...         "variant": ["main", "main", "revised"],
    ...         "value": [1.0, 2.0, 3.0],
    ...     }
    ... )
    >>> prefer(frame, order=["revised", "main"], by="variant")[
    ...     ["period", "value", "chosen", "switch"]
    ... ]
      period  value   chosen  switch
    0   2022    1.0     main   False
    1   2023    3.0  revised    True
    """
    named = [column for column in _series_of(frame) if column != by]
    series = named if within is None else list(within)
    codes.check_columns(frame.columns, [by, "period", *series], function="prefer")
    if not order:
        message = "`order`: name at least one value, the most wanted first"
        raise ValueError(message)
    if listed := allowed_values(by):
        held = frame[by].unique().tolist()
        known = dict.fromkeys([*listed, *_WRITTEN_HERE.get(by, ()), *held])
        for item in order:
            codes.check_member("order", item, known)
    rank = {value: place for place, value in enumerate(order)}
    fact = [*series, "period"]
    ranks = [rank.get(value) for value in frame[by].tolist()]
    facts = list(zip(*(frame[column].tolist() for column in fact), strict=True))
    unnamed = frame[fact].isna().any(axis=1).tolist()
    # Plain rows: to group a frame would take most of the time of a report.
    best: dict[tuple[Any, ...], int] = {}
    for key, place, is_unnamed in zip(facts, ranks, unnamed, strict=True):
        if place is not None and not is_unnamed:
            best[key] = min(place, best.get(key, place))
    chosen = np.array(
        [
            place is not None and best.get(key) == place and not is_unnamed
            for key, place, is_unnamed in zip(facts, ranks, unnamed, strict=True)
        ],
        dtype=bool,
    )
    kept = frame[chosen]
    if len(kept) > len(best):
        twice = kept.duplicated(fact, keep=False)
        shown = kept.loc[twice, [*fact, by]].head(5).to_string(index=False)
        message = f"prefer by {by}: several rows of the same rank for one fact\n{shown}"
        raise ValueError(message)
    kept = sort_rows(kept, fact)
    earlier = kept["chosen"] + " / " if "chosen" in kept else ""
    kept["chosen"] = earlier + kept[by].astype("str")
    # The rows of a series follow each other.
    names = [kept[column].tolist() for column in series]
    of_series = list(zip(*names, strict=True)) if names else [()] * len(kept)
    taken = list(zip(of_series, kept["chosen"].tolist(), strict=True))
    kept["switch"] = np.array(
        [
            number > 0
            and taken[number - 1][0] == name
            and taken[number - 1][1] != value
            for number, (name, value) in enumerate(taken)
        ],
        dtype=bool,
    )
    return kept


def freshest(frame: pd.DataFrame, *, table: str) -> pd.DataFrame:
    """Leave out bundled rows that a fetched row of the same series replaces.

    A vintage brings new witnesses of facts that the bundled tables have, too. Rows that
    agree in all columns of the key but the source are one figure, seen on two days;
    whoever adds up or compares takes the later one.

    The rows kept, in their order, with their index; all where nothing was fetched.

    ValueError for an unknown table, or a frame without ``source_id``.

    Examples
    --------
    >>> rows = select(
    ...     load_table("country_profile"), indicator="population", countries="KAZ"
    ... ).tail(1)
    >>> fetched = rows.assign(source_id="worldbank-sp-pop-totl", value=2.0)
    >>> both = pd.concat([rows, fetched], ignore_index=True)
    >>> freshest(both, table="country_profile")["value"].tolist()
    [2.0]
    """
    key = key_columns(table)
    codes.check_columns(frame.columns, ["source_id"], function="freshest")
    fact = [column for column in key if column in frame and column != "source_id"]
    bundled = frame["source_id"].isin(load_table("sources")["source_id"])
    if bundled.all() or not bundled.any():
        return frame
    facts = pd.MultiIndex.from_frame(frame[fact])
    return frame[~bundled | ~facts.isin(facts[~bundled])]


def total(
    frame: pd.DataFrame,
    *,
    over: str,
    members: Sequence[str],
    value: str | None = None,
) -> pd.DataFrame:
    """Add up members for the periods in which all of them have a figure.

    `frame`: one row per member, period and series, of one side and unit.
    `over`: column that names the member, for instance ``country``.
    `members`: all members that the sum needs. A period that lacks one gets no sum.

    Columns: ``period``, the other series columns, the sum under the name of ``value``,
    ``basis`` (``sum``), ``source_ids``; ``rounding_usd_mn`` is added up where it is
    known for all, and ``obs_status`` is ``E`` where any member is estimated.

    ValueError for mixed units or sides, or a member that stands twice in one period.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {
    ...         "country": ["KAZ", "KGZ", "KAZ"],
    ...         "period": ["2023", "2023", "2024"],
    ...         "value": [1.0, 2.0, 5.0],
    ...         "source_id": ["a", "b", "a"],
    ...     }
    ... )
    >>> total(frame, over="country", members=["KAZ", "KGZ"])[["period", "value"]]
      period  value
    0   2023    3.0
    """
    value = value_of(frame, value)
    codes.check_columns(frame.columns, [over, "period"], function="total")
    check_one_unit(frame)
    check_one_side(frame)
    # A sum has a basis of its own: `sum`.
    series = [name for name in _series_of(frame) if name not in {over, "basis"}]
    rows = with_source_ids(frame[frame[over].isin(members) & frame[value].notna()])
    twice = rows.duplicated([*series, "period", over], keep=False)
    if twice.any():
        shown = (
            rows.loc[twice, [*series, "period", over]].head(5).to_string(index=False)
        )
        message = f"total over {over}: a member stands twice; use prefer first\n{shown}"
        raise ValueError(message)
    keys = [*series, "period"]
    if "basis" in rows and "switch" not in rows:
        mixed = rows.groupby(keys)["basis"].nunique() > 1
        if mixed.any():
            words = ", ".join(sorted(rows["basis"].unique()))
            message = f"total over {over}: figures of several bases, {words}: pick one"
            raise ValueError(message)
    # Plain rows: a frame per group would take most of the time of a report.
    read = [*keys, value, "source_ids"]
    read += [name for name in ("rounding_usd_mn", "obs_status") if name in rows]
    cells = zip(*(rows[name].tolist() for name in read), strict=True)
    groups: dict[tuple[Any, ...], list[dict[Any, Any]]] = {}
    for row in (dict(zip(read, line, strict=True)) for line in cells):
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    sums = []
    for fact, group in groups.items():
        if len(group) < len(set(members)):
            continue
        made: dict[str, Any] = dict(zip(keys, fact, strict=True))
        made |= {value: math.fsum(row[value] for row in group), "basis": "sum"}
        if "rounding_usd_mn" in rows:  # the sum is missing where a part is
            made["rounding_usd_mn"] = math.fsum(row["rounding_usd_mn"] for row in group)
        if "obs_status" in rows:
            estimated = any(row["obs_status"] == "E" for row in group)
            made["obs_status"] = "E" if estimated else "A"
        made["source_ids"] = merge_ids([row["source_ids"] for row in group])
        sums.append(made)
    if not sums:
        # Typed, so that a frame without rows can be joined to one that has some.
        columns = [*series, "period", value, "basis", "source_ids"]
        types = dict.fromkeys([*series, "period", "basis"], "str")
        return pd.DataFrame(columns=columns).astype({**types, value: "float64"})
    return sort_rows(pd.DataFrame(sums), [*series, "period"])


def _unit_of(frame: pd.DataFrame, value: str) -> str:
    """Return the unit that a frame states, in a column or in the name of one."""
    if "unit" in frame and len(frame):
        return str(frame["unit"].iloc[0])
    named = {"value_usd_mn": "USD mn", "value_cny_mn": "CNY mn"}
    return named.get(value, "")


def share(
    frame: pd.DataFrame,
    whole: pd.DataFrame,
    *,
    on: Sequence[str] = ("country", "period"),
    value: str | None = None,
    whole_value: str | None = None,
) -> pd.DataFrame:
    """Share of a part in a whole, in percent.

    The part is divided by the whole of the same keys and multiplied by 100. Both
    must have one unit and come from one side.

    `whole`: the wholes, one row per key.

    The rows of ``frame`` that have a whole, with ``share_pct`` and the ``source_ids``
    of both.

    ValueError for a whole that stands twice, or unlike units, currencies or sides.

    Examples
    --------
    >>> part = pd.DataFrame(
    ...     {"period": ["2024"], "value_usd_mn": [30.0], "source_id": ["a"]}
    ... )
    >>> all_of_it = part.assign(value_usd_mn=[120.0], source_id=["b"])
    >>> share(part, all_of_it, on=["period"])[["share_pct", "source_ids"]]
       share_pct source_ids
    0       25.0     [a, b]
    """
    value, whole_value = value_of(frame, value), value_of(whole, whole_value)
    check_one_unit(frame, whole)
    check_one_side(frame, whole)
    units = [_unit_of(frame, value), _unit_of(whole, whole_value)]
    told = "" not in units
    if units[0] != units[1] if told else value != whole_value:
        unlike = units if told else [value, whole_value]
        message = f"unlike currencies or units: {' and '.join(unlike)}"
        raise ValueError(message)
    keys = list(on)
    for part in (frame, whole):
        codes.check_columns(part.columns, keys, function="share")
    if whole.duplicated(keys).any():
        shown = whole[whole.duplicated(keys, keep=False)][keys].head(5)
        message = f"share: a whole stands twice\n{shown.to_string(index=False)}"
        raise ValueError(message)
    bottom = with_source_ids(whole)[[*keys, whole_value, "source_ids"]]
    bottom.columns = pd.Index([*keys, "_whole", "_ids"])
    both = with_source_ids(frame).merge(bottom, on=keys, how="inner")
    both["share_pct"] = 100 * both[value] / both["_whole"].where(both["_whole"] != 0)
    both["source_ids"] = [
        merge_ids([part, base])
        for part, base in zip(both["source_ids"], both["_ids"], strict=True)
    ]
    return sort_rows(both.drop(columns=["_whole", "_ids"]), keys)


def size_ratio(profile: pd.DataFrame, *, indicator: str, basis: str) -> pd.DataFrame:
    """China over the five Central Asian countries together, as a ratio.

    China's figure is divided by the sum of the five, all of one publisher and basis. A
    period in which one of the six has no figure gets no ratio.

    `indicator`: what is compared, for instance ``area_total`` or ``gdp``.
    `basis`: publisher or concept of the figures, for instance ``static`` or
    ``factbook``.

    Columns: ``indicator, basis, period`` (empty for what does not change), ``china,
    region, unit, ratio, source_ids``, in order of time.

    ValueError for an unknown indicator, mixed units or a country that stands twice in a
    period.

    Examples
    --------
    >>> from cac_data import load_table
    >>> found = size_ratio(
    ...     load_table("country_profile"), indicator="area_total", basis="static"
    ... )
    >>> found["ratio"].round(2).item()
    2.4
    """
    rows = select(profile, indicator=indicator, basis=basis)
    rows = freshest(rows, table="country_profile")
    columns = ["indicator", "period", "unit", "value", "source_ids"]
    china = total(rows, over="country", members=["CHN"]).reindex(columns=columns)
    region = total(rows, over="country", members=codes.CA5).reindex(columns=columns)
    both = china.merge(
        region, on=["indicator", "period", "unit"], suffixes=("_china", "_region")
    )
    found = both[["indicator", "period", "unit"]].assign(
        basis=basis,
        china=both["value_china"],
        region=both["value_region"],
        ratio=both["value_china"] / both["value_region"],
    )
    pairs = zip(both["source_ids_china"], both["source_ids_region"], strict=True)
    found["source_ids"] = [merge_ids(pair) for pair in pairs]
    ordered = ["indicator", "basis", "period", "china", "region", "unit", "ratio"]
    return found[[*ordered, "source_ids"]]


def growth(
    frame: pd.DataFrame,
    *,
    value: str | None = None,
    within: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Growth on the year before, in percent.

    The figure is divided by that of the preceding year, less one, times 100. No
    growth is given across a missing year. ``uncertain`` marks growth that the
    rounding of the two figures could turn around, ``spans_switch`` growth between
    figures that :func:`prefer` took from different places.

    `frame`: whole years, one row per series and year, of one side and unit.

    The rows in order of time with ``growth_pct``, ``spans_switch``, the ``source_ids``
    of both years where the frame names sources and, where the rounding is known,
    ``uncertain``. Growth from nothing is missing.

    ValueError for parts of years, a year that stands twice, mixed units or sides.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"period": ["2021", "2022", "2024"], "value": [10.0, 12.0, 20.0]}
    ... )
    >>> growth(frame)["growth_pct"].round(1).tolist()
    [nan, 20.0, nan]
    """
    value = value_of(frame, value)
    series = _series_of(frame) if within is None else list(within)
    codes.check_columns(frame.columns, ["period", *series], function="growth")
    check_one_unit(frame)
    check_one_side(frame)
    rows = sort_rows(frame, [*series, "period"])
    _check_years(rows, [*series, "period"], "growth")
    rows["_year"] = rows["period"].map(periods.year_of)
    groups = rows.groupby(series, sort=False) if series else rows
    before, year = groups[value].shift(), groups["_year"].shift()
    follows = rows["_year"] - year == 1
    if {"source_id", "source_ids"} & set(rows.columns):
        rows = with_source_ids(rows)
        earlier = [[], *rows["source_ids"].tolist()[:-1]][: len(rows)]
        rows["source_ids"] = [
            merge_ids([own, last]) if joined else own
            for own, last, joined in zip(
                rows["source_ids"], earlier, follows, strict=True
            )
        ]
    # From nothing there is no growth in percent, only a beginning.
    rows["growth_pct"] = (100 * (rows[value] / before - 1)).where(
        follows & (before != 0)
    )
    rows["spans_switch"] = (
        rows["switch"] & follows if "switch" in rows else pd.Series(False, rows.index)
    )
    if "rounding_usd_mn" in rows:
        half = rows["rounding_usd_mn"] + groups["rounding_usd_mn"].shift()
        rows["uncertain"] = follows & ((rows[value] - before).abs() <= half)
    return rows.drop(columns="_year")


def _check_positive(rows: pd.DataFrame, value: str, function: str) -> None:
    wrong = rows[rows[value] <= 0]
    if len(wrong):
        shown = wrong.head(5).to_string(index=False)
        message = f"{function} needs positive levels\n{shown}"
        raise ValueError(message)


def _check_years(rows: pd.DataFrame, fact: list[str], function: str) -> None:
    parts = rows.loc[~rows["period"].map(periods.is_year).astype(bool), "period"]
    if len(parts):
        message = (
            f"{function} needs whole years; the frame also has {parts.iloc[0]}: "
            "use annual() first"
        )
        raise ValueError(message)
    twice = rows.duplicated(fact, keep=False)
    if twice.any():
        shown = rows.loc[twice, fact].head(5).to_string(index=False)
        message = f"{function}: a year stands twice; use prefer first\n{shown}"
        raise ValueError(message)


def cagr(
    frame: pd.DataFrame,
    *,
    start: int,
    end: int,
    value: str | None = None,
    within: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Compound annual growth between two years, in percent a year.

    ``(last / first) ** (1 / (end - start)) - 1``, times 100.

    `frame`: whole years, one row per series and year, of one side and unit.

    One row per series that has both years: the series columns, ``start, end, first,
    last`` (figures), ``growth_pct`` (over the whole span), ``cagr_pct`` and
    ``source_ids`` where the frame names sources.

    ValueError if ``end`` is not after ``start`` or a level is not positive; for parts
    of years, a year that stands twice, mixed units or sides.

    Examples
    --------
    >>> frame = pd.DataFrame({"period": ["2022", "2024"], "value": [100.0, 121.0]})
    >>> cagr(frame, start=2022, end=2024)["cagr_pct"].round(6).item()
    10.0
    """
    if end <= start:
        message = f"`end` {end} must be after `start` {start}"
        raise ValueError(message)
    value = value_of(frame, value)
    series = _series_of(frame) if within is None else list(within)
    codes.check_columns(frame.columns, ["period", *series], function="cagr")
    check_one_unit(frame)
    check_one_side(frame)
    _check_years(frame, [*series, "period"], "cagr")
    years = frame[frame["period"].isin([periods.of_year(start), periods.of_year(end)])]
    _check_positive(years, value, "cagr")
    sourced = {"source_id", "source_ids"} & set(frame.columns)
    years = with_source_ids(years) if sourced else years
    rows = []
    groups = years.groupby(series, sort=True) if series else [((), years)]
    for keys, group in groups:
        if len(group) < 2:
            continue
        level = group.set_index("period")[value]
        first, last = (
            float(level[periods.of_year(start)]),
            float(level[periods.of_year(end)]),
        )
        row: dict[str, Any] = dict(zip(map(str, series), keys, strict=True))
        row |= {"start": str(start), "end": str(end), "first": first, "last": last}
        row["growth_pct"] = 100 * (last / first - 1)
        row["cagr_pct"] = 100 * ((last / first) ** (1 / (end - start)) - 1)
        if sourced:
            row["source_ids"] = merge_ids(group["source_ids"].tolist())
        rows.append(row)
    columns = [*series, "start", "end", "first", "last", "growth_pct", "cagr_pct"]
    return pd.DataFrame(rows, columns=columns + (["source_ids"] if sourced else []))


def required_growth(
    levels: Mapping[str, float],
    *,
    start_value: float,
    start: int,
    end: int,
    inflation: float = 0.0,
) -> pd.DataFrame:
    """Growth a year that leads from one level to another, in percent.

    Nominal: ``(level / start_value) ** (1 / years) - 1``. Real: the level is first
    brought to prices of the start year, divided by ``(1 + inflation) ** years``.

    `levels`: name and level to be reached, in the unit of ``start_value``.
    `start_value`: level in the start year, positive.
    `inflation`: assumed rise of prices a year, as a fraction.

    Columns: ``level_name, level, start, end, years, nominal_pct, real_level`` (in
    prices of ``start``) and ``real_pct``.

    ValueError if ``end`` is not after ``start`` or a level is not positive.

    Examples
    --------
    >>> required_growth({"twice": 200.0}, start_value=100.0, start=2020, end=2030)[
    ...     "nominal_pct"
    ... ].round(2).item()
    7.18
    """
    years = end - start
    if years <= 0:
        message = f"`end` {end} must be after `start` {start}"
        raise ValueError(message)
    for name, level in {"start_value": start_value, **levels}.items():
        if not level > 0:
            message = f"`{name}`: {level!r} is not a positive level"
            raise ValueError(message)
    if inflation <= -1:
        message = f"`inflation`: {inflation!r} is not above -1"
        raise ValueError(message)
    rows = []
    for name, level in levels.items():
        real = level / (1 + inflation) ** years
        rows.append(
            {
                "level_name": name,
                "level": level,
                "start": str(start),
                "end": str(end),
                "years": years,
                "nominal_pct": 100 * ((level / start_value) ** (1 / years) - 1),
                "real_level": real,
                "real_pct": 100 * ((real / start_value) ** (1 / years) - 1),
            }
        )
    return pd.DataFrame(rows)


def index(
    frame: pd.DataFrame,
    *,
    base: int,
    value: str | None = None,
    within: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Level with the base year as 100.

    `frame`: whole years, one row per series and year.
    `base`: base year. A series without it is left out.

    The rows of the series that have the base year, with ``index``.

    ValueError for parts of years, a year that stands twice, mixed units or sides.

    Examples
    --------
    >>> frame = pd.DataFrame({"period": ["2020", "2021"], "value": [50.0, 60.0]})
    >>> index(frame, base=2020)["index"].tolist()
    [100.0, 120.0]
    """
    value = value_of(frame, value)
    series = _series_of(frame) if within is None else list(within)
    codes.check_columns(frame.columns, ["period", *series], function="index")
    check_one_unit(frame)
    check_one_side(frame)
    rows = sort_rows(frame, [*series, "period"])
    _check_years(rows, [*series, "period"], "index")
    at_base = rows[value].where(rows["period"] == periods.of_year(base))
    if {"source_id", "source_ids"} & set(rows.columns):
        rows = with_source_ids(rows)
        rows["source_ids"] = _with_base_sources(rows, series, periods.of_year(base))
    if series:
        at_base = at_base.groupby([rows[column] for column in series]).transform("max")
    else:
        at_base = pd.Series(at_base.max(), index=rows.index)
    at_base = at_base.where(at_base != 0)
    rows["index"] = 100 * rows[value] / at_base
    return rows[at_base.notna()].reset_index(drop=True)


def _with_base_sources(
    rows: pd.DataFrame, series: list[str], base: str
) -> list[list[str]]:
    """Return the sources of each row and of the base year of its series."""
    keys = [tuple(row) for row in rows[series].to_numpy()]
    of_base = {
        key: ids
        for key, ids, period in zip(
            keys, rows["source_ids"], rows["period"], strict=True
        )
        if period == base
    }
    return [
        merge_ids([ids, of_base.get(key, [])])
        for key, ids in zip(keys, rows["source_ids"], strict=True)
    ]


def concentration(
    frame: pd.DataFrame,
    *,
    over: str,
    within: Sequence[str] = ("period",),
    value: str | None = None,
) -> pd.DataFrame:
    """Concentration among members: Herfindahl-Hirschman index between 0 and 1.

    The sum of squared shares. ``normalised`` is ``(hhi - 1/n) / (1 - 1/n)``, which is
    0 for equal shares whatever the number of members.

    `frame`: one row per member and group, of one side and unit, none negative.
    `over`: column that names the member, for instance ``country``.
    `within`: columns that name the group.

    Columns: ``within``, ``members`` (number), ``hhi``, ``normalised`` and, where the
    frame names sources, ``source_ids``.

    ValueError for negative figures, a member that stands twice, mixed units or sides.

    Source of the method: A. O. Hirschman, "The Paternity of an Index", American
    Economic Review 54 (1964), 761.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"period": ["2024"] * 2, "country": ["KAZ", "KGZ"], "value": [3.0, 1.0]}
    ... )
    >>> concentration(frame, over="country")[["hhi", "normalised"]].values.tolist()
    [[0.625, 0.25]]
    """
    value = value_of(frame, value)
    codes.check_columns(frame.columns, [over, *within], function="concentration")
    check_one_unit(frame)
    check_one_side(frame)
    rows = frame[frame[value].notna()]
    negative = rows[rows[value] < 0]
    if len(negative):
        message = (
            "concentration needs figures that are not negative\n"
            f"{negative.head(5).to_string(index=False)}"
        )
        raise ValueError(message)
    if not within:
        message = "`within`: name at least one column, such as period"
        raise ValueError(message)
    twice = rows.duplicated([*within, over], keep=False)
    if twice.any():
        shown = rows.loc[twice, [*within, over]].head(5).to_string(index=False)
        message = f"concentration: a {over} stands twice; use prefer first\n{shown}"
        raise ValueError(message)
    sourced = {"source_id", "source_ids"} & set(frame.columns)
    rows = with_source_ids(rows) if sourced else rows
    made = []
    for keys, group in rows.groupby(list(within), sort=False):
        whole = group[value].sum()
        shares = group[value] / whole if whole else group[value] * float("nan")
        # A group without any trade has no concentration.
        hhi, n = float((shares**2).sum(skipna=False)), len(group)
        row: dict[str, Any] = dict(zip(within, keys, strict=True))
        row |= {"members": n, "hhi": hhi}
        row["normalised"] = (hhi - 1 / n) / (1 - 1 / n) if n > 1 else float("nan")
        if sourced:
            row["source_ids"] = merge_ids(group["source_ids"].tolist())
        made.append(row)
    columns = [*within, "members", "hhi", "normalised"]
    found = pd.DataFrame(made, columns=columns + (["source_ids"] if sourced else []))
    return sort_rows(found, list(within))
