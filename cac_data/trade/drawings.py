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
    """Draw exports and imports of each country, a panel for each.

    Parameters
    ----------
    flows
        A frame of :func:`cac_data.trade.flows`.

    Returns
    -------
    array of Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import flows
    >>> axes = draw_flows(flows(load_table("bilateral_trade")))
    >>> len(axes)
    6
    >>> plt.close(axes[0].figure)
    """
    title = "Exports to and imports from China, by country"
    return draw(plots.country_panels, flows, share_y=False, title=title, **_BN)


def draw_total(totals: pd.DataFrame) -> Any:
    """Draw the trade of the five countries together.

    Parameters
    ----------
    totals
        A frame of :func:`cac_data.trade.regional`.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import regional
    >>> ax = draw_total(regional(load_table("bilateral_trade")))
    >>> ax.figure.get_suptitle()
    'Trade of the five countries with China'
    >>> plt.close(ax.figure)
    """
    title = "Trade of the five countries with China"
    return draw(plots.lines, totals, hue=None, title=title, **_BN)


def draw_balance(balances: pd.DataFrame) -> Any:
    """Draw exports less imports, one bar a year.

    Parameters
    ----------
    balances
        A frame of :func:`cac_data.trade.balance`.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import balance
    >>> ax = draw_balance(balance(load_table("bilateral_trade")))
    >>> ax.get_ylabel()
    'USD bn'
    >>> plt.close(ax.figure)
    """
    title = "Balance with China, by Chinese customs"
    return draw(plots.stacked_bars, balances, title=title, **_BN)


def draw_mirror(gaps: pd.DataFrame) -> Any:
    """Draw how many times what a country counts Chinese customs count.

    Parameters
    ----------
    gaps
        A frame of :func:`cac_data.trade.mirror_gap`, of one flow.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import mirror_gap
    >>> ax = draw_mirror(mirror_gap(load_table("bilateral_trade"), flow="imports"))
    >>> ax.figure.get_suptitle()
    'Imports from China'
    >>> plt.close(ax.figure)
    """
    sold = len(gaps) > 0 and gaps["flow"].iloc[0] == "exports"
    title = "Exports to China" if sold else "Imports from China"
    unit = "Chinese over national count"
    return draw(plots.ratios, gaps, unit=unit, title=title)


def draw_months(line: pd.DataFrame) -> Any:
    """Draw a flow by month, a line for each year.

    Parameters
    ----------
    line
        A frame of :func:`cac_data.trade.months_of`.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import months_of
    >>> monthly = load_table("monthly_trade")
    >>> ax = draw_months(months_of(monthly, country="KGZ", flow="exports"))
    >>> ax.figure.get_suptitle()
    'Exports of Kyrgyzstan to China, by month'
    >>> plt.close(ax.figure)
    """
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
    """Draw the observed series, the fan of its projection and the claimed range.

    Parameters
    ----------
    totals
        A frame of :func:`cac_data.trade.regional`.
    path
        A frame of :func:`cac_data.trade.projection`.
    targets
        Rows of ``trade_targets``.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import projection, regional
    >>> total = regional(load_table("bilateral_trade"))
    >>> ax = draw_projection(
    ...     total, projection(total, horizon=2030), load_table("trade_targets")
    ... )
    >>> ax.get_ylabel()
    'USD bn'
    >>> plt.close(ax.figure)
    """
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
    """Draw observed exports and imports of the five and what a scenario assumes.

    Parameters
    ----------
    flows
        A frame of :func:`cac_data.trade.flows`.
    path
        A frame of :func:`cac_data.trade.scenario_path`.
    targets
        Rows of ``trade_targets``.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import flows, scenario_path
    >>> trade = load_table("bilateral_trade")
    >>> path = scenario_path(
    ...     trade, horizon=2030, export_growth=0.04, import_growth=0.04
    ... )
    >>> ax = draw_path(flows(trade), path, load_table("trade_targets"))
    >>> ax.get_ylabel()
    'USD bn'
    >>> plt.close(ax.figure)
    """
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
    """Draw yearly changes of trade against those of a price, and the fitted line.

    Parameters
    ----------
    changes
        A frame of :func:`cac_data.trade.price_changes`.
    fit
        A frame of :func:`cac_data.trade.price_elasticity`.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> changes = pd.DataFrame(
    ...     {
    ...         "period": ["2001", "2002"],
    ...         "price_change": [0.1, -0.1],
    ...         "trade_change": [0.2, 0.0],
    ...     }
    ... )
    >>> ax = draw_elasticity(changes, pd.DataFrame())
    >>> ax.get_xlabel()
    'change of the price, log points'
    >>> plt.close(ax.figure)
    """
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
    """Draw errors and coverage of methods beside each other, by years ahead.

    Parameters
    ----------
    scores
        A frame of :func:`cac_data.trade.backtest`.

    Returns
    -------
    array of Axes or None
        None where no method could be scored.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import backtest, regional
    >>> axes = draw_backtest(backtest(regional(load_table("bilateral_trade"))))
    >>> len(axes)
    2
    >>> plt.close(axes[0].figure)
    """
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
    """Draw what each country and flow added to trade between two years.

    Parameters
    ----------
    changes
        A frame of :func:`cac_data.trade.contributions`.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.trade import contributions
    >>> changes = contributions(load_table("bilateral_trade"), start=2023, end=2025)
    >>> ax = draw_contributions(changes)
    >>> ax.get_xlabel()
    'USD bn'
    >>> plt.close(ax.figure)
    """
    years = changes.iloc[0][["start", "end"]].tolist() if len(changes) else ["", ""]
    return draw(
        plots.contributions,
        changes,
        title=f"Change from {years[0]} to {years[1]}, by country and flow",
        **_BN,
    )


def draw_dependence(shares: pd.DataFrame) -> Any:
    """Draw China's share in the trade of each country and the five's share in China's.

    Parameters
    ----------
    shares
        A frame of :func:`cac_data.trade.both_dependences`.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> shares = pd.DataFrame(
    ...     {
    ...         "country": ["CHN", "KGZ"],
    ...         "period": ["2023", "2023"],
    ...         "share_pct": [1.4, 34.5],
    ...     }
    ... )
    >>> ax = draw_dependence(shares)
    >>> ax.get_ylabel()
    '% of all goods trade'
    >>> plt.close(ax.figure)
    """
    return draw(
        plots.lines,
        shares,
        y="share_pct",
        unit="% of all goods trade",
        title="Share of China; for China, the share of the five",
    )


def draw_ranges(ranges: pd.DataFrame) -> Any:
    """Draw the two counts of each flow and the distance between them.

    Parameters
    ----------
    ranges
        A frame of :func:`cac_data.trade.count_ranges`.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> ranges = pd.DataFrame(
    ...     {
    ...         "country": ["KGZ"],
    ...         "what": ["imports, 2023"],
    ...         "china_usd_mn": [19700.0],
    ...         "other_usd_mn": [5353.0],
    ...     }
    ... )
    >>> ax = draw_ranges(ranges)
    >>> ax.get_yticklabels()[0].get_text()
    'Kyrgyzstan, imports, 2023'
    >>> plt.close(ax.figure)
    """
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
