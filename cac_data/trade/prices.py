"""Price or volume: how trade moves with a world market price."""

import math

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.tables import select, sort_rows


def price_changes(
    totals: pd.DataFrame, prices: pd.DataFrame, *, commodity: str = "brent"
) -> pd.DataFrame:
    """Yearly change of trade beside that of a price, as differences of logarithms.

    `totals`: one series by year, for instance of :func:`regional`.
    `commodity`: commodity of the world market.

    Columns: ``period, price_change, trade_change, source_ids``; no change is given
    across a missing year.

    ValueError for an unknown commodity, or more than one trade figure a year.
    """
    codes.check_columns(
        prices.columns, ["period", "value", "source_id"], function="price_changes"
    )
    chosen = indicators.annual(select(prices, commodity=commodity, origin="WLD"))
    price = indicators.with_source_ids(chosen)[["period", "value", "source_ids"]]
    needed = ["period", "value_usd_mn", "source_ids"]
    codes.check_columns(totals.columns, needed, function="price_changes")
    trade = totals[needed]
    both = trade.merge(price, on="period", suffixes=("_trade", "_price"))
    if both["period"].duplicated().any():
        message = "price_changes: a year stands twice; use one series and one price"
        raise ValueError(message)
    both = sort_rows(both, ["period"])
    year = both["period"].map(periods.year_of)
    follows = year.diff() == 1
    both["price_change"] = both["value"].map(math.log).diff()
    both["trade_change"] = both["value_usd_mn"].map(math.log).diff()
    ids = both["source_ids_trade"] + both["source_ids_price"]
    earlier = [[], *ids.tolist()][: len(ids)]
    both["source_ids"] = [
        indicators.merge_ids(pair) for pair in zip(ids, earlier, strict=True)
    ]
    columns = ["period", "price_change", "trade_change", "source_ids"]
    return both.loc[follows, columns].reset_index(drop=True)


def price_elasticity(
    changes: pd.DataFrame, *, start: int = 2009, end: int | None = None
) -> pd.DataFrame:
    """Percent by which trade moves with one percent of the price.

    Least squares of the change of trade on the change of the price, with standard
    errors that allow for unequal variance and one year of serial correlation.

    `start`, `end`: first and last year of change. By default from the year after the
    boom of the 2000s broke, because the series grew three times as fast before, to the
    last.

    One row: ``start, end, n, elasticity, std_error, intercept, r_squared, source_ids``;
    empty with fewer than eight changes.

    ValueError for a span that ends before it starts.

    Source of the method: W. K. Newey and K. D. West, "A Simple, Positive Semi-Definite,
    Heteroskedasticity and Autocorrelation Consistent Covariance Matrix",
    Econometrica 55 (1987), 703-708.
    """
    # Imported here: it takes longer than everything else in this module together.
    from statsmodels.regression.linear_model import OLS
    from statsmodels.tools.tools import add_constant

    needed = ["period", "price_change", "trade_change", "source_ids"]
    codes.check_columns(changes.columns, needed, function="price_elasticity")
    rows = sort_rows(select(changes, start=start, end=end), ["period"])
    columns = ["start", "end", "n", "elasticity", "std_error", "intercept"]
    if len(rows) < 8:
        return pd.DataFrame(columns=[*columns, "r_squared", "source_ids"])
    fit = OLS(rows["trade_change"], add_constant(rows["price_change"])).fit(
        cov_type="HAC", cov_kwds={"maxlags": 1}
    )
    row = {
        "start": rows["period"].iloc[0],
        "end": rows["period"].iloc[-1],
        "n": len(rows),
        "elasticity": float(fit.params["price_change"]),
        "std_error": float(fit.bse["price_change"]),
        "intercept": float(fit.params["const"]),
        "r_squared": float(fit.rsquared),
        "source_ids": indicators.merge_ids(rows["source_ids"].tolist()),
    }
    return pd.DataFrame([row])
