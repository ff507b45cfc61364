"""Russian gas that Kazakhstan carries to Uzbekistan, and what it plans to carry."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data.energy.rows import one_each, rows_where
from cac_data.facts import Figure, Nothing, at, figures
from cac_data.inputs import takes
from cac_data.observations import SHAPE, observe

TRANSIT_STATE = "transit_state"


@dataclass(frozen=True)
class Transit:
    """Russian gas `carried` through Kazakhstan to Uzbekistan, in bcm, as it counts.

    `planned` are plans for later years (F), in order of time.
    """

    carried: Figure
    planned: list[Figure]


@takes(flows="gas_flows", plans="gas_flows")
def of_transit(flows: pd.DataFrame, plans: pd.DataFrame) -> Transit | Nothing:
    """Tell what Kazakhstan last carried of `flows`, and which later `plans` there are.

    Plans reach beyond the last year of a selection, so they are rows of their own.
    """
    carried = at(_of_transit_state(flows, "actual"))
    if not carried:
        return carried
    planned = _of_transit_state(plans, "plan")
    later = planned[planned["year"] > carried.whole_year]
    return Transit(carried, figures(later))


def _of_transit_state(flows: pd.DataFrame, nature: str) -> pd.DataFrame:
    """Give volumes of whole years as the country of transit says them, in bcm."""
    rows = rows_where(
        observe(flows),
        exporter="RUS",
        importer="UZB",
        indicator="volume",
        basis=TRANSIT_STATE,
        nature=nature,
        unit="bcm",
    )
    rows = rows[rows["year"].notna()].assign(counted_by=TRANSIT_STATE)
    return one_each(rows[[*SHAPE, "measure", "counted_by", "printed_as"]], ["period"])
