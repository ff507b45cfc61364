"""When things happened: datings side by side, and the years between them."""

from collections.abc import Iterable

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.tables import allowed_values, sort_rows

Span = tuple[periods.Date, periods.Date]


def span_of(period: str | int, *, argument: str = "period") -> Span:
    """Return first and last day of a period or year; errors name the argument.

    ValueError if it is not a period.
    """
    try:
        text = periods.of_year(period) if isinstance(period, int) else period
        return periods.bounds(text)
    except ValueError as error:
        raise ValueError(str(error).replace("`period`", f"`{argument}`")) from None


def begun_by(frame: pd.DataFrame, date: str | None, column: str) -> pd.DataFrame:
    """Return the rows whose period had begun by a date; all of them without one."""
    dated = frame[frame[column] != ""]
    if date is None:
        return dated
    limit = span_of(date, argument="as_of")[1]
    begun = dated[column].map(lambda text: periods.bounds(text)[0] <= limit)
    return dated[begun.astype(bool)]


def check_word(column: str, word: str, frame: pd.DataFrame) -> None:
    """Raise unless a table or the frame holds this word in this column."""
    known = dict.fromkeys([*frame[column], *allowed_values(column)])
    known.pop("", None)
    codes.check_member(column, word, known)


def with_country(rows: pd.DataFrame, countries: str | Iterable[str]) -> pd.Series:
    """Tell which rows name at least one of the countries in ``countries``."""
    wanted: set[str] = set()
    for item in [countries] if isinstance(countries, str) else countries:
        code = codes.country_code(item)
        is_group = code not in codes.country_codes(groups=False)
        wanted |= set(codes.group_members(code)) if is_group else {code}
    return rows["countries"].map(lambda named: bool(wanted & set(named))).astype(bool)


def interval_years(start: str | int, end: str | int) -> tuple[int, int]:
    """Fewest and most years from one period to another; there is no year 0.

    The difference of the years, less one where it passes from before our era into it.
    Two plain years give one figure twice; a span gives the range that it leaves open.

    `start`, `end`: periods or years, before our era negative.

    Negative where the end lies before the start.

    ValueError if one is not a period.
    """
    first, second = span_of(start, argument="start"), span_of(end, argument="end")
    return (
        _position(second[0][0]) - _position(first[1][0]),
        _position(second[1][0]) - _position(first[0][0]),
    )


def _position(year: int) -> int:
    """Return the place of a year in an unbroken count."""
    return year if year > 0 else year + 1


def _id_column(frame: pd.DataFrame, function: str) -> str:
    found = [name for name in ("event_id", "agreement_id") if name in frame]
    if "variant_of" not in frame or not found:
        codes.check_columns(
            frame.columns, ["event_id", "variant_of"], function=function
        )
    # A row of events also names the agreement that it is about.
    return found[0]


def dates_of(frame: pd.DataFrame, which: str) -> pd.DataFrame:
    """Datings of one event or agreement by its sources, side by side.

    `which`: its identifier; that of a variant stands for the whole.

    The identifier, ``period``, ``years_off`` (fewest years by which the dating differs
    from the first one; 0 where they overlap or lie in one year), ``overlaps`` (whether
    both can be true), ``title``, ``source_ids``, ``note``; the first dating first, then
    in order of time.

    ValueError for an unknown identifier.
    """
    column = _id_column(frame, "dates_of")
    needed = [column, "variant_of", "period", "title", "source_id", "note"]
    codes.check_columns(frame.columns, needed, function="dates_of")
    codes.check_member(column, which, frame[column])
    row = frame[frame[column] == which].iloc[0]
    first = row["variant_of"] or which
    rows = frame[(frame[column] == first) | (frame["variant_of"] == first)]
    rows = indicators.with_source_ids(rows).assign(_rank=rows["variant_of"] != "")
    rows = sort_rows(rows, ["_rank", "period", column])
    start = str(rows["period"].iloc[0])
    rows["years_off"] = [_years_apart(start, text) for text in rows["period"]]
    rows["overlaps"] = [_overlap(start, text) for text in rows["period"]]
    shown = ("period", "years_off", "overlaps", "title", "source_ids", "note")
    return rows[[column, *shown]]


