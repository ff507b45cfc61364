"""Every parameter of every notebook shows in its report, and no edge breaks it.

Notebooks and parameters are found, not listed: one without an entry here fails.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from cac_data.scenarios import NOTEBOOK_PARAMETERS
from tests.notebook_runs import run_notebook
from tests.test_notebooks import NOTEBOOKS

NAMES = [path.stem for path in NOTEBOOKS]

SHIFT = {"country": "KAZ", "flow": "imports", "year": 2027, "usd_bn": -5.0}
SHOCK = {"flow": "exports", "start": 2027, "end": 2028, "change": -0.4}

# Notebook -> parameter -> what differs from the defaults. What stands beside the
# parameter itself, because it must, differs in the run that it is compared with, too.
CHANGES: dict[str, dict[str, dict[str, Any]]] = {
    "history": {
        "start": {"start": 1900},
        "end": {"end": 2020},
        "themes": {"themes": ["trade"]},
        "countries": {"countries": ["KAZ"]},
        "quiet_years": {"quiet_years": 120},
        "as_of": {"as_of": "2025-07-27", "end": 2024},
    },
    "trade": {
        "start": {"start": 2010},
        "end": {"end": 2024},
        "horizon": {"horizon": 2035},
        "reporter": {"reporter": "national"},
        "as_of": {"as_of": "2025-07-27", "end": 2024},
        "export_growth": {"export_growth": 0.01},
        "import_growth": {"import_growth": 0.01},
        "shocks": {"shocks": [SHOCK]},
        "level_shifts": {"level_shifts": [SHIFT]},
        "usd_inflation": {"usd_inflation": 0.04},
    },
    "energy": {
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
    },
    "infrastructure": {
        "start": {"start": 2018},
        "end": {"end": 2023},
        "horizon": {"horizon": 2035},
        "as_of": {"as_of": "2025-07-27", "end": 2024},
        "origin": {"origin": "kashgar"},
        "destination": {"destination": "andijan"},
        "cku_opening": {"cku_opening": 2030},
        "border_hours": {"border_hours": 20.0},
        "rail_speed_kmh": {"rail_speed_kmh": 40.0},
        "sea_hours": {"sea_hours": 120.0},
    },
    "outlook": {
        "end": {"end": 2024},
        "horizon": {"horizon": 2035},
        "as_of": {"as_of": "2025-07-27", "end": 2024},
        "export_growth": {"export_growth": 0.01},
        "import_growth": {"import_growth": 0.01},
        "shocks": {"shocks": [SHOCK]},
        "level_shifts": {"level_shifts": [SHIFT]},
        "line_d_year": {"line_d_year": 2029},
        "gas_to_china_bcm": {"gas_to_china_bcm": 25.0},
        "output_growth": {"output_growth": 0.04},
        "demand_growth": {"demand_growth": 0.05},
        "solar_wind_additions": {"solar_wind_additions": 3900.0},
        "cku_opening": {"cku_opening": 2028},
    },
}
TRIED = [(name, parameter) for name in NAMES for parameter in CHANGES.get(name, {})]


@cache
def told(name: str, others: tuple[tuple[str, Any], ...]) -> str:
    """What a notebook says before a parameter differs; runs are shared."""
    return run_notebook(name, **dict(others)).text


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_tried(name: str) -> None:
    assert CHANGES.get(name, {}).keys() == NOTEBOOK_PARAMETERS[name].model_fields.keys()
    for parameter, changed in CHANGES[name].items():
        default = getattr(NOTEBOOK_PARAMETERS[name](), parameter)
        assert changed[parameter] != default


@pytest.mark.parametrize(
    ("name", "parameter"), TRIED, ids=[f"{name}-{word}" for name, word in TRIED]
)
def test_a_parameter_visibly_changes_the_report(name: str, parameter: str) -> None:
    changed = CHANGES[name][parameter]
    others = {key: value for key, value in changed.items() if key != parameter}
    before = told(name, tuple(others.items())).splitlines()
    after = run_notebook(name, **changed).text.splitlines()
    differs = set(after) ^ set(before)
    # More than the first lines, in which the scope names its own parameters.
    scope = {*before[:1], *after[:1]}
    assert differs - scope, parameter


# Notebook -> case -> parameters and a sentence that the report then has.
EDGES: dict[str, dict[str, tuple[dict[str, Any], str]]] = {
    "trade": {
        "start = end, the year before the last": (
            {"start": 2024, "end": 2024},
            "A line of one country cannot be taken out: a year is missing.",
        ),
        "a single year without a total": (
            {"start": 2019, "end": 2019},
            "By flow, Chinese customs gives no figures in this span.",
        ),
        "a country without data in the span": (
            {"start": 2017, "end": 2020, "reporter": "national"},
            "Tajikistan and Turkmenistan have none in this span.",
        ),
        "a reporter without any figure for a country": (
            {"reporter": "national"},
            "Tajikistan has none in this span.",
        ),
        "a horizon equal to the last year": (
            {"horizon": 2025},
            "Nothing can be projected: the series is missing or too short",
        ),
        "two years, long ago": (
            {"start": 1992, "end": 1993},
            "No country gives its share of trade with China in this span.",
        ),
        "nothing at all": (
            {"start": 2058, "end": 2059, "horizon": 2060},
            "No figures of trade for this selection.",
        ),
    },
}
CASES = [(name, case) for name, cases in EDGES.items() for case in cases]


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}-{case}" for name, case in CASES]
)
def test_an_edge_gives_a_sentence_and_no_empty_axes(name: str, case: str) -> None:
    parameters, sentence = EDGES[name][case]
    run = run_notebook(name, drawn=True, **parameters)
    assert sentence in run.text
    assert not run.empty_axes()
    assert {"text", "key-figures"} <= {bundle.kind for bundle in run.bundles}
    for bundle in run.bundles:
        if bundle.kind == "text":
            assert " nan" not in bundle.text
