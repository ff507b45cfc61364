"""Growth over windows of years that do not overlap."""

from __future__ import annotations

import math

import pandas as pd

from cac_data.codes import check_columns
from cac_data.projections.checks import checked_number, checked_whole
from cac_data.projections.series import annual_of


def window_growth(
    series: pd.DataFrame,
    *,
    years: int = 5,
    since: int | None = None,
    value: str = "value",
) -> pd.DataFrame:
    """Growth, in percent, over windows that do not overlap.

    ``100 * (y(end) / y(end - years) - 1)`` for the windows that end in the last year,
    ``years`` before it, and so on.

    `series`: columns ``period`` (a year) and ``value``; one row per year, gaps allowed.
    `since`: first year in which a window may start; that of the series unless given.
    `value`: name of the column of positive values.

    Columns: ``start``, ``end`` (years as text), ``growth_pct`` (missing where an end
    was not observed), sorted by ``end``; no row where no window fits.

    ValueError as `spacing`; if ``years`` is not a whole number of 1 or more.

    Examples
    --------
    >>> sales = pd.DataFrame({"period": ["2000", "2005", "2010"], "value": [1, 2, 3]})
    >>> window_growth(sales).round(6).to_dict("split")["data"]
    [['2000', '2005', 100.0], ['2005', '2010', 50.0]]
    """
    length = checked_whole("years", years, at_least=1)
    annual = annual_of(series, value)
    earliest = annual.first if since is None else checked_whole("since", since)
    starts = range(annual.last - length, max(earliest, annual.first) - 1, -length)
    rows = [
        {
            "start": f"{start:04d}",
            "end": f"{start + length:04d}",
            "growth_pct": (
                100 * math.expm1(annual.at(start + length) - annual.at(start))
                if annual.has(start) and annual.has(start + length)
                else math.nan
            ),
        }
        for start in reversed(starts)
    ]
    frame = pd.DataFrame(rows, columns=["start", "end", "growth_pct"])
    return frame.astype({"start": "str", "end": "str", "growth_pct": "float64"})


def share_reaching(windows: pd.DataFrame, *, needed_pct: float) -> pd.DataFrame:
    """Share, 0 to 1, of windows that grew by what is needed, and the next one's chance.

    The chance follows the rule of succession, ``(reached + 1) / (windows + 2)``: from
    so few cases it is never 0 or 1.

    `windows`: from `window_growth`. Windows without a growth are not counted.
    `needed_pct`: growth over a whole window, in percent.

    One row: ``needed_pct``, ``windows``, ``reached`` (numbers of windows), ``share``
    (missing without windows), ``succession``.

    ValueError if there is no column ``growth_pct`` or ``needed_pct`` is not a number.

    Examples
    --------
    >>> windows = pd.DataFrame({"growth_pct": [8.0, 18.0, 175.0]})
    >>> share_reaching(windows, needed_pct=13).round(2).to_dict("split")["data"]
    [[13.0, 3, 2, 0.67, 0.6]]
    """
    check_columns(windows.columns, ["growth_pct"], function="share_reaching")
    needed = checked_number("needed_pct", needed_pct)
    growth = windows["growth_pct"].dropna()
    count, reached = len(growth), int((growth >= needed).sum())
    row = {
        "needed_pct": needed,
        "windows": count,
        "reached": reached,
        "share": reached / count if count else math.nan,
        "succession": (reached + 1) / (count + 2),
    }
    return pd.DataFrame([row])
