"""Claims on history, meetings, words and people, computed from the tables.

Where sources date or count one thing differently, the reading nearest to the claim is
the one that is compared, and the figure counts as qualified if another says otherwise.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

from cac_data import codes, history, periods
from cac_data.claims.computed import (
    Claim,
    Computation,
    Computed,
    ids,
    is_right,
    rows_of,
)
from cac_data.claims.known import Known
from cac_data.display import period_in_words
from cac_data.display.phrases import listed

__all__ = ["COMPUTATIONS"]

# What set out from China to the peoples of Central Asia: embassies, and trade.
_MISSIONS = ("embassy", "trade")


def _nearest(claim: Claim, readings: Iterable[float]) -> float:
    return float(min(readings, key=lambda reading: abs(reading - claim["value"])))


def _is_split(claim: Claim, readings: Iterable[float]) -> bool:
    """Whether some readings agree with the claim and some do not."""
    return len({is_right(claim, reading) for reading in readings}) > 1


def _year(period: str) -> int:
    return periods.bounds(period)[0][0]


def _first_mission(known: Known) -> pd.DataFrame:
    """Datings of the first Chinese embassy to Central Asia, in order of time."""
    first = history.earliest(known["events"], kind="embassy", countries="CA5").head(1)
    if first.empty:
        return first.assign(source_ids=[])
    return history.dates_of(known["events"], str(first["event_id"].item()))


def _first_year(claim: Claim, known: Known) -> Computed | None:
    dates = _first_mission(known)
    if dates.empty:
        return None
    years = dates["period"].map(_year)
    told = [f"{period_in_words(row.period)} ({row.title})" for row in rows_of(dates)]
    return Computed(
        found=_nearest(claim, years),
        source_ids=ids(dates),
        note=f"The first embassy is dated to {listed(told)}",
        is_split=_is_split(claim, years),
    )


def _missions_near(known: Known, year: int) -> pd.DataFrame:
    """Missions after the first that have a year of their own, the nearest first."""
    near = history.nearest_events(
        known["events"], year, kind=_MISSIONS, countries="CA5"
    )
    first = set(_first_mission(known)["event_id"])
    # What is dated to a span of years hits any of them.
    exact = near["fewest"] == near["most"]
    return near[exact & ~near["event_id"].isin(first)].reset_index(drop=True)


def _next_mission(claim: Claim, known: Known) -> Computed | None:
    near = _missions_near(known, int(claim["value"])).head(2)
    if near.empty:
        return None
    told = [f"{period_in_words(row.period)} ({row.title})" for row in rows_of(near)]
    return Computed(
        found=float(_year(near["period"].iloc[0])),
        source_ids=ids(near),
        note=f"The missions dated nearest to that year: {listed(told)}",
    )


def _between_missions(claim: Claim, known: Known) -> Computed | None:
    dates = _first_mission(known)
    second = _missions_near(known, _year(claim["period"].partition("/")[2]))
    if dates.empty or second.empty:
        return None
    spans = history.years_between(
        known["events"], str(dates["event_id"].iloc[0]), str(second["event_id"].iloc[0])
    )
    readings = sorted({*spans["fewest"], *spans["most"]})
    if not readings:
        return None
    return Computed(
        found=_nearest(claim, readings),
        source_ids=ids(spans),
        note=(
            f"Between the two missions that are documented lie {min(readings)} to "
            f"{max(readings)} years, by the datings of the two"
        ),
        is_split=_is_split(claim, readings),
        low=float(min(readings)),
        high=float(max(readings)),
    )


def _leaders_start(claim: Claim, known: Known) -> Computed | None:
    starts = history.format_starts(known["summits"])
    if starts.empty:
        return None
    told = [
        f"{row.level.replace('_', ' ')}{' online' if row.online else ''} "
        f"{period_in_words(row.period)}"
        for row in rows_of(starts)
    ]
    years = [_year(period) for period in starts["period"]]
    met = starts[(starts["level"] == "leaders") & ~starts["online"]]
    if met.empty:
        return None
    return Computed(
        found=float(_year(met["period"].item())),
        source_ids=ids(met),
        note=f"First meetings of the six: {listed(told)}",
        beside=ids(starts),
        is_split=_is_split(claim, years),
    )


def _place_of_summit(claim: Claim, known: Known) -> Computed | None:
    leaders = history.meetings(known["summits"], level="leaders")
    inside = [
        periods.bounds(period)[0] >= periods.bounds(claim["period"])[0]
        and periods.bounds(period)[1] <= periods.bounds(claim["period"])[1]
        for period in leaders["period"]
    ]
    if not any(inside):
        return None
    meeting = leaders[inside].iloc[0]
    before = leaders[leaders["number"] < meeting["number"]]
    in_person = int((~before["online"]).sum()) + 1
    places = [in_person, int(meeting["number"])]
    note = f"Among the meetings in person it was number {in_person}"
    if places[0] != places[1]:
        note += f"; with those online, number {places[1]}"
    return Computed(
        found=_nearest(claim, places),
        source_ids=ids(leaders[leaders["number"] <= meeting["number"]]),
        note=note,
        is_split=_is_split(claim, places),
    )


def _second_summit(claim: Claim, known: Known) -> Computed | None:
    leaders = history.meetings(known["summits"], level="leaders", online=False)
    if len(leaders) < 2:
        return None
    second = leaders.iloc[[1]]
    return Computed(
        found=float(_year(second["period"].item())),
        source_ids=ids(second),
        note=f"{second['city'].item()}, {period_in_words(second['period'].item())}",
    )


def _attendance(claim: Claim, known: Known) -> Computed | None:
    leaders = history.meetings(known["summits"], level="leaders", online=False)
    if len(leaders) < 2:
        return None
    both = leaders.head(2)
    told = [f"{row.city}: {len(row.participants)}" for row in rows_of(both)]
    return Computed(
        found=float(min(map(len, both["participants"]))),
        source_ids=ids(both),
        note=f"Countries that took part, {listed(told)}",
    )


def _of_all_six(agreements: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Agreements of one kind between all of the five and China."""
    six = {*codes.CA5, "CHN"}
    every = agreements["countries"].map(lambda named: set(named) == six).astype(bool)
    return agreements[(agreements["kind"] == kind) & every]


