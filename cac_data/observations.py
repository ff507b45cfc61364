"""The one shape of a figure, and the verbs on it.

A row a figure: columns that name the fact, `SHAPE`, what only describes. The verbs keep
units, rounding, status and sources, and refuse to mix what cannot be mixed.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

import pandas as pd

from cac_data import codes, periods
from cac_data.figure import BETWEEN, COLUMNS, TRAITS, USUAL, Difference, Trait
from cac_data.tables import key_columns, load_table, resource_of, sort_rows, table_names

SHAPE = (
    "period",
    "year",
    "value",
    "unit",
    "half",
    "obs_status",
    "basis",
    "source_ids",
)
"""What every observation has: `half` is the half-width that rounding allows (missing
where unknown), `basis` is ``published`` or ``sum`` where the table has no words of its
own, `year` an integer for whole years, else missing."""


IN_PART = "in_part"
"""The `scope` of a figure that leaves out some of what others of its series count."""

_STATUSES = "EFPUDBA"
"""Codes of SDMX's CL_OBS_STATUS, from that which says most: estimated, forecast,
provisional, of low reliability, of another definition, a break, normal."""


def combined_status(codes_of_figures: Iterable[str]) -> str:
    """Return the status of a figure made from others: normal only where all are."""
    return min(codes_of_figures, key=_STATUSES.index, default="A")


def union(ids: Iterable[str]) -> str:
    """Join source ids, each once, sorted; each text may name several."""
    distinct = {source_id for text in ids for source_id in text.split(";")}
    return ";".join(sorted(distinct - {""}))


def _united(rows: pd.DataFrame, *columns: str) -> pd.Series:
    """Return the source ids of several columns, row by row."""
    cells = [rows[name].fillna("") for name in columns]
    united = [union(ids) for ids in zip(*cells, strict=True)]
    return pd.Series(united, rows.index, dtype="str")  # text, even of no rows


def _key_of(rows: pd.DataFrame) -> list[str]:
    """Return the columns that name the fact: those before `period`."""
    names = list(map(str, rows.columns))
    return names[: names.index("period")]


# --- From a table --------------------------------------------------------------------


class _TableShape(NamedTuple):
    """By which columns one knows a table with figures, and the unit of its values."""

    key: list[str]
    value: str
    unit: str


@cache
def _table_shapes() -> list[_TableShape]:
    """Return the shapes of tables with figures, those with the longest keys first."""
    shapes = []
    for name in table_names():
        value = resource_of(name).get("value")
        if not value:
            continue
        fields = resource_of(name)["schema"]["fields"]
        units = {field["name"]: field.get("unit", "") for field in fields}
        shapes.append(_TableShape(key_columns(name), value, units[value]))
    return sorted(shapes, key=lambda shape: -len(shape.key))


def _shape_of(rows: pd.DataFrame) -> _TableShape:
    """Find the table of some rows by their columns: of several that with most keys."""
    columns = set(rows.columns)
    for shape in _table_shapes():
        if columns.issuperset([*shape.key, shape.value]):
            return shape
    message = f"no table with figures has these columns: {', '.join(rows.columns)}"
    raise ValueError(message)


def _without_replaced(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Leave out bundled rows for which one with the same key was fetched later."""
    is_bundled = rows["source_id"].isin(load_table("sources")["source_id"])
    if is_bundled.all():
        return rows
    fact = [column for column in key if column != "source_id"]
    facts = pd.MultiIndex.from_frame(rows[fact])
    is_replaced = is_bundled & facts.isin(facts[~is_bundled])
    return rows[~is_replaced]


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
    key, value, unit = _shape_of(rows)
    rows = _without_replaced(rows, key).reset_index(drop=True)
    period = rows["period"] if "period" in rows else pd.Series("", rows.index)
    years = [int(text) if periods.is_year(text) else pd.NA for text in period]
    rounding = [name for name in rows.columns if str(name).startswith("rounding_")]
    shaped = {
        "period": period,
        "year": pd.Series(years, rows.index, dtype="Int64"),
        "value": rows[value],
        "unit": rows.get("unit", unit),
        "half": rows[rounding[0]] if rounding else math.nan,
        "obs_status": rows.get("obs_status", "A"),
        "basis": rows.get("basis", "published"),
        "source_ids": rows["source_id"],
    }

    no_fact = {"period", "unit", "source_id", "basis", value}
    fact = [column for column in key if column not in no_fact]
    used = {*key, *shaped, value, *rounding}
    describing = [column for column in rows.columns if column not in used]
    observed = rows[fact].assign(**shaped).join(rows[describing])
    return sort_rows(observed, [*fact, "period"])


