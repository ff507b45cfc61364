"""What may happen by when: probabilities, what they rest on, when they resolve."""

import math
from collections.abc import Container, Iterator, Mapping
from typing import Any

import pandas as pd

from cac_data import (
    codes,
    energy,
    indicators,
    infrastructure,
    periods,
    projections,
    trade_until_rewritten as trade,
)
from cac_data.claims import Tables
from cac_data.outlook.series import (
    INDICATORS,
    Claim,
    article_year,
    by_claim,
    levels_of,
)
from cac_data.outlook.wording import COUNTED, with_unit

RAILWAY = "cku-rail"
"""The railway through Kyrgyzstan in the tables of projects and promised dates."""

FORECAST_COLUMNS = (
    *("forecast_id", "claim_id", "event", "period", "probability", "words", "basis"),
    *("cases", "indicator", "comparison", "threshold", "unit", "rule", "resolves_on"),
    "source_ids",
)

FORECAST_LABELS = {
    "event": "Forecast",
    "words": "Probability",
    "basis": "Rests on",
    "rule": "It came true if",
    "resolves_on": "Known in",
}
"""Columns of :func:`forecasts` that a table of probabilities shows, with headings."""

SILENT_LABELS = {
    "event": "Forecast",
    "basis": "Why there is no estimate",
    "rule": "It came true if",
    "resolves_on": "Known in",
}
"""Columns that a table of forecasts without a probability shows, with headings."""

_FEWEST_YEARS = projections.MINIMUM_RUN
_FULL = "lines A to C"
_COUNTERS = {"turnover": "Chinese customs", "gas_left": "Statistical Review"}
"""Who counts, where several do."""


def chance_by_reference(
    slips: pd.DataFrame, *, years_late: float, leave_out: str = RAILWAY
) -> pd.DataFrame:
    """Chance that a work across borders is finished by some years after its first date.

    Of the works of the class, those finished by then and those known not to be; the
    chance is ``(finished + 1) / (known + 2)``, Laplace's rule of succession, so that a
    class without a success does not say never. Works given up count as not finished,
    and so do those whose own latest date lies later. A work that may still be finished
    by then says nothing of a delay that long, and is left out.

    For a time before the date works at home are in the class, too: they are quicker as
    a rule, so that the chance is, if anything, too high, and it rests on more cases.

    `years_late`: years after the end of the period promised first; negative for before
    it.
    `leave_out`: ``project_id`` of the work that is judged.

    One row: ``years_late, finished, known`` (numbers of works), ``chance`` (0 to 1, not
    rounded), ``source_ids``.

    The chance never falls as `years_late` grows within a class. With few cases it
    cannot be small: without a success it is one in two more than there are cases.

    Source of the method: B. Flyvbjerg, "From Nobel Prize to project management: getting
    risks right", Project Management Journal 37 (2006), for the outside view; P.-S.
    Laplace, "Essai philosophique sur les probabilités" (1814), for the rule.
    """
    needed = ["project_id", "cross_border", "state", "slip_years", "source_ids"]
    codes.check_columns(slips.columns, needed, function="chance_by_reference")
    mine = slips[slips["project_id"] != leave_out]
    if years_late >= 0:
        mine = mine[mine["cross_border"].astype(bool)]
    finished = (mine["state"] == "finished") & (mine["slip_years"] <= years_late)
    is_known = (
        (mine["state"] == "finished")
        | (mine["state"] == "given up")
        | (mine["slip_years"] > years_late)
    )
    told = mine[is_known]
    row = {
        "years_late": years_late,
        "finished": int(finished.sum()),
        "known": len(told),
        "chance": (int(finished.sum()) + 1) / (len(told) + 2),
        "source_ids": indicators.merge_ids(list(told["source_ids"])),
    }
    return pd.DataFrame([row])


def forecasts(
    tables: Tables, years: pd.DataFrame, verdicts: pd.DataFrame, *, as_of: str = ""
) -> pd.DataFrame:
    """Give what the article expects, with a probability where one can be had.

    None of them knows the scenario. Trade: the error distribution of the default
    projection. The railway: what became of dates promised for comparable works
    (:func:`chance_by_reference`), for the year that the article names and the year that
    those responsible name; lateness is counted from the latter, as if it were their
    first date. Gas: the past changes of the Turkmen balance, drawn again. A
    forecast whose series is too short, or that only counts what was collected, gets no
    probability and says why.

    `as_of`: the day by which the tables are known; empty for everything known.

    Columns: ``forecast_id, claim_id`` (empty for what the article does not say),
    ``event, period`` (by the end of which it happens or not), ``probability`` (nearest
    0.05, missing without one), ``words``, ``basis`` (what it is made from, or why there
    is none), ``cases`` (how many past cases that rests on), then the rule that will
    decide: ``indicator`` (of :data:`INDICATORS`, ``gas_left`` or, for a count, the
    claim), ``comparison`` (``at_least``, ``above`` or ``at_most``), ``threshold, unit,
    rule`` (the same in words, empty where nothing decides), ``resolves_on`` (when the
    figure will be out), ``source_ids``. Expected growth is asked as a level: above that
    of the last year before the article.

    ValueError if a table lacks a column or a claim is missing.
    """
    claims = by_claim(verdicts)
    made = [
        *_on_trade(years, claims),
        *_on_railway(tables, claims, as_of),
        *_on_gas(tables, years, claims),
    ]
    judged = {row["claim_id"] for row in made}
    made += _without_estimate(years, claims, judged, before=article_year(tables))
    found = pd.DataFrame(made, columns=list(FORECAST_COLUMNS))
    found["rule"] = [_rule(row) for row in found.to_dict("records")]
    return found