def _text_of_six(kind: str) -> Computation:
    """Return the computation of a year in which the six adopted a text of a kind."""

    def compute(claim: Claim, known: Known) -> Computed | None:
        texts = _of_all_six(known["agreements"], kind)
        near = texts[texts["period"].map(_year) == claim["value"]]
        if texts.empty:
            return None
        chosen = near if len(near) else texts.tail(1)
        dates = history.dates_of(
            known["agreements"], str(chosen["agreement_id"].iloc[0])
        )
        told = [
            f"{row.title} ({period_in_words(row.period)})" for row in rows_of(dates)
        ]
        return Computed(
            found=_nearest(claim, dates["period"].map(_year)),
            source_ids=ids(dates),
            note=f"By the table: {listed(told)}",
        )

    return compute


def _package(indicator: str, *, scale: float = 1, unit: str = "") -> Computation:
    """Return the computation of a count, with whose it is.

    The count that is nearest to the claim is what the text can mean. If those who
    signed are not the six, the figure is right and its referent is not.
    """

    def compute(claim: Claim, known: Known) -> Computed | None:
        # The text may be off by a day: months are compared.
        first, _, last = claim["period"].partition("/")
        counted = history.outcomes(
            known["summit_outcomes"],
            known["summits"],
            known["agreements"],
            indicator=indicator,
            start=first[:7],
            end=(last or first)[:7],
        )
        if unit:
            counted = counted[counted["unit"] == unit]
        if counted.empty:
            return None
        readings = counted["value"] / scale
        found = _nearest(claim, readings)
        if not is_right(claim, found):
            # That no other package has so many proves nothing: they were collected.
            return None
        meant = counted[(readings - found).abs() < 1e-9]
        told = [
            f"{row.subject} ({_WHOSE[row.attribution]}, {period_in_words(row.period)})"
            for row in rows_of(meant)
        ]
        is_of_six = "six_party" in set(meant["attribution"])
        return Computed(
            found=found,
            source_ids=ids(meant),
            note=f"That many are counted for {listed(dict.fromkeys(told))}",
            referent="supported" if is_of_six else "contradicted",
        )

    return compute


# Whose a count is, as the table says it.
_WHOSE = {
    "six_party": "all six states",
    "bilateral": "two states",
    "forum": "a forum of firms and officials",
    "business_council": "a council of firms",
    "sco": "the Shanghai Cooperation Organisation",
}


def _principles(known: Known) -> pd.DataFrame:
    """Lists of the principles as others print them, since the text's own year."""
    claims = known["claims"]
    own = str(claims["source_id"].iloc[0])
    concepts = known["concepts"]
    if own not in set(concepts["source_id"]):
        return concepts.head(0)
    listed_ = history.principles_listed(concepts)
    lists = history.principles(listed_, compared_with=own)
    sources = known["sources"].set_index("source_id")["published"]
    year = sources[own][:4]
    dated = lists["source_id"].map(lambda source_id: sources[source_id][:4] >= year)
    return lists[(lists["source_id"] != own) & dated.astype(bool)]


def _number_of_principles(claim: Claim, known: Known) -> Computed | None:
    lists = _principles(known)
    if lists.empty:
        return None
    told = [f"{row.count}: {', '.join(row.terms)}" for row in rows_of(lists)]
    return Computed(
        found=_nearest(claim, lists["count"]),
        source_ids=ids(lists),
        note="As others list them: " + "; ".join(told),
        is_split=_is_split(claim, lists["count"]),
    )


def _shared_principles(claim: Claim, known: Known) -> Computed | None:
    lists = _principles(known)
    if lists.empty:
        return None
    return Computed(
        found=float(lists["shared"].max()),
        source_ids=ids(lists),
        note="Principles that stand in both lists under one term",
    )