# --- Verbs ---------------------------------------------------------------------------


def choose(rows: pd.DataFrame, /, **order: Sequence[str]) -> pd.DataFrame:
    """One observation a fact, by stated order: `choose(rows, reporter=[...])`.

    Of several columns the first decides first; words that are not named are left out.
    The columns leave the key for the end, and `chosen` says which words were taken.
    ValueError where two rows of one rank name one fact.
    """
    fact = [column for column in _key_of(rows) if column not in order]
    ranks = []
    for column, words in order.items():
        rank = f"_{column}"
        rows = rows[rows[column].isin(words)]
        rows = rows.assign(**{rank: rows[column].map([*words].index)})
        ranks.append(rank)
    by = [*fact, "period", *ranks]
    rows = rows.sort_values(by, kind="stable")
    _refuse_twice(rows, by, "several figures of one rank")
    rows = rows.drop_duplicates([*fact, "period"])

    words_taken = zip(*(rows[column] for column in order), strict=True)
    chosen = pd.Series(map(" / ".join, words_taken), rows.index, dtype="str")
    shaped = [*fact, *SHAPE]
    dropped = {*shaped, *ranks, "chosen"}
    describing = [name for name in rows if name not in dropped]
    rows = rows[[*shaped, *describing]].assign(chosen=chosen)
    return sort_rows(rows, [*fact, "period"])


def add_up(
    rows: pd.DataFrame,
    over: str,
    members: Sequence[str],
    into: str,
    *,
    beside: pd.DataFrame | None = None,
    across: Collection[Difference] = (),
) -> pd.DataFrame:
    """Sums over members, for facts and periods of which each member has a figure.

    Rows of the same key with `into` for the members and basis ``sum``; estimated where
    any member is. Sums have the key, `SHAPE` and what columns there are of what figures
    are of, `figure.COLUMNS` (each word once). `beside`: published figures; of two of
    one fact that stays which leaves no part out, then the more exact, of equals the
    published. ValueError for a group beside its members, a member that stands twice,
    and members that differ in anything but what is named by `across`.
    """
    _refuse_group_beside_members(members)
    rows = rows[rows[over].isin(members) & rows["value"].notna()]
    _check_alike("reporter", rows)
    sums = rows.assign(basis="sum")
    if len(rows):
        sums = _sums(rows, over, members, into, across)
    return sums if beside is None else _finer(beside, sums)


def _sums(
    rows: pd.DataFrame,
    over: str,
    members: Sequence[str],
    into: str,
    across: Collection[Difference],
) -> pd.DataFrame:
    """Return sums over members where all have a figure; `into` is their name."""
    key = _key_of(rows)
    _refuse_twice(rows, [*key, "period"], f"a member of {into} stands twice")
    by = [name for name in [*key, "period"] if name != over]
    of_what = [name for name in _columns_of_what(rows) if name not in {*by, over}]
    sums = gather(
        rows,
        by,
        value=("value", lambda values: math.fsum(values)),
        half=("half", lambda values: values.sum(skipna=False)),
        unit=("unit", "first"),
        year=("year", "first"),
        _units=("unit", "nunique"),
        _members=(over, "nunique"),
        **{name: (name, _each_once) for name in of_what},
    )
    if (sums["_units"] > 1).any():
        _check_alike("unit", rows)
    # Members differ in `over`, whatever that says of them.
    _refuse_unlike_members(rows.drop(columns=over), by, across)
    is_complete = sums["_members"] == len(set(members))
    named = {"basis": "sum", over: into}
    sums = sums[is_complete].assign(**named)
    sums = sums[[*key, *SHAPE, *(name for name in of_what if name not in key)]]
    return sort_rows(sums, [*key, "period"])


def _each_once(cells: Iterable[str]) -> str:
    """Join the words of several figures, each once: what is made of them is of all."""
    distinct = {word for cell in cells for word in cell.split(BETWEEN)}
    return BETWEEN.join(sorted(distinct - {""}))


