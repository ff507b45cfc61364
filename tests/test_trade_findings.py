"""The first screen, and sentences that have to be true whatever the figures are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, trade
from cac_data.scenarios import load_scenarios
from cac_data.sources import known_by
from cac_data.tables import select

PARAMS = Path(__file__).parents[1] / "params"
TABLES = (
    *("bilateral_trade", "monthly_trade", "commodity_prices", "country_profile"),
    *("trade_targets", "trade_composition", "gas_flows", "investment", "agreements"),
    *("summit_outcomes", "product_trade", "products"),
)
PARTS = {"bilateral_trade", "monthly_trade", "agreements", "investment"}


Tables = Mapping[str, pd.DataFrame]

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


# --- sentences: what each one says ----------------------------------------------------


def rows(columns: str, *values: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(values, columns=columns.split())


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


# --- the first screen ---------------------------------------------------------------


@pytest.fixture(scope="module")
def figures(
    tables: Tables, scenarios: dict[str, dict[str, Any]]
) -> dict[str, pd.DataFrame]:
    """Key figures of every scenario in the folder."""
    return {
        name: figures_of(known(tables, given), given)
        for name, given in scenarios.items()
    }


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
