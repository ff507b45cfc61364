"""The energy notebook: what is special to its scenarios and its worlds.

What every notebook has to stand is in the golden files of odd selections.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cac_data.scenarios import load_scenarios
from tests.notebook_runs import run_notebook

PARAMS = Path(__file__).parents[1] / "params"


def test_every_scenario_is_shown_without_a_gap_in_its_key_figures() -> None:
    for scenario in load_scenarios(PARAMS).values():
        by_id = run_notebook("energy", **scenario.values("energy")).key_figures()
        assert by_id["gas_to_china"]["value"] is not None
        assert by_id["gas_to_china_assumed"]["value"] is not None
        for item in by_id.values():
            if item["unit"] == "%" and item["value"] is not None:
                assert -100 <= item["value"] <= 101, (scenario.id, item)


# What a scenario assumes, and what is said of it.
WORLDS: dict[str, tuple[dict[str, Any], str]] = {
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
}


@pytest.mark.parametrize("case", WORLDS)
def test_what_is_assumed_is_said_in_a_sentence(case: str) -> None:
    parameters, sentence = WORLDS[case]
    run = run_notebook("energy", **parameters)
    assert sentence in run.text
    assert {bundle.kind for bundle in run.bundles} >= {"text", "key-figures"}


def test_an_early_line_d_with_gas_for_it_is_not_warned_of() -> None:
    run = run_notebook("energy", line_d_year=2029, output_growth=0.11)
    assert "Warning" not in run.text
