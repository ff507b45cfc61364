"""Energy: what its public functions promise, over the tables and made-up rows."""

import json
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cac_data import codes, energy, facts, load_table, select, words
from cac_data.claims import Known
from cac_data.energy import gas, power
from tests.golden import Built

FLOWS, PIPES = load_table("gas_flows"), load_table("pipelines")
GAS = gas.gas_balance(load_table("energy_balance"), FLOWS)
FACTORS = load_table("conversion_factors")
SERIES = gas.FlowSeries(FLOWS)


CAPACITY = load_table("renewable_capacity")
PACE: Any = {"output_growth": 0.01, "demand_growth": 0.02}


def path_to(**assumed: Any) -> pd.DataFrame:
    pace: Any = {**PACE, **assumed}
    return gas.gas_path(GAS, FLOWS, PIPES, horizon=2030, **pace)


FACT = ["country", "partner", "flow", "year", "unit"]


@pytest.mark.parametrize("edition", ["first", "newest"])
def test_gas_is_a_row_a_country_partner_flow_year_and_unit(edition: str) -> None:
    rows = energy.series(FLOWS, edition=edition)
    assert not rows.duplicated(FACT).any()
    assert {*rows["unit"]} == {"bcm", "USD mn", "Mt"}


def test_gas_between_two_of_the_five_is_sold_and_bought() -> None:
    rows = select(energy.series(FLOWS), unit="bcm", start=2025)
    sold = select(rows, country="TKM", partner="KAZ", flow="exports")
    bought = select(rows, country="KAZ", partner="TKM", flow="imports")
    assert sold["value"].item() == bought["value"].item() > 0


def test_gas_merges_with_rows_of_ones_own_and_can_be_made_distinct() -> None:
    mine = pd.DataFrame({"country": ["TKM"], "year": [2025], "mine": [1.0]})
    merged = mine.merge(energy.series(FLOWS), on=["country", "year"])
    chinese = select(merged, partner="CHN", unit="bcm")
    held = select(energy.sent_to_china(FLOWS), country="TKM", start=2025)
    assert chinese["value"].tolist() == held["value"].tolist()
    assert len(pd.concat([merged, merged]).drop_duplicates()) == len(merged)


@pytest.mark.parametrize("edition", ["first", "newest"])
def test_a_year_has_a_group_or_its_members_and_one_total(edition: str) -> None:
    shares = energy.supplier_shares(FLOWS, edition=edition)
    for _, year in shares.groupby("period"):
        held = {*year["exporter"]}
        assert "CA5" not in held or not held & {*codes.CA5}
        assert year["share_pct"].sum() <= 100.01
        if year["all_named"].all():
            assert year["share_pct"].sum() == pytest.approx(100, abs=0.5)


def test_an_unknown_word_is_refused() -> None:
    for argument in ("importer", "route", "edition"):
        with pytest.raises(ValueError, match=f"`{argument}`: 'CHM' is not one of"):
            energy.supplier_shares(FLOWS, **{argument: "CHM"})


def test_a_price_is_value_over_volume_or_is_refused() -> None:
    prices = gas.of_prices(gas.FlowSeries(FLOWS).prices)["rows"]
    known = prices["refused"] == ""
    assert known.tolist() == prices["value"].notna().tolist()
    paid = prices["value"] * prices["volume_bcm"]
    assert np.allclose(paid[known], prices["value_usd_mn"][known])
    assert select(prices, countries="UZB", start=2025)["refused"].item() == "D"


def test_the_more_exact_is_taken_and_equals_that_differ_are_refused() -> None:
    rows = pd.DataFrame({"period": ["2024"] * 3, "value": [30.0, 30.25, 30.25]})
    rows = rows.assign(obs_status="A", source_ids=["round", "b", "a"])
    best = energy.one_each(rows, ["period"])
    assert best[["value", "source_ids"]].to_numpy().tolist() == [[30.25, "a;b"]]
    rows["value"] = [30.0, 30.25, 30.26]
    with pytest.raises(ValueError, match="several figures of one rank"):
        energy.one_each(rows, ["period"])


