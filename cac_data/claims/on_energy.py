"""Claims on gas, oil, solar and wind, computed from the tables."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from cac_data import codes, energy, facts, periods
from cac_data.claims.computed import Claim, Computation, Computed
from cac_data.claims.known import Known
from cac_data.display.phrases import listed
from cac_data.observations import union

__all__ = ["COMPUTATIONS"]


_ROUTES = {"all": "all routes"}


def _more_gas(claim: Claim, known: Known) -> Computed | None:
    """Change from the last year before the outlook to the latest known.

    No path is drawn: until 2018 the volumes show how the pipeline was filled, which
    is no trend that a projection may carry on.
    """
    first = periods.bounds(claim["period"])[0][0]
    flows = known["gas_flows"]
    rows = energy.sent_to_china(flows, edition=energy.NEWEST)
    years = sorted(rows["year"])
    if len(years) < 2:
        return None
    start = first - 1 if years[-1] >= first and first - 1 in years else years[-2]
    now, then = facts.at(rows), facts.at(rows, start)
    top = facts.trend(rows)["top"]
    note = (
        f"Gas from the region to China: {then['value']:.1f} bcm in {start}, "
        f"{now['value']:.1f} bcm in {now['year']}, most {top['value']:.1f} bcm in "
        f"{top['period']}"
    )
    values = energy.values(flows)
    values = values[values["year"] >= start]
    said = [
        (facts.at(own, int(own["year"].min())), facts.at(own))
        for country in ("KAZ", "TKM")
        if len(own := values[values["country"] == country]) > 1
    ]
    told = [
        f"{codes.country_name(last['country'])} {begin['period']} to {last['period']} "
        f"{facts.grew(last, begin)['value']:+.0f} percent"
        for begin, last in said
    ]
    if told:
        note += f". By value, as Chinese customs count: {listed(told)}"
    used = values[values["country"].isin(["KAZ", "TKM"])]
    return Computed(
        found=facts.grew(now, then)["value"],
        source_ids=union([now["source_ids"], then["source_ids"]]).split(";"),
        note=note,
        beside=union([*rows["source_ids"], *used["source_ids"]]).split(";"),
        is_due=False,
    )


def _oil_series(fuels: pd.DataFrame, last: int) -> Iterator[list[dict[str, Any]]]:
    """First, highest and last count of each series of oil to China with two years."""
    for exporter in ("KAZ", "TKM"):
        where = {"exporter": exporter, "importer": "CHN", "commodity": "crude_oil"}
        rows = energy.counted(fuels, **where, indicator="mass")
        rows = rows[(rows["year"] <= last) & (rows["basis"] != "press")]
        for _, own in rows.groupby(["route", "unit", "basis"]):
            best = energy.one_each(own, ["exporter", "period"])
            if len(best) > 1:
                seen = facts.trend(best)
                yield [seen[name] | {"years": len(best)} for name in _ENDS]


_ENDS = ("first", "top", "last")


def _more_oil(claim: Claim, known: Known) -> Computed | None:
    first = periods.bounds(claim["period"])[0][0]
    # The series that comes nearest to today, and of those the longest.
    trends = sorted(
        _oil_series(known["fuel_flows"], first - 1),
        key=lambda ends: (-ends[2]["year"], -ends[2]["years"]),
    )
    if not trends:
        return None
    told = [
        f"{codes.country_name(last['exporter'])} "
        f"({_ROUTES.get(last['route'], last['route'])}) "
        f"{begin['value']:.1f} {last['unit']} in {begin['period']}, "
        f"{last['value']:.1f} in {last['period']}"
        for begin, _, last in trends
    ]
    seen = {last["exporter"] for _, _, last in trends}
    missing = [codes.country_name(code) for code in ("KAZ", "TKM") if code not in seen]
    note = f"Crude oil to China: {'; '.join(told)}"
    if missing:
        note += f". No figures for {listed(missing)}"
    ids = [union(end["source_ids"] for end in ends) for ends in trends]
    begin, _, last = trends[0]
    return Computed(
        found=100 * (last["value"] / begin["value"] - 1),
        source_ids=ids[0].split(";"),
        note=note,
        beside=union(ids).split(";"),
        is_due=False,
    )


def _solar_and_wind(claim: Claim, known: Known) -> Computed | None:
    first, last = (bound[0] for bound in periods.bounds(claim["period"]))
    projects = known["energy_projects"]
    if not {"solar", "wind"} <= set(projects["technology"]):
        return None
    projects = projects[projects["country"].isin(codes.CA5)]
    plants = energy.put_into_service(projects, start=first, end=last)
    # What is in the table was seen in service; what is not proves nothing.
    told = [f"{row.name} ({row.capacity_mw:.0f} MW)" for row in plants.itertuples()]
    by_stage = energy.projects_by_stage(projects)
    running = by_stage[by_stage["stage"] == "in_service"]
    begun = f"In service since {first}: {listed(told)}" if told else "None since then"
    ids = [union(rows["source_ids"]) for rows in (plants, running)]
    return Computed(
        found=float(len(plants)),
        source_ids=(ids[0] or ids[1]).split(";"),
        note=f"{begun}; all plants with a Chinese party in service: "
        f"{math.fsum(running['value']):,.0f} MW",
        beside=ids[1].split(";"),
        is_due=False,
    )


COMPUTATIONS: Mapping[str, Computation] = {
    "c081": _more_gas,
    "c082": _more_oil,
    "c083": _solar_and_wind,
}
"""By claim: how it is computed."""
