"""What is said of claims, as lines: how each was judged, why, and what was computed.

Of each kind of `Computed` its own sentences are said; of some kinds there is no more to
say than the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

import pandas as pd

from cac_data.claims.energy import (
    GasToChina,
    LongSpan,
    OilOfExporter,
    OilToChina,
    Plant,
    PlantsInService,
)
from cac_data.claims.history import (
    Datings,
    Deals,
    Departures,
    FirstMeetings,
    ListedTerms,
    Members,
    NearestMissions,
    NumberOfMeeting,
    Package,
    PlaceOfMeeting,
    SharedTerms,
    TakingPart,
    YearsBetweenMissions,
)
from cac_data.claims.infrastructure import (
    CargoOfRoute,
    CargoToNow,
    FinishedHubs,
    OfficialDates,
)
from cac_data.claims.people import (
    NewMeasures,
    OpenedParks,
    PledgedGrants,
    RunningWorkshops,
    VisitorGrowth,
)
from cac_data.claims.registry import Claim, Computed, Falls, Pace
from cac_data.claims.trade import (
    CountedTurnover,
    GrowthOfTurnover,
    LevelAhead,
    LevelAsCounted,
    RatioOfAreas,
    TimeToLevel,
)
from cac_data.facts import Figure, Nothing, figures
from cac_data.lines import Line, RoundedTo, Value, line

SHORT_SPAN = 5  # years, which are written as a word


def _titles(rows: pd.DataFrame, when: str = "period") -> list[Line]:
    """The title of each row, with its period or since when it is so."""
    return [
        line("claims.title-of-period", title=row.text("title"), period=row.text(when))
        for row in figures(rows)
    ]


def _clauses(*clauses: Line | None) -> Line:
    """A sentence of clauses, without those of which nothing is known."""
    known = [clause for clause in clauses if clause is not None]
    return line("common.in-clauses", clauses=known)


@singledispatch
def sentences(_: Computed) -> Iterator[Line]:
    """Say what was computed of a claim, if there is more to say than its figure."""
    yield from ()


# --- How it was judged ---------------------------------------------------------------


def grounds(
    claim: Claim, *, is_computed: bool, documents: str, bodies: list[str]
) -> Line:
    """Say what a verdict rests on: a computation, documents, or nothing."""
    if claim.kind == "opinion":
        return line("claims.how-opinion")
    if is_computed and bodies:
        return line(
            "claims.how-computed-beside-documents",
            computed_by=claim.computed_by,
            documents=documents,
            bodies=bodies,
        )
    if is_computed:
        return line("claims.how-computed", computed_by=claim.computed_by)
    if bodies:
        return line("claims.how-documentary", bodies=bodies)
    return line("claims.how-nothing")


def weakness(weak: Sequence[str], bodies: Sequence[str]) -> Line:
    """Say that bodies behind a verdict are weak, or all of them."""
    if weak == bodies:
        return line("claims.weak-alone", weak=weak)
    return line("claims.weak-in-part", weak=weak)


def reservation(note: str, *, body: str) -> Line:
    """Say what a document of a body says that does not support a claim."""
    return line("claims.reservation", note=note, body=body)


# --- Why an open forecast is off track, or why no call can be made -------------------

PLAIN_REASONS = (
    "later_date",
    "before_the_text",
    "day_unknown",
    "no_measure",
    "pace_unknown",
)
"""Those that say nothing of what was computed."""


def reason(why: str, computed: Computed | Nothing) -> Line | None:
    """Say why an open forecast is off track, or why no call can be made."""
    if why in PLAIN_REASONS:
        return line(f"claims.reason-{why.replace('_', '-')}")
    if not computed:
        return None
    number = int(computed.found.value)
    match why:
        case "above_the_best":
            return _above_the_best(computed.pace)
        case "within_reach":
            return _within_reach(computed)
        case "even_chance" if isinstance(computed, LevelAhead) and computed.spread:
            chance = computed.spread.chance
            return line("claims.reason-even-chance", probability=chance)
        case "one_act":
            return line("claims.reason-one-act", n=number)
        case "too_few" if number:
            return line("claims.reason-too-few", n=number)
        case "too_few":
            return line("claims.reason-too-early")
    return None


def _above_the_best(pace: Pace) -> Line | None:
    best = pace.best
    if not (pace.needed and best):
        return None
    said: dict[str, Value] = {
        "needed": pace.needed,
        "long": _so_many_years(best.years),
        "best": best,
        "start": str(best.start),
        "end": str(best.end),
    }
    if not pace.peak:
        return line("claims.reason-above-the-best", **said)
    since: dict[str, Value] = {"n": len(pace.spans), "peak": pace.peak.period}
    if best.value > 0:
        return line("claims.reason-above-the-best-since-peak", **said, **since)
    return line("claims.reason-no-growth-since-peak", **said, **since)


def _within_reach(computed: Computed) -> Line | None:
    pace = computed.pace
    if not (pace.needed and pace.best):
        return None
    said: dict[str, Value] = {
        "needed": pace.needed,
        "long": _so_many_years(pace.best.years),
    }
    if computed.found.unit == "percent":
        return line("claims.reason-mixed-and-within-reach", **said)
    return line("claims.reason-within-reach", **said)


def _so_many_years(years: int) -> Line:
    if years == SHORT_SPAN:
        return line("claims.five-years")
    return line("claims.so-many-years", n=years)


# --- Trade, and weight in it ---------------------------------------------------------


def counted_by(reporter: str) -> Line:
    """Say by whom trade is counted in these claims."""
    if reporter == "china_customs":
        return line("claims.counted-by")
    return line("claims.counted-by-as-in-baseline")


@sentences.register
def ratio_of_areas(f: RatioOfAreas) -> Iterator[Line]:
    """Say how large China is by total area, and by other areas (c033)."""
    ratios = [f.found, *figures(f.others)]
    items = [
        line(f"claims.ratio-by-{_part_of_id(ratio.measure)}", ratio=ratio)
        for ratio in ratios
    ]
    yield line("claims.in-items", items=items)


def _part_of_id(code: str) -> str:
    """A code as a part of an id."""
    return code.replace("_", "-")


@sentences.register
def trade_by_counters(f: CountedTurnover) -> Iterator[Line]:
    """Say what Chinese customs and the Eurasian Development Bank count (c046)."""
    by_customs = line("claims.by-customs", amount=f.found, year=str(f.year))
    by_bank = [line("claims.by-bank", amount=amount) for amount in f.by_bank]
    yield _clauses(by_customs, *by_bank)


@sentences.register
def months_until_level(f: TimeToLevel) -> Iterator[Line]:
    """Say when a level was reached, if it was (c047)."""
    end = str(f.end)
    if not f.has_reached:
        yield line("claims.not-reached", end=end)
        return
    yield line("claims.first-year-at-level", end=end, months=f.months)
    if f.total:
        first = str(f.start)
        yield line("claims.years-add-up", first=first, last=end, total=f.total)


@sentences.register
def growth_of_trade(f: GrowthOfTurnover) -> Iterator[Line]:
    """Say how much trade grew, and whether the base year decides (c077)."""
    yield line("claims.growth-by-customs", first=str(f.start), last=str(f.end))
    spans = [
        line(
            "claims.growth-of-span",
            start=str(growth.start),
            end=str(growth.end),
            growth=growth,
        )
        for growth in f.others
    ]
    if spans and f.holds_by_all:
        yield line("claims.base-year-makes-no-difference", spans=spans)
    elif spans:
        yield line("claims.base-year-decides", spans=spans)


@sentences.register
def level_as_counted(f: LevelAsCounted) -> Iterator[Line]:
    """Say whose count decides the forecast of a level."""
    yield line("claims.as-customs-count")


@sentences.register
def level_ahead(f: LevelAhead) -> Iterator[Line]:
    """Say what the forecast of a level comes to, and what growth the level takes."""
    said: dict[str, Value] = {"found": f.found, "year": str(f.year)}
    if f.spread:
        yield line(
            "claims.forecast-of-level-with-interval",
            coverage=f.spread.coverage,
            low=f.spread.low,
            high=f.spread.high,
            probability=f.spread.chance,
            **said,
        )
    else:
        yield line("claims.forecast-of-level", **said)
    if f.pace.needed:
        yield line(
            "claims.growth-it-takes",
            first=f.last,
            start=str(f.pace.needed.start),
            growth=f.pace.needed,
        )


# --- Railways, corridors and hubs ----------------------------------------------------


@sentences.register
def official_dates(f: OfficialDates) -> Iterator[Line]:
    """Say which dates officials name (c078)."""
    dates = [
        line(
            "claims.official-date",
            said_by=row.text("said_by"),
            said_on=row.text("said_on"),
            date=row.text("claimed_period"),
        )
        for row in figures(f.rows)
    ]
    yield line("claims.official-dates", dates=dates)


def _cargo(volumes: Iterable[Figure]) -> Line:
    amounts = [
        line(
            "claims.cargo-of-period",
            period=volume.period,
            amount=volume,
            unit=volume.unit,
        )
        for volume in volumes
    ]
    return line("claims.cargo", amounts=amounts)


def _finished(projects: pd.DataFrame, text: str) -> Iterator[Line]:
    """Say what came into service since the text; of some the day may be earlier."""
    rows = figures(projects)
    if not rows:
        return
    works = [
        line(
            "claims.work-of-day", name=row.text("name"), completed=row.text("completed")
        )
        for row in rows
    ]
    is_most = any(row.text("completed") < text for row in rows)
    yield line(f"claims.in-service{'-at-most' if is_most else ''}", works=works)


@sentences.register
def ports_and_cargo(f: CargoToNow) -> Iterator[Line]:
    """Say which ports were finished, and how much cargo passes (c079)."""
    yield from _finished(f.ports, f.text)
    start = str(f.growth.start)
    change = line("claims.change-of-span", start=start, end=str(f.growth.end))
    yield _clauses(_cargo(f.last_years), change)


@sentences.register
def cargo_of_the_route(f: CargoOfRoute) -> Iterator[Line]:
    """Say how much cargo passes, and how much of it Kazakhstan sends (c096)."""
    fell = line("claims.fallen-since", year=str(f.end)) if f.has_fallen else None
    yield _clauses(_cargo(figures(f.shown)), fell)
    for share in figures(f.exports):
        yield line("claims.kazakh-exports-in-cargo", period=share.period, share=share)


@sentences.register
def hubs(f: FinishedHubs) -> Iterator[Line]:
    """Say which hubs are in service, and which under way (c080)."""
    yield from _finished(f.hubs, f.text)
    works = [
        line(
            "claims.work-in-status",
            name=row.text("name"),
            status=line(f"claims.status-{_part_of_id(row.text('status'))}"),
        )
        for row in figures(f.under_way)
    ]
    if works:
        yield line("claims.under-way", works=works)
    else:
        yield line("claims.none-under-way")


# --- Gas, oil, solar and wind --------------------------------------------------------


def _times_it_fell(falls: Falls) -> Line | None:
    """Say in how many of the last years something fell."""
    if not falls.n:
        return None
    if falls.changes == 1:
        return line("claims.fell-in-the-last-year")
    if falls.n < falls.changes:
        return line("claims.fell-in-some", falls=falls.n, changes=falls.changes)
    if falls.changes == 2:
        return line("claims.fell-in-both")
    return line("claims.fell-in-all", changes=falls.changes)


@sentences.register
def gas_to_china(f: GasToChina) -> Iterator[Line]:
    """Say how much gas the region and its two great senders deliver (c081)."""
    region = line(
        "claims.gas-to-china",
        first=f.then,
        start=f.then.period,
        last=f.now,
        end=f.now.period,
        most=f.top,
        peak=f.top.period,
    )
    yield _clauses(region, _times_it_fell(f.falls))
    both = figures(f.both)
    if both:
        yield _two_senders(both, [f.then.period, f.now.period])


def _two_senders(volumes: Sequence[Figure], years: Sequence[str]) -> Line:
    amounts = [
        line(
            "claims.gas-of-edition",
            amount=volume,
            period=volume.period,
            edition=volume.edition,
        )
        for volume in volumes
    ]
    editions = {volume.edition for volume in volumes}
    several = "-of-editions" if len(editions) > 1 else ""
    split = [volume.period for volume in volumes]
    not_split = [
        line("claims.not-split", year=year) for year in years if year not in split
    ]
    return _clauses(line(f"claims.two-senders{several}", amounts=amounts), *not_split)


@sentences.register
def oil_to_china(f: OilToChina) -> Iterator[Line]:
    """Say how much oil goes to China, and of whom no figure is known (c082)."""
    for place, trend in enumerate(f.trends):
        clauses = [_oil(trend)]
        if place == 0:
            clauses = [line("claims.crude-oil", exports=_oil(trend))]
            fell = _times_it_fell(f.falls)
            if fell:
                clauses.append(fell)
        if f.only_span and f.only_span.growth.period == trend.growth.period:
            clauses.append(_only_long_span(f.only_span))
        yield _clauses(*clauses)
    if f.lacking:
        yield line("claims.no-figure-of", countries=f.lacking)


def _oil(trend: OilOfExporter) -> Line:
    if trend.route == "all":
        basis = line(f"claims.basis-{_part_of_id(trend.basis)}")
        route = line("claims.all-routes", basis=basis)
    else:
        way = line(f"claims.route-{_part_of_id(trend.route)}")
        route = line("claims.by-route", route=way)
    return line(
        "claims.oil-of-exporter",
        exporter=trend.exporter,
        route=route,
        first=trend.first,
        unit=trend.last.unit,
        start=trend.first.period,
        last=trend.last,
        end=trend.last.period,
    )


def _only_long_span(span: LongSpan) -> Line:
    if span.growth.value < 0:
        return line("claims.only-long-span-fell", change=span.size)
    return line("claims.only-long-span-grew", change=span.size)


@sentences.register
def plants(f: PlantsInService) -> Iterator[Line]:
    """Say which plants are in service since the article, and how many there are."""
    listed = [_plant(plant) for plant in f.put_into_service]
    in_service = line("claims.no-plant-in-service", since=f.since)
    if listed:
        in_service = line("claims.plants-in-service", since=f.since, plants=listed)
    yield _clauses(in_service, line("claims.all-plants", total=f.total))


def _plant(plant: Plant) -> Line:
    said: dict[str, Value] = {"name": plant.name, "capacity": plant.capacity}
    if plant.surely:
        return line("claims.plant-of-day", completed=plant.completed, **said)
    return line("claims.plant-of-unknown-day", **said)


# --- History, meetings, words and people ---------------------------------------------


@sentences.register
def departure(f: Departures) -> Iterator[Line]:
    """Say to when sources date the departure of the first mission (c005)."""
    years = [str(int(row.period.replace("-", ""))) for row in figures(f.rows)]
    yield line("claims.departures", years=years)
    yield line("claims.embassy")


@sentences.register
def missions_near(f: NearestMissions) -> Iterator[Line]:
    """Say which missions are dated nearest to a year (c009)."""
    yield line("claims.missions-near", missions=_titles(f.rows))


@sentences.register
def years_between_missions(f: YearsBetweenMissions) -> Iterator[Line]:
    """Say how many years lie between the two missions (c010)."""
    yield line("claims.years-between-missions", low=f.fewest, high=f.most)


@sentences.register
def first_meetings(f: FirstMeetings) -> Iterator[Line]:
    """Say when the six met first, at each level (c029)."""
    meetings = []
    for row in figures(f.starts):
        level = line(f"claims.level-{_part_of_id(row.text('level'))}")
        online = "-online" if row["online"] else ""
        meeting = f"claims.meeting-of-level{online}"
        meetings.append(line(meeting, level=level, period=row.period))
    yield line("claims.first-meetings", meetings=meetings)


@sentences.register
def meeting_number(f: NumberOfMeeting) -> Iterator[Line]:
    """Say which number a meeting had, in person and with those online (c030)."""
    said: dict[str, Value] = {"in_person": f.in_person}
    if f.of_all == f.in_person:
        yield line("claims.meeting-number", **said)
    else:
        yield line("claims.meeting-number-with-online", of_all=f.of_all, **said)


@sentences.register
def cities(f: PlaceOfMeeting) -> Iterator[Line]:
    """Say where and when (c036)."""
    for row in figures(f.rows):
        yield line("claims.city-of-period", city=row.text("city"), period=row.period)


@sentences.register
def took_part(f: TakingPart) -> Iterator[Line]:
    """Say how many countries took part in each city (c038)."""
    in_cities = [
        line("claims.countries-in-city", n=row.count("number"), city=row.text("city"))
        for row in figures(f.rows)
    ]
    yield line("claims.took-part", cities=in_cities)


@sentences.register
def package(f: Package) -> Iterator[Line]:
    """Say what a package of agreements holds."""
    subjects = [
        line("claims.title-of-period", title=row.text("subject"), period=row.period)
        for row in figures(f.rows)
    ]
    if f.found.unit == "USD bn":
        yield line("claims.package-in-dollars", found=f.found, subjects=subjects)
    else:
        yield line(
            "claims.package-counted",
            found=RoundedTo(f.found, 0),
            unit=f.found.unit,
            subjects=subjects,
        )


@sentences.register
def deals(f: Deals) -> Iterator[Line]:
    """Say how many agreements were signed at a forum, and what they are worth."""
    period = str(f.rows["period"].iloc[0])
    yield line("claims.deals", n=f.number, worth=f.worth, period=period)


@sentences.register
def datings(f: Datings) -> Iterator[Line]:
    """Say how an event is dated."""
    yield line("claims.datings", titles=_titles(f.rows))


@sentences.register
def terms_listed(f: ListedTerms) -> Iterator[Line]:
    """Say how others list the principles (c061)."""
    lists = [
        line("claims.terms-counted", n=row.count("count"), terms=row.texts("terms"))
        for row in figures(f.rows)
    ]
    yield line("claims.terms-listed", lists=lists)


@sentences.register
def terms_shared(f: SharedTerms) -> Iterator[Line]:
    """Say how many terms the formula and the declaration share (c062)."""
    if f.shared:
        yield line("claims.terms-shared", n=f.found, shared=f.shared)
    else:
        yield line("claims.terms-shared-none", n=f.found)


@sentences.register
def parks(f: OpenedParks) -> Iterator[Line]:
    """Say which parks opened since the text, and which are known (c084)."""
    opened = _titles(f.opened, "since")
    if opened:
        yield line("claims.opened", titles=opened)
    else:
        yield line("claims.none-opened")
    in_stages = [
        line(
            "claims.park-in-stage",
            title=row.text("title"),
            stage=line(f"claims.stage-{_part_of_id(row.text('stage'))}"),
            since=row.text("since"),
        )
        for row in figures(f.rows)
    ]
    if in_stages:
        yield line("claims.parks", parks=in_stages)


@sentences.register
def workshops(f: RunningWorkshops) -> Iterator[Line]:
    """Say which workshops are in service, and what is reported of others (c086)."""
    countries = [
        line(
            "claims.country-since", country=row.text("country"), since=row.text("since")
        )
        for row in figures(f.rows)
    ]
    if countries:
        yield line("claims.workshops-in-service", countries=countries)
    else:
        yield line("claims.no-workshop-in-service")
    for row in figures(f.others):
        stages = [
            line(f"claims.stage-{_part_of_id(stage)}") for stage in row.texts("stages")
        ]
        if stages:
            yield line("claims.reported-as", country=row.text("country"), stages=stages)
        else:
            yield line("claims.nothing-reported", country=row.text("country"))


@sentences.register
def grants(f: PledgedGrants) -> Iterator[Line]:
    """Say how many grants were pledged a year, before and since (c087)."""
    since = [
        line(
            "claims.grants-of-period",
            n=RoundedTo(pledged, 0),
            period=pledged.period,
        )
        for pledged in figures(f.since)
    ]
    yield line(
        "claims.grants",
        base=RoundedTo(f.base, 0),
        period=f.base.period,
        since=since,
    )
    yield line("claims.grants-overlap", year=str(f.until))


@sentences.register
def visitors(f: VisitorGrowth) -> Iterator[Line]:
    """Say how the number of visitors changed, of which the least is shown (c088)."""
    countries = [
        line(
            "claims.visitors-of-country",
            country=counted.country,
            indicator=line(f"claims.counted-{_part_of_id(counted.growth.measure)}"),
            growth=counted.growth,
        )
        for counted in f.countries
    ]
    changed = line("claims.visitors", start=f.start, end=f.end, countries=countries)
    yield _clauses(changed, line("claims.least-is-shown"))


@sentences.register
def members(f: Members) -> Iterator[Line]:
    """Say which countries are members, and which are not (c090)."""
    inside = line("claims.members", countries=list(f.rows["country"]))
    outside = None
    if f.outside:
        outside = line("claims.no-members", countries=f.outside)
    yield _clauses(inside, outside)


@sentences.register
def measures(f: NewMeasures) -> Iterator[Line]:
    """Say which measures are new since the text."""
    titles = _titles(f.rows)
    if titles:
        yield line("claims.new-measures", titles=titles)
    else:
        yield line("claims.no-new-measure")
    yield line("claims.no-proof-of-absence")
