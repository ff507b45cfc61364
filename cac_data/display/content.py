"""Frames as JSON: what the bundles carry."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import words
from cac_data.display.words import (
    SIGNIFICANT_DIGITS,
    as_word,
    column_decimals,
    column_label,
    format_value,
    is_missing,
    short_unit,
    unit_decimals,
    with_unit,
)

KEY_FIGURE_COLUMNS = ("id", "label", "value", "unit", "period")

VERDICT_COLUMNS = ("claim_id", "statement", "verdict")

SOURCE_COLUMNS = ("source_id", "publisher", "title", "url")


def frame_content(
    frame: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    decimals: int | Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Return the columns and rows of a frame in JSON types."""
    columns = []
    for position, name in enumerate(map(str, frame.columns)):
        values = frame.iloc[:, position]
        given = decimals.get(name) if isinstance(decimals, Mapping) else decimals
        kind = _kind(values)
        column: dict[str, Any] = {
            "name": name,
            "label": (labels or {}).get(name) or column_label(name),
            "type": kind,
        }
        if kind == "number":
            column["decimals"] = (
                given if given is not None else column_decimals(name, values)
            )
        columns.append(column)
    rows = [
        [json_value(value) for value in row]
        for row in frame.itertuples(index=False, name=None)
    ]
    return {"columns": columns, "rows": rows}


def _kind(values: pd.Series[Any]) -> str:
    if pd.api.types.is_bool_dtype(values):
        return "boolean"
    if pd.api.types.is_integer_dtype(values):
        return "integer"
    if pd.api.types.is_numeric_dtype(values):
        return "number"
    present = [value for value in values if not is_missing(value)]
    if present and all(isinstance(value, list | tuple) for value in present):
        return "list"
    return "text"


def json_value(value: Any) -> Any:
    """Return a value in JSON types: missing as None, numbers without their noise."""
    if isinstance(value, list | tuple):
        return [json_value(item) for item in value]
    if is_missing(value):
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        rounded = float(f"{value:.{SIGNIFICANT_DIGITS}g}")
        return rounded if math.isfinite(rounded) else None
    return str(value)


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dicts."""
    return [
        dict(zip(map(str, frame.columns), row, strict=True))
        for row in frame.itertuples(index=False, name=None)
    ]


def cited_ids(frame: pd.DataFrame) -> list[str]:
    """List the sources of a frame, each once, in the order of its rows."""
    found: dict[str, None] = {}
    for column in ("source_id", "source_ids"):
        if column in frame.columns:
            for value in frame[column]:
                if isinstance(value, list | tuple):
                    found.update(dict.fromkeys(str(item) for item in value))
                elif not is_missing(value) and value:
                    found.update(dict.fromkeys(str(value).split(";")))
    return list(found)


def check_columns(frame: pd.DataFrame, needed: Sequence[str]) -> None:
    """Raise if a frame lacks a column that is to be shown."""
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        there = ", ".join(map(str, frame.columns)) or "none"
        message = f"`frame`: lacks {', '.join(missing)}; it has the columns {there}"
        raise ValueError(message)


def check_unique(frame: pd.DataFrame, column: str) -> None:
    """Raise if an identifier stands twice."""
    twice = frame.loc[frame[column].duplicated(), column]
    if len(twice):
        shown = ", ".join(map(str, twice.head(5)))
        message = f"`frame`: {column} must be unique; given more than once: {shown}"
        raise ValueError(message)


def key_figure_content(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return one key figure, with value and range also as they are printed."""
    unit = short_unit(as_word(row["unit"]))
    value, low, high = (json_value(row.get(name)) for name in ("value", "low", "high"))
    given = json_value(row.get("decimals"))
    decimals = int(given) if given is not None else unit_decimals(unit, value)
    value, low, high = (
        None if item is None else round(item, decimals) for item in (value, low, high)
    )
    spread = ""
    if low is not None and high is not None:
        places = 0 if float(low).is_integer() and float(high).is_integer() else decimals
        ends = {"low": format_value(low, places), "high": format_value(high, places)}
        spread = words.say("common.from_to", ends)
    number = format_value(value, decimals)
    if unit == "year" and value is not None:
        number, unit = f"{value:.0f}", ""
        ends = {"low": f"{low:.0f}", "high": f"{high:.0f}"} if spread else {}
        spread = spread and words.say("common.from_to", ends)
    return {
        "id": str(row["id"]),
        "label": as_word(row["label"]),
        "value": value,
        "unit": unit,
        "period": as_word(row["period"]),
        "period_text": words.period(as_word(row["period"])),
        "low": low,
        "high": high,
        "text": with_unit(number, unit, value is None),
        "number": number,
        "range": spread,
        "note": as_word(row.get("note")),
        "source_ids": json_value(row.get("source_ids")) or [],
    }


def verdict_content(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return one verdict, with claimed and found also as they are printed."""
    entry = {name: json_value(value) for name, value in row.items()}
    unit = short_unit(as_word(row.get("unit")))
    for name in ("claimed", "found"):
        value = entry.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            # A claim of "95 bn" is not one of "95.0 bn".
            whole = float(value).is_integer()
            number = format_value(value, 0 if whole else unit_decimals(unit, value))
            entry[f"{name}_text"] = _claim_text(value, number, unit)
        else:
            entry[f"{name}_text"] = as_word(value)
    if entry["claimed_text"] == "0 %" and row.get("comparison") == "at_least":
        entry["claimed_text"] = words.say(
            "common.any_growth"
        )  # no one claims "at least nothing"
    entry["track"] = words.say("claims.track", row.get("track"))
    entry["claimed_label"] = words.say("claims.claimed", row.get("our_test"))
    for name in ("how", "note", "tier", "figure", "referent", "date"):
        entry[name] = as_word(row.get(name))
    entry["unit"] = unit
    ids = entry.get("source_ids") or []
    entry["source_ids"] = ids.split(";") if isinstance(ids, str) else ids
    return entry


def _claim_text(value: float, number: str, unit: str) -> str:
    """Write what is claimed or found; a year or a rank is no amount of something."""
    if unit == "year":
        # It has no thousands, needs no unit to be read, and no sign before our era.
        year = round(value)
        return words.period(f"-{-year:04d}" if year < 0 else f"{year:04d}")
    if unit in ("rank", "ratio"):
        return words.say("common.ranked", {"unit": unit, "number": number})
    return with_unit(number, unit, False)


def reference_text(entry: Mapping[str, Any]) -> str:
    """Write one source as a line of a bibliography."""
    parts = [str(entry[name]) for name in ("publisher", "title") if entry.get(name)]
    if entry.get("published"):
        parts.append(words.say("common.published_on", entry["published"]))
    if entry.get("accessed"):
        parts.append(words.say("common.accessed_on", entry["accessed"]))
    return ". ".join(part.rstrip(".") for part in parts) + "."
