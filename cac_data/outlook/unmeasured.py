"""What to watch beside the signals: figures that have no threshold."""

from __future__ import annotations

import pandas as pd

from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.observations import gather, observe
from cac_data.outlook.deeds import promises
from cac_data.tables import select


@cached
def beside(tables: Known) -> pd.DataFrame:
    """Give what has no threshold, a row each by `what`.

    Columns: `what`, the last `value` (percent) and its `period`, and `since` when there
    are any; of an agreement on water also when there was a `draft`; `source_ids`.
    """
    rows_of = {
        "antimony": _antimony(tables["minerals"]),
        "water": _water_agreements(tables),
    }
    rows = pd.concat(rows_of, names=["what"]).reset_index("what")
    rows = rows.reindex(columns=["what", "period", "value", "draft", "source_ids"])
    return gather(
        rows,
        ["what"],
        value=("value", "last"),
        period=("period", "last"),
        since=("period", "first"),
        draft=("draft", "last"),
    )


def _antimony(minerals: pd.DataFrame) -> pd.DataFrame:
    """Give the share of Tajik antimony in the output of the world, in percent."""
    return select(
        observe(minerals),
        countries="TJK",
        commodity="antimony",
        indicator="share_of_world_output",
    )


def _water_agreements(tables: Known) -> pd.DataFrame:
    """Give open promises of an agreement on water, and when there was a draft."""
    open_promises = select(promises(tables), topic="water", outcome="open")
    return open_promises.assign(
        period=open_promises["said_on"], draft=open_promises["outcome_period"]
    )
