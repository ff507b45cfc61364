"""Figures of infrastructure that take more than one frame, or a frame prepared."""

from collections import Counter
from typing import Any

import pandas as pd

from cac_data import codes, maps, plots
from cac_data.display import draw, format_value
from cac_data.display.phrases import listed
from cac_data.infrastructure.places import MAP_VIEW
from cac_data.infrastructure.routes import NEW_RAILWAY, RAIL_AND_SEA, short_name
from cac_data.infrastructure.schedules import (
    named_years,
    promise_spans,
    slip_spans,
)
from cac_data.infrastructure.wording import km

FAR_KM = 1000.0
"""A difference beyond which nobody needs an interval to know its sign."""


def draw_promises(claims: pd.DataFrame, *, opening: int = 0) -> Any:
    """Draw when each date of completion was named, and which date it was.

    `opening`: year in which the scenario opens the project; 0 for never.
    """
    return draw(
        plots.spans,
        promise_spans(claims),
        start="said",
        end="promised",
        label="label",
        settled="standing",
        text="text",
        unit="year in which it was said, and year in which it is to be finished",
        title=_promised(claims),
        names=("said", "still stands", "passed or replaced"),
        mark_at=opening + 0.5 if opening else None,
        mark_label=f"scenario: {opening}",
    )


def draw_slips(slips: pd.DataFrame) -> Any:
    """Draw the first date promised for each project, and what became of it."""
    return draw(
        plots.spans,
        slip_spans(slips),
        start="first",
        end="last",
        label="label",
        settled="finished",
        text="text",
        unit="year",
        title=_slipped(slips),
        group="group",
        names=("first date promised", "finished", "not finished"),
    )


def draw_ways(
    ways: pd.DataFrame,
    network: pd.DataFrame,
    nodes: pd.DataFrame,
    *,
    start: str,
    end: str,
    year: int,
) -> Any:
    """Draw the shortest ways between two places on a map, over the rest of the network.

    `year`: year that is compared with today.
    """
    rest = network[
        network["mode"].isin(RAIL_AND_SEA)
        & (network["status"] == "operating")
        & ~network["leg_id"].isin(ways["leg_id"])
    ]
    on_ways = ways[ways["kind"] != NEW_RAILWAY]
    touched = {*on_ways["from_node"], *on_ways["to_node"]}
    ends = {node for node, legs in _legs_at(on_ways).items() if legs == 1}
    main = nodes["node_id"].isin(touched) & (nodes["kind"] != "city")
    main |= nodes["node_id"].isin({*ends, *_ENDS_OF_THE_RAILWAY})
    names = pd.Series([short_name(str(name)) for name in nodes["name"]], nodes.index)
    # The two sides of a border often have one name, which is written once.
    twice = names.where(main).duplicated() & main
    points = nodes.assign(name=names.where(main & ~twice, ""))
    return draw(
        maps.routes,
        ways,
        points,
        title=_way(ways, start, end, year),
        kind="kind",
        behind=rest,
        view=_view(
            nodes[nodes["node_id"].isin({*ways["from_node"], *ways["to_node"]})]
        ),
    )


def _view(touched: pd.DataFrame) -> str:
    """Return the closest of the maps on which all these places have room."""
    for name in ("region", "silk_road", "corridors"):
        view = maps.VIEWS[name]
        inside = touched["lon"].between(view.west + _EDGE, view.east - _EDGE)
        inside &= touched["lat"].between(view.south + _EDGE, view.north - _EDGE)
        if inside.all():
            return name
    return "eurasia"


_EDGE = 1.5  # degrees between a place and the edge of its map


def _legs_at(ways: pd.DataFrame) -> Counter[str]:
    return Counter([*ways["from_node"], *ways["to_node"]])


_ENDS_OF_THE_RAILWAY = ("kashgar", "andijan")


def draw_comparison(comparison: pd.DataFrame) -> Any:
    """Draw the shortest ways today and with the railway."""
    known = comparison.dropna(subset=["without_km", "with_km"], how="all")
    return draw(
        plots.dumbbell,
        known,
        left="without_km",
        right="with_km",
        label="pair",
        unit="km by rail and ferry",
        title=_saved(known),
        names=("today", "with the railway"),
    )


def draw_alignments(comparison: pd.DataFrame) -> Any:
    """Draw how much longer ways over the railway are, with how sure that is."""
    near = comparison[comparison["over_km"].abs() <= FAR_KM]
    return draw(
        plots.intervals,
        near,
        label="pair",
        value="over_km",
        low="low_km",
        high="high_km",
        hue="alignment",
        decimals=0,
        unit="km longer (+) or shorter (−) than the way without the railway",
        title=_detour(near),
    )


def draw_errors(errors: pd.DataFrame) -> Any:
    """Draw how far the network's distances are from cited ones."""
    used = errors[errors["use"] == "independent"]
    labels = [
        f"{pair}, {format_value(cited, 0)} km"
        for pair, cited in zip(used["pair"], used["cited_km"], strict=True)
    ]
    return draw(
        plots.bars,
        used.assign(label=labels),
        x="label",
        y="error_pct",
        unit="% of the cited distance; above zero the network's way is longer",
        title=_missed(used),
    )


