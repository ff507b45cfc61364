"""Entries of a manifest that can be checked by hand, and what pages are read with."""

from __future__ import annotations

from typing import Any

import html5lib
from bs4 import BeautifulSoup, Tag

from cac_data.report.publish import Entry, RunFacts

NASTY = "<script>alert('x')</script> & \"more\""
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
        "unit": "" if unit == "year" else unit,
        "period": period,
        "period_text": period.replace("/", "–"),
        "low": None,
        "high": None,
        "text": number,
        "number": number,
        "range": "" if low is None else f"{low:.{places}f} to {high:.{places}f}",
        "note": "",
        "source_ids": ["one", "two"],
        **changes,
    }


def entry(scenario: str = "baseline", notebook: str = "trade", **changes: Any) -> Entry:
    """A report that was built."""
    values: dict[str, Any] = {
        "scenario": scenario,
        "notebook": notebook,
        "title": f"{notebook.capitalize()} with China",
        "scenario_title": scenario.capitalize(),
        "description": "A story.",
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

    def figures(trade: float, other: float | None) -> list[dict[str, Any]]:
        return [
            figure("ahead", trade, low=trade - 20, high=trade + 30),
            figure("chance", other, "probability"),
            figure("opening", 2031 - trade // 100, "year"),
        ]

    gas = [figure("gas", 36.7, "bcm", "2025")]
    slump = [parameter("Shocks", "none", "exports −40 % in 2027")]
    failed: dict[str, Any] = {
        "status": "failed",
        "failed_page": "failed/valve/trade.html",
        "error": {"class": "ValueError", "message": NASTY, "cell": 7, "code": "x"},
    }
    return [
        entry(key_figures=figures(131, 0.4)),
        entry("baseline", "energy", key_figures=gas),
        entry("slump", key_figures=figures(94, None), differences=slump),
        entry("slump", "energy", key_figures=gas, status="stopped", page=None),
        entry(
            *("valve", "trade"),
            scenario_title=NASTY,
            key_figures=figures(112, 0.3),
            **failed,
        ),
        entry(
            *("valve", "energy"),
            scenario_title=NASTY,
            status="same",
            page="baseline/energy.html",
            key_figures=gas,
        ),
        entry(
            "baseline~1a2b3c4d",
            scenario_title="Baseline with a longer horizon",
            key_figures=figures(140, 0.5),
        ),
        entry(
            "national",
            kind="lens",
            key_figures=figures(131, None),
            differences=[parameter("Counted by", "Chinese customs", "offices")],
        ),
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
