"""How good distances and times of the network are, beside those that sources give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from cac_data.conflicts import printed_rounding
from cac_data.facts import Figure, Nothing, at, figures
from cac_data.infrastructure.network.legs import RAIL_AND_SEA, open_legs, place_names
from cac_data.infrastructure.network.routing import routes, totals
from cac_data.infrastructure.network.times import carec_samples
from cac_data.infrastructure.parts import of_parts
from cac_data.inputs import takes
from cac_data.observations import join, observe, union
from cac_data.sources import known_by, sources
from cac_data.tables import sort_rows

CHECK_MODES = {
    "rail": ("rail",),
    "rail_and_road": ("rail", "road"),
    "rail_and_sea": RAIL_AND_SEA,
    "road": ("rail", "road"),  # Osh-Tashkent has no road in operation, only a railway
}
# What volumes call the way from China over the Caspian Sea.
SCOPES_OF_SEA_CROSSING = ("china_to_azerbaijan", "first_train_xian_to_azerbaijan")


@dataclass(frozen=True, kw_only=True, eq=False)
class Errors(Figure):
    """How large the independent errors of `checks` are, in percent, at the median.

    The range is of all of them. Of days of goods trains `timed` counts those that a
    source gives, and `above` how many of the model's are more than the longest of the
    source; `most` by how much they are, in percent.
    """

    checks: int
    left_out: int
    timed: int
    above: int
    is_mostly_above: bool
    most: Figure | Nothing


@dataclass(frozen=True)
class Crossing:
    """Days from Xi'an to Baku that a source gives, and the model's."""

    published: Figure
    model: Figure


@dataclass(frozen=True)
class Accuracy:
    """How good distances and times of the network are, and what the times rest on.

    `measured` tells whether speed and hours at a border are those of CAREC's latest
    samples, `is_set` whether the scenario sets the speed. `port` are the hours assumed
    in ports, of which each `crossing` is the only check. `as_of` is the day on which
    all else was known: the network is today's.
    """

    errors: Errors | Nothing
    speed: Figure
    border: Figure
    measured: bool
    is_set: bool
    port: Figure
    crossing: list[Crossing]
    as_of: str


@takes(checks="route_checks")
def known_checks(checks: pd.DataFrame, as_of: str = "") -> pd.DataFrame:
    """Published distances that were out by a day, or in a source without a date.

    Rows of `route_checks`, those with a date first. ValueError for a day that is none.
    """
    published = sources(checks).set_index("source_id")["published"]
    is_undated = checks["source_id"].map(published) == ""
    dated = known_by(checks[~is_undated], as_of)
    return pd.concat([dated, checks[is_undated]], ignore_index=True)


def of_accuracy(
    network: pd.DataFrame,
    nodes: pd.DataFrame,
    checks: pd.DataFrame,
    times: pd.DataFrame,
    volumes: pd.DataFrame,
    as_of: str = "",
) -> Accuracy:
    """How good distances and times of the network are, also on an earlier day."""
    speed = _time(times, "rail", "speed", "km/h")
    border = _time(times, "rail", "border", "hours")
    samples = carec_samples(volumes)
    is_rail = samples["mode"] == "rail"
    of_rail = samples[is_rail].set_index("part")["value"]
    is_measured = (
        of_rail.get("speed") == speed.value and of_rail.get("border") == border.value
    )
    comparable = checks[checks["comparable"].astype(bool)]
    errors: Errors | Nothing = Nothing("no distance to compare")
    if len(comparable):
        errors = _error_summary(_route_errors(network, nodes, comparable))
    return Accuracy(
        errors=errors,
        speed=speed,
        border=border,
        measured=bool(is_measured),
        is_set=speed.text("how") == "set",
        port=_time(times, "sea", "handling", "hours"),
        crossing=_crossings(network, volumes),
        as_of=as_of,
    )


def _time(times: pd.DataFrame, mode: str, part: str, unit: str) -> Figure:
    """A row of `travel_times`, which has one for each mode and part."""
    time = at(times, mode=mode, part=part)
    assert time
    return time.of(unit=unit)


def _crossings(network: pd.DataFrame, volumes: pd.DataFrame) -> list[Crossing]:
    """Days from China to Azerbaijan that sources give, beside the model's to Baku."""
    is_crossing = volumes["scope"].isin(SCOPES_OF_SEA_CROSSING)
    is_time = volumes["indicator"] == "transit_time"
    days = observe(volumes[is_crossing & is_time])
    half = days["half"].fillna(0.0)
    days = days.assign(low=days["value"] - half, high=days["value"] + half)
    fastest = routes(open_legs(network), [("xian", "baku")], ["time"])
    model = totals(fastest, ["origin"]).assign(corridor="middle_corridor")
    both = join(days, model, ["corridor"], model_days="days")
    return [
        Crossing(
            published,
            Figure(
                value=published.number("model_days"),
                unit="days",
                source_ids=published.source_ids,
            ),
        )
        for published in figures(of_parts(both))
    ]


