"""Principles that the texts of the six list, and which of them are alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cac_data.history.documents import Document, documents, last_document
from cac_data.history.texts import ARTICLE, DECLARATION, MINISTERS
from cac_data.inputs import takes
from cac_data.observations import gather
from cac_data.tables import sort_rows

LISTED = "listed"
"""That a text names a principle."""


@dataclass(frozen=True, kw_only=True)
class Principle(Document):
    """A principle, and in which texts it is `LISTED`."""

    formula_2022: str
    declaration: str
    article: str


@dataclass(frozen=True)
class ListOfPrinciples:
    """How many principles a text lists, `shared` with the list of the declaration."""

    count: int
    shared: int


@dataclass(frozen=True, kw_only=True, eq=False)
class SharedPrinciples:
    """The lists of the declaration and of the article, and all principles of the texts.

    `rows`: those of `principles_by_text`.
    """

    declaration: ListOfPrinciples | None
    article: ListOfPrinciples | None
    principles: list[Principle]
    rows: pd.DataFrame


@takes(concepts="concepts")
def principles_listed(concepts: pd.DataFrame) -> pd.DataFrame:
    """Principles, a row for each list that has one: `source_id` is that of the list.

    The other columns of `concepts` but `named_by`; rows of one principle share an
    index.
    """
    rows = sort_rows(concepts, ["concept_id"]).explode("named_by")
    rows = rows.drop(columns="source_id").rename(columns={"named_by": "source_id"})
    return rows.dropna(subset="source_id")


def principles(listed: pd.DataFrame, *, compared_with: str) -> pd.DataFrame:
    """The lists, the longest first: `source_id count terms shared`.

    `shared` is how many of its principles the list of `compared_with` has, too.
    """
    is_compared = listed["source_id"] == compared_with
    is_shared = listed["concept_id"].isin(listed.loc[is_compared, "concept_id"])
    by_list = listed.assign(shared=is_shared).groupby("source_id")
    lists = by_list.agg(
        count=("term", "size"), terms=("term", list), shared=("shared", "sum")
    )
    order = ["count", "source_id"]
    return lists.reset_index().sort_values(
        order, ascending=[False, True], ignore_index=True
    )


def principles_by_text(listed: pd.DataFrame) -> pd.DataFrame:
    """Which principle stands in which text: ``listed`` or empty, a row a principle.

    `principle formula_2022 declaration article source_ids`: which are alike is our
    reading, in the table.
    """
    texts = {"formula_2022": MINISTERS, "declaration": DECLARATION, "article": ARTICLE}
    rows = listed.rename(columns={"source_id": "source_ids"})
    for name, text in texts.items():
        rows[name] = np.where(rows["source_ids"] == text, LISTED, "")
    # Of ``listed`` and nothing the greater one is ``listed``.
    greatest = {name: (name, "max") for name in texts}
    by_principle = gather(rows, ["principle"], **greatest)
    return by_principle.sort_values(list(texts), ascending=False, ignore_index=True)


def of_principles(listed: pd.DataFrame) -> SharedPrinciples:
    """What the article and the texts of the six list: of `principles_listed`."""
    lists = principles(listed, compared_with=DECLARATION)
    by_text = principles_by_text(listed)
    of_declaration = lists[lists["source_id"] == DECLARATION]
    of_article = lists[lists["source_id"] == ARTICLE]
    return SharedPrinciples(
        declaration=last_document(ListOfPrinciples, of_declaration),
        article=last_document(ListOfPrinciples, of_article),
        principles=documents(Principle, by_text),
        rows=by_text,
    )