def test_a_count_in_other_cubic_metres_is_told_from_an_open_gap() -> None:
    ratio = select(FACTORS, quantity="natural_gas", to_unit="bcm (national)")
    own = select(FLOWS, exporter="TKM", importer="CHN", period="2025", vintage="2026")
    names = {"basis": "press", "vintage": "", "source_id": "prime-2025-450bcm"}
    # 1.065 differs from the ratio by less than one percent; 1.1 is half explained.
    ratio = ratio["factor"].item()
    cases = (ratio, "cubic metres"), (1.065, "cubic metres"), (1.1, "in part")
    for factor, gap in (*cases, (1.2, "open")):
        other = own.assign(**names, value=round(own["value"].item() * factor, 3))
        flows, none = pd.concat([own, other]), load_table("energy_balance").iloc[:0]
        counts = gas.of_disputes(flows, FACTORS, none)["counts"]
        assert counts["gap"].tolist() == [gap]


def test_a_rate_that_officials_name_is_no_count() -> None:
    told = gas.of_deliveries(
        gas.FlowSeries(select(FLOWS, end=2025, parts=True)), FACTORS
    )["turkmen"]
    assert (told["period"], told["rate"]["period"]) == ("2025", "2025-10")
    assert told["rate"]["value"] > told["value"]
    assert told.get("high") is None
    none = load_table("energy_balance").iloc[:0]
    counts = gas.of_disputes(FLOWS, FACTORS, none)["counts"]
    assert "D" not in {*counts["obs_status"]}


def test_what_finds_no_buyer_is_turkmen_and_the_neighbours_keep_theirs() -> None:
    for volume in (25.0, 33.0):
        end = path_to(gas_to_china_bcm=volume).iloc[-1]
        assert end["unsold"] == pytest.approx(max(end["left"] - volume, 0))
        idle = end["unsold"] + end["kept"]
        assert idle == pytest.approx(end["available"] - end["to_china"])
        assert 0 < end["kept"] <= end["neighbours"]


def test_parts_of_the_first_year_make_the_whole_whatever_year_splits_it() -> None:
    for end in (2023, 2024, 2025):
        flows = select(FLOWS, end=end)
        balance = GAS[GAS["year"] <= end]
        path = gas.gas_path(balance, flows, PIPES, horizon=2030, **PACE)
        asked = {"line_d_year": 0, "gas_price_usd": 0.0}
        now = gas.of_balance(balance, gas.FlowSeries(flows), PIPES, path=path, **asked)[
            "now"
        ]
        split = now["split"] or {"period": str(end), "neighbours": now["neighbours"]}
        assert split["period"] == ("2023" if end == 2024 else str(end))
        parts = now["own"] + split["neighbours"]
        is_whole = parts == pytest.approx(now["to_china"], abs=0.05)
        assert is_whole or now["is_revised"]
        assert is_whole or end == 2023


def test_at_one_price_the_worth_of_gas_changes_as_its_volume() -> None:
    path = path_to()
    worth = gas.worth_of(path, FLOWS, 0.0)
    prices = worth["one_price_usd_mn"] / path["to_china"]
    assert np.allclose(prices, worth["price_usd"].iloc[-1])
    lower = gas.worth_of(path, FLOWS, 100.0)["one_price_usd_mn"]
    assert lower.iloc[0] == worth["one_price_usd_mn"].iloc[0]
    assert np.allclose(lower.iloc[1:], 100 * path["to_china"].iloc[1:])


def test_a_count_that_its_source_calls_more_is_said_to_be_more() -> None:
    told = gas.of_importer(GAS, SERIES)
    said = words.say("energy.importer", told)
    assert "took over 7 bcm (cubic metre not named) from Russia" in said


