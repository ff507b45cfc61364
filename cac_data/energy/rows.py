"""Rows and facts that the sections on gas, on other fuels and on power share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data.conflicts import printed_rounding
from cac_data.facts import Figure, Gap, Growth, Nothing, figures, ranked
from cac_data.observations import SHAPE, gather, observe
from cac_data.tables import sort_rows

OUTCOME = 2030
"""The last year of the article's outlook, in which scenarios are compared."""

WORLD = "WLD"

DOUBTFUL = ("D", "U")
"""Statuses of figures of another definition, and of low reliability."""


def rows_where(rows: pd.DataFrame, **where: str | Iterable[object]) -> pd.DataFrame:
    """Give rows whose columns hold these words; unlike `select` none if none does.

    They keep columns and index. KeyError for an unknown column.
    """
    for column, words in where.items():
        allowed = [words] if isinstance(words, str) else list(words)
        rows = rows[rows[column].isin(allowed)]
    return rows


def counted(rows: pd.DataFrame, **where: str | Iterable[object]) -> pd.DataFrame:
    """Give observations of whole years that are counts, not plans, as `rows_where`.

    The columns of `observe`, whose index they keep; KeyError for an unknown one.
    """
    observed = observe(rows)
    is_whole_year = observed["year"].notna()
    return rows_where(observed[is_whole_year], nature="actual", **where)


def one_each(rows: pd.DataFrame, on: Sequence[str]) -> pd.DataFrame:
    """Give one observation a fact: the most exact, a doubtful one only if alone.

    `on` are the columns that name the fact. Texts that quote one figure become one row.
    The columns stay; `half` is worked out anew, `source_ids` are of all that quote it.
    ValueError where figures that are equally exact differ.
    """
    if rows.empty:
        return rows
    fact = list(on)
    rank = ["_is_doubtful", "half"]
    ranked = rows.assign(
        _is_doubtful=rows["obs_status"].isin(DOUBTFUL),
        half=rows["value"].map(printed_rounding),
    )
    ranked = ranked.sort_values([*fact, *rank, "source_ids"], kind="stable")
    best = ranked.groupby(fact)[rank].transform("first")
    is_best = (ranked[rank] == best).all(axis=1)
    first_rank = ranked[is_best].drop(columns="_is_doubtful")

    facts = gather(first_rank, fact, n=("value", "nunique"))
    differing = facts[facts["n"] > 1]
    if not differing.empty:
        shown = differing.head().to_string(index=False)
        message = f"several figures of one rank\n{shown}"
        raise ValueError(message)

    chosen = first_rank.drop_duplicates(fact).reset_index(drop=True)
    # The rows of `facts` stand in the same order.
    return sort_rows(chosen.assign(source_ids=facts["source_ids"]), fact)


def by_country(rows: pd.DataFrame) -> pd.DataFrame:
    """Give rows of exporters as rows of a `country`, sorted by period.

    Columns: `country`, and what there is of `observations.SHAPE`, `vintage`, `measure`.
    """
    columns = [name for name in (*SHAPE, "vintage", "measure") if name in rows]
    rows = rows.rename(columns={"exporter": "country"})
    return sort_rows(rows[["country", *columns]], ["period", "country"])


def largest(rows: pd.DataFrame) -> Figure | Nothing:
    """Give the largest figure of a series; of equal ones the last.

    Nothing of figures that are unlike but for their editions, which series join.
    """
    last_first = reversed(figures(rows))
    by_size = ranked(last_first, across=["edition"])
    return by_size[0] if by_size else Nothing("no figures, or unlike ones")


def of_last_year(rows: pd.DataFrame) -> list[Figure] | Gap:
    """Give the figures of the latest year, the largest first; a `Gap` if unlike."""
    is_last = rows["year"] == rows["year"].max()
    return ranked(figures(rows[is_last]))


@dataclass(frozen=True)
class Change:
    """Growth, and its `size` without the sign, for words that say the direction."""

    growth: Growth
    size: Figure


def change_of(growth: Growth | Nothing) -> Change | Nothing:
    """Give growth with its size."""
    return Change(growth, growth.size) if growth else growth
