"""What sections of the trade page say, on frames that one can check by hand."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pytest

from cac_data import facts, load_table, trade
from cac_data.observations import SHAPE
from cac_data.trade.ahead import Ahead
from cac_data.trade.dependence import Dependence
from cac_data.trade.goods import Goods
from cac_data.trade.prices import Elasticity, TradeAndOil
from cac_data.trade.targets import Targets

SHOWN = ["country", "flow", "year", "value"]


def flows(text: str) -> pd.DataFrame:
    """Flows as `trade.series` gives them: country, flow, year, USD million a line."""
    rows = pd.DataFrame(cells(text), columns=SHOWN)
    rows = rows.assign(
        period=rows["year"],
        year=rows["year"].astype("Int64"),
        value=rows["value"].astype(float),
        unit="USD mn",
        half=math.nan,
        obs_status="A",
        basis="published",
        source_ids="customs",
        reporter="china_customs",
    )
    columns = ["country", "flow", *SHAPE, "reporter"]
    return rows[columns]


def cells(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


def table(name: str, columns: list[str], text: str, **more: Any) -> pd.DataFrame:
    """Rows of a table; a ``-`` is an empty cell, other columns are empty or `more`."""
    bundled = load_table(name)
    printed = pd.DataFrame(cells(text), columns=columns).replace("-", "")
    rows = pd.DataFrame({column: printed.get(column, "") for column in bundled})
    for column in bundled.select_dtypes("number"):
        rows[column] = pd.to_numeric(rows[column], errors="coerce")
    return rows.assign(**{"source_id": "by-hand", "obs_status": "A", **more})


def values(rows: Sequence[Mapping[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


# --- Goods ---------------------------------------------------------------------------

SECTIONS = """
    KAZ exports fuels 6
    KAZ exports food 2
    KGZ exports fuels 0
    KGZ exports food 2
    TJK exports fuels 0
    TJK exports food 1
    TKM exports fuels 9
    TKM exports food 0
    UZB exports fuels 0
    UZB exports food 0
"""
SOLD_GAS = """
    KAZ 2024 10
    TKM 2024 40
    UZB 2024 10
    KAZ 2025 10
"""


def composition() -> pd.DataFrame:
    return table(
        "trade_composition",
        ["country", "flow", "product", "value_usd_mn"],
        SECTIONS,
        reporter="unctad",
        classification="SITC",
        period="2020",
    )


def gas_sold() -> pd.DataFrame:
    return table(
        "gas_flows",
        ["exporter", "period", "value"],
        SOLD_GAS,
        importer="CHN",
        indicator="value",
        nature="actual",
        basis="chinese_customs",
        unit="USD mn",
    )


@pytest.fixture(scope="module")
def goods() -> Goods:
    traded = flows("""
        CA5 exports 2024 200
        KGZ exports 2024 50
        TKM exports 2024 80
        CA5 imports 2024 400
    """)
    return trade.of_goods(traded, composition(), gas_sold())


def test_sections_of_goods_are_of_all_five_in_percent(goods: Goods) -> None:
    # 15 of 20 and 5 of 20.
    assert values(goods.sold, "product", "value") == [
        ("fuels", 75.0),
        ("food", 25.0),
    ]


def test_gas_is_a_part_of_exports_where_all_that_sell_it_have_a_figure(
    goods: Goods,
) -> None:
    # 60 of 200 and of 150; in 2025 two of the three have no figure.
    columns = ["year", "gas", "value", "without_kyrgyz"]
    shares = [of_year.share for of_year in goods.gas]
    assert values(shares, *columns) == [(2024, 60.0, 30.0, 40.0)]
    assert goods.gas[0].without_kyrgyz
    assert goods.gas[0].without_kyrgyz.value == 40.0


def test_turkmen_gas_is_a_part_of_turkmen_exports(goods: Goods) -> None:
    assert goods.turkmen_gas
    assert goods.turkmen_gas.value == 50.0


# --- Prices --------------------------------------------------------------------------

BRENT = [100, 81, 121, 64, 144, 100, 121, 81, 100, 144, 64, 81, 100]


def oil_and_trade() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Thirteen years from 2009 on in which trade is ten times the root of the price."""
    years = range(2009, 2022)
    lines = zip(years, BRENT, strict=True)
    turnover = [f"CA5 turnover {year} {10 * price**0.5}" for year, price in lines]
    lines = zip(years, BRENT, strict=True)
    prices = table(
        "commodity_prices",
        ["period", "value"],
        "\n".join(f"{year} {price}" for year, price in lines),
        commodity="brent",
        origin="WLD",
        unit="USD/bbl",
    )
    return flows("\n".join(turnover)), prices


