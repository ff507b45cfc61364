"""What happened when: readings of dates, the record of events, goods and claims.

How many rows there are of a time says how well it is covered, not how much went on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, periods
from cac_data.facts import Fact, records
from cac_data.inputs import takes
from cac_data.observations import gather, join, union
from cac_data.tables import load_table, select, sort_rows
from cac_data.validate import check_member

ARTICLE = "article-amansaryev-2025"  # the text whose claims are checked
OLD_ROADS_END = 1600  # by when the roads of the Silk Road had fallen out of use
THIN = (1832, 1990)  # years of which `events` has little, though much is known of them

# Theme: the kinds of events that belong to it.
THEMES = {
    "diplomacy": ("embassy", "treaty", "diplomacy", "summit", "institution"),
    "trade": ("trade", "infrastructure"),
    "security": ("war", "security"),
    "culture": ("cultural", "migration"),
}

_PROPER = ("Akhal-Teke", "Wusun", "Sasanian", "Sogdian", "Roman", "Buddhist")


def _naming(rows: pd.DataFrame, countries: Iterable[str]) -> pd.Series:
    """Which rows have at least one of some countries in their list `countries`."""
    wanted = set(countries)
    named = rows["countries"].map(lambda given: not wanted.isdisjoint(given))
    return named.astype(bool)


def until(end: int, as_of: str = "") -> str:
    """Last day of what is covered: of the last year, or of knowledge if earlier."""
    ends = [periods.of_year(end), *([as_of] if as_of else [])]
    return min(ends, key=lambda text: periods.bounds(text)[1])


def _apart(one: str, other: str) -> tuple[int, int]:
    """Fewest and most years between two periods, without a year 0."""
    (start, end), (first, last) = periods.bounds(one), periods.bounds(other)
    a, b, c, d = (day[0] + (day[0] < 0) for day in (start, end, first, last))
    both = abs(c - b), abs(d - a)
    return (0 if _overlap(one, other) else min(both)), max(both)


def _overlap(one: str, other: str) -> bool:
    (start, end), (first, last) = periods.bounds(one), periods.bounds(other)
    return start <= last and first <= end


def _readings(frame: pd.DataFrame) -> pd.DataFrame:
    """All datings, with the id of the `first` and whether each `overlaps` with it."""
    key, varies = frame.columns[0], frame["variant_of"] != ""
    first = frame["variant_of"].where(varies, frame[key])
    rows = frame.assign(_rank=varies, first=first, source_ids=frame["source_id"])
    rows = sort_rows(rows, ["first", "_rank", "period", key])
    starts = rows.groupby("first")["period"].transform("first")
    pairs = list(zip(starts, rows["period"], strict=True))
    off = [_apart(*pair)[0] if all(pair) else 0 for pair in pairs]
    together = [not all(pair) or _overlap(*pair) for pair in pairs]
    return rows.drop(columns="_rank").assign(years_off=off, overlaps=together)


def dates_of(frame: pd.DataFrame, which: str) -> pd.DataFrame:
    """Readings of one event or agreement, first the first; any of their ids will do.

    Its id, `period years_off` (fewest years from the first) `overlaps` (whether both
    can be true) `title source_ids note`.
    """
    rows, key = _readings(frame), frame.columns[0]
    check_member(key, which, frame[key])
    rows = rows[rows["first"].isin(rows.loc[rows[key] == which, "first"])]
    columns = ["period", "years_off", "overlaps", "title", "source_ids", "note"]
    return rows[[key, *columns]].reset_index(drop=True)


def _once(frame: pd.DataFrame) -> pd.DataFrame:
    """Each event or agreement once: its first dating, with the sources of all."""
    rows = _readings(frame)
    merged = rows.groupby("first")["source_ids"].transform(union)
    rows = rows.assign(source_ids=merged.astype("str"))
    return rows[~rows.duplicated("first")].drop(columns="first")


@takes(agreements="agreements")
def acts(agreements: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Agreements of a kind, a row a country of the five: with `country source_ids`."""
    rows = _once(agreements[agreements["kind"] == kind]).explode("countries")
    rows = rows.rename(columns={"countries": "country"})
    rows = rows[rows["country"].isin(codes.CA5)]
    return sort_rows(rows, ["country", "period", "agreement_id"])


def _happened(events: pd.DataFrame, kind: str | Sequence[str]) -> pd.DataFrame:
    """Events of a kind that name one of the five."""
    rows = select(events, status="happened", kind=kind, parts=True)
    return rows[_naming(rows, codes.CA5)]


