"""How likely it is: what the article expects, with a probability or the reason why not.

No probability knows the scenario. Of trade they come from the errors of its projection,
of Turkmen gas from past changes of its balance, drawn again, and of the railway from
works like it (`infrastructure.projects.first_dates_kept`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict

import pandas as pd

from cac_data import energy, infrastructure, projections, trade, words
from cac_data.claims import Known
from cac_data.claims.judging import COUNTED_SINCE_TEXT
from cac_data.energy.gas import OUTCOME
from cac_data.facts import Figure, Nothing, at, records
from cac_data.infrastructure.projects.promises import NamedYear
from cac_data.infrastructure.projects.slips import FirstDatesKept
from cac_data.likelihood import likelihood_of
from cac_data.lines import line
from cac_data.observations import union
from cac_data.outlook.basics import (
    AskedForecast,
    Indicator,
    article_year,
    distance,
    figure_if_known,
    last_year,
    listed,
    of_indicator,
)
from cac_data.outlook.verdicts import Judged, verdicts_by_claim
from cac_data.tables import load_table

LOWER_LEVEL_CLAIM = "c075"
UPPER_LEVEL_CLAIM = "c076"
RAILWAY_CLAIM = "c078"

RAILWAY_STATED = "railway_stated"

RECENT_YEARS = 3
"""Years whose mean says how much gas there is to sell: one may be low by chance."""

LIKELIHOOD_LIMITS = (0.0, 0.2, 0.45, 0.55, 0.8, 1.0)
"""Of Intelligence Community Directive 203 (2015), its narrow ends left out."""

NUMBERS = ("probability", "cases", "threshold", "found")


class Forecast(TypedDict, total=False):
    """What the article expects, or a level beside it: a row of `forecasts`.

    What a probability rests on, or why there is none, stands only in rows of its kind.
    """

    forecast_id: str
    claim_id: str
    indicator_id: str
    period: str
    probability: float
    method: str
    cases: float
    finished: float
    first_year: float
    last_year: float
    low: float
    high: float
    rail_finished: float
    rail_known: float
    rail_probability: float
    outright: bool
    is_latest: bool
    years_before: float | None
    named_late: float
    works: float
    statement: str
    reason: str
    found: float
    comparison: str
    threshold_low: float
    threshold: float | None
    unit: str
    resolves_on: str
    source_ids: str


def threshold_of(forecast: Forecast) -> Figure | Nothing:
    """Give what decides a forecast, if anything does."""
    return figure_if_known(forecast["threshold"], forecast["unit"])


@dataclass(frozen=True)
class Chances:
    """Forecasts with a probability, and those of the article without one."""

    given: list[Forecast]
    silent: list[Forecast]

    @property
    def railway(self) -> list[Forecast]:
        """The chance of the year that officials name for the railway, if any."""
        return [row for row in self.given if row["forecast_id"] == RAILWAY_STATED]


def chances(forecasts: pd.DataFrame) -> Chances:
    """Give `forecasts` as they are told: with a probability, or of the article."""
    is_given = forecasts["probability"].notna()
    is_silent = ~is_given & (forecasts["claim_id"] != "")
    return Chances(
        given=records(forecasts[is_given], Forecast),
        silent=records(forecasts[is_silent], Forecast),
    )


def likelihood_bands() -> dict[str, tuple[float, float]]:
    """Give the words for probabilities and their ranges, for `charts.dots`."""
    return {
        words.say(line(f"common.likelihood-{likelihood_of((low + high) / 2)}")): (
            low,
            high,
        )
        for low, high in pairwise(LIKELIHOOD_LIMITS)
    }


def forecasts(
    tables: Known, years: pd.DataFrame, verdicts: pd.DataFrame
) -> pd.DataFrame:
    """Give what the article expects, with a probability where there is one.

    `forecast_id`, `claim_id` (empty for a level beside the one claimed) and
    `indicator_id` say what is expected, `period` by the end of which. Then either the
    `probability`, its `method` and of how many `cases` (its range `low high`, and what
    it rests on: `finished first_year last_year rail_finished rail_known
    rail_probability outright is_latest`), or the `statement`, the `reason` why there is
    none, what was `found` so far, and of the railway `years_before named_late works`.
    The rule that will decide is `comparison threshold_low threshold unit resolves_on`.
    `source_ids`.
    """
    verdict_of = verdicts_by_claim(verdicts)
    chance_of = {
        **_trade_chances(of_indicator(years, "turnover"), verdict_of),
        **_railway_chances(tables, verdict_of[RAILWAY_CLAIM]),
        **_gas_chances(tables, last_year(years)),
    }
    rows: list[Forecast] = []
    for asked in listed("forecasts", AskedForecast):
        chance = chance_of.get(asked["forecast_id"])
        if chance is None:
            continue
        verdict = verdict_of[asked["claim_id"]]
        # A level beside the claimed one bears on the claim and is not it.
        is_claimed = asked["threshold"] == "claimed"
        rows.append(
            {
                "forecast_id": asked["forecast_id"],
                "claim_id": asked["claim_id"] if is_claimed else "",
                "indicator_id": asked["indicator_id"],
                "method": asked["method"],
                "comparison": asked["comparison"],
                "period": str(verdict.due),
                "resolves_on": verdict.resolves_on,
                **chance,
            }
        )

    with_row = {row["claim_id"] for row in rows}
    for claim_id, verdict in verdict_of.items():
        if verdict.verdict == "open" and claim_id not in with_row:
            rows.append(_without_estimate(years, verdict, before=article_year(tables)))

    frame = pd.DataFrame(rows, columns=[*Forecast.__annotations__])
    return frame.astype(dict.fromkeys(NUMBERS, "float64"))


# --- Trade ----------------------------------------------------------------------------


def _trade_chances(
    turnover: pd.DataFrame, verdict_of: Mapping[str, Judged]
) -> dict[str, Forecast]:
    """Give chances of the levels that the article names, and of no growth at all."""
    lower = verdict_of[LOWER_LEVEL_CLAIM]
    upper = verdict_of[UPPER_LEVEL_CLAIM]
    latest = at(turnover)
    year = lower.due
    if not latest or year is None or latest.whole_year >= year:
        return {}
    path = trade.projection(turnover, year)
    end = at(path)
    if not end or end["scale_log"] is None:
        return {}

    low = lower.level.value
    high = upper.level.value
    reaches_lower = projections.probability_at_least(path, low, year)
    reaches_upper = projections.probability_at_least(path, high, year)
    grows = projections.probability_at_least(path, latest.value, year)

    def chance(probability: float, threshold: float, cited: str = "") -> Forecast:
        return {
            "probability": probability,
            "threshold": threshold,
            "threshold_low": low,
            "unit": "USD bn",
            "last_year": latest.whole_year,
            "cases": len(path["errors_log"].iloc[-1]),
            "source_ids": union([end.source_ids, cited]),
        }

    return {
        "trade_120": chance(reaches_lower, low, lower.source_ids),
        "trade_150": chance(reaches_upper, high, upper.source_ids),
        "trade_inside": chance(reaches_lower - reaches_upper, high),
        "trade_no_growth": chance(1 - grows, latest.value),
    }


# --- The railway ----------------------------------------------------------------------


def _railway_chances(tables: Known, verdict: Judged) -> dict[str, Forecast]:
    """Give the chance of the year that officials name; and of the article's, if any.

    By the first dates of all works across borders; what railways alone would say stands
    beside it. No work gives a rate for another year than officials name.
    """
    schedule = tables["schedule_claims"]
    projects = load_table("projects", tables.vintage)
    known_projects = infrastructure.known_projects(projects, schedule, tables.as_of)
    slips = infrastructure.schedule_slip(schedule, known_projects, as_of=tables.as_of)
    named = infrastructure.named_years(schedule, tables.as_of)
    kept = infrastructure.first_dates_kept(slips)

    claimed_year = int(verdict.level.value)
    stated_year = named.most_named if named else None
    chance_of = {}
    if stated_year != claimed_year:
        chance_of["railway_claimed"] = _without_rate(verdict, slips, named)
    if named and kept:
        is_claimed = stated_year == claimed_year
        forecast_id = "railway_claimed" if is_claimed else RAILWAY_STATED
        chance_of[forecast_id] = _by_works_alike(kept, named)
    return chance_of


def _without_rate(
    verdict: Judged, slips: pd.DataFrame, named: NamedYear | Nothing
) -> Forecast:
    """Say why the article's year has no chance, where officials name another year."""
    claimed_year = int(verdict.level.value)
    years_before = named.most_named - claimed_year if named else 0
    late = infrastructure.named_late(slips, years=years_before)
    return {
        **_railway_rule(claimed_year),
        "probability": math.nan,
        "statement": verdict.statement,
        "reason": "no_rate",
        "years_before": years_before,
        "named_late": late.late,
        "works": late.many,
        "source_ids": union([verdict.source_ids, named.source_ids if named else ""]),
    }


