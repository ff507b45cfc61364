"""What is said of Turkmen gas: whether there is enough of it to fill the pipe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data.energy.gas.fields import FieldWorks
from cac_data.energy.gas.metres import NATIONAL_METRE
from cac_data.energy.gas.path import EarlyLineD, GasYear, OutputNeed
from cac_data.energy.gas.pipelines import LINES_A_TO_C, WITH_LINE_D, PipeUse
from cac_data.energy.gas.prices import GasWorth, TurkmenPrice
from cac_data.energy.gas.turkmenistan import (
    Balance,
    EarlierSplit,
    Earned,
    FirstYear,
    OwnPast,
    YearAhead,
)
from cac_data.energy.plan.wording import as_id, described
from cac_data.facts import Figure, Growth, Nothing
from cac_data.figure import ASSUMED_PRICE, BETWEEN
from cac_data.lines import (
    FigureWords,
    Line,
    SliderWords,
    TableWords,
    Text,
    Value,
    line,
)
from cac_data.sliders import WhatIf

PRINTED_BCM = 0.05
"""What is smaller is printed as none, in bcm."""

UNCHANGED_PCT = 0.5
"""A smaller change rounds to zero, in percent."""

LEVELS = {
    LINES_A_TO_C: line("energy.balance-lines-a-to-c"),
    WITH_LINE_D: line("energy.balance-with-line-d"),
}
"""What levels of capacity are called."""

STEPS = (
    "output",
    "use",
    "to_others",
    "neighbours",
    "to_china",
    "needed",
    "part",
    "whole",
)
COLUMNS_OF_LEDGER = (
    "period",
    "production",
    "consumption",
    "exports",
    "to_china",
    "residual",
)


NO_WORKS = Nothing("no works are asked for")


def balance(f: Balance, works: FieldWorks | Nothing = NO_WORKS) -> Text:
    """Say where Turkmen gas goes, what would fill the pipe, and what is ahead."""
    now = [*_now(f.now, f)] if f.now else [line("energy.balance-none")]
    needed: list[Line] = []
    if f.needed:
        needed += _needed(f)
        needed += _works(works) if works else []
    ahead = [*_ahead(f.ahead, f)] if f.ahead else []
    warning = [*_early(f.early)] if f.early else []
    past = [*_past(f.past, f.levels)] if f.past else []
    # A warning stands apart from gas that finds no buyer; else it ends the paragraph.
    if f.ahead and _is_unsold(f.ahead):
        return [now, needed, ahead, warning, past]
    return [now, needed, [*ahead, *warning], past]


def _now(now: FirstYear, f: Balance) -> Iterator[Line]:
    if f.use:
        yield from _use(f.use, f.levels[LINES_A_TO_C])
    yield line(
        "energy.balance-output",
        period=now.gas.period,
        output=now.gas.output,
        use=now.gas.use,
    )
    if now.split:
        yield line("energy.balance-not-split", period=now.gas.period)
        yield _sent_as_when_split(now.gas, now.split)
    else:
        yield from _sent(now)
    yield line("energy.balance-surplus")


def _use(use: PipeUse, level: Figure) -> Iterator[Line]:
    last = use.last
    if use.top.year == last.year:
        yield line("energy.balance-use", use=last, period=last.period)
    else:
        yield line(
            "energy.balance-use-below-peak",
            use=last,
            period=last.period,
            most=use.top,
            peak=use.top.period,
        )
    if use.rated.measure == NATIONAL_METRE:
        yield line("energy.balance-capacity", rated=use.rated, level=level)
    operator = use.operator
    if operator:
        yield line(
            "energy.balance-operator",
            value=operator.peak,
            rated=use.rated,
            period=operator.peak.period,
            use=operator.use,
        )


def _sent_as_when_split(gas: GasYear, split: EarlierSplit) -> Line:
    if split.neighbours.value <= PRINTED_BCM:
        return line(
            "energy.balance-as-when-split",
            split=split.period,
            to_others=gas.to_others,
            own=gas.own,
        )
    return line(
        "energy.balance-as-when-split-leaves",
        split=split.period,
        to_others=gas.to_others,
        own=gas.own,
        left=split.neighbours,
        to_china=gas.to_china,
        neighbours=gas.neighbours,
    )


def _sent(now: FirstYear) -> Iterator[Line]:
    yield line(
        f"energy.balance-sent{'-as-first-printed' if now.is_revised else ''}",
        own=now.gas.own,
        to_others=now.gas.to_others,
        neighbours=now.gas.neighbours,
    )
    if now.is_revised:
        yield line("energy.balance-newest-edition", to_china=now.gas.to_china)


def _needed(f: Balance) -> Iterator[Line]:
    """Say by how much output has to grow to fill the pipe."""
    paces = [
        line(
            "energy.balance-needed-for-level",
            pace=need.growth,
            level=need.level,
            name=LEVELS[need.name],
        )
        for need in f.needed
        if need.growth
    ]
    growth = f.needed[0].growth
    if growth:
        yield line("energy.balance-needed", end=str(growth.end), paces=paces)
    yield line("energy.balance-demand")
    if f.pace and f.pace.output and f.pace.use:
        output = f.pace.output
        yield line(
            "energy.balance-pace",
            start=str(output.start),
            end=str(output.end),
            output=output,
            use=f.pace.use,
        )


def _works(works: FieldWorks) -> Iterator[Line]:
    """Say whether works have begun from which more gas could come."""
    if not works.since:
        yield line("energy.works-no-start")
    elif not works.output:
        yield line("energy.works-began", since=works.since)
    elif works.other:
        yield line(
            "energy.works-began-for-or",
            since=works.since,
            output=works.output,
            other=works.other,
        )
    else:
        yield line("energy.works-began-for", since=works.since, output=works.output)
    if works.is_silent:
        yield line("energy.works-silent")


# --- Under a scenario ----------------------------------------------------------------


def _ahead(ahead: YearAhead, f: Balance) -> Iterator[Line]:
    gas = ahead.gas
    yield line(
        "energy.balance-ahead",
        to_china=gas.to_china,
        period=gas.period,
        use=gas.utilisation,
        capacity=gas.capacity,
    )
    worth = f.worth_ahead
    if worth and worth.to_china.is_known:
        yield from _money(worth, f)
    if f.earned:
        yield _earned(f.earned)
    later = f.later
    if later:
        yield line(
            "energy.balance-later",
            period=later.period,
            to_china=later.to_china,
            capacity=later.capacity,
        )
    if ahead.is_over:
        yield line("energy.balance-over", available=gas.available)
    else:
        yield from _not_taken(gas)


def _is_unsold(ahead: YearAhead) -> bool:
    """Whether China wants less Turkmen gas than there is."""
    return not ahead.is_over and ahead.gas.unsold.value > PRINTED_BCM


def _not_taken(gas: GasYear) -> Iterator[Line]:
    is_unsold = gas.unsold.value > PRINTED_BCM
    is_kept = gas.kept.value > PRINTED_BCM
    if is_unsold and is_kept:
        yield line("energy.balance-unsold-and-kept", unsold=gas.unsold, kept=gas.kept)
    elif is_unsold:
        yield line("energy.balance-unsold", unsold=gas.unsold)
    elif is_kept:
        yield line("energy.balance-kept", kept=gas.kept)


def _money(ahead: GasWorth, f: Balance) -> Iterator[Line]:
    """Say what the gas is worth, and what that of today was at the same price."""
    first = f.worth_now
    if not first:
        return
    year = first.to_china.period
    yield _worth(ahead, f.price, year)
    if not f.price or not first.at_one_price.is_known:
        return
    price = _price_then(f.price)
    worth = first.at_one_price
    if first.to_china.is_known:
        yield line(
            "energy.balance-worth-then-and-customs",
            price=price,
            period=year,
            worth=worth,
            customs=first.to_china,
        )
    else:
        yield line("energy.balance-worth-then", price=price, period=year, worth=worth)


def _worth(ahead: GasWorth, price: TurkmenPrice | Nothing, year: str) -> Line:
    worth = ahead.to_china
    if not price:
        return line("energy.balance-worth", worth=worth, price=ahead.price)
    if price.is_assumed:
        return line("energy.balance-worth-assumed", worth=worth, price=ahead.price)
    period = price.implied.period
    if not price.now:
        return line(
            "energy.balance-worth-implied",
            worth=worth,
            price=price.implied,
            period=period,
        )
    return line(
        "energy.balance-worth-implied-before",
        worth=worth,
        price=price.implied,
        period=period,
        year=year,
        now=price.now,
    )


def _price_then(price: TurkmenPrice) -> Line:
    """The price at which the gas of today is valued, as a sentence names it."""
    implied = price.implied
    if price.is_assumed:
        return line("energy.balance-at-price-of", price=implied, period=implied.period)
    if price.now:
        return line("energy.balance-at-price", price=implied)
    return line("energy.balance-at-that-price")


def _earned(earned: Earned) -> Line:
    worth = earned.worth
    change = earned.change
    if not change or not earned.first:
        return line("energy.balance-earned", value=worth, period=worth.period)
    start = str(change.growth.start)
    is_unchanged = change.size.value < UNCHANGED_PCT
    if BETWEEN in change.growth.prices and not is_unchanged:
        return _earned_at_another_price(worth, earned.first, change.growth)
    if is_unchanged:
        return line(
            "energy.balance-earned-as-much",
            value=worth,
            period=worth.period,
            start=start,
            first=earned.first,
        )
    return line(
        "energy.balance-earned-changed",
        value=worth,
        period=worth.period,
        change=change.growth,
        start=start,
    )


def _earned_at_another_price(worth: Figure, first: Figure, change: Growth) -> Line:
    """Say what gas earns and earned, where the price is not the first's."""
    said_of: dict[str, Value] = {
        "value": worth,
        "period": worth.period,
        "start": str(change.start),
    }
    if worth.prices == ASSUMED_PRICE:
        message = "energy.balance-earned-changed-at-assumed-price"
        return line(message, change=change, **said_of)
    message = "energy.balance-earned-changed-at-price"
    return line(message, first=first, price=worth.prices, **said_of)


