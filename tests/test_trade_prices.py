"""Price or volume: the elasticity of trade to a price, by two independent ways."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from cac_data import trade
from tests.trade_frames import check_pure, prices, records, totals

E = math.e

# Trade and price by year, as powers of e; 2003 has no trade, 2006 no price.
TOTALS = totals(
    {2001: E**1, 2002: E**1.5, 2004: E**3, 2005: E**2.75, 2006: E**3, 2007: E**3}
)
PRICES = prices(
    ("brent", "2001", E**4),
    ("brent", "2002", E**5),
    ("brent", "2003", E**1),
    ("brent", "2004", E**4),
    ("brent", "2005", E**3.5),
    ("brent", "2007", E**2),
    ("brent", "2007-01/2007-02", E**9),
    ("gold", "2002", E**9),
)


def changes_of(pairs: list[tuple[float, float]], first: int = 2001) -> pd.DataFrame:
    """Changes of price and trade in consecutive years."""
    return pd.DataFrame(
        [
            (str(first + place), price, change, [f"s{first + place}"])
            for place, (price, change) in enumerate(pairs)
        ],
        columns=["period", "price_change", "trade_change", "source_ids"],
    )


# Ten changes around the line 0.1 + 0.5 x.
NOISY = [
    *[(0.10, 0.16), (0.20, 0.19), (-0.10, 0.03), (0.30, 0.26), (-0.20, 0.01)],
    *[(0.00, 0.12), (0.40, 0.28), (-0.30, -0.07), (0.15, 0.17), (-0.05, 0.09)],
]


def least_squares(price: np.ndarray, change: np.ndarray) -> dict[str, float]:
    """Slope, its Newey-West error with one lag, and the fit, from the formulas."""
    x = np.column_stack([np.ones_like(price), price])
    bread = np.linalg.inv(x.T @ x)
    intercept, slope = bread @ x.T @ change
    residual = change - x @ np.array([intercept, slope])
    scores = x * residual[:, None]
    lagged = scores[1:].T @ scores[:-1]
    meat = scores.T @ scores + 0.5 * (lagged + lagged.T)  # Bartlett: 1 - 1/2
    error = math.sqrt((bread @ meat @ bread)[1, 1])
    fit = 1 - float(residual @ residual) / float(((change - change.mean()) ** 2).sum())
    return {
        "elasticity": float(slope),
        "std_error": error,
        "intercept": float(intercept),
        "r_squared": fit,
    }


def test_frames_are_left_alone_and_the_order_of_rows_does_not_matter() -> None:
    check_pure(trade.price_changes, TOTALS, PRICES)
    check_pure(trade.price_elasticity, changes_of(NOISY), start=2001)


# --- changes ------------------------------------------------------------------------


def test_changes_are_differences_of_logs_and_never_span_a_missing_year() -> None:
    found = trade.price_changes(TOTALS, PRICES)
    assert records(found, "period", "price_change", "trade_change") == [
        ("2002", 1.0, 0.5),
        ("2005", -0.5, -0.25),
    ]
    assert found["source_ids"].tolist() == [
        ["prices", "s2001", "s2002"],
        ["prices", "s2004", "s2005"],
    ]


def test_a_price_at_one_border_is_not_the_price_of_the_world() -> None:
    border = PRICES.head(2).assign(origin="TKM", value=9.0)
    pd.testing.assert_frame_equal(
        trade.price_changes(TOTALS, pd.concat([PRICES, border])),
        trade.price_changes(TOTALS, PRICES),
    )


def test_the_commodity_may_be_chosen_and_is_checked() -> None:
    assert trade.price_changes(TOTALS, PRICES, commodity="gold").empty
    with pytest.raises(ValueError, match=r"`commodity`: 'brnt' .*did you mean 'brent'"):
        trade.price_changes(TOTALS, PRICES, commodity="brnt")


@pytest.mark.parametrize(("trade_rows", "price_rows"), [(0, 8), (6, 0), (1, 8), (0, 0)])
def test_without_two_common_years_there_is_no_change(
    trade_rows: int, price_rows: int
) -> None:
    found = trade.price_changes(TOTALS.head(trade_rows), PRICES.head(price_rows))
    assert len(found) == 0
    assert list(found.columns) == list(trade.price_changes(TOTALS, PRICES).columns)
    assert trade.price_elasticity(found).empty


def test_a_year_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="price_changes: a year stands twice"):
        trade.price_changes(pd.concat([TOTALS, TOTALS.head(1)]), PRICES)
    with pytest.raises(ValueError, match="price_changes: a year stands twice"):
        trade.price_changes(TOTALS, pd.concat([PRICES, PRICES.head(1)]))


def test_missing_columns_are_named() -> None:
    for column in ("period", "value_usd_mn", "source_ids"):
        with pytest.raises(ValueError, match=f"price_changes needs .*{column}"):
            trade.price_changes(TOTALS.drop(columns=column), PRICES)
    for column in ("commodity", "origin", "period", "value", "source_id"):
        with pytest.raises(ValueError, match=f"needs the column {column}"):
            trade.price_changes(TOTALS, PRICES.drop(columns=column))
    for column in ("period", "price_change", "trade_change", "source_ids"):
        with pytest.raises(ValueError, match=f"price_elasticity needs .*{column}"):
            trade.price_elasticity(changes_of(NOISY).drop(columns=column))


# --- the elasticity -----------------------------------------------------------------


def test_a_straight_line_is_found_exactly() -> None:
    line = [(price, 0.1 + 0.5 * price) for price, _ in NOISY]
    found = trade.price_elasticity(changes_of(line), start=2001).iloc[0]
    assert found["elasticity"] == pytest.approx(0.5)
    assert found["intercept"] == pytest.approx(0.1)
    assert found["r_squared"] == pytest.approx(1)
    assert found["std_error"] == pytest.approx(0, abs=1e-12)


def test_slope_and_error_agree_with_the_formulas() -> None:
    found = trade.price_elasticity(changes_of(NOISY), start=2001).iloc[0]
    price, change = np.array(NOISY).T
    expected = least_squares(price, change)
    assert {key: found[key] for key in expected} == pytest.approx(expected)
    assert (found["start"], found["end"], found["n"]) == ("2001", "2010", 10)
    assert found["source_ids"] == sorted(f"s{year}" for year in range(2001, 2011))


def test_only_the_years_asked_for_are_used() -> None:
    changes = changes_of([*NOISY, (9.0, -9.0)])
    found = trade.price_elasticity(changes, start=2002, end=2010).iloc[0]
    price, change = np.array(NOISY[1:]).T
    assert found["elasticity"] == pytest.approx(
        least_squares(price, change)["elasticity"]
    )
    assert (found["start"], found["end"], found["n"]) == ("2002", "2010", 9)


def test_fewer_than_eight_changes_give_no_elasticity() -> None:
    seven, eight = changes_of(NOISY[:7]), changes_of(NOISY[:8])
    none = trade.price_elasticity(seven, start=2001)
    some = trade.price_elasticity(eight, start=2001)
    assert len(none) == 0
    assert some["n"].item() == 8
    assert list(none.columns) == list(some.columns)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="`start` 2009 is after `end` 2005"):
        trade.price_elasticity(changes_of(NOISY), end=2005)
