"""What a manifest says of made-up reports, and the pages that are about all of them."""

from collections.abc import Callable
from typing import Any

from cac_data.report.overviews import files
from cac_data.report.publish import Entry, RunFacts

NO_NEWS: dict[str, Any] = {
    "id": "one",
    "begun": "2026-11-24",
    "since": "2026-11-24",
    "changes": [],
    "entries": [],
}

RUN = RunFacts(
    started="2026-11-29 03:20:00 UTC",
    finished="2026-11-29 03:20:00 UTC",
    seconds=1.0,
    state="finished",
    planned=[],
    ended={},
)

WITHOUT_DECIMALS = ("year", "%")


def figure(
    name: str,
    value: float | None,
    unit: str = "USD bn",
    period: str = "2030",
    **changes: Any,
) -> dict[str, Any]:
    """A key figure as in its bundle; a `unit` of "year" is printed without a unit."""
    decimals = 0 if unit in WITHOUT_DECIMALS else 1
    number = "no data" if value is None else f"{value:.{decimals}f}"
    low = changes.get("low")
    high = changes.get("high")
    return {
        "id": name,
        "label": name.capitalize(),
        "note": "",
        "value": value,
        "low": None,
        "high": None,
        "range": "" if low is None else f"{low:.{decimals}f} to {high:.{decimals}f}",
        "unit": "" if unit == "year" else unit,
        "text": number,
        "number": number,
        "period": period,
        "period_text": period,
        "source_ids": ["one", "two"],
        **changes,
    }


def entry(scenario: str = "baseline", **changes: Any) -> Entry:
    """What the manifest says of the trade report of a scenario, but for the changes."""
    content = {
        "scenario": scenario,
        "scenario_title": scenario.capitalize(),
        "description": "A story.",
        "kind": "future",
        "status": "built",
        "notebook": "trade",
        "title": "Trade with China",
        "page": f"{scenario}/trade.html",
        "made_with": {"cac_data": "1.2", "data": "3.4"},
    }
    return Entry(**{**content, **changes})


def overview(
    name: str,
    *entries: Entry,
    changed: Any = NO_NEWS,
    read: Callable[[str], bytes] = lambda name: b"",
) -> str:
    """Text of a file about all reports; `read` gives the pages that are searched."""
    return files(entries, RUN, changed, read)[name].decode()
