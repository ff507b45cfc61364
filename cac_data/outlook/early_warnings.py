"""What would announce an outcome of a scenario, as far as it is false today."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

import pandas as pd

from cac_data import energy
from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.facts import Figure, Nothing, records
from cac_data.observations import union
from cac_data.outlook.basics import (
    AskedSignal,
    OfWhat,
    article_year,
    distance,
    figure_if_known,
    last_year,
    listed,
    of_indicator,
    of_what,
)
from cac_data.outlook.goals import uzbek_solar_wind_needs
from cac_data.outlook.paces import UNIT_IN_COLUMN, Pace, pace_in, paces
from cac_data.outlook.watch import (
    before_and_after,
    growth_of_last_year,
    next_figure_on,
    period_of,
)
from cac_data.tables import select

NEED_OF_WARNING = {
    "turkmen_output": "gas_with_line_d",
    "solar_wind_added": "solar_wind_uzb",
}


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


class Alarm(TypedDict):
    """What would announce an outcome of a scenario: a row of `warnings`."""

    signal_id: str
    threshold: str
    announces: str
    low: float | None
    high: float | None
    of: int | str
    value: float
    unit: str
    period: str
    next_on: str
    outcome: str
    side: str
    source_ids: str
    of_what: OfWhat


def watched_figure(alarm: Alarm) -> Figure:
    """Give the last figure of what a warning watches."""
    return alarm["of_what"]["value"].of(value=alarm["value"], unit=_unit_of(alarm))


def low_limit(alarm: Alarm) -> Figure | Nothing:
    """Give the limit above which that figure would have to be."""
    return figure_if_known(alarm["low"], _unit_of(alarm), alarm["of_what"].get("low"))


def high_limit(alarm: Alarm) -> Figure:
    """Give the limit below which it would have to be, where that is known."""
    return alarm["of_what"]["high"].of(unit=_unit_of(alarm))


def _unit_of(alarm: Alarm) -> str:
    """Give the unit of figure and limits: our own limits are growth, in percent."""
    return "percent" if alarm["threshold"] == "ours" else alarm["unit"]


def alarms(warnings: pd.DataFrame) -> list[Alarm]:
    """Give the rows of `warnings`."""
    return records(warnings, Alarm)


@cached
def warnings(
    tables: Known, years: pd.DataFrame, needs: pd.DataFrame, *, flows: pd.DataFrame
) -> pd.DataFrame:
    """Give what would announce an outcome of a scenario; only what is false today.

    A level that is met already warns of nothing and is left out. `signal_id` and
    `threshold`, from where the limits come, are those of the table ``signals``: the
    last `value` in `unit`, its `period` and when the next is due, `next_on`; the key
    figure, `outcome`, that it announces, and the `side` on which the figure would have
    to be (``above``, ``below`` or ``between``) of `low` and `high`; `of`, the year from
    which these come; `announces`, the outcome and the side, joined by a colon;
    `source_ids`; `of_what`, what the numbers are of.

    `flows` are those of `trade.series`, `needs` those of the function of this name.
    """
    watched_by_id = _watched(tables, years, flows)
    need_of = {pace["need_id"]: pace for pace in paces(needs)}
    rows: list[Alarm] = []
    for asked in listed("signals", AskedSignal):
        if not asked["announces"]:
            continue
        watched = watched_by_id[asked["signal_id"]]
        latest = watched.latest
        if not latest:
            continue
        limits = _limits(asked, latest, watched.before_article, need_of)
        if limits.hold(latest, asked["warns"]):
            continue
        period = period_of(latest)
        rows.append(
            {
                "signal_id": asked["signal_id"],
                "threshold": asked["threshold"],
                "announces": f"{asked['announces']}:{asked['warns']}",
                "low": limits.low.value if limits.low else None,
                "high": limits.high.value if limits.high else None,
                "of": limits.year,
                "value": latest.value,
                "unit": watched.unit,
                "period": period,
                "next_on": next_figure_on(asked["claim_id"], period),
                "outcome": asked["announces"],
                "side": asked["warns"],
                "source_ids": union([latest.source_ids, limits.source_ids]),
                "of_what": of_what(value=latest, low=limits.low, high=limits.high),
            }
        )
    return pd.DataFrame(rows, columns=[*Alarm.__annotations__])


def _limits(
    asked: AskedSignal,
    latest: Figure,
    before_article: Figure | Nothing,
    need_of: Mapping[str, Pace],
) -> Limits:
    """Give the limits of a warning: ours, or what a promise needs, or a past figure."""
    low = figure_if_known(asked["low"], latest.unit)
    high = figure_if_known(asked["high"], latest.unit)
    match asked["threshold"]:
        case "needed":
            pace = need_of.get(NEED_OF_WARNING[asked["signal_id"]])
            if pace is None:
                return Limits(Nothing("no pace that is needed is known"), high)
            needed = pace_in(pace, "needed").of(unit=UNIT_IN_COLUMN[pace["unit"]])
            return Limits(needed, high, pace["year"], pace["source_ids"])
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
