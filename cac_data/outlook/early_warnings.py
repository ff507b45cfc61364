"""What would announce an outcome of a scenario, as far as it is false today."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from cac_data import energy
from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.facts import Figure, Nothing, records
from cac_data.observations import union
from cac_data.outlook.basics import (
    OF_WHAT,
    Cells,
    Row,
    article_year,
    distance,
    last_year,
    listed,
    of_indicator,
    of_what,
)
from cac_data.outlook.goals import uzbek_solar_wind_needs
from cac_data.outlook.paces import UNIT_IN_COLUMN, Pace, paces
from cac_data.outlook.watch import (
    HeldAgainst,
    before_and_after,
    growth_of_last_year,
    next_figure_on,
    period_of,
)
from cac_data.tables import load_table, select

NEED_OF_WARNING = {
    "turkmen_output": "gas_with_line_d",
    "solar_wind_added": "solar_wind_uzb",
}

COLUMNS = (
    "of",
    "value",
    "unit",
    "period",
    "next_on",
    "outcome",
    "side",
    "source_ids",
    OF_WHAT,
)
"""Beside those of the table ``signals``."""


def _no_figure_before() -> Nothing:
    return Nothing("no figure before the article is asked for")


@dataclass(frozen=True)
class Watched:
    """The last figure of what is watched, and the last one before the article."""

    latest: Figure | Nothing
    unit: str
    before_article: Figure | Nothing = field(default_factory=_no_figure_before)


@dataclass(frozen=True)
class Limits:
    """Where a figure would have to be: above `low`, below `high` or between the two."""

    low: Figure | Nothing
    high: Figure | Nothing
    year: int | str = ""
    """Of the figure or the promise from which they come; empty for our own."""
    source_ids: str = ""

    def hold(self, figure: Figure, side: str) -> bool:
        """Whether a figure is where a warning says that it would have to be.

        ``above`` or ``below`` a limit, or ``between`` the two and at one of them; where
        a limit is unknown any figure is.
        """
        above_low = distance(figure, self.low) if self.low else math.inf
        above_high = distance(figure, self.high) if self.high else -math.inf
        match side:
            case "above":
                return above_low > 0
            case "below":
                return above_high < 0
            case _:
                return above_low >= 0 and above_high <= 0


class Alarm(HeldAgainst):
    """What would announce an outcome of a scenario: a row of `warnings`."""

    @property
    def outcome(self) -> str:
        """The key figure that it announces."""
        return self.text("outcome")

    @property
    def side(self) -> str:
        """On which side of its limits the figure would have to be."""
        return self.text("side")

    @property
    def is_ours(self) -> bool:
        """Whether the limits are our own choice; these are growth, in percent."""
        return self.threshold == "ours"

    @property
    def unit(self) -> str:
        """Of the figure and its limits."""
        return "percent" if self.is_ours else self.text("unit")

    @property
    def low(self) -> Figure | Nothing:
        """Above which the figure would have to be."""
        return self.figure_if_known("low", self.unit)

    @property
    def high(self) -> Figure:
        """Below which the figure would have to be."""
        return self.figure("high", self.unit)


def alarms(warnings: pd.DataFrame) -> list[Alarm]:
    """Give the rows of `warnings`."""
    return [Alarm(row) for row in records(warnings)]


@cached
def warnings(
    tables: Known, years: pd.DataFrame, needs: pd.DataFrame, *, flows: pd.DataFrame
) -> pd.DataFrame:
    """Give what would announce an outcome of a scenario; only what is false today.

    A level that is met already warns of nothing and is left out. Beside the columns of
    the table ``signals``: the last `value` in `unit`, its `period` and when the next is
    due, `next_on`; the key figure, `outcome`, that it announces, and the `side` on
    which the figure would have to be (``above``, ``below`` or ``between``) of `low` and
    `high`; `of`, the year from which these come; `announces`, the outcome and the side,
    joined by a colon; `source_ids`; `of_what`, what the numbers are of.

    `flows` are those of `trade.series`, `needs` those of the function of this name.
    """
    watched_by_id = _watched(tables, years, flows)
    need_of = {pace.need_id: pace for pace in paces(needs)}
    rows = []
    for signal in listed("signals"):
        if not signal["announces"]:
            continue
        watched = watched_by_id[signal["signal_id"]]
        latest = watched.latest
        if not latest:
            continue
        limits = _limits(signal, latest, watched.before_article, need_of)
        if limits.hold(latest, signal["warns"]):
            continue
        period = period_of(latest)
        rows.append(
            {
                **signal,
                "announces": f"{signal['announces']}:{signal['warns']}",
                "low": limits.low.value if limits.low else None,
                "high": limits.high.value if limits.high else None,
                "of": limits.year,
                "value": latest.value,
                "unit": watched.unit,
                "period": period,
                "next_on": next_figure_on(signal["claim_id"], period),
                "outcome": signal["announces"],
                "side": signal["warns"],
                "source_ids": union([latest.source_ids, limits.source_ids]),
                OF_WHAT: of_what(value=latest, low=limits.low, high=limits.high),
            }
        )
    columns = [*load_table("signals").columns, *COLUMNS]
    return pd.DataFrame(rows, columns=columns)


def _limits(
    signal: Cells,
    latest: Figure,
    before_article: Figure | Nothing,
    need_of: Mapping[str, Pace],
) -> Limits:
    """Give the limits of a warning: ours, or what a promise needs, or a past figure."""
    ours = Row(signal)
    low = ours.figure_if_known("low", latest.unit)
    high = ours.figure_if_known("high", latest.unit)
    match signal["threshold"]:
        case "needed":
            pace = need_of.get(NEED_OF_WARNING[signal["signal_id"]])
            if pace is None:
                return Limits(Nothing("no pace that is needed is known"), high)
            needed = pace.needed.of(unit=UNIT_IN_COLUMN[pace.unit])
            return Limits(needed, high, pace.year, pace.source_ids)
        case "before_article" if before_article:
            period = before_article.period
            return Limits(low, before_article, period, before_article.source_ids)
        case _:
            return Limits(low, high)


def _watched(
    tables: Known, years: pd.DataFrame, flows: pd.DataFrame
) -> dict[str, Watched]:
    """Give what each warning watches, by the id of its signal."""
    until = last_year(years)
    bought = select(flows, countries="KGZ", flow="imports")
    series_of = {
        "trade_pace": of_indicator(years, "turnover"),
        "turkmen_output": _turkmen_output(tables, until),
        "turkmen_gas_value": _value_of_turkmen_gas(tables["gas_flows"], until),
        "kyrgyz_imports": bought[bought["year"] <= until],
    }
    growth_of = {
        signal_id: Watched(growth_of_last_year(observed), "% a year")
        for signal_id, observed in series_of.items()
    }
    exports = of_indicator(years, "exports")
    before, latest = before_and_after(exports, article_year(tables) - 1)
    needs = uzbek_solar_wind_needs(tables)
    added = needs[0].added if needs else Nothing("no goal for solar and wind is ahead")
    return {
        **growth_of,
        "exports": Watched(latest, "USD bn", before_article=before),
        "solar_wind_added": Watched(added, "GW a year"),
    }


def _turkmen_output(tables: Known, until: int) -> pd.DataFrame:
    """Give Turkmen output of gas by year, in bcm."""
    balance = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    is_turkmen = balance["country"] == "TKM"
    output = balance[is_turkmen & (balance["year"] <= until)]
    return output.assign(value=output["production"], half=0.0)


def _value_of_turkmen_gas(gas_flows: pd.DataFrame, until: int) -> pd.DataFrame:
    """Give the value of Turkmen gas sold to China by year, in USD mn."""
    sold = energy.counted(
        gas_flows, exporter="TKM", importer="CHN", indicator="value", unit="USD mn"
    )
    return energy.one_each(sold[sold["year"] <= until], ["period"])
