"""One cubic metre for all counts of gas: that of the Statistical Review.

The Review counts at 15 degrees C and 40 MJ, Russian and Chinese standards (Gazprom's
glossary; GB/T 19205-2008) at 20 degrees C whatever the calorific value. The ratio in
`conversion_factors` is worked out of Gazprom's count of Power of Siberia over the
Review's.
"""

from __future__ import annotations

import pandas as pd

from cac_data.energy.rows import rows_where
from cac_data.facts import Figure
from cac_data.observations import union
from cac_data.validate import check_member

# Words of the column `measure`: the cubic metre of the Review, and the national one.
REVIEW_METRE = "sr"
NATIONAL_METRE = "gost"

NATIONAL_UNIT = "bcm (national)"


def national_metres(factors: pd.DataFrame) -> Figure:
    """Give how many national cubic metres make one of the Review."""
    rows = rows_where(factors, quantity="natural_gas", to_unit=NATIONAL_UNIT)
    check_member("to_unit", NATIONAL_UNIT, set(rows["to_unit"]))
    return Figure(
        value=float(rows["factor"].iloc[0]),
        unit="ratio",
        source_ids=rows["source_id"].iloc[0],
    )


def in_review_metres(rows: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Give observations in the Review's cubic metres; those of unknown ones fall out.

    The rows, in their index, with two more columns: `printed` keeps the figure as its
    source has it, in the metres `printed_measure`. ValueError where `factors` do not
    say how many national metres make one of the Review.
    """
    national = national_metres(factors)
    rows = rows_where(rows, measure=[REVIEW_METRE, NATIONAL_METRE])
    is_national = rows["measure"] == NATIONAL_METRE
    divisor = is_national.map({True: national.value, False: 1.0})
    divisor = divisor.astype("float64")
    factor_source = is_national.map({True: national.source_ids, False: ""})
    cited = zip(rows["source_ids"], factor_source, strict=True)
    return rows.assign(
        printed=rows["value"],
        printed_measure=rows["measure"],
        value=rows["value"] / divisor,
        half=rows["half"] / divisor,
        measure=REVIEW_METRE,
        source_ids=[union(ids) for ids in cited],
    )
