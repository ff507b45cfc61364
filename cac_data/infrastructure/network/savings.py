"""What the railway of CKU saves, and how sure that is while lengths are estimated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, at, compare, figures
from cac_data.infrastructure.network.legs import (
    RAIL_AND_SEA,
    Numbers,
    corridor_legs,
    fitted_lengths,
    is_unfinished,
    open_legs,
    place_names,
)
from cac_data.infrastructure.network.routing import Pair, routes
from cac_data.infrastructure.network.times import travel_times
from cac_data.observations import gather, join
from cac_data.tables import load_table
from cac_data.validate import check_member

DRAWS = 1000  # of the lengths that are estimated, the same each time
SEED = 2027

# Two lines from Turpan to Korla are in use, of 1984 and 2014: a route to Kashgar may
# take either, and the comparison depends on which.
ALIGNMENTS = {"original": "", "shorter": "r-turpan-korla-2014"}
PAIRS: Sequence[Pair] = (
    ("kashgar", "andijan"),
    ("kashgar", "tashkent"),
    ("xian", "andijan"),
    ("urumqi", "andijan"),
    ("xian", "tashkent"),
    ("xian", "tehran"),
    ("xian", "istanbul"),
)


@cached
def compare_routes(
    network: pd.DataFrame | None = None, pairs: Sequence[Pair] = PAIRS
) -> pd.DataFrame:
    """Shortest routes today and over the railway of CKU, and how sure the gain is.

    Columns `origin destination without_km with_km saving_km over_km low_km high_km
    probability source_ids`. `over_km` is the route over all of the railway less that
    without it. Estimated legs are drawn anew, each with the detour of a random cited
    leg of its mode and terrain: `low_km` to `high_km` holds 80 % of the draws, and in
    the share `probability` of them the railway is shorter. That is how sure we are of
    lengths that exist and are not published, not the chance of an event. An unknown
    place is refused.
    """
    if network is None:
        network = _bundled_network()
    _check_places(network, pairs)

    without = open_legs(network)
    is_in_use = network["mode"].isin(RAIL_AND_SEA)
    railway = network[is_unfinished(network) & is_in_use]
    with_railway = pd.concat([without, railway], ignore_index=True)
    cases = {"without": without, "with": with_railway}
    shortest = pd.concat(
        routes(legs, pairs, ["distance"]).assign(case=case)
        for case, legs in cases.items()
    )

    key = ["origin", "destination"]
    km = shortest.pivot_table("distance_km", key, "case", aggfunc="sum")
    km = km.reindex(columns=[*cases]).add_suffix("_km")
    compared = pd.DataFrame(pairs, columns=key).join(km, on=key)
    # A route that is the same twice saves nothing, not the rounding of a sum.
    saving = compared["without_km"] - compared["with_km"]
    compared["saving_km"] = saving.round(6)

    longer = _how_much_longer(without, railway, drawn_lengths(with_railway), pairs)
    compared = compared.assign(**longer, source_ids="")
    return join(compared, gather(shortest, key), key)


def _bundled_network() -> pd.DataFrame:
    legs = load_table("network_legs")
    times = travel_times(load_table("corridor_volumes"), legs)
    return corridor_legs(load_table("network_nodes"), legs, times)


def _check_places(network: pd.DataFrame, pairs: Sequence[Pair]) -> None:
    places = sorted({*network["from_node"], *network["to_node"]})
    for origin, destination in pairs:
        check_member("origin", origin, places)
        check_member("destination", destination, places)
        if origin == destination:
            message = f"`destination`: {destination!r} is the origin as well"
            raise ValueError(message)


# --- Draws of the lengths that are estimated ------------------------------------------


def drawn_lengths(legs: pd.DataFrame) -> Numbers:
    """Lengths of each leg, a column a draw; the first holds those of the frame."""
    generator = np.random.default_rng(SEED)
    km = np.repeat(legs[["distance_km"]].to_numpy(), DRAWS + 1, axis=1)
    is_estimated = legs["basis"].isin(["estimated", "shared"])
    for place in np.flatnonzero(is_estimated):
        detours = generator.choice(legs["detours"].iloc[place], size=DRAWS)
        km[place, 1:] = legs["great_circle_km"].iloc[place] * detours
    return fitted_lengths(legs, km)


def _how_much_longer(
    without: pd.DataFrame, railway: pd.DataFrame, km: Numbers, pairs: Sequence[Pair]
) -> dict[str, Numbers]:
    """How much longer the route over the railway is than that without it, by pair.

    `km` has a row a leg, those of the railway last, and a column a draw.
    """
    km_without = km[: len(without)]
    along_railway = km[len(without) :].sum(axis=0)
    first_end, last_end = _ends_of(railway)
    starts = {first_end, last_end, *(origin for origin, _ in pairs)}
    km_from = {start: _distances_from(start, without, km_without) for start in starts}

    longer = np.full((len(pairs), km.shape[1]), np.nan)  # a row a pair
    for row, (origin, destination) in enumerate(pairs):
        forwards = km_from[first_end][origin] + km_from[last_end][destination]
        backwards = km_from[last_end][origin] + km_from[first_end][destination]
        over_railway = along_railway + np.minimum(forwards, backwards)
        past_railway = km_from[origin][destination]
        if np.isfinite([over_railway, past_railway]).all():
            longer[row] = over_railway - past_railway

    draws = longer[:, 1:]
    low, high = np.percentile(draws, (10, 90), axis=1)
    share_shorter = (draws < 0).mean(axis=1)
    return {
        "over_km": longer[:, 0],
        "low_km": low,
        "high_km": high,
        "probability": np.where(np.isnan(low), np.nan, share_shorter),
    }


def _ends_of(line: pd.DataFrame) -> list[str]:
    """The two places at which only one leg of a line ends, by name."""
    legs_at = Counter([*line["from_node"], *line["to_node"]])
    return sorted(node for node, count in legs_at.items() if count == 1)


def _distances_from(start: str, legs: pd.DataFrame, km: Numbers) -> dict[str, Numbers]:
    """Shortest distances to all places in every draw (Bellman and Ford's algorithm).

    All draws at once: each distance is an array with one length a draw, endless where
    there is no route.
    """
    draws = km.shape[1]
    unreached = np.full(draws, np.inf)
    km_to: dict[str, Numbers] = defaultdict(lambda: unreached)
    km_to[start] = np.zeros(draws)
    edges = list(zip(legs["from_node"], legs["to_node"], km, strict=True))
    is_changed = True
    while is_changed:
        is_changed = False
        for one_end, other_end, length in edges:
            for near, beyond in ((one_end, other_end), (other_end, one_end)):
                shorter = np.minimum(km_to[beyond], km_to[near] + length)
                if (shorter < km_to[beyond]).any():
                    km_to[beyond] = shorter
                    is_changed = True
        # Legs come in the order of their names: in turns they are taken backwards, so
        # that distances spread as fast in either direction.
        edges.reverse()
    return km_to


# --- The comparison -------------------------------------------------------------------


@dataclass(frozen=True)
class PairOfCities:
    """Two cities as they are printed, and by how much the railway shortens the way."""

    pair: str
    saving: Figure


@dataclass(frozen=True)
class Detour:
    """How much longer the way over the railway is, less than zero where it is shorter.

    `share`: of the draws in which it was shorter, in percent.
    """

    longer: Figure
    share: Figure


@dataclass(frozen=True)
class AnnouncedSaving:
    """The saving announced without saying from where to where, in km and in days.

    `enough` are the pairs that save as much.
    """

    distance: Figure
    days: Figure
    enough: list[PairOfCities]


@dataclass(frozen=True, eq=False)
class Gains:
    """Which pairs the railway shortens, leaves as they are, or is alone to join.

    `rows` are of `compare_routes` for `PAIRS` and the trip, with `pair` (names), for
    each `alignment` of `ALIGNMENTS`; `over` is the way Xi'an-Tashkent by each.
    `draws` counts those of lengths.
    """

    rows: pd.DataFrame
    pairs: int
    shorter: list[PairOfCities]
    same: list[PairOfCities]
    new: list[PairOfCities]
    over: list[Detour]
    claim: AnnouncedSaving | Nothing
    draws: int


def of_comparison(
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    times: pd.DataFrame,
    checks: pd.DataFrame,
    trip: Pair,
) -> Gains:
    """Which pairs the railway shortens, with both lengths of the line to Kashgar."""
    pairs = list(dict.fromkeys([*PAIRS, trip]))
    frames = []
    for alignment, variant in ALIGNMENTS.items():
        network = corridor_legs(nodes, legs, times, variant=variant)
        frames.append(compare_routes(network, pairs).assign(alignment=alignment))
    rows = pd.concat(frames, ignore_index=True)
    names = place_names(nodes)
    rows["probability_pct"] = 100 * rows["probability"]
    rows["pair"] = rows["origin"].map(names) + " – " + rows["destination"].map(names)

    original = rows[rows["alignment"] == "original"]
    compared = original[original["saving_km"].notna()]
    is_shorter = compared["saving_km"] >= 1
    shorter = compared[is_shorter].sort_values("saving_km", ascending=False)
    is_new = original["without_km"].isna() & original["with_km"].notna()
    is_xian_tashkent = (rows["origin"] == "xian") & (rows["destination"] == "tashkent")
    saved = _pairs_of(shorter)
    return Gains(
        rows=rows,
        pairs=len(original),
        shorter=saved,
        same=_pairs_of(compared[~is_shorter]),
        new=_pairs_of(original[is_new]),
        over=_detours(rows[is_xian_tashkent].dropna(subset="over_km")),
        claim=_announced_saving(checks, saved),
        draws=DRAWS,
    )


def _pairs_of(rows: pd.DataFrame) -> list[PairOfCities]:
    savings = figures(rows.assign(value=rows["saving_km"], unit="km"))
    return [PairOfCities(saving.text("pair"), saving) for saving in savings]


def _detours(rows: pd.DataFrame) -> list[Detour]:
    detours = figures(rows.assign(value=rows["over_km"], unit="km"))
    return [
        Detour(
            detour, detour.of(value=detour.number("probability_pct"), unit="percent")
        )
        for detour in detours
    ]


def _announced_saving(
    checks: pd.DataFrame, shorter: Sequence[PairOfCities]
) -> AnnouncedSaving | Nothing:
    """The saving announced for the railway, and the pairs that save as much."""
    is_saving = checks["measure"] == "saving"
    is_railway = checks["check_id"].str.startswith("cku")
    savings = checks[is_saving & is_railway & checks["distance_km"].notna()]
    # Of the announcements that which names kilometres and days, too.
    claim = at(savings.dropna(subset="days_low").head(1))
    if not claim:
        return claim
    distance = claim.of(value=claim.number("distance_km"), unit="km")
    days = claim.of(
        low=claim.number("days_low"), high=claim.number("days_high"), unit="days"
    )
    enough = [pair for pair in shorter if _reaches(pair.saving, distance)]
    return AnnouncedSaving(distance, days, enough)


def _reaches(saving: Figure, announced: Figure) -> bool:
    apart = compare(saving, announced, across=["measure"])
    return bool(apart and apart.difference.value >= 0)
