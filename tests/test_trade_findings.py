"""The first screen, and sentences that have to be true whatever the figures are."""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import codes, load_table, periods, projections, trade
from cac_data.scenarios import load_scenarios
from cac_data.sources import known_by
from cac_data.tables import select
from tests.trade_frames import check_pure, totals

PARAMS = Path(__file__).parents[1] / "params"
TABLES = (
    *("bilateral_trade", "monthly_trade", "commodity_prices", "country_profile"),
    *("trade_targets", "trade_composition", "gas_flows", "investment", "agreements"),
    *("summit_outcomes", "product_trade", "products"),
)
PARTS = {"bilateral_trade", "monthly_trade", "agreements", "investment"}

SENTENCES = {
    name: getattr(trade, name)
    for name in trade.__all__
    if name.startswith("say_") and inspect.isfunction(getattr(trade, name))
}

Tables = Mapping[str, pd.DataFrame]
Frames = dict[str, Any]

# Parameters of a world that no scenario file describes.
USUAL: dict[str, Any] = {
    "start": 1992,
    "end": 2025,
    "horizon": 2030,
    "as_of": "",
    "reporter": "china_customs",
    "usd_inflation": 0.025,
    "export_growth": 0.043,
    "import_growth": 0.043,
    "shocks": [],
    "level_shifts": [],
}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return {name: load_table(name) for name in TABLES}


@pytest.fixture(scope="module")
def scenarios() -> dict[str, dict[str, Any]]:
    return {
        name: scenario.values("trade")
        for name, scenario in load_scenarios(PARAMS).items()
    }


def known(tables: Tables, given: Mapping[str, Any]) -> Tables:
    """The rows that the notebook uses under these parameters."""
    rows = {
        name: known_by(
            frame
            if name in {"trade_targets", "summit_outcomes", "products"}
            else select(frame, end=given["end"], parts=name in PARTS),
            given["as_of"],
        )
        for name, frame in tables.items()
    }
    rows["bilateral_trade"] = select(
        rows["bilateral_trade"], start=given["start"], parts=True
    )
    return rows


def path_of(rows: Tables, given: Mapping[str, Any]) -> pd.DataFrame:
    assumed = ("export_growth", "import_growth", "shocks", "level_shifts", "reporter")
    return trade.scenario_path(
        rows["bilateral_trade"],
        horizon=given["horizon"],
        **{key: given[key] for key in assumed},
    )


def figures_of(rows: Tables, given: Mapping[str, Any]) -> pd.DataFrame:
    return trade.key_figures(
        rows["bilateral_trade"],
        rows["country_profile"],
        rows["trade_targets"],
        path=path_of(rows, given),
        horizon=given["horizon"],
        usd_inflation=given["usd_inflation"],
        reporter=given["reporter"],
    ).set_index("id", drop=False)


# --- sentences: what holds for all of them -------------------------------------------


def scores_of(total: pd.DataFrame) -> pd.DataFrame:
    """Backtest of the method the notebook speaks of, without the slow candidates."""
    if len(total) < 2:
        return trade.backtest(total)
    return projections.backtest(total, methods=["shrunk_drift"], value="value_usd_mn")


def frames_of(rows: Tables, given: Mapping[str, Any]) -> Frames:
    """The frames of which the notebook speaks."""
    bilateral = rows["bilateral_trade"]
    total = trade.regional(bilateral, reporter=given["reporter"])
    ahead = trade.projection(total, horizon=given["horizon"])
    levels = trade.claimed_levels(rows["trade_targets"], period=given["horizon"])
    usd, cny = trade.currency_pace(bilateral, rows["monthly_trade"])
    end = given["end"]
    bought = trade.mirror_gap(bilateral, flow="imports")
    sold = trade.mirror_gap(bilateral, flow="exports")
    counters = trade.counter_gap(bilateral)
    reporter = {"reporter": given["reporter"]}
    profile = rows["country_profile"]
    return {
        "given_years": trade.given_years(trade.flows(bilateral, **reporter)),
        "members": trade.member_concentration(bilateral, **reporter),
        "line": trade.without_line(
            bilateral, country="KGZ", flow="exports", start=end - 2, end=end, **reporter
        ),
        "fall": trade.deepest_fall(bilateral, **reporter),
        "both": trade.both_dependences(bilateral, profile),
        "others": trade.shares_by_others(profile),
        "products": trade.product_shares(rows["trade_composition"]),
        "gas": trade.gas_shares(bilateral, rows["gas_flows"]),
        "ranges": trade.count_ranges(bought, sold, counters),
        "prices": rows["commodity_prices"],
        "pledged": trade.announced_money(rows["summit_outcomes"], rows["agreements"]),
        "came": trade.realised_money(rows["investment"]),
        "trade": bilateral,
        "total": total,
        "changes": trade.contributions(
            bilateral, start=end - 2, end=end, reporter=given["reporter"]
        ),
        "china": trade.balance(bilateral),
        "national": trade.balance(bilateral, reporter="national"),
        "shares": trade.dependence(bilateral, rows["country_profile"]),
        "bought": bought,
        "counters": counters,
        "bounds": trade.reexport_bounds(bilateral, start=end - 4, end=end),
        "late": trade.late_bookings(
            rows["monthly_trade"], country="KGZ", flow="exports"
        ),
        "fit": trade.price_elasticity(
            trade.price_changes(total, rows["commodity_prices"])
        ),
        "needed": trade.needed_growth(
            total,
            rows["trade_targets"],
            horizon=given["horizon"],
            inflation=given["usd_inflation"],
        ),
        "pace": trade.recent_pace(total),
        "usd": usd,
        "cny": cny,
        "ahead": ahead,
        "chances": trade.level_probabilities(ahead, levels, period=given["horizon"]),
        "scores": scores_of(total),
        "path": path_of(rows, given),
        "outcomes": trade.target_outcomes(
            rows["trade_targets"], bilateral, reporter=given["reporter"]
        ),
        "levels": levels,
        "goods": trade.product_summary(rows["product_trade"]),
        "leading": trade.leading_products(rows["product_trade"], rows["products"]),
        "given": given,
    }


