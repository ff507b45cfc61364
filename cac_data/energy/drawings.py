"""Figures of energy: thin calls to the charts that all topics share."""

from typing import Any

import pandas as pd

from cac_data import codes, maps, plots
from cac_data.display import draw
from cac_data.energy.paths import pipe_levels
from cac_data.energy.rows import assumed_rows, rows_of
from cac_data.plots.style import Look

_PIPES_VIEW = (50.0, 35.0, 88.0, 50.0)  # west, south, east, north
# As the sentence on projects calls them.
_STAGES = {"operating": "in service", "construction": "under construction"}
_COLOURS = {"gas": "#22313F", "oil": "#A6761D"}


def draw_deliveries(sent: pd.DataFrame) -> Any:
    """Draw the gas each of the five sent to China, one bar a year."""
    return draw(
        plots.stacked_bars,
        sent,
        y="value",
        unit="bcm",
        title="Pipeline gas to China by exporter",
    )


def draw_suppliers(shares: pd.DataFrame) -> Any:
    """Draw China's pipeline gas by who delivers it, one bar a year."""
    # A supplier that did not exist yet delivered nothing; its absence is no gap.
    return draw(
        plots.stacked_bars,
        _with_zeros(shares),
        y="value",
        unit="bcm",
        title="China's pipeline gas by supplier",
    )


def _with_zeros(shares: pd.DataFrame) -> pd.DataFrame:
    """Fill years in which a supplier had not begun, where the rest is the whole."""
    if shares.empty:
        return shares
    every = pd.MultiIndex.from_product(
        [sorted(set(shares["period"])), sorted(set(shares["country"]))],
        names=["period", "country"],
    )
    values = shares.set_index(["period", "country"])["value"].reindex(every)
    return values.fillna(0.0).reset_index()


def draw_gas_prices(prices: pd.DataFrame) -> Any:
    """Draw the price that value and volume imply for each supplier."""
    # All are quotients of two publishers, so none is marked as an estimate.
    shown = prices[prices["value"].notna()].rename(columns={"exporter": "country"})
    return draw(
        plots.lines,
        shown[["country", "period", "value"]],
        y="value",
        unit="USD for 1,000 m3",
        title="Price that value and volume of gas to China imply",
    )


def draw_courses(legs: pd.DataFrame, stops: pd.DataFrame) -> Any:
    """Draw which places the pipelines to China join; dashed is what does not run."""
    looks = {
        row["kind"]: Look(
            row["kind"],
            _COLOURS[row["commodity"]],
            "o",
            "-" if row["status"] == "operating" else (0, (3, 1.6)),
            2.4,
        )
        for row in rows_of(legs)
    }
    return draw(
        maps.routes,
        legs,
        stops,
        title="Pipelines from Central Asia to China",
        start="from_place",
        end="to_place",
        key="place",
        label="place",
        kind="kind",
        looks=looks,
        view=_PIPES_VIEW,
    )


def draw_pipe(
    years: pd.DataFrame, pipelines: pd.DataFrame, *, line_d_year: int = 0
) -> Any:
    """Draw gas of the five to China, as counted and as assumed, and what pipes carry.

    `line_d_year`: year in which Line D starts; 0 for never.
    """
    levels = _other_ratings(pipelines) | pipe_levels(pipelines)
    since = {}
    if line_d_year:
        since = {"with Line D": line_d_year} if "with Line D" in levels else {}
    else:
        levels.pop("with Line D", None)
    columns = ["country", "period", "value"]
    return draw(
        plots.lines_to_levels,
        assumed_rows(years, assumed=False)[columns],
        path=assumed_rows(years)[columns],
        y="value",
        levels=levels,
        since=since,
        unit="bcm a year",
        title="Gas of the five to China, and what the pipeline is rated for",
    )


def _other_ratings(pipelines: pd.DataFrame) -> dict[str, float]:
    """Higher ratings that sources give the present lines."""
    rated = pipelines[
        (pipelines["pipeline_id"] == "cagp") & (pipelines["unit"] == "bcm a year")
    ]["capacity"]
    above = sorted(set(rated[rated > rated.min()]))
    return {
        f"by another rating{' ' * at}": float(level) for at, level in enumerate(above)
    }


