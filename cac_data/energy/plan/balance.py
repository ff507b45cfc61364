"""What is said of Turkmen gas: whether there is enough of it to fill the pipe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data.energy.gas.pipelines import LINES_A_TO_C, WITH_LINE_D
from cac_data.energy.plan.wording import after, as_id, is_known
from cac_data.facts import Fact
from cac_data.lines import FigureWords, Line, SliderWords, TableWords, Text, line

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


def balance(f: Fact) -> Text:
    """Say where Turkmen gas goes, what would fill the pipe, and what is ahead."""
    ahead = [*_ahead(f)] if f["ahead"] else []
    warning = [*_early(f["early"])] if f["early"] else []
    # A warning stands apart from gas that finds no buyer; else it ends the paragraph.
    is_apart = bool(f["ahead"]) and _is_unsold(f)
    return [
        [*_now(f)] if f["now"] else [line("energy.balance-none")],
        [*_needed(f)] if f["needed"] else [],
        *([ahead, warning] if is_apart else [[*ahead, *warning]]),
        [*_past(f["past"], f["levels"])] if f["past"] else [],
    ]


def _now(f: Fact) -> Iterator[Line]:
    if f["use"]:
        yield from _use(f["use"], f["levels"][LINES_A_TO_C])
    now = f["now"]
    yield line(
        "energy.balance-output",
        period=now["period"],
        output=float(now["output"]),
        use=float(now["use"]),
    )
    if now["split"]:
        yield line("energy.balance-not-split", period=now["period"])
        yield _sent_as_when_split(now)
    else:
        yield from _sent(now)
    yield line("energy.balance-surplus")


def _use(use: Fact, level: float) -> Iterator[Line]:
    value = float(use["value"])
    top = use["top"]
    if top["year"] == use["year"]:
        yield line("energy.balance-use", use=value, period=use["period"])
    else:
        yield line(
            "energy.balance-use-below-peak",
            use=value,
            period=use["period"],
            most=float(top["value"]),
            peak=top["period"],
        )
    yield line("energy.balance-capacity", rated=float(use["rated"]), level=float(level))
    operator = use["operator"]
    if operator:
        yield line(
            "energy.balance-operator",
            value=float(operator["value"]),
            rated=float(operator["rated"]),
            period=operator["period"],
            use=float(operator["pct"]),
        )


def _sent_as_when_split(now: Fact) -> Line:
    split = now["split"]
    own = float(now["own"])
    to_others = float(now["to_others"])
    left = float(split["neighbours"])
    if left <= PRINTED_BCM:
        return line(
            "energy.balance-as-when-split",
            split=split["period"],
            to_others=to_others,
            own=own,
        )
    return line(
        "energy.balance-as-when-split-leaves",
        split=split["period"],
        to_others=to_others,
        own=own,
        left=left,
        to_china=float(now["to_china"]),
        neighbours=float(now["neighbours"]),
    )


def _sent(now: Fact) -> Iterator[Line]:
    is_revised = now["is_revised"]
    yield line(
        f"energy.balance-sent{'-as-first-printed' if is_revised else ''}",
        own=float(now["own"]),
        to_others=float(now["to_others"]),
        neighbours=float(now["neighbours"]),
    )
    if is_revised:
        to_china = float(now["to_china"])
        yield line("energy.balance-newest-edition", to_china=to_china)


def _needed(f: Fact) -> Iterator[Line]:
    """Say by how much output has to grow to fill the pipe."""
    paces = [
        line(
            "energy.balance-needed-for-level",
            pace=float(need["value"]),
            level=float(need["level"]),
            name=LEVELS[need["level_name"]],
        )
        for need in f["needed"]
    ]
    yield line("energy.balance-needed", end=str(f["needed"][0]["end"]), paces=paces)
    yield line("energy.balance-demand")
    if f["pace"]:
        output = f["pace"]["output"]
        yield line(
            "energy.balance-pace",
            start=str(output["start"]),
            end=str(output["end"]),
            output=float(output["value"]),
            use=float(f["pace"]["use"]["value"]),
        )


# --- Under a scenario ----------------------------------------------------------------


def _ahead(f: Fact) -> Iterator[Line]:
    ahead = f["ahead"]
    yield line(
        "energy.balance-ahead",
        to_china=float(ahead["to_china"]),
        period=ahead["period"],
        use=float(ahead["utilisation_pct"]),
        capacity=float(ahead["capacity"]),
    )
    if is_known(f["money"][1].get("value")):
        yield from _money(f)
    if f["earned"]:
        yield _earned(f["earned"])
    later = f["later"]
    if later:
        yield line(
            "energy.balance-later",
            period=later["period"],
            to_china=float(later["to_china"]),
            capacity=float(later["capacity"]),
        )
    if f["over"]:
        available = float(ahead["available"])
        yield line("energy.balance-over", available=available)
    else:
        yield from _not_taken(ahead)


def _is_unsold(f: Fact) -> bool:
    """Whether China wants less Turkmen gas than there is."""
    return not f["over"] and bool(f["ahead"]["unsold"] > PRINTED_BCM)


def _not_taken(ahead: Fact) -> Iterator[Line]:
    unsold = float(ahead["unsold"])
    kept = float(ahead["kept"])
    if unsold > PRINTED_BCM and kept > PRINTED_BCM:
        yield line("energy.balance-unsold-and-kept", unsold=unsold, kept=kept)
    elif unsold > PRINTED_BCM:
        yield line("energy.balance-unsold", unsold=unsold)
    elif kept > PRINTED_BCM:
        yield line("energy.balance-kept", kept=kept)


def _money(f: Fact) -> Iterator[Line]:
    """Say what the gas is worth, and what that of today was at the same price."""
    first, ahead = f["money"]
    year = f["now"]["period"]
    yield _worth(ahead, f["price"], year)
    worth_then = first["one_price_usd_mn"]
    if not is_known(worth_then):
        return
    price = _price_then(f["price"])
    worth = float(worth_then)
    customs = first["value"]
    if is_known(customs):
        yield line(
            "energy.balance-worth-then-and-customs",
            price=price,
            period=year,
            worth=worth,
            customs=float(customs),
        )
    else:
        yield line("energy.balance-worth-then", price=price, period=year, worth=worth)


def _worth(ahead: Fact, price: Fact, year: str) -> Line:
    worth = float(ahead["value"])
    usd = float(ahead["price_usd"])
    if not price:
        return line("energy.balance-worth", worth=worth, price=usd)
    if price["is_assumed"]:
        return line("energy.balance-worth-assumed", worth=worth, price=usd)
    period = price["period"]
    if not price["now"]:
        return line(
            "energy.balance-worth-implied", worth=worth, price=usd, period=period
        )
    return line(
        "energy.balance-worth-implied-before",
        worth=worth,
        price=usd,
        period=period,
        year=year,
        now=float(price["now"]),
    )


def _price_then(price: Fact) -> Line:
    """The price at which the gas of today is valued, as a sentence names it."""
    if price["is_assumed"]:
        return line(
            "energy.balance-at-price-of",
            price=float(price["implied"]),
            period=price["period"],
        )
    if price["now"]:
        return line("energy.balance-at-price", price=float(price["implied"]))
    return line("energy.balance-at-that-price")


def _earned(earned: Fact) -> Line:
    value = float(earned["value"])
    period = earned["period"]
    change = earned["change"]
    if not change:
        return line("energy.balance-earned", value=value, period=period)
    start = str(change["start"])
    if abs(change["value"]) < UNCHANGED_PCT:
        return line(
            "energy.balance-earned-as-much",
            value=value,
            period=period,
            start=start,
            first=float(change["first"]),
        )
    return line(
        "energy.balance-earned-changed",
        value=value,
        period=period,
        change=float(change["value"]),
        start=start,
    )


def _early(early: Fact) -> Iterator[Line]:
    yield line("energy.balance-early", year=str(early["year"]))
    yield line(
        "energy.balance-early-and-empty",
        earliest=str(early["earliest"]),
        growth=float(early["growth_pct"]),
        enough=float(early["enough_pct"]),
    )


def _past(past: Fact, levels: Mapping[str, float]) -> Iterator[Line]:
    """Say what the past of the balance alone leads to."""
    yield line(
        "energy.balance-past", median=float(past["median"]), period=past["period"]
    )
    yield line(
        "energy.balance-past-interval",
        low=float(past["low"]),
        high=float(past["high"]),
    )
    chances = [
        line(
            "energy.balance-past-chance",
            level=float(level),
            probability=float(past[name]),
        )
        for name, level in levels.items()
    ]
    yield line("energy.balance-past-chances", chances=chances)
    yield line("energy.balance-past-changes", n=int(past["changes"]))


# --- The chart, the table and the sliders --------------------------------------------


def balance_figure(f: Fact) -> FigureWords:
    """Say what the steps from output to China show."""
    title = line("energy.balance-title")
    if f["now"]:
        title = line(
            "energy.balance-title-of-pipe",
            to_china=float(f["now"]["to_china"]),
            capacity=float(f["now"]["capacity"]),
        )
    return FigureWords(
        title=title,
        subtitle=_subtitle(f["now"], f["needed"]),
        alt=after(line("energy.balance-alt"), balance(f)),
        caption=line("energy.balance-caption"),
        names={code: line(f"energy.step-{as_id(code)}") for code in STEPS},
    )


def _subtitle(now: Fact, needed: Sequence[Fact]) -> Line:
    if not now:
        return line("energy.balance-subtitle")
    period = now["period"]
    if not needed:
        return line("energy.balance-subtitle-of-period", period=period)
    end = str(needed[0]["end"])
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


def what_if(f: Fact) -> SliderWords:
    """Say what the sliders of gas move."""
    return SliderWords(
        caption=[[*_what_moves(f)]],
        path=line("energy.what-if-path"),
        still=[[line("energy.what-if-still"), line("energy.what-if-apart")]],
        names={"capacity": line("energy.what-if-capacity")},
    )


def _what_moves(f: Fact) -> Iterator[Line]:
    if not f:
        return
    if f["is_free"]:
        yield line("energy.what-if", point=float(f["point"]), year=str(f["year"]))
    else:
        yield line("energy.what-if-price-only")
