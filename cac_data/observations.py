"""The one shape of a figure, and the verbs on it.

A row a figure: columns that name the fact, `SHAPE`, what only describes. The verbs keep
units, rounding, status and sources, and refuse to mix what cannot be mixed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Literal

import pandas as pd

from cac_data import codes, periods
from cac_data.tables import key_columns, load_table, resource_of, sort_rows, table_names

SHAPE = ("period", "year", "value", "unit", "half", "obs_status", "basis", "source_ids")
"""What every observation has: `half` is the half-width that rounding allows (missing
where unknown), `basis` is ``published`` or ``sum`` where the table has no words of its
own, `year` an integer for whole years, else missing."""


def union(ids: Iterable[str]) -> str:
    """Join source ids, each once, sorted; each item may name several."""
    return ";".join(sorted({item for text in ids for item in text.split(";") if item}))


def _key_of(rows: pd.DataFrame) -> list[str]:
    """Columns that name the fact: those before `period`."""
    names = list(map(str, rows.columns))
    return names[: names.index("period")]


@cache
def _shapes() -> list[tuple[list[str], str, str]]:
    """Each table with figures: key columns, value column and its unit."""
    found = []
    for name in table_names():
        if value := resource_of(name).get("value"):
            fields = resource_of(name)["schema"]["fields"]
            units = {field["name"]: field.get("unit", "") for field in fields}
            found.append((key_columns(name), value, units[value]))
    # Of several that fit the one that says most of a row.
    return sorted(found, key=lambda shape: -len(shape[0]))


def observe(rows: pd.DataFrame) -> pd.DataFrame:
    """Observations from rows of a table, sorted by fact and time.

    Key columns (without time and source), `SHAPE`, then the other columns. A row that
    was fetched later stands in for the bundled one with the same key. ValueError for
    rows of no table with figures.

    >>> from cac_data import load_table, select
    >>> rows = select(load_table("bilateral_trade"), countries="KAZ", start=2024)
    >>> observe(rows)[["reporter", "flow", "year", "value", "unit"]].head(1)
            reporter     flow  year      value    unit
    0  china_customs  exports  2024  15856.786  USD mn
    """
    held = set(rows.columns)
    fits = [shape for shape in _shapes() if held.issuperset([*shape[0], shape[1]])]
    if not fits:
        message = f"no table with figures has these columns: {', '.join(rows.columns)}"
        raise ValueError(message)
    key, value, unit = fits[0]
    old = rows["source_id"].isin(load_table("sources")["source_id"])
    if not old.all():
        facts = pd.MultiIndex.from_frame(rows[[of for of in key if of != "source_id"]])
        rows = rows[~old | ~facts.isin(facts[~old])]
    rows = rows.reset_index(drop=True)
    spare = {"period", "unit", "source_id", "basis", value}
    fact = [column for column in key if column not in spare]
    half = [column for column in rows.columns if str(column).startswith("rounding_")]
    period = rows["period"] if "period" in rows else pd.Series("", rows.index)
    years = [int(text) if periods.is_year(text) else pd.NA for text in period]
    shaped = {
        "period": period,
        "year": pd.Series(years, rows.index, dtype="Int64"),
        "value": rows[value],
        "unit": rows.get("unit", unit),
        "half": rows[half[0]] if half else math.nan,
        "obs_status": rows.get("obs_status", "A"),
        "basis": rows.get("basis", "published"),
        "source_ids": rows["source_id"],
    }
    named = rows[fact].assign(**shaped)
    used = {*key, *shaped, value, *half}
    rest = [column for column in rows.columns if column not in used]
    return sort_rows(named.join(rows[rest]), [*_key_of(named), "period"])


def choose(rows: pd.DataFrame, /, **order: Sequence[str]) -> pd.DataFrame:
    """One observation a fact, by stated order: `choose(rows, reporter=[...])`.

    Of several columns the first decides first; words that are not named are left out.
    The columns leave the key: `chosen` says what was taken. ValueError where two rows
    of one rank name one fact.
    """
    for column, words in order.items():
        rows = rows[rows[column].isin(words)]
    fact = [column for column in _key_of(rows) if column not in order]
    ranks = {
        f"_{column}": rows[column].map([*words].index)
        for column, words in order.items()
    }
    rows = rows.assign(**ranks).sort_values([*fact, "period", *ranks], kind="stable")
    _refuse_twice(rows, [*fact, "period", *ranks], "several figures of one rank")
    rows = rows.drop_duplicates([*fact, "period"])
    taken_words = zip(*(rows[column] for column in order), strict=True)
    chosen = pd.Series(map(" / ".join, taken_words), rows.index, dtype="str")
    kept = [*fact, *SHAPE]
    rest = [name for name in rows if name not in {*kept, *ranks, "chosen"}]
    return sort_rows(rows[kept + rest].assign(chosen=chosen), [*fact, "period"])


def add_up(
    rows: pd.DataFrame,
    over: str,
    members: Sequence[str],
    into: str,
    *,
    beside: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Sums over members, for facts and periods of which each member has a figure.

    Rows of the same key with `into` for the members and basis ``sum``; estimated where
    any member is. `beside`: published figures; of two of one fact the more exact stays,
    of equals the published. ValueError for mixed units, reporters or cubic metres (the
    `measure` of gas), a group beside its members, or a member that stands twice.
    """
    _refuse_group_beside_members(members)
    rows = rows[rows[over].isin(members) & rows["value"].notna()]
    _check_alike("reporter", rows)
    key = _key_of(rows)
    if rows.empty:
        made = rows.assign(basis="sum")
        return made if beside is None else _finer(beside, made)
    _refuse_twice(rows, [*key, "period"], f"a member of {into} stands twice")
    if "measure" in rows:
        by_fact = rows.groupby([name for name in [*key, "period"] if name != over])
        for _, summed in by_fact:
            _check_measures(summed["measure"])
    made = gather(
        rows,
        [name for name in [*key, "period"] if name != over],
        value=("value", lambda values: math.fsum(values)),
        half=("half", lambda values: values.sum(skipna=False)),
        unit=("unit", "first"),
        year=("year", "first"),
        _units=("unit", "nunique"),
        _members=(over, "nunique"),
    )
    if (made["_units"] > 1).any():
        _check_alike("unit", rows)
    made = made[made["_members"] == len(set(members))]
    made = made.assign(basis="sum", **{over: into})[[*key, *SHAPE]]
    if "reporter" in rows and "reporter" not in key:
        made = made.assign(reporter=rows["reporter"].iloc[0])
    made = sort_rows(made, [*key, "period"])
    return made if beside is None else _finer(beside, made)


