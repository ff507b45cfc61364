"""Series against named levels: where they begin, what is dashed, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.lines import Line2D

from cac_data import plots

WORDS: dict[str, Any] = {"y": "value", "unit": "bcm", "title": "Gas against ratings"}
HISTORY = pd.DataFrame(
    {"period": ["2022", "2023", "2025"], "value": [40.5, 37.9, 36.7]}
)
PATH = pd.DataFrame({"period": ["2026", "2028"], "value": [37.0, 38.0]})
FAN = pd.DataFrame(
    {
        "period": ["2026", "2027"],
        "median": [36.0, 35.0],
        "low": [30.0, -4.0],
        "high": [44.0, 60.0],
        "coverage": 0.8,
    }
)


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def line(ax: Any, label: str) -> Line2D:
    return next(found for found in ax.get_lines() if found.get_label() == label)


def test_a_level_holds_throughout_or_from_its_year_on() -> None:
    ax = plots.lines_to_levels(
        HISTORY,
        PATH,
        levels={"now": 55.0, "later": 85.0},
        since={"later": 2027},
        **WORDS,
    )
    assert np.asarray(line(ax, "now").get_xdata())[0] < 2022
    assert np.asarray(line(ax, "later").get_xdata())[0] == 2027
    texts = [text.get_text() for text in ax.texts]
    assert {"now 55", "later 85"} <= set(texts)


def test_a_level_that_begins_beyond_the_chart_is_not_drawn() -> None:
    ax = plots.lines_to_levels(
        HISTORY, PATH, levels={"later": 85.0}, since={"later": 2040}, **WORDS
    )
    assert [text.get_text() for text in ax.texts] == ["38.0, assumed"]


def test_a_missing_year_is_a_gap_also_in_what_is_assumed() -> None:
    ax = plots.lines_to_levels(HISTORY, PATH, levels={}, **WORDS)
    heights = np.asarray(line(ax, "assumed").get_ydata(), dtype=float)
    assert heights[[0, 1, 3]].tolist() == [36.7, 37.0, 38.0]
    assert np.isnan(heights[2])


def test_the_whole_band_has_room_also_below_zero() -> None:
    ax = plots.fan_to_levels(HISTORY, FAN, levels={"now": 55.0}, **WORDS)
    low, high = ax.get_ylim()
    assert low < -4.0
    assert high > 60.0
    above = plots.fan_to_levels(HISTORY, FAN.head(1), levels={"now": 55.0}, **WORDS)
    assert above.get_ylim()[0] == 0.0


@pytest.mark.parametrize("draw", [plots.lines_to_levels, plots.fan_to_levels])
def test_years_ahead_begin_after_what_was_observed(draw: Any) -> None:
    ahead = FAN.assign(value=1.0, period=["2025", "2026"])
    with pytest.raises(ValueError, match="begin in 2025, but figures are observed"):
        draw(HISTORY, ahead, levels={"now": 55.0}, **WORDS)


def test_what_has_no_history_or_no_level_is_named() -> None:
    both = HISTORY.assign(part="output")
    with pytest.raises(ValueError, match="'use' is not one of output"):
        plots.lines_to_levels(
            both, PATH.assign(part="use"), hue="part", levels={}, **WORDS
        )
    with pytest.raises(ValueError, match="`since`: 'D' is not one of now"):
        plots.lines_to_levels(HISTORY, levels={"now": 5.0}, since={"D": 2030}, **WORDS)
