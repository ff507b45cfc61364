"""Sentences about what is recorded that are true in every scenario.

A notebook's own prose states no number, winner or direction. Sentences that do are
made here from the frames, so that they change with the data; each says so when there
is nothing to say. Those on states are in ``tie_sentences``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from cac_data import codes, periods
from cac_data.display.phrases import listed
from cac_data.history.beside import ARTICLE, DECLARATION
from cac_data.history.recorded import ERAS, THEMES, THIN
from cac_data.history.wording import (
    counted,
    dates_in_words,
    number,
    sentence,
    were,
    year_in_words,
)


def say_scope(
    entries: pd.DataFrame,
    *,
    start: int,
    end: int,
    themes: Iterable[str],
    countries: Sequence[str],
    as_of: str = "",
) -> str:
    """Say what the report covers.

    `as_of`: date to which knowledge is limited; empty for none.
    """
    shown = [theme for theme in THEMES if theme in set(themes)]
    what = "all themes" if len(shown) == len(THEMES) else listed(shown) or "no theme"
    some = [codes.country_name(code) for code in countries]
    who = listed([*(["the five"] if len(some) == len(codes.CA5) else some), "China"])
    span = year_in_words(start)
    if start != end:
        span += f" to {year_in_words(end)}"
    text = f"{span}; {what}; {who}."
    if entries.empty:
        text += " The tables hold no event for this selection."
    if as_of:
        text += f" Only what could be known on {as_of} is used."
    return text


def say_record(entries: pd.DataFrame, eras: pd.DataFrame) -> str:
    """Say how many entries each era has, why that is no trend, and what is thin."""
    if entries.empty:
        return "The tables hold no event for this selection, which proves nothing."
    parts = [
        f"{row['entries']} {row['era']} ({_years(row['first'], row['last'])})"
        for row in eras.to_dict("records")
    ]
    text = (
        f"The tables hold {counted(len(entries), 'event')} in this selection: "
        f"{listed(parts)}. How many there are of an era says how well it is covered "
        "here, not how much went on."
    )
    first, last = THIN
    if not eras.empty and eras["first"].min() <= last and eras["last"].max() >= first:
        low, high = max(first, eras["first"].min()), min(last, eras["last"].max())
        count = sum(
            low <= periods.bounds(period)[0][0] and periods.bounds(period)[1][0] <= high
            for period in entries["period"]
        )
        span = f"years {low} to {high}" if low < high else f"year {low}"
        text += (
            f" Of the {span} they hold {counted(count, 'event')}: the treaties that "
            "drew the border and the years of estrangement between Moscow and Beijing "
            "are missing, not absent from history."
        )
    return text


def _years(first: int, last: int) -> str:
    """Write a span of years; a single one once."""
    ends = dict.fromkeys((year_in_words(first), year_in_words(last)))
    return " to ".join(ends)


def say_quiet(quiet: pd.DataFrame, *, years: int) -> str:
    """Name the longest spans without an entry.

    `years`: the shortest span that was asked for.
    """
    if quiet.empty:
        return f"No span of {years} years or more is without an entry."
    longest = quiet.sort_values("years", ascending=False, kind="stable").head(4)
    told = [
        f"{year_in_words(int(row['start']))} to {year_in_words(int(row['end']))} "
        f"({row['words']})"
        for row in longest.to_dict("records")
    ]
    times = {1: "once", 2: "twice"}.get(len(quiet), counted(len(quiet), "time"))
    which = "" if len(quiet) == len(longest) else "the longest are "
    return (
        f"Nothing is recorded for {years} years or more {times}: {which}{listed(told)}."
    )


def say_missions(datings: pd.DataFrame) -> str:
    """Say when the first two missions left, and how far the article is from it."""
    if datings.empty:
        return "No mission to Central Asia with a year of its own lies in this span."
    said = []
    for name, rows in datings.groupby("mission", sort=False):
        nearest = int(rows["years_off"].min())
        exact = int((rows["years_off"] == 0).sum())
        told = (
            f"which {counted(exact, 'of them gives', 'of them give')}"
            if exact
            else "which none of them gives: it is "
            f"{counted(nearest, 'year')} off the nearest"
        )
        claimed = year_in_words(int(rows["claimed"].iloc[0]))
        said.append(
            f"Sources date the {name} mission to {dates_in_words(rows['period'])}; "
            f"the article has {claimed}, {told}."
        )
    return " ".join(said)


def say_goods(found: pd.DataFrame, places: pd.DataFrame) -> str:
    """Say how many goods went which way, and which place only the article names."""
    if found.empty:
        return "The tables name no goods for this selection."
    sent = found.drop_duplicates(["good", "direction"])["direction"].value_counts()
    there, back = int(sent.get("to China", 0)), int(sent.get("to Central Asia", 0))
    text = (
        f"The tables name {counted(there, 'good')} and techniques that moved from "
        f"Central Asia to China, and {number(back)} that moved the other way."
    )
    origins = places[places["kind"] == "goods to China"]["name"].tolist()
    only = places[places["kind"].str.startswith("named")]["name"].tolist()
    road = places[places["kind"].str.startswith("event")]
    if origins:
        text += f" Sources trace goods to {listed(origins)}."
    if only:
        verb = "is" if len(only) == 1 else "are"
        text += (
            f" {listed(only)} {verb} named by the article, but no source says that "
            "goods came from there."
        )
    if len(road):
        text += (
            f" The map also has {counted(len(road), 'place')} of a recorded "
            f"{road['kind'].iloc[0]}."
        )
    return text


def say_evidence(found: pd.DataFrame) -> str:
    """Say how the evidence on each claim falls out."""
    if found.empty:
        return "No claim was chosen."
    counts = found["finding"].value_counts()
    verbs = {"supports": "support", "qualifies": "qualify", "contradicts": "contradict"}
    parts: list[str] = []
    for word, plural in verbs.items():
        count = int(counts.get(word, 0))
        if count:
            what = "" if parts else " finding" if count == 1 else " findings"
            verb = word if count == 1 else plural
            parts.append(f"{number(count)}{what} {verb}")
    many = found["claim_id"].nunique()
    text = f"On {counted(many, 'claim')}: {listed(parts) or 'nothing that decides'}."
    bare = int((found["finding"] == "no evidence").sum())
    if bare:
        text += f" {sentence(counted(bare, 'claim'))[:-1]} {were(bare)} not covered."
    return text


def say_goods_times(found: pd.DataFrame) -> str:
    """Say how many goods each era knew."""
    if found.empty:
        return "No goods lie in this selection."
    eras: dict[str, set[str]] = {}
    for good, start in zip(found["good"], found["start"], strict=True):
        year = periods.bounds(start)[0][0]
        name = next(name for name, (low, high) in ERAS.items() if low <= year <= high)
        eras.setdefault(name, set()).add(good)
    told = [
        f"{len(eras[name])} {name}{'' if at else ' goods'}"
        for at, name in enumerate(item for item in ERAS if item in eras)
    ]
    return f"By the time at which they begin: {listed(told)}."


def say_ideas(lists: pd.DataFrame, ideas: pd.DataFrame) -> str:
    """Say how long each list of principles is, and how many the article shares."""
    if ideas.empty:
        return "No idea is recorded for this selection."
    tops = ideas[ideas["parent_id"] == ""]["term"].tolist()
    text = (
        f"The tables hold {counted(len(ideas), 'idea')} in "
        f"{counted(len(tops), 'tree')}: {listed(f'“{term}”' for term in tops)}."
    )
    counts = dict(zip(lists["source_id"], lists["count"], strict=True))
    shared = dict(zip(lists["source_id"], lists["shared"], strict=True))
    if DECLARATION in counts:
        held = counted(int(counts[DECLARATION]), "principle")
        text += f" Of the declaration they hold {held}"
        if ARTICLE in counts:
            both = int(shared[ARTICLE])
            among = f"{number(both) if both else 'none'} {'is' if both < 2 else 'are'}"
            text += (
                f"; of the {number(int(counts[ARTICLE]))} that the article lists "
                f"{among} among them"
            )
        text += "."
    return text


def say_rivals(found: pd.DataFrame) -> str:
    """Say how many things sources date differently, and how many of them clash."""
    if found.empty:
        return "In this selection no thing has two datings."
    clash = int(found["contradict"].sum())
    verb = "cannot both be right" if clash else "all can be read together"
    which = f"{number(clash)} of them {verb}" if clash else verb
    return f"Sources date {counted(len(found), 'thing')} differently; {which}."
