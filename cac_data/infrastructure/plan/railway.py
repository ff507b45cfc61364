"""What is said of the railway through Kyrgyzstan: when it opens, what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import Fact, is_known
from cac_data.infrastructure.plan.shared import (
    NAMES,
    all_sentences,
    in_clauses,
    span,
)
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line

# --- When will it open? ---------------------------------------------------------------


def opening(f: Fact) -> Text:
    """Say which dates are named, which were, and what this scenario assumes.

    Beside what `of_opening` gives the facts have `kept`, the first dates that were.
    """
    yield [
        *_named(f),
        *_origin(f["origin"]),
        *_first(f["first"]),
        *_works(f["works"]),
    ]
    yield [_assumed(f), *_chance(f["named"], f["kept"])]
    yield _doubts(f["doubts"])


def _named(f: Fact) -> Iterator[Line]:
    """Say which years officials name now, and how the article's compares."""
    named = f["named"]
    if not named:
        if f["first"]:
            yield line("infrastructure.opening-no-date")
        return
    clauses = [line("infrastructure.opening-no-year")]
    if named["outright"]:
        n = int(named["outright"])
        year = str(named["value"])
        clauses = [line("infrastructure.opening-named", n=n, year=year)]
    if named["derived"]:
        durations = line(
            "infrastructure.opening-durations",
            n=int(named["derived"]),
            years=span(named["derived_low"], named["derived_high"]),
        )
        clauses.append(durations)
    yield in_clauses(clauses)
    if is_known(f["article"]):
        year = str(f["article"])
        yield line(f"infrastructure.opening-article-{_place(f)}", year=year)


def _place(f: Fact) -> str:
    """Where the article's year stands beside those that are named."""
    if f["article"] < f["named"]["low"]:
        return "earlier"
    return "later" if f["article"] > f["named"]["high"] else "among"


def _origin(origin: Fact) -> Iterator[Line]:
    if not origin or not origin["is_left"]:
        return
    yield line(
        "infrastructure.opening-old-date",
        said_by=origin["said_by"],
        date=origin["claimed_period"],
        said_on=origin["said_on"],
        note=origin["note"].removeprefix("derived: "),
    )
    yield line("infrastructure.opening-left-date")


def _first(first: Fact) -> Iterator[Line]:
    if first:
        yield line(
            "infrastructure.opening-first-date",
            said_on=first["said_on"],
            date=first["claimed_period"],
        )


def _works(works: Fact) -> Iterator[Line]:
    if works:
        yield line(
            "infrastructure.opening-works",
            part=float(works["part_pct"]),
            by=works["claimed_period"],
        )
        yield line("infrastructure.opening-tunnels")


def _assumed(f: Fact) -> Line:
    """Say when the railway opens here, beside what officials name."""
    if not f["opening"]:
        return line("infrastructure.never-opens")
    year = str(f["opening"])
    named = f["named"]
    if named and f["opening"] == named["value"]:
        return line("infrastructure.opening-scenario-as-named", year=year)
    if named and named["outright"]:
        return line(
            "infrastructure.opening-scenario-unlike-named",
            year=year,
            named=str(named["value"]),
        )
    return line("infrastructure.opening-scenario", year=year)


def _chance(named: Fact, kept: Fact) -> Iterator[Line]:
    """Say how likely the year named is, by what became of other first dates."""
    if not named or not named["outright"] or not kept:
        return
    year = str(named["value"])
    decided = int(kept["decided"])
    yield line(
        "infrastructure.opening-chance",
        year=year,
        chance=float(kept["value"]),
        kept=int(kept["kept"]),
        decided=decided,
    )
    yield line(
        "infrastructure.opening-limits",
        low=float(kept["low"]),
        high=float(kept["high"]),
    )
    others = int(kept["others_decided"])
    yield line(
        "infrastructure.opening-rough", year=year, others=others, decided=decided
    )


def _doubts(f: Fact) -> Iterator[Line]:
    pace = f["pace"]
    has_earlier = is_known(f["earliest"])
    if not has_earlier and not pace:
        return
    yield line("infrastructure.doubts", year=str(f["opening"]))
    if has_earlier:
        yield line("infrastructure.doubts-earliest", year=str(f["earliest"]))
    if pace:
        yield line(
            "infrastructure.doubts-pace",
            part=float(pace["rest_pct"]),
            months=int(pace["months_after"]),
            by=pace["part_by"],
        )


