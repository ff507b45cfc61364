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
    "COMMON",
    "NOTEBOOK_PARAMETERS",
    "SECTIONS",
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
    "known_parameters",
]

NOTEBOOK_PARAMETERS: dict[str, type[NotebookParameters]] = {
    "history": HistoryParameters,
    "trade": TradeParameters,
    "energy": EnergyParameters,
    "infrastructure": InfrastructureParameters,
    "outlook": OutlookParameters,
}
"""The notebooks that a scenario can run, in the order in which they are built."""

COMMON = "common"
"""The section whose parameters go to every notebook that knows them."""

SECTIONS = (COMMON, *NOTEBOOK_PARAMETERS)
"""What `parameters` of a scenario file may hold."""


def known_parameters(section: str) -> list[str]:
    """List the parameters that may stand in a section.

    Parameters
    ----------
    section : str
        One of `SECTIONS`; ``common`` takes those of any notebook.

    Returns
    -------
    list of str
        In the order of the models.
    """
    models = (
        NOTEBOOK_PARAMETERS.values()
        if section == COMMON
        else [NOTEBOOK_PARAMETERS[section]]
    )
    return list(dict.fromkeys(name for model in models for name in model.model_fields))