def test_shares_of_power_come_with_their_year() -> None:
    rows = load_table("electricity_generation")
    late = (rows["country"] == "UZB") & (rows["period"] > "2022")
    told = power.of_mix(rows[~late])
    years = {
        code: year["period"] for year in told["years"] for code in year["countries"]
    }
    assert {*years} == {*codes.CA5}
    assert all(years[row["country"]] == row["period"] for row in told["main"])
    assert "Uzbekistan 2022" in words.say("energy.mix", told)
    plan = power.of_solar_wind(
        power.solar_wind_path(CAPACITY, horizon=2030, additions=1.0),
        *(CAPACITY, load_table("energy_targets"), told["rows"]),
        load_table("power_system"),
    )
    grown = {one["country"]: one["outgrown"] for one in plan["shares"]}
    assert grown["UZB"]["now_gw"] >= 2 * grown["UZB"]["then_gw"]
    assert not grown["KAZ"]


def test_china_takes_what_is_there_and_the_pipe_carries() -> None:
    for growth, line_d_year in product((-0.1, 0.0, 0.2), (0, 2028)):
        ahead = path_to(output_growth=growth, line_d_year=line_d_year)[1:]
        assert (ahead["to_china"] <= ahead["capacity"] + 1e-9).all()
        assert (ahead["to_china"] <= ahead["available"].clip(lower=0) + 1e-9).all()
        assert (ahead["own"] <= ahead["left"] + 1e-9).all()


def test_output_that_grows_as_needed_fills_the_pipe() -> None:
    for need in gas.needed_output_growth(GAS, path_to(), gas.pipe_levels(PIPES)):
        full = path_to(output_growth=need["value"] / 100, line_d_year=2027)
        assert full["available"].iloc[-1] == pytest.approx(need["level"], abs=1e-4)


def test_output_as_needed_fills_the_pipe_beside_the_gas_of_the_neighbours() -> None:
    for line_d_year in (0, 2029):
        end = path_to(turkmen_output="needed", line_d_year=line_d_year).iloc[-1]
        assert end["to_china"] == pytest.approx(end["capacity"])
        assert end["available"] == pytest.approx(end["capacity"])
        assert end["to_china"] - end["own"] == pytest.approx(end["neighbours"])
        assert end["neighbours"] > 0


def test_output_as_needed_is_no_more_than_a_fixed_volume_asks_for() -> None:
    end = path_to(turkmen_output="needed", gas_to_china_bcm=40.0).iloc[-1]
    assert end["available"] == pytest.approx(40.0)
    assert end["output_growth"] < path_to(turkmen_output="needed")["output_growth"][1]


def test_money_is_volume_times_price_after_a_year_as_customs_count_it() -> None:
    path, asked = path_to(), {"line_d_year": 0, "gas_price_usd": 200.0}
    said = gas.of_balance(GAS, SERIES, PIPES, path=path, **asked)
    worth = said["worth"]
    paid = gas.of_deliveries(SERIES, FACTORS)["worth"]
    assert worth["value"].iloc[0] == pytest.approx(sum(one["value"] for one in paid))
    assert np.allclose(worth["value"].iloc[1:], 200 * path["to_china"].iloc[1:])
    assert (worth["own_usd_mn"] < worth["value"]).all()


def test_shares_need_all_technologies_and_one_edition() -> None:
    rows = load_table("electricity_generation")
    shares = power.of_mix(rows)["rows"].groupby(["country", "period"])["value"].sum()
    assert shares.between(90, 100 + 1e-9).all()
    assert power.of_mix(rows[rows["technology"] != "hydro"])["rows"].empty


