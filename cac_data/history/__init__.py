"""History, summits and ties: what happened when, who met, and what came of it.

Only meetings of leaders and foreign ministers, partnerships and exemptions from visas
are complete lists, of which numbers compare; all else is what was collected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from cac_data import codes, facts, periods
from cac_data.facts import Fact
from cac_data.history import events as events
from cac_data.history.events import (
    ARTICLE as ARTICLE,
    THIN,
    acts as acts,
    dates_of as dates_of,
    earliest as earliest,
    nearest_events as nearest_events,
    years_between as years_between,
)
from cac_data.inputs import takes
from cac_data.observations import combine, gather, join, observe, union
from cac_data.tables import select, sort_rows

SIX = frozenset({*codes.CA5, "CHN"})

_LEVELS = {
    "strategic": "strategic",
    "comprehensive_strategic": "comprehensive strategic",
    "comprehensive_strategic_new_era": "for a new era",
    "permanent_comprehensive_strategic": "permanent",
    "all_weather_comprehensive_strategic": "all-weather",
}
_ABOVE = "a form above it"  # the step of the last three, which are not ranked

# What pledges are counted by, beside their topics, in sentences and on the front page.
INSTITUTIONS = ("institution",)
ECONOMY = ("trade", "technology", "energy")
_RAILWAY = "railway China - Kyrgyzstan - Uzbekistan"  # as pledges name it

_UNSEEN = "not_seen"
_OTHER_TOPICS = "other"
_STATUSES = ("done", "partly", "in_progress", "not_done", "open", _UNSEEN)

# Sources of lists of principles: the declaration of Astana in Chinese, which is the
# official one, and the formula that the foreign ministers agreed in 2022.
DECLARATION, MINISTERS = "xinhua-zh-declaration-2025", "teller-fm3-2022"
TREATY = "treaty-2025"  # of all six, signed in Astana
_OF_THE_FIVE = "Consultative Meetings of Central Asia"


def _begun(rows: pd.DataFrame, by: str | None, column: str = "period") -> pd.DataFrame:
    """Rows with a date that had begun by the end of another; None: all with a date."""
    rows = rows[rows[column] != ""]
    limit = periods.bounds(by)[1] if by else (9999, 1, 1)
    early = rows[column].map(lambda text: periods.bounds(text)[0] <= limit)
    return rows[early.astype(bool)]


@takes(profile="country_profile")
def border_areas(profile: pd.DataFrame) -> pd.DataFrame:
    """Land at issue along the border with China, and the share that was kept.

    `country claim` (``in dispute``: negotiated; ``claimed``: a historical claim; they
    do not compare) `claimed_km2 kept_pct basis` (how it is known) `source_ids`.
    """
    rows = profile[profile["indicator"].str.match("border_area_|land_border_with_chn")]
    rows = rows[rows["country"].isin(codes.CA5)]
    rows = rows.drop_duplicates(["country", "indicator"])
    is_area = rows["indicator"].str.startswith("border_area_")
    # A border without an area at issue keeps its own row.
    rows = rows[is_area | ~is_area.groupby(rows["country"]).transform("any")]
    area = rows.pivot_table(index="country", columns="indicator", values="value")
    names = ["in_dispute", "claimed_by_china", "transferred_to_china", "retained_share"]
    area = area.reindex(columns=[f"border_area_{name}" for name in names])
    disputed, claimed, handed_over, published = (area[name] for name in area)
    at_issue = disputed.fillna(claimed)
    kept = published.fillna(100 * (1 - handed_over / at_issue))
    words = ("in dispute", "claimed"), ("published", "worked out")
    claim = np.select([disputed.notna(), claimed.notna()], words[0], "")
    basis = np.select([published.notna(), kept.notna()], words[1], "")
    ids = rows.groupby("country")["source_id"].agg(union)
    found = area.assign(claim=claim, claimed_km2=at_issue, kept_pct=kept, basis=basis)
    columns = ["claim", "claimed_km2", "kept_pct", "basis", "source_ids"]
    return found.assign(source_ids=ids)[columns].reset_index()


@takes(agreements="agreements")
def partnership_spans(agreements: pd.DataFrame, *, until: str) -> pd.DataFrame:
    """Spans of each partnership: `country start end step level source_ids`."""
    rows = _begun(acts(agreements, "partnership"), until)
    ends = rows.groupby("country")["period"].shift(-1).fillna(until)
    level = rows["level"].map(_LEVELS).astype("str")
    step = level.where(level.isin(["strategic", "comprehensive strategic"]), _ABOVE)
    rows = rows.assign(end=ends.astype("str"), step=step, level=level)
    rows = rows.rename(columns={"period": "start"}).reset_index(drop=True)
    return rows[["country", "start", "end", "step", "level", "source_ids"]]


@takes(agreements="agreements")
def visa_exemptions(agreements: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Exemptions from visas, and how far they are on a date.

    `country scope` (mutual, unilateral) `state` (in force, agreed, talks, under study)
    `in_force` (since when) `source_ids`.
    """
    rows = _begun(acts(agreements, "visa_exemption"), as_of)
    in_force = rows.index.isin(_begun(rows, as_of, "in_force").index)
    scope = np.where(rows["status"] == "unilateral", "unilateral", "mutual")
    is_studied = rows["title"].str.contains("under study", regex=False)
    before = np.where(is_studied, "under study", "talks")
    state = np.where(rows["status"] == "talks", before, "agreed")
    rows = rows.assign(scope=scope, state=np.where(in_force, "in force", state))
    columns = ["country", "scope", "state", "in_force", "source_ids"]
    return rows[columns].reset_index(drop=True)


