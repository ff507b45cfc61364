"""What is said of companies with Chinese capital, and of money in yuan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Figure
from cac_data.lines import FigureWords, Line, Text, line
from cac_data.outlook.companies import Companies
from cac_data.outlook.plan.shared import money_or_number


def companies(facts: Companies) -> Text:
    """Say how many companies have Chinese capital, and who borrowed in yuan."""
    return [[*_uzbek(facts), *_kazakh(facts.kazakh), *_yuan(facts)]]


def _uzbek(facts: Companies) -> Iterator[Line]:
    if not facts.uzbek:
        return
    last = facts.uzbek[-1]
    yearly = facts.on_year_before
    if yearly and yearly.difference.value > 0:
        yield line(
            "outlook.companies-grew",
            n=last,
            period=last.period,
            before=yearly.other,
            since=yearly.other.period,
        )
    else:
        yield line("outlook.companies", n=last, period=last.period)
    low = facts.low_point
    if low:
        yield line(
            "outlook.companies-fell",
            first=low.other,
            since=low.other.period,
            last=low.one,
            period=low.one.period,
        )


def _kazakh(counts: Sequence[Figure]) -> Iterator[Line]:
    if not counts:
        return
    items = [
        line("outlook.companies-of-period", n=count, period=count.period)
        for count in counts
    ]
    if len(counts) > 1:
        yield line("outlook.companies-kazakh-unlike", counts=items)
    else:
        yield line("outlook.companies-kazakh", counts=items)


def _yuan(facts: Companies) -> Iterator[Line]:
    for stage in ("issued", "planned"):
        bonds = facts.of_stage(stage)
        if bonds:
            items = [_bond(bond) for bond in bonds]
            yield line(f"outlook.bonds-{stage}", bonds=items)


def _bond(bond: Figure) -> Line:
    """Say who borrowed, how much and when; of a sum in dollars that it is a worth."""
    in_yuan = bond.unit.startswith("CNY")
    return line(
        "outlook.bond" if in_yuan else "outlook.bond-worth",
        issuer=bond.text("issuer"),
        amount=money_or_number(bond),
        period=bond.period,
    )


# --- The chart -----------------------------------------------------------------------


def companies_figure(facts: Companies) -> FigureWords:
    """Say what the chart of Uzbek companies shows."""
    title = line("outlook.companies-title-none")
    # Early counts are part of fewer companies in all: the title compares with none.
    yearly = facts.on_year_before
    if yearly:
        title = line(
            "outlook.companies-title",
            first=yearly.other,
            since=yearly.other.period,
            last=yearly.one,
            period=yearly.one.period,
        )
    return FigureWords(
        title=title,
        subtitle=line("outlook.companies-subtitle"),
        caption=line("outlook.companies-caption"),
        alt=line("outlook.companies-alt", title=title),
        empty=[[line("outlook.no-companies")]],
    )
