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


def decided_rows() -> list[dict[str, str]]:
    """Rows of promises that somebody made and of which is known what became of them."""
    return [
        row
        for row in ROWS["promises"]
        if row["speaker"] != "third_party" and row["kind"] != "forecast"
        if row["outcome"] in outlook.DECIDED
        if row["outcome"] == "early" or "" < row["due"] < "2026-11"
    ]


@cache
def deeds(as_of: str = "") -> pd.DataFrame:
    return outlook.kept(outlook.promises(claims.Known(as_of=as_of)))


def test_a_promise_counts_once_a_subject_by_its_first_date() -> None:
    first: dict[str, dict[str, str]] = {}
    for row in sorted(decided_rows(), key=lambda row: (row["said_on"], row["due"])):
        first.setdefault(row["subject"], row)
    promises = outlook.promises(claims.Known())
    counting = promises[promises["counts"] == "yes"]
    assert {*counting["promise_id"]} == {row["promise_id"] for row in first.values()}
    assert (promises["counts"] == "again").sum() == len(decided_rows()) - len(first)
    # The start of one railway's works was promised five times and counts once.
    starts = promises[promises["subject"] == "cku-rail-start-of-works"]
    assert starts["counts"].tolist().count("yes") == 1


def test_what_was_reached_before_its_date_counts_as_kept() -> None:
    heads = deeds().set_index(["by", "group"]).loc[("speaker", "head")]
    early = {row["subject"] for row in decided_rows() if row["outcome"] == "early"}
    assert deeds().iloc[0]["early"] <= len(early)
    assert heads["early"] == heads["ahead"] == 3
    assert heads["in_time"] == 3
    assert heads["promises"] == 6


@pytest.mark.parametrize("as_of", ["", DATE, "2023-12-31"])
def test_outcomes_make_the_promises_and_groups_make_the_whole(as_of: str) -> None:
    rows = deeds(as_of)
    parts = rows[["early", "on_time", "late", "not_kept"]].sum(axis=1)
    assert parts.tolist() == rows["promises"].tolist()
    assert (rows["early"] + rows["on_time"]).tolist() == rows["in_time"].tolist()
    whole = rows.set_index("by").loc["all", "promises"]
    for by in ("kind", "speaker", "topic"):
        assert rows.loc[rows["by"] == by, "promises"].sum() == whole


def test_limits_of_a_share_are_those_of_wilson() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I: 81/263 and 1/29.
    assert outlook.wilson_limits(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert outlook.wilson_limits(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)
    low, high = outlook.wilson_limits(0, 4)
    assert low == pytest.approx(0)
    assert 0 < high < 1


def test_a_report_that_came_later_was_not_seen_on_the_day_of_the_article() -> None:
    promises = outlook.promises(claims.Known(as_of=DATE))
    counts = promises.set_index("promise_id")["counts"]
    assert counts["ashgabat-turkmenabat-completion-1"] == "not_seen"
    assert counts["btk-completion-1"] == "yes"


def test_lateness_is_that_of_promises_that_came_late() -> None:
    promises = outlook.promises(claims.Known())
    late = promises[(promises["counts"] == "yes") & (promises["outcome"] == "late")]
    assert deeds().iloc[0]["slip"] == pytest.approx(median(late["slip_years"]))


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
