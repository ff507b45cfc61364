"""How well goods move, as those who send them judge it: the World Bank's index."""

from collections.abc import Sequence

import pandas as pd

from cac_data import codes, indicators

LAST_OF_OLD_METHOD = 2018
"""Last edition before the index was built anew; scores are not compared across it."""


def logistics_scores(
    logistics: pd.DataFrame,
    *,
    indicator: str = "lpi_score",
    countries: Sequence[str] = (*codes.CA5, "CHN"),
) -> pd.DataFrame:
    """Scores of the Logistics Performance Index, from 1 to 5, by country and edition.

    `indicator`: ``lpi_score`` or a part of it, such as ``lpi_customs``.
    `countries`: countries; one that no edition covers has no rows.

    Columns: ``country, period, value, unit, obs_status`` (``B`` in an edition of the
    new method), ``source_ids`` (of all who print the score), sorted by country and
    edition.

    ValueError for an unknown indicator or missing columns.
    """
    needed = ["country", "indicator", "basis", "period", "source_id", "value", "unit"]
    codes.check_columns(
        logistics.columns, [*needed, "obs_status"], function="logistics_scores"
    )
    known = sorted(set(logistics["indicator"]))
    if known:
        codes.check_member("indicator", indicator, known)
    rows = logistics[
        (logistics["indicator"] == indicator)
        & logistics["country"].isin(list(countries))
        & (logistics["basis"] == "official")
        & logistics["value"].notna()
    ]
    rows = indicators.freshest(rows, table="logistics_performance")
    found = []
    for (country, period), same in rows.groupby(["country", "period"], sort=True):
        first = same.iloc[0]
        is_new = int(str(period)) > LAST_OF_OLD_METHOD
        found.append(
            {
                "country": country,
                "period": period,
                "value": float(first["value"]),
                "unit": first["unit"],
                "obs_status": "B" if is_new else first["obs_status"],
                "source_ids": indicators.merge_ids([list(same["source_id"])]),
            }
        )
    columns = ["country", "period", "value", "unit", "obs_status", "source_ids"]
    return pd.DataFrame(found, columns=columns)


def logistics_table(scores: pd.DataFrame) -> pd.DataFrame:
    """Scores with the editions side by side.

    Columns: ``country``, a column for each edition (missing where there is no score),
    ``source_ids``, in the order of the frame.
    """
    needed = ["country", "period", "value", "source_ids"]
    codes.check_columns(scores.columns, needed, function="logistics_table")
    editions = sorted(set(scores["period"]))
    rows = []
    for country, own in scores.groupby("country", sort=False):
        by_edition = dict(zip(own["period"], own["value"], strict=True))
        rows.append(
            {
                "country": country,
                **{name: by_edition.get(name, float("nan")) for name in editions},
                "source_ids": indicators.merge_ids(list(own["source_ids"])),
            }
        )
    return pd.DataFrame(rows, columns=["country", *editions, "source_ids"])
