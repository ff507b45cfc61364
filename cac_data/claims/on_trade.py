"""Claims on trade, and on weight in it, computed from the tables."""

import math
from collections.abc import Mapping

import pandas as pd

from cac_data import (
    codes,
    indicators,
    periods,
    projections,
    trade_until_rewritten as trade,
)
from cac_data.claims.computed import (
    Claim,
    Computation,
    Computed,
    claim_of,
    ids,
    is_right,
)
from cac_data.claims.known import Known
from cac_data.display.phrases import listed

__all__ = ["COMPUTATIONS"]


def _turnover(known: Known) -> pd.DataFrame:
    """Turnover of the five together by year, as Chinese customs counts it.

    The article's figures are those of Chinese customs: no national office adds up to a
    total, and only this count has 95 bn for 2024.
    """
    return trade.regional(known["bilateral_trade"])


def _levels(known: Known) -> dict[int, float]:
    """The same by year, in USD bn."""
    turnover = known.once(_turnover)
    years = turnover["period"].map(periods.year_of)
    values = turnover["value_usd_mn"] / 1000
    return dict(zip(years, values.map(float), strict=True))


def _size(known: Known, indicator: str, basis: str) -> pd.DataFrame:
    profile = known["country_profile"]
    return indicators.size_ratio(profile, indicator=indicator, basis=basis)


def _area(claim: Claim, known: Known) -> Computed | None:
    total, land, surface = (
        indicators.size_ratio(
            known["country_profile"], indicator=indicator, basis="static"
        )
        for indicator in ("area_total", "area_land", "area_surface")
    )
    if total.empty:
        return None
    others = [
        f"{name} {rows['ratio'].item():.2f}"
        for name, rows in (("land area", land), ("surface area", surface))
        if len(rows)
    ]
    return Computed(
        found=float(total["ratio"].item()),
        source_ids=ids(total),
        note=f"Total area; {' and '.join(others)}" if others else "Total area",
        beside=ids(land, surface),
    )


def _economy(claim: Claim, known: Known) -> Computed | None:
    market = _size(known, "gdp", "factbook").tail(1)
    if market.empty:
        return None
    parity = _size(known, "gdp_ppp", "world_bank").tail(1)
    area = _size(known, "area_total", "static").tail(1)
    parts = [
        f"Gross domestic product in {market['period'].item()}, at official exchange "
        f"rates: {market['ratio'].item():.1f} times that of the five"
    ]
    if len(parity):
        parts.append(
            f"at purchasing power ({parity['period'].item()}, another publisher) "
            f"{parity['ratio'].item():.1f} times"
        )
    if len(area):
        parts.append(f"area {area['ratio'].item():.2f} times")
    return Computed(
        found=float(market["ratio"].item()),
        source_ids=ids(market),
        note="; ".join(parts),
        beside=ids(parity, area),
    )


def _level(claim: Claim, known: Known) -> Computed | None:
    rows = known.once(_turnover)[known.once(_turnover)["period"] == claim["period"]]
    if rows.empty:
        return None
    found = float(rows["value_usd_mn"].item()) / 1000
    note = f"Chinese customs counts {found:.1f} bn for {claim['period']}"
    gap = trade.counter_gap(known["bilateral_trade"], period=claim["period"]).tail(1)
    if len(gap):
        other = gap["other_usd_mn"].item() / 1000
        bank = codes.reporter_name("edb")
        note += f", the {bank}, which mixes counters, {other:.1f} bn"
    return Computed(found, ids(rows), note, beside=ids(gap))


def _years_to_level(claim: Claim, known: Known) -> Computed | None:
    level = claim_of(known["claims"], _LEVEL_CLAIM)
    (start, month, _), _ = periods.bounds(claim["period"])
    levels = {year: bn for year, bn in known.once(_levels).items() if year >= start}
    threshold = level["value"] - level["tolerance"]
    reached = min((y for y in levels if levels[y] >= threshold), default=None)
    last = max(levels, default=start) if reached is None else reached
    months = 12 * (last - start) + 12 - month
    if reached is not None:
        note = (
            f"{last} was the first year at that level; it ended {months} months after "
            f"the month of the summit"
        )
        if last > start and set(range(start, last)) <= set(levels):
            total = math.fsum(levels[year] for year in range(start, last + 1))
            note += f". The years {start} to {last} add up to {total:.1f} bn"
    elif months / 12 > claim["value"] + claim["tolerance"]:
        note = f"Not reached by the end of {last}; the time found is a lower bound"
    else:
        return None
    inside = known.once(_turnover)["period"].map(periods.year_of).between(start, last)
    return Computed(months / 12, ids(known.once(_turnover)[inside]), note)


def _growth(claim: Claim, known: Known) -> Computed | None:
    (first, _, _), (last, _, _) = periods.bounds(claim["period"])
    earlier, span, later = (
        indicators.cagr(known.once(_turnover), start=first + shift, end=last + shift)
        for shift in (-1, 0, 1)
    )
    if span.empty:
        return None
    note = f"Growth from {first} to {last}, as Chinese customs counts"
    others = pd.concat([earlier, later])
    if len(others):
        same = all(is_right(claim, float(pct)) for pct in others["growth_pct"])
        choice = "makes no difference" if same else "decides"
        spans = zip(others["start"], others["end"], others["growth_pct"], strict=True)
        told = [f"{start} to {end} {pct:+.1f} percent" for start, end, pct in spans]
        note += f". The choice of the base year {choice}: {listed(told)}"
    return Computed(
        found=float(span["growth_pct"].item()),
        source_ids=ids(span),
        note=note,
        beside=ids(earlier, later),
    )


def _forecast(claim: Claim, known: Known) -> Computed | None:
    due, levels = int(claim["period"]), known.once(_levels)
    if due in levels:
        rows = known.once(_turnover)[known.once(_turnover)["period"] == claim["period"]]
        return Computed(levels[due], ids(rows), "As Chinese customs counts")
    base = max(levels, default=due)
    if base >= due:
        return None
    path = trade.projection(known.once(_turnover), horizon=due)
    if path.empty:
        return None
    end = path.iloc[-1]
    low, median, high = (float(end[name]) / 1000 for name in ("low", "median", "high"))
    chance = projections.probability_at_least(path, 1000 * claim["value"], due)
    needed = indicators.required_growth(
        {claim["claim_id"]: claim["value"]},
        start_value=levels[base],
        start=base,
        end=due,
    )
    interval = (
        f" ({100 * end['coverage']:.0f} percent interval {low:.0f} to {high:.0f})"
    )
    note = (
        f"Projected from its own past, {due} comes to {median:.0f} bn"
        f"{'' if math.isnan(low) else interval}; the level claimed or more: "
        f"{projections.band(chance)}. From {levels[base]:.1f} bn in {base} it takes "
        f"{needed['nominal_pct'].item():.1f} percent a year, rising prices included"
    )
    return Computed(
        found=median,
        source_ids=ids(path.tail(1)),
        note=note,
        is_due=False,
        low=low,
        high=high,
        probability=chance,
    )


# The level that c047 dates is the one that c046 states.
_LEVEL_CLAIM = "c046"


COMPUTATIONS: Mapping[str, Computation] = {
    "c033": _area,
    "c034": _economy,
    "c046": _level,
    "c047": _years_to_level,
    "c075": _forecast,
    "c076": _forecast,
    "c077": _growth,
}
