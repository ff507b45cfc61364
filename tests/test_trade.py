"""Trade: what its public functions promise."""

import csv
import math
import re
from itertools import takewhile
from typing import Any

import pandas as pd
import pytest

from cac_data import codes, facts, load_table, trade, words
from cac_data.scenarios import load_scenarios
from tests.golden import GOLDEN, ROOT, Built
from tests.reading import blocks, visible

TABLE = load_table("bilateral_trade")
FLOWS = trade.series(TABLE)
TABLES = {
    name: load_table(name)
    for name in (
        *("bilateral_trade", "product_flows", "trade_composition", "gas_flows"),
        *("minerals", "commodity_prices"),
    )
}
STILL = {"export_growth": 0.0, "import_growth": 0.0}


def rows(*figures: tuple[str, str, str, float], **more: Any) -> pd.DataFrame:
    """Rows of `bilateral_trade`: country, flow, period, value."""
    frame = pd.DataFrame(figures, columns=["country", "flow", "period", "value_usd_mn"])
    usual = TABLE[TABLE["reporter"] == "china_customs"].iloc[-1].drop(frame.columns)
    usual = {**usual, "variant": "main", "rounding_usd_mn": 0.5}
    return frame.assign(**{**usual, **more})


def of_all(year: str, value: float) -> pd.DataFrame:
    return rows(*((one, "turnover", year, value) for one in codes.CA5))


def test_the_five_are_added_up_only_where_all_five_have_a_figure() -> None:
    found = facts.at(trade.regional(of_all("2020", 10.0)))
    assert (found["value"], found["basis"]) == (50.0, "sum")
    assert trade.regional(of_all("2020", 10.0)[1:]).empty


def test_a_round_total_does_not_replace_the_sum_of_exact_figures() -> None:
    for half, value in ((50.0, 50.0), (0.1, 60.0)):
        total = rows(("CA5", "turnover", "2020", 60.0), rounding_usd_mn=half)
        found = trade.regional(pd.concat([of_all("2020", 10.0), total]))
        assert found["value"].tolist() == [value]


def test_an_updated_figure_comes_before_the_first_and_no_witness_is_taken() -> None:
    witness = rows(("KAZ", "exports", "2020", 3.0), variant="alternative")
    first = rows(("KAZ", "exports", "2020", 2.0))
    updated = rows(("KAZ", "exports", "2020", 1.0), variant="updated")
    assert trade.series(pd.concat([witness, first, updated]))["value"].tolist() == [1.0]
    assert trade.series(witness).empty


def test_what_cannot_be_is_refused() -> None:
    for work, asked, message in (
        (trade.series, {"reporter": "nationl"}, "'nationl' is not one of"),
        (trade.regional, {"flow": "exprots"}, "did you mean 'exports'"),
        (trade.mirror_gap, {"flow": "turnover"}, "is not one of exports"),
        (trade.mirror_gap, {"flow": "imports", "cif_fob": 2.0}, "1.0 and 1.5"),
        (trade.contributions, {"start": 2025, "end": 2025}, "must be after"),
    ):
        with pytest.raises(ValueError, match=message):
            work(TABLE, **asked)


def test_contributions_add_up_to_a_hundred_or_have_no_shares() -> None:
    found = trade.contributions(TABLE, start=2023, end=2025)
    assert math.isclose(found["share_pct"].sum(), 100.0)
    of_four = pd.concat([of_all("2020", 10.0), of_all("2022", 20.0)[1:]])
    found = trade.contributions(of_four, start=2020, end=2022)
    assert found["country"].nunique() == 4
    assert found["share_pct"].isna().all()


def printed(table: str, **where: str) -> float:
    """The one value of a row of a file."""
    path = ROOT / "cac_data" / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if where.items() <= row.items()]
    (row,) = rows
    return float(row.get("value") or row["value_usd_mn"])


def test_a_move_is_explained_only_by_what_is_printed_for_both_years() -> None:
    found = trade.of_moves(TABLES)
    moves = {
        (row["country"], row["flow"], row["period"]): row
        for row in found["moves"].to_dict("records")
    }
    assert [*moves][:3] == [
        ("KAZ", "imports", "2023"),
        ("KGZ", "imports", "2023"),
        ("KAZ", "exports", "2022"),
    ]
    assert (len(moves), found["explained"]["value"]) == (10, 0)
    # What went through Xinjiang is known of that year, but a route explains no move.
    first = moves["KAZ", "imports", "2023"]
    assert (first["parts"], first["best"], first["open_pct"]) == ([], {}, 100.0)
    sold = {"reporter": "author", "country": "KAZ", "period": "2022"}
    products = ("crude oil", "natural gas (pipeline)")
    fuels = sum(printed("trade_composition", **sold, product=one) for one in products)
    best = moves["KAZ", "exports", "2022"]["best"]
    assert best["value"] == pytest.approx(fuels - fuels / 1.58)
    assert (best["obs_status"], round(best["pct"])) == ("E", 54)
    assert moves["KGZ", "exports", "2024"]["mark"] == "U"  # what a ministry said


