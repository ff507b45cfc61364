"""The railway through Kyrgyzstan: when it opens, what it costs, and who pays."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data.facts import (
    Figure,
    Nothing,
    at,
    compare,
    figures,
    in_percent,
    ranked,
)
from cac_data.infrastructure.money import Debt, Loan
from cac_data.infrastructure.parts import of_parts
from cac_data.infrastructure.projects.promises import (
    RAILWAY,
    NamedYear,
    first_days,
    railway_promises,
    standing_years,
)
from cac_data.inputs import takes
from cac_data.observations import observe, union
from cac_data.sources import known_by
from cac_data.tables import sort_rows

ARTICLE = "article-amansaryev-2025"
"""The source of the article whose claims are checked, which names a year, too."""

SHARES = {"CHN": 0.51, "KGZ": 0.245, "UZB": 0.245}  # as the project's row tells
LOAN_PCT = 50.0  # of the cost, as the project's row tells
PLANNED_PART_PCT = 5.0  # to be done by the milestone `part`, as its note tells
TOO_FEW_MONTHS = 24  # for nearly all of a railway through mountains

SIZES = {
    ("cku-rail", "construction_cost", "USD mn"): "cost",
    ("cku-rail", "length", "km"): "length",
    ("cku-kg-section", "length", "km"): "length in Kyrgyzstan",
}
"""By project, indicator and unit what a figure of `project_figures` is of."""

# --- When it opens --------------------------------------------------------------------


@dataclass(frozen=True)
class Statement:
    """Which date was named, on which day and by whom."""

    date: str
    said_on: str
    said_by: str
    note: str
    source_ids: str


@dataclass(frozen=True)
class Origin:
    """The last official statement before the article that has its year.

    `is_left` tells whether no official statement has had it since.
    """

    statement: Statement
    is_left: bool


@dataclass(frozen=True)
class PlannedPart:
    """The part of the works that is to be done `by` a month, in percent."""

    pct: Figure
    by: str


@dataclass(frozen=True)
class WorksPace:
    """How works must go after the planned part, to open in a year.

    The part is to be done by `part_by`; the rest of the works, in percent, in
    `months_after`. By the latest dates said: a plan, no measurement.
    """

    part_by: str
    rest_pct: Figure
    months_after: int


@dataclass(frozen=True)
class Doubts:
    """Why an opening does not fit what is known.

    `earliest`: the first year named, if that is later; `pace`: without time by the plan
    of works.
    """

    opening: int
    earliest: int | None
    pace: WorksPace | Nothing


@dataclass(frozen=True)
class Progress:
    """What was last reported of the works; `headline_only`: no text was seen."""

    event: str
    period: str
    headline_only: bool
    source_ids: str


@dataclass(frozen=True, eq=False)
class Opening:
    """First date named, the years that stand, the article's own, and the works' plan.

    `dates` are those of `railway_promises`; `opening` is the scenario's year (0: it
    never opens).
    """

    dates: pd.DataFrame
    first: Statement | Nothing
    named: NamedYear | Nothing
    article: int | None
    opening: int
    origin: Origin | Nothing
    works: PlannedPart | Nothing
    doubts: Doubts
    progress: Progress | None = None


def of_opening(
    claims: pd.DataFrame,
    *,
    opening: int,
    as_of: str = "",
    events: pd.DataFrame | None = None,
) -> Opening:
    """What is said of the opening; `claims` are all of `schedule_claims`.

    `events` are rows of `project_events` that were known, for the newest progress.
    """
    dates = railway_promises(claims, as_of)
    named = standing_years(dates)
    author = at(dates[dates["source_id"] == ARTICLE])
    plan = known_by(claims, as_of)
    return Opening(
        dates=dates,
        first=_statement(at(dates.head(1))),
        named=named,
        article=author.year if author else None,
        opening=opening,
        origin=_origin(dates, author),
        works=_planned_part(plan),
        doubts=_doubts(opening, named, works_pace(plan, opening=opening)),
        progress=_progress(events),
    )


def _progress(events: pd.DataFrame | None) -> Progress | None:
    """The newest report of progress of the works."""
    if events is None:
        return None
    is_progress = (events["project_id"] == RAILWAY) & (events["kind"] == "progress")
    reports = sort_rows(events[is_progress], ["period"]).tail(1)
    report = at(reports)
    if not report:
        return None
    return Progress(
        event=report.text("event"),
        period=report.period,
        headline_only=bool(report["headline_only"]),
        source_ids=report.text("source_id"),
    )


def _statement(row: Figure | Nothing) -> Statement | Nothing:
    """What a row of `railway_promises` says."""
    if not row:
        return row
    return Statement(
        date=row.text("claimed_period"),
        said_on=row.text("said_on"),
        said_by=row.text("said_by"),
        note=row.text("note").removeprefix("derived: "),
        source_ids=row.source_ids,
    )


def _planned_part(plan: pd.DataFrame) -> PlannedPart | Nothing:
    part = at(plan, project_id=RAILWAY, milestone="part")
    if not part:
        return part
    return PlannedPart(
        pct=part.of(value=PLANNED_PART_PCT, unit="percent"),
        by=part.text("claimed_period"),
    )


def _origin(dates: pd.DataFrame, author: Figure | Nothing) -> Origin | Nothing:
    """The last official statement before the author's that has the author's year."""
    if not author:
        return author
    official = dates[~dates["unofficial"]]
    first_year = first_days(official["claimed_period"]).dt.year
    year = author.year
    has_year = (first_year <= year) & (year <= official["year"])
    statements = official[has_year]
    earlier = _statement(at(statements[statements["said_on"] < author.text("said_on")]))
    since = statements[statements["said_on"] > author.text("said_on")]
    if not isinstance(earlier, Statement):
        return earlier
    return Origin(earlier, is_left=since.empty)


def _doubts(
    opening: int, named: NamedYear | Nothing, pace: WorksPace | Nothing
) -> Doubts:
    """Why an opening does not fit the years that are named, or the plan of works."""
    earliest = None
    if named and 0 < opening < named.earliest:
        earliest = named.earliest
    if isinstance(pace, WorksPace) and pace.months_after > TOO_FEW_MONTHS:
        pace = Nothing("months enough after the planned part")
    return Doubts(opening, earliest, pace)


@takes(claims="schedule_claims")
def works_pace(claims: pd.DataFrame, *, opening: int) -> WorksPace | Nothing:
    """What is left of the works after the planned part, and for how many months.

    To open by the end of a year. `Nothing` where a date is not known or the `opening`
    (0: never) comes before the part.
    """
    milestones = claims[claims["project_id"] == RAILWAY]
    is_planned = milestones["milestone"].isin(["start_of_works", "part"])
    milestones = sort_rows(milestones[is_planned], ["said_on"])
    milestones = milestones.drop_duplicates("milestone", keep="last")
    dates = milestones.set_index("milestone")["claimed_period"]
    if not opening or len(dates) < 2:
        return Nothing("no opening, or no plan of works")

    start, part = first_days(dates[["start_of_works", "part"]])
    months_before = 12 * (part.year - start.year) + part.month - start.month
    # To the end of the year in which it opens.
    months_after = 12 * (opening - part.year) + 13 - part.month
    if months_before <= 0 or months_after <= 0:
        return Nothing("an opening before the planned part is done")
    rest_pct = Figure(
        value=100 - PLANNED_PART_PCT,
        unit="percent",
        source_ids=union(milestones["source_id"]),
    )
    return WorksPace(
        part_by=dates["part"],
        rest_pct=rest_pct,
        months_after=months_after,
    )


# --- What it costs --------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class Size(Figure):
    """The main or latest figure for a size of the railway.

    `lowest` and `highest` are those of all that were published, of which the latter was
    named on a day, for a line of some length (`high_line`, where its source says so).
    """

    lowest: Figure
    highest: Figure
    high_said_on: str
    high_line: Figure | Nothing


@dataclass(frozen=True)
class Owner:
    """A state, and its share in the joint company in percent."""

    country: str
    pct: Figure


@dataclass(frozen=True, eq=False)
class Costs:
    """The railway's cost and length, its loan, and the Kyrgyz share in an overrun.

    `rows` are observations of `project_figures` for the whole, under `what`, the
    earliest first; `part` is the length in Kyrgyzstan. `older_line` is the length for
    which the highest cost was named, if that is less. `loan_pct` of the cost is the
    loan. The `overrun` assumes that owners pay by their shares, since no source says
    who bears one; it would be `part_pct` of the debt that is `owed`.
    """

    rows: pd.DataFrame
    cost: Size | Nothing
    length: Size | Nothing
    older_line: Figure | Nothing
    part: Size | Nothing
    loan: Loan | Nothing
    loan_pct: Figure
    owners: list[Owner]
    overrun: Figure | Nothing
    owed: Figure | Nothing
    part_pct: Figure | Nothing


def of_costs(figures: pd.DataFrame, debts: Debt) -> Costs:
    """What the railway costs, and who pays; `debts` are of `money.of_debt`.

    How the cost is shared is said where the loan is known, which was agreed with it.
    """
    sizes = _sizes(figures)
    cost = _main_figure(sizes, "cost")
    length = _main_figure(sizes, "length")
    overrun: Figure | Nothing = Nothing("no loan")
    if debts.loan:
        overrun = _kyrgyz_overrun(cost)
    # The debt to one creditor is no cost: the sentence says what the part is of.
    beside_debt = compare(overrun, debts.kgz, across=["coverage"])
    part_pct: Figure | Nothing = Nothing("no overrun, or no debt")
    if beside_debt and beside_debt.ratio:
        part_pct = in_percent(beside_debt.ratio)
    return Costs(
        rows=sizes,
        cost=cost,
        length=length,
        older_line=_older_line(cost, length),
        part=_main_figure(sizes, "length in Kyrgyzstan"),
        loan=debts.loan,
        loan_pct=Figure(value=LOAN_PCT, unit="percent"),
        owners=[
            Owner(country, Figure(value=100 * share, unit="percent"))
            for country, share in SHARES.items()
        ],
        overrun=overrun,
        owed=debts.kgz,
        part_pct=part_pct,
    )


def _sizes(figures: pd.DataFrame) -> pd.DataFrame:
    """Observations of the `SIZES` of the whole railway, the earliest first."""
    rows = observe(figures)
    facts = zip(rows["project_id"], rows["indicator"], rows["unit"], strict=True)
    names = [SIZES.get(fact) for fact in facts]
    rows["what"] = pd.Series(names, index=rows.index)
    is_size = rows["what"].notna()
    is_partial = rows["scope"].isin(["part", "added", "before"])
    return sort_rows(
        rows[is_size & ~is_partial], ["what", "said_on", "value", "source_ids"]
    )


def _main_figure(sizes: pd.DataFrame, name: str) -> Size | Nothing:
    """The main or latest figure, with the range of all.

    Of the highest also the length that its source names beside it on the same day.
    """
    rows = sizes[sizes["what"] == name]
    main = rows[rows["variant"] == "main"]
    leading = at(of_parts(rows if main.empty else main))
    by_size = ranked(reversed(figures(of_parts(rows))))  # of equal ones the last
    if not leading or not by_size:
        return Nothing(f"no {name} of the railway, or unlike ones")
    highest = by_size[0]
    lowest = by_size[-1]
    lengths = of_parts(sizes[sizes["what"] == "length"])
    high_line = at(
        lengths, said_on=highest.text("said_on"), source_ids=highest.source_ids
    )
    return Size(
        value=leading.value,
        unit=leading.unit,
        period=leading.text("said_on"),
        low=lowest.value,
        high=highest.value,
        source_ids=union(rows["source_ids"]),
        lowest=lowest,
        highest=highest,
        high_said_on=highest.text("said_on"),
        high_line=high_line,
    )


def _older_line(cost: Size | Nothing, length: Size | Nothing) -> Figure | Nothing:
    """The line for which the highest cost was named, if the railway is longer now."""
    if not cost:
        return cost
    beside = compare(cost.high_line, length)
    if not beside or beside.difference.value >= 0:
        return Nothing("a line as long as the railway, or of unknown length")
    return beside.one


def _kyrgyz_overrun(cost: Size | Nothing) -> Figure | Nothing:
    """The Kyrgyz share in what the highest cost named is above the main one."""
    if not cost:
        return cost
    above = compare(cost.highest, cost)
    if not above or above.difference.value <= 0:
        return Nothing("no cost above the main one")
    return above.difference.multiplied_by(SHARES["KGZ"])
