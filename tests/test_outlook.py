"""Outlook: chances, scores, paces, conditions and signals, by hand where it can be."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from cac_data import claims, energy, load_table, outlook, projections, trade
from cac_data.facts import records

DATE = "2025-07-27"
FLOWS = load_table("bilateral_trade")
ASKED_OF_TRADE: dict[str, Any] = {"export_growth": 0.043, "import_growth": 0.043}
ASSUMED: dict[str, Any] = {"export_growth": 0.0, "import_growth": 0.1}
LISTS = ("outlook_indicators", "forecasts", "signals")


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
    years = counted(as_of, end)
    return outlook.forecasts(known(as_of), years, judged(as_of), as_of=as_of)


@cache
def paths() -> dict[str, pd.DataFrame]:
    sent, pipes = load_table("gas_flows"), load_table("pipelines")
    gas = energy.gas_balance(load_table("energy_balance"), sent)
    pace = {"output_growth": 0.01, "demand_growth": 0.02}
    capacity = load_table("renewable_capacity")
    return {
        "trade": trade.scenario_path(trade.series(FLOWS), horizon=2030, **ASSUMED),
        "gas": energy.gas_path(gas, sent, pipes, horizon=2030, **pace),
        "sun": energy.solar_wind_path(capacity, horizon=2030, additions=1000.0),
    }


@cache
def needed() -> pd.DataFrame:
    ahead: dict[str, Any] = {"paths": paths(), "horizon": 2030, "cku_opening": 2031}
    return outlook.needs(known(), counted(), **ahead)


def standing(opening: int = 2031) -> dict[Any, Any]:
    ahead: dict[str, Any] = {"paths": paths(), "horizon": 2030, "cku_opening": opening}
    return by_id(outlook.standing(known(), counted(), judged(), **ahead))


def by_id(frame: pd.DataFrame) -> dict[Any, Any]:
    """Rows by the identifier in the first column that has one."""
    name = next(name for name in frame if str(name).endswith("_id"))
    return {row[name]: row for row in records(frame)}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_an_order_and_rows_that_the_outlook_answers(name: str) -> None:
    rows = load_table(name)
    assert sorted(rows["position"]) == list(range(1, len(rows) + 1))
    answered = {
        "outlook_indicators": set(standing()),
        "forecasts": set(said()["forecast_id"]),
        "signals": set(outlook.signals(known(), counted(), horizon=2030)["signal_id"]),
    }
    assert set(rows.iloc[:, 0]) <= answered[name]


def test_every_year_of_an_indicator_stands_once_and_has_a_source() -> None:
    assert (counted()["source_ids"] != "").all()
    assert not counted().duplicated(["indicator_id", "period"]).any()
    assert counted(end=2020)["year"].max() == 2020
    assert outlook.series(known(), end=1980).empty
    with pytest.raises(ValueError, match=r"'gaz' is not one of .*did you mean 'gas'"):
        outlook.level_of(counted(), "gaz")


def test_the_year_to_compare_with_is_the_last_the_article_could_know() -> None:
    row = standing()["turnover"]
    assert (row["base_period"], row["last_period"]) == ("2024", "2025")
    assert row["change_pct"] == pytest.approx(100 * (106.3 / 94.82 - 1))
    assert standing()["oil"]["change_pct"] is None  # ends before the article
    assert [one["claimed"] for one in row["said"]] == [120.0, 150.0]


def test_what_the_scenario_assumes_is_read_from_its_paths() -> None:
    found, grown = standing(), 71.2 * 1.1**5
    heads = {name: row["heads"] for name, row in found.items() if row["heads"]}
    assert heads["turnover"] == pytest.approx(35.1 + grown)
    assert heads["solar_wind"] == pytest.approx(10.582)
    assert heads["railway"] == 2031
    assert "oil" not in heads
    assert standing(opening=0)["railway"]["heads"] is None


def test_all_claims_have_to_be_judged() -> None:
    with pytest.raises(ValueError, match="`verdicts`: 'c075' is not one of"):
        outlook.forecasts(known(), counted(), judged().tail(3))


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
).assign(source_ids=list("abcdefg"))


@pytest.mark.parametrize(
    ("late", "finished", "of"),
    [
        (0.0, 1, 4),  # the one not due says nothing
        (3.0, 1, 3),  # nor whether the overdue one will be three years late
        (4.0, 2, 3),
        (-2.0, 0, 6),  # before the date those of one country count, too
    ],
)
def test_chance_by_reference_counts_what_is_known_by_then(
    late: float, finished: int, of: int
) -> None:
    found = outlook.chance_by_reference(WORKS, years_late=late)
    assert (found["finished"], found["known"]) == (finished, of)
    assert found["chance"] == pytest.approx((finished + 1) / (of + 2))
    assert "f" not in found["source_ids"]  # what is judged does not judge itself


def test_every_open_forecast_stands_once_with_a_date_and_a_chance_or_a_reason() -> None:
    still_open = judged().loc[judged()["verdict"] == "open", "claim_id"]
    of_article = said().loc[said()["claim_id"] != "", "claim_id"]
    assert sorted(of_article) == sorted(still_open)
    assert said()["forecast_id"].is_unique
    assert (said()["resolves_on"] > DATE[:7]).all()
    chance = said()["probability"]
    assert (said()["reason"].isna() == chance.notna()).all()
    given_ = said()[chance.notna()]
    assert (given_["cases"] > 0).all()
    nearest = given_["exact"].map(projections.nearest_band)
    assert (given_["probability"] == nearest).all()


@pytest.mark.parametrize(("as_of", "end"), [("", 2025), (DATE, 2024)])
def test_an_earlier_year_and_a_higher_level_are_never_likelier(
    as_of: str, end: int
) -> None:
    found = {name: row["exact"] for name, row in by_id(said(as_of, end)).items()}
    assert found["railway_claimed"] <= found["railway_stated"]
    assert found["trade_150"] <= found["trade_120"] <= 1 - found["trade_no_growth"]
    assert found["gas_full"] <= found["gas_more"]
    # On the day of the article governments had not named 2030 yet.
    stated = by_id(said(as_of, end))["railway_stated"]["period"]
    assert stated == ("2031" if as_of else "2030")


ASKED = pd.DataFrame(
    [
        ("turnover", "2030", "at_least", 120.0, "USD bn"),
        ("turnover", "2030", "at_most", 106.3, "USD bn"),
        ("gas_left", "2030", "above", 37.8, "bcm"),
        ("railway", "2027", "at_most", 2027.0, "year"),
    ],
    columns=["indicator_id", "period", "comparison", "threshold", "unit"],
)


def test_outcomes_follow_the_rule_of_each_row() -> None:
    figures = {"turnover": pd.DataFrame({"period": ["2030"], "value": [120.0]})}
    found = outlook.outcomes(ASKED, figures).tolist()
    assert found[:2] == [1.0, 0.0]
    assert math.isnan(found[2])


def test_a_railway_that_is_not_open_by_its_year_has_missed_it() -> None:
    for last, opened, outcome in (
        ("2026", math.nan, math.nan),  # not due
        ("2027", math.nan, 0.0),  # due, and not open
        ("2030", 2029.0, 0.0),  # open, but too late
        ("2030", 2027.0, 1.0),
    ):
        opens = {"railway": pd.DataFrame({"period": [last], "value": [opened]})}
        found = outlook.outcomes(ASKED, opens).iloc[3]
        assert found == pytest.approx(outcome, nan_ok=True)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_a_brier_score_lies_between_perfect_and_wrong(
    pairs: list[tuple[float, bool]],
) -> None:
    chance, came = (
        pd.Series(column, dtype="float64") for column in zip(*pairs, strict=True)
    )
    score = outlook.brier(chance, came)
    assert 0 <= score["value"] <= 1
    assert outlook.brier(came, came)["value"] == 0


def test_what_is_no_chance_or_no_outcome_is_refused() -> None:
    half, one, more = (pd.Series([value]) for value in (0.5, 1.0, 1.2))
    with pytest.raises(ValueError, match="not in the range 0 to 1"):
        outlook.brier(more, one)
    with pytest.raises(ValueError, match="allowed are 1"):
        outlook.brier(half, half)


def test_conditions_begin_with_the_scenario_and_measure_their_change() -> None:
    found = outlook.conditions(FLOWS, horizon=2030, assumed=ASKED_OF_TRADE)
    assert found["condition_id"].iloc[0] == "scenario"
    plain = found["value"].iloc[0]
    assert (found["value"] - found["change"]).tolist() == pytest.approx(
        [plain] * len(found)
    )
    rows = by_id(found)
    assert rows["replay"]["value"] < rows["imports_kaz"]["value"] < plain
    # What the scenario takes already is not taken twice.
    gone = {"country": "KAZ", "flow": "imports", "year": 2026, "usd_bn": -20.0}
    again = {**ASKED_OF_TRADE, "level_shifts": [gone]}
    shifted = outlook.conditions(FLOWS, horizon=2030, assumed=again)
    assert "imports_kaz" not in set(shifted["condition_id"])
    assert outlook.conditions(FLOWS.iloc[:0], horizon=2030, assumed=ASSUMED).empty


def test_a_signal_is_on_where_it_is_at_its_threshold() -> None:
    found = outlook.signals(known(), counted(), horizon=2030)
    is_on = (found["value"] >= found["level"]).map({True: "on", False: "off"})
    neither = found["light"] == "neither"
    assert found.loc[neither, "signal_id"].tolist() == ["transit"]
    assert found["light"][~neither].tolist() == is_on[~neither].tolist()
    assert by_id(found)["gas"]["next_on"] == "2027-07"