@takes(agreements="agreements")
def members(agreements: pd.DataFrame, *, as_of: str | None) -> pd.DataFrame:
    """Members of the SCO on a date: `country since source_ids`."""
    rows = select(agreements, organisation="SCO", kind=["founding", "accession"])
    rows = _begun(rows[rows["variant_of"] == ""], as_of).explode("countries")
    names = {"countries": "country", "period": "since"}
    rows = rows.rename(columns=names).assign(source_ids=rows["source_id"])
    rows = sort_rows(rows, ["country", "since", "agreement_id"])
    return rows[["country", "since", "source_ids"]]


@takes(summits="summits")
def meetings(
    summits: pd.DataFrame, *, level: str | None = None, as_of: str | None = None
) -> pd.DataFrame:
    """Meetings of the six that took place, in order of time, with their `number`.

    Those of leaders, foreign and interior ministers are a complete list.
    """
    where = {"format": "C+C5", "level": level}
    held = _begun(select(summits, where=where, status="happened", parts=True), as_of)
    rows = sort_rows(held, ["period", "summit_id"])
    return rows.assign(number=range(1, len(rows) + 1), source_ids=rows["source_id"])


@takes(summits="summits")
def format_starts(summits: pd.DataFrame) -> pd.DataFrame:
    """First meeting of the six at each `level`, `online` and in person."""
    held = meetings(summits).drop_duplicates(["level", "online"]).reset_index(drop=True)
    return held[["level", "online", "summit_id", "period", "city", "source_ids"]]


@takes(counts="summit_outcomes", summits="summits", agreements="agreements")
def outcomes(
    counts: pd.DataFrame, summits: pd.DataFrame, agreements: pd.DataFrame
) -> pd.DataFrame:
    """What came of meetings and packages, with whose it is, in order of time.

    Observations of `summit_outcomes` with `subject` and `countries`. Nothing is added
    up: the things counted differ, announced values overlap.
    """
    held = summits.rename(columns={"participants": "countries"})
    both = pd.concat([held.assign(agreement_id=""), agreements.assign(summit_id="")])
    both = both.rename(columns={"title": "subject", "agreement_id": "_agreement"})
    # A count of a meeting may name an agreement, too: the meeting dates it.
    of_meeting = counts["summit_id"] != ""
    rows = counts.assign(_agreement=counts["agreement_id"].mask(of_meeting, ""))
    columns = ["summit_id", "_agreement", "period", "subject", "countries"]
    rows = observe(rows.merge(both[columns], on=["summit_id", "_agreement"]))
    rows = rows.drop(columns="_agreement")
    return sort_rows(rows, ["period", "agreement_id", "summit_id", "indicator", "unit"])


