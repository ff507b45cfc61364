"""What is measured: the indicators of the six sectors that are counted by year."""

from __future__ import annotations

import pandas as pd

from cac_data import energy, history, infrastructure, trade
from cac_data.claims import Known
from cac_data.facts import at
from cac_data.observations import SHAPE
from cac_data.outlook.people import (
    countries_with_workshop,
    longest_series,
    yearly_counts,
)
from cac_data.tables import load_table, select, sort_rows


def series(tables: Known, *, end: int) -> pd.DataFrame:
    """Give observations by `indicator_id` up to a year, for what is counted by year.

    Columns: `indicator_id`, those of `observations.SHAPE`, `counted_by`, who counts,
    where others count otherwise, and `printed_as` where tables say that. Units are
    those of ``outlook_indicators``: trade in USD bn, solar and wind in GW.
    """
    by_indicator = {
        **_trade_flows(tables["bilateral_trade"]),
        "corridor": _corridor_cargo(tables["corridor_volumes"]),
        "gas": energy.sent_to_china(tables["gas_flows"], edition="newest"),
        "oil": _kazakh_oil(tables["fuel_flows"]),
        "solar_wind": _uzbek_solar_wind(tables["renewable_capacity"]),
        **_people(tables["people_links"]),
    }
    years = pd.concat(by_indicator, names=["indicator_id"])
    years = years.reset_index("indicator_id")
    years = years[years["year"] <= end].reset_index(drop=True)

    unit_of = load_table("outlook_indicators").set_index("indicator_id")["unit"]
    years["unit"] = years["indicator_id"].map(unit_of)

    # The tables count these in USD mn and in MW.
    is_in_thousands = years["unit"].isin(["USD bn", "GW"])
    divisor = is_in_thousands.map({True: 1000, False: 1})
    years[["value", "half"]] = years[["value", "half"]].div(divisor, axis=0)
    years["counted_by"] = _who_counts(years)
    years["printed_as"] = years["printed_as"].fillna("")
    return years[["indicator_id", *SHAPE, "counted_by", "printed_as"]]


def _who_counts(years: pd.DataFrame) -> pd.Series[str]:
    """Give who counts trade, and who solar and wind; others are of one source."""
    is_trade = years["indicator_id"].isin(["turnover", *trade.FLOWS])
    is_solar_wind = years["indicator_id"] == "solar_wind"
    # Without any rows of trade there is no such column.
    reporter = years.reindex(columns=["reporter"])["reporter"]
    counter = reporter.where(is_trade, "")
    return counter.mask(is_solar_wind, years["basis"]).astype("str")


def _trade_flows(bilateral_trade: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Give trade of the five with China by flow, in USD mn."""
    flows = select(trade.series(bilateral_trade), countries="CA5")
    return {str(flow): rows for flow, rows in flows.groupby("flow")}


def _corridor_cargo(volumes: pd.DataFrame) -> pd.DataFrame:
    """Give cargo on the Middle Corridor, in Mt."""
    carried = infrastructure.corridor_series(volumes)
    return select(carried, corridor="middle_corridor", indicator="cargo")


def _kazakh_oil(fuel_flows: pd.DataFrame) -> pd.DataFrame:
    """Give crude oil that Kazakhstan sends to China, as it counts it, in Mt."""
    return energy.counted(
        fuel_flows,
        indicator="mass",
        commodity="crude_oil",
        route="all",
        exporter="KAZ",
        importer="CHN",
        basis="exporter_statistics",
    )


def _uzbek_solar_wind(capacity: pd.DataFrame) -> pd.DataFrame:
    """Give Uzbek solar and wind, in MW; the last two years by the body of the last.

    Growth from the count of another body, or from one of long before, would be none.
    """
    fleet = select(energy.power.fleet(capacity), countries="UZB")
    year_before = energy.power.year_before(capacity, at(fleet))
    if year_before:
        earlier_and_last = fleet[fleet["year"] != year_before["year"]]
        counted_alike = pd.DataFrame([year_before])[fleet.columns]
        fleet = pd.concat([earlier_and_last, counted_alike], ignore_index=True)
    return sort_rows(fleet, ["period"])


def _people(people: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Give the indicators of ties between people."""
    students = yearly_counts(people, "students", "to_china")
    visitors = yearly_counts(people, "arrivals", "from_china")
    return {
        "workshops": countries_with_workshop(people),
        "scholarships": history.pledged_scholarships(people),
        "students": longest_series(students, "CA5"),
        "visitors": longest_series(visitors, "KAZ"),
    }
