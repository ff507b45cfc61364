"""Gas by month, works at Galkynysh, transit, coal and solar goods: facts and words.

Over rows that one can check by hand, and over the tables at their edges.
"""

from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, select, words
from cac_data.energy import gas, plan, power
from cac_data.energy.fuels import Coal, a_year_before
from cac_data.energy.gas.months import GasTrade
from cac_data.energy.power.panels import PANELS, Panels
from cac_data.facts import Figure, Nothing
from cac_data.lines import Text
from cac_data.sources import known_by

FLOWS = load_table("gas_flows")
FUELS = load_table("fuel_flows")
PROJECTS = load_table("energy_projects")
TARGETS = load_table("energy_targets")
NOTHING = Nothing("made up for a test")


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


def known(figure: Figure | Nothing) -> Figure:
    assert isinstance(figure, Figure)
    return figure


# --- Uzbek gas by month --------------------------------------------------------------


def gas_row(value: float, period: str, basis: str, **other: Any) -> dict[str, Any]:
    row = dict.fromkeys(FLOWS.columns, "")
    row |= {"exporter": "UZB", "importer": "CHN", "indicator": "value"}
    row |= {"route": "pipeline", "nature": "actual", "unit": "USD mn"}
    row |= {"source_id": FLOWS["source_id"].iloc[0], "obs_status": "A"}
    row |= {"joint_exporters": [], "value": value, "period": period, "basis": basis}
    return row | other


def sold(value: float, period: str) -> dict[str, Any]:
    return gas_row(value, period, "exporter_statistics")


def bought(value: float, period: str) -> dict[str, Any]:
    joint = {"exporter": "", "importer": "UZB", "joint_exporters": ["RUS", "TKM"]}
    return gas_row(value, period, "importer_statistics", **joint)


def customs(value: float, period: str) -> dict[str, Any]:
    return gas_row(value, period, "chinese_customs")


HALF_A_YEAR = "2031-01/2031-06"
TRADED = pd.DataFrame(
    [
        sold(10.0, "2031-01"),
        sold(40.0, "2031-02"),
        sold(30.0, "2031-03"),
        sold(200.0, HALF_A_YEAR),
        bought(30.0, "2031-01"),
        bought(20.0, "2031-02"),
        bought(500.0, HALF_A_YEAR),
        customs(15.0, "2031-01"),
        customs(38.0, "2031-02"),
        customs(250.0, HALF_A_YEAR),
    ]
)


def traded(rows: pd.DataFrame = TRADED) -> GasTrade:
    return gas.of_gas_trade(rows)


def test_gas_bought_is_so_many_times_what_is_sold() -> None:
    assert known(traded().times).value == 2.5


def test_sold_and_bought_are_of_the_last_part_of_a_year_that_both_have() -> None:
    longer = pd.concat([TRADED, pd.DataFrame([sold(400.0, "2031-01/2031-09")])])
    assert known(traded(longer).sold).period == HALF_A_YEAR


def test_months_are_those_of_which_both_are_known() -> None:
    rows = gas.uzbek_gas_by_month(TRADED)
    assert rows[["period", "sold", "bought"]].to_numpy().tolist() == [
        ["2031-01", 10.0, 30.0],
        ["2031-02", 40.0, 20.0],
    ]


def test_customs_are_held_against_what_was_sold_in_the_same_period() -> None:
    apart = traded().customs
    assert apart
    assert (apart.one.value, apart.other.value) == (200.0, 250.0)


def test_the_month_furthest_apart_is_by_amount() -> None:
    apart = traded().furthest
    assert apart
    assert apart.one.period == "2031-01"


def test_sellers_are_those_who_sold_together() -> None:
    assert traded().sellers == ["RUS", "TKM"]


def test_what_is_sold_and_bought_is_said_with_who_counts() -> None:
    assert said(plan.gas_trade(traded(), NOTHING)) == (
        "In January–June 2031 Uzbek statistics count $200 mn of gas sold to China and "
        "$500 mn bought from Russia and Turkmenistan, 2.5 times the value. For "
        "what was sold Chinese customs count 25 % more than Uzbek statistics "
        "($250 mn). Of the 2 months with "
        "both counts they are furthest apart in January 2031: $10 mn by Uzbek "
        "statistics, $15 mn by Chinese customs."
    )


def test_of_one_month_no_superlative_is_said() -> None:
    rows = TRADED[~((TRADED["period"] == "2031-02") & (TRADED["value"] == 38.0))]
    text = said(plan.gas_trade(traded(rows), NOTHING))
    assert text.endswith(
        "The one month with both counts is January 2031: $10 mn by Uzbek "
        "statistics, $15 mn by Chinese customs."
    )