def pledges(
    tables: Mapping[str, pd.DataFrame], until: str, *, elsewhere: bool = False
) -> pd.DataFrame:
    """What leaders pledged at meetings of the six, or `elsewhere` too, by a date.

    Rows of `pledges` with `pledged_on` (year, of the six), `held` (when the meeting
    was), `falls_due` (of what is not over), `one_text` (of pledge and report) and
    `source_ids`, what is done first; a later report is not seen yet.
    """
    held = meetings(tables["summits"], level="leaders", as_of=until)
    held = held.assign(pledged_on=held["period"].str[:4], held=held["period"])
    held = held[["summit_id", "pledged_on", "held"]]
    rows = tables["pledges"].merge(held, "left" if elsewhere else "inner", "summit_id")
    early = rows.index.isin(_begun(rows, until, "status_period").index)
    rows.loc[~early, ["status_period", "status_note", "status_source_id"]] = ""
    rows["status"] = rows["status"].where(early | (rows["status"] == "open"), _UNSEEN)
    rows["_rank"] = rows["status"].map(_STATUSES.index)
    is_over = rows["status"].isin(["done", "not_done"])
    rows["falls_due"] = rows["due"].mask(is_over, "")
    rows["one_text"] = rows["source_id"] == rows["status_source_id"]
    ids = zip(rows["source_id"], rows["status_source_id"], strict=True)
    rows["source_ids"] = [union(pair) for pair in ids]
    return sort_rows(rows, ["_rank", "pledged_on", "pledge_id"])


def pledges_by_topic(rows: pd.DataFrame, *, least: int) -> pd.DataFrame:
    """Topics of `pledges`, and how many of each have which status: all add up.

    `topic pledges` and a column a status, the largest topic first; topics with fewer
    than `least` are counted together as ``other``, in the last row.
    """
    sizes = rows["topic"].map(rows["topic"].value_counts())
    topics = rows["topic"].where(sizes >= least, _OTHER_TOPICS)
    counts = pd.crosstab(topics, rows["status"])
    counts = counts.reindex(columns=[*_STATUSES], fill_value=0)
    counts.insert(0, "pledges", counts.sum(axis=1))
    counts = counts.rename_axis("topic").reset_index()
    is_rest = counts["topic"] == _OTHER_TOPICS
    order = ["_last", "pledges", "topic"]
    counts = counts.assign(_last=is_rest)
    counts = counts.sort_values(order, ascending=[True, False, True], ignore_index=True)
    return counts.drop(columns="_last")


def pledges_done(rows: pd.DataFrame) -> Fact:
    """How many `pledges` are reported done: of all, on institutions, on the economy.

    Each with `done` and `made`. That no report was seen is no proof of failure, so what
    is done is a count and no rate of success.
    """
    subjects = {"all": None, "institutions": INSTITUTIONS, "economy": ECONOMY}
    counts = {}
    for subject, topics in subjects.items():
        mine = rows if topics is None else rows[rows["topic"].isin(topics)]
        done = int((mine["status"] == "done").sum())
        counts[subject] = {"done": done, "made": len(mine)}
    return counts


def pledges_done_easily(rows: pd.DataFrame) -> Fact:
    """How many of the `pledges` reported done say less than their number suggests.

    `at_once`: fulfilled at the meeting where they were made. `of_the_railway`: all on
    the railway through Kyrgyzstan, so one thing counted more than once.
    `platforms_of_trade`: counted as institutions, though trade is their purpose.
    """
    done = rows[rows["status"] == "done"]
    days_of_meeting = done["held"].fillna("").str.split("/")
    reported = done["status_period"]
    at_once = [
        report in days for report, days in zip(reported, days_of_meeting, strict=True)
    ]
    names_railway = done["pledge"].str.contains(_RAILWAY, regex=False)
    is_institution = done["topic"].isin(INSTITUTIONS)
    names_trade = done["pledge"].str.contains(r"\btrade\b", regex=True)
    return {
        "at_once": sum(at_once),
        "of_the_railway": int(names_railway.sum()),
        "platforms_of_trade": int((is_institution & names_trade).sum()),
    }


