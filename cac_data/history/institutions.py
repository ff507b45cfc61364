"""Institutions that the summits set up, and what is not covered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data.facts import Figure, Nothing, at
from cac_data.history.documents import Document
from cac_data.history.events.dates import begun_by
from cac_data.observations import observe
from cac_data.tables import select


@dataclass(frozen=True, kw_only=True)
class Institution(Document):
    """What is known of an institution, or who heads it: the `fact`, in words."""

    subject: str
    person: str
    period: str
    fact: str
    note: str


@dataclass(frozen=True, kw_only=True)
class NotCovered:
    """What other tables say of Xinjiang, on which nothing was gathered.

    `share` of its own trade in Chinese trade with the five, without what only passes
    through.
    """

    share: Figure | Nothing


def institutions_known(institutions: pd.DataFrame, until: str) -> pd.DataFrame:
    """Rows of `institutions` that had begun by a date, with their `source_ids`."""
    rows = begun_by(institutions, until)
    return rows.assign(source_ids=rows["source_id"])


def facts_of_centres(institutions: pd.DataFrame) -> pd.DataFrame:
    """Rows on the joint centres of the six, in their columns and index."""
    return institutions[institutions["subject"].str.endswith("centre")]


def centre_openings(institutions: pd.DataFrame) -> pd.DataFrame:
    """Rows of `facts_of_centres` that tell of an opening, one a centre."""
    rows = facts_of_centres(institutions)
    return rows[rows["topic"] == "opening"]


def not_covered(tables: Mapping[str, pd.DataFrame], until: str) -> NotCovered:
    """Of Xinjiang, on which nothing was gathered, what other tables say."""
    flows = begun_by(tables["product_flows"], until)
    of_xinjiang = observe(select(flows, partner="CN-XJ", parts=True))
    share = at(of_xinjiang, indicator="xinjiang_share_of_chinese_trade")
    return NotCovered(share=share)
