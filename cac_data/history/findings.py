"""Ideas, goods, parks and measures: what the tables hold, and what they do not."""

import re
from collections.abc import Iterable

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.history.dates import check_word, span_of
from cac_data.tables import sort_rows


def _with_words(texts: pd.Series, words: str | Iterable[str]) -> pd.Series:
    """Tell which texts hold one of the words, as the beginning of a word."""
    listed = [words] if isinstance(words, str) else list(words)
    if not listed or not all(listed):
        message = "`words`: name at least one word"
        raise ValueError(message)
    pattern = rf"\b(?:{'|'.join(map(re.escape, listed))})"
    return texts.str.contains(pattern, case=False, regex=True)


def principles(
    concepts: pd.DataFrame, *, compared_with: str | None = None
) -> pd.DataFrame:
    """Principles of the format as each source lists them.

    `compared_with`: a source whose list the others are compared with; a principle is
    shared if both lists name the same concept.

    Columns: ``source_id, count, terms`` (list) and, with ``compared_with``, ``shared``
    (the number), the longest list first.

    ValueError for a source that lists no principles.
    """
    needed = ["concept_id", "term", "named_by"]
    codes.check_columns(concepts.columns, needed, function="principles")
    named = sort_rows(concepts, ["concept_id"]).explode("named_by")
    named = named.dropna(subset=["named_by"])
    lists = {
        str(source): dict(zip(rows["concept_id"], rows["term"], strict=True))
        for source, rows in named.groupby("named_by")
    }
    found = pd.DataFrame(
        {
            "source_id": list(lists),
            "count": [len(terms) for terms in lists.values()],
            "terms": [list(terms.values()) for terms in lists.values()],
        }
    )
    if compared_with is not None:
        codes.check_member("compared_with", compared_with, lists)
        other = set(lists[compared_with])
        found["shared"] = [len(other & set(terms)) for terms in lists.values()]
    longest = found.assign(_rank=-found["count"])
    return sort_rows(longest, ["_rank", "source_id"]).drop(columns="_rank")


def origins(
    goods: pd.DataFrame,
    words: str | Iterable[str],
    *,
    direction: str | None = "to_china",
    before: str | int | None = None,
) -> pd.DataFrame:
    """Where a good came from, as each source says, the earliest first.

    That a place is not among the rows proves nothing: the table is a collection.

    `words`: one or several words, of which the name of the good holds one: ``horse``
    also finds horses.
    `direction`: ``to_china``, ``to_central_asia``, ``other``; None for all.
    `before`: only goods whose time ends before this year or period.

    Columns: ``good, period, origin, countries, direction, good_id, source_ids, note``.

    ValueError for no word, or an unknown direction.
    """
    columns = ["good", "period", "origin", "countries", "direction", "good_id"]
    codes.check_columns(
        goods.columns, [*columns, "source_id", "note"], function="origins"
    )
    rows = goods[_with_words(goods["good"], words)]
    if direction is not None:
        check_word("direction", direction, goods)
        rows = rows[rows["direction"] == direction]
    if before is not None:
        limit = span_of(before, argument="before")[0]
        ended = rows["period"].map(lambda text: periods.bounds(text)[1] < limit)
        rows = rows[ended.astype(bool)]
    rows = sort_rows(indicators.with_source_ids(rows), ["period", "good_id"])
    return rows[[*columns, "source_ids", "note"]]


def measures(
    items: pd.DataFrame,
    words: str | Iterable[str],
    *,
    organisation: str | None = None,
    start: str | int | None = None,
    end: str | int | None = None,
) -> pd.DataFrame:
    """Items on security and technology that name a subject, in order of time.

    `words`: one or several words, of which title or note holds one.
    `organisation`: ``SCO``: only what the organisation does; None for all.
    `start`, `end`: only items that lie wholly between the two.

    Columns: ``period, kind, title, countries, organisation, item_id, source_ids,
    note``.

    ValueError for no word, or an unknown organisation.
    """
    columns = ["period", "kind", "title", "countries", "organisation", "item_id"]
    codes.check_columns(
        items.columns, [*columns, "source_id", "note"], function="measures"
    )
    named = items["title"] + " " + items["note"]
    rows = items[_with_words(named, words)]
    if organisation is not None:
        check_word("organisation", organisation, items)
        rows = rows[rows["organisation"] == organisation]
    first = None if start is None else span_of(start, argument="start")[0]
    last = None if end is None else span_of(end, argument="end")[1]

    def inside(period: str) -> bool:
        low, high = periods.bounds(period)
        return (first is None or low >= first) and (last is None or high <= last)

    rows = rows[rows["period"].map(inside).astype(bool)]
    rows = sort_rows(indicators.with_source_ids(rows), ["period", "item_id"])
    return rows[[*columns, "source_ids", "note"]]


_STAGES = ("proposed", "agreed", "under_construction", "launched")


def parks(items: pd.DataFrame) -> pd.DataFrame:
    """Industrial and technology parks with Chinese partners, by how far they are.

    Columns: ``title, countries, stage`` (the furthest reported), ``since`` (first
    period at that stage), ``source_ids``.

    ValueError for an unknown stage.
    """
    needed = ["kind", "title", "countries", "stage", "period", "source_id"]
    codes.check_columns(items.columns, needed, function="parks")
    rows = items[items["kind"] == "park"]
    made = []
    for title, group in rows.groupby("title", sort=False):
        for stage in group["stage"]:
            codes.check_member("stage", stage, _STAGES)
        furthest = max(group["stage"], key=_STAGES.index)
        there = sort_rows(group[group["stage"] == furthest], ["period", "source_id"])
        made.append(
            {
                "title": title,
                "countries": there["countries"].iloc[0],
                "stage": furthest,
                "since": there["period"].iloc[0],
                "source_ids": sorted(set(group["source_id"])),
            }
        )
    columns = ["title", "countries", "stage", "since", "source_ids"]
    found = pd.DataFrame(made, columns=columns)
    ordered = sort_rows(found.assign(period=found["since"]), ["period", "title"])
    return ordered[columns]
