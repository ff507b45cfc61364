"""Figures of the outlook: one mark per row, held against a level."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import plots
from cac_data.display import draw
from cac_data.outlook.wording import bn, grown


def draw_changes(sectors: pd.DataFrame) -> Any:
    """Draw how far each indicator has moved since the year before the article."""
    rows = sectors[sectors["change_pct"].notna()]
    rows = rows.assign(
        times=1 + rows["change_pct"] / 100,
        text=[
            f"{grown(change)}, {start} to {end}"
            for change, start, end in zip(
                rows["change_pct"],
                rows["base_period"],
                rows["last_period"],
                strict=True,
            )
        ],
    )
    return draw(
        plots.dots,
        rows,
        label="indicator",
        value="times",
        text="text",
        levels={"as before": 1.0},
        unit="times the earlier figure",
        title="What has moved since the article's figures",
        logarithmic=True,
    )


def draw_forecasts(forecasts: pd.DataFrame) -> Any:
    """Draw the probabilities, with the words for them and when each will be known."""
    rows = forecasts[forecasts["probability"].notna()]
    rows = rows.assign(
        text=[
            f"{words}, known in {when[:4]}"
            for words, when in zip(rows["words"], rows["resolves_on"], strict=True)
        ]
    )
    return draw(
        plots.dots,
        rows,
        label="event",
        value="probability",
        text="text",
        levels={"even chance": 0.5},
        span=(0.0, 1.0),
        unit="probability",
        title="How likely it is, and when it will be known",
    )


def draw_hindcast(tried: pd.DataFrame) -> Any:
    """Draw what the method would have said in past years, and what happened."""
    said = {1.0: "happened", 0.0: "did not happen"}
    rows = tried.assign(
        row=[
            f"{start} to {end}, pace of the {asked}"
            for start, end, asked in zip(
                tried["origin"], tried["period"], tried["asked"], strict=True
            )
        ],
        text=[
            f"{chance:.2f}, {said[outcome]}"
            for chance, outcome in zip(
                tried["probability"], tried["outcome"], strict=True
            )
        ],
    )
    return draw(
        plots.dots,
        rows,
        label="row",
        value="probability",
        text="text",
        levels={"even chance": 0.5},
        span=(0.0, 1.0),
        unit="probability given in the first year",
        title="The same question, asked in past years",
    )


def draw_conditions(found: pd.DataFrame, levels: Mapping[str, float]) -> Any:
    """Draw trade at the horizon under the scenario and under one change each.

    `levels`: name and level of what was promised, in USD million.
    """
    rows = found.assign(text=[bn(value) for value in found["value_usd_bn"]])
    plain = rows.loc[rows["condition_id"] == "scenario", "value_usd_bn"]
    promised = {name: level / 1000 for name, level in levels.items()}
    return draw(
        plots.dots,
        rows,
        label="condition",
        value="value_usd_bn",
        text="text",
        levels={"scenario": float(plain.iloc[0]) if len(plain) else math.nan}
        | promised,
        unit="USD bn",
        title="Trade at the horizon, if one thing goes differently",
    )


def draw_needs(found: pd.DataFrame) -> Any:
    """Draw how many times the past pace each promise needs."""
    rows = found[found["times"] > 0] if len(found) else found
    return draw(
        plots.dots,
        rows,
        label="promise",
        value="times",
        text="text",
        levels={"as fast as so far": 1.0},
        unit="times the pace so far",
        title="How much faster than so far it would have to go",
        logarithmic=True,
    )


def draw_signals(found: pd.DataFrame) -> Any:
    """Draw the last figure of each signal in percent of its threshold."""
    return draw(
        plots.dots,
        found,
        label="signal",
        value="ratio_pct",
        text="text",
        levels={"threshold": 100.0},
        unit="% of the threshold",
        title="What to watch, and how far it is from its threshold",
    )


def draw_visitors(growth: pd.DataFrame) -> Any:
    """Draw visitors from China in two years, each count of each country for itself."""
    whole = growth[growth["end"].str.len() == 4] if len(growth) else growth
    rows = whole.assign(
        what=[
            f"{count.replace('_', ' ')}, {end}"
            for count, end in zip(whole["indicator"], whole["end"], strict=True)
        ]
    )
    # Each country has its colour by the code in the first column.
    return draw(
        plots.dumbbell,
        rows,
        left="last",
        right="first",
        label=["country", "what"],
        names=("in that year", "a year before"),
        scale=0.001,
        unit="thousand persons",
        title="Visitors from China",
    )
