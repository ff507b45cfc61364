"""What to take away of the energy page, from its key figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data.energy.plan.wording import counter, is_known
from cac_data.facts import Fact
from cac_data.lines import Line, Text, line

TELLING_PCT = 10
"""A change of what gas earns that is worth a sentence, in percent."""

Figures = Mapping[str, Fact]
"""The key figures by their ids."""


def brief(figures: Sequence[Fact]) -> Text:
    """Say what to take away: of the scenario, of gas sent, of the pipe, of power."""
    by_id = {figure["id"]: figure for figure in figures}
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


def finding(figures: Sequence[Fact]) -> Text:
    """Say in one sentence how full the pipe is, and that Russia sends as much."""
    by_id = {figure["id"]: figure for figure in figures}
    return [[*_use_of_the_pipe(by_id)]]


def _line_d(figures: Figures) -> Iterator[Line]:
    ahead = figures["gas_to_china_assumed"]["about"]
    if not ahead or not ahead["line_d_year"]:
        return
    manner = "needed" if ahead["as_needed"] else "assumed"
    year = str(ahead["line_d_year"])
    growth = float(ahead["growth_pct"])
    pace = figures["needed_growth_lines_a_to_c"]["about"].get("pace")
    if pace:
        yield line(
            f"energy.brief-line-d-{manner}-after-pace",
            growth=growth,
            pace=float(pace["value"]),
            since=str(pace["start"]),
            year=year,
        )
    else:
        yield line(f"energy.brief-line-d-{manner}", growth=growth, year=year)
    yield line("energy.brief-line-d-not-begun")


def _money(figures: Figures) -> Iterator[Line]:
    """Say what Turkmen gas earns, if that is much more or less than today."""
    earned = figures["turkmen_gas_value_2030"]
    change = earned["about"].get("change")
    if not is_known(earned["value"]) or not change:
        return
    if abs(change["value"]) < TELLING_PCT:
        return
    direction = "less" if change["value"] < 0 else "more"
    start = str(change["start"])
    yield line(
        f"energy.brief-earns-{direction}",
        value=float(earned["value"]),
        period=earned["period"],
        change=abs(float(change["value"])),
        start=start,
        first=float(change["first"]),
    )
    price = earned["about"]["price"]
    if price.get("now") and not price["is_assumed"]:
        yield line(
            "energy.brief-at-price",
            period=price["period"],
            implied=float(price["implied"]),
            start=start,
            now=float(price["now"]),
        )


def _gas_sent(figures: Figures) -> Iterator[Line]:
    gas = figures["gas_to_china"]
    if not is_known(gas["value"]):
        yield line("energy.brief-no-gas")
        return
    value = float(gas["value"])
    top = gas["about"]["top"]
    if top["year"] == gas["about"]["year"]:
        yield line("energy.brief-gas", value=value, period=gas["period"])
    else:
        yield line(
            "energy.brief-gas-below-peak",
            value=value,
            period=gas["period"],
            most=float(top["value"]),
            peak=top["period"],
        )
    share = figures["share_of_pipeline_gas"]
    if is_known(share["value"]):
        yield _share(share)


def _share(share: Fact) -> Line:
    value = float(share["value"])
    top = share["about"]["top"]
    if top["year"] == share["about"]["year"]:
        return line("energy.brief-share", share=value)
    return line(
        "energy.brief-share-after-peak",
        share=value,
        most=float(top["share_pct"]),
        peak=top["period"],
    )


def _has_use(figures: Figures) -> bool:
    """Whether it is known how full the pipe is, and what would fill it."""
    use = figures["pipe_use"]["value"]
    growth = figures["needed_growth_lines_a_to_c"]["value"]
    return is_known(use) and is_known(growth)


def _use_of_the_pipe(figures: Figures) -> Iterator[Line]:
    russia = figures["russian_gas_to_china"]
    gas = figures["gas_to_china"]
    is_level = is_known(russia["value"]) and russia["about"]["rank"] == "level"
    use = float(figures["pipe_use"]["value"])
    if not is_level:
        if _has_use(figures):
            yield line("energy.finding-use", use=use)
        return
    value = float(gas["value"])
    if _has_use(figures):
        yield line(
            "energy.finding-level-and-use",
            value=value,
            period=gas["period"],
            use=use,
        )
    else:
        yield line("energy.finding-level", value=value, period=gas["period"])


def _growth_that_fills_it(figures: Figures) -> Iterator[Line]:
    if not _has_use(figures):
        return
    needed = figures["needed_growth_lines_a_to_c"]
    growth = float(needed["value"])
    end = str(needed["about"]["end"])
    pace = needed["about"]["pace"]
    if pace:
        yield line(
            "energy.brief-fill-against-pace",
            end=end,
            growth=growth,
            pace=float(pace["value"]),
            since=str(pace["start"]),
        )
    else:
        yield line("energy.brief-fill", end=end, growth=growth)


def _uzbekistan(figures: Figures) -> Iterator[Line]:
    balance = figures["uzbek_balance"]
    if is_known(balance["value"]):
        sign = "deficit" if balance["value"] < 0 else "surplus"
        yield line(
            f"energy.brief-uzbek-{sign}",
            size=abs(float(balance["value"])),
            period=balance["period"],
        )
    solar_wind = figures["uzbek_solar_wind"]
    if is_known(solar_wind["value"]):
        yield _solar_wind(figures)


def _solar_wind(figures: Figures) -> Line:
    has = figures["uzbek_solar_wind"]
    needed = figures["uzbek_solar_wind_needed"]
    added = figures["uzbek_solar_wind_added"]
    value = float(has["value"])
    if not is_known(needed["value"]):
        return line("energy.brief-solar", value=value, period=has["period"])
    goal = needed["about"]["goal"]
    of_goal = {
        "goal": float(goal["gw"]),
        "due": goal["period"],
        "needed": float(needed["value"]),
    }
    if not is_known(added["value"]):
        return line(
            "energy.brief-solar-and-goal",
            value=value,
            period=has["period"],
            **of_goal,
        )
    of_renewables = "-of-renewables" if "of" in added["about"] else ""
    return line(
        f"energy.brief-solar-and-added{of_renewables}",
        value=value,
        period=has["period"],
        **of_goal,
        added=float(added["value"]),
        year=added["period"],
    )


def _counts(figures: Figures) -> Iterator[Line]:
    """Say what Turkmen officials name beside the count, or what others count."""
    gas = figures["turkmen_gas"]
    if not is_known(gas["value"]):
        return
    value = float(gas["value"])
    rate = gas["about"]["rate"]
    others = gas["about"]["others"]
    if rate:
        yield line(
            "energy.brief-rate",
            month=rate["period"],
            rate=float(rate["value"]),
            value=value,
            period=gas["period"],
        )
    elif others:
        unnamed = "" if others[0]["measure"] else "-in-unnamed-metres"
        yield line(
            f"energy.brief-counts{unnamed}",
            period=gas["period"],
            value=value,
            counter=counter(others[0]["basis"]),
            other=float(others[0]["value"]),
        )


def _intake(figures: Figures) -> Iterator[Line]:
    """Say what China takes under the scenario."""
    assumed = figures["gas_to_china_assumed"]
    if not is_known(assumed["value"]):
        return
    ahead = assumed["about"]
    value = float(assumed["value"])
    period = assumed["period"]
    if ahead["set_bcm"] and not ahead["as_needed"]:
        yield line("energy.brief-intake-set", value=value, period=period)
        return
    manner = "needed" if ahead["as_needed"] else "assumed"
    yield line(
        f"energy.brief-intake-{manner}",
        growth=float(ahead["growth_pct"]),
        value=value,
        period=period,
    )