def formats_compared(tables: Mapping[str, pd.DataFrame], until: str) -> pd.DataFrame:
    """Formats whose leaders had met by a date, those of the five and one other first.

    Rows of `formats` with `is_plus` (such a one), `last_summit summits` (the highest
    number given, as not all are seen), the largest sums `pledged` (`unit pledged_on`)
    and called `paid` (`paid_unit paid_stage paid_status`), and of the treaty of the
    five alone who has `signed` it.
    """
    met = tables["format_meetings"]
    met = met[(met["level"] == "leaders") & (met["status"] == "happened")]
    met = sort_rows(_begun(met[met["variant_of"] == ""], until), ["period"])
    met = met.assign(_number=pd.to_numeric(met["ordinal"]), source_ids=met["source_id"])
    each = {"last_summit": ("period", "last"), "_number": ("_number", "max")}
    held = gather(met, ["format_id"], **each, _seen=("period", "size"))
    held["summits"] = held[["_number", "_seen"]].max(axis=1).astype(int)
    said = _begun(tables["format_money"], until, "said_on").sort_values("value")
    said = said.drop_duplicates(["format_id", "stage"], keep="last")
    said = said.assign(source_ids=said["source_id"])
    paid = said[said["stage"].isin(["in_progress", "reported"])]
    paid = paid.drop_duplicates("format_id", keep="last")
    rows, on = tables["formats"], ["format_id"]
    rows = rows.assign(source_ids=rows["source_id"])
    names = {name: name for name in ("last_summit", "summits")}
    rows = join(rows, held, on, how="inner", **names)
    names = {"pledged": "value", "unit": "unit", "pledged_on": "said_on"}
    rows = join(rows, said[said["stage"] == "pledged"], on, how="left", **names)
    names = {"paid": "value", "paid_unit": "unit", "paid_stage": "stage"}
    rows = join(rows, paid, on, how="left", **names, paid_status="obs_status")
    # A text of a later year is not there yet.
    year = rows["binding_text"].str.extract(r"(\d{4})\D*$")[0].fillna("")
    rows["binding_text"] = rows["binding_text"].where(year <= until[:4], "")
    signed = signatories(tables["agreements"], until=until)
    is_own = rows["format_id"] == "consultative"
    rows["signed"] = [sorted(signed["country"]) if own else [] for own in is_own]
    cited = union([*rows.loc[is_own, "source_ids"], *signed["source_ids"]])
    rows["source_ids"] = rows["source_ids"].mask(is_own, cited)
    whole = rows["participants"].map(set(codes.CA5).issubset)
    rows["is_plus"] = whole & ~rows["counterpart"].str.startswith("none")
    rows["_rank"] = ~rows["is_plus"]
    return sort_rows(rows, ["_rank", "first_summit", "format_id"])


def signatories(agreements: pd.DataFrame, *, until: str) -> pd.DataFrame:
    """Who had signed the treaty of the five alone by a date: `country source_ids`."""
    kinds = ["treaty", "accession"]
    rows = select(agreements, organisation=_OF_THE_FIVE, kind=kinds)
    rows = _begun(rows, until).explode("countries")
    rows = rows.rename(columns={"countries": "country", "source_id": "source_ids"})
    return rows[["country", "source_ids"]].drop_duplicates("country")


@takes(concepts="concepts")
def principles_listed(concepts: pd.DataFrame) -> pd.DataFrame:
    """Principles, a row for each list that has one: `source_id` is that of the list."""
    rows = sort_rows(concepts, ["concept_id"]).explode("named_by")
    rows = rows.drop(columns="source_id").rename(columns={"named_by": "source_id"})
    return rows.dropna(subset="source_id")


