"""How forecasts are scored once they are due, and how such forecasts did before."""

import math
import operator
from collections.abc import Mapping

import pandas as pd

from cac_data import codes, indicators, projections
from cac_data.outlook.series import levels_of

_TRIED = (
    *("origin", "period", "asked", "probability", "outcome", "squared_error"),
    "source_ids",
)

ENDS = {"trade_low": "lower end", "trade_high": "upper end"}
"""Needs of :func:`cac_data.outlook.needs` that are asked, and their names."""

_NO_FIGURE = pd.DataFrame({"period": pd.Series(dtype="object"), "value": []})
_COMPARED = {"at_least": operator.ge, "above": operator.gt, "at_most": operator.le}

EVEN = 0.25
"""Brier score of whoever says one half to everything."""


def outcomes(
    forecasts: pd.DataFrame, figures: Mapping[str, pd.DataFrame]
) -> "pd.Series[float]":
    """Say of each forecast whether it came true: 1, 0, or missing while not due.

    The rule stands in the forecast's own row: the figure of its indicator in its year
    is compared with its threshold. A work that is not open by its year has missed it.

    `figures`: by indicator: ``period, value`` in the unit of the forecast. For
    ``railway`` one row: ``period`` is the last year that is known, ``value`` the year
    of the opening, missing while it is not open.

    In the order of the forecasts.
    """
    needed = ["indicator", "period", "comparison", "threshold", "unit"]
    codes.check_columns(forecasts.columns, needed, function="outcomes")
    for name, frame in figures.items():
        codes.check_columns(
            frame.columns, ["period", "value"], function=f"outcomes: {name}"
        )
    found = []
    for row in forecasts.to_dict("records"):
        known = figures.get(row["indicator"], _NO_FIGURE)
        is_work = row["unit"] == "year"
        is_due = known["period"].ge if is_work else known["period"].eq
        there = known.loc[is_due(row["period"]), "value"]
        if there.empty or pd.isna(row["threshold"]):
            found.append(math.nan)
            continue
        compare = _COMPARED[row["comparison"]]
        value = float(there.iloc[0])
        is_unknown = math.isnan(value) and not is_work
        came = float(compare(value, float(row["threshold"])))
        found.append(math.nan if is_unknown else came)
    return pd.Series(found, index=forecasts.index, dtype="float64")


def brier(probability: "pd.Series[float]", outcome: "pd.Series[float]") -> pd.DataFrame:
    """Score probabilities: the mean squared distance from what happened.

    0 is perfect, 0.25 what one half for everything earns, 1 wrong with certainty.
    ``climate`` is what their own share of events would have earned for all of them, a
    hard standard, since it is known only afterwards.

    `probability`: 0 to 1; missing ones are left out.
    `outcome`: 1, 0, or missing while not due.

    One row: ``n, events, brier, even, climate``; scores are missing without any.

    ValueError for a probability outside 0 to 1, or an outcome that is neither 0 nor 1.

    Source of the method: G. W. Brier, "Verification of forecasts expressed in terms of
    probability", Monthly Weather Review 78 (1950), p. 1-3.
    """
    both = pd.DataFrame({"p": probability, "o": outcome}).astype("float64").dropna()
    if not both["p"].between(0, 1).all():
        message = f"`probability`: {both['p'].max()!r} is not in the range 0 to 1"
        raise ValueError(message)
    if not both["o"].isin([0.0, 1.0]).all():
        message = "`outcome`: allowed are 1 (happened), 0 (did not) and missing"
        raise ValueError(message)
    if both.empty:
        nothing = dict.fromkeys(("brier", "even", "climate"), math.nan)
        return pd.DataFrame([{"n": 0, "events": 0, **nothing}])
    share = float(both["o"].mean())
    row = {
        "n": len(both),
        "events": int(both["o"].sum()),
        "brier": float(((both["p"] - both["o"]) ** 2).mean()),
        "even": EVEN,
        "climate": share * (1 - share),
    }
    return pd.DataFrame([row])


def hindcast(
    years: pd.DataFrame, needs: pd.DataFrame, *, years_ahead: int = 5
) -> pd.DataFrame:
    """Ask the default projection of each past year what it is asked today.

    From every year whose own past allows an interval: the probability that trade grows
    at least as fast, over the same number of years, as each level of the article needs
    now; and whether it did. Only years up to that one are used, in the figures of the
    table as it is now. The method itself was chosen with sight of all of them, so that
    the score flatters it.

    `years_ahead`: years between asking and answer.

    Columns: ``origin, period, asked`` (which end), ``probability`` (not rounded),
    ``outcome`` (1 or 0), ``squared_error, source_ids``; empty where no year has an
    interval and an answer.
    """
    codes.check_columns(needs.columns, ["need_id", "needed"], function="hindcast")
    turnover = levels_of(years, "turnover")
    growth = dict(zip(needs["need_id"], needs["needed"], strict=True))
    ids = indicators.merge_ids(list(turnover["source_ids"]))
    value = dict(zip(turnover["period"].map(int), turnover["value"], strict=True))
    made = []
    for origin, level in value.items():
        then = turnover[turnover["period"].map(int) <= origin]
        answer = value.get(origin + years_ahead)
        if answer is None or len(then) < projections.MINIMUM_RUN:
            continue
        path = projections.project(
            then[["period", "value"]], horizon=origin + years_ahead
        )
        for need_id, end in ENDS.items():
            asked = level * (1 + growth.get(need_id, math.nan) / 100) ** years_ahead
            if math.isnan(asked):
                continue
            chance = projections.probability_at_least(path, asked, origin + years_ahead)
            if math.isnan(chance):
                continue
            outcome = float(answer >= asked)
            made.append(
                {
                    "origin": str(origin),
                    "period": str(origin + years_ahead),
                    "asked": end,
                    "probability": chance,
                    "outcome": outcome,
                    "squared_error": (chance - outcome) ** 2,
                    "source_ids": ids,
                }
            )
    return pd.DataFrame(made, columns=list(_TRIED))
