"""What was traded: one series per country and flow, from one side that counts."""

import math
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.shared_answers import shared
from cac_data.tables import select, sort_rows

SIDES = {
    # Who counts, in the order in which a series takes its figures, and which of the
    # figures of one reporter comes first. A national office's revision replaces its
    # first figure; a figure worked out from a growth rate stands in where none is
    # printed. What `cac-data fetch` has brought of UN Comtrade comes before all, with
    # every revision. `alternative` figures are never taken: they stay as witnesses.
    "china_customs": (
        ("china_customs", "china_mofcom", "china_press"),
        ("updated", "main", "derived"),
    ),
    "national": (("national",), ("updated", "revised", "main", "derived")),
}
"""The two sides that count the same trade."""

_NEEDED = (
    *("reporter", "country", "period", "flow", "variant", "source_id"),
    *("value_usd_mn", "rounding_usd_mn", "obs_status"),
)


@shared
def counted(trade: pd.DataFrame, *, reporter: str = "china_customs") -> pd.DataFrame:
    """One figure per country, flow and year, as one side counts it, in USD million.

    Within one reporter the variants are taken in the order of :data:`SIDES`; where
    Chinese customs has no figure, one passed on by the Ministry of Commerce or the
    official press stands in.

    `reporter`: ``china_customs`` or ``national``: the side that counts.

    The columns of ``bilateral_trade`` with ``source_ids`` in place of ``source_id``,
    ``chosen`` and ``switch``; whole years only.

    ValueError for an unknown side.
    """
    codes.check_columns(trade.columns, _NEEDED, function="counted")
    codes.check_member("reporter", reporter, SIDES)
    reporters, variants = SIDES[reporter]
    rows = indicators.annual(trade[trade["reporter"].isin(reporters)])
    one_each = indicators.prefer(
        rows, order=variants, by="variant", within=["reporter", "country", "flow"]
    )
    best = indicators.prefer(
        one_each, order=reporters, by="reporter", within=["country", "flow"]
    )
    return indicators.with_source_ids(best)


def _more_exact(published: pd.DataFrame, made: pd.DataFrame) -> pd.DataFrame:
    """Join published and computed figures of the same facts, the more exact first.

    A round statement ("some 46 billion") must not replace the sum of exact figures,
    nor the sum of rounded figures a published total.
    """
    fact = ["country", "flow", "period"]
    # An empty frame has no types, and joining it would lose those of the other.
    filled = [
        frame for frame in (published.assign(basis="published"), made) if len(frame)
    ]
    both = pd.concat(filled, ignore_index=True) if filled else published
    if both.empty:
        return both.assign(basis=pd.Series(dtype="str"), switch=pd.Series(dtype=bool))
    unknown = both["rounding_usd_mn"].isna()
    both["_half"] = both["rounding_usd_mn"].where(~unknown, math.inf)
    finest = both.groupby(fact, sort=False)["_half"].transform("min")
    kept = both[both["_half"] <= finest].drop(columns="_half")
    best = indicators.prefer(
        kept.drop(columns=["chosen", "switch"], errors="ignore"),
        order=["published", "sum"],
        by="basis",
        within=["country", "flow"],
    )
    return best.drop(columns="chosen")  # it says what `basis` says


_COLUMNS = [
    "country",
    "period",
    "flow",
    "value_usd_mn",
    "rounding_usd_mn",
    "obs_status",
    "basis",
    "switch",
    "source_ids",
    "reporter",
]


