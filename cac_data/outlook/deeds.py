"""Do words become deeds? Dated promises, and what became of those that are decided."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import NormalDist
from typing import TypedDict

import pandas as pd

from cac_data import periods
from cac_data.claims import Known
from cac_data.facts import Nothing, records, tally
from cac_data.observations import union
from cac_data.sources import known_by

DECIDED = {
    "early": "early",
    "kept": "on_time",
    "late": "late",
    "missed": "not_kept",
    "not_done": "not_kept",
}
"""What can become of a promise that is decided, as the table says it and as we do."""

FALLEN_DUE = {
    "early": "kept",
    "kept": "kept",
    "late": "late",
    "missed": "not_kept",
    "not_done": "not_kept",
    "cancelled": "not_kept",
    "not_seen": "no_report",
    "open": "no_report",
}
"""What became of a date that passed, by what became of the promise."""

FALLEN_DUE_ORDER = ("kept", "late", "not_kept", "no_report")
DAY = len("2026-01-07")

WITHOUT_REPORT = {
    "outcome": "",
    "outcome_source_id": "",
    "outcome_period": "",
    "slip_years": math.nan,
}
"""What is known of the outcome of a promise of which no report was seen."""


def day_of_knowledge(tables: Known) -> str:
    """Give the day on which all is judged: that of `tables`, else of the last look."""
    return tables.as_of or str(tables["sources"]["accessed"].max())


def promises(tables: Known) -> pd.DataFrame:
    """Give dated promises; whether each `counts`: ``yes``, or why not; those first.

    A promise counts if it is decided: its date is past and its outcome known, or it was
    reached before its date. Third parties promise nothing. Of several promises on one
    `subject` the first counts, whatever date was named later (the others: ``again``),
    as in studies of overruns (Flyvbjerg, Holm & Buhl 2002, Journal of the American
    Planning Association 68, measure from the date of the decision).

    The columns of the table ``promises``, with `ahead`, whether the date is to come,
    `counts`, `falls_due`, the date again of what has no `outcome`, and `source_ids`.
    What a later report than the date of the `tables` says was not seen then.
    """
    rows = _as_reported_by(tables["promises"], tables.as_of)
    ahead = _is_ahead(rows["due"], day_of_knowledge(tables))
    unreported = ahead.map({True: "open", False: "not_seen"})
    outcome = rows["outcome"].where(rows["outcome"] != "", unreported)
    rows = rows.assign(outcome=outcome, ahead=ahead)

    rows["counts"] = _whether_it_counts(rows)
    rows["counts"] = rows["counts"].mask(_is_repeated(rows), "again")
    is_unknown = outcome.isin(["open", "not_seen"])
    rows["falls_due"] = rows["due"].where(is_unknown, "")
    cited = zip(rows["source_id"], rows["outcome_source_id"], strict=True)
    rows = rows.assign(source_ids=[union(pair) for pair in cited])

    counting_first = rows["counts"].map({"yes": 0, "again": 1}).fillna(2)
    rows = rows.assign(_order=counting_first)
    return rows.sort_values(["_order", "counts", "due"]).drop(columns="_order")


def _as_reported_by(rows: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """Blank what became of a promise where no report of it was known on a day."""
    reports = rows[rows["outcome_source_id"] != ""].drop(columns="said_on")
    reports = reports.assign(source_id=reports["outcome_source_id"])
    known_reports = known_by(reports, as_of)
    is_reported = rows["promise_id"].isin(known_reports["promise_id"])
    seen = {
        column: rows[column].where(is_reported, blank)
        for column, blank in WITHOUT_REPORT.items()
    }
    return rows.assign(**seen)


def _is_ahead(due: pd.Series, today: str) -> pd.Series:
    """Whether each date is to come; a promise without a date is due some day."""
    last_day = periods.bounds(today)[1]
    return due.map(lambda date: not date or periods.bounds(date)[1] > last_day)


def _whether_it_counts(rows: pd.DataFrame) -> pd.Series:
    """Say ``yes`` of each promise that is decided, else why it does not count."""
    counts = rows["outcome"].where(~rows["outcome"].isin(DECIDED), "yes")
    # What was reached before its date is decided, too.
    is_undecided = rows["ahead"] & (rows["outcome"] != "early")
    counts = counts.mask(is_undecided, "ahead")
    is_no_promise = rows["speaker"].eq("third_party") | rows["kind"].eq("forecast")
    return counts.mask(is_no_promise, "third_party")


def _is_repeated(rows: pd.DataFrame) -> pd.Series:
    """Whether each decided promise repeats an earlier one on its subject."""
    decided = rows[rows["counts"] == "yes"]
    decided = decided.sort_values(["subject", "said_on", "due"], kind="stable")
    repeated = decided[decided.duplicated("subject")]
    return pd.Series(rows.index.isin(repeated.index), rows.index)


# --- What fell due --------------------------------------------------------------------


@dataclass(frozen=True)
class FellDue:
    """Dates that passed from the year before the day of knowledge up to that day.

    Dates that officials, companies and offices named for a work or a figure (two of
    the same day for one subject are one): how many, as tallied by `outcomes`. `moved`:
    works of these two years with a new date. `ahead`: promises that are still due in
    the last of the two years, without those `moved` to it.
    """

    first_year: str
    last_year: str
    outcomes: Mapping[str, int]
    ahead: list[Promise]
    moved: list[Moved]
    pledges: list[Pledge]
    """Pledges of leaders of which the date passed."""
    source_ids: str

    @property
    def number(self) -> int:
        """How many dates passed."""
        return sum(self.outcomes.values())


class Promise(TypedDict):
    """What is said of a promise: cells of `promises`."""

    promise: str
    countries: Sequence[str]
    target_value: float | None
    unit: str
    source_ids: str


class Pledge(TypedDict):
    """What is said of a pledge whose date passed: cells of `history.pledges`."""

    pledge: str
    amount: float | None
    unit: str
    due: str
    status: str
    source_ids: str


@dataclass(frozen=True)
class Moved:
    """A promise whose date passed or was given up, and the one that took its place.

    `days` lie between the two if one person said both on known days; 0 if not.
    """

    subject: str
    promise: str
    due: str
    new_due: str
    days: int = 0


def fell_due(
    promises: pd.DataFrame, pledges: pd.DataFrame, day: str
) -> FellDue | Nothing:
    """Give which dates passed in the year of a `day` and the year before.

    `promises` as `promises` gives them, `pledges` as `history.pledges` does.
    """
    last_year = int(day[:4])
    promised = promises[(promises["due"] != "") & (promises["counts"] != "third_party")]
    ends = promised["due"].map(lambda due: periods.bounds(due)[1])
    promised = promised.assign(ends=ends)
    is_of_years = ends.map(lambda end: end[0] in (last_year - 1, last_year))
    named = promised[is_of_years.astype(bool)].sort_values("said_on", kind="stable")
    named = named.drop_duplicates(["subject", "ends"])
    has_passed = named["ends"].map(lambda end: end <= periods.bounds(day)[1])
    passed = named[has_passed.astype(bool)]
    if passed.empty:
        return Nothing("no date passed in these years")
    moved = _dates_put_back(passed, promised)
    is_moved = named["subject"].isin([move.subject for move in moved])
    still_due = named[~has_passed.astype(bool) & ~is_moved]
    return FellDue(
        first_year=str(last_year - 1),
        last_year=str(last_year),
        outcomes=tally(passed["outcome"].map(FALLEN_DUE), FALLEN_DUE_ORDER),
        ahead=records(still_due, Promise),
        moved=moved,
        pledges=_passed_pledges(pledges, last_year, day),
        source_ids=union(passed["source_ids"]),
    )


def _dates_put_back(passed: pd.DataFrame, promised: pd.DataFrame) -> list[Moved]:
    """Give the new date of each subject that has one, the last of several."""
    found = []
    for subject, rows in passed.groupby("subject", sort=False):
        old = rows.iloc[-1]
        is_later = (promised["said_on"] > old["said_on"]) & promised["ahead"]
        later = promised[is_later & (promised["subject"] == subject)]
        later = later[later["ends"].map(lambda end, old=old: end > old["ends"])]
        if later.empty or old["outcome"] in ("early", "kept", "late"):
            continue
        new = later.sort_values("said_on", kind="stable").iloc[-1]
        found.append(_date_put_back(old, new))
    return found


def _date_put_back(old: pd.Series, new: pd.Series) -> Moved:
    """Give a move of a date, and after how many days the same person named it."""
    said_on = (old["said_on"], new["said_on"])
    is_same_person = old["said_by"] == new["said_by"] != ""
    are_days_known = all(len(date) == DAY for date in said_on)
    days = 0
    if is_same_person and are_days_known:
        first, last = map(datetime.date.fromisoformat, said_on)
        days = (last - first).days
    return Moved(
        subject=old["subject"],
        promise=str(old["promise"]).removesuffix(": completion"),
        due=old["due"],
        new_due=new["due"],
        days=days,
    )


def _passed_pledges(pledges: pd.DataFrame, last_year: int, day: str) -> list[Pledge]:
    """Give pledges of leaders whose date passed in a year and the year before."""
    _, today = periods.bounds(day)
    passed = []
    for pledge in records(pledges[pledges["due"] != ""], Pledge):
        _, due = periods.bounds(pledge["due"])
        is_recent = due[0] in (last_year - 1, last_year)
        if due <= today and is_recent:
            passed.append(pledge)
    return passed


# --- What became of them --------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """What became of the promises of a group, as a row of `kept` says it."""

    by: str
    group: str
    promises: int
    early: int
    on_time: int
    late: int
    not_kept: int
    in_time: int
    value: float
    low: float
    high: float
    ahead: int
    at_once: int
    due_promises: int
    due_in_time: int
    due_pct: float | None
    slip: float | None
    slip_low: float | None
    slip_high: float | None
    source_ids: str


def groups(kept: pd.DataFrame) -> list[Kept]:
    """Give the rows of `kept`."""
    return [Kept(**row) for row in records(kept)]


def kept(promises: pd.DataFrame) -> pd.DataFrame:
    """Give what became of `promises` that count: of all, and in groups, a row each.

    Groups are `by` kind, speaker and topic. Of the `promises` of a `group` so many were
    kept `early` and `on_time` (together `in_time`), came `late` or were `not_kept`;
    `value` is the part kept in time in percent, with Wilson's 95 % limits `low` and
    `high`. `ahead` of them are not due yet, which can only be kept, never missed, and
    `at_once` of these were reached in the year in which they were set; of the
    `due_promises`, which are due, `due_in_time` (`due_pct`) were kept. `slip` is by how
    many years the late ones missed their date, at the median, `slip_low` and
    `slip_high` at the ends. `source_ids`.
    """
    counting = promises[promises["counts"] == "yes"].assign(all="all")
    rows = [
        _kept(by, str(group), members)
        for by in ("all", "kind", "speaker", "topic")
        for group, members in counting.groupby(by)
    ]
    return pd.DataFrame(rows, columns=[column.name for column in fields(Kept)])


def _kept(by: str, group: str, promises: pd.DataFrame) -> Kept:
    """Give how many promises had each outcome, and which part was kept."""
    outcome = promises["outcome"].map(DECIDED)
    counts = tally(outcome, list(dict.fromkeys(DECIDED.values())))
    in_time = counts["early"] + counts["on_time"]
    low, high = wilson_limits(in_time, len(promises))

    ahead = promises[promises["ahead"]]
    is_at_once = ahead["outcome_period"].str[:4] == ahead["said_on"].str[:4]
    due_promises = len(promises) - len(ahead)
    due_in_time = in_time - len(ahead)

    slips = promises.loc[outcome == "late", "slip_years"]
    return Kept(
        by=by,
        group=group,
        promises=len(promises),
        **counts,
        in_time=in_time,
        value=100 * in_time / len(promises),
        low=100 * low,
        high=100 * high,
        ahead=len(ahead),
        at_once=int(is_at_once.sum()),
        due_promises=due_promises,
        due_in_time=due_in_time,
        due_pct=100 * due_in_time / due_promises if due_promises else None,
        slip=slips.median(),
        slip_low=slips.min(),
        slip_high=slips.max(),
        source_ids=union(promises["source_ids"]),
    )


def wilson_limits(successes: int, trials: int) -> tuple[float, float]:
    """Give limits that hold the true share in 95 of 100 cases, for few trials as many.

    Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22, p. 209-212.
    """
    normal = NormalDist().inv_cdf(0.975)
    share = successes / trials
    weight = normal**2 / trials
    middle = share + weight / 2
    variance = share * (1 - share) / trials
    spread = normal * math.sqrt(variance + weight / (4 * trials))
    return (middle - spread) / (1 + weight), (middle + spread) / (1 + weight)
