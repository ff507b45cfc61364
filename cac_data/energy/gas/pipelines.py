"""Pipelines to China: where they run, what they can carry, and how full they are."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data.energy.gas.flows import FlowSeries
from cac_data.energy.gas.metres import NATIONAL_METRE, REVIEW_METRE, in_review_metres
from cac_data.energy.rows import counted, largest, rows_where
from cac_data.facts import Figure, Nothing, at, compare
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
    return {name: level.value for name, level in rated_levels(pipelines).items()}


def rated_levels(pipelines: pd.DataFrame) -> dict[str, Figure]:
    """Give `pipe_levels` as figures."""
    rated = pipe_ratings(pipelines)
    lines_a_to_c = rows_where(rated, pipeline_id=PIPELINE_A_TO_C)
    line_d = rows_where(rated, pipeline_id=PIPELINE_D)
    if lines_a_to_c.empty:
        return {}
    lowest = lines_a_to_c["value"].min()
    levels = {LINES_A_TO_C: _level(lowest, lines_a_to_c)}
    if len(line_d):
        both = pd.concat([lines_a_to_c, line_d])
        levels[WITH_LINE_D] = _level(lowest + line_d["value"].min(), both)
    return levels


def _level(bcm: float, rated: pd.DataFrame) -> Figure:
    """Give a design capacity in bcm, with the sources of all that was said of it."""
    return Figure(
        value=float(bcm),
        unit="bcm",
        measure=REVIEW_METRE,
        source_ids=union(rated["source_ids"]),
    )


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


@dataclass(frozen=True)
class UseByOperator:
    """The year in which the pipe was fullest by the count of its operator.

    `peak` is that count in bcm, and `use` its share of the design capacity in percent,
    both in national cubic metres, as printed.
    """

    peak: Figure
    use: Figure


@dataclass(frozen=True)
class PipeUse:
    """How full lines A to C were, in percent of the lowest design capacity.

    Flow and capacity are in the cubic metres of the Review. `low` of `last` is the
    percentage of the highest capacity that a source gives; `top` is the best year.
    `rated` is the lowest capacity as printed, in national cubic metres.
    """

    last: Figure
    top: Figure
    rated: Figure
    operator: UseByOperator | Nothing


def pipe_use(series: FlowSeries, pipelines: pd.DataFrame) -> PipeUse | Nothing:
    """Tell how full lines A to C were, by the Review and by their operator.

    Nothing before the last line ran, and where `pipelines` holds no rating or no line
    of the pipeline.
    """
    rated = rows_where(pipe_ratings(pipelines), pipeline_id=PIPELINE_A_TO_C)
    lines = rows_where(pipelines, part_of=PIPELINE_A_TO_C)
    if rated.empty or lines.empty:
        return Nothing("no design capacity of lines A to C")
    year_of_last_line = int(lines["completed"].max()[:4])
    flows = series.sent_together
    flows = flows[flows["year"] > year_of_last_line]
    use = flows.assign(
        low=100 * flows["value"] / rated["value"].max(),
        value=100 * flows["value"] / rated["value"].min(),
        unit="percent",
    )
    last = at(use)
    top = largest(use)
    if not last or not top:
        return Nothing("no flow since the last line ran")
    rated_as_printed = Figure(
        value=float(rated["printed"].min()),
        unit="bcm",
        measure=NATIONAL_METRE,
        source_ids=union(rated["source_ids"]),
    )
    return PipeUse(
        last=last.of(
            high=last.value,
            source_ids=union([last.source_ids, *rated["source_ids"]]),
        ),
        top=top,
        rated=rated_as_printed,
        operator=_use_by_operator(series.table, rated_as_printed),
    )


def _use_by_operator(flows: pd.DataFrame, rated: Figure) -> UseByOperator | Nothing:
    """Give the operator's largest count, and its share of the capacity."""
    counts = counted(
        flows,
        basis="pipeline_operator",
        measure=NATIONAL_METRE,
        exporter="CA5",
        importer="CHN",
        indicator="volume",
    )
    peak = largest(counts.assign(counted_by=counts["basis"]))
    if not peak:
        return peak
    filled = compare(peak, rated, across=["reporter"])
    if not filled or not filled.ratio:
        return Nothing("no count of the operator in the metres of the capacity")
    use = filled.ratio.of(value=100 * filled.ratio.value, unit="percent")
    return UseByOperator(peak, use)