# --- Errors of distances --------------------------------------------------------------


def _route_errors(
    network: pd.DataFrame, nodes: pd.DataFrame, checks: pd.DataFrame
) -> pd.DataFrame:
    """How far today's shortest routes are from the distances that sources give.

    Rows of `route_checks` with `model_km model_days error_pct`, and the `use` of each:
    independent, circular (a leg of the route was worked out from a distance between the
    same ends), repeated (the text prints it more exactly elsewhere), time only, or no
    route.
    """
    rows = sort_rows(checks, ["check_id"])
    ends = rows[["origin_node", "destination_node"]].to_numpy()
    rows["ends"] = [";".join(sorted(pair)) for pair in ends]
    is_finest = _is_finest(rows)

    places = {name: node for node, name in place_names(nodes).items()}
    routes_of_checks = []
    for check in figures(rows):
        route = _checked_route(network, check, places)
        check_id = check.text("check_id")
        route = route.assign(check_id=check_id, ends=check.text("ends"))
        routes_of_checks.append(route)
    travelled = pd.concat(routes_of_checks)
    is_circular = rows["check_id"].isin(_circular_checks(rows, travelled))

    model = totals(travelled, ["check_id"])
    rows = rows.assign(source_ids=rows["source_id"])
    compared = join(
        rows, model, ["check_id"], model_km="distance_km", model_days="days"
    )
    uses = {
        "no route": compared["model_km"].isna(),
        "time only": compared["distance_km"].isna(),
        "circular": is_circular,
        "independent": is_finest,
    }
    return compared.assign(
        error_pct=100 * (compared["model_km"] / compared["distance_km"] - 1),
        use=np.select(list(uses.values()), list(uses), "repeated"),
    )


def _is_finest(checks: pd.DataFrame) -> pd.Series:
    """Whether a check is the most exact of its source, mode and ends."""
    rounding = checks["distance_km"].map(printed_rounding, na_action="ignore")
    rounding = rounding.fillna(np.inf)
    alike = [checks["ends"], checks["source_id"], checks["mode"]]
    return rounding.groupby(alike).transform("idxmin") == checks.index


def _checked_route(
    network: pd.DataFrame, check: Figure, places: Mapping[str, str]
) -> pd.DataFrame:
    """Today's shortest route over the places that a check names, no leg twice.

    `places` are nodes by name. No rows where a part of the route is missing.
    """
    legs = open_legs(network, modes=CHECK_MODES[check.text("mode")])
    named = [places[name] for name in check.text("via").split(", ") if name in places]
    inner = [node for node in named if node not in check.text("ends").split(";")]
    parts: list[pd.DataFrame] = []
    origin = check.text("origin_node")
    for pair in pairwise([origin, *inner, check.text("destination_node")]):
        part = routes(legs, [pair], ["distance"])
        parts.append(part)
        legs = legs[~legs["leg_id"].isin(part["leg_id"])]
    is_whole = all(len(part) > 0 for part in parts)
    return pd.concat(parts) if is_whole else parts[0].head(0)


def _circular_checks(checks: pd.DataFrame, travelled: pd.DataFrame) -> set[str]:
    """Checks whose route has a leg worked out from a distance of the same ends."""
    derived = checks.groupby("ends")["derived_leg"].agg(set)
    legs = zip(travelled["leg_id"], travelled["ends"], strict=True)
    is_circular = [leg in derived[ends] for leg, ends in legs]
    return set(travelled.loc[is_circular, "check_id"])


def _error_summary(errors: pd.DataFrame) -> Errors | Nothing:
    """How large the independent errors are, in percent."""
    independent = errors[errors["use"] == "independent"]
    if independent.empty:
        return Nothing("no independent check")
    timed = errors[errors["use"].isin(["independent", "time only"])]
    # A passenger train is no measure of goods.
    timed = timed[timed["carries"] == "goods"]
    over_pct = (100 * (timed["model_days"] / timed["days_high"] - 1)).dropna()
    is_above = over_pct > 0
    is_left_out = errors["use"].isin(["circular", "repeated"])
    source_ids = union(independent["source_ids"])
    most: Figure | Nothing = Nothing("no time of a goods train")
    if len(over_pct):
        most = Figure(value=over_pct.max(), unit="percent", source_ids=source_ids)
    return Errors(
        value=independent["error_pct"].abs().median(),
        unit="percent",
        low=independent["error_pct"].min(),
        high=independent["error_pct"].max(),
        checks=len(independent),
        left_out=int(is_left_out.sum()),
        timed=len(over_pct),
        above=int(is_above.sum()),
        is_mostly_above=bool(is_above.mean() > 0.5),
        most=most,
        source_ids=source_ids,
    )
