"""What changed between two vintages: rows that came, went or say something else."""

from __future__ import annotations

import pandas as pd

from cac_data import codes
from cac_data.known import last_day
from cac_data.tables import key_columns, load_table, resource_of, table_names
from cac_data.vintage import manifest, resolve

KINDS = ("revised", "added", "dropped")

# By the word with which a merge says in which of two frames a row is.
_KIND_BY_MERGE = {"both": "revised", "right_only": "added", "left_only": "dropped"}

_COLUMNS = {
    "table": "str",
    "change": "str",
    "what": "str",
    "unit": "str",
    "old": "float64",
    "new": "float64",
    "difference": "float64",
    "percent": "float64",
    "changed": "object",
    "source_ids": "object",
}

# Where a row was read and in which words is no change of what it says.
_NO_CHANGE = ("note", "source_id", "vintage")


def changes_between(
    old: str, new: str, *, table: str = "", as_of: str = ""
) -> pd.DataFrame:
    """List the rows that differ between two vintages, of one table or all.

    `old`, `new`: ``bundled``, ``latest`` or ids of vintages; `as_of` is that of
    `load_table`, for both. Rows are the same if they
    agree in the key of their table. Where they have editions, the row of a new edition
    takes the place of that of the last one. ValueError for an unknown table or vintage.

    Columns: ``table, change`` (``revised``, ``added`` or ``dropped``), ``what`` (the
    key in words, without source and edition), ``unit, old, new, difference, percent``
    (of the figure; missing where there is none), ``changed`` (list of columns) and
    ``source_ids`` (list). By table; in each the revised rows first, the largest
    revision, in percent, first of all.
    """
    old_id = resolve(old, argument="old")
    new_id = resolve(new, argument="new")
    if table:
        codes.check_table(table)
    if as_of:
        last_day(as_of, "as_of")
    old_tables = manifest(old_id)["tables"]
    new_tables = manifest(new_id)["tables"]
    fetched = {*old_tables, *new_tables} - {"sources"}
    listed = [pd.DataFrame(columns=list(_COLUMNS))]
    for name in table_names():
        if name in fetched and table in ("", name) and old_id != new_id:
            old_rows = load_table(name, vintage=old_id, as_of=as_of)
            new_rows = load_table(name, vintage=new_id, as_of=as_of)
            listed.append(_changes_of_table(name, old_rows, new_rows))
    return pd.concat(listed, ignore_index=True).astype(_COLUMNS)


def _changes_of_table(
    name: str, old_rows: pd.DataFrame, new_rows: pd.DataFrame
) -> pd.DataFrame:
    """Return the changes of one table, with the columns of `changes_between`."""
    key = key_columns(name)
    earlier = old_rows
    later = new_rows
    if "vintage" in key:  # there it is the edition of a publication
        earlier = _with_newest_edition(old_rows, new_rows, key)
        later = _with_newest_edition(new_rows, old_rows, key)

    # A figure in another unit is another figure.
    matched = [column for column in earlier if column in {*key, "unit"}]
    pairs = earlier.merge(
        later, "outer", matched, suffixes=("_old", "_new"), indicator="change"
    )
    pairs["change"] = pairs["change"].map(_KIND_BY_MERGE).astype("str")

    compared = earlier.columns.difference([*matched, *_NO_CHANGE], sort=False)
    differs = pd.DataFrame(index=pairs.index)
    for column in compared:
        differs[column] = _is_revised(pairs, column)
    is_change = pairs["change"].ne("revised") | differs.any(axis=1)
    pairs = pairs[is_change].reset_index(drop=True)
    differs = differs[is_change].reset_index(drop=True)
    return _listed(name, pairs, differs)


def _with_newest_edition(
    rows: pd.DataFrame, compared: pd.DataFrame, key: list[str]
) -> pd.DataFrame:
    """Return rows with one name for the newest edition of what the other side lacks.

    So a row of a new edition meets, in a merge, that of the edition before it.
    """
    keys = pd.MultiIndex.from_frame(rows[key])
    is_missing = ~keys.isin(pd.MultiIndex.from_frame(compared[key]))
    fact = [column for column in key if column != "vintage"]
    newest = rows[is_missing].drop_duplicates(fact, keep="last").index
    is_newest = rows.index.isin(newest)
    return rows.assign(vintage=rows["vintage"].mask(is_newest, "newest"))


def _is_revised(pairs: pd.DataFrame, column: str) -> pd.Series:
    """Tell which rows are in both vintages with unlike cells; two empty are alike."""
    old = pairs[f"{column}_old"]
    new = pairs[f"{column}_new"]
    is_filled = old.notna() | new.notna()
    return old.ne(new) & is_filled & pairs["change"].eq("revised")


def _listed(name: str, pairs: pd.DataFrame, differs: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a table that differ as a list of changes, sorted."""
    resource = resource_of(name)
    figure = resource.get("value", "")
    no_words = {*_NO_CHANGE, "unit"}
    named = [column for column in key_columns(name) if column not in no_words]
    cells = pairs[named].astype("str").itertuples(index=False)
    units = {
        field["name"]: field.get("unit", "") for field in resource["schema"]["fields"]
    }
    what = [", ".join(filter(None, texts)) for texts in cells]
    changed = [list(differs.columns[is_revised]) for is_revised in differs.to_numpy()]
    source_ids = [[source_id] for source_id in pairs["source_id"]]
    listed = pairs.reindex(columns=list(_COLUMNS)).assign(
        table=name,
        what=what,
        unit=pairs.get("unit", units.get(figure, "")),
        changed=pd.Series(changed),
        source_ids=pd.Series(source_ids),
    )
    if figure:
        listed["old"] = pairs[f"{figure}_old"]
        listed["new"] = pairs[f"{figure}_new"]

    # Without the noise of the last binary digits; of nothing there is no percentage.
    difference = listed["new"] - listed["old"]
    listed["difference"] = difference.round(10)
    percent = 100 * listed["difference"] / listed["old"].abs()
    listed["percent"] = percent.round(10).mask(listed["old"] == 0)

    listed["rank"] = listed["change"].map(KINDS.index)
    listed["size"] = -listed["percent"].abs().fillna(0)
    ordered = listed.sort_values(["rank", "size", "what"])
    return ordered[list(_COLUMNS)]


def count_changes(changes: pd.DataFrame) -> pd.DataFrame:
    """Count changes by table: ``table, revised, added, dropped, largest_pct``.

    The last is the largest revision in percent, missing where there is none.
    """
    tables = changes["table"].drop_duplicates()
    counts = pd.crosstab(changes["table"], changes["change"])
    counts = counts.reindex(index=tables, columns=list(KINDS), fill_value=0)
    largest = changes["percent"].abs().groupby(changes["table"]).max()
    return counts.assign(largest_pct=largest).rename_axis(columns=None).reset_index()
