"""Pipelines to China: where they run, what they can carry, and how full they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data.energy.gas.flows import FlowSeries
from cac_data.energy.gas.metres import NATIONAL_METRE, in_review_metres
from cac_data.energy.rows import counted, largest, rows_where
from cac_data.facts import (
    Figure,
    Nothing,
    at,
    compare,
    figures,
    in_percent,
    ranked,
    sum_of,
)
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

    Columns: those of `observe` of the table, with `printed` and `printed_measure` as of
    `in_review_metres`.
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
    lines_a_to_c = _ratings_of(pipelines, PIPELINE_A_TO_C)
    line_d = _ratings_of(pipelines, PIPELINE_D)
    if not lines_a_to_c:
        return {}
    lowest = lines_a_to_c[-1]
    levels = {LINES_A_TO_C: _level(lowest, lines_a_to_c)}
    if line_d:
        together = sum_of([lowest, line_d[-1]])
        levels[WITH_LINE_D] = _level(together, [*lines_a_to_c, *line_d])
    return levels


def _ratings_of(pipelines: pd.DataFrame, pipeline_id: str) -> list[Figure]:
    """Give what sources say of a design capacity, the highest first; none if unlike."""
    rated = rows_where(pipe_ratings(pipelines), pipeline_id=pipeline_id)
    return ranked(figures(rated)) or []


def _level(capacity: Figure, rated: Sequence[Figure]) -> Figure:
    """Give a design capacity, of no year, with the sources of all that say one."""
    return Figure(
        value=capacity.value,
        unit="bcm",
        measure=capacity.measure,
        source_ids=union(rating.source_ids for rating in rated),
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
    `rated` is the lowest capacity as printed, in the cubic metres of its source.
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
    rated = _ratings_of(pipelines, PIPELINE_A_TO_C)
    lines = rows_where(pipelines, part_of=PIPELINE_A_TO_C)
    if not rated or lines.empty:
        return Nothing("no design capacity of lines A to C")
    highest = rated[0]
    lowest = rated[-1]
    year_of_last_line = int(lines["completed"].max()[:4])
    flows = series.sent_together
    flows = flows[flows["year"] > year_of_last_line]
    last = _filled(at(flows), lowest)
    least = _filled(at(flows), highest)
    top = _filled(largest(flows), lowest)
    if not last or not least or not top:
        return Nothing("no flow since the last line ran")
    rated_as_printed = Figure(
        value=lowest.number("printed"),
        unit="bcm",
        measure=lowest.text("printed_measure"),
        source_ids=union(rating.source_ids for rating in rated),
    )
    return PipeUse(
        last=last.of(
            low=least.value,
            high=last.value,
            source_ids=union([last.source_ids, rated_as_printed.source_ids]),
        ),
        top=top,
        rated=rated_as_printed,
        operator=_use_by_operator(series.table, rated_as_printed),
    )


def _filled(flow: Figure | Nothing, rated: Figure) -> Figure | Nothing:
    """Give a flow in percent of a design capacity, which nobody counts."""
    capacity = rated.of(unit="bcm")  # that of a year, as flows are
    part = compare(flow, capacity, across=["reporter", "edition"])
    if not part or not part.ratio:
        return Nothing("no flow in the metres of the capacity")
    return in_percent(part.ratio)


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
    use = _filled(peak, rated)
    if not peak or not use:
        return Nothing("no count of the operator in the metres of the capacity")
    return UseByOperator(peak, use)