def principles(listed: pd.DataFrame, *, compared_with: str) -> pd.DataFrame:
    """The lists, the longest first: `source_id count terms shared` (with another)."""
    own = listed.loc[listed["source_id"] == compared_with, "concept_id"]
    by = listed.assign(shared=listed["concept_id"].isin(own)).groupby("source_id")
    each = {"count": ("term", "size"), "terms": ("term", list)}
    found = by.agg(**each, shared=("shared", "sum")).reset_index()
    order = ["count", "source_id"]
    return found.sort_values(order, ascending=[False, True], ignore_index=True)


def principles_by_text(listed: pd.DataFrame) -> pd.DataFrame:
    """Which principle stands in which text: ``listed`` or empty, a row a principle.

    `principle formula_2022 declaration article source_ids`: which are alike is our
    reading, in the table.
    """
    texts = {"formula_2022": MINISTERS, "declaration": DECLARATION, "article": ARTICLE}
    rows = listed.rename(columns={"source_id": "source_ids"})
    for name, text in texts.items():
        rows[name] = np.where(rows["source_ids"] == text, "listed", "")
    each = {name: (name, "max") for name in texts}
    found = gather(rows, ["principle"], **each)
    return found.sort_values(list(texts), ascending=False, ignore_index=True)


_STAGES = ("proposed", "agreed", "under_construction", "launched")


@takes(people="people_links")
def running_workshops(
    people: pd.DataFrame, *, as_of: str | None = None
) -> pd.DataFrame:
    """Whether each of the five has a Lu Ban workshop at work: no closure is reported.

    `country status` (``running``; ``disputed``: a source of low reliability says so;
    ``not yet``; ``nothing known``), `since workshops` (named, or the most stated),
    `stages source_ids`.
    """
    every = _begun(people[people["indicator"] == "lu_ban_workshops"], as_of)
    every = sort_rows(every, ["period", "stage", "place", "source_id"])
    made = []
    for country in codes.CA5:
        rows = every[every["country"] == country]
        launched = rows[rows["stage"] == "launched"]
        sure = launched[launched["obs_status"] != "U"]
        has_place = sure["place"] != ""
        named = sure.loc[has_place, "place"].nunique()
        status = "not yet" if len(rows) else "nothing known"
        status = "disputed" if len(launched) else status
        made.append(
            {
                "country": country,
                "status": "running" if len(sure) else status,
                "since": next(iter(sure["period"]), ""),
                "workshops": max(named, *sure.loc[~has_place, "value"].astype(int), 0),
                "stages": list(rows["stage"].unique()),
                "source_ids": union(rows["source_id"]),
            }
        )
    return pd.DataFrame(made)


@takes(people="people_links")
def visitor_growth(people: pd.DataFrame) -> pd.DataFrame:
    """Growth of visitors on the same part of the year before, in percent.

    Of one source, place and count (arrivals, tourists, those overnight): `country
    indicator direction place start end first last growth_pct source_ids`.
    """
    counts = ["arrivals", "tourists", "overnight_tourists"]
    rows = people[people["indicator"].isin(counts) & (people["period"] != "")]
    rows = observe(rows[rows["obs_status"] != "F"])
    # The same part of the year before: 2024-01/2024-05 for 2025-01/2025-05.
    start = rows["period"].str.replace(
        r"\d{4}", lambda year: f"{int(year[0]) - 1:04d}", regex=True
    )
    rows = rows.assign(by=rows["source_ids"], start=start)
    key = ["country", "indicator", "direction", "place", "detail", "by"]
    before = rows.assign(start=rows["period"])
    grown = combine(rows, before, "div", on=[*key, "start"])
    grown = sort_rows(grown, [*key[:4], "period", "by"])
    grown["growth_pct"] = 100 * (grown["value"] - 1)
    names = {"period": "end", "other": "first", "one": "last"}
    columns = [*key[:4], "start", "end", "first", "last", "growth_pct", "source_ids"]
    return grown.rename(columns=names)[columns]