def test_nothing_is_explained_without_goods() -> None:
    none = TABLES | {name: TABLES[name][:0] for name in [*TABLES][1:]}
    found = trade.of_moves(none)
    assert set(found["moves"]["open_pct"]) == {100.0}
    assert trade.of_gold(none)["tonnes"] == []


def test_the_deepest_fall_bridges_no_year_without_a_figure() -> None:
    fell = pd.concat(of_all(str(year), 2022.0 - year) for year in (2018, 2020, 2021))
    assert trade.of_growth(fell, 2021)["fall"]["period"] == "2020/2021"
    assert trade.of_growth(of_all("2020", 1.0), 2020)["fall"] == {}


def test_a_scenario_is_arithmetic_on_its_last_year() -> None:
    path = trade.scenario_path(FLOWS, horizon=2030, **{**STILL, "import_growth": 0.1})
    start = facts.at(path, 2025, flow="imports")["value"]
    assert facts.at(path, flow="imports")["value"] == pytest.approx(start * 1.1**5)
    assert path.loc[path["assumed"], "obs_status"].eq("F").all()
    assert trade.scenario_path(FLOWS, horizon=2025, **STILL).empty


def test_the_gas_squeeze_costs_the_same_on_both_pages() -> None:
    exports, gas = [], []
    scenarios = load_scenarios(ROOT / "params")
    for scenario in ("baseline", "gas_squeeze"):
        page = (GOLDEN / scenario / "energy.txt").read_text("utf-8")
        gas += map(float, re.findall(r"gas_value_assumed = ([\d.]+)", page))
        told = scenarios[scenario].parameters["trade"].model_dump()
        names = ("horizon", *STILL, "shocks", "level_shifts")
        path = trade.scenario_path(FLOWS, **{name: told[name] for name in names})
        exports.append(facts.at(path, 2030, flow="exports")["value"] / 1000)
    assert exports[0] - exports[1] == pytest.approx(gas[0] - gas[1], abs=0.3)


def test_the_gap_of_the_bank_is_the_sum_of_its_parts() -> None:
    whole = facts.at(trade.other_count(TABLE))
    parts = trade.bank_gap(TABLE)
    assert parts["value"].sum() == pytest.approx(-whole["value"])
    by_country = parts.set_index("country")["value"] / 1000
    assert by_country.round(1).to_dict() == {
        "KGZ+TJK": -19.1,
        "KAZ": -13.7,
        "TKM": 0.0,
        "UZB": 4.2,
    }
    assert trade.bank_gap(TABLE[TABLE["reporter"] != "edb"]).empty


def test_trade_on_national_data_names_who_counts_each_part() -> None:
    parts = trade.national_total(TABLE).set_index("country")
    assert parts["chosen"].to_dict() == {
        "KAZ": "edb",  # no national total of 2024 is known
        "KGZ": "national",
        "TJK": "national",
        "TKM": "china_customs",  # it has published nothing since 2000
        "UZB": "national",
    }
    assert {*parts["period"]} == {"2024"}
    own = trade.of_mirror(TABLE)["own"]
    assert own["value"] == pytest.approx(parts["value"].sum())
    assert own["unheard"] == ["TKM"]
    assert round(own["pct"]) == 35


def test_trade_on_national_data_is_unknown_where_two_states_are_silent() -> None:
    silent = TABLE["country"].isin(["TJK"]) & (TABLE["reporter"] == "national")
    assert trade.national_total(TABLE[~silent]).empty
    assert trade.of_mirror(TABLE[~silent])["own"] == {}


def test_the_deficits_of_the_countries_are_that_of_the_region() -> None:
    found = trade.of_deficit(TABLE)
    year = int(found["parts"][0]["period"])
    region = facts.at(found["rows"], year, country="CA5")
    parts = [part["value"] for part in found["parts"]]
    assert math.fsum(parts) == pytest.approx(region["value"], abs=0.01)
    assert [part["country"] for part in found["parts"]][::4] == ["KGZ", "TKM"]


