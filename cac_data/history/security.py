"""Measures of security and parks of technology with a Chinese partner."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from cac_data.observations import gather
from cac_data.tables import select, sort_rows

_STAGES = ("proposed", "agreed", "under_construction", "launched")


def measures(
    items: pd.DataFrame, words: Sequence[str], *, organisation: str
) -> pd.DataFrame:
    """Rows of `security_technology` whose title or note has the beginning of a word.

    With `source_ids`, in order of time. ValueError for an unknown organisation.
    """
    beginnings = "|".join(map(re.escape, words))
    texts = items["title"] + " " + items["note"]
    is_named = texts.str.contains(rf"\b(?:{beginnings})", case=False, regex=True)
    rows = select(items[is_named], organisation=organisation)
    rows = rows.assign(source_ids=rows["source_id"])
    return sort_rows(rows, ["period", "item_id"])


def parks(items: pd.DataFrame) -> pd.DataFrame:
    """Parks with Chinese partners: `title countries stage since source_ids`.

    `stage`: the furthest that is reported; `since`: its first period.
    """
    rows = items[items["kind"] == "park"]
    # The furthest stage first.
    rank = -rows["stage"].map(_STAGES.index).astype(int)
    rows = rows.assign(_rank=rank, source_ids=rows["source_id"])
    rows = sort_rows(rows, ["_rank", "period", "source_id"])
    by_park = gather(
        rows,
        ["title"],
        countries=("countries", "first"),
        stage=("stage", "first"),
        period=("period", "first"),
    )
    by_park = sort_rows(by_park, ["period", "title"])
    by_park = by_park.rename(columns={"period": "since"})
    return by_park[["title", "countries", "stage", "since", "source_ids"]]