def say_all_backtests(frames: Frames) -> str:
    return " ".join(
        trade.say_backtest(frames["scores"], method=method, years_ahead=ahead)
        for method in ("shrunk_drift", "no such method")
        for ahead in (1, 2, 5)
    )


# How the notebook calls each; a new sentence fails a test until it has a case.
CASES: dict[str, Callable[[Frames], str]] = {
    "say_scope": lambda f: trade.say_scope(
        f["trade"],
        **{key: f["given"][key] for key in ("horizon", "reporter", "as_of")},
    ),
    "say_total": lambda f: trade.say_total(f["total"]),
    "say_contributions": lambda f: trade.say_contributions(f["changes"]),
    "say_balance": lambda f: trade.say_balance(f["china"], f["national"]),
    "say_dependence": lambda f: trade.say_dependence(f["shares"]),
    "say_mirror": lambda f: trade.say_mirror(f["bought"], countries=codes.CA5),
    "say_counters": lambda f: trade.say_counters(f["counters"]),
    "say_reexport": lambda f: trade.say_reexport(f["bounds"]),
    "say_late_bookings": lambda f: trade.say_late_bookings(f["late"]),
    "say_prices": lambda f: trade.say_prices(f["fit"], what="turnover", price="Brent"),
    "say_needed": lambda f: trade.say_needed(f["needed"], f["pace"]),
    "say_currencies": lambda f: trade.say_currencies(f["usd"], f["cny"], f["needed"]),
    "say_coverage": lambda f: trade.say_coverage(
        f["given_years"], reporter=f["given"]["reporter"]
    ),
    "say_concentration": lambda f: trade.say_concentration(f["members"]),
    "say_without": lambda f: trade.say_without(f["line"]),
    "say_fall": lambda f: trade.say_fall(f["fall"]),
    "say_asymmetry": lambda f: trade.say_asymmetry(f["both"], f["others"]),
    "say_products": lambda f: trade.say_products(f["products"], f["gas"]),
    "say_ranges": lambda f: trade.say_ranges(f["ranges"]),
    "say_price_years": lambda f: trade.say_price_years(f["total"], f["prices"]),
    "say_announced": lambda f: trade.say_announced(f["pledged"], f["came"]),
    "say_projection": lambda f: trade.say_projection(f["ahead"], f["chances"]),
    "say_backtest": say_all_backtests,
    "say_path": lambda f: trade.say_path(f["path"], f["levels"]),
    "say_targets": lambda f: trade.say_targets(f["outcomes"]),
    "say_goods": lambda f: trade.say_goods(f["goods"], f["leading"]),
}


def test_every_sentence_has_a_case() -> None:
    assert set(SENTENCES) == set(CASES)


def mapped(tables: Tables, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Tables:
    return {name: change(frame) for name, frame in tables.items()}


def backwards(tables: Tables) -> Tables:
    """A world in which time runs the other way: what rose, falls."""

    def turned(frame: pd.DataFrame) -> pd.DataFrame:
        if "period" not in frame:
            return frame
        whole = frame[frame["period"].map(periods.is_year).astype(bool)]
        return whole.assign(period=[f"{4017 - int(year)}" for year in whole["period"]])

    return mapped(tables, turned)


# What may be of either sign; levels, ratios and intervals are never below zero.
SIGNED = {
    "changes": ["value_usd_mn"],
    "fall": ["value_usd_mn"],
    "line": ["growth_pct", "without_pct"],
    "came": ["value"],
    "china": ["value_usd_mn"],
    "national": ["value_usd_mn"],
    "counters": ["gap_usd_mn"],
    "fit": ["elasticity", "intercept"],
    "needed": ["nominal_pct", "real_pct"],
    "pace": ["growth_pct", "cagr_pct"],
    "usd": ["growth_pct", "cagr_pct"],
    "cny": ["growth_pct", "cagr_pct"],
    "outcomes": ["momentum_pct", "needed_pct"],
}


def scaled(frames: Frames, factor: float) -> Frames:
    """Every figure that may have either sign times a factor."""
    return {
        name: item.assign(**{column: item[column] * factor for column in SIGNED[name]})
        if name in SIGNED
        else item
        for name, item in frames.items()
    }


def last_rows(frames: Frames) -> Frames:
    """Of each frame its last row; of a path, which has three a year, its last year."""
    return {
        name: item.tail(3 if name == "path" else 1)
        if isinstance(item, pd.DataFrame)
        else item
        for name, item in frames.items()
    }


@pytest.fixture(scope="module")
def worlds(tables: Tables, scenarios: dict[str, dict[str, Any]]) -> dict[str, Frames]:
    """Frames of scenarios and of worlds that are unlike ours."""
    national = scenarios["national_statistics"]
    article = scenarios["article_as_written"]
    found = {
        "baseline": frames_of(known(tables, USUAL), USUAL),
        "national": frames_of(known(tables, national), national),
        "article": frames_of(known(tables, article), article),
        "empty": frames_of(mapped(tables, lambda frame: frame.iloc[:0]), USUAL),
        "backwards": frames_of(backwards(tables), USUAL),
        "one year": frames_of(
            known(tables, USUAL | {"start": 2024, "end": 2024}),
            USUAL | {"start": 2024, "end": 2024},
        ),
        "slump": frames_of(
            known(tables, USUAL | {"end": 2016}),
            USUAL | {"end": 2016, "horizon": 2021, "export_growth": -0.2},
        ),
    }
    base = found["baseline"]
    # The opposite sign, rounding to nothing from either side, a single row.
    found["opposite"] = scaled(base, -1.0)
    found["nothing"] = scaled(base, 1e-9)
    found["less than nothing"] = scaled(base, -1e-9)
    found["one row"] = last_rows(base)
    found["one opposite row"] = last_rows(found["opposite"])
    return found


def malformed(text: str) -> list[str]:
    """What is wrong with a sentence, whatever it says."""
    wrong = {
        "no full stop": not text.endswith("."),
        "space at an end": text != text.strip(),
        "no capital": not text[:1].isupper(),
        "no number": re.search(r"\b(nan|None|inf|NaN|NaT)\b", text),
        "a signed zero": re.search(r"[+−]0(\.0+)?(?![.\d])", text),
        "a hyphen for a minus": re.search(r"(?<![\w-])-\d", text),
        "loose space or stop": re.search(r"\s\s|\s[.,:;)]|\(\s|[,:;]\.|\.\.", text),
    }
    return [what for what, found in wrong.items() if found]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It rose", "no full stop"),
        ("it rose.", "no capital"),
        ("It rose by nan %.", "no number"),
        ("It rose by −0.0 %.", "a signed zero"),
        ("It rose by +0 %.", "a signed zero"),
        ("It rose by -3 %.", "a hyphen for a minus"),
        ("It rose  by 3 %.", "loose space or stop"),
        ("It splits into .", "loose space or stop"),
    ],
)
def test_what_is_wrong_with_a_sentence_is_seen(text: str, what: str) -> None:
    assert malformed(text) == [what]
    assert not malformed("On 2025-07-27 it rose by 0.5 %, −0.05 % and +10.0 bn.")


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_sentence_is_well_formed_in_every_world(
    worlds: dict[str, Frames], name: str
) -> None:
    for world, frames in worlds.items():
        text = CASES[name](frames)
        assert not malformed(text), (world, text)