def test_a_total_that_was_published_is_not_denied() -> None:
    level = trade.of_level(TABLE)
    assert set(level["published"]) <= set(level["total"]["sums"])
    assert {1992, 2012} <= set(level["published"])


def test_the_part_of_gas_in_exports_is_of_all_that_sell_it() -> None:
    found = trade.gas_in_exports(FLOWS, TABLES["gas_flows"]).set_index("year")
    assert found["value"].round().tail(3).to_list() == [41, 38, 29]
    assert round(found["without_kyrgyz"].iloc[-1]) == 34
    sales = TABLES["gas_flows"]
    without_one = sales[sales["exporter"] != "KAZ"]
    assert trade.gas_in_exports(FLOWS, without_one).empty


def test_gold_is_said_to_be_possible_only_with_more_than_there_was() -> None:
    supply = trade.of_gold(TABLES)["supply"]
    assert supply["by_china"] + supply["elsewhere"]["value"] == supply["taken"]
    assert supply["mined"] + supply["stock"]["value"] == supply["there"]
    assert round(supply["taken"]) == 101
    assert round(supply["there"]) == 96


def test_what_neighbours_do_not_show_is_no_ceiling() -> None:
    found = trade.of_transit(TABLE, load_table("country_profile"), end=2025)
    assert found["never_seen"] < found["valued"] < found["sold"]
    assert found["never_seen"] == pytest.approx(
        sum(gap["china"] - gap["national"] for gap in found["unseen"])
    )
    assert found["economy"]["value"] > found["economy"]["gdp"]["value"]


def test_a_rise_that_is_unknown_leaves_out_no_country_whose_gap_is_known() -> None:
    found = trade.of_transit(TABLE, load_table("country_profile"), end=2024)
    # Kyrgyz trade of 2020, from which its rise would be counted, is not known.
    assert [gap["country"] for gap in found["unseen"]] == ["KAZ", "KGZ"]
    assert found["share_pct"] is None
    assert round(found["never_seen"]) == 27_010
    assert trade.of_transit(TABLE, load_table("country_profile"), end=2025)["share_pct"]


def test_kyrgyz_exports_of_a_year_name_the_months_in_which_they_came() -> None:
    found = trade.of_kyrgyz_months(load_table("monthly_trade"))
    assert len(found["months"]) == 12
    assert found["late"]["span"] == "2024-10/2024-12"
    title = words.say("trade.kyrgyz_months_title", found)
    assert title.endswith("to China in 2024 came in October–December")
    none = trade.of_kyrgyz_months(load_table("monthly_trade")[:0])
    assert words.say("trade.kyrgyz_months_title", none) == "Kyrgyz exports by month"


def test_the_largest_mirror_gap_of_late_is_told_beside_that_of_the_century() -> None:
    mirror = trade.of_mirror(TABLE)
    gaps = mirror["gaps"][mirror["gaps"]["country"] == mirror["last"][0]["country"]]
    lately = gaps[gaps["year"] >= trade.THIS_CENTURY]
    assert mirror["highest"]["ratio"] == lately["ratio"].max()
    assert mirror["last"][0]["ratio"] < mirror["highest"]["ratio"]


def test_a_total_whose_count_was_not_said_is_not_called_national() -> None:
    early = TABLE[TABLE["period"].str[:4] <= "2024"]
    found = trade.of_mirror(early)
    assert found["uzb"]["unsaid"]
    assert not found["uzb"]["wider"]
    assert [part["country"] for part in found["own"]["unsaid"]] == ["UZB"]
    figure = facts.figure("turnover_uzb_own", found["uzb"], "USD bn")
    label = words.say("trade.turnover_uzb_own_label", figure)
    assert "as Uzbekistan counts it" not in label
    assert "services" not in label


def test_a_part_that_did_better_than_the_mean_in_both_spans_is_named() -> None:
    said = ahead()
    ours = said["missed"]["combination"]
    for method in said["parts"]:
        part = said["missed"][method]
        is_better = all(part[of] < ours[of] for of in ("rmse_log", "rmse_all"))
        assert (method in said["better_in_both"]) == is_better
    assert "% did better. " in words.say("trade.missed", said)


def test_gas_that_does_not_change_is_said_not_to() -> None:
    path = trade.scenario_path(FLOWS, horizon=2030, **STILL)
    gas = pd.DataFrame({"period": ["2025", "2030"], "value": [10_313.0, 10_290.0]})
    gas = gas.assign(source_ids="", year=[2025, 2030], unit="USD mn", basis="")
    found = trade.of_gas_in_exports(path, gas)
    assert found["is_still"]
    assert "the gas in them not at all" in words.say("trade.gas_in_exports", found)


