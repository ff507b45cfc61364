"""Meetings of the six, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data.history.documents import Document, documents, last_document
from cac_data.history.events.chronicle import Event
from cac_data.history.events.dates import begun_by
from cac_data.inputs import takes
from cac_data.observations import observe
from cac_data.tables import select, sort_rows


@dataclass(frozen=True, kw_only=True)
class Meeting(Document):
    """A meeting of the six."""

    level: str
    period: str
    city: str
    online: bool


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting of the six that is to come."""

    period: str
    note: str


@dataclass(frozen=True, kw_only=True, eq=False)
class AfterTheLast:
    """Events since the last meeting of leaders, their rows, and the next meeting."""

    events: list[Event]
    next: PlannedMeeting | None
    rows: pd.DataFrame


def after_the_last(
    entries: pd.DataFrame, held: pd.DataFrame, planned: pd.DataFrame
) -> AfterTheLast:
    """What came after the last meeting of leaders among those `held`; none before one.

    `entries`: of `events.record`; `planned`: rows of `summits`.
    """
    of_leaders = held.loc[held["level"] == "leaders", "period"]
    rows = entries[:0]
    if len(of_leaders):
        rows = entries[entries["period"] > of_leaders.iloc[-1]]
    of_six = planned[planned["format"] == "C+C5"]
    return AfterTheLast(
        events=documents(Event, rows),
        next=last_document(PlannedMeeting, of_six),
        rows=rows,
    )


@takes(summits="summits")
def meetings(
    summits: pd.DataFrame, *, level: str | None = None, as_of: str | None = None
) -> pd.DataFrame:
    """Meetings of the six that took place, in order of time, with their `number`.

    Those of leaders, foreign and interior ministers are a complete list. Rows of
    `summits` with `number` (1 for the first) and `source_ids`. ValueError for an
    unknown level.
    """
    rows = select(
        summits,
        format="C+C5",
        level=level,
        status="happened",
        parts=True,
    )
    rows = sort_rows(begun_by(rows, as_of), ["period", "summit_id"])
    return rows.assign(number=range(1, len(rows) + 1), source_ids=rows["source_id"])


@takes(summits="summits")
def format_starts(summits: pd.DataFrame) -> pd.DataFrame:
    """First meeting of the six at each `level`, `online` and in person.

    Columns: `level online summit_id period city source_ids`, in order of time.
    """
    rows = meetings(summits).drop_duplicates(["level", "online"])
    columns = ["level", "online", "summit_id", "period", "city", "source_ids"]
    return rows[columns].reset_index(drop=True)


@takes(counts="summit_outcomes", summits="summits", agreements="agreements")
def outcomes(
    counts: pd.DataFrame, summits: pd.DataFrame, agreements: pd.DataFrame
) -> pd.DataFrame:
    """What came of meetings and packages, with whose it is, in order of time.

    Observations of `summit_outcomes` with `subject` and `countries`. Nothing is added
    up: the things counted differ, announced values overlap.
    """
    met = summits.rename(columns={"participants": "countries"})
    met = met.assign(agreement_id="")
    packages = agreements.assign(summit_id="")
    subjects = pd.concat([met, packages])
    names = {"title": "subject", "agreement_id": "_agreement"}
    subjects = subjects.rename(columns=names)
    key = ["summit_id", "_agreement"]
    subjects = subjects[[*key, "period", "subject", "countries"]]

    # A count of a meeting may name an agreement, too: the meeting dates it.
    is_of_meeting = counts["summit_id"] != ""
    dated_by = counts["agreement_id"].mask(is_of_meeting, "")
    rows = counts.assign(_agreement=dated_by).merge(subjects, on=key)
    rows = observe(rows).drop(columns="_agreement")
    return sort_rows(rows, ["period", "agreement_id", "summit_id", "indicator", "unit"])
