"""Outlook: chances, scores, conditions and signals, by hand where it can be."""

import math
from functools import cache
from itertools import product
from statistics import median
from typing import Any

import pandas as pd
import pytest

from cac_data import claims, energy, infrastructure, load_table, outlook, trade
from cac_data.tables import __data_version__
from tests.bundled import ROWS

DATE = "2025-07-27"


@cache
def counted(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    return outlook.series(claims.Known(as_of=as_of), end=end)


@cache
def said(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    """Forecasts by their identifier."""
    judged = claims.verdicts(as_of=as_of)
    tables = claims.Known(as_of=as_of)
    found = outlook.forecasts(tables, counted(as_of, end), judged)
    return found.set_index("forecast_id")


def test_every_forecast_and_signal_of_the_lists_is_answered() -> None:
    signals = outlook.signals(claims.Known(), counted(), horizon=2030)
    assert {*load_table("forecasts")["forecast_id"]} <= {*said().index}
    assert {*load_table("signals")["signal_id"]} == {*signals["signal_id"]}
    gas = signals[signals["signal_id"] == "gas"].iloc[0]
    assert (gas["side"], gas["since"]) == ("below", "2025")  # the year after its level
    on = (signals["value"] >= signals["level"]).map({True: "on", False: "off"})
    assert signals["light"].isin(["neither"]).sum() == 1
    assert (signals["light"].eq("neither") | signals["light"].eq(on)).all()


def test_every_year_of_an_indicator_stands_once_and_has_a_source() -> None:
    assert (counted()["source_ids"] != "").all()
    assert not counted().duplicated(["indicator_id", "period"]).any()
    assert counted(end=1980).empty


def test_the_railway_is_judged_by_works_known_to_be_done_by_then_or_not() -> None:
    claimed, stated = (said().loc[f"railway_{of}"] for of in ("claimed", "stated"))
    projects = load_table("projects")
    slips = infrastructure.schedule_slip(load_table("schedule_claims"), projects)
    slips = slips[(slips["project_id"] != "cku-rail") & slips["cross_border"]]
    late = slips["slip_years"] > 0
    done = (slips["state"] == "finished") & ~late
    assert (stated["years_late"], claimed["years_late"]) == (0, -3)
    assert stated["finished"] == done.sum()
    cases = (done | late | (slips["state"] == "given up")).sum()
    assert stated["cases"] == cases < claimed["cases"]  # with those of one country
    for row in (claimed, stated):
        assert row["probability"] == pytest.approx(
            (row["finished"] + 1) / (row["cases"] + 2)
        )
        # Jeffreys: of 0 in 6 from 0.00 to 0.33, as printed in tables.
        assert row["low"] <= row["probability"] <= row["high"]
        assert row["rail_known"] < row["cases"]


def test_every_open_forecast_stands_once_with_a_date_and_a_chance_or_a_reason() -> None:
    verdicts, rows = claims.verdicts(), said()
    still_open = verdicts.loc[verdicts["verdict"] == "open", "claim_id"]
    assert sorted(rows.loc[rows["claim_id"] != "", "claim_id"]) == sorted(still_open)
    assert rows.index.is_unique
    assert (rows["resolves_on"] > DATE[:7]).all()
    assert (rows["reason"].isna() == rows["probability"].notna()).all()


def test_an_earlier_year_and_a_higher_level_are_never_likelier() -> None:
    # On the day of the article governments had not named 2030 yet.
    for rows, named in ((said(), "2030"), (said(DATE, 2024), "2031")):
        found = rows["probability"]
        assert found["railway_claimed"] <= found["railway_stated"]
        assert found["trade_150"] <= found["trade_120"] <= 1 - found["trade_no_growth"]
        assert found["gas_full"] <= found["gas_more"]
        assert rows["period"]["railway_stated"] == named


def test_a_score_of_past_years_lies_between_perfect_and_wrong() -> None:
    needs = pd.DataFrame({"need_id": ["trade_low", "trade_high"], "needed": [3.0, 9.0]})
    tried = outlook.hindcast(counted(), needs)
    assert 0 < tried["value"] < 1
    assert 0 < tried["events"] < tried["n"]
    # What always or never comes is easy to tell.
    sure = outlook.hindcast(counted(), needs.assign(needed=[-99.0, 999.0]))
    assert sure["value"] < 0.01
    assert outlook.hindcast(counted().head(0), needs)["value"] is None


def test_skill_is_against_the_base_rate_known_at_the_time() -> None:
    total = counted()[counted()["indicator_id"] == "turnover"]
    value = dict(zip(total["year"].astype(int), total["value"], strict=True))
    asked = [3.0, 9.0]
    needs = pd.DataFrame({"need_id": ["trade_low", "trade_high"], "needed": asked})
    tried = outlook.hindcast(counted(), needs)
    first, last = (int(year) for year in tried["period"].split("/"))
    squares = []
    for pct, origin in product(asked, range(first, last - 4)):
        if {origin, origin + 5} <= value.keys():
            grown = {
                year: value[year + 5] >= value[year] * (1 + pct / 100) ** 5
                for year in value
                if year + 5 in value
            }
            over = [came for year, came in grown.items() if year + 5 <= origin]
            squares.append((sum(over) / len(over) - grown[origin]) ** 2)
    assert len(squares) == tried["n"]
    assert tried["base"] == pytest.approx(sum(squares) / len(squares))
    assert tried["skill"] == pytest.approx(1 - tried["value"] / tried["base"])
    # What came true is the share that nobody knew.
    share = tried["events"] / tried["n"]
    assert tried["base_after"] == pytest.approx(share * (1 - share))


def test_conditions_begin_with_the_scenario_and_measure_their_change() -> None:
    tables, flows = claims.Known(), trade.series(load_table("bilateral_trade"))
    assumed: dict[str, Any] = {"export_growth": 0.043, "import_growth": 0.043}
    told = outlook.conditions(tables, flows, horizon=2030, assumed=assumed)
    found = told["frame"].set_index("condition_id")
    assert found.index[0] == "scenario"
    plain, rest = found["value"]["scenario"], found["value"]
    assert (rest - plain).tolist() == pytest.approx(found["change"].tolist())
    assert rest["replay"] < rest["imports_kaz"] < plain
    # What the scenario takes already is not taken twice.
    gone = {"country": "KAZ", "flow": "imports", "year": 2026, "usd_bn": -20.0}
    again = {**assumed, "level_shifts": [gone]}
    told = outlook.conditions(tables, flows, horizon=2030, assumed=again)
    assert "imports_kaz" not in {row["condition_id"] for row in told["rows"]}
    nothing = outlook.conditions(tables, flows[:0], horizon=2030, assumed=assumed)
    assert nothing["frame"].empty


def test_a_promise_counts_if_no_third_party_made_it_and_its_outcome_is_known() -> None:
    dated = [
        row
        for row in ROWS["promises"]
        if row["speaker"] != "third_party" and row["kind"] != "forecast"
        if "" < row["due"] < "2026-11" and row["outcome"] not in ("open", "not_seen")
    ]
    assert not {"wrong", "cancelled"} & {row["outcome"] for row in dated}
    found = outlook.kept(outlook.promises(claims.Known())).iloc[0]
    in_time = [row for row in dated if row["outcome"] in ("kept", "early")]
    counts = (len(dated), len(in_time))
    assert (found["promises"], found["in_time"]) == counts == (37, 9)
    slips = [float(row["slip_years"]) for row in dated if row["slip_years"]]
    assert found["slip"] == pytest.approx(median(slips))
    # Reports that came later were not seen on the day of the article.
    then = outlook.promises(claims.Known(as_of=DATE)).set_index("promise_id")["counts"]
    assert then["ashgabat-turkmenabat-completion-1"] == "not_seen"
    assert then["btk-completion-1"] == "yes"


def test_our_probabilities_are_stored_with_each_version_of_the_data() -> None:
    """Where this fails, add rows of the new version to `forecast_record`."""
    rows = load_table("forecast_record")
    now = rows[rows["data_version"] == __data_version__].set_index("forecast_id")
    found = said().loc[load_table("forecasts")["forecast_id"]]
    assert {*now.index} == {*found.index}
    for name, row in now.iterrows():
        for column in ("probability", "threshold"):
            assert row[column] == pytest.approx(found[column][name], abs=1e-3), name
        assert row["due"] == found["resolves_on"][name]
    # What is due by the day of the collection has an outcome, and a score.
    due = rows["due"] <= load_table("sources")["accessed"].max()
    assert rows.loc[due, "outcome"].notna().all()
    decided = claims.Known({"forecast_record": rows.assign(outcome=1.0)})
    score = ((1 - rows["probability"]) ** 2).mean()
    assert outlook.record(decided)["value"] == pytest.approx(score)


def test_a_forecast_that_several_versions_asked_is_counted_once() -> None:
    rows, asked = load_table("forecast_record"), load_table("forecasts")
    told = outlook.record(claims.Known())
    assert (told["ahead"], told["n"]) == (len(asked), 0) != (len(rows), 0)
    assert told["versions"][-1] == __data_version__
    assert told["due"] == min(rows["due"])
    first = rows["forecast_id"] == "trade_120"
    decided = rows.assign(outcome=first.map({True: 1.0, False: math.nan}))
    told = outlook.record(claims.Known({"forecast_record": decided}))
    assert (told["ahead"], told["n"]) == (len(asked) - 1, 1)


def test_a_chance_from_few_works_is_told_with_how_far_it_may_be_off() -> None:
    row = said().loc["railway_stated"]
    assert (row["finished"], row["cases"]) == (0, 6)
    assert row["probability"] == pytest.approx(1 / 8)
    assert row["low"] == pytest.approx(0.0, abs=0.005)
    assert row["high"] == pytest.approx(0.33, abs=0.005)
    assert row["rail_probability"] == pytest.approx(1 / (row["rail_known"] + 2))


@pytest.mark.parametrize(("as_of", "end"), [("", 2025), (DATE, 2024)])
def test_more_gas_to_sell_is_more_than_on_average_in_three_years(
    as_of: str, end: int
) -> None:
    row = said(as_of, end).loc["gas_more"]
    tables = claims.Known(as_of=as_of)
    gas = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    own = gas[(gas["country"] == "TKM") & gas["year"].between(end - 2, end)]
    assert row["threshold"] == pytest.approx(own["value"].mean())
    assert (row["first_year"], row["last_year"]) == (end - 2, end)
