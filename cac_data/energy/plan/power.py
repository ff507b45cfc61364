"""What is said of power: from what it is made, and what it emits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.energy.plan.wording import after, as_id, as_words
from cac_data.facts import Fact
from cac_data.lines import FigureWords, Line, Text, line

GROUPS = ("coal", "gas and oil", "hydropower", "solar and wind")

# --- How is power made? --------------------------------------------------------------


def mix(f: Fact) -> Text:
    """Say from what each country makes most power, and how much from sun and wind."""
    shares = [*_shares(f)] if f["main"] else [line("energy.mix-none")]
    return [[*shares, *_revisions(f)]]


def _shares(f: Fact) -> Iterator[Line]:
    sources = [
        line(
            "energy.mix-main-source",
            group=line(f"energy.mix-of-{as_id(row['group'])}"),
            country=row["country"],
            share=float(row["value"]),
        )
        for row in f["main"]
    ]
    first, *later = f["years"]
    period = first["period"]
    if later:
        others = [_countries_of_year(year) for year in later]
        yield line("energy.mix-main-but", period=period, others=others, sources=sources)
    else:
        yield line("energy.mix-main", period=period, sources=sources)
    if f["sun"]:
        yield _sun(f["sun"], has_less=bool(f["rest"]))
    else:
        yield line("energy.mix-no-sun")


def _countries_of_year(year: Fact) -> Line:
    countries = list(year["countries"])
    return line(
        "energy.mix-countries-of-year", countries=countries, period=year["period"]
    )


def _sun(rows: Sequence[Fact], *, has_less: bool) -> Line:
    shares = [
        line(
            "energy.mix-sun-of-country",
            share=float(row["value"]),
            country=row["country"],
        )
        for row in rows
    ]
    return line(f"energy.mix-sun{'-and-less' if has_less else ''}", shares=shares)


def _revisions(f: Fact) -> Iterator[Line]:
    """Say what the newest edition changed in the one before."""
    figures = f["figures"]
    if not figures:
        return
    counted = {"moved": str(f["moved"]), "figures": str(figures)}
    if not f["widest"]:
        yield line("energy.mix-revised", **counted)
    for row in f["widest"]:
        yield line(
            "energy.mix-revised-most",
            technology=as_words(row["technology"]),
            country=row["country"],
            period=row["period"],
            before=float(row["other"]),
            now=float(row["one"]),
            **counted,
        )
    yield line("energy.mix-may-be-revision")


def mix_figure(f: Fact) -> FigureWords:
    """Say what the chart of sources shows."""
    title = line("energy.mix-title")
    if f["sun"]:
        countries = [row["country"] for row in f["sun"]]
        title = line("energy.mix-title-only", countries=countries, n=len(countries))
    return FigureWords(
        title=title,
        subtitle=line("energy.mix-subtitle"),
        alt=after(line("energy.mix-alt"), mix(f)),
        caption=line("energy.mix-caption"),
        names={code: line(f"energy.mix-{as_id(code)}") for code in GROUPS},
    )


# --- How much does a kilowatt-hour emit, and what have solar and wind saved? ---------


def intensity(f: Fact) -> Text:
    """Say between what the emissions of power lie, and what sun and wind saved."""
    emissions = [line("energy.intensity-none")]
    if f["last"]:
        emissions = [*_emissions(f["last"], f["apart"])]
    return [emissions, [*_saved(f["saved"])]]


def _emissions(highest_first: Sequence[Fact], apart: Fact) -> Iterator[Line]:
    most = highest_first[0]
    least = highest_first[-1]
    yield line(
        "energy.intensity-between",
        least=float(least["value"]),
        most=float(most["value"]),
        cleanest=least["country"],
        dirtiest=most["country"],
    )
    yield line(
        "energy.intensity-apart",
        by_factors=float(apart["by_factors"]),
        published=float(apart["value"]),
        country=apart["country"],
    )
    yield line("energy.intensity-leaks")


def _saved(rows: Sequence[Fact]) -> Iterator[Line]:
    if not rows:
        return
    ranges = [
        line(
            "energy.intensity-saved-in",
            low=float(row["low"]),
            high=float(row["high"]),
            country=row["country"],
            period=row["period"],
        )
        for row in rows
    ]
    yield line("energy.intensity-saved", ranges=ranges)
    yield line("energy.intensity-not-measured")


def intensity_figure(f: Fact) -> FigureWords:
    """Say what the chart of emissions shows."""
    apart = f["apart"]
    title = line("energy.intensity-title")
    if apart:
        title = line(
            "energy.intensity-title-apart",
            country=apart["country"],
            ratio=float(apart["ratio"]),
        )
    return FigureWords(
        title=title,
        subtitle=line("energy.intensity-subtitle"),
        alt=after(line("energy.intensity-alt"), intensity(f)),
        caption=line("energy.intensity-caption"),
        names={
            "by_factors": line("energy.intensity-by-factors"),
            "value": line("energy.intensity-by-published"),
        },
    )
