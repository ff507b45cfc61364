"""Figures of more than one frame: what they draw, and nothing of nothing."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from cac_data import trade
from tests.trade_frames import bilateral, targets

TARGETS = targets(
    ("CA5", "forecast", "2025", "2017", 240000.0),
    ("CA5", "forecast", "2025", "2017", 300000.0),
)
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