@takes(people="people_links")
def pledged_scholarships(people: pd.DataFrame) -> pd.DataFrame:
    """Scholarships pledged to Central Asia by year, each pledge spread evenly.

    Estimates, with `pledges` (how many run in the year); those that run at one time are
    added: the later one is said to be additional.
    """
    rows = observe(people[people["indicator"] == "scholarships_pledged"])
    ends = [periods.bounds(text) for text in rows["period"]]
    years = [range(first[0], last[0] + 1) for first, last in ends]
    rows["value"] /= [len(span) for span in years]
    rows["period"] = [[periods.of_year(year) for year in span] for span in years]
    rows = rows.assign(obs_status="E").explode("period")
    each = {"value": ("value", "sum"), "pledges": ("value", "size")}
    found = gather(rows, ["country", "period"], **each)
    period = found["period"].astype("str")
    whole = pd.to_numeric(period).astype("Int64")
    found = found.assign(period=period, year=whole, unit="grants")
    columns = ["country", "period", "year", "value", "unit", "pledges", "obs_status"]
    return sort_rows(found, ["country", "period"])[[*columns, "source_ids"]]


def measures(
    items: pd.DataFrame, words: Sequence[str], *, organisation: str
) -> pd.DataFrame:
    """Rows of `security_technology` whose title or note has the beginning of a word."""
    pattern = rf"\b(?:{'|'.join(map(re.escape, words))})"
    texts = items["title"] + " " + items["note"]
    rows = items[texts.str.contains(pattern, case=False, regex=True)]
    rows = select(rows, organisation=organisation)
    rows = rows.assign(source_ids=rows["source_id"])
    return sort_rows(rows, ["period", "item_id"])


def parks(items: pd.DataFrame) -> pd.DataFrame:
    """Parks with Chinese partners: `title countries stage since source_ids`.

    `stage`: the furthest that is reported; `since`: its first period.
    """
    rows = items[items["kind"] == "park"]
    rank = -rows["stage"].map(_STAGES.index).astype(int)
    rows = rows.assign(_rank=rank, source_ids=rows["source_id"])
    rows = sort_rows(rows, ["_rank", "period", "source_id"])
    first = {name: (name, "first") for name in ("countries", "stage", "period")}
    found = sort_rows(gather(rows, ["title"], **first), ["period", "title"])
    found = found.rename(columns={"period": "since"})
    return found[["title", "countries", "stage", "since", "source_ids"]]


def of_format(tables: Mapping[str, pd.DataFrame], until: str) -> Mapping[str, Any]:
    """What binds the six: the texts, the terms of them, what the summits set up.

    `passages`: what is known of each article of the treaty, `article content
    source_ids`. `ratified`: the states whose parliament is reported to have passed the
    law on it. `unveiled`: the joint centres of the summit, of which `centres` opened.
    """
    named = tables["agreements"]["countries"].map(set)
    texts = sort_rows(tables["agreements"][named == SIX], ["period"])
    terms = {row["concept_id"]: row for row in facts.records(tables["concepts"])}
    treaty = facts.at(texts, agreement_id=TREATY)
    items, passages = tables["security_technology"], tables["treaty_articles"]
    count = facts.at(items, agreement_id=TREATY, indicator="articles").get("value")
    passages = passages.assign(source_ids=passages["source_id"])
    steps = passages[(passages["topic"] == "procedure") & bool(treaty)]
    is_own = (passages["agreement_id"] == TREATY) & passages["article"].str.isdigit()
    own = sort_rows(passages[is_own], ["row_id"]).drop_duplicates(["article", "topic"])
    articles = gather(own, ["article"], content=("content", "; ".join))
    seen = {*articles["article"].astype(int)}
    known = _begun(tables["institutions"], until)
    known = known.assign(source_ids=known["source_id"])
    ratified = [
        country
        for country in sorted(SIX)
        if steps["content"].str.contains(_law_passed_in(country), regex=False).any()
    ]
    office = known[known["subject"] == "secretariat"]
    heads = office[office["topic"] == "head"].drop_duplicates("person")
    opened = known[known["subject"].str.endswith("centre")]
    openings = opened[opened["topic"] == "opening"]
    return {
        "treaty": treaty,
        "declaration": facts.at(texts, kind="declaration"),
        "articles": count,
        "passages": articles,
        "alliances": facts.at(own, topic="no hostile alliances"),
        "third_states": facts.at(own, topic="third states"),
        "unseen": sorted({*range(1, int(count or 0) + 1)} - seen),
        "steps": facts.records(steps),
        "ratified": ratified,
        "terms": terms if treaty else {},
        "seat": facts.at(office, topic="start"),
        "heads": facts.records(heads),
        "unveiled": facts.at(known, topic="unveiling", unit="centres"),
        "centres": facts.records(sort_rows(openings, ["period", "fact_id"])),
        "work": facts.at(opened, topic="work", unit="countries"),
        "years": facts.at(known, fact_id="yr-hqd"),
        "platforms": facts.at(known, unit="platforms", topic="count"),
    }


