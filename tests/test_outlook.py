"""The outlook: chances, scores, paces, conditions and signals, by hand where it can be.

Whole functions run on the bundled tables as a reader could know them; what they compute
is checked against figures worked out here from the rows themselves.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from cac_data import (
    claims,
    energy,
    load_table,
    outlook,
    plots,
    projections,
    trade_until_rewritten,
)
from cac_data.display import VERDICTS
from cac_data.parameters import (
    EnergyParameters,
    InfrastructureParameters,
    OutlookParameters,
    TradeParameters,
)
from tests.trade_frames import bilateral

DATE = "2025-07-27"


@cache
def known(as_of: str = "") -> claims.Known:
    return claims.Known(as_of=as_of)


@cache
def judged(as_of: str = "") -> pd.DataFrame:
    return claims.verdicts(as_of=as_of)


@cache
def counted(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    return outlook.series(known(as_of), end=end)


@cache
def said(as_of: str = "", end: int = 2025) -> pd.DataFrame:
    return outlook.forecasts(
        known(as_of), counted(as_of, end), judged(as_of), as_of=as_of
    )


@cache
def gas_path() -> pd.DataFrame:
    flows = load_table("gas_flows")
    return energy.gas_path(
        energy.gas_balance(load_table("energy_balance"), flows),
        flows,
        load_table("pipelines"),
        horizon=2030,
        output_growth=0.01,
        demand_growth=0.02,
    )


@cache
def needed() -> pd.DataFrame:
    return outlook.needs(
        known(),
        counted(),
        paths={"gas": gas_path()},
        horizon=2030,
        cku_opening=2031,
    )


def one(frame: pd.DataFrame, column: str, value: str) -> dict[Any, Any]:
    """Return the only row in which a column has a value."""
    rows = frame[frame[column] == value].to_dict("records")
    assert len(rows) == 1, f"{len(rows)} rows with {column} {value}"
    return rows[0]


# --- Series --------------------------------------------------------------------------


def test_every_sector_has_an_indicator_and_every_year_a_source() -> None:
    sectors = {indicator.sector for indicator in outlook.INDICATORS.values()}
    assert sectors == set(outlook.SECTORS)
    by_year = {
        name for name, item in outlook.INDICATORS.items() if item.years is not None
    }
    assert set(counted()["indicator_id"]) == by_year
    assert counted()["source_ids"].map(len).min() > 0
    assert not counted().duplicated(["indicator_id", "period"]).any()


def test_no_figure_is_later_than_the_last_year_asked_for() -> None:
    assert counted(end=2020)["period"].max() == "2020"
    assert outlook.series(known(), end=1980).empty


def test_levels_of_an_unknown_indicator_name_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"'gaz' is not one of .*did you mean 'gas'"):
        outlook.levels_of(counted(), "gaz")


def test_forecasts_of_the_article_have_an_indicator_or_no_figure_at_all() -> None:
    measured = {
        claim_id
        for indicator in outlook.INDICATORS.values()
        for claim_id in indicator.claim_ids
    }
    forecasts = judged()[judged()["kind"] == "forecast"]
    without = forecasts[~forecasts["claim_id"].isin(measured)]
    assert without["found"].isna().all()


# --- Sectors -------------------------------------------------------------------------


def sectors(**more: Any) -> pd.DataFrame:
    path = trade_until_rewritten.scenario_path(
        load_table("bilateral_trade"),
        horizon=2030,
        export_growth=0.0,
        import_growth=0.1,
    )
    sun = energy.solar_wind_path(
        load_table("renewable_capacity"), horizon=2030, additions=1000.0
    )
    given: dict[str, Any] = {
        "paths": {"trade": path, "gas": gas_path(), "sun": sun},
        "horizon": 2030,
        "cku_opening": 2031,
    }
    return outlook.sectors(known(), counted(), judged(), **(given | more))


def test_the_year_to_compare_with_is_the_last_the_article_could_know() -> None:
    row = one(sectors(), "indicator_id", "turnover")
    assert (row["base_period"], row["last_period"]) == ("2024", "2025")
    assert row["change_pct"] == pytest.approx(100 * (106.3 / 94.82 - 1))
    assert row["promised"] == "USD 120 to 150 bn in 2030"


def test_a_figure_that_is_no_later_is_compared_with_the_one_before() -> None:
    row = one(sectors(), "indicator_id", "oil")
    assert (row["base_period"], row["last_period"]) == ("2013", "2023")
    assert row["change_text"] == "−49.1 % since 2013"


def test_what_the_scenario_assumes_is_read_from_its_paths() -> None:
    found = sectors()
    assert one(found, "indicator_id", "exports")["heads"] == pytest.approx(35.1)
    grown = 71.2 * 1.1**5
    assert one(found, "indicator_id", "imports")["heads"] == pytest.approx(grown)
    assert one(found, "indicator_id", "turnover")["heads"] == pytest.approx(
        35.1 + grown
    )
    assert one(found, "indicator_id", "solar_wind")["heads"] == pytest.approx(10.582)
    assert one(found, "indicator_id", "railway")["heads_text"] == "2031, assumed"
    assert one(found, "indicator_id", "oil")["heads_text"] == "no path assumed"


def test_a_railway_that_never_opens_is_said_to_never_open() -> None:
    row = one(sectors(cku_opening=0), "indicator_id", "railway")
    assert row["heads_text"] == "never"
    assert math.isnan(row["heads"])


def test_sectors_need_all_claims() -> None:
    with pytest.raises(ValueError, match=r"`verdicts`: lacks c075.*all claims"):
        outlook.sectors(
            known(),
            counted(),
            judged()[judged()["topic"] == "energy"],
            paths={},
            horizon=2030,
            cku_opening=2031,
        )


# --- Chances -------------------------------------------------------------------------

WORKS = pd.DataFrame(
    [
        ("done-early", True, "finished", -1.0),
        ("done-late", True, "finished", 4.0),
        ("overdue", True, "overdue", 2.0),
        ("not-due", True, "running", 0.0),
        ("stopped", True, "given up", math.nan),
        ("cku-rail", True, "running", 20.0),
        ("at-home", False, "finished", 0.0),
    ],
    columns=["project_id", "cross_border", "state", "slip_years"],
).assign(source_ids=[[name] for name in "abcdefg"])


@pytest.mark.parametrize(
    ("late", "finished", "of"),
    [
        # Done early; late and overdue were not; the one not due says nothing.
        (0.0, 1, 4),
        # Nobody knows yet whether the overdue one will be done three years late.
        (3.0, 1, 3),
        (4.0, 2, 3),
        # Two years before its date none was done, at home neither: the own dates of
        # the two that are not done lie later.
        (-2.0, 0, 6),
    ],
)
def test_chance_by_reference_counts_what_is_known_by_then(
    late: float, finished: int, of: int
) -> None:
    found = outlook.chance_by_reference(WORKS, years_late=late).iloc[0]
    assert (found["finished"], found["known"]) == (finished, of)
    assert found["chance"] == pytest.approx((finished + 1) / (of + 2))


def test_the_work_that_is_judged_does_not_judge_itself() -> None:
    found = outlook.chance_by_reference(WORKS, years_late=0.0)
    assert "f" not in found["source_ids"].item()
    other = outlook.chance_by_reference(WORKS, years_late=0.0, leave_out="overdue")
    assert other["known"].item() == 4


def test_every_open_forecast_of_the_article_stands_once() -> None:
    still_open = judged().loc[judged()["verdict"] == "open", "claim_id"]
    of_article = said().loc[said()["claim_id"] != "", "claim_id"]
    assert sorted(of_article) == sorted(still_open)
    assert said()["forecast_id"].is_unique


def test_each_forecast_has_a_date_and_a_probability_or_a_reason() -> None:
    assert (said()["resolves_on"] > DATE[:7]).all()
    has_none = said()["probability"].isna()
    assert (said().loc[has_none, "words"] == "no estimate").all()
    assert (said()["basis"] != "").all()
    assert (said().loc[~has_none, "cases"] > 0).all()
    assert (said().loc[~has_none, "rule"] != "").all()
    printed = said().loc[~has_none, "probability"]
    assert (printed == printed.map(projections.nearest_band)).all()


def test_a_count_that_is_reached_needs_no_probability() -> None:
    row = one(said(), "claim_id", "c083")
    assert row["basis"] == "met already: 3 projects known"


def test_forecasts_on_the_day_of_the_article_use_what_was_known_then() -> None:
    then = said(DATE, 2024)
    assert not then[then["claim_id"] == "c075"].empty
    assert "2024" in one(then, "forecast_id", "trade_no_growth")["event"]
    # Governments had not named 2030 yet; the operator's date stood alone.
    assert "2031" in one(then, "forecast_id", "railway_stated")["event"]


# --- Scores --------------------------------------------------------------------------

FORECASTS = pd.DataFrame(
    {
        "indicator": ["turnover", "turnover", "railway", "gas_left"],
        "period": ["2030", "2030", "2027", "2030"],
        "comparison": ["at_least", "at_most", "at_most", "at_least"],
        "threshold": [120.0, 106.3, 2027.0, 37.8],
        "unit": ["USD bn", "USD bn", "year", "bcm"],
    }
)


def test_outcomes_follow_the_rule_of_each_row() -> None:
    figures = {
        "turnover": pd.DataFrame({"period": ["2030"], "value": [120.0]}),
        "railway": pd.DataFrame({"period": ["2027"], "value": [2031.0]}),
    }
    found = outlook.outcomes(FORECASTS, figures)
    assert found.tolist()[:3] == [1.0, 0.0, 0.0]
    assert math.isnan(found[3])


@pytest.mark.parametrize(
    ("last", "opened", "outcome"),
    [
        ("2026", math.nan, math.nan),  # not due
        ("2027", math.nan, 0.0),  # due, and not open
        ("2030", 2029.0, 0.0),  # open, but too late
        ("2030", 2027.0, 1.0),
    ],
)
def test_a_railway_that_is_not_open_by_its_year_has_missed_it(
    last: str, opened: float, outcome: float
) -> None:
    known_by = pd.DataFrame({"period": [last], "value": [opened]})
    found = outlook.outcomes(FORECASTS, {"railway": known_by}).iloc[2]
    assert found == pytest.approx(outcome, nan_ok=True)


def test_growth_that_is_expected_is_scored_as_a_level_and_a_count_as_a_count() -> None:
    gas = one(said(), "claim_id", "c081")
    # Statistical Review: 38.3 bcm in 2024, the last whole year before the article.
    assert gas["threshold"] == pytest.approx(38.255)
    plants = one(said(), "claim_id", "c083")
    assert plants["rule"] == "new since the article: at least 2 projects"
    figures = {
        "gas": pd.DataFrame({"period": ["2030"], "value": [38.255]}),
        # Gigawatts of the indicator never decide a number of projects.
        "solar_wind": pd.DataFrame({"period": ["2030"], "value": [16.6]}),
        "c083": pd.DataFrame({"period": ["2030"], "value": [1.0]}),
    }
    came = dict(zip(said()["claim_id"], outlook.outcomes(said(), figures), strict=True))
    assert came["c081"] == 0.0  # no more than before is no growth
    assert came["c083"] == 0.0


def test_rules_name_who_counts_and_the_year() -> None:
    assert one(said(), "forecast_id", "trade_120")["rule"] == (
        "Trade of the five with China, Chinese customs: at least USD 120 bn in 2030"
    )


def test_a_year_before_the_stated_one_is_never_likelier() -> None:
    for as_of, end in (("", 2025), (DATE, 2024)):
        found = said(as_of, end).set_index("forecast_id")["probability"]
        assert found["railway_claimed"] < found["railway_stated"]


def test_outcomes_want_figures_by_year() -> None:
    with pytest.raises(ValueError, match="outcomes: turnover needs the column value"):
        outlook.outcomes(FORECASTS, {"turnover": pd.DataFrame({"period": ["2030"]})})


def test_next_year_grades_this_years_probabilities() -> None:
    """The rule stored with each forecast is enough to score it later."""
    figures = {
        "turnover": pd.DataFrame({"period": ["2030"], "value": [131.0]}),
        "gas_left": pd.DataFrame({"period": ["2030"], "value": [30.0]}),
    }
    came = outlook.outcomes(said(), figures)
    ids = said()["forecast_id"]
    assert dict(zip(ids, came, strict=True))["trade_120"] == 1.0
    assert dict(zip(ids, came, strict=True))["trade_150"] == 0.0
    score = outlook.brier(said()["probability"], came).iloc[0]
    assert score["n"] == 5  # two of trade, no growth, two of gas
    by_hand = [(0.55 - 1) ** 2, 0.4**2, 0.35**2, 0.35**2, 0.05**2]
    assert score["brier"] == pytest.approx(sum(by_hand) / 5)


def test_brier_scores_by_hand() -> None:
    score = outlook.brier(
        pd.Series([1.0, 0.0, 0.5, math.nan]), pd.Series([1.0, 1.0, 0.0, 1.0])
    ).iloc[0]
    assert (score["n"], score["events"]) == (3, 2)
    assert score["brier"] == pytest.approx((0 + 1 + 0.25) / 3)
    assert score["climate"] == pytest.approx(2 / 9)


def test_brier_of_nothing_is_missing() -> None:
    assert math.isnan(
        outlook.brier(pd.Series([0.5]), pd.Series([None]))["brier"].item()
    )


def test_brier_refuses_what_is_no_probability_or_outcome() -> None:
    with pytest.raises(ValueError, match=r"`probability`: .*1\.2.* range 0 to 1"):
        outlook.brier(pd.Series([1.2]), pd.Series([1.0]))
    with pytest.raises(ValueError, match="`outcome`: allowed are 1"):
        outlook.brier(pd.Series([0.2]), pd.Series([0.5]))


def test_a_hindcast_uses_only_what_was_known_then() -> None:
    tried = outlook.hindcast(counted(), needed())
    until = counted()
    later = until.assign(
        value=until["value"].where(until["period"] <= "2021", until["value"] * 3)
    )
    again = outlook.hindcast(later, needed())
    early = tried["origin"] <= "2016"
    assert early.sum() == 6
    pd.testing.assert_series_equal(
        tried.loc[early, "probability"], again.loc[early, "probability"]
    )


def test_a_short_series_is_not_tried() -> None:
    years = counted()[counted()["period"] > "2015"]
    assert outlook.hindcast(years, needed()).empty
    assert "Nothing was asked" in outlook.say_hindcast(
        outlook.hindcast(years, needed())
    )


# --- Paces ---------------------------------------------------------------------------


def test_paces_that_levels_of_trade_need_by_hand() -> None:
    high = one(needed(), "need_id", "trade_high")
    assert high["needed"] == pytest.approx(100 * ((150 / 106.3) ** 0.2 - 1))
    alone = one(needed(), "need_id", "imports_alone")
    assert alone["needed"] == pytest.approx(
        100 * (((150 - 35.1) / 71.2) ** 0.2 - 1), abs=1e-6
    )
    assert high["times"] == pytest.approx(high["needed"] / high["achieved"])


def test_a_pace_is_held_against_two_pasts() -> None:
    """Since the last peak trade has grown more slowly than in fifteen years."""
    since = one(needed(), "need_id", "trade_since_fall")
    value = outlook.levels_of(counted(), "turnover").set_index("period")["value"]
    pace = 100 * ((106.3 / value["2013"]) ** (1 / 12) - 1)
    assert since["achieved"] == pytest.approx(pace)
    assert since["promise"].endswith("by the pace since 2013")
    short = counted()[counted()["period"] > "2013"]
    found = outlook.needs(
        known(), short, paths={"gas": gas_path()}, horizon=2030, cku_opening=0
    )
    assert "trade_since_fall" not in set(found["need_id"])


def test_a_railway_is_asked_for_the_year_of_the_article_and_of_the_scenario() -> None:
    # Five percent of the works by December 2026, seventeen months after they began.
    claimed = one(needed(), "need_id", "railway_claimed")
    assert claimed["achieved"] == pytest.approx(5 / 17)
    assert claimed["needed"] == pytest.approx(95 / 13)
    assumed = one(needed(), "need_id", "railway_assumed")
    assert assumed["promise"].endswith("2031")
    never = outlook.needs(
        known(), counted(), paths={"gas": gas_path()}, horizon=2030, cku_opening=0
    )
    assert "railway_assumed" not in set(never["need_id"])


def test_no_pace_is_needed_once_the_year_is_there() -> None:
    found = outlook.needs(
        known(),
        counted(),
        paths={"gas": pd.DataFrame()},
        horizon=2025,
        cku_opening=0,
    )
    assert not {"trade_low", "trade_high", "gas_with_line_d"} & set(found["need_id"])


# --- Conditions ----------------------------------------------------------------------

TRADE = bilateral(
    ("china_customs", "CA5", "2013", "turnover", 40000.0),
    ("china_customs", "CA5", "2025", "turnover", 100000.0),
    ("china_customs", "CA5", "2013", "exports", 20000.0),
    ("china_customs", "CA5", "2013", "imports", 20000.0),
    ("china_customs", "CA5", "2016", "exports", 10000.0),
    ("china_customs", "CA5", "2016", "imports", 16000.0),
    ("china_customs", "CA5", "2025", "exports", 30000.0),
    ("china_customs", "CA5", "2025", "imports", 70000.0),
    ("china_customs", "KGZ", "2023", "exports", 1000.0),
    ("china_customs", "KGZ", "2025", "exports", 6000.0),
    ("china_customs", "KGZ", "2022", "imports", 12000.0),
    ("china_customs", "KGZ", "2025", "imports", 20000.0),
    ("china_customs", "KAZ", "2021", "imports", 15000.0),
    ("china_customs", "KAZ", "2025", "imports", 25000.0),
)
FLAT = {"export_growth": 0.0, "import_growth": 0.0}


def levels(horizon: int = 2030, **assumed: Any) -> dict[str, float]:
    found = outlook.conditions(TRADE, horizon=horizon, assumed=FLAT | assumed)
    return dict(zip(found["condition_id"], found["value_usd_bn"], strict=True))


def test_conditions_by_hand() -> None:
    assert levels() == {
        "scenario": pytest.approx(100.0),
        "kyrgyz_line": pytest.approx(95.0),
        "imports_kgz": pytest.approx(92.0),
        "imports_kaz": pytest.approx(90.0),
        "flat_exports": pytest.approx(100.0),
        "replay": pytest.approx(30 * 0.5 + 70 * 0.8),
        # Turnover 40 in 2013 and 100 in 2025, the years that the series spans.
        "past_growth": pytest.approx(100 * (100 / 40) ** (5 / 12)),
    }


def test_what_the_scenario_takes_already_is_not_taken_twice() -> None:
    taken = [{"country": "KGZ", "flow": "exports", "year": 2026, "usd_bn": -4.0}]
    found = levels(level_shifts=taken)
    assert found["scenario"] == pytest.approx(96.0)
    assert found["kyrgyz_line"] == pytest.approx(95.0)
    more = [{"country": "KGZ", "flow": "exports", "year": 2026, "usd_bn": -5.5}]
    assert "kyrgyz_line" not in levels(level_shifts=more)


def test_a_fall_that_happens_again_replaces_the_shocks_of_the_scenario() -> None:
    shocks = [{"flow": "exports", "start": 2027, "end": 2028, "change": -0.4}]
    found = levels(shocks=shocks)
    assert found["scenario"] == pytest.approx(88.0)
    assert found["replay"] == pytest.approx(71.0)


def test_a_fall_that_does_not_fit_before_the_horizon_is_left_out() -> None:
    assert "replay" not in levels(horizon=2027)
    assert "replay" in levels(horizon=2028)


def test_without_a_path_there_are_no_conditions() -> None:
    assert outlook.conditions(TRADE, horizon=2025, assumed=FLAT).empty
    assert outlook.conditions(TRADE.iloc[:0], horizon=2030, assumed=FLAT).empty
    empty = outlook.conditions(TRADE, horizon=2025, assumed=FLAT)
    assert outlook.draw_conditions(empty, {}) is None
    assert "no path" in outlook.say_conditions(empty, {})


# --- Signals -------------------------------------------------------------------------


def test_signals_hold_a_figure_against_a_threshold() -> None:
    found = outlook.signals(known(), counted(), horizon=2030)
    gas = one(found, "signal_id", "gas")
    assert (gas["value"], gas["threshold"]) == (
        pytest.approx(36.668),
        pytest.approx(38.255),
    )
    assert not gas["reached"]
    assert gas["ratio_pct"] == pytest.approx(100 * 36.668 / 38.255)
    assert one(found, "signal_id", "workshops")["threshold"] == 5
    grants = one(found, "signal_id", "grants")
    assert (grants["value"], grants["threshold"]) == (200.0, 240.0)
    without = one(found, "signal_id", "without_kyrgyzstan")
    own = 100 * (((35.1 - 5.2) / (28.0 - 0.08)) ** 0.5 - 1)
    assert without["value"] == pytest.approx(own, abs=1e-6)
    # Customs publish in January, the Statistical Review in summer: a year's figures
    # come as long after it as those of 2030, which decide what the article says.
    assert one(found, "signal_id", "trade")["next_on"] == "2027-01"
    assert gas["next_on"] == "2027-07"
    assert one(found, "signal_id", "workshops")["next_on"] == ""
    # Pledges for 2027 and a part of a year do not say when the next figure comes.
    assert one(found, "signal_id", "grants")["next_on"] == ""
    assert one(found, "signal_id", "visitors")["next_on"] == ""
    assert "January–May 2025" in one(found, "signal_id", "visitors")["value_text"]


def test_a_figure_at_its_threshold_has_reached_it() -> None:
    years = counted().copy()
    is_2024 = (years["indicator_id"] == "gas") & (years["period"] == "2024")
    years.loc[is_2024, "value"] = 36.668
    found = outlook.signals(known(), years, horizon=2030)
    assert one(found, "signal_id", "gas")["reached"]


def test_signals_of_nothing_are_none() -> None:
    nothing = known("1990-01-01")
    years = outlook.series(nothing, end=1989)
    found = outlook.signals(nothing, years, horizon=1990, as_of="1990-01-01")
    assert found.empty
    assert outlook.draw_signals(found) is None
    assert outlook.say_signals(found) == (
        "None of the signals has a figure and a threshold."
    )


# --- Scoreboard, key figures, parameters ---------------------------------------------


def test_the_scoreboard_shows_what_has_changed_and_no_share() -> None:
    now, then = judged(), judged(DATE)
    board = outlook.scoreboard(now, then)
    assert set(board["claim_id"]) == set(now.loc[now["tier"] == "A", "claim_id"])
    order = [list(VERDICTS).index(verdict) for verdict in board["verdict"]]
    assert order == sorted(order)
    altered = then.assign(
        verdict=then["verdict"].mask(then["claim_id"] == "c046", "disputed")
    )
    moved = outlook.scoreboard(now, altered)
    assert moved.loc[moved["changed"], "claim_id"].tolist() == ["c046"]
    assert "(disputed, now supported)" in outlook.say_scoreboard(moved)
    assert "%" not in outlook.say_scoreboard(moved)


# --- Drawings ------------------------------------------------------------------------

DOTS: dict[str, Any] = {
    "label": "what",
    "value": "chance",
    "text": "words",
    "levels": {"even chance": 0.5},
    "unit": "probability",
    "title": "Chances",
}
ROWS = pd.DataFrame(
    {
        "what": ["A thing with a name so long that it has to stand on two lines", "b"],
        "chance": [0.1, math.nan],
        "words": ["0.10 (very unlikely), known in 2031", "no estimate"],
    }
)


def boxes(ax: Any) -> list[Any]:
    ax.figure.draw_without_rendering()
    return [text.get_window_extent() for text in ax.texts]


def test_dots_keep_the_place_of_what_is_not_known() -> None:
    ax = plots.dots(ROWS, **DOTS)
    assert [text.get_text() for text in ax.texts] == ["even chance", *ROWS["words"]]
    assert len(ax.get_lines()) == 3  # the level, the distance and the mark of one row
    plt.close(ax.figure)


def test_words_of_dots_lie_inside_the_figure_and_on_no_mark() -> None:
    ax = plots.dots(ROWS, **DOTS, span=(0.0, 1.0))
    right = ax.figure.bbox.x1
    first, second = boxes(ax)[1:]
    assert max(first.x1, second.x1) <= right
    mark = ax.get_lines()[2]
    (at,) = ax.transData.transform([(mark.get_xdata()[0], mark.get_ydata()[0])])
    assert first.x0 > at[0]
    plt.close(ax.figure)


def test_names_of_levels_that_would_meet_stand_in_rows() -> None:
    close = {"USD 120 bn": 0.50, "USD 121 bn": 0.51}
    ax = plots.dots(ROWS, **(DOTS | {"levels": close}))
    first, second = boxes(ax)[:2]
    assert not first.overlaps(second)
    plt.close(ax.figure)


def test_dots_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="dots: `levels`: there is none"):
        plots.dots(ROWS, **(DOTS | {"levels": {}}))
    with pytest.raises(ValueError, match="dots: `logarithmic`: figures of zero"):
        plots.dots(ROWS.assign(chance=[0.0, 1.0]), **DOTS, logarithmic=True)
    with pytest.raises(ValueError, match="several rows for one what"):
        plots.dots(ROWS.assign(what="same"), **DOTS)
    with pytest.raises(ValueError, match="frame is empty"):
        plots.dots(ROWS.iloc[:0], **DOTS)


def test_equal_ratios_lie_equally_far_apart_on_a_logarithmic_scale() -> None:
    rows = pd.DataFrame({"what": ["a", "b"], "chance": [0.5, 2.0], "words": ["", ""]})
    ax = plots.dots(rows, **(DOTS | {"levels": {"as before": 1.0}}), logarithmic=True)
    places = ax.transData.transform([(0.5, 0), (1.0, 0), (2.0, 0)])[:, 0]
    assert places[1] - places[0] == pytest.approx(places[2] - places[1])
    plt.close(ax.figure)


# --- One story on all pages ----------------------------------------------------------


def test_a_parameter_has_one_description_wherever_it_stands() -> None:
    for name, field in OutlookParameters.model_fields.items():
        others = [
            model.model_fields[name]
            for model in (TradeParameters, EnergyParameters, InfrastructureParameters)
            if name in model.model_fields
        ]
        words = [(other.title, other.description) for other in others]
        assert (field.title, field.description) in words, name