_GAS_LEFT = "Turkmen output less use"


_SIDES = {"at_least": "at least", "above": "more than", "at_most": "at most"}


def _rule(row: Mapping[Any, Any]) -> str:
    """Write what decides a forecast."""
    name, threshold, unit = row["indicator"], float(row["threshold"]), row["unit"]
    if not name or math.isnan(threshold):
        return ""
    if unit == "year":
        return f"trains run over the whole line by the end of {threshold:.0f}"
    level = with_unit(threshold, unit, 0 if threshold.is_integer() else None)
    side = f"{_SIDES[row['comparison']]} {level}"
    if unit in COUNTED:
        return f"new since the article: {side}"
    what = _GAS_LEFT if name == "gas_left" else INDICATORS[name].label
    counter = f", {_COUNTERS[name]}" if name in _COUNTERS else ""
    return f"{what}{counter}: {side} in {row['period']}"


def _year(period: str) -> int:
    """Return the last year of a claim's period."""
    return periods.bounds(period)[1][0]


def _row(
    name: str,
    claim: Claim,
    event: str,
    chance: float,
    **more: Any,
) -> dict[str, Any]:
    return {
        "forecast_id": name,
        "claim_id": claim["claim_id"],
        "event": event,
        "period": str(_year(claim["period"])),
        "probability": projections.nearest_band(chance),
        "words": projections.band(chance),
        "resolves_on": claim["resolves_on"],
        **more,
    }


def _on_trade(
    years: pd.DataFrame, claims: Mapping[str, Claim]
) -> Iterator[dict[str, Any]]:
    """Chances of the levels that the article names, and of no growth at all."""
    known = levels_of(years, "turnover")
    named = [claims[name] for name in INDICATORS["turnover"].claim_ids]
    year = max(_year(claim["period"]) for claim in named)
    last = int(known["period"].iloc[-1]) if len(known) else year
    if len(known) < _FEWEST_YEARS or last >= year:
        return
    total = known.assign(country="CA5", value_usd_mn=known["value"] * 1000)
    path = trade.projection(total, horizon=year)
    if path.empty:  # too few years in a row were known
        return
    levels = [(claim, f"USD {claim['claimed']:g} bn", "at_least") for claim in named]
    final = path.iloc[-1]
    rule = {
        "basis": f"{len(final['errors_log'])} past errors of the projection",
        "cases": len(final["errors_log"]),
        "indicator": "turnover",
        "unit": "USD bn",
    }
    for claim, level, comparison in levels:
        chance = projections.probability_at_least(path, 1000 * claim["claimed"], year)
        yield _row(
            f"trade_{claim['claimed']:g}",
            claim,
            f"Trade reaches {level} in {year}",
            chance,
            **rule,
            comparison=comparison,
            threshold=claim["claimed"],
            source_ids=indicators.merge_ids([final["source_ids"], claim["source_ids"]]),
        )
    lowest = named[0]
    stands = float(known["value"].iloc[-1])
    yield _row(
        "trade_no_growth",
        {**lowest, "claim_id": ""},
        f"Trade is no larger in {year} than in {last}",
        projections.probability_below(path, 1000 * stands, year),
        **rule,
        comparison="at_most",
        threshold=stands,
        source_ids=final["source_ids"],
    )


def _on_railway(
    tables: Tables, claims: Mapping[str, Claim], as_of: str
) -> Iterator[dict[str, Any]]:
    """Chances of the year that the article names and of the year that still stands."""
    said = tables["schedule_claims"]
    named = infrastructure.named_years(infrastructure.railway_promises(said, as_of))
    claim = claims[INDICATORS["railway"].claim_ids[0]]
    if not named:
        return
    # What a project is may have been read later than a date promised for it.
    projects = tables["projects"]
    known = said[said["project_id"].isin(projects["project_id"])]
    slips = infrastructure.schedule_slip(known, projects, as_of=as_of)
    stands = named["value"]
    for year in dict.fromkeys([int(claim["claimed"]), stands]):
        late = year - stands
        found = chance_by_reference(slips, years_late=float(late)).iloc[0]
        is_claimed = year == int(claim["claimed"])
        yield _row(
            f"railway_{'claimed' if is_claimed else 'stated'}",
            claim if is_claimed else {**claim, "claim_id": ""},
            f"The railway through Kyrgyzstan is open by the end of {year}",
            float(found["chance"]),
            basis=f"{found['finished']} of {found['known']} works"
            f"{' across borders' if late >= 0 else ''} {_when(late)} their date",
            cases=int(found["known"]),
            indicator="railway",
            comparison="at_most",
            threshold=float(year),
            unit="year",
            source_ids=indicators.merge_ids([found["source_ids"], named["source_ids"]]),
        ) | {"period": str(year), "resolves_on": f"{year + 1}-01"}