@takes(events="events")
def nearest_events(
    events: pd.DataFrame, year: int, *, kind: Sequence[str]
) -> pd.DataFrame:
    """Readings of events of the five by distance from a year, the surely nearest first.

    Rows of `events` with `fewest` and `most` (years off) and `source_ids`; a vague date
    comes after an exact one.
    """
    rows = _happened(events, kind)
    off = [_apart(periods.of_year(year), text) for text in rows["period"]]
    rows = rows.join(pd.DataFrame(off, rows.index, ["fewest", "most"]))
    rows = rows.assign(source_ids=rows["source_id"])
    return sort_rows(rows, ["most", "fewest", "period", "event_id"])


@takes(events="events")
def earliest(events: pd.DataFrame, *, kind: str) -> pd.DataFrame:
    """Readings of the earliest event of a kind, as `dates_of`; empty if none."""
    rows = sort_rows(_happened(events, kind), ["period", "event_id"])
    if rows.empty:
        return _readings(rows)
    return dates_of(events, str(rows["event_id"].iloc[0]))


@takes(events="events")
def years_between(events: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """Years between two events: `period period_end fewest most source_ids`."""
    one, other = dates_of(events, start), dates_of(events, end)
    pairs = one.merge(other, how="cross", suffixes=("", "_end"))
    ends = zip(pairs["period"], pairs["period_end"], strict=True)
    ids = zip(pairs["source_ids"], pairs["source_ids_end"], strict=True)
    off = pd.DataFrame([_apart(*both) for both in ends], columns=["fewest", "most"])
    pairs = pairs[["period", "period_end"]].join(off)
    return pairs.assign(source_ids=[union(pair) for pair in ids])


@takes(events="events", claims="claims")
def missions(events: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Readings of the first two missions, beside the years that the article gives.

    `mission` (first, second), `period title claimed years_off event_id source_ids`. The
    first is an embassy; the second is what is dated nearest to the article's year, in a
    year of its own and within 30.
    """
    columns = ["mission", "period", "title", "claimed", "years_off", "event_id"]
    found = pd.DataFrame(columns=[*columns, "source_ids"])
    said = claims.set_index("claim_id")["value"]
    for mission, claim in (("first", "c005"), ("second", "c009")):
        kinds = ["embassy", "trade"] if mission == "second" else ["embassy"]
        year = int(said[claim])
        near = nearest_events(events, year, kind=kinds)
        near = near[(near["fewest"] == near["most"]) & (near["most"] <= 30)]
        near = near[~near["event_id"].isin(found["event_id"])]
        for which in near["event_id"].head(1):
            rows = dates_of(events, which).assign(mission=mission)
            rows = rows.assign(claimed=periods.of_year(year))
            ends = zip(rows["claimed"], rows["period"], strict=True)
            rows["years_off"] = [_apart(*pair)[0] for pair in ends]
            found = pd.concat([found, rows[found.columns]], ignore_index=True)
    return found


@takes(events="events", agreements="agreements", disagreements="disagreements")
def rival_datings(
    events: pd.DataFrame, agreements: pd.DataFrame, disagreements: pd.DataFrame
) -> pd.DataFrame:
    """Everything that sources date differently, the widest apart first.

    `what datings` (joined by a slash), `years_off` (of the ones farthest apart),
    `contradict` (exclude each other), `reason source_ids`.
    """
    where = disagreements["where"].str.partition("=")
    why = disagreements[where[0].isin(["event_id", "agreement_id"])]
    why = why.assign(which=where[2].str.split("|")).explode("which")
    reasons = why.drop_duplicates("which").set_index("which")["reason"]
    made = []
    for frame in (events, agreements):
        for first, rows in _readings(frame).groupby("first", sort=False):
            row, given = rows.iloc[0], [*filter(None, rows["period"].unique())]
            # A reading whose first one is not among the rows has no rival.
            if len(given) < 2 or row["variant_of"]:
                continue
            given = _without_coarser(given)
            who, what = {*row["countries"]} & {*codes.CA5}, row["title"]
            if len(who) == 1 and frame is agreements:
                what += f" ({codes.country_name(*who)})"
            clash, off = not rows["overlaps"].all(), int(rows["years_off"].max())
            reason = reasons.get(first, "" if clash else "coarser")
            ids = union(rows["source_ids"])
            made.append((what, " / ".join(given), off, clash, reason, ids))
    columns = ["what", "datings", "years_off", "contradict", "reason", "source_ids"]
    found = pd.DataFrame(made, columns=columns)
    order = ["years_off", "what"]
    return found.sort_values(order, ascending=[False, True], ignore_index=True)


def _without_coarser(datings: Sequence[str]) -> list[str]:
    """Leave out datings that only name the month or year of a finer one.

    They exclude nothing; if all that differs is how fine they are, all are kept.
    """
    finest = [
        text
        for text in datings
        if not any(other != text and _is_within(other, text) for other in datings)
    ]
    return finest if len(finest) > 1 else [*datings]


def _is_within(one: str, other: str) -> bool:
    (start, end), (first, last) = periods.bounds(one), periods.bounds(other)
    return first <= start and end <= last


def record(
    events: pd.DataFrame,
    *,
    themes: Iterable[str] | None = None,
    countries: Iterable[str] = codes.CA5,
) -> pd.DataFrame:
    """Events that happened, once each with their `theme`, in order of time.

    `event_id period era theme kind title place place_id countries label` (of turning
    points) `source_ids`. With all five countries also those that name none of them.
    """
    wanted, chosen = list(THEMES if themes is None else themes), set(countries)
    for theme in wanted:
        check_member("themes", theme, THEMES)
    for country in chosen:
        check_member("countries", country, codes.CA5)
    theme_of = {kind: theme for theme, kinds in THEMES.items() for kind in kinds}
    rows = _once(events[events["status"] == "happened"])
    rows = rows.assign(theme=rows["kind"].map(theme_of).astype("str"))
    rows = rows[rows["theme"].isin(wanted)]
    rows = rows if chosen == set(codes.CA5) else rows[_naming(rows, chosen)]
    columns = ["event_id", "period", "era", "theme", "kind", "title", "place"]
    labels = load_table("turning_points")[["event_id", "label"]]
    rows = rows.merge(labels, on="event_id", how="left").fillna({"label": ""})
    rows = sort_rows(rows, ["period", "event_id"])
    return rows[[*columns, "place_id", "countries", "label", "source_ids"]]


def quiet_spans(entries: pd.DataFrame, *, years: int) -> pd.DataFrame:
    """Spans of at least so many years without an entry: `start end years source_ids`.

    Gaps of the collection first, and of history only perhaps.
    """
    rows = sort_rows(entries, ["period"])
    ends = rows["period"].map(lambda text: periods.bounds(text)[1][0])
    made, last = [], 0
    for at in range(1, len(rows)):
        last = at - 1 if ends[at - 1] >= ends[last] else last
        pair = rows.loc[[last, at]]
        start, first = int(ends[last]), periods.bounds(rows["period"][at])[0][0]
        between = periods.of_year(start), periods.of_year(first)
        gap = _apart(*between)[0] if first > start else 0
        if gap >= years:
            made.append((*between, gap, union(pair["source_ids"])))
    return pd.DataFrame(made, columns=["start", "end", "years", "source_ids"])


def initiatives(
    verdicts: pd.DataFrame, claims: pd.DataFrame, evidence: pd.DataFrame
) -> pd.DataFrame:
    """The article's claims on Turkmenistan at the summit in Astana, in one place.

    `claim_id statement verdict note` (what the sources say; context only where nothing
    bears on the claim) `is_turkmen` (of Turkmenistan's part, not of its host's or
    guest's) `source_ids`.
    """
    asked = claims.loc[claims["section"] == "turkmenistan"]
    asked = asked[["claim_id", "statement", "source_id"]]
    found = evidence[["claim_id", "finding", "note", "period", "source_id"]]
    rows = asked.merge(found, on="claim_id", how="left", suffixes=("_said", ""))
    rows = rows.assign(source_ids=rows["source_id"].fillna(rows["source_id_said"]))
    rows = rows.fillna({"finding": "", "note": "", "period": ""})
    bearing = ["supports", "qualifies", "contradicts"]
    bears = rows["finding"].isin(bearing)
    rows = rows[bears | ~bears.groupby(rows["claim_id"]).transform("any")]
    rank = rows["finding"].map([*bearing, "context", ""].index)
    rows = sort_rows(rows.assign(_rank=rank), ["claim_id", "_rank", "period"])
    notes = ("note", lambda texts: ". ".join(dict.fromkeys(texts)))
    found = gather(rows, ["claim_id", "statement"], note=notes)
    found = found.merge(verdicts[["claim_id", "verdict"]], on="claim_id")
    found["is_turkmen"] = found["statement"].str.contains("Turkmenistan", regex=False)
    columns = ["claim_id", "statement", "verdict", "note", "is_turkmen", "source_ids"]
    return found[columns]


def _from_first_to_last(given: Iterable[str]) -> str:
    ends = [text for period in given for text in period.split("/")]
    first = min(ends, key=lambda text: periods.bounds(text)[0])
    last = max(ends, key=lambda text: periods.bounds(text)[1])
    return first if first == last else f"{first}/{last}"


def of_goods(
    goods: pd.DataFrame,
    places: pd.DataFrame,
    claims: pd.DataFrame,
    entries: pd.DataFrame,
    *,
    countries: Sequence[str] = codes.CA5,
) -> Fact:
    """What moved between the countries and China, and the places on the map of it.

    `moved`: `good direction period` (from the first to the last that any source gives)
    `origin certainty` (sources: ``one``, ``several``, ``article`` alone) `is_old`
    (begins before 1600) `source_ids`. `shown`: `place_id name lat lon kind label
    source_ids`; `kind`: whence goods went (``to_china``, ``to_central_asia``), named by
    the article alone (``article``: a place has that beside what sources say of it),
    place of an event before 1451 (``event``); `label`: the name and up to three goods.
    `goods`, `places`: the rows of the two.
    """
    sent = goods["direction"] == "to_china"
    own = sent & _naming(goods, countries)
    rows = goods[own | (goods["direction"] == "to_central_asia")]
    rows = rows.assign(_back=~sent[rows.index], source_ids=rows["source_id"])
    rows = sort_rows(rows, ["_back", "period", "good", "good_id"])
    words = ("article", "one", "several")
    moved = gather(
        rows,
        ["good", "direction"],
        period=("period", _from_first_to_last),
        origin=("origin", lambda given: " or ".join(dict.fromkeys(given))),
        certainty=("source_id", lambda ids: words[min(len({*ids} - {ARTICLE}), 2)]),
    )
    begins = moved["period"].map(lambda text: periods.bounds(text)[0][0])
    moved = moved.assign(is_old=begins < OLD_ROADS_END)
    # What left China as a whole is shown at its old capital.
    at = rows["place_id"].where(rows["direction"] == "to_china", "p001")
    by_article = rows["source_id"] == ARTICLE
    kind = rows["direction"].mask(by_article, "article")
    rows = rows.assign(place_id=at, kind=kind)
    rows["_rank"] = -rows.groupby(["place_id", "good"])["good"].transform("size")
    rows = rows.sort_values("_rank", kind="stable")
    claimed = rows[rows["kind"] == "article"]
    rows = rows[rows["kind"] != "article"]
    said = " ".join(claims.loc[claims["topic"] == "history", "statement"])
    ours = places[places["country"].isin(list(countries))]
    names = zip(ours["name"].str.partition(" (")[0], ours["modern_name"], strict=True)
    named = [
        any(re.search(rf"\b{re.escape(name)}\b", said) for name in both if name)
        for both in names
    ]
    only = ours[named].assign(kind="article", source_ids=ARTICLE)
    old = entries[entries["era"].isin(["ancient", "medieval"])].assign(kind="event")
    old["_rank"] = -old.groupby("place_id")["place_id"].transform("size")
    old = old.sort_values(["_rank", "place_id"], kind="stable")
    every = pd.concat([rows, only[["place_id", "kind", "source_ids"]], old])
    # By sources a place is of one kind: the first that it has.
    first = every.groupby("place_id")["kind"].transform("first")
    every = pd.concat([every[every["kind"] == first], claimed])
    found = gather(every, ["place_id", "kind"], goods=("good", pd.Series.unique))
    known = places.assign(source_ids=places["source_id"])
    # Of two old names the later one is that which readers know.
    known["name"] = known["name"].str.rpartition(" / ")[2]
    about = {name: name for name in ("name", "lat", "lon")}
    found = join(found, known, ["place_id"], how="inner", **about)
    labelled = zip(found["name"], found["goods"], strict=True)
    found["label"] = [_label(name, goods) for name, goods in labelled]
    shown = found[["place_id", *about, "kind", "label", "source_ids"]]
    told = {"goods": records(moved), "places": records(shown)}
    return {"moved": moved, "shown": shown, **told}


def _label(place: str, goods: Iterable[Any]) -> str:
    """A place and its goods: without brackets, or the name of the place."""
    bare = [re.sub(r" \(.*\)", "", str(good)) for good in goods]
    short = [re.sub(rf"^{place} | of {place}$", "", good) for good in bare]
    plain = [text if text.startswith(_PROPER) else text.lower() for text in short]
    kinds = list(dict.fromkeys(text for text in plain if text != "nan"))
    more = " ..." if len(kinds) > 3 else ""
    return f"{place}: {', '.join(kinds[:3])}{more}" if kinds else place