def _finer(published: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """Return of two figures of one fact the more exact, of equals the published."""
    # A round statement must not replace the sum of exact figures, nor the sum of
    # rounded figures a published total. What is not known to be exact comes last.
    fact = [*_key_of(published), "period"]
    filled = [frame for frame in (published, sums) if len(frame)] or [published]
    rows = pd.concat(filled, ignore_index=True)
    if rows.groupby(fact, dropna=False)["unit"].nunique().gt(1).any():
        _check_alike("unit", rows)
    # Nor a report that leaves trade out a count of the whole.
    scopes = rows.get("scope", pd.Series("", rows.index))
    rows = rows.assign(_in_part=[IN_PART in words.split(BETWEEN) for words in scopes])
    rows = rows.sort_values(["_in_part", "half"], kind="stable").drop_duplicates(fact)
    return sort_rows(rows.drop(columns="_in_part"), fact)


def combine(
    one: pd.DataFrame,
    other: pd.DataFrame,
    how: Literal["sub", "div"],
    *,
    on: Sequence[str] = (),
    unit: str = "",
    across: Collection[Difference] = (),
) -> pd.DataFrame:
    """`one` less or over `other`, where both have a figure of the same `on`.

    `on`: by default all key columns and the period. Rows of `one` with the result as
    `value`, its rounding, the status and sources of both, what either is of, and the
    two figures as `one` and `other`. A quotient of unlike units needs the name of its
    own `unit`. ValueError for figures that differ in anything but what is named by
    `across`, since just that is asked (``["reporter"]``, as in mirror statistics), for
    two figures of one `on` in `other`, and for pairs of which some lie more years apart
    than others (``base``).
    """
    on = list(on) or [*_key_of(one), "period"]
    if not (how == "div" and unit):
        _check_alike("unit", one, other)
    if "reporter" not in across:
        _check_alike("reporter", one, other)
    _refuse_twice(other, on, "two figures to set one against")
    pairs = _paired(one, other, on)
    _refuse_unlike_pairs(pairs, on, across)
    if how == "sub":
        value = pairs["value"] - pairs["value_2"]
        half = pairs["half"] + pairs["half_2"]
        units = unit or pairs["unit"]
    else:
        value = pairs["value"].div(pairs["value_2"]).where(pairs["value_2"] != 0)
        # To first order; it holds for figures of either sign, and for a zero.
        half = (pairs["half"] + value.abs() * pairs["half_2"]) / pairs["value_2"].abs()
        units = unit or "ratio"
    statuses = zip(pairs["obs_status"], pairs["obs_status_2"], strict=True)
    combined = pairs.assign(
        one=pairs["value"],
        other=pairs["value_2"],
        value=value,
        half=half,
        unit=units,
        obs_status=[combined_status(pair) for pair in statuses],
        source_ids=_united(pairs, "source_ids", "source_ids_2"),
        **_of_either(pairs),
    )
    return combined.drop(
        columns=[name for name in combined if str(name).endswith("_2")]
    )


def _paired(one: pd.DataFrame, other: pd.DataFrame, on: Sequence[str]) -> pd.DataFrame:
    """Return the rows of `one` that `other` has, too, whose columns end in ``_2``."""
    shape = {"period", "value", "unit", "half", "obs_status", "source_ids"}
    needed = shape.intersection(other).union(_columns_of_what(other)).difference(on)
    columns = sorted(needed)
    partners = other[[*on, *columns]]
    partners = partners.rename(columns={name: f"{name}_2" for name in columns})
    return one.merge(partners, on=list(on))


def _refuse_unlike_pairs(
    pairs: pd.DataFrame, on: Sequence[str], across: Collection[Difference]
) -> None:
    """Raise where the two sides of a pair differ in what they are of, or in length."""
    # In the columns `on` both are alike.
    others = pairs.drop(columns=[name for name in on if name != "period"])
    for trait in _not_named(across):
        columns = [*COLUMNS[trait], *(f"{name}_2" for name in COLUMNS[trait])]
        if not others.columns.isin(columns).any():
            continue
        words = _words(others, trait)
        words_2 = _words(others, trait, ending="_2")
        for row in others.index[words != words_2]:
            period = others.loc[row, "period"]
            _refuse_unlike(trait, period, words[row], words_2[row])
    if "period_2" in pairs and "length" not in across:
        for period, other_period in zip(
            pairs["period"], pairs["period_2"], strict=True
        ):
            lengths = [periods.length(text) for text in (period, other_period) if text]
            if len(set(lengths)) > 1:
                _refuse_unlike("length", period, *lengths)
    if "period_2" in pairs and "base" not in across:
        _refuse_unlike_distances(pairs)


def _refuse_unlike_distances(pairs: pd.DataFrame) -> None:
    """Raise where one figure is set beside that of a year before, another of three."""
    distances: dict[int, str] = {}
    for period, other_period in zip(pairs["period"], pairs["period_2"], strict=True):
        if period and other_period:
            apart = periods.bounds(period)[0][0] - periods.bounds(other_period)[0][0]
            distances.setdefault(apart, f"{period} and {other_period}")
    if len(distances) > 1:
        sides = ", but ".join(distances.values())
        message = f"figures that lie unlike numbers of years apart: {sides}"
        raise ValueError(message)


def _of_either(pairs: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the columns that say what a figure is of that was made from two."""
    columns = {}
    for name in _columns_of_what(pairs, ending="_2"):
        words = pairs[f"{name}_2"].fillna("")
        if name in pairs:
            both = zip(pairs[name].fillna(""), words, strict=True)
            joined = [_each_once(sides) for sides in both]
            words = pd.Series(joined, pairs.index, dtype="str")
        columns[name] = words
    return columns


def share(
    part: pd.DataFrame,
    whole: pd.DataFrame,
    *,
    on: Sequence[str],
    across: Collection[Difference] = (),
) -> pd.DataFrame:
    """`part` as a percentage of `whole`; the two figures are `one` and `other`.

    The columns of `part`, with these two. ValueError as of `combine`, and for parts
    with a group and its members.
    """
    for column in ("country", "exporter", "importer"):
        if column in part and column not in on:
            _refuse_group_beside_members(part[column].unique().tolist())
    shares = combine(part, whole, "div", on=on, across=across)
    return shares.assign(
        value=100 * shares["value"], half=100 * shares["half"], unit="percent"
    )


def change(
    rows: pd.DataFrame, start: int, end: int, *, across: Collection[Difference] = ()
) -> pd.DataFrame:
    """From one year to another, series by series that has both.

    Rows of the last year with the difference as `value`, `first`, `last` and
    `growth_pct` (over the whole span), and the period ``start/end``. ValueError if
    `end` is not after `start`, and as of `combine`.
    """
    if end <= start:
        message = f"`end` {end} must be after `start` {start}"
        raise ValueError(message)
    first = rows[(rows["year"] == start).fillna(False)]
    last = rows[(rows["year"] == end).fillna(False)]
    changes = combine(last, first, "sub", on=_key_of(rows), across=across)
    changes = changes.rename(columns={"one": "last", "other": "first"})
    base = changes["first"].where(changes["first"] != 0)
    return changes.assign(
        period=f"{periods.of_year(start)}/{periods.of_year(end)}",
        year=pd.Series(pd.NA, changes.index, dtype="Int64"),
        growth_pct=100 * (changes["last"] / base - 1),
    )


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The last observation of each series that has a figure, in a fresh index."""
    key = _key_of(rows)
    figures = sort_rows(rows[rows["value"].notna()], [*key, "period"])
    last = figures.drop_duplicates(key, keep="last") if key else figures.tail(1)
    return last.reset_index(drop=True)


def join(
    rows: pd.DataFrame,
    other: pd.DataFrame,
    on: Sequence[str],
    /,
    *,
    how: Literal["left", "inner"] = "left",
    across: Collection[Difference] = (),
    **columns: str,
) -> pd.DataFrame:
    """Columns of `other` beside the rows, with the sources of both.

    `join(sold, counted, ["country", "period"], national="value")` adds `national`.
    KeyError for a column that one of the two has not. ValueError where a `value` would
    stand beside one of the same unit that differs in what it is of, but for what is
    named by `across`.
    """
    have_units = "unit" in rows and "unit" in other and "unit" not in on
    if "value" in columns.values() and have_units:
        pairs = _paired(rows, other, on)
        is_of_one_unit = pairs["unit"] == pairs["unit_2"]
        _refuse_unlike_pairs(pairs[is_of_one_unit], on, across)
    new_names = {old: new for new, old in columns.items()}
    joined = other[[*on, *new_names, "source_ids"]]
    joined = joined.rename(columns={**new_names, "source_ids": "_ids"})
    merged = rows.merge(joined, on=list(on), how=how)
    united = _united(merged, "source_ids", "_ids")
    return merged.drop(columns="_ids").assign(source_ids=united)


def gather(rows: pd.DataFrame, by: Sequence[str], /, **named: Any) -> pd.DataFrame:
    """Groups in one row each, by named aggregates as pandas takes them.

    Columns: those of `by`, `obs_status` (A where all are; if rows have one), the named
    ones, and `source_ids` of the whole group. Groups stand as they first come.
    ValueError where values would be added up, ``("value", "sum")``, that differ in unit
    or in what they are of.
    """
    if ("value", "sum") in named.values():
        units = rows.groupby(list(by), dropna=False)["unit"] if "unit" in rows else None
        if units is not None and (units.nunique() > 1).any():
            _check_alike("unit", rows)
        _refuse_unlike_members(rows, by, across=())
    aggregates = {**named, "source_ids": ("source_ids", union)}
    if "obs_status" in rows:
        aggregates = {"obs_status": ("obs_status", combined_status), **aggregates}
    if rows.empty:
        columns = {name: rows[column] for name, (column, _) in aggregates.items()}
        return rows[list(by)].assign(**columns)
    groups = rows.groupby(list(by), sort=False, dropna=False)
    gathered: pd.DataFrame = groups.agg(**aggregates).reset_index()
    return gathered


# --- What is refused -----------------------------------------------------------------


def _check_alike(column: str, *frames: pd.DataFrame) -> None:
    """Raise where figures of unlike units, or of reporters of two sides, would meet.

    Chinese customs and the ministry that quotes them are one side.
    """
    words = {str(word) for frame in frames for word in set(frame.get(column, ()))}
    distinct = words
    if column == "reporter":
        side_of = {name: side for name, (_, side) in codes.REPORTERS.items()}
        distinct = {side_of.get(word, word) for word in words}
    if len(distinct) > 1:
        message = f"mixed {column}s: {' and '.join(sorted(words))}; choose one first"
        raise ValueError(message)


def _columns_of_what(rows: pd.DataFrame, ending: str = "") -> list[str]:
    """Return the columns that say what figures are of, as far as rows have them."""
    columns = [name for names in COLUMNS.values() for name in names]
    return [name for name in columns if f"{name}{ending}" in rows]


def _not_named(across: Collection[Difference]) -> list[Trait]:
    """Return the traits in which figures must not differ."""
    return [trait for trait in TRAITS if trait not in across]


def _words(rows: pd.DataFrame, trait: Trait, ending: str = "") -> pd.Series:
    """Return what each row says of a trait, as `figure.figure_of` reads it."""
    words = pd.Series("", rows.index, dtype="str")
    for name in COLUMNS[trait]:
        if f"{name}{ending}" in rows:
            cells = rows[f"{name}{ending}"].fillna("").replace([*USUAL], "")
            words = words.str.cat(cells, sep=" ").str.strip()
    if trait == "reporter":
        # Chinese customs and the ministry that quotes them are one side.
        words = words.map(lambda word: codes.REPORTERS.get(word, ("", word))[1])
    return words


def _refuse_unlike_members(
    rows: pd.DataFrame, by: Sequence[str], across: Collection[Difference]
) -> None:
    """Raise where members that would be added up differ in what they are of."""
    for trait in _not_named(across):
        if not rows.columns.isin(COLUMNS[trait]).any():
            continue
        members = rows.assign(words=_words(rows, trait))
        if members["words"].nunique() <= 1:
            continue
        for _, words in members.groupby(list(by), dropna=False)["words"]:
            if words.nunique() > 1:
                period = rows.loc[words.index[0], "period"]
                _refuse_unlike(trait, period, *words.unique())


def _refuse_unlike(trait: Difference, period: str, *words: str) -> None:
    """Raise, and name in what figures of one period differ."""
    sides = " and ".join(map(repr, words))
    message = f"figures of {period} that differ in {trait}: {sides}"
    raise ValueError(message)


def _refuse_group_beside_members(members: Sequence[str]) -> None:
    """Raise where a sum would have a group of countries, and one of its members."""
    countries = load_table("countries")
    has_members = countries["members"].str.len() > 0
    for group in countries.loc[has_members, "country"]:
        beside = sorted({*members} & {*codes.group_members(group)})
        if group in members and beside:
            message = f"{group} and its member {beside[0]} would be counted twice"
            raise ValueError(message)


def _refuse_twice(rows: pd.DataFrame, by: Sequence[str], problem: str) -> None:
    """Raise where two rows are alike in some columns: the problem, and these rows."""
    twice = rows.duplicated(list(by), keep=False)
    if twice.any():
        shown = rows.loc[twice, list(by)].head(5).to_string(index=False)
        message = f"{problem}\n{shown}"
        raise ValueError(message)
