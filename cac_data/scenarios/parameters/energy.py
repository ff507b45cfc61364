"""What the notebook on energy can be told."""

from __future__ import annotations

from pydantic import Field

from cac_data.scenarios.parameters.base import (
    AsOf,
    BrokenRule,
    Data,
    NotebookParameters,
    broken_as_of,
    broken_horizon,
    broken_opening,
    broken_start,
)


class EnergyParameters(NotebookParameters):
    """Parameters of ``notebooks/energy.ipynb``."""

    start: int = Field(
        2010, ge=2000, le=2060, title="First year", description="first year shown"
    )
    end: int = Field(
        2025, ge=2000, le=2060, title="Last year", description="last year of data used"
    )
    horizon: int = Field(
        2030, ge=2000, le=2060, title="Horizon", description="last year projected"
    )
    as_of: AsOf = Field(
        "",
        title="Known by",
        description="only what was published by this date (YYYY-MM-DD); "
        'empty ("") for everything known',
    )
    data: Data = "bundled"
    line_d_year: int = Field(
        0,
        ge=0,
        le=2060,
        title="First gas through Line D, assumed",
        description="year of the first gas through Line D; 0 for never",
    )
    gas_to_china_bcm: float = Field(
        0.0,
        ge=0.0,
        le=200.0,
        title="Gas of the five to China at the horizon, assumed",
        description="billion cubic metres a year that China takes from the five in "
        "the last year projected; 0 for what output and use leave",
    )
    gas_price_usd: float = Field(
        0.0,
        ge=0.0,
        le=2000.0,
        title="Price of gas, assumed",
        description="US dollars for 1,000 cubic metres in the years ahead; 0 for the "
        "price last implied by value and volume",
    )
    output_growth: float = Field(
        0.01,
        ge=-0.2,
        le=0.5,
        title="Growth of Turkmen gas output, assumed",
        description="assumed growth of Turkmen gas output a year",
    )
    demand_growth: float = Field(
        0.02,
        ge=-0.2,
        le=0.5,
        title="Growth of Turkmen gas use, assumed",
        description="assumed growth of the gas that Turkmenistan uses itself a year",
    )
    solar_wind_additions: float = Field(
        2200.0,
        ge=0.0,
        le=50000.0,
        title="Solar and wind added in Uzbekistan, assumed",
        description="assumed additions of solar and wind capacity in Uzbekistan, "
        "megawatts a year",
    )

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            As for every notebook; what 0 stands for is said.
        """
        if name == "line_d_year":
            return str(self.line_d_year) if self.line_d_year else "never"
        if name == "gas_to_china_bcm":
            if not self.gas_to_china_bcm:
                return "what output and use leave"
            return f"{self.gas_to_china_bcm:g} bcm"
        if name == "gas_price_usd":
            if not self.gas_price_usd:
                return "as last implied"
            return f"USD {self.gas_price_usd:g} for 1,000 m3"
        if name == "solar_wind_additions":
            return f"{self.solar_wind_additions:,.0f} MW a year"
        return super().in_words(name)

    def broken_rules(self) -> list[BrokenRule]:
        """List the rules between years and dates that do not hold.

        Returns
        -------
        list of BrokenRule
            Empty where all hold.
        """
        return [
            *broken_start(self.start, self.end),
            *broken_horizon(self.end, self.horizon),
            *broken_as_of(self.as_of, self.end),
            *broken_opening("line_d_year", self.line_d_year, self.end),
        ]