def single_countries(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the five countries, without those of groups."""
    return frame[frame["country"].isin(codes.CA5)]


def turnover(trade: pd.DataFrame, *, reporter: str = "china_customs") -> pd.DataFrame:
    """Exports plus imports of each country by year, in USD million.

    The published turnover or the sum of the two flows, whichever is the more exact;
    the published one where they are equally exact.

    `reporter`: ``china_customs`` or ``national``.

    Columns: ``country, period, flow, value_usd_mn, rounding_usd_mn, obs_status, basis``
    (``published`` or ``sum``), ``switch, source_ids, reporter`` (the side). Only single
    countries; for the five together see :func:`regional`.

    ValueError for an unknown side.
    """
    return _turnover(counted(trade, reporter=reporter), reporter)


def _turnover(rows: pd.DataFrame, reporter: str) -> pd.DataFrame:
    single = single_countries(rows)
    published = single[single["flow"] == "turnover"]
    sums = indicators.total(
        single, over="flow", members=["exports", "imports"], value="value_usd_mn"
    ).assign(flow="turnover")
    found = _more_exact(published, sums)
    return found.assign(reporter=reporter)[_COLUMNS]


def flow_of(trade: pd.DataFrame, flow: str, reporter: str) -> pd.DataFrame:
    """Return exports or imports by country, in the columns of :func:`turnover`."""
    return _flow(counted(trade, reporter=reporter), flow, reporter)


def _flow(rows: pd.DataFrame, flow: str, reporter: str) -> pd.DataFrame:
    single = single_countries(rows)
    kept = single[single["flow"] == flow].assign(basis="published", reporter=reporter)
    return kept[_COLUMNS].reset_index(drop=True)


def exports(trade: pd.DataFrame, *, reporter: str = "china_customs") -> pd.DataFrame:
    """Exports of each country to China by year, in USD million.

    `reporter`: ``china_customs`` (China's imports, CIF) or ``national`` (FOB).

    The columns of :func:`turnover`.

    ValueError for an unknown side.
    """
    return flow_of(trade, "exports", reporter)


def imports(trade: pd.DataFrame, *, reporter: str = "china_customs") -> pd.DataFrame:
    """Imports of each country from China by year, in USD million.

    `reporter`: ``china_customs`` (China's exports, FOB) or ``national`` (CIF).

    The columns of :func:`turnover`.

    ValueError for an unknown side.
    """
    return flow_of(trade, "imports", reporter)


@shared
def regional(
    trade: pd.DataFrame, *, flow: str = "turnover", reporter: str = "china_customs"
) -> pd.DataFrame:
    """Trade of the five countries together by year, in USD million.

    The published total or the sum of the five countries, whichever is the more
    exact. A sum is made only for years in which all five have a figure.

    `flow`: ``exports``, ``imports`` or ``turnover``.
    `reporter`: ``china_customs`` or ``national``. National systems do not add up to a
    total: the result is then usually empty.

    The columns of :func:`turnover`; ``country`` is ``CA5``, ``basis`` is ``published``
    or ``sum``, and ``switch`` marks where the two meet.

    ValueError for an unknown flow or side.
    """
    codes.check_member("flow", flow, ["exports", "imports", "turnover"])
    return _regional(counted(trade, reporter=reporter), flow, reporter)


def _regional(rows: pd.DataFrame, flow: str, reporter: str) -> pd.DataFrame:
    published = rows[(rows["country"] == "CA5") & (rows["flow"] == flow)]
    members = (
        _turnover(rows, reporter) if flow == "turnover" else _flow(rows, flow, reporter)
    )
    made = indicators.total(
        members, over="country", members=codes.CA5, value="value_usd_mn"
    )
    found = _more_exact(published, made.assign(country="CA5", flow=flow))
    return found.assign(reporter=reporter).reindex(columns=_COLUMNS)


def flows(trade: pd.DataFrame, *, reporter: str = "china_customs") -> pd.DataFrame:
    """Exports and imports by country and of the five together, in USD million.

    `reporter`: ``china_customs`` or ``national``.

    The columns of :func:`turnover`, sorted by country, flow and year.

    ValueError for an unknown side.
    """
    rows = counted(trade, reporter=reporter)
    parts = []
    for flow in ("exports", "imports"):
        parts.append(_flow(rows, flow, reporter))
        parts.append(_regional(rows, flow, reporter))
    filled = [part for part in parts if len(part)]
    joined = pd.concat(filled, ignore_index=True) if filled else parts[0]
    return sort_rows(joined, ["country", "flow", "period"])


def balance(trade: pd.DataFrame, *, reporter: str = "china_customs") -> pd.DataFrame:
    """Exports less imports, by country and of the five together, in USD million.

    `reporter`: ``china_customs`` or ``national``: both flows from one side.

    Columns: ``country, period, exports, imports, value_usd_mn`` (the balance),
    ``obs_status, source_ids, reporter``, for years with both flows.

    ValueError for an unknown side.
    """
    rows = flows(trade, reporter=reporter)
    keys = ["country", "period"]
    columns = [*keys, "value_usd_mn", "obs_status", "source_ids"]
    out = rows.loc[rows["flow"] == "exports", columns]
    back = rows.loc[rows["flow"] == "imports", columns]
    both = out.merge(back, on=keys, suffixes=("_out", "_back"))
    both["exports"] = both["value_usd_mn_out"]
    both["imports"] = both["value_usd_mn_back"]
    both["value_usd_mn"] = both["exports"] - both["imports"]
    estimated = (both["obs_status_out"] == "E") | (both["obs_status_back"] == "E")
    both["obs_status"] = estimated.map({True: "E", False: "A"})
    both["source_ids"] = [
        indicators.merge_ids(pair)
        for pair in zip(both["source_ids_out"], both["source_ids_back"], strict=True)
    ]
    both["reporter"] = reporter
    kept = [*keys, "exports", "imports", "value_usd_mn", "obs_status", "source_ids"]
    return sort_rows(both[[*kept, "reporter"]], keys)


def contributions(
    trade: pd.DataFrame, *, start: int, end: int, reporter: str = "china_customs"
) -> pd.DataFrame:
    """What each country and flow added to the region's trade, in USD million.

    The change of a country's flow between two years, and its share in the sum of all
    changes of the five countries. A country whose flows are not both known
    in both years is shown by its turnover.

    `reporter`: ``china_customs`` or ``national``.

    Columns: ``country, flow, start, end, first, last, value_usd_mn`` (the change),
    ``share_pct`` (missing where the five do not all have a figure) and ``source_ids``,
    sorted by the size of the change. Countries without figures in both years are left
    out.

    ValueError if ``end`` is not after ``start``; for an unknown side.
    """
    if end <= start:
        message = f"`end` {end} must be after `start` {start}"
        raise ValueError(message)
    by_flow = single_countries(flows(trade, reporter=reporter))
    whole = turnover(trade, reporter=reporter)
    rows: list[dict[str, Any]] = []
    missing = False
    for country in codes.CA5:
        parts = [
            part
            for flow in ("exports", "imports")
            if (part := change(by_flow, country, flow, start, end))
        ]
        both = change(whole, country, "turnover", start, end)
        if both is None:
            missing = True
        else:
            rows.extend(parts if len(parts) == 2 else [both])
    columns = [
        *("country", "flow", "start", "end", "first", "last"),
        *("value_usd_mn", "share_pct", "source_ids"),
    ]
    found = pd.DataFrame(rows, columns=columns)
    # The sum of what is shown, so that the shares add up whatever was rounded.
    whole_change = math.fsum(found["value_usd_mn"])
    known = not missing and whole_change != 0
    found["share_pct"] = (
        100 * found["value_usd_mn"] / whole_change if known else float("nan")
    )
    return found.sort_values(
        "value_usd_mn", ascending=False, kind="stable", ignore_index=True
    )


def change(
    frame: pd.DataFrame, country: str, flow: str, start: int, end: int
) -> dict[str, Any] | None:
    """Return the change of one series between two years; None if a year is missing."""
    rows = frame[(frame["country"] == country) & (frame["flow"] == flow)]
    rows = rows.set_index("period")
    first, last = f"{start:04d}", f"{end:04d}"
    if first not in rows.index or last not in rows.index:
        return None
    low, high = rows.loc[[first, last], "value_usd_mn"].map(float)
    return {
        "country": country,
        "flow": flow,
        "start": first,
        "end": last,
        "first": low,
        "last": high,
        "value_usd_mn": high - low,
        "source_ids": indicators.merge_ids(
            rows.loc[[first, last], "source_ids"].tolist()
        ),
    }


def months_of(
    monthly: pd.DataFrame, *, country: str, flow: str, year: int | None = None
) -> pd.DataFrame:
    """The months of one series in one year, in million yuan.

    `year`: by default the latest year of which all twelve months are known.

    The rows of ``monthly_trade``, in order of time; empty without such a year.

    ValueError for an unknown country or flow.
    """
    needed = ["country", "period", "flow", "value_cny_mn", "source_id"]
    codes.check_columns(monthly.columns, needed, function="months_of")
    rows = select(monthly, countries=country, flow=flow, parts=True)
    rows = rows[rows["period"].map(periods.months) == 1]
    in_year = rows["period"].map(periods.year_of)
    if year is None:
        full = in_year.value_counts().loc[lambda count: count == 12]
        year = max(full.index, default=0)
    return sort_rows(rows[in_year == year], ["period"])


def late_bookings(
    monthly: pd.DataFrame,
    *,
    country: str,
    flow: str,
    year: int | None = None,
    last: int = 3,
) -> pd.DataFrame:
    """Share of a year's trade that was booked in its last months, in percent.

    `country`, `flow`, `year`: the series and the year, as in :func:`months_of`.
    `last`: number of months at the end of the year, 1 to 11.

    One row: ``country, flow, period, months`` (which), ``value_cny_mn`` (in them),
    ``year_cny_mn`` (sum of the twelve months), ``share_pct, source_ids``. Empty if a
    month is missing.

    ValueError for an unknown country or flow, or a number of months that is none.
    """
    if not 1 <= last <= 11:
        message = f"`last`: {last!r} is not a number of months from 1 to 11"
        raise ValueError(message)
    rows = months_of(monthly, country=country, flow=flow, year=year)
    columns = ["country", "flow", "period", "months", "value_cny_mn", "year_cny_mn"]
    if len(rows) != 12 or rows["value_cny_mn"].isna().any():
        return pd.DataFrame(columns=[*columns, "share_pct", "source_ids"])
    late = rows.tail(last)
    whole = float(rows["value_cny_mn"].sum())
    part = float(late["value_cny_mn"].sum())
    row = {
        "country": codes.country_code(country),
        "flow": flow,
        "period": f"{periods.year_of(late['period'].iloc[0]):04d}",
        "months": f"{late['period'].iloc[0]}/{late['period'].iloc[-1]}",
        "value_cny_mn": part,
        "year_cny_mn": whole,
        "share_pct": 100 * part / whole if whole else float("nan"),
        "source_ids": sorted(set(rows["source_id"])),
    }
    return pd.DataFrame([row])