def _by_works_alike(kept: FirstDatesKept, named: NamedYear) -> Forecast:
    """Give the chance of the year that officials name, by works like the railway."""
    return {
        **_railway_rule(named.most_named),
        "probability": kept.value,
        "cases": kept.decided,
        "finished": kept.kept,
        "low": kept.low,
        "high": kept.high,
        "rail_finished": kept.rail_kept,
        "rail_known": kept.rail_decided,
        "rail_probability": kept.rail_value,
        "outright": bool(named.outright),
        "is_latest": named.most_named == named.latest,
        "source_ids": union([kept.source_ids, named.source_ids]),
    }


def _railway_rule(year: int) -> Forecast:
    """Say what decides whether the railway is open by the end of a year, and when."""
    return {
        "period": str(year),
        "resolves_on": f"{year + 1}-01",
        "threshold": float(year),
        "unit": "year",
    }


# --- Turkmen gas ----------------------------------------------------------------------


def _gas_chances(tables: Known, until: int) -> dict[str, Forecast]:
    """Give chances that Turkmenistan has more gas to sell, and enough for the pipeline.

    More than the mean of the last years that are known (`RECENT_YEARS`), and enough to
    fill lines A to C alone.
    """
    balance = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    is_turkmen = balance["country"] == "TKM"
    turkmen = balance[is_turkmen & (balance["year"] <= until)]
    level_of = _gas_levels(turkmen, tables["pipelines"])
    end = at(energy.gas.own_past(turkmen, horizon=OUTCOME, levels=level_of))
    if not end:
        return {}
    latest = at(turkmen)
    return {
        forecast_id: {
            "probability": end.number(forecast_id),
            "threshold": level,
            "cases": end.count("changes"),
            "unit": "bcm",
            "first_year": latest.whole_year - RECENT_YEARS + 1,
            "last_year": latest.whole_year,
            "source_ids": end.source_ids,
        }
        for forecast_id, level in level_of.items()
    }


