"""Who promised which date, when, and how far dates have slipped."""

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.display import format_value, period_in_words

ROLES = ("government", "operator", "press", "author")
"""On what ground a speaker speaks, the most responsible first."""

PROMISING = ("government", "operator", "press")
"""Roles whose dates count as promises; an author only passes an opinion."""


CLASSES = {False: "one country", True: "several countries"}
"""Reference classes of projects: by how many countries have to agree."""

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

    `milestone`: ``completion``, or another of the table, for instance
    ``start_of_works``.
    `roles`: roles of the speakers that count (:data:`ROLES`); all unless told
    otherwise.
    `as_of`: a day, month or year: what was said after it is not known yet. Empty:
    everything is known.

    Columns: ``said_on, said_by, role, claimed_period, slip_years, standing, obs_status,
    note, source_id``, in the order in which it was said; of one date, the earlier date
    named comes first. A statement is standing while the time it names has not passed
    and its speaker has named no other since; the day of that judgement is ``as_of``, or
    that of the latest statement of all.

    ValueError for an unknown project, milestone or role, with the nearest match.
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

    `roles`: roles of the speakers whose dates count as promises.
    `as_of`: a day, month or year: what was said or completed after it is not known yet.
    Empty: everything is known.

    Columns: ``project_id, name, cross_border`` (in more than one country), ``state``
    (``finished``; ``running``; ``overdue``: the last date has passed; ``given up``:
    halted or cancelled), ``first_said_on, first_claim, last_claim, completed,
    promises`` (how many), ``slip_years`` (missing where given up), ``censored,
    source_ids``, in the order of ``project_id``. Projects without a promise of
    completion are left out.

    ValueError for an unknown role, or a project that ``projects`` does not have.
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


def slip_curves(slips: pd.DataFrame) -> pd.DataFrame:
    """Share of projects that are not finished yet, by slip in years (Kaplan-Meier).

    A project that is running has slipped by at least as much as it has until now: it
    counts among those at risk up to there and drops out without an end. One that was
    given up will not end; it is left out and has to be named beside the curve.

    Columns: ``reference_class`` (of :data:`CLASSES`), ``slip_years, at_risk, finished``
    (at this slip), ``censored`` (dropped out at this slip), ``share_open_pct`` (after
    it), ``source_ids`` (of all of the class up to it); the first row of a class stands
    at the least slip with 100 percent.

    Source of the method: E. L. Kaplan and P. Meier, "Nonparametric estimation from
    incomplete observations", Journal of the American Statistical Association 53, 1958,
    p. 457-481.
    """
    needed = ["cross_border", "state", "slip_years", "source_ids"]
    codes.check_columns(slips.columns, needed, function="slip_curves")
    rows = []
    for several, name in CLASSES.items():
        mine = slips[
            (slips["cross_border"] == several) & (slips["state"] != "given up")
        ]
        at_risk = len(mine)
        if not at_risk:
            continue
        share, ids = 1.0, list(mine["source_ids"])
        start = min(0.0, float(mine["slip_years"].min()))
        rows.append((name, start, at_risk, 0, 0, 100.0, indicators.merge_ids(ids)))
        for slip, group in mine.groupby(mine["slip_years"].round(6), sort=True):
            ended = int((group["state"] == "finished").sum())
            share *= 1 - ended / at_risk
            dropped = len(group) - ended
            cited = indicators.merge_ids(list(group["source_ids"]))
            rows.append(
                (name, float(slip), at_risk, ended, dropped, 100 * share, cited)
            )
            at_risk -= len(group)
    columns = ["reference_class", "slip_years", "at_risk", "finished", "censored"]
    return pd.DataFrame(rows, columns=[*columns, "share_open_pct", "source_ids"])


def reference_classes(slips: pd.DataFrame) -> pd.DataFrame:
    """What became of dates promised in one country and across borders, in years.

    The median of the slips until now is a lower bound of the median slip, because those
    of unfinished projects may only grow. The range is of finished projects alone.

    Columns: ``reference_class, projects, finished, running, given_up, at_least_years,
    settled_low, settled_high`` (missing where none is finished), ``median_years``
    (where the curve of :func:`slip_curves` falls to half; missing where it does not),
    ``source_ids``; one row a class that has projects.
    """
    curves = slip_curves(slips)
    rows = []
    for several, name in CLASSES.items():
        mine = slips[slips["cross_border"] == several]
        if mine.empty:
            continue
        settled = mine.loc[mine["state"] == "finished", "slip_years"]
        known = mine.loc[mine["state"] != "given up", "slip_years"]
        curve = curves[curves["reference_class"] == name]
        half = curve.loc[curve["share_open_pct"] <= 50, "slip_years"]
        rows.append(
            {
                "reference_class": name,
                "projects": len(mine),
                "finished": len(settled),
                "running": len(known) - len(settled),
                "given_up": len(mine) - len(known),
                "at_least_years": float(known.median()),
                "settled_low": float(settled.min()),
                "settled_high": float(settled.max()),
                "median_years": float(half.min()),
                "source_ids": indicators.merge_ids(list(mine["source_ids"])),
            }
        )
    columns = ["reference_class", "projects", "finished", "running", "given_up"]
    columns += ["at_least_years", "settled_low", "settled_high", "median_years"]
    return pd.DataFrame(rows, columns=[*columns, "source_ids"])