@pytest.mark.parametrize("name", sorted(CASES))
def test_nothing_to_say_is_said_without_a_figure(
    worlds: dict[str, Frames], name: str
) -> None:
    text = CASES[name](worlds["empty"])
    assert not re.search(r"\d", text), text


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_sentence_does_not_change_the_frames_it_speaks_of(
    worlds: dict[str, Frames], name: str
) -> None:
    frames = worlds["baseline"]
    before = {
        key: item.copy(deep=True)
        for key, item in frames.items()
        if isinstance(item, pd.DataFrame)
    }
    assert CASES[name](frames) == CASES[name](frames)
    for key, item in before.items():
        pd.testing.assert_frame_equal(frames[key], item)


# --- sentences: what each one says ----------------------------------------------------


def rows(columns: str, *values: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(values, columns=columns.split())


def test_the_scope_names_who_counts_and_what_was_known(tables: Tables) -> None:
    bilateral = tables["bilateral_trade"]
    one = bilateral[bilateral["period"] == "2024"]
    assert trade.say_scope(one, horizon=2030, reporter="national") == (
        "Goods trade with China, 2024, as national statistics count it; ahead to 2030."
    )
    two = bilateral[bilateral["period"].isin(["2003", "2024"])]
    text = trade.say_scope(
        two, horizon=2040, reporter="china_customs", as_of="2025-07-27"
    )
    assert text == (
        "Goods trade with China, 2003 to 2024, as Chinese customs counts it; ahead to "
        "2040. Only what could be known on 2025-07-27 is used."
    )
    with pytest.raises(ValueError, match=r"`reporter`: 'nation' .*'national'"):
        trade.say_scope(one, horizon=2030, reporter="nation")


@pytest.mark.parametrize(
    ("levels", "basis", "text"),
    [
        (
            {2021: 50000.0, 2022: 40000.0, 2023: 80000.0, 2025: 60000.0},
            "published",
            "In 2025 the five traded USD 60.0 bn with China (a published total), "
            "−25.0 % on 2023 and +20.0 % on 2021. No total exists for 2024.",
        ),
        (
            {2018: 10000.0, 2020: 12000.0, 2023: 12000.0},
            "sum",
            "In 2023 the five traded USD 12.0 bn with China (a sum of five). No total "
            "exists for 2019, 2021 to 2022. Sums of the five countries stand in for "
            "2018, 2020, 2023.",
        ),
        (
            {2023: 12000.0, 2025: 12000.0, 2024: 1.0},
            "published",
            "In 2025 the five traded USD 12.0 bn with China (a published total), 0.0 % "
            "on 2023.",
        ),
    ],
)
def test_the_total_its_changes_and_its_gaps(
    levels: dict[int, float], basis: str, text: str
) -> None:
    assert trade.say_total(totals(levels, basis=basis)) == text


CHANGED = rows(
    "country flow start end value_usd_mn share_pct",
    ("KAZ", "imports", "2023", "2024", 10000.0, 50.0),
    ("KGZ", "exports", "2023", "2024", 9000.0, 45.0),
    ("TJK", "turnover", "2023", "2024", 2500.0, 12.5),
    ("UZB", "turnover", "2023", "2024", 0.0, 0.0),
    ("TKM", "imports", "2023", "2024", -1500.0, -7.5),
)


def test_a_rise_and_a_fall_are_told_apart() -> None:
    assert trade.say_contributions(CHANGED) == (
        "Between 2023 and 2024 trade of the five rose by USD 20.0 bn: Kazakhstan 50 %, "
        "Kyrgyzstan 45 %, Tajikistan 12 %, Uzbekistan 0 %, Turkmenistan −8 % of it. "
        "The largest single line is imports of Kazakhstan (USD +10.0 bn)."
    )
    fallen = CHANGED.assign(value_usd_mn=-CHANGED["value_usd_mn"])
    assert trade.say_contributions(fallen) == (
        "Between 2023 and 2024 trade of the five fell by USD 20.0 bn: Kazakhstan 50 %, "
        "Kyrgyzstan 45 %, Tajikistan 12 %, Uzbekistan 0 %, Turkmenistan −8 % of it. "
        "The largest single line is imports of Kazakhstan (USD −10.0 bn)."
    )


def test_a_total_that_cannot_be_split_is_not_split() -> None:
    some = CHANGED.head(3).assign(share_pct=math.nan)
    text = trade.say_contributions(some)
    assert text.startswith(
        "Between 2023 and 2024 only Kazakhstan, Kyrgyzstan and Tajikistan can be "
        "compared; the total cannot be split."
    )
    still = CHANGED.assign(value_usd_mn=[1.0, -1.0, 2.0, -2.0, 0.0], share_pct=math.nan)
    text = trade.say_contributions(still)
    assert "did not change" in text
    assert "only" not in text


BALANCES = "country period value_usd_mn"


def test_the_balance_is_said_with_its_sign() -> None:
    china = rows(
        BALANCES,
        ("CA5", "2013", 3800.0),
        ("CA5", "2025", -36100.0),
        ("KAZ", "2022", 100.0),
        ("KAZ", "2023", -8400.0),
        ("UZB", "2024", -9000.0),
    )
    national = rows(
        BALANCES, ("KAZ", "2022", 5.0), ("KAZ", "2023", -700.0), ("UZB", "2024", 9000.0)
    )
    assert trade.say_balance(china, national) == (
        "By Chinese customs the five had a balance of USD −36.1 bn in 2025; the "
        "highest was USD +3.8 bn in 2013. For Kazakhstan in 2023 it is USD −8.4 bn on "
        "Chinese and USD −0.7 bn on national data."
    )
    # Without Kazakhstan the two that are furthest apart; without the five only these.
    others = china[china["country"] == "UZB"]
    assert trade.say_balance(others, national) == (
        "For Uzbekistan in 2024 it is USD −9.0 bn on Chinese and USD +9.0 bn on "
        "national data."
    )
    assert trade.say_balance(china.head(2), national.iloc[:0]) == (
        "By Chinese customs the five had a balance of USD −36.1 bn in 2025; the "
        "highest was USD +3.8 bn in 2013."
    )
    # The last year may be the highest, or the only one.
    assert trade.say_balance(china.head(1), national.iloc[:0]) == (
        "By Chinese customs the five had a balance of USD +3.8 bn in 2013."
    )


def test_a_gap_is_said_with_the_range_of_its_ratio() -> None:
    gaps = rows(
        "country period flow china_usd_mn national_usd_mn ratio adjusted_ratio",
        ("KGZ", "2008", "imports", 9200.0, 700.0, 13.142857, 13.9),
        ("KGZ", "2013", "imports", 700.0, 1400.0, 0.5, 0.53),
        ("KGZ", "2023", "imports", 19700.0, 5400.0, 3.648148, 3.867),
    )
    assert trade.say_mirror(gaps, countries=["KGZ", "TKM"]) == (
        "Kyrgyzstan, 2023: China counts USD 19.7 bn of imports, the country USD 5.4 "
        "bn: a ratio of 3.6, which was between 0.5 (2013) and 13.1 (2008); at the "
        "valuation of the country it is 3.9. Turkmenistan: no year counted by both "
        "sides."
    )
    # One year has nothing to lie between.
    assert "between" not in trade.say_mirror(gaps.tail(1), countries=["KGZ"])


def test_a_year_without_a_ratio_has_none_to_speak_of() -> None:
    gaps = rows(
        "country period flow china_usd_mn national_usd_mn ratio adjusted_ratio",
        ("KGZ", "2022", "imports", 900.0, 300.0, 3.0, 3.2),
        ("KGZ", "2023", "imports", 900.0, 0.0, math.nan, math.nan),
    )
    for given in (gaps, gaps.tail(1)):
        assert "nan" not in trade.say_mirror(given, countries=["KGZ"])


def test_two_counters_are_said_with_the_sign_of_each_gap() -> None:
    gaps = rows(
        "member period china_usd_mn other_usd_mn gap_usd_mn",
        ("KAZ", "2024", 44000.0, 30000.0, 14000.0),
        ("UZB", "2024", 14000.0, 18000.0, -4000.0),
        ("TKM", "2024", 10.0, 30.0, -20.0),
        ("KGZ+TJK", "2024", 26000.0, 7000.0, 19000.0),
        ("CA5", "2024", 84010.0, 55030.0, 28980.0),
    )
    assert trade.say_counters(gaps) == (
        "For 2024 Chinese customs counts USD 84.0 bn, the Eurasian Development Bank "
        "USD 55.0 bn: the gap of USD 29.0 bn splits into Kazakhstan +14.0, Uzbekistan "
        "−4.0, Turkmenistan 0.0, Kyrgyzstan and Tajikistan together +19.0."
    )
    assert "splits into" not in trade.say_counters(gaps.tail(1))
    assert "Asian Development Bank" in trade.say_counters(gaps, against="adb")


BOUNDS = rows(
    "country start end rise_usd_mn share_of_rise_pct gap_period low_usd_mn high_usd_mn",
    ("KAZ", "2021", "2025", 10000.0, 25.0, "2024", 0.0, 12700.0),
    ("KGZ", "2021", "2025", 20000.0, 50.0, "2023", 0.0, 14300.0),
)


def test_re_export_is_bounded_and_a_part_of_a_rise_is_named_only_in_a_rise() -> None:
    text = trade.say_reexport(BOUNDS)
    assert text.startswith(
        "Kazakhstan and Kyrgyzstan made 75 % of the rise of the five from 2021 to 2025"
    )
    assert (
        "At most USD 27.0 bn a year (Kazakhstan 12.7 in 2024, Kyrgyzstan 14.3 in"
        in (text)
    )
    assert text.endswith("consistent with re-export and do not prove it.")
    fallen = BOUNDS.assign(rise_usd_mn=-1.0, share_of_rise_pct=math.nan)
    assert "rise" not in trade.say_reexport(fallen)
    # One of the two fell: together they made no part of the rise.
    mixed = BOUNDS.assign(share_of_rise_pct=[math.nan, 50.0])
    assert "made" not in trade.say_reexport(mixed)
    one = trade.say_reexport(BOUNDS.tail(1))
    assert one.startswith("Kyrgyzstan made 50 % of the rise")


def test_a_fall_is_not_called_a_rise(worlds: dict[str, Frames]) -> None:
    # From 2012 to 2016 trade fell by a third; from 2021 to 2025 it doubled.
    slump, base = worlds["slump"], worlds["baseline"]
    assert "of the rise of the five from 2021 to 2025" in CASES["say_reexport"](base)
    assert "rise" not in CASES["say_reexport"](slump)
    assert "−33.2 % on 2014" in CASES["say_total"](slump)
    assert "trade of the five fell by USD 15.0 bn" in CASES["say_contributions"](slump)
    assert "rose" not in CASES["say_contributions"](slump)
    for name in ("say_total", "say_contributions", "say_currencies", "say_needed"):
        text = CASES[name](worlds["backwards"])
        assert not re.search(r"rose|grew|\+\d", text.split(" The largest")[0]), text


def test_late_bookings_name_the_months() -> None:
    late = rows(
        "country flow period months share_pct",
        ("KGZ", "exports", "2024", "2024-10/2024-12", 83.8),
    )
    assert trade.say_late_bookings(late) == (
        "Of the exports of Kyrgyzstan in 2024, 84 % was booked in its last 3 months."
    )
    one = late.assign(months="2024-12/2024-12", share_pct=38.4)
    assert trade.say_late_bookings(one).endswith("38 % was booked in its last month.")
    # A year of nothing has no share of it.
    assert "nan" not in trade.say_late_bookings(late.assign(share_pct=math.nan))


@pytest.mark.parametrize(
    ("elasticity", "said"), [(0.54, "0.54"), (-0.54, "−0.54"), (-0.001, "0.00")]
)
def test_an_elasticity_is_said_with_its_sign(elasticity: float, said: str) -> None:
    fit = rows(
        "start end n elasticity std_error r_squared",
        ("2009", "2025", 15, elasticity, 0.08, 0.734),
    )
    assert trade.say_prices(fit, what="turnover", price="Brent") == (
        f"With one percent of Brent, turnover moved by {said} percent (standard error "
        "0.08) from 2009 to 2025: 15 yearly changes, of whose variance the price "
        "accounts for 73 %."
    )


@pytest.mark.parametrize(
    ("rate", "said"),
    [(8.8, "rose by 8.8 %"), (-10.1, "fell by 10.1 %"), (0.0, "changed by 0.0 %")],
)
def test_needed_growth_stands_beside_what_was_achieved(rate: float, said: str) -> None:
    needed = rows(
        "level_name start end nominal_pct real_pct",
        ("120 bn", "2025", "2030", 2.454, -0.045),
        ("90 bn", "2025", "2030", -3.27, -5.63),
    )
    achieved = rows("start end cagr_pct", ("2010", "2025", rate))
    assert trade.say_needed(needed, achieved) == (
        "From 2025 to 2030, 120 bn needs 2.5 % a year (0.0 % at constant prices), 90 "
        "bn needs −3.3 % a year (−5.6 % at constant prices). From 2010 to 2025 trade "
        f"{said} a year at current prices."
    )
    assert trade.say_needed(needed, achieved.iloc[:0]).endswith("constant prices).")


def test_two_currencies_are_never_compared() -> None:
    rates = rows("start end cagr_pct", ("2013", "2024", 5.94))
    none = rows("level_name nominal_pct")
    text = trade.say_currencies(rates, rates.assign(cagr_pct=-7.2), none)
    assert text.startswith(
        "From 2013 to 2024 trade changed by +5.9 % a year in dollars"
    )
    assert "and −7.2 % in yuan" in text
    assert "must not be set beside" in text
    assert text.endswith("beside a rate in dollars.")
    assert "cannot be compared" in trade.say_currencies(rates, rates.iloc[:0], none)
    needed = rows("level_name nominal_pct", ("USD 120 bn", 2.45), ("USD 150 bn", 7.13))
    # Between the two rates, so the dollar decides.
    text = trade.say_currencies(rates, rates.assign(cagr_pct=7.3), needed)
    assert text.endswith(
        "In dollars, USD 120 bn needs less than that pace (2.5 %) and USD 150 bn needs "
        "more (7.1 %)."
    )


AHEAD = rows(
    "period median low high coverage",
    ("2029", 1.0, 1.0, 1.0, 0.8),
    ("2030", 131000.0, 55000.0, 315000.0, 0.8),
)


def test_a_projection_is_said_with_its_interval_and_its_chances() -> None:
    chances = rows(
        "level_name words",
        ("USD 120 bn", "0.55 (likely)"),
        ("USD 150 bn", "0.40 (unlikely)"),
    )
    assert trade.say_projection(AHEAD, chances) == (
        "By its own past trade comes to USD 131 bn in 2030 (80 % interval 55 to 315). "
        "Reaching USD 120 bn has a probability of 0.55 (likely); USD 150 bn has a "
        "probability of 0.40 (unlikely)."
    )
    assert trade.say_projection(AHEAD, chances.iloc[:0]).endswith("55 to 315).")
    short = AHEAD.assign(low=math.nan, high=math.nan)
    assert trade.say_projection(short, chances.assign(words="no estimate")) == (
        "By its own past trade comes to USD 131 bn in 2030; the series is too short "
        "for an interval."
    )


def test_a_backtest_says_how_little_it_shows() -> None:
    scores = rows(
        "method years_ahead n n_independent median_ape_pct relative_to_random_walk "
        "band_n band_coverage note",
        ("shrunk_drift", 5, 16, 3.2, 47.2, 0.764, 6, 5 / 6, ""),
        ("shrunk_drift", 1, 20, 20.0, 12.0, math.nan, 0, math.nan, ""),
        ("arima_110", 5, 0, 0.0, math.nan, math.nan, 0, math.nan, "too short"),
    )
    assert trade.say_backtest(scores, method="shrunk_drift") == (
        "Five years ahead the method missed by 47 % at the median over 16 overlapping "
        "windows, worth about 3 independent ones; its error is 0.76 of that of no "
        "change. Its interval held 5 of 6 outcomes, where 80 % were meant: with so few "
        "windows a calibration can be refuted, not certified."
    )
    assert trade.say_backtest(scores, method="shrunk_drift", years_ahead=1) == (
        "One year ahead the method missed by 12 % at the median over 20 overlapping "
        "windows, worth about 20 independent ones."
    )
    assert trade.say_backtest(scores, method="arima_110") == (
        "There is no backtest: too short."
    )
    assert trade.say_backtest(scores, method="drift").startswith("There is no backtest")


PATH = rows(
    "period flow value_usd_mn",
    *(
        (str(year), flow, value)
        for year, values in (
            (2025, (35000.0, 71000.0, 106000.0)),
            (2026, (20000.0, 60000.0, 80000.0)),
            (2027, (40000.0, 80000.0, 120000.0)),
        )
        for flow, value in zip(("exports", "imports", "turnover"), values, strict=True)
    ),
)


def test_a_path_is_said_with_its_trough_and_the_levels_it_meets() -> None:
    levels = {"USD 120 bn": 120000.0, "USD 150 bn": 150000.0}
    assert trade.say_path(PATH, levels) == (
        "Under the scenario's assumptions trade comes to USD 120 bn in 2027 (exports "
        "40, imports 80). The lowest year is 2026 with USD 80.0 bn. That reaches USD "
        "120 bn and misses USD 150 bn. It is arithmetic on assumptions, not a forecast."
    )
    steady = PATH[PATH["period"] != "2026"]
    assert "lowest" not in trade.say_path(steady, levels)
    fallen = trade.say_path(PATH.head(6), levels)
    assert "That misses USD 120 bn and USD 150 bn." in fallen
    assert "lowest" not in fallen
    assert "That" not in trade.say_path(PATH, {})
    assert "That reaches x. It is" in trade.say_path(PATH, {"x": 1.0})


def aims(*verdicts: tuple[str, float]) -> pd.DataFrame:
    return rows(
        "kind target_period verdict needed_pct",
        ("forecast", "2030", "open", 4.0),
        ("target", "", "no year given", math.nan),
        *(("target", "2020", verdict, needed) for verdict, needed in verdicts),
    )


@pytest.mark.parametrize(
    ("verdicts", "text"),
    [
        ((), "No target with a year was set in this span."),
        (
            (("reached", 3.0), ("reached", 5.0), ("missed", 10.0), ("open", 12.0)),
            "Of 4 targets with a year, 2 were reached, 1 was missed and 1 is open. At "
            "the median the missed ones needed 10.0 % a year when they were set, the "
            "reached ones 4.0 %.",
        ),
        (
            (("open", 1.0), ("open", 2.0)),
            "Of 2 targets with a year, 0 were reached, 0 were missed and 2 are open.",
        ),
        (
            (("missed", 9.0),),
            "Of 1 target with a year, 0 were reached, 1 was missed and 0 are open.",
        ),
        (
            # Which was the easier target is not known without the growth it needed.
            (("reached", math.nan), ("missed", 9.0)),
            "Of 2 targets with a year, 1 was reached, 1 was missed and 0 are open.",
        ),
    ],
)
def test_targets_are_counted_by_what_became_of_them(
    verdicts: tuple[tuple[str, float], ...], text: str
) -> None:
    assert trade.say_targets(aims(*verdicts)) == text


# --- the first screen ---------------------------------------------------------------

COLUMNS = [
    *("id", "label", "value", "unit", "period", "low", "high", "source_ids", "note"),
    "decimals",
]
UNITS = {"USD bn", "percent", "percent a year", "times", "probability"}

# What the issue and the sources give, to the digit that is printed.
EXPECTED = {
    "turnover": (106.3, "2025"),
    "exports": (35.1, "2025"),
    "imports": (71.2, "2025"),
    "balance": (-36.1, "2025"),
    "growth_two_years": (18.9, "2023/2025"),
    "kyrgyz_export_part": (72.0, "2023/2025"),
    "exports_without_kyrgyz": (3.5, "2023/2025"),
    "counter_gap": (28.6, "2024"),
    "turnover_edb": (66.2, "2024"),
    "mirror_ratio_kgz": (3.7, "2023"),
    "mirror_ratio_kaz": (1.8, "2024"),
    "needed_low": (2.5, "2025/2030"),
    "needed_low_real": (0.0, "2025/2030"),
    "needed_high": (7.1, "2025/2030"),
    "needed_high_real": (4.5, "2025/2030"),
    "probability_low": (0.55, "2030"),
    "probability_high": (0.40, "2030"),
    "projection": (131.0, "2030"),
    "scenario": (131.0, "2030"),
    "share_kaz": (21.5, "2023"),
    "share_kgz": (34.5, "2023"),
    "share_uzb": (21.2, "2025"),
    "share_chn": (1.5, "2025"),
    "coverage": (83.0, "1992/2025"),
}


@pytest.fixture(scope="module")
def figures(
    tables: Tables, scenarios: dict[str, dict[str, Any]]
) -> dict[str, pd.DataFrame]:
    """Key figures of every scenario in the folder."""
    return {
        name: figures_of(known(tables, given), given)
        for name, given in scenarios.items()
    }


def test_the_baseline_gives_the_figures_of_the_issue(
    figures: dict[str, pd.DataFrame],
) -> None:
    base = figures["baseline"]
    assert set(base["id"]) == set(EXPECTED)
    for name, (value, period) in EXPECTED.items():
        assert (base.loc[name, "value"], base.loc[name, "period"]) == (value, period), (
            name
        )
    part = base.loc["kyrgyz_export_part"]
    assert (part["low"], part["high"]) == (71.0, 72.0)
    ratio = base.loc["mirror_ratio_kgz"]
    assert (ratio["low"], ratio["high"]) == (3.7, 3.9)  # 3.68 and 3.68 x 1.06
    growth = base.loc["growth_two_years"]
    # 106.25 over 89.45 and 106.35 over 89.35
    assert (growth["low"], growth["high"]) == (18.8, 19.0)


def test_ids_and_units_are_the_same_in_every_scenario(
    figures: dict[str, pd.DataFrame],
) -> None:
    base = figures["baseline"]
    assert base["id"].is_unique
    assert {path.stem for path in PARAMS.glob("*.yaml")} == set(figures)
    assert len(figures) >= 6
    for name, frame in figures.items():
        assert frame["id"].tolist() == base["id"].tolist(), name
        assert frame["unit"].tolist() == base["unit"].tolist(), name
        assert frame["decimals"].tolist() == base["decimals"].tolist(), name
        assert set(frame["unit"]) <= UNITS
        assert list(frame.columns) == COLUMNS
        assert frame["label"].str.len().between(5, 90).all()


def test_figures_are_rounded_as_printed_and_missing_ones_are_missing(
    figures: dict[str, pd.DataFrame],
) -> None:
    for name, frame in figures.items():
        for column in ("value", "low", "high"):
            assert frame[column].dtype == "float64", (name, column)
        for row in frame.to_dict("records"):
            for column in ("value", "low", "high"):
                value = row[column]
                assert math.isnan(value) or value == round(value, row["decimals"])
                assert not (value == 0 and math.copysign(1, value) < 0), row["id"]
            if not math.isnan(row["low"]):
                assert row["low"] <= row["value"] <= row["high"], (name, row["id"])
            if row["unit"] == "probability" and not math.isnan(row["value"]):
                # A probability is a band of a twentieth, never a number like 0.58.
                assert (row["value"] * 20) == pytest.approx(round(row["value"] * 20))
                assert f"{row['value']:.2f}" in row["note"]


def test_a_figure_has_a_period_and_sources_that_exist(
    figures: dict[str, pd.DataFrame],
) -> None:
    sources = set(load_table("sources")["source_id"])
    for name, frame in figures.items():
        for row in frame.to_dict("records"):
            assert isinstance(row["source_ids"], list)
            assert set(row["source_ids"]) <= sources
            if not math.isnan(row["value"]):
                assert row["source_ids"], (name, row["id"])
                assert periods.bounds(row["period"]), (name, row["id"])


def test_a_lens_leaves_open_what_its_counter_does_not_give(
    figures: dict[str, pd.DataFrame],
) -> None:
    national = figures["national_statistics"]
    missing = set(national.loc[national["value"].isna(), "id"])
    assert missing == {
        *("turnover", "exports", "imports", "balance", "growth_two_years"),
        *("exports_without_kyrgyz",),
        *("kyrgyz_export_part", "needed_low", "needed_low_real", "needed_high"),
        *("needed_high_real", "probability_low", "probability_high", "projection"),
        *("scenario", "coverage"),
    }
    assert "national statistics give no total" in national.loc["turnover", "note"]
    base = figures["baseline"]
    given = national["value"].dropna()
    assert given.equals(base.loc[given.index, "value"])


def test_scenarios_differ_in_what_they_assume_and_in_nothing_that_is_known(
    figures: dict[str, pd.DataFrame],
) -> None:
    base = figures["baseline"]["value"]
    ends = {
        "deep_integration": 153.0,
        "commodity_slump": 94.0,
        "russia_valve": 112.0,
    }
    for name, end in ends.items():
        other = figures[name]["value"]
        assert other["scenario"] == end
        assert other.drop("scenario").equals(base.drop("scenario"))
    article = figures["article_as_written"]
    assert article.loc["turnover", "value"] == 94.8
    assert article.loc["growth_two_years", "value"] == 35.1
    assert article.loc["needed_low", "value"] == 4.0
    assert article.loc["needed_high", "value"] == 7.9
    assert article.loc["scenario", "value"] == 150.0
    assert "2025" not in set(article.loc[["turnover", "exports", "imports"], "period"])


def test_there_is_no_part_in_a_rise_that_was_a_fall(tables: Tables) -> None:
    table = tables["bilateral_trade"].copy()
    exports = (
        (table["country"] == "CA5")
        & (table["flow"] == "exports")
        & (table["period"] == "2025")
    )
    assert exports.sum() == 1
    table.loc[exports, "value_usd_mn"] = 27000.0  # 28,000 in 2023
    rows = {**tables, "bilateral_trade": table}
    found = figures_of(known(rows, USUAL), USUAL)
    assert found.loc["exports", "value"] == 27.0
    assert math.isnan(found.loc["kyrgyz_export_part", "value"])


def test_no_tables_give_the_same_figures_all_missing(tables: Tables) -> None:
    empty = figures_of(mapped(tables, lambda frame: frame.iloc[:0]), USUAL)
    assert set(empty["id"]) == set(EXPECTED)
    assert empty[["value", "low", "high"]].isna().all(axis=None)
    assert not any(empty["source_ids"].map(len))


def test_the_frames_are_left_alone_and_the_order_of_rows_does_not_matter(
    tables: Tables,
) -> None:
    check_pure(
        trade.key_figures,
        tables["bilateral_trade"],
        tables["country_profile"],
        tables["trade_targets"],
        path=path_of(tables, USUAL),
        horizon=2030,
        usd_inflation=0.025,
    )


def test_an_unknown_side_and_a_missing_column_are_named(tables: Tables) -> None:
    rows = known(tables, USUAL)
    path = path_of(rows, USUAL)

    def given(**frames: pd.DataFrame) -> pd.DataFrame:
        both = {**rows, **frames}
        return trade.key_figures(
            both["bilateral_trade"],
            both["country_profile"],
            both["trade_targets"],
            path=path,
            horizon=2030,
            usd_inflation=0.025,
        )

    for table, column in (
        ("bilateral_trade", "variant"),
        ("country_profile", "value"),
        ("trade_targets", "kind"),
    ):
        with pytest.raises(ValueError, match=f"needs the column {column}"):
            given(**{table: rows[table].drop(columns=column)})
    with pytest.raises(ValueError, match=r"`reporter`: 'nation' .*'national'"):
        trade.key_figures(
            rows["bilateral_trade"],
            rows["country_profile"],
            rows["trade_targets"],
            path=path,
            horizon=2030,
            usd_inflation=0.025,
            reporter="nation",
        )


# --- what each figure rests on -------------------------------------------------------

NEEDED = {"needed_low", "needed_low_real", "needed_high", "needed_high_real"}
CHANCES = {"probability_low", "probability_high"}
CHINA = {"reporter": "china_customs"}

# A row of a table, by what its figure is multiplied, and all that rests on it.
RESTS_ON = [
    (
        "bilateral_trade",
        {**CHINA, "country": "CA5", "flow": "turnover", "period": "2025"},
        1.5,
        # The last year is also an outcome of the backtest.
        {"turnover", "growth_two_years", "projection", "coverage", *NEEDED, *CHANCES},
    ),
    (
        "bilateral_trade",
        {**CHINA, "country": "CA5", "flow": "exports", "period": "2025"},
        1.5,
        {
            *("exports", "balance", "kyrgyz_export_part", "scenario"),
            "exports_without_kyrgyz",
        },
    ),
    (
        "bilateral_trade",
        {**CHINA, "country": "KGZ", "flow": "exports", "period": "2025"},
        0.5,
        {"kyrgyz_export_part", "exports_without_kyrgyz"},
    ),
    (
        "bilateral_trade",
        # Named by the ministry, which passes on what customs count.
        {"country": "CA5", "flow": "imports", "period": "2025"},
        1.5,
        {"imports", "balance", "scenario"},
    ),
    (
        "bilateral_trade",
        {"reporter": "edb", "country": "CA5", "flow": "turnover", "period": "2024"},
        1.2,
        {"counter_gap", "turnover_edb"},
    ),
    (
        "bilateral_trade",
        {"reporter": "national", "country": "KGZ", "flow": "imports", "period": "2023"},
        1.5,
        {"mirror_ratio_kgz"},
    ),
    (
        "bilateral_trade",
        {"reporter": "national", "country": "KAZ", "flow": "imports", "period": "2024"},
        1.5,
        {"mirror_ratio_kaz"},
    ),
    *(
        (
            "country_profile",
            {
                "country": country,
                "indicator": "china_share_of_turnover",
                "basis": "national",
                "period": period,
                "source_id": source,
            },
            1.1,
            {f"share_{country.lower()}"},
        )
        for country, period, source in (
            ("KAZ", "2023", "bns-kaz-partner-tables"),
            ("KGZ", "2023", "nsc-kgz-partner-tables"),
            ("UZB", "2025", "uzb-2025-via-1prime"),
        )
    ),
    (
        "country_profile",
        {"country": "CHN", "indicator": "ca5_share_of_turnover", "period": "2025"},
        2.0,
        {"share_chn"},
    ),
    (
        "trade_targets",
        {"kind": "forecast", "value_usd_mn": 120000.0},
        0.9,
        {"needed_low", "needed_low_real", "probability_low"},
    ),
    (
        "trade_targets",
        {"kind": "forecast", "value_usd_mn": 150000.0},
        2.0,
        {"needed_high", "needed_high_real", "probability_high"},
    ),
    (
        "bilateral_trade",
        # An outcome of the backtest: the band widens, and the lower chance stays within
        # its twentieth.
        {"country": "CA5", "flow": "turnover", "period": "2022", **CHINA},
        0.2,
        {"coverage", "projection", "probability_high"},
    ),
]


def test_every_figure_rests_on_a_row_that_is_changed_here() -> None:
    assert set().union(*(rests for *_, rests in RESTS_ON)) == set(EXPECTED)


@pytest.mark.parametrize(("table", "where", "factor", "rests"), RESTS_ON)
def test_a_changed_figure_changes_what_rests_on_it_and_nothing_else(
    tables: Tables,
    figures: dict[str, pd.DataFrame],
    table: str,
    where: dict[str, Any],
    factor: float,
    rests: set[str],
) -> None:
    value = "value" if table == "country_profile" else "value_usd_mn"
    changed = tables[table].copy()
    hit = pd.Series(True, index=changed.index)
    for column, wanted in where.items():
        hit &= changed[column] == wanted
    assert hit.sum() == 1, changed[hit]
    changed.loc[hit, value] *= factor
    source = changed.loc[hit, "source_id"].item()
    found = figures_of(known({**tables, table: changed}, USUAL), USUAL)
    base = figures["baseline"]
    differs = {
        name
        for name in base["id"]
        if not base.loc[[name], ["value", "low", "high"]].equals(
            found.loc[[name], ["value", "low", "high"]]
        )
    }
    assert differs == rests
    for name in rests:
        assert source in base.loc[name, "source_ids"], name


def test_every_public_name_of_trade_is_exported_and_exercised() -> None:
    for name in trade.__all__:
        assert hasattr(trade, name)
    public = {
        name
        for name, item in vars(trade).items()
        if inspect.isfunction(item) and not name.startswith("_")
    }
    assert public == {
        name for name in trade.__all__ if inspect.isfunction(getattr(trade, name))
    }
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(Path(__file__).parent.glob("test_trade_*.py"))
    )
    unused = [name for name in trade.__all__ if f"trade.{name}" not in text]
    assert not unused
