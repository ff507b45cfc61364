"""Would such probabilities have been right? Of past years, and our own as stored."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import projections
from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.facts import Figure, Nothing
from cac_data.observations import union
from cac_data.outlook.basics import of_indicator

SPAN = 5
"""Years ahead that each past year is asked for."""


@dataclass(frozen=True)
class Hindcast:
    """How right the probabilities of past years were, of `n` questions with `events`.

    `score`, Brier's, is the mean squared distance of a probability from what came, 1 or
    0; 0 is perfect (Monthly Weather Review 78, 1950, p. 1-3).

    `skill` sets it against the `base` rate known at the time, the part of earlier spans
    of five years, over by then, in which trade grew as fast: 1 less the ratio of both
    scores, 0 for no better (Murphy 1973, Journal of Applied Meteorology 12, p. 215).
    `skill_after` is against the part that came true in the end, which nobody knew. A
    score so judged falls below 0 easily (Mason 2004, Monthly Weather Review 132,
    p. 1891-1895).
    """

    n: int
    events: int
    score: Figure | Nothing
    base: Figure | Nothing
    skill: Figure | Nothing
    skill_after: Figure | Nothing


def hindcast(years: pd.DataFrame, needs: pd.DataFrame) -> Hindcast:
    """Ask the forecast of trade of each past year what it is asked today.

    How likely it was that trade grows as fast as each level of the article `needs` now,
    and whether it did. The method was chosen with sight of all years, which flatters
    it.
    """
    is_of_trade = needs["need_id"].isin(["trade_low", "trade_high"])
    growth_pcts = needs.loc[is_of_trade, "needed"]
    turnover = of_indicator(years, "turnover")
    questions = _past_questions(turnover, growth_pcts)
    events = int(questions["event"].sum())
    if questions.empty:
        nothing = Nothing("no past year has both an interval and an answer")
        return Hindcast(0, events, *[nothing] * 4)

    period = f"{questions['origin'].min()}/{questions['end'].max()}"
    score = _brier(questions["chance"], questions["event"])
    base = _brier(questions["base"], questions["event"])
    # The score of always giving the part that came true in the end.
    event_rate = questions["event"].mean()
    base_after = float(event_rate * (1 - event_rate))
    return Hindcast(
        n=len(questions),
        events=events,
        score=Figure(value=score, unit="score", period=period),
        base=Figure(value=base, unit="score", period=period),
        skill=_skill(score, base),
        skill_after=_skill(score, base_after),
    )


def _skill(score: float, base: float) -> Figure | Nothing:
    """Give how much better a score is than another, which may be perfect."""
    if not base:
        return Nothing("no skill against what was never wrong")
    return Figure(value=1 - score / base, unit="skill")


@cached
def _past_questions(turnover: pd.DataFrame, growth_pcts: pd.Series) -> pd.DataFrame:
    """Give for each past year and growth the `chance` seen then, and what came.

    Columns `origin end chance base event`, of which `event` is 1 or 0; only where there
    was a chance and a span that was over, for the base rate.
    """
    level_in = dict(zip(turnover["year"].map(int), turnover["value"], strict=True))
    # The ratio of the level five years on, by the year in which the span begins.
    growth_from = {
        year: level_in[year + SPAN] / level_in[year]
        for year in level_in
        if year + SPAN in level_in
    }
    rows = []
    # In the first year there was no past yet of which to make a forecast.
    for origin in list(growth_from)[1:]:
        end = origin + SPAN
        until_origin = turnover[turnover["year"] <= origin]
        path = projections.project(until_origin, horizon=end)
        finished = [
            growth for start, growth in growth_from.items() if start + SPAN <= origin
        ]
        for growth_pct in growth_pcts:
            factor = (1 + growth_pct / 100) ** SPAN
            goal = level_in[origin] * factor
            chance = projections.probability_at_least(path, goal, end)
            event = float(growth_from[origin] >= factor)
            rows.append((origin, end, chance, _share_at_least(finished, factor), event))
    columns = ["origin", "end", "chance", "base", "event"]
    return pd.DataFrame(rows, columns=columns).dropna()


def _share_at_least(growths: list[float], factor: float) -> float | None:
    """Give the part of growths that reach a factor; None of none."""
    if not growths:
        return None
    return sum(growth >= factor for growth in growths) / len(growths)


def _brier(chances: pd.Series, events: pd.Series) -> float:
    """Give the mean squared distance of probabilities from what came, 1 or 0."""
    return float(((chances - events) ** 2).mean())


@dataclass(frozen=True)
class Record:
    """Our probabilities as stored with each of the `versions` of the tables.

    A forecast counts once, however many versions asked it: `n` are decided, of Brier's
    `score`; `ahead` are not, the first of them `due`.
    """

    score: Figure | Nothing
    n: int
    ahead: int
    due: str
    versions: list[str]
    source_ids: str


def record(tables: Known) -> Record:
    """Give how our own probabilities are kept, and what those decided earned."""
    stored = tables["forecast_record"]
    is_decided = stored["outcome"].notna()
    decided = stored[is_decided]
    ahead = stored[~is_decided]
    score: Figure | Nothing = Nothing("no forecast is decided")
    if len(decided):
        value = _brier(decided["probability"], decided["outcome"])
        score = Figure(value=value, unit="score")
    return Record(
        score=score,
        n=decided["forecast_id"].nunique(),
        ahead=ahead["forecast_id"].nunique(),
        due=min(ahead["due"], default=""),
        versions=sorted(set(stored["data_version"]), key=_version_numbers),
        source_ids=union(stored["source_id"]),
    )


def _version_numbers(version: str) -> list[int]:
    """Give the key by which versions sort: 0.10 after 0.9."""
    return [int(number) for number in version.split(".")]
