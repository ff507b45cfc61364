"""What to take away of the energy page, from its key figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from cac_data.energy.gas.balance import Deficit
from cac_data.energy.gas.deliveries import RegionShare, RussianGas, TurkmenGas
from cac_data.energy.gas.path import OutputNeed
from cac_data.energy.gas.turkmenistan import Earned, YearAhead
from cac_data.energy.plan.wording import counter, none_or_refused
from cac_data.energy.power.capacity import Added
from cac_data.energy.power.goals import CapacityGoal
from cac_data.facts import Comparison, Figure, KeyFigure
from cac_data.figure import ASSUMED_PRICE
from cac_data.lines import Line, Text, Value, line

TELLING_PCT = 10
"""A change of what gas earns that is worth a sentence, in percent."""

Figures: TypeAlias = Mapping[str, KeyFigure]
"""The key figures by their ids."""


def brief(figures: Sequence[KeyFigure]) -> Text:
    """Say what to take away: of the scenario, of gas sent, of the pipe, of power."""
    by_id = {figure.id: figure for figure in figures}
    with_line_d = [*_line_d(by_id)]
    money = [*_money(by_id)]
    gas = [*_gas_sent(by_id)]
    # What Line D takes stands apart, unless what it earns follows.
    first = [[*with_line_d, *money, *gas]] if money else [with_line_d, gas]
    return [
        *first,
        [*_use_of_the_pipe(by_id), *_growth_that_fills_it(by_id)],
        [*_uzbekistan(by_id)],
        [*_counts(by_id), *_intake(by_id)],
    ]


def finding(figures: Sequence[KeyFigure]) -> Text:
    """Say in one sentence how full the pipe is, and that Russia sends as much."""
    by_id = {figure.id: figure for figure in figures}
    return [[*_use_of_the_pipe(by_id)]]


def _line_d(figures: Figures) -> Iterator[Line]:
    ahead = figures["gas_to_china_assumed"].fact_if_any(YearAhead)
    if not ahead or not ahead.line_d_year:
        return
    manner = "needed" if ahead.as_needed else "assumed"
    year = str(ahead.line_d_year)
    growth = ahead.gas.growth
    need = figures["needed_growth_lines_a_to_c"].fact_if_any(OutputNeed)
    if need and need.pace:
        yield line(
            f"energy.brief-line-d-{manner}-after-pace",
            growth=growth,
            pace=need.pace,
            since=str(need.pace.start),
            year=year,
        )
    else:
        yield line(f"energy.brief-line-d-{manner}", growth=growth, year=year)
    yield line("energy.brief-line-d-not-begun")


def _money(figures: Figures) -> Iterator[Line]:
    """Say what Turkmen gas earns, if that is much more or less than today."""
    value = figures["turkmen_gas_value_2030"]
    earned = value.fact_if_any(Earned)
    if not value.is_known or not earned or not earned.first or not earned.change:
        return
    change = earned.change
    if change.size.value < TELLING_PCT:
        return
    direction = "less" if change.growth.value < 0 else "more"
    message = f"energy.brief-earns-{direction}"
    said_of: dict[str, Value] = {
        "value": value,
        "period": value.period,
        "change": change.size,
        "start": str(change.growth.start),
        "first": earned.first,
    }
    price = earned.price
    if earned.worth.prices == ASSUMED_PRICE:
        yield line(f"{message}-at-assumed-price", **said_of)
    elif price and price.now:
        yield line(
            f"{message}-at-price",
            priced=price.implied.period,
            implied=price.implied,
            now=price.now,
            **said_of,
        )
    else:
        yield line(message, **said_of)


def _gas_sent(figures: Figures) -> Iterator[Line]:
    gas = figures["gas_to_china"]
    below = gas.fact_if_any(Comparison)
    if not gas.is_known:
        yield none_or_refused(
            gas.about, none="energy.brief-gas-none", refused="energy.brief-gas-refused"
        )
        return
    if below and below.difference.value > 0:
        top = below.one
        yield line(
            "energy.brief-gas-below-peak",
            value=gas,
            period=gas.period,
            most=top,
            peak=top.period,
        )
    else:
        yield line("energy.brief-gas", value=gas, period=gas.period)
    share = figures["share_of_pipeline_gas"]
    most = share.fact_if_any(RegionShare)
    if share.is_known and most:
        yield _share(share, most.piped)


def _share(share: KeyFigure, most: Figure) -> Line:
    if most.period == share.period:
        return line("energy.brief-share", share=share)
    return line(
        "energy.brief-share-after-peak",
        share=share,
        most=most,
        peak=most.period,
    )


def _has_use(figures: Figures) -> bool:
    """Whether it is known how full the pipe is, and what would fill it."""
    growth = figures["needed_growth_lines_a_to_c"]
    return figures["pipe_use"].is_known and growth.is_known


def _use_of_the_pipe(figures: Figures) -> Iterator[Line]:
    russia = figures["russian_gas_to_china"].fact_if_any(RussianGas)
    gas = figures["gas_to_china"]
    use = figures["pipe_use"]
    if not russia or russia.rank != "level":
        if _has_use(figures):
            yield line("energy.finding-use", use=use)
        return
    if _has_use(figures):
        yield line(
            "energy.finding-level-and-use",
            value=gas,
            period=gas.period,
            use=use,
        )
    else:
        yield line("energy.finding-level", value=gas, period=gas.period)


def _growth_that_fills_it(figures: Figures) -> Iterator[Line]:
    growth = figures["needed_growth_lines_a_to_c"]
    need = growth.fact_if_any(OutputNeed)
    if not _has_use(figures) or not need or not need.growth:
        return
    end = str(need.growth.end)
    pace = need.pace
    if pace:
        yield line(
            "energy.brief-fill-against-pace",
            end=end,
            growth=growth,
            pace=pace,
            since=str(pace.start),
        )
    else:
        yield line("energy.brief-fill", end=end, growth=growth)


def _uzbekistan(figures: Figures) -> Iterator[Line]:
    uzbek = figures["uzbek_balance"].fact_if_any(Deficit)
    if uzbek:
        sign = "deficit" if uzbek.balance.value < 0 else "surplus"
        yield line(
            f"energy.brief-uzbek-{sign}",
            size=uzbek.size,
            period=uzbek.balance.period,
        )
    if figures["uzbek_solar_wind"].is_known:
        yield _solar_wind(figures)


def _solar_wind(figures: Figures) -> Line:
    has = figures["uzbek_solar_wind"]
    needed = figures["uzbek_solar_wind_needed"]
    goal = needed.fact_if_any(CapacityGoal)
    if not needed.is_known or not goal:
        return line("energy.brief-solar", value=has, period=has.period)
    of_goal: dict[str, Value] = {
        "value": has,
        "period": has.period,
        "goal": goal.goal,
        "due": goal.goal.period,
        "needed": needed,
    }
    added = figures["uzbek_solar_wind_added"].fact_if_any(Added)
    if not added:
        return line("energy.brief-solar-and-goal", **of_goal)
    of_renewables = "-of-renewables" if added.is_of_renewables else ""
    return line(
        f"energy.brief-solar-and-added{of_renewables}",
        added=added.capacity,
        year=added.capacity.period,
        **of_goal,
    )


def _counts(figures: Figures) -> Iterator[Line]:
    """Say what Turkmen officials name beside the count, or what others count."""
    gas = figures["turkmen_gas"]
    turkmen = gas.fact_if_any(TurkmenGas)
    if not turkmen:
        return
    if turkmen.rate:
        yield line(
            "energy.brief-rate",
            month=turkmen.rate.period,
            rate=turkmen.rate,
            value=gas,
            period=gas.period,
        )
    elif turkmen.others:
        other = turkmen.others[0]
        unnamed = "" if other.measure else "-in-unnamed-metres"
        yield line(
            f"energy.brief-counts{unnamed}",
            period=gas.period,
            value=gas,
            counter=counter(other.reporter),
            other=other,
        )


def _intake(figures: Figures) -> Iterator[Line]:
    """Say what China takes under the scenario."""
    assumed = figures["gas_to_china_assumed"]
    ahead = assumed.fact_if_any(YearAhead)
    if not ahead:
        return
    if ahead.is_set and not ahead.as_needed:
        yield line("energy.brief-intake-set", value=assumed, period=assumed.period)
        return
    manner = "needed" if ahead.as_needed else "assumed"
    yield line(
        f"energy.brief-intake-{manner}",
        growth=ahead.gas.growth,
        value=assumed,
        period=assumed.period,
    )