def draw_projects(places: pd.DataFrame, nodes: pd.DataFrame) -> Any:
    """Draw projects on a map, by how far they have come."""
    shown = places[places["on_map"].astype(bool)]
    lines = shown[shown["from_node"] != shown["to_node"]]
    once = lines.drop_duplicates(["from_node", "to_node"])  # a road beside a railway
    # Ends of lines and places of marks are named, not what lies on the way.
    ends = {node for node, count in _legs_at(once).items() if count == 1}
    marked = set(shown.loc[shown["from_node"] == shown["to_node"], "from_node"])
    wanted = nodes["node_id"].isin({*ends, *marked})
    names = pd.Series([short_name(str(name)) for name in nodes["name"]], nodes.index)
    # The two sides of a border often have one name, which is written once.
    twice = names.where(wanted).duplicated() & wanted
    return draw(
        maps.routes,
        shown,
        nodes.assign(name=names.where(wanted & ~twice, "")),
        title=_standing(shown),
        view=MAP_VIEW,
    )


def draw_cargo(cargo: pd.DataFrame) -> Any:
    """Draw the cargo of the two land corridors by year."""
    words = {"unit": "Mt", "title": _carried(cargo)}
    return draw(plots.lines, cargo, y="value", hue="name", **words)


def draw_investment(panels: pd.DataFrame) -> Any:
    """Draw each concept of Chinese money on a scale of its own."""
    words = {"unit": "USD bn", "title": _counted_money(panels)}
    return draw(plots.bar_panels, panels, panel="panel", y="value_usd_bn", **words)


def draw_debt(debt: pd.DataFrame) -> Any:
    """Draw what countries owe China, by year."""
    return draw(plots.lines, debt, y="value", unit="USD mn", title=_owed(debt))


def _promised(claims: pd.DataFrame) -> str:
    named = named_years(claims)
    if named.empty:
        return "The railway's completion: who named which date, and when"
    low, high = named["low"].item(), named["high"].item()
    span = f"{low}" if low == high else f"{low} to {high}"
    return f"The railway's completion: those responsible now name {span}"


def _slipped(slips: pd.DataFrame) -> str:
    """Set the slips until now across borders against those in one country."""
    going = slips[slips["state"] != "given up"]
    medians = going.groupby("cross_border")["slip_years"].median()
    if len(medians) == 2:
        one, several = (
            format_value(round(medians[key], 1) + 0.0, 1) for key in (False, True)
        )
        return f"Slip at the median: {several} years across borders, {one} within one"
    late = int((going["slip_years"] > 0).sum())
    return f"{late} of {len(going)} projects are behind the first date promised"


def _saved(comparison: pd.DataFrame) -> str:
    both = comparison.dropna(subset=["without_km", "with_km"])
    shorter = int((both["without_km"] - both["with_km"] >= 1).sum())
    return f"The railway would shorten {shorter} of {len(both)} ways"


def _missed(used: pd.DataFrame) -> str:
    error = format_value(float(used["error_pct"].abs().median()), 1)
    return f"The network's distances are {error} % off cited ones at the median"


def _way(ways: pd.DataFrame, start: str, end: str, year: int) -> str:
    """Name the length of the shortest way today, and in a year."""
    lengths = {
        str(kind): rows["distance_km"].sum() for kind, rows in ways.groupby("kind")
    }
    lengths.pop(NEW_RAILWAY, None)
    today = lengths.pop("shortest way today", None)
    ends = f"{start} to {end}"
    if today is None and not lengths:
        return f"{ends}: no way by rail and ferry"
    now = "no way today" if today is None else f"{km(today)} today"
    then = f"{km(next(iter(lengths.values())))} in {year}" if lengths else ""
    return f"{ends}: {now}, {then or f'no shorter in {year}'}"


def _detour(comparison: pd.DataFrame) -> str:
    """Say how the way over the railway compares for the pair that all speak of."""
    pair = "Xi'an – Tashkent"
    rows = comparison[(comparison["pair"] == pair) & comparison["over_km"].notna()]
    if rows.empty:
        return "The way over the railway against the way without it"
    low, high = rows["over_km"].min(), rows["over_km"].max()
    if low < 0 < high:
        return f"{pair}: the length of one line decides whether the railway is shorter"
    side = "longer" if low >= 0 else "shorter"
    least, most = sorted(abs(value) for value in (low, high))
    span = f"{least:.0f} to {most:.0f}" if most - least >= 1 else f"{most:.0f}"
    return f"{pair} is {span} km {side} over the railway"


def _standing(shown: pd.DataFrame) -> str:
    each = shown.drop_duplicates("project_id")
    count = int(each["status"].eq("under_construction").sum())
    return f"{count} of {len(each)} projects on the map are under construction"


def _carried(cargo: pd.DataFrame) -> str:
    last = cargo.drop_duplicates("name", keep="last")
    if len(last) != 2:
        return f"Cargo on the {', '.join(last['name'])}".replace("the Kaz", "Kaz")
    share = 100 * last["value"].iloc[1] / last["value"].iloc[0]
    return f"{last['name'].iloc[1]}: {share:.0f} % of {last['name'].iloc[0]}"


def _counted_money(panels: pd.DataFrame) -> str:
    stocks = panels[panels["how"].ne("sum") & panels["panel"].str.startswith("stock")]
    last = stocks.drop_duplicates("panel", keep="last")["value_usd_bn"]
    flows = panels.loc[~panels["panel"].str.startswith("stock"), "panel"].nunique()
    if len(last) != 2 or flows != 3:
        return "Chinese money in the five, by concept"
    low, high = (format_value(value, 1) for value in sorted(last))
    return f"A stock of USD {low} or {high} bn, and three flows of Chinese money"


def _owed(debt: pd.DataFrame) -> str:
    if debt.empty:
        return "Public debt to China"
    below = [
        codes.country_name(str(country))
        for country, rows in debt.groupby("country", sort=True)
        if 0 < rows["value"].iloc[-1] < rows["value"].max()
    ]
    if not below:
        return "Public debt to China"
    return f"Public debt to China is below its peak in {listed(below)}"
