"""What a country signed with China, what was pledged, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import history
from cac_data.claims import Known
from cac_data.codes import CA5, Country
from cac_data.facts import Figure, figures, tally
from cac_data.history.documents import last_document
from cac_data.history.events.dates import begun_by, each_once
from cac_data.history.promises import Done, pledges_done
from cac_data.history.ties import Partnership, VisaExemption
from cac_data.outlook import deeds
from cac_data.periods import year_of
from cac_data.tables import sort_rows

FIVE = 5
OUTCOMES = (
    "kept",
    "early",
    "late",
    "missed",
    "not_done",
    "wrong",
    "cancelled",
    "not_seen",
    "open",
)
"""What becomes of a promise, from the best on."""

DRAWN = 12
"""Promises that are drawn, the newest."""

DRAWN_SINCE = 2013
"""The year of the Belt and Road: what was signed before stands in no figure."""


@dataclass(frozen=True)
class SignedDocument:
    """A document of two states, and when it was signed."""

    title: str
    period: str


@dataclass(frozen=True, eq=False)
class CountryPromises:
    """What a country signed, what was pledged to it, and what came of it.

    `signed`: documents of the two states alone, the newest last; `partnership` and
    `visas` are what is in force. `all` has pledges of meetings of the six that concern
    the country, `named` those among them that name it but not all five. `outcomes`
    tells what became of dated promises on single works and goals: of those that are
    decided the first of each subject, none of third parties, as the outlook counts
    them; on `undecided` more subjects there are others. `pledges` and `promises` are
    their rows; `drawn` has a row a document or promise, with `what start end state`.
    `others`: pledges that concern each of the other four, by country. All is as it was
    `until` a day.
    """

    country: Country
    until: str
    signed: int
    last_signed: SignedDocument | None
    partnership: Partnership | None
    visas: list[VisaExemption]
    all: Done
    named: Done
    outcomes: Mapping[str, int]
    undecided: int
    pledges: pd.DataFrame
    promises: pd.DataFrame
    drawn: pd.DataFrame
    others: Mapping[str, Done]


def of_promises(tables: Known, country: Country, until: str) -> CountryPromises:
    """Tell what a country signed and was promised by a day, and what came of it."""
    agreements = tables["agreements"]
    ties = history.of_ties(agreements, until=until, countries=[country])
    signed = signed_by(agreements, country, until)
    every_pledge = history.pledges(tables, until)
    pledged = concerning(every_pledge, country)
    named = pledged[pledged["countries"].map(len) < FIVE]
    promised = promised_of(deeds.promises(tables), country, until)
    by_parties = promised[promised["counts"] != "third_party"]
    decided = promised[promised["counts"] == "yes"]
    is_decided = by_parties["subject"].isin(decided["subject"])
    undecided = by_parties["subject"][~is_decided]
    done_in = {
        state: pledges_done(concerning(every_pledge, state)).all for state in CA5
    }
    del done_in[country]
    return CountryPromises(
        country=country,
        until=until,
        signed=len(signed),
        last_signed=last_document(SignedDocument, signed),
        partnership=ties.partnerships[-1] if ties.partnerships else None,
        visas=ties.visas,
        all=pledges_done(pledged).all,
        named=pledges_done(named).all,
        outcomes=tally(decided["outcome"], OUTCOMES),
        undecided=undecided.nunique(),
        pledges=named,
        promises=promised,
        drawn=drawn(signed, by_parties),
        others=done_in,
    )


def concerning(rows: pd.DataFrame, country: str) -> pd.DataFrame:
    """Give rows that name a country in their list `countries`."""
    is_named = [country in countries for countries in rows["countries"]]
    return rows[pd.Series(is_named, rows.index, dtype=bool)]


def signed_by(agreements: pd.DataFrame, country: str, until: str) -> pd.DataFrame:
    """Give what a country and China signed by a day, nobody else with them.

    The columns of the table ``agreements``, with `source_ids years_off overlaps`,
    in order of their `period`.
    """
    rows = begun_by(each_once(agreements), until)
    is_theirs = [{*countries} == {"CHN", country} for countries in rows["countries"]]
    is_signed = rows["status"] == "concluded"
    signed = rows[pd.Series(is_theirs, rows.index, dtype=bool) & is_signed]
    return sort_rows(signed, ["period"])


def promised_of(promises: pd.DataFrame, country: str, until: str) -> pd.DataFrame:
    """Give dated promises on a country, in the order in which they were made.

    The columns of `outlook.promises`, with `order`, the place of the outcome in
    `OUTCOMES`. An outcome of a later day is open, and decides nothing.
    """
    rows = concerning(begun_by(promises, until, "said_on"), country)
    is_seen = rows.index.isin(begun_by(rows, until, "outcome_period").index)
    is_final = is_seen | (rows["outcome_period"] == "")
    rows = rows.assign(
        outcome=rows["outcome"].where(is_final, "open"),
        outcome_period=rows["outcome_period"].where(is_final, ""),
        counts=rows["counts"].where(is_final, "ahead"),
        order=rows["outcome"].map([*OUTCOMES].index),
    )
    return sort_rows(rows, ["said_on", "promise_id"])


def drawn(signed: pd.DataFrame, promised: pd.DataFrame) -> pd.DataFrame:
    """Give late documents as marks, and the `DRAWN` newest promises as bars.

    Columns: `what` (``signed``, or what was promised), `start end state source_ids`;
    a bar ends with the outcome, or is due; what has no end is a mark.
    """
    # Of several promises of one thing the last is drawn; the table has them all.
    newest = promised.drop_duplicates("promise", keep="last").tail(DRAWN)
    documents = [
        {
            "what": "signed",
            "start": row.period,
            "end": None,
            "state": "signed",
            "source_ids": row.text("source_id"),
        }
        for row in figures(signed)
        if year_of(row.period) >= DRAWN_SINCE
    ]
    works = [
        {
            "what": row.text("promise"),
            "start": row.text("said_on"),
            "end": end_of(row),
            "state": state_of(row.text("outcome")),
            "source_ids": row.text("source_id"),
        }
        for row in figures(newest)
    ]
    columns: Sequence[str] = ("what", "start", "end", "state", "source_ids")
    return pd.DataFrame([*documents, *works], columns=[*columns])


def end_of(promise: Figure) -> str | None:
    """Give when a promise had its outcome; of an open one when it is due."""
    is_open = state_of(promise.text("outcome")) == "open"
    outcome = "" if is_open else promise.text("outcome_period")
    return outcome or promise.text("due") or None


def state_of(outcome: str) -> str:
    """Give in one of three words what became of a promise."""
    if outcome in ("kept", "early"):
        return "kept"
    return "open" if outcome in ("open", "not_seen") else "not_kept"
