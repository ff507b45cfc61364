"""Turkmen gas for China where a reader moves an assumption: what the sliders ask.

Volumes are in bcm, growth in fractions a year.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data import energy
from cac_data.energy.gas import OUTCOME
from cac_data.energy.gas.path import AssumedGas, FirstYear
from cac_data.facts import Figure, Nothing, at, is_known
from cac_data.observations import union
from cac_data.sliders import (
    DrawnPath,
    Grid,
    MovedFigure,
    Quantity,
    Slider,
    Term,
    WhatIf,
)
from cac_data.tables import select
from cac_data.what_if.sliders import (
    MORE_GROWTH,
    PERCENT,
    YEARS_BEFORE,
    Years,
    by_year,
    grids,
    past_paces,
    past_percentiles,
    six_digits,
    slider,
)

LEFT_OVER = Term("less", ["output", "use", "others"])
"""Turkmen gas that neither Turkmenistan nor another country takes."""
OFFERED = Term("sum", [LEFT_OVER, "near"])
"""What is left, with the gas of the neighbours."""
FITTING = Term("min", [OFFERED, "capacity"])
GOING = Term("max", [FITTING, "none"])
"""What China takes of what is offered and fits into the pipe: never less than none."""


def of_gas(
    gas: pd.DataFrame,
    sent: pd.DataFrame,
    path: pd.DataFrame,
    balance: energy.gas.Balance,
    prices: pd.DataFrame,
    *,
    turkmen_output: energy.gas.TurkmenOutput = "assumed",
    **assumed: Unpack[AssumedGas],
) -> WhatIf | Nothing:
    """Turkmen gas for China, in bcm, its value in USD mn, and the pace it needs.

    Of `gas.gas_ahead` from the first row of a `path`, whose `assumed` growth and first
    year of Line D move, with the price. `gas`: of `gas.gas_balance`; `sent`: of
    `gas.sent_to_china`, the newest edition; `balance`: of `gas.of_balance`; `prices`:
    the implied ones of each exporter by year, of `gas.of_prices`. Where output is as
    ``needed``, it follows from all else (`is_free` is false): then only the price
    moves.

    The `point` more growth adds to output, in the `year` of the figures. `Nothing`
    without a price.
    """
    worth = balance.worth
    valued = at(worth, assumed=True)
    price = valued.number("price_usd") if valued else math.nan
    if not is_known(price):
        return Nothing("no price of gas")
    model = GasModel(
        gas=gas,
        path=path,
        prices=prices,
        levels={name: level.value for name, level in balance.levels.items()},
        price=price,
        gas_to_china=assumed.get("gas_to_china_bcm", 0.0),
        is_free=turkmen_output == "assumed",
        demand_growth=assumed["demand_growth"],
        line_d_year=assumed.get("line_d_year", 0),
    )
    recent = sent[sent["year"] > model.first["year"] - YEARS_BEFORE]
    return WhatIf(
        sliders=model.sliders,
        grids=model.grids(),
        figures=model.figures(),
        path=model.drawn_path(recent),
        point=model.effect_of_more_growth(),
        year=int(model.path_to_outcome["year"].max()),
        is_free=model.is_free,
        source_ids=union([*recent["source_ids"], *worth["source_ids"]]),
    )


@dataclass(frozen=True)
class GasModel:
    """Turkmen gas under a scenario that a reader may move."""

    gas: pd.DataFrame
    """Of `gas.gas_balance`."""
    path: pd.DataFrame
    """Of `gas.gas_path`: the last known year, then those ahead."""
    prices: pd.DataFrame
    """Implied ones by exporter and year, in USD for 1,000 cubic metres."""
    levels: Mapping[str, float]
    """What the pipes hold, by their name."""
    price: float
    """The scenario's own, in USD for 1,000 cubic metres."""
    gas_to_china: float
    """What China takes at the horizon; 0: what is left."""
    is_free: bool
    """Whether output grows as assumed."""
    demand_growth: float
    line_d_year: int

    # --- What does not move -----------------------------------------------------------

    @cached_property
    def first(self) -> FirstYear:
        """The last known year, from which the path begins."""
        row = at(self.path.head(1))
        return {
            "year": row.whole_year,
            "output": row.number("output"),
            "use": row.number("use"),
            "to_others": row.number("to_others"),
            "neighbours": row.number("neighbours"),
            "to_china": row.number("to_china"),
        }

    @cached_property
    def output_growth(self) -> float:
        """The scenario's growth of output: assumed, or as fast as it has to be."""
        return at(self.path).number("output_growth")

    @cached_property
    def ahead(self) -> npt.NDArray[np.int64]:
        """Years since the first one, of each row of the path; shape (rows,)."""
        years: pd.Series = self.path["year"] - self.first["year"]
        return years.to_numpy(np.int64)

    @cached_property
    def path_to_outcome(self) -> pd.DataFrame:
        """The path, as `path`, up to the year in which scenarios are compared."""
        return self.path[self.path["year"] <= OUTCOME]

    @cached_property
    def years_ahead(self) -> list[int]:
        """The years of the path that are assumed."""
        return [int(year) for year in self.path.loc[self.path["assumed"], "year"]]

    @cached_property
    def end(self) -> int:
        """Place of the last year of `path_to_outcome` among the years ahead."""
        return len(self.path_to_outcome) - 2

    # --- What follows from positions of the sliders -----------------------------------

    def quantities(
        self,
        gas_price_usd: float,
        line_d_year: float,
        output_growth: float,
        demand_growth: float,
    ) -> dict[str, Years]:
        """Turkmen output and use, what the pipes hold, what China takes, by year."""
        gas = energy.gas.gas_ahead(
            self.first,
            self.levels,
            self.ahead,
            output_growth=output_growth,
            demand_growth=demand_growth,
            line_d_year=int(line_d_year),
            gas_to_china_bcm=self.gas_to_china,
        )
        return {
            "output": gas["output"][1:],
            "use": gas["use"][1:],
            "capacity": gas["capacity"][1:],
            "to_china": gas["to_china"][1:],
            "price": [gas_price_usd],
        }

    def required_pace(self, demand_growth: float, **_: float) -> dict[str, Years]:
        """Growth of output that fills lines A to C, in percent a year.

        Of the sliders only this one moves it; `grids` gives the positions of all.
        """
        ahead = self.ahead[: len(self.path_to_outcome)]
        use = self.first["use"] * (1 + demand_growth) ** ahead
        path = self.path_to_outcome.assign(use=use)
        required = energy.gas.needed_output_growth(self.gas, path, self.levels)
        return {"pace": [required[0].growth.number("value")]}

    def effect_of_more_growth(self) -> Figure:
        """What a point more growth adds to output at the end of `path_to_outcome`."""
        now = self._output_at_end(self.output_growth)
        faster = self._output_at_end(self.output_growth + MORE_GROWTH)
        year = str(self.path_to_outcome["year"].max())
        return Figure(value=faster - now, unit="bcm", period=year, obs_status="F")

    def _output_at_end(self, output_growth: float) -> float:
        """Turkmen output at the end of `path_to_outcome`, in bcm."""
        quantities = self.quantities(
            self.price, self.line_d_year, output_growth, self.demand_growth
        )
        return float(quantities["output"][self.end])

    # --- Sliders and what hangs on them -----------------------------------------------

    @cached_property
    def sliders(self) -> dict[str, Slider]:
        """The sliders by parameter."""
        return {
            "output_growth": self._growth_slider(
                self.output_growth, -0.02, 0.08, "production"
            ),
            "demand_growth": self._growth_slider(
                self.demand_growth, 0.0, 0.06, "consumption"
            ),
            "line_d_year": self._line_d_slider(),
            "gas_price_usd": self._price_slider(),
        }

    def _growth_slider(
        self, value: float, low: float, high: float, side: str
    ) -> Slider:
        """Slider of a growth, with the past of a side of the Turkmen balance."""
        turkmen = select(self.gas, countries="TKM")
        return slider(
            value,
            low,
            high,
            0.0025,
            years=int(self.ahead[-1]),
            scale=PERCENT,
            past=past_paces(turkmen, side),
        )

    def _line_d_slider(self) -> Slider:
        """Slider of the first year of gas through Line D, 0 for never."""
        years: list[float] = sorted({0, self.line_d_year, *self.years_ahead[1:]})
        return Slider(
            value=self.line_d_year,
            positions=years,
            snaps=True,
            nodes=years,
            decimals=0,
        )

    def _price_slider(self) -> Slider:
        """Slider of the price, in USD for 1,000 cubic metres."""
        price = six_digits(self.price)
        paid = by_year(select(self.prices, countries="TKM"))
        past = past_percentiles("years", paid, paid)
        return replace(slider(price, 50.0, 500.0, 5.0, past=past), decimals=0)

    def grids(self) -> dict[str, Grid]:
        """The quantities over the nodes of their sliders, and those that stay."""
        of_use = ["demand_growth"] if self.is_free else []
        sliders_of: dict[str, Sequence[str]] = {
            "to_china": [],
            "price": ["gas_price_usd"],
            "output": ["output_growth"] if self.is_free else [],
            "use": of_use,
            "capacity": self._sliders_of_capacity(),
        }
        constants = {
            "none": 0.0,
            "others": self.first["to_others"],
            "near": self.first["neighbours"],
        }
        return {
            **grids(self.quantities, self.sliders, sliders_of),
            **grids(self.required_pace, self.sliders, {"pace": of_use}),
            **{
                name: Grid(by=[], values=[round(size, 6)])
                for name, size in constants.items()
            },
        }

    def _sliders_of_capacity(self) -> list[str]:
        """Line D, where it has a year to choose."""
        has_years = len(self.sliders["line_d_year"].positions) > 1
        return ["line_d_year"] if self.is_free and has_years else []

    # --- What is drawn and said -------------------------------------------------------

    @cached_property
    def volume(self) -> Quantity:
        """What China takes: a fixed volume, or what goes into the pipe."""
        return "to_china" if self.gas_to_china else GOING

    def figures(self) -> dict[str, MovedFigure]:
        """The key figures that move, each as a quantity at a year of the path."""
        figures = {
            "turkmen_left": MovedFigure(of=LEFT_OVER, at=self.end),
            "gas_to_china_assumed": MovedFigure(of=self.volume, at=self.end),
            "needed_growth_lines_a_to_c": MovedFigure(of="pace", at=0),
        }
        if self.path_to_outcome["year"].max() == OUTCOME:
            turkmen = Term("min", [self.volume, LEFT_OVER])
            value = Term("product", [turkmen, "price"])
            # USD million to billion.
            figure = MovedFigure(of=value, at=self.end, scale=1e-3)
            figures["turkmen_gas_value_2030"] = figure
        return figures

    def drawn_path(self, recent: pd.DataFrame) -> DrawnPath:
        """Gas for China as it is drawn: the recent years, then those ahead."""
        capacity = self.levels["lines A to C"]
        return DrawnPath(
            of=self.volume,
            unit="bcm",
            known=recent,
            years=self.years_ahead,
            levels={"capacity": (capacity, capacity)},
        )
