"""Figures of trade: thin calls to the charts that all topics share."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, plots
from cac_data.display import draw
from cac_data.trade.targets import claimed_range

METHOD_NAMES: Mapping[str, str] = {
    "shrunk_drift": "shrunk drift (default)",
    "random_walk": "no change",
    "drift": "full drift",
    "damped_ets": "damped smoothing",
    "arima_110": "ARIMA(1,1,0)",
}
"""Methods that the report shows, by the names that readers see."""

_BN: dict[str, Any] = {"y": "value_usd_mn", "scale": 0.001, "unit": "USD bn"}


def draw_flows(flows: pd.DataFrame) -> Any:
    """Draw exports and imports of each country, a panel for each."""
    title = "Exports to and imports from China, by country"
    return draw(plots.country_panels, flows, share_y=False, title=title, **_BN)


def draw_total(totals: pd.DataFrame) -> Any:
    """Draw the trade of the five countries together."""
    title = "Trade of the five countries with China"
    return draw(plots.lines, totals, hue=None, title=title, **_BN)


def draw_balance(balances: pd.DataFrame) -> Any:
    """Draw exports less imports, one bar a year."""
    title = "Balance with China, by Chinese customs"
    return draw(plots.stacked_bars, balances, title=title, **_BN)


def draw_mirror(gaps: pd.DataFrame) -> Any:
    """Draw how many times what a country counts Chinese customs count."""
    sold = len(gaps) > 0 and gaps["flow"].iloc[0] == "exports"
    title = "Exports to China" if sold else "Imports from China"
    unit = "Chinese over national count"
    return draw(plots.ratios, gaps, unit=unit, title=title)


def draw_months(line: pd.DataFrame) -> Any:
    """Draw a flow by month, a line for each year."""
    title = ""
    if len(line):
        country, flow = line.iloc[0][["country", "flow"]]
        way = "to" if flow == "exports" else "from"
        whose = codes.country_name(country)
        title = f"{str(flow).capitalize()} of {whose} {way} China, by month"
    unit = "CNY mn"
    return draw(plots.months, line, y="value_cny_mn", unit=unit, title=title)


def draw_projection(
    totals: pd.DataFrame, path: pd.DataFrame, targets: pd.DataFrame
) -> Any:
    """Draw the observed series, the fan of its projection and the claimed range."""
    horizon = int(path["period"].iloc[-1]) if len(path) else 0
    return draw(
        plots.fan,
        totals,
        path,
        levels=claimed_range(targets, period=horizon) if horizon else None,
        levels_label="the article",
        title="Trade of the five with China, by its own past",
        **_BN,
    )


def draw_path(flows: pd.DataFrame, path: pd.DataFrame, targets: pd.DataFrame) -> Any:
    """Draw observed exports and imports of the five and what a scenario assumes."""
    horizon = int(path["period"].iloc[-1]) if len(path) else 0
    observed = flows[flows["country"] == "CA5"]
    both = observed.groupby("period", sort=False).filter(lambda year: len(year) == 2)
    sums = both.groupby("period", sort=False, as_index=False)["value_usd_mn"].sum()
    history = pd.concat([observed, sums.assign(country="CA5", flow="turnover")])
    return draw(
        plots.paths,
        history,
        path[path["assumed"].astype(bool)],
        hue="flow",
        levels=claimed_range(targets, period=horizon) if horizon else None,
        levels_label="the article",
        title="Trade of the five with China, as the scenario assumes",
        **_BN,
    )


def draw_elasticity(changes: pd.DataFrame, fit: pd.DataFrame) -> Any:
    """Draw yearly changes of trade against those of a price, and the fitted line."""
    line = None
    if len(fit):
        row = fit.iloc[0]
        line = (float(row["intercept"]), float(row["elasticity"]))
        changes = changes[changes["period"].between(row["start"], row["end"])]
    return draw(
        plots.scatter_fit,
        changes,
        x="price_change",
        y="trade_change",
        fit=line,
        unit_x="change of the price, log points",
        unit_y="change of trade, log points",
        title="Yearly change of trade and of the oil price",
    )


def draw_backtest(scores: pd.DataFrame) -> Any:
    """Draw errors and coverage of methods beside each other, by years ahead."""
    scored = scores[scores["n"] > 0]
    shown = {
        name: words
        for name, words in METHOD_NAMES.items()
        if name in set(scored["method"])
    }
    return draw(
        plots.backtest_panels,
        scored,
        methods=shown,
        title="The default and the candidates that failed, in the past",
    )


def draw_contributions(changes: pd.DataFrame) -> Any:
    """Draw what each country and flow added to trade between two years."""
    years = changes.iloc[0][["start", "end"]].tolist() if len(changes) else ["", ""]
    return draw(
        plots.contributions,
        changes,
        title=f"Change from {years[0]} to {years[1]}, by country and flow",
        **_BN,
    )


def draw_dependence(shares: pd.DataFrame) -> Any:
    """Draw China's share in each country's trade and the five's share in China's."""
    return draw(
        plots.lines,
        shares,
        y="share_pct",
        unit="% of all goods trade",
        title="Share of China; for China, the share of the five",
    )


def draw_ranges(ranges: pd.DataFrame) -> Any:
    """Draw the two counts of each flow and the distance between them."""
    return draw(
        plots.dumbbell,
        ranges,
        left="china_usd_mn",
        right="other_usd_mn",
        label=["country", "what"],
        names=("Chinese customs", "the country; of the five, a bank"),
        scale=0.001,
        unit="USD bn",
        title="Two counts of the same trade",
    )