@pytest.fixture(scope="module")
def oil() -> TradeAndOil:
    return trade.of_prices(*oil_and_trade())


@pytest.mark.parametrize(
    ("span", "changes"),
    [
        pytest.param("turnover", 12, id="whole"),
        pytest.param("before", 8, id="before_the_last_four"),
        pytest.param("lately", 4, id="last_four"),
    ],
)
def test_trade_that_is_a_root_of_the_price_moves_half_as_much(
    oil: TradeAndOil, span: str, changes: int
) -> None:
    link: Elasticity = getattr(oil, span)
    assert link.coefficient.value == pytest.approx(0.5)
    assert link.r_squared.value == pytest.approx(1.0)
    assert link.n == changes


def test_both_lines_begin_at_a_hundred(oil: TradeAndOil) -> None:
    indexed = oil.indexed[oil.indexed["year"] <= 2011]
    # 90 and 110 of 100; 81 and 121 of 100.
    lines = indexed.groupby("series")["value"].agg(list).to_dict()
    assert lines["trade"] == pytest.approx([100.0, 90.0, 110.0])
    assert lines["brent"] == pytest.approx([100.0, 81.0, 121.0])
    assert oil.base == 2009


def test_growth_of_trade_and_of_oil_is_of_the_same_three_years(
    oil: TradeAndOil,
) -> None:
    # From 2018 to 2021: 100 after 120, and 100 after 144.
    assert oil.since
    assert oil.brent
    assert oil.since.value == pytest.approx(100 * (100 / 120 - 1))
    assert oil.brent.value == pytest.approx(100 * (100 / 144 - 1))


def test_few_years_have_no_link_to_the_price() -> None:
    turnover, prices = oil_and_trade()
    assert not trade.of_prices(turnover.head(4), prices).turnover


# --- Targets -------------------------------------------------------------------------

TARGETS = """
    KAZ turnover target 2014-05 2020 100
    UZB turnover target 2014-05 2016 1000
    TKM turnover target 2014-05 2030 1000
    KGZ turnover target 2014-05 - 1000
    TJK turnover target 2014-05 2020 15
    CA5 turnover potential 2014-05 - 90
    CA5 imports potential 2014-05 - 70
"""
TRADED = """
    KAZ turnover 2010 40
    KAZ turnover 2013 50
    KAZ turnover 2018 110
    UZB turnover 2013 50
    UZB turnover 2018 90
    TKM turnover 2018 90
    KGZ turnover 2018 90
    TJK turnover 2013 20
    TJK turnover 2021 12
"""


@pytest.fixture(scope="module")
def fared() -> Targets:
    agreements = pd.DataFrame(
        {
            "agreement_id": ["of-two", "of-many"],
            "period": ["2023-01/2024-06", "2023-01/2024-12"],
            "countries": [["CHN", "KAZ"], ["CHN", "KAZ", "UZB"]],
        }
    )
    sums = table(
        "summit_outcomes",
        ["agreement_id", "value"],
        "of-two 36000\nof-many 90000",
        indicator="agreements_value",
        unit="USD mn",
    )
    inflows = table(
        "investment",
        ["basis", "part", "period", "unit", "value"],
        """
        national gross 2022 mn-usd 1000
        national gross 2023 mn-usd 2000
        national_bank net 2022 mn-eur -5
        national_bank net 2023 mn-eur 3
        """,
        country="KAZ",
        concept="fdi_flow",
        direction="china_to_region",
        sector="all",
        variant="main",
        price_basis="current",
    )
    units = {"mn-usd": "USD mn", "mn-eur": "EUR mn"}
    tables = {
        "trade_targets": table(
            "trade_targets",
            ["country", "flow", "kind", "set_on", "target_period", "value_usd_mn"],
            TARGETS,
        ),
        "agreements": agreements,
        "summit_outcomes": sums,
        "investment": inflows.replace({"unit": units}),
    }
    return trade.of_targets(flows(TRADED), tables)


