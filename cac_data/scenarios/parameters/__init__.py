"""What a notebook can be told: one model each, the only place that states it."""

from cac_data.scenarios.parameters.base import (
    BrokenRule,
    BrokenRulesError,
    NotebookParameters,
    StrictModel,
)
from cac_data.scenarios.parameters.trade import LevelShift, Shock, TradeParameters

__all__ = [
    "NOTEBOOK_PARAMETERS",
    "BrokenRule",
    "BrokenRulesError",
    "LevelShift",
    "NotebookParameters",
    "Shock",
    "StrictModel",
    "TradeParameters",
]

NOTEBOOK_PARAMETERS: dict[str, type[NotebookParameters]] = {"trade": TradeParameters}
"""The notebooks that a scenario can run, in the order in which they are built."""
