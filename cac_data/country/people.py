"""Students, workers, visitors and visas between a country and China."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import history
from cac_data.codes import Country
from cac_data.facts import (
    Comparison,
    Figure,
    Nothing,
    compare,
    figures,
    records,
)
from cac_data.history.people import Workshops
from cac_data.observations import observe
from cac_data.outlook.people import COUNTS_OF_VISITS, hosted, yearly_counts
from cac_data.tables import sort_rows

WORKERS = ("work_permit_holders", "work_permits_issued", "arrivals_for_work")
"""How workers are counted: one count is never set beside another."""

MONTH_OR_DAY = r"\d{4}-\d{2}(-\d{2})?"


@dataclass(frozen=True)
class Count:
    """A count of persons, in row `last`, and the first of that name, if another.

    `what` is counted: an indicator. Its figures have as their `measure` how it was, or
    where no source says that, what: `apart` is a `Gap` between two that were counted
    otherwise. `at_least` says that the last is a lower bound.
    """

    what: str
    last: Figure
    first: Figure | Nothing
    at_least: bool

    @property
    def apart(self) -> Comparison | Nothing:
        """The last and the first, which are of a day or of a whole year."""
        return compare(self.last, self.first, across=["length"])


@dataclass(frozen=True)
class CountryPeople:
    """People between a country and China, in persons, each count of its own.

    `students` in China; `visits` are the newest whole-year counts of visitors from
    China, one an indicator; `workers` of China in the country. `workshop` is the row of
    its Lu Ban workshops.
    """

    country: Country
    students: Count | Nothing
    visits: list[Count]
    workers: Count | Nothing
    workshop: Workshops


def of_people(
    people: pd.DataFrame, workers: pd.DataFrame, country: Country, until: str
) -> CountryPeople:
    """Tell of people between a country and China."""
    students = students_of(people, country)
    visits = [
        count
        for indicator in COUNTS_OF_VISITS
        if (count := visitors(people, indicator, country))
    ]
    workshops = history.running_workshops(people, as_of=until)
    of_country = workshops[workshops["country"] == country]
    return CountryPeople(
        country=country,
        students=students,
        visits=visits,
        workers=workers_in(workers, country),
        workshop=Workshops(**records(of_country)[0]),
    )


def students_of(people: pd.DataFrame, country: str) -> Count | Nothing:
    """Give students of a country in China: of whole years, and the last of a month."""
    years = hosted(people)
    rows = observe(people)
    is_of_day = rows["year"].isna() & (rows["period"].str.fullmatch(MONTH_OR_DAY))
    is_students = (rows["indicator"] == "students") & (rows["direction"] == "to_china")
    is_all = (rows["detail"] == "") & (rows["obs_status"] != "U")
    days = rows[is_of_day & is_students & is_all]
    days = days.assign(at_least=days["printed_as"] == "more_than")
    counted = pd.concat([years, days], ignore_index=True)
    return count_of(counted[counted["country"] == country], "students")


def visitors(people: pd.DataFrame, indicator: str, country: str) -> Count | Nothing:
    """Give the newest whole-year count of visitors from China, and the first."""
    rows = yearly_counts(people, indicator, "from_china")
    rows = rows[(rows["country"] == country) & ~rows["obs_status"].isin(["F", "U"])]
    at_least = rows["printed_as"] == "more_than"
    return count_of(counted_as_last(rows.assign(at_least=at_least)), indicator)


def counted_as_last(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep what the source of the last count counts in the same way, in its columns.

    All rows where that is the last one alone: what is said then names the difference.
    """
    if rows.empty:
        return rows
    last = sort_rows(rows, ["period"]).iloc[-1]
    is_by_source = rows["source_ids"] == last["source_ids"]
    alike = rows[is_by_source & (rows["measure"] == last["measure"])]
    return alike if len(alike) > 1 else rows


def workers_in(workers: pd.DataFrame, country: str) -> Count | Nothing:
    """Give Chinese workers by the count that a country has taken most often.

    Of as many by the newest: a count of one day may be far from usual, as that of
    February, when many have left for the New Year.
    """
    rows = observe(workers)
    is_chinese = (rows["citizens_of"] == "CHN") & (rows["sector"] == "")
    is_dated = (rows["period"] != "") & rows["indicator"].isin(WORKERS)
    rows = rows[is_chinese & is_dated & (rows["country"] == country)]
    rows = sort_rows(rows, ["period"])
    if rows.empty:
        return Nothing(f"no count of Chinese workers in {country}")
    is_reliable = rows["obs_status"] != "U"
    reliable = rows[is_reliable] if is_reliable.any() else rows
    taken = reliable.groupby("indicator")["period"].agg(["size", "max"])
    indicator = str(taken.sort_values(["size", "max"]).index[-1])
    rows = reliable
    at_least = rows["printed_as"] == "more_than"
    rows = rows.assign(at_least=at_least)
    return count_of(rows[rows["indicator"] == indicator], indicator)


def count_of(rows: pd.DataFrame, what: str) -> Count | Nothing:
    """Give the last figure of a count and the first, in persons."""
    known = [
        figure.of(unit="persons", measure=figure.measure or what)
        for figure in figures(sort_rows(rows, ["period"]))
    ]
    if not known:
        return Nothing(f"no count of {what}")
    first: Figure | Nothing = Nothing("one figure alone")
    if len(known) > 1:
        first = known[0]
    return Count(what, known[-1], first, bool(known[-1]["at_least"]))
