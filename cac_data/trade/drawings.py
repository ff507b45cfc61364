"""Figures of trade that take more than one frame."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import plots
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