def draw_gas_path(years: pd.DataFrame, *, country: str = "TKM") -> Any:
    """Draw output, use and gas for China, as counted and as assumed."""
    columns = ["part", "period", "value"]
    return draw(
        plots.lines_to_levels,
        assumed_rows(years, assumed=False)[columns],
        path=assumed_rows(years)[columns],
        y="value",
        hue="part",
        levels={},
        unit="bcm a year",
        title=f"{codes.country_name(country)}: gas produced, used and for China",
    )


def draw_own_past(
    gas: pd.DataFrame, past: pd.DataFrame, pipelines: pd.DataFrame
) -> Any:
    """Draw output less use and its band ahead against what the pipeline can carry."""
    if gas.empty or past.empty:
        return None
    country = past["country"].iloc[0]
    own = gas.loc[gas["country"] == country, ["country", "period", "surplus"]]
    return draw(
        plots.fan_to_levels,
        own,
        past,
        y="surplus",
        levels=pipe_levels(pipelines),
        unit="bcm a year",
        title=f"{codes.country_name(country)}: gas not used at home, by its own past",
    )


def draw_importer(gas: pd.DataFrame, *, country: str = "UZB") -> Any:
    """Draw what a country produces and uses, so that a crossing shows."""
    if gas.empty or gas[gas["country"] == country].empty:
        return None
    own = gas[gas["country"] == country]
    both = own.melt(
        id_vars="period",
        value_vars=["production", "consumption"],
        var_name="part",
    )
    names = {"production": "output", "consumption": "use at home"}
    both = both.assign(part=both["part"].map(names))
    return draw(
        plots.lines,
        both,
        y="value",
        hue="part",
        unit="bcm",
        title=f"{codes.country_name(country)}: gas produced and used",
    )


def draw_mix(groups: pd.DataFrame) -> Any:
    """Draw shares of groups of sources in generation, one chart a country."""
    return draw(
        plots.country_panels,
        groups[groups["country"].isin(codes.CA5)],
        y="share_pct",
        hue="group",
        unit="percent",
        title="Power of the five by source, share of generation",
    )


def draw_intensity(intensity: pd.DataFrame) -> Any:
    """Draw the emissions of a kilowatt-hour by two sets of factors, a row a country."""
    return draw(
        plots.dumbbell,
        intensity[intensity["country"].isin(codes.CA5)],
        left="by_factors",
        right="published",
        label="country",
        names=("world medians of each technology", "published figure"),
        unit="g CO2e for a kilowatt-hour",
        title="How dirty power is, by two sets of factors",
    )


def draw_solar_wind(path: pd.DataFrame, goals: pd.DataFrame) -> Any:
    """Draw solar and wind capacity, as counted and as assumed, and the goals for it."""
    if path.empty:
        return None
    assumed = path["assumed"].astype(bool)
    columns = ["country", "period", "capacity_mw"]
    levels = {
        f"goal for {row['target_period']}:": row["value"] / 1000
        for row in rows_of(goals)
    }
    name = codes.country_name(path["country"].iloc[0])
    return draw(
        plots.lines_to_levels,
        path.loc[~assumed, columns],
        path=path.loc[assumed, columns],
        y="capacity_mw",
        scale=0.001,
        levels=levels,
        unit="GW at the end of the year",
        title=f"{name}: solar and wind capacity and the goal for it",
    )


def draw_projects(statuses: pd.DataFrame) -> Any:
    """Draw the capacity of plants with a Chinese party by country and status."""
    shown = statuses[statuses["capacity_mw"] > 0]
    labels = [
        f"{codes.country_name(row['country'])}: "
        f"{_STAGES.get(row['status'], row['status'].replace('_', ' '))}"
        for row in rows_of(shown)
    ]
    return draw(
        plots.bars,
        shown.assign(plant=labels),
        x="plant",
        y="capacity_mw",
        sort=False,
        unit="MW",
        title="Solar and wind plants with a Chinese party, by country and status",
    )