def _law_passed_in(country: str) -> str:
    """How the table says that a parliament passed the law on the treaty."""
    return f"parliament of {codes.country_name(country)} passed the law"


def not_covered(tables: Mapping[str, pd.DataFrame], until: str) -> Fact:
    """Of Xinjiang, on which nothing was gathered, what other tables say.

    `share` of its own trade in Chinese trade with the five, without what only passes
    through, and the opened `centres` of the six that lie there.
    """
    flows = _begun(tables["product_flows"], until)
    routes = observe(select(flows, partner="CN-XJ", parts=True))
    known = _begun(tables["institutions"], until)
    opened = known[known["subject"].str.endswith("centre")]
    opened = opened[opened["topic"] == "opening"]
    lies_there = opened["fact"].str.contains("Xinjiang", regex=False)
    return {
        "share": facts.at(routes, indicator="xinjiang_share_of_chinese_trade"),
        "centres": int(lies_there.sum()),
        "centres_in_all": len(opened),
    }


def _key(
    id: str, rows: pd.DataFrame, unit: str, value: float | None = None, **said: Any
) -> Fact:
    """A key figure over rows with sources."""
    fact = {name: said.pop(name, None) for name in ("period", "low", "high")}
    fact |= {"value": value, "source_ids": union(rows["source_ids"])}
    return facts.figure(id, fact, unit, **{"digits": 0, **said})


def _span(given: Iterable[str]) -> str:
    """The years from the first to the last of some periods."""
    years = [text[:4] for text in given]
    return "/".join(dict.fromkeys([*years[:1], *years[-1:]]))


