"""Where a balance of gas heads by its own past, and how fast it moved."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data import codes, indicators, projections

SINCE = 2015
"""First year whose change on the year before may be drawn again."""

_DRAWS = 20_000
_SEED = 138
_FEWEST_CHANGES = 5
_COVERAGE = 0.8


def _changes(
    gas: pd.DataFrame, country: str, since: int
) -> tuple[pd.DataFrame, npt.NDArray[np.float64]]:
    """Rows of the balance, and log changes of output and use of each year on the last.

    The two changes of a year stay together: use is worked out from output, so they do
    not move apart freely.
    """
    needed = ["country", "period", "production", "consumption", "source_ids"]
    codes.check_columns(gas.columns, needed, function="own_past")
    rows = gas[gas["country"] == country].reset_index(drop=True)
    years = rows["period"].map(int)
    logs = np.log(rows[["production", "consumption"]].to_numpy(dtype="float64"))
    steps = [
        logs[at] - logs[at - 1]
        for at in range(1, len(rows))
        if years[at] - years[at - 1] == 1 and years[at] > since
    ]
    return rows, np.array(steps, dtype="float64").reshape(-1, 2)


def _futures(
    gas: pd.DataFrame,
    *,
    horizon: int,
    country: str,
    since: int,
) -> tuple[pd.DataFrame, npt.NDArray[np.float64]] | None:
    """Rows of the balance, and output less use of each draw in each year ahead."""
    rows, steps = _changes(gas, country, since)
    if len(steps) < _FEWEST_CHANGES:
        return None
    last = rows.iloc[-1]
    ahead = horizon - int(last["period"])
    if ahead < 1:
        return None
    picks = np.random.default_rng(_SEED).integers(0, len(steps), (_DRAWS, ahead))
    paths = np.exp(np.cumsum(steps[picks], axis=1))
    left = last["production"] * paths[..., 0] - last["consumption"] * paths[..., 1]
    return rows, np.asarray(left, dtype="float64")


def own_past(
    gas: pd.DataFrame,
    *,
    horizon: int,
    country: str = "TKM",
    since: int = SINCE,
) -> pd.DataFrame:
    """Output less use of gas to a horizon by its own past, in bcm.

    Yearly changes of output and use since ``since`` are drawn again at random, both of
    one year together, and laid one behind the other; median and the middle 80 percent
    of 20,000 such paths. A year is drawn again without regard to what came before it.
    So few changes can show no more than how uncertain such a balance is.

    `since`: changes on this year and later ones are drawn.

    Columns: ``country, period, median, low, high, unit, coverage, changes`` (how many
    were drawn from) and ``source_ids``. Empty with fewer than five changes, or where
    the horizon is no later than the last figure.

    ValueError for an unknown country.
    """
    codes.check_member("country", country, codes.country_codes())
    columns = ["country", "period", "median", "low", "high", "unit", "coverage"]
    drawn = _futures(gas, horizon=horizon, country=country, since=since)
    if drawn is None:
        return pd.DataFrame(columns=[*columns, "changes", "source_ids"])
    rows, left = drawn
    tail = (1 - _COVERAGE) / 2
    low, median, high = np.quantile(left, [tail, 0.5, 1 - tail], axis=0)
    start = int(rows["period"].iloc[-1])
    used = rows[rows["period"].map(int) >= since]
    ids = indicators.merge_ids(used["source_ids"].tolist())
    return pd.DataFrame(
        {
            "country": country,
            "period": [str(start + step) for step in range(1, left.shape[1] + 1)],
            "median": median,
            "low": low,
            "high": high,
            "unit": "bcm",
            "coverage": _COVERAGE,
            "changes": len(_changes(gas, country, since)[1]),
            "source_ids": [ids] * left.shape[1],
        }
    )


def past_chances(
    gas: pd.DataFrame,
    levels: Mapping[str, float],
    *,
    period: int,
    country: str = "TKM",
    since: int = SINCE,
) -> pd.DataFrame:
    """How often the paths of :func:`own_past` reach levels in a year.

    Columns: ``level_name, level, period, probability`` (nearest 0.05), ``words`` (the
    band with the words of a published scale) and ``source_ids``; empty where there is
    no path to the year.
    """
    columns = ["level_name", "level", "period", "probability", "words", "source_ids"]
    drawn = _futures(gas, horizon=period, country=country, since=since)
    if drawn is None:
        return pd.DataFrame(columns=columns)
    rows, left = drawn
    ids = indicators.merge_ids(rows["source_ids"].tolist())
    made = []
    for name, level in levels.items():
        chance = float((left[:, -1] >= level).mean())
        made.append(
            {
                "level_name": name,
                "level": level,
                "period": str(period),
                "probability": projections.nearest_band(chance),
                "words": projections.band(chance),
                "source_ids": ids,
            }
        )
    return pd.DataFrame(made, columns=columns)


def balance_pace(
    gas: pd.DataFrame,
    *,
    country: str = "TKM",
    years: int = 10,
) -> pd.DataFrame:
    """Growth of output and of use a year over the last years, in percent.

    `years`: length of the span; a shorter series is taken whole.

    One row: ``country, start, end, output_pct, use_pct, source_ids``; empty with fewer
    than two years.
    """
    columns = ["country", "start", "end", "output_pct", "use_pct", "source_ids"]
    rows = gas[gas["country"] == country]
    if len(rows) < 2:
        return pd.DataFrame(columns=columns)
    last = int(rows["period"].iloc[-1])
    rows = rows[rows["period"].map(int) >= last - years]
    if len(rows) < 2:
        return pd.DataFrame(columns=columns)
    first = rows.iloc[0]
    ends = [first, rows.iloc[-1]]
    span = last - int(first["period"])
    grown = {
        name: 100 * ((ends[1][column] / ends[0][column]) ** (1 / span) - 1)
        for name, column in (("output_pct", "production"), ("use_pct", "consumption"))
    }
    fixed = {"country": country, "start": first["period"], "end": str(last)}
    ids = indicators.merge_ids([row["source_ids"] for row in ends])
    return pd.DataFrame([fixed | grown | {"source_ids": ids}], columns=columns)
