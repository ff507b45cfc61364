"""Ties between people, as far as sources count them: workshops, students, grants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict

import pandas as pd

from cac_data import history, periods
from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.codes import CA5
from cac_data.facts import Figure, Nothing, at, figures, records
from cac_data.observations import gather, join, observe, union
from cac_data.outlook.basics import article_year
from cac_data.tables import select, sort_rows

COUNTS_OF_VISITS = ("arrivals", "overnight_tourists", "tourists")


def yearly_counts(people: pd.DataFrame, indicator: str, direction: str) -> pd.DataFrame:
    """Give what was counted of whole countries in whole years.

    The columns of the observed table ``people_links``. ValueError for an unknown
    indicator or direction.
    """
    is_whole_country = people["place"] + people["detail"] == ""
    counts = select(people[is_whole_country], indicator=indicator, direction=direction)
    counts = observe(counts)
    return counts[counts["year"].notna()]


def longest_series(counts: pd.DataFrame, country: str) -> pd.DataFrame:
    """Give the counts of the source that has most years; of equals, the latest.

    The columns of `counts`, in order of their periods. Counts of two sources make no
    series.
    """
    counts = counts[counts["country"] == country]
    extents = counts.groupby("source_ids")["year"].agg(["size", "max"])
    longest = extents.sort_values(["size", "max"]).index[-1:]
    return sort_rows(counts[counts["source_ids"].isin(longest)], ["period"])


@cached
def countries_with_workshop(people: pd.DataFrame) -> pd.DataFrame:
    """Give the number of countries with a Lu Ban workshop at work at each year's end.

    Columns: `period year`, `value` (countries), `source_ids`; a year without a workshop
    is left out.
    """
    is_workshop = people["indicator"] == "lu_ban_workshops"
    reported_in = people.loc[is_workshop, "period"].str[:4].astype(int)
    years = range(0)
    if len(reported_in):
        years = range(reported_in.min(), reported_in.max() + 1)

    rows = []
    for year in years:
        workshops = history.running_workshops(people, as_of=str(year))
        running = workshops[workshops["status"] == "running"]
        if len(running):
            source_ids = union(running["source_ids"])
            rows.append((str(year), year, len(running), source_ids))
    return pd.DataFrame(rows, columns=["period", "year", "value", "source_ids"])


@cached
def hosted(
    people: pd.DataFrame, indicator: str = "students", direction: str = "to_china"
) -> pd.DataFrame:
    """Give students in China, or other visitors, by `country` and `period`, in persons.

    Of whole years; `value` and `low` are the lowest of several figures and `high` is
    the highest. `at_least` says that one of them is a lower bound ("more than"),
    `printed_as` how the source puts the lowest. `obs_status source_ids`. ValueError for
    an unknown indicator or direction.
    """
    counts = yearly_counts(people, indicator, direction)
    is_of_region = counts["country"].isin([*CA5, "CA5"])
    is_reliable = counts["obs_status"] != "U"
    counts = counts[is_of_region & is_reliable]
    counts = counts.assign(at_least=counts["printed_as"] == "more_than")
    fact = ["country", "period"]
    rows = gather(
        counts,
        fact,
        value=("value", "min"),
        low=("value", "min"),
        high=("value", "max"),
        at_least=("at_least", "any"),
    )
    lowest = counts.sort_values("value", kind="stable").drop_duplicates(fact)
    return join(rows, lowest, fact, printed_as="printed_as")


@dataclass(frozen=True)
class Grants:
    """Grants for study in China: those `pledged`, and those given to Kazakhstan.

    Pledges are made to the five together and for several years, over which they are
    spread evenly; here from the year before the article on. `kazakh` is the first and
    the last count of grants of the Chinese government, where there are two.
    """

    pledged: list[Figure]
    kazakh: list[Figure]


def grants(tables: Known) -> Grants:
    """Give grants for study in China."""
    people = tables["people_links"]
    pledged = history.pledged_scholarships(people)
    is_recent = pledged["year"] >= article_year(tables) - 1

    counts = select(observe(people), countries="KAZ", indicator="scholarships")
    is_chinese = counts["detail"] == "Chinese government"
    counts = counts[is_chinese & (counts["place"] == "")]
    counts = sort_rows(counts, ["period"])
    first_and_last = counts.iloc[[0, -1]] if len(counts) > 1 else counts[:0]
    return Grants(figures(pledged[is_recent]), figures(first_and_last))


def visits(people: pd.DataFrame) -> pd.DataFrame:
    """Give the growth of visits from China in the newest year of which any is known.

    Rows of `history.visitor_growth`, in its columns, of whole years; a count that ended
    before is out. The index is that of its rows.
    """
    growth = history.visitor_growth(people)
    of_years = growth[growth["end"].map(periods.is_year).astype(bool)]
    of_years = of_years[of_years["direction"] == "from_china"]
    is_newest = of_years["end"] == of_years["end"].max()
    newest: pd.DataFrame = of_years[is_newest]
    return newest


def later_visits(people: pd.DataFrame, year: str) -> list[LaterCount]:
    """Give counts of visitors from China in whole years after a `year`.

    Of each country the newest, with that of the year before, whoever published it: not
    of one that is counted otherwise.
    """
    counts = [
        yearly_counts(people, indicator, "from_china") for indicator in COUNTS_OF_VISITS
    ]
    rows = pd.concat(counts, ignore_index=True)
    rows = rows[~rows["obs_status"].isin(["F", "U"])]
    later = sort_rows(rows[rows["period"] > year], ["country", "period"])
    newest = later.drop_duplicates(["country", "indicator"], keep="last")
    return [
        LaterCount(
            count=_of_visits(count),
            before=_year_before(count, rows),
        )
        for count in figures(newest)
    ]


def _year_before(count: Figure, rows: pd.DataFrame) -> Figure | Nothing:
    """Give the same count of the year before, whoever published it."""
    before = at(
        rows,
        period=periods.of_year(int(count.period) - 1),
        country=count["country"],
        indicator=count["indicator"],
        measure=count.measure,
    )
    return before and _of_visits(before)


def _of_visits(count: Figure) -> Figure:
    """Give a count with how it was counted, or where no source says that, what."""
    return count.of(unit="persons", measure=count.measure or count.text("indicator"))


@dataclass(frozen=True)
class LaterCount:
    """Visitors of a country in a year, and `before` in the year before, in persons."""

    count: Figure
    before: Figure | Nothing


class WorkshopsRow(TypedDict):
    """What is read of a row of `history.running_workshops`."""

    country: str
    status: str
    since: str
    source_ids: str


@dataclass(frozen=True)
class Ties:
    """Whether people follow: visits and students both ways, grants, workshops.

    `visits` is growth in percent, each of its own count: arrivals, tourists or those
    who stay overnight; `later` are counts of years after these, and `stays` the days
    for which China lets citizens of a country stay without a visa. `trips` are journeys
    for study from China, `hosted` students in China, in persons. Each figure has the
    country and more in its row.
    """

    visits: list[Figure]
    trips: list[Figure]
    hosted: list[Figure]
    grants: Grants
    workshops: list[WorkshopsRow]
    """By country."""
    later: list[LaterCount] = field(default_factory=list)
    stays: list[Figure] = field(default_factory=list)


@cached
def ties(tables: Known, *, visits: pd.DataFrame) -> Ties:
    """Give ties between people; `visits` as the function of that name gives them."""
    people = tables["people_links"]
    workshops = history.running_workshops(people, as_of=tables.as_of or None)
    last_year = max(visits["end"], default="")
    stays = select(people, indicator="visa_free_stay", direction="to_china")
    return Ties(
        visits=[_growth_of_visits(row) for row in figures(visits)],
        trips=_persons(hosted(people, "study_trips", "from_china")),
        hosted=_persons(hosted(people)),
        grants=grants(tables),
        workshops=records(workshops, WorkshopsRow),
        later=later_visits(people, last_year) if last_year else [],
        stays=figures(sort_rows(observe(stays), ["period"])),
    )


def _growth_of_visits(row: Figure) -> Figure:
    """Give the growth in a row of `history.visitor_growth`."""
    return row.of(
        value=row.number("growth_pct"),
        unit="percent",
        period=row.text("end"),
        base=row.text("start"),
        measure=row.text("indicator"),
    )


def _persons(rows: pd.DataFrame) -> list[Figure]:
    """Give the rows of `hosted` as figures."""
    return [figure.of(unit="persons") for figure in figures(rows)]