def test_what_a_goal_needs_leads_to_it() -> None:
    capacity = load_table("renewable_capacity")
    asked = power.needed_additions(capacity, load_table("energy_targets"))
    need = next(one for one in asked if one["country"] == "UZB")
    due = need["goal"]["year"]
    path = power.solar_wind_path(capacity, horizon=due, additions=need["value"])
    assert path["assumed"].sum() == due - need["base"]["year"]
    assert path["value"].iloc[-1] == pytest.approx(need["goal"]["value"])
    assert need["base"]["basis"] == "national"  # before IRENA


def test_plants_that_may_stand_twice_are_not_added_up() -> None:
    rows = load_table("energy_projects")
    stages = energy.projects_by_stage(rows)
    solar = rows["technology"].isin(["solar", "wind"]) & rows["is_main"]
    once = rows[solar & rows["countable"].astype(bool)]
    assert stages["value"].sum() == pytest.approx(once["capacity_mw"].sum())
    assert stages["left_out"].sum() == (solar & ~rows["countable"]).sum()
    put = energy.put_into_service(rows, after="2023", until="2025")
    assert len(put)
    assert put["countable"].all()


# --- One cubic metre ------------------------------------------------------------------

RATIO = gas.national_metres(FACTORS)["value"]


def test_the_pipe_is_as_full_as_its_flow_over_its_rating_in_one_cubic_metre() -> None:
    rated = select(PIPES, pipeline_id="cagp")["capacity"].min()
    assert gas.pipe_levels(PIPES)["lines A to C"] == pytest.approx(rated / RATIO)
    assumed = {"line_d_year": 0, "gas_price_usd": 200.0}
    told = gas.of_balance(GAS, SERIES, PIPES, path=path_to(), **assumed)
    use = told["use"]
    sent = facts.at(energy.sent_to_china(FLOWS, edition="newest"))
    assert use["value"] == pytest.approx(100 * sent["value"] * RATIO / rated)
    assert use["value"] == pytest.approx(told["now"]["utilisation_pct"])
    # The operator's count and the rating are both national: nothing is converted.
    own = use["operator"]
    assert own["pct"] == pytest.approx(100 * own["value"] / rated)


def test_a_rating_in_cubic_metres_that_nobody_named_is_no_level() -> None:
    assert gas.pipe_levels(PIPES.assign(measure="")) == {}


def test_russia_and_the_region_are_level_unless_one_is_clearly_ahead() -> None:
    told = gas.of_deliveries(SERIES, FACTORS)
    russia, region = told["russia"], told["region"]["last"]
    assert russia["rank"] == "level"
    assert round(russia["value"], 1) == round(region["value"], 1)
    company = russia["company"]
    assert company["printed"] / RATIO == pytest.approx(company["value"])
    assert company["value"] == pytest.approx(russia["value"], abs=0.05)
    for times, rank in ((1.1, "more"), (0.9, "less")):
        year = FLOWS["period"] == str(region["year"])
        theirs = (FLOWS["exporter"] == "RUS") & (FLOWS["unit"] == "bcm") & year
        flows = FLOWS.assign(value=FLOWS["value"].mask(theirs, FLOWS["value"] * times))
        assert (
            gas.of_deliveries(gas.FlowSeries(flows), FACTORS)["russia"]["rank"] == rank
        )


def test_gas_of_2030_is_one_value_on_all_pages(built: Built) -> None:
    figures = json.loads((built.output / "key_figures.json").read_text("utf-8"))
    assumed = [one for one in figures if one["id"] == "gas_to_china_assumed"]
    assert assumed
    for figure in assumed:
        said = built.said[f"{figure['scenario']}/outlook"]
        row = next(line for line in said if ", Central Asian gas to China, " in line)
        assert f", {figure['value']:.1f} bcm, " in row


# --- Solar and wind -------------------------------------------------------------------

CAPACITY, PROJECTS = load_table("renewable_capacity"), load_table("energy_projects")


