"""The transport network: lengths and hours of its legs, routes, what a railway adds.

One frame of legs (`corridor_legs`), one of routes (`routes`: a row a leg of a route).
All else filters them, adds them up (`_totals`) or sets two of them beside each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any, Literal, TypeAlias

import networkx as nx
import numpy as np
import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.facts import Fact, at, records
from cac_data.inputs import takes
from cac_data.observations import gather, join, latest, observe, union
from cac_data.sources import known_by, printed_rounding, sources
from cac_data.tables import load_table, sort_rows
from cac_data.validate import check_member

Pair: TypeAlias = tuple[str, str]
Numbers: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]
By = Literal["distance", "time"]

EARTH_KM = 6371.0088  # mean radius R1: H. Moritz, Geodetic Reference System 1980
MIN_LEGS = 3  # that a mode and terrain need for a detour of their own
MIN_KM = 20  # nearer, and where each point was put decides the ratio
BETWEEN = 1.05  # a place lies between two others if it is hardly longer to go over it
DRAWS = 1000  # of the lengths that are estimated, the same each time
LITTLE = 1e-3  # km that a change of mode or an estimate adds: of equals the known

# Hours in the two ports of a crossing, assumed: no table has a measured figure. It
# makes the Middle Corridor take about as long as its ministry says.
SEA_HOURS = 48.0
HANDLING_HOURS = 5.0  # to move a train's load: Khorgos before it was rebuilt

RAILWAY = "cku"
RAIL_AND_SEA = ("rail", "sea")
# Two lines from Turpan to Korla are in use, of 1984 and 2014: a route to Kashgar may
# take either, and the comparison depends on which.
ALIGNMENTS = {"original": "", "shorter": "r-turpan-korla-2014"}
PAIRS: Sequence[Pair] = (
    *(("kashgar", "andijan"), ("kashgar", "tashkent"), ("xian", "andijan")),
    *(("urumqi", "andijan"), ("xian", "tashkent"), ("xian", "tehran")),
    ("xian", "istanbul"),
)
CAREC = {"speed_without_delay": "speed", "border_crossing_time": "border"}
CHECK_MODES = {
    "rail": ("rail",),
    "rail_and_road": ("rail", "road"),
    "rail_and_sea": RAIL_AND_SEA,
    "road": ("rail", "road"),  # Osh-Tashkent has no road in operation, only a railway
}
CROSSINGS = ("china_to_azerbaijan", "first_train_xian_to_azerbaijan")


@takes(volumes="corridor_volumes", legs="network_legs")
def travel_times(
    volumes: pd.DataFrame,
    legs: pd.DataFrame,
    *,
    border_hours: float | None = None,
    rail_speed_kmh: float | None = None,
    sea_hours: float = SEA_HOURS,
) -> pd.DataFrame:
    """Speed in km/h, hours at a border and of handling: `mode part value`.

    Time on the way and at stops is added up as in the time/cost-distance method of the
    United Nations' commission for Asia (UNESCAP, 2004), with which CAREC samples
    shipments. `how`: measured (CAREC's latest samples: both sides of a border, with
    waiting and change of gauge, which every border is charged with), set (by the
    caller), assumed or worked out (a ship's speed: the median of crossings). Waiting in
    yards is in none. Refused: negative hours, no speed.
    """
    given = [border_hours, sea_hours, rail_speed_kmh]
    if any(value is not None and value < 0 for value in given) or rail_speed_kmh == 0:
        message = f"hours must be 0 or more and a speed more than 0: {given}"
        raise ValueError(message)
    measured = _carec_samples(volumes).assign(how="measured")
    pace = (legs["distance_km"] / legs["typical_hours"]).where(legs["mode"] == "sea")
    crossings = union(legs.loc[pace.notna(), "source_id"])
    own = [
        ("rail", "border", border_hours, "set", ""),
        ("rail", "speed", rail_speed_kmh, "set", ""),
        ("rail", "handling", HANDLING_HOURS, "assumed", ""),
        ("road", "handling", HANDLING_HOURS, "assumed", ""),
        ("sea", "speed", pace.median(), "worked out", crossings),
        ("sea", "border", 0.0, "assumed", ""),
        ("sea", "handling", sea_hours, "assumed", ""),
    ]
    columns = ["mode", "part", "value", "how", "source_ids"]
    more = pd.DataFrame(own, columns=columns).dropna(subset="value")
    found = pd.concat([more, measured[columns]])
    return found.drop_duplicates(["mode", "part"], ignore_index=True)


def _carec_samples(volumes: pd.DataFrame) -> pd.DataFrame:
    """Speed and hours at a border in CAREC's latest samples, by mode."""
    carec = volumes[(volumes["corridor"] == "carec") & volumes["indicator"].isin(CAREC)]
    samples = latest(observe(carec))
    return samples.assign(part=samples["indicator"].map(CAREC))


@takes(nodes="network_nodes", legs="network_legs")
def corridor_legs(
    nodes: pd.DataFrame, legs: pd.DataFrame, times: pd.DataFrame, *, variant: str = ""
) -> pd.DataFrame:
    """Every leg, open or not, with its length in km and the hours it takes.

    Rows of `network_legs`, `distance_km` filled: estimated as the great circle (R. W.
    Sinnott, "Virtues of the haversine", 1984) times the median of `detours`, the ratios
    of cited legs of its mode and terrain. A leg of known length that runs beside two
    estimated ones gives them its length and leaves: their `basis` is ``shared``.
    `opens`: 0 today, else the year promised. `hours`: km / speed and `stop_hours`;
    `transfer_hours`: for a change to this mode. `variant`: another length (a row with
    `variant_of`) in place of its leg. Refused: an unknown one.
    """
    variants = legs.loc[legs["variant_of"] != "", "leg_id"]
    check_member("variant", variant, ["", *variants])
    legs = sort_rows(legs, ["leg_id"])
    points = nodes.set_index("node_id")
    a, b = (points.loc[legs[end]].reset_index() for end in ("from_node", "to_node"))
    north_a, north_b = np.radians(a["lat"]), np.radians(b["lat"])
    chord = np.sin((north_b - north_a) / 2) ** 2 + np.cos(north_a) * np.cos(north_b) * (
        np.sin(np.radians(b["lon"] - a["lon"]) / 2) ** 2
    )
    cited = zip(legs["source_id"], a["source_id"], b["source_id"], strict=True)
    legs = legs.assign(
        great_circle_km=2 * EARTH_KM * np.arcsin(np.sqrt(chord.clip(upper=1))),
        borders=(a["country"] != b["country"]).astype(int),
        source_ids=[union(ids) for ids in cited],
        basis=legs["distance_basis"].where(legs["distance_km"].notna(), "estimated"),
    )
    legs["detours"] = pd.Series(_detour_ratios(legs), legs.index)
    taken = legs[legs["leg_id"] == variant]
    taken = taken.assign(leg_id=taken["variant_of"])
    main = legs[(legs["variant_of"] == "") & ~legs["leg_id"].isin(taken["leg_id"])]
    found = sort_rows(pd.concat([main, taken]), ["leg_id"])
    guess = found["great_circle_km"] * found["detours"].map(np.median)
    found["distance_km"] = found["distance_km"].fillna(guess)
    found = _without_wholes(found)
    km = found["distance_km"]
    due = found["planned_completion"].map(lambda p: periods.year_of(p) if p else np.nan)
    pace = times.pivot_table(index="mode", columns="part", values="value")
    pace = pace.loc[found["mode"]].reset_index()
    is_sea, breaks = found["mode"] == "sea", found["gauge_break"].astype(bool)
    handled = is_sea | (breaks & (found["borders"] == 0))
    stop = found["borders"] * pace["border"] + handled * pace["handling"]
    return found.assign(
        distance_km=km,
        gauge_break=breaks,
        opens=due.where(found["status"] != "operating", 0),
        stop_hours=stop,
        hours=km / pace["speed"] + stop,
        transfer_hours=pace["handling"].where(~is_sea, 0.0),
    )


def _detour_ratios(legs: pd.DataFrame) -> list[Numbers]:
    """The ratios of length to great circle of each leg's terrain, or of its mode."""
    known = legs[(legs["variant_of"] == "") & (legs["great_circle_km"] >= MIN_KM)]
    known = known.assign(ratio=known["distance_km"] / known["great_circle_km"])
    known = known[known["ratio"] >= 1]  # a shorter one ends elsewhere than at its nodes
    by_mode = {mode: own["ratio"] for mode, own in known.groupby("mode")}
    terrains = known.groupby(["mode", "terrain"])["ratio"]
    by_terrain = {key: own for key, own in terrains if len(own) >= MIN_LEGS}
    keys = zip(legs["mode"], legs["terrain"], strict=True)
    return [by_terrain.get(key, by_mode[key[0]]).to_numpy() for key in keys]


def _without_wholes(legs: pd.DataFrame) -> pd.DataFrame:
    """Replace each leg of known length by the two estimated legs beside it.

    Two legs are the parts of a third if they join its ends over a place on its line
    that lies between. `whole` names it for each part (else ""), `whole_km` is its
    length, to which the parts are fitted, and they cite its source as well.
    """
    legs = legs.reset_index(drop=True).assign(whole="")
    for _, line in legs.groupby(["mode", "corridor"]):
        estimated = line[line["basis"] == "estimated"].reset_index(names="place")
        about: list[str | int] = ["place", "great_circle_km"]
        graph = nx.from_pandas_edgelist(estimated, "from_node", "to_node", about)
        graph.add_nodes_from([*line["from_node"], *line["to_node"]])
        for whole in line[line["basis"] != "estimated"].to_dict("records"):
            start, end = whole["from_node"], whole["to_node"]
            for between in sorted(nx.common_neighbors(graph, start, end)):
                parts = [graph[start][between], graph[between][end]]
                through = sum(part["great_circle_km"] for part in parts)
                if through <= BETWEEN * whole["great_circle_km"]:
                    places = [part["place"] for part in parts]
                    legs.loc[places, "whole"] = whole["leg_id"]
    by_id, is_part = legs.set_index("leg_id"), legs["whole"] != ""
    cited = legs["whole"].map(by_id["source_ids"]).fillna("")
    legs = legs.assign(
        basis=legs["basis"].mask(is_part, "shared"),
        whole_km=legs["whole"].map(by_id["distance_km"]),
        source_ids=[union(ids) for ids in zip(legs["source_ids"], cited, strict=True)],
    )
    legs = legs[~legs["leg_id"].isin(legs["whole"])].reset_index(drop=True)
    fitted = _fitted(legs, legs[["distance_km"]].to_numpy(float, copy=True))
    return legs.assign(distance_km=fitted[:, 0])


def _fitted(legs: pd.DataFrame, km: Numbers) -> Numbers:
    """Lengths, a row a leg, with the parts of each whole fitted to its length."""
    parts_of = legs.reset_index(drop=True).query("whole != ''").groupby("whole")
    for _, parts in parts_of:
        km[parts.index] *= parts["whole_km"].iloc[0] / km[parts.index].sum(axis=0)
    return km


def _is_unfinished(network: pd.DataFrame) -> pd.Series:
    """Whether each leg is one of the new railway's that are not open yet."""
    return (network["corridor"] == RAILWAY) & (network["opens"] != 0)


def open_legs(
    network: pd.DataFrame,
    *,
    year: int = 0,
    opening: int = 0,
    modes: Sequence[str] = RAIL_AND_SEA,
) -> pd.DataFrame:
    """Legs in use today, or by a year: a promised date is taken at its word.

    `opening`: the year in which the unfinished legs of the new railway open, 0: never.
    """
    opens = network["opens"].mask(_is_unfinished(network), opening or np.nan)
    is_open = (opens <= year) & network["mode"].isin(modes)
    return network[is_open].reset_index(drop=True)


def routes(
    legs: pd.DataFrame, pairs: Sequence[Pair], by: Sequence[By] = ("distance", "time")
) -> pd.DataFrame:
    """The legs of the best routes between pairs of places (Dijkstra's algorithm).

    Columns `origin destination by step leg_id from_node to_node` (as travelled) and
    those of the legs; `hours` and `stop_hours` include the change to the leg's mode. A
    pair without a route has no rows.
    """
    graph = _graph(legs)
    rows = []
    for pair in pairs:
        starts = sorted(vertex for vertex in graph if vertex[0] == pair[0])
        for criterion in by if starts else ():
            search: Any = nx.multi_source_dijkstra(graph, starts, weight=criterion)
            far, paths = search
            reached = [(far[vertex], vertex) for vertex in far if vertex[0] == pair[1]]
            change, step = 0.0, 0
            for a, b in pairwise(paths[min(reached)[1]] if reached else ()):
                edges = graph[a][b]
                leg = min(edges, key=lambda name: (edges[name][criterion], name))
                if leg:
                    step += 1
                    rows.append((*pair, criterion, step, leg, a[0], b[0], change))
                change = 0.0 if leg else edges[leg]["time"]
    key = ["origin", "destination", "by", "step", "leg_id", "from_node", "to_node"]
    found = pd.DataFrame(rows, columns=[*key, "change"]).merge(
        legs.drop(columns=["from_node", "to_node"]), on="leg_id", how="left"
    )
    hours = found[["hours", "stop_hours"]].add(found.pop("change"), axis=0)
    return found.assign(hours=hours["hours"], stop_hours=hours["stop_hours"])


def _graph(legs: pd.DataFrame) -> nx.MultiGraph[Any]:
    """A vertex for each place and mode, an edge for each leg and change of mode."""
    graph: nx.MultiGraph[Any] = nx.MultiGraph()
    for leg in legs.to_dict("records"):
        start, end = ((leg[end], leg["mode"]) for end in ("from_node", "to_node"))
        km = leg["distance_km"] + LITTLE * (leg["basis"] == "estimated")
        graph.add_edge(start, end, leg["leg_id"], distance=km, time=leg["hours"])
    hours = dict(zip(legs["mode"], legs["transfer_hours"], strict=True))
    for a, b in combinations(sorted(graph), 2):
        if a[0] == b[0]:
            change = min(hours[a[1]], hours[b[1]])
            graph.add_edge(a, b, "", distance=LITTLE, time=change)
    return graph


def _totals(found: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """What the legs of `routes` add up to, a row for each group, in their order."""
    km = found["distance_km"]
    found = found.assign(
        guess=km.where(found["basis"] == "estimated", 0.0),
        days=found["hours"] / 24,
        stop_days=found["stop_hours"] / 24,
        gauge_breaks=found["gauge_break"],
        is_new=_is_unfinished(found),
        is_sea=found["mode"] == "sea",
    )
    added = ("distance_km", "days", "stop_days", "borders", "gauge_breaks", "guess")
    sums = {name: (name, "sum") for name in added}
    over: Fact = {"over_railway": ("is_new", "any"), "over_sea": ("is_sea", "any")}
    out = gather(found, by, **sums, legs=("leg_id", ";".join), **over)
    return out.assign(estimated_pct=100 * out.pop("guess") / out["distance_km"])


def _route_options(found: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """`_totals` with `route` (names); the best by several criteria is one row."""
    rows = _totals(found, ["network", "by"])
    kind, name = nodes.set_index("node_id")["kind"], _place_names(nodes)
    words = {}
    for key, leg in found.groupby(["network", "by"]):
        inner = [node for node in leg["to_node"].iloc[:-1] if kind[node] != "city"]
        stops = [leg["from_node"].iloc[0], *inner, leg["to_node"].iloc[-1]]
        words[key] = " – ".join(dict.fromkeys(name[node] for node in stops))
    same = rows.groupby(["network", "legs"])["by"]
    rows = rows.assign(
        route=[words[key] for key in zip(rows["network"], rows["by"], strict=True)],
        best_by=same.transform(lambda words: "+".join(words)).astype(str),
    )
    return rows.drop_duplicates(["network", "legs"])


@cached
def compare_routes(
    network: pd.DataFrame | None = None, pairs: Sequence[Pair] = PAIRS
) -> pd.DataFrame:
    """Shortest routes today and over the railway of CKU, and how sure the gain is.

    Columns `origin destination without_km with_km saving_km over_km low_km high_km
    probability source_ids`. `over_km`: the route over all of the railway less that
    without it. Estimated legs are drawn anew, each with the detour of a random cited
    leg of its mode and terrain: `low_km` to `high_km` holds 80 % of the draws, in the
    share `probability` the railway is shorter: how sure we are of lengths that exist
    and are not published, not the chance of an event. Refused: an unknown place.
    """
    if network is None:
        nodes, legs = load_table("network_nodes"), load_table("network_legs")
        times = travel_times(load_table("corridor_volumes"), legs)
        network = corridor_legs(nodes, legs, times)
    places = sorted({*network["from_node"], *network["to_node"]})
    for origin, destination in pairs:
        check_member("origin", origin, places)
        check_member("destination", destination, places)
        if origin == destination:
            message = f"`destination`: {destination!r} is the origin as well"
            raise ValueError(message)
    without = open_legs(network)
    new = network[_is_unfinished(network) & network["mode"].isin(RAIL_AND_SEA)]
    both = pd.concat([without, new], ignore_index=True)
    found = pd.concat(
        routes(legs, pairs, ["distance"]).assign(case=case)
        for case, legs in (("without", without), ("with", both))
    )
    key = ["origin", "destination"]
    cases = found.pivot_table("distance_km", key, "case", aggfunc="sum")
    cases = cases.reindex(columns=["without", "with"]).add_suffix("_km")
    out = pd.DataFrame(pairs, columns=key).join(cases, on=key)
    # A route that is the same twice saves nothing, not the rounding of a sum.
    out["saving_km"] = (out["without_km"] - out["with_km"]).round(6)
    drawn = _detours(without, new, _drawn(both), pairs)
    out = out.assign(**drawn, source_ids="")
    return join(out, gather(found, key), key)


def _drawn(legs: pd.DataFrame) -> Numbers:
    """Lengths of each leg, a column a draw; the first holds those of the frame."""
    rng = np.random.default_rng(2027)
    km = np.repeat(legs[["distance_km"]].to_numpy(), DRAWS + 1, axis=1)
    for place in np.flatnonzero(legs["basis"].isin(["estimated", "shared"])):
        drawn = rng.choice(legs["detours"].iloc[place], size=DRAWS)
        km[place, 1:] = legs["great_circle_km"].iloc[place] * drawn
    return _fitted(legs, km)


def _detours(
    without: pd.DataFrame, new: pd.DataFrame, km: Numbers, pairs: Sequence[Pair]
) -> dict[str, Numbers]:
    """How much longer the route over the railway is than that without it, by pair."""
    along, old = km[len(without) :].sum(axis=0), km[: len(without)]
    count = Counter([*new["from_node"], *new["to_node"]])
    one, other = sorted(node for node, times in count.items() if times == 1)
    starts = {one, other, *(origin for origin, _ in pairs)}
    far = {start: _reach(without, old, start) for start in starts}
    longer = np.full((len(pairs), km.shape[1]), np.nan)
    for row, (origin, destination) in enumerate(pairs):
        over = along + np.minimum(
            far[one][origin] + far[other][destination],
            far[other][origin] + far[one][destination],
        )
        known = far[origin][destination]
        if np.isfinite([over, known]).all():
            longer[row] = over - known
    draws = longer[:, 1:]
    low, high = np.percentile(draws, (10, 90), axis=1)
    chance = np.where(np.isnan(low), np.nan, (draws < 0).mean(axis=1))
    found = {"over_km": longer[:, 0], "low_km": low, "high_km": high}
    return {**found, "probability": chance}


def _reach(legs: pd.DataFrame, km: Numbers, start: str) -> dict[str, Numbers]:
    """Shortest distances to all places in every draw (Bellman and Ford's algorithm)."""
    nowhere = np.full(km.shape[1], np.inf)
    far: dict[str, Numbers] = defaultdict(lambda: nowhere)
    far[start] = np.zeros(km.shape[1])
    ends = list(zip(legs["from_node"], legs["to_node"], km, strict=True))
    changed = True
    while changed:
        changed = False
        for a, b, length in ends:
            for here, there in ((a, b), (b, a)):
                shorter = np.minimum(far[there], far[here] + length)
                if (shorter < far[there]).any():
                    far[there], changed = shorter, True
        ends.reverse()
    return far


def _leg_losses(
    network: pd.DataFrame, trip: Pair, *, year: int, opening: int
) -> pd.DataFrame:
    """`detour_km` of each leg of the shortest route, with and without the `railway`."""
    cases = []
    for railway, opens in ((True, min(opening or year, year)), (False, 0)):
        legs = open_legs(network, year=year, opening=opens)
        best = routes(legs, [trip], ["distance"])
        detour = []
        for leg in best["leg_id"]:
            rest = legs[legs["leg_id"] != leg]
            other = routes(rest, [trip], ["distance"])["distance_km"]
            detour.append(other.sum(min_count=1) - best["distance_km"].sum())
        cases.append(best.assign(detour_km=detour, railway=railway))
    return pd.concat(cases, ignore_index=True)


@takes(checks="route_checks")
def known_checks(checks: pd.DataFrame, as_of: str = "") -> pd.DataFrame:
    """Published distances that were out by a day, or in a source without a date."""
    published = sources(checks).set_index("source_id")["published"]
    is_undated = checks["source_id"].map(published) == ""
    known = known_by(checks[~is_undated], as_of)
    return pd.concat([known, checks[is_undated]], ignore_index=True)


def _route_errors(
    network: pd.DataFrame, nodes: pd.DataFrame, checks: pd.DataFrame
) -> pd.DataFrame:
    """How far today's shortest routes are from the distances that sources give."""
    rows = sort_rows(checks[checks["comparable"].astype(bool)], ["check_id"])
    ends = rows[["origin_node", "destination_node"]].to_numpy()
    rows["ends"] = [";".join(sorted(pair)) for pair in ends]
    derived = rows.groupby("ends")["derived_leg"].agg(set)
    fine = rows["distance_km"].map(printed_rounding, na_action="ignore").fillna(np.inf)
    finest = fine.groupby([rows[c] for c in ("ends", "source_id", "mode")])
    rows["is_finest"] = finest.transform("idxmin") == rows.index
    places = {name: node for node, name in _place_names(nodes).items()}
    found = []
    for row in rows.to_dict("records"):
        legs = open_legs(network, modes=CHECK_MODES[row["mode"]])
        named = [places[word] for word in row["via"].split(", ") if word in places]
        inner = [node for node in named if node not in row["ends"].split(";")]
        parts: list[pd.DataFrame] = []
        for pair in pairwise([row["origin_node"], *inner, row["destination_node"]]):
            parts.append(routes(legs, [pair], ["distance"]))
            legs = legs[~legs["leg_id"].isin(parts[-1]["leg_id"])]
        route = pd.concat(parts) if all(map(len, parts)) else parts[0].head(0)
        found.append(route.assign(check_id=row["check_id"], ends=row["ends"]))
    route = pd.concat(found)
    legs_of = zip(route["leg_id"], route["ends"], strict=True)
    circular = set(route.loc[[leg in derived[end] for leg, end in legs_of], "check_id"])
    model: Fact = {"model_km": "distance_km", "model_days": "days"}
    rows = rows.assign(source_ids=rows["source_id"])
    out = join(rows, _totals(route, ["check_id"]), ["check_id"], **model)
    # Circular: a leg of the route was worked out from a distance between the same ends.
    # Repeated: the text prints it more exactly elsewhere.
    why = {
        "no route": out["model_km"].isna(),
        "time only": out["distance_km"].isna(),
        "circular": out["check_id"].isin(circular),
        "independent": out["is_finest"],
    }
    return out.assign(
        error_pct=100 * (out["model_km"] / out["distance_km"] - 1),
        use=np.select(list(why.values()), list(why), "repeated"),
    )


def _error_summary(errors: pd.DataFrame) -> Fact:
    """How large the independent errors are, in percent; empty where there is none."""
    used = errors[errors["use"] == "independent"]
    if used.empty:
        return {}
    timed = errors[errors["use"].isin(["independent", "time only"])]
    # A passenger train is no measure of goods.
    timed = timed[~timed["note"].str.startswith("Passenger train")]
    over = (100 * (timed["model_days"] / timed["days_high"] - 1)).dropna()
    return {
        "checks": len(used),
        "value": used["error_pct"].abs().median(),
        "low": used["error_pct"].min(),
        "high": used["error_pct"].max(),
        "left_out": int(errors["use"].isin(["circular", "repeated"]).sum()),
        "timed": len(over),
        "above": int((over > 0).sum()),
        "is_mostly_above": bool((over > 0).mean() > 0.5),
        "most_pct": over.max() if len(over) else None,
        "source_ids": union(used["source_ids"]),
    }


def _place_names(nodes: pd.DataFrame) -> dict[str, str]:
    """The short name of each place: the first, without what stands in brackets."""
    names = [re.split(r" \(| / |,", name)[0] for name in nodes["name"]]
    return dict(zip(nodes["node_id"], names, strict=True))


def of_routes(
    network: pd.DataFrame, nodes: pd.DataFrame, trip: Pair, *, year: int, opening: int
) -> Fact:
    """Best routes ``today`` and in a year, and what the loss of one leg would cost.

    `options`: rows by `network` and `best_by` (criteria joined by +), `route` (ends,
    hubs, ports, borders) `over_railway distance_km days stop_days` (standing) `borders
    gauge_breaks estimated_pct` (of the length) `over_sea`. `only`: legs without another
    route, `only_other`: if the railway were open although it is not, or not although it
    is; `used_if_open`: whether the shortest route would lead over it. `worst`: those
    whose loss costs most, `km` (a lower bound: the network knows no capacity), and
    `other_km` in the other case. `places drawn`: for a map; `kind`: today, the year,
    railway.
    """
    name = _place_names(nodes)
    ahead = open_legs(network, year=year, opening=opening)
    cases = {"today": open_legs(network), str(year): ahead}
    found = pd.concat(
        (routes(legs, [trip]).assign(kind=case) for case, legs in cases.items()),
        ignore_index=True,
    )
    options = _route_options(found.assign(network=found["kind"]), nodes)
    best = {
        (by, case): at(options[options["best_by"].str.contains(by)], network=case)
        for by in ("distance", "time")
        for case in cases
    }
    today, then = best["distance", "today"], best["distance", str(year)]
    drawn = found[found["by"] == "distance"]
    now = drawn[drawn["kind"] == "today"]
    drawn = now if today and today["legs"] == then.get("legs") else drawn
    new = network[_is_unfinished(network) & ~network["leg_id"].isin(drawn["leg_id"])]
    change = then["distance_km"] - today["distance_km"] if today and then else None
    legs = _leg_losses(network, trip, year=year, opening=opening)
    legs = legs.assign(start=legs["from_node"].map(name), end=legs["to_node"].map(name))
    is_open = 0 < opening <= year
    mine, other = legs[legs["railway"] == is_open], legs[legs["railway"] != is_open]
    over_railway = _is_unfinished(legs) & legs["railway"]
    worst = mine[mine["detour_km"] >= mine["detour_km"].max() - 0.5]
    eased = worst["leg_id"].map(other.set_index("leg_id")["detour_km"]).max()
    worst_km = worst["detour_km"].max()
    places = nodes[["node_id", "lat", "lon", "source_id"]]
    return {
        "start": name[trip[0]],
        "end": name[trip[1]],
        "year": year,
        "is_open": is_open,
        "options": options,
        "today": today,
        "fast": best["time", "today"],
        "then": then,
        "fast_then": best["time", str(year)],
        "change": change,
        "only": _without_another_route(mine),
        "only_other": _without_another_route(other),
        "used_if_open": bool(over_railway.any()),
        "worst": records(worst),
        "km": worst_km,
        "other_km": eased if len(worst) and abs(eased - worst_km) >= 1 else None,
        "drawn": pd.concat([drawn, new.assign(kind="railway")], ignore_index=True),
        "places": places.assign(short=nodes["node_id"].map(name)),
    }


def _without_another_route(legs: pd.DataFrame) -> list[Fact]:
    """Legs of `_leg_losses` without which the network has no route.

    `past`: a coal line, which is not in the network, leads past the leg.
    """
    alone = legs[legs["detour_km"].isna()]
    past = alone["note"].str.contains("coal line", regex=False)
    return records(alone.assign(past=past))


def of_comparison(
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    times: pd.DataFrame,
    checks: pd.DataFrame,
    trip: Pair,
) -> Fact:
    """Which pairs the railway shortens, with both lengths of the line to Kashgar.

    `rows`: `compare_routes` of `PAIRS` and of the `trip`, with `pair` (names), for
    each `alignment` of `ALIGNMENTS`. `claim`: the saving announced without saying from
    where to where, and the pairs that save `enough`. `draws`: of lengths.
    """
    pairs, frames = list(dict.fromkeys([*PAIRS, trip])), []
    for alignment, variant in ALIGNMENTS.items():
        network = corridor_legs(nodes, legs, times, variant=variant)
        frames.append(compare_routes(network, pairs).assign(alignment=alignment))
    rows, name = pd.concat(frames, ignore_index=True), _place_names(nodes)
    rows["probability_pct"] = 100 * rows["probability"]
    rows["pair"] = rows["origin"].map(name) + " – " + rows["destination"].map(name)
    usual = rows[rows["alignment"] == "original"]
    both = usual[usual["saving_km"].notna()]
    shorter = both[both["saving_km"] >= 1].sort_values("saving_km", ascending=False)
    claimed = checks[(checks["measure"] == "saving") & checks["distance_km"].notna()]
    claimed = claimed[claimed["check_id"].str.startswith("cku")]
    claim = at(claimed.dropna(subset="days_low").head(1))
    if claim:
        enough = shorter[shorter["saving_km"] >= claim["distance_km"]]
        claim |= {"enough": records(enough)}
    is_new = usual["without_km"].isna() & usual["with_km"].notna()
    ends = (rows["origin"] == "xian") & (rows["destination"] == "tashkent")
    return {
        "rows": rows,
        "pairs": len(usual),
        "shorter": records(shorter),
        "same": records(both[both["saving_km"] < 1]),
        "new": records(usual[is_new]),
        "over": records(rows[ends].dropna(subset="over_km")),
        "claim": claim,
        "draws": DRAWS,
    }


def of_accuracy(
    network: pd.DataFrame,
    nodes: pd.DataFrame,
    checks: pd.DataFrame,
    times: pd.DataFrame,
    volumes: pd.DataFrame,
    as_of: str = "",
) -> Fact:
    """How good distances and times of the network are, and what the times rest on.

    The network is today's, also on an earlier day (`as_of`). `errors`: of distances
    that sources give, in percent; `measured`: whether speed and hours at a border are
    those of CAREC's latest samples; `crossing`: the days from Xi'an to Baku that they
    give, with `low high`, and the model's (`model_days`), the only check of the hours
    assumed in ports.
    """
    given = volumes[volumes["scope"].isin(CROSSINGS)]
    given = observe(given[given["indicator"] == "transit_time"])
    half = given["half"].fillna(0.0)
    given = given.assign(low=given["value"] - half, high=given["value"] + half)
    best = routes(open_legs(network), [("xian", "baku")], ["time"])
    days = _totals(best, ["origin"]).assign(corridor="middle_corridor")
    speed, border = (at(times, mode="rail", part=part) for part in ("speed", "border"))
    samples = _carec_samples(volumes)
    of_rail = samples[samples["mode"] == "rail"].set_index("part")["value"]
    is_measured = of_rail.get("speed") == speed["value"]
    is_measured = is_measured and of_rail.get("border") == border["value"]
    return {
        "errors": _error_summary(_route_errors(network, nodes, checks)),
        "speed": speed,
        "border": border,
        "measured": bool(is_measured),
        "port": at(times, mode="sea", part="handling"),
        "crossing": records(join(given, days, ["corridor"], model_days="days")),
        "as_of": as_of,
    }
