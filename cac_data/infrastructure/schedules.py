"""Who promised which date, when, and how far dates have slipped."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from cac_data import codes, indicators, periods

ROLES = ("government", "operator", "press", "author")
"""On what ground a speaker speaks, the most responsible first."""

PROMISING = ("government", "operator", "press")
"""Roles whose dates count as promises; an author only passes an opinion."""

CLAIM_LABELS = {
    "said_on": "Said on",
    "said_by": "Said by",
    "claimed_period": "Date named",
    "slip_years": "After the first, years",
    "standing": "Still stands",
}
"""Columns of :func:`completion_claims` that a table shows, with their headings."""

SLIP_LABELS = {
    "name": "Project",
    "first_said_on": "First said on",
    "first_claim": "First date",
    "last_claim": "Last date",
    "completed": "Completed",
    "state": "State",
    "slip_years": "Slip, years",
}
"""Columns of :func:`schedule_slip` that a table shows, with their headings."""

_NEEDED = ("project_id", "milestone", "said_on", "said_by", "claimed_period", "role")


def _day(date: periods.Date) -> dt.date:
    return dt.date(*date)


def _end(period: str) -> dt.date:
    """Last day of a period: a date is kept as long as its period has not ended."""
    return _day(periods.bounds(period)[1])


def _years(first: dt.date, last: dt.date) -> float:
    return (last - first).days / 365.25


def _said(
    schedule_claims: pd.DataFrame,
    milestone: str,
    roles: Sequence[str] | None,
    as_of: str,
    function: str,
) -> tuple[pd.DataFrame, dt.date]:
    """Statements on one milestone in the order in which they were made, and the day."""
    codes.check_columns(
        schedule_claims.columns, [*_NEEDED, "source_id"], function=function
    )
    wanted = list(ROLES if roles is None else roles)
    for role in wanted:
        codes.check_member("roles", role, ROLES)
    known = schedule_claims
    if as_of:
        day = _limit(as_of)
        known = known[known["said_on"].map(lambda said: _end(said) <= day).astype(bool)]
    else:
        # The tables' own today. Of a statement dated by its year only the first day
        # is sure to have passed.
        starts = [_day(periods.bounds(said)[0]) for said in known["said_on"]]
        day = max(starts, default=dt.date.max)
    known = known[(known["milestone"] == milestone) & known["role"].isin(wanted)]
    known = known.reset_index(drop=True)
    # By time and not by text. Of two statements of one date, of which only the year may
    # be known, the one that names the earlier date comes first.
    keys = [
        (periods.sort_key(said), _end(claimed))
        for said, claimed in zip(known["said_on"], known["claimed_period"], strict=True)
    ]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return known.iloc[order].reset_index(drop=True), day


def _limit(as_of: str) -> dt.date:
    try:
        return _end(as_of)
    except ValueError as error:
        raise ValueError(str(error).replace("`period`", "`as_of`")) from None


def completion_claims(
    schedule_claims: pd.DataFrame,
    *,
    project_id: str,
    milestone: str = "completion",
    roles: Sequence[str] | None = None,
    as_of: str = "",
) -> pd.DataFrame:
    """When a project was to be finished, according to whom, and when they said so.

    The slip of a statement is the time in years from the end of the period that the
    first one named to the end of the period that it names itself.

    Parameters
    ----------
    schedule_claims
        Rows of ``schedule_claims``.
    project_id
        The project.
    milestone
        ``completion``, or another of the table, for instance ``start_of_works``.
    roles
        Roles of the speakers that count (:data:`ROLES`); all unless told otherwise.
    as_of
        A day, month or year: what was said after it is not known yet. Empty:
        everything is known.

    Returns
    -------
    DataFrame
        ``said_on, said_by, role, claimed_period, slip_years, standing, obs_status,
        note, source_id``, in the order in which it was said; of one date, the earlier
        date named comes first. A statement is standing
        while the time it names has not passed and its speaker has named no other since;
        the day of that judgement is ``as_of``, or that of the latest statement of all.

    Raises
    ------
    ValueError
        For an unknown project, milestone or role, with the nearest match.

    Examples
    --------
    >>> from cac_data import load_table
    >>> found = completion_claims(
    ...     load_table("schedule_claims"), project_id="cku-rail", roles=["government"]
    ... )
    >>> found[["said_on", "claimed_period", "slip_years", "standing"]].round(1)
          said_on claimed_period  slip_years  standing
    0     2022-08      2026/2027         0.0     False
    1  2024-09-26           2029         2.0     False
    2        2026           2030         3.0      True
    3  2026-03-21           2030         3.0      True
    """
    function = "completion_claims"
    codes.check_columns(schedule_claims.columns, _NEEDED, function=function)
    known = dict.fromkeys(schedule_claims["project_id"])
    codes.check_member("project_id", project_id, known)
    codes.check_member("milestone", milestone, sorted(set(schedule_claims.milestone)))
    said, day = _said(schedule_claims, milestone, roles, as_of, function)
    said = said[said["project_id"] == project_id].reset_index(drop=True)
    ends = [_end(period) for period in said["claimed_period"]]
    latest = dict(zip(said["said_by"], said.index, strict=True))
    said["slip_years"] = pd.Series(
        [_years(ends[0], end) for end in ends], index=said.index, dtype="float64"
    )
    said["standing"] = pd.Series(
        [
            end >= day and latest[speaker] == place
            for place, (speaker, end) in enumerate(
                zip(said["said_by"], ends, strict=True)
            )
        ],
        index=said.index,
        dtype=bool,
    )
    columns = ["said_on", "said_by", "role", "claimed_period", "slip_years", "standing"]
    more = [name for name in ("obs_status", "note", "source_id") if name in said]
    return said[[*columns, *more]]


def schedule_slip(
    schedule_claims: pd.DataFrame,
    projects: pd.DataFrame,
    *,
    roles: Sequence[str] = PROMISING,
    as_of: str = "",
) -> pd.DataFrame:
    """How far completion has moved since the first promise, in years, by project.

    From the end of the period promised first to the completion, to the end of the
    period promised last where the project is not finished, or to today where that has
    passed. What is not finished may slip further: its slip is a lower bound (censored)
    and must not be averaged with those that are settled.

    Parameters
    ----------
    schedule_claims
        Rows of ``schedule_claims``.
    projects
        Rows of ``projects``.
    roles
        Roles of the speakers whose dates count as promises.
    as_of
        A day, month or year: what was said or completed after it is not known yet.
        Empty: everything is known.

    Returns
    -------
    DataFrame
        ``project_id, name, cross_border`` (in more than one country), ``state``
        (``finished``; ``running``; ``overdue``: the last date has passed; ``given up``:
        halted or cancelled), ``first_said_on, first_claim, last_claim, completed,
        promises`` (how many), ``slip_years`` (missing where given up), ``censored,
        source_ids``, in the order of ``project_id``. Projects without a promise of
        completion are left out.

    Raises
    ------
    ValueError
        For an unknown role, or a project that ``projects`` does not have.

    Examples
    --------
    >>> from cac_data import load_table
    >>> found = schedule_slip(load_table("schedule_claims"), load_table("projects"))
    >>> found = found.set_index("project_id").loc[["btk", "cku-rail"]]
    >>> found[["first_claim", "last_claim", "state", "slip_years"]].round(1)
               first_claim last_claim     state  slip_years
    project_id
    btk               2013       2013  finished         3.8
    cku-rail          2010       2030   running        20.0
    """
    function = "schedule_slip"
    said, day = _said(schedule_claims, "completion", roles, as_of, function)
    needed = ["project_id", "name", "countries", "status", "completed", "source_id"]
    codes.check_columns(projects.columns, needed, function=function)
    known = {row["project_id"]: row for row in projects.to_dict("records")}
    rows = []
    for name, promises in said.groupby("project_id", sort=True):
        codes.check_member("project_id", name, known)
        project = known[name]
        completed = str(project["completed"])
        if completed and as_of and _end(completed) > day:
            completed = ""
        first, last = promises.iloc[0], promises.iloc[-1]
        promised = _end(last["claimed_period"])
        if completed:
            state, until = "finished", _end(completed)
        elif project["status"] in {"halted", "cancelled"}:
            state, until = "given up", None
        else:
            state = "running" if promised >= day else "overdue"
            until = max(promised, day)
        cited = [list(promises["source_id"]), [project["source_id"]]]
        rows.append(
            {
                "project_id": name,
                "name": project["name"],
                "cross_border": len(project["countries"]) > 1,
                "state": state,
                "first_said_on": first["said_on"],
                "first_claim": first["claimed_period"],
                "last_claim": last["claimed_period"],
                "completed": completed,
                "promises": len(promises),
                "slip_years": _years(_end(first["claimed_period"]), until)
                if until
                else float("nan"),
                "censored": state in {"running", "overdue"},
                "source_ids": indicators.merge_ids(cited),
            }
        )
    columns = [
        *("project_id", "name", "cross_border", "state", "first_said_on"),
        *("first_claim", "last_claim", "completed", "promises", "slip_years"),
        *("censored", "source_ids"),
    ]
    return pd.DataFrame(rows, columns=columns)