def test_a_value_that_is_worked_out_is_said_to_be() -> None:
    text = said(plan.gas_trade(traded(FLOWS), NOTHING))
    assert "$67 mn by Uzbek statistics, $104 mn (worked out) by Chinese customs" in text


def test_the_title_compares_payments_and_no_volumes() -> None:
    title = plan.gas_trade_figure(traded()).title
    assert said([[title]]) == (
        "By its own count Uzbekistan spent 2.5 times as much on gas "
        "as it earned from China"
    )


@pytest.mark.parametrize(
    "rows",
    [
        TRADED.iloc[:0],
        TRADED[TRADED["importer"] == "CHN"],
        TRADED[TRADED["period"] != HALF_A_YEAR],
    ],
    ids=["nothing", "nothing bought", "months alone"],
)
def test_without_both_in_one_period_that_is_said(rows: pd.DataFrame) -> None:
    assert said(plan.gas_trade(traded(rows), NOTHING)) == (
        "No period of this selection has both what Uzbekistan sold China and what it "
        "bought."
    )


def test_the_months_of_2025_make_what_is_printed_for_ten() -> None:
    of_2025 = traded(FLOWS)
    total = of_2025.rows["sold"].sum()
    assert total == pytest.approx(known(of_2025.sold).value)


def test_the_months_bought_in_2025_lie_within_half_a_percent_of_the_total() -> None:
    of_2025 = traded(FLOWS)
    total = of_2025.rows["bought"].sum()
    assert total == pytest.approx(known(of_2025.bought).value, rel=0.005)


def test_before_the_text_came_out_there_is_no_month() -> None:
    assert traded(known_by(FLOWS, "2025-01-31")).rows.empty


def test_customs_in_a_part_of_a_year_stand_beside_the_whole_year() -> None:
    rows = gas.customs_in_part_of_year(FLOWS)
    assert (rows["value"] < rows["whole"]).all()


def test_a_single_supplier_is_no_list_of_customs() -> None:
    assert gas.customs_in_part_of_year(TRADED).empty


# --- Transit, and works at Galkynysh -------------------------------------------------

TRANSIT: Any = {"exporter": "RUS", "importer": "UZB", "unit": "bcm"}
TRANSIT |= {"indicator": "volume"}
CARRIED = pd.DataFrame(
    [
        gas_row(2.5, "2030", "transit_state", **TRANSIT),
        gas_row(3.8, "2030", "transit_state", **TRANSIT | {"nature": "plan"}),
        gas_row(4.5, "2031", "transit_state", **TRANSIT | {"nature": "plan"}),
        gas_row(
            9.0,
            "2032",
            "transit_state",
            **TRANSIT | {"nature": "plan", "printed_as": "up_to"},
        ),
    ]
)


def test_plans_of_transit_are_those_of_later_years() -> None:
    transit = gas.of_transit(CARRIED, CARRIED)
    assert transit
    assert [plan.value for plan in transit.planned] == [4.5, 9.0]


def test_transit_is_said_with_its_plans() -> None:
    transit = gas.of_transit(CARRIED, CARRIED)
    assert said(plan.gas_trade(traded(), transit)).endswith(
        "Kazakhstan carried 2.5 bcm of Russian gas to Uzbekistan in 2030 (cubic metre "
        "not named); it planned 4.5 for 2031 and up to 9 for 2032."
    )


def test_transit_of_which_only_plans_are_known_is_none() -> None:
    plans = CARRIED[CARRIED["nature"] == "plan"]
    assert not gas.of_transit(plans, plans)


def test_what_was_carried_is_not_said_twice() -> None:
    until_2024 = select(FLOWS, end=2024, parts=True)
    balance = load_table("energy_balance")
    net = gas.gas_balance(balance, until_2024)
    importer = gas.of_importer(net, gas.FlowSeries(until_2024))
    assert "5.6" not in said(plan.importer(importer))


def works_known_on(day: str) -> Any:
    return gas.of_field_works(known_by(PROJECTS, day), known_by(TARGETS, day))


def test_works_at_galkynysh_have_begun() -> None:
    works = works_known_on("")
    assert (works.status, works.since) == ("construction", "2026-04")


def test_output_at_galkynysh_is_that_of_a_source_on_the_project() -> None:
    works = works_known_on("")
    assert (known(works.output).value, known(works.other).value) == (10.0, 30.0)


def test_before_the_start_of_works_none_is_reported() -> None:
    works = works_known_on("2026-03-31")
    assert (works.status, works.since) == ("approved", "")


