"""Outlook: chances, scores, conditions and signals, by hand where it can be."""

import datetime as dt
import math
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
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
from cac_data.facts import Figure
from cac_data.outlook.basics import distance
from cac_data.outlook.paces import pace_in
from cac_data.outlook.scores import Hindcast
from cac_data.outlook.sectors import change_on_year_before
from cac_data.outlook.trade_changes import Conditions
from cac_data.report.publish import PageFacts
from cac_data.scenarios import BASELINE
from cac_data.tables import select
from cac_data.versions import __data_version__
from tests.bundled import ROWS
from tests.golden import Built

DATE = "2025-07-27"
SPAN = 5
AS_KNOWN = pytest.mark.parametrize(
    ("as_of", "end"), [("", 2025), (DATE, 2024)], ids=["today", "article"]
)


@cache
def years_of(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    return outlook.series(claims.Known(as_of=as_of), end=end)


def indicator(name: str) -> pd.DataFrame:
    years = years_of()
    return years[years["indicator_id"] == name]


@cache
def forecasts_of(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    """Forecasts by their identifier."""
    tables = claims.Known(as_of=as_of)
    verdicts = claims.verdicts(as_of=as_of)
    forecasts = outlook.forecasts(tables, years_of(as_of, end), verdicts)
    return forecasts.set_index("forecast_id")


@cache
def needs_of(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    """What promises need, by promise; where the path of gas is that of the baseline."""
    tables = claims.Known(as_of=as_of)
    flows = select(tables["gas_flows"], end=end, parts=True)
    balance = select(tables["energy_balance"], end=end, parts=True)
    path = energy.gas.gas_path(
        energy.gas.gas_balance(balance, flows),
        flows,
        tables["pipelines"],
        horizon=2030,
        output_growth=0.01,
        demand_growth=0.02,
        line_d_year=0,
        gas_to_china_bcm=0.0,
    )
    years = years_of(as_of, end)
    needs = outlook.needs(tables, years, paths={"gas": path}, horizon=2030)
    return needs.set_index("need_id")


@cache
def warnings_of(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    tables = claims.Known(as_of=as_of)
    flows = trade.series(tables["bilateral_trade"])
    needs = needs_of(as_of, end).reset_index()
    return outlook.warnings(tables, years_of(as_of, end), needs, flows=flows)


@cache
def signals_of_today() -> pd.DataFrame:
    return outlook.signals(claims.Known(), years_of(), horizon=2030)


NOTHING_KNOWN = "1990"
"""A year before the first source of the tables."""


def plain(text: str) -> str:
    return text.strip().replace("\N{NO-BREAK SPACE}", " ")


# --- What is measured -----------------------------------------------------------------


def test_every_year_of_an_indicator_stands_once() -> None:
    assert not years_of().duplicated(["indicator_id", "period"]).any()


def test_every_year_of_an_indicator_has_a_source() -> None:
    assert (years_of()["source_ids"] != "").all()


def test_before_the_first_year_nothing_is_measured() -> None:
    assert years_of(end=1980).empty


@pytest.mark.parametrize(
    ("name", "counters"),
    [
        ("turnover", {"china_customs"}),
        ("exports", {"china_customs"}),
        ("solar_wind", {"irena", "national"}),
    ],
)
def test_an_indicator_says_who_counts_it(name: str, counters: set[str]) -> None:
    assert {*indicator(name)["counted_by"]} == counters


def test_growth_with_and_without_kyrgyzstan_is_of_the_same_year() -> None:
    signals = signals_of_today().set_index("signal_id")
    flows = trade.series(load_table("bilateral_trade"))
    exports = flows[flows["flow"] == "exports"].set_index(["country", "year"])["value"]
    others = exports["CA5"] - exports["KGZ"]
    year = int(signals.loc["without_kyrgyzstan", "period"])
    grown = (others[year] / others[year - 1] - 1) * 100
    assert signals.loc["without_kyrgyzstan", "value"] == pytest.approx(grown)
    assert signals.loc["trade", "period"] == str(year)


def test_growth_of_trade_is_of_who_counts_trade() -> None:
    stands = outlook.stands(standing_of_today().reset_index())
    changes = {stand["indicator_id"]: change_on_year_before(stand) for stand in stands}
    assert changes["turnover"].reporter == "china_customs"
    assert changes["solar_wind"].reporter == "national"


def test_a_pace_from_almost_nothing_is_of_who_counts_its_end() -> None:
    paces = {pace["need_id"]: pace for pace in outlook.paces(needs_of().reset_index())}
    assert pace_in(paces["solar_wind_uzb"], "best").reporter == "national"


def test_a_figure_is_not_held_against_a_level_of_another_unit() -> None:
    billions = Figure(value=106.3, unit="USD bn")
    millions = Figure(value=120_000.0, unit="USD mn")
    with pytest.raises(ValueError, match="unit"):
        distance(billions, millions)


def test_a_level_is_asked_of_the_series_of_a_figure_whoever_set_it() -> None:
    counted = Figure(value=106.0, unit="USD bn", reporter="china_customs")
    assert distance(counted, Figure(value=120.0, unit="USD bn")) == -14.0


def test_a_level_of_another_counter_is_compared_only_where_that_is_named() -> None:
    counted = Figure(value=106.0, unit="USD bn", reporter="china_customs")
    level = Figure(value=120.0, unit="USD bn", reporter="national")
    with pytest.raises(ValueError, match="reporter"):
        distance(counted, level)
    assert distance(counted, level, across=["reporter"]) == -14.0


def test_solar_and_wind_are_compared_with_the_same_count_a_year_before() -> None:
    fleet = indicator("solar_wind").set_index("year")["value"]
    added = [
        float(row["capacity_mw"]) / 1000
        for row in ROWS["renewable_capacity"]
        if (row["country"], row["indicator"]) == ("UZB", "added_capacity")
        if row["period"] == "2025" and row["technology"] in ("solar", "wind")
    ]
    assert fleet[2025] - fleet[2024] == pytest.approx(sum(added))


# --- Where the sectors stand ----------------------------------------------------------


@cache
def standing_of_today() -> pd.DataFrame:
    """Where the sectors stand, by indicator, under paths of no growth."""
    tables = claims.Known()
    flows = trade.series(tables["bilateral_trade"])
    no_path = pd.DataFrame(columns=["year"])
    no_growth = trade.scenario_path(
        flows, horizon=2030, export_growth=0.0, import_growth=0.0
    )
    standing = outlook.standing(
        tables,
        years_of(),
        claims.verdicts(),
        paths={"trade": no_growth, "gas": no_path, "sun": no_path},
        horizon=2030,
        cku_opening=0,
    )
    return standing.set_index("indicator_id")


def test_since_the_article_is_since_its_month() -> None:
    in_month = next(
        float(row["capacity_mw"])
        for row in ROWS["renewable_capacity"]
        if row["technology"] == "solar_and_wind" and row["period"] == DATE[:7]
    )
    standing = standing_of_today()
    growth = 100 * (1000 * standing["last"]["solar_wind"] / in_month - 1)
    changes = standing["after"].dropna().to_dict()
    assert changes == {"solar_wind": pytest.approx(growth)}


def test_what_ends_before_the_article_has_not_moved_since() -> None:
    assert pd.isna(standing_of_today()["change_pct"]["visitors"])


def test_a_count_is_enough_within_the_tolerance_of_its_claim() -> None:
    assert standing_of_today()["said"]["workshops"][0].enough.value == 4


@pytest.mark.parametrize(
    ("pace", "cell"),
    [
        ("never", "Open, on track for 2 projects; 25 GW: no five years were as fast"),
        ("seen", "Open, on track"),
    ],
    ids=["never", "seen"],
)
def test_a_goal_that_no_five_years_reached_is_told_apart_from_the_claim(
    pace: str, cell: str
) -> None:
    verdict = standing_of_today()["said"]["workshops"][0]
    two = Figure(value=2.0, unit="projects")
    row = {
        "verdict": "open",
        "said": [replace(verdict, track="on", claimed=two, unit="projects")],
        "goal": Figure(value=25.0, unit="GW", period="2030"),
        "goal_pace": pace,
        "unit": "GW",
    }
    said = outlook.plan.verdict_cell(row)
    assert plain(words.say(said)) == cell


# --- The key claims -------------------------------------------------------------------


def of_the_board(as_of: str) -> str:
    """What is said of the key claims by what was known on a day."""
    board = claims.verdicts_then_and_now(tier="A", as_of=as_of)
    scope = outlook.Scope(article=DATE, as_of=as_of)
    key_claims = outlook.key_claims(board)
    return plain(words.say(outlook.plan.scoreboard(key_claims, {}, scope)))


def test_the_gas_that_is_off_track_now_is_told_with_both_years() -> None:
    before = "Gas to China grew 1.0 % in 2024, the last year before the article, and "
    now = "fell 4.1 % in 2025: it is off track now."
    assert before + now in of_the_board("")


@pytest.mark.parametrize("day", [DATE, "2015-07-27"])
def test_up_to_the_article_nothing_has_changed_since(day: str) -> None:
    text = of_the_board(day)
    assert "since the day" not in text
    assert "off track" not in text


# --- What would have to be true -------------------------------------------------------


def test_a_promise_stands_once() -> None:
    assert needs_of().index.is_unique


def test_a_railway_has_no_pace() -> None:
    assert not needs_of().index.str.startswith("railway").any()


@pytest.mark.parametrize(("name", "goal"), [("trade_low", 120), ("trade_high", 150)])
def test_a_promise_stands_beside_all_five_years_known(name: str, goal: int) -> None:
    turnover = indicator("turnover")
    level = dict(zip(turnover["year"], turnover["value"], strict=True))
    paces = [
        100 * ((level[year] / level[year - SPAN]) ** (1 / SPAN) - 1)
        for year in level
        if year - SPAN in level
    ]
    required = 100 * ((goal / level[2025]) ** (1 / SPAN) - 1)
    row = needs_of().loc[name]
    columns = ["needed", "worst", "best", "achieved", "spans", "fast_enough"]
    assert row[columns].tolist() == pytest.approx(
        [
            required,
            min(paces),
            max(paces),
            paces[-1],
            len(paces),
            sum(pace >= required for pace in paces),
        ]
    )


def test_without_a_path_of_gas_the_other_promises_are_answered() -> None:
    needs = outlook.needs(claims.Known(), years_of(), paths={}, horizon=2030)
    asked = needs_of().index
    without_gas = asked[~asked.str.startswith("gas")]
    assert needs["need_id"].tolist() == without_gas.tolist()


# --- Signals and warnings -------------------------------------------------------------


def test_every_signal_of_the_list_is_a_signal_or_a_warning() -> None:
    answered = [*signals_of_today()["signal_id"], *warnings_of()["signal_id"]]
    assert sorted(answered) == sorted(load_table("signals")["signal_id"])


def test_a_light_is_on_from_the_threshold_on() -> None:
    signals = signals_of_today()
    signals = signals[signals["light"].isin(["on", "off"])]
    is_on = signals["value"] >= signals["level"]
    assert (signals["light"] == "on").tolist() == is_on.tolist()


def test_a_signal_older_than_the_article_is_no_sign_of_what_followed() -> None:
    signals = signals_of_today()
    is_older = signals["period"].str[-7:] <= DATE[:7]
    is_of_months = signals["period"].str.contains("/")
    older = signals[is_older & is_of_months & signals["light"].ne("neither")]
    lights = dict(zip(older["signal_id"], older["light"], strict=True))
    assert lights == {"visitors": "before"}


@pytest.mark.parametrize(
    ("as_of", "end"),
    [("", 2025), (DATE, 2024), ("2024-06-30", 2023)],
    ids=["today", "article", "year_before"],
)
def test_no_warning_is_true_today(as_of: str, end: int) -> None:
    warnings = warnings_of(as_of, end)
    low = warnings["low"].astype("float64")
    high = warnings["high"].astype("float64")
    is_above = warnings["side"].eq("above") & (warnings["value"] > low)
    is_below = warnings["side"].eq("below") & (warnings["value"] < high)
    is_between = warnings["side"].eq("between") & warnings["value"].between(low, high)
    is_true = is_above | is_below | is_between
    assert warnings.loc[is_true, "signal_id"].tolist() == []


def test_each_warning_is_of_one_outcome_and_side() -> None:
    assert warnings_of()["announces"].is_unique
    assert len(warnings_of()) == 6


def test_the_antimony_of_another_country_is_not_tajik() -> None:
    minerals = load_table("minerals")
    is_share = minerals["indicator"] == "share_of_world_output"
    tajik = minerals[is_share & (minerals["commodity"] == "antimony")]
    uzbek = tajik.assign(country="UZB", value=2.0)
    both = pd.concat([minerals, uzbek], ignore_index=True)
    beside = outlook.beside(claims.Known({"minerals": both})).set_index("what")
    assert beside["value"]["antimony"] == tajik["value"].item()


def test_before_anything_was_known_no_signal_tells() -> None:
    tables = claims.Known(as_of=NOTHING_KNOWN)
    signals = outlook.signals(tables, years_of(NOTHING_KNOWN), horizon=2030)
    assert signals.empty
    assert list(signals) == list(signals_of_today())


def test_before_anything_was_known_nothing_warns() -> None:
    tables = claims.Known(as_of=NOTHING_KNOWN)
    flows = trade.series(tables["bilateral_trade"])
    years = years_of(NOTHING_KNOWN)
    needs = outlook.needs(tables, years, paths={}, horizon=2030)
    assert outlook.warnings(tables, years, needs, flows=flows).empty


# --- What stands on two pages ---------------------------------------------------------

SAME_ON_TWO_PAGES = (
    ("railway", "infrastructure", "opening_named"),
    ("needed_solar_wind_uzb", "energy", "uzbek_solar_wind_needed"),
)


@cache
def figures_on(page: Path) -> dict[str, Any]:
    """Key figures of a page by their id."""
    return {
        figure.id: figure for figure in PageFacts.read(page.read_bytes()).key_figures
    }


def pairs_of_pages(built: Built, notebook: str) -> list[tuple[Path, Path]]:
    """The outlook of each scenario that also has another page, and that page."""
    pages = sorted(built.output.glob("*/outlook.html"))
    pairs = [(page, page.with_name(f"{notebook}.html")) for page in pages]
    return [(page, second) for page, second in pairs if second.exists()]


@pytest.mark.parametrize(("figure_id", "notebook", "second_id"), SAME_ON_TWO_PAGES)
def test_what_stands_on_two_pages_is_one_value(
    built: Built, figure_id: str, notebook: str, second_id: str
) -> None:
    numbers, second_numbers = {}, {}
    for page, second_page in pairs_of_pages(built, notebook):
        figure = figures_on(page)[figure_id]
        second = figures_on(second_page)[second_id]
        # One without a value says nothing: too few years for the outlook.
        if figure.value is not None and second.value is not None:
            numbers[page.parent.name] = figure.number
            second_numbers[page.parent.name] = second.number
    assert numbers
    assert numbers == second_numbers


def test_gas_at_the_horizon_is_what_the_page_of_energy_has(built: Built) -> None:
    without = []
    compared = set()
    for page, energy_page in pairs_of_pages(built, "energy"):
        gas = figures_on(energy_page).get("gas_to_china_assumed")
        if gas and gas.period == figures_on(page)["scenario"].period:
            compared.add(page.parent.name)
            text = BeautifulSoup(page.read_text("utf-8"), "html5lib").get_text(" ")
            if f"{gas.number} bcm" not in plain(text):
                without.append(page.parent.name)
    assert BASELINE in compared
    assert without == []


# --- How likely it is -----------------------------------------------------------------


@cache
def slips_of(as_of: str) -> pd.DataFrame:
    schedule = load_table("schedule_claims")
    projects = infrastructure.known_projects(load_table("projects"), schedule, as_of)
    return infrastructure.schedule_slip(schedule, projects, as_of=as_of)


def test_every_forecast_of_the_list_is_answered() -> None:
    assert {*load_table("forecasts")["forecast_id"]} <= {*forecasts_of().index}


@AS_KNOWN
def test_the_railway_is_judged_by_works_whose_first_date_has_passed(
    as_of: str, end: int
) -> None:
    slips = slips_of(as_of)
    across = slips[slips["cross_border"] & (slips["project_id"] != "cku-rail")]
    last_days = [periods.bounds(text)[1] for text in across["first_claim"]]
    today = periods.bounds(slips["day"].iloc[0])[1]
    row = forecasts_of(as_of, end).loc["railway_stated"]
    assert row["cases"] == sum(day < today for day in last_days)


@AS_KNOWN
def test_both_pages_give_the_railway_one_chance(as_of: str, end: int) -> None:
    kept = infrastructure.first_dates_kept(slips_of(as_of))
    row = forecasts_of(as_of, end).loc["railway_stated"]
    chance = row[["probability", "finished", "cases"]].tolist()
    assert chance == [kept["value"], kept["kept"], kept["decided"]]


@AS_KNOWN
def test_the_chance_of_the_railway_is_by_the_rule_of_succession(
    as_of: str, end: int
) -> None:
    row = forecasts_of(as_of, end).loc["railway_stated"]
    assert row["probability"] == (row["finished"] + 1) / (row["cases"] + 2)
    assert row["low"] <= row["probability"] <= row["high"]
    assert row["rail_known"] < row["cases"]


def test_a_chance_from_few_works_is_told_with_how_far_it_may_be_off() -> None:
    row = forecasts_of().loc["railway_stated"]
    assert (row["finished"], row["cases"]) == (0, 6)
    assert row["probability"] == pytest.approx(1 / 8)
    # Jeffreys: of 0 in 6 from 0.00 to 0.33, as printed in tables.
    assert (row["low"], row["high"]) == pytest.approx((0.0, 0.33), abs=0.005)
    assert row["rail_probability"] == pytest.approx(1 / (row["rail_known"] + 2))


def test_for_the_year_of_the_article_no_work_gives_a_rate() -> None:
    row = forecasts_of().loc["railway_claimed"]
    assert math.isnan(row["probability"])
    assert (row["reason"], row["years_before"]) == ("no_rate", 3)
    assert row["works"] / 2 < row["named_late"] < row["works"]
    assert (row["threshold"], row["resolves_on"]) == (2027, "2028-01")


def test_every_open_forecast_stands_once() -> None:
    verdicts = claims.verdicts()
    still_open = verdicts.loc[verdicts["verdict"] == "open", "claim_id"]
    forecasts = forecasts_of()
    on_claims = forecasts.loc[forecasts["claim_id"] != "", "claim_id"]
    assert sorted(on_claims) == sorted(still_open)
    assert forecasts.index.is_unique


def test_every_forecast_has_a_date_and_a_chance_or_a_reason() -> None:
    forecasts = forecasts_of()
    assert (forecasts["resolves_on"] > DATE[:7]).all()
    assert (forecasts["reason"].isna() == forecasts["probability"].notna()).all()


@pytest.mark.parametrize(
    ("as_of", "end", "named"),
    [("", 2025, "2030"), (DATE, 2024, "2031")],
    ids=["today", "article"],  # when governments had not named 2030 yet
)
def test_an_earlier_year_and_a_higher_level_are_never_likelier(
    as_of: str, end: int, named: str
) -> None:
    forecasts = forecasts_of(as_of, end)
    chance = forecasts["probability"]
    assert chance["trade_150"] <= chance["trade_120"] <= 1 - chance["trade_no_growth"]
    assert chance["gas_full"] <= chance["gas_more"]
    assert math.isnan(chance["railway_claimed"])
    assert forecasts["period"]["railway_stated"] == named


@AS_KNOWN
def test_more_gas_to_sell_is_more_than_on_average_in_three_years(
    as_of: str, end: int
) -> None:
    tables = claims.Known(as_of=as_of)
    gas = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    recent = gas[(gas["country"] == "TKM") & gas["year"].between(end - 2, end)]
    row = forecasts_of(as_of, end).loc["gas_more"]
    assert row["threshold"] == pytest.approx(recent["value"].mean())
    assert (row["first_year"], row["last_year"]) == (end - 2, end)


def test_likelihoods_meet_where_the_directive_has_its_limits() -> None:
    assert outlook.likelihood_bands() == {
        "very unlikely": (0.0, 0.2),
        "unlikely": (0.2, 0.45),
        "roughly even chance": (0.45, 0.55),
        "likely": (0.55, 0.8),
        "very likely": (0.8, 1.0),
    }


# --- Would it have been right? --------------------------------------------------------


def growth_needed(low: float, high: float) -> pd.DataFrame:
    """Rows of `needs` with the growth a year of the two levels of trade."""
    return pd.DataFrame({"need_id": ["trade_low", "trade_high"], "needed": [low, high]})


@cache
def hindcast_of_today() -> Hindcast:
    return outlook.hindcast(years_of(), growth_needed(3.0, 9.0))


def test_a_score_of_past_years_lies_between_perfect_and_wrong() -> None:
    hindcast = hindcast_of_today()
    assert 0 < hindcast.score["value"] < 1
    assert 0 < hindcast.events < hindcast.n


def test_what_always_or_never_comes_is_easy_to_tell() -> None:
    hindcast = outlook.hindcast(years_of(), growth_needed(-99.0, 999.0))
    assert hindcast.score["value"] < 0.01


def test_without_years_there_is_no_score() -> None:
    hindcast = outlook.hindcast(years_of().head(0), growth_needed(3.0, 9.0))
    assert (hindcast.n, hindcast.events) == (0, 0)
    assert not hindcast.score


def test_skill_is_against_the_base_rate_known_at_the_time() -> None:
    hindcast = hindcast_of_today()
    turnover = indicator("turnover")
    level = dict(zip(turnover["year"].astype(int), turnover["value"], strict=True))
    first, last = map(int, hindcast.score["period"].split("/"))
    squares = []
    for pct, origin in product([3.0, 9.0], range(first, last - SPAN + 1)):
        if {origin, origin + SPAN} <= level.keys():
            has_grown = {
                year: level[year + SPAN] >= level[year] * (1 + pct / 100) ** SPAN
                for year in level
                if year + SPAN in level
            }
            finished = [has_grown[year] for year in has_grown if year + SPAN <= origin]
            base_rate = sum(finished) / len(finished)
            squares.append((base_rate - has_grown[origin]) ** 2)
    base = hindcast.base["value"]
    assert hindcast.n == len(squares)
    assert base == pytest.approx(sum(squares) / len(squares))
    assert hindcast.skill["value"] == pytest.approx(1 - hindcast.score["value"] / base)


def test_the_rate_that_nobody_knew_is_the_share_that_came_true() -> None:
    hindcast = hindcast_of_today()
    share = hindcast.events / hindcast.n
    skill = 1 - hindcast.score["value"] / (share * (1 - share))
    assert hindcast.skill_after["value"] == pytest.approx(skill)


def stored_now() -> pd.DataFrame:
    """Probabilities as stored with this version of the data, by forecast."""
    rows = load_table("forecast_record")
    rows = rows[rows["data_version"] == __data_version__]
    return rows.set_index("forecast_id").sort_index()


def test_our_probabilities_are_stored_with_each_version_of_the_data() -> None:
    """Where this fails, add rows of the new version to `forecast_record`."""
    forecasts = forecasts_of().loc[load_table("forecasts")["forecast_id"]]
    forecasts = forecasts[forecasts["probability"].notna()].sort_index()
    stored = stored_now()
    assert stored["due"].to_dict() == forecasts["resolves_on"].to_dict()
    pd.testing.assert_frame_equal(
        stored[["probability", "threshold"]],
        forecasts[["probability", "threshold"]],
        rtol=0,
        atol=1e-3,
    )


def test_what_is_due_by_the_day_of_the_collection_has_an_outcome() -> None:
    stored = load_table("forecast_record")
    is_due = stored["due"] <= load_table("sources")["accessed"].max()
    assert stored.loc[is_due, "outcome"].notna().all()


def test_the_score_of_our_record_is_that_of_brier() -> None:
    stored = load_table("forecast_record")
    decided = claims.Known({"forecast_record": stored.assign(outcome=1.0)})
    score = ((1 - stored["probability"]) ** 2).mean()
    assert outlook.record(decided).score["value"] == pytest.approx(score)


def test_a_forecast_that_several_versions_asked_is_counted_once() -> None:
    stored = load_table("forecast_record")
    forecasts = load_table("forecasts")
    record = outlook.record(claims.Known())
    assert len(stored) > len(forecasts)
    assert (record.ahead, record.n) == (len(forecasts), 0)
    assert record.versions[-1] == __data_version__
    assert record.due == min(stored["due"])


def test_a_forecast_that_is_decided_is_no_longer_ahead() -> None:
    stored = load_table("forecast_record")
    outcome = stored["forecast_id"].map({"trade_120": 1.0})
    tables = claims.Known({"forecast_record": stored.assign(outcome=outcome)})
    record = outlook.record(tables)
    assert (record.ahead, record.n) == (len(load_table("forecasts")) - 1, 1)


# --- What would change the path of trade ----------------------------------------------


@cache
def conditions_with(*level_shifts: tuple[str, str, int, float]) -> Conditions:
    """Conditions of the baseline, with shifts of country, flow, year and USD bn."""
    assumed = {
        "export_growth": 0.043,
        "import_growth": 0.043,
        "level_shifts": [
            dict(zip(("country", "flow", "year", "usd_bn"), shift, strict=True))
            for shift in level_shifts
        ],
    }
    flows = trade.series(load_table("bilateral_trade"))
    return outlook.conditions(claims.Known(), flows, horizon=2030, assumed=assumed)


def test_conditions_begin_with_the_scenario() -> None:
    assert conditions_with().frame["condition_id"].iloc[0] == "scenario"


def test_a_condition_is_measured_against_the_scenario() -> None:
    frame = conditions_with().frame
    changes = frame["value"] - frame["value"].iloc[0]
    assert changes.tolist() == pytest.approx(frame["change"].tolist())


def test_the_last_long_fall_again_costs_more_than_kazakh_imports() -> None:
    value = conditions_with().frame.set_index("condition_id")["value"]
    assert value["replay"] < value["imports_kaz"] < value["scenario"]


def test_what_the_scenario_takes_away_is_not_taken_away_twice() -> None:
    conditions = conditions_with(("KAZ", "imports", 2026, -20.0))
    assert "imports_kaz" not in conditions.frame["condition_id"].tolist()


def test_without_flows_there_are_no_conditions() -> None:
    no_flows = trade.series(load_table("bilateral_trade"))[:0]
    assumed = {"export_growth": 0.043, "import_growth": 0.043}
    conditions = outlook.conditions(
        claims.Known(), no_flows, horizon=2030, assumed=assumed
    )
    assert conditions.frame.empty


# --- Words and deeds ------------------------------------------------------------------


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
def promises_of(as_of: str = "") -> pd.DataFrame:
    return outlook.promises(claims.Known(as_of=as_of))


@cache
def deeds(as_of: str = "") -> pd.DataFrame:
    return outlook.kept(promises_of(as_of))


def test_a_promise_counts_once_a_subject_by_its_first_date() -> None:
    first: dict[str, str] = {}
    for row in sorted(decided_rows(), key=lambda row: (row["said_on"], row["due"])):
        first.setdefault(row["subject"], row["promise_id"])
    promises = promises_of()
    counting = promises.loc[promises["counts"] == "yes", "promise_id"]
    assert sorted(counting) == sorted(first.values())
    assert promises["counts"].eq("again").sum() == len(decided_rows()) - len(first)


def test_a_start_of_works_that_was_promised_again_and_again_counts_once() -> None:
    promises = promises_of()
    starts = promises[promises["subject"] == "cku-rail-start-of-works"]
    assert len(starts) > 4
    assert starts["counts"].eq("yes").sum() == 1


def test_what_was_reached_before_its_date_counts_as_kept() -> None:
    heads = deeds().set_index(["by", "group"]).loc[("speaker", "head")]
    counts = heads[["promises", "in_time", "early", "ahead"]].tolist()
    assert counts == [6, 3, 3, 3]


def test_no_more_are_early_than_subjects_have_such_a_row() -> None:
    early = {row["subject"] for row in decided_rows() if row["outcome"] == "early"}
    assert deeds().iloc[0]["early"] <= len(early)


AS_OF = pytest.mark.parametrize("as_of", ["", DATE, "2023-12-31"])


@AS_OF
def test_outcomes_make_the_promises(as_of: str) -> None:
    rows = deeds(as_of)
    outcomes = rows[["early", "on_time", "late", "not_kept"]].sum(axis=1)
    assert outcomes.tolist() == rows["promises"].tolist()
    assert (rows["early"] + rows["on_time"]).tolist() == rows["in_time"].tolist()


@AS_OF
def test_groups_make_the_whole(as_of: str) -> None:
    promises = deeds(as_of).groupby("by")["promises"].sum()
    assert promises.to_dict() == dict.fromkeys(
        ["all", "kind", "speaker", "topic"], promises["all"]
    )


@pytest.mark.parametrize(
    ("successes", "trials", "limits"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I.
        (81, 263, (0.2553, 0.3662)),
        (1, 29, (0.0061, 0.1718)),
        (0, 4, (0.0, 0.4899)),  # 3.8415 / (4 + 3.8415), the square of 1.96
    ],
    ids=["many", "few", "none"],
)
def test_limits_of_a_share_are_those_of_wilson(
    successes: int, trials: int, limits: tuple[float, float]
) -> None:
    assert outlook.wilson_limits(successes, trials) == pytest.approx(limits, abs=5e-5)


@pytest.mark.parametrize(
    ("promise_id", "counts"),
    [("ashgabat-turkmenabat-completion-1", "not_seen"), ("btk-completion-1", "yes")],
    ids=["reported_later", "reported"],
)
def test_a_report_that_came_later_was_not_seen_on_the_day_of_the_article(
    promise_id: str, counts: str
) -> None:
    promises = promises_of(DATE).set_index("promise_id")
    assert promises["counts"][promise_id] == counts


def test_lateness_is_that_of_promises_that_came_late() -> None:
    promises = promises_of()
    late = promises[(promises["counts"] == "yes") & (promises["outcome"] == "late")]
    assert deeds().iloc[0]["slip"] == pytest.approx(median(late["slip_years"]))


def last_day(period: str) -> pd.Timestamp:
    return pd.Timestamp(dt.date(*periods.bounds(period)[1]))


def test_a_promise_is_late_by_the_days_between_its_dates() -> None:
    """By the rule by which works are late on the page of infrastructure."""
    promises = load_table("promises")
    promises = promises[promises["outcome"].isin(["early", "late"])]
    reached = promises["outcome_period"].map(last_day)
    days = (reached - promises["due"].map(last_day)).dt.days
    slips = promises["slip_years"].tolist()
    assert slips == pytest.approx((days / 365.25).tolist(), abs=0.0501)


def promise(
    outcome: str, *, ahead: bool = False, slip: float = math.nan
) -> dict[str, Any]:
    """A promise of 2020 that counts, as `promises` gives it."""
    return {
        "counts": "yes",
        "outcome": outcome,
        "ahead": ahead,
        "said_on": "2020-05",
        "outcome_period": "2020-12" if ahead else "2023",
        "slip_years": slip,
        "kind": "amount",
        "speaker": "head",
        "topic": "trade",
        "source_ids": "a",
    }


def test_deeds_of_promises_that_one_can_count() -> None:
    promises = pd.DataFrame(
        [
            promise("early", ahead=True),
            promise("kept"),
            promise("late", slip=1.0),
            promise("late", slip=4.0),
            promise("missed"),
            {**promise("kept"), "counts": "again"},
        ]
    )
    whole = outlook.kept(promises).drop(columns=["low", "high"]).iloc[0]
    assert whole.to_dict() == {
        "by": "all",
        "group": "all",
        "promises": 5,
        "early": 1,
        "on_time": 1,
        "late": 2,
        "not_kept": 1,
        "in_time": 2,
        "value": 40.0,
        "ahead": 1,
        "at_once": 1,
        "due_promises": 4,
        "due_in_time": 1,
        "due_pct": 25.0,
        "slip": 2.5,
        "slip_low": 1.0,
        "slip_high": 4.0,
        "source_ids": "a",
    }