def named_years(claims: pd.DataFrame) -> pd.DataFrame:
    """Years that responsible speakers name and still stand by.

    One row: ``year`` (named most often; of equals the later, because dates slip one
    way), ``times`` (how often it is named), ``low, high, speakers`` (how many),
    ``source_ids``; no row where no statement stands. A span counts by its end. Press
    and authors do not count.
    """
    needed = ["role", "standing", "claimed_period", "source_id"]
    codes.check_columns(claims.columns, needed, function="named_years")
    mine = claims[claims["role"].isin(ROLES[:2]) & claims["standing"].astype(bool)]
    years = [_end(period).year for period in mine["claimed_period"]]
    columns = ["year", "times", "low", "high", "speakers", "source_ids"]
    if not years:
        return pd.DataFrame(columns=columns)
    most = max(years, key=lambda year: (years.count(year), year))
    row = {
        "year": most,
        "times": years.count(most),
        "low": min(years),
        "high": max(years),
        "speakers": len(years),
        "source_ids": indicators.merge_ids([[item] for item in mine["source_id"]]),
    }
    return pd.DataFrame([row], columns=columns)


def promise_spans(claims: pd.DataFrame) -> pd.DataFrame:
    """When each date was named and which it was, as years with a fraction, for a chart.

    Columns: ``label`` (when and by whom), ``said`` and ``promised`` (years with a
    fraction; a year stands at its middle, a span at its last), ``standing, text`` (the
    date named), ``role, source_id``, in the order of the frame.
    """
    needed = ["said_on", "said_by", "claimed_period", "role", "standing", "source_id"]
    codes.check_columns(claims.columns, needed, function="promise_spans")
    rows = [
        {
            "label": f"{period_in_words(row['said_on'][:7])}, {_shortened(row)}",
            "said": _as_year(_day(periods.bounds(row["said_on"])[0])),
            "promised": _middle(row["claimed_period"]),
            "standing": bool(row["standing"]),
            "text": period_in_words(row["claimed_period"]),
            "role": row["role"],
            "source_id": row["source_id"],
        }
        for row in claims.to_dict("records")
    ]
    columns = ["label", "said", "promised", "standing", "text", "role", "source_id"]
    return pd.DataFrame(rows, columns=columns)


def _shortened(row: Mapping[Hashable, Any]) -> str:
    """Return a speaker without what stands in brackets or behind a comma."""
    return str(row["said_by"]).split(" (")[0].split(", ")[0]


def _as_year(day: dt.date) -> float:
    first = dt.date(day.year, 1, 1)
    return day.year + (day - first).days / 365.25


def _middle(period: str) -> float:
    """Return where a date stands on an axis of years: a year at its middle."""
    last = period.split("/")[-1]
    return int(last) + 0.5 if periods.is_year(last) else _as_year(_end(period))


def slip_spans(slips: pd.DataFrame) -> pd.DataFrame:
    """First date and completion or latest date of each project, as years, for a chart.

    Columns: ``group`` (of :data:`CLASSES`), ``label, first, last`` (years with a
    fraction), ``finished, text`` (the slip, in words), ``slip_years, source_ids``;
    those of several countries first, and the largest slip first. Projects that were
    given up are left out.
    """
    needed = ["name", "state", "first_claim", "slip_years", "cross_border"]
    codes.check_columns(slips.columns, [*needed, "source_ids"], function="slip_spans")
    rows = []
    for row in slips[slips["state"] != "given up"].to_dict("records"):
        first = _middle(row["first_claim"])
        finished = row["state"] == "finished"
        rows.append(
            {
                "group": f"in {CLASSES[bool(row['cross_border'])]}",
                "label": str(row["name"]).split(",")[0],
                "first": first,
                "last": first + row["slip_years"],
                "finished": finished,
                "text": slip_in_words(row["slip_years"], finished=finished),
                "slip_years": row["slip_years"],
                "source_ids": row["source_ids"],
            }
        )
    columns = ["group", "label", "first", "last", "finished", "text", "slip_years"]
    found = pd.DataFrame(rows, columns=[*columns, "source_ids"])
    return found.sort_values(
        ["group", "slip_years"], ascending=False, kind="stable", ignore_index=True
    )


def slip_in_words(slip: float, *, finished: bool) -> str:
    """Write a slip in years; that of what is not finished may only grow."""
    size = format_value(abs(slip) + 1e-9, 1)
    if size == "0.0":
        return "on time" if finished else "no slip so far"
    if slip < 0:
        return f"{size} years early"
    return f"{size} years" if finished else f"at least {size} years"