def test_before_any_report_with_a_status_there_are_no_works() -> None:
    assert not works_known_on("2025-07-27")


# --- Kyrgyz coal ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "before"),
    [("2025-01/2025-04", "2024-01/2024-04"), ("2025", "2024"), ("2025-03", "2024-03")],
)
def test_the_same_part_of_the_year_before(period: str, before: str) -> None:
    assert a_year_before(period) == before


def kyrgyz_coal(fuels: pd.DataFrame) -> Coal | Nothing:
    balance = load_table("energy_balance")
    goods = load_table("trade_composition")
    return gas.of_fuels(fuels, balance, goods).coal


def test_growth_of_coal_is_of_the_two_amounts_and_not_what_is_printed() -> None:
    coal = kyrgyz_coal(FUELS)
    assert coal
    assert known(coal.growth).value == pytest.approx(100 * (0.38982 / 0.301893 - 1))


def test_coal_without_a_year_before_has_no_growth() -> None:
    coal = kyrgyz_coal(select(FUELS, start=2025, parts=True))
    assert coal
    assert not coal.growth


def test_without_coal_nothing_is_said_of_it() -> None:
    assert not kyrgyz_coal(FUELS[FUELS["commodity"] != "coal"])


# --- Solar goods ---------------------------------------------------------------------

GOODS = load_table("trade_composition")
AMOUNTS = load_table("product_flows")
CAPACITY = load_table("renewable_capacity")
FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
EMBER = GOODS.loc[GOODS["product"] == PANELS, "source_id"].iloc[0]


def value_of(country: str, year: int, value: float) -> dict[str, Any]:
    row = dict.fromkeys(GOODS.columns, "")
    row |= {"reporter": "china_customs", "country": country, "period": str(year)}
    row |= {"flow": "imports", "classification": "HS", "product": PANELS}
    return row | {"source_id": EMBER, "value_usd_mn": value, "obs_status": "E"}


def amount_of(country: str, year: int, value: float, unit: str) -> dict[str, Any]:
    row = dict.fromkeys(AMOUNTS.columns, "")
    by_customs = unit == "t"
    row["reporter"] = "china_customs" if by_customs else "ember"
    row["indicator"] = "mass" if by_customs else "generating_capacity"
    row |= {"country": country, "period": str(year), "partner": "CHN", "unit": unit}
    row |= {"flow": "imports", "good": PANELS, "source_id": EMBER}
    return row | {"value": value, "obs_status": "E"}


def plants_of(country: str, year: int, mw: float) -> dict[str, Any]:
    row = dict.fromkeys(CAPACITY.columns, "")
    row |= {"country": country, "technology": "solar", "period": str(year)}
    row |= {"indicator": "installed_capacity", "basis": "irena", "vintage": "2032"}
    source = CAPACITY["source_id"].iloc[0]
    return row | {"source_id": source, "capacity_mw": mw, "obs_status": "A"}


VALUES = pd.DataFrame(
    [value_of(country, 2030, 5.0) for country in FIVE[:4]]
    + [value_of(country, 2031, 5.0) for country in FIVE[:4]]
    + [value_of("UZB", 2030, 100.0), value_of("UZB", 2031, 80.0)]
)
WEIGHTS = pd.DataFrame(
    [
        amount_of("UZB", 2030, 25_000.0, "t"),
        amount_of("UZB", 2031, 40_000.0, "t"),
        amount_of("KAZ", 2031, 4.0, "t"),
        amount_of("UZB", 2030, 500.0, "MW"),
        amount_of("UZB", 2031, 900.0, "MW"),
    ]
)
PLANTS = pd.DataFrame(
    [plants_of("UZB", 2029, 100.0), plants_of("UZB", 2031, 800.0)],
)


def panels(
    values: pd.DataFrame = VALUES,
    amounts: pd.DataFrame = WEIGHTS,
    plants: pd.DataFrame = PLANTS,
) -> Panels:
    return power.of_panels(values, amounts, plants)


def test_a_kilogram_costs_value_over_weight() -> None:
    price = panels().price
    assert price
    assert (price.before.value, price.now.value) == (4.0, 2.0)


def test_a_weight_too_small_to_divide_by_gives_no_price() -> None:
    rows = power.solar_goods(VALUES, WEIGHTS)
    kazakh = select(rows, countries="KAZ", start=2031)
    assert kazakh["usd_a_kg"].isna().all()


