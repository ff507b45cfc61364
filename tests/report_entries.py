"""A key figure, and what pages are read with."""

from __future__ import annotations

from typing import Any

from bs4 import Tag

DECIMALS = {"year": 0, "%": 0, "USD bn": 1, "probability": 2}


def figure(
    name: str,
    value: float | None,
    unit: str = "USD bn",
    period: str = "2030",
    **changes: Any,
) -> dict[str, Any]:
    """A key figure as in its bundle; a `unit` of "year" is printed without a unit."""
    places = DECIMALS.get(unit, 1)
    number = "no data" if value is None else f"{value:.{places}f}"
    low, high = changes.get("low"), changes.get("high")
    return {
        "id": name,
        "label": name.capitalize(),
        "value": value,
        "note": "",
        "unit": "" if unit == "year" else unit,
        "low": None,
        "high": None,
        "period": period,
        "period_text": period,
        "text": number,
        "number": number,
        "range": "" if low is None else f"{low:.{places}f} to {high:.{places}f}",
        "source_ids": ["one", "two"],
        **changes,
    }


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def one(page: Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, selector
    return found[0]
