"""What the article says of Turkmenistan at the summit in Astana."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from cac_data.history.documents import Document
from cac_data.observations import gather
from cac_data.tables import sort_rows

_BEARING = ["supports", "qualifies", "contradicts"]
"""Findings that bear on a claim, in the order in which their notes are given."""


@dataclass(frozen=True, kw_only=True)
class Statement(Document):
    """A row of `initiatives`: how a statement was judged, and of whose part it is."""

    verdict: str
    is_turkmen: bool


def initiatives(
    verdicts: pd.DataFrame, claims: pd.DataFrame, evidence: pd.DataFrame
) -> pd.DataFrame:
    """The article's claims on Turkmenistan at the summit in Astana, in one place.

    `claim_id statement verdict note` (what the sources say; context only where nothing
    bears on the claim) `is_turkmen` (of Turkmenistan's part, not of its host's or
    guest's) `source_ids`.
    """
    rows = _findings(claims[claims["section"] == "turkmenistan"], evidence)
    notes = gather(rows, ["claim_id", "statement"], note=("note", _joined))
    notes = notes.merge(verdicts[["claim_id", "verdict"]], on="claim_id")
    is_turkmen = notes["statement"].str.contains("Turkmenistan", regex=False)
    columns = ["claim_id", "statement", "verdict", "note", "is_turkmen", "source_ids"]
    return notes.assign(is_turkmen=is_turkmen)[columns]


def _findings(claims: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Claims with what was found on each, what supports it first.

    A claim on which nothing was found keeps a row, with the source of the claim.
    """
    statements = claims[["claim_id", "statement", "source_id"]]
    findings = evidence[["claim_id", "finding", "note", "period", "source_id"]]
    rows = statements.merge(
        findings, on="claim_id", how="left", suffixes=("_of_claim", "")
    )
    rows = rows.assign(source_ids=rows["source_id"].fillna(rows["source_id_of_claim"]))
    rows = rows.fillna({"finding": "", "note": "", "period": ""})

    bears = rows["finding"].isin(_BEARING)
    has_bearing = bears.groupby(rows["claim_id"]).transform("any")
    rows = rows[bears | ~has_bearing]
    rank = rows["finding"].map([*_BEARING, "context", ""].index)
    return sort_rows(rows.assign(_rank=rank), ["claim_id", "_rank", "period"])


def _joined(notes: Iterable[str]) -> str:
    return ". ".join(dict.fromkeys(notes))
