"""The portfolio: which projects are known, how far they have come, and with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.facts import Figure, figures, tally
from cac_data.infrastructure.projects.promises import (
    PROMISING,
    completion_claims,
    first_days,
    last_day,
    last_days,
)
from cac_data.inputs import takes
from cac_data.observations import gather, union
from cac_data.sources import known_by, sources
from cac_data.tables import sort_rows

STATES = {
    "operating": "in_service",
    "partly_open": "partly_open",
    "under_construction": "under_construction",
    "planned": "planned",
    "proposed": "planned",
    "study": "planned",
    "halted": "stopped",
    "cancelled": "stopped",
}
STATE_ORDER = tuple(dict.fromkeys(STATES.values()))

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

PASSENGERS_ONLY = ("astana-lrt",)
"""Projects that are counted as railways and carry no freight."""

# --- Which projects are known, and which are counted ----------------------------------


@takes(projects="projects", claims="schedule_claims")
def known_projects(
    projects: pd.DataFrame, claims: pd.DataFrame, as_of: str = ""
) -> pd.DataFrame:
    """Projects that a reader could know of on a day, as far as they had come by then.

    Known was a project whose source was out, one that had been in service for half a
    year, and one for which somebody had named a date: then its row cites who did so
    last. What was completed later is under construction or, before works began,
    planned, and so is what only a named date makes known. By an empty day all is known.
    The columns are those of `projects`.
    """
    if not as_of:
        return projects.reset_index(drop=True)
    today = last_day(as_of)
    # By the period of completion: what was long in service is known without a source.
    by_completion = known_by(projects.assign(period=projects["completed"]), as_of)
    was_out = projects["project_id"].isin(by_completion["project_id"])

    is_complete = _was_complete(projects, was_out, today)
    is_as_stated = is_complete | (was_out & (projects["completed"] == ""))
    has_works = last_days(projects["construction_start"]) <= today
    state_then = has_works.map({True: "under_construction", False: "planned"})

    witness = projects["project_id"].map(_last_witnesses(claims, as_of))
    then = projects.assign(
        status=projects["status"].where(is_as_stated, state_then),
        completed=projects["completed"].where(is_complete, ""),
        planned_completion=projects["planned_completion"].where(was_out, ""),
        source_id=projects["source_id"].where(was_out, witness),
    )
    return then[was_out | witness.notna()].reset_index(drop=True)


def _was_complete(
    projects: pd.DataFrame, was_out: pd.Series, today: pd.Timestamp
) -> pd.Series:
    """Whether each project was complete on a day, or reported to be."""
    published = sources(projects).set_index("source_id")["published"]
    reported = last_days(projects["source_id"].map(published))
    # A source of the time of its completion reports that, an older one plans it.
    is_of_its_time = reported >= first_days(projects["completed"])
    is_reported = was_out & is_of_its_time & (reported <= today)
    return (last_days(projects["completed"]) <= today) | is_reported


def _last_witnesses(claims: pd.DataFrame, as_of: str) -> pd.Series:
    """The source of the last date named for each project by a day."""
    promises = sort_rows(known_by(claims, as_of), ["said_on"])
    promises = promises.drop_duplicates("project_id", keep="last")
    return promises.set_index("project_id")["source_id"]


@takes(projects="projects")
def countable_projects(projects: pd.DataFrame) -> pd.DataFrame:
    """Projects that may enter a count: no parts, variants, programmes.

    Rows of `projects` with `state` (of `STATE_ORDER`) and `source_ids`.
    """
    is_countable = projects["countable"].astype(bool)
    rows = projects[is_countable].reset_index(drop=True)
    return rows.assign(state=rows["status"].map(STATES), source_ids=rows["source_id"])


@takes(projects="projects")
def finished_projects(projects: pd.DataFrame, *, start: int, end: int) -> pd.DataFrame:
    """Countable projects within the five that were completed in a span of years.

    Rows of `countable_projects`, in order of completion.
    """
    rows = countable_projects(projects)
    is_inside = rows["countries"].map(
        lambda countries: set(countries) <= set(codes.CA5)
    )
    year = last_days(rows["completed"]).dt.year
    return sort_rows(rows[is_inside & year.between(start, end)], ["completed"])


# --- The portfolio --------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Portfolio:
    """How many projects are known and countable, in which states, and with whom.

    `named` counts those with a Chinese party; `passengers` are names of those in
    service that carry no freight. `shown` are rows of the `ten` (or fewer)
    known `FLAGSHIPS` with `number`, `first_named`, `date` (completed, else last named
    or planned), `timing` (against the first date named: late, overdue, ...), `state`
    and `lat lon`, the middle of its legs, else of its places; `flagships` are their
    states. `by_country` has a column for each state, in which a project of several
    countries counts in each.
    """

    total: int
    states: Mapping[str, int]
    named: int
    passengers: list[str]
    flagships: Mapping[str, int]
    ten: int
    overdue: int
    shown: pd.DataFrame
    by_country: pd.DataFrame


@cached
def of_portfolio(
    projects: pd.DataFrame,
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    claims: pd.DataFrame,
    as_of: str = "",
) -> Portfolio:
    """How many projects are countable, how far they have come, and with whom.

    `projects` are all, of which those of `known_projects` count.
    """
    portfolio = known_projects(projects, claims, as_of)
    countable = countable_projects(portfolio)
    has_chinese_party = countable["chinese_party"] != ""
    owners = _owners(projects, legs)
    flagships = _flagships(portfolio, nodes, legs, owners, _named_dates(claims, as_of))
    is_overdue = flagships["timing"] == "overdue"
    return Portfolio(
        total=len(countable),
        states=tally(countable["state"], STATE_ORDER),
        named=int(has_chinese_party.sum()),
        passengers=_passenger_lines(countable),
        flagships=tally(flagships["state"], STATE_ORDER),
        ten=len(flagships),
        overdue=int(is_overdue.sum()),
        shown=flagships,
        by_country=_by_country(portfolio),
    )


def _passenger_lines(countable: pd.DataFrame) -> list[str]:
    """Names of lines in service that carry no freight, short."""
    is_line = countable["project_id"].isin(PASSENGERS_ONLY)
    lines = countable[is_line & (countable["state"] == "in_service")]
    return [name.split(",")[0] for name in lines["name"]]


def _by_country(projects: pd.DataFrame) -> pd.DataFrame:
    """Countable projects of each of the five; one of several counts in each."""
    rows = countable_projects(projects).explode("countries", ignore_index=True)
    rows = rows.assign(country=rows["countries"], named=rows["chinese_party"] != "")
    is_in_state = pd.get_dummies(rows["state"]).reindex(columns=STATE_ORDER)
    counts = gather(
        rows.join(is_in_state),
        ["country"],
        projects=("project_id", "size"),
        **{state: (state, "sum") for state in STATE_ORDER},
        chinese_party_named=("named", "sum"),
    )
    five = pd.DataFrame({"country": codes.CA5}).merge(counts, how="left")
    numbers = ["projects", *STATE_ORDER, "chinese_party_named"]
    # Counts of no rows at all have no type of their own.
    five[numbers] = five[numbers].apply(pd.to_numeric).fillna(0)
    return five.assign(source_ids=five["source_ids"].astype("str").fillna(""))


# --- Flagships ------------------------------------------------------------------------


def _named_dates(claims: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """First and last date named for each project, and the day that is today."""
    promises = completion_claims(claims, project_id="", roles=PROMISING, as_of=as_of)
    return promises.groupby("project_id").agg(
        first_named=("claimed_period", "first"),
        last_named=("claimed_period", "last"),
        today=("day", "first"),
        said_by=("source_ids", lambda ids: union([ids.iloc[0], ids.iloc[-1]])),
    )


def _owners(projects: pd.DataFrame, legs: pd.DataFrame) -> pd.Series:
    """The whole project to which each leg belongs, also as a part of a part."""
    whole_of = dict(zip(projects["project_id"], projects["part_of"], strict=True))
    owner = legs["project_id"]
    wholes = owner.map(lambda project: whole_of.get(project, ""))
    while (wholes != "").any():
        owner = wholes.where(wholes != "", owner)
        wholes = owner.map(lambda project: whole_of.get(project, ""))
    return owner


def _flagships(
    projects: pd.DataFrame,
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    owners: pd.Series,
    dates: pd.DataFrame,
) -> pd.DataFrame:
    """Those of `FLAGSHIPS` that are known, in the middle of their legs or places.

    `owners` has the project of each leg, `dates` are of `_named_dates`.
    """
    countable = countable_projects(projects).join(dates, on="project_id")
    words = ["first_named", "last_named", "said_by"]
    countable[words] = countable[words].astype("str").fillna("")
    today = dates["today"].max()
    countable["today"] = today
    countable = countable.set_index("project_id", drop=False)

    is_main = legs["variant_of"] == ""
    rows: list[dict[str, object]] = []
    for project, places in FLAGSHIPS.items():
        if project not in countable.index:
            continue
        its_legs = legs[is_main & (owners == project)]
        row = _flagship(figures(countable.loc[[project]])[0], today)
        middle = _middle(nodes, its_legs, places)
        rows.append({**row, **middle, "number": len(rows) + 1})
    columns = [*countable.columns, "date", "timing", "lat", "lon", "number"]
    return pd.DataFrame(rows, columns=columns)


def _middle(
    nodes: pd.DataFrame, legs: pd.DataFrame, places: Sequence[str]
) -> dict[str, float]:
    """The middle of some legs and places, as `lat` and `lon`."""
    ends = [*legs["from_node"], *legs["to_node"], *places]
    points = nodes.loc[nodes["node_id"].isin(ends), ["lat", "lon"]]
    return {"lat": float(points["lat"].mean()), "lon": float(points["lon"].mean())}


def works_in(
    country: str,
    projects: pd.DataFrame,
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    claims: pd.DataFrame,
    as_of: str = "",
) -> pd.DataFrame:
    """Countable projects of a country, those in service first.

    Rows of `countable_projects` with `first_named last_named today said_by date timing`
    (as in `Portfolio`), and `lat lon`, the middle of the legs that are its own, missing
    for a project that the network does not have.
    """
    portfolio = known_projects(projects, claims, as_of)
    rows = countable_projects(portfolio).join(
        _named_dates(claims, as_of), on="project_id"
    )
    words = ["first_named", "last_named", "said_by"]
    rows[words] = rows[words].astype("str").fillna("")
    today = rows["today"].max()
    rows["today"] = today
    is_its_own = [country in countries for countries in rows["countries"]]
    owners = _owners(projects, legs)
    is_main = legs["variant_of"] == ""
    works: list[dict[str, object]] = []
    for project in figures(rows[is_its_own]):
        project_id = project.text("project_id")
        its_legs = legs[is_main & (owners == project_id)]
        places = FLAGSHIPS.get(project_id, ())
        works.append({**_flagship(project, today), **_middle(nodes, its_legs, places)})
    columns = [*rows.columns, "date", "timing", "lat", "lon"]
    listed = pd.DataFrame(works, columns=columns)
    order = listed["state"].map([*STATE_ORDER].index)
    return listed.assign(order=order).sort_values(
        ["order", "name"], kind="stable", ignore_index=True
    )


def _flagship(project: Figure, today: pd.Timestamp) -> dict[str, object]:
    """A project with its short name, its `date` and `timing`, and all its sources."""
    dates = ("completed", "last_named", "planned_completion")
    date = next(filter(None, map(project.text, dates)), "")
    return {
        **project.row,
        "name": project.text("name").split(",")[0],
        "date": date,
        "timing": _timing(project, date, today),
        "source_ids": union([project.text("source_id"), project.text("said_by")]),
    }


def _timing(project: Figure, date: str, today: pd.Timestamp) -> str:
    """How a project stands against the first date named: late, overdue, on time, ...

    What we know no date for has ``no_date``, and so has what is in service since a day
    that we do not know. What is not completed, and has only the date in its own row, is
    measured by that.
    """
    completed = project.text("completed")
    is_in_service = project.text("state") == "in_service"
    due = project.text("first_named") or ("" if completed else date)
    if not due or (is_in_service and not completed):
        return "no_date"
    if completed:
        return "late" if last_day(completed) > last_day(due) else "on_time"
    return "overdue" if last_day(due) < today else "not_due"
