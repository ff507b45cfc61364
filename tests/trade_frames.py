"""Small frames in the shape of the trade tables, and checks that tests of trade share.

A frame is written as one tuple a row, so that a test shows all figures it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

Row = tuple[Any, ...]

BILATERAL = {
    "reporter": "str",
    "country": "str",
    "period": "str",
    "flow": "str",
    "variant": "str",
    "source_id": "str",
    "value_usd_mn": "float64",
    "rounding_usd_mn": "float64",
    "obs_status": "str",
    "note": "str",
}


def table(columns: dict[str, str], rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Return a frame with these columns and types, also without a row."""
    return pd.DataFrame(list(rows), columns=list(columns)).astype(columns)


def bilateral(*rows: Row) -> pd.DataFrame:
    """Rows of ``bilateral_trade``: reporter, country, period, flow, value.

    A sixth item is a mapping of what differs from a figure that is the main one, normal
    and exact to 0.5. The source is named after reporter and country.
    """
    return table(
        BILATERAL,
        (
            {
                "reporter": reporter,
                "country": country,
                "period": period,
                "flow": flow,
                "variant": "main",
                "source_id": f"{reporter}-{country}".lower().replace("_", "-"),
                "value_usd_mn": value,
                "rounding_usd_mn": 0.5,
                "obs_status": "A",
                "note": "",
                **(more[0] if more else {}),
            }
            for reporter, country, period, flow, value, *more in rows
        ),
    )


def monthly(*rows: Row) -> pd.DataFrame:
    """Rows of ``monthly_trade``: country, period, flow, value in million yuan."""
    columns = {
        "reporter": "str",
        "country": "str",
        "period": "str",
        "flow": "str",
        "source_id": "str",
        "value_cny_mn": "float64",
        "obs_status": "str",
        "note": "str",
    }
    return table(
        columns,
        (
            {
                "reporter": "china_customs",
                "country": country,
                "period": period,
                "flow": flow,
                "source_id": "customs",
                "value_cny_mn": value,
                "obs_status": "A",
                "note": "",
            }
            for country, period, flow, value in rows
        ),
    )


def profile(*rows: Row) -> pd.DataFrame:
    """Rows of ``country_profile``: country, indicator, basis, period, value, source."""
    columns = {
        "country": "str",
        "indicator": "str",
        "basis": "str",
        "period": "str",
        "vintage": "str",
        "source_id": "str",
        "value": "float64",
        "unit": "str",
        "obs_status": "str",
        "note": "str",
    }
    return table(
        columns,
        (
            {
                "country": country,
                "indicator": indicator,
                "basis": basis,
                "period": period,
                "vintage": "",
                "source_id": source_id,
                "value": value,
                "unit": "percent" if "share" in indicator else "USD mn",
                "obs_status": "A",
                "note": "",
            }
            for country, indicator, basis, period, value, source_id in rows
        ),
    )


def targets(*rows: Row) -> pd.DataFrame:
    """Rows of ``trade_targets``: country, kind, set_on, target_period, value."""
    columns = {
        "country": "str",
        "flow": "str",
        "kind": "str",
        "set_on": "str",
        "target_period": "str",
        "set_by": "str",
        "source_id": "str",
        "value_usd_mn": "float64",
        "obs_status": "str",
        "note": "str",
    }
    return table(
        columns,
        (
            {
                "country": country,
                "flow": "turnover",
                "kind": kind,
                "set_on": set_on,
                "target_period": target_period,
                "set_by": "someone",
                "source_id": f"said-{place}",
                "value_usd_mn": value,
                "obs_status": "A",
                "note": "",
            }
            for place, (country, kind, set_on, target_period, value) in enumerate(rows)
        ),
    )


def prices(*rows: Row) -> pd.DataFrame:
    """Rows of ``commodity_prices``: commodity, period, value."""
    columns = {
        "commodity": "str",
        "origin": "str",
        "period": "str",
        "unit": "str",
        "source_id": "str",
        "value": "float64",
        "obs_status": "str",
        "note": "str",
    }
    return table(
        columns,
        (
            {
                "commodity": commodity,
                "origin": "WLD",
                "period": period,
                "unit": "USD/bbl",
                "source_id": "prices",
                "value": value,
                "obs_status": "A",
                "note": "",
            }
            for commodity, period, value in rows
        ),
    )


def totals(values: dict[int, float], *, basis: str = "published") -> pd.DataFrame:
    """A frame such as ``trade.regional`` gives, in USD million."""
    columns = {
        "country": "str",
        "period": "str",
        "flow": "str",
        "value_usd_mn": "float64",
        "rounding_usd_mn": "float64",
        "obs_status": "str",
        "basis": "str",
        "switch": "bool",
        "source_ids": "object",
        "reporter": "str",
    }
    return table(
        columns,
        (
            {
                "country": "CA5",
                "period": str(year),
                "flow": "turnover",
                "value_usd_mn": value,
                "rounding_usd_mn": 0.5,
                "obs_status": "A",
                "basis": basis,
                "switch": False,
                "source_ids": [f"s{year}"],
                "reporter": "china_customs",
            }
            for year, value in values.items()
        ),
    )


def records(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Rows of some columns as tuples, numbers rounded to six digits."""
    return [
        tuple(round(item, 6) if isinstance(item, float) else item for item in row)
        for row in frame[list(columns)].itertuples(index=False, name=None)
    ]


def shuffled(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in another order, under an index that says nothing."""
    mixed = frame.sample(frac=1, random_state=7)
    mixed.index = pd.Index(range(100, 100 + len(mixed)))
    return mixed


def check_pure(
    function: Callable[..., Any], *frames: pd.DataFrame, **options: Any
) -> None:
    """The frames given stay as they were, and the order of their rows says nothing."""
    before = [frame.copy(deep=True) for frame in frames]
    expected = function(*frames, **options)
    for frame, kept in zip(frames, before, strict=True):
        pd.testing.assert_frame_equal(frame, kept)
    again = function(*(shuffled(frame) for frame in frames), **options)
    if isinstance(expected, pd.DataFrame):
        expected, again = (expected,), (again,)
    if isinstance(expected, tuple) and all(
        isinstance(part, pd.DataFrame) for part in expected
    ):
        for one, other in zip(expected, again, strict=True):
            pd.testing.assert_frame_equal(one, other)
            assert one.index.equals(pd.RangeIndex(len(one))), "a fresh index"
    else:
        assert expected == again
