"""What is called the most, the least, lower or unchanged is so over all members.

Rows are planted in the tables: the sentence names the member that they make the first
or the last, and of figures that are unlike it says nothing.
"""

from dataclasses import replace

import pandas as pd
import pytest

from cac_data import energy, history, load_table, words
from cac_data.energy import gas, power
from cac_data.energy.gas.deliveries import Deliveries
from cac_data.energy.power.emissions import Emissions
from cac_data.facts import figure
from cac_data.history import formats
from cac_data.infrastructure import freight, money, plan as infrastructure_plan
from cac_data.infrastructure.projects import railway
from cac_data.lines import Line, Text
from cac_data.tables import table_names

FLOWS = load_table("gas_flows")
CONVERSION = load_table("conversion_factors")
INTENSITY = load_table("carbon_intensity")
DEBT = money.of_debt(load_table("external_debt"), load_table("investment"))
VOLUMES = load_table("corridor_volumes")


def said(text: Text | Line) -> str:
    return words.say(text).replace("\xa0", " ")


# --- Gas -----------------------------------------------------------------------------


def is_flow(**where: str) -> pd.Series:
    """Which rows of the flows of gas have these words."""
    columns = [FLOWS[name] == word for name, word in where.items()]
    return pd.concat(columns, axis=1).all(axis=1)


def times_as_large(times: float, **where: str) -> pd.DataFrame:
    """Flows of gas of which some are so many times as large, in every edition."""
    larger = FLOWS["value"] * times
    return FLOWS.assign(value=FLOWS["value"].mask(is_flow(**where), larger))


def deliveries_of(flows: pd.DataFrame) -> Deliveries:
    return gas.of_deliveries(gas.FlowSeries(flows), CONVERSION)


OF_REGION = {"exporter": "CA5", "importer": "CHN", "unit": "bcm"}
OF_ALL = {**OF_REGION, "exporter": "WLD", "route": "pipeline"}


@pytest.mark.parametrize("year", ["2016", "2021"])
def test_gas_is_down_from_the_year_in_which_most_was_sent(year: str) -> None:
    deliveries = deliveries_of(times_as_large(3.0, period=year, **OF_REGION))
    assert f"at the peak of {year}." in said(energy.plan.deliveries(deliveries))


def test_gas_is_not_down_from_what_was_counted_in_other_cubic_metres() -> None:
    # An edition says of all its volumes in which cubic metres they are, or of none.
    in_2018 = FLOWS["period"] == "2018"
    deliveries = deliveries_of(FLOWS.assign(measure=FLOWS["measure"].mask(in_2018, "")))
    sentences = said(energy.plan.deliveries(deliveries))
    assert "down from" not in sentences
    assert "No year of this selection" not in sentences
    assert "differ in how they are measured (2018 and 2025)" in sentences


def test_gas_that_nobody_counts_is_told_from_gas_that_is_not_compared() -> None:
    sentences = said(energy.plan.deliveries(deliveries_of(FLOWS.head(0))))
    assert (
        sentences == "No year of this selection has the gas of Central Asia to China."
    )


@pytest.mark.parametrize(
    ("times", "direction"),
    [(0.9, "fell from"), (10.0, "rose from")],
    ids=["lower", "higher"],
)
def test_the_share_rose_or_fell_from_that_of_the_year_with_most_gas(
    times: float, direction: str
) -> None:
    deliveries = deliveries_of(times_as_large(times, period="2018", **OF_ALL))
    assert direction in said(energy.plan.deliveries_figure(deliveries).title)


@pytest.mark.parametrize(
    ("planted", "title"),
    [
        ({"KAZ": 900.0}, "Kazakhstan earns most per cubic metre, Russia least"),
        ({"TKM": 10.0}, "Myanmar earns most per cubic metre, Turkmenistan least"),
        (
            {"RUS": 500.0, "MMR": 10.0},
            "Russia earns most per cubic metre, Myanmar least",
        ),
    ],
    ids=["the lowest made highest", "one made lowest", "two changed"],
)
def test_who_earns_most_and_least_per_cubic_metre_is_of_all_suppliers(
    planted: dict[str, float], title: str
) -> None:
    prices = gas.FlowSeries(FLOWS).prices
    usd = prices["country"].map(planted).fillna(prices["value"])
    found = gas.of_prices(prices.assign(value=usd))
    assert said(energy.plan.prices_figure(found).title) == title


def test_prices_of_unlike_gas_are_refused_by_what_is_unlike() -> None:
    prices = gas.FlowSeries(FLOWS).prices
    is_kazakh = prices["country"] == "KAZ"
    found = gas.of_prices(prices.assign(unit=prices["unit"].mask(is_kazakh, "EUR")))
    sentences = said(energy.plan.prices(found))
    assert "Prices of the suppliers differ in unit" in sentences
    assert "No year of this selection" not in sentences


