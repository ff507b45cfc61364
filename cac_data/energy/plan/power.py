"""What is said of power: from what it is made, and what it emits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.energy.plan.wording import as_id, described, none_or_refused
from cac_data.energy.power.emissions import Emissions, Intensity, Saving
from cac_data.energy.power.generation import LastYear, Mix
from cac_data.facts import Figure
from cac_data.lines import FigureWords, Line, Text, line

GROUPS = ("coal", "gas and oil", "hydropower", "solar and wind")

# --- How is power made? --------------------------------------------------------------


def mix(f: Mix) -> Text:
    """Say from what each country makes most power, and how much from sun and wind."""
    shares = [*_shares(f)] if f.main else [line("energy.mix-none")]
    return [[*shares, *_revisions(f)]]


def _shares(f: Mix) -> Iterator[Line]:
    sources = [
        line(
            "energy.mix-main-source",
            group=line(f"energy.mix-of-{as_id(share.text('group'))}"),
            country=share.text("country"),
            share=share,
        )
        for share in f.main
    ]
    first, *later = f.years
    if later:
        others = [_countries_of_year(year) for year in later]
        yield line(
            "energy.mix-main-but",
            period=first.period,
            others=others,
            sources=sources,
        )
    else:
        yield line("energy.mix-main", period=first.period, sources=sources)
    if f.sun:
        yield _sun(f.sun, has_less=bool(f.rest))
    else:
        yield line("energy.mix-no-sun")


def _countries_of_year(year: LastYear) -> Line:
    return line(
        "energy.mix-countries-of-year", countries=year.countries, period=year.period
    )


def _sun(sun: Sequence[Figure], *, has_less: bool) -> Line:
    shares = [
        line("energy.mix-sun-of-country", share=share, country=share.text("country"))
        for share in sun
    ]
    return line(f"energy.mix-sun{'-and-less' if has_less else ''}", shares=shares)


def _revisions(f: Mix) -> Iterator[Line]:
    """Say what the newest edition changed in the one before."""
    if not f.figures:
        return
    moved = str(f.moved)
    figures = str(f.figures)
    widest = f.widest
    if widest:
        yield line(
            "energy.mix-revised-most",
            moved=moved,
            figures=figures,
            technology=line(f"energy.mix-technology-{as_id(widest.technology)}"),
            country=widest.country,
            period=widest.now.period,
            before=widest.before,
            now=widest.now,
        )
    else:
        yield line("energy.mix-revised", moved=moved, figures=figures)
    yield line("energy.mix-may-be-revision")


def mix_figure(f: Mix) -> FigureWords:
    """Say what the chart of sources shows."""
    title = line("energy.mix-title")
    if f.sun:
        countries = [share.text("country") for share in f.sun]
        title = line("energy.mix-title-only", countries=countries, n=len(countries))
    return FigureWords(
        title=title,
        subtitle=line("energy.mix-subtitle"),
        alt=described(line("energy.mix-alt"), mix(f)),
        caption=[
            [line("energy.mix-small-left-out"), line("energy.mix-may-be-carried-over")]
        ],
        names={code: line(f"energy.mix-{as_id(code)}") for code in GROUPS},
    )


# --- How much does a kilowatt-hour emit, and what have solar and wind saved? ---------


def intensity(f: Emissions) -> Text:
    """Say between what the emissions of power lie, and what sun and wind saved."""
    emissions = [
        none_or_refused(
            f.apart, none="energy.intensity-none", refused="energy.intensity-refused"
        )
    ]
    if f.apart:
        emissions = [*_emissions(f.last, f.apart)]
    return [emissions, [*_saved(f.saved)]]


def _emissions(highest_first: Sequence[Intensity], apart: Intensity) -> Iterator[Line]:
    most = highest_first[0]
    least = highest_first[-1]
    yield line(
        "energy.intensity-between",
        least=least.published,
        most=most.published,
        cleanest=least.country,
        cleanest_in=least.published.period,
        dirtiest=most.country,
        dirtiest_in=most.published.period,
    )
    yield line(
        "energy.intensity-apart",
        by_factors=apart.by_factors,
        published=apart.published,
        country=apart.country,
    )
    yield line("energy.intensity-leaks")


def _saved(saved: Sequence[Saving]) -> Iterator[Line]:
    if not saved:
        return
    ranges = [
        line(
            "energy.intensity-saved-in",
            low=saving.low,
            high=saving.high,
            country=saving.country,
            period=saving.low.period,
        )
        for saving in saved
    ]
    yield line("energy.intensity-saved", ranges=ranges)
    yield line("energy.intensity-not-measured")


def intensity_figure(f: Emissions) -> FigureWords:
    """Say what the chart of emissions shows."""
    apart = f.apart
    title = line("energy.intensity-title")
    if apart and apart.times:
        title = line(
            "energy.intensity-title-apart",
            country=apart.country,
            ratio=apart.times,
        )
    return FigureWords(
        title=title,
        subtitle=line("energy.intensity-subtitle"),
        alt=described(line("energy.intensity-alt"), intensity(f)),
        caption=line("energy.intensity-caption"),
        names={
            "by_factors": line("energy.intensity-by-factors"),
            "value": line("energy.intensity-by-published"),
        },
    )
