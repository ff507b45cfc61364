"""What is built and promised: dates and their slips, the portfolio, the CKU railway."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from cac_data import codes, periods
from cac_data.facts import Fact, at, counted
from cac_data.inputs import takes
from cac_data.observations import gather, observe, union
from cac_data.sources import known_by
from cac_data.tables import allowed_values, sort_rows

Role = Literal["government", "operator", "press", "author"]
ROLES: tuple[Role, ...] = ("government", "operator", "press", "author")
PROMISING = ROLES[:3]  # an author only passes an opinion
RESPONSIBLE = ROLES[:2]

STATES = {
    **dict.fromkeys(("operating", "partly_open"), "in_service"),
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
    codes.check_member("project_id", project_id, ["", *projects])
    codes.check_member("milestone", milestone, allowed_values("milestone"))
    for role in roles or ():
        codes.check_member("roles", role, ROLES)
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

    `value` (of equals the later: dates slip one way) `times low high speakers
    source_ids` of `railway_promises`; empty where no statement stands.
    """
    said = railway_promises(schedule_claims, as_of)
    mine = said[said["standing"] & ~said["unofficial"]]
    if mine.empty:
        return {}
    most = int(mine["year"].mode().max())
    return {
        "value": most,
        "times": int((mine["year"] == most).sum()),
        "low": int(mine["year"].min()),
        "high": int(mine["year"].max()),
        "speakers": len(mine),
        "source_ids": union(mine["source_ids"]),
    }


@takes(claims="schedule_claims", projects="projects")
def schedule_slip(
    claims: pd.DataFrame, projects: pd.DataFrame, *, as_of: str = ""
) -> pd.DataFrame:
    """How far completion has moved since the first promise, in years, by project.

    Columns `project_id name project` (its name, short) `state` (finished, running,
    overdue, given up) `cross_border reach first_said_on first_claim last_claim
    completed promises slip_years censored source_ids`. The slip runs to the completion,
    else to the later of the last date promised and today: a lower bound (`censored`).
    """
    asked: Any = {"roles": PROMISING, "as_of": as_of}
    said = completion_claims(claims, project_id="", **asked)
    found = gather(
        said.drop(columns="obs_status"),
        ["project_id"],
        first_said_on=("said_on", "first"),
        first_claim=("claimed_period", "first"),
        last_claim=("claimed_period", "last"),
        first=("end", "first"),
        last=("end", "last"),
        day=("day", "first"),
        promises=("end", "size"),
    )
    about = ["project_id", "name", "countries", "status", "completed", "source_id"]
    found = found.merge(projects[about], on="project_id")
    done = _days_of(found["completed"])
    if as_of:
        done = done.where(done <= found["day"])
    state = (found["last"] >= found["day"]).map({True: "running", False: "overdue"})
    state = state.mask(found["status"].map(STATES) == "stopped", "given up")
    state = state.mask(done.notna(), "finished")
    across = found["countries"].map(len) > 1
    until = done.fillna(found[["last", "day"]].max(axis=1)).mask(state == "given up")
    pairs = zip(found["source_ids"], found["source_id"], strict=True)
    return found.drop(columns=["first", "last", "source_id"]).assign(
        state=state,
        project=found["name"].str.split(",").str[0],
        cross_border=across,
        reach=across.map({True: "across", False: "within"}),
        completed=found["completed"].where(done.notna(), ""),
        slip_years=(until - found["first"]).dt.days / 365.25,
        censored=state.isin(["running", "overdue"]),
        source_ids=[union(pair) for pair in pairs],
    )


def _reference_class(slips: pd.DataFrame) -> Fact:
    """What became of dates promised; what was given up is left out of the counts.

    `value`: years within which half of the projects end (Kaplan & Meier, JASA 53,
    1958).
    """
    known = slips[slips["state"] != "given up"]
    done, years = known["state"] == "finished", known["slip_years"].round(6)
    settled = known.loc[done, "slip_years"]
    at_risk = years.rank(ascending=False, method="max")
    rows = pd.DataFrame({"years": years, "done": done, "at_risk": at_risk})
    ended = rows.groupby("years").agg({"done": "sum", "at_risk": "max"})
    still_open = (1 - ended["done"] / ended["at_risk"]).cumprod()
    told = {
        "finished": len(settled),
        "running": len(known) - len(settled),
        "known": len(known),
        "low": settled.min(),
        "high": settled.max(),
        "value": still_open[still_open <= 0.5].index.min(),
        "source_ids": union(slips["source_ids"]),
    }
    return at(pd.DataFrame([told])) if len(slips) else {}


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
    """The main or latest figure, with the range of all."""
    rows = said[said["what"] == what]
    if rows.empty:
        return {}
    main = rows[rows["variant"] == "main"]
    return {
        "value": (main if len(main) else rows)["value"].iloc[-1],
        "low": rows["value"].min(),
        "high": rows["value"].max(),
        "source_ids": union(rows["source_ids"]),
    }


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
def known_projects(projects: pd.DataFrame, as_of: str = "") -> pd.DataFrame:
    """Projects as they could be known on a day: whose source was out, or works begun.

    A completion that came later is taken back: its works were under way. By an empty
    `as_of` all is known.
    """
    if not as_of:
        return projects
    day = _days_of(pd.Series([as_of])).item()
    in_time = projects["source_id"].isin(known_by(projects, as_of)["source_id"])
    begun = _days_of(projects["construction_start"]) <= day
    unfinished = _days_of(projects["completed"]) > day
    then = projects.assign(
        status=projects["status"].mask(unfinished, "under_construction"),
        completed=projects["completed"].mask(unfinished, ""),
    )
    known: pd.DataFrame = then[in_time | begun].reset_index(drop=True)
    return known


