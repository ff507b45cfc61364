"""Entries of a manifest, and what pages are read with."""

from __future__ import annotations

from typing import Any

import html5lib
from bs4 import BeautifulSoup, Tag

from cac_data.report.publish import Entry

NASTY = "<script>alert('x')</script> & \"more\" </script><!--"
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


def entry(scenario: str = "baseline", notebook: str = "trade", **changes: Any) -> Entry:
    values: dict[str, Any] = {
        "scenario": scenario,
        "notebook": notebook,
        "description": "A story.",
        "title": f"{notebook.capitalize()} with China",
        "scenario_title": scenario.capitalize(),
        "kind": "future",
        "status": "built",
        "page": f"{scenario}/{notebook}.html",
        "made_with": {"cac_data": "1.2", "data": "3.4"},
    }
    return Entry(**{**values, **changes})


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def one(page: Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, selector
    return found[0]


def whole(text: str) -> BeautifulSoup:
    """A page that is valid and runs nothing but its own script."""
    html5lib.HTMLParser(strict=True).parse(text)
    page = BeautifulSoup(text, "html5lib")
    identifiers = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(set(identifiers)) == len(identifiers)
    assert {str(a["href"])[1:] for a in page.select("a[href^='#']")} <= {*identifiers}
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.startswith(("on", "style"))]
    return page