def _finer(published: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    # A round statement must not replace the sum of exact figures, nor the sum of
    # rounded figures a published total. What is not known to be exact comes last.
    fact = [*_key_of(published), "period"]
    filled = [frame for frame in (published, sums) if len(frame)] or [published]
    rows = pd.concat(filled, ignore_index=True)
    if rows.groupby(fact, dropna=False)["unit"].nunique().gt(1).any():
        _check_alike("unit", rows)
    rows = rows.sort_values("half", kind="stable").drop_duplicates(fact)
    return sort_rows(rows, fact)


def _status(words: Iterable[str]) -> str:
    """What is said of a figure made from others: normal only where all are."""
    return min(words, key=_STATUSES.index, default="A")


_STATUSES = "EFPUDBA"
"""Codes of SDMX's CL_OBS_STATUS, from that which says most: estimated, forecast,
provisional, of low reliability, of another definition, a break, normal."""


def combine(
    one: pd.DataFrame,
    other: pd.DataFrame,
    how: Literal["sub", "div"],
    *,
    on: Sequence[str] = (),
    unit: str = "",
) -> pd.DataFrame:
    """`one` less or over `other`, where both have a figure of the same `on`.

    `on`: by default all key columns and the period. Rows of `one` with the result as
    `value`, its rounding, the status and sources of both, and the two figures as `one`
    and `other`. A quotient of unlike units needs the name of its own `unit`. ValueError
    for unlike units, reporters or cubic metres (the `measure` of gas), or two figures
    of one `on` in `other`.
    """
    on = list(on) or [*_key_of(one), "period"]
    if not (how == "div" and unit):
        _check_alike("unit", one, other)
    _check_alike("reporter", one, other)
    columns = [*on, "value", "half", "obs_status", "source_ids"]
    if "measure" in one and "measure" in other:
        columns.append("measure")
    both = one.merge(other[columns], on=on, suffixes=("", "_2"), validate="many_to_one")
    if "measure_2" in both:
        for pair in zip(both["measure"], both["measure_2"], strict=True):
            _check_measures(pair)
    value = getattr(both["value"], how)(both["value_2"])
    half = both["half"] + both["half_2"]
    if how == "div":
        value = value.where(both["value_2"] != 0)
        # To first order; it holds for figures of either sign, and for a zero.
        half = (both["half"] + value.abs() * both["half_2"]) / both["value_2"].abs()
    pairs = zip(both["obs_status"], both["obs_status_2"], strict=True)
    made = both.assign(
        one=both["value"],
        other=both["value_2"],
        value=value,
        half=half,
        unit=unit or ("ratio" if how == "div" else both["unit"]),
        obs_status=[_status(pair) for pair in pairs],
        source_ids=_united(both, "source_ids", "source_ids_2"),
    )
    return made.drop(columns=[name for name in made if str(name).endswith("_2")])


def _united(rows: pd.DataFrame, *columns: str) -> list[str]:
    lists = (rows[name].fillna("") for name in columns)
    return [union(ids) for ids in zip(*lists, strict=True)]


def share(
    part: pd.DataFrame, whole: pd.DataFrame, *, on: Sequence[str]
) -> pd.DataFrame:
    """`part` as a percentage of `whole`; the two figures are `one` and `other`.

    ValueError for unlike units or reporters, or parts with a group and its members.
    """
    for column in ("country", "exporter", "importer"):
        if column in part and column not in on:
            _refuse_group_beside_members(part[column].unique().tolist())
    made = combine(part, whole, "div", on=on)
    return made.assign(
        value=100 * made["value"], half=100 * made["half"], unit="percent"
    )


def change(rows: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """From one year to another, series by series that has both.

    Rows of the last year with the difference as `value`, `first`, `last` and
    `growth_pct` (over the whole span), and the period ``start/end``. ValueError if
    `end` is not after `start`.
    """
    if end <= start:
        message = f"`end` {end} must be after `start` {start}"
        raise ValueError(message)
    first, last = (rows[(rows["year"] == year).fillna(False)] for year in (start, end))
    made = combine(last, first, "sub", on=_key_of(rows))
    made = made.rename(columns={"one": "last", "other": "first"})
    grown = 100 * (made["last"] / made["first"].where(made["first"] != 0) - 1)
    span = f"{periods.of_year(start)}/{periods.of_year(end)}"
    none = pd.Series(pd.NA, made.index, dtype="Int64")
    return made.assign(period=span, year=none, growth_pct=grown)


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The last observation of each series that has a figure."""
    known = rows[rows["value"].notna()]
    key = _key_of(rows)
    last = sort_rows(known, [*key, "period"])
    last = last.drop_duplicates(key, keep="last") if key else last.tail(1)
    return last.reset_index(drop=True)


def join(
    rows: pd.DataFrame,
    other: pd.DataFrame,
    on: Sequence[str],
    /,
    *,
    how: Literal["left", "inner"] = "left",
    **columns: str,
) -> pd.DataFrame:
    """Columns of `other` beside the rows, with the sources of both.

    `join(sold, counted, ["country", "period"], national="value")` adds `national`.
    """
    names = {old: new for new, old in columns.items()}
    theirs = other[[*on, *names, "source_ids"]]
    theirs = theirs.rename(columns={**names, "source_ids": "_ids"})
    both = rows.merge(theirs, on=list(on), how=how)
    united = _united(both, "source_ids", "_ids")
    return both.drop(columns="_ids").assign(source_ids=united)


def gather(rows: pd.DataFrame, by: Sequence[str], /, **named: Any) -> pd.DataFrame:
    """Groups in one row each, by named aggregates as pandas takes them.

    `obs_status` is A where all are, `source_ids` are those of the whole group.
    """
    if "obs_status" in rows:
        named = {"obs_status": ("obs_status", _status), **named}
    named = {**named, "source_ids": ("source_ids", union)}
    if rows.empty:
        columns = {name: rows[column] for name, (column, _) in named.items()}
        return rows[list(by)].assign(**columns)
    groups = rows.groupby(list(by), sort=False, dropna=False)
    made: pd.DataFrame = groups.agg(**named).reset_index()
    return made


def _check_alike(column: str, *frames: pd.DataFrame) -> None:
    """Raise where figures of unlike units, or of reporters of two sides, would meet.

    Chinese customs and the ministry that quotes them are one side.
    """
    found = {str(word) for frame in frames for word in set(frame.get(column, ()))}
    sides = {codes.REPORTERS.get(word, (word, word))[1] for word in found}
    if len(sides if column == "reporter" else found) > 1:
        message = f"mixed {column}s: {' and '.join(sorted(found))}; choose one first"
        raise ValueError(message)


def _check_measures(words: Iterable[str]) -> None:
    """Raise where figures in unlike cubic metres would meet; an empty one is unknown.

    Row by row, since an old edition of a publication may stand in the same series.
    """
    known = sorted({word for word in words if word})
    if len(known) > 1:
        message = f"mixed measures: {' and '.join(known)}; convert one first"
        raise ValueError(message)


def _refuse_group_beside_members(members: Sequence[str]) -> None:
    held = set(members)
    countries = load_table("countries")
    for group in countries.loc[countries["members"].str.len() > 0, "country"]:
        beside = sorted(held.intersection(codes.group_members(group)))
        if group in held and beside:
            message = f"{group} and its member {beside[0]} would be counted twice"
            raise ValueError(message)


def _refuse_twice(rows: pd.DataFrame, by: Sequence[str], problem: str) -> None:
    twice = rows.duplicated(list(by), keep=False)
    if twice.any():
        shown = rows.loc[twice, list(by)].head(5).to_string(index=False)
        message = f"{problem}\n{shown}"
        raise ValueError(message)