def test_growth_of_a_fleet_is_of_one_count() -> None:
    last = facts.at(power.fleet(CAPACITY), country="UZB")
    before = power.year_before(CAPACITY, last)
    put = select(
        CAPACITY,
        countries="UZB",
        indicator="added_capacity",
        basis=last["basis"],
        technology=["solar", "wind"],
        period=last["period"],
    )
    assert before["basis"] == last["basis"]
    added = put["capacity_mw"].sum()
    assert before["value"] == pytest.approx(last["value"] - added)
    since = power.counted_by(CAPACITY, last, Known().article_date)
    assert since["basis"] == last["basis"]
    assert since["period"] == Known().article_date[:7]
    assert before["value"] < since["value"] < last["value"]


def test_a_plant_counts_from_the_day_after_another() -> None:
    article = Known().article_date
    put = energy.put_into_service(PROJECTS, after=article, until="2030")
    assert (put["completed"].str[:10] > article).all()
    assert put["surely"].all()
    # Of a plant of which only the year is known nobody can say.
    known = PROJECTS.assign(completed=PROJECTS["completed"].str[:4])
    at_most = energy.put_into_service(known, after=article, until="2030")
    assert not at_most["surely"].any()
    assert {*put["project_id"]} <= {*at_most["project_id"]}


def test_a_plan_without_a_report_for_two_years_is_shown_apart() -> None:
    sources = load_table("sources").set_index("source_id")["published"]
    plant = select(PROJECTS, project_id="uzb-universal-samarkand-wind")
    assert sources[plant["source_id"]].tolist() == ["2024-05"]
    for today, stage in (("2026-05-31", "agreed"), ("2026-06-01", "silent")):
        assert energy.projects_by_stage(plant, as_of=today)["stage"].tolist() == [stage]


def test_the_last_reported_stage_counts() -> None:
    plant = select(PROJECTS, project_id="kaz-sany-wind")
    early = plant[plant["source_id"] == "kursiv-2024-wind"]
    stages = {
        len(rows): energy.projects_by_stage(rows, as_of="2025-12")["stage"].tolist()
        for rows in (early, plant)
    }
    assert stages == {1: ["construction"], 2: ["other"]}


def test_what_chinese_parties_own_is_less_than_the_plants_they_are_in() -> None:
    told = power.of_projects(PROJECTS, CAPACITY)
    whole = {row["country"]: row for row in told["shares"]}
    assert told["owned"]
    for row in told["owned"]:
        assert row["one"] < whole[row["country"]]["one"]
        assert row["value"] == pytest.approx(100 * row["one"] / row["other"])
    named = select(PROJECTS, countries="UZB").dropna(subset="chinese_share_pct")
    owned = (named["capacity_mw"] * named["chinese_share_pct"]).sum() / 100
    uzbek = next(row for row in told["owned"] if row["country"] == "UZB")
    assert uzbek["one"] == pytest.approx(owned)


def test_a_goal_for_all_renewables_is_measured_from_all_renewables() -> None:
    sun = power.solar_wind_path(CAPACITY, horizon=2030, additions=0.0)
    groups = power.of_mix(load_table("electricity_generation"))["rows"]
    rest = load_table("energy_targets"), groups, load_table("power_system")
    shares = power.of_solar_wind(sun, CAPACITY, *rest)["shares"]
    kazakh = next(fact for fact in shares if fact["country"] == "KAZ")
    goal, reported = kazakh["goal"], kazakh["reported"]
    years = goal["year"] - reported["year"]
    gap = goal["value"] - reported["value"]
    assert reported["needed"] == pytest.approx(gap / years)
    assert reported["needed"] < kazakh["high"]


def test_the_last_value_of_uranium_stands_beside_its_tonnes() -> None:
    goods = load_table("trade_composition")
    tables = load_table("fuel_flows"), load_table("energy_balance")
    sold = gas.of_fuels(*tables, goods)["sold"]
    rows = select(goods, countries="KAZ", flow="exports", product_code=gas.URANIUM)
    assert sold["value"] == rows.sort_values("period")["value_usd_mn"].iloc[-1]
