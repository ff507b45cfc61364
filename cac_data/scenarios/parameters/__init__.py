"""What a notebook can be told: one model each, the only place that states it."""

from cac_data.scenarios.parameters.base import (
    BrokenRule,
    BrokenRulesError,
    NotebookParameters,
    StrictModel,
)
from cac_data.scenarios.parameters.energy import EnergyParameters
from cac_data.scenarios.parameters.history import HistoryParameters
from cac_data.scenarios.parameters.infrastructure import InfrastructureParameters
from cac_data.scenarios.parameters.outlook import OutlookParameters
from cac_data.scenarios.parameters.trade import LevelShift, Shock, TradeParameters

__all__ = [
    "NOTEBOOK_PARAMETERS",
    "BrokenRule",
    "BrokenRulesError",
    "EnergyParameters",
    "HistoryParameters",
    "InfrastructureParameters",
    "LevelShift",
    "NotebookParameters",
    "OutlookParameters",
    "Shock",
    "StrictModel",
    "TradeParameters",
]

NOTEBOOK_PARAMETERS: dict[str, type[NotebookParameters]] = {
    "history": HistoryParameters,
    "trade": TradeParameters,
    "energy": EnergyParameters,
    "infrastructure": InfrastructureParameters,
    "outlook": OutlookParameters,
}
"""The notebooks that a scenario can run, in the order in which they are built."""
