"""Entries of a manifest that can be checked by hand, for index and comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cac_data.report.manifest import Entry, RunFacts

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
    """A key figure as in its bundle: one decimal, or as its unit is printed.

    A `unit` of "year" is printed as the bundles have it, without a unit.
    """
    places = DECIMALS.get(unit, 1)
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
        "number": "no data" if value is None else f"{value:.{places}f}",
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
        "failed_page": None,
        "parameters": {},
        "differences": [],
        "key_figures": [figure(name, 1.0) for name in "abcde"],
        "error": None,
        "started": "2026-11-24 11:59:00 UTC",
        "made_with": {"cac_data": "1.2", "data": "3.4"},
    }
    return Entry(**{**values, **changes})


def parameter(label: str, baseline: str, value: str) -> dict[str, str]:
    """A parameter that differs, as the manifest tells it."""
    return {"label": label, "baseline": baseline, "value": value}


NOTEBOOKS = ("history", "trade", "energy", "infrastructure", "outlook")


def sweep(count: int, notebooks: Sequence[str] = NOTEBOOKS) -> list[Entry]:
    """A baseline and scenarios by number, whose figures follow from the number.

    Each report has twenty figures, of which four differ: they are 100 in the baseline
    and the number of the scenario, from 1, times 1, 2, 3 and 4.
    """
    return [
        entry(
            f"sweep_{number:05d}" if number else "baseline",
            notebook,
            scenario_title=f"Sweep no. {number:,}" if number else "Baseline",
            key_figures=[
                figure(
                    f"figure_{place:02d}",
                    100.0 if not number or place > 4 else float(number * place),
                    label=f"What figure {place} is about, in words",
                )
                for place in range(1, 21)
            ],
            differences=(
                [parameter("Exports grow by", "3.0 %", f"{number / 1000:.3f} %")]
                if number
                else []
            ),
        )
        for number in range(count + 1)
        for notebook in notebooks
    ]


def some_of_everything() -> list[Entry]:
    """Futures, a one-off and a lens on two topics; one report failed, one stopped."""

    def figures(trade: float, other: float | None) -> list[dict[str, Any]]:
        return [
            figure("turnover", 106.3, period="2025"),
            figure("ahead", trade, low=trade - 20, high=trade + 30),
            figure("chance", other, "probability"),
            figure("opening", 2031 - trade // 100, "year"),
        ]

    gas = [figure("gas", 36.7, "bcm", "2025"), figure("price", 278, "USD")]
    return [
        entry(key_figures=figures(131, 0.4)),
        entry("baseline", "energy", key_figures=gas),
        entry(
            "slump",
            key_figures=figures(94, None),
            differences=[parameter("Shocks", "none", "exports −40 % in 2027")],
            description=NASTY,
        ),
        entry("slump", "energy", key_figures=gas, status="stopped"),
        entry(
            "valve",
            scenario_title=NASTY,
            key_figures=figures(112, 0.3),
            differences=[parameter("Horizon", "2030", "2035")],
            status="failed",
            failed_page="failed/valve/trade.html",
            error={"class": "ValueError", "message": NASTY, "cell": 7, "code": "x"},
        ),
        entry(
            "baseline~1a2b3c4d",
            scenario_title="Baseline with a longer horizon",
            key_figures=figures(140, 0.5),
            differences=[parameter("Horizon", "2030", "2040")],
        ),
        entry(
            "national",
            kind="lens",
            key_figures=[*figures(131, 0.4)[:3], figure("opening", None, "year")],
            differences=[parameter("Counted by", "Chinese customs", "offices")],
        ),
    ]


RUN = RunFacts(
    started="2026-11-24 11:00:00 UTC",
    state="finished",
    finished=FINISHED,
    planned=["baseline/trade", "slump/trade", "valve/trade", "later/trade"],
    ended={"built": ["baseline/trade", "slump/trade"], "failed": ["valve/trade"]},
)