def test_a_price_has_no_range_of_suppliers_with_unlike_prices() -> None:
    prices = gas.FlowSeries(FLOWS).prices
    is_kazakh = prices["country"] == "KAZ"
    in_euros = prices.assign(unit=prices["unit"].mask(is_kazakh, "EUR"))
    turkmen = gas.of_prices(in_euros).turkmen
    assert turkmen
    assert (turkmen.low, turkmen.high) == (None, None)


def test_no_change_of_what_is_paid_is_in_the_count_of_customs() -> None:
    """An exporter that counts less in the last year does not make it a fall."""
    is_paid = is_flow(exporter="TKM", indicator="value", basis="chinese_customs")
    is_last = is_paid & (FLOWS["period"] == "2025")
    of_2024 = FLOWS.loc[is_paid & (FLOWS["period"] == "2024"), "value"].iloc[0]
    unchanged = FLOWS.assign(value=FLOWS["value"].mask(is_last, of_2024))
    by_exporter = FLOWS[is_last].assign(basis="exporter_statistics", value=1.0)
    deliveries = deliveries_of(pd.concat([unchanged, by_exporter], ignore_index=True))
    paid = next(worth for worth in deliveries.worth if worth.country == "TKM")
    card = figure("turkmen_gas_value", paid.paid, "USD bn").of_fact(paid)
    note = energy.plan.key_figure(card).note
    assert note
    assert said([[note]]) == "by Chinese customs; unchanged from 2024"


# --- Power ---------------------------------------------------------------------------


def emissions_of(intensity: pd.DataFrame) -> Emissions:
    return power.of_intensity(
        load_table("electricity_generation"),
        load_table("emission_factors"),
        intensity,
    )


def grams_of(planted: dict[str, float]) -> pd.DataFrame:
    """Published grams a kilowatt-hour, those of some countries planted."""
    grams = INTENSITY["country"].map(planted).fillna(INTENSITY["value"])
    return INTENSITY.assign(value=grams)


@pytest.mark.parametrize(
    ("planted", "ends"),
    [
        ({"TJK": 2000.0}, "in Kyrgyzstan (2025) to 2,000 in Tajikistan (2025)"),
        ({"KAZ": 10.0}, "from 10 g CO2e in Kazakhstan (2025) to 1,306 in Turkmenistan"),
    ],
    ids=["the cleanest made dirtiest", "one made cleanest"],
)
def test_where_power_emits_most_and_least_is_of_all_countries(
    planted: dict[str, float], ends: str
) -> None:
    emissions = emissions_of(grams_of(planted))
    assert ends in said(energy.plan.intensity(emissions))


@pytest.mark.parametrize(
    ("planted", "country"),
    [({"KAZ": 6000.0}, "Kazakhstan"), ({"TJK": 6.0}, "Tajikistan")],
    ids=["published far above", "published far below"],
)
def test_factors_are_furthest_apart_whichever_is_the_larger(
    planted: dict[str, float], country: str
) -> None:
    title = said(energy.plan.intensity_figure(emissions_of(grams_of(planted))).title)
    assert title.startswith(f"For {country} the two sets of factors differ 1")


def test_power_that_others_count_is_neither_cleanest_nor_dirtiest() -> None:
    is_tajik = INTENSITY["country"] == "TJK"
    basis = INTENSITY["basis"].mask(is_tajik, "ipcc_medians")
    sentences = said(energy.plan.intensity(emissions_of(INTENSITY.assign(basis=basis))))
    assert "least in" not in sentences
    assert "No year of this selection" not in sentences
    assert "differ in who counts" in sentences


def test_most_power_comes_from_the_largest_of_all_sources() -> None:
    made = load_table("electricity_generation")
    is_kazakh_sun = (made["country"] == "KAZ") & (made["technology"] == "solar")
    twh = made["generation_twh"]
    mix = power.of_mix(made.assign(generation_twh=twh.mask(is_kazakh_sun, twh * 1000)))
    main = {source["country"]: source["group"] for source in mix.main}
    assert (main["KAZ"], main["KGZ"]) == ("solar and wind", "hydropower")


# --- Debt ----------------------------------------------------------------------------


def kyrgyz_debt(*shares: float) -> money.Debt:
    """Kyrgyz debt with these shares in external debt, by date."""
    kyrgyz = DEBT.rows[DEBT.rows["country"] == "KGZ"]
    has_share = kyrgyz["alike"] & kyrgyz["share_pct"].notna()
    dated = kyrgyz[has_share].head(len(shares)).assign(share_pct=shares)
    return replace(DEBT, countries={"KGZ": money.owed_by("KGZ", dated)})


