"""How trade moves with the price of oil."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data.cache import cached
from cac_data.extras import extra
from cac_data.facts import Figure, Growth, Nothing, at, grew
from cac_data.observations import SHAPE, join, observe, union
from cac_data.tables import select
from cac_data.trade.flows import turnover_of_five

BOOM = 2009  # the first year after the boom of the 2000s broke
FEW = 4  # yearly changes of late


@dataclass(frozen=True)
class Elasticity:
    """The percent by which trade moves with one percent of the price, `coefficient`.

    Of `n` yearly changes from `start` to `end`, with its standard error and the
    coefficient of determination.
    """

    coefficient: Figure
    std_error: Figure
    r_squared: Figure
    n: int
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class TradeAndOil:
    """How trade moves with the price of Brent, and both of late.

    `indexed`: trade and Brent, the first year with both since `BOOM`, `base`, as 100.
    `turnover`: how it moves with the price; `before`, `lately`: the same before the
    last `FEW` changes and in these alone, too few to prove a break. `since`, `brent`:
    the growth of each over three years, in percent.
    """

    indexed: pd.DataFrame
    base: int | None
    turnover: Elasticity | Nothing
    before: Elasticity | Nothing
    lately: Elasticity | Nothing
    since: Growth | Nothing
    brent: Growth | Nothing


@cached
def of_prices(flows: pd.DataFrame, prices: pd.DataFrame) -> TradeAndOil:
    """Tell how trade moves with the price of Brent, and both of late."""
    brent = observe(select(prices, commodity="brent", origin="WLD"))
    total = turnover_of_five(flows)
    total = join(total, brent, ["period"], how="inner", brent="value", of="unit")
    oil = total.assign(
        value=total["brent"],
        half=math.nan,
        obs_status="A",
        basis="published",
        unit=total["of"],
        reporter="",
    )
    indexed = indexed_lines(total, oil)
    base = at(indexed.head(1))
    return TradeAndOil(
        indexed=indexed,
        base=base.whole_year if base else None,
        turnover=elasticity(total),
        before=elasticity(total, leave_out=FEW),
        lately=elasticity(total.tail(FEW + 1), fewest=FEW),
        since=grew(at(total), at(total, back=3)),
        brent=grew(at(oil), at(oil, back=3)),
    )


def indexed_lines(trade: pd.DataFrame, oil: pd.DataFrame) -> pd.DataFrame:
    """Give trade and Brent from `BOOM` on, with the first year as 100.

    Columns: `series` (``trade`` or ``brent``), those of `observations.SHAPE`. The index
    says nothing.
    """
    lines = pd.concat([trade.assign(series="trade"), oil.assign(series="brent")])
    lines = lines[lines["year"] >= BOOM]
    first = lines.groupby("series")["value"].transform("first")
    lines = lines.assign(
        value=100 * lines["value"] / first,
        half=math.nan,
        unit="index",
    )
    return lines[["series", *SHAPE]]


def elasticity(
    rows: pd.DataFrame, leave_out: int = 0, fewest: int = 8
) -> Elasticity | Nothing:
    """Give the percent by which trade (`value`) moves with one percent of `brent`.

    Least squares of at least `fewest` yearly changes from `BOOM` on, as trade grew
    three times as fast before, but for the last ones (`leave_out` says how many);
    nothing with fewer. Standard errors allow for unequal variance and one year of
    serial correlation (Newey and West, Econometrica 55, 1987, 703-708).
    """
    # Imported here: it takes longer than everything else in this module together.
    with extra("analysis", "an elasticity"):
        from statsmodels.regression.linear_model import OLS
        from statsmodels.tools.tools import add_constant

    is_used = (rows["year"].diff() == 1) & (rows["year"] >= BOOM)
    # Counted from the last change backwards.
    changes_from_here = is_used[::-1].cumsum()[::-1]
    is_used &= changes_from_here > leave_out
    logs = rows[["value", "brent"]].map(math.log)
    changes = logs.diff()[is_used]
    if len(changes) < fewest:
        return Nothing("too few yearly changes")

    model = OLS(changes["value"], add_constant(changes["brent"]))
    fit = model.fit(cov_type="HAC", cov_kwds={"maxlags": 1})
    years = rows.loc[is_used, "year"]
    start = int(years.min())
    end = int(years.max())
    coefficient = Figure(
        value=float(fit.params["brent"]),
        unit="percent of trade for 1 % of the price",
        period=f"{start}/{end}",
        reporter=rows["reporter"].iloc[0],
        source_ids=union(rows["source_ids"]),
    )
    return Elasticity(
        coefficient=coefficient,
        std_error=coefficient.of(value=float(fit.bse["brent"])),
        r_squared=coefficient.of(value=float(fit.rsquared), unit="ratio"),
        n=len(changes),
        start=start,
        end=end,
    )