def _overlap(one: str, other: str) -> bool:
    if not (one and other):
        return True
    (start, end), (first, last) = periods.bounds(one), periods.bounds(other)
    return start <= last and first <= end


def _years_apart(one: str, other: str) -> int:
    if _overlap(one, other):
        return 0
    low, high = interval_years(one, other)
    return min(abs(low), abs(high))


def years_between(events: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """Years from one event to another, for each pair of their datings.

    `start`, `end`: identifiers of the two events.

    Columns: ``start_id, end_id, start_period, end_period, fewest, most`` (years),
    ``source_ids``; the pair of first datings first.

    ValueError for an unknown event.
    """
    rows = []
    later = dates_of(events, end).to_dict("records")
    for one in dates_of(events, start).to_dict("records"):
        for other in later:
            fewest, most = interval_years(one["period"], other["period"])
            rows.append(
                {
                    "start_id": one["event_id"],
                    "end_id": other["event_id"],
                    "start_period": one["period"],
                    "end_period": other["period"],
                    "fewest": fewest,
                    "most": most,
                    "source_ids": indicators.merge_ids(
                        [one["source_ids"], other["source_ids"]]
                    ),
                }
            )
    return pd.DataFrame(rows)


def _chosen(
    events: pd.DataFrame,
    kind: str | Iterable[str] | None,
    countries: str | Iterable[str] | None,
    function: str,
) -> pd.DataFrame:
    needed = ["event_id", "period", "kind", "countries", "status", "variant_of"]
    needed += ["title", "place", "source_id"]
    codes.check_columns(events.columns, needed, function=function)
    rows = events[events["status"] == "happened"]
    if kind is not None:
        kinds = [kind] if isinstance(kind, str) else list(kind)
        for item in kinds:
            check_word("kind", item, events)
        rows = rows[rows["kind"].isin(kinds)]
    return rows if countries is None else rows[with_country(rows, countries)]


def earliest(
    events: pd.DataFrame,
    *,
    kind: str | Iterable[str] | None = None,
    countries: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """Datings of the earliest event of a kind, as :func:`dates_of` gives them.

    `kind`: one or several kinds of events; None for all.
    `countries`: countries or groups of which the event names at least one; None for
    all.

    Without rows where no event meets the conditions.

    ValueError for an unknown kind or country.
    """
    rows = _chosen(events, kind, countries, "earliest")
    if rows.empty:
        columns = ["event_id", "period", "years_off", "overlaps", "title"]
        return pd.DataFrame(columns=[*columns, "source_ids", "note"])
    first = sort_rows(rows, ["period", "event_id"]).iloc[0]
    return dates_of(events, str(first["event_id"]))


def nearest_events(
    events: pd.DataFrame,
    year: int,
    *,
    kind: str | Iterable[str] | None = None,
    countries: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """Events by their distance from a year, the surely nearest first.

    An event dated to a span lies between ``fewest`` and ``most`` years off; the order
    is that of ``most``, so that a vague date comes after an exact one. Each dating of
    an event counts.

    `kind`: one or several kinds of events; None for all.
    `countries`: countries or groups of which the event names at least one; None for
    all.

    Columns: ``event_id, period, fewest, most, title, place, kind, countries,
    source_ids``.

    ValueError for an unknown kind or country, or the year 0.
    """
    rows = indicators.with_source_ids(
        _chosen(events, kind, countries, "nearest_events")
    )
    span_of(year, argument="year")
    asked = periods.of_year(year)
    rows["fewest"] = [_years_apart(asked, text) for text in rows["period"]]
    rows["most"] = [
        max(map(abs, interval_years(asked, text))) for text in rows["period"]
    ]
    rows = sort_rows(rows, ["most", "fewest", "period", "event_id"])
    columns = ["event_id", "period", "fewest", "most", "title", "place", "kind"]
    return rows[[*columns, "countries", "source_ids"]]
