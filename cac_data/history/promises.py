"""What leaders pledged at meetings of the six, and what is reported of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.facts import Figure, Nothing, figures, is_known
from cac_data.history.documents import Document, documents
from cac_data.history.events.dates import begun_by
from cac_data.history.summits import meetings
from cac_data.observations import union
from cac_data.tables import sort_rows

# What pledges are counted by, beside their topics, in sentences and on the front page.
INSTITUTIONS = ("institution",)
ECONOMY = ("trade", "technology", "energy")

_RAILWAY = "railway China - Kyrgyzstan - Uzbekistan"  # as pledges name it
_UNSEEN = "not_seen"
# What notes of pledges say of the report, or of the pledge.
_OTHER_TOPICS = "other"

REPORTED = ("done", "partly", "in_progress", "not_done")
"""Statuses of pledges of which a later report was seen."""

STATUSES = (*REPORTED, "open", _UNSEEN)


@dataclass(frozen=True)
class Done:
    """How many pledges are reported done of how many that were made."""

    done: int
    made: int


@dataclass(frozen=True, kw_only=True)
class PledgesDone:
    """How many pledges are reported done: of all, on institutions, on the economy.

    That no report was seen is no proof of failure, so what is done is a count and no
    rate of success.
    """

    all: Done
    institutions: Done
    economy: Done


@dataclass(frozen=True, kw_only=True)
class DoneEasily:
    """How many of the pledges reported done say less than their number suggests.

    `at_once`: fulfilled at the meeting where they were made. `by_field`: known by the
    field of a document that was signed, not by its title. `of_the_railway`: all on the
    railway through Kyrgyzstan, so one thing counted more than once.
    `platforms_of_trade`: counted as institutions, though trade is their purpose.
    """

    at_once: int
    by_field: int
    of_the_railway: int
    platforms_of_trade: int


@dataclass(frozen=True, kw_only=True)
class Weak:
    """How many pledges are answered weakly, or asked for little.

    `loose`: in progress by a report that fits loosely. `existed`: of what was pledged a
    part was there, by a source, days before the pledge.
    """

    loose: int
    existed: int


@dataclass(frozen=True, kw_only=True)
class Pledge(Document):
    """What was pledged in a year, and the last report on it, in words and its status.

    `one_text`: whether pledge and report are of one source.
    """

    pledge: str
    pledged_on: str
    due: str
    status: str
    status_period: str
    status_note: str
    one_text: bool
    amount: Figure | Nothing


@dataclass(frozen=True)
class Review:
    """A meeting of ministers that said what is done."""

    period: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Pledges:
    """The pledges of meetings of the six, and what is reported of them in a year."""

    pledges: list[Pledge]
    review: list[Review]
    done: PledgesDone
    easily: DoneEasily
    weak: Weak
    year: str


def of_pledges(rows: pd.DataFrame, review: pd.DataFrame, *, year: str) -> Pledges:
    """What rows of `pledges` come to by a year; `review`: rows of `summits`."""
    return Pledges(
        pledges=[_pledge_of(row) for row in figures(rows)],
        review=documents(Review, review),
        done=pledges_done(rows),
        easily=pledges_done_easily(rows),
        weak=pledges_answered_weakly(rows),
        year=year,
    )


def _pledge_of(row: Figure) -> Pledge:
    """A row of `pledges`."""
    amount: Figure | Nothing = Nothing("a pledge without an amount")
    sum_pledged = row.number("amount")
    if is_known(sum_pledged):
        amount = Figure(value=sum_pledged, unit=row.unit, measure="pledged")
    return Pledge(
        pledge=row.text("pledge"),
        pledged_on=row.text("pledged_on"),
        due=row.text("due"),
        status=row.text("status"),
        status_period=row.text("status_period"),
        status_note=row.text("status_note"),
        one_text=bool(row["one_text"]),
        amount=amount,
        source_ids=row.source_ids,
    )


def pledges(
    tables: Mapping[str, pd.DataFrame], until: str, *, elsewhere: bool = False
) -> pd.DataFrame:
    """What leaders pledged at meetings of the six, or `elsewhere` too, by a date.

    Rows of `pledges` with `pledged_on` (year, of the six), `held` (when the meeting
    was), `falls_due` (of what is not over), `one_text` (of pledge and report) and
    `source_ids`, what is done first; a later report is not seen yet.
    """
    met = meetings(tables["summits"], level="leaders", as_of=until)
    met = met.assign(pledged_on=met["period"].str[:4], held=met["period"])
    met = met[["summit_id", "pledged_on", "held"]]
    rows = tables["pledges"].merge(
        met,
        on="summit_id",
        how="left" if elsewhere else "inner",
    )

    # A report of a later day is not seen yet; what falls due later stays open.
    is_seen = rows.index.isin(begun_by(rows, until, "status_period").index)
    is_open = rows["status"] == "open"
    of_report = ["status_period", "status_note", "status_source_id"]
    rows.loc[~is_seen, of_report] = ""
    rows["status"] = rows["status"].where(is_seen | is_open, _UNSEEN)

    is_over = rows["status"].isin(["done", "not_done"])
    source_ids = zip(rows["source_id"], rows["status_source_id"], strict=True)
    rows["_rank"] = rows["status"].map(STATUSES.index)
    rows["falls_due"] = rows["due"].mask(is_over, "")
    rows["one_text"] = rows["source_id"] == rows["status_source_id"]
    rows["source_ids"] = [union(pair) for pair in source_ids]
    return sort_rows(rows, ["_rank", "pledged_on", "pledge_id"])


def pledges_by_topic(rows: pd.DataFrame, *, least: int) -> pd.DataFrame:
    """Topics of `pledges`, and how many of each have which status: all add up.

    `topic pledges` and a column a status, the largest topic first; topics with fewer
    than `least` are counted together as ``other``, in the last row.
    """
    sizes = rows["topic"].map(rows["topic"].value_counts())
    topics = rows["topic"].where(sizes >= least, _OTHER_TOPICS)
    counts = pd.crosstab(topics, rows["status"])
    counts = counts.reindex(columns=[*STATUSES], fill_value=0)
    counts.insert(0, "pledges", counts.sum(axis=1))
    counts = counts.rename_axis("topic").reset_index()
    counts = counts.assign(_last=counts["topic"] == _OTHER_TOPICS)
    counts = counts.sort_values(
        ["_last", "pledges", "topic"],
        ascending=[True, False, True],
        ignore_index=True,
    )
    return counts.drop(columns="_last")


def pledges_done(rows: pd.DataFrame) -> PledgesDone:
    """How many `pledges` are reported done: of all, on institutions, on the economy."""
    is_on_institutions = rows["topic"].isin(INSTITUTIONS)
    is_on_economy = rows["topic"].isin(ECONOMY)
    return PledgesDone(
        all=_done_of(rows),
        institutions=_done_of(rows[is_on_institutions]),
        economy=_done_of(rows[is_on_economy]),
    )


def _done_of(rows: pd.DataFrame) -> Done:
    is_done = rows["status"] == "done"
    return Done(done=int(is_done.sum()), made=len(rows))


def pledges_done_easily(rows: pd.DataFrame) -> DoneEasily:
    """How many of the `pledges` reported done say less than their number suggests."""
    done = rows[rows["status"] == "done"]
    reports = zip(done["status_period"], done["held"].fillna(""), strict=True)
    names_railway = done["pledge"].str.contains(_RAILWAY, regex=False)
    is_institution = done["topic"].isin(INSTITUTIONS)
    names_trade = done["pledge"].str.contains(r"\btrade\b", regex=True)
    at_once = [_lies_within(report, meeting) for report, meeting in reports]
    by_field = done["report_fit"] == "field_only"
    return DoneEasily(
        at_once=sum(at_once),
        by_field=int(by_field.sum()),
        of_the_railway=int(names_railway.sum()),
        platforms_of_trade=int((is_institution & names_trade).sum()),
    )


def _lies_within(report: str, meeting: str) -> bool:
    """Whether a report is of a day of a meeting; one of a whole month is of none."""
    if not report or not meeting:
        return False
    first, last = periods.bounds(report)
    start, end = periods.bounds(meeting)
    return start <= first and last <= end


def pledges_answered_weakly(rows: pd.DataFrame) -> Weak:
    """How many `pledges` are answered loosely, or asked for what was there already."""
    is_loose = rows["report_fit"] == "loose"
    existed = rows["report_fit"] == "earlier"
    return Weak(
        loose=int((is_loose & (rows["status"] == "in_progress")).sum()),
        existed=int(existed.sum()),
    )
