"""Figures of infrastructure that take more than one frame, or a frame prepared."""

from collections import Counter
from typing import Any

import pandas as pd

from cac_data import maps, plots
from cac_data.display import draw, format_value
from cac_data.infrastructure.routes import NEW_RAILWAY, RAIL_AND_SEA, short_name
from cac_data.infrastructure.schedules import (
    named_years,
    promise_spans,
    slip_spans,
)

FAR_KM = 1000.0
"""A difference beyond which nobody needs an interval to know its sign."""


def draw_promises(claims: pd.DataFrame, *, opening: int = 0) -> Any:
    """Draw when each date of completion was named, and which date it was.

    Parameters
    ----------
    claims
        A frame of :func:`cac_data.infrastructure.completion_claims`.
    opening
        Year in which the scenario opens the project; 0 for never.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import completion_claims
    >>> claims = completion_claims(load_table("schedule_claims"), project_id="cku-rail")
    >>> ax = draw_promises(claims, opening=2031)
    >>> len(ax.get_yticklabels()) == len(claims)
    True
    >>> plt.close(ax.figure)
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
    """Draw the first date promised for each project, and what became of it.

    Parameters
    ----------
    slips
        A frame of :func:`cac_data.infrastructure.schedule_slip`.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import schedule_slip
    >>> slips = schedule_slip(load_table("schedule_claims"), load_table("projects"))
    >>> ax = draw_slips(slips)
    >>> ax.texts[0].get_text()
    'at least 20.0 years'
    >>> plt.close(ax.figure)
    """
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
        names=("first date promised", "finished", "not finished"),
    )


def draw_ways(
    ways: pd.DataFrame, network: pd.DataFrame, nodes: pd.DataFrame, *, title: str
) -> Any:
    """Draw the shortest ways between two places on a map, over the rest of the network.

    Parameters
    ----------
    ways
        A frame of :func:`cac_data.infrastructure.way_legs`.
    network
        A frame of :func:`cac_data.infrastructure.corridor_legs`.
    nodes
        Rows of ``network_nodes``.
    title
        What is shown.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import corridor_legs, way_legs
    >>> nodes = load_table("network_nodes")
    >>> network = corridor_legs(nodes, load_table("network_legs"))
    >>> ways = way_legs(
    ...     network, nodes, origin="xian", destination="tashkent", year=2030
    ... )
    >>> ax = draw_ways(ways, network, nodes, title="From Xi'an to Tashkent")
    >>> "Tashkent" in [text.get_text() for text in ax.texts]
    True
    >>> plt.close(ax.figure)
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
        title=title,
        kind="kind",
        behind=rest,
        view="corridors",
    )


def _legs_at(ways: pd.DataFrame) -> Counter[str]:
    return Counter([*ways["from_node"], *ways["to_node"]])


_ENDS_OF_THE_RAILWAY = ("kashgar", "andijan")


def draw_comparison(comparison: pd.DataFrame) -> Any:
    """Draw the shortest ways today and with the railway.

    Parameters
    ----------
    comparison
        A frame of :func:`cac_data.infrastructure.compare_routes`, or rows of one
        alignment.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> comparison = pd.DataFrame(
    ...     {
    ...         "pair": ["Kashgar – Tashkent"],
    ...         "without_km": [3616.0],
    ...         "with_km": [912.0],
    ...     }
    ... )
    >>> ax = draw_comparison(comparison)
    >>> [text.get_text() for text in ax.texts]
    ['912', '3,616']
    >>> plt.close(ax.figure)
    """
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
    """Draw how much longer ways over the railway are, with how sure that is.

    Parameters
    ----------
    comparison
        A frame of :func:`cac_data.infrastructure.compare_alignments`. Pairs that differ
        by more than :data:`FAR_KM` are left out: their sign is not in doubt.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> comparison = pd.DataFrame(
    ...     {
    ...         "alignment": ["original", "shorter"],
    ...         "pair": "Xi'an – Tashkent",
    ...         "over_km": [188.0, 65.0],
    ...         "low_km": [62.0, -60.0],
    ...         "high_km": [239.0, 116.0],
    ...     }
    ... )
    >>> ax = draw_alignments(comparison)
    >>> ax.get_yticklabels()[0].get_text()
    "Xi'an – Tashkent"
    >>> plt.close(ax.figure)
    """
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
        title="The way over the railway against the way without it",
    )


def draw_errors(errors: pd.DataFrame) -> Any:
    """Draw how far the network's distances are from cited ones.

    Parameters
    ----------
    errors
        A frame of :func:`cac_data.infrastructure.route_errors`; only independent checks
        are drawn.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> errors = pd.DataFrame(
    ...     {
    ...         "pair": ["Moscow – Tashkent"],
    ...         "cited_km": [3379.0],
    ...         "error_pct": [2.4],
    ...         "use": "independent",
    ...     }
    ... )
    >>> ax = draw_errors(errors)
    >>> ax.get_yticklabels()[0].get_text()
    'Moscow – Tashkent, 3,379 km'
    >>> plt.close(ax.figure)
    """
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


def draw_criticality(legs: pd.DataFrame) -> Any:
    """Draw what the loss of each leg of a way would add to it.

    Parameters
    ----------
    legs
        A frame of :func:`cac_data.infrastructure.criticality`; legs without another way
        have no bar.

    Returns
    -------
    Axes or None
        None where there is nothing to draw.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> legs = pd.DataFrame({"leg": ["Shu – Taraz"], "detour": [2193.0], "unit": "km"})
    >>> ax = draw_criticality(legs)
    >>> ax.get_xlabel()
    'km more'
    >>> plt.close(ax.figure)
    """
    known = legs[legs["detour"].notna()]
    return draw(
        plots.bars,
        known,
        x="leg",
        y="detour",
        sort=False,
        unit=f"{known['unit'].iloc[0]} more" if len(known) else "",
        title=_weakest(known),
    )


def _promised(claims: pd.DataFrame) -> str:
    named = named_years(claims)
    if named.empty:
        return "The railway's completion: who named which date, and when"
    low, high = named["low"].item(), named["high"].item()
    span = f"{low}" if low == high else f"{low} to {high}"
    return f"The railway's completion: those responsible now name {span}"


def _slipped(slips: pd.DataFrame) -> str:
    going = slips[slips["state"] != "given up"]
    late = int((going["slip_years"] > 0).sum())
    return (
        f"{late} of {len(going)} projects are behind the first date promised for them"
    )


def _saved(comparison: pd.DataFrame) -> str:
    both = comparison.dropna(subset=["without_km", "with_km"])
    shorter = int((both["without_km"] - both["with_km"] >= 1).sum())
    return f"The railway would shorten {shorter} of {len(both)} ways"


def _missed(used: pd.DataFrame) -> str:
    error = format_value(float(used["error_pct"].abs().median()), 1)
    return f"The network's distances are {error} % off cited ones at the median"


def _weakest(known: pd.DataFrame) -> str:
    if known.empty:
        return "No leg of the way has another way around it"
    worst = known.sort_values("detour", kind="stable").iloc[-1]
    return f"Of legs with a way around, the loss of {worst['leg']} costs most"