def test_each_target_has_its_outcome(fared: Targets) -> None:
    columns = ["country", "verdict", "reached_in"]
    expected = pd.DataFrame(
        [
            ["KAZ", "reached", "2018"],
            ["KGZ", "no year given", ""],
            # Trade was there before the aim was set, and has not been since.
            ["TJK", "missed", ""],
            ["TKM", "open", ""],
            ["UZB", "missed", ""],
        ],
        columns=columns,
    )
    outcomes = fared.outcomes[columns]
    pd.testing.assert_frame_equal(outcomes, expected, check_dtype=False)


def test_targets_are_counted_by_their_outcome(fared: Targets) -> None:
    # One without a year is no target that could be missed.
    assert fared.aims == 4
    assert fared.count == {"reached": 1, "missed": 2, "open": 1}


def test_a_target_has_the_growth_before_it_and_that_which_it_needed(
    fared: Targets,
) -> None:
    outcomes = fared.outcomes.set_index("country")
    # 50 after 40 in three years, and 100 after 50 in seven.
    momentum = 100 * ((50 / 40) ** (1 / 3) - 1)
    required = 100 * ((100 / 50) ** (1 / 7) - 1)
    assert outcomes.loc["KAZ", "momentum_pct"] == pytest.approx(momentum)
    assert outcomes.loc["KAZ", "needed_pct"] == pytest.approx(required)


def test_announced_money_is_that_of_the_two_alone_a_year(
    fared: Targets,
) -> None:
    # 36 bn in 18 months are 24 a year, twelve times the 2 bn that came.
    announced = fared.announced
    assert announced
    assert (announced.months, announced.a_year.value) == (18, 24_000.0)
    assert fared.came
    assert fared.came.value == 2000.0
    assert fared.times
    assert fared.times.value == 12.0


def test_announced_money_is_not_compared_with_what_came_unasked(
    fared: Targets,
) -> None:
    assert fared.announced
    apart = facts.compare(fared.announced.a_year, fared.came)
    assert isinstance(apart, facts.Gap)
    assert "measure" in apart.unlike


def test_years_in_which_money_went_back_are_named(fared: Targets) -> None:
    assert values(fared.net, "year", "value") == [(2022, -5.0), (2023, 3.0)]
    assert fared.drained == [2022]


def test_what_the_bank_thinks_possible_is_no_target(fared: Targets) -> None:
    assert fared.potential
    assert fared.missing
    assert fared.potential.value == 90.0
    assert fared.missing.value == 70.0


# --- Dependence ----------------------------------------------------------------------

PROFILE = """
    CHN merchandise_exports customs 2020 2500
    CHN merchandise_imports customs 2020 1500
    CHN ca5_share_of_turnover customs 2020 3
    CHN ca5_share_of_turnover customs 2021 1.2
    KAZ china_share_of_turnover national 2022 20
    KGZ china_share_of_turnover national 2018 30
    KGZ china_share_of_turnover national 2022-01/2022-06 35
    KAZ china_share_of_turnover national 2022-01/2022-06 22
    TKM china_share_of_turnover edb 2022 55
    KAZ china_share_of_turnover edb 2022 21
    CA5 china_share_of_turnover edb 2020 17
    CA5 china_share_of_turnover edb 2022 24
"""


@pytest.fixture(scope="module")
def dependence() -> Dependence:
    columns = ["country", "indicator", "basis", "period", "value"]
    profile = table("country_profile", columns, PROFILE, unit="percent")
    is_amount = profile["indicator"].str.startswith("merchandise")
    profile.loc[is_amount, "unit"] = "USD mn"
    turnover = flows("""
        CA5 turnover 2020 40
        CA5 turnover 2021 48
        CA5 turnover 2022 60
    """)
    return trade.of_dependence(turnover, profile)


def test_a_share_of_the_five_is_worked_out_where_the_whole_is_known(
    dependence: Dependence,
) -> None:
    shares = dependence.shares
    of_china = shares[shares["country"] == "CHN"]
    # 40 of 4,000, not the printed 3; then the printed one.
    assert of_china["value"].tolist() == [1.0, 1.2]
    assert of_china["basis"].tolist() == ["published", "customs"]


