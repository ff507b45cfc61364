"""What the tables say on a claim, by the function that computes it."""

from __future__ import annotations

import math

import pandas as pd

from cac_data.claims import (  # noqa: F401 (each registers what computes its claims)
    energy,
    history,
    infrastructure,
    people,
    trade,
)
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    COMPUTATIONS,
    agrees,
    first_year,
    last_year,
    nearest,
)
from cac_data.facts import Fact, records
from cac_data.observations import union


def compute(claim: Fact, tables: Known) -> Fact:
    """What the tables say on a claim, as the words need it; {} where they say nothing.

    `found` in the unit of the claim; frames as records, `rests_on` the sources of its
    rows, `cites` all sources; `due` where the time is over, `split` where readings
    disagree, `surely`: what is found without that which may be older than the text.
    """
    if claim["kind"] == "opinion" or not claim["computed_by"]:
        return {}
    answer = COMPUTATIONS[claim["claim_id"]](claim, tables)
    readings = answer.get("readings", [])
    value = float(answer.get("found", nearest(claim, readings)))
    if math.isnan(value):
        return {}

    frames = {
        name: part for name, part in answer.items() if isinstance(part, pd.DataFrame)
    }
    source_ids = {name: union(rows["source_ids"]) for name, rows in frames.items()}
    verdicts_of_readings = {agrees(claim, float(reading)) for reading in readings}
    return {
        "readings": [],
        "due": claim["kind"] != "forecast",
        "low": math.nan,
        "high": math.nan,
        "probability": math.nan,
        "first": first_year(claim),
        "last": last_year(claim),
        "split": len(verdicts_of_readings) > 1,
        "text": tables.article_date,
        "unit": claim["unit"],
        "surely": value,
        **answer,
        **{name: records(rows) for name, rows in frames.items()},
        "rests_on": source_ids["rows"],
        "cites": union(source_ids.values()),
        "found": value,
    }
