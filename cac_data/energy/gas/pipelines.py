"""Pipelines to China: where they run, what they can carry, and how full they are."""

from __future__ import annotations

import math

import pandas as pd

from cac_data.energy.gas.flows import FlowSeries
from cac_data.energy.gas.metres import NATIONAL_METRE, in_review_metres
from cac_data.energy.rows import counted, largest, rows_where
from cac_data.facts import Fact, at
from cac_data.inputs import takes
from cac_data.observations import join, observe, union
from cac_data.tables import load_table

# Ids in the table `pipelines`; lines A to C are parts of the first.
PIPELINE_A_TO_C = "cagp"
PIPELINE_D = "cagp-d"

# What levels of capacity are called, also in words.
LINES_A_TO_C = "lines A to C"
WITH_LINE_D = "with Line D"


def pipe_ratings(pipelines: pd.DataFrame) -> pd.DataFrame:
    """Give design capacity by `pipeline_id`, in bcm a year of the Review's metres.

    `printed` has it in the metres of its source.
    """
    rated = observe(rows_where(pipelines, unit="bcm a year"))
    converted = in_review_metres(rated, load_table("conversion_factors"))
    return converted.dropna(subset="value")


@takes(pipelines="pipelines")
def pipe_levels(pipelines: pd.DataFrame) -> dict[str, float]:
    """Give the design capacity of the pipeline to China, in bcm a year.

    ``lines A to C``, and ``with Line D``. In the cubic metres of the Statistical
    Review, in which flows are counted: 55 in Chinese ones are 52.1. Where sources
    differ the lower counts.
    """
    rated = pipe_ratings(pipelines)
    lowest = rated.groupby("pipeline_id")["value"].min()
    lines_a_to_c = lowest.get(PIPELINE_A_TO_C, math.nan)
    line_d = lowest.get(PIPELINE_D, math.nan)
    levels = {
        LINES_A_TO_C: lines_a_to_c,
        WITH_LINE_D: lines_a_to_c + line_d,
    }
    return {name: float(level) for name, level in levels.items() if level > 0}


@takes(stops="pipeline_stops", pipelines="pipelines")
def pipe_courses(stops: pd.DataFrame, pipelines: pd.DataFrame) -> pd.DataFrame:
    """Give the legs between places that pipelines to China join, in order of the flow.

    Columns: `pipeline_id from_place to_place line commodity status kind source_ids`;
    `kind` is commodity and status.
    """
    pipes = pipelines.drop_duplicates("pipeline_id")
    pipes = pipes.assign(
        # "Central Asia-China gas pipeline, Line A": the last part names the line.
        line=pipes["name"].str.split(", ").str[-1],
        kind=pipes["commodity"] + " " + pipes["status"],
        source_ids=pipes["source_id"],
    )
    ends = stops.assign(
        stop=stops["stop"].astype("int64"),
        source_ids=stops["source_id"] + ";" + stops["position_source_id"],
    )
    ends = ends.rename(columns={"place": "to_place"})
    # A leg leads to each stop from the one before.
    starts = ends.assign(stop=ends["stop"] + 1)
    legs = join(
        ends,
        starts,
        ["pipeline_id", "stop"],
        how="inner",
        from_place="to_place",
    )
    legs = join(
        legs,
        pipes,
        ["pipeline_id"],
        how="inner",
        line="line",
        commodity="commodity",
        status="status",
        kind="kind",
    )
    columns = [
        "pipeline_id",
        "from_place",
        "to_place",
        "line",
        "commodity",
        "status",
        "kind",
        "source_ids",
    ]
    return legs[columns]


def pipe_use(series: FlowSeries, pipelines: pd.DataFrame) -> Fact:
    """Tell how full lines A to C were, in percent of the lowest design capacity.

    Flow and capacity are in the cubic metres of the Review. `low` is the percentage of
    the highest capacity that a source gives, `top` the best year. `operator` is the
    year in which the pipe was fullest by the operator's count over the same `rated`
    capacity, both in national cubic metres, as printed. Empty before the last line ran,
    and where `pipelines` holds no rating or no line of the pipeline.
    """
    rated = rows_where(pipe_ratings(pipelines), pipeline_id=PIPELINE_A_TO_C)
    lines = rows_where(pipelines, part_of=PIPELINE_A_TO_C)
    if rated.empty or lines.empty:
        return {}
    year_of_last_line = int(lines["completed"].max()[:4])
    flows = series.sent_together
    flows = flows[flows["year"] > year_of_last_line]
    if flows.empty:
        return {}

    use = flows.assign(
        low=100 * flows["value"] / rated["value"].max(),
        value=100 * flows["value"] / rated["value"].min(),
    )
    last = at(use)
    rated_as_printed = rated["printed"].min()
    return {
        **last,
        "high": last["value"],
        "top": largest(use),
        "source_ids": union([last["source_ids"], *rated["source_ids"]]),
        "operator": _use_by_operator(series.table, rated_as_printed),
        "rated": rated_as_printed,
    }


def _use_by_operator(flows: pd.DataFrame, rated: float) -> Fact:
    """Give the operator's largest count, with `pct`, its share of the capacity."""
    counts = counted(
        flows,
        basis="pipeline_operator",
        measure=NATIONAL_METRE,
        exporter="CA5",
        importer="CHN",
        indicator="volume",
    )
    fullest = largest(counts)
    if not fullest:
        return {}
    return {**fullest, "rated": rated, "pct": 100 * fullest["value"] / rated}