def key_figures(
    tables: Mapping[str, pd.DataFrame],
    entries: pd.DataFrame,
    verdicts: pd.DataFrame,
    *,
    until: str,
    countries: Sequence[str] = codes.CA5,
) -> list[Fact]:
    """The key figures of the history report; their ids are always the same.

    `entries`: of `record`. `verdicts`: of them tier A is counted.
    """
    texts, summits = tables["agreements"], tables["summits"]
    profile = tables["country_profile"]
    own, of = list(countries), f"of {len(countries)}"
    found: list[Fact] = []
    said: Fact

    datings = events.missions(tables["events"], tables["claims"])
    verdict_of = verdicts.set_index("claim_id")["verdict"]
    for name, claim_id in (("first", "c005"), ("second", "c009")):
        rows = datings[datings["mission"] == name]
        years = [-int(period) for period in rows["period"]]
        said = {"low": min(years, default=None), "high": max(years, default=None)}
        said["datings"] = facts.records(rows)
        said["verdict"] = verdict_of.get(claim_id, "")
        found.append(_key(f"{name}_mission", rows, "BC", *years[:1], **said))

    starts = _begun(format_starts(summits), until).head(1)
    one = facts.at(starts)
    year = periods.bounds(one["period"])[0][0] if one else None
    found.append(_key("format_begins", starts, "year", year, first=one))
    for level in ("leaders", "foreign_ministers"):
        rows = meetings(summits, level=level, as_of=until)
        person = list(rows.loc[~rows["online"].astype(bool), "period"])
        said = {"online": len(rows) - len(person), "met": "".join(person[:1])}
        said["period"] = _span(rows["period"])
        found.append(_key(f"{level}_meetings", rows, "meetings", len(rows), **said))

    steps = partnership_spans(texts, until=until)
    steps = steps[steps["country"].isin(own)].drop_duplicates("country", keep="last")
    top = steps["step"] == _ABOVE
    said = {"period": until, "below": list(steps.loc[~top, "country"])}
    found.append(_key("highest_partnership", steps[top], of, int(top.sum()), **said))
    free = visa_exemptions(texts, as_of=until)
    free = free[(free["scope"] == "mutual") & (free["state"] == "in force")]
    free = free[free["country"].isin(own)]
    said = {"period": until, "waivers": facts.records(free)}
    found.append(_key("visa_free", free, of, len(free), **said))

    borders, areas = acts(texts, "border_agreement"), border_areas(profile)
    areas = areas[areas["kept_pct"].notna() & areas["country"].isin(own)]
    for country in ("KAZ", "TJK"):
        area = facts.at(areas, country=country)
        rows = pd.concat([areas, borders if area else borders[:0]])
        rows = rows[rows["country"] == country]
        # The source of an estimate gives round figures.
        said = {"digits": int(area.get("basis") == "published"), "area": area}
        said["period"] = _span(rows["period"].dropna()) if area else ""
        name, kept = f"border_kept_{country.lower()}", area.get("kept_pct")
        found.append(_key(name, rows, "percent", kept, **said))

    counts = outcomes(tables["summit_outcomes"], summits, texts)
    counts = select(counts, start="2025-06", end="2025-06", parts=True)
    rows = select(counts, where={"indicator": "documents", "attribution": "bilateral"})
    one = facts.at(rows)
    said = {"period": one.get("period"), "sources": len(rows)}
    found.append(_key("astana_documents", rows, "documents", one.get("value"), **said))
    rows = counts[counts["indicator"] == "outcome_items"].sort_values("value")
    one = facts.at(rows)
    said = {"period": one.get("period"), "low": rows["value"].min()}
    said["high"] = one.get("value")
    found.append(_key("astana_outcomes", rows, "outcomes", one.get("value"), **said))

    rows = pledges(tables, until)
    kept, by_subject = facts.tally(rows["status"], _STATUSES), pledges_done(rows)
    when = _span(sorted({*rows["pledged_on"], *rows["status_period"]} - {""}))
    answered = sum(kept[status] for status in _STATUSES[:4])
    share = (f"of {len(rows)}", answered) if len(rows) else ("", None)
    found.append(_key("pledges_answered", rows, *share, period=when, counts=kept))
    share = (f"of {len(rows)}", kept["done"]) if len(rows) else ("", None)
    said = {"period": when, "subjects": by_subject}
    found.append(_key("pledges_done", rows, *share, **said))
    rows = formats_compared(tables, until)
    rows = rows[rows["is_plus"]]
    bound = rows[rows["binding_text"] != ""]
    said = {"period": until if len(rows) else "", "bound": facts.records(bound)}
    share = (f"of {len(rows)}", len(bound)) if len(rows) else ("", None)
    found.append(_key("formats_with_treaty", rows, *share, **said))
    sco = members(texts, as_of=until)
    inside = int(sco["country"].isin(codes.CA5).sum())
    said = {"period": until if len(sco) else "", "central_asian": inside}
    found.append(_key("sco_members", sco, "states", len(sco) or None, **said))

    rows = verdicts[verdicts["tier"] == "A"]
    held = facts.tally(sorted(rows["verdict"]), ["supported"])
    share = (f"of {len(rows)}", held["supported"]) if len(rows) else ("", None)
    said = {"counts": {verdict: count for verdict, count in held.items() if count}}
    found.append(_key("tier_a_supported", rows, *share, **said))
    found.append(_key("entries", entries, "events", len(entries)))
    thin = select(entries, start=THIN[0], end=THIN[1], parts=True)
    said = {"period": f"{THIN[0]}/{THIN[1]}", "years": THIN}
    found.append(_key("entries_thin", thin, "events", len(thin), **said))
    return found
