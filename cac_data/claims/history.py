"""Claims on old missions, on meetings of the six and on what they signed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import facts, history
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    Claim,
    Computed,
    agrees,
    computes,
    last_year,
    nearest,
)
from cac_data.codes import CA5
from cac_data.facts import Figure, Nothing
from cac_data.observations import gather
from cac_data.periods import year_of
from cac_data.tables import select

# --- Missions of the Han --------------------------------------------------------------


class Departures(Computed):
    """The years in which an embassy left; `rows` are its datings."""


@computes("c005")
def years_of_first_embassy(claim: Claim, tables: Known) -> Departures:
    """The years in which the first embassy left, by all that date it."""
    embassy = _first_embassy(tables)
    years = _years_in(embassy)
    found = claim.figure(nearest(claim, years))
    return Departures(found=found, rows=embassy, readings=years)


def _years_in(rows: pd.DataFrame) -> list[int]:
    """The year in which the period of each row ends."""
    return [year_of(period) for period in rows["period"]]


class NearestMissions(Computed):
    """The missions that are dated nearest to a year; the first counts."""


@computes("c009")
def year_of_second_mission(claim: Claim, tables: Known) -> NearestMissions:
    """The year of the mission after it that is nearest to the year claimed."""
    missions = _later_missions(tables, int(claim.value)).head(2)
    years = _years_in(missions.head(1))
    found = claim.figure(nearest(claim, years))
    return NearestMissions(found=found, rows=missions, readings=years)


@dataclass(frozen=True, kw_only=True, eq=False)
class YearsBetweenMissions(Computed):
    """The `fewest` and the `most` years between two missions, by their datings."""

    fewest: int
    most: int


@computes("c010")
def years_between_missions(
    claim: Claim, tables: Known
) -> YearsBetweenMissions | Nothing:
    """The fewest and the most years between both missions, by their datings."""
    embassy = _first_embassy(tables)
    missions = _later_missions(tables, last_year(claim))
    if embassy.empty or missions.empty:
        return Nothing("only one mission is documented")
    first = str(embassy["event_id"].iloc[0])
    second = str(missions["event_id"].iloc[0])
    rows = history.years_between(tables["events"], first, second)
    readings = [int(years) for years in (*rows["fewest"], *rows["most"])]
    if not readings:
        return Nothing("a mission has no date")
    return YearsBetweenMissions(
        found=claim.figure(nearest(claim, readings)),
        rows=rows,
        readings=readings,
        low=min(readings),
        high=max(readings),
        fewest=min(readings),
        most=max(readings),
    )


def _first_embassy(tables: Known) -> pd.DataFrame:
    """Datings of the first embassy."""
    return history.earliest(tables["events"], kind="embassy")


def _later_missions(tables: Known, year: int) -> pd.DataFrame:
    """Embassies and trade after the first embassy, the nearest to a year first."""
    events = history.nearest_events(tables["events"], year, kind=("embassy", "trade"))
    # A span of years would hit any.
    events = events[events["fewest"] == events["most"]]
    is_first = events["event_id"].isin(_first_embassy(tables)["event_id"])
    return events[~is_first]


# --- Meetings of the six --------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class FirstMeetings(Computed):
    """The years in which the six may be said to have met first.

    `starts` has the first meeting of each level.
    """

    starts: pd.DataFrame


@computes("c029")
def years_of_first_meeting(claim: Claim, tables: Known) -> FirstMeetings:
    """The first meeting of all six at any level, and that of heads in person.

    What began in Xi'an is the mechanism of the heads of state: both readings count.
    """
    starts = history.format_starts(tables["summits"])
    is_online = starts["online"].astype(bool)
    of_heads = starts[(starts["level"] == "leaders") & ~is_online]
    meetings = pd.concat([starts.head(1), of_heads])
    years = _years_in(meetings)
    found = claim.figure(nearest(claim, years))
    return FirstMeetings(found=found, rows=meetings, readings=years, starts=starts)


@dataclass(frozen=True, kw_only=True, eq=False)
class NumberOfMeeting(Computed):
    """Which meeting it was: of those `in_person`, and `of_all` with those online."""

    in_person: int
    of_all: int


@computes("c030")
def number_of_summit(claim: Claim, tables: Known) -> NumberOfMeeting | Nothing:
    """Which summit it was: of those in person, and of all with those online."""
    summits = history.meetings(tables["summits"], level="leaders")
    period = claim.period
    in_period = select(summits, start=period, end=period, parts=True)
    number = in_period["number"].min()
    so_far = summits[summits["number"] <= number]
    if so_far.empty:
        return Nothing("there was no summit")
    was_in_person = ~so_far["online"].iloc[:-1]
    in_person = int(was_in_person.sum()) + 1
    of_all = int(number)
    readings = [in_person, of_all]
    return NumberOfMeeting(
        found=claim.figure(nearest(claim, readings)),
        rows=so_far,
        readings=readings,
        in_person=in_person,
        of_all=of_all,
    )


class PlaceOfMeeting(Computed):
    """The year of a meeting, whose row says where it was."""


@computes("c036")
def year_of_second_summit(claim: Claim, tables: Known) -> PlaceOfMeeting:
    """The year of the second summit in person."""
    second = _summits_in_person(tables).iloc[1:2]
    years = _years_in(second)
    found = claim.figure(nearest(claim, years))
    return PlaceOfMeeting(found=found, rows=second, readings=years)


class TakingPart(Computed):
    """How many countries took part in meetings; each row has their `number`."""


@computes("c038")
def leaders_at_summits(claim: Claim, tables: Known) -> TakingPart:
    """The smaller number of countries at the first two summits in person."""
    summits = _summits_in_person(tables).head(2)
    summits = summits.assign(number=summits["participants"].map(len))
    fewest = summits["number"].min() if len(summits) > 1 else math.nan
    return TakingPart(found=claim.figure(fewest), rows=summits)


def _summits_in_person(tables: Known) -> pd.DataFrame:
    """Meetings of the heads of state that were not held online, in order."""
    summits = history.meetings(tables["summits"], level="leaders")
    return summits[~summits["online"].astype(bool)]


@dataclass(frozen=True, kw_only=True, eq=False)
class Members(Computed):
    """How many of the five are members; those `outside` are not."""

    outside: list[str]


@computes("c090")
def members_of_sco(claim: Claim, tables: Known) -> Members:
    """How many of the five are members of the SCO."""
    members = history.members(tables["agreements"], as_of=tables.as_of or None)
    members = members[members["country"].isin(CA5)]
    inside = {*members["country"]}
    return Members(
        found=claim.figure(len(members) or math.nan),
        rows=members,
        outside=[code for code in CA5 if code not in inside],
    )


# --- What was signed ------------------------------------------------------------------


class Datings(Computed):
    """The year of a text, by all that date it."""


@computes("c050", kind="declaration")
@computes("c051", kind="treaty")
def year_of_text(claim: Claim, tables: Known, *, kind: str) -> Datings | Nothing:
    """The year of a text of all six: of the one of that year, else of the last one."""
    agreements = tables["agreements"]
    is_of_six = agreements["countries"].map(lambda codes: {*codes} == history.SIX)
    is_kind = agreements["kind"] == kind
    texts = agreements[is_kind & is_of_six.astype(bool)]
    if texts.empty:
        return Nothing("no text of all six")
    of_year = texts[texts["period"].map(year_of) == claim.value]
    texts = of_year if len(of_year) else texts.tail(1)
    datings = history.dates_of(agreements, str(texts["agreement_id"].iloc[0]))
    year = nearest(claim, _years_in(datings))
    return Datings(found=claim.figure(year), rows=datings)


class Package(Computed):
    """A count of signed papers; the rows say of which packages."""


@computes("c052", indicator="documents")
def package(
    claim: Claim, tables: Known, *, indicator: str, scale: float = 1, unit: str = ""
) -> Package:
    """The count of signed papers that the text can mean, with whose it is.

    `scale`: units of the table in one of the claim.
    """
    # The text may be off by a day: months are compared.
    ends = claim.period.split("/")
    counts = select(
        _outcomes(tables),
        unit=unit or None,
        start=ends[0][:7],
        end=ends[-1][:7],
        indicator=indicator,
        parts=True,
    )
    readings = counts["value"] / scale
    reading = nearest(claim, readings)
    has_reading = (readings - reading).abs() < 1e-9
    packages = counts[has_reading]
    is_of_six = "six_party" in {*packages["attribution"]}
    # Of packages that have the number the text means the last before it.
    last = packages[packages["period"] == packages["period"].max()]
    # That no package has so many proves nothing: they were collected.
    found = reading if agrees(claim, reading) else math.nan
    return Package(
        found=claim.figure(found),
        rows=gather(last, ["subject", "period"]),
        referent="supported" if is_of_six else "contradicted",
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Deals(Computed):
    """A package of two countries, with its `number` of agreements and their `worth`."""

    number: Figure
    worth: Figure


@computes("c048", indicator="agreements")
@computes("c049", indicator="agreements_value", scale=1000, unit="USD mn")
def package_of_two(
    claim: Claim, tables: Known, *, indicator: str, scale: float = 1, unit: str = ""
) -> Package | Deals:
    """A package of agreements, told with its number and its value in one sentence.

    They are two claims of the text; whose package it is, is said there once. `scale`:
    units of the table in one of the claim.
    """
    signed = package(claim, tables, indicator=indicator, scale=scale, unit=unit)
    if signed.referent != "contradicted":
        return signed
    forums = {*signed.rows.get("subject", ())}
    outcomes = _outcomes(tables)
    outcomes = outcomes[outcomes["subject"].isin(forums)]
    exact_first = outcomes.sort_values(
        "printed_as", key=lambda precision: precision != "exact"
    )
    number = _first_of(exact_first, "agreements")
    worth = _first_of(outcomes, "agreements_value")
    if not (number and worth):
        return signed
    return Deals(
        found=signed.found,
        rows=signed.rows,
        referent=signed.referent,
        is_told_in_full=True,
        number=number,
        worth=worth,
    )


def _outcomes(tables: Known) -> pd.DataFrame:
    """What came of meetings and packages, with whose it is."""
    return history.outcomes(
        tables["summit_outcomes"], tables["summits"], tables["agreements"]
    )


def _first_of(outcomes: pd.DataFrame, indicator: str) -> Figure | Nothing:
    """The first figure of an indicator."""
    rows = outcomes[outcomes["indicator"] == indicator]
    return facts.at(rows.head(1))


# --- Principles -----------------------------------------------------------------------


class ListedTerms(Computed):
    """How many terms others list; each row has the `terms` of a text."""


@computes("c061")
def number_of_principles(claim: Claim, tables: Known) -> ListedTerms:
    """How many principles others list who wrote since the text, each a reading."""
    text = claim.source_id
    listed = history.principles_listed(tables["concepts"])
    lists = history.principles(listed, compared_with=text)
    years = tables["sources"].set_index("source_id")["published"].str[:4]
    is_since = lists["source_id"].map(years) >= years[text]
    is_of_others = lists["source_id"] != text
    lists = lists[is_since & is_of_others]
    lists = lists.rename(columns={"source_id": "source_ids"})
    counts = [int(count) for count in lists["count"]]
    found = claim.figure(nearest(claim, counts))
    return ListedTerms(found=found, rows=lists, readings=counts)


@dataclass(frozen=True, kw_only=True, eq=False)
class SharedTerms(Computed):
    """How many terms are in one text, and which are `shared` with another."""

    shared: list[str]


@computes("c062")
def principles_in_formula(claim: Claim, tables: Known) -> SharedTerms:
    """How many are in the formula of 2022; the Spirit of 2025 has other ones."""
    listed = history.principles_listed(tables["concepts"])
    by_text = history.principles_by_text(listed)
    of_article = by_text[by_text["article"] == "listed"]
    in_formula = of_article["formula_2022"] == "listed"
    in_declaration = of_article["declaration"] == "listed"
    shared = of_article.loc[in_declaration, "principle"]

    is_official = listed["source_id"].isin([history.MINISTERS, history.DECLARATION])
    rows = listed[is_official].rename(columns={"source_id": "source_ids"})
    return SharedTerms(
        found=claim.figure(in_formula.sum() if len(of_article) else math.nan),
        rows=rows,
        referent="supported" if in_declaration.all() else "contradicted",
        shared=[*shared],
    )
