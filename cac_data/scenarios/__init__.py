"""Scenario files, checked in full before anything runs.

A scenario is ``params/<id>.yaml``. It says only in what it differs from the scenario it
extends. One pydantic model per notebook states which parameters exist, their defaults,
ranges and the rules between them, and is the only place where they are stated: the
parameters cell of the notebook, ``params/baseline.yaml`` and the JSON Schema for
editors are kept equal to it by tests.

Nothing here stops at the first mistake. `load_scenarios` reads every file, collects
every problem with file, line, column and key, and raises one `ScenarioError`.
"""

from cac_data.scenarios.drafting import check_new_id, draft
from cac_data.scenarios.loading import load_scenarios
from cac_data.scenarios.notebooks import declared_parameters
from cac_data.scenarios.one_off import ONE_OFF_MARK, change
from cac_data.scenarios.parameters import (
    NOTEBOOK_PARAMETERS,
    BrokenRulesError,
    EnergyParameters,
    LevelShift,
    NotebookParameters,
    Shock,
    TradeParameters,
)
from cac_data.scenarios.problems import Problem, ScenarioError
from cac_data.scenarios.scenario import BASELINE, Origin, Scenario
from cac_data.scenarios.schema import SCHEMA_FILE, scenario_schema

__all__ = [
    "BASELINE",
    "NOTEBOOK_PARAMETERS",
    "ONE_OFF_MARK",
    "SCHEMA_FILE",
    "BrokenRulesError",
    "EnergyParameters",
    "LevelShift",
    "NotebookParameters",
    "Origin",
    "Problem",
    "Scenario",
    "ScenarioError",
    "Shock",
    "TradeParameters",
    "change",
    "check_new_id",
    "declared_parameters",
    "draft",
    "load_scenarios",
    "scenario_schema",
]