def _early(early: EarlyLineD) -> Iterator[Line]:
    yield line("energy.balance-early", year=str(early.year))
    yield line(
        "energy.balance-early-and-empty",
        earliest=str(early.earliest),
        growth=early.growth,
        enough=early.enough,
    )


def _past(past: OwnPast, levels: Mapping[str, Figure]) -> Iterator[Line]:
    """Say what the past of the balance alone leads to."""
    yield line("energy.balance-past", median=past.median, period=past.median.period)
    yield line("energy.balance-past-interval", low=past.low, high=past.high)
    chances = [
        line(
            "energy.balance-past-chance",
            level=levels[name],
            probability=probability,
        )
        for name, probability in past.chances.items()
    ]
    yield line("energy.balance-past-chances", chances=chances)
    yield line("energy.balance-past-changes", n=past.changes)


# --- The chart, the table and the sliders --------------------------------------------


def balance_figure(f: Balance) -> FigureWords:
    """Say what the steps from output to China show."""
    title = line("energy.balance-title")
    if f.now:
        title = line(
            "energy.balance-title-of-pipe",
            to_china=f.now.gas.to_china,
            capacity=f.now.gas.capacity,
        )
    return FigureWords(
        title=title,
        subtitle=_subtitle(f.now, f.needed),
        alt=described(line("energy.balance-alt"), balance(f)),
        caption=line("energy.balance-caption"),
        names={code: line(f"energy.step-{as_id(code)}") for code in STEPS},
    )


