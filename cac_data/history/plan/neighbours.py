"""What is said of ties: recognition, partnerships, visas and borders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data.facts import Figure
from cac_data.history.plan.shared import (
    clauses,
    period,
    periods,
    spelled_first,
    waived,
    year_of,
)
from cac_data.history.ties import (
    HIGHEST_STEP,
    Act,
    BorderArea,
    Borders,
    Partnership,
    Ties,
    VisaExemption,
)
from cac_data.lines import FigureWords, Line, Text, line

MONTH = 7  # characters of a day that name its month

LEVELS: Mapping[str, Line] = {
    "strategic": line("history.level-strategic"),
    "comprehensive strategic": line("history.level-comprehensive-strategic"),
    "for a new era": line("history.level-for-a-new-era"),
    "permanent": line("history.level-permanent"),
    "all-weather": line("history.level-all-weather"),
}
"""What the levels of partnerships are called."""

# --- Which ties? ---------------------------------------------------------------------


def ties(f: Ties) -> Text:
    """Say when ties were formed, how close they are called, and who needs no visa."""
    return [
        [_recognised(f.known, f.related), _partnerships(f.partnerships)],
        _visas(f.visas),
    ]


def _recognised(known: Sequence[Act], related: Sequence[Act]) -> Line:
    """Say when China recognised the countries and took up relations with them."""
    if not known or not related:
        return line("history.none-recognised")
    countries = [act.country for act in known]
    recognised = periods(act.period for act in known)
    days = sorted(act.period for act in related)
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


def _at_the_top(steps: Sequence[Partnership]) -> list[str]:
    """The countries with a partnership of the highest step."""
    top = [step.country for step in steps if step.step == HIGHEST_STEP]
    return list(dict.fromkeys(top))


def _partners(steps: Sequence[Partnership]) -> list[str]:
    return list(dict.fromkeys(step.country for step in steps))


def _partnerships(steps: Sequence[Partnership]) -> Line:
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


def _visas(visas: Sequence[VisaExemption]) -> Iterator[Line]:
    """Say for whom visas are waived, and who speaks of it."""
    free = [
        visa for visa in visas if visa.scope == "mutual" and visa.state == "in force"
    ]
    if free:
        yield line("history.visas-waived", waived=waived(free))
    else:
        yield line("history.no-visas-waived")
    hopes = []
    for visa in visas:
        if visa.state == "talks":
            hopes.append(line("history.visas-in-talks", country=visa.country))
        elif visa.state == "under study":
            hopes.append(line("history.visas-under-study", country=visa.country))
    if hopes:
        yield clauses(*hopes)


def partnerships(f: Ties) -> FigureWords:
    """What is said of the chart of partnerships in time."""
    steps = f.partnerships
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
            # A step and a level may be called alike, but not written alike.
            **{f"level.{level}": called for level, called in LEVELS.items()},
            "strategic": line("history.step-strategic"),
            "comprehensive strategic": line("history.step-comprehensive-strategic"),
            HIGHEST_STEP: line("history.step-a-form-above-it"),
        },
    )


def _levels(steps: Sequence[Partnership], country: str) -> list[Line]:
    return [
        line(
            "history.level-since",
            level=LEVELS[step.level],
            year=year_of(step.start),
        )
        for step in steps
        if step.country == country
    ]


# --- What became of the border? ------------------------------------------------------


def borders(f: Borders) -> Text:
    """Say what share of the land at issue each country kept."""
    return [_borders(f)]


def _borders(f: Borders) -> Iterator[Line]:
    sentences = [_kept(area) for area in f.areas]
    kept = [sentence for sentence in sentences if sentence]
    yield from kept
    if len(kept) > 1:
        yield line("history.borders-do-not-compare")
    known = [area.country for area in f.areas if area.kept]
    bordering = [area.country for area in f.areas]
    bordering += [act.country for act in f.acts]
    for country in dict.fromkeys(bordering):
        if country not in known:
            yield _without_area(country, f.acts)
    if not bordering:
        yield line("history.no-borders")
    yield line("history.border-not-mentioned")


def _kept(border: BorderArea) -> Line | None:
    """Say what share a country kept, where that is known."""
    if not border.kept or not border.area:
        return None
    said_of: dict[str, str | Figure] = {
        "country": border.country,
        "kept": border.kept,
        "area": border.area,
    }
    if border.claim == "claimed":
        return line("history.border-claimed", **said_of)
    return line("history.border-in-dispute", **said_of)


def _without_area(country: str, acts: Sequence[Act]) -> Line:
    """Say what is known of a border of which no area is."""
    own = [act.period for act in acts if act.country == country]
    if not own:
        return line("history.border-unknown", country=country)
    return line(
        "history.border-agreed",
        country=country,
        n=len(own),
        periods=[period(day) for day in own],
    )
