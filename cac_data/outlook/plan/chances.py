"""How likely the forecasts are, and whether such chances would have been right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from cac_data.facts import Figure, Nothing
from cac_data.lines import FigureWords, Line, TableWords, Text, line
from cac_data.outlook.chances import Chances, Forecast, threshold_of
from cac_data.outlook.plan.shared import (
    COUNTED,
    amount,
    basis,
    event,
    headings,
    indicator,
    probability,
)
from cac_data.outlook.scores import Hindcast, Record

EVEN = 0.5

Skill: TypeAlias = Literal["worse", "unclear", "better"]


def forecasts(chances: Chances) -> Text:
    """Say which forecasts are likely, and how many have no estimate."""
    return [
        list(_with_probability(chances.given)),
        list(_without_probability(chances.silent)),
    ]


def _with_probability(forecasts: Sequence[Forecast]) -> Iterator[Line]:
    if not forecasts:
        return
    likely = [each for each in forecasts if each["probability"] > EVEN]
    counts = {"likely": len(likely), "n": len(forecasts)}
    if not likely:
        yield line("outlook.likelier-none", **counts)
        return
    events = [
        line(
            "outlook.event-with-odds",
            event=event(forecast),
            probability=probability(forecast["probability"]),
        )
        for forecast in likely
    ]
    yield line("outlook.likelier", events=events, **counts)


def _without_probability(forecasts: Sequence[Forecast]) -> Iterator[Line]:
    if not forecasts:
        return
    yield line("outlook.without-estimate", n=len(forecasts))
    ruled = [forecast for forecast in forecasts if threshold_of(forecast)]
    if not ruled:
        return
    last = max(forecast["resolves_on"] for forecast in ruled)
    without = len(forecasts) - len(ruled)
    if without:
        yield line(
            "outlook.with-rule-and-without", n=len(ruled), last=last, without=without
        )
    else:
        yield line("outlook.with-rule", n=len(ruled), last=last)


def sensitivity(railway: Sequence[Forecast], assumed: int) -> Text:
    """Say how few works the railway's chance rests on; `assumed` is its opening."""
    return [[said for chance in railway for said in _sensitivity(chance, assumed)]]


def _sensitivity(chance: Forecast, assumed: int) -> Iterator[Line]:
    year = chance["period"]
    yield line(
        "outlook.works-kept", n=int(chance["cases"]), finished=int(chance["finished"])
    )
    yield line(
        "outlook.works-allow",
        low=probability(chance["low"]),
        high=probability(chance["high"]),
        probability=probability(chance["probability"]),
        year=year,
    )
    yield line(
        "outlook.railways-alone",
        finished=int(chance["rail_finished"]),
        n=int(chance["rail_known"]),
        probability=probability(chance["rail_probability"]),
    )
    if not assumed:
        return
    opening = str(assumed)
    if opening == year:
        yield line("outlook.opening-assumed", assumed=opening)
    elif chance["outright"]:
        yield line("outlook.opening-assumed-beside-named", assumed=opening, year=year)
    else:
        yield line("outlook.opening-assumed-beside-derived", assumed=opening, year=year)


def chances_figure(given: Sequence[Forecast]) -> FigureWords:
    """Say what the chart of probabilities shows."""
    title = line("outlook.chances-title-none")
    if given:
        title = line(
            "outlook.chances-title",
            event=event(given[0]),
            probability=probability(given[0]["probability"]),
        )
    return FigureWords(
        title=title,
        subtitle=line("outlook.chances-subtitle"),
        caption=line("outlook.chances-caption"),
        alt=line("outlook.chances-alt", title=title),
        names={forecast["forecast_id"]: event(forecast) for forecast in given},
    )


# --- The tables ----------------------------------------------------------------------


def forecasts_table() -> TableWords:
    """Say what the table of probabilities holds."""
    columns = ("event", "chance", "basis", "rule", "resolves_on")
    return TableWords(
        columns=headings("forecasts", columns),
        caption=line("outlook.forecasts-caption"),
        note=[[line("outlook.forecasts-note")]],
        cells={
            "event": event,
            "chance": _chance_cell,
            "basis": basis,
            "rule": _rule_cell,
            "resolves_on": _decided_cell,
        },
    )


