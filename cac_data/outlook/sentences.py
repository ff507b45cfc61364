"""What the outlook says in sentences, true in every scenario."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes
from cac_data.display import VERDICTS
from cac_data.display.phrases import listed, number, pct
from cac_data.outlook.scoring import brier
from cac_data.outlook.wording import bn
from cac_data.projections import LIKELIHOOD_WORDS


def say_scope(years: pd.DataFrame, *, horizon: int, as_of: str = "") -> str:
    """Say what the outlook rests on and how far it looks.

    `as_of`: the day by which the tables are known; empty for everything known.
    """
    count = years["indicator_id"].nunique()
    when = f" Only what was known on {as_of} is used." if as_of else ""
    if not count:
        return f"No indicator is counted by year.{when}"
    things = "indicator" if count == 1 else "indicators"
    return (
        f"Counted by year: {count} {things}, the latest figure of "
        f"{years['period'].max()}. Paths lead to {horizon}.{when}"
    )


def say_sectors(sectors: pd.DataFrame) -> str:
    """Say what has grown and what has shrunk since the article's figures.

    A sentence that names what fell; another one where nothing can be compared.
    """
    known = sectors[sectors["change_pct"].notna()]
    if known.empty:
        return "No indicator has an earlier year to compare with."
    fell = known[known["change_pct"] < -0.05]
    grew = int((known["change_pct"] > 0.05).sum())
    told = [
        f"{name} ({pct(change, sign=True)}"
        + (f" since {start})" if int(end) - int(start) > 1 else ")")
        for name, change, start, end in zip(
            fell["indicator"],
            fell["change_pct"],
            fell["base_period"],
            fell["last_period"],
            strict=True,
        )
    ]
    still = len(known) - grew - len(fell)
    parts = [f"{grew} grew"]
    if still:
        parts.append(f"{still} stood still")
    parts.append(f"{len(fell)} fell")
    text = f"Of {len(known)} indicators with a year to compare with, {listed(parts)}"
    return f"{text}{': ' + listed(told) if told else ''}."


def say_forecasts(said: pd.DataFrame) -> str:
    """Say how likely the most and the least likely are, and what has no estimate.

    Sentences by likelihood; one of its own where nothing has a probability.
    """
    known = said[said["probability"].notna()]
    silent = int((said["probability"].isna() & (said["claim_id"] != "")).sum())
    grouped: dict[str, list[str]] = {}
    for event, words in zip(known["event"], known["words"], strict=True):
        number, _, word = words.rstrip(")").partition(" (")
        grouped.setdefault(word, []).append(f"{_inside(event)} ({number})")
    parts = [
        f"{word[:1].upper()}{word[1:]}: {'; '.join(grouped[word])}."
        for word in reversed([words for _, words in LIKELIHOOD_WORDS])
        if word in grouped
    ]
    if not parts:
        parts = ["Nothing has a probability: the series are too short."]
    if silent:
        things = "forecast" if silent == 1 else "forecasts"
        verb = "has" if silent == 1 else "have"
        parts.append(f"{silent} other {things} of the article {verb} no estimate.")
    return " ".join(parts)


def say_hindcast(tried: pd.DataFrame) -> str:
    """Say how the method would have scored in past years."""
    if tried.empty:
        return (
            "Nothing was asked of past years: no level is claimed for the horizon, or "
            "no past year has both an interval and an answer."
        )
    score = brier(tried["probability"], tried["outcome"]).to_dict("records")[0]
    years = tried["origin"].nunique()
    first, last = int(tried["origin"].min()), int(tried["period"].max())
    length = int(tried["period"].iloc[0]) - int(tried["origin"].iloc[0])
    gap = round(score["brier"], 2) - score["even"]
    word = "better than" if gap < 0 else "no better than" if gap == 0 else "worse than"
    alone = max((last - first) // length, 1)
    times = "year" if years == 1 else "years"
    return (
        f"Asked in {years} past {times}, the method would have earned a Brier score of "
        f"{score['brier']:.2f} on {score['n']} questions, {word} the "
        f"{score['even']:.2f} of one half for everything; {score['events']} of them "
        f"happened. The windows overlap: {first} to {last} holds {alone} that "
        f"{'does' if alone == 1 else 'do'} not."
    )


def say_conditions(found: pd.DataFrame, levels: Mapping[str, float]) -> str:
    """Say where the scenario leads, and which single changes alter what is reached.

    `levels`: name and level of what was promised, in USD million.

    Sentences on what would lead to each level; one where there is no path.
    """
    plain = found[found["condition_id"] == "scenario"]
    if plain.empty:
        return "The scenario has no path to the horizon."
    level = float(plain["value_usd_bn"].iloc[0])
    others = found[found["condition_id"] != "scenario"]
    reached = [name for name, needed in levels.items() if level >= needed / 1000]
    missed = [name for name, needed in levels.items() if level < needed / 1000]
    where = [f"above {reached[-1]}"] if reached else []
    where += [f"below {missed[0]}"] if missed else []
    parts = [
        f"The scenario leads to {bn(level)}{', ' if where else ''}{listed(where)}."
    ]
    if reached:
        threshold = levels[reached[-1]] / 1000
        crossed = others[others["value_usd_bn"] < threshold]
        parts.append(_crossing("Below", reached[-1], crossed))
    if missed:
        threshold = levels[missed[0]] / 1000
        crossed = others[others["value_usd_bn"] >= threshold]
        parts.append(_crossing("Above", missed[0], crossed))
    return " ".join(part for part in parts if part)


def _crossing(side: str, name: str, crossed: pd.DataFrame) -> str:
    if crossed.empty:
        return f"None of these changes alone leads {side.lower()} {name}."
    told = [
        f"{_inside(condition)} ({bn(value)})"
        for condition, value in zip(
            crossed["condition"], crossed["value_usd_bn"], strict=True
        )
    ]
    one = "this" if len(told) == 1 else "one of these"
    return f"{side} {name} it would lead if {one} happened: {listed(told)}."


def _inside(text: str) -> str:
    """Write a sentence inside another: small at first, unless a name begins it."""
    small = text.split()[0] in {"Exports", "Growth", "Imports", "The", "Trade", "Works"}
    return f"{text[:1].lower()}{text[1:]}" if small else text


def say_needs(found: pd.DataFrame) -> str:
    """Say which promises the pace so far would keep and which need more."""
    enough = found[found["times"] <= 1]
    more = found[found["times"] > 1].sort_values("times")
    parts = []
    if len(enough):
        told = "; ".join(map(_inside, enough["promise"]))
        parts.append(f"The pace so far would do for {told}.")
    if len(more):
        told = "; ".join(
            f"{_inside(promise)} ({times:.1f} times)"
            for promise, times in zip(more["promise"], more["times"], strict=True)
        )
        parts.append(f"More is needed for {told}.")
    return " ".join(parts) or "No pace is known that a promise could be held against."


def say_signals(found: pd.DataFrame) -> str:
    """Say which signals are at their threshold and which are below."""
    if found.empty:
        return "None of the signals has a figure and a threshold."

    def told(rows: pd.DataFrame) -> str:
        pairs = zip(rows["signal"], rows["text"], strict=True)
        return "; ".join(f"{signal} ({text})" for signal, text in pairs)

    is_there = found["reached"].astype(bool)
    above, below = found[is_there], found[~is_there]
    text = f"At or above their threshold: {len(above)} of {len(found)}"
    text += f", {told(above)}." if len(above) else "."
    return f"{text} Below: {told(below)}." if len(below) else text


def say_people(growth: pd.DataFrame, workshops: pd.DataFrame) -> str:
    """Say how visitors have changed and where workshops are at work."""
    whole = growth[growth["end"].str.len() == 4] if len(growth) else growth
    told = [
        f"{codes.country_name(row['country'])} "
        f"{pct(row['growth_pct'], digits=0, sign=True)} from {row['start']} "
        f"to {row['end']} ({row['indicator'].replace('_', ' ')})"
        for row in whole.to_dict("records")
    ]
    visitors = (
        f"Visitors from China, in whole years: {'; '.join(told)}."
        if told
        else "Visitors from China: no two whole years of one count are known."
    )

    def where(status: str) -> str:
        rows = workshops.loc[workshops["status"] == status, "country"]
        return listed([codes.country_name(code) for code in rows])

    running, disputed, missing = map(where, ("running", "disputed", "not yet"))
    text = f"A Lu Ban workshop is at work in {running or 'none of the five'}"
    text += f"; sources disagree on {disputed}" if disputed else ""
    text += f"; in {missing} it is not yet" if missing else ""
    return f"{visitors} {text}."


def say_scoreboard(board: pd.DataFrame) -> str:
    """Say how many carrying claims came to which verdict, and what has changed."""
    counts = board["verdict"].value_counts()
    told = [f"{counts[name]} {name}" for name in VERDICTS if name in counts]
    changed = board[board["changed"].astype(bool)]
    text = f"{len(board)} claims carry the article: {listed(told)}."
    if changed.empty:
        return f"{text} None is judged otherwise than on the day it appeared."
    moved = [
        f"{row['statement']} ({row['verdict_then']}, now {row['verdict']})"
        for row in changed.to_dict("records")
    ]
    return f"{text} Judged otherwise than on the day it appeared: {'; '.join(moved)}."


def say_line_d(early: Mapping[str, Any]) -> str:
    """Warn of a Line D without gas of its own; see `energy.early_line_d`."""
    if not early:
        return ""
    text = (
        f"Warning: Line D in {early['year']} has no gas for it. It is set to start "
        f"before {early['earliest']} while output grows by "
        f"{number(early['growth_pct'], 1, sign=True)} % a year; below "
        f"{number(early['enough_pct'], 1, sign=True)} % a year so early a start cannot "
        "be filled."
    )
    if "available" not in early:
        return text
    return (
        f"{text} In {early['year']} there would be {number(early['available'], 1)} bcm "
        f"for a pipeline of {number(early['capacity'], 1)} bcm."
    )
