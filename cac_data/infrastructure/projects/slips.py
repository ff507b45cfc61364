"""How far completion slipped, and how many works kept the first date named."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data.extras import extra
from cac_data.facts import Figure, Nothing, at, is_known
from cac_data.infrastructure.projects.portfolio import STATES
from cac_data.infrastructure.projects.promises import (
    PROMISING,
    RAILWAY,
    completion_claims,
    elapsed_years,
    first_days,
    last_days,
)
from cac_data.inputs import takes
from cac_data.observations import gather, union

LEFT_OUT_OF_LIST = ("almaty-bypass",)
YEAR_OF_LIST = "2026"
"""Works that a minister's list of lines under construction has left out since."""


@takes(claims="schedule_claims", projects="projects")
def schedule_slip(
    claims: pd.DataFrame, projects: pd.DataFrame, *, as_of: str = ""
) -> pd.DataFrame:
    """How far completion has moved since the first promise, in years, by project.

    Columns `project_id name project` (its name, short) `kind countries status state`
    (finished, running, overdue, given up) `cross_border reach first_said_on first_claim
    first_role last_claim completed promises day censored source_ids`, and in years
    after the first date: `delay_years` (of the completion, else so far, on the `day`),
    `promised_years` (of the date promised now, if that is ahead) and `slip_years`, the
    later of the two: a lower bound for what is not finished (`censored`).
    """
    about = ["project_id", "name", "kind", "countries", "status", "completed"]
    works = _first_and_last_dates(claims, as_of)
    works = works.merge(projects[[*about, "source_id"]], on="project_id")

    done = last_days(works["completed"])
    if as_of:
        done = done.where(done <= works["day"])
    state = _states(works, done)
    is_open = state.isin(["running", "overdue"])

    delay = elapsed_years(works["first"], done.fillna(works["day"]))
    # What is not due yet has no delay so far.
    delay = delay.mask(is_open, delay.clip(lower=0)).mask(state == "given up")
    promised = elapsed_years(works["first"], works["last"])
    promised = promised.where(state == "running")

    is_across = works["countries"].map(len) > 1
    cited = zip(works["source_ids"], works["source_id"], strict=True)
    return works.drop(columns=["first", "last", "source_id"]).assign(
        state=state,
        project=works["name"].str.split(",").str[0],
        cross_border=is_across,
        reach=is_across.map({True: "across", False: "within"}),
        completed=works["completed"].where(done.notna(), ""),
        day=works["day"].dt.strftime("%Y-%m-%d"),
        delay_years=delay,
        promised_years=promised,
        slip_years=pd.concat([delay, promised], axis=1).max(axis=1),
        censored=is_open,
        source_ids=[union(ids) for ids in cited],
    )


