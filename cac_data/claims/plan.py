"""What is said of claims, as lines: how each was judged, why, and what was computed.

The facts are those that the functions of `computes` give, with what the claim has.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from cac_data.facts import Fact
from cac_data.lines import Line, RoundedTo, Value, line

SHORT_SPAN = 5  # years, which are written as a word
STATES = 5  # of Central Asia


def _as_words(code: str) -> str:
    """A code of a table, as its reader would write it."""
    return code.replace("_", " ")


def _period_of(row: Fact) -> str:
    """The period of an event, or since when something is so."""
    return str(row["period"] if "period" in row else row["since"])


def _titles(rows: Iterable[Fact]) -> list[Line]:
    return [
        line("claims.title-of-period", title=row["title"], period=_period_of(row))
        for row in rows
    ]


def _clauses(*clauses: Line | None) -> Line:
    """A sentence of clauses, without those of which nothing is known."""
    known = [clause for clause in clauses if clause is not None]
    return line("common.in-clauses", clauses=known)


# --- How it was judged ---------------------------------------------------------------


def how(claim: Fact, *, is_computed: bool, documents: str, bodies: list[str]) -> Line:
    """Say what a verdict rests on: a computation, documents, or nothing."""
    if claim["kind"] == "opinion":
        return line("claims.how-opinion")
    if is_computed and bodies:
        return line(
            "claims.how-computed-beside-documents",
            computed_by=claim["computed_by"],
            documents=documents,
            bodies=bodies,
        )
    if is_computed:
        return line("claims.how-computed", computed_by=claim["computed_by"])
    if bodies:
        return line("claims.how-documentary", bodies=bodies)
    return line("claims.how-nothing")


def weakness(weak: Sequence[str], bodies: Sequence[str]) -> Line:
    """Say that bodies behind a verdict are weak, or all of them."""
    if weak == bodies:
        return line("claims.weak-alone", weak=weak)
    return line("claims.weak-in-part", weak=weak)


def reservation(finding: Fact) -> Line:
    """Say what a document says that does not support a claim."""
    return line("claims.reservation", note=finding["note"], body=finding["body"])


# --- Why an open forecast is off track, or why no call can be made -------------------

PLAIN_REASONS = (
    "later_date",
    "before_the_text",
    "day_unknown",
    "no_measure",
    "pace_unknown",
)
"""Those that say nothing of what was computed."""


def reason(why: str, computed: Fact) -> Line | None:
    """Say why an open forecast is off track, or why no call can be made."""
    if why in PLAIN_REASONS:
        return line(f"claims.reason-{why.replace('_', '-')}")
    found = computed.get("found")
    match why:
        case "above_the_best":
            return _above_the_best(computed)
        case "within_reach":
            return _within_reach(computed)
        case "even_chance":
            chance = float(computed["probability"])
            return line("claims.reason-even-chance", probability=chance)
        case "one_act":
            return line("claims.reason-one-act", n=int(found or 0))
        case "too_few" if found:
            return line("claims.reason-too-few", n=int(found))
        case "too_few":
            return line("claims.reason-too-early")
    return None


def _above_the_best(computed: Fact) -> Line:
    best = computed["best"]
    said: dict[str, Value] = {
        "needed": float(computed["needed"]["value"]),
        "long": _so_many_years(best["years"]),
        "best": float(best["value"]),
        "start": str(best["start"]),
        "end": str(best["end"]),
    }
    top = computed.get("top")
    if not top:
        return line("claims.reason-above-the-best", **said)
    since: dict[str, Value] = {"n": len(computed["spans"]), "peak": str(top["period"])}
    if best["value"] > 0:
        return line("claims.reason-above-the-best-since-peak", **said, **since)
    return line("claims.reason-no-growth-since-peak", **said, **since)


def _within_reach(computed: Fact) -> Line:
    said: dict[str, Value] = {
        "needed": float(computed["needed"]["value"]),
        "long": _so_many_years(computed["best"]["years"]),
    }
    if computed.get("unit") == "percent":
        return line("claims.reason-mixed-and-within-reach", **said)
    return line("claims.reason-within-reach", **said)


def _so_many_years(years: int) -> Line:
    if years == SHORT_SPAN:
        return line("claims.five-years")
    return line("claims.so-many-years", n=int(years))


# --- Trade, and weight in it ---------------------------------------------------------


def counted_by(reporter: str) -> Line:
    """Say by whom trade is counted in these claims."""
    if reporter == "china_customs":
        return line("claims.counted-by")
    return line("claims.counted-by-as-in-baseline")


def share_of_area(f: Fact) -> Iterator[Line]:
    """Say the share by total area, and by other areas (c033)."""
    by_total = line("claims.share-of-total-area", share=float(f["found"]))
    others = [
        line(
            "claims.share-of-area",
            share=float(row["value"]),
            kind=row["indicator"].removeprefix("area_"),
        )
        for row in f["others"]
    ]
    yield line("claims.in-items", items=[by_total, *others])


def trade_by_counters(f: Fact) -> Iterator[Line]:
    """Say what Chinese customs and the Eurasian Development Bank count (c046)."""
    by_customs = line(
        "claims.by-customs", amount=float(f["found"]), year=str(f["first"])
    )
    by_bank = [
        line("claims.by-bank", amount=float(row["other"])) for row in f["others"]
    ]
    yield _clauses(by_customs, *by_bank)


def months_until_level(f: Fact) -> Iterator[Line]:
    """Say when a level was reached, if it was (c047)."""
    end = str(f["end"])
    if not f["reached"]:
        yield line("claims.not-reached", end=end)
        return
    yield line("claims.first-year-at-level", end=end, months=f["months"])
    if f.get("total"):
        total = float(f["total"])
        yield line("claims.years-add-up", first=str(f["first"]), last=end, total=total)


def growth_of_trade(f: Fact) -> Iterator[Line]:
    """Say how much trade grew, and whether the base year decides (c077)."""
    yield line("claims.growth-by-customs", first=str(f["first"]), last=str(f["last"]))
    spans = [
        line(
            "claims.growth-of-span",
            start=str(row["start"]),
            end=str(row["end"]),
            growth=float(row["value"]),
        )
        for row in f["others"]
    ]
    if spans and f["same"]:
        yield line("claims.base-year-makes-no-difference", spans=spans)
    elif spans:
        yield line("claims.base-year-decides", spans=spans)


def level(f: Fact) -> Iterator[Line]:
    """Say what the forecast of a level comes to, and what growth the level takes."""
    if f["due"]:
        yield line("claims.as-customs-count")
        return
    said: dict[str, Value] = {
        "found": float(f["found"]),
        "year": str(f["first"]),
        "probability": float(f["probability"]),
    }
    low = f["low"]
    if low is None or math.isnan(low):
        yield line("claims.forecast-of-level", **said)
    else:
        yield line(
            "claims.forecast-of-level-with-interval",
            coverage=float(f["coverage"]),
            low=float(low),
            high=float(f["high"]),
            **said,
        )
    required = f["needed"]
    yield line(
        "claims.growth-it-takes",
        first=float(required["first"]),
        start=str(required["start"]),
        growth=float(required["value"]),
    )


# --- Railways, corridors and hubs ----------------------------------------------------


def official_dates(f: Fact) -> Iterator[Line]:
    """Say which dates officials name (c078)."""
    dates = [
        line(
            "claims.official-date",
            said_by=row["said_by"],
            said_on=row["said_on"],
            date=row["claimed_period"],
        )
        for row in f["rows"]
    ]
    yield line("claims.official-dates", dates=dates)


def _cargo(rows: Iterable[Fact]) -> Line:
    amounts = [
        line(
            "claims.cargo-of-period",
            period=str(row["period"]),
            amount=float(row["value"]),
            unit=row["unit"],
        )
        for row in rows
    ]
    return line("claims.cargo", amounts=amounts)


def _finished(rows: Sequence[Fact], text: str) -> Iterator[Line]:
    """Say what came into service since the text; of some the day may be earlier."""
    if not rows:
        return
    works = [
        line("claims.work-of-day", name=row["name"], completed=row["completed"])
        for row in rows
    ]
    is_most = any(row["completed"] < text for row in rows)
    yield line(f"claims.in-service{'-at-most' if is_most else ''}", works=works)


def ports_and_cargo(f: Fact) -> Iterator[Line]:
    """Say which ports were finished, and how much cargo passes (c079)."""
    yield from _finished(f["ports"], f["text"])
    grown = f["grown"]
    change = line(
        "claims.change-of-span", start=str(grown["start"]), end=str(grown["end"])
    )
    yield _clauses(_cargo(f["late"]), change)


def cargo_of_the_route(f: Fact) -> Iterator[Line]:
    """Say how much cargo passes, and how much of it Kazakhstan sends (c096)."""
    fell = line("claims.fallen-since", year=str(f["last"])) if f["split"] else None
    yield _clauses(_cargo(f["shown"]), fell)
    for row in f["exports"]:
        yield line(
            "claims.kazakh-exports-in-cargo",
            period=row["period"],
            share=float(row["value"]),
        )


def hubs(f: Fact) -> Iterator[Line]:
    """Say which hubs are in service, and which under way (c080)."""
    yield from _finished(f["hubs"], f["text"])
    if not f["under_way"]:
        yield line("claims.none-under-way")
        return
    works = [
        line(
            "claims.work-in-status",
            name=row["name"],
            status=_as_words(row["status"]),
        )
        for row in f["under_way"]
    ]
    yield line("claims.under-way", works=works)


# --- Gas, oil, solar and wind --------------------------------------------------------


def _fell(f: Fact) -> Line | None:
    """Say in how many of the last years something fell."""
    falls = f["falls"]
    changes = f["changes"]
    if not falls:
        return None
    if changes == 1:
        return line("claims.fell-in-the-last-year")
    if falls < changes:
        return line("claims.fell-in-some", falls=int(falls), changes=int(changes))
    if changes == 2:
        return line("claims.fell-in-both")
    return line("claims.fell-in-all", changes=int(changes))


def gas_to_china(f: Fact) -> Iterator[Line]:
    """Say how much gas the region and its two great senders deliver (c081)."""
    grown = f["grown"]
    region = line(
        "claims.gas-to-china",
        first=float(grown["first"]),
        start=str(grown["start"]),
        last=float(grown["last"]),
        end=str(grown["end"]),
        most=float(f["top"]["value"]),
        peak=str(f["top"]["period"]),
    )
    yield _clauses(region, _fell(f))
    if f["both"]:
        yield _two_senders(f["both"], [grown["start"], grown["end"]])


def _two_senders(rows: Sequence[Fact], years: Sequence[int]) -> Line:
    amounts = [
        line(
            "claims.gas-of-edition",
            amount=float(row["value"]),
            period=str(row["period"]),
            edition=str(row["edition"]),
        )
        for row in rows
    ]
    editions = {row["edition"] for row in rows}
    several = "-of-editions" if len(editions) > 1 else ""
    split = [row["period"] for row in rows]
    not_split = [
        line("claims.not-split", year=str(year))
        for year in years
        if str(year) not in split
    ]
    return _clauses(line(f"claims.two-senders{several}", amounts=amounts), *not_split)


def oil_to_china(f: Fact) -> Iterator[Line]:
    """Say how much oil goes to China, and of whom no figure is known (c082)."""
    spans = f["spans"]
    for place, trend in enumerate(f["trends"]):
        clauses = [_oil(trend)]
        if place == 0:
            clauses = [line("claims.crude-oil", exports=_oil(trend))]
            fell = _fell(f)
            if fell:
                clauses.append(fell)
        best = f["best"]
        is_only = len(spans) == 1
        if is_only and [trend["start"], trend["end"]] == [best["start"], best["end"]]:
            clauses.append(_only_long_span(float(best["value"])))
        yield _clauses(*clauses)
    if f["lacking"]:
        yield line("claims.no-figure-of", countries=list(f["lacking"]))


def _oil(trend: Fact) -> Line:
    route: Line
    if trend["route"] == "all":
        basis: Line | str = _as_words(trend["basis"])
        if trend["basis"] == "exporter_statistics":
            basis = line("claims.own-statistics")
        route = line("claims.all-routes", basis=basis)
    else:
        route = line("claims.by-route", route=_as_words(trend["route"]))
    return line(
        "claims.oil-of-exporter",
        exporter=trend["exporter"],
        route=route,
        first=float(trend["first"]),
        unit=trend["unit"],
        start=str(trend["start"]),
        last=float(trend["last"]),
        end=str(trend["end"]),
    )


def _only_long_span(growth: float) -> Line:
    if growth < 0:
        return line("claims.only-long-span-fell", change=-growth)
    return line("claims.only-long-span-grew", change=growth)


def plants(f: Fact) -> Iterator[Line]:
    """Say which plants are in service since the article, and how many there are."""
    since = f["since"]
    in_service = line("claims.no-plant-in-service", since=since)
    if f["plants"]:
        listed = [_plant(row) for row in f["plants"]]
        in_service = line("claims.plants-in-service", since=since, plants=listed)
    yield _clauses(in_service, line("claims.all-plants", total=float(f["total"])))


def _plant(row: Fact) -> Line:
    said: dict[str, Value] = {
        "name": row["name"],
        "capacity": float(row["capacity_mw"]),
    }
    if row["surely"]:
        return line("claims.plant-of-day", completed=row["completed"], **said)
    return line("claims.plant-of-unknown-day", **said)


# --- History, meetings, words and people ---------------------------------------------


def departure(f: Fact) -> Iterator[Line]:
    """Say to when sources date the departure of the first mission (c005)."""
    years = [str(int(row["period"].replace("-", ""))) for row in f["rows"]]
    yield line("claims.departures", years=years)
    yield line("claims.embassy")


def missions_near(f: Fact) -> Iterator[Line]:
    """Say which missions are dated nearest to a year (c009)."""
    yield line("claims.missions-near", missions=_titles(f["rows"]))


def years_between_missions(f: Fact) -> Iterator[Line]:
    """Say how many years lie between the two missions (c010)."""
    low = float(f["low"])
    high = float(f["high"])
    yield line("claims.years-between-missions", low=low, high=high)


def first_meetings(f: Fact) -> Iterator[Line]:
    """Say when the six met first, at each level (c029)."""
    meetings = [
        line(
            f"claims.meeting-of-level{'-online' if row['online'] else ''}",
            level=_as_words(row["level"]),
            period=row["period"],
        )
        for row in f["starts"]
    ]
    yield line("claims.first-meetings", meetings=meetings)


def meeting_number(f: Fact) -> Iterator[Line]:
    """Say which number a meeting had, in person and with those online (c030)."""
    in_person = int(f["readings"][0])
    of_all = int(f["readings"][1])
    if of_all == in_person:
        yield line("claims.meeting-number", in_person=in_person)
    else:
        yield line(
            "claims.meeting-number-with-online", in_person=in_person, of_all=of_all
        )


def cities(f: Fact) -> Iterator[Line]:
    """Say where and when (c036)."""
    for row in f["rows"]:
        yield line("claims.city-of-period", city=row["city"], period=row["period"])


def took_part(f: Fact) -> Iterator[Line]:
    """Say how many countries took part in each city (c038)."""
    in_cities = [
        line("claims.countries-in-city", n=int(row["number"]), city=row["city"])
        for row in f["rows"]
    ]
    yield line("claims.took-part", cities=in_cities)


def package(f: Fact) -> Iterator[Line]:
    """Say what a package of agreements holds."""
    subjects = [
        line("claims.title-of-period", title=row["subject"], period=row["period"])
        for row in f["rows"]
    ]
    found = float(f["found"])
    if f["unit"] == "USD bn":
        yield line("claims.package-in-dollars", found=found, subjects=subjects)
    else:
        yield line(
            "claims.package-counted",
            found=RoundedTo(found, 0),
            unit=f["unit"],
            subjects=subjects,
        )


def deals(f: Fact) -> Iterator[Line]:
    """Say how many agreements were signed at a forum, and what they are worth."""
    yield line(
        "claims.deals",
        n=float(f["number"]),
        worth=float(f["value_usd_mn"]),
        period=f["rows"][0]["period"],
    )


def datings(f: Fact) -> Iterator[Line]:
    """Say how an event is dated."""
    yield line("claims.datings", titles=_titles(f["rows"]))


def terms_listed(f: Fact) -> Iterator[Line]:
    """Say how others list the principles (c061)."""
    lists = [
        line("claims.terms-counted", n=int(row["count"]), terms=list(row["terms"]))
        for row in f["rows"]
    ]
    yield line("claims.terms-listed", lists=lists)


def terms_shared(f: Fact) -> Iterator[Line]:
    """Say how many terms the formula and the declaration share (c062)."""
    found = float(f["found"])
    if f["shared"]:
        yield line("claims.terms-shared", n=found, shared=list(f["shared"]))
    else:
        yield line("claims.terms-shared-none", n=found)


def parks(f: Fact) -> Iterator[Line]:
    """Say which parks opened since the text, and which are known (c084)."""
    if f["opened"]:
        yield line("claims.opened", titles=_titles(f["opened"]))
    else:
        yield line("claims.none-opened")
    in_stages = [
        line(
            "claims.park-in-stage",
            title=row["title"],
            stage=_as_words(row["stage"]),
            since=row["since"],
        )
        for row in f["rows"]
    ]
    if in_stages:
        yield line("claims.parks", parks=in_stages)


def workshops(f: Fact) -> Iterator[Line]:
    """Say which workshops are in service, and what is reported of others (c086)."""
    countries = [
        line("claims.country-since", country=row["country"], since=row["since"])
        for row in f["rows"]
    ]
    if countries:
        yield line("claims.workshops-in-service", countries=countries)
    else:
        yield line("claims.no-workshop-in-service")
    for row in f["others"]:
        stages = [_as_words(stage) for stage in row["stages"]]
        if stages:
            yield line("claims.reported-as", country=row["country"], stages=stages)
        else:
            yield line("claims.nothing-reported", country=row["country"])


def grants(f: Fact) -> Iterator[Line]:
    """Say how many grants were pledged a year, before and since (c087)."""
    since = [
        line(
            "claims.grants-of-period",
            n=RoundedTo(float(row["value"]), 0),
            period=str(row["period"]),
        )
        for row in f["since"]
    ]
    yield line(
        "claims.grants",
        base=RoundedTo(float(f["base"]["value"]), 0),
        period=str(f["base"]["period"]),
        since=since,
    )
    yield line("claims.grants-overlap", year=str(f["last"]))


def visitors(f: Fact) -> Iterator[Line]:
    """Say how the number of visitors changed, of which the least is shown (c088)."""
    rows = f["rows"]
    countries = [
        line(
            "claims.visitors-of-country",
            country=row["country"],
            indicator=_as_words(row["indicator"]),
            growth=float(row["growth_pct"]),
        )
        for row in rows
    ]
    changed = line(
        "claims.visitors",
        start=str(rows[0]["start"]),
        end=str(rows[0]["end"]),
        countries=countries,
    )
    yield _clauses(changed, line("claims.least-is-shown"))


def members(f: Fact) -> Iterator[Line]:
    """Say which countries are members, and which are not (c090)."""
    countries = [row["country"] for row in f["rows"]]
    inside = line("claims.members", countries=countries)
    outside = None
    if f["outside"]:
        outside = line("claims.no-members", countries=list(f["outside"]))
    yield _clauses(inside, outside)


def measures(f: Fact) -> Iterator[Line]:
    """Say which measures are new since the text."""
    if f["rows"]:
        yield line("claims.new-measures", titles=_titles(f["rows"]))
    else:
        yield line("claims.no-new-measure")
    yield line("claims.no-proof-of-absence")


SENTENCES: Mapping[str, Callable[[Fact], Iterator[Line]]] = {
    "c005": departure,
    "c009": missions_near,
    "c010": years_between_missions,
    "c029": first_meetings,
    "c030": meeting_number,
    "c033": share_of_area,
    "c036": cities,
    "c038": took_part,
    "c046": trade_by_counters,
    "c047": months_until_level,
    "c061": terms_listed,
    "c062": terms_shared,
    "c077": growth_of_trade,
    "c078": official_dates,
    "c079": ports_and_cargo,
    "c080": hubs,
    "c081": gas_to_china,
    "c082": oil_to_china,
    "c083": plants,
    "c084": parks,
    "c086": workshops,
    "c087": grants,
    "c088": visitors,
    "c090": members,
    "c096": cargo_of_the_route,
    "datings": datings,
    "deals": deals,
    "level": level,
    "measures": measures,
    "package": package,
}
"""What is said of what was computed, by claim or by what it is a case of."""


def sentences(claim_id: str, computed: Mapping[str, Any]) -> Iterator[Line]:
    """Say what was computed of a claim, if there is more to say than its figure."""
    say = SENTENCES.get(computed.get("sentence", claim_id))
    if say:
        yield from say(dict(computed))
