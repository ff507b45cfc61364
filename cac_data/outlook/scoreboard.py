"""The claims that carry the article, as they stood then and as they stand now."""

import pandas as pd

from cac_data import codes, indicators
from cac_data.display import VERDICTS

SCOREBOARD_LABELS = {
    "statement": "Claim",
    "figure": "Figure",
    "referent": "Whose it is",
    "date": "Date",
    "verdict_then": "When it appeared",
    "verdict": "Now",
}
"""Columns of :func:`scoreboard` that a table shows, with their headings."""


def scoreboard(verdicts: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Verdicts on the claims that carry the text, beside those of an earlier day.

    No share of them is worked out: a claim is not worth as much as another.

    One row per claim of tier ``A`` in both: ``claim_id, statement, figure, referent,
    date`` (tests of now), ``verdict_then, verdict, changed, sources`` (bodies that
    decide it now), ``source_ids``; sorted by verdict in the order of
    :data:`cac_data.display.VERDICTS`, then by ``claim_id``.
    """
    kept = ["claim_id", "statement", "figure", "referent", "date", "verdict"]
    for frame in (verdicts, before):
        codes.check_columns(
            frame.columns, [*kept, "tier", "source_ids"], function="scoreboard"
        )
    now = verdicts.loc[verdicts["tier"] == "A", [*kept, "sources", "source_ids"]]
    then = before[["claim_id", "verdict", "source_ids"]]
    both = now.merge(then, on="claim_id", suffixes=("", "_then"))
    both["changed"] = both["verdict"] != both["verdict_then"]
    both["source_ids"] = [
        indicators.merge_ids(pair)
        for pair in zip(both["source_ids"], both["source_ids_then"], strict=True)
    ]
    order = list(VERDICTS)
    both["_place"] = both["verdict"].map(order.index)
    both = both.sort_values(["_place", "claim_id"], ignore_index=True)
    columns = [*kept[:-1], "verdict_then", "verdict", "changed", "sources"]
    return both[[*columns, "source_ids"]]
