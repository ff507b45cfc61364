"""Claims on old missions, on meetings of the six and on what they signed."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from cac_data import facts, history
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import agrees, computes, last_year, nearest
from cac_data.codes import CA5
from cac_data.facts import Fact
from cac_data.observations import gather
from cac_data.periods import year_of
from cac_data.tables import select

# --- Missions of the Han --------------------------------------------------------------


@computes("c005")
def years_of_first_embassy(claim: Fact, tables: Known) -> Fact:
    """The years in which the first embassy left, by all that date it."""
    embassy = _first_embassy(tables)
    return {"readings": embassy["period"].map(year_of), "rows": embassy}


@computes("c009")
def year_of_second_mission(claim: Fact, tables: Known) -> Fact:
    """The year of the mission after it that is nearest to the year claimed."""
    missions = _later_missions(tables, int(claim["value"])).head(2)
    years = missions["period"].map(year_of)
    return {"readings": years.head(1), "rows": missions}


@computes("c010")
def years_between_missions(claim: Fact, tables: Known) -> Fact:
    """The fewest and the most years between both missions, by their datings."""
    embassy = _first_embassy(tables)
    missions = _later_missions(tables, last_year(claim))
    if embassy.empty or missions.empty:
        return {}
    first = str(embassy["event_id"].iloc[0])
    second = str(missions["event_id"].iloc[0])
    rows = history.years_between(tables["events"], first, second)
    readings = pd.concat([rows["fewest"], rows["most"]])
    return {
        "readings": readings,
        "rows": rows,
        "low": readings.min(),
        "high": readings.max(),
    }


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


@computes("c029")
def years_of_first_meeting(claim: Fact, tables: Known) -> Fact:
    """The first meeting of all six at any level, and that of heads in person.

    What began in Xi'an is the mechanism of the heads of state: both readings count.
    """
    starts = history.format_starts(tables["summits"])
    is_online = starts["online"].astype(bool)
    of_heads = starts[(starts["level"] == "leaders") & ~is_online]
    meetings = pd.concat([starts.head(1), of_heads])
    return {
        "readings": meetings["period"].map(year_of),
        "rows": meetings,
        "starts": starts,
    }


@computes("c030")
def number_of_summit(claim: Fact, tables: Known) -> Fact:
    """Which summit it was: of those in person, and of all with those online."""
    summits = history.meetings(tables["summits"], level="leaders")
    period = claim["period"]
    in_period = select(summits, start=period, end=period, parts=True)
    number = in_period["number"].min()
    so_far = summits[summits["number"] <= number]
    if so_far.empty:
        return {}
    was_in_person = ~so_far["online"].iloc[:-1]
    return {"readings": [int(was_in_person.sum()) + 1, int(number)], "rows": so_far}


@computes("c036")
def year_of_second_summit(claim: Fact, tables: Known) -> Fact:
    """The year of the second summit in person."""
    second = _summits_in_person(tables).iloc[1:2]
    return {"readings": second["period"].map(year_of), "rows": second}


@computes("c038")
def leaders_at_summits(claim: Fact, tables: Known) -> Fact:
    """The smaller number of countries at the first two summits in person."""
    summits = _summits_in_person(tables).head(2)
    summits = summits.assign(number=summits["participants"].map(len))
    fewest = summits["number"].min() if len(summits) > 1 else math.nan
    return {"found": fewest, "rows": summits}


def _summits_in_person(tables: Known) -> pd.DataFrame:
    """Meetings of the heads of state that were not held online, in order."""
    summits = history.meetings(tables["summits"], level="leaders")
    return summits[~summits["online"].astype(bool)]


@computes("c090")
def members_of_sco(claim: Fact, tables: Known) -> Fact:
    """How many of the five are members of the SCO."""
    members = history.members(tables["agreements"], as_of=tables.as_of or None)
    members = members[members["country"].isin(CA5)]
    inside = {*members["country"]}
    return {
        "found": len(members) or math.nan,
        "rows": members,
        "outside": [code for code in CA5 if code not in inside],
    }


# --- What was signed ------------------------------------------------------------------


@computes("c050", kind="declaration")
@computes("c051", kind="treaty")
def year_of_text(claim: Fact, tables: Known, *, kind: str) -> Fact:
    """The year of a text of all six: of the one of that year, else of the last one."""
    agreements = tables["agreements"]
    is_of_six = agreements["countries"].map(lambda codes: {*codes} == history.SIX)
    is_kind = agreements["kind"] == kind
    texts = agreements[is_kind & is_of_six.astype(bool)]
    if texts.empty:
        return {}
    of_year = texts[texts["period"].map(year_of) == claim["value"]]
    texts = of_year if len(of_year) else texts.tail(1)
    datings = history.dates_of(agreements, str(texts["agreement_id"].iloc[0]))
    year = nearest(claim, datings["period"].map(year_of))
    return {"found": year, "rows": datings, "sentence": "datings"}


@computes("c052", indicator="documents")
def package(
    claim: Fact, tables: Known, *, indicator: str, scale: float = 1, unit: str = ""
) -> Fact:
    """The count of signed papers that the text can mean, with whose it is.

    `scale`: units of the table in one of the claim.
    """
    # The text may be off by a day: months are compared.
    ends = claim["period"].split("/")
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
    return {
        # That no package has so many proves nothing: they were collected.
        "found": reading if agrees(claim, reading) else math.nan,
        "rows": gather(last, ["subject", "period"]),
        "referent": "supported" if is_of_six else "contradicted",
        "sentence": "package",
    }


@computes("c048", indicator="agreements")
@computes("c049", indicator="agreements_value", scale=1000, unit="USD mn")
def package_of_two(
    claim: Fact, tables: Known, *, indicator: str, scale: float = 1, unit: str = ""
) -> Fact:
    """A package of agreements, told with its number and its value in one sentence.

    They are two claims of the text; whose package it is, is said there once. `scale`:
    units of the table in one of the claim.
    """
    signed = package(claim, tables, indicator=indicator, scale=scale, unit=unit)
    if signed["referent"] != "contradicted":
        return signed
    forums = {*signed["rows"].get("subject", ())}
    outcomes = _outcomes(tables)
    outcomes = outcomes[outcomes["subject"].isin(forums)]
    exact_first = outcomes.sort_values(
        "printed_as", key=lambda precision: precision != "exact"
    )
    number = _first_of(exact_first, "agreements")
    value = _first_of(outcomes, "agreements_value")
    if not (number and value):
        return signed
    return {
        **signed,
        "number": number["value"],
        "value_usd_mn": value["value"],
        "sentence": "deals",
        "told_in_full": True,
    }


def _outcomes(tables: Known) -> pd.DataFrame:
    """What came of meetings and packages, with whose it is."""
    return history.outcomes(
        tables["summit_outcomes"], tables["summits"], tables["agreements"]
    )


def _first_of(outcomes: pd.DataFrame, indicator: str) -> Mapping[str, float]:
    """The first row of an indicator; empty if there is none."""
    rows = outcomes[outcomes["indicator"] == indicator]
    return facts.at(rows.head(1))


# --- Principles -----------------------------------------------------------------------


@computes("c061")
def number_of_principles(claim: Fact, tables: Known) -> Fact:
    """How many principles others list who wrote since the text, each a reading."""
    text = str(claim["source_id"])
    listed = history.principles_listed(tables["concepts"])
    lists = history.principles(listed, compared_with=text)
    years = tables["sources"].set_index("source_id")["published"].str[:4]
    is_since = lists["source_id"].map(years) >= years[text]
    is_of_others = lists["source_id"] != text
    lists = lists[is_since & is_of_others]
    lists = lists.rename(columns={"source_id": "source_ids"})
    return {"readings": lists["count"], "rows": lists}


@computes("c062")
def principles_in_formula(claim: Fact, tables: Known) -> Fact:
    """How many are in the formula of 2022; the Spirit of 2025 has other ones."""
    listed = history.principles_listed(tables["concepts"])
    by_text = history.principles_by_text(listed)
    of_article = by_text[by_text["article"] == "listed"]
    in_formula = of_article["formula_2022"] == "listed"
    in_declaration = of_article["declaration"] == "listed"
    shared = of_article.loc[in_declaration, "principle"]

    is_official = listed["source_id"].isin([history.MINISTERS, history.DECLARATION])
    rows = listed[is_official].rename(columns={"source_id": "source_ids"})
    return {
        "found": in_formula.sum() if len(of_article) else math.nan,
        "rows": rows,
        "shared": [*shared],
        "referent": "supported" if in_declaration.all() else "contradicted",
    }
