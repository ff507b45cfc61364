"""Figures of more than one frame: what they draw, and nothing of nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from cac_data import load_table, trade
from tests.trade_frames import bilateral, targets, totals

TARGETS = targets(
    ("CA5", "forecast", "2025", "2017", 240000.0),
    ("CA5", "forecast", "2025", "2017", 300000.0),
)
TOTALS = totals({1997 + n: 10000 * 1.1 ** (n + n % 2) for n in range(19)})
FLOWS = bilateral(
    *(
        ("china_customs", "CA5", str(year), flow, value)
        for year in range(2010, 2016)
        for flow, value in (("exports", 30000.0), ("imports", 60000.0))
    ),
    # A year with one flow has no turnover.
    ("china_customs", "CA5", "2009", "exports", 30000.0),
)
CHANGES = pd.DataFrame(
    [
        (str(2001 + n), (-1) ** n * 0.1 * n, 0.05 + (-1) ** n * 0.05 * n, ["s"])
        for n in range(12)
    ],
    columns=["period", "price_change", "trade_change", "source_ids"],
)


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def path_of(flows: pd.DataFrame) -> pd.DataFrame:
    return trade.scenario_path(
        flows, horizon=2017, export_growth=0.1, import_growth=0.0
    )


@cache
def scores_of(rows: int) -> pd.DataFrame:
    return trade.backtest(TOTALS.head(rows))


def drawn_heights(ax: Axes) -> np.ndarray[Any, Any]:
    """Every height at which something is drawn."""
    parts = [np.asarray(line.get_ydata(), dtype="float64") for line in ax.lines]
    return np.concatenate([part[np.isfinite(part)] for part in parts])


def words(ax: Axes) -> str:
    """All the text of the figure."""
    figure = ax.get_figure()
    assert figure is not None
    figure.canvas.draw()
    texts = [item.get_text() for item in figure.findobj(match=plt.Text)]
    return " | ".join(text for text in texts if text)


MADE = pd.DataFrame(
    {
        "country": ["KGZ", "KAZ"],
        "flow": ["exports", "imports"],
        "start": ["2023", "2023"],
        "end": ["2025", "2025"],
        "value_usd_mn": [5120.0, -400.0],
        "share_pct": [108.5, -8.5],
    }
)
SHARES = pd.DataFrame(
    {
        "country": ["CHN", "CHN", "KGZ", "KGZ"],
        "period": ["2021", "2025", "2022", "2023"],
        "share_pct": [0.8, 1.5, 34.3, 34.5],
    }
)
RANGES = pd.DataFrame(
    {
        "country": ["CA5", "KGZ"],
        "what": ["turnover, 2024", "imports, 2023"],
        "china_usd_mn": [94820.0, 19700.0],
        "other_usd_mn": [66200.0, 5353.0],
    }
)
GAPS = pd.DataFrame(
    {
        "country": "KGZ",
        "period": ["2022", "2023"],
        "flow": "exports",
        "ratio": [1.1, 1.3],
        "log_ratio": [0.1, 0.26],
        "obs_status": "A",
    }
)
MONTHS = pd.DataFrame(
    {
        "country": "KGZ",
        "period": ["2024-01", "2024-02"],
        "flow": "imports",
        "value_cny_mn": [95.1, 30.4],
        "obs_status": "A",
    }
)

CALLS: dict[
    str, tuple[Callable[..., Any], Callable[[int], tuple[pd.DataFrame, ...]]]
] = {
    "draw_projection": (
        trade.draw_projection,
        lambda rows: (
            TOTALS.head(rows),
            trade.projection(TOTALS.head(rows), horizon=2017),
            TARGETS.head(rows),
        ),
    ),
    "draw_path": (
        trade.draw_path,
        lambda rows: (
            trade.flows(FLOWS.head(rows)),
            path_of(FLOWS.head(rows)),
            TARGETS.head(rows),
        ),
    ),
    "draw_elasticity": (
        trade.draw_elasticity,
        lambda rows: (
            CHANGES.head(rows),
            trade.price_elasticity(CHANGES.head(rows), start=2001),
        ),
    ),
    "draw_flows": (trade.draw_flows, lambda rows: (trade.flows(FLOWS.head(rows)),)),
    "draw_total": (trade.draw_total, lambda rows: (TOTALS.head(rows),)),
    "draw_balance": (
        trade.draw_balance,
        lambda rows: (trade.balance(FLOWS.head(rows)),),
    ),
    "draw_mirror": (trade.draw_mirror, lambda rows: (GAPS.head(rows),)),
    "draw_months": (trade.draw_months, lambda rows: (MONTHS.head(rows),)),
    "draw_backtest": (trade.draw_backtest, lambda rows: (scores_of(rows),)),
    "draw_contributions": (
        trade.draw_contributions,
        lambda rows: (MADE.head(rows),),
    ),
    "draw_dependence": (trade.draw_dependence, lambda rows: (SHARES.head(rows),)),
    "draw_ranges": (trade.draw_ranges, lambda rows: (RANGES.head(rows),)),
}


def test_every_drawing_has_a_case() -> None:
    names = {
        name
        for name in trade.__all__
        if inspect.isfunction(function := getattr(trade, name))
        and function.__module__.endswith(".drawings")
    }
    assert names == set(CALLS)


@pytest.mark.parametrize("name", sorted(CALLS))
def test_of_nothing_nothing_is_drawn(name: str) -> None:
    function, frames = CALLS[name]
    assert function(*frames(0)) is None
    assert not plt.get_fignums()


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_drawing_leaves_its_frames_alone(name: str) -> None:
    function, frames = CALLS[name]
    given = frames(len(TOTALS))
    before = [frame.copy(deep=True) for frame in given]
    assert function(*given) is not None
    for frame, kept in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(frame, kept)


def test_the_projection_is_drawn_in_billions_with_the_range_it_is_held_against() -> (
    None
):
    path = trade.projection(TOTALS, horizon=2017)
    ax = trade.draw_projection(TOTALS, path, TARGETS)
    heights = drawn_heights(ax)
    last = TOTALS["value_usd_mn"].iloc[-1] / 1000
    assert np.isclose(heights, last).any()
    assert np.isclose(heights, path["median"].iloc[-1] / 1000).any()
    text = words(ax)
    assert "USD bn" in text
    assert "the article" in text
    assert "the article" not in words(
        trade.draw_projection(TOTALS, path, TARGETS.head(0))
    )


def test_a_projection_without_an_interval_is_drawn_without_one() -> None:
    short = TOTALS.tail(4)
    path = trade.projection(short, horizon=2017)
    ax = trade.draw_projection(short, path, TARGETS)
    assert "80 %" not in words(ax)
    assert np.isclose(drawn_heights(ax), path["median"].iloc[-1] / 1000).any()


def test_a_path_is_drawn_for_both_flows_and_their_sum() -> None:
    flows = trade.flows(FLOWS)
    path = path_of(FLOWS)
    ax = trade.draw_path(flows, path, TARGETS)
    heights = drawn_heights(ax)
    # 30 + 60 and, after two years of a tenth more exports, 36.3 + 60.
    for level in (30.0, 60.0, 90.0, 36.3, 96.3):
        assert np.isclose(heights, level).any(), level
    assert "the article" in words(ax)


def test_a_year_with_one_flow_has_no_point_of_the_sum() -> None:
    ax = trade.draw_path(trade.flows(FLOWS), path_of(FLOWS), TARGETS)
    sums = [
        list(zip(line.get_xdata(), line.get_ydata(), strict=True))
        for line in ax.lines
        if np.isclose(np.asarray(line.get_ydata(), dtype="float64"), 90.0).any()
    ]
    assert sums
    assert min(float(year) for points in sums for year, _ in points) == 2010


def test_only_the_changes_behind_the_line_are_drawn() -> None:
    fit = trade.price_elasticity(CHANGES, start=2003, end=2012)
    ax = trade.draw_elasticity(CHANGES, fit)
    points = np.concatenate([item.get_offsets() for item in ax.collections])
    drawn = {round(float(x), 6) for x in points[:, 0]}
    used = CHANGES[CHANGES["period"].between("2003", "2012")]
    assert drawn == {round(x, 6) for x in used["price_change"]}
    # Trade is 0.05 plus half of the price, exactly.
    fitted = [
        np.asarray(line.get_xydata(), dtype="float64")
        for line in ax.lines
        if line.get_transform() == ax.transData  # not the axes through zero
    ]
    assert fitted
    for line in fitted:
        assert np.allclose(line[:, 1], 0.05 + 0.5 * line[:, 0])


def test_without_a_fit_every_change_is_a_point() -> None:
    none = trade.price_elasticity(CHANGES.head(3))
    ax = trade.draw_elasticity(CHANGES.head(3), none)
    points = np.concatenate([item.get_offsets() for item in ax.collections])
    assert len(points) == 3


def test_the_default_and_the_failed_candidates_are_drawn_beside_each_other() -> None:
    scores = scores_of(len(TOTALS))
    axes = list(np.ravel(trade.draw_backtest(scores)))
    assert len(axes) == 2
    text = words(axes[0])
    for name in ("shrunk drift (default)", "no change", "full drift", "ARIMA(1,1,0)"):
        assert name in text, name
    # Two methods are computed and not shown: five lines are what a reader can follow.
    assert "half" not in text.lower()


def test_a_series_too_short_for_a_backtest_has_no_drawing_of_one() -> None:
    assert trade.draw_backtest(scores_of(5)) is None


def test_the_real_figures_can_be_drawn() -> None:
    table = load_table("bilateral_trade")
    said = load_table("trade_targets")
    total = trade.regional(table)
    fan = trade.draw_projection(total, trade.projection(total, horizon=2030), said)
    assert np.isclose(drawn_heights(fan), 106.3).any()
    national = trade.flows(table, reporter="national")
    none = trade.scenario_path(
        table,
        horizon=2030,
        export_growth=0.0,
        import_growth=0.0,
        reporter="national",
    )
    # The national side has no flows of the five: there is nothing to draw.
    assert trade.draw_path(national, none, said) is None


@pytest.mark.parametrize(
    ("name", "flow", "title"),
    [
        ("draw_mirror", "exports", "Exports to China"),
        ("draw_mirror", "imports", "Imports from China"),
        ("draw_months", "exports", "Exports of Kyrgyzstan to China, by month"),
        ("draw_months", "imports", "Imports of Kyrgyzstan from China, by month"),
    ],
)
def test_a_title_says_which_way_the_goods_went(
    name: str, flow: str, title: str
) -> None:
    function, frames = CALLS[name]
    ax = function(*(frame.assign(flow=flow) for frame in frames(2)))
    assert ax.figure.get_suptitle() == title
