"""What is said of ties: recognition, partnerships, visas and borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact
from cac_data.history.plan.shared import (
    clauses,
    is_known,
    periods,
    spelled_first,
    waived,
    year_of,
)
from cac_data.history.ties import HIGHEST_STEP
from cac_data.lines import FigureWords, Line, Text, line

MONTH = 7  # characters of a day that name its month

# --- Which ties? ---------------------------------------------------------------------


def ties(f: Fact) -> Text:
    """Say when ties were formed, how close they are called, and who needs no visa."""
    return [
        [_recognised(f["known"], f["related"]), _partnerships(f["steps"])],
        _visas(f["visas"]),
    ]


def _recognised(known: Sequence[Fact], related: Sequence[Fact]) -> Line:
    """Say when China recognised the countries and took up relations with them."""
    if not known or not related:
        return line("history.none-recognised")
    countries = [row["country"] for row in known]
    recognised = periods(row["period"] for row in known)
    days = sorted(row["period"] for row in related)
    first = days[0]
    last = days[-1]
    if first == last:
        return line(
            "history.recognised-on-day",
            n=len(known),
            countries=countries,
            days=recognised,
            first=first,
        )
    if first[:MONTH] == last[:MONTH]:
        return line(
            "history.recognised-in-month",
            n=len(known),
            countries=countries,
            days=recognised,
            first=str(int(first[MONTH + 1 :])),
            last=last,
        )
    return line(
        "history.recognised-between-days",
        n=len(known),
        countries=countries,
        days=recognised,
        first=first,
        last=last,
    )


def _at_the_top(steps: Sequence[Fact]) -> list[str]:
    """The countries with a partnership of the highest step."""
    top = [row["country"] for row in steps if row["step"] == HIGHEST_STEP]
    return list(dict.fromkeys(top))


def _partners(steps: Sequence[Fact]) -> list[str]:
    return list(dict.fromkeys(row["country"] for row in steps))


def _partnerships(steps: Sequence[Fact]) -> Line:
    """Say who has a partnership of the highest step, and who has not."""
    if not steps:
        return line("history.no-partnership")
    top = _at_the_top(steps)
    if not top:
        return line("history.no-partnership-above")
    below = [country for country in _partners(steps) if country not in top]
    not_above = None
    if below:
        not_above = line(
            "history.partnership-below",
            n=len(below),
            countries=below,
        )
    above = line("history.partnership-above", n=len(top), countries=top)
    return clauses(above, not_above)


def _visas(visas: Sequence[Fact]) -> Iterator[Line]:
    """Say for whom visas are waived, and who speaks of it."""
    free = [
        row for row in visas if row["scope"] == "mutual" and row["state"] == "in force"
    ]
    if free:
        yield line("history.visas-waived", waived=waived(free))
    else:
        yield line("history.no-visas-waived")
    hopes = []
    for row in visas:
        if row["state"] == "talks":
            hopes.append(line("history.visas-in-talks", country=row["country"]))
        elif row["state"] == "under study":
            hopes.append(line("history.visas-under-study", country=row["country"]))
    if hopes:
        yield clauses(*hopes)


def partnerships(f: Fact) -> FigureWords:
    """What is said of the chart of partnerships in time."""
    steps = f["steps"]
    top = _at_the_top(steps)
    title = line("history.partnerships-title")
    if top:
        title = line(
            "history.partnerships-title-above",
            n=len(top),
            spelled=spelled_first(len(top)),
            countries=len(_partners(steps)),
        )
    countries = [
        line(
            "history.partnerships-of-country",
            country=country,
            levels=_levels(steps, country),
        )
        for country in sorted(_partners(steps))
    ]
    return FigureWords(
        title=title,
        subtitle=line("history.partnerships-subtitle"),
        alt=line("history.partnerships-alt", countries=countries),
        caption=line("history.partnerships-caption"),
        names={
            "strategic": line("history.step-strategic"),
            "comprehensive strategic": line("history.step-comprehensive-strategic"),
            HIGHEST_STEP: line("history.step-a-form-above-it"),
        },
    )


def _levels(steps: Sequence[Fact], country: str) -> list[Line]:
    return [
        line("history.level-since", level=row["level"], year=year_of(row["start"]))
        for row in steps
        if row["country"] == country
    ]


# --- What became of the border? ------------------------------------------------------


def borders(f: Fact) -> Text:
    """Say what share of the land at issue each country kept."""
    return [_borders(f["areas"], f["acts"])]


def _borders(areas: Sequence[Fact], acts: Sequence[Fact]) -> Iterator[Line]:
    measured = [row for row in areas if is_known(row["kept_pct"])]
    for row in measured:
        yield _kept(row)
    if len(measured) > 1:
        yield line("history.borders-do-not-compare")
    bordering = [row["country"] for row in [*areas, *acts]]
    known = [row["country"] for row in measured]
    for country in dict.fromkeys(bordering):
        if country not in known:
            yield _without_area(country, acts)
    if not bordering:
        yield line("history.no-borders")
    yield line("history.border-not-mentioned")


def _kept(area: Fact) -> Line:
    country = area["country"]
    kept = float(area["kept_pct"])
    size = float(area["claimed_km2"])
    if area["claim"] == "claimed":
        return line("history.border-claimed", country=country, kept=kept, area=size)
    return line("history.border-in-dispute", country=country, kept=kept, area=size)


def _without_area(country: str, acts: Sequence[Fact]) -> Line:
    """Say what is known of a border of which no area is."""
    own = [row["period"] for row in acts if row["country"] == country]
    if not own:
        return line("history.border-unknown", country=country)
    signed = [line("history.period", period=day) for day in own]
    return line("history.border-agreed", country=country, n=len(own), periods=signed)
