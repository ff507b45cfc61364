"""The energy notebook: every parameter shows, and no world makes it break."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from cac_data import display, energy
from cac_data.display import showing
from cac_data.display.bundles import Bundle
from cac_data.scenarios import EnergyParameters, load_scenarios

ROOT = Path(__file__).parents[1]
CELLS = json.loads((ROOT / "notebooks" / "energy.ipynb").read_text("utf-8"))["cells"]

Run = Callable[..., list[Bundle]]


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the cells without a kernel and return what they show.

    Figures are drawn only where asked for: the frames behind them say as much.
    """

    def run_cells(*, draws: bool = False, **parameters: Any) -> list[Bundle]:
        shown: list[Bundle] = []
        monkeypatch.setattr(showing, "publish", shown.append)
        if not draws:
            for name in energy.__all__:
                if name.startswith("draw_"):
                    monkeypatch.setattr(energy, name, lambda *_, **__: None)
            monkeypatch.setattr(display, "show_figure", figure_in_words(shown))
        names: dict[str, Any] = {}
        for cell in CELLS:
            if cell["cell_type"] != "code":
                continue
            if "parameters" in cell["metadata"].get("tags", []):
                names.update(EnergyParameters(**parameters).model_dump())
                continue
            # Our own notebook, which the tests of its shape have read.
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
        return shown

    return run_cells


def figure_in_words(shown: list[Bundle]) -> Callable[..., None]:
    def show_figure(_: Any, *, data: pd.DataFrame, caption: str, alt: str) -> None:
        showing._check_alt(alt, caption)
        text = f"{caption}\n{alt}\n{data.to_csv(index=False)}"
        shown.append(Bundle("figure", {}, "", text))

    return show_figure


def words(shown: list[Bundle]) -> str:
    return "\n".join(bundle.text for bundle in shown)


def findings(shown: list[Bundle]) -> str:
    """All that is shown but the first text, which repeats the parameters."""
    assert shown[0].text.startswith(("Energy of the five", "No flows of gas"))
    return words(shown[1:])


@pytest.fixture(scope="module")
def baseline() -> list[str]:
    """Filled by the first test that asks, since a run costs a second."""
    return []


def baseline_of(run: Run, kept: list[str]) -> str:
    if not kept:
        kept.append(findings(run()))
    return kept[0]


CHANGED: dict[str, dict[str, Any]] = {
    "start": {"start": 2018},
    "end": {"end": 2023},
    "horizon": {"horizon": 2035},
    "as_of": {"as_of": "2024-07-27", "end": 2023},
    "line_d_year": {"line_d_year": 2029},
    "gas_to_china_bcm": {"gas_to_china_bcm": 25.0},
    "gas_price_usd": {"gas_price_usd": 230.0},
    "output_growth": {"output_growth": 0.04},
    "demand_growth": {"demand_growth": 0.05},
    "solar_wind_additions": {"solar_wind_additions": 3900.0},
}


def test_every_parameter_is_tried() -> None:
    assert set(CHANGED) == set(EnergyParameters.model_fields)


@pytest.mark.parametrize("name", CHANGED)
def test_a_parameter_visibly_changes_the_report(
    run: Run, baseline: list[str], name: str
) -> None:
    before = baseline_of(run, baseline)
    # What else has to differ, so that the parameter can.
    others = {key: value for key, value in CHANGED[name].items() if key != name}
    if others:
        before = findings(run(**others))
    assert findings(run(**CHANGED[name])) != before


def test_every_scenario_is_shown_without_a_gap_in_its_key_figures(run: Run) -> None:
    seen = set()
    for scenario in load_scenarios(ROOT / "params").values():
        given = scenario.values("energy")
        if str(given) in seen:
            continue
        seen.add(str(given))
        shown = run(**given)
        figures = next(bundle for bundle in shown if bundle.kind == "key-figures")
        by_id = {item["id"]: item for item in figures.content["figures"]}
        assert by_id["gas_to_china"]["value"] is not None
        assert by_id["gas_to_china_assumed"]["value"] is not None
        for item in by_id.values():
            if item["unit"] == "%" and item["value"] is not None:
                assert -100 <= item["value"] <= 101, (scenario.id, item)


# --- worlds in which something is missing --------------------------------------------

EDGES: dict[str, tuple[dict[str, Any], str]] = {
    "a single year": (
        {"start": 2025, "end": 2025},
        "Too few yearly changes, or no year ahead",
    ),
    "a year without a split by exporter": (
        {"start": 2024, "end": 2024},
        "No year of this span has a balance from which a path could start",
    ),
    "nothing at all": (
        {"start": 2058, "end": 2059, "horizon": 2060},
        "No flows of gas for this selection",
    ),
    "a country that is not counted yet": (
        {"start": 2000, "end": 2016},
        "No year of this span counts how much solar and wind there is",
    ),
    "years before the pipeline": (
        {"start": 2000, "end": 2008, "horizon": 2030},
        "No gas to China is counted in this span",
    ),
    "a horizon that equals the last year": (
        {"end": 2025, "horizon": 2025},
        "The horizon is no later than the last balance, that of 2025",
    ),
    "Line D never": ({"line_d_year": 0}, "no Line D"),
    "Line D after the horizon": (
        {"line_d_year": 2040, "output_growth": 0.04},
        "Line D from 2040",
    ),
    "Line D early and without gas": (
        {"line_d_year": 2029},
        "Warning: Line D in 2029 has no gas for it",
    ),
    "Line D on the map": (
        {"line_d_year": 2035, "output_growth": 0.04},
        "gas: Line D, stalled; assumed from 2035",
    ),
    "more than the balance leaves": (
        {"gas_to_china_bcm": 60.0},
        "more than it is rated for",
    ),
    "use that outgrows output": (
        {"demand_growth": 0.3, "horizon": 2035},
        "Under the scenario 0.0 bcm pass in 2035",
    ),
    "no solar and wind added": ({"solar_wind_additions": 0.0}, "22 % of the goal"),
    "long ago": ({"as_of": "2015-07-27", "end": 2014}, "with figures for 2010 to 2014"),
}


# In these, figures have nothing or little to draw; the rest differ in sentences.
DRAWN = {"a single year", "nothing at all", "years before the pipeline", "long ago"}


@pytest.mark.parametrize("case", EDGES)
def test_a_gap_is_said_in_a_sentence(run: Run, case: str) -> None:
    parameters, sentence = EDGES[case]
    shown = run(draws=case in DRAWN, **parameters)
    assert sentence in words(shown)
    assert {bundle.kind for bundle in shown} >= {"text", "key-figures"}
    if case in DRAWN:
        for bundle in shown:
            if bundle.kind == "figure":
                assert bundle.content["data"]["rows"], bundle.content["title"]


def test_an_early_line_d_with_gas_for_it_is_not_warned_of(run: Run) -> None:
    shown = words(run(line_d_year=2029, output_growth=0.11))
    assert "Warning" not in shown
