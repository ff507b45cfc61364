"""What a railway changes: ways with and without it, and how sure that is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
import pandas as pd

from cac_data import codes, indicators
from cac_data.infrastructure.network import cited_ratios, ratios_for, through_legs
from cac_data.infrastructure.routes import (
    RAIL_AND_SEA,
    RAILWAY,
    NoRouteError,
    Ways,
    check_ends,
    corridor_graph,
    corridor_legs,
    short_name,
    total_of,
    usable_legs,
)
from cac_data.shared_answers import shared

PAIRS: Sequence[tuple[str, str]] = (
    ("kashgar", "andijan"),
    ("kashgar", "tashkent"),
    ("xian", "andijan"),
    ("urumqi", "andijan"),
    ("xian", "tashkent"),
    ("xian", "tehran"),
    ("xian", "istanbul"),
)
"""Origins and destinations for which a railway is looked at."""

ALIGNMENTS: Mapping[str, Sequence[str]] = {
    "original line Turpan–Kashgar": (),
    "shorter line Turpan–Kashgar": ("r-turpan-kashgar-2014",),
}
"""Two lengths of the one leg on which the comparison hangs, by what they are."""

DRAWS = 1000
SEED = 2027

_BAND = (10, 90)

_SURE = ("over_km", "low_km", "high_km", "probability")
_NUMBERS = (
    *("without_km", "with_km", "saving_km", "without_days", "with_days"),
    *("estimated_pct", *_SURE),
)


def pairs_with(origin: str, destination: str) -> list[tuple[str, str]]:
    """Return :data:`PAIRS`, with a further one at the end if it is none of them."""
    asked = (origin, destination)
    return [*PAIRS, *([] if asked in PAIRS else [asked])]


@shared
def compare_routes(
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    *,
    pairs: Sequence[tuple[str, str]] = PAIRS,
    railway: str = RAILWAY,
    modes: Sequence[str] = RAIL_AND_SEA,
    times: pd.DataFrame | None = None,
    alternatives: Sequence[str] = (),
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """Shortest ways today and with a railway added, in km, and how sure the gain is.

    The way *over* the railway uses it from end to end, also where that is a detour;
    what it is longer than the way without it is ``over_km``, and negative where it is
    shorter. Legs without a length from a source are drawn anew many times: each takes
    the detour of a randomly chosen leg of its mode and terrain whose length is cited.
    In every draw the shortest way is sought again.

    `pairs`: ids of an origin and a destination each.
    `railway`: corridor whose unfinished legs are added, all of them or none.
    `alternatives`: other lengths of legs, as for :func:`leg_lengths`.
    `draws`: how often the uncited legs are drawn.
    `seed`: seed of the draws; the same seed gives the same figures.

    Columns: ``origin, destination, pair`` (in words), ``without_km, with_km,
    saving_km`` (0 where the railway is on no shortest way; missing where there was no
    way before), ``without_days, with_days`` (of the fastest ways), ``estimated_pct``
    (of the way without), ``over_km, low_km, high_km`` (80 % of the draws),
    ``probability`` (share of the draws in which the way over the railway is the shorter
    one; missing where only one exists), ``state`` (``both``, ``only with the railway``
    or ``no way``), ``source_ids``; in the order of the pairs.

    ValueError for an unknown node, corridor, mode or alternative, a pair of one place,
    or fewer than one draw.
    """
    if draws < 1:
        message = f"`draws`: {draws} is below 1"
        raise ValueError(message)
    network = corridor_legs(nodes, legs, times=times, alternatives=alternatives)
    without = usable_legs(network, modes=modes)
    new = _unfinished(network, railway, modes)
    both = pd.concat([without, new], ignore_index=True)
    names = {
        str(node): str(name)
        for node, name in zip(nodes["node_id"], nodes["name"], strict=True)
    }
    for origin, destination in pairs:
        check_ends(list(names), origin, destination)
    lengths = drawn_lengths(
        both, cited_ratios(nodes, legs), draws=draws, rng=np.random.default_rng(seed)
    )
    before, after = (Ways(legs, corridor_graph(legs)) for legs in (without, both))
    detour = _detours(without, new, lengths)
    rows = []
    for origin, destination in pairs:
        ends = {"origin": origin, "destination": destination}
        old = _best(before, origin, destination, timed=times is not None)
        now = _best(after, origin, destination, timed=times is not None)
        rows.append(
            {
                **ends,
                "pair": f"{short_name(names[origin])} – "
                f"{short_name(names[destination])}",
                **_difference(old, now),
                **detour(origin, destination),
                "source_ids": indicators.merge_ids([*old.source_ids, *now.source_ids]),
            }
        )
    columns = ["origin", "destination", "pair", *_NUMBERS, "state", "source_ids"]
    return pd.DataFrame(rows, columns=columns)


def _unfinished(
    network: pd.DataFrame, railway: str, modes: Sequence[str]
) -> pd.DataFrame:
    codes.check_member("railway", railway, sorted(set(network["corridor"])))
    mine = (network["corridor"] == railway) & network["mode"].isin(modes)
    new = network[mine & (network["status"] != "operating")]
    if new.empty:
        message = f"`railway`: {railway!r} has no unfinished leg, so it adds nothing"
        raise ValueError(message)
    return new


@dataclass(frozen=True)
class _Best:
    """The shortest and the fastest way between two places."""

    km: float = math.nan
    days: float = math.nan
    estimated_pct: float = math.nan
    source_ids: Sequence[Sequence[str]] = ()


def _best(ways: Ways, origin: str, destination: str, *, timed: bool) -> _Best:
    """Return what the best ways add up to; nothing where there is none."""
    try:
        found = [
            total_of(ways.between(origin, destination, by=by))
            for by in (("distance", "time") if timed else ("distance",))
        ]
    except NoRouteError:
        return _Best()
    shortest, fastest = found[0], found[-1]
    return _Best(
        shortest["distance_km"],
        fastest["days"],
        shortest["estimated_pct"],
        [total["source_ids"] for total in found],
    )


def _difference(old: _Best, now: _Best) -> dict[str, Any]:
    states = {(True, True): "both", (False, True): "only with the railway"}
    found = (math.isfinite(old.km), math.isfinite(now.km))
    return {
        "without_km": old.km,
        "with_km": now.km,
        # A way that is the same twice saves nothing, not the rounding of a sum.
        "saving_km": round(old.km - now.km, 6),
        "without_days": old.days,
        "with_days": now.days,
        "estimated_pct": old.estimated_pct,
        "state": states.get(found, "no way"),
    }


def drawn_lengths(
    legs: pd.DataFrame, ratios: pd.DataFrame, *, draws: int, rng: np.random.Generator
) -> np.ndarray:
    """Lengths in km of each leg, a column a draw; the first holds those of the frame.

    A length from a source stays. An estimated one is drawn: the great circle times the
    detour of a cited leg of its mode and terrain, each with the same chance. Parts of a
    leg with a known length add up to it in each draw.
    """
    lengths = np.repeat(legs[["distance_km"]].to_numpy(dtype=float), draws + 1, axis=1)
    ratios_of = ratios_for(ratios)
    place = {leg: at for at, leg in enumerate(legs["leg_id"])}
    facts = legs[["mode", "terrain", "basis", "great_circle_km"]]
    for at, (mode, terrain, basis, globe) in enumerate(
        facts.itertuples(index=False, name=None)
    ):
        if basis == "estimated":
            known = ratios_of(mode, terrain)[0]["ratio"].to_numpy()
            lengths[at, 1:] = globe * rng.choice(known, size=draws)
    for whole, *parts in through_legs(legs):
        rows = [place[part] for part in parts]
        lengths[rows] *= lengths[place[whole]] / lengths[rows].sum(axis=0)
    return lengths


def _detours(
    without: pd.DataFrame, new: pd.DataFrame, lengths: np.ndarray
) -> Callable[[str, str], dict[str, float]]:
    """Return a function that says how much longer the way over the railway is."""
    count = Counter([*new["from_node"], *new["to_node"]])
    ends = sorted(node for node, times in count.items() if times == 1)
    if len(ends) != 2:
        message = f"`railway`: its unfinished legs have {len(ends)} ends, not two"
        raise ValueError(message)
    along = lengths[len(without) :].sum(axis=0)
    old = lengths[: len(without)]
    reach = lru_cache(maxsize=None)(partial(_distances, without, old))

    def detour(origin: str, destination: str) -> dict[str, float]:
        nothing = np.full(along.shape, math.inf)
        first, last = (reach(end) for end in ends)
        over = np.minimum(
            first.get(origin, nothing) + along + last.get(destination, nothing),
            last.get(origin, nothing) + along + first.get(destination, nothing),
        )
        straight = reach(origin).get(destination, nothing)
        if not (np.isfinite(over).all() and np.isfinite(straight).all()):
            return dict.fromkeys(_SURE, math.nan)
        longer = over - straight
        low, high = np.percentile(longer[1:], _BAND)
        share = float((longer[1:] < 0).mean())
        found = (float(longer[0]), float(low), float(high), share)
        return dict(zip(_SURE, found, strict=True))

    return detour


def _distances(
    legs: pd.DataFrame, lengths: np.ndarray, start: str
) -> dict[str, np.ndarray]:
    """Shortest distances from one place to all others, in every draw at once.

    Bellman and Ford's algorithm: legs are relaxed until nothing changes. Taken in the
    order in which they lie from the start and back, few rounds are enough.
    """
    ends = list(zip(legs["from_node"], legs["to_node"], strict=True))
    near: dict[str, list[int]] = {}
    for at, pair in enumerate(ends):
        for node in pair:
            near.setdefault(node, []).append(at)
    if start not in near:
        return {}
    order: dict[int, None] = {}
    seen = [start]
    for node in seen:
        for at in near[node]:
            order[at] = None
            seen += [end for end in ends[at] if end not in seen]
    far = {node: np.full(lengths.shape[1], math.inf) for node in seen}
    far[start][:] = 0.0
    way, changed = list(order), True
    while changed:
        changed = False
        for at in way:
            for here, there in (ends[at], ends[at][::-1]):
                shorter = far[here] + lengths[at]
                if (shorter < far[there]).any():
                    np.minimum(far[there], shorter, out=far[there])
                    changed = True
        way.reverse()
    return far


def compare_alignments(
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    *,
    pairs: Sequence[tuple[str, str]] = PAIRS,
    alignments: Mapping[str, Sequence[str]] = ALIGNMENTS,
    **options: Any,
) -> pd.DataFrame:
    """Ways with and without a railway, for each of several lengths of a leg, in km.

    `alignments`: name, and the other lengths of legs that go with it.
    `options`: the other arguments of :func:`compare_routes`.

    The columns of :func:`compare_routes` after ``alignment``, in the order of the
    alignments.
    """
    frames = [
        compare_routes(
            nodes, legs, pairs=pairs, alternatives=alternatives, **options
        ).assign(alignment=name)
        for name, alternatives in alignments.items()
    ]
    found = pd.concat(frames, ignore_index=True)
    return found[["alignment", *(name for name in found if name != "alignment")]]