def _subtitle(now: FirstYear | Nothing, needed: Sequence[OutputNeed]) -> Line:
    if not now:
        return line("energy.balance-subtitle")
    period = now.gas.period
    growth = needed[0].growth if needed else Nothing("nothing to fill")
    if not growth:
        return line("energy.balance-subtitle-of-period", period=period)
    end = str(growth.end)
    return line("energy.balance-subtitle-and-need", period=period, end=end)


def ledger_table() -> TableWords:
    """Say what the table of Turkmen gas holds."""
    return TableWords(
        columns={
            code: line(f"energy.ledger-{as_id(code)}") for code in COLUMNS_OF_LEDGER
        },
        caption=line("energy.ledger-caption"),
        note=[[line("energy.ledger-note")]],
    )


def what_if(f: WhatIf | Nothing) -> SliderWords:
    """Say what the sliders of gas move."""
    return SliderWords(
        caption=[[*_what_moves(f)]],
        path=line("energy.what-if-path"),
        still=[[line("energy.what-if-still"), line("energy.what-if-apart")]],
        names={"capacity": line("energy.what-if-capacity")},
    )


def _what_moves(f: WhatIf | Nothing) -> Iterator[Line]:
    if not f:
        return
    if f.is_free:
        yield line("energy.what-if", point=f.point, year=str(f.year))
    else:
        yield line("energy.what-if-price-only")
