"""Entries of a manifest that can be checked by hand, and what pages are read with."""

from __future__ import annotations

from typing import Any

import html5lib
from bs4 import BeautifulSoup, Tag

from cac_data.report.publish import Entry, RunFacts

NASTY = "<script>alert('x')</script> & \"more\" </script><!--"
FINISHED = "2026-11-24 12:00:00 UTC"
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
    """A report that was built."""
    values: dict[str, Any] = {
        "scenario": scenario,
        "notebook": notebook,
        "description": "A story.",
        "title": f"{notebook.capitalize()} with China",
        "scenario_title": scenario.capitalize(),
        "kind": "future",
        "status": "built",
        "page": f"{scenario}/{notebook}.html",
        "key_figures": [figure(name, 1.0) for name in "abcde"],
        "started": "2026-11-24 11:59:00 UTC",
        "made_with": {"cac_data": "1.2", "data": "3.4"},
    }
    return Entry(**{**values, **changes})


def parameter(label: str, baseline: str, value: str) -> dict[str, str]:
    """A parameter that differs, as the manifest tells it."""
    return {"label": label, "baseline": baseline, "value": value}


def some_of_everything() -> list[Entry]:
    """Futures, a one-off and a lens on two topics, some of which went wrong."""

    def figures(trade: float, other: float | None) -> dict[str, Any]:
        found = [
            figure("ahead", trade, low=trade - 20, high=trade + 30),
            figure("chance", other, "probability"),
            figure("opening", 2031 - trade // 100, "year"),
        ]
        return {"key_figures": found}

    gas: dict[str, Any] = {"key_figures": [figure("gas", 36.7, "bcm", "2025")]}
    slump = [parameter("Shocks", "none", "exports −40 % in 2027")]
    counted = [parameter("Counted by", "Chinese customs", "offices")]
    failed: dict[str, Any] = {
        "status": "failed",
        "failed_page": "failed/valve/trade.html",
        "error": {"class": "ValueError", "message": NASTY, "cell": 7, "code": "x"},
        "scenario_title": NASTY,
    }
    same = {"status": "same", "page": "baseline/energy.html", "scenario_title": NASTY}
    return [
        entry(**figures(131, 0.4)),
        entry("baseline", "energy", **gas),
        entry("slump", **figures(94, None), differences=slump),
        entry("slump", "energy", **gas, status="stopped", page=None),
        entry("valve", "trade", **figures(112, 0.3), **failed),
        entry("valve", "energy", **gas, **same),
        entry("baseline~1a2b3c4d", **figures(140, 0.5), scenario_title="Longer"),
        entry("national", kind="lens", **figures(131, None), differences=counted),
    ]


RUN = RunFacts(
    started="2026-11-24 11:00:00 UTC",
    state="finished",
    finished=FINISHED,
    seconds=3600,
    planned=["baseline/trade", "slump/trade", "valve/trade", "later/trade"],
    ended={"built": ["baseline/trade", "slump/trade"], "failed": ["valve/trade"]},
)


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
