"""Trade of the five where a reader moves an assumption: what the sliders ask.

Money is in USD billion unless a name or comment says otherwise; growth and inflation
are fractions a year.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Unpack

import pandas as pd

from cac_data import trade
from cac_data.energy.gas import OUTCOME
from cac_data.facts import Figure, Nothing, at, needed
from cac_data.observations import union
from cac_data.projections.assumptions import (
    AssumedTrade,
    ShiftEntry,
    assumed_levels,
)
from cac_data.sliders import DrawnPath, MovedFigure, Slider, Term, WhatIf
from cac_data.tables import select
from cac_data.what_if.sliders import (
    MORE_GROWTH,
    PERCENT,
    YEARS_BEFORE,
    grids,
    past_changes,
    past_paces,
    slider,
)

COUNTRIES = ("CA5", "KGZ")
GROWTH_OF_FLOW = {"exports": "export_growth", "imports": "import_growth"}
"""The parameter that each flow grows by."""


def of_trade(
    flows: pd.DataFrame,
    levels: Sequence[Figure] = (),
    *,
    horizon: int,
    usd_inflation: float = 0.0,
    **assumed: Unpack[AssumedTrade],
) -> WhatIf | Nothing:
    """Trade of the five and of Kyrgyzstan, in USD bn, and the pace that `levels` need.

    Of `trade.scenario_path`, whose `assumed` growth moves, with what is added once to
    the exports of Kyrgyzstan (``kyrgyz_line``), and of `facts.needed`. `flows` are
    those of `trade.series`, `levels` what authors expect at the horizon, in USD
    million.

    `Nothing` where nothing can be moved: without a last year that has both flows of
    both, or where a slider would take a flow below zero.
    """
    total = select(flows, countries="CA5", flow="turnover")
    bases = _last_balances(flows, total)
    if not bases:
        return Nothing("no year with both flows of both")
    if at(total).whole_year >= horizon:
        return Nothing(f"no year before {horizon}")
    ends = {"low": levels[0], "high": levels[-1]} if levels else {}
    model = TradeModel(flows, total, bases, ends, horizon, usd_inflation, assumed)
    try:
        sliders = model.sliders()
        by_quantity = grids(model.quantities, sliders, model.sliders_of_quantities())
    except ValueError:
        return Nothing("at the end of a slider a flow would fall below zero")
    return WhatIf(
        sliders=sliders,
        grids=by_quantity,
        figures=model.figures(),
        path=model.drawn_path(),
        point=model.effect_of_more_growth(),
        year=horizon,
        sizes=model.level_sizes,
        shift_year=int(model.kyrgyz_line["year"]),
        source_ids=model.source_ids(),
    )


def _last_balances(flows: pd.DataFrame, total: pd.DataFrame) -> dict[str, Figure]:
    """Rows of `trade.balance` for the last year of `total`, by country.

    Empty where one of the countries lacks a flow in that year.
    """
    balances = trade.balance(flows)
    last = at(total)
    if not last:
        return {}
    bases = {}
    for country in COUNTRIES:
        base = at(balances, last.whole_year, country=country)
        if not base:
            return {}
        bases[country] = base
    return bases


@dataclass(frozen=True)
class TradeModel:
    """Trade of the five and of Kyrgyzstan under a scenario that a reader may move."""

    flows: pd.DataFrame
    """Of `trade.series`, in USD million."""
    total: pd.DataFrame
    """Turnover of the five by year, in USD million."""
    bases: Mapping[str, Figure]
    """Exports and imports of the last year by country, in USD million."""
    levels: Mapping[str, Figure]
    """Turnover that authors expect at the horizon (`low`, `high`), in USD million."""
    horizon: int
    usd_inflation: float
    assumed: AssumedTrade
    """Parameters of `trade.scenario_path`."""

    # --- What does not move -----------------------------------------------------------

    @cached_property
    def last(self) -> Figure:
        """The last known turnover of the five."""
        last = at(self.total)
        assert last, "what has balances has a turnover"
        return last

    @cached_property
    def years(self) -> int:
        """Number of years ahead."""
        return int(self.horizon - self.last.whole_year)

    @cached_property
    def kyrgyz_line(self) -> ShiftEntry:
        """The shift of Kyrgyz exports that moves: the scenario's, else one of zero."""
        if self._place_of_line is not None:
            return self._shifts[self._place_of_line]
        year = min(self.last.whole_year + 2, self.horizon)
        return {"country": "KGZ", "flow": "exports", "year": year, "usd_bn": 0.0}

    @cached_property
    def other_shifts(self) -> list[ShiftEntry]:
        """The level shifts that stay as the scenario has them."""
        shifts = [*self._shifts]
        if self._place_of_line is not None:
            del shifts[self._place_of_line]
        return shifts

    @property
    def _shifts(self) -> Sequence[ShiftEntry]:
        return self.assumed.get("level_shifts", [])

    @cached_property
    def _place_of_line(self) -> int | None:
        """Which of the scenario's shifts is the first of Kyrgyz exports, if any is."""
        for place, shift in enumerate(self._shifts):
            if (shift.get("country"), shift["flow"]) == ("KGZ", "exports"):
                return place
        return None

    @cached_property
    def level_sizes(self) -> dict[str, Figure]:
        """The expected levels in USD billion."""
        return {
            name: Figure(
                value=level.divided_by(1000, "USD bn").value,
                unit="USD bn",
                period=str(self.horizon),
                source_ids=level.source_ids,
            )
            for name, level in self.levels.items()
        }

    # --- What follows from positions of the sliders -----------------------------------

    def quantities(
        self,
        kyrgyz_line: float,
        usd_inflation: float,
        export_growth: float,
        import_growth: float,
    ) -> dict[str, Sequence[float]]:
        """Each flow (``CA5_exports`` ...) by year, and the growth that levels need."""
        quantities: dict[str, Sequence[float]] = {}
        for country in COUNTRIES:
            path = self._path(country, kyrgyz_line, export_growth, import_growth)
            for flow, values in path.items():
                quantities[f"{country}_{flow}"] = values
        for name, level in self.levels.items():
            required = needed(self.last, level, self.horizon, usd_inflation)
            quantities[f"needed_{name}"] = [required.number("real")]
        return quantities

    def _path(
        self,
        country: str,
        kyrgyz_line: float,
        export_growth: float,
        import_growth: float,
    ) -> dict[str, list[float]]:
        """Exports and imports of a country for each year ahead."""
        moved: ShiftEntry = {**self.kyrgyz_line, "usd_bn": kyrgyz_line}
        shifts = [*self.other_shifts, moved]
        if country != "CA5":
            shifts = [shift for shift in shifts if shift.get("country") == country]
        assumed: AssumedTrade = {
            **self.assumed,
            "export_growth": export_growth,
            "import_growth": import_growth,
            "level_shifts": shifts,
        }
        return assumed_levels(
            start_exports=self.bases[country].number("exports") / 1000,
            start_imports=self.bases[country].number("imports") / 1000,
            start_year=self.last.whole_year,
            horizon=self.horizon,
            **assumed,
        )

    def effect_of_more_growth(self) -> Figure:
        """What a point more growth of both flows adds to turnover at the end."""
        faster = self._turnover_at_end(MORE_GROWTH)
        more = faster - self._turnover_at_end(0.0)
        year = str(self.horizon)
        return Figure(value=more, unit="USD bn", period=year, obs_status="F")

    def _turnover_at_end(self, more_growth: float) -> float:
        """Turnover of the five at the horizon, if both flows grow so much faster."""
        path = self._path(
            "CA5",
            self.kyrgyz_line["usd_bn"],
            self.assumed["export_growth"] + more_growth,
            self.assumed["import_growth"] + more_growth,
        )
        exports = path["exports"][-1]
        imports = path["imports"][-1]
        return exports + imports

    # --- Sliders and what hangs on them -----------------------------------------------

    def sliders(self) -> dict[str, Slider]:
        """The sliders by parameter; ValueError where a flow would be negative."""
        inflation = slider(
            self.usd_inflation, 0.0, 0.06, 0.0025, years=self.years, scale=PERCENT
        )
        return {
            **self.growth_sliders,
            "kyrgyz_line": self._line_slider(),
            "usd_inflation": inflation,
        }

    @cached_property
    def growth_sliders(self) -> dict[str, Slider]:
        """Sliders of both growths, from minus five to twelve percent a year."""
        five = self.flows[self.flows["country"] == "CA5"]
        growth_of_flow = {
            "exports": self.assumed["export_growth"],
            "imports": self.assumed["import_growth"],
        }
        sliders = {}
        for flow, name in GROWTH_OF_FLOW.items():
            past = past_paces(five[five["flow"] == flow])
            sliders[name] = slider(
                growth_of_flow[flow],
                -0.05,
                0.12,
                0.005,
                years=self.years,
                scale=PERCENT,
                past=replace(past, has_boom=past.first < trade.BOOM),
            )
        return sliders

    def _line_slider(self) -> Slider:
        """Slider of what is added to Kyrgyz exports once, or taken from them."""
        most = self.largest_line
        exports = select(self.flows, countries="KGZ", flow="exports")
        exports = exports.assign(value=exports["value"] / 1000)
        past = past_changes(exports)
        positions = slider(self.kyrgyz_line["usd_bn"], -most, most, 0.1, past=past)
        return replace(positions, key="level_shifts", yaml=self._shifts_as_yaml())

    @cached_property
    def largest_line(self) -> float:
        """What can be taken from Kyrgyz exports however slowly they grow.

        That is what they would be without it in the year of the shift at the slowest
        growth that the slider offers, rounded down to a tenth of a billion.
        """
        path = self._path(
            "KGZ",
            kyrgyz_line=0.0,
            export_growth=self.growth_sliders["export_growth"].positions[0],
            import_growth=self.growth_sliders["import_growth"].positions[0],
        )
        now = self.bases["KGZ"].number("exports") / 1000
        exports = [now, *path["exports"]]
        years = self.kyrgyz_line["year"] - self.last.whole_year
        return math.floor(10 * exports[years]) / 10

    def _shifts_as_yaml(self) -> str:
        """The level shifts as a scenario has them, ``#`` for the slider's value."""
        shifts = [{**self.kyrgyz_line, "usd_bn": "#"}, *self.other_shifts]
        entries = []
        for shift in shifts:
            pairs = [f"{key}: {value}" for key, value in shift.items()]
            entries.append(f"{{{', '.join(pairs)}}}")
        return f"[{', '.join(entries)}]"

    def sliders_of_quantities(self) -> dict[str, Sequence[str]]:
        """The sliders that each quantity hangs on."""
        of_exports = ["export_growth", "kyrgyz_line"]
        if self.largest_line == 0:
            of_exports.remove("kyrgyz_line")
        sliders: dict[str, Sequence[str]] = {}
        for country in COUNTRIES:
            sliders[f"{country}_exports"] = of_exports
            sliders[f"{country}_imports"] = ["import_growth"]
        for name in self.levels:
            sliders[f"needed_{name}"] = ["usd_inflation"]
        return sliders

    # --- What is drawn and said -------------------------------------------------------

    def figures(self) -> dict[str, MovedFigure]:
        """The key figures that move, each as a quantity at a year of the path."""
        end = self.years - 1
        figures = {
            "scenario": MovedFigure(of=_turnover_of("CA5"), at=end),
            "scenario_exports": MovedFigure(of="CA5_exports", at=end),
            "scenario_imports": MovedFigure(of="CA5_imports", at=end),
        }
        for name in self.levels:
            figures[f"needed_{name}_real"] = MovedFigure(of=f"needed_{name}", at=0)
        outcome = OUTCOME - self.last.whole_year - 1
        if 0 <= outcome <= end:
            kyrgyz = MovedFigure(of=_turnover_of("KGZ"), at=outcome)
            figures["kyrgyz_turnover_2030"] = kyrgyz
        return figures

    def drawn_path(self) -> DrawnPath:
        """Turnover of the five as it is drawn: known years, then those ahead."""
        levels = {}
        if self.levels:
            sizes = self.level_sizes
            levels["article"] = (sizes["low"].value, sizes["high"].value)
        recent = self._recent_years()
        return DrawnPath(
            of=_turnover_of("CA5"),
            unit="USD bn",
            known=recent.assign(value=recent["value"] / 1000),
            years=list(range(self.last.whole_year + 1, self.horizon + 1)),
            levels=levels,
        )

    def source_ids(self) -> str:
        """The sources of the known years and of the expected levels."""
        of_levels = [level.source_ids for level in self.levels.values()]
        return union([*self._recent_years()["source_ids"], *of_levels])

    def _recent_years(self) -> pd.DataFrame:
        """The known years that are drawn, in USD million."""
        start = self.last.whole_year - YEARS_BEFORE
        return self.total[self.total["year"] > start]


def _turnover_of(country: str) -> Term:
    """Turnover as the sum of two quantities, for the page's own arithmetic."""
    return Term("sum", [f"{country}_exports", f"{country}_imports"])
