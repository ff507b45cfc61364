"""Outlook: chances, scores, conditions and signals, by hand where it can be."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import pytest

from cac_data import claims, infrastructure, load_table, outlook, projections, trade

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
        assert row["exact"] == pytest.approx((row["finished"] + 1) / (row["cases"] + 2))
        assert row["low"] <= row["probability"] <= row["high"]
        assert row["rail_known"] < row["cases"]


def test_every_open_forecast_stands_once_with_a_date_and_a_chance_or_a_reason() -> None:
    verdicts, rows = claims.verdicts(), said()
    still_open = verdicts.loc[verdicts["verdict"] == "open", "claim_id"]
    assert sorted(rows.loc[rows["claim_id"] != "", "claim_id"]) == sorted(still_open)
    assert rows.index.is_unique
    assert (rows["resolves_on"] > DATE[:7]).all()
    assert (rows["reason"].isna() == rows["probability"].notna()).all()
    nearest = rows["exact"].map(projections.nearest_band)
    pd.testing.assert_series_equal(rows["probability"], nearest, check_names=False)


@pytest.mark.parametrize(("as_of", "end"), [("", 2025), (DATE, 2024)])
def test_an_earlier_year_and_a_higher_level_are_never_likelier(
    as_of: str, end: int
) -> None:
    found = said(as_of, end)["exact"]
    assert found["railway_claimed"] <= found["railway_stated"]
    assert found["trade_150"] <= found["trade_120"] <= 1 - found["trade_no_growth"]
    assert found["gas_full"] <= found["gas_more"]
    # On the day of the article governments had not named 2030 yet.
    named = said(as_of, end)["period"]["railway_stated"]
    assert named == ("2031" if as_of else "2030")


def test_a_score_of_past_years_lies_between_perfect_and_wrong() -> None:
    needs = pd.DataFrame({"need_id": ["trade_low", "trade_high"], "needed": [3.0, 9.0]})
    tried = outlook.hindcast(counted(), needs)
    assert 0 < tried["value"] < 1
    assert 0 < tried["events"] < tried["n"]
    # What always or never comes is easy to tell.
    sure = outlook.hindcast(counted(), needs.assign(needed=[-99.0, 999.0]))
    assert sure["value"] < 0.01
    assert outlook.hindcast(counted().head(0), needs)["value"] is None


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
