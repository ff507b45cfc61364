"""Energy: what its public functions promise, over the tables and made-up rows."""

from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cac_data import codes, energy, load_table, select
from cac_data.energy import gas, power

FLOWS, PIPES = load_table("gas_flows"), load_table("pipelines")
GAS = gas.gas_balance(load_table("energy_balance"), FLOWS)
FACTORS = load_table("conversion_factors")


def path_to(**assumed: Any) -> pd.DataFrame:
    pace: Any = {"output_growth": 0.01, "demand_growth": 0.02, **assumed}
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
    prices = gas.of_prices(FLOWS)["rows"]
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
    for factor, gap in ((ratio["factor"].item(), "cubic metres"), (1.2, "open")):
        other = own.assign(**names, value=round(own["value"].item() * factor, 3))
        flows, none = pd.concat([own, other]), load_table("energy_balance").iloc[:0]
        counts = gas.of_disputes(flows, FACTORS, none)["counts"]
        assert counts["gap"].tolist() == [gap]


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
    said = gas.of_balance(GAS, FLOWS, PIPES, path=path, **asked)
    worth = said["worth"]
    paid = gas.of_deliveries(FLOWS, FACTORS)["worth"]
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
    assert energy.put_into_service(rows, start=2024, end=2025)["countable"].all()
