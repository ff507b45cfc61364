"""Trade: what its public functions promise, on rows made by hand and on the tables."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from cac_data import facts, load_table, select, trade
from cac_data.observations import SHAPE
from cac_data.report.publish import PageFacts
from cac_data.scenarios import load_scenarios
from tests.golden import ROOT, Built

ASSUMED = ("horizon", "export_growth", "import_growth", "shocks", "level_shifts")

TABLE = load_table("bilateral_trade")
FLOWS = trade.series(TABLE)


def rows(*figures: tuple[str, str, str, float], **more: Any) -> pd.DataFrame:
    """Rows of `bilateral_trade`: country, flow, period, value."""
    usual = {
        "reporter": "china_customs",
        "variant": "main",
        "rounding_usd_mn": 0.5,
        "obs_status": "A",
        "note": "",
        "source_id": "gacc-2024-country-table",
    }
    frame = pd.DataFrame(figures, columns=["country", "flow", "period", "value_usd_mn"])
    return frame.assign(**{**usual, **more})[TABLE.columns]


FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
ALL_IN_2020 = rows(*((one, "turnover", "2020", 10.0) for one in FIVE))


def test_a_series_merges_with_anybodys_data() -> None:
    assert set(SHAPE) <= set(FLOWS.columns)
    assert FLOWS["year"].dtype == "Int64"
    assert FLOWS["year"].notna().all()
    assert FLOWS["source_ids"].map(lambda ids: isinstance(ids, str) and ids != "").all()
    assert not FLOWS.duplicated(["country", "flow", "year"]).any()
    assert set(FLOWS["unit"]) == {"USD mn"}


def test_the_five_are_added_up_only_where_all_five_have_a_figure() -> None:
    assert facts.at(trade.regional(ALL_IN_2020))["value"] == 50.0
    assert facts.at(trade.regional(ALL_IN_2020))["basis"] == "sum"
    assert trade.regional(ALL_IN_2020.iloc[1:]).empty


def test_a_round_total_does_not_replace_the_sum_of_exact_figures() -> None:
    round_total = rows(("CA5", "turnover", "2020", 60.0), rounding_usd_mn=50.0)
    exact_total = rows(("CA5", "turnover", "2020", 60.0), rounding_usd_mn=0.1)
    for total, value in ((round_total, 50.0), (exact_total, 60.0)):
        found = trade.regional(pd.concat([ALL_IN_2020, total], ignore_index=True))
        assert found["value"].tolist() == [value]


def test_an_updated_figure_comes_before_the_first_and_no_witness_is_taken() -> None:
    figures = pd.concat(
        [
            rows(("KAZ", "exports", "2020", 1.0), variant="updated"),
            rows(("KAZ", "exports", "2020", 2.0)),
            rows(("KAZ", "exports", "2020", 3.0), variant="alternative"),
        ],
        ignore_index=True,
    )
    assert trade.series(figures)["value"].tolist() == [1.0]
    witness = rows(("KAZ", "exports", "2020", 3.0), variant="alternative")
    assert trade.series(witness).empty


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: trade.series(TABLE, "nationl"), "'nationl' is not one of"),
        (lambda: trade.regional(TABLE, flow="exprots"), "did you mean 'exports'"),
        (lambda: trade.mirror_gap(TABLE, flow="turnover"), "gaps .* cancel out"),
        (lambda: trade.mirror_gap(TABLE, flow="imports", cif_fob=2.0), "1.0 and 1.5"),
        (lambda: trade.contributions(TABLE, start=2025, end=2025), "must be after"),
        (lambda: trade.other_count(TABLE, against="ebd"), "did you mean 'edb'"),
    ],
)
def test_what_cannot_be_is_refused(call: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_contributions_add_up_and_their_shares_to_a_hundred() -> None:
    found = trade.contributions(TABLE, start=2023, end=2025)
    assert found["value"].is_monotonic_decreasing
    assert math.isclose(found["share_pct"].sum(), 100.0)
    two_flows = found[found["flow"] != "turnover"]["country"].value_counts()
    assert (two_flows == 2).all()


def test_without_one_of_the_five_a_change_has_no_shares() -> None:
    later = rows(*((one, "turnover", "2022", 20.0) for one in FIVE[1:]))
    found = trade.contributions(
        pd.concat([ALL_IN_2020, later], ignore_index=True), start=2020, end=2022
    )
    assert found["country"].nunique() == 4
    assert found["share_pct"].isna().all()


def test_the_deepest_fall_bridges_no_year_without_a_figure() -> None:
    fell = [
        rows(*((one, "turnover", year, value) for one in FIVE))
        for year, value in (("2018", 9.0), ("2020", 2.0), ("2021", 1.0))
    ]
    flows = trade.series(pd.concat(fell, ignore_index=True))
    assert set(trade.deepest_fall(flows)["period"]) == {"2020/2021"}


def test_both_counts_and_their_valuation_are_beside_each_other() -> None:
    gaps = trade.mirror_gap(TABLE, flow="imports")
    assert (gaps["value"] == gaps["china"] - gaps["national"]).all()
    # China sells free on board: freight only widens the gap.
    assert (gaps["valued_ratio"] >= gaps["ratio"]).where(gaps["ratio"].notna()).all()
    both = gaps["source_ids"].str.contains(";")
    assert both.any()


def test_the_rest_of_two_totals_is_one_row_and_the_total_comes_last() -> None:
    found = trade.other_count(TABLE)
    assert found["country"].iloc[-1] == "CA5"
    parts = found.iloc[:-1]
    for column in ("china", "other", "value"):
        assert math.isclose(parts[column].sum(), found[column].iloc[-1])


def test_a_range_holds_both_counts() -> None:
    found = trade.count_ranges(TABLE)
    assert (found["low"] <= found[["china", "other"]].min(axis=1)).all()
    assert (found["high"] >= found[["china", "other"]].max(axis=1)).all()


def test_a_share_takes_both_terms_from_one_side() -> None:
    shares = trade.dependence(TABLE, load_table("country_profile"))
    assert set(shares["reporter"]) == {"national", "edb", "china_customs"}
    assert shares["value"].between(0, 100).all()


def test_a_scenario_is_arithmetic_on_its_last_year() -> None:
    path = trade.scenario_path(
        FLOWS, horizon=2030, export_growth=0.0, import_growth=0.10
    )
    start = facts.at(path, 2025, flow="imports")["value"]
    assert facts.at(path, flow="imports")["value"] == pytest.approx(start * 1.1**5)
    assert path.loc[path["assumed"], "obs_status"].eq("F").all()
    assert trade.scenario_path(
        FLOWS, horizon=2025, export_growth=0.0, import_growth=0.0
    ).empty


def test_the_gas_squeeze_costs_the_same_on_both_pages(built: Built) -> None:
    """The trade page's loss of exports is the energy page's loss of gas revenue."""
    exports, gas = [], []
    for scenario in ("baseline", "gas_squeeze"):
        page = (built.output / scenario / "energy.html").read_bytes()
        figures = {one.id: one.value for one in PageFacts.read(page).key_figures}
        gas.append(figures["gas_value_assumed"])
        told = (
            load_scenarios(ROOT / "params")[scenario].parameters["trade"].model_dump()
        )
        assumed = {name: told[name] for name in ASSUMED}
        path = trade.scenario_path(FLOWS, **assumed)
        exports.append(facts.at(path, 2030, flow="exports")["value"] / 1000)
    assert exports[0] - exports[1] == pytest.approx(gas[0] - gas[1], abs=0.3)


def test_a_projection_says_nothing_of_what_is_farther_than_its_past() -> None:
    total = trade.regional(TABLE)
    assert trade.projection(total, 2030)["period"].tolist()[-1] == "2030"
    assert trade.projection(total.tail(3), 2040).empty
    assert trade.projection(total, 2025).empty


def test_the_chance_inside_a_range_is_what_lies_between_its_ends() -> None:
    path = trade.projection(trade.regional(TABLE), 2030)
    levels = trade.levels_of(load_table("trade_targets"), 2030)
    low, high, inside = trade.chances(path, levels, 2030)
    assert inside["exact"] == pytest.approx(low["exact"] - high["exact"])
    assert trade.chances(path.iloc[:0], levels, 2030) == []


def test_a_level_that_trade_had_before_is_not_reached_by_being_named() -> None:
    targets = select(load_table("trade_targets"), kind="target")
    found = trade.target_outcomes(targets, TABLE)
    reached = found[found["verdict"] == "reached"]
    assert (reached["reached_in"] >= reached["set_on"].str[:4]).all()
    assert set(found["verdict"]) <= {"reached", "missed", "open", "no year given"}


def test_key_figures_have_the_same_ids_whoever_counts() -> None:
    profile, targets = load_table("country_profile"), load_table("trade_targets")
    ids = []
    for side in trade.SIDES:
        flows = trade.series(TABLE, side)
        growth = {"export_growth": 0.0, "import_growth": 0.0}
        path = trade.scenario_path(flows, horizon=2030, **growth)
        figures = trade.key_figures(
            TABLE,
            profile,
            targets,
            path=path,
            horizon=2030,
            usd_inflation=0.025,
            reporter=side,
        )
        ids.append([figure["id"] for figure in figures])
        assert all(figure["source_ids"] for figure in figures if figure["value"] > 0)
    assert ids[0] == ids[1]