def _gas_levels(turkmen: pd.DataFrame, pipelines: pd.DataFrame) -> dict[str, float]:
    """Give the levels in bcm that gas for sale is held against, as far as known."""
    level_of = {}
    is_recent = turkmen["year"] > turkmen["year"].max() - RECENT_YEARS
    recent = turkmen.loc[is_recent, "value"]
    if len(recent) == RECENT_YEARS:
        level_of["gas_more"] = recent.mean()
    capacity = energy.gas.pipe_levels(pipelines).get("lines A to C")
    if capacity is not None:
        level_of["gas_full"] = capacity
    return level_of


# --- Without an estimate --------------------------------------------------------------


def _without_estimate(years: pd.DataFrame, verdict: Judged, *, before: int) -> Forecast:
    """Give a forecast of the article to which nothing gives a chance, and why.

    A figure that may fall is held against the last one `before` the article.
    """
    claim_id = verdict.claim_id
    indicator = _indicator_of(claim_id)
    indicator_id = indicator["indicator_id"] if indicator else ""
    unit = indicator["unit"] if indicator else verdict.unit
    observed = of_indicator(years, indicator_id)
    found = verdict.figure_found
    row: Forecast = {
        "forecast_id": claim_id,
        "claim_id": claim_id,
        "period": str(verdict.due),
        "probability": math.nan,
        "cases": len(observed),
        "statement": verdict.statement,
        "reason": _reason(verdict, indicator_id, unit),
        "found": found.value if found else math.nan,
        "resolves_on": verdict.resolves_on,
        "source_ids": verdict.source_ids,
    }
    if _never_falls(verdict):
        return {
            **row,
            "indicator_id": claim_id,
            "comparison": "at_least",
            "threshold": verdict.level.value,
            "unit": verdict.unit,
        }
    before_article = at(observed[observed["year"] < before])
    return {
        **row,
        "indicator_id": indicator_id,
        "comparison": "above",
        "threshold": before_article.value if before_article else None,
        "unit": unit,
    }


def _indicator_of(claim_id: str) -> Indicator | None:
    """Give the last indicator that a claim is on, if there is one."""
    on_claim = None
    for indicator in listed("outlook_indicators", Indicator):
        if claim_id in indicator["claim_ids"]:
            on_claim = indicator
    return on_claim


def _never_falls(verdict: Judged) -> bool:
    """Whether a claim is on a count of what has come since the article."""
    return verdict.unit in (*COUNTED_SINCE_TEXT, "countries")


def _reason(verdict: Judged, indicator_id: str, unit: str) -> str:
    """Say by a code why a forecast of the article has no probability."""
    found = verdict.figure_found
    if _never_falls(verdict) and found and distance(found, verdict.level) >= 0:
        return "met"
    if indicator_id == "gas":
        return "pipeline"
    if indicator_id == "railway" or unit in COUNTED_SINCE_TEXT:
        return "collected"
    return "short" if indicator_id else "no_figure"
