"""The railway through Kyrgyzstan: when it opens, what it costs, and who pays."""

from __future__ import annotations

import re

import pandas as pd

from cac_data.facts import Fact, at
from cac_data.infrastructure.projects.promises import (
    RAILWAY,
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
LOAN_PCT = 50  # of the cost, as the project's row tells
PLANNED_PART_PCT = 5.0  # to be done by the milestone `part`, as its note tells
TOO_FEW_MONTHS = 24  # for nearly all of a railway through mountains

SIZES = {
    ("cku-rail", "construction_cost", "USD mn"): "cost",
    ("cku-rail", "length", "km"): "length",
    ("cku-kg-section", "length", "km"): "length in Kyrgyzstan",
}
"""By project, indicator and unit what a figure of `project_figures` is of."""

# --- When it opens --------------------------------------------------------------------


def of_opening(claims: pd.DataFrame, *, opening: int, as_of: str = "") -> Fact:
    """First date named, the years that stand, the article's own, and the works' plan.

    `claims` are all of `schedule_claims`, `dates` those of `railway_promises`. `origin`
    is the last official statement before the article that has its year, and whether
    none has had it since (`is_left`). `doubts` has why the `opening` does not fit: the
    `earliest` year named, and the `pace` without time by the plan of works.
    """
    dates = railway_promises(claims, as_of)
    named = standing_years(dates)
    author = at(dates[dates["source_id"] == ARTICLE])
    plan = known_by(claims, as_of)
    part = at(plan, project_id=RAILWAY, milestone="part")
    return {
        "dates": dates,
        "first": at(dates.head(1)),
        "named": named,
        "article": author.get("year"),
        "opening": opening,
        "origin": _origin(dates, author),
        "works": {**part, "part_pct": PLANNED_PART_PCT} if part else {},
        "doubts": _doubts(opening, named, works_pace(plan, opening=opening)),
    }


def _origin(dates: pd.DataFrame, author: Fact) -> Fact:
    """The last official statement before the author's that has the author's year."""
    if not author:
        return {}
    official = dates[~dates["unofficial"]]
    first_year = first_days(official["claimed_period"]).dt.year
    year = author["year"]
    has_year = (first_year <= year) & (year <= official["year"])
    statements = official[has_year]
    earlier = at(statements[statements["said_on"] < author["said_on"]])
    since = statements[statements["said_on"] > author["said_on"]]
    return {**earlier, "is_left": since.empty} if earlier else {}


def _doubts(opening: int, named: Fact, pace: Fact) -> Fact:
    """Why an opening does not fit the years that are named, or the plan of works."""
    is_too_early = bool(named) and 0 < opening < named["low"]
    is_too_fast = bool(pace) and pace["months_after"] <= TOO_FEW_MONTHS
    return {
        "opening": opening,
        "earliest": named["low"] if is_too_early else None,
        "pace": pace if is_too_fast else {},
    }


@takes(claims="schedule_claims")
def works_pace(claims: pd.DataFrame, *, opening: int) -> Fact:
    """How much faster works must go after the planned part, to open in a year.

    `start part_by part_pct rest_pct months_after elapsed_pct` (of the time, when the
    part is due) `pace_before_pct pace_after_pct` (of the works, a month) `source_ids`,
    by the latest dates said: a plan, no measurement. Empty where one is not known or
    the opening (0: never) comes before the part.
    """
    milestones = claims[claims["project_id"] == RAILWAY]
    is_planned = milestones["milestone"].isin(["start_of_works", "part"])
    milestones = sort_rows(milestones[is_planned], ["said_on"])
    milestones = milestones.drop_duplicates("milestone", keep="last")
    dates = milestones.set_index("milestone")["claimed_period"]
    if not opening or len(dates) < 2:
        return {}

    start, part = first_days(dates[["start_of_works", "part"]])
    months_before = 12 * (part.year - start.year) + part.month - start.month
    # To the end of the year in which it opens.
    months_after = 12 * (opening - part.year) + 13 - part.month
    if months_before <= 0 or months_after <= 0:
        return {}
    remaining_pct = 100 - PLANNED_PART_PCT
    return {
        "start": dates["start_of_works"],
        "part_by": dates["part"],
        "part_pct": PLANNED_PART_PCT,
        "rest_pct": remaining_pct,
        "months_after": months_after,
        "elapsed_pct": 100 * months_before / (months_before + months_after),
        "pace_before_pct": PLANNED_PART_PCT / months_before,
        "pace_after_pct": remaining_pct / months_after,
        "source_ids": union(milestones["source_id"]),
    }


# --- What it costs --------------------------------------------------------------------


def of_costs(figures: pd.DataFrame, debts: Fact) -> Fact:
    """The railway's cost and length, its loan, and the Kyrgyz share in an overrun.

    `rows` are observations of `project_figures` for the whole, under `what`, the
    earliest first; `debts` are of `money.of_debt`. How the cost is shared is said where
    the loan is known, which was agreed with it. The overrun, in USD million, assumes
    that owners pay by their shares; no source says who bears one.
    """
    sizes = _sizes(figures)
    cost = _main_figure(sizes, "cost")
    loan = debts["loan"]
    kyrgyz_debt = debts["kgz"]
    overrun = _kyrgyz_overrun(cost) if loan else None
    part_pct = None
    if overrun is not None and kyrgyz_debt:
        part_pct = 100 * overrun / kyrgyz_debt["value"]
    return {
        "rows": sizes,
        "cost": cost,
        "length": _main_figure(sizes, "length"),
        "part": _main_figure(sizes, "length in Kyrgyzstan"),
        "loan": loan,
        "loan_pct": LOAN_PCT,
        "owners": [
            {"country": country, "pct": 100 * share}
            for country, share in SHARES.items()
        ],
        "overrun": overrun,
        "owed": kyrgyz_debt,
        "part_pct": part_pct,
    }


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


def _main_figure(sizes: pd.DataFrame, name: str) -> Fact:
    """The main or latest figure, with the range of all.

    Of the highest also the day on which it was said, and the length of its line.
    """
    rows = sizes[sizes["what"] == name]
    if rows.empty:
        return {}
    main = rows[rows["variant"] == "main"]
    leading = rows if main.empty else main
    highest = at(rows.sort_values("value", kind="stable"))
    return {
        "value": leading["value"].iloc[-1],
        "low": rows["value"].min(),
        "high": highest["value"],
        "high_said_on": highest["said_on"],
        "high_line_km": _line_in(highest["note"]),
        "source_ids": union(rows["source_ids"]),
    }


def _line_in(note: str) -> float | None:
    """The length of the line in km for which a cost was named, as its note has it."""
    match = re.search(r"for the line of (\d+) km", note)
    return float(match[1]) if match else None


def _kyrgyz_overrun(cost: Fact) -> float | None:
    """The Kyrgyz share in what the highest cost named is above the main one."""
    if not cost:
        return None
    overrun: float = cost["high"] - cost["value"]
    return SHARES["KGZ"] * overrun if overrun > 0 else None
