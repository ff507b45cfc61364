"""What passed between two countries, by who counts it, and which way it went."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.sources import printed_rounding
from cac_data.tables import select, sort_rows

REVIEW = "statistical_review"
"""Basis of the Statistical Review of World Energy."""

# Editions before this one do not standardise volumes of gas to 40 MJ per m3.
_STANDARD_SINCE = "2018"

FIRST = "first"
"""In place of an edition: each year from the edition that printed it first."""

# Statuses of figures that are no plain count: another definition, an estimate, a
# forecast, or of low reliability.
NO_PLAIN_COUNT = ("D", "E", "F", "U")
# Of these, the figures that describe something else or are likely wrong.
_DOUBTFUL = ("D", "U")


def one_each(rows: pd.DataFrame, *, fact: Sequence[str], function: str) -> pd.DataFrame:
    """One figure per fact: the most exact of those that nothing speaks against.

    Figures of another definition or low reliability are taken only where there is no
    other. Texts that quote the same figure are joined, with the sources of all.

    `function`: name of the function that asks, for the message.

    One row per fact, sorted, with ``source_ids`` in place of ``source_id``.

    ValueError if figures of equal exactness differ: the facts are printed.
    """
    listed = indicators.with_source_ids(rows)
    groups: dict[tuple[Any, ...], list[dict[Any, Any]]] = {}
    for row in listed.to_dict("records"):
        groups.setdefault(tuple(row[column] for column in fact), []).append(row)
    made = [_most_exact(group) for group in groups.values()]
    unclear = [
        " ".join(map(str, key))
        for key, best in zip(groups, made, strict=True)
        if best is None
    ]
    if unclear:
        message = f"{function}: several figures of the same rank for one fact: "
        raise ValueError(message + "; ".join(unclear[:5]))
    found = pd.DataFrame([row for row in made if row], columns=list(listed.columns))
    return sort_rows(found, fact) if len(found) else listed


def _most_exact(group: list[dict[Any, Any]]) -> dict[Any, Any] | None:
    sure = [row for row in group if row["obs_status"] not in _DOUBTFUL] or group
    finest = min(printed_rounding(row["value"]) for row in sure)
    best = [row for row in sure if printed_rounding(row["value"]) == finest]
    if len({row["value"] for row in best}) > 1:
        return None
    ids = indicators.merge_ids([row["source_ids"] for row in best])
    return min(best, key=lambda row: row["source_ids"]) | {"source_ids": ids}


_REVIEW_FACT = ["exporter", "importer", "route", "period", "vintage"]


def review_volumes(flows: pd.DataFrame, *, edition: str = FIRST) -> pd.DataFrame:
    """Gas volumes of the Statistical Review by year, in billion cubic metres.

    Editions are revised, so a series takes one. Only the edition of the year after
    names the single exporters: ``first`` takes each year from it, which is the one
    way to follow them. Editions before 2018 are not standardised (status ``D``).

    `edition`: ``first``, or the year of an edition, such as ``2026``.

    The columns of ``gas_flows``, one row per exporter, importer, route and year, with
    ``source_ids`` in place of ``source_id``.

    ValueError for an edition that the table does not have.
    """
    needed = [*_REVIEW_FACT, "indicator", "nature", "basis", "value", "obs_status"]
    codes.check_columns(flows.columns, needed, function="review_volumes")
    rows = indicators.annual(
        flows[
            (flows["basis"] == REVIEW)
            & (flows["indicator"] == "volume")
            & (flows["nature"] == "actual")
            & (flows["vintage"] != "")
        ]
    )
    if edition == FIRST:
        after = rows["period"].map(lambda text: str(periods.year_of(text) + 1))
        rows = rows[rows["vintage"] == after]
    elif len(rows):
        known = [FIRST, *sorted(set(rows["vintage"]))]
        codes.check_member("edition", edition, known)
        rows = rows[rows["vintage"] == edition]
    return one_each(rows, fact=_REVIEW_FACT, function="review_volumes")


_SERIES = ("exporter", "importer", "commodity", "indicator", "route", "unit", "basis")


def flow_trend(
    flows: pd.DataFrame,
    *,
    exporter: str | Iterable[str] | None = None,
    importer: str | Iterable[str] | None = None,
    start: int | None = None,
    end: int | None = None,
    **columns: Any,
) -> pd.DataFrame:
    """Whether a flow grew between its first and last year, by each who counts it.

    The last figure less the first, in the unit of the flow and in percent of the
    first. ``level``: the change is within the rounding of the two figures. Counts of
    different bases are never joined; the Statistical Review gives two series, one of
    its newest edition and one that takes each year from the edition that printed it
    first, without those before 2018, which count other cubic metres. Figures of which
    no text says whose they are (``press``) make no series.

    `start`, `end`: first and last year that may be taken.
    `columns`: further conditions, such as ``indicator="volume"`` or ``commodity``.

    Columns: ``exporter, importer``, the other columns that name a series, ``edition``,
    ``start, end, first, last, years`` (number with a figure), ``peak_period, peak``
    (the highest), ``change, change_pct, direction`` (``up``, ``down``, ``level``),
    ``counted`` (False where the first or last figure is a statement, an estimate or of
    another definition) and ``source_ids`` of the figures shown. A series of one year
    has no trend and is left out.

    ValueError for unknown words.
    """
    needed = ["exporter", "importer", "basis", "nature", "period", "value"]
    needed += ["unit", "obs_status"]
    codes.check_columns(flows.columns, needed, function="flow_trend")
    chosen = select(
        flows, exporter=exporter, importer=importer, start=start, end=end, **columns
    )
    rows = indicators.annual(
        chosen[(chosen["nature"] == "actual") & (chosen["basis"] != "press")]
    )
    series = [column for column in _SERIES if column in rows]
    made = []
    for edition, part in _by_edition(rows).items():
        best = one_each(part, fact=[*series, "period"], function="flow_trend")
        groups: dict[tuple[Any, ...], list[dict[Any, Any]]] = {}
        for row in best.to_dict("records"):
            groups.setdefault(tuple(row[column] for column in series), []).append(row)
        for key, group in groups.items():
            if len(group) > 1:
                made.append(
                    dict(zip(series, key, strict=True))
                    | {"edition": edition}
                    | _change(group)
                )
    columns_made = [*series, "edition", *_CHANGE]
    found = pd.DataFrame(made, columns=columns_made)
    return sort_rows(found, [*series, "edition"]) if made else found


def _by_edition(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Part the rows so that no series of one part joins editions unasked."""
    if "vintage" not in rows:
        return {"": rows}
    reviewed = (rows["basis"] == REVIEW) & (rows["vintage"] != "")
    review = rows[reviewed & (rows["vintage"] >= _STANDARD_SINCE)]
    after = review["period"].map(lambda text: str(periods.year_of(text) + 1))
    parts = {"": rows[~reviewed], FIRST: review[review["vintage"] == after]}
    if len(review):
        newest = str(review["vintage"].max())
        parts[newest] = review[review["vintage"] == newest]
    return {edition: part for edition, part in parts.items() if len(part)}


_CHANGE = (
    *("start", "end", "first", "last", "years", "peak_period", "peak", "change"),
    *("change_pct", "direction", "counted", "source_ids"),
)


def _change(group: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    """Compare the first and the last of the rows of a series, sorted by time."""
    first, last = group[0], group[-1]
    change = last["value"] - first["value"]
    half = printed_rounding(first["value"]) + printed_rounding(last["value"])
    direction = "up" if change > 0 else "down"
    top = max(group, key=lambda row: float(row["value"]))
    return {
        "start": first["period"],
        "end": last["period"],
        "first": first["value"],
        "last": last["value"],
        "years": len(group),
        "peak_period": top["period"],
        "peak": top["value"],
        "change": change,
        "change_pct": 100 * change / first["value"] if first["value"] else float("nan"),
        "direction": direction if abs(change) > half else "level",
        "counted": not {first["obs_status"], last["obs_status"]} & set(NO_PLAIN_COUNT),
        "source_ids": indicators.merge_ids(
            [row["source_ids"] for row in (first, top, last)]
        ),
    }