@pytest.mark.parametrize(
    ("shares", "way"),
    [
        ((50.0, 60.0, 45.0), "rose from 50.0 % (January 2018) to 60.0 %"),
        ((50.0, 50.0, 45.0), "went from 50.0 % (January 2018) to 45.0 %"),
        ((50.0, 40.0, 45.0), "went from 50.0 % (January 2018) to 45.0 %"),
    ],
    ids=["higher between", "as high between", "lower between"],
)
def test_a_share_in_debt_rose_only_to_a_higher_one(
    shares: tuple[float, ...], way: str
) -> None:
    assert way in said(infrastructure_plan.debt(kyrgyz_debt(*shares)))


# --- Freight -------------------------------------------------------------------------


def middle_corridor(**planted: float) -> pd.DataFrame:
    """Volumes of which cargo of the Middle Corridor is another in some years."""
    is_cargo = VOLUMES["indicator"] == "cargo"
    is_middle = is_cargo & (VOLUMES["corridor"] == freight.MIDDLE_CORRIDOR)
    is_counted = is_middle & (VOLUMES["nature"] == "actual")
    by_year = {year.removeprefix("of_"): mt for year, mt in planted.items()}
    planted_mt = VOLUMES["period"].map(by_year).where(is_counted)
    return VOLUMES.assign(value=planted_mt.fillna(VOLUMES["value"]))


@pytest.mark.parametrize(
    ("planted", "surge"),
    [
        ({"of_2023": 9.0}, "It rose from 0.6 to 9.0 Mt in 2021–2023 and has fallen"),
        ({"of_2025": 9.0}, "It rose from 2.8 to 9.0 Mt in 2023–2025."),
    ],
    ids=["in an earlier year", "in the last year"],
)
def test_cargo_rose_to_the_highest_of_all_years(
    planted: dict[str, float], surge: str
) -> None:
    volumes = middle_corridor(**planted)
    found = freight.of_freight(volumes, volumes)
    assert surge in said(infrastructure_plan.freight(found))


def test_cargo_that_was_highest_two_years_before_did_not_rise() -> None:
    volumes = middle_corridor(of_2022=5.0, of_2024=5.0, of_2025=4.0)
    found = freight.of_freight(volumes, volumes)
    assert "It rose" not in said(infrastructure_plan.freight(found))


@pytest.mark.parametrize(
    ("km", "is_older"), [(500.0, True), (400.0, False)], ids=["longer", "shorter"]
)
def test_a_cost_is_of_an_older_line_if_the_railway_is_longer_now(
    km: float, is_older: bool
) -> None:
    sizes = load_table("project_figures")
    is_length = (sizes["project_id"] == "cku-rail") & (sizes["indicator"] == "length")
    is_length &= sizes["variant"] == "main"  # others stand beside older costs
    planted = sizes.assign(value=sizes["value"].mask(is_length, km))
    sentences = said(infrastructure_plan.costs(railway.of_costs(planted, DEBT)))
    assert ("454 km" in sentences) == is_older


def test_costs_of_unlike_parts_have_neither_a_highest_nor_a_main_one() -> None:
    sizes = load_table("project_figures")
    is_cost = sizes["indicator"] == "construction_cost"
    is_highest = (
        is_cost & (sizes["project_id"] == "cku-rail") & (sizes["value"] == 8000)
    )
    planted = sizes.assign(scope=sizes["scope"].mask(is_highest, "with_rolling_stock"))
    sentences = said(infrastructure_plan.costs(railway.of_costs(planted, DEBT)))
    assert "$" not in sentences


# --- Summits -------------------------------------------------------------------------

COMPARED = formats.of_formats(
    history.formats_compared({name: load_table(name) for name in table_names()}, "2026")
)
PARTNERS = [format for format in COMPARED if format.is_plus]


@pytest.mark.parametrize(
    ("partner", "title"),
    [
        ("Japan", "Japan met the leaders of the five states most often"),
        ("Russia", "China and Russia met the leaders of the five states most often"),
    ],
    ids=["more than all", "as often as the first"],
)
def test_who_met_the_five_most_often_is_of_all_partners(
    partner: str, title: str
) -> None:
    summits = {"Japan": 9, "Russia": 3}[partner]
    planted = [
        replace(format, summits=summits) if format.counterpart == partner else format
        for format in COMPARED
    ]
    assert said(history.plan.summits(planted).title) == title


@pytest.mark.parametrize("n", [0, 1])
def test_nobody_met_the_five_most_often_without_another(n: int) -> None:
    title = said(history.plan.summits(PARTNERS[:n]).title)
    assert title == "Summits with the leaders of the five states"
