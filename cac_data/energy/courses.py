"""Which places the pipelines to China join, as far as sources name them."""

import itertools
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.display.phrases import listed, number
from cac_data.energy.rows import rows_of
from cac_data.energy.wording import capital

_STOPS = (
    *("pipeline_id", "stop", "place", "lat", "lon", "source_id"),
    "position_source_id",
)
_PIPES = ("pipeline_id", "source_id", "name", "commodity", "capacity", "unit", "status")
_LINE_D = "cagp-d"


def pipe_courses(
    stops: pd.DataFrame, pipelines: pd.DataFrame, *, line_d_year: int = 0
) -> pd.DataFrame:
    """Legs between the places that a pipeline to China joins, in the order of the flow.

    `line_d_year`: year in which the scenario starts Line D; 0 for never.

    Columns: ``pipeline_id, line`` (its short name)``, commodity, status, ratings``
    (text; several where sources differ)``, kind`` (what the key of a map calls it)``,
    leg, from_place, to_place, source_ids``, sorted.

    ValueError for stops of a pipeline that is not there.
    """
    codes.check_columns(stops.columns, _STOPS, function="pipe_courses")
    codes.check_columns(pipelines.columns, _PIPES, function="pipe_courses")
    unknown = sorted(set(stops["pipeline_id"]) - set(pipelines["pipeline_id"]))
    if unknown:
        message = f"pipe_courses: no pipeline is called {', '.join(unknown)}"
        raise ValueError(message)
    made: list[dict[str, Any]] = []
    for pipeline_id, group in stops.groupby("pipeline_id"):
        pipes = pipelines[pipelines["pipeline_id"] == pipeline_id]
        about = _about(pipes, line_d_year if pipeline_id == _LINE_D else 0)
        places = rows_of(group.sort_values("stop"))
        for before, after in itertools.pairwise(places):
            ids = [*pipes["source_id"]]
            for place in (before, after):
                ids += [place["source_id"], place["position_source_id"]]
            made.append(
                {
                    "pipeline_id": pipeline_id,
                    **about,
                    "leg": before["stop"],
                    "from_place": before["place"],
                    "to_place": after["place"],
                    "source_ids": indicators.merge_ids([ids]),
                }
            )
    columns = ["pipeline_id", "line", "commodity", "status", "ratings", "kind", "leg"]
    return pd.DataFrame(
        made, columns=[*columns, "from_place", "to_place", "source_ids"]
    )


def _about(pipes: pd.DataFrame, start: int) -> dict[str, str]:
    first = pipes.iloc[0]
    line = str(first["name"]).split(", ")[-1]
    status = str(first["status"]).replace("_", " ")
    rated = pipes[pipes["capacity"].notna()]
    ratings = " or ".join(number(value, 0) for value in sorted(set(rated["capacity"])))
    kind = f"{first['commodity']}: {line}"
    if status != "operating":
        kind += f", {status}"
    if start:
        kind += f"; assumed from {start}"
    return {
        "line": line,
        "commodity": str(first["commodity"]),
        "status": status,
        "ratings": f"{ratings} {rated['unit'].iloc[0]}" if ratings else "",
        "kind": kind,
    }


def say_courses(legs: pd.DataFrame) -> str:
    """Say which places each pipeline joins, its rating and whether it runs."""
    parts = []
    for _, group in legs.groupby("pipeline_id", sort=False):
        row = rows_of(group)[0]
        places = [row["from_place"], *group["to_place"]]
        between = f" by {listed(places[1:-1])}" if len(places) > 2 else ""
        way = f"from {places[0]}{between} to {places[-1]}"
        rated = f"rated at {row['ratings']}" if row["ratings"] else "not rated"
        if row["status"] == "operating":
            # A line that is named by its ends need not be named once more.
            line = "" if places[0] in row["line"] else f"{row['line']}, "
            parts.append(f"{capital(row['commodity'])} runs {way} ({line}{rated}).")
            continue
        parts.append(
            f"{row['line']} is to carry {row['commodity']} {way} ({rated}): "
            f"{row['kind'].split(', ')[-1]}."
        )
    return " ".join(parts) or "No source names the places of a pipeline to China."
