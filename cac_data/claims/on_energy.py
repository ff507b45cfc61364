"""Claims on gas, oil, solar and wind, computed from the tables."""

import math
from collections.abc import Mapping

import pandas as pd

from cac_data import codes, energy, indicators, periods
from cac_data.claims.computed import Claim, Computation, Computed, ids, rows_of
from cac_data.claims.known import Known
from cac_data.display.phrases import listed
from cac_data.tables import select

__all__ = ["COMPUTATIONS"]


_ROUTES = {"all": "all routes"}


def _region_volumes(known: Known) -> pd.DataFrame:
    """Gas from the region to China by year, in bcm, of the newest edition known."""
    flows = known["gas_flows"]
    region = select(flows, exporter="CA5", importer="CHN", indicator="volume")
    reviewed = region[
        (region["basis"] == energy.REVIEW) & (region["nature"] == "actual")
    ]
    if reviewed.empty:
        return reviewed
    newest = str(reviewed["vintage"].max())
    return energy.review_volumes(reviewed, edition=newest)


def _more_gas(claim: Claim, known: Known) -> Computed | None:
    """Change from the last year before the outlook to the latest known.

    No path is drawn: until 2018 the volumes show how the pipeline was filled, which
    is no trend that a projection may carry on.
    """
    first = periods.bounds(claim["period"])[0][0]
    volumes = _region_volumes(known)
    years = sorted(volumes["period"].map(periods.year_of)) if len(volumes) else []
    if len(years) < 2:
        return None
    latest = years[-1]
    start = first - 1 if latest >= first and first - 1 in years else years[-2]
    change = indicators.cagr(volumes, start=start, end=latest)
    level = {row.period: row.value for row in rows_of(volumes)}
    top = max(level, key=lambda period: float(level[period]))
    note = (
        f"Gas from the region to China: {level[str(start)]:.1f} bcm in {start}, "
        f"{level[str(latest)]:.1f} bcm in {latest}, most {level[top]:.1f} bcm in {top}"
    )
    values = energy.flow_trend(
        known["gas_flows"],
        exporter=["TKM", "KAZ"],
        importer="CHN",
        indicator="value",
        start=start,
    )
    told = [
        f"{codes.country_name(row.exporter)} {row.start} to {row.end} "
        f"{row.change_pct:+.0f} percent"
        for row in rows_of(values)
    ]
    if told:
        note += f". By value, as Chinese customs count: {listed(told)}"
    return Computed(
        found=float(change["growth_pct"].item()),
        source_ids=ids(change),
        note=note,
        beside=ids(volumes, values),
        is_due=False,
    )


def _more_oil(claim: Claim, known: Known) -> Computed | None:
    first = periods.bounds(claim["period"])[0][0]
    trends = energy.flow_trend(
        known["fuel_flows"],
        exporter=["TKM", "KAZ"],
        importer="CHN",
        commodity="crude_oil",
        indicator="mass",
        end=first - 1,
    )
    if trends.empty:
        return None
    # The series that comes nearest to today, and of those the longest.
    trends = trends.sort_values(["end", "years"], ascending=False, kind="stable")
    told = [
        f"{codes.country_name(row.exporter)} ({_ROUTES.get(row.route, row.route)}) "
        f"{row.first:.1f} {row.unit} in {row.start}, {row.last:.1f} in {row.end}"
        for row in rows_of(trends)
    ]
    missing = [
        codes.country_name(code)
        for code in ("KAZ", "TKM")
        if code not in set(trends["exporter"])
    ]
    note = f"Crude oil to China: {'; '.join(told)}"
    if missing:
        note += f". No figures for {listed(missing)}"
    return Computed(
        found=float(trends["change_pct"].iloc[0]),
        source_ids=ids(trends.head(1)),
        note=note,
        beside=ids(trends),
        is_due=False,
    )


def _solar_and_wind(claim: Claim, known: Known) -> Computed | None:
    first, last = (bound[0] for bound in periods.bounds(claim["period"]))
    if not {"solar", "wind"} <= set(known["energy_projects"]["technology"]):
        return None
    plants = energy.put_into_service(
        known["energy_projects"], start=first, end=last, countries=codes.CA5
    )
    # What is in the table was seen in service; what is not proves nothing.
    told = [f"{row.name} ({row.capacity_mw:.0f} MW)" for row in rows_of(plants)]
    by_status = energy.projects_by_status(known["energy_projects"], countries=codes.CA5)
    running = by_status[by_status["status"] == "operating"]
    all_mw = math.fsum(running["capacity_mw"])
    begun = f"In service since {first}: {listed(told)}" if told else "None since then"
    return Computed(
        found=float(len(plants)),
        source_ids=ids(plants) or ids(running),
        note=f"{begun}; all plants with a Chinese party in service: {all_mw:,.0f} MW",
        beside=ids(running),
        is_due=False,
    )


COMPUTATIONS: Mapping[str, Computation] = {
    "c081": _more_gas,
    "c082": _more_oil,
    "c083": _solar_and_wind,
}
"""By claim: how it is computed."""
