"""What is built and promised: dates and their slips, the portfolio, the CKU railway."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from cac_data import codes, periods
from cac_data.facts import Fact, at, tally
from cac_data.inputs import takes
from cac_data.observations import gather, observe, union
from cac_data.sources import known_by, sources
from cac_data.tables import allowed_values, sort_rows
from cac_data.validate import check_member

Role = Literal["government", "operator", "press", "author"]
ROLES: tuple[Role, ...] = ("government", "operator", "press", "author")
PROMISING = ROLES[:3]  # an author only passes an opinion
RESPONSIBLE = ROLES[:2]

STATES = {
    "operating": "in_service",
    "partly_open": "partly_open",
    "under_construction": "under_construction",
    **dict.fromkeys(("planned", "proposed", "study"), "planned"),
    **dict.fromkeys(("halted", "cancelled"), "stopped"),
}
# Our choice of ten: railways, the road, hubs and ports that the article speaks of, and
# where they are if the network has no legs of theirs.
FLAGSHIPS: Mapping[str, Sequence[str]] = {
    "cku-rail": (),
    "ayagoz-bakhty": (),
    "dostyk-moyynty": ("dostyk", "moyynty"),
    "darbaza-maktaaral": (),
    "khorgos-gateway": ("khorgos_kz",),
    "north-south-kg": ("jalal_abad", "balykchy"),
    "aktau-container-hub": ("aktau",),
    "turkmenbashi-port": ("turkmenbashi",),
    "ashgabat-turkmenabat": (),
    "angren-pap": (),
}

RAILWAY = "cku-rail"
SHARES = {"CHN": 0.51, "KGZ": 0.245, "UZB": 0.245}  # as the project's row tells
LOAN_PCT = 50  # of the cost, as the project's row tells
PLANNED_PART_PCT = 5.0  # to be done by the milestone `part`, as its note tells
TOO_SHORT = 24  # months for nearly all of a railway through mountains
SAID = {
    ("cku-rail", "construction_cost", "USD mn"): "cost",
    ("cku-rail", "length", "km"): "length",
    ("cku-kg-section", "length", "km"): "length in Kyrgyzstan",
}


def _days_of(dates: pd.Series, *, first: bool = False) -> pd.Series:
    """Last (or first) days of periods, missing where there is none."""
    end = 0 if first else 1
    found = [dt.date(*periods.bounds(p)[end]) if p else None for p in dates]
    return pd.Series(found, index=dates.index, dtype="datetime64[s]")


@takes(projects="projects", claims="schedule_claims")
def known_projects(
    projects: pd.DataFrame, claims: pd.DataFrame, as_of: str = ""
) -> pd.DataFrame:
    """Projects that a reader could know of on a day, as far as they had come by then.

    Known was a project whose source was out, one that had been in service for half a
    year, and one for which somebody had named a date: then its row cites who did so
    last. What was completed later is under construction or, before works began,
    planned, and so is what only a named date makes known. By an empty day all is known.
    """
    if not as_of:
        return projects.reset_index(drop=True)
    today = _days_of(pd.Series([as_of])).item()
    long_complete = projects.assign(period=projects["completed"])
    was_out = projects["project_id"].isin(known_by(long_complete, as_of)["project_id"])
    said = sort_rows(known_by(claims, as_of), ["said_on"])
    said = said.drop_duplicates("project_id", keep="last").set_index("project_id")
    witness = projects["project_id"].map(said["source_id"])

    published = sources(projects).set_index("source_id")["published"]
    published = _days_of(projects["source_id"].map(published))
    begun = _days_of(projects["completed"], first=True)
    # A source of the time of its completion reports that, an older one plans it.
    is_reported = was_out & (published >= begun) & (published <= today)
    is_complete = (_days_of(projects["completed"]) <= today) | is_reported
    has_works = _days_of(projects["construction_start"]) <= today
    then = has_works.map({True: "under_construction", False: "planned"})
    is_as_stated = is_complete | (was_out & (projects["completed"] == ""))
    known = projects.assign(
        status=projects["status"].where(is_as_stated, then),
        completed=projects["completed"].where(is_complete, ""),
        planned_completion=projects["planned_completion"].where(was_out, ""),
        source_id=projects["source_id"].where(was_out, witness),
    )
    return known[was_out | witness.notna()].reset_index(drop=True)


@takes(schedule_claims="schedule_claims")
def completion_claims(
    schedule_claims: pd.DataFrame,
    *,
    project_id: str,
    milestone: str = "completion",
    roles: Sequence[Role] | None = None,
    as_of: str = "",
) -> pd.DataFrame:
    """Every date named for a milestone of a project (``""``: of all), as it was said.

    Rows of `schedule_claims` with `end` (the last day named) and its `year`, the
    `slip_years` since the first, `standing` (not past, and its speaker has named no
    other since), `day` on which that is judged (`as_of`, else that of the latest
    statement), `unofficial` (press and authors). Refused: an unknown milestone, role or
    project.
    """
    claims, projects = schedule_claims, schedule_claims["project_id"].unique()
    check_member("project_id", project_id, ["", *projects])
    check_member("milestone", milestone, allowed_values("milestone"))
    for role in roles or ():
        check_member("roles", role, ROLES)
    known = claims.assign(end=_days_of(claims["claimed_period"]))
    known["day"] = _days_of(claims["said_on"], first=True).max()
    if as_of:
        known["day"] = _days_of(pd.Series([as_of])).item()
        known = known[_days_of(known["said_on"]) <= known["day"]]
    known = known[known["milestone"] == milestone]
    known = known[known["role"].isin(roles or ROLES)]
    if project_id:
        known = known[known["project_id"] == project_id]
    known = sort_rows(known, ["project_id", "said_on", "end"])
    first = known.groupby("project_id")["end"].transform("first")
    replaced = known.duplicated(["project_id", "said_by"], keep="last")
    return known.assign(
        year=known["end"].dt.year.astype("Int64"),
        slip_years=(known["end"] - first).dt.days / 365.25,
        standing=(known["end"] >= known["day"]) & ~replaced,
        unofficial=~known["role"].isin(RESPONSIBLE),
        source_ids=known["source_id"],
    )


@takes(claims="schedule_claims")
def railway_promises(claims: pd.DataFrame, as_of: str = "") -> pd.DataFrame:
    """`completion_claims` of the new railway; no rows where none was made."""
    found = completion_claims(claims, project_id="", as_of=as_of)
    return found[found["project_id"] == RAILWAY].reset_index(drop=True)


@takes(schedule_claims="schedule_claims")
def named_years(schedule_claims: pd.DataFrame, as_of: str = "") -> Fact:
    """The year that responsible speakers name most often and still stand by.

    `value` (of those who name a year outright, if any does; of equals the later, for
    dates slip one way), `outright` and `derived` (how many name a year, or a duration
    from which it is worked out), `derived_low derived_high`, and of all `times low high
    speakers source_ids` of `railway_promises`; empty where no statement stands.
    """
    said = railway_promises(schedule_claims, as_of)
    mine = said[said["standing"] & ~said["unofficial"]]
    if mine.empty:
        return {}
    earliest = _days_of(mine["claimed_period"], first=True).dt.year
    is_derived = mine["obs_status"] == "E"
    decides = mine[~is_derived] if not is_derived.all() else mine
    most = int(decides["year"].mode().max())
    return {
        "value": most,
        "times": int((mine["year"] == most).sum()),
        "outright": int((~is_derived).sum()),
        "derived": int(is_derived.sum()),
        "derived_low": min(earliest[is_derived], default=None),
        "derived_high": max(mine.loc[is_derived, "year"], default=None),
        "low": int(earliest.min()),
        "high": int(mine["year"].max()),
        "speakers": len(mine),
        "source_ids": union(mine["source_ids"]),
    }


@takes(claims="schedule_claims", projects="projects")
def schedule_slip(
    claims: pd.DataFrame, projects: pd.DataFrame, *, as_of: str = ""
) -> pd.DataFrame:
    """How far completion has moved since the first promise, in years, by project.

    Columns `project_id name project` (its name, short) `kind state` (finished, running,
    overdue, given up) `cross_border reach first_said_on first_claim first_role
    last_claim completed promises day censored source_ids`, and in years after the first
    date: `delay_years` (of the completion, else so far, on the `day`), `promised_years`
    (of the date promised now, if that is ahead) and `slip_years`, the later of the two:
    a lower bound for what is not finished (`censored`).
    """
    asked: Any = {"roles": PROMISING, "as_of": as_of}
    said = completion_claims(claims, project_id="", **asked)
    found = gather(
        said.drop(columns="obs_status"),
        ["project_id"],
        first_said_on=("said_on", "first"),
        first_claim=("claimed_period", "first"),
        first_role=("role", "first"),
        last_claim=("claimed_period", "last"),
        first=("end", "first"),
        last=("end", "last"),
        day=("day", "first"),
        promises=("end", "size"),
    )
    about = ["project_id", "name", "kind", "countries", "status", "completed"]
    about += ["source_id"]
    found = found.merge(projects[about], on="project_id")
    done = _days_of(found["completed"])
    if as_of:
        done = done.where(done <= found["day"])
    state = (found["last"] >= found["day"]).map({True: "running", False: "overdue"})
    state = state.mask(found["status"].map(STATES) == "stopped", "given up")
    state = state.mask(done.notna(), "finished")
    across = found["countries"].map(len) > 1
    is_open = state.isin(["running", "overdue"])
    delay = _years_between(found["first"], done.fillna(found["day"]))
    # What is not due yet has no delay so far.
    delay = delay.mask(is_open, delay.clip(lower=0)).mask(state == "given up")
    promised = _years_between(found["first"], found["last"]).where(state == "running")
    pairs = zip(found["source_ids"], found["source_id"], strict=True)
    return found.drop(columns=["first", "last", "source_id"]).assign(
        state=state,
        project=found["name"].str.split(",").str[0],
        cross_border=across,
        reach=across.map({True: "across", False: "within"}),
        completed=found["completed"].where(done.notna(), ""),
        day=found["day"].dt.strftime("%Y-%m-%d"),
        delay_years=delay,
        promised_years=promised,
        slip_years=pd.concat([delay, promised], axis=1).max(axis=1),
        censored=is_open,
        source_ids=[union(pair) for pair in pairs],
    )


def _years_between(first: pd.Series, last: pd.Series) -> pd.Series:
    return (last - first).dt.days / 365.25


def _as_they_stand(slips: pd.DataFrame) -> Fact:
    """How many of the projects are finished, and how many are late, finished or not.

    `by_press`: the late ones whose first date was named by the press, by no official.
    No median: of so few finished projects its limits would be unknown.
    """
    if slips.empty:
        return {}
    known = slips[slips["state"] != "given up"]
    late = known[known["delay_years"] > 0]
    finished = known[known["state"] == "finished"]
    unfinished = known[known["state"] != "finished"]
    delays = sorted(finished["delay_years"])
    return {
        "value": len(late),
        "known": len(known),
        "by_press": late.loc[late["first_role"] == "press", "project"].tolist(),
        "finished": len(finished),
        "delays": delays,
        "early": delays[0] if delays else None,
        "late": delays[-1] if delays else None,
        "unfinished": len(unfinished),
        "unfinished_late": int((unfinished["delay_years"] > 0).sum()),
        "day": slips["day"].iloc[0],
        "source_ids": union(slips["source_ids"]),
    }


def first_dates_kept(slips: pd.DataFrame) -> Fact:
    """Of other works across borders, how many were finished by the first date named.

    Works like the railway are its reference class (Flyvbjerg 2006, "From Nobel Prize to
    project management", Project Management Journal 37). `decided`: those whose first
    date had passed on the day of judgement, `kept` of them, `rail_decided rail_kept`
    and `others_decided`, which are no railways. `value`: the chance of one more, by the
    rule of succession, ``(kept + 1) / (decided + 2)`` (Laplace 1814), and `rail_value`
    by railways alone; `low high`: 95 % limits of the share (Jeffreys; Brown, Cai &
    DasGupta, Statistical Science 16, 2001). Few and unlike: a power line and a cable
    stand beside railways.

    What is due later has missed nothing yet, even if a later date is named by now.
    """
    from statsmodels.stats.proportion import proportion_confint

    others = _works_like_the_railway(slips)
    first_due, today = _days_of(others["first_claim"]), _days_of(others["day"])
    decided = others[first_due < today]
    if decided.empty:
        return {}
    is_kept = (decided["state"] == "finished") & (decided["delay_years"] <= 0)
    is_rail = decided["kind"] == "rail"
    kept, rail_kept = int(is_kept.sum()), int((is_kept & is_rail).sum())
    rail_decided = int(is_rail.sum())
    low, high = proportion_confint(kept, len(decided), method="jeffreys")
    return {
        "value": _rule_of_succession(kept, len(decided)),
        "low": float(low),
        "high": float(high),
        "kept": kept,
        "decided": len(decided),
        "rail_value": _rule_of_succession(rail_kept, rail_decided),
        "rail_kept": rail_kept,
        "rail_decided": rail_decided,
        "others_decided": len(decided) - rail_decided,
        "source_ids": union(decided["source_ids"]),
    }


def _works_like_the_railway(slips: pd.DataFrame) -> pd.DataFrame:
    """Works across borders but the railway itself, which is no judge of itself."""
    return slips[slips["cross_border"].eq(True) & (slips["project_id"] != RAILWAY)]


def _rule_of_succession(kept: int, decided: int) -> float:
    return (kept + 1) / (decided + 2)


def named_late(slips: pd.DataFrame, *, years: int) -> Fact:
    """Of works like the railway, how many got their first date late, and of how `many`.

    `late`: those named less than some years before the date. Whether such a work would
    be done so long before its first date cannot be asked of them.
    """
    works = _works_like_the_railway(slips)
    said_on = _days_of(works["first_said_on"], first=True)
    ahead = _years_between(said_on, _days_of(works["first_claim"]))
    return {"late": int((ahead < years).sum()), "many": len(works)}


@takes(claims="schedule_claims")
def works_pace(claims: pd.DataFrame, *, opening: int) -> Fact:
    """How much faster works must go after the planned part, to open in a year.

    `start part_by months_after elapsed_pct pace_before_pct pace_after_pct` (a month) of
    the latest dates said: a plan, no measurement. Empty where one is not known or the
    opening (0: never) comes before the part.
    """
    mine = claims[claims["project_id"] == RAILWAY]
    mine = mine[mine["milestone"].isin(["start_of_works", "part"])]
    mine = sort_rows(mine, ["said_on"]).drop_duplicates("milestone", keep="last")
    dates = mine.set_index("milestone")["claimed_period"]
    if not opening or len(dates) < 2:
        return {}
    start, part = _days_of(dates[["start_of_works", "part"]], first=True)
    before = 12 * (part.year - start.year) + part.month - start.month
    after = 12 * (opening - part.year) + 13 - part.month  # to the end of the year
    if before <= 0 or after <= 0:
        return {}
    return {
        "start": dates["start_of_works"],
        "part_by": dates["part"],
        "part_pct": PLANNED_PART_PCT,
        "rest_pct": 100 - PLANNED_PART_PCT,
        "months_after": after,
        "elapsed_pct": 100 * before / (before + after),
        "pace_before_pct": PLANNED_PART_PCT / before,
        "pace_after_pct": (100 - PLANNED_PART_PCT) / after,
        "source_ids": union(mine["source_id"]),
    }


def _main_figure(said: pd.DataFrame, what: str) -> Fact:
    """The main or latest figure, with the range of all.

    Of the highest also the day on which it was said, and the length of its line.
    """
    rows = said[said["what"] == what]
    if rows.empty:
        return {}
    main = rows[rows["variant"] == "main"]
    highest = at(rows.sort_values("value", kind="stable"))
    return {
        "value": (main if len(main) else rows)["value"].iloc[-1],
        "low": rows["value"].min(),
        "high": highest["value"],
        "high_said_on": highest["said_on"],
        "high_line_km": _line_in(highest["note"]),
        "source_ids": union(rows["source_ids"]),
    }


def _line_in(note: str) -> float | None:
    """The length of the line in km for which a cost was named, as its note has it."""
    found = re.search(r"for the line of (\d+) km", note)
    return float(found[1]) if found else None


@takes(projects="projects")
def countable_projects(projects: pd.DataFrame) -> pd.DataFrame:
    """Projects that may enter a count, with `state`: no parts, variants, programmes."""
    rows = projects[projects["countable"].astype(bool)].reset_index(drop=True)
    return rows.assign(state=rows["status"].map(STATES), source_ids=rows["source_id"])


def _by_country(projects: pd.DataFrame) -> pd.DataFrame:
    """Countable projects of each of the five; one of several counts in each."""
    rows = countable_projects(projects).explode("countries", ignore_index=True)
    rows = rows.assign(country=rows["countries"], named=rows["chinese_party"] != "")
    states = list(dict.fromkeys(STATES.values()))
    found = gather(
        rows.join(pd.get_dummies(rows["state"]).reindex(columns=states)),
        ["country"],
        projects=("project_id", "size"),
        **{state: (state, "sum") for state in states},
        chinese_party_named=("named", "sum"),
    )
    five = pd.DataFrame({"country": codes.CA5}).merge(found, how="left")
    return five.fillna({"source_ids": ""}).fillna(0)


@takes(projects="projects")
def finished_projects(projects: pd.DataFrame, *, start: int, end: int) -> pd.DataFrame:
    """Countable projects within the five that were completed in a span of years."""
    rows = countable_projects(projects)
    inside = rows["countries"].map(lambda named: set(named) <= set(codes.CA5))
    year = _days_of(rows["completed"]).dt.year
    return sort_rows(rows[inside & year.between(start, end)], ["completed"])


def _named_dates(claims: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """First and last date named for each project, and the day that is today."""
    asked: Any = {"roles": PROMISING, "as_of": as_of}
    said = completion_claims(claims, project_id="", **asked)
    return said.groupby("project_id").agg(
        first_named=("claimed_period", "first"),
        last_named=("claimed_period", "last"),
        today=("day", "first"),
        said_by=("source_ids", lambda ids: union([ids.iloc[0], ids.iloc[-1]])),
    )


def _timing(row: Mapping[Any, Any]) -> str:
    """How a project stands against the first date named: late, overdue, on time, ...

    What we know no date for has ``no_date``. What is not completed, and has only the
    date in its own row, is measured by that.
    """
    first = row["first_named"]
    if not row["completed"]:
        first = first or row["date"]
    if not first:
        return "no_date"
    due = pd.Timestamp(dt.date(*periods.bounds(first)[1]))
    if row["completed"]:
        came = pd.Timestamp(dt.date(*periods.bounds(row["completed"])[1]))
        return "late" if came > due else "on_time"
    return "overdue" if due < row["today"] else "not_due"


def _owners(projects: pd.DataFrame, legs: pd.DataFrame) -> pd.Series:
    """The whole project to which each leg belongs, also as a part of a part."""
    whole = dict(zip(projects["project_id"], projects["part_of"], strict=True))
    owner = legs["project_id"]
    while (parts := owner.map(whole).fillna("")).any():
        owner = parts.where(parts != "", owner)
    return owner


def _flagships(
    projects: pd.DataFrame,
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    owner: pd.Series,
    dates: pd.DataFrame,
) -> pd.DataFrame:
    """Those of `FLAGSHIPS` that are known, in the middle of their legs or places."""
    known = countable_projects(projects).join(dates, on="project_id")
    words = ["first_named", "last_named", "said_by"]
    known[words] = known[words].fillna("")
    known["today"] = dates["today"].max()
    known = known.set_index("project_id", drop=False)
    is_main = legs["variant_of"] == ""
    rows: list[dict[Any, Any]] = []
    for name, places in FLAGSHIPS.items():
        if name not in known.index:
            continue
        row, mine = known.loc[name].to_dict(), legs[is_main & (owner == name)]
        ends = [*mine["from_node"], *mine["to_node"], *places]
        row["name"] = row["name"].split(",")[0]
        row["date"] = row["completed"] or row["last_named"] or row["planned_completion"]
        row["timing"] = _timing(row)
        row["source_ids"] = union([row["source_id"], row["said_by"]])
        row |= nodes.loc[nodes["node_id"].isin(ends), ["lat", "lon"]].mean()
        row["number"] = len(rows) + 1
        rows.append(row)
    added = ["date", "timing", "lat", "lon", "number"]
    return pd.DataFrame(rows, columns=[*known.columns, *added])


def of_portfolio(
    projects: pd.DataFrame,
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    claims: pd.DataFrame,
    as_of: str = "",
) -> Fact:
    """How many projects are countable, how far they have come, and with whom.

    `projects`: all, of which those of `known_projects` count. `by_country` (frame): one
    column for each state; a project of several countries counts in each. `shown`: rows
    of `FLAGSHIPS` with `number`, `first_named`, `date` (completed, else last named or
    planned), `timing` (against the first date named: late, overdue, ...), `state`
    and `lat lon`, the middle of its legs, else of its places.
    """
    known = known_projects(projects, claims, as_of)
    rows = countable_projects(known)
    states = list(dict.fromkeys(STATES.values()))
    owner = _owners(projects, legs)
    ten = _flagships(known, nodes, legs, owner, _named_dates(claims, as_of))
    return {
        "total": len(rows),
        "states": tally(rows["state"], states),
        "named": int((rows["chinese_party"] != "").sum()),
        "flagships": tally(ten["state"], states),
        "ten": len(ten),
        "overdue": int((ten["timing"] == "overdue").sum()),
        "shown": ten,
        "by_country": _by_country(known),
    }


def _origin(dates: pd.DataFrame, author: Fact) -> Fact:
    """The last official statement before the author's that has the author's year."""
    if not author:
        return {}
    official = dates[~dates["unofficial"]]
    begin = _days_of(official["claimed_period"], first=True).dt.year
    has_year = (begin <= author["year"]) & (author["year"] <= official["year"])
    since = official[has_year & (official["said_on"] > author["said_on"])]
    earlier = at(official[has_year & (official["said_on"] < author["said_on"])])
    return {**earlier, "is_left": since.empty} if earlier else {}


def of_opening(said: pd.DataFrame, *, opening: int, as_of: str = "") -> Fact:
    """First date named, the years that stand, the article's own, and the works' plan.

    `said`: all of `schedule_claims`. `dates`: of `railway_promises`. `origin`: the last
    official statement before the article that has its year, and since when none has
    (`is_left`). `doubts`: why the opening does not fit, `earliest`
    that is named, `pace` without time, by the plan of works.
    """
    dates = railway_promises(said, as_of)
    named = named_years(said, as_of)
    plan = known_by(said, as_of)
    part = at(plan, project_id=RAILWAY, milestone="part")
    pace = works_pace(plan, opening=opening)
    doubts = {
        "opening": opening,
        "earliest": named["low"] if named and 0 < opening < named["low"] else None,
        "pace": pace if pace and pace["months_after"] <= TOO_SHORT else {},
    }
    author = at(dates[dates["source_id"].str.contains("amansaryev")])
    return {
        "dates": dates,
        "first": at(dates.head(1)),
        "named": named,
        "article": author.get("year"),
        "opening": opening,
        "origin": _origin(dates, author),
        "works": {**part, "part_pct": PLANNED_PART_PCT} if part else {},
        "doubts": doubts,
    }


def of_slips(slips: pd.DataFrame) -> Fact:
    """What became of dates promised across borders and within one country, in years.

    `across` and `within`: `known finished delays` (of the finished) `unfinished`,
    `unfinished_late` on the `day`, `value` (all that are late), `source_ids`.
    `kept`: of `first_dates_kept`.
    """
    return {
        "across": _as_they_stand(slips[slips["cross_border"].eq(True)]),
        "within": _as_they_stand(slips[slips["cross_border"].eq(False)]),
        "given_up": slips.loc[slips["state"] == "given up", "project"].tolist(),
        "railway": at(slips, project_id=RAILWAY),
        "kept": first_dates_kept(slips),
    }


def of_costs(figures: pd.DataFrame, debts: Fact) -> Fact:
    """The railway's cost and length, its loan, and the Kyrgyz share in an overrun.

    `rows`: observations of `project_figures` for the whole, under `what`, the earliest
    first. `debts`: `money.of_debt`. How it is shared is said where the loan is known,
    which was agreed with it. It assumes that owners pay by their shares; no source says
    who bears an overrun.
    """
    rows, owed = observe(figures), debts["kgz"]
    key = zip(rows["project_id"], rows["indicator"], rows["unit"], strict=True)
    rows = rows.assign(what=pd.Series([SAID.get(k) for k in key], index=rows.index))
    rows = rows[rows["what"].notna() & ~rows["scope"].isin(["part", "added", "before"])]
    said = sort_rows(rows, ["what", "said_on", "value", "source_ids"])
    cost, length, part = (
        _main_figure(said, what) for what in ("cost", "length", "length in Kyrgyzstan")
    )
    more = cost["high"] - cost["value"] if cost else 0
    overrun = SHARES["KGZ"] * more if more > 0 and debts["loan"] else None
    return {
        "rows": said,
        "cost": cost,
        "length": length,
        "part": part,
        "loan": debts["loan"],
        "loan_pct": LOAN_PCT,
        "owners": [{"country": who, "pct": 100 * SHARES[who]} for who in SHARES],
        "overrun": overrun,
        "owed": owed,
        "part_pct": 100 * overrun / owed["value"] if overrun and owed else None,
    }
