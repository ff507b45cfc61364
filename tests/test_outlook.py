"""Outlook: chances, scores, conditions and signals, by hand where it can be."""

import datetime as dt
import math
from functools import cache
from itertools import product
from statistics import median
from typing import Any

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from cac_data import (
    claims,
    energy,
    infrastructure,
    load_table,
    outlook,
    periods,
    trade,
    words,
)
from cac_data.facts import records
from cac_data.report.publish import PageFacts
from cac_data.tables import __data_version__, select
from tests.bundled import ROWS
from tests.golden import Built

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


@cache
def needed(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    """What promises need, by promise; where the path of gas is that of the baseline."""
    tables = claims.Known(as_of=as_of)
    flows = select(tables["gas_flows"], end=end, parts=True)
    balance = select(tables["energy_balance"], end=end, parts=True)
    gas = energy.gas.gas_balance(balance, flows)
    growth = {"output_growth": 0.01, "demand_growth": 0.02}
    growth |= {"line_d_year": 0, "gas_to_china_bcm": 0.0}
    path = energy.gas.gas_path(gas, flows, tables["pipelines"], horizon=2030, **growth)
    paths = {"gas": path}
    found = outlook.needs(tables, counted(as_of, end), paths=paths, horizon=2030)
    return found.set_index("need_id")


def warned(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    tables = claims.Known(as_of=as_of)
    flows = trade.series(tables["bilateral_trade"])
    wanted = needed(as_of, end).reset_index()
    return outlook.warnings(tables, counted(as_of, end), wanted, flows=flows)


def test_every_forecast_and_signal_of_the_lists_is_answered() -> None:
    signals = outlook.signals(claims.Known(), counted(), horizon=2030)
    assert {*load_table("forecasts")["forecast_id"]} <= {*said().index}
    answered = {*signals["signal_id"], *warned()["signal_id"]}
    assert answered == {*load_table("signals")["signal_id"]}
    is_told = signals["light"].isin(["on", "off"])
    on = (signals["value"] >= signals["level"]).map({True: "on", False: "off"})
    assert (signals["light"] == on)[is_told].all()


def test_a_signal_older_than_the_article_is_no_sign_of_what_followed() -> None:
    signals = outlook.signals(claims.Known(), counted(), horizon=2030)
    older = signals[
        (signals["period"].str[-7:] <= DATE[:7]) & signals["wanted"].eq("more")
    ]
    older = older[older["period"].str.contains("/")]
    assert older["signal_id"].tolist() == ["visitors"]
    assert older["light"].tolist() == ["before"]


@pytest.mark.parametrize(
    ("as_of", "end"), [("", 2025), (DATE, 2024), ("2024-06-30", 2023)]
)
def test_no_warning_is_true_today(as_of: str, end: int) -> None:
    for _, row in warned(as_of, end).iterrows():
        now, side = row["value"], row["side"]
        is_true = {
            "above": now > row["low"],
            "below": now < row["high"],
            "between": row["low"] <= now <= row["high"],
        }
        assert not is_true[side], row["signal_id"]


def test_each_warning_is_of_one_outcome_and_side() -> None:
    assert warned()["announces"].is_unique
    assert len(warned()) == 6


def test_a_promise_stands_once_beside_all_five_years_known() -> None:
    rows = needed()
    assert rows.index.is_unique
    assert not {name for name in rows.index if name.startswith("railway")}
    total = counted()[counted()["indicator_id"] == "turnover"]
    level = dict(zip(total["year"], total["value"], strict=True))
    paces = [
        100 * ((level[year] / level[year - 5]) ** (1 / 5) - 1)
        for year in level
        if year - 5 in level
    ]
    for name, goal in (("trade_low", 120), ("trade_high", 150)):
        row = rows.loc[name]
        pace = 100 * ((goal / level[2025]) ** (1 / 5) - 1)
        assert row["needed"] == pytest.approx(pace)
        assert (row["worst"], row["best"]) == pytest.approx((min(paces), max(paces)))
        assert row["achieved"] == pytest.approx(paces[-1])
        assert (row["spans"], row["fast_enough"]) == (
            len(paces),
            sum(one >= pace for one in paces),
        )


def test_solar_and_wind_are_compared_with_the_same_count_a_year_before() -> None:
    fleet = counted()[counted()["indicator_id"] == "solar_wind"].set_index("year")
    added = [
        float(row["capacity_mw"]) / 1000
        for row in ROWS["renewable_capacity"]
        if (row["country"], row["indicator"]) == ("UZB", "added_capacity")
        if row["period"] == "2025" and row["technology"] in ("solar", "wind")
    ]
    grown = fleet["value"][2025] - fleet["value"][2024]
    assert grown == pytest.approx(sum(added))


def test_since_the_article_is_since_its_month() -> None:
    tables, years = claims.Known(), counted()
    flows = trade.series(tables["bilateral_trade"])
    rates = {"export_growth": 0.0, "import_growth": 0.0}
    paths = {"trade": trade.scenario_path(flows, horizon=2030, **rates)}
    paths |= {
        "gas": pd.DataFrame(columns=["year"]),
        "sun": pd.DataFrame(columns=["year"]),
    }
    rows = outlook.standing(
        tables, years, claims.verdicts(), paths=paths, horizon=2030, cku_opening=0
    ).set_index("indicator_id")
    assert rows["after"].notna().sum() == 1
    then = next(
        float(row["capacity_mw"])
        for row in ROWS["renewable_capacity"]
        if row["technology"] == "solar_and_wind" and row["period"] == DATE[:7]
    )
    growth = 100 * (1000 * rows["last"]["solar_wind"] / then - 1)
    assert rows["after"]["solar_wind"] == pytest.approx(growth)
    # What ends before the article has not moved since.
    assert pd.isna(rows["change_pct"]["visitors"])
    assert rows["said"]["workshops"][0]["enough"] == 4


def of_the_board(as_of: str) -> str:
    """What is said of the key claims by what was known on a day."""
    rows = records(claims.verdicts_then_and_now(tier="A", as_of=as_of))
    scope = {"as_of": as_of, "article": DATE, "counts": {}}
    return words.say("outlook.scoreboard", {"rows": rows, **scope})


def test_the_gas_that_is_off_track_now_is_told_with_both_years() -> None:
    grew = "Gas to China grew 1.0 % in 2024, the last year before the article, and "
    now = of_the_board("").replace("\N{NO-BREAK SPACE}", " ")
    assert f"{grew}fell 4.1 % in 2025: it is off track now." in now
    for day in (DATE, "2015-07-27"):
        assert "since the day" not in of_the_board(day)
        assert "off track" not in of_the_board(day)


def test_a_goal_that_no_five_years_reached_is_told_apart_from_the_claim() -> None:
    said = {"track": "on track", "claimed": 2.0, "unit": "projects"}
    goal = {"value": 25.0, "period": "2030"}
    row = {"verdict": "open", "said": [said], "goal": goal, "unit": "GW"}
    for pace, told in (
        ("never", "on track for 2 projects; 25 GW: no five years were as fast"),
        ("seen", "on track"),
    ):
        cell = words.say("outlook.standing_verdict_cell", {**row, "goal_pace": pace})
        assert cell.strip().replace("\N{NO-BREAK SPACE}", " ") == f"Open, {told}"


def test_shares_and_deaths_beside_the_signals_are_those_of_the_rows() -> None:
    rows = outlook.beside(claims.Known()).set_index("what")
    permits = {
        (row["citizens_of"], row["period"]): float(row["value"])
        for row in ROWS["foreign_workers"]
        if row["indicator"] == "work_permit_holders" and not row["sector"]
    }
    last = max(period for _, period in permits)
    share = 100 * permits["CHN", last] / permits["WLD", last]
    assert rows["share_pct"]["workers"] == pytest.approx(share)
    attacks = {
        (row["period"], row["place"]): int(row["killed"])
        for row in ROWS["security_incidents"]
        if row["kind"].startswith("attack")
    }
    counts = (rows["number"]["attacks"], rows["total"]["attacks"])
    assert counts == (len(attacks), sum(attacks.values()))


SAME_ON_TWO_PAGES = {
    ("outlook", "railway"): ("infrastructure", "opening_named"),
    ("outlook", "needed_solar_wind_uzb"): ("energy", "uzbek_solar_wind_needed"),
}


def test_what_stands_on_two_pages_is_one_value(built: Built) -> None:
    """In every scenario, and for gas at the horizon where both pages have the same."""
    compared = 0
    for page in built.output.glob("*/outlook.html"):
        figures = {
            name: {
                item.id: item for item in PageFacts.read(path.read_bytes()).key_figures
            }
            for name in ("outlook", "infrastructure", "energy")
            if (path := page.with_name(f"{name}.html")).exists()
        }
        for (here, own), (there, other) in SAME_ON_TWO_PAGES.items():
            if there in figures:
                pair = (figures[here][own], figures[there][other])
                # One without a value says nothing: too few years for the outlook.
                if None not in (pair[0].value, pair[1].value):
                    assert pair[0].number == pair[1].number, (page, own)
                    compared += 1
        ahead = figures.get("energy", {}).get("gas_to_china_assumed")
        if ahead and ahead.period == figures["outlook"]["scenario"].period:
            text = BeautifulSoup(page.read_text("utf-8"), "html5lib").get_text(" ")
            assert f"{ahead.number} bcm" in text.replace("\xa0", " "), page
    assert compared > 2


def test_every_year_of_an_indicator_stands_once_and_has_a_source() -> None:
    assert (counted()["source_ids"] != "").all()
    assert not counted().duplicated(["indicator_id", "period"]).any()
    assert counted(end=1980).empty


@pytest.mark.parametrize(("as_of", "end"), [("", 2025), (DATE, 2024)])
def test_both_pages_judge_the_railway_by_works_whose_first_date_has_passed(
    as_of: str, end: int
) -> None:
    row = said(as_of, end).loc["railway_stated"]
    claimed, projects = load_table("schedule_claims"), load_table("projects")
    known = infrastructure.known_projects(projects, claimed, as_of)
    slips = infrastructure.schedule_slip(claimed, known, as_of=as_of)
    kept = infrastructure.first_dates_kept(slips)
    assert row["probability"] == kept["value"]
    assert (row["finished"], row["cases"]) == (kept["kept"], kept["decided"])
    across = slips[slips["cross_border"] & (slips["project_id"] != "cku-rail")]
    last_days = [periods.bounds(text)[1] for text in across["first_claim"]]
    today = periods.bounds(slips["day"].iloc[0])[1]
    assert kept["decided"] == sum(day < today for day in last_days)
    assert row["probability"] == (row["finished"] + 1) / (row["cases"] + 2)
    # Jeffreys: of 0 in 6 from 0.00 to 0.33, as printed in tables.
    assert row["low"] <= row["probability"] <= row["high"]
    assert row["rail_known"] < row["cases"]


def test_for_the_year_of_the_article_no_work_gives_a_rate() -> None:
    row = said().loc["railway_claimed"]
    assert math.isnan(row["probability"])
    assert (row["reason"], row["years_before"]) == ("no_rate", 3)
    assert row["works"] / 2 < row["named_late"] < row["works"]
    assert (row["threshold"], row["resolves_on"]) == (2027, "2028-01")


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
        assert math.isnan(found["railway_claimed"])
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


def test_a_promise_is_late_by_the_days_between_its_dates() -> None:
    """By the rule by which works are late on the page of infrastructure."""
    rows = load_table("promises")
    rows = rows[rows["outcome"].isin(["early", "late"])]
    due, came = (
        pd.to_datetime([dt.date(*periods.bounds(text)[1]) for text in rows[column]])
        for column in ("due", "outcome_period")
    )
    years = ((came - due).days / 365.25).to_numpy()
    assert rows["slip_years"].to_numpy() == pytest.approx(years, abs=0.0501)


def test_our_probabilities_are_stored_with_each_version_of_the_data() -> None:
    """Where this fails, add rows of the new version to `forecast_record`."""
    rows = load_table("forecast_record")
    now = rows[rows["data_version"] == __data_version__].set_index("forecast_id")
    found = said().loc[load_table("forecasts")["forecast_id"]]
    found = found[found["probability"].notna()]
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