def test_goods_name_the_last_year_of_gas() -> None:
    names = ("bilateral_trade", "trade_composition", "gas_flows")
    named = trade.of_goods(*(TABLES[name] for name in names))["named"]
    gas = named[named["product"] == trade.PIPED_GAS]
    assert dict(zip(gas["country"], gas["period"], strict=True)) == dict.fromkeys(
        trade.GAS_SELLERS, "2025"
    )


def test_a_link_to_the_price_of_oil_is_split_by_year_and_not_denied() -> None:
    found = trade.of_prices(FLOWS, TABLES["commodity_prices"])
    whole, before, lately = (found[name] for name in ("turnover", "before", "lately"))
    assert before["n"] + lately["n"] == whole["n"]
    assert before["end"] < lately["start"]
    assert 0 < lately["value"] < before["value"]


SAYS_WHO = re.compile(
    r"China|Chinese|nation|own count|own data|Kyrgyz (statistics|ministry)|records?\b"
    r"|Bank|Carnegie|announced"
)


def test_a_lens_is_told_by_its_own_reporter_or_says_who_counts(built: Built) -> None:
    page = built.output / "national_statistics" / "trade.html"
    body = visible(page, without=".cards, table, figure")
    before_claims = takewhile("What the article says".__ne__, blocks(body))
    amounts = [text for text in before_claims if "$" in text]
    assert len(amounts) > 8
    assert [text for text in amounts if not SAYS_WHO.search(text)] == []


def test_a_projection_says_nothing_of_what_is_farther_than_its_past() -> None:
    total = trade.regional(TABLE)
    assert trade.projection(total.tail(3), 2040).empty
    assert trade.projection(total, 2025).empty


def ahead(**changed: Any) -> facts.Fact:
    """What the page says of the years ahead."""
    targets = load_table("trade_targets")
    path = trade.scenario_path(FLOWS, horizon=2030, **STILL)
    told: dict[str, Any] = {"horizon": 2030, "usd_inflation": 0.025, **changed}
    return trade.of_ahead(TABLE, targets, path, **told)


def test_the_forecast_is_told_with_its_errors_after_the_boom_and_with_it() -> None:
    missed = ahead()["missed"]
    ours, half = missed["combination"], missed["shrunk_drift"]
    told = {name: row["rmse_log"] for name, row in missed.items()}
    # Worked out by hand from the rows, five years ahead.
    assert (ours["n"], ours["n_all"], ours["first_all"]) == (11, 18, 2001)
    by_hand = {"combination": 0.463, "random_walk": 0.537, "fixed_growth": 0.433}
    assert {**told, **by_hand} == pytest.approx(told, abs=0.001)
    assert ours["mean_log_error"] == pytest.approx(0.068, abs=0.001)
    assert half["rmse_log"] == pytest.approx(0.571, abs=0.001)
    assert half["mean_log_error"] == pytest.approx(-0.210, abs=0.001)
    assert ours["rmse_log"] < half["rmse_log"]
    assert ours["rmse_all"] > half["rmse_all"]


def test_the_band_and_the_table_tell_one_interval() -> None:
    said = ahead()
    [ours] = [
        row
        for row in facts.records(said["methods"])
        if row["method"] == said["last"]["method"]
    ]
    assert said["held"]["value"] == ours["held_pct"]
    assert said["held"]["n"] == ours["held_n"]


def test_the_chance_of_a_narrow_range_is_told_with_the_largest_there_can_be() -> None:
    low, high, inside = ahead()["chances"]
    assert inside["value"] == pytest.approx(low["value"] - high["value"])
    assert inside["value"] < inside["largest"] < 0.25
    assert inside["width"] == 30_000


@pytest.mark.parametrize("side", trade.SIDES)
def test_a_series_merges_with_a_table_of_ones_own(side: codes.Side) -> None:
    flows = trade.series(TABLE, side)
    assert not flows.duplicated(["country", "flow", "year"]).any()
    assert flows["year"].notna().all()
    assert {*map(type, flows["source_ids"])} == {str}
    years = range(2020, 2025)
    mine = pd.DataFrame({"country": "KAZ", "year": years, "visits": 1.5})
    both = flows.merge(mine, on=["country", "year"], how="left", validate="m:1")
    found = both[both["visits"].notna()]
    assert {*found["country"]} == {"KAZ"}
    assert {*found["year"]} == {*years}
    assert len(both) == len(flows)
