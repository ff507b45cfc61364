"""Ties of people: workshops, visitors and scholarships."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, periods
from cac_data.cache import cached
from cac_data.history.events.dates import begun_by
from cac_data.inputs import takes
from cac_data.observations import combine, gather, observe, union
from cac_data.tables import sort_rows

_COUNTS = ["arrivals", "tourists", "overnight_tourists"]


@dataclass(frozen=True)
class Workshops:
    """What is known of the Lu Ban workshops of a country: a row of these."""

    country: str
    status: str
    since: str
    workshops: int
    stages: list[str]
    source_ids: str


@takes(people="people_links")
def running_workshops(
    people: pd.DataFrame, *, as_of: str | None = None
) -> pd.DataFrame:
    """Whether each of the five has a Lu Ban workshop at work: no closure is reported.

    `country status` (``running``; ``disputed``: a source of low reliability says so;
    ``not yet``; ``nothing known``), `since workshops` (named, or the most stated),
    `stages source_ids`.
    """
    rows = begun_by(people[people["indicator"] == "lu_ban_workshops"], as_of)
    rows = sort_rows(rows, ["period", "stage", "place", "source_id"])
    return pd.DataFrame(
        [
            _workshops_in(country, rows[rows["country"] == country])
            for country in codes.CA5
        ]
    )


def _workshops_in(country: str, rows: pd.DataFrame) -> Workshops:
    launched = rows[rows["stage"] == "launched"]
    sure = launched[launched["obs_status"] != "U"]
    if len(sure):
        status = "running"
    elif len(launched):
        status = "disputed"
    elif len(rows):
        status = "not yet"
    else:
        status = "nothing known"

    has_place = sure["place"] != ""
    named = sure.loc[has_place, "place"].nunique()
    stated = sure.loc[~has_place, "value"].astype(int)
    return Workshops(
        country=country,
        status=status,
        since=next(iter(sure["period"]), ""),
        workshops=max(named, *stated, 0),
        stages=list(rows["stage"].unique()),
        source_ids=union(rows["source_id"]),
    )


@takes(people="people_links")
@cached
def visitor_growth(people: pd.DataFrame) -> pd.DataFrame:
    """Newest growth of visitors on the same part of the year before, in percent.

    Of one source, place, count (arrivals, tourists, those overnight) and measure, of
    whole years and of parts of years the newest each: `country indicator direction
    place start end first last printed_as growth_pct source_ids`, in an index with
    gaps; `printed_as` is how the source puts the last.
    """
    is_dated = people["period"] != ""
    rows = people[people["indicator"].isin(_COUNTS) & is_dated]
    rows = observe(rows[rows["obs_status"] != "F"])
    # The same part of the year before: 2024-01/2024-05 for 2025-01/2025-05.
    start = rows["period"].str.replace(r"\d{4}", _year_before, regex=True)
    rows = rows.assign(by=rows["source_ids"], start=start)
    before = rows.assign(start=rows["period"])

    series = ["country", "indicator", "direction", "place"]
    key = [*series, "detail", "measure", "by"]
    ratios = combine(rows, before, "div", on=[*key, "start"])
    ratios = sort_rows(ratios, [*series, "period", "by"])
    is_of_year = ratios["period"].map(periods.is_year)
    ratios = ratios.assign(is_of_year=is_of_year)
    ratios = ratios.drop_duplicates([*series, "is_of_year"], keep="last")
    ratios["growth_pct"] = 100 * (ratios["value"] - 1)
    ratios = ratios.rename(columns={"period": "end", "other": "first", "one": "last"})
    spans = ["start", "end"]
    figures = ["first", "last", "printed_as", "growth_pct", "source_ids"]
    return ratios[[*series, *spans, *figures]]


def _year_before(year: re.Match[str]) -> str:
    return f"{int(year[0]) - 1:04d}"


@takes(people="people_links")
@cached
def pledged_scholarships(people: pd.DataFrame) -> pd.DataFrame:
    """Scholarships pledged to Central Asia by year, each pledge spread evenly.

    Columns: `country period year value unit pledges obs_status source_ids`. Estimates
    in grants, of so many `pledges` that run in the year; those that run at one time are
    added: the later one is said to be additional.
    """
    rows = observe(people[people["indicator"] == "scholarships_pledged"])
    years = [_years_of(period) for period in rows["period"]]
    rows["value"] /= [len(span) for span in years]
    rows["period"] = years
    rows = rows.assign(obs_status="E").explode("period")
    by_year = gather(
        rows,
        ["country", "period"],
        value=("value", "sum"),
        pledges=("value", "size"),
    )
    period = by_year["period"].astype("str")
    year = pd.to_numeric(period).astype("Int64")
    by_year = by_year.assign(period=period, year=year, unit="grants")
    columns = [
        "country",
        "period",
        "year",
        "value",
        "unit",
        "pledges",
        "obs_status",
        "source_ids",
    ]
    return sort_rows(by_year, ["country", "period"])[columns]


def _years_of(period: str) -> list[str]:
    """The years that a period touches, each as a period."""
    (first, _, _), (last, _, _) = periods.bounds(period)
    return [periods.of_year(year) for year in range(first, last + 1)]