def _when(late: int) -> str:
    """Write how long after a date, or before it."""
    if not late:
        return "by"
    years = f"{abs(late)} year{'' if abs(late) == 1 else 's'}"
    return f"{years} {'after' if late > 0 else 'before'}"


def _on_gas(
    tables: Tables,
    years: pd.DataFrame,
    claims: Mapping[str, Claim],
) -> Iterator[dict[str, Any]]:
    """Chances that Turkmenistan has more gas to sell, and enough for the pipeline."""
    claim = claims[INDICATORS["gas"].claim_ids[0]]
    year = _year(claim["period"])
    until = years["period"].max() if len(years) else ""
    gas = energy.gas_balance(tables["energy_balance"], tables["gas_flows"])
    own = gas[(gas["country"] == "TKM") & (gas["period"] <= until)]
    if own.empty:
        return
    last = own.iloc[-1]
    stands = float(last["production"] - last["consumption"])
    levels = {"more": stands}
    full = energy.pipe_levels(tables["pipelines"])
    if _FULL in full:
        levels["full"] = full[_FULL]
    events = {
        "more": f"Turkmenistan has more gas left after its own use in {year} than in "
        f"{last['period']}",
        "full": f"Turkmenistan alone could fill lines A to C in {year}",
    }
    chances = energy.own_past(own, horizon=year, levels=levels).tail(1)
    for row in chances.to_dict("records"):
        for name, level in levels.items():
            chance = float(row[name])
            yield {
                "forecast_id": f"gas_{name}",
                # A balance is not what is sent: it bears on the claim and is not it.
                "claim_id": "",
                "event": events[name],
                "period": str(year),
                "probability": projections.nearest_band(chance),
                "words": projections.band(chance),
                "basis": f"{row['changes']} yearly changes of its balance, drawn again",
                "cases": int(row["changes"]),
                "indicator": "gas_left",
                "comparison": "above" if name == "more" else "at_least",
                "threshold": level,
                "unit": "bcm",
                "resolves_on": claim["resolves_on"],
                "source_ids": row["source_ids"].split(";"),
            }


def _without_estimate(
    years: pd.DataFrame,
    claims: Mapping[str, Claim],
    judged: Container[str],
    *,
    before: int,
) -> Iterator[dict[str, Any]]:
    """Forecasts of the article that nothing gives a chance for, and why."""
    measured = {
        claim_id: name
        for name, indicator in INDICATORS.items()
        for claim_id in indicator.claim_ids
    }
    for claim_id, claim in claims.items():
        if claim["verdict"] != "open" or claim_id in judged:
            continue
        name = measured.get(claim_id, "")
        counted = name and INDICATORS[name].years is not None
        levels = levels_of(years, name) if counted else years.iloc[:0]
        known = len(levels)
        if claim["unit"] in COUNTED and claim["found"] >= claim["claimed"]:
            why = f"met already: {with_unit(claim['found'], claim['unit'])} known"
        elif counted and name == "gas":
            why = "filling a pipeline is no trend to carry on"
        elif counted:
            why = f"{_in_words(known)}, and {_FEWEST_YEARS} are needed"
        elif name:
            why = "what was collected proves no absence"
        else:
            why = "no figure is known"
        yield _row(
            claim_id,
            claim,
            str(claim["statement"]),
            math.nan,
            basis=why,
            cases=known,
            **_decided_by(claim, name, levels, before),
            source_ids=claim["source_ids"].split(";"),
        )


def _decided_by(
    claim: Claim, name: str, levels: pd.DataFrame, before: int
) -> dict[str, Any]:
    """What a claim without an estimate is held against: a count, or a past level."""
    if claim["unit"] in COUNTED:
        return {
            "indicator": claim["claim_id"],
            "comparison": "at_least",
            "threshold": claim["claimed"],
            "unit": claim["unit"],
        }
    stood = levels[levels["period"].map(int) < before] if len(levels) else levels
    return {
        "indicator": name,
        "comparison": "above",
        "threshold": float(stood["value"].iloc[-1]) if len(stood) else math.nan,
        "unit": INDICATORS[name].unit if name else claim["unit"],
    }


def _in_words(count: int) -> str:
    return f"{count or 'no'} year{'' if count == 1 else 's'} known"
