"""The legs of the transport network: their lengths in km, and the hours they take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data import periods
from cac_data.inputs import takes
from cac_data.observations import union
from cac_data.tables import sort_rows
from cac_data.validate import check_member

Numbers: TypeAlias = npt.NDArray[np.float64]

EARTH_KM = 6371.0088  # mean radius R1: H. Moritz, Geodetic Reference System 1980
MIN_LEGS = 3  # that a mode and terrain need for a detour of their own
MIN_KM = 20  # nearer, and where each point was put decides the ratio
BETWEEN = 1.05  # a place lies between two others if it is hardly longer to go over it

RAILWAY_CORRIDOR = "cku"  # of all legs of the new railway
RAIL_AND_SEA = ("rail", "sea")


@takes(nodes="network_nodes", legs="network_legs")
def corridor_legs(
    nodes: pd.DataFrame, legs: pd.DataFrame, times: pd.DataFrame, *, variant: str = ""
) -> pd.DataFrame:
    """Every leg, open or not, with its length in km and the hours it takes.

    Rows of `network_legs` with `distance_km` filled: what is not published is estimated
    as the great circle times the median of `detours`, the ratios of cited legs of its
    mode and terrain. A leg of known length that runs beside two estimated ones gives
    them its length and leaves; their `basis` is ``shared``. `opens` is 0 for a leg that
    is open today, else the year promised. `hours` are km / speed and `stop_hours`, and
    `transfer_hours` those of a change to this mode; `times` are of `travel_times`. Also
    added: `great_circle_km`, `borders` (how many are crossed), `whole` and `whole_km`
    (the leg that gave a part its length) and `source_ids`. `variant` names another
    length (a row with `variant_of`) to take in place of that of its leg; an unknown one
    is refused, and so is a mode without any cited length.
    """
    variants = legs.loc[legs["variant_of"] != "", "leg_id"]
    check_member("variant", variant, ["", *variants])

    every_leg = _with_great_circles(sort_rows(legs, ["leg_id"]), nodes)
    every_leg["detours"] = pd.Series(_detour_ratios(every_leg), every_leg.index)

    network = _with_variant(every_leg, variant)
    estimate = network["great_circle_km"] * network["detours"].map(np.median)
    network["distance_km"] = network["distance_km"].fillna(estimate)
    return _with_hours(_without_wholes(network), times)


# --- Lengths --------------------------------------------------------------------------


def _with_great_circles(legs: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """Add `great_circle_km`, the `borders` crossed, and what the length rests on."""
    points = nodes.set_index("node_id")
    start = points.loc[legs["from_node"]].reset_index()
    end = points.loc[legs["to_node"]].reset_index()
    cited = zip(legs["source_id"], start["source_id"], end["source_id"], strict=True)
    is_published = legs["distance_km"].notna()
    return legs.assign(
        great_circle_km=_great_circle_km(start, end),
        borders=(start["country"] != end["country"]).astype(int),
        source_ids=[union(ids) for ids in cited],
        basis=legs["distance_basis"].where(is_published, "estimated"),
    )


def _great_circle_km(start: pd.DataFrame, end: pd.DataFrame) -> pd.Series:
    """Great circles between points with `lat` and `lon` in degrees.

    R. W. Sinnott, "Virtues of the haversine", Sky and Telescope 68, 1984.
    """
    start_north = np.radians(start["lat"])
    end_north = np.radians(end["lat"])
    east = np.radians(end["lon"] - start["lon"])
    of_north = np.sin((end_north - start_north) / 2) ** 2
    of_east = np.sin(east / 2) ** 2
    shrinking = np.cos(start_north) * np.cos(end_north)  # of parallels towards the pole
    haversine = of_north + shrinking * of_east
    half_angle: pd.Series = np.arcsin(np.sqrt(haversine.clip(upper=1)))
    return 2 * EARTH_KM * half_angle


def _detour_ratios(legs: pd.DataFrame) -> list[Numbers]:
    """The ratios of length to great circle of each leg's terrain, or of its mode."""
    is_main = legs["variant_of"] == ""
    is_long = legs["great_circle_km"] >= MIN_KM
    ratio = legs["distance_km"] / legs["great_circle_km"]
    is_possible = ratio >= 1  # a shorter one ends elsewhere than at its nodes
    cited = legs.assign(ratio=ratio)[is_main & is_long & is_possible]

    by_mode = {mode: rows["ratio"] for mode, rows in cited.groupby("mode")}
    for mode in legs["mode"].unique():
        if mode not in by_mode:
            message = (
                f"`legs`: no leg by {mode} has a published length; allowed: one of "
                f"{MIN_KM} km or more for each mode, by which others are estimated"
            )
            raise ValueError(message)
    by_terrain = {
        kind: ratios
        for kind, ratios in cited.groupby(["mode", "terrain"])["ratio"]
        if len(ratios) >= MIN_LEGS
    }
    return [
        by_terrain.get((mode, terrain), by_mode[mode]).to_numpy()
        for mode, terrain in zip(legs["mode"], legs["terrain"], strict=True)
    ]


def _with_variant(legs: pd.DataFrame, variant: str) -> pd.DataFrame:
    """The legs without their variants, one of which stands in for its leg."""
    substitute = legs[legs["leg_id"] == variant]
    substitute = substitute.assign(leg_id=substitute["variant_of"])
    is_main = legs["variant_of"] == ""
    is_replaced = legs["leg_id"].isin(substitute["leg_id"])
    network = pd.concat([legs[is_main & ~is_replaced], substitute])
    return sort_rows(network, ["leg_id"])


