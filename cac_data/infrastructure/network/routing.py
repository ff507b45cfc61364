"""Best routes over the network, and what the loss of one leg would cost."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

import pandas as pd

from cac_data.extras import extra
from cac_data.facts import Figure, Nothing, at, compare, records
from cac_data.infrastructure.network.legs import is_unfinished, open_legs, place_names
from cac_data.observations import gather, union

if TYPE_CHECKING:
    import networkx as nx

Pair: TypeAlias = tuple[str, str]
By = Literal["distance", "time"]

LITTLE = 1e-3  # km that a change of mode or an estimate adds: of equals the known

# Differences of lengths that are printed in whole kilometres.
SAME_KM = 0.5  # and less: two losses cost the same
OTHER_KM = 1.0  # and more: a loss costs another length

# --- Routes ---------------------------------------------------------------------------


class Vertex(NamedTuple):
    """A place as one reaches it: by this mode."""

    place: str
    mode: str


Lengths: TypeAlias = dict[Vertex, float]
Paths: TypeAlias = dict[Vertex, list[Vertex]]


class Step(NamedTuple):
    """A leg of a route as it is travelled, and the hours of the change before it."""

    origin: str
    destination: str
    by: By
    step: int
    leg_id: str
    from_node: str
    to_node: str
    change_hours: float


def routes(
    legs: pd.DataFrame, pairs: Sequence[Pair], by: Sequence[By] = ("distance", "time")
) -> pd.DataFrame:
    """The legs of the best routes between pairs of places (Dijkstra's algorithm).

    Columns `origin destination by step leg_id from_node to_node` (as travelled) and
    those of the legs; `hours` and `stop_hours` include the change to the leg's mode. A
    pair without a route has no rows.
    """
    graph = _graph(legs)
    steps: list[Step] = []
    for pair, criterion in product(pairs, by):
        steps += _steps(graph, pair, criterion)
    about = legs.drop(columns=["from_node", "to_node"])
    travelled = pd.DataFrame(steps, columns=[*Step._fields])
    travelled = travelled.merge(about, on="leg_id", how="left")
    change_hours = travelled.pop("change_hours")
    hours = travelled["hours"] + change_hours
    stop_hours = travelled["stop_hours"] + change_hours
    return travelled.assign(hours=hours, stop_hours=stop_hours)


def _graph(legs: pd.DataFrame) -> nx.MultiGraph[Vertex]:
    """A vertex for each place and mode, an edge for each leg and change of mode."""
    with extra("analysis", "a route"):
        import networkx as nx

    graph: nx.MultiGraph[Vertex] = nx.MultiGraph()
    for leg in legs.to_dict("records"):
        start = Vertex(leg["from_node"], leg["mode"])
        end = Vertex(leg["to_node"], leg["mode"])
        km = leg["distance_km"] + LITTLE * (leg["basis"] == "estimated")
        graph.add_edge(start, end, leg["leg_id"], distance=km, time=leg["hours"])

    # A change of mode is an edge without a name.
    transfer_hours = dict(zip(legs["mode"], legs["transfer_hours"], strict=True))
    for one, other in combinations(sorted(graph), 2):
        if one.place == other.place:
            hours = min(transfer_hours[one.mode], transfer_hours[other.mode])
            graph.add_edge(one, other, "", distance=LITTLE, time=hours)
    return graph


def _steps(graph: nx.MultiGraph[Vertex], pair: Pair, criterion: By) -> Iterator[Step]:
    """The legs of the best route between two places."""
    change_hours = 0.0
    number = 0
    for start, end in pairwise(_best_path(graph, pair, criterion)):
        edges = graph[start][end]
        leg = min(edges, key=lambda name: (edges[name][criterion], name))
        # The hours of a change of mode go to the leg after it.
        if not leg:
            change_hours = edges[leg]["time"]
            continue
        number += 1
        yield Step(*pair, criterion, number, leg, start.place, end.place, change_hours)
        change_hours = 0.0


def _best_path(graph: nx.MultiGraph[Vertex], pair: Pair, criterion: By) -> list[Vertex]:
    """The vertices of the best route; none where there is no route."""
    import networkx as nx

    origin, destination = pair
    starts = sorted(vertex for vertex in graph if vertex.place == origin)
    if not starts:
        return []
    search = nx.multi_source_dijkstra(graph, starts, weight=criterion)
    # Its other types are those of a search for one target.
    lengths, paths = cast("tuple[Lengths, Paths]", search)
    ends = [vertex for vertex in lengths if vertex.place == destination]
    if not ends:
        return []
    nearest = min(ends, key=lambda vertex: (lengths[vertex], vertex))
    return paths[nearest]


def totals(travelled: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """What the legs of `routes` add up to, a row for each group, in their order.

    Columns: those of `by`, then `distance_km days stop_days borders gauge_breaks`,
    `legs` (their ids), `over_railway over_sea source_ids estimated_pct` (of the
    length).
    """
    km = travelled["distance_km"]
    travelled = travelled.assign(
        estimated_km=km.where(travelled["basis"] == "estimated", 0.0),
        days=travelled["hours"] / 24,
        stop_days=travelled["stop_hours"] / 24,
        is_new=is_unfinished(travelled),
        is_sea=travelled["mode"] == "sea",
    )
    summed = gather(
        travelled,
        by,
        distance_km=("distance_km", "sum"),
        days=("days", "sum"),
        stop_days=("stop_days", "sum"),
        borders=("borders", "sum"),
        gauge_breaks=("gauge_break", "sum"),
        estimated_km=("estimated_km", "sum"),
        legs=("leg_id", ";".join),
        over_railway=("is_new", "any"),
        over_sea=("is_sea", "any"),
    )
    estimated_pct = 100 * summed.pop("estimated_km") / summed["distance_km"]
    return summed.assign(estimated_pct=estimated_pct)


# --- Routes today and in a year -------------------------------------------------------


@dataclass(frozen=True)
class Route:
    """A route with its ends, hubs, ports and borders in words, and its `legs` by id.

    `stop_days` of its days it stands still, and `estimated` percent of its length are.
    """

    route: str
    distance: Figure
    days: Figure
    stop_days: Figure
    estimated: Figure
    borders: int
    over_railway: bool
    over_sea: bool
    legs: str


@dataclass(frozen=True)
class Leg:
    """A leg between two places; `past` it leads a coal line that is no leg of ours."""

    start: str
    end: str
    past: bool
    source_ids: str


@dataclass(frozen=True)
class Losses:
    """Which legs of the shortest route have no other route, and whose loss costs most.

    `only` are legs without another route; `only_other` the same if the railway were
    open although it is not, or not although it is. `used_if_open` tells whether the
    shortest route would lead over it. `worst` are the legs whose loss costs most,
    `detour` what it costs (a lower bound: the network knows no capacity), and
    `other_detour` what it costs in the other case, if that is another length.
    """

    only: list[Leg]
    only_other: list[Leg]
    used_if_open: bool
    worst: list[Leg]
    detour: Figure
    other_detour: Figure | Nothing


@dataclass(frozen=True, eq=False)
class Routes:
    """Best routes ``today`` and in a year, and what the loss of one leg would cost.

    `options` are rows by `network` and `best_by` (criteria joined by +), as in `Route`.
    `today` and `then` are the shortest, `fast` and `fast_then` the fastest, `change` is
    how much longer the shortest becomes. `drawn` and `places` are for a map; `kind` is
    today, the year, or railway. `trip` has the ids of both ends, `start` and `end`
    their names.
    """

    trip: Pair
    start: str
    end: str
    year: int
    is_open: bool
    options: pd.DataFrame
    today: Route | Nothing
    fast: Route | Nothing
    then: Route | Nothing
    fast_then: Route | Nothing
    change: Figure | Nothing
    losses: Losses
    drawn: pd.DataFrame
    places: pd.DataFrame


def of_routes(
    network: pd.DataFrame, nodes: pd.DataFrame, trip: Pair, *, year: int, opening: int
) -> Routes:
    """Best routes today and in a year, the `opening` being that of the railway."""
    names = place_names(nodes)
    cases = {
        "today": open_legs(network),
        str(year): open_legs(network, year=year, opening=opening),
    }
    travelled = pd.concat(
        [routes(legs, [trip]).assign(kind=case) for case, legs in cases.items()],
        ignore_index=True,
    )
    options = _route_options(travelled.assign(network=travelled["kind"]), nodes)
    shortest = options[options["best_by"].str.contains("distance")]
    fastest = options[options["best_by"].str.contains("time")]
    today = _route(at(shortest, network="today"))
    then = _route(at(shortest, network=str(year)))
    places = nodes[["node_id", "lat", "lon", "source_id"]]
    return Routes(
        trip=trip,
        start=names[trip[0]],
        end=names[trip[1]],
        year=year,
        is_open=0 < opening <= year,
        options=options,
        today=today,
        fast=_route(at(fastest, network="today")),
        then=then,
        fast_then=_route(at(fastest, network=str(year))),
        change=_change(today, then),
        losses=_losses(network, trip, names, year=year, opening=opening),
        drawn=_drawn_legs(
            network,
            travelled[travelled["by"] == "distance"],
            is_unchanged=_has_same_legs(today, then),
        ),
        places=places.assign(short=nodes["node_id"].map(names)),
    )


def _route(option: Figure | Nothing) -> Route | Nothing:
    """A row of the options."""
    if not option:
        return option
    return Route(
        route=option.text("route"),
        distance=option.of(value=option.number("distance_km"), unit="km"),
        days=option.of(value=option.number("days"), unit="days"),
        stop_days=option.of(value=option.number("stop_days"), unit="days"),
        estimated=option.of(value=option.number("estimated_pct"), unit="percent"),
        borders=option.count("borders"),
        over_railway=bool(option["over_railway"]),
        over_sea=bool(option["over_sea"]),
        legs=option.text("legs"),
    )


def _change(today: Route | Nothing, then: Route | Nothing) -> Figure | Nothing:
    """How much longer a route is than today's, in km."""
    if not today or not then:
        return Nothing("no route, today or then")
    apart = compare(then.distance, today.distance)
    return apart.difference if apart else Nothing("lengths that are unlike")


def _has_same_legs(today: Route | Nothing, then: Route | Nothing) -> bool:
    return bool(today and then and today.legs == then.legs)


def _route_options(travelled: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """`totals` with `route` (names); the best by several criteria is one row."""
    key = ["network", "by"]
    options = totals(travelled, key)
    names = _route_names(travelled, nodes)
    same_legs = options.groupby(["network", "legs"])["by"]
    best_by = same_legs.transform(lambda criteria: "+".join(criteria)).astype(str)
    cases = zip(options["network"], options["by"], strict=True)
    options = options.assign(route=[names[case] for case in cases], best_by=best_by)
    return options.drop_duplicates(["network", "legs"])


def _route_names(
    travelled: pd.DataFrame, nodes: pd.DataFrame
) -> dict[tuple[Hashable, ...], str]:
    """Each route by `network` and `by` in words: its ends, and what is no city."""
    kinds = nodes.set_index("node_id")["kind"]
    names = place_names(nodes)
    words = {}
    for case, legs in travelled.groupby(["network", "by"]):
        inner = [node for node in legs["to_node"].iloc[:-1] if kinds[node] != "city"]
        stops = [legs["from_node"].iloc[0], *inner, legs["to_node"].iloc[-1]]
        # Two places of one name, at both sides of a border, are one stop.
        words[case] = " – ".join(dict.fromkeys(names[stop] for stop in stops))
    return words


def _drawn_legs(
    network: pd.DataFrame, shortest: pd.DataFrame, *, is_unchanged: bool
) -> pd.DataFrame:
    """Legs of the shortest routes for a map, and those of the railway to come.

    A route that does not change is drawn once.
    """
    drawn = shortest[shortest["kind"] == "today"] if is_unchanged else shortest
    is_drawn = network["leg_id"].isin(drawn["leg_id"])
    to_come = network[is_unfinished(network) & ~is_drawn]
    return pd.concat([drawn, to_come.assign(kind="railway")], ignore_index=True)


# --- The loss of a leg ----------------------------------------------------------------


def _losses(
    network: pd.DataFrame,
    trip: Pair,
    names: dict[str, str],
    *,
    year: int,
    opening: int,
) -> Losses:
    """What the loss of one leg would cost, with the railway and without."""
    legs = _leg_losses(network, trip, year=year, opening=opening)
    legs = legs.assign(
        start=legs["from_node"].map(names),
        end=legs["to_node"].map(names),
        past=legs["bypassed_by"] != "",
    )
    is_expected = legs["railway"] == (0 < opening <= year)
    expected = legs[is_expected]
    otherwise = legs[~is_expected]
    is_over_railway = is_unfinished(legs) & legs["railway"]

    worst_km = expected["detour_km"].max()
    worst = expected[expected["detour_km"] >= worst_km - SAME_KM]
    other_detours = otherwise.set_index("leg_id")["detour_km"]
    other_km = worst["leg_id"].map(other_detours).max()
    detour = Figure(value=worst_km, unit="km", source_ids=union(worst["source_ids"]))
    other_detour: Figure | Nothing = Nothing("no loss that costs another length")
    if len(worst) > 0 and abs(other_km - worst_km) >= OTHER_KM:
        other_detour = detour.of(value=other_km)
    return Losses(
        only=_legs(expected[expected["detour_km"].isna()]),
        only_other=_legs(otherwise[otherwise["detour_km"].isna()]),
        used_if_open=bool(is_over_railway.any()),
        worst=_legs(worst),
        detour=detour,
        other_detour=other_detour,
    )


def _leg_losses(
    network: pd.DataFrame, trip: Pair, *, year: int, opening: int
) -> pd.DataFrame:
    """`detour_km` of each leg of the shortest route, with and without the `railway`."""
    # As if it were open by the year, whenever it does open.
    by_then = min(opening or year, year)
    cases = []
    for railway, opens in ((True, by_then), (False, 0)):
        legs = open_legs(network, year=year, opening=opens)
        best = routes(legs, [trip], ["distance"])
        best_km = best["distance_km"].sum()
        detours = [
            _shortest_km(legs[legs["leg_id"] != leg], trip) - best_km
            for leg in best["leg_id"]
        ]
        cases.append(best.assign(detour_km=detours, railway=railway))
    return pd.concat(cases, ignore_index=True)


def _shortest_km(legs: pd.DataFrame, trip: Pair) -> float:
    """Length of the shortest route, missing where there is none."""
    best = routes(legs, [trip], ["distance"])
    return float(best["distance_km"].sum(min_count=1))


def _legs(rows: pd.DataFrame) -> list[Leg]:
    about = ["start", "end", "past", "source_ids"]
    return [Leg(**leg) for leg in records(rows[about])]