def _workshops(claim: Claim, known: Known) -> Computed | None:
    workshops = history.running_workshops(known["people_links"])
    running = workshops[workshops["status"] == "running"]
    if not any(workshops["stages"]):
        return None
    told = [
        f"{codes.country_name(row.country)} since {period_in_words(row.since)}"
        for row in rows_of(running)
    ]
    others = workshops[workshops["status"] != "running"]
    note = f"In service: {listed(told)}" if told else "None is in service"
    for row in rows_of(others):
        words = listed([stage.replace("_", " ") for stage in row.stages] or ["nothing"])
        note += f". {codes.country_name(row.country)}: said to be {words}"
    return Computed(
        found=float(len(running)),
        source_ids=ids(running),
        note=note,
        beside=ids(others),
    )


def _in_organisation(claim: Claim, known: Known) -> Computed | None:
    members = history.members(
        known["agreements"], organisation="SCO", as_of=known.as_of or None
    )
    inside = members[members["country"].isin(codes.CA5)]
    if inside.empty:
        return None
    outside = [
        codes.country_name(code)
        for code in codes.CA5
        if code not in set(inside["country"])
    ]
    note = f"Members of the five: {listed(map(codes.country_name, inside['country']))}"
    if outside:
        note += f"; not a member: {listed(outside)}"
    return Computed(float(len(inside)), ids(inside), note)


def _parks(claim: Claim, known: Known) -> Computed | None:
    parks = history.parks(known["security_technology"])
    first = periods.bounds(claim["period"])[0][0]
    opened = parks[
        (parks["stage"] == "launched") & (parks["since"].map(_year) >= first)
    ]
    told = [
        f"{row.title} ({row.stage}, {period_in_words(row.since)})"
        for row in rows_of(parks)
    ]
    return Computed(
        found=float(len(opened)),
        source_ids=ids(parks),
        note=f"Opened since {first}: {len(opened)}. Known parks: {listed(told)}"
        if told
        else f"Opened since {first}: none",
        is_due=False,
    )


def _scholarships(claim: Claim, known: Known) -> Computed | None:
    grants = history.pledged_scholarships(known["people_links"])
    first, last = (bound[0] for bound in periods.bounds(claim["period"]))
    pledged = {row.period: float(row.value) for row in rows_of(grants)}
    before = str(first - 1)
    since = {year: value for year, value in pledged.items() if year >= str(first)}
    if before not in pledged or not since:
        return None
    base, top = pledged[before], max(since.values())
    ends = ", ".join(f"{year}: {value:.0f}" for year, value in since.items())
    return Computed(
        found=100 * (top / base - 1),
        source_ids=ids(grants),
        note=(
            f"Government grants pledged to the region a year, {before}: {base:.0f}; "
            f"{ends}. Pledges overlap and end, and nothing is pledged up to {last}"
        ),
        is_due=False,
    )


def _visitors(claim: Claim, known: Known) -> Computed | None:
    growth = history.visitor_growth(known["people_links"])
    whole = growth[growth["start"].map(periods.is_year).astype(bool)]
    latest = whole[whole["end"] == whole["end"].max()]
    if latest.empty:
        return None
    told = [
        f"{codes.country_name(row.country)} ({row.indicator.replace('_', ' ')}) "
        f"{row.growth_pct:+.0f} percent"
        for row in rows_of(latest)
    ]
    span = f"{latest['start'].iloc[0]} to {latest['end'].iloc[0]}"
    return Computed(
        found=float(latest["growth_pct"].min()),
        source_ids=ids(latest),
        note=f"Visitors from China, {span}: {listed(told)}; the least is shown",
        is_due=False,
        low=float(latest["growth_pct"].min()),
        high=float(latest["growth_pct"].max()),
    )


def _new_measures(*words: str) -> Computation:
    """Return the computation of what the Shanghai Cooperation Organisation added."""

    def compute(claim: Claim, known: Known) -> Computed | None:
        first = periods.bounds(claim["period"])[0][0]
        found = history.measures(
            known["security_technology"], words, organisation="SCO", start=first
        )
        told = [
            f"{row.title} ({period_in_words(row.period)})" for row in rows_of(found)
        ]
        note = f"New since {first}: {listed(told)}" if told else f"None since {first}"
        return Computed(
            found=float(len(found)),
            source_ids=ids(found),
            note=f"{note}. A table of what was collected proves no absence",
            is_due=False,
        )

    return compute


COMPUTATIONS: Mapping[str, Computation] = {
    "c005": _first_year,
    "c009": _next_mission,
    "c010": _between_missions,
    "c029": _leaders_start,
    "c030": _place_of_summit,
    "c036": _second_summit,
    "c038": _attendance,
    "c048": _package("agreements"),
    "c049": _package("agreements_value", scale=1000, unit="USD mn"),
    "c050": _text_of_six("declaration"),
    "c051": _text_of_six("treaty"),
    "c052": _package("documents"),
    "c061": _number_of_principles,
    "c062": _shared_principles,
    "c084": _parks,
    "c086": _workshops,
    "c087": _scholarships,
    "c088": _visitors,
    "c090": _in_organisation,
    "c091": _new_measures("terror", "extremis"),
    "c092": _new_measures("drug"),
    "c093": _new_measures("cyber"),
}
"""By claim: how it is computed."""