def test_no_value_is_divided_by_watts_that_are_made_from_it() -> None:
    value = select(VALUES, countries="UZB").rename(columns={"value_usd_mn": "value"})
    watts = select(WEIGHTS, unit="MW")
    shape: Any = {"year": 2031, "basis": "published", "unit": "MW", "half": 0.0}
    value = value.assign(**shape, source_ids=EMBER)
    watts = watts.assign(**shape, source_ids=EMBER)
    with pytest.raises(ValueError, match="reporter"):
        power.dollars_a_kilogram(value, watts)


def test_the_region_is_the_sum_of_a_year_in_which_all_five_have_a_value() -> None:
    assert known(panels().region).value == 100.0


def test_a_year_in_which_one_of_the_five_is_missing_has_no_sum() -> None:
    is_missing = (VALUES["country"] == "KGZ") & (VALUES["period"] == "2031")
    assert known(panels(VALUES[~is_missing]).region).period == "2030"


def test_the_largest_share_is_of_the_value_for_all_five() -> None:
    most = known(panels().most)
    assert (most["country"], most.value) == ("UZB", 80.0)


def test_what_came_is_held_against_what_was_built_in_the_same_years() -> None:
    (pair,) = panels().built
    assert (pair.imported.value, pair.built.value) == (1400.0, 700.0)


def test_without_a_count_before_the_first_import_nothing_was_built() -> None:
    assert panels(plants=PLANTS.iloc[1:]).built == []


def test_a_year_without_imports_is_not_passed_over() -> None:
    amounts = WEIGHTS[~((WEIGHTS["unit"] == "MW") & (WEIGHTS["period"] == "2030"))]
    earlier = pd.DataFrame([amount_of("UZB", 2029, 1.0, "MW")])
    values = pd.concat([VALUES, pd.DataFrame([value_of("UZB", 2029, 1.0)])])
    plants = pd.concat([PLANTS, pd.DataFrame([plants_of("UZB", 2028, 90.0)])])
    assert panels(values, pd.concat([amounts, earlier]), plants).built == []


def test_solar_goods_are_said_with_who_counts_and_who_estimates() -> None:
    assert said(plan.panels(panels())) == (
        "In 2031 China sent Central Asia solar panels, cells and wafers for $0.10 bn, "
        "by its customs; 80 % of that went to Uzbekistan. There the value fell 20 % on "
        "2030 and the weight rose 60 %: a kilogram cost $2.00, after $4.00. From the "
        "value for Uzbekistan in 2031 and world prices Ember estimates 900 MW, so no "
        "price of a watt follows.\n\nFrom 2030 to 2031 Ember estimates 1.4 GW sent to "
        "Uzbekistan, where IRENA counts 0.7 GW of new solar plants. Panels may wait, "
        "stand on roofs or be sold on, and cells count as well."
    )


def part_of(year: int) -> Panels:
    period = f"{year}-01/{year}-09"
    value = value_of("UZB", year, 60.0) | {"period": period}
    weight = amount_of("UZB", year, 60_000.0, "t") | {"period": period}
    return panels(
        pd.concat([VALUES, pd.DataFrame([value])], ignore_index=True),
        pd.concat([WEIGHTS, pd.DataFrame([weight])], ignore_index=True),
    )


def test_a_part_of_a_later_year_is_said_with_its_price() -> None:
    assert (
        "In January–September 2032 Uzbekistan took 60,000 t for $0.06 bn: $1.00 a "
        "kilogram."
    ) in said(plan.panels(part_of(2032)))


def test_a_part_of_a_year_that_is_whole_is_not_the_newest() -> None:
    assert not part_of(2031).newest


def test_growth_from_next_to_nothing_is_not_said_in_percent() -> None:
    first = pd.DataFrame([value_of("UZB", 2030, 2.0)])
    is_first = (VALUES["country"] == "UZB") & (VALUES["period"] == "2030")
    text = said(plan.panels(panels(pd.concat([VALUES[~is_first], first]))))
    assert "There a kilogram cost $2.00, after $0.08 in 2030." in text


def test_without_solar_goods_that_is_said() -> None:
    assert said(plan.panels(panels(VALUES.iloc[:0], WEIGHTS.iloc[:0]))) == (
        "No year of this selection has the solar equipment that China sent to all of "
        "Central Asia."
    )


def test_watts_rest_on_the_rows_whose_value_is_there() -> None:
    rows = power.solar_goods(GOODS, AMOUNTS)
    assert rows["mw"].notna().all()


def test_ember_is_who_estimates_watts_in_the_table() -> None:
    watts = select(AMOUNTS, indicator="generating_capacity", parts=True)
    assert set(watts["reporter"]) == {"ember"}
