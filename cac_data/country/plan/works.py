"""What is said of a country's projects, the money behind them, gas and power."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.country.plan.shared import (
    ON_MAP,
    STATES,
    headed,
    place_among,
    sender_among,
)
from cac_data.country.power import CountryEnergy
from cac_data.country.standing import place_of
from cac_data.country.works import CountryMoney, CountryWorks
from cac_data.facts import Figure, Nothing
from cac_data.infrastructure.plan.money import owed_by
from cac_data.infrastructure.plan.works import date_cell
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, Value, line

LEAST_RANKED = 3
"""A place among fewer says little."""

# --- Projects ------------------------------------------------------------------------


def works(f: CountryWorks, money: CountryMoney) -> Text:
    """Say how many projects there are, who counts the money, and what is owed."""
    yield [*_projects(f)]
    yield [*_stock(money), *_own_count(money.own), *_debt(money)]


def _projects(f: CountryWorks) -> Iterator[Line]:
    if not f.total:
        yield line("country.no-projects", country=f.country)
        return
    states = [
        line(f"country.projects-{state}", n=number)
        for state, number in f.states.items()
        if number
    ]
    yield line("country.projects", country=f.country, total=f.total, states=states)
    if f.named:
        yield line("country.projects-named", n=f.named)
    else:
        yield line("country.projects-none-named")


def _stock(f: CountryMoney) -> Iterator[Line]:
    if not f.stock:
        yield line("country.no-stock", country=f.country)
        return
    yield from stock_among(f)
    if f.beside:
        yield line(
            "country.stock-before",
            before=f.beside.other,
            period=f.beside.other.period,
        )
        if f.stock.obs_status == "B":
            yield line("country.stock-break")


def stock_among(f: CountryMoney) -> Iterator[Line]:
    """Say what the Bank counts of projects in a country, and its place."""
    place = place_of("stock", f.among, f.country)
    if place:
        yield line(
            "country.stock",
            country=f.country,
            amount=place.figure,
            period=place.figure.period,
            place=place_among(place),
        )


def _own_count(count: Figure | Nothing) -> Iterator[Line]:
    if count:
        yield line(
            f"country.own-{count.text('concept')}",
            country=count.text("country"),
            amount=count,
            period=count.period,
        )


def _debt(f: CountryMoney) -> Iterator[Line]:
    if not f.owed:
        yield line("country.no-debt", country=f.country)
        return
    yield from owed_by(f.owed)


def works_figure(f: CountryWorks) -> FigureWords:
    """Say what the map shows of a country."""
    title = line(
        "country.map-title",
        country=f.country,
        in_service=f.states["in_service"],
        total=f.total,
    )
    return FigureWords(
        title=title,
        subtitle=line("country.map-subtitle", placed=f.placed),
        alt=line("country.map-alt", title=title),
        names=ON_MAP,
        empty=[[line("country.map-empty", country=f.country)]],
    )


def places_table(f: CountryWorks) -> TableWords:
    """Say what stands at each number of the map."""
    columns = ("number", "name", "what")
    return TableWords(
        columns=headed(*columns),
        caption=line("country.places-caption", country=f.country),
        names=ON_MAP,
        empty=(),
    )


def works_table(f: CountryWorks) -> TableWords:
    """Say what the table of all projects has."""
    columns = ("name", "state", "date", "timing", "chinese_party")
    timings = {
        timing: line(f"infrastructure.timing-{timing}")
        for timing in ("late", "overdue", "on_time", "no_date", "not_due")
    }
    return TableWords(
        columns=headed(*columns),
        caption=line("country.works-caption", country=f.country),
        cells={"date": date_cell},
        names={**STATES, **timings},
        empty=(),
        by_name="state",
    )


CONCEPTS: Names = {
    code: line(f"country.concept-{code}")
    for code in (
        "project_stock",
        "cumulative",
        "investment_and_loans",
        "investment_position",
    )
}
COUNTERS: Names = {
    code: line(f"country.counter-{code}")
    for code in ("edb", "national", "aei", "china_press", "aiddata", "mofcom")
}
PARTS: Names = {
    code: line(f"country.part-{code}")
    for code in (
        "all",
        "contracts",
        "direct",
        "gross",
        "increase",
        "investment",
        "loans",
        "net",
        "project_list",
    )
}
UNITS: Names = {"USD mn": line("common.unit-usd_mn")}


def money_table(f: CountryMoney) -> TableWords:
    """Say what the table of ways to count has."""
    columns = ("concept", "part", "basis", "period", "value", "unit")
    return TableWords(
        columns=headed(*columns),
        caption=line("country.money-caption", country=f.country),
        names={**CONCEPTS, **PARTS, **COUNTERS, **UNITS},
        empty=(),
    )


# --- Energy --------------------------------------------------------------------------


def energy(f: CountryEnergy) -> Text:
    """Say what gas a country sends, what it is paid, and what China builds there."""
    yield [*_gas(f)]
    yield [*_plants(f)]


def _gas(f: CountryEnergy) -> Iterator[Line]:
    if not f.sent:
        yield line("country.no-gas", country=f.country)
        return
    last = f.sent.last
    place = place_of("gas", f.among, f.country)
    if place:
        yield line(
            "country.gas-sent",
            country=f.country,
            amount=last,
            period=last.period,
            place=sender_among(place),
        )
    if f.below and f.below.difference.value > 0:
        yield line(
            "country.gas-below",
            most=f.below.one,
            peak=f.below.one.period,
            first=f.sent.first.period,
        )
    yield from gas_paid(f)


def gas_paid(f: CountryEnergy) -> Iterator[Line]:
    """Say what China last paid a country for gas."""
    if not f.paid:
        return
    said_of: dict[str, Value] = {
        "country": f.country,
        "paid": f.paid,
        "period": f.paid.period,
    }
    if f.paid_change:
        yield line(
            "country.gas-worth-with-change",
            **said_of,
            change=f.paid_change,
            start=str(f.paid_change.start),
        )
    else:
        yield line("country.gas-worth", **said_of)


def _plants(f: CountryEnergy) -> Iterator[Line]:
    if not f.stages:
        kind = "no-plants-counted" if f.left_out else "no-plants"
        yield line(f"country.{kind}", country=f.country)
        yield from _left_out(f)
        return
    stages = [
        line(f"country.plants-{stage}", capacity=capacity)
        for stage, capacity in f.stages.items()
    ]
    yield line("country.plants", country=f.country, stages=stages)
    yield line("country.plants-whole")
    if f.fleet:
        yield line("country.plants-of-fleet", share=f.fleet.share, n=f.fleet.plants)
    place = place_of("plants", f.running, f.country)
    if place and place.known >= LEAST_RANKED:
        yield line("country.plants-place", place=place_among(place))
    yield from _left_out(f)


def _left_out(f: CountryEnergy) -> Iterator[Line]:
    if f.left_out:
        yield line(
            "country.plants-left-out", n=f.left_out, capacity=f.left_out_capacity
        )


def gas_figure(f: CountryEnergy) -> FigureWords:
    """Say how much gas a country sends beside the others that send some."""
    title = line("country.gas-title-none")
    if f.sent:
        title = line(
            "country.gas-title",
            country=f.country,
            amount=f.sent.last,
            period=f.sent.last.period,
        )
    return FigureWords(
        title=title,
        subtitle=line("country.gas-subtitle"),
        alt=line("country.gas-alt", title=title),
        caption=[
            [line("country.gas-as-first-printed"), line("country.gas-may-be-turkmen")]
        ],
        empty=(),
    )