def silent_table() -> TableWords:
    """Say what the table of forecasts without a probability holds."""
    return TableWords(
        columns=headings("silent", ("statement", "reason", "rule")),
        caption=line("outlook.silent-caption"),
        cells={"reason": _reason_cell, "rule": _rule_cell},
    )


def _chance_cell(forecast: Forecast) -> Line:
    return line(
        "outlook.forecast-chance", probability=probability(forecast["probability"])
    )


def _decided_cell(forecast: Forecast) -> Line:
    return line("outlook.forecast-decided", period=forecast["resolves_on"])


def _rule_cell(forecast: Forecast) -> Line:
    """Say how a forecast is decided."""
    threshold = threshold_of(forecast)
    if not threshold:
        return line("outlook.rule-none")
    comparison = forecast["comparison"]
    if comparison == "inside":
        return line(
            "outlook.rule-inside",
            low=Figure(value=forecast["threshold_low"], unit=forecast["unit"]),
            high=threshold,
            year=forecast["period"],
        )
    if threshold.unit == "year":
        return line("outlook.rule-railway", year=str(int(threshold.value)))
    if threshold.unit in COUNTED:
        return line("outlook.rule-since-article", amount=amount(threshold))
    counted = indicator(forecast["indicator_id"])
    if forecast["indicator_id"] == "turnover":
        counted = line("common.reporter-china_customs")
    return line(
        f"outlook.rule-{comparison}",
        counted=counted,
        amount=amount(threshold),
        year=forecast["period"],
    )


def _reason_cell(forecast: Forecast) -> Line:
    """Say why a forecast has no probability."""
    match forecast["reason"]:
        case "met" if _is_one_act(forecast):
            return line("outlook.silent-one-act")
        case "met":
            found = Figure(value=forecast["found"], unit=forecast["unit"])
            return line("outlook.silent-met", amount=amount(found))
        case "pipeline":
            return line("outlook.silent-pipeline")
        case "short":
            return line("outlook.silent-short", n=int(forecast["cases"]))
        case "collected":
            return line("outlook.silent-collected")
        case "no_rate":
            return _no_rate(forecast)
    return line("outlook.silent-no-figure")


def _is_one_act(forecast: Forecast) -> bool:
    threshold = threshold_of(forecast)
    return bool(threshold and threshold.value <= 1)


def _no_rate(forecast: Forecast) -> Line:
    years = forecast["years_before"]
    if years is None or years <= 0:
        return line("outlook.silent-no-rate")
    return line(
        "outlook.silent-no-rate-late",
        late=int(forecast["named_late"]),
        n=int(forecast["works"]),
        years=int(years),
    )


# --- Would such probabilities have been right? ---------------------------------------


def hindcast(past: Hindcast) -> Text:
    """Say how good the forecast of trade would have been in past years."""
    return [list(_hindcast(past))]


def _hindcast(past: Hindcast) -> Iterator[Line]:
    score = past.score
    base = past.base
    if not score or not base:
        yield line("outlook.no-hindcast")
        return
    if past.skill:
        state = state_of_skill(past.skill, past.skill_after)
        yield line(f"outlook.hindcast-{state}", n=past.n, score=score)
        yield line("outlook.hindcast-base", base=base, skill=past.skill)
    else:
        yield line("outlook.hindcast-base-never-wrong", n=past.n, score=score)
    if past.skill_after:
        yield line(
            "outlook.hindcast-after",
            events=past.events,
            n=past.n,
            skill=past.skill_after,
        )
    yield line("outlook.hindcast-flatters")


def state_of_skill(skill: Figure, after: Figure | Nothing) -> Skill:
    """Whether a forecast is better than the base rate known, and than that of all."""
    if skill.value <= 0:
        return "worse"
    if after and after.value > 0:
        return "better"
    return "unclear"


def record(own: Record) -> Text:
    """Say how our own probabilities are kept, and what those decided earned."""
    return [list(_record(own))]


def _record(own: Record) -> Iterator[Line]:
    if not own.versions:
        return
    yield line("outlook.record-kept", versions=own.versions)
    if own.score:
        yield line("outlook.record-decided", n=own.n, score=own.score)
    else:
        yield line("outlook.record-ahead", n=own.ahead, due=own.due)
