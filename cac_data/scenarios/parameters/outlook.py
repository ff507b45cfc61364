"""What the notebook on the outlook can be told: what the others assume."""

from __future__ import annotations

import copy
from typing import Any

from cac_data.scenarios.parameters.base import (
    AsOf,
    BrokenRule,
    Data,
    NotebookParameters,
    broken_as_of,
    broken_horizon,
    broken_opening,
)
from cac_data.scenarios.parameters.energy import EnergyParameters
from cac_data.scenarios.parameters.infrastructure import InfrastructureParameters
from cac_data.scenarios.parameters.trade import (
    LevelShift,
    Shock,
    TradeParameters,
    broken_level_shifts,
    broken_shocks,
)


def _as_in(model: type[NotebookParameters], name: str) -> Any:
    """Take over default, limits and words of another notebook's parameter."""
    return copy.copy(model.model_fields[name])


class OutlookParameters(NotebookParameters):
    """Parameters of ``notebooks/outlook.ipynb``: those that the others share with it.

    They are more than another notebook has, because the outlook shows what the scenario
    assumes for trade, gas, power and the railway side by side.
    """

    end: int = _as_in(TradeParameters, "end")
    horizon: int = _as_in(TradeParameters, "horizon")
    as_of: AsOf = _as_in(TradeParameters, "as_of")
    data: Data = "bundled"
    export_growth: float = _as_in(TradeParameters, "export_growth")
    import_growth: float = _as_in(TradeParameters, "import_growth")
    shocks: list[Shock] = _as_in(TradeParameters, "shocks")
    level_shifts: list[LevelShift] = _as_in(TradeParameters, "level_shifts")
    line_d_year: int = _as_in(EnergyParameters, "line_d_year")
    gas_to_china_bcm: float = _as_in(EnergyParameters, "gas_to_china_bcm")
    output_growth: float = _as_in(EnergyParameters, "output_growth")
    demand_growth: float = _as_in(EnergyParameters, "demand_growth")
    solar_wind_additions: float = _as_in(EnergyParameters, "solar_wind_additions")
    cku_opening: int = _as_in(InfrastructureParameters, "cku_opening")

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            As in the notebook that it belongs to.
        """
        for model in (EnergyParameters, InfrastructureParameters):
            if name in model.model_fields and name not in TradeParameters.model_fields:
                other = model.model_construct(**{name: getattr(self, name)})
                return other.in_words(name)
        return super().in_words(name)

    def broken_rules(self) -> list[BrokenRule]:
        """List the rules between years, dates and shocks that do not hold.

        Returns
        -------
        list of BrokenRule
            Empty where all hold.
        """
        return [
            *broken_horizon(self.end, self.horizon),
            *broken_as_of(self.as_of, self.end),
            *broken_shocks(self.shocks, end=self.end, horizon=self.horizon),
            *broken_level_shifts(self.level_shifts, end=self.end, horizon=self.horizon),
            *broken_opening("line_d_year", self.line_d_year, self.end),
            *broken_opening("cku_opening", self.cku_opening, self.end),
        ]