def _without_wholes(legs: pd.DataFrame) -> pd.DataFrame:
    """Replace each leg of known length by the two estimated legs beside it.

    `whole` names that leg for each of its parts (else ""), and `whole_km` is its
    length, to which the parts are fitted; they cite its source as well.
    """
    legs = legs.reset_index(drop=True).assign(whole="")
    for _, line in legs.groupby(["mode", "corridor"]):
        for whole_id, places in _wholes_in(line):
            legs.loc[places, "whole"] = whole_id

    whole = legs["whole"]
    is_part = whole != ""
    is_whole = legs["leg_id"].isin(whole)
    by_id = legs.set_index("leg_id")
    whole_ids = whole.map(by_id["source_ids"]).fillna("")
    cited = zip(legs["source_ids"], whole_ids, strict=True)
    legs = legs.assign(
        basis=legs["basis"].mask(is_part, "shared"),
        whole_km=whole.map(by_id["distance_km"]),
        source_ids=[union(ids) for ids in cited],
    )

    parts = legs[~is_whole].reset_index(drop=True)
    km = fitted_lengths(parts, parts[["distance_km"]].to_numpy(float))
    return parts.assign(distance_km=km[:, 0])


def _wholes_in(line: pd.DataFrame) -> Iterator[tuple[str, list[int]]]:
    """Legs of known length in a line, each with the index of its two estimated parts.

    Two legs are the parts of a third if they join its ends over a place on its line
    that lies between.
    """
    is_estimated = line["basis"] == "estimated"
    great_circle_km = line["great_circle_km"]
    # Place -> neighbouring place -> index of the estimated leg between the two.
    neighbours: dict[str, dict[str, int]] = defaultdict(dict)
    estimated = line[is_estimated]
    ends = zip(estimated["from_node"], estimated["to_node"], strict=True)
    for index, (start, end) in zip(estimated.index.tolist(), ends, strict=True):
        neighbours[start][end] = index
        neighbours[end][start] = index

    for whole in line[~is_estimated].to_dict("records"):
        after_start = neighbours[whole["from_node"]]
        before_end = neighbours[whole["to_node"]]
        between = after_start.keys() & before_end.keys()
        for place in sorted(between):
            first = after_start[place]
            second = before_end[place]
            through = great_circle_km[first] + great_circle_km[second]
            if through <= BETWEEN * whole["great_circle_km"]:
                yield whole["leg_id"], [first, second]


def fitted_lengths(legs: pd.DataFrame, km: Numbers) -> Numbers:
    """Lengths with the parts of each whole fitted to its length.

    `km` has a row a leg and a column a case.
    """
    fitted = km.copy()
    parts_of_wholes = legs.reset_index(drop=True).query("whole != ''").groupby("whole")
    for _, parts in parts_of_wholes:
        summed = km[parts.index].sum(axis=0)
        fitted[parts.index] *= parts["whole_km"].iloc[0] / summed
    return fitted


# --- Hours and what is open -----------------------------------------------------------


def _with_hours(legs: pd.DataFrame, times: pd.DataFrame) -> pd.DataFrame:
    """Add when each leg `opens`, and the hours to travel, to stop and to change."""
    by_mode = times.pivot_table(index="mode", columns="part", values="value")
    pace = by_mode.loc[legs["mode"]].reset_index()  # a row a leg
    promised = legs["planned_completion"].map(
        lambda period: periods.year_of(period) if period else np.nan
    )
    is_sea = legs["mode"] == "sea"
    has_break = legs["gauge_break"].astype(bool)
    # A change of gauge at a border is in the hours that a border takes.
    is_inland = legs["borders"] == 0
    is_handled = is_sea | (has_break & is_inland)
    stop_hours = legs["borders"] * pace["border"] + is_handled * pace["handling"]
    return legs.assign(
        gauge_break=has_break,
        opens=promised.where(legs["status"] != "operating", 0),
        stop_hours=stop_hours,
        hours=legs["distance_km"] / pace["speed"] + stop_hours,
        transfer_hours=pace["handling"].where(~is_sea, 0.0),
    )


def is_unfinished(network: pd.DataFrame) -> pd.Series:
    """Whether each leg is one of the new railway's that are not open yet."""
    is_new = network["corridor"] == RAILWAY_CORRIDOR
    is_to_open = network["opens"] != 0
    return is_new & is_to_open


def open_legs(
    network: pd.DataFrame,
    *,
    year: int = 0,
    opening: int = 0,
    modes: Sequence[str] = RAIL_AND_SEA,
) -> pd.DataFrame:
    """Legs in use today, or by a year: a promised date is taken at its word.

    Rows of `corridor_legs`. `opening` is the year in which the unfinished legs of the
    new railway open; 0 means never.
    """
    opens = network["opens"].mask(is_unfinished(network), opening or np.nan)
    is_open = opens <= year
    is_of_modes = network["mode"].isin(modes)
    return network[is_open & is_of_modes].reset_index(drop=True)


def place_names(nodes: pd.DataFrame) -> dict[str, str]:
    """The short name of each place: the first, without what stands in brackets."""
    names = nodes["name"].str.split(r" \(| / |,", regex=True).str[0]
    return dict(zip(nodes["node_id"], names, strict=True))
