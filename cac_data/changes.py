"""What changed between two vintages: rows that came, went or say something else."""

from __future__ import annotations

import math

import pandas as pd

from cac_data import codes
from cac_data.tables import load_table, resource_of, table_names
from cac_data.vintage import manifest, resolve

KINDS = ("revised", "added", "dropped")
_CHANGES = {"both": "revised", "right_only": "added", "left_only": "dropped"}
_SIDES = ("_old", "_new")

_COLUMNS = {
    **dict.fromkeys(("table", "change", "what", "unit"), "str"),
    **dict.fromkeys(("old", "new", "difference", "percent"), "float64"),
    **dict.fromkeys(("changed", "source_ids"), "object"),
}

# Where a row was read and in which words is no change of what it says.
_WORDS = ("note", "source_id", "vintage")


def changes(old: str, new: str, *, table: str = "") -> pd.DataFrame:
    """List the rows that differ between two vintages, of one table or all.

    `old`, `new`: ``bundled``, ``latest`` or ids of vintages. Rows are the same if they
    agree in the key of their table. Where they have editions, the row of a new edition
    takes the place of that of the last one.

    Columns: ``table, change`` (``revised``, ``added`` or ``dropped``), ``what`` (the
    key in words, without source and edition), ``unit, old, new, difference, percent``
    (of the figure; missing where there is none), ``changed`` (list of columns) and
    ``source_ids`` (list). By table; in each the revised rows first, the largest
    revision, in percent, first of all.
    """
    before = resolve(old, argument="old")
    after = resolve(new, argument="new")
    if table:
        codes.check_table(table)
    held = {*manifest(before)["tables"], *manifest(after)["tables"]} - {"sources"}
    found = [pd.DataFrame(columns=list(_COLUMNS))]
    for name in table_names():
        if name in held and table in ("", name) and before != after:
            rows = [load_table(name, vintage=vintage) for vintage in (before, after)]
            found.append(_between(name, *rows))
    return pd.concat(found, ignore_index=True).astype(_COLUMNS)


def _between(name: str, was: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Return the changes of one table."""
    about = resource_of(name)
    key, figure = about["schema"]["primaryKey"], about.get("value", "")
    if "vintage" in key:
        was, now = _paired(was, now, key), _paired(now, was, key)
    # A figure in another unit is another figure.
    same = [column for column in was if column in {*key, "unit"}]
    both = was.merge(now, "outer", same, suffixes=_SIDES, indicator="change")
    both["change"] = both["change"].map(_CHANGES).astype("str")
    differs = pd.DataFrame(index=both.index)
    for column in was.columns.difference([*same, *_WORDS], sort=False):
        old, new = (both[column + side] for side in _SIDES)
        is_there = old.notna() | new.notna()
        differs[column] = old.ne(new) & is_there & both["change"].eq("revised")
    is_change = both["change"].ne("revised") | differs.any(axis=1)
    both, differs = (of[is_change].reset_index(drop=True) for of in (both, differs))
    names = [column for column in key if column not in {*_WORDS, "unit"}]
    cells = both[names].astype("str").itertuples(index=False)
    fields = {of["name"]: of for of in about["schema"]["fields"]}
    found = both.reindex(columns=list(_COLUMNS)).assign(
        table=name,
        what=[", ".join(filter(None, texts)) for texts in cells],
        unit=both.get("unit", fields.get(figure, {}).get("unit", "")),
        changed=pd.Series([[*differs.columns[row]] for row in differs.to_numpy()]),
        source_ids=pd.Series([[source_id] for source_id in both["source_id"]]),
    )
    if figure:
        found["old"], found["new"] = (both[figure + side] for side in _SIDES)
    # Without the noise of the last binary digits.
    found["difference"] = (found["new"] - found["old"]).round(10)
    found["percent"] = (100 * found["difference"] / found["old"].abs()).round(10)
    found.loc[found["old"] == 0, "percent"] = math.nan
    found["place"] = found["change"].map(KINDS.index)
    found["size"] = -found["percent"].abs().fillna(0)
    return found.sort_values(["place", "size", "what"])[[*_COLUMNS]]


def _paired(rows: pd.DataFrame, other: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Call the newest edition of what the other has not the same in both."""
    held = pd.MultiIndex.from_frame(other[key])
    is_other = ~pd.MultiIndex.from_frame(rows[key]).isin(held)
    fact = [column for column in key if column != "vintage"]
    newest = rows[is_other].drop_duplicates(fact, keep="last").index
    return rows.assign(
        vintage=rows["vintage"].where(~rows.index.isin(newest), "newest")
    )


def summary(found: pd.DataFrame) -> pd.DataFrame:
    """Count changes by table: ``table, revised, added, dropped, largest_pct``.

    The last is the largest revision in percent, missing where there is none.
    """
    tables = found["table"].drop_duplicates()
    counts = pd.crosstab(found["table"], found["change"])
    counts = counts.reindex(index=tables, columns=list(KINDS), fill_value=0)
    largest = found["percent"].abs().groupby(found["table"]).max()
    return counts.assign(largest_pct=largest).rename_axis(columns=None).reset_index()