def opening_figure(f: Fact) -> FigureWords:
    """Say what the chart of dates named shows."""
    named = f["named"]
    title = line("infrastructure.opening-title-without-dates")
    if named and f["first"]:
        last = named["value"] if named["outright"] else named["high"]
        title = line(
            "infrastructure.opening-title",
            first=f["first"]["claimed_period"],
            last=str(last),
        )
    caption = line("infrastructure.opening-caption-without-current")
    if named:
        caption = line("infrastructure.opening-caption", n=int(named["speakers"]))
    sentences = all_sentences(opening(f))
    return FigureWords(
        title=title,
        subtitle=line("infrastructure.opening-subtitle"),
        alt=line("infrastructure.opening-alt", sentences=sentences),
        caption=caption,
        names={**NAMES, "unofficial": line("infrastructure.name-unofficial")},
    )


# --- What does it cost, and who pays? -------------------------------------------------


def costs(f: Fact) -> Text:
    """Say what the railway costs, who lends and owns, and who may bear an overrun."""
    yield [*_cost(f), *_loan(f)]
    yield [*_part(f["part"]), *_overrun(f)]


def _cost(f: Fact) -> Iterator[Line]:
    if not f["cost"]:
        return
    cost = float(f["cost"]["value"])
    low = float(f["cost"]["low"])
    high = float(f["cost"]["high"])
    if low < high:
        yield line("infrastructure.costs-between", cost=cost, low=low, high=high)
    else:
        yield line("infrastructure.costs", cost=cost)


def _loan(f: Fact) -> Iterator[Line]:
    loan = f["loan"]
    if not f["cost"] or not loan:
        return
    part = float(f["loan_pct"])
    amount = float(loan["value"])
    signed = loan["period"]
    if is_known(loan["term_years"]):
        yield line(
            "infrastructure.costs-loan-of-years",
            part=part,
            loan=amount,
            signed=signed,
            years=float(loan["term_years"]),
        )
    else:
        yield line("infrastructure.costs-loan", part=part, loan=amount, signed=signed)
    owners = [
        line(
            "infrastructure.owner",
            country=owner["country"],
            share=float(owner["pct"]),
        )
        for owner in f["owners"]
    ]
    yield line("infrastructure.costs-owners", owners=owners)


def _part(part: Fact) -> Iterator[Line]:
    if part:
        yield line("infrastructure.costs-part", length=float(part["value"]))


def _overrun(f: Fact) -> Iterator[Line]:
    if not is_known(f["overrun"]):
        return
    yield line("infrastructure.costs-no-source")
    overrun = float(f["overrun"])
    cost = _highest_cost(f)
    if not is_known(f["part_pct"]):
        yield line("infrastructure.costs-overrun", cost=cost, overrun=overrun)
        return
    yield line(
        "infrastructure.costs-overrun-of-debt",
        cost=cost,
        overrun=overrun,
        part=float(f["part_pct"]),
        period=f["owed"]["period"],
    )


def _highest_cost(f: Fact) -> Line:
    """The highest cost, with the length of its line if that is an older one."""
    high = float(f["cost"]["high"])
    said_on = f["cost"]["high_said_on"]
    length = f["cost"]["high_line_km"]
    if not is_known(length) or length >= f["length"]["value"]:
        return line("infrastructure.cost-named", cost=high, said_on=said_on)
    return line(
        "infrastructure.cost-named-for-older-line",
        cost=high,
        said_on=said_on,
        length=float(length),
    )


COSTS: Names = {
    "what": line("infrastructure.costs-what"),
    "said_on": line("infrastructure.costs-said_on"),
    "value": line("infrastructure.costs-value"),
    "unit": line("infrastructure.costs-unit"),
    "note": line("infrastructure.costs-remark"),
}


def costs_table() -> TableWords:
    """Say what the table of costs and lengths has."""
    return TableWords(
        columns=COSTS,
        caption=line("infrastructure.costs-caption"),
        note=[[line("infrastructure.costs-note")]],
        names=NAMES,
    )
