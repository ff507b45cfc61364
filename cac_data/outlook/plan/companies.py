"""What is said of companies with Chinese capital, and of money in yuan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Figure, compare
from cac_data.lines import FigureWords, Line, Text, line
from cac_data.outlook.companies import Companies


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
    """Say who borrowed, how much and when."""
    return line(
        "outlook.bond",
        issuer=bond["issuer"],
        amount=bond,
        unit=bond.unit,
        period=bond.period,
    )


# --- The chart -----------------------------------------------------------------------


def companies_figure(facts: Companies) -> FigureWords:
    """Say what the chart of Uzbek companies shows."""
    title = line("outlook.companies-title-none")
    if len(facts.uzbek) > 1:
        first, last = facts.uzbek[0], facts.uzbek[-1]
        apart = compare(last, first)
        if apart:
            title = line(
                "outlook.companies-title",
                first=first,
                since=first.period,
                last=last,
                period=last.period,
            )
    return FigureWords(
        title=title,
        subtitle=line("outlook.companies-subtitle"),
        caption=line("outlook.companies-caption"),
        alt=line("outlook.companies-alt", title=title),
        empty=[[line("outlook.no-companies")]],
    )