def _first_and_last_dates(claims: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """The first and the last date named for each project, a row a project."""
    promises = completion_claims(claims, project_id="", roles=PROMISING, as_of=as_of)
    return gather(
        promises.drop(columns="obs_status"),
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


def _states(works: pd.DataFrame, done: pd.Series) -> pd.Series:
    """Whether each is finished, given up, running, or overdue by its last date."""
    is_ahead = works["last"] >= works["day"]
    state = is_ahead.map({True: "running", False: "overdue"})
    is_stopped = works["status"].map(STATES) == "stopped"
    state = state.mask(is_stopped, "given up")
    return state.mask(done.notna(), "finished")


@dataclass(frozen=True, kw_only=True, eq=False)
class Works(Figure):
    """How many works are `late` on the `day`, finished or not, which is the `value`.

    `known` counts all but those given up. `by_press` are the late ones whose first date
    was named by the press, by no official. `delays` are those of the `finished` in
    years after the first date, the shortest first. There is no median: of so few
    finished projects its limits would be unknown.
    """

    late: int
    known: int
    by_press: list[str]
    finished: int
    delays: list[Figure]
    unfinished: int
    unfinished_late: int
    day: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Delay(Figure):
    """How late a work is on the `day`, in years after the first date named for it.

    `promised`: by the date named last, if that is ahead.
    """

    first_claim: str
    day: str
    promised: Figure | Nothing


@dataclass(frozen=True)
class Slips:
    """What became of dates promised across borders and within one country.

    `given_up` are the projects that were, `perhaps_done` those that are overdue unless
    they were finished unreported; `railway` is the one through Kyrgyzstan.
    """

    across: Works | Nothing
    within: Works | Nothing
    given_up: list[str]
    perhaps_done: list[str]
    railway: Delay | Nothing
    kept: FirstDatesKept | Nothing


def of_slips(slips: pd.DataFrame) -> Slips:
    """What became of dates promised; `slips` are of `schedule_slip`."""
    is_given_up = slips["state"] == "given up"
    return Slips(
        across=_as_they_stand(slips[slips["cross_border"].eq(True)]),
        within=_as_they_stand(slips[slips["cross_border"].eq(False)]),
        given_up=slips.loc[is_given_up, "project"].tolist(),
        perhaps_done=_perhaps_done(slips),
        railway=_delay_of_railway(slips),
        kept=first_dates_kept(slips),
    )


def _perhaps_done(slips: pd.DataFrame) -> list[str]:
    is_left_out = slips["project_id"].isin(LEFT_OUT_OF_LIST)
    is_after_list = slips["day"] >= YEAR_OF_LIST
    is_overdue = slips["state"] == "overdue"
    projects: list[str] = slips.loc[
        is_left_out & is_after_list & is_overdue, "project"
    ].tolist()
    return projects


def _delay_of_railway(slips: pd.DataFrame) -> Delay | Nothing:
    slip = at(slips, project_id=RAILWAY)
    if not slip:
        return slip
    years = slip.number("promised_years")
    promised: Figure | Nothing = Nothing("no date that is ahead")
    if is_known(years):
        promised = slip.of(value=years, unit="years")
    return Delay(
        value=slip.number("delay_years"),
        unit="years",
        source_ids=slip.source_ids,
        first_claim=slip.text("first_claim"),
        day=slip.text("day"),
        promised=promised,
    )


def _as_they_stand(slips: pd.DataFrame) -> Works | Nothing:
    """How many of the projects are finished, and how many are late, finished or not."""
    if slips.empty:
        return Nothing("no project with a date")
    works = slips[slips["state"] != "given up"]
    late = works[works["delay_years"] > 0]
    is_by_press = late["first_role"] == "press"
    is_finished = works["state"] == "finished"
    unfinished = works[~is_finished]
    delays = sorted(works.loc[is_finished, "delay_years"])
    source_ids = union(slips["source_ids"])
    return Works(
        value=len(late),
        unit="projects",
        late=len(late),
        known=len(works),
        by_press=late.loc[is_by_press, "project"].tolist(),
        finished=len(delays),
        delays=[
            Figure(value=years, unit="years", source_ids=source_ids) for years in delays
        ],
        unfinished=len(unfinished),
        unfinished_late=int((unfinished["delay_years"] > 0).sum()),
        day=slips["day"].iloc[0],
        period=slips["day"].iloc[0],
        source_ids=source_ids,
    )


# --- The reference class of the railway -----------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class FirstDatesKept(Figure):
    """The chance that one more work keeps its first date, by how many others did.

    `decided` counts those whose first date had passed on the day of judgement, `kept`
    those that kept it, `rail_decided rail_kept` the railways among both, and
    `others_decided` what is no railway. `value` is by the rule of succession,
    ``(kept + 1) / (decided + 2)`` (Laplace 1814), `rail_value` that by railways alone;
    `low high` are 95 % limits of the share (Jeffreys; Brown, Cai & DasGupta,
    Statistical Science 16, 2001).
    """

    low: float
    high: float
    kept: int
    decided: int
    rail_value: float
    rail_kept: int
    rail_decided: int
    others_decided: int


def first_dates_kept(slips: pd.DataFrame) -> FirstDatesKept | Nothing:
    """Of other works across borders, how many were finished by the first date named.

    Works like the railway are its reference class (Flyvbjerg 2006, "From Nobel Prize to
    project management", Project Management Journal 37). They are few and unlike: a
    power line and a cable stand beside railways.

    What is due later has missed nothing yet, even if a later date is named by now.
    """
    with extra("analysis", "a rate of promises"):
        from statsmodels.stats.proportion import proportion_confint

    works = _works_like_the_railway(slips)
    is_decided = last_days(works["first_claim"]) < last_days(works["day"])
    decided = works[is_decided]
    if decided.empty:
        return Nothing("no work across borders whose first date has passed")
    is_kept = (decided["state"] == "finished") & (decided["delay_years"] <= 0)
    is_rail = decided["kind"] == "rail"
    kept = int(is_kept.sum())
    rail_kept = int((is_kept & is_rail).sum())
    rail_decided = int(is_rail.sum())
    low, high = proportion_confint(kept, len(decided), method="jeffreys")
    return FirstDatesKept(
        value=_rule_of_succession(kept, len(decided)),
        unit="probability",
        low=float(low),
        high=float(high),
        kept=kept,
        decided=len(decided),
        rail_value=_rule_of_succession(rail_kept, rail_decided),
        rail_kept=rail_kept,
        rail_decided=rail_decided,
        others_decided=len(decided) - rail_decided,
        source_ids=union(decided["source_ids"]),
    )


def _works_like_the_railway(slips: pd.DataFrame) -> pd.DataFrame:
    """Works across borders but the railway itself, which is no judge of itself."""
    is_across = slips["cross_border"].eq(True)
    return slips[is_across & (slips["project_id"] != RAILWAY)]


def _rule_of_succession(kept: int, decided: int) -> float:
    return (kept + 1) / (decided + 2)


@dataclass(frozen=True)
class NamedLate:
    """How many works got their first date `late`, and of how `many`."""

    late: int
    many: int


def named_late(slips: pd.DataFrame, *, years: int) -> NamedLate:
    """Of works like the railway, how many got their first date late.

    That is, less than some years before the date. Whether such a work would be done so
    long before its first date cannot be asked of them.
    """
    works = _works_like_the_railway(slips)
    said_on = first_days(works["first_said_on"])
    years_ahead = elapsed_years(said_on, last_days(works["first_claim"]))
    return NamedLate(late=int((years_ahead < years).sum()), many=len(works))
