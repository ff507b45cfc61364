"""What holds of companies, yuan and incidents beyond the contract of every table."""

import pandas as pd
import pytest

from cac_data import periods
from tests.bundled import ROWS, number

COMPANIES = [
    {**row, "count": number(row["value"])} for row in ROWS["chinese_companies"]
]
STOCKS = [row for row in COMPANIES if row["indicator"] != "registered_in_period"]
BONDS = ROWS["yuan_finance"]
IN_SERIES = {"A", "E"}


def uzbek_stocks() -> pd.DataFrame:
    rows = [
        row
        for row in STOCKS
        if (row["country"], row["indicator"]) == ("UZB", "operating")
        and row["obs_status"] in IN_SERIES
    ]
    return pd.DataFrame(rows).sort_values("period")


def test_the_uzbek_series_is_of_one_office_and_one_count_a_day() -> None:
    rows = uzbek_stocks()
    assert set(rows["basis"]) == {"national"}
    assert rows["period"].is_unique


def test_a_count_of_uzbek_companies_is_of_the_first_day_of_a_month() -> None:
    days = uzbek_stocks()["period"].map(periods.bounds)
    assert {(first[2], first == last) for first, last in days} == {(1, True)}


def test_companies_are_counted_whole() -> None:
    assert [row["count"] for row in COMPANIES if row["count"] % 1] == []


def test_new_companies_of_a_year_are_fewer_than_all_of_its_end() -> None:
    new = [row for row in COMPANIES if row["indicator"] == "registered_in_period"]
    most = {row["country"]: 0.0 for row in STOCKS}
    for row in STOCKS:
        most[row["country"]] = max(most[row["country"]], row["count"])
    assert [row for row in new if row["count"] >= most[row["country"]]] == []


def test_kazakh_registers_of_unlike_definitions_are_marked() -> None:
    """Or else 4,700 and 7,100 would look like growth."""
    statuses = [
        row["obs_status"]
        for row in COMPANIES
        if (row["country"], row["indicator"]) == ("KAZ", "registered")
    ]
    assert statuses.count("D") == len(statuses) - 1


def test_what_is_planned_in_yuan_is_a_forecast_and_what_is_sold_is_none() -> None:
    planned = {row["obs_status"] for row in BONDS if row["stage"] == "planned"}
    sold = {row["obs_status"] for row in BONDS if row["stage"] != "planned"}
    assert (planned, sold) == ({"F"}, {"A"})


def test_only_a_swap_is_signed() -> None:
    signed = {row["instrument"] for row in BONDS if row["stage"] == "signed"}
    unsigned = {row["instrument"] for row in BONDS if row["stage"] != "signed"}
    assert signed == {"currency_swap"}
    assert signed.isdisjoint(unsigned)


@pytest.mark.parametrize("column", ["kind", "target"])
def test_reports_of_one_incident_are_of_one_thing(column: str) -> None:
    incidents = pd.DataFrame(ROWS["security_incidents"])
    by_incident = incidents.groupby(["period", "country", "place"])[column].nunique()
    assert by_incident[by_incident > 1].to_dict() == {}


def test_a_total_of_attacks_spans_attacks_with_rows_of_their_own() -> None:
    rows = ROWS["security_incidents"]
    totals = [row for row in rows if row["kind"] == "several attacks"]
    (total,) = totals
    first, last = periods.bounds(total["period"])
    within = {
        row["period"]
        for row in rows
        if row["kind"].startswith("attack")
        and first <= periods.bounds(row["period"])[0]
        and periods.bounds(row["period"])[1] <= last
    }
    assert within == set(total["period"].split("/"))