@takes(projects="projects")
def finished_projects(projects: pd.DataFrame, *, start: int, end: int) -> pd.DataFrame:
    """Countable projects within the five that were completed in a span of years."""
    rows = countable_projects(projects)
    inside = rows["countries"].map(lambda named: set(named) <= set(codes.CA5))
    year = _days_of(rows["completed"]).dt.year
    return sort_rows(rows[inside & year.between(start, end)], ["completed"])


def _flagships(
    projects: pd.DataFrame, nodes: pd.DataFrame, legs: pd.DataFrame
) -> pd.DataFrame:
    """The ten of `FLAGSHIPS`, numbered, in the middle of their legs or places."""
    whole = dict(zip(projects["project_id"], projects["part_of"], strict=True))
    legs = legs[legs["variant_of"] == ""]
    owner = legs["project_id"]
    while (parts := owner.map(whole).fillna("")).any():
        owner = parts.where(parts != "", owner)
    known = countable_projects(projects).set_index("project_id", drop=False)
    rows: list[dict[Any, Any]] = []
    for name, places in FLAGSHIPS.items():
        if name not in known.index:  # by the day on which it is judged
            continue
        row, mine = known.loc[name].to_dict(), legs[owner == name]
        ends = [*mine["from_node"], *mine["to_node"], *places]
        row["name"] = row["name"].split(",")[0]
        row["date"] = row["completed"] or row["planned_completion"]
        row["source_ids"] = union([row["source_id"], *mine["source_id"]])
        row |= nodes.loc[nodes["node_id"].isin(ends), ["lat", "lon"]].mean()
        row["number"] = len(rows) + 1
        rows.append(row)
    columns = [*known.columns, "date", "lat", "lon", "number"]
    return pd.DataFrame(rows, columns=columns)


def of_portfolio(
    projects: pd.DataFrame, nodes: pd.DataFrame, legs: pd.DataFrame
) -> Fact:
    """How many projects are countable, how far they have come, and with whom.

    `by_country` (frame): one column for each state; a project of several countries
    counts in each. `shown`: rows of `FLAGSHIPS` with `number`, `date` (completed
    or planned), `state` and `lat lon`, the middle of its legs, else of its places.
    """
    rows = countable_projects(projects)
    states = list(dict.fromkeys(STATES.values()))
    ten = _flagships(projects, nodes, legs)
    return {
        "total": len(rows),
        "states": counted(rows["state"], states),
        "named": int((rows["chinese_party"] != "").sum()),
        "flagships": counted(ten["state"], states),
        "ten": len(ten),
        "shown": ten,
        "by_country": _by_country(projects),
    }


def of_opening(said: pd.DataFrame, *, opening: int, as_of: str = "") -> Fact:
    """First date named, the years that stand, the article's own, and the works' plan.

    `said`: all of `schedule_claims`; the plan is held against the year that stands.
    `dates`: of `railway_promises`. `doubts`: why the opening does not fit, `earliest`
    that is named, `pace` without time, by a plan of works even if of after `as_of`
    (`is_later`).
    """
    dates = railway_promises(said, as_of)
    named = named_years(said, as_of)
    plan = known_by(said, as_of)
    pace = works_pace(said, opening=opening)
    doubts = {
        "opening": opening,
        "earliest": named["low"] if named and 0 < opening < named["low"] else None,
        "pace": pace if pace and pace["months_after"] <= TOO_SHORT else {},
        "is_later": not at(plan, project_id=RAILWAY, milestone="part"),
    }
    author = at(dates[dates["source_id"].str.contains("amansaryev")])
    return {
        "dates": dates,
        "first": at(dates.head(1)),
        "named": named,
        "article": author.get("year"),
        "opening": opening,
        "works": works_pace(plan, opening=named.get("value", 0)),
        "doubts": doubts,
    }


def of_slips(slips: pd.DataFrame) -> Fact:
    """What became of dates promised across borders and within one country, in years.

    `across` and `within`: `finished running known low high` (of finished ones) `value`
    (the median, Kaplan-Meier) `source_ids`.
    """
    return {
        "across": _reference_class(slips[slips["cross_border"].eq(True)]),
        "within": _reference_class(slips[slips["cross_border"].eq(False)]),
        "given_up": slips.loc[slips["state"] == "given up", "project"].tolist(),
        "railway": at(slips, project_id=RAILWAY),
    }


def of_costs(figures: pd.DataFrame, debts: Fact) -> Fact:
    """The railway's cost and length, its loan, and the Kyrgyz share in an overrun.

    `rows`: observations of `project_figures` for the whole, under `what`, the earliest
    first. `debts`: `money.of_debt`. It assumes that owners pay by their shares; no
    source says who bears it.
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
    overrun = SHARES["KGZ"] * more if more > 0 else None
    return {
        "rows": said,
        "cost": cost,
        "length": length,
        "part": part,
        "a_km": cost["value"] / length["value"] if cost and length else None,
        "a_km_of_part": cost["value"] / part["value"] if cost and part else None,
        "loan": debts["loan"],
        "loan_pct": LOAN_PCT,
        "owners": [{"country": who, "pct": 100 * SHARES[who]} for who in SHARES],
        "overrun": overrun,
        "owed": owed,
        "part_pct": 100 * overrun / owed["value"] if overrun and owed else None,
    }