def test_shares_are_by_the_country_or_else_by_the_bank(
    dependence: Dependence,
) -> None:
    columns = ["country", "period", "value"]
    national = [("KAZ", "2022", 20.0), ("KGZ", "2018", 30.0)]
    assert values(dependence.own, *columns) == national
    assert values(dependence.others, *columns) == [("TKM", "2022", 55.0)]


def test_a_part_of_a_year_is_told_where_the_last_whole_one_is_old(
    dependence: Dependence,
) -> None:
    later = [*dependence.later.values()]
    columns = ["country", "period", "value", "whole"]
    assert values(later, *columns) == [("KGZ", "2022-01/2022-06", 35.0, "2018")]


def test_the_last_share_of_china_is_told_with_the_growth_since(
    dependence: Dependence,
) -> None:
    assert dependence.china
    assert dependence.china.period == "2021"
    assert dependence.grown_since
    assert dependence.grown_since.value == pytest.approx(25.0)


def test_the_share_of_china_in_the_trade_of_the_five_is_that_of_the_bank(
    dependence: Dependence,
) -> None:
    assert values(dependence.edb, "period", "value") == [
        ("2020", 17.0),
        ("2022", 24.0),
    ]


# --- Ahead ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ahead() -> Ahead:
    traded = flows("""
        CA5 exports 2025 40000
        CA5 imports 2025 60000
        CA5 turnover 2025 100000
    """)
    targets = table(
        "trade_targets",
        ["target_period", "value_usd_mn", "set_by"],
        "2030 150000 one\n2030 120000 two\n2035 300000 one",
        country="CA5",
        flow="turnover",
        kind="forecast",
        set_on="2025-06",
    )
    path = trade.scenario_path(
        traded,
        horizon=2030,
        export_growth=0.1,
        import_growth=0.0,
        shocks=[{"flow": "imports", "start": 2026, "end": 2026, "change": -0.5}],
    )
    return trade.of_ahead(traded, targets, path, horizon=2030, usd_inflation=0.02)


def test_levels_are_those_of_the_horizon_the_lowest_first(
    ahead: Ahead,
) -> None:
    assert values(ahead.levels, "value") == [(120_000.0,), (150_000.0,)]


def test_a_level_needs_a_growth_at_current_and_at_constant_prices(
    ahead: Ahead,
) -> None:
    # Five years from 100 to 120, and to 120 at the prices of the first year.
    low = ahead.needed[0]
    assert low.value == pytest.approx(100 * (1.2 ** (1 / 5) - 1))
    assert low.real == pytest.approx(100 * (1.2 ** (1 / 5) / 1.02 - 1))


def test_the_path_is_told_at_its_end_and_at_its_lowest(ahead: Ahead) -> None:
    exports = 40_000 * 1.1**5
    assert ahead.path["exports"]["value"] == pytest.approx(exports)
    assert ahead.path["imports"]["value"] == pytest.approx(30_000)
    # 44 of exports and half of 60 of imports.
    assert ahead.lowest
    assert ahead.lowest.year == 2026
    assert ahead.lowest.value == pytest.approx(74_000)


def test_a_path_that_only_grows_has_no_lowest_year_between() -> None:
    traded = flows("CA5 exports 2025 40\nCA5 imports 2025 60\nCA5 turnover 2025 100")
    growth = {"export_growth": 0.1, "import_growth": 0.1}
    path = trade.scenario_path(traded, horizon=2030, **growth)
    targets = load_table("trade_targets")[:0]
    ahead = trade.of_ahead(traded, targets, path, horizon=2030, usd_inflation=0.0)
    assert not ahead.lowest


def test_a_single_year_has_no_forecast_and_levels_no_chance(
    ahead: Ahead,
) -> None:
    assert ahead.trend.empty
    assert (ahead.chances, ahead.missed) == ([], {})
    assert not ahead.held


def test_the_fan_is_cut_off_above_the_highest_level(ahead: Ahead) -> None:
    assert ahead.fan["box"] == (120.0, 150.0, "article")
    assert ahead.fan["clip"] == 225.0
