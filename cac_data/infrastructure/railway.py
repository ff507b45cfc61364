"""The China-Kyrgyzstan-Uzbekistan railway: its figures, its money and its plan."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.display import format_value, period_in_words
from cac_data.infrastructure.schedules import completion_claims
from cac_data.sources import sources

PROJECT = "cku-rail"
"""The railway in the tables of projects and of promised dates."""

SECTION = "cku-kg-section"
"""Its Kyrgyz section, which may be all that the cost covers."""

SHARES: Mapping[str, float] = {"CHN": 0.51, "KGZ": 0.245, "UZB": 0.245}
"""Shares in the project company, as the row of the project tells in words."""

LOAN_SHARE = 0.5
"""Part of the cost that is lent to the company, as the row of the project tells."""

PLANNED_PART_PCT = 5.0
"""Works to be done by the date of the milestone ``part``, as its note tells."""

FIGURE_LABELS = {
    "what": "What",
    "said": "Said",
    "publisher": "Published by",
    "figure": "Figure",
    "note": "Note",
}
"""Columns of :func:`railway_figures` that a table shows, with their headings."""

_ROUGH = "About"  # what the table notes of a figure that its source rounds

_FIGURE_COLUMNS = (
    *("project_id", "indicator", "scope", "variant", "unit", "said_on", "source_id"),
    *("value", "note"),
)


def railway_claims(schedule_claims: pd.DataFrame, *, as_of: str = "") -> pd.DataFrame:
    """When the railway was to be finished, according to whom, and when they said so.

    The columns of :func:`cac_data.infrastructure.completion_claims`; no rows where
    nothing is known of the railway.

    ValueError for a date that is none.
    """
    known = schedule_claims[schedule_claims["project_id"] == PROJECT]
    if known.empty:
        columns = ["said_on", "said_by", "role", "claimed_period", "slip_years"]
        columns += ["standing", "obs_status", "note", "source_id"]
        return pd.DataFrame(columns=columns)
    # The day of judgement is that of the latest statement on any project.
    return completion_claims(schedule_claims, project_id=PROJECT, as_of=as_of)


def said_figures(
    figures: pd.DataFrame,
    *,
    indicator: str,
    unit: str,
    project_id: str = PROJECT,
) -> pd.DataFrame:
    """Every figure of one kind that was given for a whole project, in its unit.

    `indicator`, `unit`: such as ``construction_cost`` in ``USD mn``, or ``length`` in
    ``km``.

    Columns: ``said`` (month or year), ``publisher, value, unit, figure`` (both in
    words), ``variant, note, source_ids``, in the order in which it was said.
    """
    codes.check_columns(figures.columns, _FIGURE_COLUMNS, function="said_figures")
    rows = figures[
        (figures["project_id"] == project_id)
        & (figures["indicator"] == indicator)
        & (figures["unit"] == unit)
        & ~figures["scope"].isin(["part", "added", "before"])
    ]
    ordered = sorted(
        rows.to_dict("records"),
        key=lambda row: (periods.sort_key(row["said_on"]), row["value"]),
    )
    named = dict(sources(rows)[["source_id", "publisher"]].to_numpy().tolist())
    found = [
        {
            "said": period_in_words(row["said_on"][:7]),
            "publisher": str(named[row["source_id"]]).split(" (")[0],
            "value": float(row["value"]),
            "unit": unit,
            # Number and unit do not part at the end of a line.
            "figure": (
                f"{'about ' * (row['note'] == _ROUGH)}{format_value(row['value'], 0)} "
                f"{unit}"
            ).replace(" ", "\N{NO-BREAK SPACE}"),
            "variant": row["variant"],
            "note": "" if row["note"] == _ROUGH else row["note"],
            "source_ids": [row["source_id"]],
        }
        for row in ordered
    ]
    columns = ["said", "publisher", "value", "unit", "figure", "variant", "note"]
    return pd.DataFrame(found, columns=[*columns, "source_ids"])


def railway_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """What was said of the railway's cost, its length and that of its Kyrgyz section.

    Columns: ``what`` (``cost``, ``length`` or ``length in Kyrgyzstan``), then the
    columns of :func:`said_figures`.
    """
    length = {"indicator": "length", "unit": "km"}
    frames = [
        said_figures(figures, indicator="construction_cost", unit="USD mn").assign(
            what="cost"
        ),
        said_figures(figures, **length).assign(what="length"),
        said_figures(figures, project_id=SECTION, **length).assign(
            what="length in Kyrgyzstan"
        ),
    ]
    found = pd.concat(frames, ignore_index=True)
    return found[["what", *(name for name in found if name != "what")]]


def main_figure(said: pd.DataFrame) -> pd.DataFrame:
    """Figure that stands for a project, with the range of all that were said.

    One row: ``value`` (the main one, or the latest said), ``low, high, said,
    source_ids``; no row where nothing was said.
    """
    needed = ["value", "variant", "said", "source_ids"]
    codes.check_columns(said.columns, needed, function="main_figure")
    columns = ["value", "low", "high", "said", "source_ids"]
    if said.empty:
        return pd.DataFrame(columns=columns)
    main = said[said["variant"] == "main"]
    chosen = (main if len(main) else said).iloc[-1]
    row = {
        "value": chosen["value"],
        "low": said["value"].min(),
        "high": said["value"].max(),
        "said": chosen["said"],
        "source_ids": indicators.merge_ids(list(said["source_ids"])),
    }
    return pd.DataFrame([row], columns=columns)


def overruns(
    said: pd.DataFrame,
    *,
    shares: Mapping[str, float] = SHARES,
) -> pd.DataFrame:
    """What higher costs that were named would add for each owner, in USD million.

    The part of a cost above the main one, by the shares in the company. It assumes that
    owners pay an overrun as they pay for the shares; no source says who bears it.

    `shares`: share of each owner, which add up to one.

    Columns: ``said, cost_usd_mn, overrun_usd_mn``, a column for each owner,
    ``source_ids``; only costs above the main one.

    ValueError if the shares do not add up to one, or columns are missing.
    """
    if abs(sum(shares.values()) - 1) > 1e-9:
        message = f"`shares`: they add up to {sum(shares.values()):g}, not to 1"
        raise ValueError(message)
    codes.check_columns(said.columns, ["what"], function="overruns")
    costs = said[said["what"] == "cost"]
    base = main_figure(costs)
    columns = ["said", "cost_usd_mn", "overrun_usd_mn", *shares, "source_ids"]
    if base.empty:
        return pd.DataFrame(columns=columns)
    main, ids = base["value"].item(), base["source_ids"].item()
    rows = [
        {
            "said": row["said"],
            "cost_usd_mn": row["value"],
            "overrun_usd_mn": row["value"] - main,
            **{owner: share * (row["value"] - main) for owner, share in shares.items()},
            "source_ids": indicators.merge_ids([row["source_ids"], ids]),
        }
        for row in costs.to_dict("records")
        if row["value"] > main
    ]
    return pd.DataFrame(rows, columns=columns)


def works_pace(
    schedule_claims: pd.DataFrame,
    *,
    opening: int,
    project_id: str = PROJECT,
    part_pct: float = PLANNED_PART_PCT,
) -> pd.DataFrame:
    """Whether a planned part of the works fits an opening: percent of works a month.

    From the formal start of works to the date of the part, and from there to the end of
    the opening year. Works begin slowly everywhere; the factor says how much faster the
    rest would have to go.

    `opening`: year in which the project opens; 0 for never.
    `part_pct`: part of the works, in percent.

    One row: ``start, part_by, part_pct, months_before, months_after, elapsed_pct``
    (share of the time that has passed by then), ``pace_before_pct, pace_after_pct`` (a
    month), ``factor, source_ids``. No row where the start or the part is not known, or
    the opening comes before the part.
    """
    needed = ["project_id", "milestone", "said_on", "claimed_period", "source_id"]
    codes.check_columns(schedule_claims.columns, needed, function="works_pace")
    mine = schedule_claims[schedule_claims["project_id"] == project_id]
    latest = {
        milestone: max(
            mine[mine["milestone"] == milestone].to_dict("records"),
            key=lambda row: periods.sort_key(row["said_on"]),
            default=None,
        )
        for milestone in ("start_of_works", "part")
    }
    start, part = latest["start_of_works"], latest["part"]
    columns = ["start", "part_by", "part_pct", "months_before", "months_after"]
    columns += ["elapsed_pct", "pace_before_pct", "pace_after_pct", "factor"]
    columns += ["source_ids"]
    if start is None or part is None or not opening:
        return pd.DataFrame(columns=columns)
    begun = dt.date(*periods.bounds(start["claimed_period"])[0])
    by = dt.date(*periods.bounds(part["claimed_period"])[0])
    before = 12 * (by.year - begun.year) + by.month - begun.month
    # To the end of December of the opening year.
    after = 12 * (opening - by.year) + 13 - by.month
    if before <= 0 or after <= 0:
        return pd.DataFrame(columns=columns)
    slow, fast = part_pct / before, (100 - part_pct) / after
    row = {
        "start": start["claimed_period"],
        "part_by": part["claimed_period"],
        "part_pct": part_pct,
        "months_before": before,
        "months_after": after,
        "elapsed_pct": 100 * before / (before + after),
        "pace_before_pct": slow,
        "pace_after_pct": fast,
        "factor": fast / slow,
        "source_ids": indicators.merge_ids([[start["source_id"]], [part["source_id"]]]),
    }
    return pd.DataFrame([row], columns=columns)
